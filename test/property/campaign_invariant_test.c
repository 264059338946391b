/* What must hold in every replication, on random scenarios and on the teaching one: people and equipment are
 * conserved, nobody is in two places, nothing outruns its fastest mode, a row depends on its key alone. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include <math.h>
#include <string.h>

#include "base/diagnostic.h"
#include "campaign/campaign.h"
#include "campaign/state.h"
#include "support/near.h"
#include "support/random_scenario.h"

enum { SEEDS = 12, REPLICATIONS = 6 };

typedef struct watch {
    const scenario *s;
    campaign_state *c;
    int events, moves;
} watch;

static double left(const campaign_state *c, int side, int category)
{
    double sum = 0;
    for (int32_t u = 0; u < c->m->s->unit_count; u++)
        if (c->m->units[u].side == side)
            sum += c->units[u].strength[category];
    return sum;
}

static void check_conserved(const campaign_state *c)
{
    for (int side = 0; side < FIGHTING_SIDES; side++)
        for (int k = 0; k < STRENGTH_COUNT; k++) {
            const double start = c->sides[side].start[k];
            assert_near(left(c, side, k) + c->sides[side].lost[k], start, 1e-9 * (1 + start));
        }
}

/* Each unit on exactly the list that its mode says, and on no other. */
static void check_one_place(const campaign_state *c)
{
    int *seen = calloc((size_t)c->m->s->unit_count, sizeof *seen);
    assert_non_null(seen);
    for (int32_t p = 0; p < c->m->s->net.place_count; p++)
        for (int side = 0; side < FIGHTING_SIDES; side++)
            for (int32_t u = c->places[p].first[side]; u >= 0; u = c->units[u].next) {
                assert_int_equal(c->units[u].mode, UNIT_AT_PLACE);
                assert_int_equal(c->units[u].place, p);
                seen[u]++;
            }
    int marching = 0;
    for (int32_t l = 0; l < c->m->s->net.link_count; l++) {
        marching += c->links[l].marching[0] + c->links[l].marching[1];
        if (c->links[l].front < 0)
            continue;
        for (int32_t u = c->fronts[c->links[l].front].first; u >= 0; u = c->units[u].next) {
            assert_int_equal(c->units[u].mode, UNIT_IN_CONTACT);
            assert_int_equal(c->units[u].link, l);
            seen[u]++;
        }
    }
    for (int32_t u = 0; u < c->m->s->unit_count; u++) {
        const bool listed = c->units[u].mode == UNIT_AT_PLACE || c->units[u].mode == UNIT_IN_CONTACT;
        assert_true(seen[u] == (listed ? 1 : 0));
        marching -= c->units[u].mode == UNIT_ON_LINK;
    }
    assert_true(marching == 0);
    free(seen);
}

static void on_event(void *context, const campaign_event *e)
{
    watch *w = context;
    w->events++;
    if (e->kind == EVENT_AIR) { /* once a day, between the phases */
        check_conserved(w->c);
        check_one_place(w->c);
    }
    if (e->kind == EVENT_MOVED && e->unit >= 0) {
        const double fastest = w->s->types[w->s->units[e->unit].type].road_speed_km_per_hour * 24;
        if (!(e->a > 0 && e->a <= fastest + 1e-6))
            fail_msg("unit %s moves %g km a day at most %g, %g", w->s->units[e->unit].id, e->a, fastest, e->b);
        w->moves++;
    }
}

static void check_row(const outcome_row *row)
{
    for (int m = 0; m < OUTCOME_COUNT; m++) {
        const double x = row->measure[m];
        assert_true(!isinf(x));
        if (outcome_get((outcome_measure)m)->kind == OUTCOME_KIND_PROPORTION && !isnan(x))
            assert_true(x == 0 || x == 1);
    }
}

static int run_watched(const scenario *s, int32_t plan, int replications)
{
    campaign_model *model;
    campaign_state *state;
    assert_int_equal(campaign_model_create(s, plan, &model), POSTURE_OK);
    assert_int_equal(campaign_state_create(model, &state), POSTURE_OK);
    watch w = {s, state, 0, 0};
    campaign_trace trace = {&w, on_event};
    for (int i = 0; i < replications; i++) {
        const campaign_case c = {.seed = 7, .outer = (uint64_t)i / 2, .replication = (uint64_t)i};
        outcome_row row;
        campaign_run(model, state, &c, &row, NULL, &trace);
        check_row(&row);
        check_conserved(state);
        check_one_place(state);
    }
    campaign_state_destroy(state);
    campaign_model_destroy(model);
    return w.moves;
}

static void random_campaigns_keep_the_books(void **state)
{
    (void)state;
    int moves = 0;
    for (uint64_t seed = 0; seed < SEEDS; seed++) {
        scenario *s = random_scenario(seed, 1 + (int)(seed % GRID_ROWS_MAX), false);
        moves += run_watched(s, 0, REPLICATIONS);
        scenario_destroy(s);
    }
    assert_true(moves > 1000);
}

static scenario *load_teaching(void)
{
    posture_diagnostics *found;
    scenario *s;
    assert_int_equal(posture_diagnostics_create(&found), POSTURE_OK);
    assert_int_equal(scenario_load(POSTURE_SOURCE_DIR "/scenarios/teaching", found, &s), POSTURE_OK);
    posture_diagnostics_destroy(found);
    return s;
}

static void teaching_campaigns_keep_the_books(void **state)
{
    (void)state;
    scenario *s = load_teaching();
    assert_true(run_watched(s, scenario_find_plan(s, "overrun"), 20) > 100);
    run_watched(s, scenario_find_plan(s, "limited_grab"), 20);
    scenario_destroy(s);
}

