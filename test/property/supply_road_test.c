/* Supply roads repaired day by day are those measured anew, however control changes. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "base/diagnostic.h"
#include "campaign/campaign.h"
#include "campaign/control.h"
#include "campaign/ground.h"
#include "campaign/supply_road.h"
#include "numeric/rng.h"

enum { DAYS = 400, CAMPAIGN_DAYS = 20, TAKEN_MAX = 4, PLACE_MAX = 2000 };

static double uniform(uint32_t day, uint32_t index)
{
    return rng_uniform((rng_stream){17, 0}, RNG_TEST, 5, day, index);
}

/* A few places near the border of the two sides' ground change hands; now and then any place does. */
static void change_hands(campaign_state *c, uint32_t day)
{
    const int32_t places = c->m->s->net.place_count;
    int count = (int)(uniform(day, 0) * (TAKEN_MAX + 1));
    for (uint32_t tries = 1; count > 0 && tries < 500; tries++) {
        int32_t p = (int32_t)(uniform(day, tries) * places);
        bool border = uniform(day, 1000 + tries) < 0.02;
        for (int32_t i = c->m->road_first[p]; i < c->m->road_first[p + 1]; i++)
            border = border || c->places[c->m->road_to[i]].control == side_enemy(c->places[p].control);
        if (!border || c->places[p].control >= FIGHTING_SIDES)
            continue;
        control_take(c, p, side_enemy(c->places[p].control));
        count--;
    }
}

static void repaired_roads_are_the_measured_ones(void **state)
{
    (void)state;
    posture_diagnostics *found = NULL;
    scenario *s = NULL;
    campaign_model *model = NULL;
    campaign_state *c = NULL;
    outcome_row row;
    static double km[FIGHTING_SIDES][PLACE_MAX];
    int finite = 0;
    assert_int_equal(posture_diagnostics_create(&found), POSTURE_OK);
    assert_int_equal(scenario_load(POSTURE_SOURCE_DIR "/scenarios/baltic-2021", found, &s), POSTURE_OK);
    assert_int_equal(campaign_model_create(s, scenario_find_plan(s, "overrun"), &model), POSTURE_OK);
    assert_int_equal(campaign_state_create(model, &c), POSTURE_OK);
    const size_t size = (size_t)s->net.place_count * sizeof(double);
    assert_true(s->net.place_count < PLACE_MAX);
    for (uint32_t day = 0; day < DAYS; day++) {
        if (day % CAMPAIGN_DAYS == 0) {
            const campaign_case one = {.seed = 1, .replication = day};
            campaign_run(model, c, &one, &row, NULL, NULL);
        }
        c->now += SECONDS_PER_DAY;
        change_hands(c, day);
        supply_road_update(c);
        for (int side = 0; side < FIGHTING_SIDES; side++)
            memcpy(km[side], c->supply_road[side].km, size);
        c->roads_unknown = true;
        supply_road_update(c);
        for (int side = 0; side < FIGHTING_SIDES; side++) {
            assert_memory_equal(km[side], c->supply_road[side].km, size);
            for (int32_t p = 0; p < s->net.place_count; p++)
                finite += km[side][p] < INFINITY && km[side][p] > 0;
        }
    }
    assert_true(finite > DAYS * 20); /* the test is about ways, not about cut-off places */
    campaign_state_destroy(c);
    campaign_model_destroy(model);
    scenario_destroy(s);
    posture_diagnostics_destroy(found);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(repaired_roads_are_the_measured_ones)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
