# The report: documents against their schema, and the page in a real browser where Chromium is installed; from the
# committed samples and from a small assessment of the teaching scenario.
add_executable(render_report ${CMAKE_SOURCE_DIR}/test/web/render_report.c)
target_include_directories(render_report PRIVATE ${CMAKE_SOURCE_DIR}/src)
target_link_libraries(render_report PRIVATE posture_core)

set(web ${CMAKE_SOURCE_DIR}/test/web)
set(sample_report ${CMAKE_CURRENT_BINARY_DIR}/sample_report.html)
add_test(NAME report_sample COMMAND render_report ${web}/sample.json ${sample_report})
set_tests_properties(report_sample PROPERTIES LABELS quick FIXTURES_SETUP report_sample)
set(bare_report ${CMAKE_CURRENT_BINARY_DIR}/bare_report.html)
add_test(NAME report_bare COMMAND render_report ${web}/bare.json ${bare_report})
set_tests_properties(report_bare PROPERTIES LABELS quick FIXTURES_SETUP report_bare)
set(report_documents ${web}/sample.json ${sample_report} ${bare_report})
set(report_fixtures report_sample report_bare)

if(EXISTS ${CMAKE_SOURCE_DIR}/cli/assess.c)
    set(teaching_results ${CMAKE_CURRENT_BINARY_DIR}/teaching_results)
    add_test(NAME report_teaching COMMAND posture assess ${CMAKE_SOURCE_DIR}/scenarios/teaching
        --replications 40 --seed 1 --across-models --output ${teaching_results})
    set_tests_properties(report_teaching PROPERTIES LABELS quick FIXTURES_SETUP report_teaching)
    list(APPEND report_documents ${teaching_results}/report.html)
    list(APPEND report_fixtures report_teaching)
endif()

find_program(SYSTEM_PYTHON NAMES python3 PATHS /usr/bin NO_DEFAULT_PATH)
if(SYSTEM_PYTHON)
    add_test(NAME report_schema COMMAND ${SYSTEM_PYTHON} ${web}/check_schema.py
        ${CMAKE_SOURCE_DIR}/docs/schema/report.schema.json ${report_documents})
    set_tests_properties(report_schema PROPERTIES LABELS "quick;release-only" FIXTURES_REQUIRED "${report_fixtures}")
endif()

find_program(CHROMIUM NAMES chromium chromium-browser google-chrome)
if(CHROMIUM)
    function(report_browser_test name page)
        add_test(NAME report_browser_${name} COMMAND ${NODE} ${web}/check_report.mjs ${CHROMIUM} ${page} ${ARGN})
        set_tests_properties(report_browser_${name} PROPERTIES LABELS "quick;release-only" FIXTURES_REQUIRED report_${name}
            TIMEOUT 120)
    endfunction()
    report_browser_test(sample ${sample_report})
    report_browser_test(bare ${bare_report} --bare)
    if(teaching_results)
        report_browser_test(teaching ${teaching_results}/report.html)
    endif()
else()
    message(STATUS "chromium is missing: the report is not opened in a browser; tools/install-dependencies --check installs it")
endif()
