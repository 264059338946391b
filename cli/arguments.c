#include "arguments.h"

#include <ctype.h>
#include <errno.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

#include "verbs.h"

bool arguments_number(const char *name_of_verb, const char *name, const char *text, uint64_t lowest, uint64_t highest,
                      uint64_t *value)
{
    char *end = NULL;
    errno = 0;
    unsigned long long number = isdigit((unsigned char)*text) ? strtoull(text, &end, 10) : 0;
    if (!end || *end || errno || number < lowest || number > highest) {
        fprintf(stderr, "posture %s: --%s takes a whole number from %" PRIu64 " to %" PRIu64 ", not \"%s\"\n",
                name_of_verb, name, lowest, highest, text);
        return false;
    }
    *value = number;
    return true;
}

int arguments_fault(const char *name_of_verb, const char *what, const char *argument)
{
    fprintf(stderr, "posture %s: %s%s%s%s; posture %s --help tells more\n", name_of_verb, what, argument ? " \"" : "",
            argument ? argument : "", argument ? "\"" : "", name_of_verb);
    return EXIT_USAGE;
}
