/* The verbs of the command line: one file each, cli/VERB.c, listed once in main.c. */
#ifndef CLI_VERBS_H
#define CLI_VERBS_H

/* Exit codes, the same for every verb. */
enum {
    EXIT_DONE = 0,
    EXIT_FAILED = 1, /* the environment: memory, disk, store */
    EXIT_INPUT = 2,  /* the scenario has errors; all of them were printed */
    EXIT_USAGE = 64  /* the command line */
};

typedef struct verb {
    const char *name;
    const char *summary;               /* one line for `posture --help` */
    const char *help;                  /* `posture VERB --help`: usage, options, an example */
    int (*run)(int argc, char **argv); /* argv[0] is the verb */
} verb;

#endif
