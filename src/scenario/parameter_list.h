/* Every model parameter, once: name, unit, default, lowest, highest, process, meaning.
 *
 * A scenario sets them under `parameters:`; what it leaves out takes the default, which counts as an assumption. The
 * schema, `posture explain`, the documentation and the processes all read this table. Append where it belongs; a name
 * ends in its unit. X(SYMBOL, name, unit, default, lowest, highest, process, meaning) */
#ifndef SCENARIO_PARAMETER_LIST_H
#define SCENARIO_PARAMETER_LIST_H

#define PARAMETER_LIST_WARNING(X)                                                                                      \
    X(WARNING_STATED_DAY, "warning_stated_day", "day", -1, -1, 365, "warning",                                         \
      "Warning assumed outright: G-day this long before D-day; -1 lets the indicator filter decide")                   \
    X(PREPARATION_DAY, "preparation_day", "day", 14, 0, 365, "warning",                                                \
      "Length of the attacker's visible build-up before D-day; never shorter than its plan needs")                     \
    X(EXERCISE_COVER_SHARE, "exercise_cover_share", "prob", 0.5, 0, 1, "warning",                                      \
      "Share of the build-up that looks like an announced exercise until late")                                        \
    X(INDICATOR_DELAY_DAY, "indicator_delay_day", "day", 1, 0, 30, "warning",                                          \
      "Time from an event to its indicator on an analyst's desk")                                                      \
    X(INDICATOR_NOISE_MULTIPLIER, "indicator_noise_multiplier", "count", 1, 0, 10, "warning",                          \
      "Multiplier on the false-alarm rate of every indicator")                                                         \
    X(EXERCISES_PER_YEAR, "exercises_per_year", "count", 2, 0, 12, "warning",                                          \
      "Large exercises a year that resemble a build-up")                                                               \
    X(EXERCISE_DAY, "exercise_day", "day", 14, 1, 120, "warning", "Length of a large exercise")                        \
    X(ATTACK_PRIOR_PER_YEAR, "attack_prior_per_year", "count", 0.05, 0, 10, "warning",                                 \
      "How often a year an analyst expects preparation of an attack to begin, before seeing anything")                 \
    X(EXERCISE_ATTACK_PROB, "exercise_attack_prob", "prob", 0.05, 0, 1, "warning",                                     \
      "Chance that a large exercise turns into preparation of an attack, as an analyst expects it")                    \
    X(EXPECTED_PREPARATION_DAY, "expected_preparation_day", "day", 30, 1, 365, "warning",                              \
      "Length of a build-up as an analyst expects it")

#define PARAMETER_LIST_AUTHORITY(X)                                                                                    \
    X(CONSENSUS_DELAY_DAY, "consensus_delay_day", "day", 3, 0, 60, "authority",                                        \
      "Article 5 style consensus, from attack to alliance authority over alliance-controlled units")                   \
    X(CONSULTATION_DELAY_DAY, "consultation_delay_day", "day", 1, 0, 30, "authority",                                  \
      "Article 4 style consultation before any ally decides on warning")                                               \
    X(DELEGATED_DELAY_DAY, "delegated_delay_day", "day", 0.5, 0, 30, "authority",                                      \
      "Delay of a commander with delegated authority after the alliance's alert threshold is passed")                  \
    X(DELEGATED_THRESHOLD_PROB, "delegated_threshold_prob", "prob", 0.5, 0, 1, "authority",                            \
      "Probability of an attack at which delegated authority may be used")                                             \
    X(ATTRIBUTION_DELAY_DAY, "attribution_delay_day", "day", 0, 0, 30, "authority",                                    \
      "Time until a limited or ambiguous grab is attributed; delays every ally that is not itself attacked")

