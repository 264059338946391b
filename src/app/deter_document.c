#include "app/deter_document.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/deter_case.h"
#include "app/deter_driver.h"
#include "deterrence/unilateral.h"
#include "numeric/statistics.h"

enum { SENTENCE = 1024 };
static const double z95 = 1.959963984540054;

bool deter_cell_allocate(deter_cell *cell, size_t outer, double *advantage)
{
    cell->advantage = advantage;
    cell->threshold = calloc(outer, sizeof *cell->threshold);
    cell->cohesion = calloc(outer, sizeof *cell->cohesion);
    cell->gap = calloc(outer, sizeof *cell->gap);
    cell->terms = calloc(outer, sizeof *cell->terms);
    cell->valid = calloc(outer, sizeof *cell->valid);
    return cell->threshold && cell->cohesion && cell->gap && cell->terms && cell->valid;
}

void deter_cell_clear(deter_cell *cell)
{
    free(cell->threshold);
    free(cell->cohesion);
    free(cell->gap);
    free(cell->terms);
    free(cell->valid);
    *cell = (deter_cell){0};
}

void deter_cell_reset(deter_cell *cell)
{
    cell->resisting = cell->cases = cell->pays = cell->capable = cell->hard = 0;
    cell->fight_worth = cell->concede_worth = cell->mean_advantage = 0;
}

void deter_cell_summarise(deter_cell *cell, size_t outer)
{
    for (size_t i = 0; i < outer; i++) {
        if (!cell->valid[i])
            continue;
        const calculus_terms *t = &cell->terms[i];
        cell->cases++;
        cell->pays += cell->advantage[i] > 0;
        cell->capable += isinf(cell->threshold[i]) ? 0 : 1;
        cell->hard += t->resisted > t->back_down;
        cell->mean_advantage += cell->advantage[i];
    }
    if (cell->cases > 0)
        cell->mean_advantage /= (double)cell->cases;
}

void deter_option_summarise(deter_option *o, const deter_cell *cells, int plans, size_t outer)
{
    for (int p = 1; p < plans; p++)
        if (cells[p].mean_advantage > cells[o->worst_plan].mean_advantage)
            o->worst_plan = p;
    for (size_t i = 0; i < outer; i++) {
        o->best[i] = NAN;
        for (int p = 0; p < plans; p++)
            if (cells[p].valid[i])
                o->best[i] = isnan(o->best[i]) ? cells[p].advantage[i] : fmax(o->best[i], cells[p].advantage[i]);
        o->cases += isnan(o->best[i]) ? 0 : 1;
        if (o->best[i] > 0)
            o->pays++;
    }
}

static json_t *number(double x)
{
    return isfinite(x) ? json_real(x) : json_null();
}

/* A share of assumed cases, in 100, with its Wilson interval over outer draws. */
static json_t *share_object(size_t with, size_t of, double scale)
{
    json_builder b = json_build_object();
    const interval i = statistics_wilson((double)with, (double)of, z95);
    json_build_set(&b, "value", number(of > 0 ? scale * (double)with / (double)of : NAN));
    json_build_set(&b, "lo", number(of > 0 ? scale * i.lo : NAN));
    json_build_set(&b, "hi", number(of > 0 ? scale * i.hi : NAN));
    return json_build_finish(&b);
}

static int compare_doubles(const void *left, const void *right)
{
    const double a = *(const double *)left;
    const double b = *(const double *)right;
    return (a > b) - (a < b);
}

/* low, best, high: P10, P50, P90 over assumed cases. values is sorted. */
static json_t *spread_object(double *values, size_t n)
{
    json_builder b = json_build_object();
    static const char *const keys[] = {"low", "best", "high"};
    static const double at[] = {0.1, 0.5, 0.9};
    qsort(values, n, sizeof *values, compare_doubles);
    for (int i = 0; i < 3; i++)
        json_build_set(&b, keys[i], number(n > 0 ? values[(size_t)floor(at[i] * (double)(n - 1) + 0.5)] : NAN));
    return json_build_finish(&b);
}

