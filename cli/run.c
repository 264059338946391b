#include <posture/run.h>

#include <getopt.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include <jansson.h>

#include "arguments.h"
#include "document.h"
#include "findings.h"
#include "terminal.h"
#include "verbs.h"

static const char help[] =
    "usage: posture run SCENARIO [options]\n"
    "\n"
    "Simulates one campaign and tells it as a story by day: one draw, not a forecast.\n"
    "\n"
    "  --plan P           attack plan (default: the scenario's first)\n"
    "  --option O         posture option (default: base)\n"
    "  --seed S           seed of the luck (default 1)\n"
    "  --replication N    which campaign of that seed (default 0); the same number in assess is the same campaign\n"
    "  --trace FILE       write every event as JSON lines (docs/schema/trace.schema.json)\n"
    "  --json             print outcome and story as JSON (docs/schema/run.schema.json)\n"
    "\n"
    "example: posture run scenarios/teaching --plan overrun --option forward_brigade --seed 7\n";

enum { OPTION_JSON = 1 };

static const struct option long_options[] = {{"plan", required_argument, NULL, 'p'},
                                             {"option", required_argument, NULL, 'o'},
                                             {"seed", required_argument, NULL, 's'},
                                             {"replication", required_argument, NULL, 'n'},
                                             {"trace", required_argument, NULL, 't'},
                                             {"json", no_argument, NULL, OPTION_JSON},
                                             {NULL, 0, NULL, 0}};

static int read_arguments(int argc, char **argv, posture_run_def *def, bool *json)
{
    opterr = 0;
    optind = 1;
    for (int which = 0; (which = getopt_long(argc, argv, ":", long_options, NULL)) != -1;) {
        switch (which) {
        case 'p':
            def->plan = optarg;
            break;
        case 'o':
            def->option = optarg;
            break;
        case 't':
            def->trace = optarg;
            break;
        case OPTION_JSON:
            *json = true;
            break;
        case 's':
            if (!arguments_number("run", "seed", optarg, 0, INT64_MAX, &def->seed))
                return EXIT_USAGE;
            break;
        case 'n':
            if (!arguments_number("run", "replication", optarg, 0, 1000000000, &def->replication))
                return EXIT_USAGE;
            break;
        case ':':
            return arguments_fault("run", "a value is missing after", argv[optind - 1]);
        default:
            return arguments_fault("run", "unknown option", argv[optind - 1]);
        }
    }
    if (optind + 1 != argc)
        return arguments_fault("run", optind == argc ? "which scenario folder?" : "one scenario folder, not also",
                               optind == argc ? NULL : argv[optind + 1]);
    def->scenario = argv[optind];
    return EXIT_DONE;
}

/* "D+3, 4 March" under the scenario's D-day; the date is left out where it cannot be read. */
static void print_day_title(const terminal *t, const char *d_day, int day)
{
    char title[64];
    struct tm date = {.tm_hour = 12, .tm_isdst = 0};
    char name[32] = "";
    if (sscanf(d_day, "%4d-%2d-%2d", &date.tm_year, &date.tm_mon, &date.tm_mday) == 3) { // NOLINT: checked dates
        date.tm_year -= 1900;
        date.tm_mon -= 1;
        date.tm_mday += day;
        if (mktime(&date) != (time_t)-1)
            strftime(name, sizeof name, "  %a %d %b %Y", &date);
    }
    snprintf(title, sizeof title, "D%+d%s", day, name);
    fputc('\n', t->to);
    terminal_field(t, title, terminal_columns(title), false, STYLE_BOLD);
    fputc('\n', t->to);
}

static void print_days(const terminal *t, const json_t *document)
{
    size_t i;
    const json_t *day;
    json_array_foreach(json_object_get(document, "days"), i, day)
    {
        print_day_title(t, document_text(document, "d_day"), (int)json_integer_value(json_object_get(day, "day")));
        size_t k;
        const json_t *line;
        json_array_foreach(json_object_get(day, "lines"), k, line)
        {
            char text[8192];
            snprintf(text, sizeof text, "  %-11s %s", document_text(line, "kind"), document_text(line, "text"));
            terminal_wrap(t, text, 14);
        }
    }
}

