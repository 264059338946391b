#include "game/enumerate.h"

#include <math.h>
#include <string.h>

#include "game/support.h"
#include "numeric/linear_solve.h"

enum { NEWTON_MAX = 40 };
#define CLOSE 1e-7      /* two profiles are one */
#define TOLERANCE 2e-11 /* of regret and gain, against the range of payoffs */
#define POSITIVE 1e-9   /* probability of an action in a support */
#define NUDGE 1e-3      /* how far a neighbour is sought along an indifference */

typedef struct search {
    const game *game;
    equilibrium_list *list;
    evaluation e;
    arena memory;
    double range;
    uint64_t *allowed, *support;
    int unknowns;
    double *profile, *trial, *matrix, *equation, *shifted, *node_scratch;
    bool two_sided; /* two players: both must mix equally often */
    bool linear;    /* the last Newton step solved its system at once: no other start finds another solution */
} search;

static void search_clear(search *s)
{
    evaluation_clear(&s->e);
    arena_clear(&s->memory);
}

static posture_status search_create(const game *g, equilibrium_list *list, search *s)
{
    const size_t actions = (size_t)g->action_count + 1, sets = (size_t)g->set_count + 1;
    *s = (search){.game = g, .list = list, .range = evaluation_range(g)};
    arena_init(&s->memory);
    s->allowed = arena_allocate_array(&s->memory, sets, sizeof *s->allowed);
    s->support = arena_allocate_array(&s->memory, sets, sizeof *s->support);
    s->profile = arena_allocate_array(&s->memory, actions, sizeof(double));
    s->trial = arena_allocate_array(&s->memory, actions, sizeof(double));
    s->matrix = arena_allocate_array(&s->memory, actions * actions, sizeof(double));
    s->equation = arena_allocate_array(&s->memory, actions, sizeof(double));
    s->shifted = arena_allocate_array(&s->memory, actions, sizeof(double));
    s->node_scratch = arena_allocate_array(&s->memory, 2 * (size_t)g->node_count, sizeof(double));
    if (!s->allowed || !s->support || !s->profile || !s->trial || !s->matrix || !s->equation || !s->shifted ||
        !s->node_scratch || evaluation_create(g, &s->e) != POSTURE_OK) {
        arena_clear(&s->memory);
        return POSTURE_ERROR_MEMORY;
    }
    return POSTURE_OK;
}

static bool played(const search *s, int set, int action)
{
    return s->support[set] >> action & 1;
}

static int last_played(const search *s, int set)
{
    int last = 0;
    for (int a = 0; a < s->game->sets[set].action_count; a++)
        if (played(s, set, a))
            last = a;
    return last;
}

/* A start inside the support: equal shares first, then shares tilted by the number of the start. */
static void start_profile(search *s, int which)
{
    static const double tilt[ENUMERATE_STARTS] = {1, 5, 0.2, 2.5};
    evaluation_uniform(s->game, s->profile);
    for (int h = 0; h < s->game->set_count; h++) {
        const struct game_set *set = &s->game->sets[h];
        if (set->player == GAME_NATURE)
            continue;
        double sum = 0, share = 1;
        for (int a = 0; a < set->action_count; a++) {
            s->profile[set->first_action + a] = played(s, h, a) ? share : 0;
            sum += s->profile[set->first_action + a];
            if (played(s, h, a))
                share *= (h + which) % 2 ? tilt[which] : 1 / tilt[which];
        }
        for (int a = 0; a < set->action_count; a++)
            s->profile[set->first_action + a] /= sum;
    }
}

/* Indifference over the support at every set that mixes; the beliefs' kinds are those of the support. */
static void indifference(search *s, const double *profile, double *equation)
{
    int i = 0;
    evaluate(&s->e, profile);
    for (int h = 0; h < s->game->set_count; h++) {
        if (s->game->sets[h].player == GAME_NATURE || support_size(s->support[h]) < 2)
            continue;
        (void)evaluation_belief(&s->e, h);
        const int last = last_played(s, h);
        const double value = evaluation_action_value(&s->e, h, last);
        for (int a = 0; a < last; a++)
            if (played(s, h, a))
                equation[i++] = (evaluation_action_value(&s->e, h, a) - value) / s->range;
    }
}

/* Moves unknown `which` by h, the set's last action taking the difference. */
static void shift(const search *s, double *profile, int which, double h)
{
    for (int set = 0, i = 0; set < s->game->set_count; set++) {
        if (s->game->sets[set].player == GAME_NATURE || support_size(s->support[set]) < 2)
            continue;
        const int last = last_played(s, set), first = s->game->sets[set].first_action;
        for (int a = 0; a < last; a++) {
            if (!played(s, set, a) || i++ != which)
                continue;
            profile[first + a] += h;
            profile[first + last] -= h;
            return;
        }
    }
}

