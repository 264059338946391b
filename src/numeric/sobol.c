#include "numeric/sobol.h"

#include <assert.h>
#include <stddef.h>
#include <stdlib.h>

#include "numeric/joe_kuo.h"

enum { BITS = 32, PURPOSE_SHIFT = 1 };

static int degree_of(unsigned polynomial)
{
    int degree = 0;
    while (polynomial >> (degree + 1))
        degree++;
    return degree;
}

/* Direction numbers of all columns, bit after bit: v[bit * columns + column] (Bratley & Fox 1988, section 2). */
static void make_directions(uint32_t *v, int columns)
{
    for (int bit = 0; bit < BITS; bit++)
        v[(ptrdiff_t)bit * columns] = (uint32_t)1 << (BITS - 1 - bit);
    const uint16_t *initial = joe_kuo_initial;
    for (int c = 1; c < columns; c++) {
        const unsigned polynomial = joe_kuo_polynomial[c - 1];
        const int degree = degree_of(polynomial);
        for (int bit = 0; bit < BITS; bit++) {
            uint32_t *at = &v[(ptrdiff_t)bit * columns + c];
            if (bit < degree) {
                *at = (uint32_t)initial[bit] << (BITS - 1 - bit);
                continue;
            }
            const uint32_t oldest = v[(ptrdiff_t)(bit - degree) * columns + c];
            *at = oldest ^ (oldest >> degree);
            for (int k = 1; k < degree; k++)
                if ((polynomial >> (degree - k)) & 1u)
                    *at ^= v[(ptrdiff_t)(bit - k) * columns + c];
        }
        initial += degree;
    }
}

static int lowest_zero_bit(uint32_t x)
{
    int bit = 0;
    while ((x >> bit) & 1u)
        bit++;
    return bit;
}

/* The state of point `first`: the directions of the bits of its Gray code. */
static void start_state(uint32_t *state, const uint32_t *v, int first, int columns)
{
    const uint32_t gray = (uint32_t)first ^ ((uint32_t)first >> 1);
    for (int bit = 0; bit < BITS; bit++)
        if ((gray >> bit) & 1u)
            for (int c = 0; c < columns; c++)
                state[c] ^= v[(ptrdiff_t)bit * columns + c];
}

posture_status sobol_fill(double *points, int first, int rows, int columns, bool shifted, uint64_t seed)
{
    assert(first >= 0 && columns > 0 && columns <= SOBOL_COLUMNS_MAX);
    uint32_t *state = calloc((size_t)(BITS + 1) * (size_t)columns, sizeof *state);
    if (!state)
        return POSTURE_ERROR_MEMORY;
    uint32_t *v = state + columns;
    make_directions(v, columns);
    if (shifted)
        for (int c = 0; c < columns; c++)
            state[c] = (uint32_t)(design_uniform(seed, PURPOSE_SHIFT, c, 0) * 0x1p32);
    start_state(state, v, first, columns);
    const double middle = shifted ? 0x1p-33 : 0.0;
    for (int r = 0; r < rows; r++, points += columns) {
        for (int c = 0; c < columns; c++)
            points[c] = state[c] * 0x1p-32 + middle;
        const uint32_t *direction = v + (ptrdiff_t)lowest_zero_bit((uint32_t)(first + r)) * columns;
        for (int c = 0; c < columns; c++)
            state[c] ^= direction[c];
    }
    free(state);
    return POSTURE_OK;
}

posture_status sobol_design(int rows, int columns, bool shifted, uint64_t seed, design *out)
{
    if (columns > SOBOL_COLUMNS_MAX) {
        *out = (design){0};
        return POSTURE_ERROR_INPUT;
    }
    posture_status status = design_init(out, DESIGN_SOBOL, rows, columns, seed);
    if (status == POSTURE_OK)
        status = sobol_fill(out->points, 0, rows, columns, shifted, seed);
    if (status != POSTURE_OK)
        design_clear(out);
    return status;
}
