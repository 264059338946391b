/* C text of src/process/engagement/calibration.c: estimates rounded to four decimals, as campaigns use them. */
#ifndef APP_CALIBRATION_SOURCE_H
#define APP_CALIBRATION_SOURCE_H

#include "history/calibrate.h"

/* *text [out, owned, free()]; NULL on failure. */
posture_status calibration_source(const calibrated *c, const char *table_sha256, char **text);

#endif
