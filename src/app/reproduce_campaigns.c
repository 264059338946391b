#include "app/reproduce_campaigns.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "app/target_fights.h"
#include "app/target_progress.h"
#include "app/target_sample.h"

typedef struct reproduction {
    const char *folder;
    posture_diagnostics *found;
    campaign_results *results;
    target_sample *sample;
} reproduction;

static void set(reproduction *r, campaign_target_id id, double computed)
{
    r->results->computed[id] = computed;
    r->results->run[id] = true;
}

static posture_status sample(reproduction *r, const char *name, const char *option, const char *plan)
{
    return target_load_and_run(r->folder, name, option, plan, r->found, r->sample);
}

/* The games let the attacker perform as ordered: the favourable end of the one quality-and-friction distribution. */
static posture_status run_t1(reproduction *r)
{
    const posture_status status = sample(r, "rand-2015", "as_ordered", "capitals");
    if (status != POSTURE_OK)
        return status;
    set(r, CAMPAIGN_T1_ARRIVAL, target_median_reached_hour(r->sample));
    set(r, CAMPAIGN_T1_SPREAD, target_share_reached_between(r->sample, 30, 72));
    set(r, CAMPAIGN_T1_KEEPS, target_share_all_kept(r->sample, 7));
    return POSTURE_OK;
}

/* The brigades meet an attacker who performs as ordered, as in T1. */
static posture_status sample_as_ordered(reproduction *r, const char *option)
{
    scenario *s;
    posture_status status = target_load(r->folder, "rand-2015", option, r->found, &s);
    const int country = status == POSTURE_OK ? scenario_find_country(s, "RUS") : -1;
    if (status == POSTURE_OK && country < 0)
        status = POSTURE_ERROR_UNKNOWN_NAME;
    if (status == POSTURE_OK) {
        s->countries[country].quality = quantity_of(1.1);
        s->countries[country].friction = quantity_of(0.1);
        status = target_run(s, "capitals", NULL, r->sample);
    }
    scenario_destroy(s);
    return status;
}

static posture_status run_t2(reproduction *r)
{
    posture_status status = sample_as_ordered(r, "seven_brigades");
    if (status != POSTURE_OK)
        return status;
    const double kept = target_share_all_kept(r->sample, 10);
    set(r, CAMPAIGN_T2_KEEPS_10, kept);
    set(r, CAMPAIGN_T2_KEEPS_28, target_share_all_kept(r->sample, 28));
    status = sample_as_ordered(r, "seven_light_brigades");
    if (status == POSTURE_OK)
        set(r, CAMPAIGN_T2_LIGHT, kept - target_share_all_kept(r->sample, 10));
    return status;
}

static posture_status run_t4(reproduction *r)
{
    posture_status status = sample(r, "rand-2015", "as_ordered", "capitals");
    if (status != POSTURE_OK)
        return status;
    const double without_hour = target_median_reached_hour(r->sample);
    status = sample_as_ordered(r, "full_air");
    if (status != POSTURE_OK)
        return status;
    set(r, CAMPAIGN_T4_KILLS, target_mean(r->sample, OUTCOME_AIR_KILLS_BATTALION_PER_DAY));
    set(r, CAMPAIGN_T4_FALL, target_mean(r->sample, OUTCOME_ALL_HELD));
    set(r, CAMPAIGN_T4_DELAY, target_median_reached_hour(r->sample) - without_hour);
    return POSTURE_OK;
}

static posture_status run_t5(reproduction *r)
{
    posture_status status = sample(r, "baltic-2021", "short_warning", "overrun");
    if (status != POSTURE_OK)
        return status;
    const double taken = 1 - target_share_all_kept(r->sample, 10);
    set(r, CAMPAIGN_T5_CAPITAL, taken);
    set(r, CAMPAIGN_T5_EARLY, target_share_below(r->sample, OUTCOME_POWER_RATIO_30, 1));
    set(r, CAMPAIGN_T5_PARITY, target_median_parity_day(r->sample));
    status = sample(r, "baltic-2021", "short_warning_no_battlegroups", "overrun");
    if (status == POSTURE_OK)
        set(r, CAMPAIGN_T5_BATTLEGROUPS, fabs(1 - target_share_all_kept(r->sample, 10) - taken));
    return status;
}

static void set_fights(reproduction *r, target_fights *f)
{
    set(r, CAMPAIGN_T7_CONTESTED, value_list_quantile(&f->contested, 0.9));
    set(r, CAMPAIGN_T7_OPEN, value_list_quantile(&f->open, 0.9));
    const double hasty = value_list_quantile(&f->hasty, 0.5), prepared = value_list_quantile(&f->prepared, 0.5);
    set(r, CAMPAIGN_T7_HASTY, hasty);
    set(r, CAMPAIGN_T7_PREPARED, prepared);
    set(r, CAMPAIGN_T7_ORDER, hasty - prepared);
    set(r, CAMPAIGN_T7_WON, value_list_quantile(&f->won, 0.5));
    set(r, CAMPAIGN_T7_FAILED, value_list_quantile(&f->failed, 0.5));
    set(r, CAMPAIGN_T8_ATTACKER, value_list_quantile(&f->attacker_loss, 0.5));
    set(r, CAMPAIGN_T8_DEFENDER, value_list_quantile(&f->defender_loss, 0.5));
    set(r, CAMPAIGN_T8_LOSERS, value_list_quantile(&f->beaten_loss, 0.5) / value_list_quantile(&f->winner_loss, 0.5));
    set(r, CAMPAIGN_T8_WIN, value_list_mean(&f->close_ratio_won));
}

