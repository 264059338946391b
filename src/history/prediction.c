#include "history/prediction.h"

#include <math.h>
#include <stdlib.h>

#include "base/text.h"
#include "numeric/rng.h"
#include "numeric/statistics.h"

#define LOWEST_ADVANCE_KM_PER_DAY 0.1 /* what is less counts as this in factors: the fit's own floor */

struct course {
    double days, advance_km;
    double loss[ENGAGEMENT_SIDES]; /* share of people so far */
    bool decided, won;
};

static void take_losses(engagement_input *in, const engagement_output *out, struct course *c)
{
    for (int side = 0; side < ENGAGEMENT_SIDES; side++) {
        c->loss[side] = 1 - (1 - c->loss[side]) * (1 - out->loss_share[side][STRENGTH_PERSONNEL]);
        in->force[side].loss_share = c->loss[side];
        for (int k = 0; k < STRENGTH_COUNT; k++)
            in->force[side].strength[k] *= 1 - out->loss_share[side][k];
    }
}

/* The model's doubt is one draw for all engagements of a replication, the luck of a fight its own. */
static void draw_all(uint64_t entity, rng_stream stream, double *estimate, double *luck)
{
    uint64_t doubt = text_hash("estimate");
    for (uint32_t i = 0; i < ENGAGEMENT_DRAWS; i++) {
        estimate[i] = rng_normal(stream, RNG_ENGAGEMENT, doubt, 0, i);
        luck[i] = rng_uniform(stream, RNG_ENGAGEMENT, entity, 1, i);
    }
}

static struct course fight(const engagement_model *model, engagement_input in, uint64_t entity, rng_stream stream)
{
    double estimate[ENGAGEMENT_DRAWS];
    double luck[ENGAGEMENT_DRAWS];
    engagement_state state = {{0}};
    struct course c = {0};
    draw_all(entity, stream, estimate, luck);
    while (!c.decided && c.days < PREDICTION_HORIZON_DAY) {
        engagement_output out;
        model->step(&in, estimate, luck, model->native_step_hour, &state, &out);
        take_losses(&in, &out, &c);
        c.advance_km += out.advance_km;
        c.days += model->native_step_hour / 24;
        c.decided = out.breaks[ENGAGEMENT_ATTACKER] || out.breaks[ENGAGEMENT_DEFENDER];
        c.won = out.breaks[ENGAGEMENT_DEFENDER] && !out.breaks[ENGAGEMENT_ATTACKER];
    }
    return c;
}

static void quantiles(double *sample, int n, double *out)
{
    static const double level[PREDICTION_QUANTILES] = {0.1, 0.5, 0.9};
    qsort(sample, (size_t)n, sizeof *sample, statistics_compare);
    for (int q = 0; q < PREDICTION_QUANTILES; q++)
        out[q] = statistics_quantile_sorted(sample, (size_t)n, level[q]);
}

void prediction_make(const engagement_model *model, const struct engagement *e, uint64_t entity, uint64_t seed,
                     int replications, double *scratch, struct prediction *out)
{
    double *loss[ENGAGEMENT_SIDES] = {scratch, scratch + replications};
    double *advance = scratch + 2 * replications;
    double *advance_won = scratch + 3 * replications;
    int wins = 0;
    int decided = 0;
    engagement_input in = engagement_as_input(e);
    for (int r = 0; r < replications; r++) {
        struct course c = fight(model, in, entity, (rng_stream){seed, (uint64_t)r});
        double days = fmax(1, c.days);
        for (int side = 0; side < ENGAGEMENT_SIDES; side++)
            loss[side][r] = c.loss[side] / days;
        advance[r] = fmax(LOWEST_ADVANCE_KM_PER_DAY, c.advance_km / days);
        if (c.won)
            advance_won[wins++] = advance[r];
        decided += c.decided;
    }
    out->win_prob = (wins + 0.5) / (replications + 1.0);
    out->decided_prob = decided / (double)replications;
    for (int side = 0; side < ENGAGEMENT_SIDES; side++)
        quantiles(loss[side], replications, out->loss_share_per_day[side]);
    quantiles(advance, replications, out->advance_km_per_day);
    double won[PREDICTION_QUANTILES] = {NAN, NAN, NAN};
    if (wins > 0)
        quantiles(advance_won, wins, won);
    out->advance_won_km_per_day = won[PREDICTION_MEDIAN];
}
