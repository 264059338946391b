# The same golden bits with the processor's FMA and AVX hidden from the C library.
add_test(NAME elementary_masked COMMAND elementary_test WORKING_DIRECTORY ${CMAKE_SOURCE_DIR})
set_tests_properties(elementary_masked PROPERTIES LABELS quick
    ENVIRONMENT "GLIBC_TUNABLES=glibc.cpu.hwcaps=-AVX2_Usable,-FMA_Usable,-AVX2,-FMA,-AVX512F")
