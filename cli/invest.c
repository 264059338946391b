#include <posture/invest.h>

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
    "usage: posture invest SCENARIO [--path P]... [--country C,D] [--years A..B] [--budget C:PER_CENT]\n"
    "                      [--target C:UNITS:YEAR] [--draws N] [--seed N] [--csv DIR] [--json]\n"
    "\n"
    "What money buys, and when: spending by year under named paths, split into equipment, personnel, operations and\n"
    "infrastructure; deliveries through the lag from cash and the ceiling of production; capital stock, people, and\n"
    "the units that they form, ready by year; who meets which pledge when; the spread over growth, prices and lead\n"
    "times. Paths, terms and units stand in investment.yaml, the recorded years in spending.csv.\n"
    "\n"
    "  --path P     only this path; may be given again, or as a list A,B\n"
    "  --country C  only these countries, by three-letter code; default: those that form units, and every country in\n"
    "               --json and --csv\n"
    "  --years A..B first and last year (default: from the year behind the base year)\n"
    "  --budget C:PER_CENT     fix the money: one more path, that share of GDP from the first year on\n"
    "  --target C:UNITS:YEAR   fix the force: the share of GDP that makes that many units ready by the year\n"
    "  --draws N    draws for the spread (default 200); --seed N (default 1)\n"
    "  --csv DIR    write invest_years.csv, invest_units.csv and invest_pledges.csv\n"
    "  --json       print as JSON (docs/schema/invest.schema.json)\n"
    "\n"
    "example: posture invest scenarios/teaching --path rise --target XAL:1:2028\n";

enum { TEXT = 160, LIST_BYTE = 1024, YEAR_WIDTH = 6, NUMBER_WIDTH = 9, RANGE_WIDTH = 11, RULE_WIDTH = 78 };

static const struct option long_options[] = {
    {"path", required_argument, NULL, 'p'},   {"country", required_argument, NULL, 'n'},
    {"years", required_argument, NULL, 'y'},  {"budget", required_argument, NULL, 'b'},
    {"target", required_argument, NULL, 't'}, {"draws", required_argument, NULL, 'd'},
    {"seed", required_argument, NULL, 's'},   {"csv", required_argument, NULL, 'c'},
    {"json", no_argument, NULL, 'j'},         {NULL, 0, NULL, 0}};

static int read_option(int which, posture_invest_def *def, char *paths)
{
    uint64_t number = 0;
    switch (which) {
    case 'p':
        return arguments_append("invest", paths, LIST_BYTE, optarg) ? EXIT_DONE : EXIT_USAGE;
    case 'n':
        def->countries = optarg;
        return EXIT_DONE;
    case 'y':
        return arguments_years("invest", optarg, &def->first_year, &def->last_year) ? EXIT_DONE : EXIT_USAGE;
    case 'b':
        def->budget = optarg;
        return EXIT_DONE;
    case 't':
        def->target = optarg;
        return EXIT_DONE;
    case 'c':
        def->csv = optarg;
        return EXIT_DONE;
    case 'd':
        if (!arguments_number("invest", "draws", optarg, 0, 10000, &number))
            return EXIT_USAGE;
        def->draws = (int)number;
        return EXIT_DONE;
    default:
        return arguments_number("invest", "seed", optarg, 0, UINT64_MAX, &def->seed) ? EXIT_DONE : EXIT_USAGE;
    }
}

static int read_arguments(int argc, char **argv, posture_invest_def *def, bool *json, char *paths)
{
    opterr = 0;
    optind = 1;
    for (int which = 0; (which = getopt_long(argc, argv, ":", long_options, NULL)) != -1;) {
        if (which == '?' || which == ':')
            return arguments_fault("invest", which == ':' ? "a value is missing after" : "unknown option",
                                   argv[optind - 1]);
        *json |= which == 'j';
        const int code = which == 'j' ? EXIT_DONE : read_option(which, def, paths);
        if (code != EXIT_DONE)
            return code;
    }
    if (optind + 1 != argc)
        return arguments_fault("invest", optind == argc ? "which scenario?" : "one scenario, not also",
                               optind == argc ? NULL : argv[optind + 1]);
    def->scenario = argv[optind];
    def->paths = *paths ? paths : NULL;
    return EXIT_DONE;
}

static void print_number(const terminal *t, const char *format, double value, int width)
{
    char text[TEXT];
    snprintf(text, sizeof text, format, value);
    terminal_field(t, text, width, true, STYLE_PLAIN);
}

