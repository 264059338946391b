# Compiler flags shared by every target.
#
# Results must be the same bytes whatever the compiler and the processor: no contraction of a*b+c into a fused
# multiply-add, no value-changing optimisation, strict IEEE doubles.
add_library(posture_flags INTERFACE)
target_compile_options(posture_flags INTERFACE
    -Wall -Wextra -Wconversion -Wshadow -Wstrict-prototypes -Wmissing-prototypes -Wvla
    -ffp-contract=off -fno-fast-math -fvisibility=hidden)
target_compile_definitions(posture_flags INTERFACE _POSIX_C_SOURCE=200809L)

if(POSTURE_WERROR)
    target_compile_options(posture_flags INTERFACE -Werror)
endif()

if(POSTURE_SANITIZE)
    target_compile_options(posture_flags INTERFACE -fsanitize=${POSTURE_SANITIZE} -fno-omit-frame-pointer)
    target_link_options(posture_flags INTERFACE -fsanitize=${POSTURE_SANITIZE})
endif()

# The fuzzers follow which edges of the library an input reaches.
if(POSTURE_FUZZ)
    target_compile_options(posture_flags INTERFACE -fsanitize=fuzzer-no-link)
endif()
