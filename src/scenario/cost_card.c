#include "scenario/cost_card.h"

#include <assert.h>

const char *cost_change_text(enum cost_change change)
{
#define X(name, text) text,
    static const char *const texts[] = {COST_CHANGE_LIST(X)};
#undef X
    assert((int)change >= 0 && change < COST_CHANGE_COUNT);
    return texts[change];
}

const char *cost_per_text(enum cost_per per)
{
#define X(name, text) text,
    static const char *const texts[] = {COST_PER_LIST(X)};
#undef X
    assert((int)per >= 0 && per < COST_PER_COUNT);
    return texts[per];
}

const char *cost_payer_text(enum cost_payer payer)
{
    static const char *const texts[COST_PAYERS] = {"sender", "host", "common"};
    assert((int)payer >= 0 && payer < COST_PAYERS);
    return texts[payer];
}
