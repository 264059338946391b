#include "app/calibration_source.h"

#include <stdio.h>

#include "base/text_out.h"

static void put_numbers(text_out *w, const char *before, const double *value, int count, const char *after)
{
    text_out_format(w, "    %s{", before);
    for (int i = 0; i < count; i++)
        text_out_format(w, "%s%.4f", i > 0 ? ", " : "", value[i]);
    text_out_format(w, "}%s\n", after);
}

static void put_head(text_out *w, const calibrated *c, const char *table_sha256)
{
    text_out_format(w, "/* Written by `posture calibrate TABLE.csv --write FILE`; do not edit.\n *\n");
    text_out_format(
        w,
        " * Estimated on %d engagements, %d-%d. Coefficients are facts computed from the table, which is not part of\n",
        c->engagements, c->first_year, c->last_year);
    text_out_format(w,
                    " * this project. */\n#include \"process/engagement/calibration.h\"\n\n/* clang-format off */\n");
    text_out_format(w, "const struct calibration calibration = {\n");
    text_out_format(w, "    .table_sha256 = \"%s\",\n    .engagements = %d,\n    .last_year = %d,\n", table_sha256,
                    c->engagements, c->last_year);
}

static void put_scores(text_out *w, const calibrated *c)
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
    text_out w = {0};
    const struct estimate *e = &c->centre;
    put_head(&w, c, table_sha256);
    put_numbers(&w, ".win = ", e->win, WIN_TERMS, ",");
    put_numbers(&w, ".loss[ENGAGEMENT_ATTACKER] = ", e->loss[ENGAGEMENT_ATTACKER], LOSS_TERMS, ",");
    put_numbers(&w, ".loss[ENGAGEMENT_DEFENDER] = ", e->loss[ENGAGEMENT_DEFENDER], LOSS_TERMS, ",");
    put_numbers(&w, ".advance = ", e->advance, ADVANCE_TERMS, ",");
    put_numbers(&w, ".pace = ", e->pace, PACE_TERMS, ",");
    put_numbers(&w, ".loss_sd = ", e->loss_sd, ENGAGEMENT_SIDES, ",");
    text_out_format(&w, "    .prepared_share = %.2f,\n    .advance_sd = %.4f,\n    .cholesky = {\n",
                    calibration.prepared_share, e->advance_sd);
    for (int i = 0; i < ENGAGEMENT_DRAWS; i++)
        put_numbers(&w, "    ", c->cholesky[i], ENGAGEMENT_DRAWS, ",");
    text_out_format(&w, "    },\n");
    put_scores(&w, c);
    text_out_format(&w, "};\n/* clang-format on */\n");
    return text_out_finish(&w, text);
}
