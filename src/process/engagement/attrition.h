/* From a share of people lost to losses by category, from air kills to armour lost, and the point where a force has
 * lost too much to go on: what every engagement model needs and none is about. */
#ifndef PROCESS_ENGAGEMENT_ATTRITION_H
#define PROCESS_ENGAGEMENT_ATTRITION_H

#include "process/engagement/model.h"

/* Fills out->loss_share[side] for a step in which `side` loses `personnel_share` of its people in ground combat, and
 * the enemy's aircraft their stated number of armoured vehicles. */
void attrition_spread(const engagement_input *in, int side, double personnel_share, double dt_hour,
                      engagement_output *out);

/* Cumulative hazard ln 2 (L / break_loss_share)^3 of giving up at a loss share L: half have given up at the stated
 * break point (FM 105-5 1964 as quoted: attacker 20 %, defender 40 %). L counts this step's out->loss_share too. */
double attrition_break_hazard(const engagement_input *in, int side, const engagement_output *out);

/* A fight needs two: clears `out`, lets a side without power give up, and returns false where one has none. */
bool attrition_begin(double attacker_power, double defender_power, engagement_output *out);

#endif