/* T7 and T8: moves and fights of the same campaigns. */
static posture_status run_fights(reproduction *r)
{
    scenario *s;
    target_fights *f = calloc(1, sizeof *f);
    posture_status status = target_load(r->folder, "baltic-2021", "base", r->found, &s);
    if (status == POSTURE_OK)
        status = f ? target_fights_open(f, s) : POSTURE_ERROR_MEMORY;
    if (status == POSTURE_OK)
        status = target_run(s, "overrun", &f->trace, r->sample);
    if (status == POSTURE_OK && target_fights_failed(f))
        status = POSTURE_ERROR_MEMORY;
    if (status == POSTURE_OK)
        set_fights(r, f);
    if (f)
        target_fights_close(f);
    free(f);
    scenario_destroy(s);
    return status;
}

/* Mean advance along the farthest axis of `tasks`, km a day: the published length of the axis over all days. */
static posture_status advance_kyiv(reproduction *r, const char *const *tasks, int count, double axis_km, double *mean)
{
    scenario *s;
    target_progress p = {.task_of_unit = NULL};
    posture_status status = target_load(r->folder, "kyiv-2022", "late_orders", r->found, &s);
    if (status == POSTURE_OK)
        status = target_progress_open(&p, s, "kyiv", tasks, count);
    if (status == POSTURE_OK)
        status = target_run(s, "kyiv", &p.trace, r->sample);
    if (status == POSTURE_OK && p.shares.failed)
        status = POSTURE_ERROR_MEMORY;
    if (status == POSTURE_OK)
        *mean = value_list_mean(&p.shares) * axis_km / s->horizon_day;
    target_progress_close(&p);
    scenario_destroy(s);
    return status;
}

/* "Stalled" is judged as the contrary of what friction off must show, the city not reached by the planned day, and,
 * more strictly, by the city not taken at all. */
static posture_status run_t10(reproduction *r)
{
    static const char *const west[] = {"west_airborne", "west_35", "west_36"};
    static const char *const east[] = {"chernihiv", "konotop", "sumy"};
    const double planned_hour = 240;
    posture_status status = sample(r, "kyiv-2022", "as_ordered", "kyiv");
    if (status != POSTURE_OK)
        return status;
    set(r, CAMPAIGN_T10_REACHED, target_share_reached_between(r->sample, 0, planned_hour));
    double mean = NAN;
    status = advance_kyiv(r, west, 3, 120, &mean);
    if (status != POSTURE_OK)
        return status;
    set(r, CAMPAIGN_T10_STALLED, 1 - target_share_reached_between(r->sample, 0, planned_hour));
    set(r, CAMPAIGN_T10_KEPT, target_share_all_kept(r->sample, INFINITY));
    set(r, CAMPAIGN_T10_WEST, mean);
    status = advance_kyiv(r, east, 3, 250, &mean);
    if (status == POSTURE_OK)
        set(r, CAMPAIGN_T10_EAST, mean);
    return status;
}

static posture_status run_t11(reproduction *r)
{
    const posture_status status = sample(r, "iwo-jima-1945", "base", "landing");
    if (status != POSTURE_OK)
        return status;
    set(r, CAMPAIGN_T11_DAY, target_median_time(r->sample, OUTCOME_ALL_HELD_DAY));
    set(r, CAMPAIGN_T11_LANDING, target_mean(r->sample, OUTCOME_ATTACKER_LOSS));
    set(r, CAMPAIGN_T11_GARRISON, target_mean(r->sample, OUTCOME_DEFENDER_LOSS));
    return POSTURE_OK;
}

/* The published hours, 87 and 260 after midnight of D-day, times and over one and a half. */
static posture_status run_t12(reproduction *r)
{
    enum { MEUSE, CHANNEL };
    const posture_status status = sample(r, "meuse-1940", "base", "channel");
    if (status != POSTURE_OK)
        return status;
    set(r, CAMPAIGN_T12_MEUSE, target_median_objective_hour(r->sample, MEUSE));
    set(r, CAMPAIGN_T12_CHANNEL, target_share_objective_reached(r->sample, CHANNEL, 390));
    return POSTURE_OK;
}

typedef struct target_group {
    const char *targets[2];
    posture_status (*run)(reproduction *r);
} target_group;

static const target_group groups[] = {
    {{"T1", NULL}, run_t1},     {{"T2", NULL}, run_t2},   {{"T4", NULL}, run_t4},   {{"T5", NULL}, run_t5},
    {{"T7", "T8"}, run_fights}, {{"T10", NULL}, run_t10}, {{"T11", NULL}, run_t11}, {{"T12", NULL}, run_t12},
};

static bool wanted(const target_group *g, const char *target)
{
    return !target || strcmp(g->targets[0], target) == 0 || (g->targets[1] && strcmp(g->targets[1], target) == 0);
}

posture_status reproduce_campaigns(const char *folder, const char *target, posture_diagnostics *found,
                                   campaign_results *results)
{
    target_sample *rows = malloc(sizeof *rows);
    reproduction r = {folder, found, results, rows};
    posture_status status = rows ? POSTURE_OK : POSTURE_ERROR_MEMORY;
    for (size_t i = 0; status == POSTURE_OK && i < sizeof groups / sizeof groups[0]; i++)
        if (wanted(&groups[i], target))
            status = groups[i].run(&r);
    free(rows);
    return status;
}
