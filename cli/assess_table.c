#include "assess_table.h"
#include "document.h"

#include <math.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

enum { TEXT = 64, LINES_MAX = 4 };

/* Text into a buffer, cut where it is too long: a cell shows what fits. */
__attribute__((format(printf, 3, 4))) static void put(char *to, size_t size, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(to, size, format, arguments);
    va_end(arguments);
}

typedef enum format { FORMAT_PERCENT, FORMAT_NUMBER, FORMAT_WHOLE, FORMAT_SIGNED } format;

/* The headline measures. better: +1 where more of it is better for the defender, -1 where less is. */
static const struct {
    const char *measure;
    const char *head[2];
    format format;
    int better;
} columns[] = {
    {"fait_accompli_day_7", {"fait", "D+7"}, FORMAT_PERCENT, -1},
    {"fait_accompli_day_14", {"accompli", "D+14"}, FORMAT_PERCENT, -1},
    {"fait_accompli_day_30", {"by", "D+30"}, FORMAT_PERCENT, -1},
    {"all_objectives_held", {"all held", "at end"}, FORMAT_PERCENT, -1},
    {"first_reached_hour", {"first", "reach h"}, FORMAT_WHOLE, 1},
    {"brigades_closed_day_14", {"brigades", "by D+14"}, FORMAT_NUMBER, 1},
    {"race_margin_day", {"race", "margin d"}, FORMAT_SIGNED, 1},
};
enum { COLUMN_COUNT = sizeof columns / sizeof *columns };

static const json_t *find_estimate(const json_t *document, const char *option, const char *plan, const char *measure)
{
    size_t i;
    const json_t *cell;
    json_array_foreach(json_object_get(document, "cells"), i, cell)
    {
        if (strcmp(document_text(cell, "option"), option) == 0 && strcmp(document_text(cell, "plan"), plan) == 0)
            return json_object_get(json_object_get(cell, "measures"), measure);
    }
    return NULL;
}

static const json_t *find_paired(const json_t *document, const char *option, const char *plan, const char *measure)
{
    size_t i;
    const json_t *paired;
    json_array_foreach(json_object_get(document, "paired"), i, paired)
    {
        if (strcmp(document_text(paired, "measure"), measure) == 0 &&
            strcmp(document_text(paired, "option"), option) == 0 && strcmp(document_text(paired, "plan"), plan) == 0)
            return paired;
    }
    return NULL;
}

/* -1, 0 or +1: the direction of a paired difference whose interval excludes zero. */
static int direction(const json_t *paired)
{
    double lo = document_number(paired, "lo");
    double hi = document_number(paired, "hi");
    return lo > 0 ? 1 : hi < 0 ? -1 : 0;
}

/* To the nearest whole number, halves up, without a negative zero. */
static double whole(double x)
{
    return floor(x + 0.5) + 0.0;
}

static void print_bound(char *to, size_t size, format f, double x, const char *missing)
{
    if (isnan(x))
        put(to, size, "%s", missing);
    else if (f == FORMAT_PERCENT)
        put(to, size, "%.0f", whole(100 * x));
    else if (f == FORMAT_NUMBER && fabs(x) < 9.95)
        put(to, size, "%.1f", whole(10 * x) / 10);
    else if (f == FORMAT_SIGNED)
        put(to, size, "%+.0f", whole(x));
    else
        put(to, size, "%.0f", whole(x));
}

static const char *beyond(const terminal *t)
{
    return t->utf8 ? "\u2026" : "..";
}

/* "45 %", "37", "+4"; "> D+30" where a time lies beyond the horizon. */
static void print_value(const json_t *document, char *to, size_t size, format f, const json_t *estimate)
{
    double value = document_number(estimate, "value");
    const char *side = document_text(estimate, "beyond");
    char number[TEXT];
    print_bound(number, sizeof number, f, value, "-");
    const char *than = strcmp(side, "above") == 0 ? ">" : "<";
    if (*side && f == FORMAT_SIGNED)
        put(to, size, "%s 0", than);
    else if (*side)
        put(to, size, "%s D+%.0f", than, document_number(document, "horizon_day"));
    else
        put(to, size, "%s%s", number, f == FORMAT_PERCENT && !isnan(value) ? " %" : "");
}

