#include <posture/cost.h>

#include <getopt.h>
#include <math.h>
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
    "usage: posture cost SCENARIO [--options A,B] [--csv DIR] [--json]\n"
    "\n"
    "What posture options cost, from the changes that each makes to the posture: units that are new, fuller, of "
    "another\n"
    "type, stationed abroad, moved, pre-positioned or readier, and capacities that grow. Each change is priced by a\n"
    "card of costs.csv. Money is that of the scenario's basis; an equivalent annual cost spreads what is paid once "
    "over\n"
    "its service life and adds the running cost.\n"
    "\n"
    "  --options A,B  only these; one alone is shown line by line\n"
    "  --csv DIR      write cost_options.csv, cost_lines.csv and cost_cash.csv\n"
    "  --json         print as JSON (docs/schema/cost.schema.json)\n"
    "\n"
    "example: posture cost scenarios/teaching --options forward_brigade\n";

static const struct option long_options[] = {{"options", required_argument, NULL, 'o'},
                                             {"csv", required_argument, NULL, 'c'},
                                             {"json", no_argument, NULL, 'j'},
                                             {NULL, 0, NULL, 0}};

enum { TEXT = 96, NAME_WIDTH = 23, MONEY_WIDTH = 8, RANGE_WIDTH = 14, PEAK_WIDTH = 12, PEOPLE_WIDTH = 7 };
enum { LINE_NAME_WIDTH = 34, LINE_MONEY_WIDTH = 10 };

static int read_arguments(int argc, char **argv, posture_cost_def *def, bool *json)
{
    opterr = 0;
    optind = 1;
    for (int which = 0; (which = getopt_long(argc, argv, ":", long_options, NULL)) != -1;) {
        if (which == 'o')
            def->options = optarg;
        else if (which == 'c')
            def->csv = optarg;
        else if (which == 'j')
            *json = true;
        else
            return arguments_fault("cost", which == ':' ? "a value is missing after" : "unknown option",
                                   argv[optind - 1]);
    }
    if (optind + 1 != argc)
        return arguments_fault("cost", optind == argc ? "which scenario?" : "one scenario, not also",
                               optind == argc ? NULL : argv[optind + 1]);
    def->scenario = argv[optind];
    return EXIT_DONE;
}

static double money(const json_t *object, const char *key, const char *bound)
{
    return json_number_value(json_object_get(json_object_get(object, key), bound));
}

/* Three digits that matter: 0.35, 14.2, 8,210. */
static void put_money(char *to, size_t size, double million)
{
    const double size_of = fabs(million);
    snprintf(to, size, size_of == 0 ? "0" : size_of < 1 ? "%.2f" : size_of < 100 ? "%.1f" : "%.0f", million);
}

static void print_money(const terminal *t, double million, int width, text_style style)
{
    char text[TEXT];
    put_money(text, sizeof text, million);
    terminal_field(t, text, width, true, style);
}

static void print_range(const terminal *t, const json_t *object, const char *key)
{
    char low[TEXT], high[TEXT], text[2 * TEXT + 4];
    put_money(low, sizeof low, money(object, key, "low"));
    put_money(high, sizeof high, money(object, key, "high"));
    snprintf(text, sizeof text, "[%s, %s]", low, high);
    terminal_field(t, text, RANGE_WIDTH, true, STYLE_DIM);
}

static bool is_bought(const json_t *option)
{
    return json_array_size(json_object_get(option, "lines")) > 0;
}

static void print_option(const terminal *t, const json_t *option)
{
    char text[TEXT];
    terminal_field(t, document_text(option, "id"), NAME_WIDTH, false, STYLE_BOLD);
    if (!is_bought(option)) {
        const bool same = strcmp(document_text(option, "costed"), "none") == 0;
        const char *words = same ? "as stated" : "buys nothing: decisions or assumptions change";
        terminal_field(t, words, terminal_columns(words), false, STYLE_DIM);
        fputc('\n', t->to);
        return;
    }
    print_money(t, money(option, "one_off_m", "mid"), MONEY_WIDTH, STYLE_PLAIN);
    print_money(t, money(option, "running_m_per_year", "mid"), MONEY_WIDTH, STYLE_PLAIN);
    print_money(t, money(option, "equivalent_annual_m", "mid"), MONEY_WIDTH, STYLE_BOLD);
    print_range(t, option, "equivalent_annual_m");
    const json_t *peak = json_object_get(option, "peak");
    put_money(text, sizeof text, json_number_value(json_object_get(peak, "amount_m")));
    char cell[2 * TEXT];
    snprintf(cell, sizeof cell, "%s (%d)", text, (int)json_integer_value(json_object_get(peak, "year")) % 100);
    terminal_field(t, cell, PEAK_WIDTH, true, STYLE_PLAIN);
    snprintf(text, sizeof text, "%.0f", json_number_value(json_object_get(option, "headcount")));
    terminal_field(t, text, PEOPLE_WIDTH, true, STYLE_PLAIN);
    fputc('\n', t->to);
}

static void print_head(const terminal *t)
{
    static const char *const titles[] = {"once", "a year", "EAC", "low to high", "peak (year)", "people"};
    static const int width[] = {MONEY_WIDTH, MONEY_WIDTH, MONEY_WIDTH, RANGE_WIDTH, PEAK_WIDTH, PEOPLE_WIDTH};
    terminal_field(t, "option", NAME_WIDTH, false, STYLE_DIM);
    int all = NAME_WIDTH;
    for (size_t i = 0; i < sizeof width / sizeof *width; i++) {
        terminal_field(t, titles[i], width[i], true, STYLE_DIM);
        all += width[i];
    }
    fputc('\n', t->to);
    terminal_rule(t, all);
}

