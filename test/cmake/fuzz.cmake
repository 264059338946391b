# test/fuzz/NAME_fuzz.c: libFuzzer with ASan and UBSan over one reader, a bounded number of inputs. The scenarios are
# the seeds; new inputs go to a scratch folder of the build.
if(POSTURE_FUZZ)
    file(GLOB fuzz_targets CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/test/fuzz/*_fuzz.c)
    foreach(path ${fuzz_targets})
        get_filename_component(name ${path} NAME_WE)
        set(scratch ${CMAKE_CURRENT_BINARY_DIR}/${name}_corpus)
        file(MAKE_DIRECTORY ${scratch})
        add_executable(${name} ${path})
        target_include_directories(${name} PRIVATE ${CMAKE_SOURCE_DIR}/src)
        target_link_libraries(${name} PRIVATE posture_core)
        target_link_options(${name} PRIVATE -fsanitize=fuzzer)
        target_compile_definitions(${name} PRIVATE POSTURE_SOURCE_DIR="${CMAKE_SOURCE_DIR}")
        add_test(NAME ${name} COMMAND ${name} -seed=1 -runs=20000 -max_total_time=30 -timeout=10 -rss_limit_mb=2048
            -max_len=4096 -print_final_stats=1 ${scratch} ${CMAKE_SOURCE_DIR}/scenarios/teaching)
        set_tests_properties(${name} PROPERTIES LABELS fuzz TIMEOUT 120)
    endforeach()
endif()
