#include "arguments.h"

#include <ctype.h>
#include <errno.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

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

bool arguments_append(const char *name_of_verb, char *list, size_t size, const char *text)
{
    const size_t used = strlen(list);
    if (used + strlen(text) + 2 > size) {
        arguments_fault(name_of_verb, "too many values at", text);
        return false;
    }
    snprintf(list + used, size - used, "%s%s", used > 0 ? "," : "", text);
    return true;
}

/* A year of four digits or fewer at the start of the text; *end behind it. 0 where there is none. */
static int read_year(const char *text, const char **end)
{
    int year = 0;
    int digits = 0;
    for (; isdigit((unsigned char)text[digits]) && digits < 4; digits++)
        year = 10 * year + (text[digits] - '0');
    *end = text + digits;
    return year;
}

bool arguments_years(const char *name_of_verb, const char *text, int *first, int *last)
{
    const char *rest = text;
    *first = read_year(text, &rest);
    *last = strncmp(rest, "..", 2) == 0 ? read_year(rest + 2, &rest) : 0;
    if (*first > 0 && *last > 0 && *rest == '\0')
        return true;
    arguments_fault(name_of_verb, "--years: two years as in 2021..2030, not", text);
    return false;
}

int arguments_fault(const char *name_of_verb, const char *what, const char *argument)
{
    fprintf(stderr, "posture %s: %s%s%s%s; posture %s --help tells more\n", name_of_verb, what, argument ? " \"" : "",
            argument ? argument : "", argument ? "\"" : "", name_of_verb);
    return EXIT_USAGE;
}
