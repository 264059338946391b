#include "app/frontier.h"

#include <math.h>

#include "app/cost_document.h"
#include "base/json_text.h"

/* One option: its cost and its worst plan, the one with which the attacker does best. */
typedef struct point {
    bool bought;
    double cost;
    int plan;
    interval effect;
} point;

outcome_measure frontier_measure(double horizon_day)
{
    static const double days[] = {3, 7, 14, 30};
    int last = 0;
    while (last < 3 && days[last + 1] <= horizon_day)
        last++;
    return (outcome_measure)(OUTCOME_FAIT_ACCOMPLI_3 + last);
}

static point point_of(const assess_study *s, int option, const bill *b, outcome_measure m)
{
    point p = {.bought = option == s->design->base || b->line_count > 0, .cost = b->sum.yearly[COST_MID], .plan = -1};
    for (int plan = 0; plan < s->design->plans; plan++) {
        measure_estimate e;
        tally_estimate(study_result_tally(s->result, option, plan), m, &e);
        if (p.plan >= 0 && !(e.value.value > p.effect.value))
            continue;
        p.plan = plan;
        p.effect = e.value;
    }
    return p;
}

/* The cheapest of those that are no dearer and no worse, and better in one of the two; -1: none. */
static int find_better(const point *points, int count, int option)
{
    const point *p = &points[option];
    int best = -1;
    for (int i = 0; i < count; i++) {
        const point *other = &points[i];
        if (i == option || !other->bought || other->cost > p->cost || other->effect.value > p->effect.value)
            continue;
        const bool better = other->cost < p->cost || other->effect.value < p->effect.value;
        if (better && (best < 0 || other->cost < points[best].cost))
            best = i;
    }
    return best;
}

static json_t *point_object(const assess_study *s, const bill *bills, const point *points, int option)
{
    const point *p = &points[option];
    const int better = p->bought ? find_better(points, s->design->options, option) : -1;
    json_builder b = json_build_object();
    json_builder cost = json_build_object();
    static const char *const bounds[COST_BOUNDS] = {"low", "mid", "high"};
    for (int i = 0; i < COST_BOUNDS; i++)
        json_build_set(&cost, bounds[i], p->bought ? json_number(bills[option].sum.yearly[i]) : json_null());
    json_build_set(&b, "option", json_string(s->options[option]->id));
    json_build_set(&b, "costed", json_string(cost_option_costed(&bills[option])));
    json_build_set(&b, "equivalent_annual_m", json_build_finish(&cost));
    json_build_set(&b, "headcount", json_number(bills[option].headcount));
    json_build_set(&b, "plan", json_string(s->plan_ids[p->plan]));
    json_build_set(&b, "value", json_number(p->effect.value));
    json_build_set(&b, "lo", json_number(p->effect.lo));
    json_build_set(&b, "hi", json_number(p->effect.hi));
    json_build_set(&b, "on_frontier", json_boolean(p->bought && better < 0));
    json_build_set(&b, "dominated_by", better >= 0 ? json_string(s->options[better]->id) : json_null());
    json_build_set(&b, "clearly", json_boolean(better >= 0 && points[better].effect.hi < p->effect.lo));
    return json_build_finish(&b);
}

json_t *frontier_object(const assess_study *s, const bill *bills)
{
    enum { OPTIONS_MAX = 256 };
    point points[OPTIONS_MAX];
    const int count = s->design->options;
    if (!bills || count > OPTIONS_MAX)
        return json_null();
    const outcome_measure m = frontier_measure(s->design->horizon_day);
    json_builder b = json_build_object();
    json_builder list = json_build_array();
    for (int i = 0; i < count; i++)
        points[i] = point_of(s, i, &bills[i], m);
    for (int i = 0; i < count; i++)
        json_build_append(&list, point_object(s, bills, points, i));
    json_build_set(&b, "measure", json_string(outcome_get(m)->name));
    json_build_set(&b, "basis", cost_basis_object(&s->scenarios[s->design->base]->cost_basis));
    json_build_set(&b, "options", json_build_finish(&list));
    return json_build_finish(&b);
}
