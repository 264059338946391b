/* Combat power of a side in rifleman equivalents, and the published factors of ground, posture, weather and surprise
 * that the classical models take (Dupuy's Quantified Judgement Model). */
#ifndef PROCESS_ENGAGEMENT_POWER_H
#define PROCESS_ENGAGEMENT_POWER_H

#include "process/engagement/model.h"

/* Rifleman equivalents of one piece of equipment. Tank and gun are chosen by the fit over engagements 1939-1973
 * (docs/theory/calibrated.md); the others are assumptions relative to them. */
#define POWER_PER_TANK 100.0
#define POWER_PER_IFV_APC 40.0
#define POWER_PER_TUBE 30.0
#define POWER_PER_ROCKET_LAUNCHER 45.0
#define POWER_PER_AT_LAUNCHER 10.0

/* Weighted by quality and supply; territorial people count for territorial_open_field_share. */
double power_side(const engagement_input *in, int side);
/* The same of a single unit: strength[STRENGTH_COUNT], people who count in the open field as a share of all. */
double power_unit(const double *strength, double open_field_share, double quality, double supply_share);

/* Attacker over defender, of power_side; 0 without an attacker, POWER_RATIO_LIMIT without a defender. */
#define POWER_RATIO_LIMIT 1e6
double power_ratio(double attacker, double defender);

/* Factor on the losses that `side` inflicts when drones and precision raise the effect of its indirect fire. */
double power_fire_factor(const engagement_input *in, int side);

/* What posture and ground are worth to the defender (Dupuy: us x ru), and an opposed crossing. >= 1. */
double power_protection(const engagement_input *in);

/* What weather and surprise are worth to the attacker. > 0. */
double power_attack_factor(const engagement_input *in);

/* Opposed advance by effective power ratio, posture and ground (Dupuy's table for mechanised forces), falling to 0
 * between 1 and 0.8. */
double power_advance_km_per_day(const engagement_input *in, double effective_ratio);

#endif
