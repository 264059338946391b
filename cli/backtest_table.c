#include "backtest_table.h"
#include "document.h"

#include <math.h>
#include <string.h>

#define ALL_DECIDED 0.995

enum { NAME_WIDTH = 36, COLUMN_WIDTH = 10, INTERVAL_WIDTH = 22, TEXT = 512, SHORT = 48 };

/* percent: of a share. */
static void number_text(char *to, size_t size, double value, int decimals, bool percent)
{
    if (isnan(value))
        snprintf(to, size, "-");
    else
        snprintf(to, size, "%.*f%s", decimals, percent ? 100 * value : value, percent ? " %" : "");
}

static void put_number(const terminal *t, double value, int decimals, bool percent, text_style style)
{
    char text[SHORT];
    number_text(text, sizeof text, value, decimals, percent);
    terminal_field(t, text, COLUMN_WIDTH, true, style);
}

static void put_interval(const terminal *t, const json_t *i, int decimals, bool percent)
{
    char lo[SHORT];
    char hi[SHORT];
    char text[2 * SHORT + 8];
    number_text(lo, sizeof lo, document_number(i, "lo"), decimals, percent);
    number_text(hi, sizeof hi, document_number(i, "hi"), decimals, percent);
    snprintf(text, sizeof text, "%s .. %s", lo, hi);
    terminal_field(t, text, INTERVAL_WIDTH, true, STYLE_DIM);
}

static void put_titles(const terminal *t, const char *first, const char *const *titles, int count)
{
    terminal_field(t, first, NAME_WIDTH, false, STYLE_DIM);
    for (int c = 0; c < count; c++)
        terminal_field(t, titles[c], COLUMN_WIDTH, true, STYLE_DIM);
}

static void print_heading(const terminal *t, const json_t *d)
{
    char text[TEXT];
    int rows = (int)document_number(d, "rows");
    int n = (int)document_number(d, "n");
    snprintf(text, sizeof text, "%s: %s on %d of %d engagements", document_text(d, "file"),
             document_text(d, "model_title"), n, rows);
    terminal_field(t, text, terminal_columns(text), false, STYLE_BOLD);
    fputs("\n\n", t->to);
    if (document_number(d, "decided") < ALL_DECIDED) {
        snprintf(text, sizeof text,
                 "%.0f %% of the simulated fights are decided within 60 days; others count as not won.",
                 100 * document_number(d, "decided"));
        terminal_wrap(t, text, 0);
    }
    if (json_is_true(json_object_get(d, "fitted_on_this_file")))
        terminal_wrap(t,
                      "The model's coefficients come from this very table: its own line is in sample and flatters it. "
                      "The lines \"refitted\" are out of sample.",
                      0);
}

static void put_forecast(const terminal *t, const char *title, const json_t *f, text_style style)
{
    terminal_field(t, title, NAME_WIDTH, false, style);
    put_number(t, document_number(f, "brier"), 3, false, style);
    put_interval(t, json_object_get(f, "brier_interval"), 3, false);
    put_number(t, document_number(f, "log_loss"), 3, false, style);
    put_number(t, document_number(f, "auc"), 2, false, style);
    fputc('\n', t->to);
}

static void print_model(const terminal *t, const json_t *d)
{
    const json_t *intervals = json_object_get(d, "intervals");
    terminal_field(t, "the model", NAME_WIDTH, false, STYLE_BOLD);
    if (!json_is_true(json_object_get(d, "gives_odds"))) {
        terminal_wrap(t, "gives no odds: no fight of it ends within the horizon", NAME_WIDTH);
        return;
    }
    put_number(t, document_number(d, "brier"), 3, false, STYLE_BOLD);
    put_interval(t, json_object_get(intervals, "brier"), 3, false);
    put_number(t, document_number(d, "log_loss"), 3, false, STYLE_BOLD);
    put_number(t, document_number(d, "auc"), 2, false, STYLE_BOLD);
    fputc('\n', t->to);
}

