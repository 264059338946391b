#include "game/quantal.h"

#include <math.h>
#include <string.h>

#include "numeric/elementary.h"
#include "numeric/linear_solve.h"

enum { STEPS_MAX = 4000, NEWTON_MAX = 12, NEWTON_QUICK = 4 };
#define CONVERGED 1e-11
#define DIFFERENCE 1e-6
#define STEP_LEAST 1e-9

/* Unknowns: the logarithm of each player's probability, then lambda. Logarithms let an action fade to nothing without
 * leaving the computation, so beliefs off the path keep their limits. */
typedef struct branch {
    arena memory;
    const game *game;
    int unknowns;            /* without lambda */
    int *position;           /* action_count: of an action among the unknowns; GAME_NONE: nature's */
    double *log_prob, *prob; /* action_count */
    double *log_reach;       /* node_count x player_count: of everyone but the player */
    double *value;           /* node_count x player_count */
    double *equation, *shifted, *matrix, *right, *tangent, *y, *guess, *next;
} branch;

static posture_status branch_create(const game *g, branch *b)
{
    const size_t actions = (size_t)g->action_count + 1, cells = (size_t)g->node_count * (size_t)g->player_count;
    *b = (branch){.game = g};
    arena_init(&b->memory);
    double **const vectors[] = {&b->log_prob, &b->prob, &b->equation, &b->shifted, &b->right,
                                &b->tangent,  &b->y,    &b->guess,    &b->next};
    bool failed = false;
    for (size_t i = 0; i < sizeof vectors / sizeof *vectors; i++) {
        *vectors[i] = arena_allocate_array(&b->memory, actions, sizeof(double));
        failed = failed || !*vectors[i];
    }
    b->position = arena_allocate_array(&b->memory, actions, sizeof(int));
    b->log_reach = arena_allocate_array(&b->memory, cells, sizeof(double));
    b->value = arena_allocate_array(&b->memory, cells, sizeof(double));
    b->matrix = arena_allocate_array(&b->memory, actions * actions, sizeof(double));
    if (!failed && b->position && b->log_reach && b->value && b->matrix)
        return POSTURE_OK;
    arena_clear(&b->memory);
    return POSTURE_ERROR_MEMORY;
}

static void start(branch *b)
{
    const game *g = b->game;
    for (int s = 0; s < g->set_count; s++)
        for (int a = 0; a < g->sets[s].action_count; a++) {
            const int i = g->sets[s].first_action + a;
            b->position[i] = g->sets[s].prob ? GAME_NONE : b->unknowns++;
            double prob = g->sets[s].prob ? g->sets[s].prob[a] : 1.0 / g->sets[s].action_count;
            b->prob[i] = prob;
            b->log_prob[i] = prob > 0 ? elementary_log(prob) : -INFINITY;
            if (b->position[i] != GAME_NONE)
                b->y[b->position[i]] = b->log_prob[i];
        }
    b->y[b->unknowns] = 0;
}

static void pass_down(branch *b)
{
    const game *g = b->game;
    const size_t width = (size_t)g->player_count;
    for (int n = 0; n < g->node_count; n++) {
        const struct game_node *node = &g->nodes[n];
        for (size_t p = 0; p < width; p++) {
            double *to = &b->log_reach[(size_t)n * width + p];
            *to = 0;
            if (node->parent == GAME_NONE)
                continue;
            const struct game_set *above = &g->sets[g->nodes[node->parent].set];
            double own = above->player == (int)p ? 0 : b->log_prob[above->first_action + node->parent_action];
            *to = b->log_reach[(size_t)node->parent * width + p] + own;
        }
    }
}

static void pass_up(branch *b)
{
    const game *g = b->game;
    const size_t width = (size_t)g->player_count;
    memcpy(b->value, g->end_payoff, (size_t)g->node_count * width * sizeof *b->value);
    for (int n = g->node_count - 1; n > 0; n--) {
        const struct game_set *above = &g->sets[g->nodes[g->nodes[n].parent].set];
        const double prob = b->prob[above->first_action + g->nodes[n].parent_action];
        for (size_t p = 0; p < width; p++)
            b->value[(size_t)g->nodes[n].parent * width + p] += prob * b->value[(size_t)n * width + p];
    }
}

/* Expected payoff of an action less that of the set's first, given that the set is reached. */
static double advantage(const branch *b, const struct game_set *set, int action)
{
    const game *g = b->game;
    const size_t width = (size_t)g->player_count, p = (size_t)set->player;
    double most = -INFINITY, sum = 0, total = 0;
    for (int m = 0; m < set->member_count; m++)
        most = fmax(most, b->log_reach[(size_t)set->members[m] * width + p]);
    for (int m = 0; m < set->member_count; m++) {
        const int *children = g->nodes[set->members[m]].children;
        double log_reach = b->log_reach[(size_t)set->members[m] * width + p];
        double weight = most > -INFINITY ? elementary_exp(log_reach - most) : 1;
        sum += weight;
        total += weight * (b->value[(size_t)children[action] * width + p] - b->value[(size_t)children[0] * width + p]);
    }
    return total / sum;
}

