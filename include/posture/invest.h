/* What money buys, and when: spending, capital, people and units by country, year and path. */
#ifndef POSTURE_INVEST_H
#define POSTURE_INVEST_H

#include <stdint.h>

#include <posture/diagnostic.h>

typedef struct posture_invest_def {
    const char *scenario;      /* folder [borrowed], required */
    const char *paths;         /* ids, comma-separated [borrowed]; NULL: all of the scenario */
    const char *countries;     /* alpha-3 codes, comma-separated [borrowed]; NULL: all that spending.csv records */
    int first_year, last_year; /* 0: as the scenario says */
    const char
        *target; /* COUNTRY:UNITS:YEAR [borrowed]: the share of GDP that makes that many units ready by then; or NULL */
    const char *budget; /* COUNTRY:PER_CENT [borrowed]: one more path, that share from the first year on; or NULL */
    int draws;          /* for the spread; 0: none */
    uint64_t seed;
    const char *csv; /* folder for invest_years.csv, invest_units.csv and invest_pledges.csv [borrowed]; NULL: none */
} posture_invest_def;

posture_invest_def posture_invest_def_default(void);

/* *json [out, owned, free()]: the document of docs/schema/invest.schema.json; NULL on failure. POSTURE_ERROR_INPUT: the
 * scenario has errors or no spending; POSTURE_ERROR_UNKNOWN_NAME: a path or country that it does not have;
 * POSTURE_ERROR_FILE: a table cannot be written; all with diagnostics. */
posture_status posture_invest(const posture_invest_def *def, posture_diagnostics *found, char **json);

#endif
