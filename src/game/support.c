#include "game/support.h"

#include <math.h>

int support_size(uint64_t support)
{
    int count = 0;
    for (; support; support &= support - 1)
        count++;
    return count;
}

/* Least and most that player p can get from each node on with the allowed actions. */
static void fill_range(const game *g, int p, const uint64_t *allowed, double *low, double *high)
{
    for (int n = g->node_count - 1; n >= 0; n--) {
        const struct game_node *node = &g->nodes[n];
        if (node->set == GAME_NONE) {
            low[n] = high[n] = g->end_payoff[(size_t)n * (size_t)g->player_count + (size_t)p];
            continue;
        }
        const struct game_set *set = &g->sets[node->set];
        low[n] = INFINITY;
        high[n] = -INFINITY;
        for (int a = 0; a < set->action_count; a++) {
            if (!(allowed[node->set] >> a & 1))
                continue;
            low[n] = fmin(low[n], low[node->children[a]]);
            high[n] = fmax(high[n], high[node->children[a]]);
        }
    }
}

static bool beaten(const game *g, const struct game_set *set, int action, int by, const double *low, const double *high)
{
    for (int m = 0; m < set->member_count; m++) {
        const int *children = g->nodes[set->members[m]].children;
        if (!(high[children[action]] < low[children[by]]))
            return false;
    }
    return true;
}

static bool leave(const game *g, int s, uint64_t *allowed, const double *low, const double *high)
{
    const struct game_set *set = &g->sets[s];
    bool changed = false;
    for (int a = 0; a < set->action_count; a++)
        for (int b = 0; b < set->action_count && (allowed[s] >> a & 1); b++)
            if (b != a && (allowed[s] >> b & 1) && beaten(g, set, a, b, low, high)) {
                allowed[s] &= ~((uint64_t)1 << a);
                changed = true;
            }
    return changed;
}

void support_undominated(const game *g, uint64_t *allowed, double *range)
{
    for (int s = 0; s < g->set_count; s++) {
        const int count = g->sets[s].action_count;
        allowed[s] = count >= 64 ? UINT64_MAX : ((uint64_t)1 << count) - 1;
    }
    bool changed = true;
    while (changed) {
        changed = false;
        for (int p = 0; p < g->player_count; p++) {
            fill_range(g, p, allowed, range, range + g->node_count);
            for (int s = 0; s < g->set_count; s++)
                if (g->sets[s].player == p)
                    changed = leave(g, s, allowed, range, range + g->node_count) || changed;
        }
    }
}

long long support_count(const game *g, const uint64_t *allowed, bool pure, long long limit)
{
    long long count = 1;
    for (int s = 0; s < g->set_count && count <= limit; s++) {
        if (g->sets[s].player == GAME_NATURE)
            continue;
        const int size = support_size(allowed[s]);
        const long long choices = pure ? size : size > 40 ? limit + 1 : ((long long)1 << size) - 1;
        count = choices < 1 || choices > limit / count ? limit + 1 : count * choices;
    }
    return count;
}

static uint64_t lowest(uint64_t bits)
{
    return bits & (~bits + 1);
}

void support_first(const game *g, const uint64_t *allowed, uint64_t *support)
{
    for (int s = 0; s < g->set_count; s++)
        support[s] = g->sets[s].player == GAME_NATURE ? allowed[s] : lowest(allowed[s]);
}

bool support_next(const game *g, const uint64_t *allowed, bool pure, uint64_t *support)
{
    for (int s = g->set_count - 1; s >= 0; s--) {
        if (g->sets[s].player == GAME_NATURE)
            continue;
        if (pure) {
            uint64_t above = allowed[s] & ~(support[s] | (support[s] - 1));
            support[s] = above ? lowest(above) : lowest(allowed[s]);
            if (above)
                return true;
        } else {
            bool last = support[s] == allowed[s];
            /* The next subset in the order of its bits. */
            support[s] = last ? lowest(allowed[s]) : (support[s] - allowed[s]) & allowed[s];
            if (!last)
                return true;
        }
    }
    return false;
}
