/* The bill of an option: what changed, what each change costs, who pays, and when. Amounts are millions of the basis
 * currency at basis prices. */
#ifndef COST_BILL_H
#define COST_BILL_H

#include "base/arena.h"
#include "scenario/scenario.h"

/* Years of cash that are laid out, from the basis's start year. */
enum { BILL_YEARS = 10 };

/* One change and its price. */
struct cost_line {
    const struct cost_card *card; /* of the scenario as stated */
    const char *subject;          /* id of the unit, parameter or link */
    double quantity;              /* of the card's `per` */
    double amount[COST_KINDS][COST_BOUNDS];
    double headcount;
    int32_t country[COST_KINDS]; /* that pays, -1: nobody alone */
};

/* A change that no card prices, or one of the world and not of the posture. */
struct cost_gap {
    const char *subject; /* table/id */
    const char *what;
};

struct cost_sum {
    double one_off[COST_BOUNDS], running[COST_BOUNDS]; /* millions; the second a year */
    double yearly[COST_BOUNDS];                        /* equivalent annual cost */
};

typedef struct bill {
    arena memory;
    struct cost_line *lines;
    int line_count;
    struct cost_gap *gaps; /* posture changes without a card */
    int gap_count;
    struct cost_gap *assumptions; /* changes of the world: a what-if, not a purchase */
    int assumption_count;
    struct cost_sum sum;
    struct cost_sum payer[COST_PAYERS];
    double headcount;
    double cash[BILL_YEARS]; /* middle amounts: one-off as it is paid, running as it is delivered */
    int peak_year;           /* index into cash */
} bill;

#endif