#define PARAMETER_LIST_DEPLOYMENT(X)                                                                                   \
    X(RAIL_CAPACITY_MULTIPLIER, "rail_capacity_multiplier", "count", 1, 0, 10, "deployment",                           \
      "Multiplier on military trains a day of every line")                                                             \
    X(PORT_CAPACITY_MULTIPLIER, "port_capacity_multiplier", "count", 1, 0, 10, "deployment",                           \
      "Multiplier on the throughput of every port")                                                                    \
    X(AIRLIFT_CAPACITY_MULTIPLIER, "airlift_capacity_multiplier", "count", 1, 0, 10, "deployment",                     \
      "Multiplier on airlift slots a day of every airfield")                                                           \
    X(BORDER_PERMIT_MULTIPLIER, "border_permit_multiplier", "count", 1, 0, 10, "deployment",                           \
      "Multiplier on every country's peacetime border permit time")                                                    \
    X(RSOM_DAY, "rsom_day", "day", 3, 0, 60, "deployment",                                                             \
      "Reception, staging and onward movement at the point of debarkation")                                            \
    X(RAIL_LOADING_DAY, "rail_loading_day", "day", 1, 0, 30, "deployment",                                             \
      "Loading a unit on trains and unloading it")                                                                     \
    X(GAUGE_CHANGE_TRAINS_PER_DAY, "gauge_change_trains_per_day", "per_day", 4, 0, 100, "deployment",                  \
      "Trains a day that one break-of-gauge terminal can transload")                                                   \
    X(GAUGE_CHANGE_DAY, "gauge_change_day", "day", 0.5, 0, 10, "deployment", "Delay of one train at a break of gauge") \
    X(RAIL_SPEED_KM_PER_DAY, "rail_speed_km_per_day", "km_per_day", 480, 50, 2000, "deployment",                       \
      "Distance a loaded military train covers in a day")                                                              \
    X(MARCH_HOURS_PER_DAY, "march_hours_per_day", "hour", 8, 1, 24, "deployment",                                      \
      "Hours a day a unit spends on the road on an administrative march")                                              \
    X(CONVOY_BATTALIONS_PER_DAY, "convoy_battalions_per_day", "per_day", 6, 0.1, 100, "deployment",                    \
      "Battalions a day one trunk road carries in convoys, each way")                                                  \
    X(SHIP_SPEED_KM_PER_DAY, "ship_speed_km_per_day", "km_per_day", 740, 100, 2000, "deployment",                      \
      "Distance a sealift ship covers in a day")                                                                       \
    X(SHIPS_STRATEGIC, "ships_strategic", "count", 12, 0, 500, "deployment",                                           \
      "Ocean-going roll-on roll-off ships the alliance can call up")                                                   \
    X(SHIP_ACTIVATION_DAY, "ship_activation_day", "day", 5, 0, 60, "deployment", "From C-day to ships ready to load")  \
    X(PORT_BATTALIONS_PER_DAY, "port_battalions_per_day", "per_day", 1.5, 0.01, 50, "deployment",                      \
      "Battalions a day a large port loads or unloads; medium half, small a quarter")                                  \
    X(AIRLIFT_BATTALIONS_PER_DAY, "airlift_battalions_per_day", "per_day", 0.5, 0, 50, "deployment",                   \
      "Light battalions a day a large airfield receives; small a quarter")                                             \
    X(SEA_BALTIC_STATE, "sea_baltic_state", "count", 0.5, 0, 1, "deployment",                                          \
      "Baltic passages during war for the defender: 1 open, 0.5 escorted (half the rate), 0 closed")                   \
    X(SEA_ATLANTIC_STATE, "sea_atlantic_state", "count", 1, 0, 1, "deployment",                                        \
      "Atlantic crossing during war: 1 open, 0.5 escorted, 0 closed")                                                  \
    X(INTERDICTION_DELAY_SHARE, "interdiction_delay_share", "prob", 0.15, 0, 1, "deployment",                          \
      "Share of deployment capacity inside strike range lost to interdiction from D-day on")                           \
    X(INTERDICTION_LOSS_SHARE, "interdiction_loss_share", "prob", 0.01, 0, 0.5, "deployment",                          \
      "Share of a unit lost on a leg inside strike range after D-day")                                                 \
    X(PREPOSITIONED_ISSUE_DAY, "prepositioned_issue_day", "day", 4, 0, 60, "deployment",                               \
      "Drawing a pre-positioned set, from the crew's arrival to a formed unit")                                        \
    X(PEOPLE_FLIGHT_DAY, "people_flight_day", "day", 2, 0, 30, "deployment",                                           \
      "A unit's people without its equipment, from their station to the pre-positioned set")                           \
    X(RAIL_TERMINAL_TRAINS_PER_DAY, "rail_terminal_trains_per_day", "per_day", 4, 0, 100, "deployment",                \
      "Military trains a day that one place can load or unload")                                                       \
    X(TRACKED_MARCH_SHARE, "tracked_march_share", "prob", 0.6, 0.05, 1, "deployment",                                  \
      "Daily distance of a tracked column on an administrative march, as a share of what its road speed allows")       \
    X(SHIP_BATTALIONS, "ship_battalions", "count", 2, 0.1, 20, "deployment",                                           \
      "Battalions one ocean-going ship carries")                                                                       \
    X(FERRY_BATTALIONS, "ferry_battalions", "count", 1, 0.1, 20, "deployment", "Battalions one ro-ro ferry carries")   \
    X(SHIPS_FERRY, "ships_ferry", "count", 10, 0, 500, "deployment", "Ro-ro ferries the alliance can charter")         \
    X(SHIPS_ATTACKER, "ships_attacker", "count", 4, 0, 500, "deployment",                                              \
      "Ships and ferries of each kind that the attacker can call up")                                                  \
    X(AIRLIFT_KM_PER_DAY, "airlift_km_per_day", "km_per_day", 6000, 500, 20000, "deployment",                          \
      "Distance an airlifted unit covers in a day")                                                                    \
    X(SQUADRON_MOVE_DAY, "squadron_move_day", "day", 1, 0, 30, "deployment",                                           \
      "A flying squadron to another base, ready to fly from it")                                                       \
    X(STRIKE_RANGE_KM, "strike_range_km", "km", 500, 0, 3000, "deployment",                                            \
      "Distance from the enemy's ground within which deployment is interdicted; its baseline is used")