static void print_line(const terminal *t, const json_t *line)
{
    char text[2 * TEXT];
    snprintf(text, sizeof text, "%s: %s", document_text(line, "subject"), document_text(line, "change"));
    terminal_field(t, text, LINE_NAME_WIDTH, false, STYLE_PLAIN);
    snprintf(text, sizeof text, "%.3g %s", json_number_value(json_object_get(line, "quantity")),
             document_text(line, "per"));
    terminal_field(t, text, RANGE_WIDTH, true, STYLE_DIM);
    print_money(t, money(line, "equipment_m", "mid"), LINE_MONEY_WIDTH, STYLE_PLAIN);
    print_money(t, money(line, "infrastructure_m", "mid"), LINE_MONEY_WIDTH, STYLE_PLAIN);
    print_money(t, money(line, "running_m_per_year", "mid"), LINE_MONEY_WIDTH, STYLE_PLAIN);
    fputs(strcmp(document_text(line, "mark"), "assumed") == 0 ? "  *\n" : "\n", t->to);
}

static void print_payers(const terminal *t, const json_t *option)
{
    size_t i;
    const json_t *payer;
    fputs("\nWho pays, equivalent annual cost: ", t->to);
    json_array_foreach(json_object_get(option, "payers"), i, payer)
    {
        char text[TEXT];
        put_money(text, sizeof text, money(payer, "equivalent_annual_m", "mid"));
        fprintf(t->to, "%s%s %s", i > 0 ? ", " : "", document_text(payer, "who"), text);
    }
    fputs("\n", t->to);
}

/* One option line by line. */
static void print_bill(const terminal *t, const json_t *option)
{
    static const char *const titles[] = {"equipment", "building", "a year"};
    size_t i;
    const json_t *one;
    fputc('\n', t->to);
    terminal_field(t, "change", LINE_NAME_WIDTH, false, STYLE_DIM);
    terminal_field(t, "quantity", RANGE_WIDTH, true, STYLE_DIM);
    for (size_t k = 0; k < sizeof titles / sizeof *titles; k++)
        terminal_field(t, titles[k], LINE_MONEY_WIDTH, true, STYLE_DIM);
    fputc('\n', t->to);
    terminal_rule(t, LINE_NAME_WIDTH + RANGE_WIDTH + 3 * LINE_MONEY_WIDTH);
    json_array_foreach(json_object_get(option, "lines"), i, one) print_line(t, one);
    print_payers(t, option);
    json_array_foreach(json_object_get(option, "not_costed"), i, one)
        fprintf(t->to, "not costed: %s (%s)\n", document_text(one, "subject"), document_text(one, "change"));
    json_array_foreach(json_object_get(option, "assumptions"), i, one)
        fprintf(t->to, "changes without a purchase: %s\n", document_text(one, "subject"));
}

static void print_result(const terminal *t, const json_t *document)
{
    char text[8 * TEXT];
    size_t i;
    const json_t *option;
    const json_t *options = json_object_get(document, "options");
    const json_t *basis = json_object_get(document, "basis");
    print_head(t);
    int partly = 0;
    double assumed = 0;
    json_array_foreach(options, i, option)
    {
        print_option(t, option);
        partly += strcmp(document_text(option, "costed"), "partly") == 0;
        assumed = fmax(assumed, json_number_value(json_object_get(option, "assumed_share")));
    }
    if (json_array_size(options) == 2)
        print_bill(t, json_array_get(options, 1));
    fputc('\n', t->to);
    snprintf(text, sizeof text,
             "Millions of %s at prices of %d. EAC: equivalent annual cost at %.3g %% real, equipment over %.0f years, "
             "infrastructure over %.0f. Low to high: every card at its low or high end. Up to %.0f %% of an option's "
             "cost stands on assumed cards%s.",
             document_text(basis, "currency"), (int)json_integer_value(json_object_get(basis, "price_year")),
             100 * json_number_value(json_object_get(basis, "discount_rate")),
             json_number_value(json_object_get(basis, "equipment_year")),
             json_number_value(json_object_get(basis, "infrastructure_year")), 100 * assumed,
             json_array_size(options) == 2 ? " (*)" : "");
    terminal_wrap(t, text, 0);
    if (partly > 0) {
        snprintf(text, sizeof text, "%d option%s in part without a card: --json and --options tell what is missing.",
                 partly, partly == 1 ? " is" : "s are");
        terminal_wrap(t, text, 0);
    }
}

static int run(int argc, char **argv)
{
    posture_cost_def def = {0};
    bool as_json = false;
    int code = read_arguments(argc, argv, &def, &as_json);
    if (code != EXIT_DONE)
        return code;
    posture_diagnostics *found = NULL;
    char *json = NULL;
    posture_status status = posture_diagnostics_create(&found);
    if (status == POSTURE_OK)
        status = posture_cost(&def, found, &json);
    code = findings_summary("cost", def.scenario, status, found);
    code = document_print(json, as_json, code, print_result);
    posture_diagnostics_destroy(found);
    return code;
}

const verb verb_cost = {.name = "cost", .summary = "what posture options cost, and who pays", .help = help, .run = run};
