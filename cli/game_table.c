#include "game_table.h"
#include "document.h"

#include <stdio.h>
#include <string.h>

enum { TEXT = 1024, NAME_WIDTH = 30, KEY_WIDTH = 10, INDENT = 4 };

static void append(char *to, const char *text)
{
    strncat(to, text, TEXT - strlen(to) - 1);
}

/* What the solver cannot tell from 0 and 1. */
#define EXACT 1e-10

/* Zero and one as such, else six places: 0.000000 would hide that something is possible. */
static void append_probability(char *to, double probability)
{
    char number[32];
    if (probability > EXACT && probability < 5e-7)
        snprintf(number, sizeof number, "%.1e", probability);
    else if (probability < 1 - EXACT && probability > 1 - 5e-7)
        snprintf(number, sizeof number, "1 - %.1e", 1 - probability);
    else
        snprintf(number, sizeof number, probability > EXACT && probability < 1 - EXACT ? "%.6f" : "%.0f", probability);
    append(to, number);
}

static void append_list(char *to, const json_t *list, const char *label)
{
    size_t i;
    const json_t *one;
    json_array_foreach(list, i, one)
    {
        append(to, i > 0 ? "   " : "");
        append(to, document_text(one, label));
        append(to, " ");
        append_probability(to, document_number(one, "probability"));
    }
}

static void append_beliefs(char *to, const json_t *set)
{
    size_t i;
    const json_t *one;
    if (strcmp(document_text(set, "belief_kind"), "free") != 0)
        return;
    append(to, "   [not reached; held up by believing: ");
    bool first = true;
    json_array_foreach(json_object_get(set, "beliefs"), i, one)
    {
        double low = document_number(one, "low"), high = document_number(one, "high");
        char range[64];
        if (!(high > 0))
            continue;
        append(to, first ? "" : "; ");
        first = false;
        append(to, document_text(one, "after"));
        snprintf(range, sizeof range, low < high ? " %.3g to %.3g" : " %.3g", low, high);
        append(to, range);
    }
    append(to, "]");
}

/* Text that begins in column `indent` and stays right of it. */
static void print_beside(const terminal *t, const char *text, int indent)
{
    const char *next = text;
    for (bool first = true; *text || first; first = false) {
        const int length = terminal_line(text, t->width - indent, &next);
        fprintf(t->to, "%*s%.*s\n", first ? 0 : indent, "", length, text);
        text = next;
    }
}

static void print_behaviour(const terminal *t, const json_t *behaviour)
{
    size_t i;
    const json_t *set;
    json_array_foreach(behaviour, i, set)
    {
        char name[TEXT] = "", line[TEXT] = "", number[32];
        snprintf(number, sizeof number, "set %d", (int)json_integer_value(json_object_get(set, "number")));
        append(name, document_text(set, "player"));
        append(name, ", ");
        append(name, document_text(set, "information_set")[0] ? document_text(set, "information_set") : number);
        append_list(line, json_object_get(set, "actions"), "action");
        append_beliefs(line, set);
        fprintf(t->to, "%*s", INDENT, "");
        terminal_field(t, name, NAME_WIDTH, false, STYLE_PLAIN);
        print_beside(t, line, INDENT + NAME_WIDTH);
    }
}

static void print_row(const terminal *t, const char *title, const char *text)
{
    fprintf(t->to, "%*s", INDENT, "");
    terminal_field(t, title, NAME_WIDTH, false, STYLE_DIM);
    print_beside(t, text, INDENT + NAME_WIDTH);
}

static void print_payoffs(const terminal *t, const json_t *document, const json_t *equilibrium)
{
    char line[TEXT] = "";
    size_t p;
    const json_t *name;
    json_array_foreach(json_object_get(document, "players"), p, name)
    {
        char number[64];
        snprintf(number, sizeof number, " %.6g",
                 json_number_value(json_array_get(json_object_get(equilibrium, "payoffs"), p)));
        append(line, p > 0 ? "   " : "");
        append(line, json_string_value(name));
        append(line, number);
    }
    print_row(t, "payoffs", line);
}

static void print_equilibrium(const terminal *t, const json_t *document, const json_t *one, int others)
{
    char head[TEXT], line[TEXT] = "", d1[64];
    const char *verdict = document_text(one, "d1");
    snprintf(head, sizeof head, "Equilibrium %d of %d%s", (int)json_integer_value(json_object_get(one, "number")),
             (int)json_integer_value(json_object_get(document, "equilibrium_count")),
             json_is_true(json_object_get(one, "selected")) ? ", selected" : "");
    terminal_field(t, head, terminal_columns(head), false,
                   json_is_true(json_object_get(one, "selected")) ? STYLE_BOLD : STYLE_PLAIN);
    snprintf(d1, sizeof d1, strcmp(verdict, "not judged") == 0 ? "beliefs not judged by D1" : "%s", verdict);
    if (strcmp(verdict, "not needed") != 0)
        fprintf(t->to, "   %s%s", d1, strcmp(verdict, "plausible") == 0 ? " beliefs (D1)" : "");
    if (json_is_true(json_object_get(one, "continuum")))
        fputs("   one of a continuum: a player is indifferent", t->to);
    fputc('\n', t->to);
    print_behaviour(t, json_object_get(one, "behaviour"));
    append_list(line, json_object_get(one, "outcomes"), "outcome");
    print_row(t, "outcomes", line);
    print_payoffs(t, document, one);
    snprintf(line, sizeof line, "%.1e; largest gain from one deviation %.1e", document_number(one, "regret"),
             document_number(one, "sequential_gain"));
    print_row(t, "regret", line);
    if (others > 0) {
        snprintf(line, sizeof line, "%d more, joined to this one by equilibria all the way (--json has them)", others);
        print_row(t, "with it", line);
    }
    fputc('\n', t->to);
}

