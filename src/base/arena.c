#include <base/arena.h>

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

enum { ALIGNMENT = 64, BLOCK_BYTE = 64 * 1024 };

struct arena_block {
    arena_block *next;
    size_t capacity_byte; /* of `start` */
    size_t taken_byte;
    unsigned char *start; /* aligned, behind this header */
};

void arena_init(arena *a)
{
    *a = (arena){0};
}

void arena_clear(arena *a)
{
    arena_block *block = a->first;
    while (block) {
        arena_block *next = block->next;
        free(block);
        block = next;
    }
    arena_init(a);
}

static arena_block *block_create(size_t capacity_byte)
{
    if (capacity_byte > SIZE_MAX - sizeof(arena_block) - ALIGNMENT)
        return NULL;
    arena_block *block = calloc(1, sizeof *block + ALIGNMENT + capacity_byte);
    if (!block)
        return NULL;
    uintptr_t behind = (uintptr_t)(block + 1);
    block->capacity_byte = capacity_byte;
    block->start = (unsigned char *)(block + 1) + (ALIGNMENT - behind % ALIGNMENT) % ALIGNMENT;
    return block;
}

void *arena_allocate(arena *a, size_t size)
{
    if (size > SIZE_MAX - ALIGNMENT)
        return NULL;
    /* A type is at least as large as its alignment: what is smaller than 32 bytes never needs more than 16. */
    size_t step = size < 32 ? 16 : ALIGNMENT;
    arena_block *block = a->first;
    size_t offset = block ? (block->taken_byte + step - 1) / step * step : 0;
    if (!block || offset > block->capacity_byte || size > block->capacity_byte - offset) {
        block = block_create(size > BLOCK_BYTE ? size : BLOCK_BYTE);
        if (!block)
            return NULL;
        /* A large object gets its own block behind the current one, whose rest stays in use. */
        if (size > BLOCK_BYTE / 2 && a->first) {
            block->next = a->first->next;
            a->first->next = block;
        } else {
            block->next = a->first;
            a->first = block;
        }
        offset = 0;
    }
    block->taken_byte = offset + size;
    a->used_byte += size;
    return block->start + offset;
}

void *arena_allocate_array(arena *a, size_t count, size_t size)
{
    if (size != 0 && count > SIZE_MAX / size)
        return NULL;
    return arena_allocate(a, count * size);
}

char *arena_copy_text(arena *a, const char *text, size_t length)
{
    if (length == SIZE_MAX)
        return NULL;
    char *copy = arena_allocate(a, length + 1);
    if (copy && length > 0)
        memcpy(copy, text, length);
    return copy;
}
