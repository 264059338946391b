#include "process/deployment/capacity.h"

#include <assert.h>
#include <math.h>
#include <string.h>

#include "numeric/elementary.h"

static const double earth_radius_km = 6371.0;

/* Position on a sphere; straight-line distance is within 0.1 % of the arc at strike range. */
static void position_km(const struct place *p, double xyz[3])
{
    const double degree = 3.14159265358979323846 / 180.0;
    const double ring = earth_radius_km * elementary_cos(p->lat_deg * degree);
    xyz[0] = ring * elementary_cos(p->lon_deg * degree);
    xyz[1] = ring * elementary_sin(p->lon_deg * degree);
    xyz[2] = earth_radius_km * elementary_sin(p->lat_deg * degree);
}

posture_status capacity_table_init(capacity_table *table, const scenario *s, arena *memory)
{
    const int places = s->net.place_count;
    const double range_km = s->parameters[PARAMETER_STRIKE_RANGE_KM].value;
    *table = (capacity_table){.s = s, .count = 2 * s->net.link_count + TERMINAL_COUNT * places};
    double(*xyz)[3] = arena_allocate_array(memory, (size_t)places, sizeof *xyz);
    table->near_country = arena_allocate_array(memory, (size_t)places, sizeof *table->near_country);
    if (!xyz || !table->near_country)
        return POSTURE_ERROR_MEMORY;
    for (int p = 0; p < places; p++)
        position_km(&s->net.places[p], xyz[p]);
    for (int p = 0; p < places; p++)
        for (int q = 0; q < places; q++) {
            const double dx = xyz[p][0] - xyz[q][0];
            const double dy = xyz[p][1] - xyz[q][1];
            const double dz = xyz[p][2] - xyz[q][2];
            if (dx * dx + dy * dy + dz * dz <= range_km * range_km)
                table->near_country[p] |= capacity_country_bit(s->net.places[q].country);
        }
    return POSTURE_OK;
}

int32_t capacity_of_link(const struct link *links, int32_t link, int32_t from)
{
    return 2 * link + (links[link].from == from ? 0 : 1);
}

int32_t capacity_of_terminal(const capacity_table *table, int32_t place, terminal_kind kind)
{
    return 2 * table->s->net.link_count + TERMINAL_COUNT * place + (int32_t)kind;
}

static double facility_share(facility_class c)
{
    static const double share[FACILITY_COUNT] = {
        [FACILITY_SMALL] = 0.25, [FACILITY_MEDIUM] = 0.5, [FACILITY_LARGE] = 1.0};
    return share[c];
}

static double road_share(link_class c)
{
    if (c == LINK_CLASS_SECONDARY)
        return 1.0 / 3.0;
    return c == LINK_CLASS_PRIMARY ? 2.0 / 3.0 : 1.0;
}

static double terminal_per_day(const struct place *p, const draw *d, terminal_kind kind)
{
    switch (kind) {
    case TERMINAL_RAIL:
        return d->parameter[PARAMETER_RAIL_TERMINAL_TRAINS_PER_DAY];
    case TERMINAL_GAUGE:
        return d->parameter[PARAMETER_GAUGE_CHANGE_TRAINS_PER_DAY];
    case TERMINAL_PORT:
        return d->parameter[PARAMETER_PORT_BATTALIONS_PER_DAY] * d->parameter[PARAMETER_PORT_CAPACITY_MULTIPLIER] *
               facility_share(p->port);
    case TERMINAL_AIR:
        return d->parameter[PARAMETER_AIRLIFT_BATTALIONS_PER_DAY] *
               d->parameter[PARAMETER_AIRLIFT_CAPACITY_MULTIPLIER] * facility_share(p->airfield);
    case TERMINAL_COUNT:
        break;
    }
    return 0;
}

double capacity_per_day(const capacity_table *table, const draw *d, int32_t capacity)
{
    const network *net = &table->s->net;
    const int32_t terminal = capacity - 2 * net->link_count;
    if (terminal >= 0)
        return terminal_per_day(&net->places[terminal / TERMINAL_COUNT], d, (terminal_kind)(terminal % TERMINAL_COUNT));
    const struct link *l = &net->links[capacity / 2];
    if (l->mode == LINK_RAIL)
        return draw_get(d, l->trains_per_day) * d->parameter[PARAMETER_RAIL_CAPACITY_MULTIPLIER];
    return d->parameter[PARAMETER_CONVOY_BATTALIONS_PER_DAY] * road_share(l->class);
}

uint64_t capacity_exposed(const capacity_table *table, int32_t capacity)
{
    const network *net = &table->s->net;
    const int32_t terminal = capacity - 2 * net->link_count;
    if (terminal >= 0)
        return table->near_country[terminal / TERMINAL_COUNT];
    const struct link *l = &net->links[capacity / 2];
    return table->near_country[l->from] | table->near_country[l->to];
}

