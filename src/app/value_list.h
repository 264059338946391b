/* Numbers gathered one by one, for medians. */
#ifndef APP_VALUE_LIST_H
#define APP_VALUE_LIST_H

#include <stdbool.h>
#include <stddef.h>

/* Zero is an empty list. `failed`: memory ran out and numbers are missing. */
typedef struct value_list {
    double *value;
    size_t count, capacity;
    bool failed;
} value_list;

void value_list_add(value_list *list, double x);
void value_list_clear(value_list *list);

/* Sorts the list; NaN of an empty one. */
double value_list_quantile(value_list *list, double p);
double value_list_mean(const value_list *list);

#endif
