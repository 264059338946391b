/* A random but valid scenario in memory: a grid of places, an attacker on the left, a defender in the middle, an ally
 * on the right. Rows above and below the middle mirror each other where asked, names apart. For property tests. */
#ifndef TEST_SUPPORT_RANDOM_SCENARIO_H
#define TEST_SUPPORT_RANDOM_SCENARIO_H

#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "numeric/rng.h"
#include "scenario/scenario.h"

enum { GRID_COLUMNS = 8, GRID_ROWS_MAX = 5, GRID_ATTACKER_COLUMNS = 2 };

typedef struct random_grid {
    scenario *s;
    uint64_t seed;
    int rows;
    bool mirrored;
} random_grid;

static inline void *grid_array(random_grid *g, size_t count, size_t size)
{
    void *p = arena_allocate_array(&g->s->memory, count, size);
    assert(p);
    return p;
}

static inline const char *grid_text(random_grid *g, const char *stem, int a, int b)
{
    char text[64];
    snprintf(text, sizeof text, "%s_%d_%d", stem, a, b);
    const char *copy = arena_copy_text(&g->s->memory, text, strlen(text));
    assert(copy);
    return copy;
}

/* Uniform in [low, high); rows that mirror each other share it. */
static inline double grid_uniform(const random_grid *g, int row, int column, uint32_t what, double low, double high)
{
    const int other = g->rows - 1 - row;
    const int key_row = g->mirrored && other < row ? other : row;
    const rng_stream stream = {g->seed, 0};
    const double u = rng_uniform(stream, RNG_TEST, (uint64_t)(key_row * 100 + column), what, 0);
    return low + (high - low) * u;
}

static inline int32_t grid_place(int row, int column)
{
    return row * GRID_COLUMNS + column;
}

static inline void grid_countries(random_grid *g)
{
    static const char *const id[] = {"XAA", "XDD", "XEE"};
    static const side_role side[] = {SIDE_ATTACKER, SIDE_DEFENDER, SIDE_DEFENDER};
    scenario *s = g->s;
    s->countries = grid_array(g, 3, sizeof *s->countries);
    s->country_count = 3;
    for (int i = 0; i < 3; i++)
        s->countries[i] = (struct country){
            .id = id[i],
            .hash = text_hash(id[i]),
            .name = id[i],
            .side = side[i],
            .participation = quantity_of(PARTICIPATION_BELLIGERENT),
            .quality = quantity_of(1),
            .friction = quantity_of(0.2),
            .order_delay_hour = quantity_of(6),
            .alert_threshold_prob = quantity_of(0.5),
            .decision_delay_day = quantity_of(1),
            .attacked_delay_day = quantity_of(0.5),
            .stand_aside_prob = quantity_of(0),
            .share_released = quantity_of(1),
            .crisis_bound_share = quantity_of(0),
            .mobilisation_delay_day = quantity_of(1),
            .turnout_share = quantity_of(0.8),
            .deployable_share = quantity_of(0.9),
            .border_permit_day = quantity_of(0),
        };
}

static inline void grid_network(random_grid *g)
{
    network *net = &g->s->net;
    net->place_count = g->rows * GRID_COLUMNS;
    net->places = grid_array(g, (size_t)net->place_count, sizeof *net->places);
    for (int r = 0; r < g->rows; r++)
        for (int c = 0; c < GRID_COLUMNS; c++) {
            const char *id = grid_text(g, "place", r, c);
            net->places[grid_place(r, c)] = (struct place){
                .id = id,
                .hash = text_hash(id),
                .name = id,
                .country = c < GRID_ATTACKER_COLUMNS ? 0
                           : c < GRID_COLUMNS - 1    ? 1
                                                     : 2,
                .lat_deg = (g->rows - 1) * -0.25 + 0.5 * r,
                .lon_deg = 10 + 0.5 * c,
                .kind = PLACE_TOWN,
                .airfield = FACILITY_MEDIUM,
                .population_thousand = grid_uniform(g, r, c, 1, 5, 200),
                .ground = (enum terrain)grid_uniform(g, r, c, 2, 0, TERRAIN_COUNT),
            };
        }
    net->links = grid_array(g, (size_t)net->place_count * 3, sizeof *net->links);
    for (int r = 0; r < g->rows; r++)
        for (int c = 0; c < GRID_COLUMNS; c++)
            for (int way = 0; way < 3; way++) { /* road on, rail on, road to the next row */
                const int r2 = way == 2 ? r + 1 : r, c2 = way == 2 ? c : c + 1;
                if (r2 >= g->rows || c2 >= GRID_COLUMNS)
                    continue;
                const char *id = grid_text(g, way == 1 ? "rail" : way == 2 ? "cross" : "road", r, c);
                const bool rail = way == 1;
                /* A road between rows belongs to the lower of the two, or mirrors it. */
                const int row = way == 2 && g->mirrored && r >= g->rows / 2 ? g->rows - 2 - r : r;
                net->links[net->link_count++] = (struct link){
                    .id = id,
                    .hash = text_hash(id),
                    .from = grid_place(r, c),
                    .to = grid_place(r2, c2),
                    .mode = rail ? LINK_RAIL : LINK_ROAD,
                    .class = rail ? LINK_CLASS_DOUBLE : LINK_CLASS_TRUNK,
                    .length_km = grid_uniform(g, row, c, 10 + (uint32_t)way, 20, 80),
                    .length_stated = true,
                    .gauge = rail ? GAUGE_1435 : 0,
                    .trains_per_day = quantity_of(rail ? 10 : 0),
                    .ground = (enum terrain)grid_uniform(g, row, c, 20 + (uint32_t)way, 0, TERRAIN_URBAN),
                    .water_obstacle = way == 0 && grid_uniform(g, row, c, 30, 0, 1) < 0.2 ? "river" : "",
                    .strait = "",
                };
            }
    net->first = grid_array(g, (size_t)net->place_count + 1, sizeof *net->first);
    net->incident = grid_array(g, 2 * (size_t)net->link_count, sizeof *net->incident);
    network_index(net);
}

