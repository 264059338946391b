/* The deterrence layer's results: summaries over assumed cases and the JSON document. */
#ifndef APP_DETER_DOCUMENT_H
#define APP_DETER_DOCUMENT_H

#include "app/assess_input.h"
#include "app/json_builder.h"
#include "deterrence/calculus.h"
#include "study/study.h"

/* One option against one plan, to one adversary, over outer draws. */
typedef struct deter_cell {
    double *advantage;                  /* [outer] of attack over restraint, by its attitude; [borrowed] */
    double *threshold, *cohesion, *gap; /* [outer]; gap: resisted worth as believed less the analyst's */
    calculus_terms *terms;              /* [outer] */
    bool *valid;                        /* [outer]: some replication of the draw did not fail */
    size_t resisting;                   /* draws in which the allies would rather fight */
    double fight_worth, concede_worth;  /* of the members, means */
    size_t cases, pays, capable, hard;  /* valid draws; of these: attack pays; fighting is worse than
                                         * restraint; better than backing down */
    double mean_advantage;
} deter_cell;

bool deter_cell_allocate(deter_cell *cell, size_t outer, double *advantage); /* false: out of memory */
void deter_cell_reset(deter_cell *cell);
void deter_cell_clear(deter_cell *cell);
void deter_cell_summarise(deter_cell *cell, size_t outer);

/* One option to one adversary: the best of its plans in each case. */
typedef struct deter_option {
    double *best; /* [outer], NaN where no plan has a result; [borrowed] */
    size_t cases, pays;
    int worst_plan; /* of the highest mean advantage */
} deter_option;

void deter_option_summarise(deter_option *o, const deter_cell *cells, int plans, size_t outer);

typedef struct deter_view {
    const assess_input *in;
    const study_design *design;
    int adversary;
    const deter_cell *cells;   /* [option][plan] */
    const deter_option *every; /* [option] */
    const double *factor;      /* [option][outer][stride] */
    size_t stride;
} deter_view;

json_t *deter_adversary_object(const deter_view *v); /* NULL out of memory */

/* adversaries [stolen] */
json_t *deter_document(const assess_input *in, const study_design *design, json_t *adversaries);

#endif
