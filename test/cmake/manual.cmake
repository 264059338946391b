# The manual page is well formed: groff finds nothing to say.
find_program(MAN man)
if(MAN)
    add_test(NAME manual_page COMMAND sh -c
        "out=$(LC_ALL=C.UTF-8 MANROFFSEQ='' MANWIDTH=100 man --warnings -E UTF-8 -l -Tutf8 -Z ${CMAKE_BINARY_DIR}/posture.1 2>&1 >/dev/null) && test -z \"$out\" || { echo \"$out\"; exit 1; }")
    set_tests_properties(manual_page PROPERTIES LABELS quick)
endif()
