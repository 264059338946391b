#include "process/engagement/qjm_table.h"

const double qjm_terrain[QJM_TERRAINS][QJM_TERRAIN_FACTORS] = {
    [QJM_RUGGED_WOODED] = {0.4, 1.5, 0.6, 0.7, 0.8, 0.2, 0.3},
    [QJM_RUGGED_MIXED] = {0.5, 1.55, 0.7, 0.8, 0.9, 0.4, 0.4},
    [QJM_RUGGED_BARE] = {0.6, 1.45, 0.8, 0.9, 0.95, 0.5, 0.5},
    [QJM_ROLLING_WOODED] = {0.6, 1.35, 0.8, 0.8, 0.9, 0.6, 0.6},
    [QJM_ROLLING_MIXED] = {0.8, 1.3, 0.9, 0.9, 0.95, 0.8, 0.7},
    [QJM_ROLLING_BARE] = {1, 1.2, 1, 1, 1, 1, 0.8},
    [QJM_FLAT_WOODED] = {0.7, 1.1, 0.8, 0.9, 0.9, 0.7, 0.7},
    [QJM_FLAT_MIXED] = {0.9, 1.2, 0.9, 1, 0.95, 0.9, 0.8},
    [QJM_FLAT_BARE] = {1.05, 1.05, 1, 1, 1, 1, 1},
    [QJM_DESERT] = {0.95, 1.18, 1, 1, 1, 1, 0.9},
    [QJM_DUNES] = {0.3, 1.4, 1, 1, 1, 0.6, 0.5},
    [QJM_SWAMP_JUNGLE] = {0.3, 1.4, 0.6, 0.8, 0.8, 0.2, 0.3},
    [QJM_SWAMP_OPEN] = {0.4, 1.3, 0.8, 0.9, 0.95, 0.3, 0.4},
    [QJM_URBAN] = {0.7, 1.4, 0.8, 0.9, 0.9, 0.7, 0.5},
};

const double qjm_weather[QJM_WEATHERS][QJM_WEATHER_FACTORS] = {
    [QJM_DRY_SUN_HEAT] = {0.9, 1, 1, 1, 0.9, 0.8},
    [QJM_DRY_SUN_TEMPERATE] = {1, 1, 1, 1, 1, 1},
    [QJM_DRY_SUN_COLD] = {0.9, 0.9, 0.9, 1, 0.9, 0.7},
    [QJM_DRY_OVERCAST_HEAT] = {1, 1, 1, 0.7, 1, 0.9},
    [QJM_DRY_OVERCAST_TEMPERATE] = {1, 1, 1, 0.7, 1, 1},
    [QJM_DRY_OVERCAST_COLD] = {0.9, 0.9, 0.9, 0.7, 0.8, 0.6},
    [QJM_WET_LIGHT_HEAT] = {0.9, 0.9, 0.9, 0.5, 0.7, 0.7},
    [QJM_WET_LIGHT_TEMPERATE] = {0.8, 0.9, 1, 0.5, 0.7, 0.7},
    [QJM_WET_LIGHT_COLD] = {0.8, 0.9, 1, 0.5, 0.7, 0.4},
    [QJM_WET_HEAVY_HEAT] = {0.5, 0.6, 0.9, 0.2, 0.6, 0.5},
    [QJM_WET_HEAVY_TEMPERATE] = {0.6, 0.7, 0.9, 0.2, 0.5, 0.5},
    [QJM_WET_HEAVY_COLD] = {0.5, 0.6, 0.8, 0.2, 0.5, 0.3},
};

const double qjm_season[QJM_SEASONS][QJM_SEASON_FACTORS] = {
    [QJM_WINTER_JUNGLE] = {1.1, 0.9, 0.7}, [QJM_WINTER_DESERT] = {1, 1, 1}, [QJM_WINTER_TEMPERATE] = {1, 1, 1},
    [QJM_SPRING_JUNGLE] = {1.1, 0.9, 0.7}, [QJM_SPRING_DESERT] = {1, 1, 1}, [QJM_SPRING_TEMPERATE] = {1.1, 1, 0.9},
    [QJM_SUMMER_JUNGLE] = {1.1, 0.9, 0.7}, [QJM_SUMMER_DESERT] = {1, 1, 1}, [QJM_SUMMER_TEMPERATE] = {1.1, 0.9, 1},
    [QJM_FALL_JUNGLE] = {1.1, 0.9, 0.7},   [QJM_FALL_DESERT] = {1, 1, 1},   [QJM_FALL_TEMPERATE] = {1.1, 1, 0.9},
};

