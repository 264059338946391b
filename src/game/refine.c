#include "game/refine.h"

#include <math.h>
#include <stdint.h>
#include <string.h>

/* Answers to a deviation that are tried: one for each choice of actions at the sets it may lead to. */
enum { ANSWERS = 64, SENDERS = 16 };

/* Who may have deviated, and what each gains by it under every answer. */
struct deviation {
    int sender_count, sender[SENDERS], action[SENDERS];
    int answer_count;
    double gain[SENDERS][ANSWERS];
};

/* The one own move of probability zero behind member m: its information set, and the action into *action. */
static int sender_of(const evaluation *e, int s, int m, int *action)
{
    const game *g = e->game;
    int sender = GAME_NONE;
    for (int n = g->sets[s].members[m]; g->nodes[n].parent != GAME_NONE; n = g->nodes[n].parent) {
        const int above = g->nodes[g->nodes[n].parent].set;
        if (e->profile[g->sets[above].first_action + g->nodes[n].parent_action] > 0)
            continue;
        if (sender != GAME_NONE || g->sets[above].player == GAME_NATURE || g->sets[above].player == g->sets[s].player)
            return GAME_NONE;
        sender = above;
        *action = g->nodes[n].parent_action;
    }
    return sender;
}

static int add_sender(struct deviation *d, int sender, int action)
{
    for (int t = 0; t < d->sender_count; t++)
        if (d->sender[t] == sender && d->action[t] == action)
            return t;
    if (d->sender_count == SENDERS)
        return GAME_NONE;
    d->sender[d->sender_count] = sender;
    d->action[d->sender_count] = action;
    return d->sender_count++;
}

static bool find_senders(const evaluation *e, int s, struct deviation *d)
{
    const game *g = e->game;
    for (int m = 0; m < g->sets[s].member_count; m++) {
        int action = 0, sender = sender_of(e, s, m, &action);
        if (sender == GAME_NONE || add_sender(d, sender, action) == GAME_NONE ||
            g->sets[sender].player != g->sets[d->sender[0]].player)
            return false;
    }
    return true;
}

/* Is the action worse than another whatever is believed at set s? Such answers frighten nobody. */
static bool never_best(const evaluation *e, int s, int action)
{
    const game *g = e->game;
    const struct game_set *set = &g->sets[s];
    const size_t width = (size_t)g->player_count, p = (size_t)set->player;
    for (int b = 0; b < set->action_count; b++) {
        bool worse = b != action;
        for (int m = 0; m < set->member_count && worse; m++) {
            const int *children = g->nodes[set->members[m]].children;
            worse = e->value[(size_t)children[action] * width + p] < e->value[(size_t)children[b] * width + p];
        }
        if (worse)
            return true;
    }
    return false;
}

static bool may_answer(const evaluation *e, const struct equilibrium *q, int s, int player, int action)
{
    if (e->game->sets[s].player == player && q->kind[s] == BELIEF_FREE)
        return !never_best(e, s, action);
    return q->profile[e->game->sets[s].first_action + action] > 0;
}

/* The next choice of pure answers at the free sets of the player; false after the last. */
static bool next_answer(const evaluation *e, const struct equilibrium *q, int player, int *choice)
{
    const game *g = e->game;
    for (int s = 0; s < g->set_count; s++) {
        if (g->sets[s].player != player || q->kind[s] != BELIEF_FREE)
            continue;
        int a = choice[s] + 1;
        while (a < g->sets[s].action_count && !may_answer(e, q, s, player, a))
            a++;
        if (a < g->sets[s].action_count) {
            choice[s] = a;
            return true;
        }
        for (a = 0; a + 1 < g->sets[s].action_count && !may_answer(e, q, s, player, a);)
            a++;
        choice[s] = a;
    }
    return false;
}

static void first_answer(const evaluation *e, const struct equilibrium *q, int player, int *choice)
{
    const game *g = e->game;
    for (int s = 0; s < g->set_count; s++) {
        int a = 0;
        while (a + 1 < g->sets[s].action_count && !may_answer(e, q, s, player, a))
            a++;
        choice[s] = a;
    }
}

