#include "investment/outlook.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "investment/path.h"
#include "numeric/rng.h"

enum { MEAN_YEARS = 5, BISECTIONS = 40 };
static const double SHARE_MAX = 0.5;

int outlook_find(const scenario *s, const char *country, int year)
{
    for (int i = 0; i < s->spending_count; i++)
        if (s->spending[i].year == year && strcmp(s->spending[i].country, country) == 0)
            return i;
    return -1;
}

bool outlook_record(const scenario *s, const char *country, struct country_record *r)
{
    const int base = s->investment.base_year;
    const int at = outlook_find(s, country, base);
    *r = (struct country_record){0};
    if (at < 0)
        return false;
    const struct spending *row = &s->spending[at];
    if (row->equipment_share + row->personnel_share <= 0)
        return false;
    r->first_year = base;
    while (base - r->first_year + 1 < YEAR_MODEL_YEARS_MAX && outlook_find(s, country, r->first_year - 1) >= 0)
        r->first_year--;
    r->year_count = base - r->first_year + 1;
    const int mean_years = r->year_count < MEAN_YEARS ? r->year_count : MEAN_YEARS;
    for (int i = 0; i < r->year_count; i++) {
        const struct spending *y = &s->spending[outlook_find(s, country, r->first_year + i)];
        r->equipment_m[i] = y->equipment_share * y->spending_m;
        if (i >= r->year_count - mean_years)
            r->equipment_share += y->equipment_share / mean_years;
    }
    r->gdp_m = row->gdp_m;
    r->spending_m = row->spending_m;
    r->personnel_m = row->personnel_share * row->spending_m;
    r->operations_m = row->operations_share * row->spending_m;
    r->infrastructure_m = row->infrastructure_share * row->spending_m;
    r->people = row->people;
    return true;
}

/* Equipment share of a year: the path's own up to the base share of GDP, its marginal one beyond. */
static double equipment_share(const struct spending_path *path, const struct country_record *r, double share)
{
    const double base_share = r->gdp_m > 0 ? r->spending_m / r->gdp_m : 0;
    const double usual = path && path->equipment_share > 0 ? path->equipment_share : r->equipment_share;
    if (!path || path->marginal_equipment_share <= 0 || share <= base_share)
        return usual;
    return (usual * base_share + path->marginal_equipment_share * (share - base_share)) / share;
}

static void plan_years(const struct investment_terms *t, const struct spending_path *path, const char *country,
                       const struct country_record *r, struct year_plan *plan, int count)
{
    const double base_share = r->gdp_m > 0 ? r->spending_m / r->gdp_m : 0;
    const struct spending_path *own = path && path_covers(path, country) ? path : NULL;
    for (int i = 0; i < count; i++) {
        plan[i].share = own ? path_share(own, t->base_year, base_share, t->base_year + 1 + i) : base_share;
        plan[i].equipment_share = equipment_share(own, r, plan[i].share);
    }
}

/* The lag with its mean moved by `years` (-1 .. 1); what would leave the table stays at its end. */
static void shift_lag(double *lag, double years)
{
    double moved[INVESTMENT_LAG_YEARS] = {0};
    const int step = years < 0 ? -1 : 1;
    const double part = years < 0 ? (years < -1 ? 1 : -years) : (years > 1 ? 1 : years);
    for (int k = 0; k < INVESTMENT_LAG_YEARS; k++) {
        int to = k + step;
        to = to < 0 ? 0 : to >= INVESTMENT_LAG_YEARS ? INVESTMENT_LAG_YEARS - 1 : to;
        moved[k] += lag[k] * (1 - part);
        moved[to] += lag[k] * part;
    }
    memcpy(lag, moved, sizeof moved);
}

static struct investment_terms drawn_terms(const struct investment_terms *stated, uint64_t seed, int draw,
                                           uint64_t entity)
{
    struct investment_terms t = *stated;
    const rng_stream stream = {seed, (uint64_t)draw};
    const double growth = rng_normal(stream, RNG_INVESTMENT, entity, 0, 0);
    const double price = rng_normal(stream, RNG_INVESTMENT, text_hash("unit_price"), 0, 1);
    const double lag = rng_normal(stream, RNG_INVESTMENT, text_hash("lead_time"), 0, 2);
    t.gdp_growth += t.growth_sd * growth;
    t.price_growth += t.price_sd * price;
    shift_lag(t.lag_share, t.lag_year_sd * lag);
    return t;
}

