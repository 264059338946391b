/* QJM: the printed tables against the cells that the model computes with, and what they add up to. */
#include "app/reproduce_list.h"

#include "process/engagement/qjm.h"

enum { TERRAIN_COLUMNS = 6 };

static const int terrain_column[TERRAIN_COLUMNS] = {QJM_R_MOBILITY,  QJM_R_DEFENCE, QJM_R_INFANTRY,
                                                    QJM_R_ARTILLERY, QJM_R_AIR,     QJM_R_TANKS};
static const char *const terrain_symbol[TERRAIN_COLUMNS] = {"r_m", "r_u", "r_n", "r_wg", "r_wy", "r_wt"};

static const struct {
    const char *name;
    double factor[TERRAIN_COLUMNS];
} terrain[QJM_TERRAINS] = {{"rugged_heavy_wood", {0.4, 1.5, 0.6, 0.7, 0.8, 0.2}},
                           {"rugged_mixed", {0.5, 1.55, 0.7, 0.8, 0.9, 0.4}},
                           {"rugged_bare", {0.6, 1.45, 0.8, 0.9, 0.95, 0.5}},
                           {"rolling_heavy_wood", {0.6, 1.35, 0.8, 0.8, 0.9, 0.6}},
                           {"rolling_mixed", {0.8, 1.3, 0.9, 0.9, 0.95, 0.8}},
                           {"rolling_bare", {1, 1.2, 1, 1, 1, 1}},
                           {"flat_heavy_wood", {0.7, 1.1, 0.8, 0.9, 0.9, 0.7}},
                           {"flat_mixed", {0.9, 1.2, 0.9, 1, 0.95, 0.9}},
                           {"flat_bare_hard", {1.05, 1.05, 1, 1, 1, 1}},
                           {"desert_flat", {0.95, 1.18, 1, 1, 1, 1}},
                           {"dunes", {0.3, 1.4, 1, 1, 1, 0.6}},
                           {"swamp_jungle", {0.3, 1.4, 0.6, 0.8, 0.8, 0.2}},
                           {"swamp_open", {0.4, 1.3, 0.8, 0.9, 0.95, 0.3}},
                           {"urban", {0.7, 1.4, 0.8, 0.9, 0.9, 0.7}}};

static const struct {
    const char *name;
    qjm_posture_row row;
    double strength, vulnerability;
} posture[] = {{"hasty", QJM_HASTY, 1.3, 0.7},
               {"prepared", QJM_PREPARED, 1.5, 0.6},
               {"fortified", QJM_FORTIFIED, 1.6, 0.5},
               {"withdrawal", QJM_WITHDRAWAL, 1.15, 0.85},
               {"delay", QJM_DELAY, 1.2, 0.65}};
enum { POSTURES = sizeof posture / sizeof posture[0] };

/* km a day, armoured, mechanised, infantry against hasty, prepared, fortified. */
static const double advance[QJM_ADVANCE_ROWS][QJM_ADVANCE_POSTURES][QJM_ADVANCE_FORCES] = {
    {{4, 4, 4}, {2, 2, 2}, {1, 1, 1}},
    {{5, 4.5, 4.5}, {2.25, 2.25, 2.25}, {1.85, 1.85, 1.85}},
    {{6, 5, 5}, {2.5, 2.5, 2.5}, {1.5, 1.5, 1.5}},
    {{9, 7.5, 6.5}, {4, 3.5, 3}, {2, 2, 1.75}},
    {{12, 10, 8}, {6, 5, 4}, {3, 2.5, 2}},
    {{16, 13, 10}, {8, 7, 5}, {4, 3, 2.5}},
    {{20, 16, 12}, {10, 8, 6}, {5, 4, 3}},
    {{40, 30, 18}, {20, 16, 10}, {10, 8, 6}},
    {{60, 48, 24}, {30, 24, 12}, {30, 24, 12}}};

static const struct {
    const char *name;
    qjm_surprise_row row;
    double mobility, own, enemy;
} surprise[] = {{"complete", QJM_COMPLETE_SURPRISE, 5, 0.4, 3},
                {"substantial", QJM_SUBSTANTIAL_SURPRISE, 3, 0.6, 2},
                {"minor", QJM_MINOR_SURPRISE, 1.3, 0.9, 1.2}};