const double qjm_posture[QJM_POSTURES][QJM_POSTURE_FACTORS] = {
    [QJM_HASTY] = {1.3, 0.7, 1, 0.8},     [QJM_PREPARED] = {1.5, 0.6, 1, 0.85},
    [QJM_FORTIFIED] = {1.6, 0.5, 1, 0.9}, [QJM_WITHDRAWAL] = {1.15, 0.85, 0.9, 0.9},
    [QJM_DELAY] = {1.2, 0.65, 0.8, 0.95}, [QJM_MEETING] = {1, 1, 1, 1},
};

const double qjm_surprise[QJM_SURPRISES][QJM_SURPRISE_FACTORS] = {
    [QJM_NO_SURPRISE] = {1, 1, 1, 1, 1},
    [QJM_MINOR_SURPRISE] = {1.3, 0.9, 1.2, 2.5, 1.8},
    [QJM_SUBSTANTIAL_SURPRISE] = {3, 0.6, 2, 2, 1.5},
    [QJM_COMPLETE_SURPRISE] = {5, 0.4, 3, 1.5, 1.3},
};

const double qjm_air[QJM_AIRS][QJM_AIR_FACTORS] = {
    [QJM_AIR_INFERIORITY] = {0.9, 1, 0.9, 0.9, 1.1},
    [QJM_AIR_EQUALITY] = {1, 1, 1, 1, 1},
    [QJM_AIR_SUPERIORITY] = {1.1, 1, 1.1, 1.1, 0.9},
};

const double qjm_shoreline[QJM_SHORE_WEAPONS][QJM_SHORES] = {
    [QJM_SHORE_SMALL_ARMS] = {2, 1.5, 1.3},
    [QJM_SHORE_LIGHT_ARTILLERY] = {1.6, 1.3, 1.1},
    [QJM_SHORE_MEDIUM_ARTILLERY] = {1.3, 1.1, 1},
};

const double qjm_advance_terrain[QJM_TERRAINS][QJM_ADVANCE_TERRAIN_FACTORS] = {
    [QJM_RUGGED_WOODED] = {0.4, 0.2},  [QJM_RUGGED_MIXED] = {0.5, 0.4},  [QJM_RUGGED_BARE] = {0.6, 0.5},
    [QJM_ROLLING_WOODED] = {0.6, 0.6}, [QJM_ROLLING_MIXED] = {0.8, 0.8}, [QJM_ROLLING_BARE] = {1, 1},
    [QJM_FLAT_WOODED] = {0.7, 0.7},    [QJM_FLAT_MIXED] = {0.9, 0.9},    [QJM_FLAT_BARE] = {1.05, 1},
    [QJM_DESERT] = {0.95, 1},          [QJM_DUNES] = {0.3, 0.6},         [QJM_SWAMP_JUNGLE] = {0.3, 0.2},
    [QJM_SWAMP_OPEN] = {0.4, 0.3},     [QJM_URBAN] = {0.7, 0.7},
};

const double qjm_advance_river[QJM_RIVERS][QJM_RIVER_WIDTHS] = {
    [QJM_FORDABLE] = {0.9, 0.85, 0.8, 0.7},
    [QJM_UNFORDABLE] = {0.85, 0.8, 0.7, 0.5},
};

const qjm_node qjm_strength_size[QJM_STRENGTH_SIZE_NODES] = {
    {500, 21},    {1000, 8},     {2000, 5},    {4000, 2.5},   {6000, 1.8},   {8000, 1.4},
    {10000, 1.2}, {12500, 1.15}, {15000, 1.1}, {25000, 1},    {35000, 0.9},  {45000, 0.8},
    {60000, 0.7}, {75000, 0.6},  {80000, 0.5}, {100000, 0.4}, {120000, 0.3},
};

