/* The assumed cases of the deterrence layer: campaigns as the analyst and as each adversary believes them to go, and
 * what each case is worth to attacker and allies. */
#ifndef APP_DETER_CASE_H
#define APP_DETER_CASE_H

#include "app/assess_input.h"
#include "deterrence/calculus.h"
#include "deterrence/resolve.h"
#include "study/study.h"

/* Rows of one set of campaigns: [option][plan][outer][inner]. */
typedef struct deter_rows {
    outcome_row *rows;
    size_t options, plans, outer, inner;
} deter_rows;

const outcome_row *deter_rows_at(const deter_rows *r, int option, int plan, size_t outer);

/* Runs every option against every plan. adversary: index, its beliefs in place of the analyst's factors and only the
 * options that it sees (others are the base posture to it); -1: the analyst's. rows [out, owned]. The scenarios of `in`
 * carry other beliefs while it runs and their own again afterwards. */
posture_status deter_simulate(const assess_input *in, const study_design *design, int adversary,
                              bool (*progress)(void *context, size_t done, size_t total), void *context,
                              deter_rows *rows);
void deter_rows_clear(deter_rows *r);

/* Do its campaigns differ from the analyst's? */
bool deter_has_beliefs(const scenario *s, int adversary);
bool deter_sees(const struct adversary *a, const char *option);

/* Stakes of an adversary in an outer draw; factor: the scenario's factor values of that draw. */
void deter_stakes(const scenario *s, int adversary, const struct plan *p, const double *factor, calculus_stakes *out);

/* Resolve of the alliance in an outer draw, from the losses its side expects. */
resolve_result deter_resolve(const scenario *s, const double *factor, const outcome_row *rows, size_t count);

#endif
