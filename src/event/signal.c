#include "event/signal.h"

#include <stddef.h>
#include <string.h>

static const char *const names[] = {"exercise", "readiness", "movement", "recall", "statement", "clash", "other"};

struct code {
    const char *code;
    signal_kind kind;
};

/* The longest prefix that fits decides, so the finer codes stand first. */
static const struct code cameo[] = {{"152", SIGNAL_READINESS}, {"154", SIGNAL_MOVEMENT}, {"13", SIGNAL_STATEMENT},
                                    {"17", SIGNAL_CLASH},      {"18", SIGNAL_CLASH},     {"19", SIGNAL_CLASH},
                                    {"20", SIGNAL_CLASH}};
static const struct code plover[] = {
    {"MOBILIZE", SIGNAL_MOVEMENT}, {"THREATEN", SIGNAL_STATEMENT}, {"COERCE", SIGNAL_CLASH}, {"ASSAULT", SIGNAL_CLASH}};
static const struct code acled[] = {{"Battles", SIGNAL_CLASH}, {"Explosions/Remote violence", SIGNAL_CLASH}};

const char *signal_name(signal_kind kind)
{
    return names[kind];
}

signal_kind signal_of_cameo(const char *code)
{
    for (size_t i = 0; i < sizeof cameo / sizeof *cameo; i++)
        if (strncmp(code, cameo[i].code, strlen(cameo[i].code)) == 0)
            return cameo[i].kind;
    return SIGNAL_OTHER;
}

static signal_kind find(const struct code *codes, size_t count, const char *text)
{
    for (size_t i = 0; i < count; i++)
        if (strcmp(text, codes[i].code) == 0)
            return codes[i].kind;
    return SIGNAL_OTHER;
}

signal_kind signal_of_plover(const char *type)
{
    return find(plover, sizeof plover / sizeof *plover, type);
}

signal_kind signal_of_acled(const char *type)
{
    return find(acled, sizeof acled / sizeof *acled, type);
}

bool signal_of_type(const char *text, signal_kind *kind)
{
    for (int i = 0; i <= SIGNAL_OTHER; i++)
        if (strcmp(text, names[i]) == 0) {
            *kind = (signal_kind)i;
            return true;
        }
    const size_t length = strlen(text);
    if (length < 2 || length > 4 || strspn(text, "0123456789") != length)
        return false;
    *kind = signal_of_cameo(text);
    return true;
}
