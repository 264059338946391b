#include "history/engagement_table.h"

#include <math.h>
#include <string.h>

#define PEOPLE_MAX 1e8
#define PIECES_MAX 1e6
#define FIRST_AIR_YEAR 1915
#define USUAL_AIR 0.56

enum {
    COLUMN_ID,
    COLUMN_WAR,
    COLUMN_NAME,
    COLUMN_YEAR,
    COLUMN_DURATION,
    COLUMN_POSTURE,
    COLUMN_RELIEF,
    COLUMN_COVER,
    COLUMN_SPECIAL,
    COLUMN_WEATHER,
    COLUMN_SURPRISE,
    COLUMN_AIR,
    COLUMN_STRENGTH, /* attacker, defender; likewise below */
    COLUMN_TANKS = COLUMN_STRENGTH + ENGAGEMENT_SIDES,
    COLUMN_GUNS = COLUMN_TANKS + ENGAGEMENT_SIDES,
    COLUMN_SORTIES = COLUMN_GUNS + ENGAGEMENT_SIDES,
    COLUMN_LOSSES = COLUMN_SORTIES + ENGAGEMENT_SIDES,
    COLUMN_TANK_LOSSES = COLUMN_LOSSES + ENGAGEMENT_SIDES,
    COLUMN_FRONT = COLUMN_TANK_LOSSES + ENGAGEMENT_SIDES,
    COLUMN_WINNER,
    COLUMN_ADVANCE,
    COLUMN_NATION, /* for the second score: no model is told */
    COLUMNS = COLUMN_NATION + ENGAGEMENT_SIDES
};

static const char *const names[COLUMNS] = {"id",
                                           "war",
                                           "name",
                                           "year",
                                           "duration_day",
                                           "posture",
                                           "terrain_relief",
                                           "terrain_cover",
                                           "terrain_special",
                                           "weather",
                                           "surprise",
                                           "air",
                                           "a_strength",
                                           "d_strength",
                                           "a_tanks",
                                           "d_tanks",
                                           "a_guns",
                                           "d_guns",
                                           "a_sorties",
                                           "d_sorties",
                                           "a_losses",
                                           "d_losses",
                                           "a_tank_losses",
                                           "d_tank_losses",
                                           "front_km",
                                           "winner",
                                           "advance_km",
                                           "a_nation",
                                           "d_nation"};

static const char *const stance_words[STANCE_COUNT + 1] = {[STANCE_DELAY] = "delay",
                                                           [STANCE_WITHDRAWAL] = "withdrawal",
                                                           [STANCE_HASTY] = "hasty",
                                                           [STANCE_PREPARED] = "prepared",
                                                           [STANCE_FORTIFIED] = "fortified"};
static const char *const relief_words[RELIEF_COUNT + 1] = {"flat", "rolling", "rugged"};
static const char *const cover_words[COVER_COUNT + 1] = {"bare", "mixed", "wooded", "desert"};
static const char *const special_words[SPECIAL_COUNT + 1] = {"marsh", "urban", "dunes"};
static const char *const weather_words[] = {"dry", "wet", NULL};
static const char *const winner_words[WINNER_COUNT + 1] = {"attacker", "defender", "draw"};

static const char *name_or_unknown(const char *const *words, int index)
{
    return index >= 0 ? words[index] : "not recorded";
}

const char *engagement_posture_name(int posture)
{
    return name_or_unknown(stance_words, posture);
}

const char *engagement_relief_name(int relief)
{
    return name_or_unknown(relief_words, relief);
}

const char *engagement_cover_name(int cover)
{
    return name_or_unknown(cover_words, cover);
}