static inline void grid_types(random_grid *g)
{
    static const unit_type types[] = {
        {.id = "mech",
         .category = UNIT_MECHANISED,
         .strength = {600, 0, 48, 0, 0, 12},
         .battalions = 1,
         .front_km = 6,
         .road_speed_km_per_hour = 32,
         .trains = 3,
         .supply_tonne_per_day = 45},
        {.id = "tank",
         .category = UNIT_ARMOUR,
         .strength = {400, 40, 6},
         .battalions = 1,
         .front_km = 6,
         .road_speed_km_per_hour = 28,
         .trains = 3,
         .supply_tonne_per_day = 65},
        {.id = "light",
         .category = UNIT_LIGHT,
         .strength = {550, 0, 0, 0, 0, 12},
         .battalions = 1,
         .front_km = 4,
         .road_speed_km_per_hour = 40,
         .trains = 1,
         .supply_tonne_per_day = 20},
        {.id = "guns",
         .category = UNIT_ARTILLERY,
         .strength = {350, 0, 6, 18},
         .road_speed_km_per_hour = 30,
         .trains = 2,
         .supply_tonne_per_day = 90},
        {.id = "territorial",
         .category = UNIT_TERRITORIAL,
         .strength = {500, 0, 0, 0, 0, 4},
         .battalions = 0.5,
         .front_km = 3,
         .road_speed_km_per_hour = 35,
         .trains = 1,
         .supply_tonne_per_day = 8},
        {.id = "fighters",
         .echelon = ECHELON_SQUADRON,
         .category = UNIT_FIGHTER,
         .strength = {250, 0, 0, 0, 0, 0, 0, 12},
         .road_speed_km_per_hour = 40,
         .supply_tonne_per_day = 90},
    };
    enum { COUNT = sizeof types / sizeof types[0] };
    g->s->types = grid_array(g, COUNT, sizeof types[0]);
    memcpy(g->s->types, types, sizeof types);
    g->s->type_count = COUNT;
    for (int i = 0; i < COUNT; i++)
        g->s->types[i].name = g->s->types[i].entity6 = g->s->types[i].id;
}

enum { GRID_UNITS_PER_ROW = 9 };

static inline struct unit *grid_unit(random_grid *g, int row, int k, int country, int type, int32_t home)
{
    const char *id = grid_text(g, "unit", row, k);
    struct unit *u = &g->s->units[g->s->unit_count++];
    *u = (struct unit){
        .id = id,
        .hash = text_hash(id),
        .name = id,
        .parent = "",
        .country = country,
        .type = type,
        .home = home,
        .prepositioned_at = -1,
        .ntm_day = quantity_of(grid_uniform(g, row, k, 40, 0, 2)),
        .strength_share = quantity_of(grid_uniform(g, row, k, 41, 0.6, 1)),
        .deploy_to = -1,
        .deploy_priority = 1,
        .available_day = -1000,
    };
    return u;
}

/* Each row: four attackers on the left, four defenders, one battalion that the ally sends. Room for more is left. */
static inline void grid_units(random_grid *g)
{
    g->s->units = grid_array(g, (size_t)g->rows * GRID_UNITS_PER_ROW + 32, sizeof *g->s->units);
    for (int r = 0; r < g->rows; r++) {
        for (int k = 0; k < 4; k++)
            grid_unit(g, r, k, 0, k == 3 ? 3 : k == 2 ? 1 : 0, grid_place(r, 0));
        for (int k = 4; k < 8; k++) {
            const int column = 2 + (int)grid_uniform(g, r, k, 42, 0, GRID_COLUMNS - 3);
            grid_unit(g, r, k, 1, k == 4 ? 2 : k == 5 ? 4 : k == 6 ? 3 : 0, grid_place(r, column));
        }
        grid_unit(g, r, 8, 2, 1, grid_place(r, GRID_COLUMNS - 1))->deploy_to = grid_place(r, GRID_COLUMNS - 3);
    }
    grid_unit(g, 90, 0, 0, 5, grid_place(g->rows / 2, 0));
    grid_unit(g, 90, 1, 1, 5, grid_place(g->rows / 2, GRID_COLUMNS - 2));
}

