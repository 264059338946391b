#include "app/calibration_source.h"

#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>

enum { SOURCE_BYTE_MAX = 8192 };

typedef struct writer {
    char *text;
    size_t length;
    bool full;
} writer;

__attribute__((format(printf, 2, 3))) static void put(writer *w, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    int wrote = vsnprintf(w->text + w->length, SOURCE_BYTE_MAX - w->length, format, arguments);
    va_end(arguments);
    if (wrote < 0 || (size_t)wrote >= SOURCE_BYTE_MAX - w->length)
        w->full = true;
    else
        w->length += (size_t)wrote;
}

static void put_numbers(writer *w, const char *before, const double *value, int count, const char *after)
{
    put(w, "    %s{", before);
    for (int i = 0; i < count; i++)
        put(w, "%s%.4f", i > 0 ? ", " : "", value[i]);
    put(w, "}%s\n", after);
}

static void put_head(writer *w, const calibrated *c, const char *table_sha256)
{
    put(w, "/* Written by `posture calibrate TABLE.csv --write FILE`; do not edit.\n *\n");
    put(w,
        " * Estimated on %d engagements, %d-%d. Coefficients are facts computed from the table, which is not part of\n",
        c->engagements, c->first_year, c->last_year);
    put(w, " * this project. */\n#include \"process/engagement/calibration.h\"\n\n/* clang-format off */\n");
    put(w, "const struct calibration calibration = {\n");
    put(w, "    .table_sha256 = \"%s\",\n    .engagements = %d,\n    .last_year = %d,\n", table_sha256, c->engagements,
        c->last_year);
}

static void put_scores(writer *w, const calibrated *c)
{
    static const struct {
        const char *name;
        int forecast;
    } scores[] = {
        {"model", FORECAST_MODEL}, {"base", BASELINE_RATE}, {"rule", BASELINE_RULE}, {"hard_rule", BASELINE_RULE_WORD}};
    char before[64];
    for (size_t k = 0; k < sizeof scores / sizeof *scores; k++) {
        snprintf(before, sizeof before, ".ten_fold_%s = ", scores[k].name);
        put_numbers(w, before, c->score[0][scores[k].forecast], SCORES, ", /* Brier, log loss */");
    }
    for (size_t k = 0; k + 1 < sizeof scores / sizeof *scores; k++) {
        snprintf(before, sizeof before, ".war_left_out_%s = ", scores[k].name);
        put_numbers(w, before, c->score[1][scores[k].forecast], SCORES, ",");
    }
}

posture_status calibration_source(const calibrated *c, const char *table_sha256, char **text)
{
    writer w = {malloc(SOURCE_BYTE_MAX), 0, false};
    *text = NULL;
    if (!w.text)
        return POSTURE_ERROR_MEMORY;
    const struct estimate *e = &c->centre;
    put_head(&w, c, table_sha256);
    put_numbers(&w, ".win = ", e->win, WIN_TERMS, ",");
    put_numbers(&w, ".loss[ENGAGEMENT_ATTACKER] = ", e->loss[ENGAGEMENT_ATTACKER], LOSS_TERMS, ",");
    put_numbers(&w, ".loss[ENGAGEMENT_DEFENDER] = ", e->loss[ENGAGEMENT_DEFENDER], LOSS_TERMS, ",");
    put_numbers(&w, ".advance = ", e->advance, ADVANCE_TERMS, ",");
    put_numbers(&w, ".pace = ", e->pace, PACE_TERMS, ",");
    put_numbers(&w, ".loss_sd = ", e->loss_sd, ENGAGEMENT_SIDES, ",");
    put(&w, "    .prepared_share = %.2f,\n    .advance_sd = %.4f,\n    .cholesky = {\n", calibration.prepared_share,
        e->advance_sd);
    for (int i = 0; i < ENGAGEMENT_DRAWS; i++)
        put_numbers(&w, "    ", c->cholesky[i], ENGAGEMENT_DRAWS, ",");
    put(&w, "    },\n");
    put_scores(&w, c);
    put(&w, "};\n/* clang-format on */\n");
    if (w.full) {
        free(w.text);
        return POSTURE_ERROR_NUMERIC; /* a coefficient of hundreds of digits */
    }
    *text = w.text;
    return POSTURE_OK;
}
