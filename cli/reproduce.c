#include <posture/reproduce.h>

#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <jansson.h>

#include "arguments.h"
#include "document.h"
#include "findings.h"
#include "reproduce_campaigns.h"
#include "terminal.h"
#include "verbs.h"

static const char help[] =
    "usage: posture reproduce [--model MODEL] [--failed] [--json]\n"
    "       posture reproduce --campaigns [--scenarios DIR] [--failed] [--json]\n"
    "\n"
    "Each published model in the program against its own published numbers: the number, ours, the tolerance, pass or\n"
    "fail. P: printed in the source. C: computed from the source's equations, which guards against change and is no\n"
    "evidence of its own. The exit code is 1 if a line fails.\n"
    "\n"
    "  --model MODEL    only this model\n"
    "  --failed         only lines that fail\n"
    "  --campaigns      instead whole campaigns on the validation scenarios against published games and measured "
    "combat:\n"
    "                   result, band and verdict; the exit code is 1 if a line is missed that is no known miss\n"
    "  --scenarios DIR  where the validation scenarios are (scenarios)\n"
    "  --json           print as JSON (docs/schema/reproduce.schema.json, reproduce-campaigns.schema.json)\n"
    "\n"
    "example: posture reproduce --model stochastic_square\n";

static const struct option long_options[] = {
    {"model", required_argument, NULL, 'm'}, {"failed", no_argument, NULL, 'f'},
    {"campaigns", no_argument, NULL, 'c'},   {"scenarios", required_argument, NULL, 's'},
    {"json", no_argument, NULL, 'j'},        {NULL, 0, NULL, 0}};

enum { ID_WIDTH = 54, NUMBER_WIDTH = 16, TOLERANCE_WIDTH = 10 };

static void print_number(const terminal *t, const json_t *line, const char *key, const char *format, int width)
{
    char text[32] = "-";
    const json_t *value = json_object_get(line, key);
    if (json_is_number(value))
        snprintf(text, sizeof text, strcmp(format, "long") == 0 ? "%.10g" : "%.2g", json_number_value(value));
    terminal_field(t, text, width, true, STYLE_PLAIN);
}

static void print_line(const terminal *t, const json_t *line)
{
    bool pass = json_is_true(json_object_get(line, "pass"));
    terminal_field(t, document_text(line, "id"), ID_WIDTH, false, STYLE_PLAIN);
    print_number(t, line, "published", "long", NUMBER_WIDTH);
    print_number(t, line, "computed", "long", NUMBER_WIDTH);
    print_number(t, line, "tolerance", "short", TOLERANCE_WIDTH);
    terminal_field(t, pass ? "  pass" : "  FAIL", 6, false, pass ? STYLE_BETTER : STYLE_WORSE);
    fputc('\n', t->to);
}

static void print_heading(const terminal *t, const json_t *line)
{
    char heading[256];
    snprintf(heading, sizeof heading, "%s: %s", document_text(line, "model"), document_text(line, "source"));
    fputc('\n', t->to);
    terminal_field(t, heading, terminal_columns(heading), false, STYLE_BOLD);
    fputc('\n', t->to);
}

/* The lines of one mark, a heading where the model or its source changes, and how many passed. */
static void print_part(const terminal *t, const json_t *lines, const char *mark, const char *title, bool failed_only)
{
    size_t i = 0;
    const json_t *line = NULL;
    const char *model = "", *source = "";
    int count = 0, passed = 0;
    json_array_foreach(lines, i, line) count += strcmp(document_text(line, "mark"), mark) == 0;
    if (count == 0)
        return;
    terminal_field(t, title, terminal_columns(title), false, STYLE_BOLD);
    fputc('\n', t->to);
    terminal_field(t, "", ID_WIDTH, false, STYLE_DIM);
    terminal_field(t, "published", NUMBER_WIDTH, true, STYLE_DIM);
    terminal_field(t, "computed", NUMBER_WIDTH, true, STYLE_DIM);
    terminal_field(t, "tolerance", TOLERANCE_WIDTH, true, STYLE_DIM);
    fputc('\n', t->to);
    json_array_foreach(lines, i, line)
    {
        if (strcmp(document_text(line, "mark"), mark) != 0)
            continue;
        bool pass = json_is_true(json_object_get(line, "pass"));
        passed += pass;
        if (failed_only && pass)
            continue;
        if (strcmp(model, document_text(line, "model")) != 0 || strcmp(source, document_text(line, "source")) != 0)
            print_heading(t, line);
        model = document_text(line, "model");
        source = document_text(line, "source");
        print_line(t, line);
    }
    fprintf(t->to, "\n%d of %d pass\n\n", passed, count);
}

static int print_result(const char *json, bool failed_only)
{
    json_t *lines = json_loads(json, 0, NULL);
    if (!lines)
        return EXIT_FAILED;
    terminal out = terminal_of(stdout);
    print_part(&out, lines, "P", "P: numbers printed in the source", failed_only);
    print_part(&out, lines, "C", "C: numbers computed from the source's equations or data", failed_only);
    json_decref(lines);
    return EXIT_DONE;
}

static int run(int argc, char **argv)
{
    bool json_wanted = false, failed_only = false, campaigns = false;
    const char *model = NULL, *scenarios = NULL;
    opterr = 0;
    for (int which = 0; (which = getopt_long(argc, argv, ":", long_options, NULL)) != -1;) {
        if (which == 'j')
            json_wanted = true;
        else if (which == 'f')
            failed_only = true;
        else if (which == 'm')
            model = optarg;
        else if (which == 'c')
            campaigns = true;
        else if (which == 's')
            scenarios = optarg;
        else
            return arguments_fault("reproduce", which == ':' ? "a value is missing after" : "unknown option",
                                   argv[optind - 1]);
    }
    if (optind != argc)
        return arguments_fault("reproduce", "takes no operand, not", argv[optind]);
    if (campaigns && model)
        return arguments_fault("reproduce", "--campaigns takes no model, not", model);
    if (scenarios && !campaigns)
        return arguments_fault("reproduce", "--scenarios is for --campaigns, not", scenarios);
    if (campaigns)
        return reproduce_campaigns_print(scenarios ? scenarios : "scenarios", failed_only, json_wanted);
    posture_reproduce_result result;
    posture_status status = posture_reproduce(model, &result);
    if (status == POSTURE_ERROR_UNKNOWN_NAME)
        return arguments_fault("reproduce", "no line is of the model", model);
    if (status != POSTURE_OK)
        return findings_exit("reproduce", status, NULL);
    int code = EXIT_DONE;
    if (json_wanted)
        puts(result.json);
    else
        code = print_result(result.json, failed_only);
    if (fflush(stdout) != 0 || result.lines_failed > 0)
        code = EXIT_FAILED;
    free(result.json);
    return code;
}

const verb verb_reproduce = {
    .name = "reproduce", .summary = "published models against their own published numbers", .help = help, .run = run};
