/* The table that `posture reproduce --campaigns` prints. */
#ifndef CLI_REPRODUCE_CAMPAIGNS_H
#define CLI_REPRODUCE_CAMPAIGNS_H

#include <stdbool.h>

/* Runs the lines on the scenarios in `folder` and prints them; returns the exit code. */
int reproduce_campaigns_print(const char *folder, bool failed_only, bool as_json);

#endif
