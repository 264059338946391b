#include "numeric/sorted_columns.h"

#include <assert.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

enum { DIGIT_BITS = 11, BUCKETS = 1 << DIGIT_BITS, DIGITS = 6 };

typedef struct keyed_row {
    uint64_t key;
    int32_t row;
} keyed_row;

/* Whole numbers in the order of the doubles (IEEE 754: sign and magnitude); -0 becomes 0 first. */
static uint64_t key_of(double x)
{
    uint64_t bits;
    const double positive = x == 0.0 ? 0.0 : x;
    memcpy(&bits, &positive, sizeof bits);
    return bits >> 63 ? ~bits : bits | (uint64_t)1 << 63;
}

static void count_digits(const keyed_row *item, int rows, int32_t (*count)[BUCKETS])
{
    memset(count, 0, sizeof(int32_t[DIGITS][BUCKETS]));
    for (int r = 0; r < rows; r++)
        for (int d = 0; d < DIGITS; d++)
            count[d][(item[r].key >> (d * DIGIT_BITS)) & (BUCKETS - 1)]++;
}

/* Least digit first, each pass stable; a digit that all share needs none. Returns which of the two holds the result. */
static const keyed_row *sort_items(keyed_row *item, keyed_row *other, int rows, int32_t (*count)[BUCKETS])
{
    count_digits(item, rows, count);
    for (int d = 0; d < DIGITS; d++) {
        const int shift = d * DIGIT_BITS;
        if (count[d][(item[0].key >> shift) & (BUCKETS - 1)] == rows)
            continue;
        int32_t start = 0;
        for (int b = 0; b < BUCKETS; b++) {
            const int32_t here = count[d][b];
            count[d][b] = start;
            start += here;
        }
        for (int r = 0; r < rows; r++)
            other[count[d][(item[r].key >> shift) & (BUCKETS - 1)]++] = item[r];
        keyed_row *kept = item;
        item = other;
        other = kept;
    }
    return item;
}

posture_status sorted_columns(const double *x, int rows, int columns, int32_t *order)
{
    assert(rows > 0 && columns > 0);
    keyed_row *item = malloc(2 * (size_t)rows * sizeof *item);
    int32_t(*count)[BUCKETS] = malloc(sizeof(int32_t[DIGITS][BUCKETS]));
    posture_status status = item && count ? POSTURE_OK : POSTURE_ERROR_MEMORY;
    for (int c = 0; status == POSTURE_OK && c < columns; c++, order += rows) {
        for (int r = 0; r < rows; r++)
            item[r] = (keyed_row){key_of(x[(ptrdiff_t)r * columns + c]), r};
        const keyed_row *sorted = sort_items(item, item + rows, rows, count);
        for (int r = 0; r < rows; r++)
            order[r] = sorted[r].row;
    }
    free(item);
    free(count);
    return status;
}