static void print_year(const terminal *t, const json_t *year)
{
    char text[TEXT];
    const json_t *ready = json_object_get(json_object_get(year, "spread"), "units_ready");
    snprintf(text, sizeof text, "%d", (int)document_number(year, "year"));
    terminal_field(t, text, YEAR_WIDTH, false, STYLE_PLAIN);
    print_number(t, "%.2f", 100 * document_number(year, "share"), YEAR_WIDTH + 1);
    print_number(t, "%.0f", document_number(year, "spending_m"), NUMBER_WIDTH);
    print_number(t, "%.0f", document_number(year, "equipment_m"), NUMBER_WIDTH);
    print_number(t, "%.0f", document_number(year, "equipment_delivered_m"), NUMBER_WIDTH);
    print_number(t, "%.0f", document_number(year, "capital_m"), NUMBER_WIDTH);
    print_number(t, "%.1f", document_number(year, "people") / 1000, NUMBER_WIDTH);
    print_number(t, "%.0f", document_number(year, "units_ready"), NUMBER_WIDTH - 2);
    snprintf(text, sizeof text, "[%.0f, %.0f]", document_number(ready, "p10"), document_number(ready, "p90"));
    terminal_field(t, text, RANGE_WIDTH, true, STYLE_DIM);
    fputc('\n', t->to);
}

static void print_country(const terminal *t, const json_t *country, const json_t *path, bool always)
{
    static const char *const titles[] = {"% GDP",   "spent m",  "equip. m", "deliv. m",
                                         "stock m", "people k", "ready",    "80 %"};
    static const int widths[] = {YEAR_WIDTH + 1, NUMBER_WIDTH, NUMBER_WIDTH,     NUMBER_WIDTH,
                                 NUMBER_WIDTH,   NUMBER_WIDTH, NUMBER_WIDTH - 2, RANGE_WIDTH};
    const json_t *units = json_object_get(country, "units"), *one;
    size_t i;
    char text[2 * TEXT];
    if (!always && json_array_size(units) == 0)
        return;
    snprintf(text, sizeof text, "%s: %s", document_text(country, "country"), document_text(path, "title"));
    fputc('\n', t->to);
    terminal_field(t, text, RULE_WIDTH, false, STYLE_BOLD);
    fputc('\n', t->to);
    terminal_field(t, "year", YEAR_WIDTH, false, STYLE_DIM);
    for (size_t c = 0; c < sizeof widths / sizeof *widths; c++)
        terminal_field(t, titles[c], widths[c], true, STYLE_DIM);
    fputc('\n', t->to);
    json_array_foreach(json_object_get(country, "years"), i, one) print_year(t, one);
    json_array_foreach(units, i, one)
    {
        const json_t *ready = json_object_get(one, "ready_year");
        if (json_is_integer(ready))
            snprintf(text, sizeof text, "  %s: equipped %d, formed %d, ready %d%s", document_text(one, "id"),
                     (int)document_number(one, "equipped_year"), (int)document_number(one, "formed_year"),
                     (int)json_integer_value(ready), strcmp(document_text(one, "mark"), "assumed") == 0 ? " *" : "");
        else
            snprintf(text, sizeof text, "  %s of %s: not within these years *", document_text(one, "type"),
                     document_text(one, "programme"));
        terminal_wrap(t, text, 4);
    }
}

/* How many countries met each pledge in a recorded year. */
static void print_pledges(const terminal *t, const json_t *document)
{
    const json_t *recorded = json_object_get(document, "recorded"), *row;
    size_t i;
    fputc('\n', t->to);
    terminal_wrap(t, "Countries at their pledges, as recorded (e: the year holds estimates):", 0);
    terminal_field(t, "year", YEAR_WIDTH + 2, false, STYLE_DIM);
    terminal_field(t, "countries", NUMBER_WIDTH + 2, true, STYLE_DIM);
    terminal_field(t, "2 %", NUMBER_WIDTH, true, STYLE_DIM);
    terminal_field(t, "20 % equip.", NUMBER_WIDTH + 4, true, STYLE_DIM);
    terminal_field(t, "3.5 %", NUMBER_WIDTH, true, STYLE_DIM);
    fputc('\n', t->to);
    for (int year = 1949; year <= 2100; year++) {
        int all = 0, met[3] = {0};
        bool estimate = false;
        json_array_foreach(recorded, i, row)
        {
            if ((int)document_number(row, "year") != year)
                continue;
            all++;
            estimate |= json_is_true(json_object_get(row, "estimate"));
            met[0] += json_is_true(json_object_get(row, "two_percent"));
            met[1] += json_is_true(json_object_get(row, "equipment_20_percent"));
            met[2] += json_is_true(json_object_get(row, "three_and_half_percent"));
        }
        if (all == 0)
            continue;
        fprintf(t->to, "%d%-*s", year, YEAR_WIDTH - 2, estimate ? "e" : "");
        print_number(t, "%.0f", all, NUMBER_WIDTH + 2);
        print_number(t, "%.0f", met[0], NUMBER_WIDTH);
        print_number(t, "%.0f", met[1], NUMBER_WIDTH + 4);
        print_number(t, "%.0f", met[2], NUMBER_WIDTH);
        fputc('\n', t->to);
    }
}

