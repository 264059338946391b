#include "app/backtest_page.h"

#include <math.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "numeric/elementary.h"

static const char style[] =
    "<style>:root{color-scheme:light dark;--ink:#1b1f24;--dim:#5b6570;--paper:#fff;--line:#d5dae0;--mark:#1f5fa8;"
    "--other:#8a949e;--warn:#fff3d6}"
    "@media(prefers-color-scheme:dark){:root{--ink:#e6e9ec;--dim:#9aa4ae;--paper:#15181c;--line:#343a41;"
    "--mark:#6aa9ee;--other:#7d8791;--warn:#3a2f12}}"
    "body{font:16px/1.5 system-ui,sans-serif;color:var(--ink);background:var(--paper);max-width:60rem;margin:2rem "
    "auto;padding:0 1rem}h1{font-size:1.5rem}h2{font-size:1.15rem;margin-top:2rem}p.dim,figcaption{color:var(--dim);"
    "font-size:.9rem}.warn{background:var(--warn);padding:.7rem 1rem;border-radius:.4rem}"
    "table{border-collapse:collapse;width:100%;font-variant-numeric:tabular-nums;font-size:.92rem}"
    "th,td{padding:.25rem .6rem;text-align:right;border-bottom:1px solid var(--line)}"
    "td{white-space:nowrap}th:first-child,td:first-child{text-align:left}.wide{overflow-x:auto}figure{margin:1rem 0}"
    "svg{max-width:100%;height:auto}svg text{fill:var(--ink);font:13px system-ui,sans-serif}"
    "svg .dim{fill:var(--dim)}.axis{stroke:var(--line)}.model{fill:var(--mark);stroke:var(--mark)}"
    ".base{fill:var(--other);stroke:var(--other)}</style>";

static double number_of(const json_t *object, const char *key)
{
    const json_t *value = json_object_get(object, key);
    return json_is_number(value) ? json_number_value(value) : NAN;
}

static const char *text_of(const json_t *object, const char *key)
{
    const char *text = json_string_value(json_object_get(object, key));
    return text ? text : "";
}

static void put_text(FILE *to, const char *text)
{
    for (; *text; text++) {
        switch (*text) {
        case '<':
            fputs("&lt;", to);
            break;
        case '>':
            fputs("&gt;", to);
            break;
        case '&':
            fputs("&amp;", to);
            break;
        case '"':
            fputs("&quot;", to);
            break;
        default:
            fputc(*text, to);
        }
    }
}

static void put_cell(FILE *to, int decimals, double value, const char *unit)
{
    if (isnan(value))
        fputs("<td>&ndash;</td>", to);
    else
        fprintf(to, "<td>%.*f%s</td>", decimals, value, unit);
}

static void put_opening(FILE *to, const json_t *d)
{
    fputs("<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><meta name=\"viewport\" "
          "content=\"width=device-width,initial-scale=1\"><title>Backtest: ",
          to);
    put_text(to, text_of(d, "model_title"));
    fputs("</title>", to);
    fputs(style, to);
    fputs("<h1>Does it say who wins, at what loss?</h1><p>Model: <b>", to);
    put_text(to, text_of(d, "model_title"));
    fprintf(to, "</b>. %lld recorded engagements from <code>", (long long)json_integer_value(json_object_get(d, "n")));
    put_text(to, text_of(d, "file"));
    fprintf(to,
            "</code>, each fought %lld times by the model before it is compared with the record. "
            "The attacker won %.0f %% of them",
            (long long)json_integer_value(json_object_get(d, "replications")), 100 * number_of(d, "won_share"));
    if (json_is_true(json_object_get(d, "gives_odds")))
        fprintf(to, "; the model said %.0f %%.</p>", 100 * number_of(d, "predicted"));
    else
        fputs(".</p><p class=\"warn\">The model gives no odds: no fight of it is decided within the horizon.</p>", to);
    if (json_is_true(json_object_get(d, "fitted_on_this_file")))
        fputs("<p class=\"warn\">The model's coefficients were estimated on this very table: the scores of the model "
              "itself are in sample and flatter it. The bars \"refitted\" are out of sample.</p>",
              to);
}