#define PARAMETER_LIST_MOVEMENT(X)                                                                                     \
    X(COMBAT_MARCH_HOURS_PER_DAY, "combat_march_hours_per_day", "hour", 10, 1, 24, "movement",                         \
      "Hours a day a column moves on an unopposed axis in war")                                                        \
    X(COLUMN_SPEED_SHARE, "column_speed_share", "prob", 0.45, 0.01, 1, "movement",                                     \
      "Share of the planning road speed that a long column in an unopposed advance keeps")                             \
    X(OFF_TRUNK_SPEED_SHARE, "off_trunk_speed_share", "prob", 0.6, 0.01, 1, "movement",                                \
      "Speed on a secondary road as a share of that on a trunk road; primary half-way")                                \
    X(BYPASS_SPEED_SHARE, "bypass_speed_share", "prob", 0.35, 0.01, 1, "movement",                                     \
      "Speed of what leaks past a defender who cannot cover the corridor, as a share of unopposed")                    \
    X(WATER_OBSTACLE_HOUR, "water_obstacle_hour", "hour", 12, 0, 240, "movement",                                      \
      "Delay at a defended or destroyed crossing of a named water obstacle")                                           \
    X(BRIDGE_DEMOLITION_PROB, "bridge_demolition_prob", "prob", 0.4, 0, 1, "movement",                                 \
      "Chance that a named crossing is destroyed before the attacker reaches it")                                      \
    X(ROAD_BATTALIONS_PER_DAY, "road_battalions_per_day", "per_day", 10, 0.1, 100, "movement",                         \
      "Battalions a day a trunk road passes in the advance; secondary a third")                                        \
    X(CORRIDOR_OPEN_KM, "corridor_open_km", "km", 30, 1, 200, "movement",                                              \
      "Width a defence must cover across a link in open country; mixed 0.75, forest, hills 0.5, marsh 0.25, urban "    \
      "0.3")                                                                                                           \
    X(GARRISON_BATTALION_PER_100_THOUSAND, "garrison_battalion_per_100_thousand", "count", 0.5, 0, 10, "movement",     \
      "Battalions needed to hold a place, for each 100,000 people; at least a third of one")                           \
    X(REAR_SECURITY_BATTALION_PER_BYPASSED, "rear_security_battalion_per_bypassed", "count", 0.5, 0, 5, "movement",    \
      "Attacking battalions tied down for each battalion left behind on the road")                                     \
    X(BYPASSED_STOCK_DAY, "bypassed_stock_day", "day", 4, 0, 60, "movement",                                           \
      "Days of supply an isolated unit lives on")                                                                      \
    X(RAIL_RESTORATION_DAY, "rail_restoration_day", "day", 5, 0, 120, "movement",                                      \
      "Days until captured rail of the captor's gauge serves the captor")                                              \
    X(DEFENDED_ZONE_KM, "defended_zone_km", "km", 15, 1, 60, "movement",                                               \
      "Depth of the ground before a defended place over which an attacker must fight")

