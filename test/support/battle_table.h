/* Where the table of engagements behind the committed estimates lies, which is not part of the project; NULL: nowhere.
 */
#ifndef TEST_SUPPORT_BATTLE_TABLE_H
#define TEST_SUPPORT_BATTLE_TABLE_H

#include <stddef.h>
#include <unistd.h>

static inline const char *battle_table_path(void)
{
    static const char *const places[] = {POSTURE_SOURCE_DIR "/../shared/reference/battles/calibration.csv",
                                         POSTURE_SOURCE_DIR "/../../shared/reference/battles/calibration.csv"};
    for (size_t i = 0; i < sizeof places / sizeof *places; i++)
        if (access(places[i], R_OK) == 0)
            return places[i];
    return NULL;
}

#endif
