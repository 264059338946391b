/* What a coded event says to an analyst who asks whether an attack is being prepared.
 *
 * Codes are CAMEO's (Gerner, Schrodt & Yilmaz 2009), PLOVER's event types and ACLED's; which of them is which indicator
 * is an assumption of this project. CAMEO has no code for an exercise or for recalled reservists: only the own format
 * can say them. */
#ifndef EVENT_SIGNAL_H
#define EVENT_SIGNAL_H

#include <stdbool.h>

typedef enum signal_kind {
    SIGNAL_EXERCISE,  /* a large exercise */
    SIGNAL_READINESS, /* a snap readiness alert */
    SIGNAL_MOVEMENT,  /* forces moved to a border, or raised */
    SIGNAL_RECALL,    /* reservists recalled */
    SIGNAL_STATEMENT, /* an official statement that threatens */
    SIGNAL_CLASH,     /* force used or people coerced */
    SIGNAL_COUNT,
    SIGNAL_OTHER = SIGNAL_COUNT /* of no weight in the filter */
} signal_kind;

/* Static; SIGNAL_OTHER is "other". */
const char *signal_name(signal_kind kind);

/* By its own name or a CAMEO code as text ("0154" is no code, "154" is). False where the text is neither. */
bool signal_of_type(const char *text, signal_kind *kind);

signal_kind signal_of_cameo(const char *code);
signal_kind signal_of_plover(const char *type);
signal_kind signal_of_acled(const char *type);

#endif
