# The house holds: includes point downwards (src/FLOORS), no file or function is too long; and the checker sees bad houses.
find_program(PYTHON3 NAMES /usr/bin/python3 python3)
if(PYTHON3)
    add_test(NAME layers COMMAND ${PYTHON3} ${CMAKE_SOURCE_DIR}/tools/check_layers.py ${CMAKE_SOURCE_DIR})
    add_test(NAME layers_checker COMMAND ${PYTHON3} ${CMAKE_SOURCE_DIR}/test/layers/check_layers_test.py)
    set_tests_properties(layers layers_checker PROPERTIES LABELS "quick;release-only")
endif()
