#include "scenario/complete.h"

#include <math.h>

#include "theatre/geodesy.h"

static void complete_lengths(scenario *s)
{
    for (int i = 0; i < s->net.link_count; i++) {
        struct link *l = &s->net.links[i];
        const struct place *from = &s->net.places[l->from];
        const struct place *to = &s->net.places[l->to];
        l->length_stated = l->length_km > 0;
        if (l->length_stated)
            continue;
        double geodesic_km = geodesy_distance_km(from->lat_deg, from->lon_deg, to->lat_deg, to->lon_deg);
        l->length_km = floor(geodesic_km * s->detour_factor * 1000 + 0.5) / 1000;
    }
}

void complete_scenario(reader *r)
{
    scenario *s = r->result;
    complete_lengths(s);
    s->net.first = arena_allocate_array(&s->memory, (size_t)s->net.place_count + 1, sizeof *s->net.first);
    s->net.incident = arena_allocate_array(&s->memory, 2 * (size_t)s->net.link_count, sizeof *s->net.incident);
    if (s->net.first && s->net.incident)
        network_index(&s->net);
    else
        r->out_of_memory = true;
}
