/* What is finite in deployment: convoys on a road, trains on a line and through its terminals, ports, airfields; and
 * the book in which units reserve it day by day.
 *
 * A capacity is numbered by what it belongs to, so that no table of names is needed: each link has one for each
 * direction, each place one for each kind of terminal. A unit takes what others, booked before, have left. */
#ifndef PROCESS_DEPLOYMENT_CAPACITY_H
#define PROCESS_DEPLOYMENT_CAPACITY_H

#include <stdbool.h>

#include "base/arena.h"
#include "scenario/draw.h"

typedef enum terminal_kind { TERMINAL_RAIL, TERMINAL_GAUGE, TERMINAL_PORT, TERMINAL_AIR, TERMINAL_COUNT } terminal_kind;

/* Days that can be booked, relative to D-day. Nothing arrives after the last one. */
enum { CAPACITY_DAY_FIRST = -192, CAPACITY_DAY_COUNT = 448 };

/* At most so many capacities bind one leg of a chain. */
enum { CAPACITY_LEG_MAX = 96 };

typedef struct capacity_table {
    const scenario *s;      /* [borrowed] */
    uint64_t *near_country; /* per place: bit set of countries with a place within strike range */
    int count;
} capacity_table;

/* Bit set of a country. */
static inline uint64_t capacity_country_bit(int32_t country)
{
    return UINT64_C(1) << country;
}

posture_status capacity_table_init(capacity_table *table, const scenario *s, arena *memory);

int32_t capacity_of_link(const struct link *links, int32_t link, int32_t from); /* in the direction away from `from` */
int32_t capacity_of_terminal(const capacity_table *table, int32_t place, terminal_kind kind);

/* Units a day without interdiction: battalions for roads, ports and airfields, trains for rail. */
double capacity_per_day(const capacity_table *table, const draw *d, int32_t capacity);

/* Countries from whose ground it can be struck. */
uint64_t capacity_exposed(const capacity_table *table, int32_t capacity);

/* Bookings of one run. Rows are given out as capacities are touched. */
typedef struct capacity_book {
    const capacity_table *table;
    const draw *d;
    uint64_t enemy; /* countries that interdict from D-day on */
    int32_t *row;   /* per capacity: its row, -1 */
    double *booked; /* row_limit x CAPACITY_DAY_COUNT */
    double *limit;  /* row_limit x 2: a day in peace, a day in war */
    int row_count, row_limit;
    double *ships[2]; /* in use per day: ocean-going, ferries */
} capacity_book;

/* Bytes for a book of at most `row_limit` capacities in use; the storage is aligned for double. */
uint64_t capacity_book_size(const capacity_table *table, int row_limit);
void capacity_book_init(capacity_book *book, const capacity_table *table, int row_limit, void *storage);

/* Empties the book for a run. */
void capacity_book_reset(capacity_book *book, const draw *d, uint64_t enemy);

/* When the last of `amount` has passed all `count` capacities together, starting at `start_day`, each day through what
 * the narrowest has left; INFINITY where not within the days. commit: books it. */
double capacity_flow(capacity_book *book, const int32_t *capacities, int count, double start_day, double amount,
                     bool commit);

/* First day from `from_day` on which `ships` of the pool are free for `duration` days; INFINITY where never. */
double capacity_ships_free_day(const capacity_book *book, int pool, double pool_size, double from_day, int duration,
                               double ships);
void capacity_ships_take(capacity_book *book, int pool, double from_day, int duration, double ships);

#endif
