/* Estimating the calibrated model: coefficients come back from engagements made by the model's own equations, their
 * standard errors cover them, and tables that cannot tell are refused. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include <posture/calibrate.h>

#include "history/calibrate.h"
#include "numeric/elementary.h"
#include "numeric/rng.h"
#include "support/near.h"

enum { ENGAGEMENTS = 400, ROW_BYTES = 160, BOOTSTRAPS = 60 };

static const char header[] = "id,war,year,duration_day,posture,weather,surprise,air,a_strength,d_strength,a_losses,"
                             "d_losses,front_km,winner,advance_km\n";
static const double win_truth[WIN_TERMS] = {-0.3, 1.1, 0.9, 0.5, -0.6, -0.9};

static double uniform(uint32_t row, uint32_t index)
{
    return rng_uniform((rng_stream){11, row}, RNG_TEST, 3, 0, index);
}

/* An engagement whose winner is drawn by the odds of `win_truth`; losses and advance by simple laws. */
static int make_row(char *to, uint32_t row)
{
    static const char *const postures[] = {"hasty", "fortified"};
    double attackers = elementary_exp(8 + 2 * uniform(row, 0));
    double defenders = attackers / elementary_exp(2 * uniform(row, 1) - 0.5);
    int surprise = (int)(3 * uniform(row, 2)) - 1;
    int wet = uniform(row, 3) < 0.3;
    double air = uniform(row, 4) < 0.5 ? 1 : 0;
    int fortified = uniform(row, 5) < 0.3;
    attackers = floor(attackers);
    defenders = floor(defenders);
    double odds = win_truth[WIN_INTERCEPT] + win_truth[WIN_POWER] * elementary_log(attackers / defenders) +
                  win_truth[WIN_AIR] * air + win_truth[WIN_SURPRISE] * surprise + win_truth[WIN_WET] * wet +
                  win_truth[WIN_FORTIFIED] * fortified;
    double u = uniform(row, 6);
    bool won = elementary_log(u / (1 - u)) < odds;
    double loss[2] = {0.01 + 0.02 * uniform(row, 7), 0.02 + 0.03 * uniform(row, 8)};
    double advance = won ? 3 * uniform(row, 9) : 0.3 * uniform(row, 9);
    return snprintf(to, ROW_BYTES, "e%u,war %u,%u,%.1f,%s,%s,%d,%.0f,%.0f,%.0f,%.0f,%.0f,%.1f,%s,%.2f\n", row, row % 7,
                    1940 + row % 30, 1 + 4 * uniform(row, 10), postures[fortified], wet ? "wet" : "dry", surprise, air,
                    attackers, defenders, attackers * loss[0], defenders * loss[1], 5 + 20 * uniform(row, 11),
                    won ? "attacker" : "defender", advance);
}

static char *make_table(int rows)
{
    char *text = malloc(sizeof header + (size_t)rows * ROW_BYTES);
    assert_non_null(text);
    strcpy(text, header);
    size_t length = sizeof header - 1;
    for (int i = 0; i < rows; i++)
        length += (size_t)make_row(text + length, (uint32_t)i);
    return text;
}

static posture_status calibrate_text(const char *text, int last_year, calibrated *out)
{
    const calibrate_settings settings = {last_year, BOOTSTRAPS, 5};
    posture_diagnostics *found = NULL;
    engagement_table table;
    assert_int_equal(posture_diagnostics_create(&found), POSTURE_OK);
    posture_status status = engagement_table_parse("made.csv", text, strlen(text), found, &table);
    assert_int_equal(status, POSTURE_OK);
    status = calibrate(&table, &settings, out);
    engagement_table_clear(&table);
    posture_diagnostics_destroy(found);
    return status;
}

