/* The manual page, made from the same texts as --help, so that the two cannot disagree. */
#include "manual.h"

/* man(7): a line must not open with a control character, and backslashes are escapes. */
static void print_text(FILE *to, const char *text)
{
    int line_start = 1;
    for (; *text; text++) {
        if (line_start && (*text == '.' || *text == '\''))
            fputs("\\&", to);
        if (*text == '\\')
            fputs("\\e", to);
        else if (*text == '-')
            fputs("\\-", to);
        else
            fputc(*text, to);
        line_start = *text == '\n';
    }
    if (!line_start)
        fputc('\n', to);
}

static void print_verb(FILE *to, const verb *v)
{
    fputs(".SS ", to);
    print_text(to, v->name);
    print_text(to, v->summary);
    fputs(".PP\n.EX\n", to);
    print_text(to, v->help);
    fputs(".EE\n", to);
}

void manual_print(FILE *to, const verb *const *verbs, const char *version)
{
    fprintf(to, ".TH POSTURE 1 \"\" \"posture %s\" \"User Commands\"\n", version);
    fputs(".SH NAME\nposture \\- compare an alliance's posture options against attack plans\n", to);
    fputs(".SH SYNOPSIS\n.B posture\n.I verb\n.RI [ arguments ]\n", to);
    fputs(".SH DESCRIPTION\nFrom a readable scenario folder\n.B posture\nsimulates warning, alliance decision, "
          "reinforcement and campaign thousands of times and compares posture options with honest intervals. "
          "A replication is one draw, not a forecast.\n",
          to);
    fputs(".SH VERBS\n", to);
    for (int i = 0; verbs[i]; i++)
        print_verb(to, verbs[i]);
    fputs(".SH EXIT STATUS\n0 done; 1 the environment failed (memory, disk, store); 2 the scenario has errors, all of "
          "them printed; 64 the command line was wrong.\n",
          to);
    fputs(".SH FILES\nA scenario folder holds scenario.yaml, tables in CSV, plans/ and options/; "
          "docs/scenario\\-format.md describes them.\n",
          to);
}
