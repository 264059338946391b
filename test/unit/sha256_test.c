/* The published examples of FIPS 180-4 (NIST CSRC, "SHA-256 Example"), and lengths around the block size. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "scenario/sha256.h"

static void check(const char *text, const char *expected)
{
    sha256 s;
    char digest[65];
    sha256_begin(&s);
    sha256_add(&s, text, strlen(text));
    sha256_end(&s, digest);
    assert_string_equal(digest, expected);
}

static void agrees_with_the_published_examples(void **state)
{
    (void)state;
    check("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    check("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    check("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
          "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
}

static void hashes_a_million_letters(void **state)
{
    (void)state;
    sha256 s;
    char digest[65];
    char block[1000];
    memset(block, 'a', sizeof block);
    sha256_begin(&s);
    for (int i = 0; i < 1000; i++)
        sha256_add(&s, block, sizeof block);
    sha256_end(&s, digest);
    assert_string_equal(digest, "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
}

static void does_not_care_how_the_bytes_come(void **state)
{
    (void)state;
    char bytes[200];
    for (size_t i = 0; i < sizeof bytes; i++)
        bytes[i] = (char)(i * 37);
    for (size_t length = 0; length <= sizeof bytes; length++) {
        sha256 whole, split;
        char first[65], second[65];
        sha256_begin(&whole);
        sha256_begin(&split);
        sha256_add(&whole, bytes, length);
        sha256_add(&split, bytes, length / 3);
        sha256_add(&split, bytes + length / 3, length - length / 3);
        sha256_end(&whole, first);
        sha256_end(&split, second);
        assert_string_equal(first, second);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(agrees_with_the_published_examples),
        cmocka_unit_test(hashes_a_million_letters),
        cmocka_unit_test(does_not_care_how_the_bytes_come),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
