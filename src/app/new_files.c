/* The files of `posture new`. Longer than most files because it is text, not code. */
#include "app/new_files.h"

#include <stddef.h>

static const char scenario_yaml[] =
    "# A scenario to start from: change names and figures, add rows,"
    " and run `posture check` on the folder after each step.\n"
    "# docs/scenario-format.md describes every file; `posture explain WORD` tells what a key or column means.\n"
    "format: 1\n"
    "title: My first scenario\n"
    "summary: >-\n"
    "  Westland has one battalion at home and one of an ally's behind it; Eastland may come over the bridge "
    "for its capital.\n"
    "  Every figure is invented.\n"
    "d_day: 2021-03-01           # day of the attack\n"
    "horizon_day: 20             # days simulated from then on\n"
    "contact_step_hour: 6\n"
    "detour_factor: 1.25         # length of a link over its geodesic, where links.csv leaves it blank\n"
    "engagement: calibrated      # model of combat; `posture explain calibrated`\n"
    "sides:\n"
    "  defender: {id: west, title: West}\n"
    "  attacker: {id: east, title: East}\n"
    "defence_plan: hold          # plans/hold.yaml\n"
    "parameters:                 # model parameters; what is left out takes its default\n"
    "  preparation_day: {low: 5, mode: 10, high: 20, mark: assumed, source: own}\n"
    "  rsom_day: 2\n"
    "factors:                    # uncertain inputs with a name, used as {factor: ID} in the tables\n"
    "  - {id: eastern_quality, title: Quality of Eastland's units, unit: count, low: 0.7, mode: 1, high: 1.2,\n"
    "     mark: assumed, source: own}\n"
    "indicators:                 # what may warn the defender\n"
    "  - {id: trains, title: Military trains, onset_share: 0.1, peace_prob: 0.03, exercise_prob: 0.5,"
    " preparation_prob: 0.7,\n"
    "     mark: assumed, source: own}\n"
    "  - {id: bridging, title: Bridging equipment moved forward, onset_share: 0.5, peace_prob: 0.01,"
    " exercise_prob: 0.1,\n"
    "     preparation_prob: 0.5, mark: assumed, source: own}\n"
    "assess: {outer: 50, inner: 4, options: [base, ally_forward], plans: [over_the_bridge]}\n"
    "not_modelled:\n"
    "  - Nuclear use and the threat of it\n"
    "  - The will of soldiers and people to go on\n";

static const char places_csv[] =
    "# The network's places: towns, garrisons, ports, airbases, border posts. Coordinates in decimal degrees.\n"
    "id,name,country,lat,lon,kind,port_class,airfield,population_thousand,terrain,mark,source\n"
    "capital,Westhaven,XWE,36.000,-40.000,capital,medium,medium,200,urban,assumed,own\n"
    "bridge,Bridgeton,XWE,36.050,-39.300,crossing,none,none,20,mixed,assumed,own\n"
    "gate,Westgate,XWE,36.080,-38.700,border,none,none,4,open,assumed,own\n"
    "east_gate,Eastgate,XEA,36.090,-38.600,border,none,none,4,open,assumed,own\n"
    "east_city,Eastburg,XEA,36.100,-37.700,city,none,large,300,mixed,assumed,own\n"
    "ally_town,Southwick,XAL,35.100,-40.600,garrison,none,small,60,mixed,assumed,own\n";

static const char links_csv[] =
    "# Links run both ways. A blank length is the geodesic times detour_factor.\n"
    "from,to,mode,class,length_km,gauge_mm,trains_per_day,terrain,water_obstacle,strait,corridor_width_km,"
    "border,note,mark,source\n"
    "capital,bridge,road,trunk,,,,mixed,,,,0,,assumed,own\n"
    "bridge,gate,road,trunk,,,,open,West River,,,0,The bridge that may be destroyed,assumed,own\n"
    "gate,east_gate,road,trunk,,,,open,,,,1,,assumed,own\n"
    "east_gate,east_city,road,trunk,,,,open,,,,0,,assumed,own\n"
    "ally_town,capital,road,motorway,,,,mixed,,,,1,,assumed,own\n"
    "ally_town,capital,rail,double,,1435,10,mixed,,,,1,,assumed,own\n"
    "east_gate,east_city,rail,single,,1435,8,open,,,,0,,assumed,own\n";

static const char unit_types_csv[] =
    "# What a unit holds at full strength.\n"
    "id,name,echelon,category,personnel,tanks,ifv_apc,tube_artillery,rocket_launchers,at_launchers,"
    "sam_launchers,aircraft,battalions,front_km,road_speed_km_per_hour,trains,supply_tonne_per_day,entity6,"
    "mark,source\n"
    "tank_bn,Tank battalion,battalion,armour,450,44,6,0,0,0,0,0,1,6,28,3,70,120500,assumed,own\n"
    "mech_bn,Mechanised battalion,battalion,mechanised,650,0,45,0,0,12,0,0,1,6,32,3,45,121102,assumed,own\n"
    "gun_bn,Gun battalion,battalion,artillery,350,0,6,18,0,0,0,0,1,0,30,2,90,130301,assumed,own\n";

