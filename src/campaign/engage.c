#include "campaign/engage.h"

#include <math.h>

#include "campaign/control.h"
#include "process/movement.h"

/* Weighted sums over the units of one side in a fight. */
typedef struct gathering {
    engagement_force *force;
    double weight, quality, supply, people, territorial, home_territorial, committed, left;
    double vehicles;
} gathering;

static bool fires_have_shells(const campaign_state *c, int side)
{
    return c->sides[side].fires_day < c->d.parameter[PARAMETER_MUNITION_FIRES_DAY];
}

static double vehicles_of(const unit_state *u)
{
    return u->strength[STRENGTH_TANKS] + u->strength[STRENGTH_IFV_APC];
}

/* Guns whose shells are gone count for nothing; a support unit gives its guns and not its people. */
static void gather(const campaign_state *c, int32_t unit, double share, gathering *g)
{
    const unit_fact *f = &c->m->units[unit];
    const unit_state *u = &c->units[unit];
    const bool shells = fires_have_shells(c, f->side);
    const double battalions = unit_battalions(c, unit);
    const double weight = share * fmax(battalions, 0.1);
    for (int k = 0; k < STRENGTH_AIRCRAFT; k++) {
        const bool gun = k == STRENGTH_TUBE_ARTILLERY || k == STRENGTH_ROCKET_LAUNCHERS;
        if (gun ? shells : f->holds)
            g->force->strength[k] += share * u->strength[k];
    }
    g->weight += weight;
    g->quality += weight * c->quality[f->country];
    g->supply += weight * u->supply_share;
    if (!f->holds)
        return;
    const double people = share * u->strength[STRENGTH_PERSONNEL];
    g->force->battalions += share * battalions;
    g->people += people;
    if (f->type->category == UNIT_TERRITORIAL) {
        g->territorial += people;
        g->home_territorial += u->mode == UNIT_AT_PLACE && u->place == f->home ? people : 0.0;
    }
    g->committed += u->committed_people;
    g->left += u->strength[STRENGTH_PERSONNEL];
    g->vehicles += share * vehicles_of(u);
}

static void finish(const campaign_state *c, int side, gathering *g)
{
    engagement_force *f = g->force;
    f->quality = g->weight > 0 ? g->quality / g->weight : 1.0;
    f->supply_share = g->weight > 0 ? g->supply / g->weight : 1.0;
    f->territorial_share = g->people > 0 ? g->territorial / g->people : 0.0;
    f->loss_share = g->committed > 0 ? fmax(0.0, 1.0 - g->left / g->committed) : 0.0;
    /* The enemy's air kills are spread over all it can find, by vehicles. */
    const side_state *own = &c->sides[side], *enemy = &c->sides[side_enemy(side)];
    const double exposed = fmax(own->exposed_vehicles, g->vehicles);
    const double suffered = exposed > 0 ? enemy->vehicles_killed_today * g->vehicles / exposed : 0.0;
    f->air_kill_vehicles_per_day = suffered;
}

static bool in_fight(const campaign_state *c, int32_t unit)
{
    const unit_fact *f = &c->m->units[unit];
    return (f->holds || f->support) && unit_able(c, unit);
}

/* The corridor has room for so many; the others wait as a second echelon. Artillery always reaches. */
static void gather_attackers(const campaign_state *c, const front_state *f, double room, gathering *g, double *share)
{
    const double present = front_battalions(c, f);
    *share = present > room ? room / present : 1.0;
    for (int32_t u = f->first; u >= 0; u = c->units[u].next)
        if (in_fight(c, u))
            gather(c, u, c->m->units[u].holds ? *share : 1.0, g);
    /* Guns still at the last place fire from there where that is in range. */
    const int32_t behind = link_other(model_link(c->m, f->link), f->toward);
    const double range_km = model_link(c->m, f->link)->length_km - f->gap_km;
    if (range_km > c->d.parameter[PARAMETER_FIRES_RANGE_KM])
        return;
    for (int32_t u = c->places[behind].first[f->side]; u >= 0; u = c->units[u].next)
        if (c->m->units[u].support && unit_able(c, u))
            gather(c, u, 1.0, g);
}

/* Defenders face each front by the weight of its attackers. */
static double facing_share(const campaign_state *c, const front_state *f)
{
    double here = 0, all = 0;
    for (int32_t i = c->m->road_first[f->toward]; i < c->m->road_first[f->toward + 1]; i++) {
        const int32_t index = c->links[c->m->road_link[i]].front;
        if (index < 0 || c->fronts[index].toward != f->toward || c->fronts[index].side != f->side)
            continue;
        const double battalions = front_battalions(c, &c->fronts[index]);
        all += battalions;
        here += c->m->road_link[i] == f->link ? battalions : 0.0;
    }
    return all > 0 ? here / all : 1.0;
}

