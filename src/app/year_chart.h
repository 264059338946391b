/* The chance of a fait accompli by year and path as one page that needs no network. */
#ifndef APP_YEAR_CHART_H
#define APP_YEAR_CHART_H

#include <posture/status.h>

#include <jansson.h>

/* document: of assess, with `years`. text [out, owned, free()] */
posture_status year_chart_page(const json_t *document, char **text);

#endif
