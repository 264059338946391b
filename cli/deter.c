#include <posture/deter.h>

#include <getopt.h>
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
    "usage: posture deter SCENARIO [--options A,B] [--plans A,B] [--replications N] [--seed N] [--json]\n"
    "\n"
    "What an attacker with the stakes and beliefs of adversary.yaml would make of each posture, against allies with "
    "the\n"
    "stakes of alliance.yaml: in how many of 100 assumed cases an attack pays, by which plan, the resistance it would\n"
    "have to expect against the resistance that the allies' own costs make worth their while, and what drives that. "
    "It\n"
    "is a share of the assumptions stated, never a probability of attack.\n"
    "\n"
    "  --options A,B     only these options\n"
    "  --plans A,B       only these attack plans\n"
    "  --replications N  of each option, plan and set of beliefs\n"
    "  --seed N          another luck; 1 unless stated\n"
    "  --threads N       all processors unless stated; the result is the same\n"
    "  --json            print as JSON (docs/schema/deter.schema.json)\n"
    "\n"
    "example: posture deter scenarios/teaching --options forward_brigade\n";

static const struct option long_options[] = {{"options", required_argument, NULL, 'o'},
                                             {"plans", required_argument, NULL, 'p'},
                                             {"replications", required_argument, NULL, 'r'},
                                             {"seed", required_argument, NULL, 's'},
                                             {"threads", required_argument, NULL, 't'},
                                             {"json", no_argument, NULL, 'j'},
                                             {NULL, 0, NULL, 0}};

enum { NAME_WIDTH = 24, SHARE_WIDTH = 7, RANGE_WIDTH = 11, PLAN_WIDTH = 16, NUMBER_WIDTH = 12, TEXT = 96 };

static int read_arguments(int argc, char **argv, posture_deter_def *def, bool *json)
{
    opterr = 0;
    optind = 1;
    for (int which = 0; (which = getopt_long(argc, argv, ":", long_options, NULL)) != -1;) {
        char *end = NULL;
        const unsigned long long number = which == 'r' || which == 's' || which == 't' ? strtoull(optarg, &end, 10) : 0;
        if (end && (*end || end == optarg || *optarg == '-' || (which != 's' && number == 0) || number > 1000000000))
            return arguments_fault("deter", "not a whole number in range:", optarg);
        if (which == 'o')
            def->options = optarg;
        else if (which == 'p')
            def->plans = optarg;
        else if (which == 'r')
            def->replications = number;
        else if (which == 's')
            def->seed = number;
        else if (which == 't')
            def->threads = number > 1024 ? 1024 : (int)number;
        else if (which == 'j')
            *json = true;
        else
            return arguments_fault("deter", which == ':' ? "a value is missing after" : "unknown option",
                                   argv[optind - 1]);
    }
    if (optind + 1 != argc)
        return arguments_fault("deter", optind == argc ? "which scenario?" : "one scenario, not also",
                               optind == argc ? NULL : argv[optind + 1]);
    def->scenario = argv[optind];
    return EXIT_DONE;
}

static double value_of(const json_t *object, const char *key, const char *part)
{
    return json_number_value(json_object_get(json_object_get(object, key), part));
}

static void print_head(const terminal *t)
{
    static const char *const titles[] = {"pays", "of 100", "worst plan", "threshold", "credibility"};
    static const int width[] = {SHARE_WIDTH, RANGE_WIDTH, PLAN_WIDTH, NUMBER_WIDTH, NUMBER_WIDTH};
    int all = NAME_WIDTH;
    terminal_field(t, "option", NAME_WIDTH, false, STYLE_DIM);
    for (size_t i = 0; i < sizeof width / sizeof *width; i++) {
        terminal_field(t, titles[i], width[i], true, STYLE_DIM);
        all += width[i];
    }
    fputc('\n', t->to);
    terminal_rule(t, all);
}

static const json_t *worst_of(const json_t *option)
{
    size_t i;
    const json_t *plan;
    json_array_foreach(json_object_get(option, "plans"), i, plan)
    {
        if (strcmp(document_text(plan, "id"), document_text(option, "worst_plan")) == 0)
            return plan;
    }
    return NULL;
}

