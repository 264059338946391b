/* Arena: zeroed, aligned, never overlapping. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include <base/arena.h>

static void objects_are_zeroed_aligned_and_apart(void **state)
{
    (void)state;
    enum { COUNT = 3000 };
    static unsigned char *object[COUNT];
    static size_t size[COUNT];
    arena a;
    arena_init(&a);
    size_t total = 0;
    for (int i = 0; i < COUNT; i++) {
        size[i] = i % 500 == 499 ? 100000u + (size_t)i : (size_t)(i * 37 % 300);
        total += size[i];
        object[i] = arena_allocate(&a, size[i]);
        assert_non_null(object[i]);
        assert_int_equal((uintptr_t)object[i] % (size[i] < 32 ? 16 : 64), 0);
        for (size_t k = 0; k < size[i]; k++)
            assert_int_equal(object[i][k], 0);
        memset(object[i], i % 251 + 1, size[i]);
    }
    for (int i = 0; i < COUNT; i++)
        for (size_t k = 0; k < size[i]; k++)
            assert_int_equal(object[i][k], i % 251 + 1);
    assert_int_equal(a.used_byte, total);
    arena_clear(&a);
    assert_int_equal(a.used_byte, 0);
    assert_string_equal(arena_copy_text(&a, "Narva and more", 5), "Narva");
    arena_clear(&a);
    arena_clear(&a);
}

static void impossible_sizes_give_null(void **state)
{
    (void)state;
    arena a;
    arena_init(&a);
    assert_null(arena_allocate(&a, SIZE_MAX));
    assert_null(arena_allocate_array(&a, SIZE_MAX / 4, 8));
    assert_null(arena_copy_text(&a, "", SIZE_MAX));
    assert_non_null(arena_allocate(&a, 0));
    arena_clear(&a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(objects_are_zeroed_aligned_and_apart),
        cmocka_unit_test(impossible_sizes_give_null),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