static void print_interval(const terminal *t, char *to, size_t size, format f, double lo, double hi)
{
    char low[TEXT];
    char high[TEXT];
    if (f == FORMAT_NUMBER && (fabs(lo) >= 9.95 || fabs(hi) >= 9.95))
        f = FORMAT_WHOLE;
    print_bound(low, sizeof low, f, lo, beyond(t));
    print_bound(high, sizeof high, f, hi, beyond(t));
    if (isnan(lo) && isnan(hi))
        put(to, size, "%s", "");
    else
        put(to, size, "[%s,%s]", low, high);
}

/* A value with its mark against the base. */
static text_style mark_value(const terminal *t, char *text, size_t size, int sign, int better)
{
    if (sign == 0)
        return STYLE_BOLD;
    char marked[TEXT];
    const char *up = t->utf8 ? "\u25b2" : "^";
    const char *down = t->utf8 ? "\u25bc" : "v";
    put(marked, sizeof marked, "%s %s", sign > 0 ? up : down, text);
    put(text, size, "%s", marked);
    return sign * better > 0 ? STYLE_BETTER : STYLE_WORSE;
}

/* A title broken into at most LINES_MAX lines. */
static int break_title(const char *title, int width, char lines[LINES_MAX][TEXT])
{
    int count = 0;
    for (const char *rest = title; *rest && count < LINES_MAX; count++) {
        const char *next = rest;
        int length = terminal_line(rest, width < TEXT - 1 ? width : TEXT - 1, &next);
        put(lines[count], TEXT, "%.*s", length, rest);
        rest = next;
    }
    return count;
}

static int name_width(const terminal *t)
{
    return t->width >= 100 ? 29 : t->width >= 90 ? 19 : t->width - 65 > 8 ? t->width - 65 : 8;
}

/* One decimal and a sign take more than whole numbers: "[-0.4,1.8]" and a blank before it. */
static int column_width(const terminal *t, int c)
{
    return columns[c].format == FORMAT_NUMBER ? 11 : t->width >= 90 ? 10 : 9;
}

static int columns_width(const terminal *t)
{
    int width = 0;
    for (int c = 0; c < COLUMN_COUNT; c++)
        width += column_width(t, c);
    return width;
}

static void print_title(const terminal *t, const char *title)
{
    terminal_field(t, title, terminal_columns(title), false, STYLE_BOLD);
    fputc('\n', t->to);
}

/* The lines of an option's name beside those of its values. */
static void print_name_line(const terminal *t, const char *title, int line, int width)
{
    char lines[LINES_MAX][TEXT];
    int count = break_title(title, width - 1, lines);
    terminal_field(t, line < count ? lines[line] : "", width, false, STYLE_PLAIN);
}

/* An option takes two lines, or as many as its name: cut names would be the same for some. */
static int row_lines(const char *title, int width)
{
    char lines[LINES_MAX][TEXT];
    int count = break_title(title, width - 1, lines);
    return count > 2 ? count : 2;
}

static void print_option_row(const terminal *t, const json_t *document, const json_t *option, const char *plan,
                             int width)
{
    const char *id = document_text(option, "id");
    int rows = row_lines(document_text(option, "title"), width);
    for (int line = 0; line < rows; line++) {
        print_name_line(t, document_text(option, "title"), line, width);
        for (int c = 0; line < 2 && c < COLUMN_COUNT; c++) {
            const json_t *estimate = find_estimate(document, id, plan, columns[c].measure);
            char text[TEXT];
            text_style style = STYLE_DIM;
            if (line == 0) {
                print_value(document, text, sizeof text, columns[c].format, estimate);
                style = mark_value(t, text, sizeof text, direction(find_paired(document, id, plan, columns[c].measure)),
                                   columns[c].better);
            } else {
                print_interval(t, text, sizeof text, columns[c].format, document_number(estimate, "lo"),
                               document_number(estimate, "hi"));
            }
            terminal_field(t, text, column_width(t, c), true, style);
        }
        fputc('\n', t->to);
    }
}

