/* Salvo exchanges: pulses of missiles between ships, batteries or bases (Hughes 1995; Armstrong 2005 and 2014). */
#ifndef PROCESS_ENGAGEMENT_SALVO_H
#define PROCESS_ENGAGEMENT_SALVO_H

enum { SALVO_A, SALVO_B, SALVO_SIDES };

/* One side of Hughes's equations; every figure is for one unit of the force. */
typedef struct hughes_force {
    double units;
    double shots;     /* good shots in a salvo */
    double defence;   /* shots it can stop; subtractive, nothing leaks before it is saturated */
    double staying;   /* hits that put one unit out of action, > 0 */
    double scouting;  /* 0..1, share of its shots that have a target */
    double alertness; /* 0..1, share of its defence that is ready */
} hughes_force;

/* Losses of `target` to one salvo of `shooter`, in units: clipped to the force, or as the equation has it. */
double hughes_loss(const hughes_force *shooter, const hughes_force *target);
double hughes_loss_unclipped(const hughes_force *shooter, const hughes_force *target);

typedef enum salvo_order { SALVO_SIMULTANEOUS, SALVO_A_FIRST, SALVO_B_FIRST } salvo_order;

/* One exchange: loss[out] of A and B. Who fires second fires with what is left. */
void hughes_exchange(const hughes_force force[SALVO_SIDES], salvo_order order, double loss[SALVO_SIDES]);

/* One side of Armstrong's stochastic model. */
typedef struct armstrong_force {
    double units;
    int shots;      /* of one unit, each a hit with hit_prob */
    int intercepts; /* of one unit, each stops a hit with intercept_prob */
    double hit_prob, intercept_prob;
    double damage_mean,
        damage_sd; /* that one hit does to this force, in units; normal, truncated at 0; sd 0: certain */
} armstrong_force;

enum { SALVO_HITS_MOST = 512 };

/* Uniforms in (0, 1) of one salvo: how many hits, how many intercepts, and the damage by each hit in turn. */
typedef struct armstrong_luck {
    double hit[2];       /* whole units; the part of a unit */
    double intercept[2]; /* likewise */
    double damage[SALVO_HITS_MOST];
} armstrong_luck;

/* Loss of `target`, in units, at most all. A part of a unit fires all its shots with its probability in proportion. The
 * shots of a salvo are at most SALVO_HITS_MOST. */
double armstrong_loss(const armstrong_force *shooter, const armstrong_force *target, const armstrong_luck *luck);

/* One exchange as hughes_exchange, luck[s] being that of the salvo at side s. */
void armstrong_exchange(const armstrong_force force[SALVO_SIDES], salvo_order order,
                        const armstrong_luck luck[SALVO_SIDES], double loss[SALVO_SIDES]);

#endif
