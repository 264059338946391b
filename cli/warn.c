#include <posture/warn.h>

#include <getopt.h>
#include <stdlib.h>
#include <string.h>

#include <jansson.h>

#include "arguments.h"
#include "document.h"
#include "findings.h"
#include "terminal.h"
#include "verbs.h"

static const char help[] =
    "usage: posture warn EVENTS [--rates FILE] [--labels FILE [--estimate]] [--threshold P] [--json]\n"
    "\n"
    "Filters coded events into the probability that an attack is being prepared, by pair of actors and week, under "
    "the\n"
    "stated rates. An open-source illustration, not intelligence. EVENTS has the columns date, source_country,\n"
    "target_country and type (exercise, readiness, movement, recall, statement, clash, other, or a CAMEO code), or is "
    "a\n"
    "file of GDELT 2.0, ICEWS, POLECAT or ACLED.\n"
    "\n"
    "  --rates FILE    events a week in each state: indicator,peace,exercise,preparation (default: assumed ones)\n"
    "  --labels FILE   what was the case: source_country,target_country,from,to,state; scores the filter\n"
    "  --estimate      rates from the labels instead; the score is then in sample\n"
    "  --threshold P   probability at which the alarm is raised, for the score, percent 1 to 99 (default 50)\n"
    "  --json          print as JSON (docs/schema/warn.schema.json)\n"
    "\n"
    "example: posture warn test/data/invented_events.csv --labels test/data/invented_labels.csv\n";

enum { PAIRS = 3, WEEKS = 120, BAR = 20 };
#define QUIET 0.005 /* below it a week without events is not printed */

static const struct option long_options[] = {
    {"rates", required_argument, NULL, 'r'}, {"labels", required_argument, NULL, 'l'},
    {"estimate", no_argument, NULL, 'e'},    {"threshold", required_argument, NULL, 't'},
    {"json", no_argument, NULL, 'j'},        {NULL, 0, NULL, 0}};

static int read_arguments(int argc, char **argv, posture_warn_def *def, bool *json)
{
    opterr = 0;
    optind = 1;
    for (int which = 0; (which = getopt_long(argc, argv, ":", long_options, NULL)) != -1;) {
        uint64_t percent = 0;
        if (which == 'r')
            def->rates = optarg;
        else if (which == 'l')
            def->labels = optarg;
        else if (which == 'e')
            def->estimate = true;
        else if (which == 'j')
            *json = true;
        else if (which != 't')
            return arguments_fault("warn", which == ':' ? "a value is missing after" : "unknown option",
                                   argv[optind - 1]);
        else if (!arguments_number("warn", "threshold", optarg, 1, 99, &percent))
            return EXIT_USAGE;
        else
            def->threshold = (double)percent / 100;
    }
    if (optind + 1 != argc)
        return arguments_fault("warn", optind == argc ? "which events?" : "one file, not also",
                               optind == argc ? NULL : argv[optind + 1]);
    def->events = argv[optind];
    return EXIT_DONE;
}

static void print_week(const terminal *t, const json_t *week)
{
    char text[256];
    char bar[BAR + 1] = "";
    const double prob = json_number_value(json_object_get(week, "probability"));
    memset(bar, '#', (size_t)(prob * BAR + 0.5));
    snprintf(text, sizeof text, "  %s  %4.2f  %-*s", json_string_value(json_object_get(week, "week")), prob, BAR, bar);
    fputs(text, t->to);
    size_t i;
    const json_t *one;
    json_array_foreach(json_object_get(week, "moved_by"), i, one)
        fprintf(t->to, "%s%s %+.1f", i ? ", " : "  ", json_string_value(json_object_get(one, "indicator")),
                json_number_value(json_object_get(one, "log_likelihood_ratio")));
    fputc('\n', t->to);
}

static void print_pair(const terminal *t, const json_t *pair)
{
    char text[512];
    snprintf(text, sizeof text, "%s towards %s", json_string_value(json_object_get(pair, "source")),
             json_string_value(json_object_get(pair, "target")));
    fputc('\n', t->to);
    terminal_field(t, text, terminal_columns(text), false, STYLE_BOLD);
    fputc('\n', t->to);
    const json_t *weeks = json_object_get(pair, "weeks");
    const size_t count = json_array_size(weeks);
    for (size_t w = count > WEEKS ? count - WEEKS : 0; w < count; w++) {
        const json_t *week = json_array_get(weeks, w);
        if (json_array_size(json_object_get(week, "moved_by")) > 0 ||
            json_number_value(json_object_get(week, "probability")) >= QUIET)
            print_week(t, week);
    }
}

static void print_score(const terminal *t, const json_t *score)
{
    char text[512];
    char before[64] = "";
    const json_t *lead = json_object_get(score, "mean_lead_week");
    if (json_is_number(lead))
        snprintf(before, sizeof before, ", on average %.1f weeks before their last", json_number_value(lead));
    snprintf(text, sizeof text,
             "Score over %d labelled weeks%s: Brier %.3f, of the base rate %.3f; %d of %d cases warned of%s; "
             "%d false alarms.",
             (int)json_integer_value(json_object_get(score, "weeks")),
             json_is_true(json_object_get(score, "in_sample")) ? " (the same that the rates are from)" : "",
             json_number_value(json_object_get(score, "brier")),
             json_number_value(json_object_get(score, "brier_of_base_rate")),
             (int)json_integer_value(json_object_get(score, "cases_warned")),
             (int)json_integer_value(json_object_get(score, "cases")), before,
             (int)json_integer_value(json_object_get(score, "false_alarms")));
    fputc('\n', t->to);
    terminal_wrap(t, text, 0);
}

static void print_result(const terminal *t, const json_t *document)
{
    char text[512];
    snprintf(text, sizeof text, "%s: %d events (%s), %d skipped, %d pairs of actors; rates: %s",
             json_string_value(json_object_get(document, "file")),
             (int)json_integer_value(json_object_get(document, "rows")),
             json_string_value(json_object_get(document, "format")),
             (int)json_integer_value(json_object_get(document, "skipped_rows")),
             (int)json_integer_value(json_object_get(document, "pair_count")),
             json_string_value(json_object_get(json_object_get(document, "rates"), "origin")));
    terminal_wrap(t, text, 0);
    terminal_wrap(t, json_string_value(json_object_get(document, "wording")), 0);
    const json_t *pairs = json_object_get(document, "pairs");
    for (size_t i = 0; i < json_array_size(pairs) && i < PAIRS; i++)
        print_pair(t, json_array_get(pairs, i));
    fputc('\n', t->to);
    terminal_wrap(
        t,
        "By week, the pairs with the highest peaks: the probability, and for each indicator that was seen what "
        "its count adds to the log odds of preparation against peace; quiet weeks are left out.",
        0);
    if (json_is_object(json_object_get(document, "score")))
        print_score(t, json_object_get(document, "score"));
}

static int run(int argc, char **argv)
{
    posture_warn_def def = posture_warn_def_default();
    bool as_json = false;
    int code = read_arguments(argc, argv, &def, &as_json);
    if (code != EXIT_DONE)
        return code;
    posture_diagnostics *found = NULL;
    char *json = NULL;
    posture_status status = posture_diagnostics_create(&found);
    if (status == POSTURE_OK)
        status = posture_warn(&def, found, &json);
    code = findings_exit("warn", status, found);
    code = document_print(json, as_json, code, print_result);
    posture_diagnostics_destroy(found);
    return code;
}

const verb verb_warn = {.name = "warn",
                        .summary = "coded events filtered into the probability that an attack is being prepared",
                        .help = help,
                        .run = run};
