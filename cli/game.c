#include <posture/game.h>

#include <getopt.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include <jansson.h>

#include "arguments.h"
#include "findings.h"
#include "game_table.h"
#include "terminal.h"
#include "verbs.h"

static const char help[] =
    "usage: posture game FILE [--lambda L] [--write efg|nfg] [--json]\n"
    "       posture game --generate NAME [KEY=NUMBER ...] [--lambda L] [--write efg|nfg] [--json]\n"
    "       posture game --list [--json]\n"
    "\n"
    "Solves a small game in extensive form (.efg of Gambit) or strategic form (.nfg): every equilibrium found, with "
    "how\n"
    "each player moves at every information set, what it is worth, what happens, the beliefs that hold it up, and "
    "which "
    "of\n"
    "them the limit of the agent quantal response path selects. A game may have several equilibria: read them all.\n"
    "What a game says follows from its payoffs; it is no forecast.\n"
    "\n"
    "  --lambda L       also the agent quantal response equilibrium (logit) where players weigh payoffs with precision "
    "L\n"
    "  --generate NAME  a named game of the literature instead of a file; KEY=NUMBER sets its payoffs and "
    "credibilities\n"
    "  --list           the named games, with their numbers\n"
    "  --write FORM     print the game as a file, efg or nfg, and do not solve it\n"
    "  --json           print as JSON (docs/schema/game.schema.json)\n"
    "\n"
    "example: posture game --generate unilateral p_Ch=0.3 p_Def=0.2\n"
    "         posture game games/unilateral.efg --lambda 5\n";

enum { SETTINGS_MAX = 64 };

typedef struct game_arguments {
    posture_game_def def;
    const char *settings[SETTINGS_MAX];
    const char *format;
    bool list, json;
} game_arguments;

static const struct option long_options[] = {
    {"lambda", required_argument, NULL, 'l'}, {"generate", required_argument, NULL, 'g'},
    {"write", required_argument, NULL, 'w'},  {"list", no_argument, NULL, 'i'},
    {"json", no_argument, NULL, 'j'},         {NULL, 0, NULL, 0}};

static int read_lambda(const char *text, posture_game_def *def)
{
    char *end = NULL;
    def->lambda = strtod(text, &end);
    def->quantal = true;
    if (end == text || *end != '\0' || !isfinite(def->lambda) || def->lambda < 0)
        return arguments_fault("game", "--lambda is a number from 0 on, not", text);
    return EXIT_DONE;
}

static int read_option(int which, game_arguments *a)
{
    if (which == 'l')
        return read_lambda(optarg, &a->def);
    if (which == 'g')
        a->def.generate = optarg;
    else if (which == 'w')
        a->format = optarg;
    else if (which == 'i')
        a->list = true;
    else
        a->json = true;
    return EXIT_DONE;
}

static int read_operands(int argc, char **argv, game_arguments *a)
{
    if (a->format && strcmp(a->format, "efg") != 0 && strcmp(a->format, "nfg") != 0)
        return arguments_fault("game", "--write takes efg or nfg, not", a->format);
    if (a->list)
        return optind == argc ? EXIT_DONE : arguments_fault("game", "--list stands alone, without", argv[optind]);
    if (!a->def.generate) {
        if (optind + 1 != argc)
            return arguments_fault("game", optind == argc ? "which game?" : "one file, not also",
                                   optind == argc ? NULL : argv[optind + 1]);
        a->def.file = argv[optind];
        return EXIT_DONE;
    }
    for (; optind < argc; optind++) {
        if (a->def.setting_count == SETTINGS_MAX)
            return arguments_fault("game", "too many settings, from", argv[optind]);
        a->settings[a->def.setting_count++] = argv[optind];
    }
    a->def.settings = a->settings;
    return EXIT_DONE;
}

static int read_arguments(int argc, char **argv, game_arguments *a)
{
    opterr = 0;
    optind = 1;
    for (int which = 0; (which = getopt_long(argc, argv, ":", long_options, NULL)) != -1;) {
        if (which == ':' || which == '?')
            return arguments_fault("game", which == ':' ? "a value is missing after" : "unknown option",
                                   argv[optind - 1]);
        int code = read_option(which, a);
        if (code != EXIT_DONE)
            return code;
    }
    return read_operands(argc, argv, a);
}

static int print_document(const char *text, const game_arguments *a)
{
    if (a->json || a->format) {
        fputs(text, stdout);
        if (a->json && !a->format)
            putchar('\n');
        return EXIT_DONE;
    }
    json_t *document = json_loads(text, 0, NULL);
    if (!document)
        return EXIT_FAILED;
    terminal out = terminal_of(stdout);
    if (a->list)
        game_table_list(&out, document);
    else
        game_table_print(&out, document);
    json_decref(document);
    return EXIT_DONE;
}

static int run(int argc, char **argv)
{
    game_arguments a = {.def = posture_game_def_default()};
    int code = read_arguments(argc, argv, &a);
    if (code != EXIT_DONE)
        return code;
    posture_diagnostics *found = NULL;
    char *text = NULL;
    posture_status status = posture_diagnostics_create(&found);
    if (status == POSTURE_OK && a.list)
        status = posture_game_list(&text);
    else if (status == POSTURE_OK && a.format)
        status = posture_game_write(&a.def, a.format, found, &text);
    else if (status == POSTURE_OK)
        status = posture_game(&a.def, found, &text);
    code = findings_exit("game", status, found);
    if (text && code == EXIT_DONE)
        code = print_document(text, &a);
    if (fflush(stdout) != 0)
        code = EXIT_FAILED;
    free(text);
    posture_diagnostics_destroy(found);
    return code;
}

const verb verb_game = {.name = "game",
                        .summary = "equilibria of a small game, all of them, and quantal response",
                        .help = help,
                        .run = run};
