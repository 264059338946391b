/* The two small tables of `posture warn`: rates of the indicators, and labelled weeks. */
#ifndef APP_WARN_TABLES_H
#define APP_WARN_TABLES_H

#include "base/diagnostic.h"
#include "event/watch.h"
#include "event/week_table.h"

/* indicator,peace,exercise,preparation in events a week, > 0; indicators that are not named keep their rates. */
posture_status warn_read_rates(const char *path, posture_diagnostics *found, watch_model *m);

struct warn_label {
    const char *source, *target;
    int first_week, last_week;
    warning_state state;
};

typedef struct warn_labels {
    arena memory;
    struct warn_label *rows;
    int count;
} warn_labels;

/* source_country,target_country,from,to,state: what was the case from one day to another; weeks without label are
 * peace, for the pairs that the table names. Cleared with warn_labels_clear in every case. */
posture_status warn_read_labels(const char *path, posture_diagnostics *found, warn_labels *labels);
void warn_labels_clear(warn_labels *labels);

/* The state of each week of the pair; false where no row names the pair. Later rows win. */
bool warn_labels_of(const warn_labels *labels, const struct week_pair *p, warning_state *states);

#endif
