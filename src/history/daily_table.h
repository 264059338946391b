/* Daily strengths and losses of a campaign, for fitting attrition laws. Columns: day, blue_strength, red_strength,
 * blue_losses, red_losses, attacker (blue or red); all are needed. */
#ifndef HISTORY_DAILY_TABLE_H
#define HISTORY_DAILY_TABLE_H

#include "history/sheet.h"

enum { SIDE_BLUE, SIDE_RED, DAILY_SIDES };

struct daily {
    double day;
    double strength[DAILY_SIDES]; /* in any unit, over 0 */
    double losses[DAILY_SIDES];   /* in the same unit, over 0: the fit takes logarithms */
    int attacker;
};

typedef struct daily_table {
    sheet sheet;
    struct daily *days; /* as they stand in the file */
    int count;
} daily_table;

/* POSTURE_ERROR_INPUT where no day can be used. daily_table_clear in every case. */
posture_status daily_table_read(const char *path, posture_diagnostics *found, daily_table *table);
posture_status daily_table_parse(const char *path, const char *text, size_t length, posture_diagnostics *found,
                                 daily_table *table);
void daily_table_clear(daily_table *table);

#endif
