#include <posture/calibrate.h>

#include <getopt.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <jansson.h>

#include "arguments.h"
#include "document.h"
#include "findings.h"
#include "terminal.h"
#include "verbs.h"

static const char help[] =
    "usage: posture calibrate FILE.csv [--last-year Y] [--bootstraps N] [--seed S] [--write FILE.c] [--json]\n"
    "\n"
    "Estimates the calibrated engagement model on a table of recorded engagements: its coefficients with bootstrap\n"
    "standard errors, the covariance of those that campaigns draw, and the score of its odds out of sample beside\n"
    "the base rate, the 3 : 1 rule and regressions in the same folds. Columns: as `posture backtest` takes them.\n"
    "\n"
    "  --last-year Y     leave later engagements out (default: the last year behind the committed estimates)\n"
    "  --bootstraps N    samples behind standard errors and covariance, 2 to 100000 (default 400)\n"
    "  --seed S          of the bootstrap and the random folds (default 1990)\n"
    "  --write FILE.c    write the estimates as C; put in place of src/process/engagement/calibration.c and built,\n"
    "                    the program fights with them\n"
    "  --json            print as JSON (docs/schema/calibrate.schema.json)\n"
    "\n"
    "example: posture calibrate engagements.csv --last-year 1990\n";

enum { NAME_WIDTH = 30, COLUMN_WIDTH = 12, TEXT = 64 };

static const struct option long_options[] = {{"last-year", required_argument, NULL, 'y'},
                                             {"bootstraps", required_argument, NULL, 'b'},
                                             {"seed", required_argument, NULL, 's'},
                                             {"write", required_argument, NULL, 'w'},
                                             {"json", no_argument, NULL, 'j'},
                                             {NULL, 0, NULL, 0}};

typedef struct calibrate_arguments {
    posture_calibrate_def def;
    bool json;
} calibrate_arguments;

static bool take(calibrate_arguments *a, int which)
{
    uint64_t value = 0;
    bool good = true;
    switch (which) {
    case 'y':
        good = arguments_number("calibrate", "last-year", optarg, 1, 9999, &value);
        a->def.last_year = (int)value;
        break;
    case 'b':
        good = arguments_number("calibrate", "bootstraps", optarg, 2, 100000, &value);
        a->def.bootstraps = (int)value;
        break;
    case 's':
        good = arguments_number("calibrate", "seed", optarg, 0, INT64_MAX, &value);
        a->def.seed = value;
        break;
    case 'w':
        a->def.source_file = optarg;
        break;
    default:
        a->json = true;
        break;
    }
    return good;
}

static int read_arguments(int argc, char **argv, calibrate_arguments *a)
{
    opterr = 0;
    optind = 1;
    for (int which = 0; (which = getopt_long(argc, argv, ":", long_options, NULL)) != -1;) {
        if (which == ':' || which == '?')
            return arguments_fault("calibrate", which == ':' ? "a value is missing after" : "unknown option",
                                   argv[optind - 1]);
        if (!take(a, which))
            return EXIT_USAGE;
    }
    if (optind + 1 != argc)
        return arguments_fault("calibrate", optind == argc ? "which table?" : "one table, not also",
                               optind == argc ? NULL : argv[optind + 1]);
    a->def.table = argv[optind];
    return EXIT_DONE;
}

static void print_number(const terminal *t, const char *format, double value, text_style style)
{
    char text[TEXT];
    snprintf(text, sizeof text, strcmp(format, "score") == 0 ? "%.3f" : "%.4f", value);
    terminal_field(t, text, COLUMN_WIDTH, true, style);
}

