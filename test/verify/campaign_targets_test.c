/* Published games and figures against the campaign: targets T1, T2, T4, T5 and T7 of the project's reference, with the
 * bands stated there before any run. War games are judgement, so they bound plausibility; they are not truth. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/diagnostic.h"
#include "campaign/campaign.h"
#include "numeric/statistics.h"
#include "support/target.h"

enum { COUNT = 400, INNER = 4 };

static outcome_row rows[COUNT];

static scenario *load(const char *folder, const char *option)
{
    char path[512];
    snprintf(path, sizeof path, "%s/scenarios/%s", POSTURE_SOURCE_DIR, folder);
    posture_diagnostics *found;
    scenario *s;
    assert_true(posture_diagnostics_create(&found) == POSTURE_OK);
    assert_true(scenario_load_option(path, option, found, &s) == POSTURE_OK);
    posture_diagnostics_destroy(found);
    return s;
}

/* The games let the attacker perform as ordered: the favourable end of the one quality-and-friction distribution. */
static void as_ordered(scenario *s)
{
    struct country *attacker = &s->countries[scenario_find_country(s, "RUS")];
    attacker->quality = quantity_of(1.1);
    attacker->friction = quantity_of(0.1);
}

static void run(const scenario *s, const char *plan, campaign_trace *trace)
{
    campaign_model *model;
    campaign_state *state;
    assert_true(campaign_model_create(s, scenario_find_plan(s, plan), &model) == POSTURE_OK);
    assert_true(campaign_state_create(model, &state) == POSTURE_OK);
    for (int i = 0; i < COUNT; i++) {
        const campaign_case c = {.seed = 1, .outer = (uint64_t)i / INNER, .replication = (uint64_t)i};
        campaign_run(model, state, &c, &rows[i], NULL, trace);
    }
    campaign_state_destroy(state);
    campaign_model_destroy(model);
}

/* Median with "not reached" as later than anything. */
static double median_reached_hour(void)
{
    static double hour[COUNT];
    for (int i = 0; i < COUNT; i++) {
        const double h = rows[i].measure[OUTCOME_FIRST_REACHED_HOUR];
        hour[i] = isnan(h) ? INFINITY : h;
    }
    qsort(hour, COUNT, sizeof hour[0], statistics_compare);
    return statistics_quantile_sorted(hour, COUNT, 0.5);
}

static double share_reached_between(double low, double high)
{
    int n = 0;
    for (int i = 0; i < COUNT; i++) {
        const double h = rows[i].measure[OUTCOME_FIRST_REACHED_HOUR];
        n += h >= low && h <= high;
    }
    return (double)n / COUNT;
}

/* Objectives that the attacker holds at the end of `day`, as far as the first loss tells. */
static int held_by(const outcome_row *row, double day)
{
    int held = 0;
    for (int o = 0; o < row->objective_count; o++) {
        const objective_outcome *x = &row->objective[o];
        held += x->held_day <= day && !(x->lost_again_day <= day);
    }
    return held;
}

static double share_defender_keeps_all(double day)
{
    int n = 0;
    for (int i = 0; i < COUNT; i++)
        n += held_by(&rows[i], day) == 0;
    return (double)n / COUNT;
}

static double mean(outcome_measure m)
{
    double sum = 0;
    int n = 0;
    for (int i = 0; i < COUNT; i++)
        if (!isnan(rows[i].measure[m])) {
            sum += rows[i].measure[m];
            n++;
        }
    return n > 0 ? sum / n : NAN;
}

static void t1_the_games_of_2015(void **state)
{
    (void)state;
    scenario *s = load("rand-2015", "base");
    as_ordered(s);
    run(s, "capitals", NULL);
    assert_target("T1 median first arrival, hours", median_reached_hour(), 36, 60, TARGET_KNOWN_MISS);
    assert_target("T1 share of first arrivals within 30 to 72 h", share_reached_between(30, 72), 0.8, 1, TARGET_MET);
    assert_target("T1 defender keeps both capitals at D+7", share_defender_keeps_all(7), 0, 0.05, TARGET_MET);
    scenario_destroy(s);
}

