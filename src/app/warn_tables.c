#include "app/warn_tables.h"

#include <string.h>

#include "history/sheet.h"

static const char *const state_names[] = {"peace", "exercise", "preparation", NULL};

static void read_rate_row(sheet *s, int row, const int *columns, watch_model *m)
{
    const char *const names[] = {signal_name(SIGNAL_EXERCISE),
                                 signal_name(SIGNAL_READINESS),
                                 signal_name(SIGNAL_MOVEMENT),
                                 signal_name(SIGNAL_RECALL),
                                 signal_name(SIGNAL_STATEMENT),
                                 signal_name(SIGNAL_CLASH),
                                 NULL};
    double rates[WARNING_STATE_COUNT];
    sheet_begin_row(s);
    const int indicator = sheet_word(s, row, columns[WARNING_STATE_COUNT], names, true);
    for (int k = 0; k < WARNING_STATE_COUNT; k++)
        rates[k] = sheet_number(s, row, columns[k], 1e-6, 1e6, true);
    if (sheet_end_row(s))
        memcpy(m->per_week[indicator], rates, sizeof rates);
}

posture_status warn_read_rates(const char *path, posture_diagnostics *found, watch_model *m)
{
    static const char *const names[] = {"peace", "exercise", "preparation", "indicator", "note"};
    sheet s;
    int columns[WARNING_STATE_COUNT + 1];
    posture_status status = sheet_read(path, found, &s);
    if (status == POSTURE_OK) {
        sheet_know_columns(&s, names, sizeof names / sizeof *names);
        for (int c = 0; c <= WARNING_STATE_COUNT; c++)
            columns[c] = sheet_column(&s, names[c], true);
        status = diagnostics_status(found);
    }
    for (int row = 0; status == POSTURE_OK && row < s.table.row_count; row++)
        read_rate_row(&s, row, columns, m);
    sheet_clear(&s);
    return status;
}

enum label_column { LABEL_SOURCE, LABEL_TARGET, LABEL_FROM, LABEL_TO, LABEL_STATE, LABEL_COLUMNS };

static int read_week(sheet *s, int row, int column)
{
    int day = 0;
    if (!event_date_parse(sheet_text(s, row, column), &day))
        sheet_skip(s, row, column, "\"%.40s\" is no date", sheet_text(s, row, column));
    return week_of_day(day);
}

static posture_status read_label_row(sheet *s, int row, const int *columns, warn_labels *labels)
{
    const char *source = sheet_text(s, row, columns[LABEL_SOURCE]);
    const char *target = sheet_text(s, row, columns[LABEL_TARGET]);
    sheet_begin_row(s);
    struct warn_label one = {.first_week = read_week(s, row, columns[LABEL_FROM]),
                             .last_week = read_week(s, row, columns[LABEL_TO])};
    const int state = sheet_word(s, row, columns[LABEL_STATE], state_names, true);
    if (one.last_week < one.first_week)
        sheet_skip(s, row, columns[LABEL_TO], "ends before it begins");
    if (!sheet_end_row(s))
        return POSTURE_OK;
    one.state = (warning_state)state;
    one.source = arena_copy_text(&labels->memory, source, strlen(source));
    one.target = arena_copy_text(&labels->memory, target, strlen(target));
    if (!one.source || !one.target)
        return POSTURE_ERROR_MEMORY;
    labels->rows[labels->count++] = one;
    return POSTURE_OK;
}

static posture_status read_label_rows(sheet *s, posture_diagnostics *found, warn_labels *labels)
{
    static const char *const names[] = {"source_country", "target_country", "from", "to", "state", "note"};
    int columns[LABEL_COLUMNS];
    sheet_know_columns(s, names, sizeof names / sizeof *names);
    for (int c = 0; c < LABEL_COLUMNS; c++)
        columns[c] = sheet_column(s, names[c], true);
    posture_status status = diagnostics_status(found);
    if (status != POSTURE_OK)
        return status;
    labels->rows = arena_allocate_array(&labels->memory, (size_t)s->table.row_count, sizeof *labels->rows);
    if (!labels->rows)
        return POSTURE_ERROR_MEMORY;
    for (int row = 0; status == POSTURE_OK && row < s->table.row_count; row++)
        status = read_label_row(s, row, columns, labels);
    return status;
}

posture_status warn_read_labels(const char *path, posture_diagnostics *found, warn_labels *labels)
{
    sheet s;
    posture_status status = sheet_read(path, found, &s);
    if (status == POSTURE_OK)
        status = read_label_rows(&s, found, labels);
    sheet_clear(&s);
    return status;
}

void warn_labels_clear(warn_labels *labels)
{
    arena_clear(&labels->memory);
}

bool warn_labels_of(const warn_labels *labels, const struct week_pair *p, warning_state *states)
{
    bool named = false;
    for (int w = 0; w < p->week_count; w++)
        states[w] = WARNING_PEACE;
    for (int i = 0; i < labels->count; i++) {
        const struct warn_label *one = &labels->rows[i];
        if (strcmp(one->source, p->source) != 0 || strcmp(one->target, p->target) != 0)
            continue;
        named = true;
        for (int w = 0; w < p->week_count; w++)
            if (p->first_week + w >= one->first_week && p->first_week + w <= one->last_week)
                states[w] = one->state;
    }
    return named;
}