static void print_coefficients(const terminal *t, const json_t *document)
{
    static const char *const titles[] = {"estimate", "std. error", "in use"};
    const char *equation = "";
    size_t i;
    const json_t *one;
    terminal_field(t, "coefficient", NAME_WIDTH, false, STYLE_DIM);
    for (size_t c = 0; c < sizeof titles / sizeof *titles; c++)
        terminal_field(t, titles[c], COLUMN_WIDTH, true, STYLE_DIM);
    fputc('\n', t->to);
    json_array_foreach(json_object_get(document, "coefficients"), i, one)
    {
        char name[TEXT];
        if (strcmp(equation, document_text(one, "equation")) != 0)
            terminal_rule(t, NAME_WIDTH + 3 * COLUMN_WIDTH);
        equation = document_text(one, "equation");
        snprintf(name, sizeof name, "%s %s", equation, document_text(one, "term"));
        for (char *c = strchr(name, '_'); c; c = strchr(c, '_'))
            *c = ' ';
        terminal_field(t, name, NAME_WIDTH, false, STYLE_PLAIN);
        print_number(t, "estimate", document_number(one, "estimate"), STYLE_BOLD);
        print_number(t, "estimate", document_number(one, "standard_error"), STYLE_PLAIN);
        print_number(t, "estimate", document_number(one, "committed"), STYLE_DIM);
        fputc('\n', t->to);
    }
    terminal_rule(t, NAME_WIDTH + 3 * COLUMN_WIDTH);
}

/* One split's scores: Brier and log loss of each forecaster. */
static void print_scores(const terminal *t, const json_t *scores, const char *split, const char *title)
{
    size_t i;
    const json_t *one;
    const json_t *list = json_object_get(scores, split);
    if (json_array_size(list) == 0)
        return;
    fputc('\n', t->to);
    terminal_field(t, title, NAME_WIDTH + COLUMN_WIDTH, false, STYLE_BOLD);
    terminal_field(t, "Brier", COLUMN_WIDTH, true, STYLE_DIM);
    terminal_field(t, "log loss", COLUMN_WIDTH, true, STYLE_DIM);
    fputc('\n', t->to);
    json_array_foreach(list, i, one)
    {
        text_style style = i == 0 ? STYLE_BOLD : STYLE_PLAIN;
        terminal_field(t, document_text(one, "title"), NAME_WIDTH + COLUMN_WIDTH, false, style);
        print_number(t, "score", document_number(one, "brier"), style);
        print_number(t, "score", document_number(one, "log_loss"), style);
        fputc('\n', t->to);
    }
}

static void print_result(const terminal *t, const json_t *document)
{
    char text[512];
    const json_t *scores = json_object_get(document, "scores");
    snprintf(text, sizeof text, "%s: %d engagements, %d-%d", document_text(document, "file"),
             (int)document_number(document, "n"), (int)document_number(document, "first_year"),
             (int)document_number(document, "last_year"));
    terminal_field(t, text, terminal_columns(text), false, STYLE_BOLD);
    fputs("\n\n", t->to);
    print_coefficients(t, document);
    snprintf(text, sizeof text, "Attacker wins, %d random folds", (int)document_number(scores, "random_folds"));
    print_scores(t, scores, "random", text);
    snprintf(text, sizeof text, "Attacker wins, each of %d wars left out", (int)document_number(scores, "war_folds"));
    print_scores(t, scores, "war_left_out", text);
    snprintf(text, sizeof text,
             "Standard errors from %d bootstrap samples of the engagements. Scores are of odds estimated without the "
             "engagements asked about; less is better. %s",
             (int)document_number(document, "bootstraps"),
             json_is_true(json_object_get(document, "is_committed"))
                 ? "This program fights with exactly these estimates."
                 : "This program fights with other estimates (in use); --write tells how to change that.");
    fputc('\n', t->to);
    terminal_wrap(t, text, 0);
}

static int run(int argc, char **argv)
{
    calibrate_arguments a = {posture_calibrate_def_default(), false};
    int code = read_arguments(argc, argv, &a);
    if (code != EXIT_DONE)
        return code;
    posture_diagnostics *found = NULL;
    char *json = NULL;
    posture_status status = posture_diagnostics_create(&found);
    if (status == POSTURE_OK)
        status = posture_calibrate(&a.def, found, &json);
    code = findings_exit("calibrate", status, found);
    code = document_print(json, a.json, code, print_result);
    posture_diagnostics_destroy(found);
    return code;
}

const verb verb_calibrate = {.name = "calibrate",
                             .summary = "the engagement model's coefficients estimated on recorded engagements",
                             .help = help,
                             .run = run};
