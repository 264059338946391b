#include "game/solve.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "game/read_efg.h"
#include "game/read_nfg.h"

/* Precision to which the path is followed, in units of one over the range of payoffs. */
#define LAMBDA_END 1e5

static double outcome_distance(const game *g, const double *p, const double *q)
{
    double most = 0;
    for (int n = 0; n < g->node_count; n++)
        if (g->nodes[n].set == GAME_NONE)
            most = fmax(most, fabs(p[n] - q[n]));
    return most;
}

static double profile_distance(const game *g, const double *p, const double *q)
{
    double most = 0;
    for (int a = 0; a < g->action_count; a++)
        most = fmax(most, fabs(p[a] - q[a]));
    return most;
}

/* The nearest in outcome; among those as near to within a thousandth, the nearest in behaviour. */
static void select_nearest(const game *g, const double *reach, game_solution *s)
{
    const double tie = 1e-3;
    double nearest = INFINITY;
    s->selected = GAME_NONE;
    s->distance = INFINITY;
    for (int i = 0; i < s->equilibria.count; i++)
        s->distance = fmin(s->distance, outcome_distance(g, reach, s->equilibria.at[i].reach));
    for (int i = 0; i < s->equilibria.count && s->distance <= SOLVE_NEAR; i++) {
        double apart = profile_distance(g, s->limit, s->equilibria.at[i].profile);
        if (outcome_distance(g, reach, s->equilibria.at[i].reach) > s->distance + tie || apart >= nearest)
            continue;
        nearest = apart;
        s->selected = i;
    }
}

posture_status game_solve(const game *g, game_solution *s)
{
    evaluation e = {0};
    *s = (game_solution){.selected = GAME_NONE};
    posture_status status = enumerate_equilibria(g, &s->equilibria);
    if (status != POSTURE_OK)
        return status;
    s->limit = calloc((size_t)g->action_count + 1, sizeof *s->limit);
    status = s->limit ? quantal_follow(g, LAMBDA_END / evaluation_range(g), s->limit, &s->end) : POSTURE_ERROR_MEMORY;
    if (status == POSTURE_OK)
        status = evaluation_create(g, &e);
    if (status == POSTURE_OK) {
        evaluate(&e, s->limit);
        s->limit_regret = evaluation_regret(&e);
        select_nearest(g, e.reach, s);
    }
    evaluation_clear(&e);
    return status;
}

void game_solution_clear(game_solution *s)
{
    enumerate_clear(&s->equilibria);
    free(s->limit);
    *s = (game_solution){0};
}

posture_status game_read(const char *name, const char *content, size_t length, posture_diagnostics *found, game **read)
{
    size_t at = 0;
    if (length >= 3 && memcmp(content, "\xEF\xBB\xBF", 3) == 0)
        at = 3;
    while (at < length && strchr(" \t\r\n", content[at]) && content[at] != '\0')
        at++;
    if (length - at >= 3 && memcmp(content + at, "NFG", 3) == 0)
        return nfg_read(name, content, length, found, read);
    return efg_read(name, content, length, found, read);
}
