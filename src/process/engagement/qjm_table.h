/* Factor tables of Dupuy's Quantified Judgement Model (Numbers, Predictions and War, 1979: terrain p. 228, weather p.
 * 229, wargame rules pp. 208-210; casualty columns from Attrition, 1990), facts as transcribed by HerrTom (OPORD-QJM).
 * Left out because the two transcriptions differ or the equations that need them are not whole: ammunition supply, rate
 * of fire, targets per strike; and what no equation here uses: mines, morale, armour losses by size. */
#ifndef PROCESS_ENGAGEMENT_QJM_TABLE_H
#define PROCESS_ENGAGEMENT_QJM_TABLE_H

typedef enum qjm_terrain_row {
    QJM_RUGGED_WOODED,
    QJM_RUGGED_MIXED,
    QJM_RUGGED_BARE,
    QJM_ROLLING_WOODED,
    QJM_ROLLING_MIXED,
    QJM_ROLLING_BARE,
    QJM_FLAT_WOODED,
    QJM_FLAT_MIXED,
    QJM_FLAT_BARE,
    QJM_DESERT,
    QJM_DUNES,
    QJM_SWAMP_JUNGLE,
    QJM_SWAMP_OPEN,
    QJM_URBAN,
    QJM_TERRAINS
} qjm_terrain_row;

typedef enum qjm_weather_row {
    QJM_DRY_SUN_HEAT,
    QJM_DRY_SUN_TEMPERATE,
    QJM_DRY_SUN_COLD,
    QJM_DRY_OVERCAST_HEAT,
    QJM_DRY_OVERCAST_TEMPERATE,
    QJM_DRY_OVERCAST_COLD,
    QJM_WET_LIGHT_HEAT,
    QJM_WET_LIGHT_TEMPERATE,
    QJM_WET_LIGHT_COLD,
    QJM_WET_HEAVY_HEAT,
    QJM_WET_HEAVY_TEMPERATE,
    QJM_WET_HEAVY_COLD,
    QJM_WEATHERS
} qjm_weather_row;

typedef enum qjm_season_row {
    QJM_WINTER_JUNGLE,
    QJM_WINTER_DESERT,
    QJM_WINTER_TEMPERATE,
    QJM_SPRING_JUNGLE,
    QJM_SPRING_DESERT,
    QJM_SPRING_TEMPERATE,
    QJM_SUMMER_JUNGLE,
    QJM_SUMMER_DESERT,
    QJM_SUMMER_TEMPERATE,
    QJM_FALL_JUNGLE,
    QJM_FALL_DESERT,
    QJM_FALL_TEMPERATE,
    QJM_SEASONS
} qjm_season_row;

typedef enum qjm_posture_row {
    QJM_HASTY,
    QJM_PREPARED,
    QJM_FORTIFIED,
    QJM_WITHDRAWAL,
    QJM_DELAY,
    QJM_MEETING,
    QJM_POSTURES
} qjm_posture_row;

typedef enum qjm_surprise_row {
    QJM_NO_SURPRISE,
    QJM_MINOR_SURPRISE,
    QJM_SUBSTANTIAL_SURPRISE,
    QJM_COMPLETE_SURPRISE,
    QJM_SURPRISES
} qjm_surprise_row;

enum { QJM_AIR_INFERIORITY, QJM_AIR_EQUALITY, QJM_AIR_SUPERIORITY, QJM_AIRS };
enum { QJM_SHORE_SMALL_ARMS, QJM_SHORE_LIGHT_ARTILLERY, QJM_SHORE_MEDIUM_ARTILLERY, QJM_SHORE_WEAPONS };
enum { QJM_BEACH, QJM_MAJOR_UNFORDABLE, QJM_MAJOR_FORDABLE_OR_MINOR_UNFORDABLE, QJM_SHORES };
enum { QJM_FORDABLE, QJM_UNFORDABLE, QJM_RIVERS };
enum { QJM_RIVER_20_M, QJM_RIVER_50_M, QJM_RIVER_100_M, QJM_RIVER_500_M, QJM_RIVER_WIDTHS };

