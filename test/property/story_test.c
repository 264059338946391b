/* A campaign told by day, from events made by hand over the teaching scenario. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "app/story.h"

enum { HOUR = 3600, DAY = 86400 };
#define NOWHERE .unit = -1, .place = -1, .other_place = -1, .link = -1, .country = -1, .objective = -1, .task = -1

typedef struct fixture {
    scenario *s;
    story *st;
    campaign_trace trace;
} fixture;

static int set_up(void **state)
{
    static fixture f;
    posture_diagnostics *found = NULL;
    if (posture_diagnostics_create(&found) != POSTURE_OK)
        return -1;
    posture_status status = scenario_load(POSTURE_SOURCE_DIR "/scenarios/teaching", found, &f.s);
    posture_diagnostics_destroy(found);
    if (status != POSTURE_OK)
        return -1;
    const struct plan *plan = &f.s->plans[scenario_find_plan(f.s, "overrun")];
    if (story_create(f.s, plan, &f.st) != POSTURE_OK)
        return -1;
    f.trace = story_trace(f.st);
    *state = &f;
    return 0;
}

static int tear_down(void **state)
{
    fixture *f = *state;
    story_destroy(f->st);
    scenario_destroy(f->s);
    return 0;
}

static int32_t place(const fixture *f, const char *id)
{
    int index = scenario_find_place(f->s, id);
    assert_true(index >= 0);
    return index;
}

static int32_t link_between(const fixture *f, int32_t a, int32_t b)
{
    for (int32_t i = 0; i < f->s->net.link_count; i++) {
        const struct link *l = &f->s->net.links[i];
        if (l->mode == LINK_ROAD && ((l->from == a && l->to == b) || (l->from == b && l->to == a)))
            return i;
    }
    fail();
    return -1;
}

static void send(fixture *f, campaign_event e)
{
    f->trace.event(f->trace.context, &e);
}

static void move(fixture *f, int64_t second, const char *unit, const char *from, const char *to)
{
    campaign_event e = {NOWHERE, .second = second, .kind = EVENT_MOVED, .side = SIDE_ATTACKER};
    e.unit = scenario_find_unit(f->s, unit);
    e.place = place(f, from);
    e.other_place = place(f, to);
    e.link = link_between(f, e.place, e.other_place);
    e.a = 60;
    send(f, e);
}

/* The text of the only line of this kind on a day. */
static const char *line_of(fixture *f, int day, const char *kind)
{
    const story_line *lines = NULL;
    size_t count = 0;
    const char *text = NULL;
    assert_int_equal(story_tell(f->st, &lines, &count), POSTURE_OK);
    for (size_t i = 0; i < count; i++) {
        if (lines[i].day != day || strcmp(lines[i].kind, kind) != 0)
            continue;
        assert_null(text);
        text = lines[i].text;
    }
    assert_non_null(text);
    return text;
}

static void units_of_one_task_move_in_one_sentence(void **state)
{
    fixture *f = *state;
    move(f, 2 * HOUR, "xno_1_mech", "eastgate", "alderford");
    move(f, 3 * HOUR, "xno_1_tank", "eastgate", "alderford");
    move(f, 9 * HOUR, "xno_1_mech", "alderford", "brook");
    move(f, 9 * HOUR, "xno_1_tank", "alderford", "brook");
    const char *text = line_of(f, 0, "movement");
    assert_non_null(strstr(text, "Along the Eastern highway: Norland 1st Division (2 units), Eastgate to Brook"));
    assert_null(strstr(text, "Alderford"));
}

static void a_fight_of_several_steps_is_one_sentence(void **state)
{
    fixture *f = *state;
    for (int step = 0; step < 4; step++) {
        campaign_event e = {NOWHERE, .second = DAY + step * 6 * HOUR, .kind = EVENT_ENGAGEMENT, .side = SIDE_ATTACKER};
        e.place = place(f, "alderford");
        e.other_place = place(f, "eastgate");
        e.link = link_between(f, e.place, e.other_place);
        e.a = 3;
        e.b = 2;
        e.attacker_battalions = 4;
        e.defender_battalions = 1.5;
        send(f, e);
        for (int side = 0; side < 2; side++) {
            campaign_event loss = {NOWHERE, .second = e.second, .kind = EVENT_LOSS, .side = (side_role)side};
            loss.place = e.place;
            loss.link = e.link;
            loss.a = side == SIDE_ATTACKER ? 30 : 20;
            send(f, loss);
        }
    }
    const char *text = line_of(f, 1, "fight");
    assert_non_null(strstr(text, "From Eastgate towards Alderford, 4.0 battalions of Norland attack 1.5"));
    assert_non_null(strstr(text, "gain 8 km"));
    assert_non_null(strstr(text, "losses 120 Norland, 80 Alliance"));
    assert_non_null(strstr(line_of(f, 1, "losses"), "Norland 120 people, Alliance 80"));
}

