#include "app/target_sample.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "numeric/statistics.h"

posture_status target_load(const char *folder, const char *name, const char *option, posture_diagnostics *found,
                           scenario **s)
{
    *s = NULL;
    char path[1024];
    const int length = snprintf(path, sizeof path, "%s/%s", folder, name);
    if (length < 0 || (size_t)length >= sizeof path)
        return POSTURE_ERROR_INPUT;
    return scenario_load_option(path, option, found, s);
}

static double first_parity_day(const outcome_series *series)
{
    for (int day = 1; day < series->day_count; day++)
        if (series->power_ratio[day] >= 1.0)
            return day;
    return INFINITY;
}

posture_status target_run(const scenario *s, const char *plan, campaign_trace *trace, target_sample *sample)
{
    const int32_t index = scenario_find_plan(s, plan);
    if (index < 0)
        return POSTURE_ERROR_UNKNOWN_NAME;
    campaign_model *model = NULL;
    campaign_state *state = NULL;
    outcome_series *series = malloc(sizeof *series);
    posture_status status = series ? campaign_model_create(s, index, &model) : POSTURE_ERROR_MEMORY;
    if (status == POSTURE_OK)
        status = campaign_state_create(model, &state);
    for (int i = 0; status == POSTURE_OK && i < TARGET_CAMPAIGNS; i++) {
        const campaign_case c = {.seed = 1, .outer = (uint64_t)i / TARGET_INNER, .replication = (uint64_t)i};
        campaign_run(model, state, &c, &sample->rows[i], series, trace);
        status = sample->rows[i].status;
        sample->parity_day[i] = first_parity_day(series);
    }
    campaign_state_destroy(state);
    campaign_model_destroy(model);
    free(series);
    return status;
}

posture_status target_load_and_run(const char *folder, const char *name, const char *option, const char *plan,
                                   posture_diagnostics *found, target_sample *sample)
{
    scenario *s;
    posture_status status = target_load(folder, name, option, found, &s);
    if (status == POSTURE_OK)
        status = target_run(s, plan, NULL, sample);
    scenario_destroy(s);
    return status;
}

static double median(const double *x)
{
    double sorted[TARGET_CAMPAIGNS];
    memcpy(sorted, x, sizeof sorted);
    qsort(sorted, TARGET_CAMPAIGNS, sizeof sorted[0], statistics_compare);
    const double upper = sorted[TARGET_CAMPAIGNS / 2];
    return isinf(upper) ? upper : statistics_quantile_sorted(sorted, TARGET_CAMPAIGNS, 0.5);
}

double target_median_time(const target_sample *sample, outcome_measure m)
{
    double time[TARGET_CAMPAIGNS];
    for (int i = 0; i < TARGET_CAMPAIGNS; i++) {
        const double t = sample->rows[i].measure[m];
        time[i] = isnan(t) ? INFINITY : t;
    }
    return median(time);
}

double target_median_reached_hour(const target_sample *sample)
{
    return target_median_time(sample, OUTCOME_FIRST_REACHED_HOUR);
}

double target_median_objective_hour(const target_sample *sample, int objective)
{
    double time[TARGET_CAMPAIGNS];
    for (int i = 0; i < TARGET_CAMPAIGNS; i++) {
        const double t = sample->rows[i].objective[objective].reached_hour;
        time[i] = isnan(t) ? INFINITY : t;
    }
    return median(time);
}

double target_share_objective_reached(const target_sample *sample, int objective, double hour)
{
    int n = 0;
    for (int i = 0; i < TARGET_CAMPAIGNS; i++)
        n += sample->rows[i].objective[objective].reached_hour <= hour;
    return (double)n / TARGET_CAMPAIGNS;
}

double target_share_reached_between(const target_sample *sample, double low_hour, double high_hour)
{
    int n = 0;
    for (int i = 0; i < TARGET_CAMPAIGNS; i++) {
        const double h = sample->rows[i].measure[OUTCOME_FIRST_REACHED_HOUR];
        n += h >= low_hour && h <= high_hour;
    }
    return (double)n / TARGET_CAMPAIGNS;
}

/* Held at the end of `day`, as far as the first loss tells. */
static bool any_held(const outcome_row *row, double day)
{
    for (int o = 0; o < row->objective_count; o++) {
        const objective_outcome *x = &row->objective[o];
        if (x->held_day <= day && !(x->lost_again_day <= day))
            return true;
    }
    return false;
}

double target_share_all_kept(const target_sample *sample, double day)
{
    int n = 0;
    for (int i = 0; i < TARGET_CAMPAIGNS; i++)
        n += !any_held(&sample->rows[i], day);
    return (double)n / TARGET_CAMPAIGNS;
}

double target_mean(const target_sample *sample, outcome_measure m)
{
    double sum = 0;
    int n = 0;
    for (int i = 0; i < TARGET_CAMPAIGNS; i++) {
        const double x = sample->rows[i].measure[m];
        sum += isnan(x) ? 0.0 : x;
        n += !isnan(x);
    }
    return n > 0 ? sum / n : NAN;
}

double target_median_parity_day(const target_sample *sample)
{
    return median(sample->parity_day);
}

double target_share_below(const target_sample *sample, outcome_measure m, double limit)
{
    int n = 0;
    for (int i = 0; i < TARGET_CAMPAIGNS; i++)
        n += sample->rows[i].measure[m] < limit;
    return (double)n / TARGET_CAMPAIGNS;
}
