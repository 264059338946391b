#include <posture/explain.h>

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
    "usage: posture explain WORD [--scenario FOLDER] [--json]\n"
    "       posture explain --all [--json]\n"
    "\n"
    "What a word means: a measure of the results, a parameter, a table or column of the scenario, an engagement model, "
    "a\n"
    "term of the field. With a scenario also what stands under an id in it: a unit, a place, a factor, a plan.\n"
    "\n"
    "  --scenario FOLDER    look up ids in this scenario too\n"
    "  --all                everything, as a reference in Markdown\n"
    "  --json               print as JSON (docs/schema/explain.schema.json)\n"
    "\n"
    "example: posture explain fait_accompli_day_7\n";

static const struct option long_options[] = {{"all", no_argument, NULL, 'a'},
                                             {"json", no_argument, NULL, 'j'},
                                             {"scenario", required_argument, NULL, 's'},
                                             {NULL, 0, NULL, 0}};

static void print_field(const json_t *entry, const char *key, const char *label)
{
    const json_t *value = json_object_get(entry, key);
    if (json_is_string(value))
        printf("  %-9s %s\n", label, json_string_value(value));
}

static void print_words(const json_t *words)
{
    size_t i = 0;
    const json_t *word = NULL;
    if (json_array_size(words) == 0)
        return;
    printf("  %-9s ", "allowed");
    json_array_foreach(words, i, word)
    {
        printf("%s%s", i > 0 ? ", " : "", json_string_value(word));
    }
    putchar('\n');
}

static void print_values(const json_t *values)
{
    const char *column = NULL;
    const json_t *value = NULL;
    void *iterator = json_object_iter((json_t *)values);
    for (; iterator; iterator = json_object_iter_next((json_t *)values, iterator)) {
        column = json_object_iter_key(iterator);
        value = json_object_iter_value(iterator);
        if (*json_string_value(value))
            printf("  %s: %s\n", column, json_string_value(value));
    }
}

static void print_columns(const terminal *t, const json_t *columns)
{
    size_t i = 0;
    const json_t *column = NULL;
    json_array_foreach(columns, i, column)
    {
        char line[1024];
        snprintf(line, sizeof line, "    %s%s: %s", document_text(column, "name"),
                 json_is_true(json_object_get(column, "required")) ? " (required)" : "",
                 document_text(column, "meaning"));
        terminal_wrap(t, line, 8);
    }
}

static void print_entry(const terminal *t, const json_t *entry)
{
    const char *table = document_text(entry, "table"), *title = document_text(entry, "title");
    char meaning[1024];
    printf("%s%s%s (%s)%s%s\n", table, *table ? "/" : "", document_text(entry, "name"), document_text(entry, "kind"),
           *title ? ": " : "", title);
    snprintf(meaning, sizeof meaning, "  %s.", document_text(entry, "meaning"));
    terminal_wrap(t, meaning, 2);
    print_field(entry, "type", "type");
    print_field(entry, "unit", "unit");
    if (json_object_get(entry, "low"))
        printf("  %-9s %g to %g\n", "range", json_number_value(json_object_get(entry, "low")),
               json_number_value(json_object_get(entry, "high")));
    print_words(json_object_get(entry, "allowed"));
    print_field(entry, "default", "default");
    print_field(entry, "where", "where");
    if (json_is_true(json_object_get(entry, "required")))
        puts("  required");
    print_columns(t, json_object_get(entry, "columns"));
    print_values(json_object_get(entry, "values"));
}

/* One row of a Markdown table. */
static void print_row(const json_t *entry)
{
    const json_t *low = json_object_get(entry, "low");
    const char *title = document_text(entry, "title"), *initial = document_text(entry, "default");
    printf("| `%s` | %s%s%s | %s | ", document_text(entry, "name"), title, *title ? ": " : "",
           document_text(entry, "meaning"), document_text(entry, "unit"));
    if (low)
        printf("%g to %g", json_number_value(low), json_number_value(json_object_get(entry, "high")));
    size_t i = 0;
    const json_t *word = NULL;
    json_array_foreach(json_object_get(entry, "allowed"), i, word)
    {
        printf("%s`%s`", i > 0 ? ", " : "", json_string_value(word));
    }
    printf(" | %s |\n", json_is_true(json_object_get(entry, "required")) ? "required" : initial);
}

