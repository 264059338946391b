#include "campaign/trace.h"

#include <assert.h>

const char *event_kind_text(event_kind kind)
{
    static const char *const text[EVENT_KIND_COUNT] = {
#define X(name, written) [EVENT_##name] = written,
        EVENT_KIND_LIST(X)
#undef X
    };
    assert(kind >= 0 && kind < EVENT_KIND_COUNT);
    return text[kind];
}
