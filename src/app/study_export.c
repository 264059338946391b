/* open_memstream is POSIX. */
#define _POSIX_C_SOURCE 200809L /* NOLINT(bugprone-reserved-identifier,cert-dcl37-c,cert-dcl51-cpp) */
#include "app/study_export.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/file.h"
#include "base/text.h"

typedef struct tables {
    const study_trials *t;
    FILE *x, *y;
} tables;

static void put_number(FILE *to, double value)
{
    char text[32];
    fputc(',', to);
    if (!isfinite(value))
        return;
    text_from_double(value, text);
    fputs(text, to);
}

static const char *option_id(const study_trials *t, int option)
{
    return option == 0 ? "base" : t->input->options[option]->id;
}

static posture_status put_trial(void *context, const trial *one)
{
    const tables *w = context;
    const study_trials *t = w->t;
    const study_key key = study_trials_key(t, one->trial);
    fprintf(w->x, "%llu,%s,%s,%d,%llu", (unsigned long long)one->trial, option_id(t, key.option),
            t->input->plan_ids[key.plan], key.point, (unsigned long long)key.replication);
    for (int c = 0; t->file->kind != STUDY_BASELINE && c < t->points->columns; c++) {
        const double u = t->points->plan.points[(size_t)key.point * (size_t)t->points->columns + (size_t)c];
        put_number(w->x, study_points_value(t->points, t->input->scenarios[0], c, u));
    }
    fputc('\n', w->x);
    fprintf(w->y, "%llu,%d", (unsigned long long)one->trial, one->status);
    for (int m = 0; m < OUTCOME_COUNT; m++)
        put_number(w->y, one->measure[m]);
    fputc('\n', w->y);
    return ferror(w->x) || ferror(w->y) ? POSTURE_ERROR_MEMORY : POSTURE_OK;
}

static void put_heads(const tables *w)
{
    fputs("trial,option,plan,point,replication", w->x);
    for (int c = 0; w->t->file->kind != STUDY_BASELINE && c < w->t->points->columns; c++)
        fprintf(w->x, ",%s", w->t->input->scenarios[0]->factors[w->t->points->factor[c]].id);
    fputs("\n", w->x);
    fputs("trial,status", w->y);
    for (int m = 0; m < OUTCOME_COUNT; m++)
        fprintf(w->y, ",%s", outcome_get((outcome_measure)m)->name);
    fputs("\n", w->y);
}

static posture_status write_file(const char *folder, const char *name, const char *text, size_t length)
{
    char path[4096];
    snprintf(path, sizeof path, "%s/%s", folder, name);
    return file_write_atomic(path, text, length);
}

posture_status study_export(const study_trials *trials, trial_store *store, const char *folder)
{
    char *x = NULL, *y = NULL;
    size_t x_length = 0, y_length = 0;
    tables w = {.t = trials};
    w.x = open_memstream(&x, &x_length);
    w.y = open_memstream(&y, &y_length);
    posture_status status = POSTURE_ERROR_MEMORY;
    if (w.x && w.y) {
        put_heads(&w);
        status = trial_store_read(store, put_trial, &w);
    }
    if (w.x && fclose(w.x) != 0)
        status = POSTURE_ERROR_MEMORY;
    if (w.y && fclose(w.y) != 0)
        status = POSTURE_ERROR_MEMORY;
    if (status == POSTURE_OK)
        status = write_file(folder, "X.csv", x, x_length);
    if (status == POSTURE_OK)
        status = write_file(folder, "Y.csv", y, y_length);
    free(x);
    free(y);
    return status;
}
