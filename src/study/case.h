/* The cases of a study as campaigns: for each option its scenario, for each option and plan one campaign model shared
 * by all threads, and for each worker the states it has needed so far. Its case_set_run is a study_source. */
#ifndef STUDY_CASE_H
#define STUDY_CASE_H

#include "campaign/campaign.h"
#include "study/study.h"

typedef struct case_set case_set;

/* applied: `options` scenarios with their option applied [borrowed, outlive the set]; plan_ids: `plans` attack plans
 * that each of them holds, else POSTURE_ERROR_UNKNOWN_NAME. set [out, owned]: NULL on failure. */
posture_status case_set_create(const scenario *const *applied, int options, const char *const *plan_ids, int plans,
                               int threads, case_set **set);
void case_set_destroy(case_set *set); /* NULL is harmless */

const campaign_model *case_set_model(const case_set *set, int option, int plan);

/* study_source.run; context is the case_set. A worker's state of a cell is allocated at its first replication. */
posture_status case_set_run(void *context, int worker, int option, int plan, const study_case *c, outcome_row *row,
                            outcome_series *series);

#endif
