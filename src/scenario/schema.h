/* What a scenario may contain: every table, column and key, declared once with type, unit, range and meaning. The
 * readers, option edits, the canonical content (hash, diff) and `posture explain` all work from these tables. */
#ifndef SCENARIO_SCHEMA_H
#define SCENARIO_SCHEMA_H

#include <stdbool.h>
#include <stddef.h>

typedef enum schema_type {
    SCHEMA_ID,         /* text id, unique in its table */
    SCHEMA_TEXT,       /* any text */
    SCHEMA_NUMBER,     /* double, one plain value */
    SCHEMA_INTEGER,    /* int */
    SCHEMA_QUANTITY,   /* quantity: value, distribution or {factor: id} */
    SCHEMA_WORD,       /* one of `words`; stored as its index in an int */
    SCHEMA_FLAG,       /* bool: 0, 1, true, false, or one of two `words` */
    SCHEMA_DATE,       /* text YYYY-MM-DD */
    SCHEMA_DAY,        /* double: a date, stored as days from D-day */
    SCHEMA_SIDE,       /* id of a side; stored as side_role */
    SCHEMA_REFERENCE,  /* id of a row of `refers_to`; stored as int32_t index, -1 for blank */
    SCHEMA_REFERENCES, /* list of them: pointer to int32_t and an int count */
    SCHEMA_UNITS,      /* list of unit ids and "parent:NAME" patterns: likewise */
    SCHEMA_TEXTS,      /* list of texts: pointer to const char * and an int count */
    SCHEMA_NUMBERS,    /* list of numbers; read by the factor reader only */
    SCHEMA_MARK,       /* provenance_mark */
    SCHEMA_MARKS,      /* column=mark;... for values that differ from their row */
    SCHEMA_NESTED      /* a map or list that is a table of its own */
} schema_type;

typedef enum schema_table_id {
    TABLE_NONE = -1,
    TABLE_SCENARIO,
    TABLE_ASSESS,
    TABLE_PARAMETER,
    TABLE_SIDE,
    TABLE_SOURCE,
    TABLE_FACTOR,
    TABLE_COUNTRY,
    TABLE_PLACE,
    TABLE_LINK,
    TABLE_UNIT_TYPE,
    TABLE_UNIT,
    TABLE_INDICATOR,
    TABLE_COST_BASIS,
    TABLE_COST,
    TABLE_INVESTMENT,
    TABLE_SPENDING,
    TABLE_PATH,
    TABLE_PROGRAMME,
    TABLE_STAKES,
    TABLE_ADVERSARY,
    TABLE_BELIEF,
    TABLE_WORTH,
    TABLE_ALLIANCE,
    TABLE_ALLY,
    TABLE_PLAN,
    TABLE_OBJECTIVE,
    TABLE_TASK,
    TABLE_TRIGGER,
    TABLE_OPTION,
    TABLE_COUNT
} schema_table_id;

/* Columns of TABLE_FACTOR, in order: also the keys of a distribution written where a number stands. */
typedef enum factor_column {
    FACTOR_ID,
    FACTOR_TITLE,
    FACTOR_UNIT,
    FACTOR_VALUE,
    FACTOR_LOW,
    FACTOR_MODE,
    FACTOR_HIGH,
    FACTOR_MEAN,
    FACTOR_SD,
    FACTOR_VALUES,
    FACTOR_WEIGHTS,
    FACTOR_KIND,
    FACTOR_GROUP,
    FACTOR_CORRELATION,
    FACTOR_MARK,
    FACTOR_SOURCE,
    FACTOR_COLUMN_COUNT
} factor_column;

#define SCHEMA_UNBOUNDED 1e15 /* as low and high: any number */

typedef struct schema_column {
    const char *name;
    schema_type type;
    const char *unit;         /* unit of measure of the number as written; "" for none */
    double low, high;         /* allowed range, in `unit` */
    bool required;            /* may not be blank */
    const char *initial;      /* text that a blank stands for; NULL: stays zero, "" or -1 */
    const char *const *words; /* NULL-terminated; "" = not writable */
    schema_table_id refers_to;
    double field_factor; /* the stored number is the written one times this; 0 stands for 1 */
    const char *meaning;
    ptrdiff_t offset;       /* of the field in the row's struct; -1: not stored by the generic reader */
    ptrdiff_t count_offset; /* of the int count of a list */
} schema_column;

typedef struct schema_table {
    const char *name; /* in paths: unit/ID/COLUMN */
    const char *file; /* where it is written */
    const char *meaning;
    bool single;   /* one row without an id: paths are TABLE/COLUMN */
    bool may_add;  /* options may add and remove rows */
    bool may_lack; /* a folder without its file has no rows */
    const schema_column *columns;
    int column_count;
    size_t row_size;
    ptrdiff_t hash_offset; /* of the uint64_t hash of the id; -1: none */
} schema_table;

const schema_table *schema_get(schema_table_id id); /* never NULL */

schema_table_id schema_find_table(const char *name);                    /* TABLE_NONE where unknown */
int schema_find_column(const schema_table *table, const char *name);    /* -1 where unknown */
int schema_nearest_column(const schema_table *table, const char *name); /* -1 where nothing is near */
const char *schema_type_text(schema_type type);                         /* "number", "date (YYYY-MM-DD)" ... */
bool schema_is_number(schema_type type);                                /* carries a mark of its own */

#endif
