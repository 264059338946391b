/* The mutable state of one replication: arrays by unit, place and link in one block, reset without allocation.
 *
 * A unit is at exactly one of: a place, a link with direction, a carrier's leg, off the map. Each field names the one
 * process that writes it; the others hand increments to the functions below. */
#ifndef CAMPAIGN_STATE_H
#define CAMPAIGN_STATE_H

#include "campaign/model.h"
#include "campaign/trace.h"
#include "process/air.h"
#include "process/authority.h"
#include "process/warning.h"
#include "scenario/outcome.h"
#include "theatre/routes.h"

enum { SECONDS_PER_HOUR = 3600, SECONDS_PER_DAY = 86400 };
#define NEVER INT64_MAX

typedef enum unit_mode {
    UNIT_OFF_MAP, /* not formed, not released, or standing aside */
    UNIT_CARRIED, /* on a carrier's leg; arrives at event_second */
    UNIT_AT_PLACE,
    UNIT_ON_LINK,    /* marching towards `toward` */
    UNIT_IN_CONTACT, /* on the link, in the fight for `toward` */
    UNIT_DESTROYED
} unit_mode;

typedef enum unit_order {
    ORDER_STAND,   /* stays where it is */
    ORDER_MARCH,   /* along its path */
    ORDER_COUNTER, /* along the hop table of a trigger, attacking */
    ORDER_RETREAT  /* one link back, then stands */
} unit_order;

typedef struct unit_state {
    double strength[STRENGTH_COUNT]; /* writer: losses (state_lose) */
    double start_people;             /* at the start or when formed */
    double committed_people;         /* when it last entered a fight fresh */
    double stock_day;                /* writer: sustain, as the next two */
    double delivered_share;
    double supply_share;         /* of combat power, from supply_power_share */
    double break_threshold;      /* drawn: loss share since commitment */
    double leg_km;               /* of the move since since_second; writer: march */
    double tempo;                /* writer: march */
    int64_t event_second;        /* of its pending event; NEVER without one */
    int64_t since_second;        /* at this place since */
    int64_t able_second;         /* broken until then; writer: contact */
    int32_t place, link, toward; /* writer: march; -1 where not so */
    int32_t next;                /* in the list of its place and side, or of its front */
    int32_t path_index;          /* place of the path last reached; writer: march */
    int32_t trigger;             /* whose hop table it follows under ORDER_COUNTER */
    int8_t mode, order, stage;   /* stage 0: on the way to the defended zone, 1: through it */
    bool belligerent;            /* fights; writer: control */
    bool passing;                /* on its way around the place ahead; writer: march */
    bool slow;                   /* has leaked past and is slower until the next place */
    bool outside;                /* stands on another country's ground by deployment */
    bool closed;                 /* reinforcement that arrived */
    bool cut_off;
} unit_state;

typedef struct place_state {
    int32_t first[FIGHTING_SIDES];       /* units at the place, ascending */
    int64_t captured_second;             /* writer: control */
    int64_t base_closed_second;          /* airbase closed until then; writer: sustain */
    double demand_tonne[FIGHTING_SIDES]; /* asked of this source today */
    bool guns[FIGHTING_SIDES];           /* artillery stands here today; writer: sustain */
    int16_t front_count;                 /* fronts against it; writer: front */
    int8_t control;                      /* side; writer: control */
    bool passed;                         /* an attacker has gone around its defenders; writer: march */
} place_state;

typedef struct link_state {
    int64_t free_second[2]; /* road free again: [0] from -> to, [1] to -> from */
    int64_t bridge_second;  /* a destroyed crossing is bridged from then on; NEVER: not yet reached */
    int16_t marching[FIGHTING_SIDES];
    int32_t front; /* index into fronts, -1: none */
} link_state;

/* One place attacked over one link. */
typedef struct front_state {
    int32_t link, toward;
    int32_t first; /* units of the attacker in contact, in order of arrival */
    double gap_km; /* ground still to be won before the place */
    engagement_state memory;
    double draws[ENGAGEMENT_DRAWS];
    int64_t resume_second; /* a failed attack pauses until then */
    double power_ratio;    /* of the last step */
    int8_t side;           /* attacking */
    bool fighting;         /* an attack is under way */
} front_state;

typedef struct task_state {
    int64_t start_second;    /* its units may march from then on; NEVER: waits for a trigger */
    int64_t progress_second; /* last time one of its units reached a new place */
    int32_t furthest;        /* path index */
    int32_t orders;          /* given so far, for the luck of the next */
    int32_t counter;         /* trigger whose counter-attack stands, also for units that close later; -1: none */
    bool halted, bypass, reached;
} task_state;

typedef struct trigger_state {
    int64_t execute_second; /* NEVER: not fired; executed triggers keep it */
    bool fired, executed;
} trigger_state;

typedef struct objective_state {
    int64_t reached_second, clear_second, held_second, lost_again_second; /* NEVER: not so */
    int64_t first_held_second;
} objective_state;

/* A unit that is supplied today, over the place where it stands or behind it; scratch of sustain. */
typedef struct supplied_unit {
    int32_t unit, place, activity;
} supplied_unit;