static const char units_csv[] =
    "# The order of battle. ntm_day is the notice to move; deploy_to is where the unit is ordered on its "
    "country's C-day.\n"
    "id,name,country,parent,type,home,prepositioned_at,ntm_day,strength_percent,readiness,authority,deploy_to,"
    "deploy_priority,available_from,note,mark,marks,source\n"
    "we_1_mech,1st Westland Battalion,XWE,Westland Brigade,mech_bn,capital,,\"{low: 0, high: 1}\",90,active,"
    "national,,,,,assumed,,own\n"
    "we_guns,Westland Gun Battalion,XWE,Westland Brigade,gun_bn,capital,,\"{low: 0, high: 2}\",80,active,"
    "national,,,,,assumed,,own\n"
    "al_1_tank,1st Allied Tank Battalion,XAL,Allied Brigade,tank_bn,ally_town,,\"{low: 2, mode: 3, high: 7}\","
    "85,active,national,bridge,1,,,assumed,,own\n"
    "ea_1_mech,1st Eastland Battalion,XEA,Eastland Division,mech_bn,east_city,,\"{low: 1, high: 3}\",90,"
    "active,national,,,,,assumed,,own\n"
    "ea_2_mech,2nd Eastland Battalion,XEA,Eastland Division,mech_bn,east_city,,\"{low: 1, high: 3}\",85,"
    "active,national,,,,,assumed,,own\n"
    "ea_tank,Eastland Tank Battalion,XEA,Eastland Division,tank_bn,east_city,,\"{low: 1, high: 3}\",90,active,"
    "national,,,,,assumed,,own\n"
    "ea_guns,Eastland Gun Battalion,XEA,Eastland Artillery,gun_bn,east_city,,\"{low: 1, high: 3}\",90,active,"
    "national,,,,,assumed,,own\n";

static const char countries_csv[] =
    "# Each country decides for itself. Shares are between 0 and 1,"
    " delays in days or hours as the column's name says.\n"
    "id,name,side,participation,quality,friction,order_delay_hour,alert_threshold_prob,decision_delay_day,"
    "attacked_delay_day,stand_aside_prob,share_released,crisis_bound_share,mobilisation_delay_day,"
    "turnout_share,deployable_share,border_permit_day,mark,marks,source\n"
    "XWE,Westland,west,2,1,0.2,6,0.4,\"{low: 0.5, mode: 1, high: 3, kind: epistemic}\",0.25,0,1,0,1,0.8,0.9,1,"
    "assumed,,own\n"
    "XAL,Allyland,west,2,1.1,0.2,12,0.5,\"{low: 1, mode: 4, high: 10, kind: epistemic}\",\"{low: 0.5, mode: 1,"
    " high: 3, kind: epistemic}\",0.05,1,0,5,0.7,0.8,3,assumed,,own\n"
    "XEA,Eastland,east,2,{factor: eastern_quality},0.3,12,1,0,0,0,1,0,5,0.6,0.9,0,assumed,,own\n";

static const char sources_csv[] =
    "# Where figures come from. A row marked published or derived names its source here.\n"
    "id,title,year,note\n"
    "own,The author of this scenario,2021,Invented to start from\n";

static const char plans_hold_yaml[] =
    "title: Hold the bridge\n"
    "summary: Westland's battalion holds the crossing and falls back on the capital; the ally joins it.\n"
    "side: defender\n"
    "kind: defence\n"
    "tasks:\n"
    "  - id: crossing\n"
    "    title: The bridge\n"
    "    role: defend\n"
    "    units: [we_1_mech, we_guns]\n"
    "    axis: [bridge, capital]       # the first place is the position, the next where it falls back to\n"
    "  - id: ally\n"
    "    title: The ally\n"
    "    role: reserve\n"
    "    units: [al_1_tank]\n"
    "    axis: [bridge]\n"
    "triggers:\n"
    "  - {when: broken, task: crossing, share: 0.3, do: withdraw}\n";

static const char plans_over_the_bridge_yaml[] =
    "title: Over the bridge to the capital\n"
    "summary: Eastland's division takes the bridge and the capital.\n"
    "side: attacker\n"
    "kind: attack\n"
    "attacked: [XWE]                   # at war from D-day\n"
    "objectives:\n"
    "  - {id: capital, title: Westhaven, place: capital, garrison_battalions: 1}\n"
    "tasks:\n"
    "  - id: main\n"
    "    title: Along the highway\n"
    "    role: assault\n"
    "    units: [\"parent:Eastland Division*\"]\n"
    "    assemble: east_gate\n"
    "    axis: [gate, bridge, capital] # every place on the way\n"
    "    bypass: true\n"
    "  - id: fires\n"
    "    title: Artillery\n"
    "    role: fires\n"
    "    units: [ea_guns]\n"
    "    assemble: east_gate\n"
    "    axis: [gate, bridge]\n"
    "triggers:\n"
    "  - {when: broken, task: main, share: 0.4, do: halt}\n";

static const char options_ally_forward_yaml[] =
    "title: Ally forward\n"
    "summary: The allied battalion is stationed at the bridge in peace.\n"
    "edits:                            # set, scale, add, remove; paths are TABLE/ID/COLUMN or parameter/NAME\n"
    "  - {set: unit/al_1_tank/home, value: bridge}\n";

static const new_file files[] = {
    {"scenario.yaml", scenario_yaml},
    {"places.csv", places_csv},
    {"links.csv", links_csv},
    {"unit_types.csv", unit_types_csv},
    {"units.csv", units_csv},
    {"countries.csv", countries_csv},
    {"sources.csv", sources_csv},
    {"plans/hold.yaml", plans_hold_yaml},
    {"plans/over_the_bridge.yaml", plans_over_the_bridge_yaml},
    {"options/ally_forward.yaml", options_ally_forward_yaml},
    {NULL, NULL},
};

const new_file *new_files(void)
{
    return files;
}
