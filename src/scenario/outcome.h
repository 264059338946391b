/* The outcome row of one replication: every measure declared once, in the table below, from which store, exports,
 * report, `--json` and `posture explain` take it.
 *
 * X(SYMBOL, name, unit, kind, title, meaning). Kinds: PROPORTION 0/1; COUNT, AMOUNT any number; TIME counted from D-day
 * and censored: not reached within the horizon is NaN, written as null, never a large number; SPAN the difference of
 * two times, censored likewise. Append at the end of a group only. */
#ifndef SCENARIO_OUTCOME_H
#define SCENARIO_OUTCOME_H

#include <stdint.h>

#include <posture/status.h>

#define OUTCOME_LIST(X)                                                                                                \
    X(ANY_REACHED, "any_objective_reached", "prob", PROPORTION, "Any objective reached",                               \
      "An attacking battalion stood at the boundary of at least one objective within the horizon")                     \
    X(ALL_REACHED, "all_objectives_reached", "prob", PROPORTION, "All objectives reached",                             \
      "Attacking battalions stood at every objective within the horizon")                                              \
    X(FIRST_REACHED_HOUR, "first_reached_hour", "hour", TIME, "First objective reached",                               \
      "Hours from D-day to the first attacking battalion at an objective")                                             \
    X(ALL_HELD, "all_objectives_held", "prob", PROPORTION, "All objectives held at the horizon",                       \
      "Every objective held at the horizon: no organised defender for 24 h and its garrison met")                      \
    X(ALL_HELD_DAY, "all_held_day", "day", TIME, "Day all objectives held",                                            \
      "First day on which every objective is held")                                                                    \
    X(FAIT_ACCOMPLI_3, "fait_accompli_day_3", "prob", PROPORTION, "Fait accompli by D+3",                              \
      "Every objective held at D+3 and through the day before, and supplied allied power below r times the holder's")  \
    X(FAIT_ACCOMPLI_7, "fait_accompli_day_7", "prob", PROPORTION, "Fait accompli by D+7",                              \
      "Every objective held at D+7 and through the day before, and supplied allied power below r times the holder's")  \
    X(FAIT_ACCOMPLI_14, "fait_accompli_day_14", "prob", PROPORTION, "Fait accompli by D+14",                           \
      "Every objective held at D+14 and through the day before, and supplied allied power below r times the holder's") \
    X(FAIT_ACCOMPLI_30, "fait_accompli_day_30", "prob", PROPORTION, "Fait accompli by D+30",                           \
      "Every objective held at D+30 and through the day before, and supplied allied power below r times the holder's") \
    X(POWER_RATIO_3, "power_ratio_day_3", "count", AMOUNT, "Allied over attacking power at D+3",                       \
      "Supplied ground combat power of the defender's side in the theatre over the attacker's; the r of a fait "       \
      "accompli")                                                                                                      \
    X(POWER_RATIO_7, "power_ratio_day_7", "count", AMOUNT, "Allied over attacking power at D+7",                       \
      "Supplied ground combat power of the defender's side in the theatre over the attacker's at D+7; the r of a "     \
      "fait accompli")                                                                                                 \
    X(POWER_RATIO_14, "power_ratio_day_14", "count", AMOUNT, "Allied over attacking power at D+14",                    \
      "Supplied ground combat power of the defender's side in the theatre over the attacker's at D+14; the r of a "    \
      "fait accompli")                                                                                                 \
    X(POWER_RATIO_30, "power_ratio_day_30", "count", AMOUNT, "Allied over attacking power at D+30",                    \
      "Supplied ground combat power of the defender's side in the theatre over the attacker's at D+30; the r of a "    \
      "fait accompli")                                                                                                 \
    X(DELAY_IMPOSED_DAY, "delay_imposed_day", "day", SPAN, "Delay imposed",                                            \
      "First arrival at an objective minus the unopposed arrival under the same seed")                                 \
    X(RACE_MARGIN_DAY, "race_margin_day", "day", SPAN, "Race margin",                                                  \
      "Day all objectives are held minus the day three supplied heavy brigades of the defender are in the theatre")    \
    X(THREE_HEAVY_DAY, "three_heavy_brigades_day", "day", TIME, "Three heavy brigades in the theatre",                 \
      "Day on which three supplied heavy brigade equivalents from outside stand in the theatre")                       \
    X(OCCUPIED_PLACE_DAY, "occupied_place_day", "count", AMOUNT, "Occupied place-days",                                \
      "Places of the defender's side under the attacker's control, summed over days")                                  \
    X(OCCUPIED_POPULATION, "occupied_population_thousand", "count", AMOUNT, "Population occupied at the horizon",      \
      "Thousand people in places of the defender's side under the attacker's control at the horizon")                  \
    X(DEFENDER_LOSS, "defender_personnel_loss", "count", AMOUNT, "Defender's losses, people",                          \
      "People of the defender's side killed, wounded or captured")                                                     \
    X(ATTACKER_LOSS, "attacker_personnel_loss", "count", AMOUNT, "Attacker's losses, people",                          \
      "People of the attacker's side killed, wounded or captured")                                                     \
    X(DEFENDER_TANK_LOSS, "defender_tank_loss", "count", AMOUNT, "Defender's tanks lost",                              \
      "Tanks of the defender's side lost")                                                                             \
    X(ATTACKER_TANK_LOSS, "attacker_tank_loss", "count", AMOUNT, "Attacker's tanks lost",                              \
      "Tanks of the attacker's side lost")                                                                             \
    X(DEFENDER_AIRCRAFT_LOSS, "defender_aircraft_loss", "count", AMOUNT, "Defender's aircraft lost",                   \
      "Aircraft of the defender's side lost")                                                                          \
    X(ATTACKER_AIRCRAFT_LOSS, "attacker_aircraft_loss", "count", AMOUNT, "Attacker's aircraft lost",                   \
      "Aircraft of the attacker's side lost")                                                                          \
    X(ATTACKERS_BELOW_60, "attackers_below_60_percent_share", "prob", AMOUNT, "Attackers below 60 % strength",         \
      "Share of committed attacking battalions below 60 % of their starting strength at the horizon")                  \
    X(BRIGADES_CLOSED_3, "brigades_closed_day_3", "count", AMOUNT, "Reinforcing brigades closed by D+3",               \
      "Brigade equivalents from outside whose last element has arrived by D+3")                                        \
    X(BRIGADES_CLOSED_7, "brigades_closed_day_7", "count", AMOUNT, "Reinforcing brigades closed by D+7",               \
      "Brigade equivalents from outside whose last element has arrived by D+7")                                        \
    X(BRIGADES_CLOSED_14, "brigades_closed_day_14", "count", AMOUNT, "Reinforcing brigades closed by D+14",            \
      "Brigade equivalents from outside whose last element has arrived by D+14")                                       \
    X(BRIGADES_CLOSED_30, "brigades_closed_day_30", "count", AMOUNT, "Reinforcing brigades closed by D+30",            \
      "Brigade equivalents from outside whose last element has arrived by D+30")                                       \
    X(WARNING_DAY, "warning_day", "day", AMOUNT, "Warning used",                                                       \
      "Days before D-day on which the first ally's threshold was passed; 0 where the attack came first")               \
    X(MEDIAN_C_DAY, "median_c_day", "day", TIME, "Median C-day",                                                       \
      "Median over allies that act of the day they order deployment")                                                  \
    X(FALSE_ALARMS, "false_alarms", "count", COUNT, "False alarms in the year before",                                 \
      "Times the threshold was passed in a year of peace and exercises")                                               \
    X(ALERT_DAY, "alert_day", "day", AMOUNT, "Days on alert",                                                          \
      "Days between the first threshold passed and D-day, and in false alarms")                                        \
    X(FIRST_CONTACT_HOUR, "first_contact_hour", "hour", TIME, "First contact",                                         \
      "Hours from D-day to the first engagement")                                                                      \
    X(ISOLATED_UNITS, "isolated_units", "count", COUNT, "Isolated units",                                              \
      "Battalion equivalents of the defender cut off at the horizon")                                                  \
    X(ATTACKER_STOCK_OUT_DAY, "attacker_stock_out_day", "day", TIME, "Attacker's ground stocks exhausted",             \
      "First day on which a quarter of the attacker's committed battalions are out of supply")                         \
    X(DEFENDER_STOCK_OUT_DAY, "defender_stock_out_day", "day", TIME, "Defender's ground stocks exhausted",             \
      "First day on which a quarter of the defender's committed battalions are out of supply")                         \
    X(FIRES_STOCK_OUT_DAY, "fires_stock_out_day", "day", TIME, "Attacker's missiles exhausted",                        \
      "First day without missiles")                                                                                    \
    X(RESTORE_BRIGADES, "restore_brigades", "count", AMOUNT, "Brigades to restore the border",                         \
      "Brigade equivalents needed to reach the stated power ratio over the attacker on allied soil at the horizon")    \
    X(RESTORE_DAY, "restore_day", "day", TIME, "Day the border could be restored",                                     \
      "Day on which that many reinforcing brigades are due, within the deployment plan")                               \
    X(AIR_KILLS_BATTALION_PER_DAY, "air_kills_battalion_per_day", "per_day", AMOUNT,                                   \
      "Battalions killed from the air a day",                                                                          \
      "Attacking battalion equivalents destroyed by the defender's air power per day, days 3 to 10")

