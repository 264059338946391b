#include "app/value_list.h"

#include <math.h>
#include <stdlib.h>

#include "numeric/statistics.h"

void value_list_add(value_list *list, double x)
{
    if (list->count == list->capacity && !list->failed) {
        const size_t capacity = list->capacity > 0 ? 2 * list->capacity : 256;
        double *value = realloc(list->value, capacity * sizeof *value);
        list->failed = !value;
        if (value) {
            list->value = value;
            list->capacity = capacity;
        }
    }
    if (!list->failed)
        list->value[list->count++] = x;
}

void value_list_clear(value_list *list)
{
    free(list->value);
    *list = (value_list){0};
}

double value_list_quantile(value_list *list, double p)
{
    if (list->count == 0)
        return NAN;
    qsort(list->value, list->count, sizeof *list->value, statistics_compare);
    return statistics_quantile_sorted(list->value, list->count, p);
}

double value_list_mean(const value_list *list)
{
    double sum = 0;
    for (size_t i = 0; i < list->count; i++)
        sum += list->value[i];
    return list->count > 0 ? sum / (double)list->count : NAN;
}