/* Columns. */
enum {
    QJM_R_MOBILITY,
    QJM_R_DEFENCE,
    QJM_R_INFANTRY,
    QJM_R_ARTILLERY,
    QJM_R_AIR,
    QJM_R_TANKS,
    QJM_R_CASUALTIES,
    QJM_TERRAIN_FACTORS
};
enum { QJM_H_MOBILITY, QJM_H_ATTACK, QJM_H_ARTILLERY, QJM_H_AIR, QJM_H_TANKS, QJM_H_CASUALTIES, QJM_WEATHER_FACTORS };
enum { QJM_Z_ATTACK, QJM_Z_ARTILLERY, QJM_Z_AIR, QJM_SEASON_FACTORS };
enum { QJM_U_STRENGTH, QJM_U_VULNERABILITY, QJM_U_ATTACKER_CASUALTIES, QJM_U_DEFENDER_CASUALTIES, QJM_POSTURE_FACTORS };
enum {
    QJM_SUR_MOBILITY,
    QJM_SUR_VULNERABILITY, /* of who surprises */
    QJM_SUR_SURPRISED,     /* vulnerability of who is surprised */
    QJM_SUR_CASUALTIES,
    QJM_SUR_ARMOUR,
    QJM_SURPRISE_FACTORS
};
enum { QJM_Y_MOBILITY_DRY, QJM_Y_MOBILITY_WET, QJM_Y_ARTILLERY, QJM_Y_AIR, QJM_Y_VULNERABILITY, QJM_AIR_FACTORS };
enum { QJM_ADVANCE_INFANTRY_GROUND, QJM_ADVANCE_ARMOURED_GROUND, QJM_ADVANCE_TERRAIN_FACTORS };
enum { QJM_ADVANCE_HASTY, QJM_ADVANCE_PREPARED, QJM_ADVANCE_FORTIFIED, QJM_ADVANCE_POSTURES };
enum { QJM_ARMOURED, QJM_MECHANISED, QJM_INFANTRY, QJM_ADVANCE_FORCES };

extern const double qjm_terrain[QJM_TERRAINS][QJM_TERRAIN_FACTORS];
extern const double qjm_weather[QJM_WEATHERS][QJM_WEATHER_FACTORS];
extern const double qjm_season[QJM_SEASONS][QJM_SEASON_FACTORS];
extern const double qjm_posture[QJM_POSTURES][QJM_POSTURE_FACTORS];
extern const double qjm_surprise[QJM_SURPRISES][QJM_SURPRISE_FACTORS];
extern const double qjm_air[QJM_AIRS][QJM_AIR_FACTORS];
extern const double qjm_shoreline[QJM_SHORE_WEAPONS][QJM_SHORES]; /* range: 1, 10, 15 km from the shore */
extern const double qjm_advance_terrain[QJM_TERRAINS][QJM_ADVANCE_TERRAIN_FACTORS];
extern const double qjm_advance_river[QJM_RIVERS][QJM_RIVER_WIDTHS];

typedef struct qjm_node {
    double at, factor;
} qjm_node;

enum { QJM_STRENGTH_SIZE_NODES = 17, QJM_OPPOSITION_NODES = 31, QJM_ADVANCE_ROWS = 9 };
extern const qjm_node qjm_strength_size[QJM_STRENGTH_SIZE_NODES]; /* casualty rate by people of the own side */
extern const qjm_node qjm_opposition[QJM_OPPOSITION_NODES];       /* casualty rate by own over enemy's power */

/* `used` differs from `printed` where the printed value is doubtful. */
typedef struct qjm_cell {
    double printed, used;
} qjm_cell;

/* km a day from a power ratio on. */
extern const double qjm_advance_ratio[QJM_ADVANCE_ROWS];
extern const qjm_cell qjm_advance_rate[QJM_ADVANCE_ROWS][QJM_ADVANCE_POSTURES][QJM_ADVANCE_FORCES];

/* Cells to check against the book before anything rests on them. */
typedef struct qjm_doubt {
    const char *table, *cell, *why;
} qjm_doubt;

enum { QJM_DOUBTS = 7 };
extern const qjm_doubt qjm_doubts[QJM_DOUBTS];

#endif