static double benefit(const calculus_terms *t)
{
    return t->gain;
}
static double cost_of_action(const calculus_terms *t)
{
    return t->loss_cost + t->time_cost + t->escalation_cost + t->united_cost;
}
static double restraint(const calculus_terms *t)
{
    return t->restraint;
}
static double resisted(const calculus_terms *t)
{
    return t->resisted;
}
static double unopposed(const calculus_terms *t)
{
    return t->unopposed;
}
static double own_losses(const calculus_terms *t)
{
    return t->loss_cost;
}
static double cautious(const calculus_terms *t)
{
    return t->resisted_at[0] - t->restraint;
}
static double middle(const calculus_terms *t)
{
    return t->resisted_at[1] - t->restraint;
}
static double risk_taking(const calculus_terms *t)
{
    return t->resisted_at[2] - t->restraint;
}

static json_t *term_spread(const deter_cell *cell, size_t outer, double (*term)(const calculus_terms *), double *room)
{
    size_t n = 0;
    for (size_t i = 0; i < outer; i++)
        if (cell->valid[i])
            room[n++] = term(&cell->terms[i]);
    return spread_object(room, n);
}

static json_t *array_spread(const deter_cell *cell, size_t outer, const double *values, double *room)
{
    size_t n = 0;
    for (size_t i = 0; i < outer; i++)
        if (cell->valid[i])
            room[n++] = values[i];
    return spread_object(room, n);
}

static json_t *calculus_object(const deter_cell *cell, size_t outer, double *room)
{
    static const struct {
        const char *key;
        double (*term)(const calculus_terms *);
    } terms[] = {{"benefits_of_action", benefit},
                 {"costs_of_action", cost_of_action},
                 {"consequences_of_restraint", restraint},
                 {"resisted", resisted},
                 {"unopposed", unopposed},
                 {"own_losses", own_losses}};
    json_builder b = json_build_object();
    for (size_t i = 0; i < sizeof terms / sizeof *terms; i++)
        json_build_set(&b, terms[i].key, term_spread(cell, outer, terms[i].term, room));
    return json_build_finish(&b);
}

/* The resisted result less restraint at the P10, P50 and P90 of luck: what a cautious, a middling and a risk-taking
 * chooser looks at (after Davis 2014; the rule is this project's reading). */
static json_t *attitude_object(const deter_cell *cell, size_t outer, double *room)
{
    json_builder b = json_build_object();
    json_build_set(&b, "p10_cautious", term_spread(cell, outer, cautious, room));
    json_build_set(&b, "p50", term_spread(cell, outer, middle, room));
    json_build_set(&b, "p90_risk_taking", term_spread(cell, outer, risk_taking, room));
    return json_build_finish(&b);
}

/* The game of one case. Its resisted worth is the sure one that has the case's threshold, so that attitude to risk and
 * frame are in it; to the allies a challenger that backs down costs nothing. */
static unilateral_result game_of(const deter_cell *cell, size_t outer, size_t which)
{
    const calculus_terms *t = &cell->terms[which];
    const double threshold = cell->threshold[which];
    challenger_worth c = {.unopposed = t->unopposed, .restraint = t->restraint, .back_down = t->back_down};
    if (threshold <= 0)
        c.unopposed = c.restraint;
    c.fight = isinf(threshold) ? c.restraint : c.unopposed - (c.unopposed - c.restraint) / threshold;
    if (threshold <= 0)
        c.fight = c.back_down;
    c.back_down = fmin(c.back_down, c.fight);
    const defender_worth d = {
        .backed_down = 0, .concede = cell->concede_worth, .fight_soft = fmin(cell->fight_worth, cell->concede_worth)};
    return unilateral_solve(c, d, (double)cell->hard / (double)cell->cases, (double)cell->resisting / (double)outer);
}

typedef struct regime_count {
    size_t cases[REGIME_COUNT];
    unilateral_regime most; /* the first of the most frequent */
    bool steadfast;         /* in some case */
} regime_count;