static void equations(branch *b, const double *y, double *equation)
{
    const game *g = b->game;
    for (int i = 0; i < g->action_count; i++)
        if (b->position[i] != GAME_NONE) {
            b->log_prob[i] = y[b->position[i]];
            b->prob[i] = elementary_exp(y[b->position[i]]);
        }
    pass_down(b);
    pass_up(b);
    for (int s = 0; s < g->set_count; s++) {
        const struct game_set *set = &g->sets[s];
        if (set->prob)
            continue;
        const int first = b->position[set->first_action];
        double sum = -1;
        for (int a = 0; a < set->action_count; a++) {
            sum += b->prob[set->first_action + a];
            if (a > 0)
                equation[first + a] = y[first + a] - y[first] - y[b->unknowns] * advantage(b, set, a);
        }
        equation[first] = sum;
    }
}

/* Derivatives by central differences, row i of the matrix for equation i, n + 1 columns; the last row is free. */
static void derive(branch *b, const double *y)
{
    const int n = b->unknowns + 1;
    memcpy(b->guess, y, (size_t)n * sizeof *y);
    for (int j = 0; j < n; j++) {
        const double h = DIFFERENCE * fmax(1, j == b->unknowns ? fabs(y[j]) * 1e-2 : 1);
        b->guess[j] = y[j] + h;
        equations(b, b->guess, b->shifted);
        b->guess[j] = y[j] - h;
        equations(b, b->guess, b->equation);
        b->guess[j] = y[j];
        for (int i = 0; i < b->unknowns; i++)
            b->matrix[i * n + j] = (b->shifted[i] - b->equation[i]) / (2 * h);
    }
}

static double largest(const double *x, int n)
{
    double most = 0;
    for (int i = 0; i < n; i++)
        most = isfinite(x[i]) ? fmax(most, fabs(x[i])) : INFINITY;
    return most;
}

/* Direction along the branch, with unit length and the same sense as before. */
static bool find_tangent(branch *b, const double *y)
{
    const int n = b->unknowns + 1;
    derive(b, y);
    for (int j = 0; j < n; j++) {
        b->matrix[b->unknowns * n + j] = b->tangent[j];
        b->right[j] = j == b->unknowns;
    }
    if (!linear_solve_general(b->matrix, b->right, n))
        return false;
    double length = 0;
    for (int j = 0; j < n; j++)
        length += b->right[j] * b->right[j];
    for (int j = 0; j < n; j++)
        b->tangent[j] = b->right[j] / sqrt(length);
    return true;
}

/* Newton's method in the plane across the tangent, or at this lambda; iterations, -1 where it fails. */
static int correct(branch *b, double *y, bool at_lambda, double *residual)
{
    const int n = b->unknowns + 1;
    for (int k = 0; k <= NEWTON_MAX; k++) {
        equations(b, y, b->right);
        *residual = largest(b->right, b->unknowns);
        if (*residual < CONVERGED * fmax(1, largest(y, n) * 1e-2))
            return k;
        if (!(*residual < 1e6))
            return -1;
        derive(b, y);
        equations(b, y, b->right);
        b->right[b->unknowns] = 0;
        for (int j = 0; j < n; j++)
            b->matrix[b->unknowns * n + j] = at_lambda ? j == b->unknowns : b->tangent[j];
        if (!linear_solve_general(b->matrix, b->right, n))
            return -1;
        for (int j = 0; j < n; j++)
            y[j] -= b->right[j];
    }
    return -1;
}

/* To the wanted lambda from the last point before it, along the chord. */
static bool land(branch *b, const double *next, double lambda, double *residual)
{
    const int n = b->unknowns + 1;
    double *at = b->shifted; /* overwritten by derive, so the point lives in y */
    double share = (lambda - b->y[b->unknowns]) / (next[b->unknowns] - b->y[b->unknowns]);
    for (int j = 0; j < n; j++)
        at[j] = b->y[j] + share * (next[j] - b->y[j]);
    memcpy(b->y, at, (size_t)n * sizeof *at);
    b->y[b->unknowns] = lambda;
    return correct(b, b->y, true, residual) >= 0;
}

/* The corrected point a step along the tangent into b->next; iterations, -1 where there is none. */
static int try_step(branch *b, double step, double *residual)
{
    for (int j = 0; j <= b->unknowns; j++)
        b->next[j] = b->y[j] + step * b->tangent[j];
    return correct(b, b->next, false, residual);
}

static void follow(branch *b, double lambda, quantal_point *point)
{
    double *next = b->next;
    const int n = b->unknowns + 1;
    double step = 0.05;
    b->tangent[b->unknowns] = 1;
    while (point->steps++ < STEPS_MAX && find_tangent(b, b->y)) {
        int iterations = try_step(b, step, &point->residual);
        while (iterations < 0 && step >= STEP_LEAST) {
            step /= 2;
            iterations = try_step(b, step, &point->residual);
        }
        if (iterations < 0)
            break;
        if (next[b->unknowns] >= lambda) {
            point->reached = land(b, next, lambda, &point->residual);
            break;
        }
        memcpy(b->y, next, (size_t)n * sizeof *next);
        step *= iterations <= NEWTON_QUICK ? 1.5 : 0.7;
    }
    point->lambda = b->y[b->unknowns];
}

posture_status quantal_follow(const game *g, double lambda, double *profile, quantal_point *point)
{
    branch b;
    *point = (quantal_point){0};
    posture_status status = branch_create(g, &b);
    if (status != POSTURE_OK)
        return status;
    start(&b);
    if (b.unknowns > 0 && lambda > 0)
        follow(&b, lambda, point);
    else
        point->reached = true;
    for (int i = 0; i < g->action_count; i++)
        profile[i] = b.position[i] == GAME_NONE ? b.prob[i] : elementary_exp(b.y[b.position[i]]);
    arena_clear(&b.memory);
    return status;
}