#define PARAMETER_LIST_ENGAGEMENT(X)                                                                                   \
    X(LOSS_COEFFICIENT_MULTIPLIER, "loss_coefficient_multiplier", "count", 1, 0.05, 20, "engagement",                  \
      "Multiplier on losses of both sides in every engagement")                                                        \
    X(ADVANCE_MULTIPLIER, "advance_multiplier", "count", 1, 0.05, 20, "engagement",                                    \
      "Multiplier on the opposed rate of advance")                                                                     \
    X(HASTY_HOUR, "hasty_hour", "hour", 6, 0, 240, "engagement", "Time in place after which a defence is hasty")       \
    X(PREPARED_HOUR, "prepared_hour", "hour", 72, 0, 2400, "engagement", "Time in place after which it is prepared")   \
    X(FORTIFIED_HOUR, "fortified_hour", "hour", 480, 0, 20000, "engagement",                                           \
      "Time in place after which a defence is fortified")                                                              \
    X(SURPRISE_HOUR, "surprise_hour", "hour", 24, 0, 240, "engagement",                                                \
      "How long an unwarned defender stays surprised")                                                                 \
    X(BREAK_ATTACKER_LOSS_SHARE, "break_attacker_loss_share", "prob", 0.2, 0.01, 1, "engagement",                      \
      "Loss share at which half of attacking units stop")                                                              \
    X(BREAK_DEFENDER_LOSS_SHARE, "break_defender_loss_share", "prob", 0.4, 0.01, 1, "engagement",                      \
      "Loss share at which half of defending units give way")                                                          \
    X(TERRITORIAL_OPEN_FIELD_SHARE, "territorial_open_field_share", "prob", 0.15, 0, 1, "engagement",                  \
      "Combat power of territorial units outside their own town, as a share of its face value")                        \
    X(DRONE_FIRE_MULTIPLIER, "drone_fire_multiplier", "count", 1, 0.5, 5, "engagement",                                \
      "Effect of precision and drones on indirect fire losses against 1973 practice")                                  \
    X(FRONT_BATTALIONS_PER_KM, "front_battalions_per_km", "count", 0.5, 0.05, 5, "engagement",                         \
      "Battalions that can attack at once for each km of corridor; the others wait as a second echelon")               \
    X(REGROUP_HOUR, "regroup_hour", "hour", 24, 0, 240, "engagement",                                                  \
      "Pause after a failed attack before the next one")                                                               \
    X(RECOVERY_DAY, "recovery_day", "day", 3, 0, 60, "engagement", "Time until a unit that broke is fit to fight again")