static regime_count regimes_of(const deter_cell *cell, size_t outer)
{
    regime_count r = {0};
    for (size_t i = 0; i < outer; i++) {
        if (!cell->valid[i])
            continue;
        const unilateral_result game = game_of(cell, outer, i);
        r.cases[game.regime]++;
        r.steadfast = r.steadfast || game.steadfast;
    }
    for (int i = 1; i < REGIME_COUNT; i++)
        if (r.cases[i] > r.cases[r.most])
            r.most = (unilateral_regime)i;
    return r;
}

static json_t *game_object(const deter_cell *cell, size_t outer)
{
    const regime_count r = regimes_of(cell, outer);
    json_builder b = json_build_object();
    json_builder regimes = json_build_object();
    json_builder others = json_build_array();
    for (int i = 0; i < REGIME_COUNT; i++)
        if (r.cases[i] > 0)
            json_build_set(&regimes, unilateral_regime_text((unilateral_regime)i),
                           number(100 * (double)r.cases[i] / (double)cell->cases));
    if (r.steadfast)
        json_build_append(&others, json_string("steadfast deterrence: rests on implausible beliefs, fails D1"));
    json_build_set(&b, "regime", json_string(unilateral_regime_text(r.most)));
    json_build_set(&b, "regimes_in_100", json_build_finish(&regimes));
    json_build_set(&b, "other_equilibria", json_build_finish(&others));
    json_build_set(&b, "selection", json_string("the equilibrium of the closed form whose beliefs are plausible"));
    return json_build_finish(&b);
}

static json_t *plan_object(const deter_view *v, int option, int plan, double *room)
{
    const size_t outer = v->design->outer;
    const deter_cell *cell = &v->cells[option * v->design->plans + plan];
    json_builder b = json_build_object();
    json_build_set(&b, "id", json_string(v->in->plan_ids[plan]));
    json_build_set(&b, "cases", json_integer((json_int_t)cell->cases));
    json_build_set(&b, "attack_pays_in_100", share_object(cell->pays, cell->cases, 100));
    json_build_set(&b, "mean_advantage", number(cell->mean_advantage));
    json_build_set(&b, "capable_in_100", share_object(cell->capable, cell->cases, 100));
    json_build_set(&b, "threshold", array_spread(cell, outer, cell->threshold, room));
    json_build_set(&b, "credibility", share_object(cell->resisting, outer, 1));
    json_build_set(&b, "cohesion", array_spread(cell, outer, cell->cohesion, room));
    json_build_set(&b, "gap_to_analyst", array_spread(cell, outer, cell->gap, room));
    json_build_set(&b, "game", game_object(cell, outer));
    json_build_set(&b, "decision_calculus", calculus_object(cell, outer, room));
    json_build_set(&b, "attitudes", attitude_object(cell, outer, room));
    return json_build_finish(&b);
}

/* What follows from what, in words. */
static json_t *sentence_of(const deter_view *v, int option)
{
    const deter_option *o = &v->every[option];
    const deter_cell *worst = &v->cells[option * v->design->plans + o->worst_plan];
    const regime_count r = regimes_of(worst, v->design->outer);
    const double cases = worst->cases > 0 ? (double)worst->cases : 1;
    const double pays = o->cases > 0 ? 100 * (double)o->pays / (double)o->cases : 0;
    char text[SENTENCE];
    snprintf(text, sizeof text,
             "Under these assumptions attack pays in %.0f of 100 assumed cases, at best for it by the plan %s. In %.0f "
             "of 100 it would rather fight than refrain even if resisted: there no credibility of the response stops "
             "it, only a dearer fight or a better peace. In %.0f even an unopposed success is worth no more to it than "
             "restraint. The allies would rather fight than concede in %.0f of 100 draws; the most frequent regime is: "
             "%s.",
             pays, v->in->plan_ids[o->worst_plan], 100 * (double)r.cases[REGIME_INCAPABLE] / cases,
             100 * (double)r.cases[REGIME_NO_MOTIVE] / cases, 100 * (double)worst->resisting / (double)v->design->outer,
             unilateral_regime_text(r.most));
    return json_string(text);
}

