# cmake -DWEB=FOLDER -DNPM=PROGRAM -P report_packages.cmake: `npm ci`, unless the installed packages are those of the
# lock file already.
set(installed ${WEB}/node_modules/installed-lock.json)
if(EXISTS ${installed})
    file(SHA256 ${installed} have)
    file(SHA256 ${WEB}/package-lock.json want)
    if(have STREQUAL want)
        return()
    endif()
endif()
execute_process(COMMAND ${NPM} ci --ignore-scripts --no-audit --no-fund --prefer-offline
    WORKING_DIRECTORY ${WEB} RESULT_VARIABLE failed)
if(failed)
    message(FATAL_ERROR "npm could not install the report's packages: see above")
endif()
configure_file(${WEB}/package-lock.json ${installed} COPYONLY)
