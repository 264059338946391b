#include "game/write_nfg.h"

#include <stdlib.h>

#include "base/text_out.h"
#include "game/evaluate.h"
#include "game/read_nfg.h"

static long long strategies_of(const game *g, int player)
{
    long long count = 1;
    for (int s = 0; s < g->set_count && count <= NFG_CELLS; s++)
        if (g->sets[s].player == player)
            count *= g->sets[s].action_count;
    return count;
}

/* The action at each set of the player's strategy `which`; the first set varies fastest. */
static void choose(const game *g, int player, long long which, int *action)
{
    for (int s = 0; s < g->set_count; s++) {
        if (g->sets[s].player != player)
            continue;
        action[s] = (int)(which % g->sets[s].action_count);
        which /= g->sets[s].action_count;
    }
}

static void write_names(text_out *out, const game *g, int player, int *action)
{
    text_out_add(out, " {");
    for (long long k = 0; k < strategies_of(g, player); k++) {
        text_out name = {0};
        choose(g, player, k, action);
        for (int s = 0; s < g->set_count; s++) {
            if (g->sets[s].player != player)
                continue;
            text_out_add(&name, name.length > 0 ? "/" : "");
            text_out_add(&name, g->sets[s].actions[action[s]]);
        }
        text_out_add(out, " ");
        text_out_quote(out, name.text ? name.text : "-");
        out->out_of_memory = out->out_of_memory || name.out_of_memory;
        free(name.text);
    }
    text_out_add(out, " }");
}

static void write_cells(text_out *out, const game *g, long long cells, int *action, double *profile, evaluation *e)
{
    for (long long c = 0; c < cells && !out->out_of_memory; c++) {
        long long rest = c;
        for (int p = 0; p < g->player_count; p++) {
            choose(g, p, rest % strategies_of(g, p), action);
            rest /= strategies_of(g, p);
        }
        for (int s = 0; s < g->set_count; s++)
            for (int a = 0; g->sets[s].player != GAME_NATURE && a < g->sets[s].action_count; a++)
                profile[g->sets[s].first_action + a] = a == action[s];
        evaluate(e, profile);
        for (int p = 0; p < g->player_count; p++) {
            text_out_add(out, p > 0 ? " " : "");
            text_out_number(out, e->value[p]);
        }
        text_out_add(out, "\n");
    }
}

posture_status nfg_write(const game *g, char **text)
{
    text_out out = {0};
    evaluation e = {0};
    long long cells = 1;
    *text = NULL;
    for (int p = 0; p < g->player_count; p++) {
        cells *= strategies_of(g, p);
        if (cells > NFG_CELLS)
            return POSTURE_ERROR_NUMERIC;
    }
    int *action = calloc((size_t)g->set_count + 1, sizeof *action);
    double *profile = calloc((size_t)g->action_count + 1, sizeof *profile);
    posture_status status = action && profile ? evaluation_create(g, &e) : POSTURE_ERROR_MEMORY;
    if (status == POSTURE_OK) {
        evaluation_uniform(g, profile);
        text_out_add(&out, "NFG 1 R ");
        text_out_quote(&out, g->title);
        text_out_add(&out, " {");
        for (int p = 0; p < g->player_count; p++) {
            text_out_add(&out, " ");
            text_out_quote(&out, g->players[p]);
        }
        text_out_add(&out, " }\n{");
        for (int p = 0; p < g->player_count; p++)
            write_names(&out, g, p, action);
        text_out_add(&out, " }\n\n");
        write_cells(&out, g, cells, action, profile, &e);
        status = text_out_finish(&out, text);
    }
    evaluation_clear(&e);
    free(profile);
    free(action);
    return status;
}
