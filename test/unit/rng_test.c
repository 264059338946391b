#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "numeric/rng.h"
#include "support/near.h"

/* Known answers of Philox4x32-10 from Random123 (Salmon et al. 2011), kat_vectors. */
static void philox_gives_its_published_answers(void **state)
{
    (void)state;
    static const struct {
        uint32_t counter[4], key[2], out[4];
    } known[] = {
        {{0, 0, 0, 0}, {0, 0}, {0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8}},
        {{0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff},
         {0xffffffff, 0xffffffff},
         {0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd}},
        {{0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344},
         {0xa4093822, 0x299f31d0},
         {0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1}},
    };
    for (size_t i = 0; i < sizeof known / sizeof known[0]; i++) {
        uint32_t out[4];
        rng_philox4x32_10(known[i].counter, known[i].key, out);
        assert_memory_equal(out, known[i].out, sizeof out);
    }
}

static void every_field_of_the_key_matters(void **state)
{
    (void)state;
    const rng_stream stream = {.seed = 5, .replication = 9};
    const double u = rng_uniform(stream, RNG_MOVEMENT, 77, 3, 1);
    assert_true(u == rng_uniform(stream, RNG_MOVEMENT, 77, 3, 1));
    assert_true(u != rng_uniform((rng_stream){6, 9}, RNG_MOVEMENT, 77, 3, 1));
    assert_true(u != rng_uniform((rng_stream){5, 10}, RNG_MOVEMENT, 77, 3, 1));
    assert_true(u != rng_uniform((rng_stream){9, 5}, RNG_MOVEMENT, 77, 3, 1));
    assert_true(u != rng_uniform(stream, RNG_AIR, 77, 3, 1));
    assert_true(u != rng_uniform(stream, RNG_MOVEMENT, 78, 3, 1));
    assert_true(u != rng_uniform(stream, RNG_MOVEMENT, 77 + ((uint64_t)1 << 40), 3, 1));
    assert_true(u != rng_uniform(stream, RNG_MOVEMENT, 77, 4, 1));
    assert_true(u != rng_uniform(stream, RNG_MOVEMENT, 77, 3, 2));
}

/* Flipping any one bit of any field gives another draw, and all of them together look uniform: nothing of the key is
 * dropped on the way. The bound is four standard errors. */
static void every_bit_of_the_key_matters(void **state)
{
    (void)state;
    enum { FIELDS = 6, DRAWS = 64 + 64 + 8 + 64 + 32 + 24 };
    static const int bits[FIELDS] = {64, 64, 8, 64, 32, 24};
    static const uint64_t usual[FIELDS] = {2021, 17, RNG_TEST, 0x1234567890abcdefu, 3, 5};
    double draws[DRAWS];
    double sum = 0;
    int count = 0;
    for (int field = 0; field < FIELDS; field++)
        for (int bit = 0; bit < bits[field]; bit++) {
            uint64_t key[FIELDS];
            memcpy(key, usual, sizeof key);
            key[field] ^= (uint64_t)1 << bit;
            draws[count] = rng_uniform((rng_stream){key[0], key[1]}, (rng_process)key[2], key[3], (uint32_t)key[4],
                                       (uint32_t)key[5]);
            for (int i = 0; i < count; i++)
                assert_true(draws[i] != draws[count]);
            sum += draws[count++];
        }
    assert_int_equal(count, DRAWS);
    assert_near(sum / DRAWS, 0.5, 4 * 0.2887 / 16);
}

/* Mean, variance and serial correlation over the fields that vary most; bounds are five standard errors. */
static void uniforms_are_uniform_along_each_field(void **state)
{
    (void)state;
    const int n = 20000;
    for (int field = 0; field < 4; field++) {
        double sum = 0;
        double squares = 0;
        double products = 0;
        double before = 0.5;
        for (int i = 0; i < n; i++) {
            const rng_stream stream = {.seed = 1, .replication = field == 0 ? (uint64_t)i : 0};
            const double u = rng_uniform(stream, RNG_TEST, field == 1 ? (uint64_t)i : 0, field == 2 ? (uint32_t)i : 0,
                                         field == 3 ? (uint32_t)i : 0);
            assert_true(u > 0.0 && u < 1.0);
            sum += u;
            squares += (u - 0.5) * (u - 0.5);
            products += (u - 0.5) * (before - 0.5);
            before = u;
        }
        assert_near(sum / n, 0.5, 5 * 0.2887 / 141.4);
        assert_near(squares / n, 1.0 / 12, 5 * 0.0745 / 141.4);
        assert_near(products / n, 0.0, 5 * 0.0833 / 141.4);
    }
}

static void normals_are_monotone_in_the_uniform(void **state)
{
    (void)state;
    double sum = 0;
    double squares = 0;
    const int n = 20000;
    for (int i = 0; i < n; i++) {
        const double z = rng_normal((rng_stream){3, 0}, RNG_TEST, 1, (uint32_t)i, 0);
        const double u = rng_uniform((rng_stream){3, 0}, RNG_TEST, 1, (uint32_t)i, 0);
        assert_true((z > 0) == (u > 0.5));
        sum += z;
        squares += z * z;
    }
    assert_near(sum / n, 0, 5 / 141.4);
    assert_near(squares / n, 1, 5 * 1.4142 / 141.4);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(philox_gives_its_published_answers),  cmocka_unit_test(every_field_of_the_key_matters),
        cmocka_unit_test(every_bit_of_the_key_matters),        cmocka_unit_test(uniforms_are_uniform_along_each_field),
        cmocka_unit_test(normals_are_monotone_in_the_uniform),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
