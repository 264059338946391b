#include "reproduce_campaigns.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <jansson.h>

#include <posture/reproduce_campaigns.h>

#include "document.h"
#include "findings.h"
#include "terminal.h"
#include "verbs.h"

enum { ID_WIDTH = 66, NUMBER_WIDTH = 10, BAND_WIDTH = 16 };

static double number_of(const json_t *line, const char *key, double otherwise)
{
    const json_t *value = json_object_get(line, key);
    return json_is_number(value) ? json_number_value(value) : otherwise;
}

static void print_line(const terminal *t, const json_t *line)
{
    const bool pass = json_is_true(json_object_get(line, "pass"));
    const bool known = json_is_true(json_object_get(line, "known_miss"));
    char text[64];
    terminal_field(t, document_text(line, "id"), ID_WIDTH, false, STYLE_PLAIN);
    snprintf(text, sizeof text, "%.3f", number_of(line, "computed", NAN));
    terminal_field(t, text, NUMBER_WIDTH, true, STYLE_PLAIN);
    snprintf(text, sizeof text, "%g to %g", number_of(line, "low", -INFINITY), number_of(line, "high", INFINITY));
    terminal_field(t, text, BAND_WIDTH, true, STYLE_DIM);
    if (pass)
        snprintf(text, sizeof text, "  met");
    else
        snprintf(text, sizeof text, "  MISSED by %.3g%s", number_of(line, "off", NAN), known ? ", as known" : "");
    terminal_field(t, text, terminal_columns(text), false, pass ? STYLE_BETTER : STYLE_WORSE);
    fputc('\n', t->to);
}

static void print_all(const terminal *t, const json_t *lines, bool failed_only)
{
    size_t i = 0;
    const json_t *line = NULL;
    const char *source = "";
    int met = 0;
    json_array_foreach(lines, i, line)
    {
        const bool pass = json_is_true(json_object_get(line, "pass"));
        met += pass;
        if (failed_only && pass)
            continue;
        if (strcmp(source, document_text(line, "source")) != 0) {
            source = document_text(line, "source");
            fputc('\n', t->to);
            terminal_field(t, source, terminal_columns(source), false, STYLE_BOLD);
            fputc('\n', t->to);
        }
        print_line(t, line);
    }
    fprintf(t->to,
            "\n%d of %zu lines met. Games are expert judgement and no truth; docs/validation.md explains the misses.\n",
            met, json_array_size(lines));
}

int reproduce_campaigns_print(const char *folder, bool failed_only, bool as_json)
{
    posture_diagnostics *found = NULL;
    posture_reproduce_result result = {0};
    posture_status status = posture_diagnostics_create(&found);
    if (status == POSTURE_OK)
        status = posture_reproduce_campaigns(folder, found, &result);
    /* Warnings about the scenarios are the matter of posture check. */
    const int code = status == POSTURE_OK ? EXIT_DONE : findings_exit("reproduce", status, found);
    posture_diagnostics_destroy(found);
    if (status != POSTURE_OK)
        return code;
    json_t *lines = as_json ? NULL : json_loads(result.json, 0, NULL);
    const terminal out = terminal_of(stdout);
    if (as_json)
        puts(result.json);
    else if (lines)
        print_all(&out, lines, failed_only);
    const bool printed = as_json || lines;
    json_decref(lines);
    free(result.json);
    return printed && fflush(stdout) == 0 && result.lines_failed == 0 ? EXIT_DONE : EXIT_FAILED;
}
