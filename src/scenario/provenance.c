#include "scenario/provenance.h"

#include <assert.h>

const char *provenance_mark_text(provenance_mark mark)
{
    static const char *const texts[] = {"published", "derived", "assumed"};
    assert((unsigned)mark < PROVENANCE_COUNT);
    return texts[mark];
}
