/* Biddle's formal model: an assault on a narrow front against a defence in depth with a mobile reserve (Military Power,
 * 2004, appendix, equations A.1 to A.20 and Table A.1). */
#ifndef PROCESS_ENGAGEMENT_BIDDLE_H
#define PROCESS_ENGAGEMENT_BIDDLE_H

#include <stdbool.h>

#include "process/engagement/model.h"

extern const engagement_model biddle_model;

typedef struct biddle_input {
    double invader, defender;           /* R, B: people */
    double invader_year, defender_year; /* YR, YB: mean year of introduction of the weapons, after 1900 */
    double depth_km;                    /* d */
    double reserve_share;               /* fr of the defender */
    double exposed_share;               /* fe */
    double reserve_km_per_day;          /* Vr */
    double assault_km_per_day;          /* Va */
    double assault_front_km;            /* wa */
    double theatre_front_km;            /* wth */
} biddle_input;

/* Table A.1. k6 belongs to the defender's casualties, whose equation is not known to us. */
typedef struct biddle_constants {
    double k1, k2, k3, k4, k5, k7, k8, k9;
} biddle_constants;

extern const biddle_input biddle_baseline;
extern const biddle_constants biddle_table;

typedef struct biddle_result {
    double technology_casualties;   /* TC */
    double technology_flank;        /* Trho */
    double reserves_arriving_share; /* Ps */
    double exchange;                /* H: attackers that one defender in the assault sector holds */
    double flank_density;           /* rho1, people a km */
    double pinning_density;         /* rho2 */
    double assault_force;           /* r0 */
    double forward_defenders;       /* b0, a km of depth */
    double casualties_per_km;       /* Ca */
    double assault_decline_per_day; /* delta_r */
    double reserve_arrival_per_day; /* delta_b, until wth / Vr */
    double culmination_day;         /* t* */
    double gain_km;                 /* G */
    bool breakthrough;              /* G > d */
    double invader_casualties;      /* C_R; estimated by the source for a failed breakthrough only */
} biddle_result;

/* Densities, fronts, depth, years after 1900 and speeds > 0. */
biddle_result biddle_evaluate(const biddle_input *in, const biddle_constants *k);

#endif
