#include <posture/import.h>

#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>

#include <jansson.h>

#include "arguments.h"
#include "document.h"
#include "findings.h"
#include "terminal.h"
#include "verbs.h"

static const char help[] =
    "usage: posture import nato-defexp FILE.xlsx [--output spending.csv] [--against OLD.csv] [--json]\n"
    "\n"
    "NATO's workbook of defence expenditure as a scenario's spending.csv: constant prices in US dollars, shares by\n"
    "category, people. Cells that are no numbers are named by sheet and cell, and left out. Tells what changed "
    "against\n"
    "an earlier table: editions revise. The rows name the source nato_defexp, which sources.csv then needs.\n"
    "\n"
    "  --output FILE   write it; what stands there is compared with first\n"
    "  --against FILE  compare with this earlier table instead\n"
    "  --json          print as JSON (docs/schema/import.schema.json)\n"
    "\n"
    "example: posture import nato-defexp tables.xlsx --output scenarios/teaching/spending.csv\n";

enum { TEXT = 256, SHOWN = 40 };

static const struct option long_options[] = {{"output", required_argument, NULL, 'o'},
                                             {"against", required_argument, NULL, 'a'},
                                             {"json", no_argument, NULL, 'j'},
                                             {NULL, 0, NULL, 0}};

static int read_arguments(int argc, char **argv, posture_import_def *def, bool *json)
{
    opterr = 0;
    optind = 1;
    for (int which = 0; (which = getopt_long(argc, argv, ":", long_options, NULL)) != -1;) {
        if (which == 'o')
            def->output = optarg;
        else if (which == 'a')
            def->against = optarg;
        else if (which == 'j')
            *json = true;
        else
            return arguments_fault("import", which == ':' ? "a value is missing after" : "unknown option",
                                   argv[optind - 1]);
    }
    if (optind + 2 != argc)
        return arguments_fault("import", "a kind and a file are expected", NULL);
    def->kind = argv[optind];
    def->file = argv[optind + 1];
    return EXIT_DONE;
}

static void print_result(const terminal *t, const json_t *document)
{
    char text[2 * TEXT];
    size_t i;
    const json_t *change, *against = json_object_get(document, "against");
    const json_t *changed = json_object_get(against, "changed");
    snprintf(text, sizeof text, "%.200s: %d rows at prices of %d", json_string_value(json_object_get(document, "file")),
             (int)json_integer_value(json_object_get(document, "rows")),
             (int)json_integer_value(json_object_get(document, "price_year")));
    terminal_wrap(t, text, 0);
    if (!json_is_object(against))
        return;
    snprintf(text, sizeof text, "against %.200s: %zu values changed, %d rows added",
             json_string_value(json_object_get(against, "file")), json_array_size(changed),
             (int)json_integer_value(json_object_get(against, "rows_added")));
    terminal_wrap(t, text, 0);
    json_array_foreach(changed, i, change)
    {
        if (i >= SHOWN)
            break;
        snprintf(text, sizeof text, "  %s %d %s: %.6g -> %.6g", json_string_value(json_object_get(change, "country")),
                 (int)json_integer_value(json_object_get(change, "year")),
                 json_string_value(json_object_get(change, "column")),
                 json_number_value(json_object_get(change, "before")),
                 json_number_value(json_object_get(change, "after")));
        terminal_wrap(t, text, 4);
    }
    if (json_array_size(changed) > SHOWN)
        terminal_wrap(t, "  ... --json lists all", 0);
}

static int run(int argc, char **argv)
{
    posture_import_def def = {0};
    bool as_json = false;
    int code = read_arguments(argc, argv, &def, &as_json);
    if (code != EXIT_DONE)
        return code;
    posture_diagnostics *found = NULL;
    char *json = NULL;
    posture_status status = posture_diagnostics_create(&found);
    if (status == POSTURE_OK)
        status = posture_import(&def, found, &json);
    code = findings_exit("import", status, found);
    code = document_print(json, as_json, code, print_result);
    posture_diagnostics_destroy(found);
    return code;
}

const verb verb_import = {
    .name = "import", .summary = "official tables of defence expenditure into spending.csv", .help = help, .run = run};
