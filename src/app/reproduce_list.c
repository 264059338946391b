#include "app/reproduce_list.h"

#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

void reproduce_group(reproduce_list *list, const char *model, const char *source, char mark, double tolerance)
{
    list->model = model;
    list->source = source;
    list->mark = mark;
    list->tolerance = tolerance;
}

static bool has_room(reproduce_list *list)
{
    if (list->out_of_memory)
        return false;
    if (list->count < list->capacity)
        return true;
    int capacity = list->capacity > 0 ? 2 * list->capacity : 256;
    reproduce_line *lines = realloc(list->lines, (size_t)capacity * sizeof *lines);
    if (!lines) {
        list->out_of_memory = true;
        return false;
    }
    list->lines = lines;
    list->capacity = capacity;
    return true;
}

void reproduce_add(reproduce_list *list, double published, double computed, const char *id, ...)
{
    if (!has_room(list))
        return;
    reproduce_line *line = &list->lines[list->count++];
    *line = (reproduce_line){.model = list->model,
                             .source = list->source,
                             .mark = list->mark,
                             .published = published,
                             .computed = computed,
                             .tolerance = list->tolerance,
                             .pass = fabs(published - computed) <= list->tolerance};
    va_list values;
    va_start(values, id);
    vsnprintf(line->id, sizeof line->id, id, values);
    va_end(values);
}

void reproduce_clear(reproduce_list *list)
{
    free(list->lines);
    *list = (reproduce_list){0};
}