static void print_list(const terminal *t, const json_t *list)
{
    size_t i;
    const json_t *one;
    json_array_foreach(list, i, one) put_forecast(t, document_text(one, "title"), one, STYLE_PLAIN);
}

/* The refitted odds of one way to make folds; nothing where there are none. */
static void print_refit(const terminal *t, const json_t *d, const char *folds)
{
    size_t i;
    const json_t *one;
    json_array_foreach(json_object_get(d, "cross_validated"), i, one)
    {
        if (strcmp(document_text(one, "folds"), folds) == 0)
            put_forecast(t, document_text(one, "title"), one, STYLE_BOLD);
    }
}

static void print_odds(const terminal *t, const json_t *d)
{
    static const char *const wars = "each war left out";
    const int width = NAME_WIDTH + 3 * COLUMN_WIDTH + INTERVAL_WIDTH;
    terminal_field(t, "who wins", NAME_WIDTH, false, STYLE_DIM);
    terminal_field(t, "Brier", COLUMN_WIDTH, true, STYLE_DIM);
    terminal_field(t, "95 %", INTERVAL_WIDTH, true, STYLE_DIM);
    terminal_field(t, "log loss", COLUMN_WIDTH, true, STYLE_DIM);
    terminal_field(t, "AUC", COLUMN_WIDTH, true, STYLE_DIM);
    fputc('\n', t->to);
    terminal_rule(t, width);
    print_model(t, d);
    if (json_array_size(json_object_get(d, "baselines")) > 0) {
        terminal_field(t, "random folds", width, false, STYLE_DIM);
        fputc('\n', t->to);
        print_refit(t, d, "random");
        print_list(t, json_object_get(d, "baselines"));
    }
    if (json_array_size(json_object_get(d, "baselines_by_war")) > 0) {
        terminal_field(t, wars, width, false, STYLE_DIM);
        fputc('\n', t->to);
        print_refit(t, d, "war");
        print_list(t, json_object_get(d, "baselines_by_war"));
    }
    terminal_rule(t, width);
}

static void print_numbers(const terminal *t, const json_t *d)
{
    static const char *const keys[] = {"attacker", "defender", "advance"};
    static const char *const titles[] = {"attacker's loss a day", "defender's loss a day", "advance a day"};
    const json_t *intervals = json_object_get(d, "intervals");
    fputc('\n', t->to);
    terminal_field(t, "how much", NAME_WIDTH, false, STYLE_DIM);
    terminal_field(t, "n", COLUMN_WIDTH, true, STYLE_DIM);
    terminal_field(t, "factor", COLUMN_WIDTH, true, STYLE_DIM);
    terminal_field(t, "95 %", INTERVAL_WIDTH, true, STYLE_DIM);
    terminal_field(t, "in 80 %", COLUMN_WIDTH, true, STYLE_DIM);
    terminal_field(t, "95 %", INTERVAL_WIDTH, true, STYLE_DIM);
    fputc('\n', t->to);
    for (int k = 0; k < 3; k++) {
        const json_t *factor = json_object_get(json_object_get(intervals, "factor"), keys[k]);
        const json_t *coverage = json_object_get(json_object_get(intervals, "coverage80"), keys[k]);
        terminal_field(t, titles[k], NAME_WIDTH, false, STYLE_PLAIN);
        put_number(t, document_number(json_object_get(d, "recorded"), keys[k]), 0, false, STYLE_PLAIN);
        put_number(t, document_number(factor, "value"), 2, false, STYLE_BOLD);
        put_interval(t, factor, 2, false);
        put_number(t, document_number(coverage, "value"), 0, true, STYLE_BOLD);
        put_interval(t, coverage, 0, true);
        fputc('\n', t->to);
    }
}