typedef enum outcome_measure {
#define X(symbol, name, unit, kind, title, meaning) OUTCOME_##symbol,
    OUTCOME_LIST(X)
#undef X
        OUTCOME_COUNT
} outcome_measure;

typedef enum outcome_kind {
    OUTCOME_KIND_PROPORTION,
    OUTCOME_KIND_TIME,
    OUTCOME_KIND_SPAN,
    OUTCOME_KIND_COUNT,
    OUTCOME_KIND_AMOUNT
} outcome_kind;

typedef struct outcome_definition {
    const char *name;
    const char *unit;
    outcome_kind kind;
    const char *title;
    const char *meaning;
} outcome_definition;

const outcome_definition *outcome_get(outcome_measure m);
int outcome_find(const char *name); /* -1 where unknown */

enum { OUTCOME_OBJECTIVE_MAX = 8, OUTCOME_DAY_MAX = 61 };

/* Per objective of the plan, in its order; NaN = not within the horizon. */
typedef struct objective_outcome {
    double reached_hour;
    double held_day;
    double lost_again_day;
} objective_outcome;

typedef struct outcome_row {
    uint64_t outer;        /* epistemic draw */
    uint64_t replication;  /* of the study, counted over all outer draws */
    posture_status status; /* of this replication; the measures of a failed one are NaN */
    double measure[OUTCOME_COUNT];
    objective_outcome objective[OUTCOME_OBJECTIVE_MAX];
    int objective_count;
} outcome_row;

/* The day series of a replication: X(member, title, unit). */
#define OUTCOME_SERIES_LIST(X)                                                                                         \
    X(closed_brigades, "Reinforcing brigades closed", "count")                                                         \
    X(defender_loss, "Defender's losses, people", "count") /* cumulative */                                            \
    X(attacker_loss, "Attacker's losses, people", "count") /* cumulative */                                            \
    X(occupied_population_thousand, "Population occupied, thousand", "count")                                          \
    X(occupied_places, "Places occupied", "count")                                                                     \
    X(power_ratio, "Allied over attacking power", "count")

/* Entry d is the state at D+d 00:00, d = 0 .. horizon. */
typedef struct outcome_series {
    int day_count;
#define X(member, title, unit) double member[OUTCOME_DAY_MAX];
    OUTCOME_SERIES_LIST(X)
#undef X
} outcome_series;

#endif
