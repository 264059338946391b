/* The same money for every option: options that cost more keep what they name first as far as the money goes, and the
 * best sets of options are bought together. */
#ifndef APP_AT_COST_H
#define APP_AT_COST_H

#include "app/assess_input.h"
#include "app/json_builder.h"
#include "cost/bill.h"
#include "study/study.h"

typedef struct at_cost_limits {
    double budget_m;       /* equivalent annual cost, millions of the basis */
    double cash_ceiling_m; /* of any year; INFINITY: none */
    double people_ceiling; /* INFINITY: none */
} at_cost_limits;

enum { AT_COST_PORTFOLIOS = 3 };

/* What each option of the study became. */
typedef struct at_cost {
    arena memory;
    struct at_cost_option *options; /* [count], in the order of the input; options[0] is the base */
    int count;
    const char **dropped; /* ids of options left out: ... */
    bool *too_dear;       /* ... nothing of it fits the money; else it buys nothing and has no cost */
    int dropped_count;
    size_t pilot_replications; /* behind the choice of sets */
} at_cost;

/* Replaces the options of `in` (with their bills) by their versions at this cost and appends the best sets, which a
 * pilot of `design` chose. bills [in, out]. POSTURE_ERROR_INPUT with a fault: no cost cards, or nothing left. */
posture_status at_cost_apply(at_cost *a, const at_cost_limits *limits, assess_input *in, bill **bills,
                             const study_design *design, posture_diagnostics *found);
void at_cost_clear(at_cost *a);

/* {budget_m, pilot_replications, options[]{id, parts[]{option, kept[], left_out[]}}, dropped[]}; null where a->count is
 * 0. [owned] */
json_t *at_cost_object(const at_cost *a, const at_cost_limits *limits);

#endif
