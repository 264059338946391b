#include "scenario/check_network.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "theatre/geodesy.h"

bool check_has_fault(const reader *r, const char *file)
{
    for (size_t i = 0; i < posture_diagnostics_count(r->found); i++) {
        const posture_diagnostic *d = posture_diagnostics_get(r->found, i);
        if (d->severity == POSTURE_FAULT && strcmp(d->file, file) == 0)
            return true;
    }
    return false;
}

static double distance_km(const struct place *a, const struct place *b)
{
    return geodesy_distance_km(a->lat_deg, a->lon_deg, b->lat_deg, b->lon_deg);
}

static int32_t root_of(int32_t *component, int32_t place)
{
    while (component[place] != place) {
        component[place] = component[component[place]];
        place = component[place];
    }
    return place;
}

void network_components(const network *net, unsigned modes, int32_t *component)
{
    for (int32_t p = 0; p < net->place_count; p++)
        component[p] = p;
    for (int l = 0; l < net->link_count; l++) {
        if (!(modes & 1u << net->links[l].mode))
            continue;
        int32_t a = root_of(component, net->links[l].from);
        int32_t b = root_of(component, net->links[l].to);
        component[a > b ? a : b] = a < b ? a : b;
    }
    for (int32_t p = 0; p < net->place_count; p++)
        component[p] = root_of(component, p);
}

static int compare_doubles(const void *left, const void *right)
{
    double a = *(const double *)left, b = *(const double *)right;
    return (a > b) - (a < b);
}

/* The place in the middle: medians stand firm when a few places are wrong. */
static bool find_centre(reader *r, double *lat_deg, double *lon_deg)
{
    const network *net = &r->result->net;
    size_t n = (size_t)net->place_count;
    double *value = malloc(2 * n * sizeof *value);
    if (!value) {
        r->out_of_memory = true;
        return false;
    }
    for (size_t i = 0; i < n; i++) {
        value[i] = net->places[i].lat_deg;
        value[n + i] = net->places[i].lon_deg;
    }
    qsort(value, n, sizeof *value, compare_doubles);
    qsort(value + n, n, sizeof *value, compare_doubles);
    *lat_deg = value[n / 2];
    *lon_deg = value[n + n / 2];
    free(value);
    return true;
}

/* Latitude and longitude are often exchanged: then the place lies far from all others, and near them the other way. */
static void check_coordinates(reader *r)
{
    enum { FAR_KM = 1000 };
    const network *net = &r->result->net;
    double lat_deg = 0, lon_deg = 0;
    if (net->place_count < 4 || !find_centre(r, &lat_deg, &lon_deg))
        return;
    for (int i = 0; i < net->place_count; i++) {
        const struct place *p = &net->places[i];
        double here_km = geodesy_distance_km(lat_deg, lon_deg, p->lat_deg, p->lon_deg);
        double there_km = here_km;
        if (fabs(p->lon_deg) <= 90)
            there_km = geodesy_distance_km(lat_deg, lon_deg, p->lon_deg, p->lat_deg);
        if (here_km > FAR_KM && there_km < here_km / 3)
            diagnostics_fault(r->found, record_cell_mark(&r->source->tables[TABLE_PLACE], i, "lat"),
                              "lat, lon: \"%s\" lies %.0f km from the middle of the theatre, but %.0f km with latitude "
                              "and longitude exchanged",
                              p->id, here_km, there_km);
    }
}

static bool class_fits(link_mode mode, link_class class)
{
    switch (mode) {
    case LINK_ROAD:
        return class <= LINK_CLASS_SECONDARY;
    case LINK_RAIL:
        return class >= LINK_CLASS_SINGLE && class <= LINK_CLASS_DOUBLE_ELECTRIFIED;
    case LINK_SEA:
        return class == LINK_CLASS_RO_RO || class == LINK_CLASS_STRATEGIC || class == LINK_CLASS_TACTICAL;
    case LINK_AIR:
        return class == LINK_CLASS_STRATEGIC || class == LINK_CLASS_TACTICAL;
    case LINK_MODE_COUNT:
        break;
    }
    return false;
}

