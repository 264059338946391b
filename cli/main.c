#include <stdio.h>
#include <string.h>

#include "manual.h"
#include "verbs.h"

/* One line for each verb: declared here, defined in cli/VERB.c. */
extern const verb verb_assess, verb_backtest, verb_calibrate, verb_check, verb_cost, verb_deter, verb_diff,
    verb_explain, verb_fit, verb_game, verb_import, verb_invest, verb_new, verb_reproduce, verb_run, verb_study,
    verb_warn;

static const verb *const verbs[] = {
    &verb_assess,    &verb_run,     &verb_new,       &verb_check,  &verb_cost,   &verb_deter,
    &verb_diff,      &verb_explain, &verb_fit,       &verb_invest, &verb_import, &verb_backtest,
    &verb_calibrate, &verb_game,    &verb_reproduce, &verb_study,  &verb_warn,   NULL,
};

static void print_help(FILE *to)
{
    fprintf(to, "posture: which posture options turn an attack into a bad bet, how sure are we, at what cost\n\n"
                "usage: posture VERB [arguments]\n\n");
    for (int i = 0; verbs[i]; i++)
        fprintf(to, "  %-10s %s\n", verbs[i]->name, verbs[i]->summary);
    fprintf(to, "\nposture VERB --help tells more, with an example.\n");
}

static const verb *find_verb(const char *name)
{
    for (int i = 0; verbs[i]; i++)
        if (strcmp(verbs[i]->name, name) == 0)
            return verbs[i];
    return NULL;
}

static int asks_for_help(int argc, char **argv)
{
    for (int i = 1; i < argc; i++)
        if (strcmp(argv[i], "--help") == 0 || strcmp(argv[i], "-h") == 0)
            return 1;
    return 0;
}

int main(int argc, char **argv)
{
    if (argc < 2) {
        print_help(stderr);
        return EXIT_USAGE;
    }
    if (strcmp(argv[1], "--help") == 0 || strcmp(argv[1], "-h") == 0 || strcmp(argv[1], "help") == 0) {
        print_help(stdout);
        return EXIT_DONE;
    }
    if (strcmp(argv[1], "--version") == 0) {
        printf("posture %s\n", POSTURE_VERSION);
        return EXIT_DONE;
    }
    if (strcmp(argv[1], "--man") == 0) {
        manual_print(stdout, verbs, POSTURE_VERSION);
        return EXIT_DONE;
    }
    const verb *chosen = find_verb(argv[1]);
    if (!chosen) {
        fprintf(stderr, "posture: unknown verb \"%s\"; posture --help lists them\n", argv[1]);
        return EXIT_USAGE;
    }
    if (asks_for_help(argc - 1, argv + 1)) {
        fputs(chosen->help, stdout);
        return EXIT_DONE;
    }
    return chosen->run(argc - 1, argv + 1);
}
