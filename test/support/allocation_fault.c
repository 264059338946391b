#include "support/allocation_fault.h"

#include <stdatomic.h>
#include <stddef.h>

#include "base/arena.h"

void *__real_malloc(size_t size);
void *__real_calloc(size_t count, size_t size);
void *__real_realloc(void *block, size_t size);
void *__real_arena_allocate(arena *a, size_t size);
void *__real_arena_allocate_array(arena *a, size_t count, size_t size);
char *__real_arena_copy_text(arena *a, const char *text, size_t length);
void *__wrap_malloc(size_t size);
void *__wrap_calloc(size_t count, size_t size);
void *__wrap_realloc(void *block, size_t size);
void *__wrap_arena_allocate(arena *a, size_t size);
void *__wrap_arena_allocate_array(arena *a, size_t count, size_t size);
char *__wrap_arena_copy_text(arena *a, const char *text, size_t length);

static atomic_long counted;
static atomic_long failing;
static atomic_size_t asked_byte;

void allocation_fault_arm(long nth)
{
    atomic_store(&counted, 0);
    atomic_store(&asked_byte, 0);
    atomic_store(&failing, nth);
}

long allocation_fault_count(void)
{
    return atomic_load(&counted);
}

size_t allocation_fault_byte(void)
{
    return atomic_load(&asked_byte);
}

bool allocation_fault_hit(void)
{
    const long nth = atomic_load(&failing);
    return nth > 0 && allocation_fault_count() >= nth;
}

static bool fails(size_t size)
{
    atomic_fetch_add(&asked_byte, size);
    return atomic_fetch_add(&counted, 1) + 1 == atomic_load(&failing);
}

void *__wrap_malloc(size_t size)
{
    return fails(size) ? NULL : __real_malloc(size);
}

void *__wrap_calloc(size_t count, size_t size)
{
    return fails(count * size) ? NULL : __real_calloc(count, size);
}

void *__wrap_realloc(void *block, size_t size)
{
    return fails(size) ? NULL : __real_realloc(block, size);
}

void *__wrap_arena_allocate(arena *a, size_t size)
{
    return fails(size) ? NULL : __real_arena_allocate(a, size);
}

void *__wrap_arena_allocate_array(arena *a, size_t count, size_t size)
{
    return fails(count * size) ? NULL : __real_arena_allocate_array(a, count, size);
}

char *__wrap_arena_copy_text(arena *a, const char *text, size_t length)
{
    return fails(length + 1) ? NULL : __real_arena_copy_text(a, text, length);
}
