/* One interface for every engagement model: a pure function from input, state owned by the caller, draws and dt to
 * increments. The campaign forms engagements, sub-steps, clips and applies; a model never sees a unit or a place. */
#ifndef PROCESS_ENGAGEMENT_MODEL_H
#define PROCESS_ENGAGEMENT_MODEL_H

#include <stdbool.h>

#include "theatre/forces.h"
#include "theatre/network.h"

enum stance { STANCE_DELAY, STANCE_WITHDRAWAL, STANCE_HASTY, STANCE_PREPARED, STANCE_FORTIFIED, STANCE_COUNT };

typedef struct engagement_force {
    double strength[STRENGTH_COUNT];  /* people and equipment in the fight, after fill and supporting fires in range */
    double battalions;                /* manoeuvre battalion equivalents in the fight */
    double quality;                   /* 1 = reference */
    double supply_share;              /* 0..1 effect of supply on combat power */
    double territorial_share;         /* share of people who are territorial troops, 0..1 */
    double air_kill_vehicles_per_day; /* armoured vehicles this side's air power kills here a day */
    double loss_share;                /* loss of the units in the fight since they were committed, 0..1 */
} engagement_force;

enum { ENGAGEMENT_ATTACKER, ENGAGEMENT_DEFENDER, ENGAGEMENT_SIDES };

typedef struct engagement_input {
    engagement_force force[ENGAGEMENT_SIDES];
    enum stance stance; /* of the defender */
    enum terrain ground;
    bool wet;               /* weather */
    bool water_obstacle;    /* the attacker must cross one here */
    double surprise;        /* -3..3, positive for the attacker */
    double air_superiority; /* over the theatre: -1 the defender has it, 0 neither, 1 the attacker */
    double front_km;        /* width of the fight */
    double loss_multiplier; /* parameter loss_coefficient_multiplier */
    double advance_multiplier;
    double territorial_open_field_share; /* 1 where territorial troops fight in their own town */
    double drone_fire_multiplier;
    double break_loss_share[ENGAGEMENT_SIDES];
} engagement_input;

/* Memory of one fight between steps; zero at its start. */
typedef struct engagement_state {
    double value[8];
} engagement_state;

enum { ENGAGEMENT_DRAWS = 6 };

typedef struct engagement_output {
    double loss_share[ENGAGEMENT_SIDES][STRENGTH_COUNT]; /* of the strength in the fight, this step, 0..1 */
    double advance_km;                                   /* of the attacker; negative: driven back */
    bool breaks[ENGAGEMENT_SIDES];                       /* gives up the fight at the end of this step */
    double power_ratio;                                  /* attacker over defender, for logs and reactions */
} engagement_output;

typedef struct engagement_model {
    const char *id; /* as scenarios name it */
    const char *title;
    const char *source;      /* author, year */
    double native_step_hour; /* the campaign sub-steps to at most this */
    /* draws: ENGAGEMENT_DRAWS uniforms in (0,1). `estimate`: the model's own uncertain coefficients drawn once per
     * outer draw as standard normals, ENGAGEMENT_DRAWS of them; zeros give the central estimate. */
    void (*step)(const engagement_input *in, const double *estimate, const double *draws, double dt_hour,
                 engagement_state *state, engagement_output *out);
} engagement_model;

#endif