/* Maps [low, high] to pixels. */
static double at(double value, double low, double high, double first, double last)
{
    return first + (value - low) / (high - low) * (last - first);
}

static void put_calibration(FILE *to, const json_t *d)
{
    enum { LEFT = 60, RIGHT = 420, TOP = 20, BOTTOM = 380 };
    size_t i;
    const json_t *bin;
    fputs("<h2>When it says 70 %, is it 70 %?</h2><figure><svg viewBox=\"0 0 460 430\" width=\"460\" role=\"img\" "
          "aria-label=\"Calibration: share of attackers' wins against predicted probability\">",
          to);
    for (int tick = 0; tick <= 4; tick++) {
        double x = at(tick, 0, 4, LEFT, RIGHT);
        double y = at(tick, 0, 4, BOTTOM, TOP);
        fprintf(to,
                "<line class=\"axis\" x1=\"%.1f\" y1=\"%d\" x2=\"%.1f\" y2=\"%d\"/><line class=\"axis\" x1=\"%d\" "
                "y1=\"%.1f\" x2=\"%d\" y2=\"%.1f\"/><text class=\"dim\" x=\"%.1f\" y=\"%d\" "
                "text-anchor=\"middle\">%d %%</text><text class=\"dim\" x=\"%d\" y=\"%.1f\" "
                "text-anchor=\"end\">%d %%</text>",
                x, TOP, x, BOTTOM, LEFT, y, RIGHT, y, x, BOTTOM + 18, 25 * tick, LEFT - 8, y + 4, 25 * tick);
    }
    fprintf(to, "<line class=\"base\" stroke-dasharray=\"4 4\" x1=\"%d\" y1=\"%d\" x2=\"%d\" y2=\"%d\"/>", LEFT, BOTTOM,
            RIGHT, TOP);
    json_array_foreach(json_object_get(d, "calibration"), i, bin)
    {
        const json_t *won = json_object_get(bin, "won");
        double x = at(number_of(bin, "predicted"), 0, 1, LEFT, RIGHT);
        fprintf(to,
                "<line class=\"model\" stroke-width=\"2\" x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\"/>"
                "<circle class=\"model\" cx=\"%.1f\" cy=\"%.1f\" r=\"5\"/>",
                x, at(number_of(won, "lo"), 0, 1, BOTTOM, TOP), x, at(number_of(won, "hi"), 0, 1, BOTTOM, TOP), x,
                at(number_of(won, "value"), 0, 1, BOTTOM, TOP));
    }
    fputs("<text x=\"240\" y=\"422\" text-anchor=\"middle\">predicted probability that the attacker wins</text>"
          "</svg><figcaption>Share of attackers' wins in groups of equal size, with 95 % intervals (Wilson). On the "
          "dashed line the model means what it says.</figcaption></figure>",
          to);
}

static void put_bar(FILE *to, int row, const char *label, const char *class, const json_t *brier)
{
    enum { LEFT = 270, RIGHT = 620, HEIGHT = 30 };
    const double top_score = 0.5;
    double value = number_of(brier, "value");
    double y = 10 + HEIGHT * row;
    fprintf(to, "<text x=\"%d\" y=\"%.0f\" text-anchor=\"end\">", LEFT - 10, y + 16);
    put_text(to, label);
    fprintf(to,
            "</text><rect class=\"%s\" fill-opacity=\".55\" stroke=\"none\" x=\"%d\" y=\"%.0f\" width=\"%.1f\" "
            "height=\"20\"/><line class=\"%s\" stroke-width=\"2\" x1=\"%.1f\" y1=\"%.0f\" x2=\"%.1f\" y2=\"%.0f\"/>"
            "<text x=\"%.1f\" y=\"%.0f\">%.3f</text>",
            class, LEFT, y, at(fmin(value, top_score), 0, top_score, 0, RIGHT - LEFT), class,
            at(fmin(number_of(brier, "lo"), top_score), 0, top_score, LEFT, RIGHT), y + 10,
            at(fmin(number_of(brier, "hi"), top_score), 0, top_score, LEFT, RIGHT), y + 10,
            at(fmin(number_of(brier, "hi"), top_score), 0, top_score, LEFT, RIGHT) + 8, y + 15, value);
}

