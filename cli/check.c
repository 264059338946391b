#include <posture/check.h>

#include <getopt.h>
#include <stdlib.h>
#include <string.h>

#include <jansson.h>

#include "arguments.h"
#include "findings.h"
#include "verbs.h"

static const char help[] =
    "usage: posture check SCENARIO [--json]\n"
    "\n"
    "Reads a scenario folder with each of its options and reports everything wrong with it at once, as\n"
    "file:line:column: what was found, what is allowed, the nearest valid name. Then says what it holds.\n"
    "Exit code 2 where there are faults: the scenario cannot be run. Warnings leave it at 0.\n"
    "\n"
    "  --json    print findings and summary as JSON (docs/schema/check.schema.json)\n"
    "\n"
    "example: posture check scenarios/teaching\n";

static const struct option long_options[] = {{"json", no_argument, NULL, 'j'}, {NULL, 0, NULL, 0}};

static long long number_of(const json_t *object, const char *key)
{
    return json_integer_value(json_object_get(object, key));
}

static void print_summary(const json_t *summary)
{
    const json_t *marks = json_object_get(summary, "values_by_mark");
    double assumed = json_number_value(json_object_get(marks, "assumed_share"));
    printf("%s: can be run\n", json_string_value(json_object_get(summary, "title")));
    printf("  %lld places, %lld links\n", number_of(summary, "places"), number_of(summary, "links"));
    printf("  %lld countries, %lld units of %lld types\n", number_of(summary, "countries"), number_of(summary, "units"),
           number_of(summary, "unit_types"));
    printf("  %lld attack plans, %lld defence plans, %lld options\n", number_of(summary, "attack_plans"),
           number_of(summary, "defence_plans"), number_of(summary, "options"));
    printf("  %lld named factors, %lld other uncertain values\n", number_of(summary, "named_factors"),
           number_of(summary, "uncertain_values"));
    printf("  values: %lld published, %lld derived, %lld assumed (%.0f %%)\n", number_of(marks, "published"),
           number_of(marks, "derived"), number_of(marks, "assumed"), 100 * assumed);
    printf("  hash %s\n", json_string_value(json_object_get(summary, "hash")));
}

static int print_result(const char *json, const posture_diagnostics *found)
{
    json_t *document = json_loads(json, 0, NULL);
    if (!document)
        return EXIT_FAILED;
    size_t faults = posture_diagnostics_fault_count(found);
    size_t warnings = posture_diagnostics_count(found) - faults;
    findings_print(stdout, found);
    const json_t *summary = json_object_get(document, "summary");
    if (summary)
        print_summary(summary);
    if (faults > 0 || warnings > 0)
        printf("%zu fault%s, %zu warning%s\n", faults, faults == 1 ? "" : "s", warnings, warnings == 1 ? "" : "s");
    json_decref(document);
    return faults > 0 ? EXIT_INPUT : EXIT_DONE;
}

static int run(int argc, char **argv)
{
    bool json_wanted = false;
    opterr = 0;
    for (int which = 0; (which = getopt_long(argc, argv, ":", long_options, NULL)) != -1;) {
        if (which != 'j')
            return arguments_fault("check", "unknown option", argv[optind - 1]);
        json_wanted = true;
    }
    if (optind + 1 != argc)
        return arguments_fault("check", optind == argc ? "which scenario folder?" : "one scenario folder, not also",
                               optind == argc ? NULL : argv[optind + 1]);
    posture_diagnostics *found = NULL;
    char *json = NULL;
    posture_status status = posture_diagnostics_create(&found);
    if (status == POSTURE_OK)
        status = posture_check(argv[optind], found, &json);
    int code = status == POSTURE_ERROR_INPUT ? EXIT_INPUT : EXIT_DONE;
    if (!json)
        code = findings_exit("check", status, found);
    else if (json_wanted)
        puts(json);
    else
        code = print_result(json, found);
    if (fflush(stdout) != 0)
        code = EXIT_FAILED;
    free(json);
    posture_diagnostics_destroy(found);
    return code;
}

const verb verb_check = {
    .name = "check", .summary = "everything wrong with a scenario, at once", .help = help, .run = run};
