/* One scenario, read, checked and constant: shared by all threads, edited only by making another one.
 *
 * All texts and arrays live in its arena. Indices between tables are valid after the checks have passed. */
#ifndef SCENARIO_SCENARIO_H
#define SCENARIO_SCENARIO_H

#include <posture/diagnostic.h>

#include "base/arena.h"
#include "scenario/cost_card.h"
#include "scenario/factor.h"
#include "scenario/parameter.h"
#include "scenario/plan.h"
#include "scenario/provenance.h"
#include "scenario/spending.h"
#include "scenario/stakes.h"
#include "theatre/forces.h"
#include "theatre/network.h"

/* A warning indicator: what an analyst may see on a day, in each of three hidden states. */
struct indicator {
    const char *id;
    uint64_t hash;
    const char *title;
    double onset_share;      /* share of the build-up completed before it can show, 0..1 */
    double peace_prob;       /* chance a day that it shows in peace */
    double exercise_prob;    /* during a large exercise */
    double preparation_prob; /* while an attack is prepared, after its onset */
    provenance_mark mark;
    int32_t source;
};

/* One edit of a scenario: set, scale, add or remove, by the text path table/id/column. */
typedef enum edit_verb { EDIT_SET, EDIT_SCALE, EDIT_ADD, EDIT_REMOVE } edit_verb;

struct edit {
    edit_verb verb;
    const char *path;  /* unit/efp_bg_estonia/home, parameter/rsom_day, unit/new_unit */
    const char *value; /* text as in the table cell; for add: column=value pairs */
    const char *file;
    int line, column;
};

/* A posture option: a title and edits. Option 0 of a scenario is the posture as stated. */
struct option {
    const char *id; /* file stem */
    const char *title;
    const char *summary;
    const char *defence_plan; /* id, "" = the scenario's */
    struct edit *edits;
    int edit_count;
};

enum { SCENARIO_COUNTRY_MAX = 64 }; /* what a replication has room for */

typedef struct scenario {
    arena memory;
    const char *folder;
    const char *title;
    const char *summary;
    const char *d_day; /* YYYY-MM-DD */
    double horizon_day;
    double contact_step_hour;
    double detour_factor;
    const char *engagement_model;
    struct side sides[SIDE_COUNT];
    quantity parameters[PARAMETER_COUNT];
    bool parameter_stated[PARAMETER_COUNT];

    network net;
    struct country *countries;
    int country_count;
    unit_type *types;
    int type_count;
    struct unit *units;
    int unit_count;
    struct source *sources;
    int source_count;
    struct factor *factors; /* the stated ones first, then those of distributions written where a number stands */
    int factor_count;
    int stated_factor_count;
    struct indicator *indicators;
    int indicator_count;
    struct cost_basis cost_basis;
    struct cost_card *costs;
    int cost_count;
    struct investment_terms investment;
    struct spending *spending;
    int spending_count;
    struct spending_path *paths;
    int path_count;
    struct programme *programmes;
    int programme_count;
    struct adversary *adversaries; /* none: the scenario states no stakes */
    int adversary_count;
    struct belief *beliefs;
    int belief_count;
    struct objective_worth *worths;
    int worth_count;
    struct ally_stake *allies;
    int ally_count;
    quantity required_share; /* weighted share of the members willing to fight at which the alliance resists */
    quantity
        tripwire_factor; /* relative change of the cost of conceding for an ally with units abroad, of either sign */
    struct plan *plans;
    int plan_count;
    int32_t defence_plan; /* index into plans, -1: every unit defends where it stands */
    struct option *options;
    int option_count;
    const char **not_modelled;
    int not_modelled_count;

    /* What `assess` does unless told otherwise. */
    int assess_outer; /* epistemic draws */
    int assess_inner; /* replications in each */
    const char **assess_options;
    int assess_option_count;
    const char **assess_plans;
    int assess_plan_count;

    provenance_count provenance;
    char hash[65]; /* SHA-256 of the canonical content, hexadecimal */
} scenario;

/* Reads and checks a folder (defined in load.c, above the readers). On input errors *result is NULL and `found` tells
 * all of them. result [out, owned]. */
posture_status scenario_load(const char *folder, posture_diagnostics *found, scenario **result);

/* The scenario with option `option_index` applied: reloads the folder, applies the typed edits in order, checks and
 * hashes the result. result [out, owned]. */
posture_status scenario_load_option(const char *folder, const char *option_id, posture_diagnostics *found,
                                    scenario **result);

/* An option, or part of one: without the edits of the rows named (TABLE/ID, or parameter/NAME). */
struct option_choice {
    const char *option;
    const char *const *without;
    int without_count;
};

/* The scenario with several options applied, in order; the last defence plan stated among them holds. */
posture_status scenario_load_choices(const char *folder, const struct option_choice *choices, int count,
                                     posture_diagnostics *found, scenario **result);

/* The scenario with an option that stands in no file: `text` is what its file would hold, `id` its name. */
posture_status scenario_load_written(const char *folder, const char *id, const char *text, posture_diagnostics *found,
                                     scenario **result);

void scenario_destroy(scenario *s); /* NULL is harmless */

/* Index by id, -1 where unknown. */
int scenario_find_place(const scenario *s, const char *id);
int scenario_find_unit(const scenario *s, const char *id);
int scenario_find_country(const scenario *s, const char *id);
int scenario_find_plan(const scenario *s, const char *id);
int scenario_find_option(const scenario *s, const char *id);
int scenario_find_factor(const scenario *s, const char *id);

#endif