static void read_circumstances(sheet *s, int row, const int *column, struct engagement *e)
{
    e->id = sheet_text(s, row, column[COLUMN_ID]);
    e->war = sheet_text(s, row, column[COLUMN_WAR]);
    e->name = sheet_text(s, row, column[COLUMN_NAME]);
    e->year = sheet_number(s, row, column[COLUMN_YEAR], -3000, 2200, false);
    e->duration_day = sheet_number(s, row, column[COLUMN_DURATION], 0.001, 3650, false);
    e->posture = sheet_word(s, row, column[COLUMN_POSTURE], stance_words, false);
    e->relief = sheet_word(s, row, column[COLUMN_RELIEF], relief_words, false);
    e->cover = sheet_word(s, row, column[COLUMN_COVER], cover_words, false);
    e->special = sheet_word(s, row, column[COLUMN_SPECIAL], special_words, false);
    e->wet = sheet_word(s, row, column[COLUMN_WEATHER], weather_words, false);
    e->surprise = sheet_number(s, row, column[COLUMN_SURPRISE], -3, 3, false);
    e->air = sheet_number(s, row, column[COLUMN_AIR], -1, 1, false);
    e->front_km = sheet_number(s, row, column[COLUMN_FRONT], 0.01, 5000, false);
}

static void read_side(sheet *s, int row, const int *column, int side, struct engagement *e)
{
    e->nation[side] = sheet_text(s, row, column[COLUMN_NATION + side]);
    e->strength[side] = sheet_number(s, row, column[COLUMN_STRENGTH + side], 1, PEOPLE_MAX, true);
    e->tanks[side] = sheet_number(s, row, column[COLUMN_TANKS + side], 0, PIECES_MAX, false);
    e->guns[side] = sheet_number(s, row, column[COLUMN_GUNS + side], 0, PIECES_MAX, false);
    e->sorties[side] = sheet_number(s, row, column[COLUMN_SORTIES + side], 0, PIECES_MAX, false);
    e->losses[side] = sheet_number(s, row, column[COLUMN_LOSSES + side], 0, PEOPLE_MAX, false);
    e->tank_losses[side] = sheet_number(s, row, column[COLUMN_TANK_LOSSES + side], 0, PIECES_MAX, false);
    if (e->losses[side] > e->strength[side])
        sheet_skip(s, row, column[COLUMN_LOSSES + side], "%s: %.10g, more than the %.10g who were there",
                   names[COLUMN_LOSSES + side], e->losses[side], e->strength[side]);
}

static bool read_row(engagement_table *table, int row, const int *column)
{
    sheet *s = &table->sheet;
    struct engagement *e = &table->rows[table->count];
    sheet_begin_row(s);
    read_circumstances(s, row, column, e);
    for (int side = 0; side < ENGAGEMENT_SIDES; side++)
        read_side(s, row, column, side, e);
    int winner = sheet_word(s, row, column[COLUMN_WINNER], winner_words, true);
    e->winner = winner >= 0 ? (enum winner)winner : WINNER_DRAW;
    e->advance_km = sheet_number(s, row, column[COLUMN_ADVANCE], -5000, 5000, false);
    for (int i = 0; i < table->count && s->row_is_whole && *e->id; i++)
        if (strcmp(table->rows[i].id, e->id) == 0)
            sheet_skip(s, row, column[COLUMN_ID], "id \"%.60s\" stands here again", e->id);
    return sheet_end_row(s);
}