#define PARAMETER_LIST_AIR(X)                                                                                          \
    X(SORTIES_PER_AIRCRAFT_PER_DAY, "sorties_per_aircraft_per_day", "per_day", 1.2, 0, 5, "air",                       \
      "Sorties a day of an available combat aircraft")                                                                 \
    X(AIRCRAFT_AVAILABLE_SHARE, "aircraft_available_share", "prob", 0.7, 0, 1, "air", "Serviceable share of aircraft") \
    X(GROUND_SORTIE_SHARE, "ground_sortie_share", "prob", 0.5, 0, 1, "air",                                            \
      "Share of multi-role sorties flown against ground forces once the air is contested")                             \
    X(SORTIE_KILL_VEHICLES, "sortie_kill_vehicles", "count", 0.35, 0, 5, "air",                                        \
      "Armoured vehicles killed by one unhindered ground-attack sortie")                                               \
    X(SORTIE_LOSS_PROB, "sortie_loss_prob", "prob", 0.01, 0, 0.5, "air",                                               \
      "Chance to lose the aircraft on a sortie against intact air defence")                                            \
    X(SAM_SUPPRESSION_DAY, "sam_suppression_day", "day", 7, 0.1, 90, "air",                                            \
      "Days of effort in which half of the reachable long-range air defence is suppressed")                            \
    X(SAM_DENIAL_LAUNCHERS, "sam_denial_launchers", "count", 24, 1, 500, "air",                                        \
      "Area air-defence launchers that turn away half of the enemy's ground-attack sorties")                           \
    X(FLYING_WEATHER_SHARE, "flying_weather_share", "prob", 0.7, 0, 1, "air",                                          \
      "Share of days with flying weather; on the others three in ten sorties are flown")                               \
    X(AIR_FIND_VEHICLES, "air_find_vehicles", "count", 100, 0, 10000, "air",                                           \
      "Exposed enemy vehicles in the theatre at which half of the ground-attack sorties find a target")                \
    X(SANCTUARY_SHARE, "sanctuary_share", "prob", 0.5, 0, 1, "air",                                                    \
      "Share of the attacker's home territory that the defender may not strike or enter: 1 all, 0 none")               \
    X(AIR_INTERDICTION_DELAY_SHARE, "air_interdiction_delay_share", "prob", 0.25, 0, 0.9, "air",                       \
      "Share of an unopposed column's speed lost under full enemy air interdiction")                                   \
    X(COMBAT_RADIUS_KM, "combat_radius_km", "km", 900, 50, 5000, "air",                                                \
      "Aircraft based farther than this from every objective take no part")                                            \
    X(SAM_COVER_KM, "sam_cover_km", "km", 300, 10, 2000, "air",                                                        \
      "Area air defence within this distance of an objective covers the fight")                                        \
    X(AIRBORNE_LOSS_SHARE, "airborne_loss_share", "prob", 0.3, 0, 1, "air",                                            \
      "Share of a landing lost on the way in against air defence at full effect")

#define PARAMETER_LIST_FIRES(X)                                                                                        \
    X(MISSILES_PER_LAUNCHER, "missiles_per_launcher", "count", 4, 0, 50, "fires",                                      \
      "Ballistic and cruise missiles available for each surface-to-surface launcher")                                  \
    X(MISSILE_HIT_PROB, "missile_hit_prob", "prob", 0.7, 0, 1, "fires", "Chance that an unintercepted missile hits")   \
    X(INTERCEPT_PROB, "intercept_prob", "prob", 0.4, 0, 1, "fires", "Chance that one interceptor stops one missile")   \
    X(AIRBASE_CLOSED_DAY, "airbase_closed_day", "day", 1, 0, 30, "fires",                                              \
      "Days an airbase is closed by an effective strike")                                                              \
    X(AIRBASE_CLOSING_HITS, "airbase_closing_hits", "count", 8, 1, 100, "fires", "Missile hits that close an airbase") \
    X(FIRES_DELAY_SHARE, "fires_delay_share", "prob", 0.3, 0, 0.9, "fires",                                            \
      "Speed that a column loses on the part of a road within reach of enemy artillery")                               \
    X(FIRES_RANGE_KM, "fires_range_km", "km", 30, 1, 500, "fires",                                                     \
      "Reach of artillery and rockets: supports fights and interdicts roads within it")                                \
    X(MISSILE_RANGE_KM, "missile_range_km", "km", 500, 50, 5000, "fires", "Reach of ballistic and cruise missiles")    \
    X(MISSILE_SALVO_SHARE_PER_DAY, "missile_salvo_share_per_day", "per_day", 0.25, 0, 1, "fires",                      \
      "Share of its missiles that a side fires in a day while it has any")

