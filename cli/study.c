#include <posture/study.h>

#include <getopt.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <jansson.h>

#include "arguments.h"
#include "document.h"
#include "findings.h"
#include "progress.h"
#include "terminal.h"
#include "verbs.h"

static const char help[] =
    "usage: posture study STUDY.yaml [options]\n"
    "       posture study resume FOLDER [options]\n"
    "\n"
    "Options x attack plans x the points of a design over uncertain factors x replications, into a store that loses\n"
    "nothing: a study that was stopped or killed is completed by resume, to the same bytes. Leaves study.sqlite,\n"
    "study.json, X.csv (what each trial was) and Y.csv (what came of it) in the folder. docs/study.md tells the keys "
    "of\n"
    "STUDY.yaml.\n"
    "\n"
    "  --output DIR   folder of a new study (default results/study)\n"
    "  --plan-only    how many campaigns, how long, how much disk; nothing is written\n"
    "  --threads N    threads (default: one for each processor); they do not change the results\n"
    "  --json         print as JSON (docs/schema/study.schema.json)\n"
    "\n"
    "example: posture study scenarios/teaching/study.yaml --plan-only\n";

static const struct option long_options[] = {{"output", required_argument, NULL, 'd'},
                                             {"plan-only", no_argument, NULL, 'p'},
                                             {"threads", required_argument, NULL, 't'},
                                             {"json", no_argument, NULL, 'j'},
                                             {NULL, 0, NULL, 0}};

enum { FIGURE = 32 };
enum { NAME_WIDTH = 19, PLAN_WIDTH = 13, MEASURE_WIDTH = 23, NUMBER_WIDTH = 25, TEXT = 128 };

static int read_arguments(int argc, char **argv, posture_study_def *def, bool *json)
{
    opterr = 0;
    optind = 1;
    uint64_t threads = 0;
    for (int which = 0; (which = getopt_long(argc, argv, ":", long_options, NULL)) != -1;) {
        if (which == 'd')
            def->output = optarg;
        else if (which == 'p')
            def->plan_only = true;
        else if (which == 'j')
            *json = true;
        else if (which == 't') {
            if (!arguments_number("study", "threads", optarg, 1, 1024, &threads))
                return EXIT_USAGE;
            def->threads = (int)threads;
        } else
            return arguments_fault("study", which == ':' ? "a value is missing after" : "unknown option",
                                   argv[optind - 1]);
    }
    const bool resume = optind < argc && strcmp(argv[optind], "resume") == 0;
    const int at = optind + (resume ? 1 : 0);
    if (at + 1 != argc)
        return arguments_fault("study", at >= argc ? "which STUDY.yaml or folder?" : "one study, not also",
                               at >= argc ? NULL : argv[at + 1]);
    if (resume)
        def->resume = argv[at];
    else
        def->file = argv[at];
    return EXIT_DONE;
}

static void print_plan(const json_t *d)
{
    printf("%.0f options x %.0f plans x %.0f points x %.0f replications = %.0f campaigns\n",
           document_number(d, "options"), document_number(d, "plans"), document_number(d, "points"),
           document_number(d, "replications"), document_number(d, "campaigns"));
    printf("about %.3g s here, %.3g MB on disk\n", document_number(d, "second"), document_number(d, "byte") / 1e6);
}

/* Digits that matter, and no powers of ten for hundreds and thousands. */
static const char *figure(char *to, double value, int digits)
{
    if (fabs(value) >= 100)
        snprintf(to, FIGURE, "%.0f", value);
    else
        snprintf(to, FIGURE, "%.*g", digits, value);
    return to;
}

static void print_number(const terminal *t, const json_t *e)
{
    char text[TEXT], value[FIGURE], lo[FIGURE], hi[FIGURE];
    figure(value, document_number(e, "value"), 3);
    if (json_is_number(json_object_get(e, "lo")))
        snprintf(text, sizeof text, "%s [%s, %s]", value, figure(lo, document_number(e, "lo"), 2),
                 figure(hi, document_number(e, "hi"), 2));
    else
        snprintf(text, sizeof text, "%s", json_is_number(json_object_get(e, "value")) ? value : "none");
    terminal_field(t, text, NUMBER_WIDTH, true, STYLE_PLAIN);
    fputc('\n', t->to);
}

