/* Who holds what: control of places, states drawn into the war, objectives reached, held and lost again. */
#ifndef CAMPAIGN_CONTROL_H
#define CAMPAIGN_CONTROL_H

#include "campaign/state.h"

/* An able manoeuvre or territorial unit of `side` stands there. */
bool control_defended(const campaign_state *c, int32_t place, int side);

/* Battalion equivalents of able holding units of `side` at the place. */
double control_battalions(const campaign_state *c, int32_t place, int side);

/* A unit of `side` comes onto this place's ground: a state whose ground is entered is at war from then on. */
void control_enter(campaign_state *c, int32_t place, int side);

/* The place passes to `side`. */
void control_take(campaign_state *c, int32_t place, int side);

/* An attacking unit stands at the boundary of an objective. */
void control_reach(campaign_state *c, int32_t place, int32_t unit);

/* Held and lost again, as things stand now. */
void control_judge_objectives(campaign_state *c);

/* Places and people of the defender's side under the attacker. */
typedef struct occupation {
    double places, population_thousand;
} occupation;
occupation control_occupation(const campaign_state *c);

#endif