static void assert_same_row(const outcome_row *a, const outcome_row *b)
{
    assert_memory_equal(a->measure, b->measure, sizeof a->measure);
    assert_memory_equal(a->objective, b->objective, sizeof a->objective);
}

/* The same key gives the same bits whatever ran before on the state, with or without a listener. */
static void ignore_event(void *context, const campaign_event *e)
{
    (void)context;
    (void)e;
}

static void a_row_depends_on_its_key_alone(void **state)
{
    (void)state;
    scenario *s = load_teaching();
    campaign_model *model;
    campaign_state *one, *two;
    assert_int_equal(campaign_model_create(s, scenario_find_plan(s, "overrun"), &model), POSTURE_OK);
    assert_int_equal(campaign_state_create(model, &one), POSTURE_OK);
    assert_int_equal(campaign_state_create(model, &two), POSTURE_OK);
    outcome_row forward[8], back[8];
    memset(forward, 0, sizeof forward);
    memset(back, 0, sizeof back);
    campaign_trace trace = {NULL, ignore_event};
    for (int i = 0; i < 8; i++) {
        const campaign_case c = {.seed = 3, .outer = (uint64_t)i / 4, .replication = (uint64_t)i};
        campaign_run(model, one, &c, &forward[i], NULL, NULL);
    }
    for (int i = 7; i >= 0; i--) {
        const campaign_case c = {.seed = 3, .outer = (uint64_t)i / 4, .replication = (uint64_t)i};
        campaign_run(model, two, &c, &back[i], NULL, &trace);
    }
    for (int i = 0; i < 8; i++)
        assert_same_row(&forward[i], &back[i]);
    assert_true(memcmp(forward[0].measure, forward[5].measure, sizeof forward[0].measure) != 0);
    campaign_state_destroy(two);
    campaign_state_destroy(one);
    campaign_model_destroy(model);
    scenario_destroy(s);
}

static void run_rows(const scenario *s, int count, outcome_row *rows)
{
    campaign_model *model;
    campaign_state *state;
    memset(rows, 0, (size_t)count * sizeof *rows);
    assert_int_equal(campaign_model_create(s, 0, &model), POSTURE_OK);
    assert_int_equal(campaign_state_create(model, &state), POSTURE_OK);
    for (int i = 0; i < count; i++) {
        const campaign_case c = {.seed = 11, .outer = (uint64_t)i / 2, .replication = (uint64_t)i};
        campaign_run(model, state, &c, &rows[i], NULL, NULL);
    }
    campaign_state_destroy(state);
    campaign_model_destroy(model);
}

/* Moves the last unit before all others: luck that hangs on a unit's number instead of its id would change. */
static void number_last_unit_first(scenario *s)
{
    const struct unit last = s->units[s->unit_count - 1];
    memmove(&s->units[1], &s->units[0], (size_t)(s->unit_count - 1) * sizeof *s->units);
    s->units[0] = last;
    for (int p = 0; p < s->plan_count; p++)
        for (int t = 0; t < s->plans[p].task_count; t++)
            for (int u = 0; u < s->plans[p].tasks[t].unit_count; u++)
                s->plans[p].tasks[t].units[u]++;
}

/* A unit far behind that does nothing changes nobody's luck, wherever it stands in the table. */
static void an_idle_unit_changes_nothing(void **state)
{
    (void)state;
    enum { COUNT = 12 };
    static outcome_row with[COUNT], without[COUNT];
    for (uint64_t seed = 20; seed < 26; seed++) {
        scenario *s = random_scenario(seed, 3, false);
        run_rows(s, COUNT, without);
        random_grid g = {s, seed, 3, false};
        grid_unit(&g, 99, 0, 2, 3, grid_place(0, GRID_COLUMNS - 1)); /* guns at the ally's home */
        run_rows(s, COUNT, with);
        for (int i = 0; i < COUNT; i++)
            assert_same_row(&with[i], &without[i]);
        number_last_unit_first(s);
        run_rows(s, COUNT, with);
        for (int i = 0; i < COUNT; i++)
            assert_same_row(&with[i], &without[i]);
        scenario_destroy(s);
    }
}

/* Without fighting nobody is lost to it and nothing is seized. */
static void deployment_alone_takes_nothing(void **state)
{
    (void)state;
    scenario *s = random_scenario(5, 3, false);
    campaign_model *model;
    campaign_state *c;
    assert_int_equal(campaign_model_create(s, 0, &model), POSTURE_OK);
    assert_int_equal(campaign_state_create(model, &c), POSTURE_OK);
    const campaign_case which = {.seed = 1, .without_fighting = true};
    outcome_row row;
    campaign_run(model, c, &which, &row, NULL, NULL);
    assert_true(row.measure[OUTCOME_ANY_REACHED] == 0);
    assert_true(row.measure[OUTCOME_OCCUPIED_PLACE_DAY] == 0);
    assert_true(isnan(row.measure[OUTCOME_FIRST_CONTACT_HOUR]));
    campaign_state_destroy(c);
    campaign_model_destroy(model);
    scenario_destroy(s);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(random_campaigns_keep_the_books), cmocka_unit_test(teaching_campaigns_keep_the_books),
        cmocka_unit_test(a_row_depends_on_its_key_alone),  cmocka_unit_test(an_idle_unit_changes_nothing),
        cmocka_unit_test(deployment_alone_takes_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
