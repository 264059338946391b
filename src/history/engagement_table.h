/* Recorded engagements, one a row: what both sides brought, how they stood, and what came of it. Columns: the list in
 * engagement_table.c; a_ is the attacker, d_ the defender. a_strength, d_strength and winner are needed, all else may
 * be missing or empty: "not recorded". */
#ifndef HISTORY_ENGAGEMENT_TABLE_H
#define HISTORY_ENGAGEMENT_TABLE_H

#include "history/sheet.h"
#include "process/engagement/model.h"

enum relief { RELIEF_FLAT, RELIEF_ROLLING, RELIEF_RUGGED, RELIEF_COUNT };
enum cover { COVER_BARE, COVER_MIXED, COVER_WOODED, COVER_DESERT, COVER_COUNT };
enum special { SPECIAL_MARSH, SPECIAL_URBAN, SPECIAL_DUNES, SPECIAL_COUNT };
enum winner { WINNER_ATTACKER, WINNER_DEFENDER, WINNER_DRAW, WINNER_COUNT };

/* NaN and -1: not recorded. */
struct engagement {
    const char *id, *war, *name;
    const char *nation[ENGAGEMENT_SIDES];
    double year, duration_day;
    int posture; /* enum stance */
    int relief, cover, special;
    int wet;         /* 0, 1 */
    double surprise; /* -3..3, positive by the attacker */
    double air;      /* -1..1, theatre air superiority */
    double strength[ENGAGEMENT_SIDES], tanks[ENGAGEMENT_SIDES], guns[ENGAGEMENT_SIDES], sorties[ENGAGEMENT_SIDES];
    double losses[ENGAGEMENT_SIDES], tank_losses[ENGAGEMENT_SIDES];
    double front_km;
    enum winner winner;
    double advance_km; /* of the attacker, total; negative where it went back */
};

typedef struct engagement_table {
    sheet sheet;
    struct engagement *rows; /* as they stand in the file */
    int count;
} engagement_table;

/* POSTURE_ERROR_INPUT where no row can be used. engagement_table_clear in every case. */
posture_status engagement_table_read(const char *path, posture_diagnostics *found, engagement_table *table);
posture_status engagement_table_parse(const char *path, const char *text, size_t length, posture_diagnostics *found,
                                      engagement_table *table);
void engagement_table_clear(engagement_table *table);

/* Names as the table has them; "not recorded" for -1. */
const char *engagement_posture_name(int posture);
const char *engagement_relief_name(int relief);
const char *engagement_cover_name(int cover);

/* Theatre air superiority; where it is not recorded, the mean of the recorded cells of CDB90, 1939-1973: most attackers
 * had it, and an empty cell is no evidence of a balance. 0 before 1915. */
double engagement_air(const struct engagement *e);

/* As a model takes it: what is not recorded is neutral (hasty defence, open ground, dry, no surprise, no equipment; air
 * as above), supply and quality are 1, break points those of FM 105-5. */
engagement_input engagement_as_input(const struct engagement *e);

/* The record, in the model's terms: share of people lost a day and km a day, over max(1, duration); losses at least
 * half a person and at most 95 %. NaN where not recorded. */
double engagement_loss_share_per_day(const struct engagement *e, int side);
double engagement_advance_km_per_day(const struct engagement *e);

#endif
