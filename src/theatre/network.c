#include "theatre/network.h"

#include <assert.h>

#define TEXT_CASE(name, text) text,

const char *place_kind_text(place_kind kind)
{
    static const char *const texts[] = {PLACE_KIND_LIST(TEXT_CASE)};
    assert((unsigned)kind < PLACE_KIND_COUNT);
    return texts[kind];
}

const char *terrain_text(enum terrain t)
{
    static const char *const texts[] = {TERRAIN_LIST(TEXT_CASE)};
    assert((unsigned)t < TERRAIN_COUNT);
    return texts[t];
}

const char *link_mode_text(link_mode mode)
{
    static const char *const texts[] = {LINK_MODE_LIST(TEXT_CASE)};
    assert((unsigned)mode < LINK_MODE_COUNT);
    return texts[mode];
}

const char *link_class_text(link_class c)
{
    static const char *const texts[] = {LINK_CLASS_LIST(TEXT_CASE)};
    assert((unsigned)c < LINK_CLASS_COUNT);
    return texts[c];
}

const char *facility_class_text(facility_class c)
{
    static const char *const texts[] = {FACILITY_CLASS_LIST(TEXT_CASE)};
    assert((unsigned)c < FACILITY_COUNT);
    return texts[c];
}

void network_index(network *net)
{
    for (int p = 0; p <= net->place_count; p++)
        net->first[p] = 0;
    for (int l = 0; l < net->link_count; l++) {
        assert(net->links[l].from >= 0 && net->links[l].from < net->place_count);
        assert(net->links[l].to >= 0 && net->links[l].to < net->place_count);
        net->first[net->links[l].from]++;
        net->first[net->links[l].to]++;
    }
    /* first[p] becomes the end of p's range; filling from the last link down then leaves it at the beginning. */
    for (int p = 1; p <= net->place_count; p++)
        net->first[p] += net->first[p - 1];
    for (int l = net->link_count - 1; l >= 0; l--) {
        net->incident[--net->first[net->links[l].from]] = l;
        net->incident[--net->first[net->links[l].to]] = l;
    }
}
