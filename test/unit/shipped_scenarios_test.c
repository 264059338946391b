/* The scenarios that are shipped: free of faults with every option, of the size the study needs, and with one
 * distribution of the attacker's quality and friction wherever real forces appear. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "scenario/scenario.h"

static scenario *load(const char *folder, const char *option)
{
    posture_diagnostics *found = NULL;
    assert_int_equal(posture_diagnostics_create(&found), POSTURE_OK);
    scenario *s = NULL;
    posture_status status = option ? scenario_load_option(folder, option, found, &s) : scenario_load(folder, found, &s);
    for (size_t i = 0; i < posture_diagnostics_count(found); i++) {
        const posture_diagnostic *d = posture_diagnostics_get(found, i);
        if (d->severity == POSTURE_FAULT) {
            print_error("%s:%d:%d: %s\n", d->file, d->line, d->column, d->text);
        }
    }
    assert_int_equal(posture_diagnostics_fault_count(found), 0);
    assert_int_equal(status, POSTURE_OK);
    posture_diagnostics_destroy(found);
    return s;
}

static double assumed_share(const scenario *s)
{
    const long *n = s->provenance.count;
    return (double)n[PROVENANCE_ASSUMED] /
           (double)(n[PROVENANCE_PUBLISHED] + n[PROVENANCE_DERIVED] + n[PROVENANCE_ASSUMED]);
}

static void every_option_loads_and_differs(const char *folder)
{
    scenario *base = load(folder, NULL);
    assert_true(base->option_count > 1);
    for (int i = 0; i < base->option_count; i++) {
        scenario *s = load(folder, base->options[i].id);
        bool same = strcmp(s->hash, base->hash) == 0;
        assert_int_equal(same, strcmp(base->options[i].id, "base") == 0);
        scenario_destroy(s);
    }
    scenario_destroy(base);
}

static void test_options(void **state)
{
    (void)state;
    every_option_loads_and_differs(POSTURE_SOURCE_DIR "/scenarios/teaching");
    every_option_loads_and_differs(POSTURE_SOURCE_DIR "/scenarios/rand-2015");
    every_option_loads_and_differs(POSTURE_SOURCE_DIR "/scenarios/kyiv-2022");
    every_option_loads_and_differs(POSTURE_SOURCE_DIR "/scenarios/iwo-jima-1945");
    every_option_loads_and_differs(POSTURE_SOURCE_DIR "/scenarios/meuse-1940");
    every_option_loads_and_differs(POSTURE_SOURCE_DIR "/scenarios/baltic-2021");
}

static int attack_plans(const scenario *s)
{
    int count = 0;
    for (int i = 0; i < s->plan_count; i++) {
        count += s->plans[i].attack;
    }
    return count;
}

static void test_sizes(void **state)
{
    (void)state;
    scenario *s = load(POSTURE_SOURCE_DIR "/scenarios/baltic-2021", NULL);
    assert_true(s->net.place_count >= 283);
    assert_true(s->net.link_count >= 985);
    assert_true(s->type_count >= 47);
    assert_true(s->unit_count >= 494);
    assert_true(s->option_count >= 6);
    assert_true(attack_plans(s) >= 4);
    assert_true(s->defence_plan >= 0);
    print_message("baltic-2021: %.1f %% of the stated numbers are assumed\n", 100 * assumed_share(s));
    assert_true(assumed_share(s) < 0.9);
    scenario_destroy(s);

    s = load(POSTURE_SOURCE_DIR "/scenarios/teaching", NULL);
    assert_in_range(s->net.place_count, 12, 20);
    assert_in_range(s->unit_count, 20, 32);
    assert_true(attack_plans(s) >= 2);
    assert_true(assumed_share(s) == 1);
    scenario_destroy(s);
}

/* Units that come from outside are ordered somewhere; people whose set is stored abroad leave their home for it. */
static void test_deployment_is_stated(void **state)
{
    (void)state;
    scenario *s = load(POSTURE_SOURCE_DIR "/scenarios/baltic-2021", NULL);
    int ordered = 0;
    int stored = 0;
    for (int i = 0; i < s->unit_count; i++) {
        const struct unit *u = &s->units[i];
        ordered += u->deploy_to >= 0;
        if (u->prepositioned_at >= 0) {
            stored++;
            assert_true(u->deploy_to >= 0);
            assert_int_not_equal(u->prepositioned_at, u->home);
        }
    }
    assert_true(ordered >= 100);
    assert_true(stored >= 2);
    scenario_destroy(s);
}

static void same_factor(const scenario *a, const scenario *b, const char *id)
{
    int in_a = scenario_find_factor(a, id);
    int in_b = scenario_find_factor(b, id);
    assert_true(in_a >= 0 && in_b >= 0);
    const distribution *x = &a->factors[in_a].spread;
    const distribution *y = &b->factors[in_b].spread;
    assert_int_equal(x->kind, y->kind);
    assert_true(x->a == y->a && x->b == y->b && x->c == y->c && x->d == y->d);
}

static void test_one_quality_and_friction(void **state)
{
    (void)state;
    scenario *study = load(POSTURE_SOURCE_DIR "/scenarios/baltic-2021", NULL);
    static const char *const folder[] = {"/scenarios/rand-2015", "/scenarios/kyiv-2022"};
    for (int i = 0; i < 2; i++) {
        char path[512];
        snprintf(path, sizeof path, "%s%s", POSTURE_SOURCE_DIR, folder[i]);
        scenario *validation = load(path, NULL);
        same_factor(study, validation, "attacker_quality");
        same_factor(study, validation, "attacker_friction");
        scenario_destroy(validation);
    }
    scenario_destroy(study);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_options),
        cmocka_unit_test(test_sizes),
        cmocka_unit_test(test_deployment_is_stated),
        cmocka_unit_test(test_one_quality_and_friction),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