/* Everything, in the order of the catalogue: a heading where the kind or the table changes. */
static int print_reference(const char *json)
{
    json_t *document = json_loads(json, 0, NULL);
    if (!document)
        return EXIT_FAILED;
    puts("# Reference\n\nMade by `posture explain --all` from the tables that the program itself works from.");
    size_t i = 0;
    const json_t *entry = NULL;
    const char *kind = "";
    json_array_foreach(json_object_get(document, "entries"), i, entry)
    {
        bool table = strcmp(document_text(entry, "kind"), "table") == 0;
        bool begins = strcmp(kind, document_text(entry, "kind")) != 0 && strcmp(kind, "table") != 0;
        if (table)
            printf("\n## `%s`: %s (%s)\n", document_text(entry, "name"), document_text(entry, "meaning"),
                   document_text(entry, "where"));
        else if (begins)
            printf("\n## Every %s\n", document_text(entry, "kind"));
        if (table || begins)
            puts("\n| name | meaning | unit | allowed | default |\n|---|---|---|---|---|");
        kind = document_text(entry, "kind");
        if (!table)
            print_row(entry);
    }
    json_decref(document);
    return EXIT_DONE;
}

static int print_result(const char *json)
{
    json_t *document = json_loads(json, 0, NULL);
    if (!document)
        return EXIT_FAILED;
    terminal out = terminal_of(stdout);
    size_t i = 0;
    const json_t *entry = NULL;
    json_array_foreach(json_object_get(document, "entries"), i, entry)
    {
        if (i > 0)
            putchar('\n');
        print_entry(&out, entry);
    }
    const json_t *nearest = json_object_get(document, "nearest"), *name = NULL;
    if (nearest)
        fprintf(stderr, "posture explain: nothing is named \"%s\"", document_text(document, "word"));
    json_array_foreach(nearest, i, name)
    {
        fprintf(stderr, "%s\"%s\"", i == 0 ? "; nearest is " : " or ", json_string_value(name));
    }
    if (nearest)
        fputc('\n', stderr);
    json_decref(document);
    return nearest ? EXIT_USAGE : EXIT_DONE;
}

static int run(int argc, char **argv)
{
    bool json_wanted = false, all = false;
    const char *scenario = NULL;
    opterr = 0;
    for (int which = 0; (which = getopt_long(argc, argv, ":", long_options, NULL)) != -1;) {
        if (which == 'j')
            json_wanted = true;
        else if (which == 'a')
            all = true;
        else if (which == 's')
            scenario = optarg;
        else
            return arguments_fault("explain", which == ':' ? "a value is missing after" : "unknown option",
                                   argv[optind - 1]);
    }
    if (optind + (all ? 0 : 1) != argc)
        return arguments_fault("explain", all ? "--all takes no word" : "which word?", NULL);
    posture_diagnostics *found = NULL;
    char *json = NULL;
    posture_status status = posture_diagnostics_create(&found);
    if (status == POSTURE_OK)
        status = posture_explain(all ? NULL : argv[optind], scenario, found, &json);
    int code = status == POSTURE_ERROR_UNKNOWN_NAME ? EXIT_USAGE : EXIT_DONE;
    if (!json)
        code = findings_exit("explain", status, found);
    else if (json_wanted)
        puts(json);
    else
        code = all ? print_reference(json) : print_result(json);
    if (fflush(stdout) != 0)
        code = EXIT_FAILED;
    free(json);
    posture_diagnostics_destroy(found);
    return code;
}

const verb verb_explain = {
    .name = "explain", .summary = "what a measure, parameter, column or word means", .help = help, .run = run};