/* What the sender gains by its action over what it does in equilibrium, per unit of the chance to move at all. */
static double sender_gain(evaluation *e, const struct equilibrium *q, int sender, int action)
{
    const struct game_set *set = &e->game->sets[sender];
    if (evaluation_belief(e, sender) == BELIEF_FREE)
        return NAN;
    double kept = -INFINITY;
    for (int a = 0; a < set->action_count; a++)
        if (q->profile[set->first_action + a] > 0)
            kept = fmax(kept, evaluation_action_value(e, sender, a));
    return evaluation_action_value(e, sender, action) - kept;
}

/* Gains of every sender under every answer; `choice`: set_count. The evaluation is left at the last answer. */
static bool fill_gains(evaluation *e, const struct equilibrium *q, int player, double *profile, int *choice,
                       struct deviation *d)
{
    const game *g = e->game;
    const double *kept = q->profile;
    first_answer(e, q, player, choice);
    do {
        if (d->answer_count == ANSWERS)
            return false;
        memcpy(profile, q->profile, (size_t)g->action_count * sizeof *profile);
        for (int s = 0; s < g->set_count; s++)
            if (g->sets[s].player == player && q->kind[s] == BELIEF_FREE)
                for (int a = 0; a < g->sets[s].action_count; a++)
                    profile[g->sets[s].first_action + a] = a == choice[s];
        evaluate(e, profile);
        for (int t = 0; t < d->sender_count; t++)
            d->gain[t][d->answer_count] = sender_gain(e, q, d->sender[t], d->action[t]);
        d->answer_count++;
        evaluate(e, kept);
    } while (next_answer(e, q, player, choice));
    return true;
}

/* Does `other` gain under every answer, mixed ones included, under which t does not lose? Gains are affine in the
 * answers, so the least of the other's lies at an answer or where t breaks even between two. */
static bool gains_more_often(const struct deviation *d, int t, int other)
{
    bool ever = false;
    for (int i = 0; i < d->answer_count; i++) {
        ever = ever || d->gain[other][i] > 0;
        if (d->gain[t][i] >= 0 && !(d->gain[other][i] > 0))
            return false;
        for (int j = 0; j < d->answer_count; j++) {
            if (!(d->gain[t][i] >= 0 && d->gain[t][j] < 0))
                continue;
            double share = d->gain[t][i] / (d->gain[t][i] - d->gain[t][j]);
            if (!((1 - share) * d->gain[other][i] + share * d->gain[other][j] > 0))
                return false;
        }
    }
    return ever;
}

static bool is_barred(const struct deviation *d, int t)
{
    for (int other = 0; other < d->sender_count; other++)
        if (other != t && gains_more_often(d, t, other))
            return true;
    return false;
}

static refine_verdict judge_set(evaluation *e, const struct equilibrium *q, int s, double *profile, int *choice,
                                double tolerance)
{
    enum { MEMBERS = 256 };
    struct deviation d = {0};
    bool barred[MEMBERS];
    const struct game_set *set = &e->game->sets[s];
    if (set->member_count > MEMBERS || !find_senders(e, s, &d) || !fill_gains(e, q, set->player, profile, choice, &d))
        return REFINE_NOT_JUDGED;
    bool all = true;
    for (int m = 0; m < set->member_count; m++) {
        int action = 0, sender = sender_of(e, s, m, &action);
        barred[m] = is_barred(&d, add_sender(&d, sender, action));
        all = all && barred[m];
    }
    return all || evaluation_gain_barred(e, s, barred) <= tolerance ? REFINE_PLAUSIBLE : REFINE_IMPLAUSIBLE;
}

refine_verdict refine_d1(evaluation *e, const struct equilibrium *q, double *profile)
{
    refine_verdict verdict = REFINE_NOT_NEEDED;
    const double tolerance = 1e-9 * evaluation_range(e->game);
    evaluate(e, q->profile);
    for (int s = 0; s < e->game->set_count && verdict != REFINE_IMPLAUSIBLE; s++) {
        if (q->kind[s] != BELIEF_FREE)
            continue;
        refine_verdict one = judge_set(e, q, s, profile, e->answer, tolerance);
        verdict = verdict == REFINE_NOT_JUDGED && one == REFINE_PLAUSIBLE ? verdict : one;
    }
    return verdict;
}