static void t2_seven_brigades(void **state)
{
    (void)state;
    scenario *s = load("rand-2015", "seven_brigades");
    as_ordered(s);
    run(s, "capitals", NULL);
    const double kept = share_defender_keeps_all(10);
    assert_target("T2 seven brigades keep both capitals at D+10", kept, 0.75, 1, TARGET_MET);
    assert_target("T2 seven brigades keep both capitals at D+28", share_defender_keeps_all(28), 0.3, 0.8,
                  TARGET_KNOWN_MISS);
    scenario_destroy(s);
    s = load("rand-2015", "seven_light_brigades");
    as_ordered(s);
    run(s, "capitals", NULL);
    assert_target("T2 light brigades: so much lower", kept - share_defender_keeps_all(10), 0.25, 1, TARGET_MET);
    scenario_destroy(s);
}

static void t4_air_alone(void **state)
{
    (void)state;
    scenario *s = load("rand-2015", "base");
    as_ordered(s);
    run(s, "capitals", NULL);
    const double without = median_reached_hour();
    scenario_destroy(s);
    s = load("rand-2015", "full_air");
    as_ordered(s);
    run(s, "capitals", NULL);
    assert_target("T4 battalions killed from the air a day", mean(OUTCOME_AIR_KILLS_BATTALION_PER_DAY), 1.5, 4,
                  TARGET_KNOWN_MISS);
    assert_target("T4 capitals fall all the same", mean(OUTCOME_ALL_HELD), 0.8, 1, TARGET_MET);
    assert_target("T4 delay by air alone, hours", median_reached_hour() - without, -1, 48, TARGET_MET);
    scenario_destroy(s);
}

static double share_below(outcome_measure m, double limit)
{
    int n = 0;
    for (int i = 0; i < COUNT; i++)
        n += rows[i].measure[m] < limit;
    return (double)n / COUNT;
}

static double share_any_capital_by(double day)
{
    return 1 - share_defender_keeps_all(day);
}

static void short_warning(scenario *s)
{
    s->parameters[PARAMETER_WARNING_STATED_DAY] = quantity_of(5);
    s->countries[scenario_find_country(s, "BLR")].participation = quantity_of(PARTICIPATION_ACCESS);
}

static void t5_posture_of_2021(void **state)
{
    (void)state;
    scenario *s = load("baltic-2021", "base");
    short_warning(s);
    run(s, "overrun", NULL);
    const double with = share_any_capital_by(10);
    assert_target("T5 at least one capital taken by D+10", with, 0.6, 0.95, TARGET_KNOWN_MISS);
    assert_target("T5 mean power ratio at D+30", mean(OUTCOME_POWER_RATIO_30), 0, 1, TARGET_KNOWN_MISS);
    assert_target("T5 share of campaigns without parity at D+30", share_below(OUTCOME_POWER_RATIO_30, 1), 0.5, 1,
                  TARGET_KNOWN_MISS);
    /* The battlegroups at a thousandth of their strength: as good as not there. */
    for (int i = 0; i < s->unit_count; i++)
        if (strncmp(s->units[i].id, "efp_", 4) == 0)
            s->units[i].strength_share = quantity_of(0.001);
    run(s, "overrun", NULL);
    assert_target("T5 what the battlegroups alone change", fabs(share_any_capital_by(10) - with), 0, 0.2, TARGET_MET);
    scenario_destroy(s);
}

/* Contested and open moves, apart. */
enum { MOVE_MAX = 400000 };

enum { LINK_MAX = 2048, FIGHT_MAX = 100000 };

/* Fights as a whole, by the link they are fought on, until the place falls: won or failed. */
typedef struct fights {
    double km[LINK_MAX], day[LINK_MAX];
    int place[LINK_MAX];
    double *won, *failed;
    int won_count, failed_count;
} fights;

static void close_fight(fights *f, int link, bool won)
{
    if (f->day[link] <= 0)
        return;
    if (won && f->won_count < FIGHT_MAX)
        f->won[f->won_count++] = f->km[link] / f->day[link];
    else if (!won && f->failed_count < FIGHT_MAX)
        f->failed[f->failed_count++] = f->km[link] / f->day[link];
    f->km[link] = f->day[link] = 0;
}