static inline struct task *grid_task(random_grid *g, struct plan *p, int row, task_role role, int first, int count)
{
    const char *id = grid_text(g, p->attack ? "attack" : "defend", row, 0);
    struct task *t = &p->tasks[p->task_count++];
    *t = (struct task){.id = id, .hash = text_hash(id), .title = id, .role = role, .assemble = -1};
    t->units = grid_array(g, (size_t)count, sizeof *t->units);
    t->unit_count = count;
    for (int i = 0; i < count; i++)
        t->units[i] = row * GRID_UNITS_PER_ROW + first + i;
    t->axis = grid_array(g, GRID_COLUMNS, sizeof *t->axis);
    return t;
}

static inline void grid_plans(random_grid *g)
{
    scenario *s = g->s;
    s->plans = grid_array(g, 2, sizeof *s->plans);
    s->plan_count = 2;
    s->defence_plan = 1;
    struct plan *a = &s->plans[0], *d = &s->plans[1];
    *a = (struct plan){.id = "attack", .hash = 1, .title = "", .summary = "", .side = SIDE_ATTACKER, .attack = true};
    *d = (struct plan){.id = "defence", .hash = 2, .title = "", .summary = "", .side = SIDE_DEFENDER};
    a->tasks = grid_array(g, GRID_ROWS_MAX, sizeof *a->tasks);
    d->tasks = grid_array(g, GRID_ROWS_MAX, sizeof *d->tasks);
    a->attacked = grid_array(g, 1, sizeof *a->attacked);
    a->attacked[a->attacked_count++] = 1;
    a->objectives = grid_array(g, 2, sizeof *a->objectives);
    for (int i = 0; i < 2; i++) {
        const char *id = grid_text(g, "objective", i, 0);
        a->objectives[a->objective_count++] = (struct objective){
            .id = id,
            .hash = text_hash(id),
            .title = id,
            .place = grid_place(i == 0 ? 0 : g->rows - 1, GRID_COLUMNS - 2),
            .garrison_battalions = 0.5,
        };
    }
    for (int r = 0; r < g->rows; r++) {
        struct task *t = grid_task(g, a, r, TASK_ASSAULT, 0, 4);
        t->assemble = grid_place(r, GRID_ATTACKER_COLUMNS - 1);
        t->bypass = grid_uniform(g, r, 0, 50, 0, 1) < 0.5;
        for (int c = GRID_ATTACKER_COLUMNS; c < GRID_COLUMNS - 1; c++)
            t->axis[t->axis_count++] = grid_place(r, c);
        t = grid_task(g, d, r, TASK_DEFEND, 4, 5);
        for (int c = GRID_COLUMNS - 4; c < GRID_COLUMNS - 1; c++)
            t->axis[t->axis_count++] = grid_place(r, c);
    }
}

/* The caller may change it before a model is made. Destroy with scenario_destroy. */
static inline scenario *random_scenario(uint64_t seed, int rows, bool mirrored)
{
    static const double initial[PARAMETER_COUNT] = {
#define X(symbol, name, unit, value, lowest, highest, process, meaning) value,
        PARAMETER_LIST(X)
#undef X
    };
    scenario *s = calloc(1, sizeof *s);
    assert(s && rows <= GRID_ROWS_MAX);
    arena_init(&s->memory);
    random_grid g = {s, seed, rows, mirrored};
    s->folder = s->title = s->summary = "";
    s->d_day = "2021-03-01";
    s->horizon_day = 14;
    s->contact_step_hour = 6;
    s->detour_factor = 1.25;
    s->engagement_model = "calibrated";
    s->sides[SIDE_DEFENDER] = (struct side){"defender", "Defender"};
    s->sides[SIDE_ATTACKER] = (struct side){"attacker", "Attacker"};
    s->sides[SIDE_NEUTRAL] = (struct side){"", ""};
    for (int i = 0; i < PARAMETER_COUNT; i++)
        s->parameters[i] = quantity_of(initial[i]);
    s->parameters[PARAMETER_WARNING_STATED_DAY] = quantity_of(3);
    grid_countries(&g);
    grid_network(&g);
    grid_types(&g);
    grid_units(&g);
    grid_plans(&g);
    return s;
}

#endif
