# Libraries we link, each under a permissive licence. tools/install-dependencies installs them.
find_package(PkgConfig REQUIRED)
find_package(Threads REQUIRED)
pkg_check_modules(YAML REQUIRED IMPORTED_TARGET yaml-0.1)
pkg_check_modules(SQLITE REQUIRED IMPORTED_TARGET sqlite3)
pkg_check_modules(JANSSON REQUIRED IMPORTED_TARGET jansson)
pkg_check_modules(ZIP REQUIRED IMPORTED_TARGET libzip)
pkg_check_modules(EXPAT REQUIRED IMPORTED_TARGET expat)
pkg_check_modules(PROJ REQUIRED IMPORTED_TARGET proj)
pkg_check_modules(CBC REQUIRED IMPORTED_TARGET cbc) # Clp and Cbc
find_library(SLEEF_LIBRARY sleef REQUIRED)
find_path(SLEEF_INCLUDE sleef.h REQUIRED)

add_library(posture_dependencies INTERFACE)
target_include_directories(posture_dependencies SYSTEM INTERFACE ${SLEEF_INCLUDE})
target_link_libraries(posture_dependencies INTERFACE
    PkgConfig::YAML PkgConfig::SQLITE PkgConfig::JANSSON PkgConfig::PROJ PkgConfig::ZIP PkgConfig::EXPAT PkgConfig::CBC ${SLEEF_LIBRARY} Threads::Threads m)
