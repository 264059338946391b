#include <posture/backtest.h>

#include <getopt.h>
#include <stdint.h>
#include <stdlib.h>

#include <jansson.h>

#include "arguments.h"
#include "backtest_table.h"
#include "document.h"
#include "findings.h"
#include "terminal.h"
#include "verbs.h"

static const char help[] =
    "usage: posture backtest FILE.csv [--model M] [--replications N] [--bootstraps N] [--seed S] [--html FILE] "
    "[--json]\n"
    "\n"
    "Scores an engagement model on a table of recorded engagements: who wins, at what loss, how far the attack gets,\n"
    "beside forecasts that know nothing of combat (base rate, 3 : 1 rule, regressions, a random forest), which are "
    "made\n"
    "out of sample. The table needs the columns a_strength, d_strength and winner (attacker, defender, draw); what "
    "else\n"
    "is used stands in docs/theory/backtest.md. Rows that cannot be used are named.\n"
    "\n"
    "  --model M          id of an engagement model (posture explain lists them), or default (calibrated)\n"
    "  --replications N   simulated fights of each engagement, 1 to 100000 (default 1000)\n"
    "  --bootstraps N     samples behind each interval, 1 to 5000 (default 1000)\n"
    "  --seed S           of the fights, the bootstrap and the random folds (default 1)\n"
    "  --html FILE        write a page with pictures that opens from disk\n"
    "  --json             print as JSON (docs/schema/backtest.schema.json)\n"
    "\n"
    "example: posture backtest test/data/invented_engagements.csv --model biddle\n";

static const struct option long_options[] = {{"model", required_argument, NULL, 'm'},
                                             {"replications", required_argument, NULL, 'r'},
                                             {"bootstraps", required_argument, NULL, 'b'},
                                             {"seed", required_argument, NULL, 's'},
                                             {"html", required_argument, NULL, 'h'},
                                             {"json", no_argument, NULL, 'j'},
                                             {NULL, 0, NULL, 0}};

typedef struct backtest_arguments {
    posture_backtest_def def;
    bool json;
} backtest_arguments;

static bool take(backtest_arguments *a, int which)
{
    uint64_t value = 0;
    bool good = true;
    switch (which) {
    case 'm':
        a->def.model = optarg;
        break;
    case 'r':
        good = arguments_number("backtest", "replications", optarg, 1, POSTURE_BACKTEST_REPLICATIONS_MAX, &value);
        a->def.replications = (size_t)value;
        break;
    case 'b':
        good = arguments_number("backtest", "bootstraps", optarg, 1, POSTURE_BACKTEST_BOOTSTRAPS_MAX, &value);
        a->def.bootstraps = (size_t)value;
        break;
    case 's':
        good = arguments_number("backtest", "seed", optarg, 0, INT64_MAX, &value);
        a->def.seed = value;
        break;
    case 'h':
        a->def.html = optarg;
        break;
    default:
        a->json = true;
        break;
    }
    return good;
}

static int read_arguments(int argc, char **argv, backtest_arguments *a)
{
    opterr = 0;
    optind = 1;
    for (int which = 0; (which = getopt_long(argc, argv, ":", long_options, NULL)) != -1;) {
        if (which == ':' || which == '?')
            return arguments_fault("backtest", which == ':' ? "a value is missing after" : "unknown option",
                                   argv[optind - 1]);
        if (!take(a, which))
            return EXIT_USAGE;
    }
    if (optind + 1 != argc)
        return arguments_fault("backtest", optind == argc ? "which table?" : "one table, not also",
                               optind == argc ? NULL : argv[optind + 1]);
    a->def.table = argv[optind];
    return EXIT_DONE;
}

static int run(int argc, char **argv)
{
    backtest_arguments a = {posture_backtest_def_default(), false};
    int code = read_arguments(argc, argv, &a);
    if (code != EXIT_DONE)
        return code;
    posture_diagnostics *found = NULL;
    char *json = NULL;
    posture_status status = posture_diagnostics_create(&found);
    if (status == POSTURE_OK)
        status = posture_backtest(&a.def, found, &json);
    code = findings_exit("backtest", status, found);
    code = document_print(json, a.json, code, backtest_table_print);
    posture_diagnostics_destroy(found);
    return code;
}

const verb verb_backtest = {.name = "backtest",
                            .summary = "a model's odds, losses and advance against recorded engagements",
                            .help = help,
                            .run = run};
