/* Collects the lines of a bill: finds the card of a change and prices it. */
#ifndef COST_PRICE_H
#define COST_PRICE_H

#include "cost/bill.h"

/* A change looking for its card. */
struct posture_change {
    enum cost_change change;
    const char *subject;
    const char *table;         /* of the subject, for gaps */
    const char *names[4];      /* what the card may name, most special first; NULL ends */
    double battalions, people; /* that the change is about */
    double size;               /* doublings, steps or kilometres */
    double step;
    int32_t sender, host; /* countries, -1: none */
};

typedef struct pricer {
    const scenario *stated;
    bill *out;
    int line_capacity, gap_capacity, assumption_capacity;
    bool out_of_memory;
} pricer;

bool price_has_card(const pricer *p, const struct posture_change *change);

/* Adds a line, or a gap where no card fits. A negative quantity gives back running cost alone: what was paid once is
 * gone. */
void price_change(pricer *p, const struct posture_change *change);

/* Notes a change of the world, once for each row. */
void price_assumption(pricer *p, const char *table, const char *id);

#endif
