# The report: documents against their schema, and the page in a real browser where Chromium is installed.
add_executable(render_report ${CMAKE_SOURCE_DIR}/test/web/render_report.c)
target_include_directories(render_report PRIVATE ${CMAKE_SOURCE_DIR}/src)
target_link_libraries(render_report PRIVATE posture_core)

set(web ${CMAKE_SOURCE_DIR}/test/web)
set(sample_report ${CMAKE_CURRENT_BINARY_DIR}/sample_report.html)

add_test(NAME report_sample COMMAND render_report ${web}/sample.json ${sample_report})
set_tests_properties(report_sample PROPERTIES LABELS quick FIXTURES_SETUP report_sample)

find_program(SYSTEM_PYTHON NAMES python3 PATHS /usr/bin NO_DEFAULT_PATH)
if(SYSTEM_PYTHON)
    add_test(NAME report_schema COMMAND ${SYSTEM_PYTHON} ${web}/check_schema.py
        ${CMAKE_SOURCE_DIR}/docs/schema/report.schema.json ${web}/sample.json ${sample_report})
    set_tests_properties(report_schema PROPERTIES LABELS "quick;release-only" FIXTURES_REQUIRED report_sample)
endif()

find_program(CHROMIUM NAMES chromium chromium-browser google-chrome)
if(CHROMIUM)
    add_test(NAME report_browser COMMAND ${NODE} ${web}/check_report.mjs ${CHROMIUM} ${sample_report})
    set_tests_properties(report_browser PROPERTIES LABELS "quick;release-only" FIXTURES_REQUIRED report_sample TIMEOUT 120)
else()
    message(STATUS "chromium is missing: the report is not opened in a browser; tools/install-dependencies --check installs it")
endif()
