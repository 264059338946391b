# The calibrated model's committed coefficients and scores are what its table gives, where the table is at hand.
find_package(Python3 COMPONENTS Interpreter)
if(Python3_FOUND)
    add_test(NAME engagement_fit COMMAND ${Python3_EXECUTABLE} ${CMAKE_SOURCE_DIR}/tools/fit_engagement.py
        ${CMAKE_SOURCE_DIR}/../shared/reference/battles/calibration.csv
        --check ${CMAKE_SOURCE_DIR}/src/process/engagement/calibration.c)
    set_tests_properties(engagement_fit PROPERTIES LABELS slow SKIP_RETURN_CODE 77)
endif()