/* The priors pull by less than the four standard errors allowed. */
static void coefficients_come_back(void **state)
{
    (void)state;
    calibrated c;
    char *text = make_table(ENGAGEMENTS);
    assert_int_equal(calibrate_text(text, 9999, &c), POSTURE_OK);
    assert_int_equal(c.engagements, ENGAGEMENTS);
    for (int t = 0; t < WIN_TERMS; t++) {
        assert_true(c.standard_error.win[t] > 0.01 && c.standard_error.win[t] < 0.6);
        assert_near(c.centre.win[t], win_truth[t], 4 * c.standard_error.win[t]);
    }
    for (int split = 0; split < CALIBRATE_SPLITS; split++)
        assert_true(c.score[split][FORECAST_MODEL][SCORE_BRIER] < 0.95 * c.score[split][BASELINE_RATE][SCORE_BRIER]);
    assert_int_equal(c.folds[0], BASELINE_FOLDS);
    assert_int_equal(c.folds[1], 7);
    free(text);
}

static void factor_gives_the_covariance(void **state)
{
    (void)state;
    calibrated c;
    char *text = make_table(ENGAGEMENTS / 2);
    assert_int_equal(calibrate_text(text, 9999, &c), POSTURE_OK);
    for (int i = 0; i < ENGAGEMENT_DRAWS; i++)
        for (int j = 0; j < ENGAGEMENT_DRAWS; j++) {
            double product = 0;
            for (int k = 0; k < ENGAGEMENT_DRAWS; k++)
                product += c.cholesky[i][k] * c.cholesky[j][k];
            assert_near(product, c.covariance[i][j], 1e-12);
            assert_true(j <= i || c.cholesky[i][j] == 0);
        }
    assert_near(sqrt(c.covariance[1][1]), c.standard_error.win[WIN_POWER], 1e-12);
    free(text);
}

static void later_engagements_are_left_out(void **state)
{
    (void)state;
    calibrated c;
    char *text = make_table(ENGAGEMENTS);
    assert_int_equal(calibrate_text(text, 1949, &c), POSTURE_OK);
    assert_int_equal(c.last_year, 1949);
    assert_int_equal(c.engagements + c.later, ENGAGEMENTS);
    assert_true(c.later > ENGAGEMENTS / 2);
    assert_int_equal(calibrate_text(text, 1939, &c), POSTURE_ERROR_INPUT);
    assert_int_equal(c.engagements, 0);
    free(text);
}

static posture_status calibrate_file(const char *path, const char *source, const posture_calibrate_def *base,
                                     size_t *diagnostics, char **json)
{
    posture_diagnostics *found = NULL;
    posture_calibrate_def def = *base;
    assert_int_equal(posture_diagnostics_create(&found), POSTURE_OK);
    def.table = path;
    def.source_file = source;
    posture_status status = posture_calibrate(&def, found, json);
    *diagnostics = posture_diagnostics_count(found);
    posture_diagnostics_destroy(found);
    return status;
}

static void write_text(const char *path, const char *text)
{
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    assert_true(fputs(text, file) >= 0);
    assert_int_equal(fclose(file), 0);
}

/* What cannot be done says so and writes nothing. */
static void faults_are_told(void **state)
{
    (void)state;
    static const char table[] = "calibrate_test.csv";
    posture_calibrate_def def = posture_calibrate_def_default();
    size_t count = 0;
    char *json = NULL;
    char *text = make_table(30);
    write_text(table, text);
    free(text);
    def.bootstraps = 1;
    assert_int_equal(calibrate_file(table, NULL, &def, &count, &json), POSTURE_ERROR_INPUT);
    assert_int_equal(count, 1);
    def.bootstraps = 10;
    assert_int_equal(calibrate_file(table, "no/such/folder/calibration.c", &def, &count, &json), POSTURE_ERROR_FILE);
    assert_int_equal(count, 1);
    assert_null(json);
    assert_int_equal(calibrate_file("no_such_table.csv", NULL, &def, &count, &json), POSTURE_ERROR_FILE);
    assert_int_equal(calibrate_file(table, NULL, &def, &count, &json), POSTURE_OK);
    assert_non_null(strstr(json, "\"is_committed\": false"));
    free(json);
    remove(table);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(coefficients_come_back),
        cmocka_unit_test(factor_gives_the_covariance),
        cmocka_unit_test(later_engagements_are_left_out),
        cmocka_unit_test(faults_are_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
