#include "game/evaluate.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* Beliefs whose gain is this small against the payoffs count as supporting. */
#define SUPPORTS 1e-9

posture_status evaluation_create(const game *g, evaluation *e)
{
    const size_t nodes = (size_t)g->node_count, cells = nodes * (size_t)g->player_count,
                 sets = (size_t)g->set_count + 1;
    *e = (evaluation){.game = g,
                      .value = calloc(cells, sizeof(double)),
                      .reach = calloc(nodes, sizeof(double)),
                      .weight = calloc(cells, sizeof(double)),
                      .zeros = calloc(cells, sizeof(int)),
                      .zero_key = calloc(cells, sizeof(uint64_t)),
                      .belief = calloc(nodes, sizeof(double)),
                      .belief_low = calloc(nodes, sizeof(double)),
                      .belief_high = calloc(nodes, sizeof(double)),
                      .kind = calloc(sets, sizeof(belief_kind)),
                      .gain = calloc(sets, sizeof(double)),
                      .scratch = calloc(nodes, sizeof(double)),
                      .answer = calloc(sets, sizeof(int))};
    if (e->value && e->reach && e->weight && e->zeros && e->zero_key && e->belief && e->belief_low && e->belief_high &&
        e->kind && e->gain && e->scratch && e->answer)
        return POSTURE_OK;
    evaluation_clear(e);
    return POSTURE_ERROR_MEMORY;
}

void evaluation_clear(evaluation *e)
{
    free(e->value);
    free(e->reach);
    free(e->weight);
    free(e->zeros);
    free(e->zero_key);
    free(e->belief);
    free(e->belief_low);
    free(e->belief_high);
    free(e->kind);
    free(e->gain);
    free(e->scratch);
    free(e->answer);
    *e = (evaluation){0};
}

void evaluation_uniform(const game *g, double *profile)
{
    for (int s = 0; s < g->set_count; s++)
        for (int a = 0; a < g->sets[s].action_count; a++)
            profile[g->sets[s].first_action + a] = g->sets[s].prob ? g->sets[s].prob[a] : 1.0 / g->sets[s].action_count;
}

double evaluation_range(const game *g)
{
    double range = 1e-300;
    for (int p = 0; p < g->player_count; p++) {
        double low = INFINITY, high = -INFINITY;
        for (int n = 0; n < g->node_count; n++) {
            if (g->nodes[n].set != GAME_NONE)
                continue;
            double payoff = g->end_payoff[(size_t)n * (size_t)g->player_count + (size_t)p];
            low = fmin(low, payoff);
            high = fmax(high, payoff);
        }
        range = fmax(range, high - low);
    }
    return range;
}

static uint64_t key_of(int action)
{
    return ((uint64_t)action + 1) * 0x9E3779B97F4A7C15u;
}

static void reach_node(evaluation *e, int n)
{
    const game *g = e->game;
    const struct game_node *node = &g->nodes[n];
    const size_t width = (size_t)g->player_count, at = (size_t)n * width;
    if (node->parent == GAME_NONE) {
        e->reach[n] = 1;
        for (size_t p = 0; p < width; p++) {
            e->weight[at + p] = 1;
            e->zeros[at + p] = 0;
            e->zero_key[at + p] = 0;
        }
        return;
    }
    const struct game_set *above = &g->sets[g->nodes[node->parent].set];
    const int action = above->first_action + node->parent_action;
    const double prob = e->profile[action];
    const size_t from = (size_t)node->parent * width;
    e->reach[n] = e->reach[node->parent] * prob;
    for (size_t p = 0; p < width; p++) {
        bool own = above->player == (int)p, zero = !own && prob <= 0;
        e->weight[at + p] = e->weight[from + p] * (own || zero ? 1 : prob);
        e->zeros[at + p] = e->zeros[from + p] + zero;
        e->zero_key[at + p] = e->zero_key[from + p] + (zero ? key_of(action) : 0);
    }
}

static void value_node(evaluation *e, int n)
{
    const game *g = e->game;
    const struct game_node *node = &g->nodes[n];
    const size_t width = (size_t)g->player_count;
    double *value = &e->value[(size_t)n * width];
    if (node->set == GAME_NONE) {
        memcpy(value, &g->end_payoff[(size_t)n * width], width * sizeof *value);
        return;
    }
    memset(value, 0, width * sizeof *value);
    const struct game_set *set = &g->sets[node->set];
    for (int a = 0; a < set->action_count; a++) {
        const double prob = e->profile[set->first_action + a];
        const double *below = &e->value[(size_t)node->children[a] * width];
        for (size_t p = 0; p < width; p++)
            value[p] += prob * below[p];
    }
}

