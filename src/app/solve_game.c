#include <posture/game.h>

#include <stdlib.h>
#include <string.h>

#include "app/game_json.h"
#include "app/game_source.h"
#include "app/json_builder.h"
#include "base/json_text.h"
#include "game/generator_list.h"
#include "game/write_efg.h"
#include "game/write_nfg.h"

posture_game_def posture_game_def_default(void)
{
    return (posture_game_def){.lambda = 1};
}

/* What is reported beside the solution. */
struct findings {
    game_solution solution;
    refine_verdict *verdicts;
    double *quantal; /* action_count; NULL where not asked for */
    quantal_point point;
};

static void findings_clear(struct findings *f)
{
    game_solution_clear(&f->solution);
    free(f->verdicts);
    free(f->quantal);
}

static posture_status judge_beliefs(const game *g, struct findings *f)
{
    evaluation e = {0};
    double *scratch = calloc((size_t)g->action_count + 1, sizeof *scratch);
    f->verdicts = calloc((size_t)f->solution.equilibria.count + 1, sizeof *f->verdicts);
    posture_status status = scratch && f->verdicts ? evaluation_create(g, &e) : POSTURE_ERROR_MEMORY;
    for (int i = 0; status == POSTURE_OK && i < f->solution.equilibria.count; i++)
        f->verdicts[i] = refine_d1(&e, &f->solution.equilibria.at[i], scratch);
    evaluation_clear(&e);
    free(scratch);
    return status;
}

static posture_status follow_to(const game *g, double lambda, posture_diagnostics *found, struct findings *f)
{
    f->quantal = calloc((size_t)g->action_count + 1, sizeof *f->quantal);
    if (!f->quantal)
        return POSTURE_ERROR_MEMORY;
    posture_status status = quantal_follow(g, lambda, f->quantal, &f->point);
    if (status == POSTURE_OK && !f->point.reached) {
        diagnostics_fault(found, (text_mark){0}, "the quantal response path could be followed to lambda %g, not to %g",
                          f->point.lambda, lambda);
        return POSTURE_ERROR_NUMERIC;
    }
    return status;
}

static posture_status write_document(const posture_game_def *def, const game *g, const struct findings *f, char **json)
{
    const equilibrium_list *list = &f->solution.equilibria;
    json_builder b = json_build_object(), players = json_build_array();
    size_t length = 0;
    for (int p = 0; p < g->player_count; p++)
        json_build_append(&players, json_string(g->players[p]));
    json_build_set(&b, "schema_version", json_integer(1));
    json_build_set(&b, "file", def->file ? json_string(def->file) : json_null());
    json_build_set(&b, "title", json_string(g->title));
    json_build_set(&b, "comment", json_string(g->comment));
    json_build_set(&b, "players", json_build_finish(&players));
    json_build_set(&b, "nodes", json_integer(g->node_count));
    json_build_set(&b, "information_sets", game_json_sets(g));
    if (f->quantal) {
        json_build_set(&b, "lambda", json_number(f->point.lambda));
        json_build_set(&b, "behaviour", game_json_behaviour(g, f->quantal, NULL));
    }
    json_build_set(&b, "equilibrium_count", json_integer(list->count));
    json_build_set(&b, "equilibria", game_json_equilibria(g, &f->solution, f->verdicts));
    json_build_set(&b, "selection", game_json_selection(g, &f->solution));
    json_build_set(&b, "supports", json_integer(list->supports));
    json_build_set(&b, "mixed_enumerated", json_boolean(list->complete && !list->full));
    json_build_set(&b, "pure_enumerated", json_boolean(list->pure_tried && !list->full));
    json_build_set(&b, "not_sequentially_rational", json_integer(list->discarded));
    json_t *document = json_build_finish(&b);
    posture_status status = json_to_text(document, 2, json, &length);
    json_decref(document);
    return status;
}

posture_status posture_game(const posture_game_def *def, posture_diagnostics *found, char **json)
{
    game *g = NULL;
    struct findings f = {0};
    *json = NULL;
    posture_status status = game_source(def, found, &g);
    if (status == POSTURE_OK)
        status = game_solve(g, &f.solution);
    if (status == POSTURE_OK)
        status = judge_beliefs(g, &f);
    if (status == POSTURE_OK && def->quantal)
        status = follow_to(g, def->lambda, found, &f);
    if (status == POSTURE_OK)
        status = write_document(def, g, &f, json);
    findings_clear(&f);
    game_destroy(g);
    diagnostics_sort(found);
    return status;
}

posture_status posture_game_write(const posture_game_def *def, const char *format, posture_diagnostics *found,
                                  char **text)
{
    game *g = NULL;
    *text = NULL;
    posture_status status = game_source(def, found, &g);
    if (status == POSTURE_OK)
        status = strcmp(format, "nfg") == 0 ? nfg_write(g, text) : efg_write(g, text);
    if (status == POSTURE_ERROR_NUMERIC)
        diagnostics_fault(found, (text_mark){def->file, 0, 0}, "the strategic form is too large to write");
    game_destroy(g);
    diagnostics_sort(found);
    return status;
}

posture_status posture_game_list(char **json)
{
    json_builder list = json_build_array();
    size_t length = 0;
    for (int i = 0; i < generator_count(); i++) {
        const struct generator *which = generator_at(i);
        json_builder one = json_build_object(), parameters = json_build_array();
        json_build_set(&one, "name", json_string(which->name));
        json_build_set(&one, "summary", json_string(which->summary));
        for (int k = 0; k < generator_parameter_count(which); k++) {
            json_builder parameter = json_build_object();
            json_build_set(&parameter, "key", json_string(which->parameters[k].key));
            json_build_set(&parameter, "value", json_number(which->parameters[k].value));
            json_build_set(&parameter, "meaning", json_string(which->parameters[k].meaning));
            json_build_append(&parameters, json_build_finish(&parameter));
        }
        json_build_set(&one, "parameters", json_build_finish(&parameters));
        json_build_append(&list, json_build_finish(&one));
    }
    json_t *document = json_build_finish(&list);
    posture_status status = json_to_text(document, 2, json, &length);
    json_decref(document);
    return status;
}