static void print_target(const terminal *t, const json_t *target)
{
    char text[2 * TEXT];
    size_t i;
    const json_t *one;
    snprintf(text, sizeof text,
             "%d units of %s ready by %d need, held from the first year on:", (int)document_number(target, "units"),
             document_text(target, "country"), (int)document_number(target, "year"));
    fputc('\n', t->to);
    terminal_wrap(t, text, 0);
    json_array_foreach(json_object_get(target, "needed"), i, one)
    {
        const json_t *share = json_object_get(one, "share");
        if (json_is_number(share))
            snprintf(text, sizeof text, "  %.2f %% of GDP with the equipment share of %s",
                     100 * json_number_value(share), document_text(one, "path"));
        else
            snprintf(text, sizeof text, "  more than half of GDP, or no such programme, with the equipment share of %s",
                     document_text(one, "path"));
        terminal_wrap(t, text, 4);
    }
}

static void print_result(const terminal *t, const json_t *document, bool always)
{
    const json_t *basis = json_object_get(document, "basis"), *path, *country;
    char text[4 * TEXT];
    size_t i, c;
    snprintf(text, sizeof text, "%s, millions of %s at prices of %d", document_text(document, "scenario"),
             document_text(basis, "currency"), (int)document_number(basis, "price_year"));
    terminal_field(t, text, RULE_WIDTH, false, STYLE_BOLD);
    fputc('\n', t->to);
    json_array_foreach(json_object_get(document, "paths"), i, path)
    {
        json_array_foreach(json_object_get(path, "countries"), c, country) print_country(t, country, path, always);
    }
    print_pledges(t, document);
    if (json_is_object(json_object_get(document, "target")))
        print_target(t, json_object_get(document, "target"));
    fputc('\n', t->to);
    snprintf(
        text, sizeof text,
        "As planned from %d, without what came after. Deliveries and stock are at basis prices, what growth of unit "
        "prices took is in --json and --csv. ready: units at the year's end, and between the 10 %% and 90 %% "
        "quantiles over growth, prices and lead times. * rests on assumed costs. The further 1.5 %% of the pledge "
        "of 2025 has no published series and forms no units.",
        (int)document_number(basis, "base_year"));
    terminal_wrap(t, text, 0);
}

static int run(int argc, char **argv)
{
    posture_invest_def def = posture_invest_def_default();
    bool as_json = false;
    char paths[LIST_BYTE] = "";
    int code = read_arguments(argc, argv, &def, &as_json, paths);
    if (code != EXIT_DONE)
        return code;
    posture_diagnostics *found = NULL;
    char *json = NULL;
    posture_status status = posture_diagnostics_create(&found);
    if (status == POSTURE_OK)
        status = posture_invest(&def, found, &json);
    code = findings_exit("invest", status, found);
    if (json && as_json) {
        puts(json);
    } else if (json) {
        json_t *document = json_loads(json, 0, NULL);
        terminal out = terminal_of(stdout);
        out.width = out.width < RULE_WIDTH + 2 ? out.width : RULE_WIDTH + 2;
        if (document)
            print_result(&out, document, def.countries != NULL);
        else
            code = EXIT_FAILED;
        json_decref(document);
    }
    if (fflush(stdout) != 0)
        code = EXIT_FAILED;
    free(json);
    posture_diagnostics_destroy(found);
    return code;
}

const verb verb_invest = {.name = "invest",
                          .summary = "what money buys, and when: spending paths to units ready by year",
                          .help = help,
                          .run = run};