void evaluate(evaluation *e, const double *profile)
{
    e->profile = profile;
    for (int n = 0; n < e->game->node_count; n++)
        reach_node(e, n);
    for (int n = e->game->node_count - 1; n >= 0; n--)
        value_node(e, n);
}

static size_t cell(const evaluation *e, int s, int m)
{
    const struct game_set *set = &e->game->sets[s];
    return (size_t)set->members[m] * (size_t)e->game->player_count + (size_t)set->player;
}

belief_kind evaluation_belief(evaluation *e, int s)
{
    const struct game_set *set = &e->game->sets[s];
    bool reached = false, same = true;
    for (int m = 0; m < set->member_count; m++) {
        reached = reached || e->zeros[cell(e, s, m)] == 0;
        same = same && e->zero_key[cell(e, s, m)] == e->zero_key[cell(e, s, 0)];
    }
    e->kind[s] = reached ? BELIEF_BAYES : same ? BELIEF_SUBGAME : BELIEF_FREE;
    if (e->kind[s] == BELIEF_FREE)
        return BELIEF_FREE;
    double sum = 0;
    for (int m = 0; m < set->member_count; m++)
        if (!reached || e->zeros[cell(e, s, m)] == 0)
            sum += e->weight[cell(e, s, m)];
    for (int m = 0; m < set->member_count; m++) {
        bool counts = !reached || e->zeros[cell(e, s, m)] == 0;
        e->belief[set->members[m]] = counts && sum > 0 ? e->weight[cell(e, s, m)] / sum : 0;
    }
    return e->kind[s];
}

double evaluation_action_value(const evaluation *e, int s, int action)
{
    const game *g = e->game;
    const struct game_set *set = &g->sets[s];
    double sum = 0;
    for (int m = 0; m < set->member_count; m++) {
        const size_t child = (size_t)g->nodes[set->members[m]].children[action];
        double weight = e->belief[set->members[m]];
        if (e->kind[s] == BELIEF_BAYES)
            weight = e->zeros[cell(e, s, m)] == 0 ? e->weight[cell(e, s, m)] : 0;
        sum += weight * e->value[child * (size_t)g->player_count + (size_t)set->player];
    }
    return sum;
}

/* Payoff of the set's player after `action` at the member. */
static double after(const evaluation *e, int s, int m, int action)
{
    const game *g = e->game;
    const size_t child = (size_t)g->nodes[g->sets[s].members[m]].children[action];
    return e->value[child * (size_t)g->player_count + (size_t)g->sets[s].player];
}

/* Best action less the worst one played, with belief 1 - t on member i and t on member j. */
static double gain_between(const evaluation *e, int s, int i, int j, double t)
{
    const struct game_set *set = &e->game->sets[s];
    double best = -INFINITY, worst = INFINITY;
    for (int a = 0; a < set->action_count; a++) {
        double value = (1 - t) * after(e, s, i, a) + t * after(e, s, j, a);
        best = fmax(best, value);
        if (e->profile[set->first_action + a] > 0)
            worst = fmin(worst, value);
    }
    return best - worst;
}

static void try_belief(evaluation *e, int s, int i, int j, double t, double tolerance)
{
    const struct game_set *set = &e->game->sets[s];
    const double gain = gain_between(e, s, i, j, t);
    if (gain <= tolerance)
        for (int m = 0; m < set->member_count; m++) {
            double belief = (m == i ? 1 - t : 0) + (m == j ? t : 0);
            e->belief_low[set->members[m]] = fmin(e->belief_low[set->members[m]], belief);
            e->belief_high[set->members[m]] = fmax(e->belief_high[set->members[m]], belief);
        }
    if (!(gain < e->gain[s] - tolerance))
        return;
    e->gain[s] = gain;
    for (int m = 0; m < set->member_count; m++)
        e->belief[set->members[m]] = (m == i ? 1 - t : 0) + (m == j ? t : 0);
}

/* The gain is convex and piecewise linear in the belief, so along an edge its least value lies at an end or where two
 * actions tie. Beliefs on two nodes are enough for sets of up to three actions; beyond, a supporting belief on three
 * nodes may be missed. */