static void print_calibration(const terminal *t, const json_t *d)
{
    static const char *const titles[] = {"n", "said", "won"};
    size_t i;
    const json_t *bin;
    fputc('\n', t->to);
    put_titles(t, "calibration, equal groups", titles, 3);
    terminal_field(t, "95 %", INTERVAL_WIDTH, true, STYLE_DIM);
    fputc('\n', t->to);
    json_array_foreach(json_object_get(d, "calibration"), i, bin)
    {
        const json_t *won = json_object_get(bin, "won");
        terminal_field(t, "", NAME_WIDTH, false, STYLE_PLAIN);
        put_number(t, document_number(bin, "n"), 0, false, STYLE_PLAIN);
        put_number(t, document_number(bin, "predicted"), 0, true, STYLE_PLAIN);
        put_number(t, document_number(won, "value"), 0, true, STYLE_BOLD);
        put_interval(t, won, 0, true);
        fputc('\n', t->to);
    }
}

static void print_groups(const terminal *t, const json_t *d)
{
    static const char *const titles[] = {"n", "won", "said", "Brier", "att. loss", "def. loss", "advance"};
    static const char *const factors[] = {"attacker", "defender", "advance"};
    size_t i;
    const json_t *g;
    fputc('\n', t->to);
    put_titles(t, "by", titles, 7);
    fputc('\n', t->to);
    json_array_foreach(json_object_get(d, "groups"), i, g)
    {
        char name[2 * SHORT];
        snprintf(name, sizeof name, "%s: %s", document_text(g, "by"), document_text(g, "name"));
        terminal_field(t, name, NAME_WIDTH, false, STYLE_PLAIN);
        put_number(t, document_number(g, "n"), 0, false, STYLE_PLAIN);
        put_number(t, document_number(g, "won_share"), 0, true, STYLE_PLAIN);
        put_number(t, document_number(g, "predicted"), 0, true, STYLE_PLAIN);
        put_number(t, document_number(g, "brier"), 3, false, STYLE_PLAIN);
        for (int k = 0; k < 3; k++)
            put_number(t, document_number(json_object_get(g, "factor"), factors[k]), 2, false, STYLE_PLAIN);
        fputc('\n', t->to);
    }
}

static void print_advance(const terminal *t, const json_t *d)
{
    static const char *const titles[] = {"recorded", "said"};
    size_t i;
    const json_t *g;
    fputc('\n', t->to);
    put_titles(t, "km a day where the attacker won", titles, 2);
    fputc('\n', t->to);
    json_array_foreach(json_object_get(d, "groups"), i, g)
    {
        if (strcmp(document_text(g, "by"), "posture") != 0)
            continue;
        terminal_field(t, document_text(g, "name"), NAME_WIDTH, false, STYLE_PLAIN);
        put_number(t, document_number(g, "advance_won_recorded_km_per_day"), 1, false, STYLE_PLAIN);
        put_number(t, document_number(g, "advance_won_predicted_km_per_day"), 1, false, STYLE_PLAIN);
        fputc('\n', t->to);
    }
}

static void print_closing(const terminal *t, const json_t *d)
{
    char text[TEXT];
    size_t i;
    const json_t *row;
    const json_t *skipped = json_object_get(d, "skipped_rows");
    fputc('\n', t->to);
    terminal_wrap(t,
                  "Brier: mean squared error of the probability; less is better, 0.25 is a coin. Factor: half of the "
                  "records lie within it of the predicted median. Intervals: bootstrap over engagements; those of the "
                  "calibration: Wilson.",
                  0);
    if (json_array_size(skipped) > 0) {
        snprintf(text, sizeof text, "%zu of %.0f rows are not used:", json_array_size(skipped),
                 document_number(d, "rows"));
        terminal_wrap(t, text, 0);
    }
    json_array_foreach(skipped, i, row)
    {
        snprintf(text, sizeof text, "  line %.0f%s%s: %s", document_number(row, "line"),
                 *document_text(row, "name") ? ", " : "", document_text(row, "name"), document_text(row, "reason"));
        terminal_wrap(t, text, 4);
    }
}

void backtest_table_print(const terminal *t, const json_t *document)
{
    print_heading(t, document);
    print_odds(t, document);
    print_numbers(t, document);
    if (json_is_true(json_object_get(document, "gives_odds")))
        print_calibration(t, document);
    print_groups(t, document);
    print_advance(t, document);
    print_closing(t, document);
}
