/* Lanchester's laws as models of an engagement, between effective combat powers. */
#ifndef PROCESS_ENGAGEMENT_LANCHESTER_H
#define PROCESS_ENGAGEMENT_LANCHESTER_H

#include "process/engagement/model.h"

extern const engagement_model lanchester_model; /* Helmbold's exponent 1/2, between the square and logarithmic laws */
extern const engagement_model lanchester_square_model;
extern const engagement_model lanchester_linear_model;
extern const engagement_model lanchester_log_model;
extern const engagement_model lanchester_mixed_model; /* the attacker in the open, the defender concealed */

typedef enum lanchester_law {
    LANCHESTER_HELMBOLD,
    LANCHESTER_SQUARE,
    LANCHESTER_LINEAR,
    LANCHESTER_LOG,
    LANCHESTER_MIXED
} lanchester_law;

/* One step. The first LANCHESTER_MEMORY values of the memory are this function's; draws 0 and 1 set the break points.
 * exchange > 0 multiplies the attacker's and divides the defender's rate of loss; 1 for the law itself. */
enum { LANCHESTER_MEMORY = 4 };
void lanchester_fight(lanchester_law law, double exchange, const engagement_input *in, const double *draws,
                      double dt_hour, engagement_state *state, engagement_output *out);

/* Attacker over defender with the factors of posture, ground, weather and surprise. Both powers > 0. */
double lanchester_effective_ratio(const engagement_input *in, double ratio);

#endif