static void print_estimates(const terminal *t, const json_t *list)
{
    size_t i;
    const json_t *e;
    json_array_foreach(list, i, e)
    {
        terminal_field(t, document_text(e, "option"), NAME_WIDTH, false, STYLE_BOLD);
        terminal_field(t, document_text(e, "plan"), PLAN_WIDTH, false, STYLE_PLAIN);
        terminal_field(t, document_text(e, "measure"), MEASURE_WIDTH, false, STYLE_PLAIN);
        print_number(t, e);
    }
}

static void print_flips(const terminal *t, const json_t *flips)
{
    if (!json_is_object(flips))
        return;
    char text[4 * TEXT];
    size_t i;
    const json_t *f;
    const json_t *factors = json_object_get(flips, "factors");
    fputs("\nWhat would flip the conclusion\n", t->to);
    if (!json_is_true(json_object_get(flips, "distinguishable")))
        snprintf(text, sizeof text, "%s leads %s, but not distinguishably at baseline: nothing to flip.",
                 document_text(flips, "leader"), document_text(flips, "runner_up"));
    else if (json_array_size(factors) == 0)
        snprintf(text, sizeof text, "No single factor within its range reverses %s over %s.",
                 document_text(flips, "leader"), document_text(flips, "runner_up"));
    else
        snprintf(text, sizeof text, "%s beats %s at baseline.", document_text(flips, "leader"),
                 document_text(flips, "runner_up"));
    terminal_wrap(t, text, 0);
    json_array_foreach(factors, i, f) terminal_wrap(t, document_text(f, "sentence"), 2);
}

static void print_result(const json_t *d, const char *folder)
{
    const terminal t = terminal_of(stdout);
    printf("%.0f campaigns, %.0f replications of %.0f points (%s); stopped: %s\n\n", document_number(d, "campaigns"),
           document_number(d, "replications"), document_number(json_object_get(d, "design"), "points"),
           document_text(json_object_get(d, "design"), "kind"), document_text(d, "stopped"));
    print_estimates(&t, json_object_get(d, "estimates"));
    if (json_array_size(json_object_get(d, "paired")) > 0) {
        fputs("\nPaired difference from base\n", t.to);
        print_estimates(&t, json_object_get(d, "paired"));
    }
    const json_t *game = json_object_get(d, "game");
    if (json_is_object(game))
        printf("\nPlan against option, %s: value of the game %.3g%s\n", document_text(game, "measure"),
               document_number(game, "value"), json_is_true(json_object_get(game, "saddle")) ? " (pure choices)" : "");
    print_flips(&t, json_object_get(d, "flips"));
    printf("\nResults: %s\n", folder);
}

static int run(int argc, char **argv)
{
    posture_study_def def = {0};
    bool as_json = false;
    int code = read_arguments(argc, argv, &def, &as_json);
    if (code != EXIT_DONE)
        return code;
    posture_diagnostics *found = NULL;
    char *json = NULL;
    progress bar = progress_start("study", "campaigns");
    def.context = &bar;
    def.progress = progress_update;
    posture_status status = posture_diagnostics_create(&found);
    if (status == POSTURE_OK)
        status = posture_study(&def, found, &json);
    progress_end(&bar);
    code = findings_summary("study", "SCENARIO", status, found);
    json_t *document = json && !as_json ? json_loads(json, 0, NULL) : NULL;
    if (json && as_json)
        puts(json);
    else if (document && def.plan_only)
        print_plan(document);
    else if (document)
        print_result(document, def.resume ? def.resume : def.output ? def.output : "results/study");
    else if (json)
        code = EXIT_FAILED;
    if (fflush(stdout) != 0)
        code = EXIT_FAILED;
    json_decref(document);
    free(json);
    posture_diagnostics_destroy(found);
    return code;
}

const verb verb_study = {
    .name = "study", .summary = "designs over uncertain factors: never loses a row", .help = help, .run = run};
