#include "frontier_table.h"
#include "document.h"

#include <math.h>
#include <string.h>

enum { TEXT = 96, NAME_WIDTH = 23, COST_WIDTH = 7, RANGE_WIDTH = 13, EFFECT_WIDTH = 18 };

static void print_cost(const terminal *t, const json_t *cost)
{
    char text[TEXT];
    if (!json_is_number(json_object_get(cost, "mid"))) {
        terminal_field(t, "-", COST_WIDTH, true, STYLE_DIM);
        terminal_field(t, "", RANGE_WIDTH, true, STYLE_DIM);
        return;
    }
    snprintf(text, sizeof text, "%.0f", document_number(cost, "mid"));
    terminal_field(t, text, COST_WIDTH, true, STYLE_PLAIN);
    snprintf(text, sizeof text, "[%.0f, %.0f]", document_number(cost, "low"), document_number(cost, "high"));
    terminal_field(t, text, RANGE_WIDTH, true, STYLE_DIM);
}

static void print_verdict(const terminal *t, const json_t *option)
{
    char text[2 * TEXT];
    const char *better = document_text(option, "dominated_by");
    if (json_is_true(json_object_get(option, "on_frontier")))
        snprintf(text, sizeof text, "efficient");
    else if (*better)
        snprintf(text, sizeof text, "%s%s", json_is_true(json_object_get(option, "clearly")) ? "" : "perhaps ", better);
    else
        snprintf(text, sizeof text, "not bought");
    fprintf(t->to, "  %s\n", text);
}

static void print_option(const terminal *t, const json_t *option)
{
    char text[TEXT];
    const bool efficient = json_is_true(json_object_get(option, "on_frontier"));
    terminal_field(t, document_text(option, "option"), NAME_WIDTH, false, efficient ? STYLE_BOLD : STYLE_PLAIN);
    print_cost(t, json_object_get(option, "equivalent_annual_m"));
    snprintf(text, sizeof text, "%.2f [%.2f, %.2f]", document_number(option, "value"), document_number(option, "lo"),
             document_number(option, "hi"));
    terminal_field(t, text, EFFECT_WIDTH, true, STYLE_PLAIN);
    print_verdict(t, option);
}

void frontier_table_print(const terminal *t, const json_t *frontier)
{
    char text[4 * TEXT];
    size_t i;
    const json_t *option;
    if (!json_is_object(frontier))
        return;
    const json_t *basis = json_object_get(frontier, "basis");
    const char *last = strrchr(document_text(frontier, "measure"), '_'); /* fait_accompli_day_30 */
    const char *day = last ? last + 1 : "";
    fputc('\n', t->to);
    terminal_field(t, "cost and effect", NAME_WIDTH, false, STYLE_BOLD);
    terminal_field(t, "a year", COST_WIDTH, true, STYLE_DIM);
    terminal_field(t, "low to high", RANGE_WIDTH, true, STYLE_DIM);
    terminal_field(t, "worst plan", EFFECT_WIDTH, true, STYLE_DIM);
    fputs("  bettered by\n", t->to);
    terminal_rule(t, NAME_WIDTH + COST_WIDTH + RANGE_WIDTH + EFFECT_WIDTH + 19);
    json_array_foreach(json_object_get(frontier, "options"), i, option) print_option(t, option);
    snprintf(
        text, sizeof text,
        "Equivalent annual cost, millions of %s of %d, from the changes each option makes (posture cost tells them). "
        "Worst plan: share of campaigns with a fait accompli by D+%s under the plan that is best for the attacker, "
        "95 %% interval. Efficient: no option is as cheap and better; \"perhaps\" where intervals overlap.",
        document_text(basis, "currency"), (int)json_integer_value(json_object_get(basis, "price_year")), day);
    terminal_wrap(t, text, 0);
}

static void append(char *to, size_t size, const char *text)
{
    const size_t length = strlen(to);
    snprintf(to + length, size - length, "%s", text);
}

/* "a, b (reason)" of the options left out for this reason. */
static void append_dropped(char *to, size_t size, const json_t *dropped, const char *reason, const char *words)
{
    size_t i;
    const json_t *one;
    int count = 0;
    json_array_foreach(dropped, i, one)
    {
        if (strcmp(document_text(one, "reason"), reason) != 0)
            continue;
        append(to, size, count++ == 0 ? words : ", ");
        append(to, size, document_text(one, "option"));
    }
    append(to, size, count > 0 ? "." : "");
}

void at_cost_print(const terminal *t, const json_t *at_cost)
{
    char text[16 * TEXT];
    if (!json_is_object(at_cost))
        return;
    snprintf(
        text, sizeof text,
        "At %.4g million a year: a dearer option keeps the units and capacities that it names first, as far as the "
        "money goes (_cut). together_N are the sets of options that a pilot of %lld campaigns promised most of, "
        "chosen by a mixed-integer programme and simulated as they are.",
        document_number(at_cost, "budget_m"),
        (long long)json_integer_value(json_object_get(at_cost, "pilot_replications")));
    const json_t *dropped = json_object_get(at_cost, "dropped");
    append_dropped(text, sizeof text, dropped, "too_dear", " Nothing of it fits the money: ");
    append_dropped(text, sizeof text, dropped, "buys_nothing", " Buys nothing: ");
    terminal_wrap(t, text, 0);
}