/* Of the equilibria joined to this one: how many there are, and is this the one to show, the selected or the first? */
static int joined(const json_t *equilibria, const json_t *one, bool *shown)
{
    size_t i;
    int count = 0;
    const json_t *other, *first = NULL, *selected = NULL;
    json_array_foreach(equilibria, i, other)
    {
        if (json_integer_value(json_object_get(other, "component")) !=
            json_integer_value(json_object_get(one, "component")))
            continue;
        count++;
        first = first ? first : other;
        selected = json_is_true(json_object_get(other, "selected")) ? other : selected;
    }
    *shown = one == (selected ? selected : first);
    return count;
}

static void print_equilibria(const terminal *t, const json_t *document)
{
    size_t i;
    const json_t *one, *equilibria = json_object_get(document, "equilibria");
    json_array_foreach(equilibria, i, one)
    {
        bool shown = false;
        int count = joined(equilibria, one, &shown);
        if (shown)
            print_equilibrium(t, document, one, count - 1);
    }
}

static void print_counts(const terminal *t, const json_t *document)
{
    char line[TEXT];
    const int count = (int)json_integer_value(json_object_get(document, "equilibrium_count"));
    const int discarded = (int)json_integer_value(json_object_get(document, "not_sequentially_rational"));
    snprintf(line, sizeof line,
             "%d equilibri%s listed, sequentially rational at every information set; %d more in Nash equilibrium only, "
             "resting on moves that nobody would make when it came to it, left out.",
             count, count == 1 ? "um" : "a", discarded);
    terminal_wrap(t, line, 0);
    if (!json_is_true(json_object_get(document, "pure_enumerated")))
        terminal_wrap(t, "The game is too large for this enumeration: there may be equilibria that are not listed.", 0);
    else if (!json_is_true(json_object_get(document, "mixed_enumerated")))
        terminal_wrap(t, "The game is too large to try every mixture: only pure equilibria were sought.", 0);
}

static void print_selection(const terminal *t, const json_t *document)
{
    char line[TEXT];
    const json_t *selection = json_object_get(document, "selection");
    const json_t *chosen = json_object_get(selection, "equilibrium");
    if (json_is_integer(chosen))
        snprintf(line, sizeof line,
                 "Selected: equilibrium %d, by the %s (followed to lambda %.3g, where no outcome differs by more than "
                 "%.1e). Another rule may select another.",
                 (int)json_integer_value(chosen), document_text(selection, "rule"),
                 document_number(selection, "end_lambda"), document_number(selection, "outcome_distance"));
    else
        snprintf(line, sizeof line,
                 "None selected: the %s, followed to lambda %.3g (regret %.1e there), ends near none of the listed "
                 "equilibria.",
                 document_text(selection, "rule"), document_number(selection, "end_lambda"),
                 document_number(selection, "end_regret"));
    terminal_wrap(t, line, 0);
}

void game_table_print(const terminal *t, const json_t *document)
{
    char line[TEXT] = "";
    size_t i;
    const json_t *one;
    terminal_field(t, document_text(document, "title"), terminal_columns(document_text(document, "title")), false,
                   STYLE_BOLD);
    fputc('\n', t->to);
    json_array_foreach(json_object_get(document, "players"), i, one)
    {
        append(line, i > 0 ? ", " : "players: ");
        append(line, json_string_value(one));
    }
    terminal_wrap(t, line, 0);
    if (document_text(document, "comment")[0])
        terminal_wrap(t, document_text(document, "comment"), 0);
    fputc('\n', t->to);
    print_equilibria(t, document);
    print_counts(t, document);
    print_selection(t, document);
    if (json_is_array(json_object_get(document, "behaviour"))) {
        fprintf(t->to, "\nAgent quantal response at lambda %g\n", document_number(document, "lambda"));
        print_behaviour(t, json_object_get(document, "behaviour"));
    }
    fputc('\n', t->to);
    terminal_wrap(t,
                  "An equilibrium says what follows if the players have these payoffs and expect each other to act on "
                  "them. It is no forecast, and none of its probabilities is the probability of an attack.",
                  0);
}

void game_table_list(const terminal *t, const json_t *games)
{
    size_t i, k;
    const json_t *one, *parameter;
    json_array_foreach(games, i, one)
    {
        char line[TEXT] = "";
        terminal_field(t, document_text(one, "name"), terminal_columns(document_text(one, "name")), false, STYLE_BOLD);
        append(line, ": ");
        append(line, document_text(one, "summary"));
        terminal_wrap(t, line, INDENT);
        json_array_foreach(json_object_get(one, "parameters"), k, parameter)
        {
            char number[32];
            snprintf(number, sizeof number, "%.6g", document_number(parameter, "value"));
            fprintf(t->to, "%*s", INDENT, "");
            terminal_field(t, document_text(parameter, "key"), KEY_WIDTH, false, STYLE_PLAIN);
            terminal_field(t, number, KEY_WIDTH, true, STYLE_PLAIN);
            fputs("  ", t->to);
            print_beside(t, document_text(parameter, "meaning"), INDENT + 2 * KEY_WIDTH + 2);
        }
    }
}
