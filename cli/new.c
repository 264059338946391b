#include <posture/new.h>

#include <getopt.h>
#include <stdlib.h>

#include <jansson.h>

#include "arguments.h"
#include "findings.h"
#include "verbs.h"

static const char help[] = "usage: posture new FOLDER [--json]\n"
                           "\n"
                           "Writes a small, complete, commented scenario to start from. It passes `check` and runs. A "
                           "folder that holds\nfiles is left alone.\n"
                           "\n"
                           "  --json    print what was written as JSON (docs/schema/new.schema.json)\n"
                           "\n"
                           "example: posture new scenarios/mine\n";

static const struct option long_options[] = {{"json", no_argument, NULL, 'j'}, {NULL, 0, NULL, 0}};

static int print_result(const char *json, const char *folder)
{
    json_t *document = json_loads(json, 0, NULL);
    if (!document)
        return EXIT_FAILED;
    size_t i = 0;
    const json_t *name = NULL;
    json_array_foreach(json_object_get(document, "files"), i, name)
    {
        printf("%s/%s\n", folder, json_string_value(name));
    }
    printf("\nnext: posture check %s\n", folder);
    json_decref(document);
    return EXIT_DONE;
}

static int run(int argc, char **argv)
{
    bool json_wanted = false;
    opterr = 0;
    for (int which = 0; (which = getopt_long(argc, argv, ":", long_options, NULL)) != -1;) {
        if (which != 'j')
            return arguments_fault("new", "unknown option", argv[optind - 1]);
        json_wanted = true;
    }
    if (optind + 1 != argc)
        return arguments_fault("new", optind == argc ? "which folder?" : "one folder, not also",
                               optind == argc ? NULL : argv[optind + 1]);
    posture_diagnostics *found = NULL;
    char *json = NULL;
    posture_status status = posture_diagnostics_create(&found);
    if (status == POSTURE_OK)
        status = posture_new(argv[optind], found, &json);
    int code = findings_exit("new", status, found);
    if (json && json_wanted)
        puts(json);
    else if (json)
        code = print_result(json, argv[optind]);
    if (fflush(stdout) != 0)
        code = EXIT_FAILED;
    free(json);
    posture_diagnostics_destroy(found);
    return code;
}

const verb verb_new = {.name = "new", .summary = "a small scenario to start from", .help = help, .run = run};