static void choose_belief(evaluation *e, int s, double tolerance, const bool *barred)
{
    const struct game_set *set = &e->game->sets[s];
    e->gain[s] = INFINITY;
    for (int m = 0; m < set->member_count; m++) {
        e->belief_low[set->members[m]] = 1;
        e->belief_high[set->members[m]] = 0;
    }
    for (int m = 0; m < set->member_count; m++)
        if (!barred || !barred[m])
            try_belief(e, s, m, m, 0, tolerance);
    for (int i = 0; i < set->member_count; i++)
        for (int j = i + 1; j < set->member_count; j++)
            for (int a = 0; a < set->action_count; a++)
                for (int b = a + 1; b < set->action_count; b++) {
                    double at_i = after(e, s, i, a) - after(e, s, i, b), at_j = after(e, s, j, a) - after(e, s, j, b);
                    double t = at_i / (at_i - at_j);
                    if (t > 0 && t < 1 && !(barred && (barred[i] || barred[j])))
                        try_belief(e, s, i, j, t, tolerance);
                }
}

double evaluation_gain_barred(evaluation *e, int s, const bool *barred)
{
    choose_belief(e, s, SUPPORTS * evaluation_range(e->game), barred);
    return e->gain[s];
}

/* Gain under a belief that the profile gives. */
static double gain_believed(evaluation *e, int s)
{
    const struct game_set *set = &e->game->sets[s];
    double best = -INFINITY, worst = INFINITY, sum = 0;
    for (int m = 0; m < set->member_count; m++) {
        int n = set->members[m];
        e->belief_low[n] = e->belief_high[n] = e->belief[n];
        sum += e->zeros[cell(e, s, m)] == 0 ? e->weight[cell(e, s, m)] : 0;
    }
    double scale = e->kind[s] == BELIEF_BAYES && sum > 0 ? 1 / sum : 1;
    for (int a = 0; a < set->action_count; a++) {
        double value = scale * evaluation_action_value(e, s, a);
        best = fmax(best, value);
        if (e->profile[set->first_action + a] > 0)
            worst = fmin(worst, value);
    }
    return best - worst;
}

double evaluation_check(evaluation *e)
{
    const game *g = e->game;
    const double tolerance = SUPPORTS * evaluation_range(g);
    double most = 0;
    for (int s = 0; s < g->set_count; s++) {
        if (g->sets[s].player == GAME_NATURE) {
            e->kind[s] = BELIEF_BAYES;
            e->gain[s] = 0;
            continue;
        }
        if (evaluation_belief(e, s) == BELIEF_FREE)
            choose_belief(e, s, tolerance, NULL);
        else
            e->gain[s] = gain_believed(e, s);
        most = fmax(most, e->gain[s]);
    }
    return most;
}

/* Payoff of player p from each node on, with p's best answers at the sets after s. */
static void fill_values(const evaluation *e, int p, int s, const int *answer, double *value)
{
    const game *g = e->game;
    for (int n = g->node_count - 1; n >= 0; n--) {
        const struct game_node *node = &g->nodes[n];
        value[n] = node->set == GAME_NONE ? g->end_payoff[(size_t)n * (size_t)g->player_count + (size_t)p] : 0;
        if (node->set == GAME_NONE)
            continue;
        const struct game_set *set = &g->sets[node->set];
        if (set->player == p && node->set > s)
            value[n] = value[node->children[answer[node->set]]];
        else if (set->player != p)
            for (int a = 0; a < set->action_count; a++)
                value[n] += e->profile[set->first_action + a] * value[node->children[a]];
    }
}

static int best_action(const evaluation *e, int s, const double *value)
{
    const game *g = e->game;
    const struct game_set *set = &g->sets[s];
    double best = -INFINITY;
    int chosen = 0;
    for (int a = 0; a < set->action_count; a++) {
        double sum = 0;
        for (int m = 0; m < set->member_count; m++)
            if (e->zeros[cell(e, s, m)] == 0)
                sum += e->weight[cell(e, s, m)] * value[g->nodes[set->members[m]].children[a]];
        if (sum > best) {
            best = sum;
            chosen = a;
        }
    }
    return chosen;
}

/* A set's own later sets stand after it in the list (perfect recall), so going backwards every answer below is
 * settled. */
double evaluation_regret(evaluation *e)
{
    const game *g = e->game;
    double most = 0, *value = e->scratch;
    for (int p = 0; p < g->player_count; p++) {
        for (int s = g->set_count - 1; s >= 0; s--) {
            if (g->sets[s].player != p)
                continue;
            fill_values(e, p, s, e->answer, value);
            e->answer[s] = best_action(e, s, value);
        }
        fill_values(e, p, GAME_NONE, e->answer, value);
        most = fmax(most, value[0] - e->value[p]);
    }
    return most;
}
