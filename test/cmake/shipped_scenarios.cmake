# posture check finds no fault in any scenario that is shipped.
file(GLOB shipped CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/scenarios/*)
foreach(folder ${shipped})
    get_filename_component(id ${folder} NAME)
    add_test(NAME check_${id} COMMAND posture check ${folder})
    set_tests_properties(check_${id} PROPERTIES LABELS quick)
endforeach()
