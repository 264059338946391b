#include <posture/assess.h>

#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "across_table.h"
#include "arguments.h"
#include "assess_table.h"
#include "findings.h"
#include "frontier_table.h"
#include "progress.h"
#include "terminal.h"
#include "verbs.h"

static const char help[] =
    "usage: posture assess SCENARIO [options]\n"
    "\n"
    "Simulates every posture option against every attack plan, many times and with the same luck, prints the table\n"
    "of options with 95 % intervals, and leaves a folder of results: results.sqlite, assess.json, report.html.\n"
    "\n"
    "  --options A,B       posture options (default: as the scenario says, else all; base is always among them)\n"
    "  --plans X,Y         attack plans (default: as the scenario says, else all)\n"
    "  --replications N    simulated campaigns for each option and plan (default: as the scenario says)\n"
    "  --seed S            seed of the luck (default 1); same scenario and seed, same bytes\n"
    "  --across-models     also run every engagement model and tell whether the ranking of options depends on it\n"
    "                      (100 campaigns each at most, unless --replications says otherwise)\n"
    "  --threads N         threads (default: one for each processor); they do not change the results\n"
    "  --output DIR        folder of the results (default results/NAME-OF-SCENARIO)\n"
    "  --at-cost MONEY     the same money for every option: equivalent annual cost in millions of the scenario's\n"
    "                      basis (500, 500M, 1.2bn). Dearer options are cut to it; the best sets of options for it\n"
    "                      are added\n"
    "  --max-cash MONEY    ceiling of any year's cash for those sets\n"
    "  --max-people N      ceiling of the people they take\n"
    "  --years A..B        the forces of each year as options PATH-YEAR, beside the base posture; years.html draws\n"
    "                      the chance of a fait accompli by year and path\n"
    "  --path A,B          only these spending paths (default: all of investment.yaml)\n"
    "  --csv               also write runs.csv and factors.csv\n"
    "  --series            also store the day series of every campaign\n"
    "  --json              print the results as JSON instead of the table (docs/schema/assess.schema.json)\n"
    "  --no-report         do not write report.html\n"
    "\n"
    "example: posture assess scenarios/teaching --replications 400 --options base,forward_brigade\n";

enum {
    OPTION_JSON = 1,
    OPTION_CSV,
    OPTION_SERIES,
    OPTION_NO_REPORT,
    OPTION_AT_COST,
    OPTION_MAX_CASH,
    OPTION_MAX_PEOPLE,
    OPTION_ACROSS,
    OPTION_YEARS,
    OPTION_PATH
};

static const struct option long_options[] = {{"options", required_argument, NULL, 'o'},
                                             {"plans", required_argument, NULL, 'p'},
                                             {"replications", required_argument, NULL, 'n'},
                                             {"seed", required_argument, NULL, 's'},
                                             {"threads", required_argument, NULL, 't'},
                                             {"output", required_argument, NULL, 'd'},
                                             {"json", no_argument, NULL, OPTION_JSON},
                                             {"csv", no_argument, NULL, OPTION_CSV},
                                             {"series", no_argument, NULL, OPTION_SERIES},
                                             {"at-cost", required_argument, NULL, OPTION_AT_COST},
                                             {"max-cash", required_argument, NULL, OPTION_MAX_CASH},
                                             {"max-people", required_argument, NULL, OPTION_MAX_PEOPLE},
                                             {"across-models", no_argument, NULL, OPTION_ACROSS},
                                             {"years", required_argument, NULL, OPTION_YEARS},
                                             {"path", required_argument, NULL, OPTION_PATH},
                                             {"no-report", no_argument, NULL, OPTION_NO_REPORT},
                                             {NULL, 0, NULL, 0}};

/* Millions: 500, 500M, 1.2bn. False after a message. */
static bool read_money(const char *name, const char *text, double *million)
{
    char *end = NULL;
    double value = strtod(text, &end);
    const bool billion = strcmp(end, "bn") == 0 || strcmp(end, "B") == 0;
    const bool good = end != text && (*end == '\0' || strcmp(end, "M") == 0 || billion);
    *million = billion ? 1000 * value : value;
    if (good && *million > 0 && *million <= 1e9)
        return true;
    fprintf(stderr, "posture assess: --%s takes an amount such as 500, 500M or 1.2bn, not \"%s\"\n", name, text);
    return false;
}

static bool read_number(posture_assess_def *def, int which, const char *text)
{
    uint64_t value = 0;
    bool good = false;
    if (which == OPTION_AT_COST)
        return read_money("at-cost", text, &def->at_cost_m);
    if (which == OPTION_MAX_CASH)
        return read_money("max-cash", text, &def->cash_ceiling_m);
    if (which == OPTION_MAX_PEOPLE) {
        good = arguments_number("assess", "max-people", text, 1, 100000000, &value);
        def->people_ceiling = (double)value;
    } else if (which == 'n') {
        good = arguments_number("assess", "replications", text, 1, 1000000000, &value);
        def->replications = (size_t)value;
    } else if (which == 's') {
        good = arguments_number("assess", "seed", text, 0, INT64_MAX, &value);
        def->seed = value;
    } else {
        good = arguments_number("assess", "threads", text, 1, 1024, &value);
        def->threads = (int)value;
    }
    return good;
}