static void check_length(reader *r, int i)
{
    const record_table *table = &r->source->tables[TABLE_LINK];
    const struct link *l = &r->result->net.links[i];
    const struct place *from = &r->result->net.places[l->from], *to = &r->result->net.places[l->to];
    double geodesic_km = distance_km(from, to);
    /* Coordinates are good to some kilometres, which matters on short links only. */
    const double slack_km = 5;
    if (l->mode == LINK_ROAD && geodesic_km > ROAD_LINK_MAX_KM)
        diagnostics_fault(
            r->found, record_cell_mark(table, i, "from"),
            "from, to: \"%s\" and \"%s\" are %.0f km apart; a road link joins places at most %d km apart: "
            "add the places between",
            from->id, to->id, geodesic_km, ROAD_LINK_MAX_KM);
    if (!l->length_stated)
        return;
    if (l->length_km < 0.97 * geodesic_km - slack_km)
        diagnostics_fault(r->found, record_cell_mark(table, i, "length_km"),
                          "length_km: %g km is shorter than the geodesic of %.1f km", l->length_km, geodesic_km);
    if (l->length_km > 3 * geodesic_km + 10 * slack_km && l->mode != LINK_SEA)
        diagnostics_warning(r->found, record_cell_mark(table, i, "length_km"),
                            "length_km: %g km is over three times the geodesic of %.1f km", l->length_km, geodesic_km);
}

static void check_rail(reader *r, int i)
{
    const record_table *table = &r->source->tables[TABLE_LINK];
    const struct link *l = &r->result->net.links[i];
    bool trains = l->trains_per_day.value > 0 || l->trains_per_day.factor >= 0;
    if (l->mode == LINK_RAIL && l->gauge == 0)
        diagnostics_fault(r->found, record_cell_mark(table, i, "gauge_mm"),
                          "gauge_mm: missing; a railway has 1435, 1520 or dual");
    if (l->mode == LINK_RAIL && !trains)
        diagnostics_warning(r->found, record_cell_mark(table, i, "trains_per_day"),
                            "trains_per_day: none, so that the line carries nothing");
    if (l->mode != LINK_RAIL && (l->gauge != 0 || trains))
        diagnostics_fault(r->found, record_cell_mark(table, i, "gauge_mm"),
                          "gauge_mm, trains_per_day: only rail links have them, not %s links", link_mode_text(l->mode));
}

static void check_ends(reader *r, int i)
{
    const record_table *table = &r->source->tables[TABLE_LINK];
    const struct link *l = &r->result->net.links[i];
    const struct place *end[] = {&r->result->net.places[l->from], &r->result->net.places[l->to]};
    static const char *const column[] = {"from", "to"};
    if (l->from == l->to)
        diagnostics_fault(r->found, record_cell_mark(table, i, "to"), "to: the link ends where it starts, at \"%s\"",
                          end[0]->id);
    for (int e = 0; e < 2; e++) {
        if (l->mode == LINK_SEA && end[e]->port == FACILITY_NONE)
            diagnostics_warning(r->found, record_cell_mark(table, i, column[e]),
                                "%s: a sea link ends at \"%s\", whose port_class is none", column[e], end[e]->id);
        if (l->mode == LINK_AIR && end[e]->airfield == FACILITY_NONE)
            diagnostics_warning(r->found, record_cell_mark(table, i, column[e]),
                                "%s: an air link ends at \"%s\", whose airfield is none", column[e], end[e]->id);
    }
    if (l->border != (end[0]->country != end[1]->country))
        diagnostics_warning(r->found, record_cell_mark(table, i, "border"), "border: %d, but its ends lie in %s",
                            l->border, l->border ? "the same country" : "two countries");
}

void check_network(reader *r)
{
    const network *net = &r->result->net;
    const record_table *table = &r->source->tables[TABLE_LINK];
    check_coordinates(r);
    for (int i = 0; i < net->link_count; i++) {
        const struct link *l = &net->links[i];
        if (!class_fits(l->mode, l->class))
            diagnostics_fault(r->found, record_cell_mark(table, i, "class"), "class: \"%s\" is no class of %s links",
                              link_class_text(l->class), link_mode_text(l->mode));
        if (*l->strait && l->mode != LINK_SEA)
            diagnostics_fault(r->found, record_cell_mark(table, i, "strait"),
                              "strait: only sea links pass one, not %s links", link_mode_text(l->mode));
        check_length(r, i);
        check_rail(r, i);
        check_ends(r, i);
    }
}
