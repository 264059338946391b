#include "theatre/forces.h"

#include <assert.h>

#define TEXT_CASE(name, text) text,

const char *strength_category_text(strength_category c)
{
    static const char *const texts[] = {STRENGTH_LIST(TEXT_CASE)};
    assert((unsigned)c < STRENGTH_COUNT);
    return texts[c];
}

const char *unit_category_text(unit_category c)
{
    static const char *const texts[] = {UNIT_CATEGORY_LIST(TEXT_CASE)};
    assert((unsigned)c < UNIT_CATEGORY_COUNT);
    return texts[c];
}

const char *echelon_text(enum echelon e)
{
    static const char *const texts[] = {ECHELON_LIST(TEXT_CASE)};
    assert((unsigned)e < ECHELON_COUNT);
    return texts[e];
}
