#include <posture/fit.h>

#include <getopt.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include <jansson.h>

#include "arguments.h"
#include "document.h"
#include "findings.h"
#include "terminal.h"
#include "verbs.h"

static const char help[] =
    "usage: posture fit FILE.csv [--law square|linear|log|general] [--json]\n"
    "\n"
    "Fits Lanchester-type attrition laws to the daily strengths and losses of a campaign:\n"
    "\n"
    "    blue_losses = a d^s red^p blue^q      red_losses = b d^-s blue^p red^q\n"
    "\n"
    "with s = 1 where Red attacks and -1 where Blue does, so d multiplies the defender's losses. Least squares on the\n"
    "logarithms. The table has the columns day, blue_strength, red_strength, blue_losses, red_losses and attacker "
    "(blue\n"
    "or red); rows that cannot be used are named.\n"
    "\n"
    "  --law LAW    the law to report (default general); the others are compared with it. square: p 1, q 0;\n"
    "               linear: p 1, q 1; log: p 0, q 1; general: estimated\n"
    "  --json       print as JSON (docs/schema/fit.schema.json), with recorded and fitted losses by day\n"
    "\n"
    "example: posture fit test/data/invented_campaign.csv --law general\n";

enum { TEXT = 32, LAW_WIDTH = 10, COLUMN_WIDTH = 12 };

static const struct option long_options[] = {
    {"law", required_argument, NULL, 'l'}, {"json", no_argument, NULL, 'j'}, {NULL, 0, NULL, 0}};

static const char *const columns[] = {"a", "b", "p", "q", "d", "R2", "AIC"};
static const char *const keys[] = {"a", "b", "p", "q", "d", "r2", "aic"};
enum { COLUMN_COUNT = sizeof columns / sizeof *columns };

static int read_arguments(int argc, char **argv, posture_fit_def *def, bool *json)
{
    opterr = 0;
    optind = 1;
    for (int which = 0; (which = getopt_long(argc, argv, ":", long_options, NULL)) != -1;) {
        if (which == 'l')
            def->law = optarg;
        else if (which == 'j')
            *json = true;
        else
            return arguments_fault("fit", which == ':' ? "a value is missing after" : "unknown option",
                                   argv[optind - 1]);
    }
    if (optind + 1 != argc)
        return arguments_fault("fit", optind == argc ? "which table?" : "one table, not also",
                               optind == argc ? NULL : argv[optind + 1]);
    def->table = argv[optind];
    return EXIT_DONE;
}

static void print_number(char *to, size_t size, const char *key, const json_t *value)
{
    double x = json_is_number(value) ? json_number_value(value) : NAN;
    if (isnan(x))
        snprintf(to, size, "-");
    else if (strcmp(key, "r2") == 0)
        snprintf(to, size, "%.3f", x);
    else if (strcmp(key, "aic") == 0)
        snprintf(to, size, "%.1f", x);
    else
        snprintf(to, size, "%.4g", x);
}

static void print_law(const terminal *t, const json_t *fit, bool chosen)
{
    const char *law = json_string_value(json_object_get(fit, "law"));
    terminal_field(t, law, LAW_WIDTH, false, chosen ? STYLE_BOLD : STYLE_PLAIN);
    const json_t *problem = json_object_get(fit, "problem");
    if (json_is_string(problem)) {
        terminal_wrap(t, json_string_value(problem), LAW_WIDTH);
        return;
    }
    char text[2 * TEXT];
    for (int c = 0; c < COLUMN_COUNT; c++) {
        print_number(text, sizeof text, keys[c], json_object_get(fit, keys[c]));
        terminal_field(t, text, COLUMN_WIDTH, true, chosen ? STYLE_BOLD : STYLE_PLAIN);
    }
    fputc('\n', t->to);
    terminal_field(t, "", LAW_WIDTH, false, STYLE_PLAIN);
    for (int c = 0; c < COLUMN_COUNT; c++) {
        char number[TEXT];
        const json_t *error = json_object_get(json_object_get(fit, "standard_error"), keys[c]);
        print_number(number, sizeof number, keys[c], error);
        snprintf(text, sizeof text, "(%s)", number);
        terminal_field(t, json_is_number(error) ? text : "", COLUMN_WIDTH, true, STYLE_DIM);
    }
    fputc('\n', t->to);
}

static void print_result(const terminal *t, const json_t *document)
{
    char text[512];
    const char *law = json_string_value(json_object_get(document, "law"));
    snprintf(text, sizeof text, "%s: %d of %d days", json_string_value(json_object_get(document, "file")),
             (int)json_integer_value(json_object_get(document, "n")),
             (int)json_integer_value(json_object_get(document, "rows")));
    terminal_field(t, text, terminal_columns(text), false, STYLE_BOLD);
    fputs("\n\n", t->to);
    terminal_field(t, "law", LAW_WIDTH, false, STYLE_DIM);
    for (int c = 0; c < COLUMN_COUNT; c++)
        terminal_field(t, columns[c], COLUMN_WIDTH, true, STYLE_DIM);
    fputc('\n', t->to);
    terminal_rule(t, LAW_WIDTH + COLUMN_COUNT * COLUMN_WIDTH);
    size_t i;
    const json_t *fit;
    json_array_foreach(json_object_get(document, "comparison"), i, fit)
        print_law(t, fit, strcmp(json_string_value(json_object_get(fit, "law")), law) == 0);
    terminal_rule(t, LAW_WIDTH + COLUMN_COUNT * COLUMN_WIDTH);
    terminal_wrap(t,
                  "In brackets: standard errors; none where the law imposes the value. R2 and the sum of squared "
                  "residuals are those of the losses themselves, about each side's mean; AIC is that of the "
                  "logarithms, where the fit was made. Less AIC is better.",
                  0);
    if (!json_is_true(json_object_get(document, "d_estimated")))
        terminal_wrap(t, "One side attacks on every day, so d cannot be told from a and b and is set to 1.", 0);
    snprintf(text, sizeof text, "%s law: sum of squared residuals %.6g.", law,
             json_number_value(json_object_get(document, "ssr")));
    terminal_wrap(t, text, 0);
}

static int run(int argc, char **argv)
{
    posture_fit_def def = posture_fit_def_default();
    bool as_json = false;
    int code = read_arguments(argc, argv, &def, &as_json);
    if (code != EXIT_DONE)
        return code;
    posture_diagnostics *found = NULL;
    char *json = NULL;
    posture_status status = posture_diagnostics_create(&found);
    if (status == POSTURE_OK)
        status = posture_fit(&def, found, &json);
    code = findings_exit("fit", status, found);
    code = document_print(json, as_json, code, print_result);
    posture_diagnostics_destroy(found);
    return code;
}

const verb verb_fit = {
    .name = "fit", .summary = "attrition laws fitted to a campaign's daily losses", .help = help, .run = run};