static bool inside(const search *s)
{
    for (int h = 0; h < s->game->set_count; h++)
        for (int a = 0; a < s->game->sets[h].action_count; a++)
            if (s->game->sets[h].player != GAME_NATURE && played(s, h, a) &&
                !(s->profile[s->game->sets[h].first_action + a] > POSITIVE))
                return false;
    return true;
}

/* One Newton step from s->profile, with s->equation its error; false where the system is singular. The equations are of
 * low degree in each probability, so central differences are exact but for rounding. */
static bool newton_step(search *s)
{
    const int n = s->unknowns;
    const double h = 1e-4;
    for (int j = 0; j < n; j++) {
        memcpy(s->trial, s->profile, (size_t)s->game->action_count * sizeof(double));
        shift(s, s->trial, j, h);
        indifference(s, s->trial, s->shifted);
        for (int i = 0; i < n; i++)
            s->matrix[i * n + j] = s->shifted[i];
        shift(s, s->trial, j, -2 * h);
        indifference(s, s->trial, s->shifted);
        for (int i = 0; i < n; i++)
            s->matrix[i * n + j] = (s->matrix[i * n + j] - s->shifted[i]) / (2 * h);
    }
    if (!linear_solve_general(s->matrix, s->equation, n))
        return false;
    for (int j = 0; j < n; j++) {
        if (!(fabs(s->equation[j]) < 1e6))
            return false;
        shift(s, s->profile, j, -s->equation[j]);
    }
    return true;
}

static double error_of(search *s)
{
    double most = 0;
    indifference(s, s->profile, s->equation);
    for (int i = 0; i < s->unknowns; i++)
        most = fmax(most, fabs(s->equation[i]));
    return most;
}

/* True where s->profile solves the support's equations with every probability positive. */
static bool solve(search *s)
{
    if (s->unknowns == 0)
        return true;
    s->linear = false;
    for (int k = 0; k < NEWTON_MAX; k++) {
        double error = error_of(s);
        s->linear = s->linear || (k == 1 && error < 1e-12);
        if (error < 1e-13 && k > 0)
            return inside(s);
        if (!newton_step(s))
            return error < 1e-13 && inside(s);
    }
    return error_of(s) < 1e-12 && inside(s);
}

/* Can the support be one of an equilibrium that is listed? Mixing where beliefs are free is left to the continuum. */
static bool worth_trying(search *s)
{
    int mixing[2] = {0, 0};
    s->unknowns = 0;
    for (int h = 0; h < s->game->set_count; h++) {
        const struct game_set *set = &s->game->sets[h];
        if (set->player == GAME_NATURE)
            continue;
        const int more = support_size(s->support[h]) - 1;
        s->unknowns += more;
        if (more > 0 && s->two_sided)
            mixing[set->player] += more;
    }
    if (s->two_sided && mixing[0] != mixing[1])
        return false;
    if (s->unknowns == 0)
        return true;
    start_profile(s, 0);
    evaluate(&s->e, s->profile);
    for (int h = 0; h < s->game->set_count; h++)
        if (s->game->sets[h].player != GAME_NATURE && support_size(s->support[h]) > 1 &&
            evaluation_belief(&s->e, h) == BELIEF_FREE)
            return false;
    return true;
}

static bool is_known(const search *s)
{
    for (int i = 0; i < s->list->count; i++) {
        double apart = 0;
        for (int a = 0; a < s->game->action_count; a++)
            apart = fmax(apart, fabs(s->list->at[i].profile[a] - s->profile[a]));
        if (apart < CLOSE)
            return true;
    }
    return false;
}

static void *copy(equilibrium_list *list, const void *from, size_t count, size_t size)
{
    void *to = arena_allocate_array(&list->memory, count + 1, size);
    if (to)
        memcpy(to, from, count * size);
    return to;
}

static posture_status keep(search *s, double regret, double gain)
{
    equilibrium_list *list = s->list;
    const game *g = s->game;
    const size_t nodes = (size_t)g->node_count;
    if (list->count == ENUMERATE_KEPT) {
        list->full = true;
        return POSTURE_OK;
    }
    struct equilibrium *q = &list->at[list->count];
    *q = (struct equilibrium){.profile = copy(list, s->profile, (size_t)g->action_count, sizeof(double)),
                              .payoff = copy(list, s->e.value, (size_t)g->player_count, sizeof(double)),
                              .reach = copy(list, s->e.reach, nodes, sizeof(double)),
                              .belief = copy(list, s->e.belief, nodes, sizeof(double)),
                              .belief_low = copy(list, s->e.belief_low, nodes, sizeof(double)),
                              .belief_high = copy(list, s->e.belief_high, nodes, sizeof(double)),
                              .kind = copy(list, s->e.kind, (size_t)g->set_count, sizeof(belief_kind)),
                              .regret = regret,
                              .gain = gain};
    if (!q->profile || !q->payoff || !q->reach || !q->belief || !q->belief_low || !q->belief_high || !q->kind)
        return POSTURE_ERROR_MEMORY;
    list->count++;
    return POSTURE_OK;
}

