# The documentation: links and paths resolve, models and parameters are described, the guide's commands do what it shows.
find_program(PYTHON3 NAMES /usr/bin/python3 python3)
if(PYTHON3)
    add_test(NAME docs COMMAND ${PYTHON3} ${CMAKE_SOURCE_DIR}/test/docs/check_docs.py
        $<TARGET_FILE:posture> ${CMAKE_SOURCE_DIR})
    add_test(NAME guide COMMAND ${PYTHON3} ${CMAKE_SOURCE_DIR}/test/docs/run_guide.py
        $<TARGET_FILE:posture> ${CMAKE_SOURCE_DIR})
    set_tests_properties(docs guide PROPERTIES LABELS "quick;release-only")
    add_test(NAME validation_page COMMAND ${PYTHON3} ${CMAKE_SOURCE_DIR}/test/docs/validation_results.py
        ${CMAKE_BINARY_DIR} ${CMAKE_SOURCE_DIR})
    set_tests_properties(validation_page PROPERTIES LABELS "slow;release-only")
endif()

# bash completes what the program has.
find_program(BASH_PROGRAM bash)
if(BASH_PROGRAM)
    add_test(NAME completion COMMAND ${BASH_PROGRAM} ${CMAKE_SOURCE_DIR}/test/docs/completion_test.bash
        $<TARGET_FILE:posture> ${CMAKE_SOURCE_DIR})
    set_tests_properties(completion PROPERTIES LABELS "quick;release-only")
endif()
