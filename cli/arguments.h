/* Reading a command line: values of options, with a sentence for what is wrong. */
#ifndef CLI_ARGUMENTS_H
#define CLI_ARGUMENTS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* A whole number in [lowest, highest]; else false after a message `posture VERB: --NAME ...` on standard error. */
bool arguments_number(const char *name_of_verb, const char *name, const char *text, uint64_t lowest, uint64_t highest,
                      uint64_t *value);

/* Adds to a comma-separated list of `size` bytes, "" at first; else false after a message on standard error. */
bool arguments_append(const char *name_of_verb, char *list, size_t size, const char *text);

/* Two years as in 2021..2030; else false after a message on standard error. */
bool arguments_years(const char *name_of_verb, const char *text, int *first, int *last);

/* Tells of an unknown option, a missing value or a wrong number of operands, and where help is; returns EXIT_USAGE. */
int arguments_fault(const char *name_of_verb, const char *what, const char *argument);

#endif
