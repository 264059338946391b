# The report's page, bundled by Node's tools from web/ and compiled into the library as two C arrays. web/node_modules
# is shared by all build folders and installed anew only when the lock file changed, so that a build needs no network.
find_program(NODE NAMES node nodejs REQUIRED)
find_program(NPM npm REQUIRED)

set(POSTURE_WEB ${CMAKE_SOURCE_DIR}/web)
set(POSTURE_BUNDLE_SOURCES ${CMAKE_BINARY_DIR}/report/report_bundle.c)
file(GLOB POSTURE_WEB_SOURCES CONFIGURE_DEPENDS ${POSTURE_WEB}/*.mjs ${POSTURE_WEB}/template.html ${POSTURE_WEB}/src/*)

add_custom_command(OUTPUT ${CMAKE_BINARY_DIR}/report/packages.stamp
    COMMAND ${CMAKE_COMMAND} -DWEB=${POSTURE_WEB} -DNPM=${NPM} -P ${CMAKE_SOURCE_DIR}/cmake/report_packages.cmake
    COMMAND ${CMAKE_COMMAND} -E touch ${CMAKE_BINARY_DIR}/report/packages.stamp
    DEPENDS ${POSTURE_WEB}/package-lock.json ${CMAKE_SOURCE_DIR}/cmake/report_packages.cmake
    COMMENT "Fetching the report's packages" VERBATIM)
add_custom_command(OUTPUT ${POSTURE_BUNDLE_SOURCES}
    COMMAND ${NODE} ${POSTURE_WEB}/build.mjs ${CMAKE_BINARY_DIR}/report
    DEPENDS ${POSTURE_WEB_SOURCES} ${CMAKE_BINARY_DIR}/report/packages.stamp
    COMMENT "Bundling the report's page" VERBATIM)
