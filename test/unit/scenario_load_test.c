/* The teaching scenario as read: values, units of measure, distributions, defaults, marks, options. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "scenario/draw.h"
#include "scenario/scenario.h"

#define TEACHING POSTURE_SOURCE_DIR "/scenarios/teaching"

static scenario *load(const char *option)
{
    posture_diagnostics *found = NULL;
    scenario *s = NULL;
    assert_int_equal(posture_diagnostics_create(&found), POSTURE_OK);
    posture_status status =
        option ? scenario_load_option(TEACHING, option, found, &s) : scenario_load(TEACHING, found, &s);
    for (size_t i = 0; i < posture_diagnostics_count(found); i++)
        print_message("%s\n", posture_diagnostics_get(found, i)->text);
    assert_int_equal(status, POSTURE_OK);
    assert_int_equal(posture_diagnostics_fault_count(found), 0);
    posture_diagnostics_destroy(found);
    return s;
}

static void reads_tables_and_resolves_names(void **state)
{
    (void)state;
    scenario *s = load(NULL);
    const struct unit *u = &s->units[scenario_find_unit(s, "xbr_1_tank")];
    assert_string_equal(s->countries[u->country].id, "XBR");
    assert_string_equal(s->types[u->type].id, "tank_bn");
    assert_string_equal(s->net.places[u->home].id, "lindau");
    assert_string_equal(s->net.places[u->deploy_to].id, "alderford");
    assert_int_equal(u->prepositioned_at, -1);
    assert_true(u->strength_share.value == 0.8 && u->strength_share.factor == -1);
    assert_true(u->available_day == -59); /* 2021-01-01 before 2021-03-01 */
    const struct factor *ntm = &s->factors[u->ntm_day.factor];
    assert_string_equal(ntm->id, "unit/xbr_1_tank/ntm_day");
    assert_true(ntm->kind == FACTOR_ALEATORY && ntm->spread.kind == DISTRIBUTION_UNIFORM);
    assert_true(u->ntm_day.value == 4 && ntm->spread.a == 2 && ntm->spread.b == 6);
    assert_int_equal(s->countries[u->country].side, SIDE_DEFENDER);
    scenario_destroy(s);
}

static void completes_the_network(void **state)
{
    (void)state;
    scenario *s = load(NULL);
    bool rail = false;
    for (int i = 0; i < s->net.link_count; i++) {
        const struct link *l = &s->net.links[i];
        assert_true(l->length_km > 0);
        assert_true(l->trains_per_day.factor == -1);
        if (strcmp(l->id, "eastgate-alderford-rail") == 0) {
            assert_true(l->gauge == GAUGE_1520 && l->trains_per_day.value == 8 && l->length_km == 68);
            rail = true;
        }
    }
    assert_true(rail);
    assert_int_equal(s->net.first[s->net.place_count], 2 * s->net.link_count);
    scenario_destroy(s);
}

static void takes_defaults_and_counts_them_as_assumed(void **state)
{
    (void)state;
    scenario *s = load(NULL);
    assert_false(s->parameter_stated[PARAMETER_STOCK_DAY]);
    assert_true(s->parameters[PARAMETER_STOCK_DAY].value == parameter_get(PARAMETER_STOCK_DAY)->initial);
    assert_true(s->parameter_stated[PARAMETER_PREPARATION_DAY]);
    const struct factor *f = &s->factors[s->parameters[PARAMETER_PREPARATION_DAY].factor];
    assert_true(f->kind == FACTOR_EPISTEMIC && f->spread.b == 10);
    assert_true(s->provenance.count[PROVENANCE_ASSUMED] > PARAMETER_COUNT);
    assert_int_equal(s->provenance.count[PROVENANCE_PUBLISHED], 0);
    scenario_destroy(s);
}

