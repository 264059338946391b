/* Every word that `posture explain` knows, from the tables that declare them: measures, parameters, tables, columns,
 * engagement models, terms of the field. */
#ifndef APP_CATALOGUE_H
#define APP_CATALOGUE_H

#include <stdbool.h>

#include <posture/status.h>

typedef struct catalogue_entry {
    const char *kind; /* measure, parameter, table, column, model, term */
    const char *name;
    const char *table; /* of a column, "" else */
    const char *title; /* "" where the name is the title */
    const char *meaning;
    const char *unit;    /* "" for none */
    const char *type;    /* "" for none */
    const char *initial; /* default as text, "" for none */
    bool has_range;
    double low, high;
    const char *const *words; /* allowed words, NULL-terminated, or NULL */
    bool required;
    const char *where; /* the file, process or source it belongs to */
} catalogue_entry;

typedef struct catalogue {
    catalogue_entry *entries;
    int count;
} catalogue;

posture_status catalogue_make(catalogue *c); /* texts are static */
void catalogue_clear(catalogue *c);

#endif