static json_t *flips_of(const deter_view *v, int option, double *room)
{
    const deter_option *o = &v->every[option];
    const deter_cell *worst = &v->cells[option * v->design->plans + o->worst_plan];
    json_builder b = json_build_object();
    size_t n = 0;
    for (size_t i = 0; i < v->design->outer; i++)
        if (worst->valid[i])
            room[n++] = worst->threshold[i];
    qsort(room, n, sizeof *room, compare_doubles);
    json_build_set(&b, "resistance_probability", number(n > 0 ? room[n / 2] : NAN));
    n = 0;
    for (size_t i = 0; i < v->design->outer; i++)
        if (!isnan(o->best[i]))
            room[n++] = o->best[i];
    qsort(room, n, sizeof *room, compare_doubles);
    const bool points = v->in->scenarios[0]->adversaries[v->adversary].frame == FRAME_EXPECTED;
    json_build_set(&b, "restraint_points", number(n > 0 && points ? room[n / 2] : NAN));
    return json_build_finish(&b);
}

static json_t *option_object(const deter_view *v, int option, double *room)
{
    const deter_option *o = &v->every[option];
    const struct adversary *a = &v->in->scenarios[0]->adversaries[v->adversary];
    json_builder b = json_build_object();
    json_builder plans = json_build_array();
    for (int p = 0; p < v->design->plans; p++)
        json_build_append(&plans, plan_object(v, option, p, room));
    json_build_set(&b, "id", json_string(v->in->options[option]->id));
    json_build_set(&b, "title", json_string(v->in->options[option]->title));
    json_build_set(&b, "seen", json_boolean(deter_sees(a, v->in->options[option]->id)));
    json_build_set(&b, "attack_pays_in_100", share_object(o->pays, o->cases, 100));
    json_build_set(&b, "worst_plan", json_string(v->in->plan_ids[o->worst_plan]));
    json_build_set(&b, "plans", json_build_finish(&plans));
    json_build_set(&b, "drivers",
                   deter_drivers(v->in->scenarios[option], &v->factor[(size_t)option * v->design->outer * v->stride],
                                 v->stride, o->best, v->design->outer));
    json_build_set(&b, "flips", flips_of(v, option, room));
    json_build_set(&b, "sentence", sentence_of(v, option));
    return json_build_finish(&b);
}

json_t *deter_adversary_object(const deter_view *v)
{
    static const char *const frames[FRAME_COUNT] = {"expected", "status_quo", "loss"};
    const scenario *s = v->in->scenarios[0];
    const struct adversary *a = &s->adversaries[v->adversary];
    double *room = calloc(v->design->outer, sizeof *room);
    if (!room)
        return NULL;
    json_builder b = json_build_object();
    json_builder options = json_build_array();
    for (int o = 0; o < v->design->options; o++)
        json_build_append(&options, option_object(v, o, room));
    json_build_set(&b, "id", json_string(a->id));
    json_build_set(&b, "title", json_string(a->title));
    json_build_set(&b, "frame", json_string(frames[a->frame]));
    json_build_set(&b, "campaigns",
                   json_string(deter_has_beliefs(s, v->adversary) ? "its own beliefs" : "as the analyst's"));
    json_build_set(&b, "options", json_build_finish(&options));
    free(room);
    return json_build_finish(&b);
}

json_t *deter_document(const assess_input *in, const study_design *design, json_t *adversaries)
{
    static const char *const left_out[] = {"misperception beyond the stated beliefs", "escalation by accident",
                                           "domestic politics", "nuclear use and the threat of it"};
    json_builder b = json_build_object();
    json_builder out = json_build_array();
    for (size_t i = 0; i < sizeof left_out / sizeof *left_out; i++)
        json_build_append(&out, json_string(left_out[i]));
    json_build_set(&b, "schema_version", json_integer(1));
    json_build_set(&b, "scenario", json_string(in->scenarios[0]->title));
    json_build_set(&b, "scenario_hash", json_string(in->scenarios[0]->hash));
    json_build_set(&b, "seed", json_integer((json_int_t)design->seed));
    json_build_set(&b, "outer", json_integer((json_int_t)design->outer));
    json_build_set(&b, "inner", json_integer((json_int_t)design->inner));
    json_build_set(&b, "adversaries", adversaries);
    json_build_set(&b, "left_out", json_build_finish(&out));
    return json_build_finish(&b);
}
