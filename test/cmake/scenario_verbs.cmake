# The verbs new, check, diff and explain as a user runs them; needs Python with jsonschema.
find_program(SYSTEM_PYTHON NAMES python3 PATHS /usr/bin NO_DEFAULT_PATH)
if(SYSTEM_PYTHON)
    add_test(NAME scenario_verbs_cli COMMAND ${SYSTEM_PYTHON} ${CMAKE_SOURCE_DIR}/test/cli/check_scenario_verbs.py
        $<TARGET_FILE:posture> ${CMAKE_SOURCE_DIR})
    set_tests_properties(scenario_verbs_cli PROPERTIES LABELS "quick;release-only")
endif()
