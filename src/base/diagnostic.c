#include <base/diagnostic.h>

#include <assert.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef struct entry {
    posture_diagnostic shown; /* text is malloc'ed and carries the copy of the file name behind it */
    size_t discovered;        /* makes the order of equal marks total */
} entry;

struct posture_diagnostics {
    entry *entries;
    size_t count;
    size_t capacity;
    size_t fault_count;
    bool lost; /* a finding did not fit into memory */
};

posture_status posture_diagnostics_create(posture_diagnostics **list)
{
    assert(list);
    *list = calloc(1, sizeof **list);
    return *list ? POSTURE_OK : POSTURE_ERROR_MEMORY;
}

void posture_diagnostics_destroy(posture_diagnostics *list)
{
    if (!list)
        return;
    for (size_t i = 0; i < list->count; i++)
        free((void *)list->entries[i].shown.text);
    free(list->entries);
    free(list);
}

size_t posture_diagnostics_count(const posture_diagnostics *list)
{
    return list->count;
}

size_t posture_diagnostics_fault_count(const posture_diagnostics *list)
{
    return list->fault_count;
}

const posture_diagnostic *posture_diagnostics_get(const posture_diagnostics *list, size_t index)
{
    assert(index < list->count);
    return &list->entries[index].shown;
}

static bool make_room(posture_diagnostics *list)
{
    if (list->count < list->capacity)
        return true;
    size_t capacity = list->capacity ? 2 * list->capacity : 16;
    entry *entries = realloc(list->entries, capacity * sizeof *entries);
    if (!entries)
        return false;
    list->entries = entries;
    list->capacity = capacity;
    return true;
}

/* The formatted text and, behind its NUL, a copy of `file`; NULL when out of memory. */
static char *compose(const char *file, const char *format, va_list arguments, size_t *text_length)
{
    va_list again;
    va_copy(again, arguments);
    int length = vsnprintf(NULL, 0, format, arguments);
    char *text = NULL;
    if (length >= 0) {
        *text_length = (size_t)length;
        size_t file_length = strlen(file);
        text = malloc(*text_length + file_length + 2);
        if (text) {
            vsnprintf(text, *text_length + 1, format, again);
            memcpy(text + *text_length + 1, file, file_length + 1);
        }
    }
    va_end(again);
    return text;
}

__attribute__((format(printf, 4, 0))) static void add(posture_diagnostics *list, text_mark mark,
                                                      posture_severity severity, const char *format, va_list arguments)
{
    if (severity == POSTURE_FAULT)
        list->fault_count++;
    size_t text_length = 0;
    char *text = make_room(list) ? compose(mark.file ? mark.file : "", format, arguments, &text_length) : NULL;
    if (!text) {
        list->lost = true;
        return;
    }
    list->entries[list->count] = (entry){
        .shown = {text + text_length + 1, mark.line, mark.column, severity, text},
        .discovered = list->count,
    };
    list->count++;
}

void diagnostics_fault(posture_diagnostics *list, text_mark mark, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    add(list, mark, POSTURE_FAULT, format, arguments);
    va_end(arguments);
}

void diagnostics_warning(posture_diagnostics *list, text_mark mark, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    add(list, mark, POSTURE_WARNING, format, arguments);
    va_end(arguments);
}

static int compare_entries(const void *left, const void *right)
{
    const entry *a = left;
    const entry *b = right;
    int by_file = strcmp(a->shown.file, b->shown.file);
    if (by_file != 0)
        return by_file;
    if (a->shown.line != b->shown.line)
        return a->shown.line < b->shown.line ? -1 : 1;
    if (a->shown.column != b->shown.column)
        return a->shown.column < b->shown.column ? -1 : 1;
    return a->discovered < b->discovered ? -1 : a->discovered > b->discovered;
}

void diagnostics_sort(posture_diagnostics *list)
{
    if (list->count > 1)
        qsort(list->entries, list->count, sizeof *list->entries, compare_entries);
}

posture_status diagnostics_status(const posture_diagnostics *list)
{
    if (list->lost)
        return POSTURE_ERROR_MEMORY;
    return list->fault_count > 0 ? POSTURE_ERROR_INPUT : POSTURE_OK;
}
