#include "numeric/factorial.h"

#include <assert.h>
#include <stddef.h>
#include <stdlib.h>

enum { WORDS = 1 << 20, PRODUCT_ONE = 1, PRODUCT_TWO = 2, PRODUCT_THREE = 4 };

posture_status factorial_design(const int *levels, int columns, design *out)
{
    int64_t rows = 1;
    for (int c = 0; c < columns && rows > 0; c++)
        rows = levels[c] > 0 && rows * levels[c] <= DESIGN_ROWS_MAX ? rows * levels[c] : 0;
    posture_status status = design_init(out, DESIGN_FACTORIAL, (int)rows, columns, 0);
    if (status != POSTURE_OK)
        return status;
    for (int r = 0; r < out->rows; r++) {
        int rest = r;
        for (int c = 0; c < columns; c++) {
            out->points[(ptrdiff_t)r * columns + c] = (rest % levels[c] + 0.5) / levels[c];
            rest /= levels[c];
        }
    }
    return POSTURE_OK;
}

/* Marks what becomes a product of up to three columns with `word` as a new one. */
static void add_word(uint8_t *product, uint32_t word, uint32_t limit)
{
    for (uint32_t x = 0; x < limit; x++)
        if (product[x] & PRODUCT_TWO)
            product[x ^ word] |= PRODUCT_THREE;
    for (uint32_t x = 0; x < limit; x++)
        if (product[x] & PRODUCT_ONE)
            product[x ^ word] |= PRODUCT_TWO;
    product[word] |= PRODUCT_ONE;
}

/* Length of the shortest product of columns that is the mean: 3, 4, or 5 for at least that. */
static int shortest_word(const uint32_t *word, int columns, const uint8_t *product)
{
    int shortest = 5;
    for (int a = 0; a < columns; a++) {
        if (product[word[a]] & PRODUCT_TWO)
            return 3;
        if (product[word[a]] & PRODUCT_THREE)
            shortest = 4;
    }
    return shortest;
}

/* False where WORDS are not enough. bits: of the largest word. */
static bool choose_words(uint32_t *word, int columns, int resolution, uint8_t *product, int *bits)
{
    const unsigned refused = resolution == 3   ? PRODUCT_ONE
                             : resolution == 4 ? PRODUCT_ONE | PRODUCT_TWO
                                               : PRODUCT_ONE | PRODUCT_TWO | PRODUCT_THREE;
    uint32_t next = 1;
    *bits = 0;
    for (int c = 0; c < columns; c++) {
        while (next < WORDS && (product[next] & refused))
            next++;
        if (next >= WORDS)
            return false;
        while (next >> *bits)
            (*bits)++;
        word[c] = next;
        add_word(product, next, (uint32_t)1 << *bits);
        next++;
    }
    return true;
}

static double level_of(uint32_t run, uint32_t word)
{
    unsigned parity = 0;
    for (uint32_t common = run & word; common; common &= common - 1)
        parity ^= 1u;
    return parity ? 0.75 : 0.25;
}

posture_status factorial_fraction(int columns, int resolution, design *out)
{
    *out = (design){0};
    if (columns <= 0 || columns >= WORDS || resolution < 3 || resolution > 5)
        return POSTURE_ERROR_INPUT;
    posture_status status = POSTURE_ERROR_MEMORY;
    int bits = 0;
    uint8_t *product = calloc(WORDS, sizeof *product);
    uint32_t *word = calloc((size_t)columns, sizeof *word);
    if (!product || !word)
        goto done;
    if (!choose_words(word, columns, resolution, product, &bits)) {
        status = POSTURE_ERROR_INPUT;
        goto done;
    }
    status = design_init(out, DESIGN_FRACTIONAL_FACTORIAL, 1 << bits, columns, 0);
    if (status != POSTURE_OK)
        goto done;
    out->basic_factors = bits;
    out->resolution = columns == bits ? 0 : shortest_word(word, columns, product);
    for (int r = 0; r < out->rows; r++)
        for (int c = 0; c < columns; c++)
            out->points[(ptrdiff_t)r * columns + c] = level_of((uint32_t)r, word[c]);
    out->word = word;
    word = NULL;
done:
    free(product);
    free(word);
    return status;
}

uint32_t factorial_word(const design *d, const int *columns, int count)
{
    assert(d->word);
    uint32_t word = 0;
    for (int i = 0; i < count; i++)
        word ^= d->word[columns[i]];
    return word;
}

typedef struct effect {
    uint32_t word;
    int order; /* main effects first, then products */
    int column[2];
} effect;

static int compare_effects(const void *a, const void *b)
{
    const effect *x = a;
    const effect *y = b;
    if (x->word != y->word)
        return x->word < y->word ? -1 : 1;
    return x->order - y->order;
}

static int compare_aliases(const void *a, const void *b)
{
    const int *x = ((const factorial_alias *)a)->a;
    const int *y = ((const factorial_alias *)b)->a;
    const int key_x[4] = {x[1] >= 0, x[0], x[1], 0};
    const int key_y[4] = {y[1] >= 0, y[0], y[1], 0};
    for (int i = 0; i < 3; i++)
        if (key_x[i] != key_y[i])
            return key_x[i] - key_y[i];
    const int *u = ((const factorial_alias *)a)->b;
    const int *v = ((const factorial_alias *)b)->b;
    const int low_u = u[1] >= 0;
    const int low_v = v[1] >= 0;
    if (low_u != low_v)
        return low_u - low_v;
    return u[0] != v[0] ? u[0] - v[0] : u[1] - v[1];
}

static size_t list_effects(const design *d, effect *effects)
{
    size_t n = 0;
    for (int a = 0; a < d->columns; a++, n++)
        effects[n] = (effect){d->word[a], (int)n, {a, -1}};
    for (int a = 0; a < d->columns; a++)
        for (int b = a + 1; b < d->columns; b++, n++)
            effects[n] = (effect){d->word[a] ^ d->word[b], (int)n, {a, b}};
    return n;
}

posture_status factorial_aliases(const design *d, factorial_alias **aliases, int *count)
{
    assert(d->word);
    *aliases = NULL;
    *count = 0;
    const size_t columns = (size_t)d->columns;
    const size_t room = columns + columns * (columns - 1) / 2;
    effect *effects = malloc(room * sizeof *effects);
    factorial_alias *found = malloc(room * sizeof *found);
    if (!effects || !found) {
        free(effects);
        free(found);
        return POSTURE_ERROR_MEMORY;
    }
    list_effects(d, effects);
    qsort(effects, room, sizeof *effects, compare_effects);
    const effect *first = effects;
    for (size_t i = 1; i < room; i++) {
        if (effects[i].word != first->word) {
            first = &effects[i];
            continue;
        }
        found[(*count)++] =
            (factorial_alias){{first->column[0], first->column[1]}, {effects[i].column[0], effects[i].column[1]}};
    }
    free(effects);
    if (*count == 0) {
        free(found);
        return POSTURE_OK;
    }
    qsort(found, (size_t)*count, sizeof *found, compare_aliases);
    *aliases = found;
    return POSTURE_OK;
}
