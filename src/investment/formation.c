#include "investment/formation.h"

#include <limits.h>
#include <string.h>

/* Below this share of the needed operations money a trained unit does not count as ready: an assumption. */
static const double READY_SHARE = 0.8;

static int latest(int a, int b)
{
    return a > b ? a : b;
}

/* Whole years; half a year counts as one, for units become ready at a year's end. */
static int conversion_years(double years)
{
    int whole = (int)years;
    return years - whole >= 0.5 ? whole + 1 : whole;
}

static int ready_year(const struct year_row *rows, int count, int trained_year)
{
    for (int i = 0; i < count; i++)
        if (rows[i].year >= trained_year && rows[i].readiness_share >= READY_SHARE)
            return rows[i].year;
    return INT_MAX;
}

/* First year in which the needs of all units so far are met; the stock of equipment also holds their ammunition. */
static void settle(const struct investment_terms *t, const struct programme *p, const struct year_row *rows, int count,
                   const double need[3], struct formed_unit *u)
{
    u->equipped_year = u->manned_year = u->housed_year = INT_MAX;
    for (int i = count - 1; i >= 0; i--) {
        if (rows[i].year < p->start_year)
            break;
        if (rows[i].capital_gain_m >= need[0])
            u->equipped_year = rows[i].year;
        if (rows[i].people_gain >= need[1])
            u->manned_year = rows[i].year;
        if (rows[i].infrastructure_gain_m >= need[2])
            u->housed_year = rows[i].year;
    }
    const int whole = latest(latest(u->equipped_year, u->manned_year), u->housed_year);
    u->formed_year = latest(u->manned_year, u->housed_year);
    u->trained_year = whole == INT_MAX ? INT_MAX : whole + conversion_years(t->conversion_year);
    u->ready_year = whole == INT_MAX ? INT_MAX : ready_year(rows, count, u->trained_year);
}

static void number(const struct programme *programmes, struct formed_unit *units, int last)
{
    struct formed_unit *u = &units[last];
    u->ordinal = u->ready_year != INT_MAX;
    for (int i = 0; i < last && u->ordinal; i++)
        u->ordinal += units[i].ready_year == u->ready_year &&
                      programmes[units[i].programme].type == programmes[u->programme].type;
}

int formation_run(const struct investment_terms *t, const struct programme *programmes, int programme_count,
                  const char *country, const struct year_row *rows, int count, struct formed_unit *units)
{
    double need[3] = {0};
    int made = 0;
    for (int p = 0; p < programme_count; p++) {
        if (strcmp(programmes[p].country, country) != 0)
            continue;
        for (int n = 0; n < programmes[p].count && made < FORMATION_UNITS_MAX; n++) {
            need[0] += programmes[p].equipment_m + programmes[p].stocks_m;
            need[1] += programmes[p].people;
            need[2] += programmes[p].infrastructure_m;
            units[made] = (struct formed_unit){.programme = p};
            settle(t, &programmes[p], rows, count, need, &units[made]);
            number(programmes, units, made);
            made++;
        }
    }
    return made;
}

int formation_ready(const struct formed_unit *units, int count, int year)
{
    int ready = 0;
    for (int i = 0; i < count; i++)
        ready += units[i].ready_year <= year;
    return ready;
}