static void reads_plans(void **state)
{
    (void)state;
    scenario *s = load(NULL);
    const struct plan *p = &s->plans[scenario_find_plan(s, "overrun")];
    assert_true(p->attack && !p->ambiguous && p->side == SIDE_ATTACKER);
    assert_int_equal(p->task_count, 4);
    assert_int_equal(p->tasks[0].unit_count, 5); /* parent:Norland 1st Division* */
    assert_int_equal(p->tasks[0].axis_count, 4);
    assert_true(p->tasks[0].bypass && p->tasks[0].role == TASK_ASSAULT);
    assert_int_equal(p->triggers[0].with, 2);
    assert_int_equal(p->triggers[0].to, -1);
    assert_string_equal(s->plans[s->defence_plan].id, "defence");
    scenario_destroy(s);
}

static void applies_an_option(void **state)
{
    (void)state;
    scenario *base = load("base"), *whole = load(NULL), *forward = load("forward_brigade");
    assert_string_equal(base->hash, whole->hash);
    assert_string_not_equal(base->hash, forward->hash);
    int u = scenario_find_unit(forward, "xbr_1_tank");
    assert_string_equal(forward->net.places[forward->units[u].home].id, "brook");
    assert_int_equal(forward->options[scenario_find_option(forward, "forward_brigade")].edit_count, 4);
    scenario_destroy(base);
    scenario_destroy(whole);
    scenario_destroy(forward);
}

static void scales_a_distribution(void **state)
{
    (void)state;
    scenario *s = load("earlier_decision");
    const struct country *c = &s->countries[scenario_find_country(s, "XBR")];
    const distribution *d = &s->factors[c->decision_delay_day.factor].spread;
    assert_true(d->a == 0.5 && d->b == 1.5 && d->c == 4);
    assert_true(c->alert_threshold_prob.value == 0.3);
    assert_true(s->parameters[PARAMETER_CONSENSUS_DELAY_DAY].value == 1);
    scenario_destroy(s);
}

static void draws_share_their_luck_between_options(void **state)
{
    (void)state;
    scenario *base = load("base"), *early = load("earlier_decision");
    double a[256], b[256];
    draw first, second;
    assert_true(base->factor_count <= 256 && early->factor_count <= 256);
    draw_make(base, 7, 3, 12, a, &first);
    draw_make(early, 7, 3, 12, b, &second);
    int same = 0;
    for (int i = 0; i < base->factor_count; i++) {
        int k = scenario_find_factor(early, base->factors[i].id);
        same += k >= 0 && a[i] == b[k];
    }
    /* all but the two scaled delays, and the consensus delay that became a plain value */
    assert_int_equal(same, base->factor_count - 3);
    int scaled = scenario_find_factor(base, "country/XBR/decision_delay_day");
    int halved = scenario_find_factor(early, "country/XBR/decision_delay_day");
    assert_true(fabs(a[scaled] / 2 - b[halved]) < 1e-12);
    draw_make(base, 7, 3, 13, b, &second);
    assert_true(first.parameter[PARAMETER_PREPARATION_DAY] == second.parameter[PARAMETER_PREPARATION_DAY]);
    scenario_destroy(base);
    scenario_destroy(early);
}

static void refuses_an_unknown_option_and_folder(void **state)
{
    (void)state;
    posture_diagnostics *found = NULL;
    scenario *s = NULL;
    assert_int_equal(posture_diagnostics_create(&found), POSTURE_OK);
    assert_int_equal(scenario_load_option(TEACHING, "no_such", found, &s), POSTURE_ERROR_UNKNOWN_NAME);
    assert_null(s);
    assert_int_equal(scenario_load(TEACHING "/nowhere", found, &s), POSTURE_ERROR_INPUT);
    assert_null(s);
    assert_true(posture_diagnostics_fault_count(found) == 1);
    posture_diagnostics_destroy(found);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reads_tables_and_resolves_names),
        cmocka_unit_test(completes_the_network),
        cmocka_unit_test(takes_defaults_and_counts_them_as_assumed),
        cmocka_unit_test(reads_plans),
        cmocka_unit_test(applies_an_option),
        cmocka_unit_test(scales_a_distribution),
        cmocka_unit_test(draws_share_their_luck_between_options),
        cmocka_unit_test(refuses_an_unknown_option_and_folder),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