static int compare_numbers(const void *left, const void *right)
{
    const double a = *(const double *)left, b = *(const double *)right;
    return a < b ? -1 : a > b;
}

/* Order statistics at 10, 50 and 90 per cent. */
static void take_bands(double *values, int count, double *band)
{
    static const double at[OUTLOOK_BANDS] = {0.1, 0.5, 0.9};
    qsort(values, (size_t)count, sizeof *values, compare_numbers);
    for (int b = 0; b < OUTLOOK_BANDS; b++)
        band[b] = values[(int)(at[b] * (count - 1) + 0.5)];
}

static posture_status spread(const scenario *s, const struct year_plan *plan, int draws, uint64_t seed,
                             struct outlook *o)
{
    const size_t n = (size_t)o->year_count * (size_t)draws;
    double *values = calloc(3 * n + 1, sizeof *values);
    struct year_row *rows = calloc((size_t)o->year_count, sizeof *rows);
    struct formed_unit *units = calloc(FORMATION_UNITS_MAX, sizeof *units);
    posture_status status = values && rows && units ? POSTURE_OK : POSTURE_ERROR_MEMORY;
    for (int d = 0; d < draws && status == POSTURE_OK; d++) {
        const struct investment_terms t = drawn_terms(&s->investment, seed, d, text_hash(o->country));
        year_model_run(&t, &o->record, plan, o->year_count, rows);
        const int made = formation_run(&t, s->programmes, s->programme_count, o->country, rows, o->year_count, units);
        for (int i = 0; i < o->year_count; i++) {
            const size_t at = (size_t)i * (size_t)draws + (size_t)d;
            values[at] = rows[i].spending_m;
            values[n + at] = rows[i].capital_m;
            values[2 * n + at] = formation_ready(units, made, rows[i].year);
        }
    }
    for (int i = 0; i < o->year_count && status == POSTURE_OK; i++) {
        const size_t at = (size_t)i * (size_t)draws;
        take_bands(values + at, draws, o->band[i].spending_m);
        take_bands(values + n + at, draws, o->band[i].capital_m);
        take_bands(values + 2 * n + at, draws, o->band[i].units_ready);
    }
    free(values);
    free(rows);
    free(units);
    return status;
}

posture_status outlook_make(const scenario *s, const struct spending_path *path, const char *country, int last_year,
                            int draws, uint64_t seed, struct outlook *o)
{
    struct year_plan plan[YEAR_MODEL_YEARS_MAX];
    o->country = country;
    o->year_count = last_year - s->investment.base_year;
    if (o->year_count < 1 || o->year_count > YEAR_MODEL_YEARS_MAX || !outlook_record(s, country, &o->record))
        return POSTURE_ERROR_INPUT;
    o->years = calloc((size_t)o->year_count, sizeof *o->years);
    o->band = calloc((size_t)o->year_count, sizeof *o->band);
    o->units = calloc(FORMATION_UNITS_MAX, sizeof *o->units);
    if (!o->years || !o->band || !o->units)
        return POSTURE_ERROR_MEMORY;
    plan_years(&s->investment, path, country, &o->record, plan, o->year_count);
    year_model_run(&s->investment, &o->record, plan, o->year_count, o->years);
    o->unit_count =
        formation_run(&s->investment, s->programmes, s->programme_count, country, o->years, o->year_count, o->units);
    return draws > 0 ? spread(s, plan, draws, seed, o) : POSTURE_OK;
}

void outlook_clear(struct outlook *o)
{
    free(o->years);
    free(o->band);
    free(o->units);
    *o = (struct outlook){0};
}

posture_status outlook_needed_share(const scenario *s, const struct spending_path *path, const char *country, int units,
                                    int year, double *share)
{
    struct spending_path trial = path ? *path : (struct spending_path){0};
    double low = 0, high = SHARE_MAX;
    posture_status status = POSTURE_OK;
    trial.kind = PATH_STEP;
    trial.country_count = 0;
    trial.target_year = s->investment.base_year + 1;
    *share = -1;
    for (int i = 0; i <= BISECTIONS && status == POSTURE_OK; i++) {
        struct outlook o = {0};
        trial.target_share = i == 0 ? high : 0.5 * (low + high);
        status = outlook_make(s, &trial, country, year, 0, 0, &o);
        const bool enough = status == POSTURE_OK && formation_ready(o.units, o.unit_count, year) >= units;
        outlook_clear(&o);
        if (i == 0 && !enough)
            return status;
        if (enough)
            high = trial.target_share;
        else
            low = trial.target_share;
    }
    *share = high;
    return status;
}
