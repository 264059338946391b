#include "app/game_json.h"

#include <math.h>
#include <string.h>

#include "app/json_builder.h"
#include "base/json_text.h"

static void set_set(json_builder *b, const game *g, const struct game_set *set)
{
    json_build_set(b, "player", json_string(set->player == GAME_NATURE ? "nature" : g->players[set->player]));
    json_build_set(b, "information_set", json_string(set->label));
    json_build_set(b, "number", json_integer(set->number));
}

json_t *game_json_sets(const game *g)
{
    json_builder list = json_build_array();
    for (int s = 0; s < g->set_count; s++) {
        const struct game_set *set = &g->sets[s];
        json_builder one = json_build_object(), actions = json_build_array();
        set_set(&one, g, set);
        json_build_set(&one, "nodes", json_integer(set->member_count));
        for (int a = 0; a < set->action_count; a++) {
            json_builder action = json_build_object();
            json_build_set(&action, "action", json_string(set->actions[a]));
            if (set->prob)
                json_build_set(&action, "probability", json_number(set->prob[a]));
            json_build_append(&actions, json_build_finish(&action));
        }
        json_build_set(&one, "actions", json_build_finish(&actions));
        json_build_append(&list, json_build_finish(&one));
    }
    return json_build_finish(&list);
}

/* The moves that led to a node, "Ch type H, x_H D". */
static json_t *history_text(const game *g, int n)
{
    int path[64], depth = 0;
    char text[512] = "";
    for (; g->nodes[n].parent != GAME_NONE && depth < 64; n = g->nodes[n].parent)
        path[depth++] = n;
    for (int d = depth - 1; d >= 0; d--) {
        const struct game_set *set = &g->sets[g->nodes[g->nodes[path[d]].parent].set];
        const char *words[] = {text[0] ? ", " : "", set->label, set->label[0] ? " " : "",
                               set->actions[g->nodes[path[d]].parent_action]};
        for (int w = 0; w < 4; w++)
            strncat(text, words[w], sizeof text - strlen(text) - 1);
    }
    return json_string(text);
}

static json_t *belief_json(const game *g, const struct game_set *set, const struct equilibrium *q)
{
    json_builder list = json_build_array();
    for (int m = 0; m < set->member_count; m++) {
        const int n = set->members[m];
        json_builder one = json_build_object();
        json_build_set(&one, "after", history_text(g, n));
        json_build_set(&one, "probability", json_number(q->belief[n]));
        json_build_set(&one, "low", json_number(q->belief_low[n]));
        json_build_set(&one, "high", json_number(q->belief_high[n]));
        json_build_append(&list, json_build_finish(&one));
    }
    return json_build_finish(&list);
}

static void set_beliefs(json_builder *b, const game *g, int s, const struct equilibrium *q)
{
    static const char *const kinds[] = {"bayes", "subgame", "free"};
    double reach = 0;
    for (int m = 0; m < g->sets[s].member_count; m++)
        reach += q->reach[g->sets[s].members[m]];
    json_build_set(b, "reached_probability", json_number(reach));
    json_build_set(b, "belief_kind", json_string(kinds[q->kind[s]]));
    json_build_set(b, "beliefs", belief_json(g, &g->sets[s], q));
}

json_t *game_json_behaviour(const game *g, const double *profile, const struct equilibrium *q)
{
    json_builder list = json_build_array();
    for (int s = 0; s < g->set_count; s++) {
        const struct game_set *set = &g->sets[s];
        if (set->player == GAME_NATURE)
            continue;
        json_builder one = json_build_object(), actions = json_build_array();
        set_set(&one, g, set);
        for (int a = 0; a < set->action_count; a++) {
            json_builder action = json_build_object();
            json_build_set(&action, "action", json_string(set->actions[a]));
            json_build_set(&action, "probability", json_number(profile[set->first_action + a]));
            json_build_append(&actions, json_build_finish(&action));
        }
        json_build_set(&one, "actions", json_build_finish(&actions));
        if (q)
            set_beliefs(&one, g, s, q);
        json_build_append(&list, json_build_finish(&one));
    }
    return json_build_finish(&list);
}

static const char *end_label(const game *g, int n)
{
    return g->nodes[n].outcome == GAME_NONE ? g->nodes[n].label : g->outcomes[g->nodes[n].outcome].label;
}

json_t *game_json_outcomes(const game *g, const double *reach)
{
    json_builder list = json_build_array();
    for (int n = 0; n < g->node_count; n++) {
        if (g->nodes[n].set != GAME_NONE)
            continue;
        const char *label = end_label(g, n);
        bool before = false;
        double sum = 0;
        for (int other = 0; other < g->node_count; other++) {
            /* Ends without a label stand for themselves. */
            bool same = g->nodes[other].set == GAME_NONE &&
                        (other == n || (label[0] != '\0' && strcmp(end_label(g, other), label) == 0));
            before = before || (same && other < n);
            sum += same ? reach[other] : 0;
        }
        if (before || (label[0] == '\0' && !(sum > 0)))
            continue;
        json_builder one = json_build_object();
        json_build_set(&one, "outcome", label[0] != '\0' ? json_string(label) : history_text(g, n));
        json_build_set(&one, "probability", json_number(sum));
        json_build_append(&list, json_build_finish(&one));
    }
    return json_build_finish(&list);
}

static json_t *payoffs_json(const game *g, const double *payoff)
{
    json_builder list = json_build_array();
    for (int p = 0; p < g->player_count; p++)
        json_build_append(&list, json_number(payoff[p]));
    return json_build_finish(&list);
}

json_t *game_json_equilibria(const game *g, const game_solution *s, const refine_verdict *verdicts)
{
    static const char *const words[] = {"not needed", "plausible", "implausible beliefs", "not judged"};
    json_builder list = json_build_array();
    for (int i = 0; i < s->equilibria.count; i++) {
        const struct equilibrium *q = &s->equilibria.at[i];
        json_builder one = json_build_object();
        json_build_set(&one, "number", json_integer(i + 1));
        json_build_set(&one, "selected", json_boolean(i == s->selected));
        json_build_set(&one, "payoffs", payoffs_json(g, q->payoff));
        json_build_set(&one, "outcomes", game_json_outcomes(g, q->reach));
        json_build_set(&one, "regret", json_number(q->regret));
        json_build_set(&one, "sequential_gain", json_number(q->gain));
        json_build_set(&one, "sequentially_rational", json_boolean(q->gain <= s->equilibria.tolerance));
        json_build_set(&one, "d1", json_string(words[verdicts[i]]));
        json_build_set(&one, "continuum", json_boolean(q->continuum));
        json_build_set(&one, "component", json_integer(q->component));
        json_build_set(&one, "behaviour", game_json_behaviour(g, q->profile, q));
        json_build_append(&list, json_build_finish(&one));
    }
    return json_build_finish(&list);
}

json_t *game_json_selection(const game *g, const game_solution *s)
{
    json_builder b = json_build_object();
    json_build_set(&b, "rule", json_string("limit of the agent quantal response path"));
    json_build_set(&b, "equilibrium", s->selected == GAME_NONE ? json_null() : json_integer(s->selected + 1));
    json_build_set(&b, "outcome_distance", json_number(s->distance));
    json_build_set(&b, "end_lambda", json_number(s->end.lambda));
    json_build_set(&b, "end_reached", json_boolean(s->end.reached));
    json_build_set(&b, "end_regret", json_number(s->limit_regret));
    json_build_set(&b, "end_behaviour", game_json_behaviour(g, s->limit, NULL));
    return json_build_finish(&b);
}
