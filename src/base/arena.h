/* A bump allocator: many small objects with one lifetime. Blocks come from malloc and are freed together.
 *
 * Not thread-safe: one arena per owner. Memory is zeroed. */
#ifndef BASE_ARENA_H
#define BASE_ARENA_H

#include <stddef.h>

typedef struct arena_block arena_block;

typedef struct arena {
    arena_block *first;
    size_t used_byte; /* handed out so far, for reports */
} arena;

void arena_init(arena *a);  /* allocates nothing */
void arena_clear(arena *a); /* frees everything; the arena can be used again */

/* `size` zeroed bytes aligned for any type up to 64 bytes; NULL when out of memory. size 0 gives a valid pointer. */
void *arena_allocate(arena *a, size_t size);

/* Same for an array; NULL also when count * size overflows. */
void *arena_allocate_array(arena *a, size_t count, size_t size);

/* A copy of text[0..length) with a closing NUL; NULL when out of memory. */
char *arena_copy_text(arena *a, const char *text, size_t length);

#endif
