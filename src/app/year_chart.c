#include "app/year_chart.h"

#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Pixels. */
enum { LEFT = 60, TOP = 60, WIDE = 560, HIGH = 260, GAP = 90, PATHS_MAX = 32, KEY_LINE = 18 };
static const char *const measure = "fait_accompli_day_30";

/* Colours that stay apart for the colour-blind (Okabe & Ito 2008). */
static const char *const colours[] = {"#0072b2", "#d55e00", "#009e73", "#cc79a7", "#56b4e9", "#e69f00", "#000000"};
enum { COLOURS = sizeof colours / sizeof *colours };

struct page {
    char *text;
    size_t length, capacity;
    bool failed;
};

__attribute__((format(printf, 2, 3))) static void put(struct page *p, const char *format, ...)
{
    char part[1024];
    va_list arguments;
    va_start(arguments, format);
    const int wrote = vsnprintf(part, sizeof part, format, arguments);
    va_end(arguments);
    if (p->failed || wrote < 0 || (size_t)wrote >= sizeof part) {
        p->failed = true;
        return;
    }
    if (p->length + (size_t)wrote + 1 > p->capacity) {
        const size_t capacity = 2 * (p->capacity + sizeof part);
        char *grown = realloc(p->text, capacity);
        if (!grown) {
            p->failed = true;
            return;
        }
        p->text = grown;
        p->capacity = capacity;
    }
    memcpy(p->text + p->length, part, (size_t)wrote + 1);
    p->length += (size_t)wrote;
}

/* Titles are the user's: no character of theirs is markup. */
static void put_escaped(struct page *p, const char *text)
{
    for (; text && *text; text++)
        if (*text == '<' || *text == '>' || *text == '&' || *text == '"')
            put(p, "&#%d;", *text);
        else
            put(p, "%c", *text);
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

static void put_axes(struct page *p, const struct frame *f)
{
    put(p, "<text x=\"%d\" y=\"%d\" font-weight=\"bold\">", LEFT, f->top - 12);
    put_escaped(p, f->plan);
    put(p, ": chance of a fait accompli by D+30</text>\n");
    for (int i = 0; i <= 4; i++) {
        const double y = y_of(f, 0.25 * i);
        put(p, "<line x1=\"%d\" x2=\"%d\" y1=\"%.1f\" y2=\"%.1f\" stroke=\"#ccc\"/>", LEFT, LEFT + WIDE, y, y);
        put(p, "<text x=\"%d\" y=\"%.1f\" text-anchor=\"end\">%d %%</text>\n", LEFT - 8, y + 4, 25 * i);
    }
    for (int year = f->first; year <= f->last; year++)
        put(p, "<text x=\"%.1f\" y=\"%d\" text-anchor=\"middle\">%d</text>\n", x_of(f, year), f->top + HIGH + 20, year);
}

/* Points of one path, each with its 95 % interval; paths stand a little apart so that none hides another. */
static void put_path(struct page *p, const struct frame *f, const char *path, int index)
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
        put(p, "<line x1=\"%.1f\" x2=\"%.1f\" y1=\"%.1f\" y2=\"%.1f\" stroke=\"%s\"/>", x, x,
            y_of(f, json_number_value(json_object_get(e, "lo"))), y_of(f, json_number_value(json_object_get(e, "hi"))),
            colour);
        if (joined)
            put(p, "<line x1=\"%.1f\" x2=\"%.1f\" y1=\"%.1f\" y2=\"%.1f\" stroke=\"%s\" stroke-width=\"2\"/>", before_x,
                x, before_y, y, colour);
        put(p, "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"3.5\" fill=\"%s\"/>\n", x, y, colour);
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

static void put_key(struct page *p, const char *const *paths, int count, int top)
{
    for (int i = 0; i < count; i++) {
        put(p, "<circle cx=\"%d\" cy=\"%d\" r=\"4\" fill=\"%s\"/><text x=\"%d\" y=\"%d\">", LEFT, top + KEY_LINE * i,
            colours[i % COLOURS], LEFT + 12, top + KEY_LINE * i + 4);
        put_escaped(p, paths[i]);
        put(p, "</text>\n");
    }
}

posture_status year_chart_page(const json_t *document, char **text)
{
    const json_t *years = json_object_get(document, "years"), *plans = json_object_get(document, "plans"), *plan;
    const char *paths[PATHS_MAX];
    const int count = list_paths(years, paths), plan_count = (int)json_array_size(plans);
    const int key_top = TOP + plan_count * (HIGH + GAP);
    struct page p = {0};
    size_t i;
    put(&p, "<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>Years</title></head>\n"
            "<body style=\"font-family:sans-serif;max-width:46em\">\n<h1>");
    put_escaped(&p, text_of(document, "title"));
    put(&p, "</h1>\n<p>");
    put_escaped(&p, text_of(years, "caption"));
    put(&p,
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
    put(&p, "</svg>\n</body></html>\n");
    if (p.failed)
        free(p.text);
    *text = p.failed ? NULL : p.text;
    return p.failed ? POSTURE_ERROR_MEMORY : POSTURE_OK;
}
