#include "scenario/schema.h"

#include <assert.h>
#include <stdint.h>
#include <string.h>

#include "base/text.h"
#include "scenario/scenario.h"

#define WORD(name, text) text,
static const char *const place_kinds[] = {PLACE_KIND_LIST(WORD) NULL};
static const char *const terrains[] = {TERRAIN_LIST(WORD) NULL};
static const char *const link_modes[] = {LINK_MODE_LIST(WORD) NULL};
static const char *const link_classes[] = {LINK_CLASS_LIST(WORD) NULL};
static const char *const facility_classes[] = {FACILITY_CLASS_LIST(WORD) NULL};
static const char *const gauges[] = {"", "1435", "1520", "dual", NULL}; /* index = GAUGE_ bits */
static const char *const straits[] = {"baltic", "atlantic", NULL};
static const char *const echelons[] = {ECHELON_LIST(WORD) NULL};
static const char *const unit_categories[] = {UNIT_CATEGORY_LIST(WORD) NULL};
static const char *const readinesses[] = {"active", "reserve", NULL};
static const char *const authorities[] = {"national", "alliance", "delegated", NULL};
static const char *const side_roles[] = {"defender", "attacker", "neutral", NULL};
static const char *const plan_kinds[] = {"defence", "attack", NULL}; /* index = bool attack */
static const char *const task_roles[] = {TASK_ROLE_LIST(WORD) NULL};
static const char *const conditions[] = {TRIGGER_CONDITION_LIST(WORD) NULL};
static const char *const reactions[] = {REACTION_LIST(WORD) NULL};
static const char *const factor_kinds[] = {"epistemic", "aleatory", NULL};
static const char *const cost_changes[] = {COST_CHANGE_LIST(WORD) NULL};
static const char *const cost_pers[] = {COST_PER_LIST(WORD) NULL};
static const char *const cost_payers[] = {"sender", "host", "common", NULL};
static const char *const path_kinds[] = {SPENDING_PATH_LIST(WORD) NULL};
static const char *const adversary_frames[] = {ADVERSARY_FRAME_LIST(WORD) NULL};
static const char *const marks[] = {"published", "derived", "assumed", NULL};

#define REQUIRED .required = true
#define OPTIONAL .required = false
#define DEFAULT(text) .initial = text
#define IN(row, field) .offset = offsetof(row, field)
#define NUMBER(row, id, kind, field, measure, lowest, highest, need, text)                                             \
    {                                                                                                                  \
        .name = id, .type = kind, .unit = measure, .low = lowest, .high = highest, need, .refers_to = TABLE_NONE,      \
        .meaning = text, IN(row, field)                                                                                \
    }
#define FIELD(row, id, kind, field, need, text)                                                                        \
    {                                                                                                                  \
        .name = id, .type = kind, .unit = "", need, .refers_to = TABLE_NONE, .meaning = text, IN(row, field)           \
    }
#define CHOICE(row, id, list, field, need, text)                                                                       \
    {                                                                                                                  \
        .name = id, .type = SCHEMA_WORD, .unit = "", need, .words = list, .refers_to = TABLE_NONE, .meaning = text,    \
        IN(row, field)                                                                                                 \
    }
#define REFERENCE(row, id, table, field, need, text)                                                                   \
    {                                                                                                                  \
        .name = id, .type = SCHEMA_REFERENCE, .unit = "", need, .refers_to = table, .meaning = text, IN(row, field)    \
    }
#define LIST(row, id, kind, table, field, count, need, text)                                                           \
    {                                                                                                                  \
        .name = id, .type = kind, .unit = "", need, .refers_to = table, .meaning = text, IN(row, field),               \
        .count_offset = offsetof(row, count)                                                                           \
    }
#define LOOSE(id, kind, table, list, need, text)                                                                       \
    {                                                                                                                  \
        .name = id, .type = kind, .unit = "", .low = -SCHEMA_UNBOUNDED, .high = SCHEMA_UNBOUNDED, need, .words = list, \
        .refers_to = table, .meaning = text, .offset = -1                                                              \
    }
#define MARK LOOSE("mark", SCHEMA_MARK, TABLE_NONE, marks, REQUIRED, "Where the row's numbers come from")
#define SOURCE                                                                                                         \
    LOOSE("source", SCHEMA_REFERENCE, TABLE_SOURCE, NULL, OPTIONAL,                                                    \
          "Source of the row's numbers; needed unless assumed")
#define MARKS                                                                                                          \
    LOOSE("marks", SCHEMA_MARKS, TABLE_NONE, marks, OPTIONAL,                                                          \
          "Values whose mark differs from the row's: column=mark or column=mark:source, divided by semicolons")
#define NOTE LOOSE("note", SCHEMA_TEXT, TABLE_NONE, NULL, OPTIONAL, "Remark for readers")
#define NESTED(name, need, meaning) LOOSE(name, SCHEMA_NESTED, TABLE_NONE, NULL, need, meaning)

static const schema_column scenario_columns[] = {
    LOOSE("format", SCHEMA_INTEGER, TABLE_NONE, NULL, REQUIRED, "Version of this format: 1"),
    FIELD(scenario, "title", SCHEMA_TEXT, title, REQUIRED, "Title, one line"),
    FIELD(scenario, "summary", SCHEMA_TEXT, summary, DEFAULT(""), "One paragraph"),
    FIELD(scenario, "d_day", SCHEMA_DATE, d_day, REQUIRED, "Day of the attack, from 00:00 UTC"),
    NUMBER(scenario, "horizon_day", SCHEMA_NUMBER, horizon_day, "day", 1, 60, REQUIRED, "Days that are simulated"),
    NUMBER(scenario, "contact_step_hour", SCHEMA_NUMBER, contact_step_hour, "hour", 0.5, 24, DEFAULT("6"),
           "Grid on which contact is resolved; divides a day"),
    NUMBER(scenario, "detour_factor", SCHEMA_NUMBER, detour_factor, "", 1, 2, DEFAULT("1.25"),
           "Length of a link over its geodesic, where the length is not stated"),
    FIELD(scenario, "engagement", SCHEMA_TEXT, engagement_model, DEFAULT("calibrated"), "Engagement model"),
    REFERENCE(scenario, "defence_plan", TABLE_PLAN, defence_plan, OPTIONAL, "The defender's plan"),
    LIST(scenario, "not_modelled", SCHEMA_TEXTS, TABLE_NONE, not_modelled, not_modelled_count, REQUIRED,
         "What the reader must know is left out; printed on the report's first page"),
    NESTED("sides", REQUIRED, "defender, attacker and, optionally, neutral"),
    NESTED("parameters", OPTIONAL, "Model parameters"),
    NESTED("factors", OPTIONAL, "Named uncertain inputs"),
    NESTED("indicators", OPTIONAL, "Warning indicators"),
    NESTED("costs", OPTIONAL, "How money is counted"),
    NESTED("assess", OPTIONAL, "What `assess` does unless told otherwise"),
};

