/* Warning: indicators of a build-up arrive with delay, noise and deception; a hidden-state filter turns them into the
 * probability that an attack is being prepared. */
#ifndef PROCESS_WARNING_H
#define PROCESS_WARNING_H

#include "scenario/draw.h"

enum { WARNING_DAY_MAX = 366 };

/* prob[i] is the filtered probability on day first_day + i (relative to D-day), as known at the end of that day. */
typedef struct warning_track {
    int first_day; /* <= 0: start of the build-up */
    int day_count; /* up to and including D-1 */
    double prob[WARNING_DAY_MAX];
    double preparation_day; /* used: the parameter, or what the plan needs where that is longer */
    int false_alarms;       /* times `threshold` was crossed upward in the year of peace and exercises before */
    double false_alert_day; /* days above it in that year */
} warning_track;

/* minimum_preparation_day: what road and rail capacity demand of this plan. threshold: for the false-alarm count. */
void warning_run(const scenario *s, const draw *d, double minimum_preparation_day, double threshold,
                 warning_track *track);

/* First day on which prob >= threshold, NaN where never before D-day. */
double warning_day_passed(const warning_track *track, double threshold);

#endif
