/* The forces of each year under each spending path as options of a study: units that are ready by the year's end stand
 * beside those of the scenario. Under its base year a path changes nothing. */
#ifndef APP_YEAR_OPTIONS_H
#define APP_YEAR_OPTIONS_H

#include "app/assess_input.h"
#include "app/json_builder.h"

struct year_option {
    struct option as; /* id PATH-YEAR */
    const struct spending_path *path;
    int year;
    int units; /* added */
};

struct year_options {
    arena memory;
    struct year_option *options; /* path by path, years ascending */
    int count;
    int first_year, last_year, base_year;
    bool base_year_equal; /* every option of the base year has the hash of the scenario as stated */
};

/* Appends to `in` one option for each path and year. paths: comma-separated ids, NULL: all. POSTURE_ERROR_INPUT with
 * faults: no spending, or years that do not ascend from the base year on; POSTURE_ERROR_UNKNOWN_NAME: no such path. y:
 * zeroed; year_options_clear frees it in every case, after `in` is cleared. */
posture_status year_options_append(struct year_options *y, const char *paths, int first_year, int last_year,
                                   assess_input *in, posture_diagnostics *found);
void year_options_clear(struct year_options *y);

/* {first_year, last_year, base_year, base_year_equal, caption, points[]{option, path, year, units_added}}; null where
 * there are none. [owned] */
json_t *year_options_object(const struct year_options *y);

#endif