static void print_option(const terminal *t, const json_t *option)
{
    char text[TEXT];
    const json_t *plan = worst_of(option);
    snprintf(text, sizeof text, "%s%s", document_text(option, "id"),
             json_is_true(json_object_get(option, "seen")) ? "" : " *");
    terminal_field(t, text, NAME_WIDTH, false, STYLE_BOLD);
    snprintf(text, sizeof text, "%.0f", value_of(option, "attack_pays_in_100", "value"));
    terminal_field(t, text, SHARE_WIDTH, true, STYLE_BOLD);
    snprintf(text, sizeof text, "[%.0f, %.0f]", value_of(option, "attack_pays_in_100", "lo"),
             value_of(option, "attack_pays_in_100", "hi"));
    terminal_field(t, text, RANGE_WIDTH, true, STYLE_DIM);
    terminal_field(t, document_text(option, "worst_plan"), PLAN_WIDTH, true, STYLE_PLAIN);
    const bool never = json_is_null(json_object_get(json_object_get(plan, "threshold"), "best"));
    snprintf(text, sizeof text, never ? "none" : "%.2f", value_of(plan, "threshold", "best"));
    terminal_field(t, text, NUMBER_WIDTH, true, STYLE_PLAIN);
    snprintf(text, sizeof text, "%.2f", value_of(plan, "credibility", "value"));
    terminal_field(t, text, NUMBER_WIDTH, true, STYLE_PLAIN);
    fputc('\n', t->to);
}

static void print_adversary(const terminal *t, const json_t *adversary)
{
    size_t i;
    const json_t *option;
    fprintf(t->to, "%s adversary, campaigns by %s\n\n", document_text(adversary, "title"),
            strcmp(document_text(adversary, "campaigns"), "its own beliefs") == 0 ? "its own beliefs"
                                                                                  : "the analyst's figures");
    print_head(t);
    const json_t *options = json_object_get(adversary, "options");
    bool all_seen = true;
    json_array_foreach(options, i, option)
    {
        print_option(t, option);
        all_seen = all_seen && json_is_true(json_object_get(option, "seen"));
    }
    if (!all_seen)
        fputs("* not seen by this adversary, which plans as if the option were not there\n", t->to);
    fputc('\n', t->to);
    json_array_foreach(options, i, option)
    {
        char text[2048];
        snprintf(text, sizeof text, "%s: %s", document_text(option, "id"), document_text(option, "sentence"));
        terminal_wrap(t, text, 0);
    }
    fputc('\n', t->to);
}

static void print_result(const terminal *t, const json_t *document)
{
    size_t i;
    const json_t *one;
    json_array_foreach(json_object_get(document, "adversaries"), i, one) print_adversary(t, one);
    terminal_wrap(
        t,
        "Shares of stated valuations and beliefs, with 95 % intervals over outer draws; never a probability "
        "of attack. Threshold: the resistance an attacker would have to expect to refrain, median over cases; "
        "none: it would attack whatever it expects. Credibility: share of draws in which enough allies would "
        "rather fight than concede, under these assumptions.",
        0);
    fputs("Left out:", t->to);
    json_array_foreach(json_object_get(document, "left_out"), i, one)
        fprintf(t->to, "%s %s", i > 0 ? ";" : "", json_string_value(one));
    fputs(".\n", t->to);
}

static int run(int argc, char **argv)
{
    posture_deter_def def = {.seed = 1};
    bool as_json = false;
    int code = read_arguments(argc, argv, &def, &as_json);
    if (code != EXIT_DONE)
        return code;
    posture_diagnostics *found = NULL;
    char *json = NULL;
    posture_status status = posture_diagnostics_create(&found);
    if (status == POSTURE_OK)
        status = posture_deter(&def, found, &json);
    code = findings_summary("deter", def.scenario, status, found);
    code = document_print(json, as_json, code, print_result);
    posture_diagnostics_destroy(found);
    return code;
}

const verb verb_deter = {
    .name = "deter", .summary = "in how many assumed cases an attack pays, and why", .help = help, .run = run};
