/* Moves and fights of whole campaigns, gathered from their events for comparison with measured advance and losses. */
#ifndef APP_TARGET_FIGHTS_H
#define APP_TARGET_FIGHTS_H

#include "app/value_list.h"
#include "campaign/trace.h"
#include "scenario/scenario.h"

/* An attack over one link, step by step, until it is over. */
typedef struct fight_tally {
    int64_t last_second;
    int32_t place, steps;
    int side; /* that attacks */
    double km;
    double people[2], lost_share[2]; /* at the start and summed over the steps: attacker, defender */
} fight_tally;

typedef struct target_fights {
    campaign_trace trace; /* hand &f.trace to a campaign */
    const scenario *s;
    value_list contested, hasty, prepared, open; /* moves, km a day; contested ones also by the defender's stance */
    value_list won, failed;                      /* km a day of all fighting for a place over one link, to its end */
    value_list attacker_loss, defender_loss;     /* % of the people in contact a day, of attacks by a brigade or more */
    value_list winner_loss, beaten_loss;         /* of attackers who win, and of their defenders */
    value_list close_ratio_won;                  /* 1 won, 0 not: attacks at 3 to 5 : 1 in people */
    fight_tally *places, *attacks;               /* by link, under way */
} target_fights;

/* The scenario outlives it. */
posture_status target_fights_open(target_fights *f, const scenario *s);
void target_fights_close(target_fights *f);
bool target_fights_failed(const target_fights *f); /* out of memory on the way */

#endif