static void put_bars(FILE *to, const json_t *d)
{
    size_t i;
    const json_t *one;
    const json_t *refits = json_object_get(d, "cross_validated");
    const json_t *baselines = json_object_get(d, "baselines");
    bool odds = json_is_true(json_object_get(d, "gives_odds"));
    int rows = (int)json_array_size(baselines) + odds;
    json_array_foreach(refits, i, one) rows += strcmp(text_of(one, "folds"), "random") == 0;
    fprintf(to,
            "<h2>Against forecasts that know nothing of combat</h2><figure><svg viewBox=\"0 0 700 %d\" width=\"700\" "
            "role=\"img\" aria-label=\"Brier scores\">",
            20 + 30 * rows);
    int row = 0;
    if (odds)
        put_bar(to, row++, json_array_size(refits) > 0 ? "the model (in sample)" : "the model", "model",
                json_object_get(json_object_get(d, "intervals"), "brier"));
    json_array_foreach(refits, i, one)
    {
        if (strcmp(text_of(one, "folds"), "random") == 0)
            put_bar(to, row++, text_of(one, "title"), "model", json_object_get(one, "brier_interval"));
    }
    json_array_foreach(baselines, i, one)
        put_bar(to, row++, text_of(one, "title"), "base", json_object_get(one, "brier_interval"));
    fputs("</svg><figcaption>Brier score: mean squared error of the probability, less is better; 0.25 is a coin. 95 % "
          "bootstrap intervals over engagements. The baselines are cross-validated in random folds.</figcaption>"
          "</figure>",
          to);
}

static void put_points(FILE *to, const json_t *d, const char *key, const char *class)
{
    enum { LEFT = 60, RIGHT = 420, TOP = 20, BOTTOM = 380 };
    const double low = elementary_log(1e-4);
    const double high = 0;
    size_t i;
    const json_t *e;
    json_array_foreach(json_object_get(d, "engagements"), i, e)
    {
        const json_t *loss = json_object_get(e, key);
        double recorded = number_of(loss, "recorded");
        double predicted = number_of(loss, "p50");
        if (isnan(recorded) || isnan(predicted))
            continue;
        double x = fmin(fmax(elementary_log(fmax(predicted, 1e-9)), low), high);
        double y = fmin(fmax(elementary_log(recorded), low), high);
        fprintf(to, "<circle class=\"%s\" fill-opacity=\".6\" stroke=\"none\" cx=\"%.1f\" cy=\"%.1f\" r=\"4\"><title>",
                class, at(x, low, high, LEFT, RIGHT), at(y, low, high, BOTTOM, TOP));
        put_text(to, text_of(e, "name"));
        fprintf(to, ": recorded %.2f %%, predicted %.2f %% a day</title></circle>", 100 * recorded, 100 * predicted);
    }
}

static void put_losses(FILE *to, const json_t *d)
{
    static const char *const ticks[] = {"0.01 %", "0.1 %", "1 %", "10 %", "100 %"};
    fputs("<h2>Losses a day</h2><figure><svg viewBox=\"0 0 460 430\" width=\"460\" role=\"img\" aria-label=\"Recorded "
          "against predicted losses a day\">",
          to);
    for (int tick = 0; tick <= 4; tick++) {
        double x = at(tick, 0, 4, 60, 420);
        double y = at(tick, 0, 4, 380, 20);
        fprintf(to,
                "<line class=\"axis\" x1=\"%.1f\" y1=\"20\" x2=\"%.1f\" y2=\"380\"/><line class=\"axis\" x1=\"60\" "
                "y1=\"%.1f\" x2=\"420\" y2=\"%.1f\"/><text class=\"dim\" x=\"%.1f\" y=\"398\" "
                "text-anchor=\"middle\">%s</text><text class=\"dim\" x=\"52\" y=\"%.1f\" "
                "text-anchor=\"end\">%s</text>",
                x, x, y, y, x, ticks[tick], y + 4, ticks[tick]);
    }
    fputs("<line class=\"base\" stroke-dasharray=\"4 4\" x1=\"60\" y1=\"380\" x2=\"420\" y2=\"20\"/>", to);
    put_points(to, d, "defender_loss_share_per_day", "base");
    put_points(to, d, "attacker_loss_share_per_day", "model");
    const json_t *factor = json_object_get(d, "loss_factor");
    const json_t *coverage = json_object_get(d, "coverage80");
    fprintf(
        to,
        "<text x=\"240\" y=\"422\" text-anchor=\"middle\">predicted share of people lost a day (median)</text></svg>"
        "<figcaption>Recorded (upwards) against predicted: attackers coloured, defenders grey. Half the records lie "
        "within a factor %.2f (attacker) and %.2f (defender); %.0f %% and %.0f %% lie inside the predicted 80 %% "
        "interval.</figcaption></figure>",
        number_of(factor, "attacker"), number_of(factor, "defender"), 100 * number_of(coverage, "attacker"),
        100 * number_of(coverage, "defender"));
}