enum { PATHS_BYTE = 1024 };

/* EXIT_DONE, or EXIT_USAGE after a message. */
static int read_arguments(int argc, char **argv, posture_assess_def *def, bool *json, char *paths)
{
    opterr = 0;
    optind = 1;
    for (int which = 0; (which = getopt_long(argc, argv, ":", long_options, NULL)) != -1;) {
        switch (which) {
        case 'o':
            def->options = optarg;
            break;
        case 'p':
            def->plans = optarg;
            break;
        case 'd':
            def->output = optarg;
            break;
        case OPTION_JSON:
            *json = true;
            break;
        case OPTION_YEARS:
            if (!arguments_years("assess", optarg, &def->first_year, &def->last_year))
                return EXIT_USAGE;
            break;
        case OPTION_PATH:
            if (!arguments_append("assess", paths, PATHS_BYTE, optarg))
                return EXIT_USAGE;
            def->paths = paths;
            break;
        case OPTION_CSV:
            def->csv = true;
            break;
        case OPTION_SERIES:
            def->series = true;
            break;
        case OPTION_ACROSS:
            def->across_models = true;
            break;
        case OPTION_NO_REPORT:
            def->report = false;
            break;
        case ':':
            return arguments_fault("assess", "a value is missing after", argv[optind - 1]);
        case '?':
            return arguments_fault("assess", "unknown option", argv[optind - 1]);
        default:
            if (!read_number(def, which, optarg))
                return EXIT_USAGE;
        }
    }
    if (optind + 1 != argc)
        return arguments_fault("assess", optind == argc ? "which scenario folder?" : "one scenario folder, not also",
                               optind == argc ? NULL : argv[optind + 1]);
    def->scenario = argv[optind];
    return EXIT_DONE;
}

/* Says whether the year model starts from the scenario's own forces. */
static void print_years(const terminal *t, const json_t *years, const char *folder)
{
    char text[1024];
    const json_t *equal = json_object_get(years, "base_year_equal");
    if (!json_is_object(years))
        return;
    if (json_is_boolean(equal)) {
        snprintf(text, sizeof text, "%d from the year model %s the scenario's own forces.",
                 (int)json_integer_value(json_object_get(years, "base_year")),
                 json_is_true(equal) ? "equals" : "differs from");
        terminal_wrap(t, text, 0);
    }
    snprintf(text, sizeof text, "%s Costs of new units are assumed. Chart by year and path: %.512s/years.html",
             json_string_value(json_object_get(years, "caption")), folder);
    terminal_wrap(t, text, 0);
}

static int print_table(const posture_assess *result)
{
    json_t *document = json_loads(posture_assess_json(result), 0, NULL);
    if (!document)
        return EXIT_FAILED;
    terminal out = terminal_of(stdout);
    assess_table_print(&out, document);
    frontier_table_print(&out, json_object_get(document, "frontier"));
    at_cost_print(&out, json_object_get(document, "at_cost"));
    across_table_print(&out, document);
    print_years(&out, json_object_get(document, "years"), posture_assess_folder(result));
    json_decref(document);
    printf("\nResults: %s\n", posture_assess_folder(result));
    if (posture_assess_report(result))
        printf("Report:  %s\n", posture_assess_report(result));
    return EXIT_DONE;
}

static int run(int argc, char **argv)
{
    char paths[PATHS_BYTE] = "";
    posture_assess_def def = posture_assess_def_default();
    bool json = false;
    int code = read_arguments(argc, argv, &def, &json, paths);
    if (code != EXIT_DONE)
        return code;
    posture_diagnostics *found = NULL;
    posture_assess *result = NULL;
    progress bar = progress_start("assess", "campaigns");
    def.context = &bar;
    def.progress = progress_update;
    posture_status status = posture_diagnostics_create(&found);
    if (status == POSTURE_OK)
        status = posture_assess_run(&def, found, &result);
    progress_end(&bar);
    code = findings_summary("assess", def.scenario, status, found);
    if (result && json)
        puts(posture_assess_json(result));
    else if (result)
        code = print_table(result);
    if (fflush(stdout) != 0)
        code = EXIT_FAILED;
    posture_assess_destroy(result);
    posture_diagnostics_destroy(found);
    return code;
}

const verb verb_assess = {
    .name = "assess", .summary = "options against attack plans: table, store, report", .help = help, .run = run};
