/* Where a number comes from: every value of a scenario carries a mark and a source. */
#ifndef SCENARIO_PROVENANCE_H
#define SCENARIO_PROVENANCE_H

typedef enum provenance_mark {
    PROVENANCE_PUBLISHED, /* read in the named source */
    PROVENANCE_DERIVED,   /* computed from published figures */
    PROVENANCE_ASSUMED,   /* this scenario's assumption */
    PROVENANCE_COUNT
} provenance_mark;

const char *provenance_mark_text(provenance_mark mark); /* "published", "derived", "assumed" */

struct source {
    const char *id;
    const char *title;
    const char *year; /* "" where none */
    const char *note;
};

/* How many stated numbers carry each mark; the report prints the assumed share. */
typedef struct provenance_count {
    long count[PROVENANCE_COUNT];
} provenance_count;

#endif
