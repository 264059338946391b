#include "app/joined_progress.h"

bool joined_progress_report(void *context, size_t done, size_t total)
{
    const joined_progress *p = context;
    (void)total;
    return !p->report || p->report(p->context, p->before + done, p->total);
}