const qjm_node qjm_opposition[QJM_OPPOSITION_NODES] = {
    {0.1, 2.5},  {0.11, 2.3},  {0.13, 2.1}, {0.15, 2},    {0.17, 1.9}, {0.19, 1.8},  {0.24, 1.7}, {0.29, 1.6},
    {0.34, 1.5}, {0.39, 1.45}, {0.44, 1.4}, {0.49, 1.35}, {0.54, 1.3}, {0.59, 1.25}, {0.64, 1.2}, {0.69, 1.15},
    {0.74, 1.1}, {0.79, 1.05}, {0.89, 1},   {0.99, 0.95}, {1.24, 0.9}, {1.49, 0.85}, {1.74, 0.8}, {1.99, 0.75},
    {2.49, 0.7}, {2.99, 0.65}, {3.99, 0.6}, {4.49, 0.55}, {4.99, 0.5}, {5.99, 0.45}, {6, 0.4},
};

const double qjm_advance_ratio[QJM_ADVANCE_ROWS] = {1, 1.11, 1.26, 1.46, 1.76, 2.26, 3.01, 4.26, 6};

const qjm_cell qjm_advance_rate[QJM_ADVANCE_ROWS][QJM_ADVANCE_POSTURES][QJM_ADVANCE_FORCES] = {
    {{{4, 4}, {4, 4}, {4, 4}}, {{2, 2}, {2, 2}, {2, 2}}, {{1, 1}, {1, 1}, {1, 1}}},
    {{{5, 5}, {4.5, 4.5}, {4.5, 4.5}},
     {{2.25, 2.25}, {2.25, 2.25}, {2.25, 2.25}},
     {{1.85, 1.25}, {1.85, 1.25}, {1.85, 1.25}}},
    {{{6, 6}, {5, 5}, {5, 5}}, {{2.5, 2.5}, {2.5, 2.5}, {2.5, 2.5}}, {{1.5, 1.5}, {1.5, 1.5}, {1.5, 1.5}}},
    {{{9, 9}, {7.5, 7.5}, {6.5, 6.5}}, {{4, 4}, {3.5, 3.5}, {3, 3}}, {{2, 2}, {2, 2}, {1.75, 1.75}}},
    {{{12, 12}, {10, 10}, {8, 8}}, {{6, 6}, {5, 5}, {4, 4}}, {{3, 3}, {2.5, 2.5}, {2, 2}}},
    {{{16, 16}, {13, 13}, {10, 10}}, {{8, 8}, {7, 7}, {5, 5}}, {{4, 4}, {3, 3}, {2.5, 2.5}}},
    {{{20, 20}, {16, 16}, {12, 12}}, {{10, 10}, {8, 8}, {6, 6}}, {{5, 5}, {4, 4}, {3, 3}}},
    {{{40, 40}, {30, 30}, {18, 18}}, {{20, 20}, {16, 16}, {10, 10}}, {{10, 10}, {8, 8}, {6, 6}}},
    {{{60, 60}, {48, 48}, {24, 24}}, {{30, 30}, {24, 24}, {12, 12}}, {{30, 15}, {24, 12}, {12, 6}}},
};

const qjm_doubt qjm_doubts[QJM_DOUBTS] = {
    {"advance_rate", "1.11 fortified: 1.85", "lies above the next row; 1.25 is used, between its neighbours"},
    {"advance_rate", "6 fortified", "equals prepared; half of it is used"},
    {"advance_rate", "1.46 hasty, infantry: 6.5", "5 in the other transcription"},
    {"advance_rate", "1.26 prepared, mechanised: 2.5", "2.8 in the other transcription"},
    {"air", "inferiority, artillery and air: 0.9", "0.8 in the other transcription"},
    {"opposition", "0.17: 1.9", "the ratio stood as 17"},
    {"surprise", "casualties, armour losses", "rise as surprise gets weaker, against the other columns; not used"},
};
