/* The rows of a table in ascending order of each of its columns: what peeling and splitting walk along. */
#ifndef NUMERIC_SORTED_COLUMNS_H
#define NUMERIC_SORTED_COLUMNS_H

#include <posture/status.h>
#include <stdint.h>

/* x: rows by columns, row after row, without NaN. order [out]: columns lists of the rows, one after another; equal
 * values stand in the order of rows. Radix sort: time grows with rows times columns alone. */
posture_status sorted_columns(const double *x, int rows, int columns, int32_t *order);

#endif