static void put_groups(FILE *to, const json_t *d)
{
    size_t i;
    const json_t *g;
    fputs("<h2>Where it is good and where not</h2><div class=\"wide\"><table><tr><th>group<th>n<th>won<th>predicted"
          "<th>Brier<th>attacker's loss, factor<th>defender's loss, factor<th>advance, factor<th>won, km a day: "
          "recorded<th>predicted</tr>",
          to);
    json_array_foreach(json_object_get(d, "groups"), i, g)
    {
        const json_t *factor = json_object_get(g, "factor");
        fputs("<tr><td>", to);
        put_text(to, text_of(g, "by"));
        fputs(": ", to);
        put_text(to, text_of(g, "name"));
        fputs("</td>", to);
        put_cell(to, 0, number_of(g, "n"), "");
        put_cell(to, 0, 100 * number_of(g, "won_share"), " %");
        put_cell(to, 0, 100 * number_of(g, "predicted"), " %");
        put_cell(to, 3, number_of(g, "brier"), "");
        put_cell(to, 2, number_of(factor, "attacker"), "");
        put_cell(to, 2, number_of(factor, "defender"), "");
        put_cell(to, 2, number_of(factor, "advance"), "");
        put_cell(to, 1, number_of(g, "advance_won_recorded_km_per_day"), "");
        put_cell(to, 1, number_of(g, "advance_won_predicted_km_per_day"), "");
        fputs("</tr>", to);
    }
    fputs("</table></div>", to);
}

static void put_closing(FILE *to, const json_t *d)
{
    size_t i;
    const json_t *row;
    const json_t *skipped = json_object_get(d, "skipped_rows");
    fprintf(to, "<h2>Rows not used: %zu of %.0f</h2><ul>", json_array_size(skipped), number_of(d, "rows"));
    json_array_foreach(skipped, i, row)
    {
        fprintf(to, "<li>line %.0f, ", number_of(row, "line"));
        put_text(to, text_of(row, "name"));
        fputs(": ", to);
        put_text(to, text_of(row, "reason"));
        fputs("</li>", to);
    }
    fputs("</ul><p class=\"dim\">posture ", to);
    put_text(to, text_of(d, "tool_version"));
    fputs(", table SHA-256 ", to);
    put_text(to, text_of(d, "sha256"));
    fprintf(to, ", seed %.0f.</p></html>\n", number_of(d, "seed"));
}

posture_status backtest_page(const json_t *document, char **page, size_t *length)
{
    *page = NULL;
    FILE *to = open_memstream(page, length);
    if (!to)
        return POSTURE_ERROR_MEMORY;
    put_opening(to, document);
    if (json_is_true(json_object_get(document, "gives_odds")))
        put_calibration(to, document);
    put_bars(to, document);
    put_losses(to, document);
    put_groups(to, document);
    put_closing(to, document);
    int bad = ferror(to);
    bad |= fclose(to);
    if (!bad)
        return POSTURE_OK;
    free(*page);
    *page = NULL;
    return POSTURE_ERROR_MEMORY;
}