uint64_t capacity_book_size(const capacity_table *table, int row_limit)
{
    const uint64_t doubles = (uint64_t)row_limit * (CAPACITY_DAY_COUNT + 2) + 2 * CAPACITY_DAY_COUNT;
    return doubles * sizeof(double) + (uint64_t)table->count * sizeof(int32_t);
}

void capacity_book_init(capacity_book *book, const capacity_table *table, int row_limit, void *storage)
{
    double *next = storage;
    *book = (capacity_book){.table = table, .row_limit = row_limit, .booked = next};
    next += (size_t)row_limit * CAPACITY_DAY_COUNT;
    book->limit = next;
    next += (size_t)row_limit * 2;
    for (int pool = 0; pool < 2; pool++) {
        book->ships[pool] = next;
        next += CAPACITY_DAY_COUNT;
    }
    book->row = (int32_t *)next;
}

void capacity_book_reset(capacity_book *book, const draw *d, uint64_t enemy)
{
    book->d = d;
    book->enemy = enemy;
    book->row_count = 0;
    memset(book->row, -1, (size_t)book->table->count * sizeof *book->row);
    for (int pool = 0; pool < 2; pool++)
        memset(book->ships[pool], 0, CAPACITY_DAY_COUNT * sizeof(double));
}

/* Row of a capacity, opened on first touch; -1 where the book is full: such a capacity binds nobody. */
static int32_t row_of(capacity_book *book, int32_t capacity)
{
    if (book->row[capacity] >= 0 || book->row_count == book->row_limit)
        return book->row[capacity];
    const int32_t row = book->row_count++;
    const double peace = capacity_per_day(book->table, book->d, capacity);
    const bool exposed = (capacity_exposed(book->table, capacity) & book->enemy) != 0;
    book->row[capacity] = row;
    book->limit[2 * row] = peace;
    book->limit[2 * row + 1] = exposed ? peace * (1 - book->d->parameter[PARAMETER_INTERDICTION_DELAY_SHARE]) : peace;
    memset(book->booked + (size_t)row * CAPACITY_DAY_COUNT, 0, CAPACITY_DAY_COUNT * sizeof(double));
    return row;
}

double capacity_flow(capacity_book *book, const int32_t *capacities, int count, double start_day, double amount,
                     bool commit)
{
    double *booked[CAPACITY_LEG_MAX];
    const double *limit[CAPACITY_LEG_MAX];
    int rows = 0;
    assert(count <= CAPACITY_LEG_MAX);
    for (int i = 0; i < count; i++) {
        const int32_t row = row_of(book, capacities[i]);
        if (row < 0)
            continue;
        booked[rows] = book->booked + (size_t)row * CAPACITY_DAY_COUNT;
        limit[rows++] = book->limit + 2 * row;
    }
    if (rows == 0 || amount <= 0)
        return start_day;
    const double first = floor(start_day);
    double left_share = 1 - (start_day - first); /* of the first day */
    for (int k = (int)first - CAPACITY_DAY_FIRST; k < CAPACITY_DAY_COUNT; k++) {
        const int war = k + CAPACITY_DAY_FIRST >= 0 ? 1 : 0;
        double left = INFINITY;
        double narrowest = 0;
        for (int i = 0; i < rows; i++) {
            const double whole = limit[i][war];
            const double unbooked = whole - booked[i][k];
            const double ahead = whole * left_share;
            const double free = unbooked < ahead ? unbooked : ahead;
            if (free < left) {
                left = free;
                narrowest = whole;
            }
        }
        left_share = 1;
        if (!(left > 1e-9))
            continue;
        const double taken = fmin(left, amount);
        for (int i = 0; commit && i < rows; i++)
            booked[i][k] += taken;
        if (amount <= left)
            return k + CAPACITY_DAY_FIRST + (narrowest - left + amount) / narrowest;
        amount -= taken;
    }
    return INFINITY;
}

double capacity_ships_free_day(const capacity_book *book, int pool, double pool_size, double from_day, int duration,
                               double ships)
{
    const int first = (int)floor(from_day) - CAPACITY_DAY_FIRST;
    int free_days = 0;
    for (int k = first; k < CAPACITY_DAY_COUNT; k++) {
        free_days = book->ships[pool][k] + ships <= pool_size + 1e-9 ? free_days + 1 : 0;
        if (free_days == duration)
            return fmax(from_day, k - duration + 1 + CAPACITY_DAY_FIRST);
    }
    return INFINITY;
}

void capacity_ships_take(capacity_book *book, int pool, double from_day, int duration, double ships)
{
    const int first = (int)floor(from_day) - CAPACITY_DAY_FIRST;
    for (int k = first; k < first + duration && k < CAPACITY_DAY_COUNT; k++)
        book->ships[pool][k] += ships;
}
