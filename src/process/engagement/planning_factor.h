/* Planning factors: what a staff expects to lose in a day by the kind of operation, whoever the enemy is (ST 101-6 and
 * FM 101-10-1). */
#ifndef PROCESS_ENGAGEMENT_PLANNING_FACTOR_H
#define PROCESS_ENGAGEMENT_PLANNING_FACTOR_H

#include <stdbool.h>

#include "process/engagement/model.h"

extern const engagement_model planning_factor_model;

typedef enum planning_operation {
    PLANNING_ATTACK_ON_FORTIFIED_ZONE,
    PLANNING_COVERING_FORCE,
    PLANNING_DEFENCE_OF_SECTOR,
    PLANNING_DELAY,
    PLANNING_OPERATIONS
} planning_operation;

/* Share of the people of a division, or of corps troops, lost on the first or on each succeeding day. */
double planning_factor_loss_share(planning_operation operation, bool corps_troops, bool first_day);

#endif