static enum stance defence_stance(const campaign_state *c, const front_state *f)
{
    int64_t since = c->now;
    double most = -1;
    for (int32_t u = c->places[f->toward].first[side_enemy(f->side)]; u >= 0; u = c->units[u].next) {
        const double battalions = c->m->units[u].holds && unit_able(c, u) ? unit_battalions(c, u) : -1;
        if (battalions > most) {
            most = battalions;
            since = c->units[u].since_second;
        }
    }
    const double hour = (double)(c->now - since) / SECONDS_PER_HOUR;
    if (hour >= c->d.parameter[PARAMETER_FORTIFIED_HOUR])
        return STANCE_FORTIFIED;
    if (hour >= c->d.parameter[PARAMETER_PREPARED_HOUR])
        return STANCE_PREPARED;
    return hour >= c->d.parameter[PARAMETER_HASTY_HOUR] ? STANCE_HASTY : STANCE_DELAY;
}

static bool wet_day(const campaign_state *c)
{
    const uint32_t day = (uint32_t)(c->now / SECONDS_PER_DAY);
    return rng_uniform(c->d.luck, RNG_AIR, 0, day, 0) >= c->d.parameter[PARAMETER_FLYING_WEATHER_SHARE];
}

static void describe_ground(const campaign_state *c, const front_state *f, engagement_input *in)
{
    const struct link *l = model_link(c->m, f->link);
    const double *p = c->d.parameter;
    const double corridor_km = movement_corridor_km(&c->d, l);
    in->ground = f->gap_km <= 3.0 ? c->m->s->net.places[f->toward].ground : l->ground;
    in->stance = defence_stance(c, f);
    in->wet = wet_day(c);
    in->water_obstacle = l->water_obstacle[0] != '\0';
    in->front_km = corridor_km;
    const bool surprised = !c->warned && c->now < (int64_t)(p[PARAMETER_SURPRISE_HOUR] * SECONDS_PER_HOUR);
    in->surprise = surprised && f->side == SIDE_ATTACKER ? 2.0 : 0.0;
    const double own = c->sides[f->side].ground_sorties, enemy = c->sides[side_enemy(f->side)].ground_sorties;
    in->air_superiority = own + enemy > 0 ? (own - enemy) / (own + enemy) : 0.0;
    in->loss_multiplier = p[PARAMETER_LOSS_COEFFICIENT_MULTIPLIER];
    in->advance_multiplier = p[PARAMETER_ADVANCE_MULTIPLIER];
    in->drone_fire_multiplier = p[PARAMETER_DRONE_FIRE_MULTIPLIER];
    in->break_loss_share[ENGAGEMENT_ATTACKER] = p[PARAMETER_BREAK_ATTACKER_LOSS_SHARE];
    in->break_loss_share[ENGAGEMENT_DEFENDER] = p[PARAMETER_BREAK_DEFENDER_LOSS_SHARE];
}

void engage_shape(const campaign_state *c, const front_state *f, engagement_shape *shape)
{
    *shape = (engagement_shape){0};
    engagement_input *in = &shape->input;
    describe_ground(c, f, in);
    const int enemy = side_enemy(f->side);
    gathering attacker = {.force = &in->force[ENGAGEMENT_ATTACKER]};
    gathering defender = {.force = &in->force[ENGAGEMENT_DEFENDER]};
    const double room = fmax(1.0, in->front_km * c->d.parameter[PARAMETER_FRONT_BATTALIONS_PER_KM]);
    gather_attackers(c, f, room, &attacker, &shape->attacker_share);
    shape->defender_share = facing_share(c, f);
    for (int32_t u = c->places[f->toward].first[enemy]; u >= 0; u = c->units[u].next)
        if (in_fight(c, u))
            gather(c, u, shape->defender_share, &defender);
    finish(c, f->side, &attacker);
    finish(c, enemy, &defender);
    const double open = c->d.parameter[PARAMETER_TERRITORIAL_OPEN_FIELD_SHARE];
    const double home = defender.territorial > 0 ? defender.home_territorial / defender.territorial : 0.0;
    in->territorial_open_field_share = open + (1.0 - open) * home;
}

static void lose_share(campaign_state *c, int32_t unit, double in_fight_share, const double *loss)
{
    double share[STRENGTH_COUNT];
    for (int k = 0; k < STRENGTH_COUNT; k++)
        share[k] = fmin(1.0, loss[k] * in_fight_share);
    if (!c->m->units[unit].holds) /* guns are lost with the guns; their crews with them */
        share[STRENGTH_PERSONNEL] =
            fmin(1.0, in_fight_share * fmax(loss[STRENGTH_TUBE_ARTILLERY], loss[STRENGTH_ROCKET_LAUNCHERS]));
    state_lose(c, unit, share);
}

void engage_apply(campaign_state *c, const front_state *f, const engagement_shape *shape, const engagement_output *out)
{
    for (int32_t u = f->first; u >= 0; u = c->units[u].next)
        if (in_fight(c, u))
            lose_share(c, u, c->m->units[u].holds ? shape->attacker_share : 1.0, out->loss_share[ENGAGEMENT_ATTACKER]);
    for (int32_t u = c->places[f->toward].first[side_enemy(f->side)]; u >= 0; u = c->units[u].next)
        if (in_fight(c, u))
            lose_share(c, u, shape->defender_share, out->loss_share[ENGAGEMENT_DEFENDER]);
}
