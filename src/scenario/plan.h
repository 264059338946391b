/* What a side intends: objectives, tasks along axes, and simple rules for when things go otherwise. */
#ifndef SCENARIO_PLAN_H
#define SCENARIO_PLAN_H

#include <stdbool.h>
#include <stdint.h>

#include "numeric/quantity.h"
#include "theatre/forces.h"

#define TASK_ROLE_LIST(X)                                                                                              \
    X(ASSAULT, "assault")   /* fights along the axis to its objective */                                               \
    X(EXPLOIT, "exploit")   /* passes what it can, for the objective's sake */                                         \
    X(FIX, "fix")           /* holds defenders where they are */                                                       \
    X(SCREEN, "screen")     /* guards a flank or a border */                                                           \
    X(GARRISON, "garrison") /* holds a place */                                                                        \
    X(DEFEND, "defend")     /* stands on its position, then on the next of its axis */                                 \
    X(RESERVE, "reserve")   /* waits for a trigger */                                                                  \
    X(FIRES, "fires")       /* supports tasks in range */                                                              \
    X(AIRBORNE, "airborne") /* lands at its objective */

typedef enum task_role {
#define X(name, text) TASK_##name,
    TASK_ROLE_LIST(X)
#undef X
        TASK_ROLE_COUNT
} task_role;

const char *task_role_text(task_role role);

#define TRIGGER_CONDITION_LIST(X)                                                                                      \
    X(BLOCKED, "blocked")       /* the task has not advanced for `for_day` */                                          \
    X(BROKEN, "broken")         /* the task has lost more than `share` of its power */                                 \
    X(REACHED, "reached")       /* its objective is reached */                                                         \
    X(HELD, "held")             /* its objective is held */                                                            \
    X(THREATENED, "threatened") /* an enemy stands within `distance_km` by road of `place` */                          \
    X(DAY, "day")               /* `for_day` after D-day */

typedef enum trigger_condition {
#define X(name, text) TRIGGER_##name,
    TRIGGER_CONDITION_LIST(X)
#undef X
        TRIGGER_CONDITION_COUNT
} trigger_condition;

#define REACTION_LIST(X)                                                                                               \
    X(REINFORCE, "reinforce")           /* the reserve task `with` joins the task */                                   \
    X(BYPASS, "bypass")                 /* the task passes what blocks it, leaving a screen */                         \
    X(WITHDRAW, "withdraw")             /* back along its axis, or to `place` */                                       \
    X(HALT, "halt")                     /* stay and defend */                                                          \
    X(COUNTER_ATTACK, "counter_attack") /* the task `with`, or the task itself, attacks `place` */                     \
    X(ADVANCE, "advance")               /* the task `with` starts along its axis */

enum reaction {
#define X(name, text) REACTION_##name,
    REACTION_LIST(X)
#undef X
        REACTION_COUNT
};

const char *trigger_condition_text(trigger_condition c);
const char *reaction_text(enum reaction r);

struct objective {
    const char *id;
    uint64_t hash;
    const char *title;
    int32_t place;
    double garrison_battalions; /* needed to hold it; < 0: by the parameter and its population */
};

struct task {
    const char *id;
    uint64_t hash;
    const char *title;
    task_role role;
    int32_t *units;
    int unit_count;
    int32_t assemble;   /* place where an attacking task forms before D-day; -1: starts at home */
    quantity start_day; /* relative to D-day */
    int32_t *axis;      /* places in order, the last is the objective or position */
    int axis_count;
    bool bypass; /* may pass defenders who cannot cover the corridor */
};

struct trigger {
    trigger_condition condition;
    int32_t task;  /* watched task, -1 for conditions on a place or day */
    int32_t place; /* -1: none */
    double for_day;
    double share;
    double distance_km;
    enum reaction reaction;
    int32_t with; /* task that reacts, -1: the watched one */
    int32_t to;   /* place of the reaction, -1: none */
};

struct plan {
    const char *id; /* file stem */
    uint64_t hash;
    const char *title;
    const char *summary;
    side_role side;
    bool attack;       /* an attack plan; otherwise a defence plan */
    bool ambiguous;    /* a limited grab: attribution_delay_day applies */
    int32_t *attacked; /* countries at war from D-day */
    int attacked_count;
    int32_t *requires_access; /* countries whose participation must be at least access, else their tasks do not run */
    int requires_access_count;
    struct objective *objectives;
    int objective_count;
    struct task *tasks;
    int task_count;
    struct trigger *triggers;
    int trigger_count;
};

#endif