#define PARAMETER_LIST_SUPPLY(X)                                                                                       \
    X(SUPPLY_FULL_KM, "supply_full_km", "km", 150, 1, 2000, "supply",                                                  \
      "Distance from a railhead or depot up to which supply is full")                                                  \
    X(SUPPLY_HALF_KM, "supply_half_km", "km", 300, 1, 4000, "supply", "Distance at which it has fallen to a half")     \
    X(SUPPLY_TRAIN_TONNE, "supply_train_tonne", "tonne", 450, 10, 5000, "supply", "Supply one train carries, net")     \
    X(STOCK_DAY, "stock_day", "day", 3, 0, 60, "supply", "Days of combat supply a unit carries")                       \
    X(KEPT_POWER_UNSUPPLIED_SHARE, "kept_power_unsupplied_share", "prob", 0.3, 0, 1, "supply",                         \
      "Combat power a unit keeps when its stocks are gone")                                                            \
    X(ENCLAVE_STOCK_DAY, "enclave_stock_day", "day", 20, 0, 365, "supply",                                             \
      "Days of supply held in an enclave whose transit has stopped")                                                   \
    X(MUNITION_FIRES_DAY, "munition_fires_day", "day", 12, 0, 365, "supply",                                           \
      "Days of intense fire that artillery ammunition in the theatre lasts")

#define PARAMETER_LIST_ORDERS(X)                                                                                       \
    X(REACTION_DELAY_HOUR, "reaction_delay_hour", "hour", 6, 0, 240, "orders",                                         \
      "From a trigger to the new order, before the country's own order delay")                                         \
    X(WITHDRAW_RATIO, "withdraw_ratio", "count", 3, 0.5, 50, "orders",                                                 \
      "Power ratio against it at which a defender withdraws to the next line")                                         \
    X(ATTACK_RATIO, "attack_ratio", "count", 0.75, 0, 20, "orders",                                                    \
      "Power ratio below which attackers in contact wait for others to come up")                                       \
    X(RESTORE_RATIO, "restore_ratio", "count", 1.5, 0.5, 10, "orders",                                                 \
      "Power ratio assumed necessary to restore the border after the horizon")                                         \
    X(CEASEFIRE_AFTER_SEIZURE_DAY, "ceasefire_after_seizure_day", "day", -1, -1, 365, "orders",                        \
      "Days after all objectives are held at which fighting stops; -1: the defence goes on to the horizon")            \
    X(FAIT_ACCOMPLI_RATIO, "fait_accompli_ratio", "count", 1, 0.1, 10, "orders",                                       \
      "Supplied allied power over the holder's, below which a seized objective counts as a fait accompli")             \
    X(BRIGADE_BATTALIONS, "brigade_battalions", "count", 4, 1, 20, "orders",                                           \
      "Battalion equivalents that count as one brigade")

#define PARAMETER_LIST(X)                                                                                              \
    PARAMETER_LIST_WARNING(X)                                                                                          \
    PARAMETER_LIST_AUTHORITY(X)                                                                                        \
    PARAMETER_LIST_DEPLOYMENT(X)                                                                                       \
    PARAMETER_LIST_MOVEMENT(X)                                                                                         \
    PARAMETER_LIST_ENGAGEMENT(X)                                                                                       \
    PARAMETER_LIST_AIR(X)                                                                                              \
    PARAMETER_LIST_FIRES(X)                                                                                            \
    PARAMETER_LIST_SUPPLY(X)                                                                                           \
    PARAMETER_LIST_ORDERS(X)

#endif
