#include "app/year_chart.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/text_out.h"

/* Pixels. */
enum { LEFT = 60, TOP = 60, WIDE = 560, HIGH = 260, GAP = 90, PATHS_MAX = 32, KEY_LINE = 18 };
static const char *const measure = "fait_accompli_day_30";

/* Colours that stay apart for the colour-blind (Okabe & Ito 2008). */
static const char *const colours[] = {"#0072b2", "#d55e00", "#009e73", "#cc79a7", "#56b4e9", "#e69f00", "#000000"};
enum { COLOURS = sizeof colours / sizeof *colours };

/* Titles are the user's: no character of theirs is markup. */
static void put_escaped(text_out *p, const char *text)
{
    for (; text && *text; text++)
        if (*text == '<' || *text == '>' || *text == '&' || *text == '"')
            text_out_format(p, "&#%d;", *text);
        else
            text_out_format(p, "%c", *text);
}

static const char *text_of(const json_t *object, const char *key)
{
    const char *text = json_string_value(json_object_get(object, key));
    return text ? text : "";
}

static const json_t *estimate(const json_t *document, const char *option, const char *plan)
{
    size_t i;
    const json_t *cell;
    json_array_foreach(json_object_get(document, "cells"), i,
                       cell) if (strcmp(text_of(cell, "option"), option) == 0 &&
                                 strcmp(text_of(cell, "plan"), plan) ==
                                     0) return json_object_get(json_object_get(cell, "measures"), measure);
    return NULL;
}

struct frame {
    const json_t *document, *years;
    const char *plan;
    int first, last, top;
};

static double x_of(const struct frame *f, int year)
{
    return LEFT + WIDE * (f->last > f->first ? (double)(year - f->first) / (f->last - f->first) : 0.5);
}

static double y_of(const struct frame *f, double share)
{
    return f->top + HIGH * (1 - share);
}

static void put_axes(text_out *p, const struct frame *f)
{
    text_out_format(p, "<text x=\"%d\" y=\"%d\" font-weight=\"bold\">", LEFT, f->top - 12);
    put_escaped(p, f->plan);
    text_out_format(p, ": chance of a fait accompli by D+30</text>\n");
    for (int i = 0; i <= 4; i++) {
        const double y = y_of(f, 0.25 * i);
        text_out_format(p, "<line x1=\"%d\" x2=\"%d\" y1=\"%.1f\" y2=\"%.1f\" stroke=\"#ccc\"/>", LEFT, LEFT + WIDE, y,
                        y);
        text_out_format(p, "<text x=\"%d\" y=\"%.1f\" text-anchor=\"end\">%d %%</text>\n", LEFT - 8, y + 4, 25 * i);
    }
    for (int year = f->first; year <= f->last; year++)
        text_out_format(p, "<text x=\"%.1f\" y=\"%d\" text-anchor=\"middle\">%d</text>\n", x_of(f, year),
                        f->top + HIGH + 20, year);
}

/* Points of one path, each with its 95 % interval; paths stand a little apart so that none hides another. */
static void put_path(text_out *p, const struct frame *f, const char *path, int index)
{
    const char *colour = colours[index % COLOURS];
    double before_x = 0, before_y = 0;
    bool joined = false;
    size_t i;
    const json_t *point;
    json_array_foreach(json_object_get(f->years, "points"), i, point)
    {
        const json_t *e = estimate(f->document, text_of(point, "option"), f->plan);
        if (strcmp(text_of(point, "path"), path) != 0 || !json_is_number(json_object_get(e, "value")))
            continue;
        const double x = x_of(f, (int)json_integer_value(json_object_get(point, "year"))) + 4 * index;
        const double y = y_of(f, json_number_value(json_object_get(e, "value")));
        text_out_format(p, "<line x1=\"%.1f\" x2=\"%.1f\" y1=\"%.1f\" y2=\"%.1f\" stroke=\"%s\"/>", x, x,
                        y_of(f, json_number_value(json_object_get(e, "lo"))),
                        y_of(f, json_number_value(json_object_get(e, "hi"))), colour);
        if (joined)
            text_out_format(p,
                            "<line x1=\"%.1f\" x2=\"%.1f\" y1=\"%.1f\" y2=\"%.1f\" stroke=\"%s\" stroke-width=\"2\"/>",
                            before_x, x, before_y, y, colour);
        text_out_format(p, "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"3.5\" fill=\"%s\"/>\n", x, y, colour);
        before_x = x;
        before_y = y;
        joined = true;
    }
}

/* Paths in the order of the points; returns how many. */
static int list_paths(const json_t *years, const char **paths)
{
    int count = 0;
    size_t i;
    const json_t *point;
    json_array_foreach(json_object_get(years, "points"), i, point)
    {
        const char *path = text_of(point, "path");
        if (count < PATHS_MAX && (count == 0 || strcmp(paths[count - 1], path) != 0))
            paths[count++] = path;
    }
    return count;
}

static void put_key(text_out *p, const char *const *paths, int count, int top)
{
    for (int i = 0; i < count; i++) {
        text_out_format(p, "<circle cx=\"%d\" cy=\"%d\" r=\"4\" fill=\"%s\"/><text x=\"%d\" y=\"%d\">", LEFT,
                        top + KEY_LINE * i, colours[i % COLOURS], LEFT + 12, top + KEY_LINE * i + 4);
        put_escaped(p, paths[i]);
        text_out_format(p, "</text>\n");
    }
}

posture_status year_chart_page(const json_t *document, char **text)
{
    const json_t *years = json_object_get(document, "years"), *plans = json_object_get(document, "plans"), *plan;
    const char *paths[PATHS_MAX];
    const int count = list_paths(years, paths), plan_count = (int)json_array_size(plans);
    const int key_top = TOP + plan_count * (HIGH + GAP);
    text_out p = {0};
    size_t i;
    text_out_format(&p, "<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>Years</title></head>\n"
                        "<body style=\"font-family:sans-serif;max-width:46em\">\n<h1>");
    put_escaped(&p, text_of(document, "title"));
    text_out_format(&p, "</h1>\n<p>");
    put_escaped(&p, text_of(years, "caption"));
    text_out_format(
        &p,
        " Points: share of simulated campaigns; bars: 95 %% intervals of it, not of what is unknown. New units and "
        "their costs are assumed.</p>\n<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\" "
        "font-size=\"12\" font-family=\"sans-serif\">\n",
        LEFT + WIDE + 60, key_top + KEY_LINE * (count + 1));
    json_array_foreach(plans, i, plan)
    {
        const struct frame f = {.document = document,
                                .years = years,
                                .plan = text_of(plan, "id"),
                                .first = (int)json_integer_value(json_object_get(years, "first_year")),
                                .last = (int)json_integer_value(json_object_get(years, "last_year")),
                                .top = TOP + (int)i * (HIGH + GAP)};
        put_axes(&p, &f);
        for (int path = 0; path < count; path++)
            put_path(&p, &f, paths[path], path);
    }
    put_key(&p, paths, count, key_top);
    text_out_format(&p, "</svg>\n</body></html>\n");
    return text_out_finish(&p, text);
}