static void print_plan_table(const terminal *t, const json_t *document, const json_t *plan)
{
    int width = name_width(t);
    fputc('\n', t->to);
    print_title(t, document_text(plan, "title"));
    for (int line = 0; line < 2; line++) {
        terminal_field(t, "", width, false, STYLE_PLAIN);
        for (int c = 0; c < COLUMN_COUNT; c++)
            terminal_field(t, columns[c].head[line], column_width(t, c), true, STYLE_DIM);
        fputc('\n', t->to);
    }
    terminal_rule(t, width + columns_width(t));
    size_t i;
    const json_t *option;
    json_array_foreach(json_object_get(document, "options"), i, option)
        print_option_row(t, document, option, document_text(plan, "id"), width);
}

/* The one measure for the matrix of all options and plans: the last fait accompli within the horizon. */
static const char *lead_measure(const json_t *document, int *day)
{
    double horizon = document_number(document, "horizon_day");
    *day = horizon >= 30 ? 30 : horizon >= 14 ? 14 : horizon >= 7 ? 7 : 3;
    switch (*day) {
    case 30:
        return "fait_accompli_day_30";
    case 14:
        return "fait_accompli_day_14";
    case 7:
        return "fait_accompli_day_7";
    default:
        return "fait_accompli_day_3";
    }
}

static void print_matrix_head(const terminal *t, const json_t *plans, size_t first, size_t last, int width, int column)
{
    for (int line = 0; line < LINES_MAX; line++) {
        bool any = false;
        for (size_t p = first; p < last; p++) {
            char lines[LINES_MAX][TEXT];
            any |= line < break_title(document_text(json_array_get(plans, p), "title"), column - 2, lines);
        }
        if (!any)
            break;
        terminal_field(t, "", width, false, STYLE_PLAIN);
        for (size_t p = first; p < last; p++) {
            char lines[LINES_MAX][TEXT];
            int count = break_title(document_text(json_array_get(plans, p), "title"), column - 2, lines);
            terminal_field(t, line < count ? lines[line] : "", column, true, STYLE_DIM);
        }
        fputc('\n', t->to);
    }
    terminal_rule(t, width + column * (int)(last - first));
}

/* Second line of a matrix cell: the base's interval, the others' difference to the base. */
static void print_difference(const terminal *t, char *text, size_t size, const json_t *estimate, const json_t *paired)
{
    char bounds[TEXT];
    if (!paired) {
        print_interval(t, text, size, FORMAT_PERCENT, document_number(estimate, "lo"), document_number(estimate, "hi"));
        return;
    }
    double difference = document_number(paired, "diff");
    print_interval(t, bounds, sizeof bounds, FORMAT_SIGNED, 100 * document_number(paired, "lo"),
                   100 * document_number(paired, "hi"));
    put(text, size, "%+.0f %s", whole(100 * difference), bounds);
}

static void print_matrix_block(const terminal *t, const json_t *document, size_t first, size_t last, int column)
{
    int day = 0;
    const char *measure = lead_measure(document, &day);
    const json_t *plans = json_object_get(document, "plans");
    int width = name_width(t);
    print_matrix_head(t, plans, first, last, width, column);
    size_t i;
    const json_t *option;
    json_array_foreach(json_object_get(document, "options"), i, option)
    {
        int rows = row_lines(document_text(option, "title"), width);
        for (int line = 0; line < rows; line++) {
            print_name_line(t, document_text(option, "title"), line, width);
            for (size_t p = first; line < 2 && p < last; p++) {
                const char *plan = document_text(json_array_get(plans, p), "id");
                const json_t *estimate = find_estimate(document, document_text(option, "id"), plan, measure);
                const json_t *paired = find_paired(document, document_text(option, "id"), plan, measure);
                char text[TEXT];
                text_style style = STYLE_DIM;
                if (line == 0) {
                    print_value(document, text, sizeof text, FORMAT_PERCENT, estimate);
                    style = mark_value(t, text, sizeof text, direction(paired), -1);
                } else {
                    print_difference(t, text, sizeof text, estimate, paired);
                }
                terminal_field(t, text, column, true, style);
            }
            fputc('\n', t->to);
        }
    }
}

