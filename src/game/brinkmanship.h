/* Brinkmanship (Schelling 1960; Powell 1990): one more step that risks disaster, against an opponent who may quit. The
 * form is as transcribed, the algebra computed. */
#ifndef GAME_BRINKMANSHIP_H
#define GAME_BRINKMANSHIP_H

#include "game/generator.h"

extern const struct generator brinkmanship_generator;

enum {
    BRINKMANSHIP_RISK,  /* f: chance of disaster in the step */
    BRINKMANSHIP_QUITS, /* pi: that B is irresolute and quits after it */
    BRINKMANSHIP_WIN,
    BRINKMANSHIP_SUBMIT,
    BRINKMANSHIP_DISASTER,
    BRINKMANSHIP_B_SUBMIT,
    BRINKMANSHIP_B_STAND_RESOLUTE,
    BRINKMANSHIP_B_STAND_IRRESOLUTE,
    BRINKMANSHIP_B_DISASTER,
    BRINKMANSHIP_VALUES
};

struct brinkmanship_form {
    double resolve;   /* largest risk worth running for a certain win */
    double threshold; /* largest risk worth running here */
    bool escalate, indifferent;
};

struct brinkmanship_form brinkmanship_closed_form(const double *value);

#endif
