/* The same campaigns under every engagement model: who meets whom, with what luck and under which assumptions, is the
 * same; only how a fight runs differs. Kept is the headline share's 0 or 1 of each campaign, one byte, so that any two
 * cells can be compared in pairs afterwards. */
#ifndef APP_ACROSS_SAMPLE_H
#define APP_ACROSS_SAMPLE_H

#include "app/assess_input.h"
#include "study/study.h"

typedef struct across_sample {
    study_design design;
    outcome_measure measure; /* a PROPORTION */
    int models;              /* as engagement_models() lists them */
    signed char *value;      /* [model][replication][option][plan]: 0, 1, or -1 where the replication failed */
    size_t filled;           /* while it runs: values so far */
} across_sample;

size_t across_model_count(void);

/* Runs design's study once for each model. What the scenario and its options state under `engagement:` is set aside and
 * put back. sample [out]: clear it after every status. progress: as study_sink.progress, over all models. */
posture_status across_sample_run(const assess_input *in, const study_design *design,
                                 bool (*progress)(void *context, size_t done, size_t total), void *context,
                                 across_sample *sample);
void across_sample_clear(across_sample *sample); /* zeroed storage is harmless */

interval across_sample_share(const across_sample *s, int model, int option, int plan);

/* Share under (option, plan) minus that under (against, other_plan), in pairs of campaigns with the same luck. */
interval across_sample_difference(const across_sample *s, int model, int option, int plan, int against, int other_plan);

#endif
