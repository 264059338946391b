#include "campaign/model.h"

#include <math.h>
#include <stdlib.h>

#include "numeric/elementary.h"
#include "theatre/geodesy.h"

static const double degree_km = 111.2;

double model_north_km(const campaign_model *m, int32_t a, int32_t b)
{
    return fabs(degree_km * (m->s->net.places[a].lat_deg - m->s->net.places[b].lat_deg));
}

double model_range_km(const campaign_model *m, int32_t a, int32_t b)
{
    static const double radian_per_degree = 0.017453292519943295;
    const struct place *p = &m->s->net.places[a], *q = &m->s->net.places[b];
    const double north = degree_km * (p->lat_deg - q->lat_deg);
    const double mean = 0.5 * (p->lat_deg + q->lat_deg) * radian_per_degree;
    const double east = degree_km * elementary_cos(mean) * (p->lon_deg - q->lon_deg);
    return sqrt(north * north + east * east);
}

int32_t model_objective_at(const campaign_model *m, int32_t place)
{
    for (int i = 0; i < m->attack->objective_count; i++)
        if (m->attack->objectives[i].place == place)
            return i;
    return -1;
}

static posture_status index_roads(campaign_model *m)
{
    const network *net = &m->s->net;
    m->road_first = arena_allocate_array(&m->memory, (size_t)net->place_count + 1, sizeof(int32_t));
    m->road_link = arena_allocate_array(&m->memory, 2 * (size_t)net->link_count, sizeof(int32_t));
    m->road_to = arena_allocate_array(&m->memory, 2 * (size_t)net->link_count, sizeof(int32_t));
    m->road_km = arena_allocate_array(&m->memory, 2 * (size_t)net->link_count, sizeof(double));
    if (!m->road_first || !m->road_link || !m->road_to || !m->road_km)
        return POSTURE_ERROR_MEMORY;
    int32_t count = 0;
    for (int32_t p = 0; p < net->place_count; p++) {
        m->road_first[p] = count;
        for (int32_t i = net->first[p]; i < net->first[p + 1]; i++) {
            const struct link *l = &net->links[net->incident[i]];
            if (l->mode != LINK_ROAD)
                continue;
            m->road_link[count] = net->incident[i];
            m->road_to[count] = link_other(l, p);
            m->road_km[count++] = l->length_km;
        }
    }
    m->road_first[net->place_count] = count;
    return POSTURE_OK;
}

static bool moves_to_attack(const struct plan *plan, const struct task *task)
{
    if (!plan->attack)
        return false;
    return task->role != TASK_SCREEN && task->role != TASK_GARRISON && task->role != TASK_DEFEND;
}

static void add_tasks(campaign_model *m, const struct plan *plan)
{
    for (int i = 0; plan && i < plan->task_count; i++) {
        const struct task *task = &plan->tasks[i];
        const bool attacks = moves_to_attack(plan, task);
        const int32_t last = task->axis_count > 0 ? task->axis[task->axis_count - 1] : -1;
        m->tasks[m->task_count++] = (task_fact){
            .task = task,
            .side = (int8_t)plan->side,
            .attacks = attacks,
            .objective = plan->attack && last >= 0 ? model_objective_at(m, last) : -1,
            .country = task->unit_count > 0 ? m->s->units[task->units[0]].country : -1,
            .plan_task = i,
        };
    }
}

static void add_triggers(campaign_model *m, const struct plan *plan, int32_t first_task)
{
    for (int i = 0; plan && i < plan->trigger_count; i++) {
        const struct trigger *t = &plan->triggers[i];
        m->triggers[m->trigger_count++] = (trigger_fact){
            .trigger = t,
            .side = (int8_t)plan->side,
            .task = t->task >= 0 ? first_task + t->task : -1,
            .with = t->with >= 0   ? first_task + t->with
                    : t->task >= 0 ? first_task + t->task
                                   : -1,
        };
    }
}

static posture_status build_plans(campaign_model *m)
{
    const struct plan *a = m->attack, *b = m->defence;
    const size_t tasks = (size_t)a->task_count + (size_t)(b ? b->task_count : 0);
    const size_t triggers = (size_t)a->trigger_count + (size_t)(b ? b->trigger_count : 0);
    m->tasks = arena_allocate_array(&m->memory, tasks, sizeof *m->tasks);
    m->triggers = arena_allocate_array(&m->memory, triggers, sizeof *m->triggers);
    m->attacked = arena_allocate_array(&m->memory, (size_t)m->s->country_count, sizeof *m->attacked);
    if (!m->tasks || !m->triggers || !m->attacked)
        return POSTURE_ERROR_MEMORY;
    add_tasks(m, a);
    add_tasks(m, b);
    add_triggers(m, a, 0);
    add_triggers(m, b, a->task_count);
    for (int i = 0; i < a->attacked_count; i++)
        m->attacked[a->attacked[i]] = true;
    return POSTURE_OK;
}

