#include "investment/lead_time.h"

#include <assert.h>

/* Between first and last delivery where the quantity is not known. */
static const double DEFAULT_SPAN_MONTH = 30;

static const struct {
    const char *text;
    double wait_month, per_month;
} lines[] = {
#define X(name, text, wait_month, per_month) {text, wait_month, per_month},
    PRODUCTION_LINE_LIST(X)
#undef X
};

const char *production_line_text(enum production_line line)
{
    assert((int)line >= 0 && line < PRODUCTION_LINE_COUNT);
    return lines[line].text;
}

double lead_time_first_month(enum production_line line)
{
    assert((int)line >= 0 && line < PRODUCTION_LINE_COUNT);
    return lines[line].wait_month;
}

double lead_time_last_month(enum production_line line, double quantity)
{
    return lead_time_first_month(line) + (quantity > 0 ? quantity / lines[line].per_month : DEFAULT_SPAN_MONTH);
}