static void print_matrix(const terminal *t, const json_t *document)
{
    char title[2 * TEXT];
    int day = 0;
    lead_measure(document, &day);
    put(title, sizeof title, "Fait accompli by D+%d, share of simulated campaigns", day);
    fputc('\n', t->to);
    print_title(t, title);
    const size_t plans = json_array_size(json_object_get(document, "plans"));
    const int column = 17;
    size_t fit = (size_t)((t->width - name_width(t)) / column);
    for (size_t first = 0; first < plans; first += fit) {
        size_t last = first + fit < plans ? first + fit : plans;
        print_matrix_block(t, document, first, last, column);
    }
    terminal_wrap(
        t,
        "Second lines: the 95 % interval of the base, and of each option its paired difference to the base in "
        "percentage points with its interval.",
        0);
}

static void print_failed(const terminal *t, const json_t *document)
{
    size_t i;
    const json_t *cell;
    json_int_t total = 0;
    json_array_foreach(json_object_get(document, "failed"), i, cell) total +=
        json_integer_value(json_object_get(cell, "count"));
    if (total == 0) {
        fputs("No replication failed.\n", t->to);
        return;
    }
    fprintf(t->to, "%lld replications failed; they are rows with their status in the store:\n", (long long)total);
    json_array_foreach(json_object_get(document, "failed"), i, cell)
    {
        long long count = (long long)json_integer_value(json_object_get(cell, "count"));
        if (count > 0)
            fprintf(t->to, "  %s against %s: %lld\n", document_text(cell, "option"), document_text(cell, "plan"),
                    count);
    }
}

static void print_assumed(const terminal *t, const json_t *document)
{
    const json_t *marks = json_object_get(document, "marks");
    double assumed = document_number(marks, "assumed");
    double total = assumed + document_number(marks, "published") + document_number(marks, "derived");
    if (total > 0)
        fprintf(t->to, "%.0f %% of the scenario's %.0f values are assumptions.\n", 100 * assumed / total, total);
}

static void print_opening(const terminal *t, const json_t *document)
{
    char text[1024];
    print_title(t, document_text(document, "title"));
    long long replications = (long long)json_integer_value(json_object_get(document, "replications"));
    long long outer = (long long)json_integer_value(json_object_get(document, "outer"));
    long long inner = (long long)json_integer_value(json_object_get(document, "inner"));
    long long seed = (long long)json_integer_value(json_object_get(document, "seed"));
    put(text, sizeof text,
        "%lld simulated campaigns for each option and plan: %lld draws of the assumptions with %lld of luck each, "
        "seed %lld. All options meet the same luck. A share is one of simulated campaigns under the stated "
        "assumptions, not a probability of war.",
        replications, outer, inner, seed);
    terminal_wrap(t, text, 0);
    print_assumed(t, document);
}

static void print_legend(const terminal *t, const json_t *document)
{
    char text[1024];
    fputc('\n', t->to);
    put(text, sizeof text,
        "[ ] 95 %% interval of the estimate. %s %s: more or less than %s, paired interval without zero. Times are "
        "medians; %s or > D+%.0f: not within the horizon. Race margin: day all objectives are held "
        "minus day three heavy brigades are in the theatre; > 0: never held, < 0: held and the brigades not there "
        "within "
        "the horizon.",
        t->utf8 ? "\u25b2" : "^", t->utf8 ? "\u25bc" : "v", document_text(document, "base"), beyond(t),
        document_number(document, "horizon_day"));
    terminal_wrap(t, text, 0);
}

void assess_table_print(const terminal *t, const json_t *document)
{
    print_opening(t, document);
    size_t options = json_array_size(json_object_get(document, "options"));
    size_t plans = json_array_size(json_object_get(document, "plans"));
    if (options * plans > 1)
        print_matrix(t, document);
    size_t i;
    const json_t *plan;
    json_array_foreach(json_object_get(document, "plans"), i, plan) print_plan_table(t, document, plan);
    print_legend(t, document);
    print_failed(t, document);
}
