#include <posture/diff.h>
#include <posture/diff_results.h>

#include <getopt.h>
#include <stdlib.h>
#include <string.h>

#include <jansson.h>

#include "arguments.h"
#include "document.h"
#include "findings.h"
#include "verbs.h"

static const char help[] =
    "usage: posture diff A B [--json]\n"
    "\n"
    "Of two scenario folders: which values changed, by table, id and column. FOLDER:OPTION is the scenario with that\n"
    "option applied. Values are compared, not texts: 72 h and 3 days are the same.\n"
    "Of two results of `assess` (a folder of results, or its assess.json): what was run differently, and which "
    "measures\n"
    "moved beyond their error.\n"
    "\n"
    "  --json    print the differences as JSON (docs/schema/diff.schema.json, diff-results.schema.json)\n"
    "\n"
    "example: posture diff scenarios/teaching scenarios/teaching:forward_brigade\n";

static const struct option long_options[] = {{"json", no_argument, NULL, 'j'}, {NULL, 0, NULL, 0}};

static void print_change(const json_t *change)
{
    const char *kind = document_text(change, "change"), *id = document_text(change, "id");
    bool set = strcmp(kind, "set") == 0;
    char label[16];
    snprintf(label, sizeof label, "%s", set ? "changed" : kind);
    printf("%-8s %s%s%s", label, document_text(change, "table"), *id ? "/" : "", id);
    if (set) {
        const char *before = document_text(change, "before"), *after = document_text(change, "after");
        printf("/%s: %s -> %s", document_text(change, "column"), *before ? before : "(blank)",
               *after ? after : "(blank)");
    }
    putchar('\n');
}

static int print_scenarios(const char *json)
{
    json_t *document = json_loads(json, 0, NULL);
    if (!document)
        return EXIT_FAILED;
    const json_t *changes = json_object_get(document, "changes"), *change = NULL;
    size_t i = 0;
    json_array_foreach(changes, i, change)
    {
        print_change(change);
    }
    if (json_array_size(changes) == 0)
        puts("no difference in any value");
    json_decref(document);
    return EXIT_DONE;
}

static posture_status compare(const char *a, const char *b, posture_diagnostics *found, char **json, char **text)
{
    if (posture_is_results(a) && posture_is_results(b))
        return posture_diff_results(a, b, found, json, text);
    return posture_diff_scenarios(a, b, found, json);
}

static int run(int argc, char **argv)
{
    bool json_wanted = false;
    opterr = 0;
    for (int which = 0; (which = getopt_long(argc, argv, ":", long_options, NULL)) != -1;) {
        if (which != 'j')
            return arguments_fault("diff", "unknown option", argv[optind - 1]);
        json_wanted = true;
    }
    if (optind + 2 != argc)
        return arguments_fault("diff", "two scenarios, or two results, are compared", NULL);
    posture_diagnostics *found = NULL;
    char *json = NULL, *text = NULL;
    posture_status status = posture_diagnostics_create(&found);
    if (status == POSTURE_OK)
        status = compare(argv[optind], argv[optind + 1], found, &json, &text);
    int code = findings_exit("diff", status, found);
    if (status == POSTURE_OK && json_wanted)
        puts(json);
    else if (status == POSTURE_OK && text)
        fputs(text, stdout);
    else if (status == POSTURE_OK)
        code = print_scenarios(json);
    if (fflush(stdout) != 0)
        code = EXIT_FAILED;
    free(json);
    free(text);
    posture_diagnostics_destroy(found);
    return code;
}

const verb verb_diff = {
    .name = "diff", .summary = "what changed between two scenarios or two results", .help = help, .run = run};