static posture_status judge(search *s)
{
    evaluate(&s->e, s->profile);
    const double regret = evaluation_regret(&s->e);
    if (!(regret <= s->list->tolerance) || is_known(s))
        return POSTURE_OK;
    const double gain = evaluation_check(&s->e);
    if (gain <= s->list->tolerance)
        return keep(s, regret, gain);
    s->list->discarded++;
    return POSTURE_OK;
}

static posture_status try_support(search *s)
{
    posture_status status = POSTURE_OK;
    if (!worth_trying(s))
        return status;
    const int starts = s->unknowns > 0 ? ENUMERATE_STARTS : 1;
    s->linear = false;
    for (int k = 0; k < starts && status == POSTURE_OK && !s->linear; k++) {
        start_profile(s, k);
        if (solve(s))
            status = judge(s);
    }
    return status;
}

static posture_status try_all(search *s, bool pure)
{
    posture_status status = POSTURE_OK;
    support_first(s->game, s->allowed, s->support);
    do
        status = try_support(s);
    while (status == POSTURE_OK && support_next(s->game, s->allowed, pure, s->support));
    return status;
}

static bool is_equilibrium(search *s, const double *profile)
{
    evaluate(&s->e, profile);
    return evaluation_regret(&s->e) <= s->list->tolerance && evaluation_check(&s->e) <= s->list->tolerance;
}

/* A small move of one set's probability to another action that leaves an equilibrium. */
static bool has_neighbour(search *s, const struct equilibrium *q)
{
    const game *g = s->game;
    for (int h = 0; h < g->set_count; h++) {
        const struct game_set *set = &g->sets[h];
        for (int a = 0; set->player != GAME_NATURE && a < set->action_count; a++)
            for (int b = 0; b < set->action_count; b++) {
                const double move = NUDGE * q->profile[set->first_action + a];
                if (a == b || !(move > 0))
                    continue;
                memcpy(s->trial, q->profile, (size_t)g->action_count * sizeof(double));
                s->trial[set->first_action + a] -= move;
                s->trial[set->first_action + b] += move;
                if (is_equilibrium(s, s->trial))
                    return true;
            }
    }
    return false;
}

static bool joined(search *s, const struct equilibrium *p, const struct equilibrium *q)
{
    for (int k = 1; k <= 3; k++) {
        for (int a = 0; a < s->game->action_count; a++)
            s->trial[a] = p->profile[a] + 0.25 * k * (q->profile[a] - p->profile[a]);
        if (!is_equilibrium(s, s->trial))
            return false;
    }
    return true;
}

static void find_components(search *s)
{
    equilibrium_list *list = s->list;
    for (int i = 0; i < list->count; i++)
        list->at[i].component = i + 1;
    for (int i = 0; i < list->count; i++) {
        list->at[i].continuum = list->at[i].continuum || has_neighbour(s, &list->at[i]);
        for (int j = 0; j < i; j++) {
            const int from = list->at[i].component, to = list->at[j].component;
            if (from == to || !joined(s, &list->at[i], &list->at[j]))
                continue;
            list->at[i].continuum = list->at[j].continuum = true;
            for (int k = 0; k <= i; k++)
                if (list->at[k].component == from)
                    list->at[k].component = to;
        }
    }
}

posture_status enumerate_equilibria(const game *g, equilibrium_list *list)
{
    search s;
    *list = (equilibrium_list){0};
    arena_init(&list->memory);
    posture_status status = search_create(g, list, &s);
    if (status != POSTURE_OK)
        return status;
    list->tolerance = TOLERANCE * fmax(1, s.range);
    list->at = arena_allocate_array(&list->memory, ENUMERATE_KEPT, sizeof *list->at);
    support_undominated(g, s.allowed, s.node_scratch);
    list->supports = support_count(g, s.allowed, false, ENUMERATE_SUPPORTS);
    list->complete = list->supports <= ENUMERATE_SUPPORTS;
    list->pure_tried = support_count(g, s.allowed, true, ENUMERATE_SUPPORTS) <= ENUMERATE_SUPPORTS;
    s.two_sided = g->player_count == 2 && list->supports > ENUMERATE_EVERY;
    if (!list->at)
        status = POSTURE_ERROR_MEMORY;
    else if (list->pure_tried)
        status = try_all(&s, !list->complete);
    if (status == POSTURE_OK)
        find_components(&s);
    search_clear(&s);
    return status;
}

void enumerate_clear(equilibrium_list *list)
{
    arena_clear(&list->memory);
    *list = (equilibrium_list){0};
}