static void note_fight(void *context, const campaign_event *e)
{
    fights *f = context;
    if (e->kind == EVENT_ENGAGEMENT) {
        assert_true(e->link < LINK_MAX);
        f->place[e->link] = e->place;
        f->km[e->link] += e->b;
        f->day[e->link] += 0.25; /* the scenario's contact step */
    }
    for (int l = 0; l < LINK_MAX && (e->kind == EVENT_CONTROL || e->kind == EVENT_ENDED); l++)
        if (e->kind == EVENT_ENDED || f->place[l] == e->place)
            close_fight(f, l, e->kind == EVENT_CONTROL);
}

typedef struct moves {
    double *contested, *open;
    int contested_count, open_count;
    const char *stance;
} moves;

static void note_move(void *context, const campaign_event *e)
{
    moves *m = context;
    if (e->kind != EVENT_MOVED || e->a <= 0)
        return;
    const bool contested = e->b == 1 && e->text && (!m->stance || strcmp(e->text, m->stance) == 0);
    if (contested && m->contested_count < MOVE_MAX)
        m->contested[m->contested_count++] = e->a;
    if (e->b == 0 && e->unit >= 0 && m->open_count < MOVE_MAX)
        m->open[m->open_count++] = e->a;
}

static double quantile(double *x, int n, double p)
{
    qsort(x, (size_t)n, sizeof *x, statistics_compare);
    return n > 0 ? statistics_quantile_sorted(x, (size_t)n, p) : NAN;
}

static void t7_contested_and_open_moves(void **state)
{
    (void)state;
    moves m = {malloc(MOVE_MAX * sizeof(double)), malloc(MOVE_MAX * sizeof(double)), 0, 0, NULL};
    assert_non_null(m.contested);
    assert_non_null(m.open);
    campaign_trace trace = {&m, note_move};
    scenario *s = load("baltic-2021", "base");
    run(s, "overrun", &trace);
    assert_target("T7 contested advance, nine in ten, km a day", quantile(m.contested, m.contested_count, 0.9), 0, 30,
                  TARGET_MET);
    assert_target("T7 open road, nine in ten, km a day", quantile(m.open, m.open_count, 0.9), 60, 220, TARGET_MET);
    m = (moves){m.contested, m.open, 0, 0, "hasty"};
    run(s, "overrun", &trace);
    const double hasty = quantile(m.contested, m.contested_count, 0.5);
    assert_target("T7 against a hasty defence, median km a day", hasty, 3.75, 15, TARGET_KNOWN_MISS);
    m = (moves){m.contested, m.open, 0, 0, "prepared"};
    run(s, "overrun", &trace);
    const double prepared = quantile(m.contested, m.contested_count, 0.5);
    assert_target("T7 against a prepared defence, median km a day", prepared, 0.3, 1.2, TARGET_KNOWN_MISS);
    assert_target("T7 prepared slower than hasty, km a day", hasty - prepared, 0, 100, TARGET_MET);
    scenario_destroy(s);
    free(m.contested);
    free(m.open);
}

static void t7_fights_won_and_failed(void **state)
{
    (void)state;
    static fights f;
    f.won = malloc(FIGHT_MAX * sizeof(double));
    f.failed = malloc(FIGHT_MAX * sizeof(double));
    assert_non_null(f.won);
    assert_non_null(f.failed);
    campaign_trace trace = {&f, note_fight};
    scenario *s = load("baltic-2021", "base");
    assert_true(s->contact_step_hour == 6);
    run(s, "overrun", &trace);
    assert_target("T7 attacker wins, median km a day", quantile(f.won, f.won_count, 0.5), 1.5, 6, TARGET_MET);
    assert_target("T7 attacker fails, median km a day", quantile(f.failed, f.failed_count, 0.5), 0.2, 0.8,
                  TARGET_KNOWN_MISS);
    scenario_destroy(s);
    free(f.won);
    free(f.failed);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(t1_the_games_of_2015),
        cmocka_unit_test(t2_seven_brigades),
        cmocka_unit_test(t4_air_alone),
        cmocka_unit_test(t5_posture_of_2021),
        cmocka_unit_test(t7_contested_and_open_moves),
        cmocka_unit_test(t7_fights_won_and_failed),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
