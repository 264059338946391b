/* Three frozen workloads, of which tools/check-instructions counts the instructions: bench_workload NAME
 *
 * A count does not wobble with the machine's load, so growth is news. What a workload does never changes: a changed one
 * would compare with nothing. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "campaign/campaign.h"
#include "numeric/rng.h"
#include "numeric/sobol_index.h"
#include "process/engagement/registry.h"

enum { CAMPAIGNS = 4, FIGHTS = 256, STEPS = 16, BASE = 256, FACTORS = 40 };

/* What a workload needs, made before the count begins. */
typedef struct workload {
    campaign_model *model;
    campaign_state *state;
    engagement_input fights[FIGHTS];
    double sum;
} workload;

static void campaigns(workload *w)
{
    for (uint64_t i = 0; i < CAMPAIGNS; i++) {
        const campaign_case c = {.seed = 1, .outer = i, .replication = i};
        outcome_row row;
        campaign_run(w->model, w->state, &c, &row, NULL, NULL);
        w->sum += row.measure[OUTCOME_ATTACKER_LOSS];
    }
}

static void engagements(workload *w)
{
    static const double zero[ENGAGEMENT_DRAWS];
    const engagement_model *model = *engagement_models();
    for (int f = 0; f < FIGHTS; f++) {
        engagement_state state = {{0}};
        engagement_output out;
        double draws[ENGAGEMENT_DRAWS];
        for (uint32_t d = 0; d < ENGAGEMENT_DRAWS; d++)
            draws[d] = rng_uniform((rng_stream){1, (uint64_t)f}, RNG_TEST, 0, 1, d);
        for (int i = 0; i < STEPS; i++) {
            model->step(&w->fights[f], zero, draws, model->native_step_hour, &state, &out);
            w->sum += out.advance_km;
        }
    }
}

static void sensitivity(workload *w)
{
    sobol_index index[FACTORS];
    sobol_index_summary summary;
    design d;
    if (sobol_index_design(BASE, FACTORS, false, 1, &d) != POSTURE_OK)
        exit(1);
    double *y = calloc((size_t)d.rows, sizeof *y);
    for (int r = 0; y && r < d.rows; r++)
        for (int c = 0; c < FACTORS; c++)
            y[r] += (c % 7) * d.points[(size_t)r * FACTORS + (size_t)c];
    if (!y || sobol_index_analyse(&d, y, 0, index, NULL, &summary) != POSTURE_OK)
        exit(1);
    w->sum += index[3].total.value;
    free(y);
    design_clear(&d);
}

static void make_fights(workload *w)
{
    for (int f = 0; f < FIGHTS; f++) {
        engagement_input *in = &w->fights[f];
        *in = (engagement_input){.stance = (enum stance)(f % STANCE_COUNT),
                                 .ground = (enum terrain)(f % TERRAIN_COUNT),
                                 .front_km = 5,
                                 .loss_multiplier = 1,
                                 .advance_multiplier = 1,
                                 .territorial_open_field_share = 0.3,
                                 .drone_fire_multiplier = 1,
                                 .break_loss_share = {0.3, 0.5}};
        for (int s = 0; s < ENGAGEMENT_SIDES; s++) {
            in->force[s] = (engagement_force){.battalions = 1 + (f * (s + 3)) % 20, .quality = 1, .supply_share = 1};
            for (int c = 0; c < STRENGTH_COUNT; c++)
                in->force[s].strength[c] = in->force[s].battalions * (c == STRENGTH_PERSONNEL ? 700 : 20);
        }
    }
}

static bool load_theatre(workload *w, scenario **s)
{
    posture_diagnostics *found = NULL;
    const bool good = posture_diagnostics_create(&found) == POSTURE_OK &&
                      scenario_load(POSTURE_SOURCE_DIR "/bench/theatre", found, s) == POSTURE_OK &&
                      campaign_model_create(*s, scenario_find_plan(*s, "overrun"), &w->model) == POSTURE_OK &&
                      campaign_state_create(w->model, &w->state) == POSTURE_OK;
    posture_diagnostics_destroy(found);
    return good;
}

/* The function that the count is switched on for. */
__attribute__((noinline)) void workload_run(workload *w, void (*what)(workload *w));
void workload_run(workload *w, void (*what)(workload *w))
{
    what(w);
}

int main(int argc, char **argv)
{
    static const struct {
        const char *name;
        void (*run)(workload *w);
    } all[] = {{"campaigns", campaigns}, {"engagements", engagements}, {"sensitivity", sensitivity}};
    workload *w = calloc(1, sizeof *w);
    scenario *s = NULL;
    int code = 64;
    if (!w)
        return 1;
    make_fights(w);
    for (size_t i = 0; argc == 2 && i < sizeof all / sizeof *all; i++) {
        if (strcmp(argv[1], all[i].name) != 0)
            continue;
        code = i == 0 && !load_theatre(w, &s) ? 1 : 0;
        if (code == 0)
            workload_run(w, all[i].run);
    }
    if (code == 64)
        fprintf(stderr, "usage: bench_workload campaigns | engagements | sensitivity\n");
    campaign_state_destroy(w->state);
    campaign_model_destroy(w->model);
    scenario_destroy(s);
    free(w);
    return code;
}
