#include "across_table.h"
#include "document.h"

#include <math.h>
#include <string.h>

enum { TEXT = 96, NAME_WIDTH = 22, COLUMN_WIDTH = 14, HEAD_LINES = 2 };

/* Percentage points to the nearest, halves up, without a negative zero. */
static double points(double share)
{
    return floor(100 * share + 0.5) + 0.0;
}

static const json_t *find_cell(const json_t *across, const char *option, const char *model)
{
    size_t i;
    const json_t *cell;
    json_array_foreach(json_object_get(across, "cells"), i, cell)
    {
        if (strcmp(document_text(cell, "option"), option) == 0 && strcmp(document_text(cell, "model"), model) == 0)
            return cell;
    }
    return NULL;
}

/* "lanchester_square": its two halves on two lines. */
static void print_head(const terminal *t, const json_t *models, size_t first, size_t last)
{
    for (int line = 0; line < HEAD_LINES; line++) {
        terminal_field(t, line == 1 ? "option" : "", NAME_WIDTH, false, STYLE_DIM);
        for (size_t m = first; m < last; m++) {
            char text[TEXT];
            const char *id = document_text(json_array_get(models, m), "id");
            const char *rest = strchr(id, '_');
            if (line == 0)
                snprintf(text, sizeof text, "%.*s", rest ? (int)(rest - id) : 0, id);
            else
                snprintf(text, sizeof text, "%s", rest ? rest + 1 : id);
            terminal_field(t, text, COLUMN_WIDTH, true, STYLE_DIM);
        }
        fputc('\n', t->to);
    }
    terminal_rule(t, NAME_WIDTH + COLUMN_WIDTH * (int)(last - first));
}

static void print_share(const terminal *t, const json_t *cell)
{
    char text[TEXT];
    const json_t *diff = json_object_get(cell, "diff");
    const text_style style = document_number(diff, "hi") < 0   ? STYLE_BETTER
                             : document_number(diff, "lo") > 0 ? STYLE_WORSE
                                                               : STYLE_PLAIN;
    const char *mark = style == STYLE_BETTER  ? t->utf8 ? "\u25bc" : "v"
                       : style == STYLE_WORSE ? t->utf8 ? "\u25b2" : "^"
                                              : " ";
    if (isnan(document_number(cell, "value")))
        snprintf(text, sizeof text, "-");
    else
        snprintf(text, sizeof text, "%.0f %%%s (%g)", points(document_number(cell, "value")), mark,
                 document_number(cell, "rank"));
    terminal_field(t, text, COLUMN_WIDTH, true, style);
}

/* The base's interval; of the others the difference to the base. */
static void print_bounds(const terminal *t, const json_t *cell)
{
    char text[TEXT];
    const json_t *diff = json_object_get(cell, "diff");
    if (json_is_object(diff))
        snprintf(text, sizeof text, "[%+.0f,%+.0f]", points(document_number(diff, "lo")),
                 points(document_number(diff, "hi")));
    else
        snprintf(text, sizeof text, "[%.0f,%.0f]", points(document_number(cell, "lo")),
                 points(document_number(cell, "hi")));
    terminal_field(t, text, COLUMN_WIDTH, true, STYLE_DIM);
}

static void print_block(const terminal *t, const json_t *across, size_t first, size_t last)
{
    const json_t *models = json_object_get(across, "models");
    size_t i;
    const json_t *option;
    fputc('\n', t->to);
    print_head(t, models, first, last);
    json_array_foreach(json_object_get(across, "options"), i, option)
    {
        const char *id = document_text(option, "option");
        terminal_field(t, id, NAME_WIDTH, false, STYLE_PLAIN);
        for (size_t m = first; m < last; m++)
            print_share(t, find_cell(across, id, document_text(json_array_get(models, m), "id")));
        fprintf(t->to, "\n%*s", NAME_WIDTH, "");
        for (size_t m = first; m < last; m++)
            print_bounds(t, find_cell(across, id, document_text(json_array_get(models, m), "id")));
        fputc('\n', t->to);
    }
}

/* As few blocks of columns as fit, of about the same width. */
static void print_blocks(const terminal *t, const json_t *across)
{
    const size_t count = json_array_size(json_object_get(across, "models"));
    const size_t fit = (size_t)((t->width - NAME_WIDTH) / COLUMN_WIDTH);
    const size_t blocks = (count + fit - 1) / fit;
    const size_t length = (count + blocks - 1) / blocks;
    for (size_t first = 0; first < count; first += length)
        print_block(t, across, first, first + length < count ? first + length : count);
}

static void add_names(char *to, size_t size, const char *lead, const json_t *names)
{
    size_t i;
    const json_t *name;
    json_array_foreach(names, i, name)
    {
        const size_t at = strlen(to);
        snprintf(to + at, size - at, "%s%s", i ? ", " : lead, json_string_value(name));
    }
}

/* What depends on the model, in words; what no model decides is left out. */
static void print_dependence(const terminal *t, const json_t *across)
{
    int contradicted = 0;
    int agreed = 0;
    int partly = 0;
    size_t i;
    const json_t *pair;
    json_array_foreach(json_object_get(across, "comparisons"), i, pair)
    {
        const char *holds = document_text(pair, "holds_under");
        agreed += strcmp(holds, "all") == 0;
        partly += strcmp(holds, "some") == 0;
        if (!json_is_true(json_object_get(pair, "depends_on_model")))
            continue;
        char text[1024];
        snprintf(text, sizeof text, "  %s against %s depends on the model:", document_text(pair, "option"),
                 document_text(pair, "against"));
        add_names(text, sizeof text, " better under ", json_object_get(pair, "better"));
        add_names(text, sizeof text, "; worse under ", json_object_get(pair, "worse"));
        terminal_wrap(t, text, 4);
        contradicted++;
    }
    char text[512];
    snprintf(
        text, sizeof text,
        "Comparisons between two options: %zu. All models decide %d the same way; %d are decided by some models and "
        "contradicted by none; in %d models contradict each other beyond chance.",
        json_array_size(json_object_get(across, "comparisons")), agreed, partly, contradicted);
    terminal_wrap(t, text, 0);
}

void across_table_print(const terminal *t, const json_t *document)
{
    char text[1024];
    const json_t *across = json_object_get(document, "across_models");
    if (!json_is_object(across))
        return;
    const char *last = strrchr(document_text(across, "measure"), '_'); /* fait_accompli_day_30 */
    snprintf(text, sizeof text, "Fait accompli by D+%s under every engagement model, worst plan", last ? last + 1 : "");
    fputc('\n', t->to);
    terminal_field(t, text, terminal_columns(text), false, STYLE_BOLD);
    fputc('\n', t->to);
    print_blocks(t, across);
    fputc('\n', t->to);
    terminal_wrap(t, document_text(json_object_get(across, "agreement"), "sentence"), 0);
    print_dependence(t, across);
    snprintf(
        text, sizeof text,
        "%lld campaigns for each option, plan and model, the same luck for all; the scenario states %s. In ( ) the "
        "rank under the model, 1 is best. Second lines: 95 %% interval of %s, and of each option its paired "
        "difference to it in percentage points.",
        (long long)json_integer_value(json_object_get(across, "replications")), document_text(across, "stated_model"),
        document_text(document, "base"));
    terminal_wrap(t, text, 0);
}
