#include "game/write_efg.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/text_out.h"

/* Largest denominator tried for probabilities that are fractions but not short decimals. */
enum { DENOMINATORS = 10000 };
#define FRACTION_TOLERANCE 1e-13

static bool fits(const double *prob, int count, long long denominator)
{
    long long sum = 0;
    for (int a = 0; a < count; a++) {
        double numerator = prob[a] * (double)denominator;
        if (fabs(numerator - nearbyint(numerator)) > FRACTION_TOLERANCE * (double)denominator)
            return false;
        sum += (long long)nearbyint(numerator);
    }
    return sum == denominator;
}

/* A common denominator with which the probabilities sum to one exactly; 0 where none was found. */
static long long common_denominator(const double *prob, int count)
{
    for (long long d = 1; d <= DENOMINATORS; d++)
        if (fits(prob, count, d))
            return d;
    for (long long d = 100000; d <= 1000000000000000; d *= 10)
        if (fits(prob, count, d))
            return d;
    return 0;
}

static long long divisor(long long a, long long b)
{
    while (b != 0) {
        long long rest = a % b;
        a = b;
        b = rest;
    }
    return a;
}

static void write_fraction(text_out *out, double prob, long long denominator)
{
    long long numerator = (long long)nearbyint(prob * (double)denominator);
    long long common = divisor(numerator, denominator);
    text_out_whole(out, numerator / common);
    if (denominator / common > 1) {
        text_out_add(out, "/");
        text_out_whole(out, denominator / common);
    }
}

static void write_label(text_out *out, const game *g, int s)
{
    const struct game_set *set = &g->sets[s];
    bool repeated = false;
    for (int other = 0; other < g->set_count && !repeated; other++)
        repeated = other != s && g->sets[other].player == set->player && strcmp(g->sets[other].label, set->label) == 0;
    char numbered[512];
    snprintf(numbered, sizeof numbered, "%.400s #%d", set->label, set->number);
    text_out_quote(out, repeated ? numbered : set->label);
}

static void write_set(text_out *out, const game *g, int s)
{
    const struct game_set *set = &g->sets[s];
    text_out_add(out, " ");
    if (set->player != GAME_NATURE) {
        text_out_whole(out, set->player + 1);
        text_out_add(out, " ");
    }
    text_out_whole(out, set->number);
    text_out_add(out, " ");
    write_label(out, g, s);
    text_out_add(out, " {");
    long long denominator = set->prob ? common_denominator(set->prob, set->action_count) : 0;
    for (int a = 0; a < set->action_count; a++) {
        text_out_add(out, " ");
        text_out_quote(out, set->actions[a]);
        if (!set->prob)
            continue;
        text_out_add(out, " ");
        if (denominator > 0)
            write_fraction(out, set->prob[a], denominator);
        else
            text_out_number(out, set->prob[a]);
    }
    text_out_add(out, " }");
}

static void write_outcome(text_out *out, const game *g, int o)
{
    if (o == GAME_NONE) {
        text_out_add(out, " 0\n");
        return;
    }
    text_out_add(out, " ");
    text_out_whole(out, g->outcomes[o].number);
    text_out_add(out, " ");
    text_out_quote(out, g->outcomes[o].label);
    text_out_add(out, " {");
    for (int p = 0; p < g->player_count; p++) {
        text_out_add(out, p > 0 ? ", " : " ");
        text_out_number(out, g->outcomes[o].payoff[p]);
    }
    text_out_add(out, " }\n");
}

posture_status efg_write(const game *g, char **text)
{
    text_out out = {0};
    text_out_add(&out, "EFG 2 R ");
    text_out_quote(&out, g->title);
    text_out_add(&out, " {");
    for (int p = 0; p < g->player_count; p++) {
        text_out_add(&out, " ");
        text_out_quote(&out, g->players[p]);
    }
    text_out_add(&out, " }\n");
    if (g->comment[0] != '\0') {
        text_out_quote(&out, g->comment);
        text_out_add(&out, "\n");
    }
    text_out_add(&out, "\n");
    for (int n = 0; n < g->node_count && !out.out_of_memory; n++) {
        const struct game_node *node = &g->nodes[n];
        bool end = node->set == GAME_NONE;
        text_out_add(&out, end ? "t " : g->sets[node->set].player == GAME_NATURE ? "c " : "p ");
        text_out_quote(&out, node->label);
        if (!end)
            write_set(&out, g, node->set);
        write_outcome(&out, g, node->outcome);
    }
    return text_out_finish(&out, text);
}