static const schema_column assess_columns[] = {
    NUMBER(scenario, "outer", SCHEMA_INTEGER, assess_outer, "count", 1, 1000000, DEFAULT("100"), "Epistemic draws"),
    NUMBER(scenario, "inner", SCHEMA_INTEGER, assess_inner, "count", 1, 1000000, DEFAULT("4"),
           "Replications in each epistemic draw"),
    LIST(scenario, "options", SCHEMA_TEXTS, TABLE_OPTION, assess_options, assess_option_count, OPTIONAL,
         "Options to compare, the first is the reference; all where left out"),
    LIST(scenario, "plans", SCHEMA_TEXTS, TABLE_PLAN, assess_plans, assess_plan_count, OPTIONAL,
         "Attack plans to run; all where left out"),
};

#define PARAMETER_COLUMN(symbol, name, unit, initial, lowest, highest, process, meaning)                               \
    NUMBER(scenario, name, SCHEMA_QUANTITY, parameters[PARAMETER_##symbol], unit, lowest, highest, DEFAULT(#initial),  \
           meaning),
static const schema_column parameter_columns[] = {PARAMETER_LIST(PARAMETER_COLUMN)};

static const schema_column side_columns[] = {
    FIELD(struct side, "id", SCHEMA_ID, id, REQUIRED, "Id, used in the column `side` of countries.csv"),
    FIELD(struct side, "title", SCHEMA_TEXT, title, REQUIRED, "Name for readers"),
};

static const schema_column source_columns[] = {
    FIELD(struct source, "id", SCHEMA_ID, id, REQUIRED, "Id"),
    FIELD(struct source, "title", SCHEMA_TEXT, title, REQUIRED, "Author, title, publisher"),
    FIELD(struct source, "year", SCHEMA_TEXT, year, DEFAULT(""), "Year of publication"),
    FIELD(struct source, "note", SCHEMA_TEXT, note, DEFAULT(""), "What was taken from it"),
};

static const schema_column factor_columns[] = {
    FIELD(struct factor, "id", SCHEMA_ID, id, REQUIRED, "Id, for {factor: ID}"),
    FIELD(struct factor, "title", SCHEMA_TEXT, title, REQUIRED, "What is uncertain"),
    FIELD(struct factor, "unit", SCHEMA_TEXT, unit, DEFAULT("count"), "Unit of measure"),
    LOOSE("value", SCHEMA_NUMBER, TABLE_NONE, NULL, OPTIONAL, "A single value"),
    LOOSE("low", SCHEMA_NUMBER, TABLE_NONE, NULL, OPTIONAL, "Smallest value"),
    LOOSE("mode", SCHEMA_NUMBER, TABLE_NONE, NULL, OPTIONAL, "Most likely value: triangular"),
    LOOSE("high", SCHEMA_NUMBER, TABLE_NONE, NULL, OPTIONAL, "Largest value"),
    LOOSE("mean", SCHEMA_NUMBER, TABLE_NONE, NULL, OPTIONAL, "Mean before truncation: normal"),
    LOOSE("sd", SCHEMA_NUMBER, TABLE_NONE, NULL, OPTIONAL, "Standard deviation before truncation"),
    LOOSE("values", SCHEMA_NUMBERS, TABLE_NONE, NULL, OPTIONAL, "One of these values, at most eight"),
    LOOSE("weights", SCHEMA_NUMBERS, TABLE_NONE, NULL, OPTIONAL, "Their weights; equal where left out"),
    CHOICE(struct factor, "kind", factor_kinds, kind, OPTIONAL, "Not known (epistemic) or luck (aleatory)"),
    FIELD(struct factor, "group", SCHEMA_TEXT, group, DEFAULT(""), "Correlation group"),
    NUMBER(struct factor, "correlation", SCHEMA_NUMBER, correlation, "", 0, 1, DEFAULT("0"),
           "Correlation with the group's common normal variable"),
    LOOSE("mark", SCHEMA_MARK, TABLE_NONE, marks, OPTIONAL, "Where the range comes from"),
    SOURCE,
};

#define COUNTRY_NUMBER(field, unit, low, high, meaning)                                                                \
    NUMBER(struct country, #field, SCHEMA_QUANTITY, field, unit, low, high, REQUIRED, meaning)
static const schema_column country_columns[] = {
    FIELD(struct country, "id", SCHEMA_ID, id, REQUIRED, "Three letters"),
    FIELD(struct country, "name", SCHEMA_TEXT, name, REQUIRED, "Name"),
    FIELD(struct country, "side", SCHEMA_SIDE, side, REQUIRED, "Id of its side"),
    COUNTRY_NUMBER(participation, "", 0, 2, "0 none, 1 access to its ground only, 2 belligerent"),
    COUNTRY_NUMBER(quality, "count", 0.05, 10, "Multiplier on combat power, 1 = reference"),
    COUNTRY_NUMBER(friction, "share", 0, 1, "Share of the planned tempo that is lost"),
    COUNTRY_NUMBER(order_delay_hour, "hour", 0, 480, "From a trigger to the execution of the new order"),
    COUNTRY_NUMBER(alert_threshold_prob, "prob", 0, 1, "Probability of an attack at which it starts its clock"),
    COUNTRY_NUMBER(decision_delay_day, "day", 0, 365, "From that threshold to C-day, before an attack"),
    COUNTRY_NUMBER(attacked_delay_day, "day", 0, 365, "From an attack on an ally to C-day, unless decided before"),
    COUNTRY_NUMBER(stand_aside_prob, "prob", 0, 1, "Chance that it sends nothing"),
    COUNTRY_NUMBER(share_released, "share", 0, 1, "Share of its forces it lets go"),
    COUNTRY_NUMBER(crisis_bound_share, "share", 0, 1, "Share bound by missions and a concurrent crisis"),
    COUNTRY_NUMBER(mobilisation_delay_day, "day", 0, 365, "From C-day to M-day"),
    COUNTRY_NUMBER(turnout_share, "share", 0, 1, "Reservists who form up"),
    COUNTRY_NUMBER(deployable_share, "share", 0, 1, "Of a unit's fill: trained, equipped, allowed abroad"),
    COUNTRY_NUMBER(border_permit_day, "day", 0, 90, "Peacetime wait to enter it in convoy or train"),
    NOTE,
    MARK,
    MARKS,
    SOURCE,
};

static const schema_column place_columns[] = {
    FIELD(struct place, "id", SCHEMA_ID, id, REQUIRED, "Id"),
    FIELD(struct place, "name", SCHEMA_TEXT, name, REQUIRED, "Name"),
    REFERENCE(struct place, "country", TABLE_COUNTRY, country, REQUIRED, "Country it lies in"),
    NUMBER(struct place, "lat", SCHEMA_NUMBER, lat_deg, "deg", -90, 90, REQUIRED, "Latitude, WGS 84, north positive"),
    NUMBER(struct place, "lon", SCHEMA_NUMBER, lon_deg, "deg", -180, 180, REQUIRED, "Longitude, east positive"),
    CHOICE(struct place, "kind", place_kinds, kind, REQUIRED, "Main use"),
    CHOICE(struct place, "port_class", facility_classes, port, DEFAULT("none"), "Use as a seaport for sealift"),
    CHOICE(struct place, "airfield", facility_classes, airfield, DEFAULT("none"), "Use as an airfield for airlift"),
    NUMBER(struct place, "population_thousand", SCHEMA_NUMBER, population_thousand, "", 0, 50000, DEFAULT("0"),
           "Inhabitants, thousand"),
    CHOICE(struct place, "terrain", terrains, ground, REQUIRED, "Terrain in and around it"),
    NOTE,
    MARK,
    MARKS,
    SOURCE,
};

static const schema_column link_columns[] = {
    REFERENCE(struct link, "from", TABLE_PLACE, from, REQUIRED, "One end"),
    REFERENCE(struct link, "to", TABLE_PLACE, to, REQUIRED, "The other end; links run both ways"),
    CHOICE(struct link, "mode", link_modes, mode, REQUIRED, "Mode of movement"),
    CHOICE(struct link, "class", link_classes, class, REQUIRED, "Class within its mode"),
    NUMBER(struct link, "length_km", SCHEMA_NUMBER, length_km, "km", 0.1, 20000, OPTIONAL,
           "Route length; blank: geodesic times detour_factor"),
    CHOICE(struct link, "gauge_mm", gauges, gauge, OPTIONAL, "Gauge of a railway"),
    NUMBER(struct link, "trains_per_day", SCHEMA_QUANTITY, trains_per_day, "", 0, 500, OPTIONAL,
           "Extra military trains a day, each way, railways only"),
    CHOICE(struct link, "terrain", terrains, ground, REQUIRED, "Terrain along it"),
    FIELD(struct link, "water_obstacle", SCHEMA_TEXT, water_obstacle, DEFAULT(""), "Name of a river it crosses"),
    {.name = "strait",
     .type = SCHEMA_TEXT,
     .unit = "",
     DEFAULT(""),
     .words = straits,
     .refers_to = TABLE_NONE,
     .meaning = "Sea passage whose state in war a parameter gives",
     IN(struct link, strait)},
    NUMBER(struct link, "corridor_width_km", SCHEMA_NUMBER, corridor_width_km, "km", 0.1, 500, OPTIONAL,
           "Width a defence must cover across it; blank: by its terrain"),
    FIELD(struct link, "border", SCHEMA_FLAG, border, DEFAULT("0"), "1: crosses a state border"),
    NOTE,
    MARK,
    MARKS,
    SOURCE,
};

#define STRENGTH(category, column)                                                                                     \
    NUMBER(unit_type, column, SCHEMA_NUMBER, strength[STRENGTH_##category], "", 0, 100000, DEFAULT("0"),               \
           "Held at full table: " column),
static const schema_column unit_type_columns[] = {
    FIELD(unit_type, "id", SCHEMA_ID, id, REQUIRED, "Id"),
    FIELD(unit_type, "name", SCHEMA_TEXT, name, REQUIRED, "Name"),
    CHOICE(unit_type, "echelon", echelons, echelon, REQUIRED, "Size"),
    CHOICE(unit_type, "category", unit_categories, category, REQUIRED, "What it is for"),
    STRENGTH_LIST(STRENGTH) NUMBER(unit_type, "battalions", SCHEMA_NUMBER, battalions, "", 0, 20, REQUIRED,
                                   "Battalion equivalents, for stacking, fronts and garrisons"),
    NUMBER(unit_type, "front_km", SCHEMA_NUMBER, front_km, "km", 0, 200, DEFAULT("0"),
           "Width it can defend without gaps"),
    NUMBER(unit_type, "road_speed_km_per_hour", SCHEMA_NUMBER, road_speed_km_per_hour, "km_per_hour", 1, 120, REQUIRED,
           "Planning speed of its convoy on a good road"),
    NUMBER(unit_type, "trains", SCHEMA_NUMBER, trains, "", 0, 200, DEFAULT("0"),
           "Train loads; 0: does not move by rail"),
    NUMBER(unit_type, "supply_tonne_per_day", SCHEMA_NUMBER, supply_tonne_per_day, "tonne_per_day", 0, 20000, REQUIRED,
           "Supply in sustained combat"),
    FIELD(unit_type, "entity6", SCHEMA_TEXT, entity6, DEFAULT(""), "APP-6D entity, six digits, for its symbol"),
    NOTE,
    MARK,
    MARKS,
    SOURCE,
};

static const schema_column unit_columns[] = {
    FIELD(struct unit, "id", SCHEMA_ID, id, REQUIRED, "Id"),
    FIELD(struct unit, "name", SCHEMA_TEXT, name, REQUIRED, "Name"),
    REFERENCE(struct unit, "country", TABLE_COUNTRY, country, REQUIRED, "Country it belongs to"),
    FIELD(struct unit, "parent", SCHEMA_TEXT, parent, DEFAULT(""), "Formation above it"),
    REFERENCE(struct unit, "type", TABLE_UNIT_TYPE, type, REQUIRED, "Its table of organisation"),
    REFERENCE(struct unit, "home", TABLE_PLACE, home, REQUIRED, "Garrison"),
    REFERENCE(struct unit, "prepositioned_at", TABLE_PLACE, prepositioned_at, OPTIONAL,
              "Place of a stored set of equipment that its people fly in to draw"),
    NUMBER(struct unit, "ntm_day", SCHEMA_QUANTITY, ntm_day, "day", 0, 730, REQUIRED, "Notice to move"),
    {.name = "strength_percent",
     .type = SCHEMA_QUANTITY,
     .unit = "percent",
     .low = 0,
     .high = 200,
     REQUIRED,
     .refers_to = TABLE_NONE,
     .field_factor = 0.01,
     .meaning = "Initial fill of the type's table, people and equipment alike",
     IN(struct unit, strength_share)},
    CHOICE(struct unit, "readiness", readinesses, readiness, DEFAULT("active"), "In being, or formed from reservists"),
    CHOICE(struct unit, "authority", authorities, authority, DEFAULT("national"), "Who may order it forward"),
    REFERENCE(struct unit, "deploy_to", TABLE_PLACE, deploy_to, OPTIONAL, "Where it is ordered on C-day"),
    NUMBER(struct unit, "deploy_priority", SCHEMA_INTEGER, deploy_priority, "", 1, 999, DEFAULT("9"),
           "Order in which transport is booked, 1 first"),
    FIELD(struct unit, "available_from", SCHEMA_DAY, available_day, DEFAULT("1900-01-01"),
          "First day it exists; blank: it always did"),
    NOTE,
    MARK,
    MARKS,
    SOURCE,
};

#define INDICATOR_NUMBER(field, meaning)                                                                               \
    NUMBER(struct indicator, #field, SCHEMA_NUMBER, field, "prob", 0, 1, REQUIRED, meaning)
static const schema_column indicator_columns[] = {
    FIELD(struct indicator, "id", SCHEMA_ID, id, REQUIRED, "Id"),
    FIELD(struct indicator, "title", SCHEMA_TEXT, title, REQUIRED, "What an analyst sees"),
    INDICATOR_NUMBER(onset_share, "Share of the build-up completed before it can show"),
    INDICATOR_NUMBER(peace_prob, "Chance a day that it shows in peace"),
    INDICATOR_NUMBER(exercise_prob, "Chance a day during a large exercise"),
    INDICATOR_NUMBER(preparation_prob, "Chance a day while an attack is prepared, after its onset"),
    {.name = "mark",
     .type = SCHEMA_MARK,
     .unit = "",
     REQUIRED,
     .words = marks,
     .refers_to = TABLE_NONE,
     .meaning = "Where its numbers come from",
     IN(struct indicator, mark)},
    REFERENCE(struct indicator, "source", TABLE_SOURCE, source, OPTIONAL, "Source of its numbers"),
};

static const schema_column cost_basis_columns[] = {
    FIELD(scenario, "currency", SCHEMA_TEXT, cost_basis.currency, DEFAULT(""), "Three letters; all results are in it"),
    NUMBER(scenario, "price_year", SCHEMA_INTEGER, cost_basis.price_year, "", 1950, 2100, DEFAULT("2021"),
           "Year whose prices all results have"),
    NUMBER(scenario, "start_year", SCHEMA_INTEGER, cost_basis.start_year, "", 1950, 2100, DEFAULT("2021"),
           "First year of spending"),
    NUMBER(scenario, "discount_rate", SCHEMA_NUMBER, cost_basis.discount_rate, "share", 0, 0.2, DEFAULT("0.02"),
           "Real discount rate, a year"),
    NUMBER(scenario, "equipment_year", SCHEMA_NUMBER, cost_basis.equipment_year, "", 1, 100, DEFAULT("20"),
           "Service life of equipment, years"),
    NUMBER(scenario, "infrastructure_year", SCHEMA_NUMBER, cost_basis.infrastructure_year, "", 1, 100, DEFAULT("30"),
           "Service life of infrastructure, years"),
};

static const schema_column stakes_columns[] = {
    NESTED("adversaries", OPTIONAL, "Types of adversary side by side"),
    NESTED("beliefs", OPTIONAL, "What an adversary believes of named factors"),
    NESTED("worths", OPTIONAL, "Objectives whose worth differs from the adversary's objective_worth"),
};

#define STAKE(row, field, measure, lowest, highest, initially, text)                                                   \
    NUMBER(row, #field, SCHEMA_QUANTITY, field, measure, lowest, highest, initially, text)
static const schema_column adversary_columns[] = {
    FIELD(struct adversary, "id", SCHEMA_ID, id, REQUIRED, "Id"),
    FIELD(struct adversary, "title", SCHEMA_TEXT, title, REQUIRED, "Name for readers"),
    STAKE(struct adversary, objective_worth, "count", 0, 1e6, REQUIRED, "Points for each objective, held long enough"),
    STAKE(struct adversary, full_worth_day, "day", 0.1, 1e4, DEFAULT("7"),
          "Days held at which an objective is worth all"),
    STAKE(struct adversary, own_loss_cost_per_thousand, "count", 0, 1e6, REQUIRED, "Points for a thousand people lost"),
    STAKE(struct adversary, time_cost_per_day, "count", 0, 1e6, DEFAULT("0"),
          "Points a day until all objectives are held"),
    STAKE(struct adversary, escalation_cost, "count", 0, 1e6, DEFAULT("0"), "Points that a wider war costs"),
    STAKE(struct adversary, escalation_prob, "prob", 0, 1, DEFAULT("0"), "Chance that fighting allies widens the war"),
    STAKE(struct adversary, united_alliance_cost, "count", 0, 1e6, DEFAULT("0"),
          "Points that an alliance fighting as one costs; counted by its cohesion"),
    STAKE(struct adversary, restraint_worth, "count", -1e6, 1e6, REQUIRED, "Points of not attacking, now"),
    STAKE(struct adversary, restraint_change_per_year, "count", -1e6, 1e6, DEFAULT("0"),
          "Change of that worth in a year; below zero where a window closes"),
    STAKE(struct adversary, look_ahead_year, "count", 0, 50, DEFAULT("0"), "Years over which it counts that change"),
    STAKE(struct adversary, back_down_cost, "count", 0, 1e6, DEFAULT("0"),
          "Points lost by attacking and stopping when opposed"),
    STAKE(struct adversary, risk_aversion, "count", -1, 1, DEFAULT("0"),
          "Constant absolute risk aversion per point; below zero it seeks risk"),
    STAKE(struct adversary, resistance_bias, "count", -1, 1, DEFAULT("0"),
          "Added to the computed probability of resistance, as it sees it"),
    CHOICE(struct adversary, "frame", adversary_frames, frame, DEFAULT("expected"), "How it weighs uncertain results"),
    LIST(struct adversary, "sees", SCHEMA_TEXTS, TABLE_OPTION, sees, sees_count, OPTIONAL,
         "Options that it knows of; all where left out"),
    MARK,
    SOURCE,
    MARKS,
    NOTE,
};

static const schema_column belief_columns[] = {
    FIELD(struct belief, "id", SCHEMA_ID, id, REQUIRED, "Id"),
    REFERENCE(struct belief, "adversary", TABLE_ADVERSARY, adversary, OPTIONAL, "Whose belief; all where left out"),
    REFERENCE(struct belief, "factor", TABLE_FACTOR, factor, REQUIRED, "Named factor"),
    STAKE(struct belief, value, "count", -1e9, 1e9, REQUIRED, "What it believes, in the factor's unit"),
    MARK,
    SOURCE,
    MARKS,
    NOTE,
};

static const schema_column worth_columns[] = {
    FIELD(struct objective_worth, "id", SCHEMA_ID, id, REQUIRED, "Id"),
    REFERENCE(struct objective_worth, "adversary", TABLE_ADVERSARY, adversary, OPTIONAL, "To whom; all where left out"),
    REFERENCE(struct objective_worth, "place", TABLE_PLACE, place, REQUIRED, "Place of the objective"),
    STAKE(struct objective_worth, worth, "count", 0, 1e6, REQUIRED, "Points, held long enough"),
    MARK,
    SOURCE,
    MARKS,
    NOTE,
};

static const schema_column alliance_columns[] = {
    STAKE(scenario, required_share, "prob", 0, 1, DEFAULT("0.5"),
          "Weighted share of the members willing to fight at which the alliance resists"),
    STAKE(scenario, tripwire_factor, "count", -1, 1, DEFAULT("0"),
          "Relative change of the cost of conceding for an ally with units abroad: a hypothesis, of either sign"),
    NESTED("allies", OPTIONAL, "What fighting and conceding are worth to each ally"),
};

static const schema_column ally_columns[] = {
    FIELD(struct ally_stake, "id", SCHEMA_ID, id, REQUIRED, "Id"),
    REFERENCE(struct ally_stake, "country", TABLE_COUNTRY, country, REQUIRED, "Country"),
    NUMBER(struct ally_stake, "weight", SCHEMA_NUMBER, weight, "count", 0, 1e6, DEFAULT("1"),
           "Weight in the alliance's resolve and share of its losses"),
    STAKE(struct ally_stake, concede_cost, "count", 0, 1e6, REQUIRED, "Points that a successful attack costs it"),
    STAKE(struct ally_stake, fight_cost, "count", 0, 1e6, REQUIRED, "Points that fighting costs it before any loss"),
    STAKE(struct ally_stake, loss_cost_per_thousand, "count", 0, 1e6, REQUIRED,
          "Points for a thousand of its own people lost"),
    MARK,
    SOURCE,
    MARKS,
    NOTE,
};

#define COST_MONEY(id, kind, bound, need, text)                                                                        \
    NUMBER(struct cost_card, id, SCHEMA_NUMBER, amount[kind][bound], "", -1e6, 1e6, need, text)
#define COST_PAYER(id, kind, initially, text) CHOICE(struct cost_card, id, cost_payers, payer[kind], initially, text)
static const schema_column cost_columns[] = {
    FIELD(struct cost_card, "id", SCHEMA_ID, id, REQUIRED, "Id"),
    FIELD(struct cost_card, "title", SCHEMA_TEXT, title, REQUIRED, "What is paid for"),
    CHOICE(struct cost_card, "change", cost_changes, change, REQUIRED, "Change of the posture that it prices"),
    FIELD(struct cost_card, "applies_to", SCHEMA_TEXT, applies_to, DEFAULT(""),
          "Unit type, category or country, parameter, or mode of a link; blank: any"),
    CHOICE(struct cost_card, "per", cost_pers, per, REQUIRED, "What the amounts are for one of"),
    COST_MONEY("equipment_low_m", COST_EQUIPMENT, COST_LOW, DEFAULT("0"), "Equipment, once, low, millions"),
    COST_MONEY("equipment_m", COST_EQUIPMENT, COST_MID, DEFAULT("0"), "Equipment, once, millions"),
    COST_MONEY("equipment_high_m", COST_EQUIPMENT, COST_HIGH, DEFAULT("0"), "Equipment, once, high, millions"),
    COST_MONEY("infrastructure_low_m", COST_INFRASTRUCTURE, COST_LOW, DEFAULT("0"),
               "Infrastructure, once, low, millions"),
    COST_MONEY("infrastructure_m", COST_INFRASTRUCTURE, COST_MID, DEFAULT("0"), "Infrastructure, once, millions"),
    COST_MONEY("infrastructure_high_m", COST_INFRASTRUCTURE, COST_HIGH, DEFAULT("0"),
               "Infrastructure, once, high, millions"),
    COST_MONEY("running_low_m", COST_RUNNING, COST_LOW, DEFAULT("0"), "Running cost a year, low, millions"),
    COST_MONEY("running_m", COST_RUNNING, COST_MID, DEFAULT("0"), "Running cost a year, millions"),
    COST_MONEY("running_high_m", COST_RUNNING, COST_HIGH, DEFAULT("0"), "Running cost a year, high, millions"),
    NUMBER(struct cost_card, "headcount", SCHEMA_NUMBER, headcount, "", -1e6, 1e6, DEFAULT("0"),
           "People it takes beyond those of the unit"),
    COST_PAYER("equipment_payer", COST_EQUIPMENT, DEFAULT("sender"), "Who pays for the equipment"),
    COST_PAYER("infrastructure_payer", COST_INFRASTRUCTURE, DEFAULT("host"), "Who pays for the infrastructure"),
    COST_PAYER("running_payer", COST_RUNNING, DEFAULT("sender"), "Who pays the running cost"),
    FIELD(struct cost_card, "currency", SCHEMA_TEXT, currency, REQUIRED, "Three letters"),
    NUMBER(struct cost_card, "price_year", SCHEMA_INTEGER, price_year, "", 1950, 2100, REQUIRED, "Year of the prices"),
    NUMBER(struct cost_card, "rate", SCHEMA_NUMBER, rate, "", 0, 1000, DEFAULT("0"),
           "Basis money for one of the card's; needed where currency or price year differ from the basis"),
    NOTE,
    {.name = "mark",
     .type = SCHEMA_MARK,
     .unit = "",
     REQUIRED,
     .words = marks,
     .refers_to = TABLE_NONE,
     .meaning = "Where its amounts come from",
     IN(struct cost_card, mark)},
    REFERENCE(struct cost_card, "source", TABLE_SOURCE, source, OPTIONAL, "Source of its amounts"),
};

static const schema_column investment_columns[] = {
    FIELD(scenario, "currency", SCHEMA_TEXT, investment.currency, DEFAULT(""), "Three letters; all results are in it"),
    NUMBER(scenario, "price_year", SCHEMA_INTEGER, investment.price_year, "", 1950, 2100, DEFAULT("2021"),
           "Year whose prices all results have"),
    NUMBER(scenario, "base_year", SCHEMA_INTEGER, investment.base_year, "", 1950, 2100, DEFAULT("2021"),
           "Last year of the table that paths start from"),
    NUMBER(scenario, "last_year", SCHEMA_INTEGER, investment.last_year, "", 1950, 2100, DEFAULT("2030"),
           "Last year shown unless told otherwise"),
    NUMBER(scenario, "gdp_growth", SCHEMA_NUMBER, investment.gdp_growth, "share", -0.2, 0.2, DEFAULT("0.015"),
           "Real growth of GDP, a year"),
    NUMBER(scenario, "lag_0_share", SCHEMA_NUMBER, investment.lag_share[0], "share", 0, 1, DEFAULT("0.1"),
           "Equipment money delivered in the year it is paid"),
    NUMBER(scenario, "lag_1_share", SCHEMA_NUMBER, investment.lag_share[1], "share", 0, 1, DEFAULT("0.2"),
           "One year later"),
    NUMBER(scenario, "lag_2_share", SCHEMA_NUMBER, investment.lag_share[2], "share", 0, 1, DEFAULT("0.3"),
           "Two years later"),
    NUMBER(scenario, "lag_3_share", SCHEMA_NUMBER, investment.lag_share[3], "share", 0, 1, DEFAULT("0.25"),
           "Three years later"),
    NUMBER(scenario, "lag_4_share", SCHEMA_NUMBER, investment.lag_share[4], "share", 0, 1, DEFAULT("0.15"),
           "Four years later; the five shares sum to 1"),
    NUMBER(scenario, "cap_multiple", SCHEMA_NUMBER, investment.cap_multiple, "", 0, 100, DEFAULT("3"),
           "Deliveries a year at most, as multiple of equipment money before the base year"),
    NUMBER(scenario, "cap_growth", SCHEMA_NUMBER, investment.cap_growth, "share", 0, 1, DEFAULT("0.15"),
           "Growth of that ceiling, a year"),
    NUMBER(scenario, "price_growth", SCHEMA_NUMBER, investment.price_growth, "share", -0.2, 0.2, DEFAULT("0.02"),
           "Real growth of unit prices, a year"),
    NUMBER(scenario, "depreciation_share", SCHEMA_NUMBER, investment.depreciation_share, "share", 0.001, 1,
           DEFAULT("0.0825"), "Loss of the capital stock, a year: 1.65 over the service life"),
    NUMBER(scenario, "personnel_growth", SCHEMA_NUMBER, investment.personnel_growth, "share", 0, 1, DEFAULT("0.05"),
           "Net growth of people at most, a year"),
    NUMBER(scenario, "upkeep_share", SCHEMA_NUMBER, investment.upkeep_share, "share", 0, 1, DEFAULT("0.075"),
           "Operations money that equipment needs, of its value, a year"),
    NUMBER(scenario, "conversion_year", SCHEMA_NUMBER, investment.conversion_year, "", 0, 10, DEFAULT("1"),
           "From equipped and manned to trained, years"),
    NUMBER(scenario, "growth_sd", SCHEMA_NUMBER, investment.growth_sd, "share", 0, 0.2, DEFAULT("0.01"),
           "Standard deviation of the growth of GDP over the whole period"),
    NUMBER(scenario, "price_sd", SCHEMA_NUMBER, investment.price_sd, "share", 0, 0.2, DEFAULT("0.01"),
           "Standard deviation of the growth of unit prices"),
    NUMBER(scenario, "lag_year_sd", SCHEMA_NUMBER, investment.lag_year_sd, "", 0, 2, DEFAULT("0.5"),
           "Standard deviation of the mean lag, years"),
    NESTED("paths", OPTIONAL, "Named paths of spending"),
    NESTED("programmes", OPTIONAL, "Units to be formed"),
};

#define SPENDING_SHARE(id, text) NUMBER(struct spending, #id, SCHEMA_NUMBER, id, "share", 0, 1, DEFAULT("0"), text)
static const schema_column spending_columns[] = {
    FIELD(struct spending, "id", SCHEMA_ID, id, REQUIRED, "Id, such as pol_2021"),
    FIELD(struct spending, "country", SCHEMA_TEXT, country, REQUIRED, "Three-letter code of any country"),
    NUMBER(struct spending, "year", SCHEMA_INTEGER, year, "", 1900, 2100, REQUIRED, "Year of payment"),
    NUMBER(struct spending, "gdp_m", SCHEMA_NUMBER, gdp_m, "", 0, 1e9, REQUIRED, "Gross domestic product, millions"),
    NUMBER(struct spending, "spending_m", SCHEMA_NUMBER, spending_m, "", 0, 1e8, REQUIRED,
           "Defence expenditure, millions"),
    SPENDING_SHARE(gdp_share, "Of GDP as the office publishes it; 0: spending_m over gdp_m"),
    SPENDING_SHARE(equipment_share, "Equipment, of spending"),
    SPENDING_SHARE(personnel_share, "Personnel, of spending"),
    SPENDING_SHARE(infrastructure_share, "Infrastructure, of spending"),
    SPENDING_SHARE(operations_share, "Operations and other, of spending"),
    NUMBER(struct spending, "people", SCHEMA_NUMBER, people, "", 0, 1e8, DEFAULT("0"), "Military personnel"),
    FIELD(struct spending, "estimate", SCHEMA_FLAG, estimate, DEFAULT("0"), "Whether the office marks it so"),
    FIELD(struct spending, "currency", SCHEMA_TEXT, currency, REQUIRED, "Three letters"),
    NUMBER(struct spending, "price_year", SCHEMA_INTEGER, price_year, "", 1950, 2100, REQUIRED, "Year of the prices"),
    NUMBER(struct spending, "rate", SCHEMA_NUMBER, rate, "", 0, 1000, DEFAULT("0"),
           "Basis money for one of the row's; needed where currency or price year differ from the basis"),
    NOTE,
    MARK,
    SOURCE,
    MARKS,
};

#define OWN_MARK(row)                                                                                                  \
    {                                                                                                                  \
        .name = "mark", .type = SCHEMA_MARK, .unit = "", REQUIRED, .words = marks, .refers_to = TABLE_NONE,            \
        .meaning = "Where its numbers come from", IN(row, mark)                                                        \
    }
static const schema_column path_columns[] = {
    FIELD(struct spending_path, "id", SCHEMA_ID, id, REQUIRED, "Id"),
    FIELD(struct spending_path, "title", SCHEMA_TEXT, title, REQUIRED, "Title, one line"),
    CHOICE(struct spending_path, "kind", path_kinds, kind, REQUIRED, "Shape"),
    LIST(struct spending_path, "countries", SCHEMA_TEXTS, TABLE_NONE, countries, country_count, OPTIONAL,
         "Three-letter codes; none: all. Others hold"),
    NUMBER(struct spending_path, "target_share", SCHEMA_NUMBER, target_share, "share", 0, 1, DEFAULT("0"),
           "Of GDP, at the end"),
    NUMBER(struct spending_path, "target_year", SCHEMA_INTEGER, target_year, "", 1950, 2100, DEFAULT("2030"),
           "When it is reached"),
    LIST(struct spending_path, "shares", SCHEMA_TEXTS, TABLE_NONE, shares, share_count, OPTIONAL,
         "Own table: YEAR=PER CENT of GDP"),
    NUMBER(struct spending_path, "equipment_share", SCHEMA_NUMBER, equipment_share, "share", 0, 1, DEFAULT("0"),
           "Of spending; 0: the mean of the country's last five years"),
    NUMBER(struct spending_path, "marginal_equipment_share", SCHEMA_NUMBER, marginal_equipment_share, "share", 0, 1,
           DEFAULT("0"), "Of spending above the base year's share of GDP; 0: as the rest"),
    OWN_MARK(struct spending_path),
    REFERENCE(struct spending_path, "source", TABLE_SOURCE, source, OPTIONAL, "Source of its numbers"),
};

#define UNIT_MONEY(id, text) NUMBER(struct programme, #id, SCHEMA_NUMBER, id, "", 0, 1e6, DEFAULT("0"), text)
static const schema_column programme_columns[] = {
    FIELD(struct programme, "id", SCHEMA_ID, id, REQUIRED, "Id"),
    FIELD(struct programme, "country", SCHEMA_TEXT, country, REQUIRED, "Who forms and pays"),
    REFERENCE(struct programme, "type", TABLE_UNIT_TYPE, type, REQUIRED, "Unit type"),
    REFERENCE(struct programme, "home", TABLE_PLACE, home, REQUIRED, "Garrison of the new units"),
    NUMBER(struct programme, "count", SCHEMA_INTEGER, count, "", 1, 100, DEFAULT("1"), "Units"),
    UNIT_MONEY(equipment_m, "Equipment of one, millions"),
    NUMBER(struct programme, "people", SCHEMA_NUMBER, people, "", 0, 1e6, DEFAULT("0"), "People of one"),
    UNIT_MONEY(stocks_m, "Ammunition and other stocks of one, millions"),
    UNIT_MONEY(infrastructure_m, "Barracks and training grounds of one, millions"),
    NUMBER(struct programme, "start_year", SCHEMA_INTEGER, start_year, "", 1950, 2100, DEFAULT("1950"),
           "No unit is formed before it"),
    FIELD(struct programme, "currency", SCHEMA_TEXT, currency, REQUIRED, "Three letters"),
    NUMBER(struct programme, "price_year", SCHEMA_INTEGER, price_year, "", 1950, 2100, REQUIRED, "Year of the prices"),
    NUMBER(struct programme, "rate", SCHEMA_NUMBER, rate, "", 0, 1000, DEFAULT("0"),
           "Basis money for one of the programme's; needed where currency or price year differ from the basis"),
    OWN_MARK(struct programme),
    REFERENCE(struct programme, "source", TABLE_SOURCE, source, OPTIONAL, "Source of its numbers"),
};

static const schema_column plan_columns[] = {
    FIELD(struct plan, "title", SCHEMA_TEXT, title, REQUIRED, "Title, one line"),
    FIELD(struct plan, "summary", SCHEMA_TEXT, summary, DEFAULT(""), "One paragraph"),
    CHOICE(struct plan, "side", side_roles, side, REQUIRED, "Whose plan it is"),
    {.name = "kind",
     .type = SCHEMA_FLAG,
     .unit = "",
     REQUIRED,
     .words = plan_kinds,
     .refers_to = TABLE_NONE,
     .meaning = "An attack, or the defence",
     IN(struct plan, attack)},
    FIELD(struct plan, "ambiguous", SCHEMA_FLAG, ambiguous, DEFAULT("false"),
          "A limited grab: attribution_delay_day applies"),
    LIST(struct plan, "attacked", SCHEMA_REFERENCES, TABLE_COUNTRY, attacked, attacked_count, OPTIONAL,
         "Countries at war from D-day"),
    LIST(struct plan, "requires_access", SCHEMA_REFERENCES, TABLE_COUNTRY, requires_access, requires_access_count,
         OPTIONAL, "Countries without whose access the tasks that pass their ground do not run"),
    NESTED("objectives", OPTIONAL, "Places to be taken"),
    NESTED("tasks", REQUIRED, "Who does what"),
    NESTED("triggers", OPTIONAL, "What changes when things go otherwise"),
};

static const schema_column objective_columns[] = {
    FIELD(struct objective, "id", SCHEMA_ID, id, REQUIRED, "Id"),
    FIELD(struct objective, "title", SCHEMA_TEXT, title, REQUIRED, "Name for readers"),
    REFERENCE(struct objective, "place", TABLE_PLACE, place, REQUIRED, "Place"),
    NUMBER(struct objective, "garrison_battalions", SCHEMA_NUMBER, garrison_battalions, "", -1, 100, DEFAULT("-1"),
           "Battalions needed to hold it; -1: by its population"),
};

static const schema_column task_columns[] = {
    FIELD(struct task, "id", SCHEMA_ID, id, REQUIRED, "Id"),
    FIELD(struct task, "title", SCHEMA_TEXT, title, REQUIRED, "Name for readers"),
    CHOICE(struct task, "role", task_roles, role, REQUIRED, "Kind of task"),
    LIST(struct task, "units", SCHEMA_UNITS, TABLE_UNIT, units, unit_count, REQUIRED,
         "Unit ids, or parent:FORMATION, a closing * standing for any ending"),
    REFERENCE(struct task, "assemble", TABLE_PLACE, assemble, OPTIONAL, "Where it forms before D-day"),
    NUMBER(struct task, "start_day", SCHEMA_QUANTITY, start_day, "day", 0, 60, DEFAULT("0"), "Start, from D-day"),
    LIST(struct task, "axis", SCHEMA_REFERENCES, TABLE_PLACE, axis, axis_count, REQUIRED,
         "Places in order, joined by road; the last is the objective or position"),
    FIELD(struct task, "bypass", SCHEMA_FLAG, bypass, DEFAULT("false"),
          "May pass defenders who cannot cover the corridor"),
};

static const schema_column trigger_columns[] = {
    CHOICE(struct trigger, "when", conditions, condition, REQUIRED, "Condition"),
    REFERENCE(struct trigger, "task", TABLE_TASK, task, OPTIONAL, "Watched task"),
    REFERENCE(struct trigger, "place", TABLE_PLACE, place, OPTIONAL, "Watched place"),
    NUMBER(struct trigger, "for_day", SCHEMA_NUMBER, for_day, "day", 0, 60, DEFAULT("0"), "How long, or which day"),
    NUMBER(struct trigger, "share", SCHEMA_NUMBER, share, "share", 0, 1, DEFAULT("0"), "Share of power lost"),
    NUMBER(struct trigger, "distance_km", SCHEMA_NUMBER, distance_km, "km", 0, 2000, DEFAULT("0"),
           "Distance by road at which an enemy threatens the place"),
    CHOICE(struct trigger, "do", reactions, reaction, REQUIRED, "Reaction"),
    REFERENCE(struct trigger, "with", TABLE_TASK, with, OPTIONAL, "Task that reacts; blank: the watched one"),
    REFERENCE(struct trigger, "to", TABLE_PLACE, to, OPTIONAL, "Place of the reaction"),
};

static const schema_column option_columns[] = {
    FIELD(struct option, "title", SCHEMA_TEXT, title, REQUIRED, "Title, one line"),
    FIELD(struct option, "summary", SCHEMA_TEXT, summary, DEFAULT(""), "One paragraph"),
    {.name = "defence_plan",
     .type = SCHEMA_TEXT,
     .unit = "",
     DEFAULT(""),
     .refers_to = TABLE_PLAN,
     .meaning = "Plan of the defender under this option",
     IN(struct option, defence_plan)},
    NESTED("edits", OPTIONAL, "Edits of the scenario, in order"),
};

#define COLUMNS(list) list, sizeof(list) / sizeof *(list)
static const schema_table tables[TABLE_COUNT] = {
    [TABLE_SCENARIO] = {"scenario", "scenario.yaml", "The scenario as a whole", true, false, false,
                        COLUMNS(scenario_columns), sizeof(scenario), -1},
    [TABLE_ASSESS] = {"assess", "scenario.yaml", "What `assess` does unless told otherwise", true, false, false,
                      COLUMNS(assess_columns), sizeof(scenario), -1},
    [TABLE_PARAMETER] = {"parameter", "scenario.yaml", "Model parameters", true, false, false,
                         COLUMNS(parameter_columns), sizeof(scenario), -1},
    [TABLE_SIDE] = {"side", "scenario.yaml", "The two who fight and those who stand by", false, false, false,
                    COLUMNS(side_columns), sizeof(struct side), -1},
    [TABLE_SOURCE] = {"source", "sources.csv", "Where figures come from", false, true, false, COLUMNS(source_columns),
                      sizeof(struct source), -1},
    [TABLE_FACTOR] = {"factor", "scenario.yaml", "Named uncertain inputs", false, true, false, COLUMNS(factor_columns),
                      sizeof(struct factor), offsetof(struct factor, hash)},
    [TABLE_COUNTRY] = {"country", "countries.csv", "Countries and how each decides", false, true, false,
                       COLUMNS(country_columns), sizeof(struct country), offsetof(struct country, hash)},
    [TABLE_PLACE] = {"place", "places.csv", "Places", false, true, false, COLUMNS(place_columns), sizeof(struct place),
                     offsetof(struct place, hash)},
    [TABLE_LINK] = {"link", "links.csv", "Links between places; ids are from-to-mode", false, true, false,
                    COLUMNS(link_columns), sizeof(struct link), offsetof(struct link, hash)},
    [TABLE_UNIT_TYPE] = {"unit_type", "unit_types.csv", "Tables of organisation", false, true, false,
                         COLUMNS(unit_type_columns), sizeof(unit_type), -1},
    [TABLE_UNIT] = {"unit", "units.csv", "Units", false, true, false, COLUMNS(unit_columns), sizeof(struct unit),
                    offsetof(struct unit, hash)},
    [TABLE_INDICATOR] = {"indicator", "scenario.yaml", "Warning indicators", false, true, false,
                         COLUMNS(indicator_columns), sizeof(struct indicator), offsetof(struct indicator, hash)},
    [TABLE_COST_BASIS] = {"cost_basis", "scenario.yaml", "How money is counted", true, false, false,
                          COLUMNS(cost_basis_columns), sizeof(scenario), -1},
    [TABLE_COST] = {"cost", "costs.csv", "Cost cards: what a change of the posture costs", false, true, true,
                    COLUMNS(cost_columns), sizeof(struct cost_card), offsetof(struct cost_card, hash)},
    [TABLE_INVESTMENT] = {"investment", "investment.yaml", "How cash becomes units", true, false, true,
                          COLUMNS(investment_columns), sizeof(scenario), -1},
    [TABLE_SPENDING] = {"spending", "spending.csv", "Defence expenditure by country and year", false, true, true,
                        COLUMNS(spending_columns), sizeof(struct spending), offsetof(struct spending, hash)},
    [TABLE_PATH] = {"path", "investment.yaml", "Named paths of spending", false, true, true, COLUMNS(path_columns),
                    sizeof(struct spending_path), offsetof(struct spending_path, hash)},
    [TABLE_PROGRAMME] = {"programme", "investment.yaml", "Units that money is to form", false, true, true,
                         COLUMNS(programme_columns), sizeof(struct programme), offsetof(struct programme, hash)},
    [TABLE_STAKES] = {"stakes", "adversary.yaml", "The adversary's stakes and beliefs", true, false, true,
                      COLUMNS(stakes_columns), sizeof(scenario), -1},
    [TABLE_ADVERSARY] = {"adversary", "adversary.yaml", "Types of adversary: stakes, attitude to risk, what each sees",
                         false, true, true, COLUMNS(adversary_columns), sizeof(struct adversary),
                         offsetof(struct adversary, hash)},
    [TABLE_BELIEF] = {"belief", "adversary.yaml", "What an adversary believes of named factors", false, true, true,
                      COLUMNS(belief_columns), sizeof(struct belief), offsetof(struct belief, hash)},
    [TABLE_WORTH] = {"worth", "adversary.yaml", "Worth of single objectives", false, true, true, COLUMNS(worth_columns),
                     sizeof(struct objective_worth), offsetof(struct objective_worth, hash)},
    [TABLE_ALLIANCE] = {"alliance", "alliance.yaml", "When the alliance resists", true, false, true,
                        COLUMNS(alliance_columns), sizeof(scenario), -1},
    [TABLE_ALLY] = {"ally", "alliance.yaml", "What fighting and conceding are worth to each ally", false, true, true,
                    COLUMNS(ally_columns), sizeof(struct ally_stake), offsetof(struct ally_stake, hash)},
    [TABLE_PLAN] = {"plan", "plans/ID.yaml", "Plans", false, false, false, COLUMNS(plan_columns), sizeof(struct plan),
                    offsetof(struct plan, hash)},
    [TABLE_OBJECTIVE] = {"objective", "plans/ID.yaml", "Objectives of a plan", false, false, false,
                         COLUMNS(objective_columns), sizeof(struct objective), offsetof(struct objective, hash)},
    [TABLE_TASK] = {"task", "plans/ID.yaml", "Tasks of a plan", false, false, false, COLUMNS(task_columns),
                    sizeof(struct task), offsetof(struct task, hash)},
    [TABLE_TRIGGER] = {"trigger", "plans/ID.yaml", "Triggers of a plan", false, false, false, COLUMNS(trigger_columns),
                       sizeof(struct trigger), -1},
    [TABLE_OPTION] = {"option", "options/ID.yaml", "Posture options", false, false, false, COLUMNS(option_columns),
                      sizeof(struct option), -1},
};

const schema_table *schema_get(schema_table_id id)
{
    assert(id >= 0 && id < TABLE_COUNT);
    return &tables[id];
}

schema_table_id schema_find_table(const char *name)
{
    for (int t = 0; t < TABLE_COUNT; t++)
        if (strcmp(tables[t].name, name) == 0)
            return (schema_table_id)t;
    return TABLE_NONE;
}

int schema_find_column(const schema_table *table, const char *name)
{
    for (int c = 0; c < table->column_count; c++)
        if (strcmp(table->columns[c].name, name) == 0)
            return c;
    return -1;
}

int schema_nearest_column(const schema_table *table, const char *name)
{
    enum { NAMES_MAX = 128 };
    const char *names[NAMES_MAX];
    assert(table->column_count <= NAMES_MAX);
    for (int c = 0; c < table->column_count; c++)
        names[c] = table->columns[c].name;
    return text_nearest(name, names, (size_t)table->column_count);
}

const char *schema_type_text(schema_type type)
{
    static const char *const texts[] = {
        [SCHEMA_ID] = "id",
        [SCHEMA_TEXT] = "text",
        [SCHEMA_NUMBER] = "number",
        [SCHEMA_INTEGER] = "whole number",
        [SCHEMA_QUANTITY] = "number, distribution or {factor: ID}",
        [SCHEMA_WORD] = "word",
        [SCHEMA_FLAG] = "0 or 1",
        [SCHEMA_DATE] = "date, YYYY-MM-DD",
        [SCHEMA_DAY] = "date, YYYY-MM-DD",
        [SCHEMA_SIDE] = "id of a side",
        [SCHEMA_REFERENCE] = "id",
        [SCHEMA_REFERENCES] = "list of ids",
        [SCHEMA_UNITS] = "list of unit ids or parent:FORMATION",
        [SCHEMA_TEXTS] = "list of texts",
        [SCHEMA_NUMBERS] = "list of numbers",
        [SCHEMA_MARK] = "mark",
        [SCHEMA_MARKS] = "column=mark;...",
        [SCHEMA_NESTED] = "map or list",
    };
    return texts[type];
}

bool schema_is_number(schema_type type)
{
    return type == SCHEMA_NUMBER || type == SCHEMA_INTEGER || type == SCHEMA_QUANTITY || type == SCHEMA_DAY;
}
