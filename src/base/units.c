#include <base/units.h>

#include <stdint.h>
#include <string.h>

/* A unit is `numerator / denominator` of the first unit of its dimension. Integers, so that a conversion is one
 * correctly rounded division. */
typedef struct unit {
    const char *symbol;
    int64_t numerator;
    int64_t denominator;
} unit;

typedef struct dimension {
    const unit *units;
    const char *const *symbols; /* the same symbols, NULL-terminated, for diagnostics */
} dimension;

/* X(symbol, numerator, denominator). International units exactly as defined (BIPM 2019; nautical mile 1852 m, statute
 * mile 1609.344 m). Each name that code uses as a suffix is here beside the symbols that people write. */
#define TIME_UNITS(X)                                                                                                  \
    X("day", 1, 1)                                                                                                     \
    X("d", 1, 1)                                                                                                       \
    X("days", 1, 1)                                                                                                    \
    X("hour", 1, 24)                                                                                                   \
    X("h", 1, 24)                                                                                                      \
    X("hours", 1, 24)                                                                                                  \
    X("minute", 1, 1440)                                                                                               \
    X("min", 1, 1440)                                                                                                  \
    X("second", 1, 86400)                                                                                              \
    X("s", 1, 86400)                                                                                                   \
    X("week", 7, 1)                                                                                                    \
    X("weeks", 7, 1)

#define LENGTH_UNITS(X)                                                                                                \
    X("km", 1, 1)                                                                                                      \
    X("m", 1, 1000)                                                                                                    \
    X("mm", 1, 1000000)                                                                                                \
    X("nmi", 1852, 1000)                                                                                               \
    X("mi", 1609344, 1000000)

#define SPEED_UNITS(X)                                                                                                 \
    X("km_per_hour", 1, 1)                                                                                             \
    X("km/h", 1, 1)                                                                                                    \
    X("km_per_day", 1, 24)                                                                                             \
    X("km/day", 1, 24)                                                                                                 \
    X("km/d", 1, 24)                                                                                                   \
    X("m/s", 36, 10)                                                                                                   \
    X("kn", 1852, 1000)

#define MASS_UNITS(X)                                                                                                  \
    X("tonne", 1, 1)                                                                                                   \
    X("t", 1, 1)                                                                                                       \
    X("kg", 1, 1000)                                                                                                   \
    X("kt", 1000, 1)

#define FLOW_UNITS(X)                                                                                                  \
    X("tonne_per_day", 1, 1)                                                                                           \
    X("tonne/day", 1, 1)                                                                                               \
    X("t/day", 1, 1)                                                                                                   \
    X("t/d", 1, 1)                                                                                                     \
    X("kg/day", 1, 1000)

#define SHARE_UNITS(X)                                                                                                 \
    X("prob", 1, 1)                                                                                                    \
    X("share", 1, 1)                                                                                                   \
    X("percent", 1, 100)                                                                                               \
    X("%", 1, 100)

#define COUNT_UNITS(X)                                                                                                 \
    X("count", 1, 1)                                                                                                   \
    X("thousand", 1000, 1)                                                                                             \
    X("million", 1000000, 1)

#define RATE_UNITS(X)                                                                                                  \
    X("per_day", 1, 1)                                                                                                 \
    X("/day", 1, 1)                                                                                                    \
    X("/d", 1, 1)                                                                                                      \
    X("per_hour", 24, 1)                                                                                               \
    X("/h", 24, 1)                                                                                                     \
    X("per_week", 1, 7)                                                                                                \
    X("/week", 1, 7)

#define AREA_UNITS(X)                                                                                                  \
    X("km2", 1, 1)                                                                                                     \
    X("ha", 1, 100)                                                                                                    \
    X("m2", 1, 1000000)

#define MONEY_UNITS(X)                                                                                                 \
    X("eur", 1, 1)                                                                                                     \
    X("EUR", 1, 1)                                                                                                     \
    X("kEUR", 1000, 1)                                                                                                 \
    X("MEUR", 1000000, 1)                                                                                              \
    X("bnEUR", 1000000000, 1)

#define UNIT_ROW(symbol, numerator, denominator) {symbol, numerator, denominator},
#define UNIT_SYMBOL(symbol, numerator, denominator) symbol,
#define DIMENSION(name, LIST)                                                                                          \
    static const unit name##_units[] = {LIST(UNIT_ROW){NULL, 0, 0}};                                                   \
    static const char *const name##_symbols[] = {LIST(UNIT_SYMBOL) NULL};

DIMENSION(time, TIME_UNITS)
DIMENSION(length, LENGTH_UNITS)
DIMENSION(speed, SPEED_UNITS)
DIMENSION(mass, MASS_UNITS)
DIMENSION(flow, FLOW_UNITS)
DIMENSION(share, SHARE_UNITS)
DIMENSION(count, COUNT_UNITS)
DIMENSION(rate, RATE_UNITS)
DIMENSION(area, AREA_UNITS)
DIMENSION(money, MONEY_UNITS)

static const dimension dimensions[] = {
    {time_units, time_symbols},   {length_units, length_symbols}, {speed_units, speed_symbols},
    {mass_units, mass_symbols},   {flow_units, flow_symbols},     {share_units, share_symbols},
    {count_units, count_symbols}, {rate_units, rate_symbols},     {area_units, area_symbols},
    {money_units, money_symbols},
};

static const dimension *find(const char *symbol, const unit **found)
{
    for (size_t i = 0; i < sizeof dimensions / sizeof *dimensions; i++)
        for (const unit *u = dimensions[i].units; u->symbol; u++)
            if (strcmp(u->symbol, symbol) == 0) {
                *found = u;
                return &dimensions[i];
            }
    return NULL;
}

bool units_convert_factor(const char *from, const char *to, double *factor)
{
    if (*from == '\0' || strcmp(from, to) == 0) {
        *factor = 1.0;
        return true;
    }
    const unit *source = NULL;
    const unit *target = NULL;
    const dimension *of_source = find(from, &source);
    if (!of_source || of_source != find(to, &target))
        return false;
    *factor = (double)(source->numerator * target->denominator) / (double)(source->denominator * target->numerator);
    return true;
}

const char *const *units_alternatives(const char *unit_symbol)
{
    static const char *const none[] = {NULL};
    const unit *found = NULL;
    const dimension *of = find(unit_symbol, &found);
    return of ? of->symbols : none;
}