static unit_fact unit_fact_of(const campaign_model *m, const struct unit *u)
{
    const unit_type *type = &m->s->types[u->type];
    const unit_category c = type->category;
    return (unit_fact){
        .hash = u->hash,
        .country = u->country,
        .home = u->home,
        .start = u->deploy_to >= 0 ? u->deploy_to : u->home,
        .task = -1,
        .battalions = type->battalions,
        .front_km = type->front_km,
        .speed_km_per_hour = type->road_speed_km_per_hour,
        .supply_tonne_per_day = type->supply_tonne_per_day,
        .type = type,
        .side = (int8_t)m->s->countries[u->country].side,
        .manoeuvre = unit_category_is_manoeuvre(c),
        .holds = unit_category_is_manoeuvre(c) || c == UNIT_TERRITORIAL,
        .support = c == UNIT_ARTILLERY || c == UNIT_ROCKET,
        .heavy = c == UNIT_ARMOUR || c == UNIT_MECHANISED,
    };
}

static posture_status build_units(campaign_model *m)
{
    const scenario *s = m->s;
    m->units = arena_allocate_array(&m->memory, (size_t)s->unit_count, sizeof *m->units);
    m->air_units = arena_allocate_array(&m->memory, (size_t)s->unit_count, sizeof *m->air_units);
    m->ground_units = arena_allocate_array(&m->memory, (size_t)s->unit_count, sizeof *m->ground_units);
    if (!m->units || !m->air_units || !m->ground_units)
        return POSTURE_ERROR_MEMORY;
    for (int32_t i = 0; i < s->unit_count; i++) {
        m->units[i] = unit_fact_of(m, &s->units[i]);
        const unit_category category = m->units[i].type->category;
        const bool air = category == UNIT_FIGHTER || category == UNIT_STRIKE || category == UNIT_AVIATION ||
                         category == UNIT_AIR_DEFENCE || category == UNIT_MISSILE;
        const double *piece = m->units[i].type->strength;
        if (m->units[i].side == SIDE_NEUTRAL)
            continue;
        if (air)
            m->air_units[m->air_unit_count++] = i;
        if (m->units[i].battalions > 0 || piece[STRENGTH_TANKS] + piece[STRENGTH_IFV_APC] > 0)
            m->ground_units[m->ground_unit_count++] = i;
    }
    for (int32_t t = 0; t < m->task_count; t++) {
        const struct task *task = m->tasks[t].task;
        for (int k = 0; k < task->unit_count; k++) {
            unit_fact *u = &m->units[task->units[k]];
            if (u->task >= 0 || u->side != m->tasks[t].side)
                continue;
            u->task = t;
            if (u->side == SIDE_ATTACKER)
                u->start = task->assemble >= 0 ? task->assemble : u->home;
        }
    }
    return POSTURE_OK;
}

static posture_status measure_objectives(campaign_model *m)
{
    const network *net = &m->s->net;
    m->objective_km = arena_allocate_array(&m->memory, (size_t)net->place_count, sizeof *m->objective_km);
    if (!m->objective_km)
        return POSTURE_ERROR_MEMORY;
    for (int32_t p = 0; p < net->place_count; p++) {
        m->objective_km[p] = INFINITY;
        for (int i = 0; i < m->attack->objective_count; i++) {
            const struct place *a = &net->places[p], *b = &net->places[m->attack->objectives[i].place];
            const double km = geodesy_distance_km(a->lat_deg, a->lon_deg, b->lat_deg, b->lon_deg);
            m->objective_km[p] = fmin(m->objective_km[p], km);
        }
    }
    return POSTURE_OK;
}

int model_assembly_orders(const campaign_model *m, const draw *d, double start_day, deployment_order *orders)
{
    int count = 0;
    for (int32_t i = 0; i < m->s->unit_count; i++) {
        const unit_fact *u = &m->units[i];
        if (u->side != SIDE_ATTACKER || u->task < 0 || u->start == u->home)
            continue;
        const struct unit *stated = &m->s->units[i];
        orders[count++] = (deployment_order){
            .unit = i,
            .from = u->home,
            .to = u->start,
            .priority = m->tasks[u->task].task->role == TASK_RESERVE ? 2 : 1,
            .ready_day = start_day + draw_get(d, stated->ntm_day),
            .strength_share = draw_get(d, stated->strength_share),
        };
    }
    return count;
}

posture_status model_build(const scenario *s, int32_t attack_plan, campaign_model **model)
{
    *model = NULL;
    campaign_model *m = calloc(1, sizeof *m);
    if (!m)
        return POSTURE_ERROR_MEMORY;
    arena_init(&m->memory);
    m->s = s;
    m->attack = &s->plans[attack_plan];
    m->defence = s->defence_plan >= 0 ? &s->plans[s->defence_plan] : NULL;
    m->engagement = engagement_model_find(s->engagement_model);
    posture_status status = m->engagement ? POSTURE_OK : POSTURE_ERROR_UNKNOWN_NAME;
    posture_status (*const parts[])(campaign_model *) = {index_roads, build_plans, build_units, measure_objectives};
    for (size_t i = 0; status == POSTURE_OK && i < sizeof parts / sizeof parts[0]; i++)
        status = parts[i](m);
    if (status == POSTURE_OK)
        status = deployment_network_create(s, &m->deployment);
    if (status != POSTURE_OK) {
        model_free(m);
        return status;
    }
    *model = m;
    return POSTURE_OK;
}

void model_free(campaign_model *m)
{
    if (!m)
        return;
    deployment_network_destroy(m->deployment);
    arena_clear(&m->memory);
    free(m);
}