static void long_lists_are_cut_and_counted(void **state)
{
    fixture *f = *state;
    /* Eight units of seven formations: five are named, two of one formation by its name. */
    static const char *const units[] = {"xal_1_mech",      "xal_2_mech", "xal_terr_east", "xal_sam",
                                        "xco_battlegroup", "xbr_1_tank", "xno_1_mech",    "xno_air_assault"};
    for (size_t i = 0; i < sizeof units / sizeof *units; i++) {
        campaign_event e = {NOWHERE, .second = 5 * DAY, .kind = EVENT_DESTROYED, .side = SIDE_DEFENDER};
        e.unit = scenario_find_unit(f->s, units[i]);
        send(f, e);
    }
    const char *text = line_of(f, 5, "fight");
    assert_non_null(strstr(text, "Alden Brigade (2 units); Eastgate Territorial Battalion"));
    assert_non_null(strstr(text, " and 2 more"));
}

static void days_before_d_day_are_negative(void **state)
{
    fixture *f = *state;
    campaign_event e = {NOWHERE, .second = -DAY / 2, .kind = EVENT_WARNING, .side = SIDE_DEFENDER, .a = 0.62};
    e.country = 0;
    send(f, e);
    assert_non_null(strstr(line_of(f, -1, "warning"), "62 %"));
}

static void simple_event(fixture *f, event_kind kind, const char *unit, const char *from, const char *to)
{
    campaign_event e = {NOWHERE, .second = 4 * DAY, .kind = kind, .side = SIDE_DEFENDER};
    e.unit = scenario_find_unit(f->s, unit);
    e.place = place(f, from);
    e.other_place = to ? place(f, to) : -1;
    send(f, e);
}

static void reserves_form_and_active_units_make_ready(void **state)
{
    fixture *f = *state;
    simple_event(f, EVENT_MOBILISED, "xal_terr_capital", "aldmouth", NULL);
    assert_non_null(strstr(line_of(f, 4, "deployment"), "Reserves formed. Alden: Aldmouth Territorial Battalion"));
}

static void active_units_are_not_mobilised(void **state)
{
    fixture *f = *state;
    simple_event(f, EVENT_MOBILISED, "xal_1_mech", "brook", NULL);
    assert_non_null(strstr(line_of(f, 4, "deployment"), "Ready to move. Alden: "));
}

static void a_unit_that_breaks_and_falls_back_is_named_once(void **state)
{
    fixture *f = *state;
    simple_event(f, EVENT_MOVED, "xal_1_mech", "alderford", "brook");
    simple_event(f, EVENT_BROKEN, "xal_1_mech", "alderford", NULL);
    simple_event(f, EVENT_WITHDREW, "xal_1_mech", "alderford", "brook");
    assert_non_null(strstr(line_of(f, 4, "fight"), "Alliance falls back. From Alderford to Brook: "));
    const story_line *lines = NULL;
    size_t count = 0;
    story_tell(f->st, &lines, &count);
    assert_int_equal(count, 1);
}

static void several_arrivals_of_a_day_are_one_line(void **state)
{
    fixture *f = *state;
    simple_event(f, EVENT_CLOSED, "xal_1_mech", "alderford", NULL);
    simple_event(f, EVENT_CLOSED, "xal_2_mech", "brook", NULL);
    const char *text = line_of(f, 4, "deployment");
    assert_non_null(strstr(text, "Arrived and ready. At Alderford: "));
    assert_non_null(strstr(text, ". At Brook: "));
}

static void an_air_campaign_without_kills_is_no_story(void **state)
{
    fixture *f = *state;
    send(f, (campaign_event){NOWHERE, .second = DAY, .kind = EVENT_AIR, .side = SIDE_DEFENDER, .a = 0.2, .b = 0.1});
    send(f, (campaign_event){NOWHERE, .second = 2 * DAY, .kind = EVENT_AIR, .side = SIDE_DEFENDER, .a = 3});
    assert_non_null(strstr(line_of(f, 2, "strike"), "destroyed by Alliance 3"));
    const story_line *lines = NULL;
    size_t count = 0;
    story_tell(f->st, &lines, &count);
    assert_int_equal(count, 1);
}

static void positions_are_no_story(void **state)
{
    fixture *f = *state;
    campaign_event e = {NOWHERE, .second = DAY, .kind = EVENT_POSITION, .side = SIDE_DEFENDER};
    e.unit = 0;
    send(f, e);
    const story_line *lines = NULL;
    size_t count = 1;
    assert_int_equal(story_tell(f->st, &lines, &count), POSTURE_OK);
    assert_int_equal(count, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(units_of_one_task_move_in_one_sentence, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_fight_of_several_steps_is_one_sentence, set_up, tear_down),
        cmocka_unit_test_setup_teardown(long_lists_are_cut_and_counted, set_up, tear_down),
        cmocka_unit_test_setup_teardown(days_before_d_day_are_negative, set_up, tear_down),
        cmocka_unit_test_setup_teardown(reserves_form_and_active_units_make_ready, set_up, tear_down),
        cmocka_unit_test_setup_teardown(active_units_are_not_mobilised, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_unit_that_breaks_and_falls_back_is_named_once, set_up, tear_down),
        cmocka_unit_test_setup_teardown(several_arrivals_of_a_day_are_one_line, set_up, tear_down),
        cmocka_unit_test_setup_teardown(an_air_campaign_without_kills_is_no_story, set_up, tear_down),
        cmocka_unit_test_setup_teardown(positions_are_no_story, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