static void add_tables(reproduce_list *list)
{
    static const char *const stance[] = {"hasty", "prepared", "fortified"};
    static const char *const arm[] = {"armoured", "mechanised", "infantry"};
    reproduce_group(list, "qjm", "Dupuy 1979, factor tables as transcribed", 'P', 1e-12);
    for (int t = 0; t < QJM_TERRAINS; t++)
        for (int f = 0; f < TERRAIN_COLUMNS; f++)
            reproduce_add(list, terrain[t].factor[f], qjm_terrain[t][terrain_column[f]], "qjm.terrain.%s.%s",
                          terrain[t].name, terrain_symbol[f]);
    for (int p = 0; p < POSTURES; p++) {
        reproduce_add(list, posture[p].strength, qjm_posture[posture[p].row][QJM_U_STRENGTH], "qjm.posture.%s.u_s",
                      posture[p].name);
        reproduce_add(list, posture[p].vulnerability, qjm_posture[posture[p].row][QJM_U_VULNERABILITY],
                      "qjm.posture.%s.u_v", posture[p].name);
    }
    for (int r = 0; r < QJM_ADVANCE_ROWS; r++)
        for (int p = 0; p < QJM_ADVANCE_POSTURES; p++)
            for (int f = 0; f < QJM_ADVANCE_FORCES; f++)
                reproduce_add(list, advance[r][p][f], qjm_advance_rate[r][p][f].printed,
                              "qjm.advance.%.2f.%s.%s_km_day", qjm_advance_ratio[r], stance[p], arm[f]);
    for (int s = 0; s < 3; s++) {
        const double *ours = qjm_surprise[surprise[s].row];
        reproduce_add(list, surprise[s].mobility, ours[QJM_SUR_MOBILITY], "qjm.surprise.%s.mobility", surprise[s].name);
        reproduce_add(list, surprise[s].own, ours[QJM_SUR_VULNERABILITY], "qjm.surprise.%s.own", surprise[s].name);
        reproduce_add(list, surprise[s].enemy, ours[QJM_SUR_SURPRISED], "qjm.surprise.%s.enemy", surprise[s].name);
    }
}

/* Flat and bare ground, temperate sunshine, a meeting engagement: all factors 1. */
static const qjm_conditions plain = {.terrain = QJM_FLAT_BARE,
                                     .weather = QJM_DRY_SUN_TEMPERATE,
                                     .season = QJM_WINTER_TEMPERATE,
                                     .posture = QJM_MEETING,
                                     .vehicle_weight = 15};

static void add_rates(reproduce_list *list)
{
    reproduce_group(list, "qjm", "Dupuy 1979, personnel casualties a day where every factor is 1, per cent", 'P', 1e-9);
    reproduce_add(list, 2.8, 100 * qjm_casualty_share_per_day(&plain, ENGAGEMENT_ATTACKER, 25000, 0.89),
                  "qjm.casualties.attacker_pct");
    reproduce_add(list, 1.5, 100 * qjm_casualty_share_per_day(&plain, ENGAGEMENT_DEFENDER, 25000, 0.89),
                  "qjm.casualties.defender_pct");
    reproduce_add(list, 1.9, qjm_casualty_share_per_day(&plain, ENGAGEMENT_ATTACKER, 25000, 0.17) / 0.028,
                  "qjm.opposition.0.17");
}

/* On ground where mobility counts in full. */
static void add_surprise(reproduce_list *list)
{
    qjm_conditions c = plain;
    const qjm_force same = {.personnel = 10000, .vehicles = 100, .infantry_weapons = 10000, .effectiveness = 1};
    const qjm_force force[ENGAGEMENT_SIDES] = {same, same};
    c.terrain = QJM_ROLLING_BARE;
    double without = qjm_evaluate(force, &c).mobility[ENGAGEMENT_ATTACKER];
    c.surprise = 3;
    double with = qjm_evaluate(force, &c).mobility[ENGAGEMENT_ATTACKER];
    reproduce_group(list, "qjm", "Dupuy Institute, overall effect of complete surprise; ours: on mobility", 'P', 0.005);
    reproduce_add(list, 2.24, with / without, "qjm.surprise.complete.effect");
}

void reproduce_qjm(reproduce_list *list)
{
    add_tables(list);
    add_rates(list);
    add_surprise(list);
}
