/* Whole campaigns against published games, studies and measured combat. */
#ifndef POSTURE_REPRODUCE_CAMPAIGNS_H
#define POSTURE_REPRODUCE_CAMPAIGNS_H

#include <posture/diagnostic.h>
#include <posture/reproduce.h>

/* Runs every line on the validation scenarios in `folder`, which takes seconds. result->json follows
 * docs/schema/reproduce-campaigns.schema.json; lines_failed counts lines missed that are no known miss. What is wrong
 * with a scenario is added to `found`. */
posture_status posture_reproduce_campaigns(const char *folder, posture_diagnostics *found,
                                           posture_reproduce_result *result);

#endif
