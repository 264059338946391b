/* One scenario, plan and option, n replications: for callgrind and for a look at what comes out.
 * usage: bench_replication FOLDER PLAN OPTION N [trace] */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/diagnostic.h"
#include "campaign/campaign.h"
#include "scenario/scenario.h"

static const scenario *traced;

static const char *place_text(int32_t p)
{
    return p >= 0 ? traced->net.places[p].id : "-";
}

static void print_event(void *context, const campaign_event *e)
{
    (void)context;
    if (e->kind == EVENT_POSITION)
        return;
    printf("%8.3f %-11s %d %-18s %-16s %-16s a=%.3f b=%.3f %.1f:%.1f %s\n", (double)e->second / 86400.0,
           event_kind_text(e->kind), (int)e->side, e->unit >= 0 ? traced->units[e->unit].id : "-", place_text(e->place),
           place_text(e->other_place), e->a, e->b, e->attacker_battalions, e->defender_battalions,
           e->text ? e->text : "");
}

static void run(const scenario *s, int32_t plan, int count, bool trace)
{
    campaign_model *model;
    campaign_state *state;
    if (campaign_model_create(s, plan, &model) != POSTURE_OK || campaign_state_create(model, &state) != POSTURE_OK)
        exit(1);
    double sum[OUTCOME_COUNT] = {0};
    int seen[OUTCOME_COUNT] = {0};
    campaign_trace sink = {NULL, print_event};
    for (int i = 0; i < count; i++) {
        outcome_row row;
        const campaign_case c = {.seed = 1, .outer = (uint64_t)i / 4, .replication = (uint64_t)i};
        campaign_run(model, state, &c, &row, NULL, trace ? &sink : NULL);
        for (int m = 0; m < OUTCOME_COUNT; m++) {
            seen[m] += !isnan(row.measure[m]);
            sum[m] += isnan(row.measure[m]) ? 0.0 : row.measure[m];
        }
    }
    for (int m = 0; m < OUTCOME_COUNT; m++)
        printf("%-34s %6d %12.4f\n", outcome_get((outcome_measure)m)->name, seen[m], sum[m] / seen[m]);
    const campaign_counters k = campaign_counters_get(state);
    printf("replications %llu, engagement steps %llu, unit moves %llu\n", (unsigned long long)k.replications,
           (unsigned long long)k.engagement_steps, (unsigned long long)k.unit_moves);
    campaign_state_destroy(state);
    campaign_model_destroy(model);
}

int main(int argc, char **argv)
{
    const char *folder = argc > 1 ? argv[1] : POSTURE_SOURCE_DIR "/scenarios/teaching";
    posture_diagnostics *found;
    scenario *s = NULL;
    if (posture_diagnostics_create(&found) != POSTURE_OK)
        return 1;
    const char *option = argc > 3 ? argv[3] : "base";
    const posture_status status = scenario_load_option(folder, option, found, &s);
    const int32_t plan = s ? scenario_find_plan(s, argc > 2 ? argv[2] : "overrun") : -1;
    traced = s;
    if (status == POSTURE_OK && plan >= 0)
        run(s, plan, argc > 4 ? atoi(argv[4]) : 20, argc > 5);
    scenario_destroy(s);
    posture_diagnostics_destroy(found);
    return status == POSTURE_OK && plan >= 0 ? 0 : 1;
}
