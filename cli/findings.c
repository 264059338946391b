#include "findings.h"

#include "verbs.h"

static void print_one(FILE *to, const posture_diagnostic *d)
{
    if (d->file && *d->file)
        fprintf(to, "%s:", d->file);
    if (d->line > 0)
        fprintf(to, "%d:", d->line);
    if (d->line > 0 && d->column > 0)
        fprintf(to, "%d:", d->column);
    fprintf(to, " %s%s\n", d->severity == POSTURE_WARNING ? "warning: " : "", d->text);
}

void findings_print(FILE *to, const posture_diagnostics *list)
{
    for (size_t i = 0; i < posture_diagnostics_count(list); i++)
        print_one(to, posture_diagnostics_get(list, i));
}

static int exit_code(const char *name_of_verb, posture_status status, const posture_diagnostics *list)
{
    if (status == POSTURE_OK)
        return EXIT_DONE;
    if (!list || posture_diagnostics_fault_count(list) == 0 || status >= POSTURE_ERROR_NUMERIC)
        fprintf(stderr, "posture %s: %s\n", name_of_verb, posture_status_text(status));
    if (status == POSTURE_ERROR_UNKNOWN_NAME)
        return EXIT_USAGE;
    return status == POSTURE_ERROR_INPUT ? EXIT_INPUT : EXIT_FAILED;
}

int findings_exit(const char *name_of_verb, posture_status status, const posture_diagnostics *list)
{
    if (list)
        findings_print(stderr, list);
    return exit_code(name_of_verb, status, list);
}

int findings_summary(const char *name_of_verb, const char *scenario, posture_status status,
                     const posture_diagnostics *list)
{
    size_t warnings = 0;
    for (size_t i = 0; list && i < posture_diagnostics_count(list); i++) {
        const posture_diagnostic *d = posture_diagnostics_get(list, i);
        if (d->severity == POSTURE_FAULT)
            print_one(stderr, d);
        else
            warnings++;
    }
    if (warnings > 0)
        fprintf(stderr, "%zu warning%s about the scenario; posture check %s shows %s\n", warnings,
                warnings == 1 ? "" : "s", scenario, warnings == 1 ? "it" : "them");
    return exit_code(name_of_verb, status, list);
}