typedef struct side_state {
    double lost[STRENGTH_COUNT];  /* writer: state_lose */
    double start[STRENGTH_COUNT]; /* with which it started or which formed */
    double missiles, missiles_start;
    double fires_day;             /* of intense artillery fire so far */
    double interdiction_share;    /* that its columns suffer today */
    double vehicles_killed_today; /* of the enemy's, by its air power */
    double exposed_vehicles;      /* of its own, today */
    double air_kill_battalions;   /* of the enemy's, days 3 to 10 */
    int64_t missiles_out_second, stock_out_second;
    double ground_sorties; /* today */
    double air_denial;     /* share of enemy sorties its area air defence turns away, 0..1 */
} side_state;

/* Of each place: kilometres from the nearest source, INFINITY where it is cut off, and which that is, -1: none. */
typedef struct road_map {
    double *km;
    int32_t *source;
} road_map;

typedef struct campaign_state campaign_state;
struct campaign_state {
    const campaign_model *m;
    const campaign_trace *trace;
    draw d;
    int64_t now;
    int64_t step_second;
    double estimate[ENGAGEMENT_DRAWS];
    bool warned, without_fighting, ceasefire;
    bool roads_unknown; /* must be measured anew */
    int64_t first_contact_second;

    void *block; /* all the arrays below */
    double *factors;
    unit_state *units;
    place_state *places;
    link_state *links;
    front_state *fronts;
    int32_t front_count, front_capacity;
    int32_t *front_free; /* stack of unused fronts */
    task_state *tasks;
    trigger_state *triggers;
    objective_state objectives[OUTCOME_OBJECTIVE_MAX];
    side_state sides[FIGHTING_SIDES];
    air_state air;
    warning_track *warning;
    authority_result authority;
    bool entered[AUTHORITY_COUNTRY_MAX]; /* whose ground the attacker has entered */
    int8_t participation[AUTHORITY_COUNTRY_MAX];
    double quality[AUTHORITY_COUNTRY_MAX], friction[AUTHORITY_COUNTRY_MAX], order_delay_hour[AUTHORITY_COUNTRY_MAX];
    double unopposed_hour; /* first arrival at an objective without defenders */

    int32_t *heap, heap_count; /* pending events by (second, unit) */
    int32_t *heap_slot;
    deployment_order *orders;
    deployment_arrival *arrivals;
    void *deployment_scratch;
    route_scratch routes;
    void *routes_storage;
    int32_t *source_list;                                            /* scratch: places */
    road_map rear_road[FIGHTING_SIDES], supply_road[FIGHTING_SIDES]; /* writer: supply_road, as the next two */
    int32_t *serving[FIGHTING_SIDES];                                /* the sources behind supply_road, ascending */
    int32_t serving_count[FIGHTING_SIDES];
    int32_t *taken; /* places taken since the roads were measured; writer: control */
    int32_t taken_count;
    supplied_unit *supplied; /* scratch: units, as the next */
    int32_t *columns;        /* on the road and found from the air */
    int32_t *isolated_since; /* per place: day a source was cut from its rear, -1: is not */
    uint64_t replications, engagement_steps, unit_moves;
};

posture_status state_create(const campaign_model *m, campaign_state **state); /* [out, owned] */
void state_destroy(campaign_state *c);

/* Everything as before any replication; the counters stay. */
void state_reset(campaign_state *c);

/* Lists of units at a place, ascending by index. */
void state_enter_place(campaign_state *c, int32_t unit, int32_t place);
void state_leave_place(campaign_state *c, int32_t unit);

/* Pending events; a unit has at most one. */
void state_schedule(campaign_state *c, int32_t unit, int64_t second);
void state_unschedule(campaign_state *c, int32_t unit);
int32_t state_next_event(const campaign_state *c); /* unit with the earliest event, -1: none */

/* A unit with this strength appears; counts it among what its side started with. */
void state_form(campaign_state *c, int32_t unit, double share);

/* Loses this share of each category; all shares in [0, 1]. */
void state_lose(campaign_state *c, int32_t unit, const double share[STRENGTH_COUNT]);

/* Ceases to exist: what is left counts as lost. It must be on no list. */
void state_destroy_unit(campaign_state *c, int32_t unit);

/* Sends an event where somebody listens; second, side and unit are filled in. */
void state_tell(const campaign_state *c, campaign_event e);
#define EVENT_NOWHERE .unit = -1, .place = -1, .other_place = -1, .link = -1, .country = -1, .objective = -1, .task = -1

static inline double unit_strength_share(const campaign_state *c, int32_t unit)
{
    const unit_state *u = &c->units[unit];
    return u->start_people > 0 ? u->strength[STRENGTH_PERSONNEL] / u->start_people : 0.0;
}

/* Battalion equivalents as the unit stands. */
static inline double unit_battalions(const campaign_state *c, int32_t unit)
{
    const unit_fact *f = &c->m->units[unit];
    const double full = f->type->strength[STRENGTH_PERSONNEL];
    return full > 0 ? f->battalions * c->units[unit].strength[STRENGTH_PERSONNEL] / full : 0.0;
}

/* Ready for a fight: present, at war and not broken. */
static inline bool unit_able(const campaign_state *c, int32_t unit)
{
    const unit_state *u = &c->units[unit];
    return u->belligerent && u->able_second <= c->now && u->strength[STRENGTH_PERSONNEL] > 0;
}

#endif