static void print_objectives(const terminal *t, const json_t *document)
{
    size_t i;
    const json_t *objective;
    json_array_foreach(json_object_get(document, "objectives"), i, objective)
    {
        const json_t *reached = json_object_get(objective, "reached_hour");
        const json_t *held = json_object_get(objective, "held_day");
        const json_t *lost = json_object_get(objective, "lost_again_day");
        fprintf(t->to, "  %s: ", document_text(objective, "title"));
        if (json_is_number(reached))
            fprintf(t->to, "reached after %.0f h", json_number_value(reached));
        else
            fputs("not reached within the horizon", t->to);
        if (json_is_number(held))
            fprintf(t->to, ", held from D+%.1f", json_number_value(held));
        if (json_is_number(lost))
            fprintf(t->to, ", lost again on D+%.1f", json_number_value(lost));
        fputc('\n', t->to);
    }
}

static void print_number(const terminal *t, const json_t *measures, const char *name, const char *form)
{
    const json_t *value = json_object_get(measures, name);
    if (json_is_number(value))
        fprintf(t->to, form, json_number_value(value));
}

static void print_story(const terminal *t, const json_t *document)
{
    char text[512];
    const json_t *measures = json_object_get(document, "measures");
    terminal_field(t, document_text(document, "title"), terminal_columns(document_text(document, "title")), false,
                   STYLE_BOLD);
    fputc('\n', t->to);
    snprintf(text, sizeof text, "%s against %s, seed %lld, replication %lld: one draw, not a forecast.",
             document_text(json_object_get(document, "option"), "title"),
             document_text(json_object_get(document, "plan"), "title"),
             (long long)json_integer_value(json_object_get(document, "seed")),
             (long long)json_integer_value(json_object_get(document, "replication")));
    terminal_wrap(t, text, 0);
    print_days(t, document);
    fputc('\n', t->to);
    terminal_field(t, "Outcome", terminal_columns("Outcome"), false, STYLE_BOLD);
    fputc('\n', t->to);
    if (json_integer_value(json_object_get(document, "status")) != 0)
        fprintf(t->to, "  the replication failed: %s\n", document_text(document, "status_text"));
    print_objectives(t, document);
    print_number(t, measures, "warning_day", "  warning used: %.1f days\n");
    print_number(t, measures, "brigades_closed_day_14", "  reinforcing brigades closed by D+14: %.1f\n");
    print_number(t, measures, "defender_personnel_loss", "  defender's losses: %.0f people\n");
    print_number(t, measures, "attacker_personnel_loss", "  attacker's losses: %.0f people\n");
}

static int print_result(const posture_run *result, bool json)
{
    if (json) {
        puts(posture_run_json(result));
        return EXIT_DONE;
    }
    json_t *document = json_loads(posture_run_json(result), 0, NULL);
    if (!document)
        return EXIT_FAILED;
    terminal out = terminal_of(stdout);
    print_story(&out, document);
    json_decref(document);
    return EXIT_DONE;
}

static int run(int argc, char **argv)
{
    posture_run_def def = posture_run_def_default();
    bool json = false;
    int code = read_arguments(argc, argv, &def, &json);
    if (code != EXIT_DONE)
        return code;
    posture_diagnostics *found = NULL;
    posture_run *result = NULL;
    posture_status status = posture_diagnostics_create(&found);
    if (status == POSTURE_OK)
        status = posture_run_campaign(&def, found, &result);
    code = findings_summary("run", def.scenario, status, found);
    if (result)
        code = print_result(result, json);
    if (fflush(stdout) != 0)
        code = EXIT_FAILED;
    posture_run_destroy(result);
    posture_diagnostics_destroy(found);
    return code;
}

const verb verb_run = {.name = "run", .summary = "one campaign, told as a story by day", .help = help, .run = run};