static posture_status read_rows(engagement_table *table)
{
    sheet *s = &table->sheet;
    int column[COLUMNS];
    size_t faults = posture_diagnostics_fault_count(s->found);
    sheet_know_columns(s, names, COLUMNS);
    for (int c = 0; c < COLUMNS; c++) {
        bool needed = c == COLUMN_STRENGTH || c == COLUMN_STRENGTH + 1 || c == COLUMN_WINNER;
        column[c] = sheet_column(s, names[c], needed);
    }
    if (posture_diagnostics_fault_count(s->found) > faults)
        return POSTURE_ERROR_INPUT;
    s->name_column = column[COLUMN_NAME] >= 0 ? column[COLUMN_NAME] : column[COLUMN_ID];
    table->rows = arena_allocate_array(&s->memory, (size_t)s->table.row_count, sizeof *table->rows);
    if (!table->rows)
        return POSTURE_ERROR_MEMORY;
    for (int row = 0; row < s->table.row_count; row++)
        table->count += read_row(table, row, column);
    if (diagnostics_status(s->found) == POSTURE_ERROR_MEMORY)
        return POSTURE_ERROR_MEMORY; /* a row would be skipped without a word */
    if (table->count > 0)
        return POSTURE_OK;
    diagnostics_fault(s->found, (text_mark){s->path, 0, 0}, "no engagement can be used");
    return POSTURE_ERROR_INPUT;
}

posture_status engagement_table_parse(const char *path, const char *text, size_t length, posture_diagnostics *found,
                                      engagement_table *table)
{
    memset(table, 0, sizeof *table);
    posture_status status = sheet_parse(path, text, length, found, &table->sheet);
    return status == POSTURE_OK ? read_rows(table) : status;
}

posture_status engagement_table_read(const char *path, posture_diagnostics *found, engagement_table *table)
{
    memset(table, 0, sizeof *table);
    posture_status status = sheet_read(path, found, &table->sheet);
    return status == POSTURE_OK ? read_rows(table) : status;
}

void engagement_table_clear(engagement_table *table)
{
    sheet_clear(&table->sheet);
}

static double known_or(double value, double otherwise)
{
    return isnan(value) ? otherwise : value;
}

/* Special ground first, then rugged, then cover; dunes slow as open ground does not, but no model has them. */
static enum terrain ground_of(const struct engagement *e)
{
    if (e->special == SPECIAL_MARSH)
        return TERRAIN_MARSH;
    if (e->special == SPECIAL_URBAN)
        return TERRAIN_URBAN;
    if (e->relief == RELIEF_RUGGED)
        return TERRAIN_HILLS;
    if (e->cover == COVER_WOODED)
        return TERRAIN_FOREST;
    return e->cover == COVER_MIXED ? TERRAIN_MIXED : TERRAIN_OPEN;
}

double engagement_air(const struct engagement *e)
{
    if (!isnan(e->air))
        return e->air;
    return e->year < FIRST_AIR_YEAR ? 0 : USUAL_AIR;
}

engagement_input engagement_as_input(const struct engagement *e)
{
    engagement_input in = {.stance = e->posture >= 0 ? (enum stance)e->posture : STANCE_HASTY,
                           .ground = ground_of(e),
                           .wet = e->wet == 1,
                           .surprise = known_or(e->surprise, 0),
                           .air_superiority = engagement_air(e),
                           .front_km = known_or(e->front_km, 0),
                           .loss_multiplier = 1,
                           .advance_multiplier = 1,
                           .territorial_open_field_share = 1,
                           .drone_fire_multiplier = 1,
                           .break_loss_share = {0.2, 0.4}};
    for (int side = 0; side < ENGAGEMENT_SIDES; side++) {
        engagement_force *force = &in.force[side];
        force->strength[STRENGTH_PERSONNEL] = e->strength[side];
        force->strength[STRENGTH_TANKS] = known_or(e->tanks[side], 0);
        force->strength[STRENGTH_TUBE_ARTILLERY] = known_or(e->guns[side], 0);
        force->quality = 1;
        force->supply_share = 1;
    }
    return in;
}

static double days_of(const struct engagement *e)
{
    return fmax(1, known_or(e->duration_day, 1));
}

double engagement_loss_share_per_day(const struct engagement *e, int side)
{
    if (isnan(e->losses[side]))
        return NAN;
    return fmin(0.95, fmax(e->losses[side], 0.5) / e->strength[side]) / days_of(e);
}

double engagement_advance_km_per_day(const struct engagement *e)
{
    return e->advance_km / days_of(e);
}
