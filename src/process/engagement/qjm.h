/* Dupuy's Quantified Judgement Model: strengths weighted by circumstance, mobility, vulnerability, and from the ratio
 * of combat powers the casualties and the advance of a day. */
#ifndef PROCESS_ENGAGEMENT_QJM_H
#define PROCESS_ENGAGEMENT_QJM_H

#include <stdbool.h>

#include "process/engagement/model.h"
#include "process/engagement/qjm_table.h"

extern const engagement_model qjm_model;

/* Sums of operational lethality indices (OLI) by kind of weapon. */
typedef struct qjm_force {
    double personnel, vehicles;
    double infantry_weapons, antitank, artillery, antiair, armour, air;
    double effectiveness; /* CEV, 1 = reference */
} qjm_force;

typedef struct qjm_conditions {
    qjm_terrain_row terrain;
    qjm_weather_row weather;
    qjm_season_row season;
    qjm_posture_row posture; /* of the defender */
    double surprise;         /* -3..3, positive by the attacker */
    double air_superiority;  /* -1 the defender has it .. 1 the attacker */
    bool wet;                /* which column of mobility under the enemy's aircraft */
    bool crossing;           /* the attacker crosses a major fordable or minor unfordable river under fire */
    double vehicle_weight;   /* J: 20 in the Second World War, 15 in the 1970s */
} qjm_conditions;

typedef struct qjm_result {
    double strength[ENGAGEMENT_SIDES];      /* S */
    double mobility[ENGAGEMENT_SIDES];      /* m */
    double vulnerability[ENGAGEMENT_SIDES]; /* v, 0.6..1 */
    double power[ENGAGEMENT_SIDES];         /* P */
    double power_ratio;                     /* attacker over defender */
} qjm_result;

/* Personnel and some weapon of both sides > 0. */
qjm_result qjm_evaluate(const qjm_force force[ENGAGEMENT_SIDES], const qjm_conditions *c);

/* Share of its people that `side` loses in a day, from the ratio of its power to the enemy's. Between the rows of a
 * table the factors are interpolated. */
double qjm_casualty_share_per_day(const qjm_conditions *c, int side, double personnel, double own_power_ratio);

/* Table rate by power ratio, interpolated over the cells in use; 0 below 0.8, where the attack stalls (ours). */
double qjm_advance_km_per_day(int posture, int force, double power_ratio);

#endif
