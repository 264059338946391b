#include "app/campaign_targets.h"

#include <math.h>

#define X(symbol, text) static const char symbol[] = text;
CAMPAIGN_TARGET_SOURCE_LIST(X)
#undef X

static const campaign_target targets[CAMPAIGN_TARGET_COUNT] = {
#define X(symbol, target, what, low, high, known_miss, published) {target, what, low, high, known_miss, published},
    CAMPAIGN_TARGET_LIST(X)
#undef X
};

const campaign_target *campaign_target_get(campaign_target_id id)
{
    return &targets[id];
}

double campaign_target_off(campaign_target_id id, double computed)
{
    const campaign_target *t = &targets[id];
    if (isnan(computed))
        return NAN;
    return computed < t->low ? computed - t->low : computed > t->high ? computed - t->high : 0.0;
}
