/* posture invest and the years of posture assess on the shipped scenarios. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <jansson.h>

#include <posture/assess.h>
#include <posture/invest.h>

#define TEACHING POSTURE_SOURCE_DIR "/scenarios/teaching"
#define BALTIC POSTURE_SOURCE_DIR "/scenarios/baltic-2021"

static json_t *invest(const posture_invest_def *def, posture_status expected)
{
    posture_diagnostics *found = NULL;
    char *json = NULL;
    assert_int_equal(posture_diagnostics_create(&found), POSTURE_OK);
    assert_int_equal(posture_invest(def, found, &json), expected);
    json_t *document = json ? json_loads(json, 0, NULL) : NULL;
    assert_true((document == NULL) == (expected != POSTURE_OK));
    assert_true(expected == POSTURE_OK || posture_diagnostics_fault_count(found) > 0);
    free(json);
    posture_diagnostics_destroy(found);
    return document;
}

static const char *text_of(const json_t *o, const char *key)
{
    const char *text = json_string_value(json_object_get(o, key));
    return text ? text : "";
}

static double number_of(const json_t *o, const char *key)
{
    return json_number_value(json_object_get(o, key));
}

static void books_balance(const json_t *document)
{
    size_t p, c, y;
    const json_t *path, *country, *year;
    int seen = 0;
    json_array_foreach(json_object_get(document, "paths"), p, path)
        json_array_foreach(json_object_get(path, "countries"), c, country)
            json_array_foreach(json_object_get(country, "years"), y, year)
    {
        const double in = number_of(year, "opening_m") + number_of(year, "spending_m");
        const double out = number_of(year, "delivered_m") + number_of(year, "price_loss_m") +
                           number_of(year, "pipeline_m") + number_of(year, "unspent_m");
        assert_true(fabs(in - out) <= 1e-9 * (1 + in));
        seen++;
    }
    assert_true(seen > 20);
}

static void every_ally_balances_on_every_path(void **state)
{
    (void)state;
    posture_invest_def def = posture_invest_def_default();
    def.scenario = BALTIC;
    def.draws = 0;
    json_t *document = invest(&def, POSTURE_OK);
    books_balance(document);
    json_decref(document);
}

/* NATO's table, June 2024: allies at 2 % of GDP and at 20 % on equipment, of those with a row. */
static void pledges_are_those_of_the_table(void **state)
{
    (void)state;
    static const int years[] = {2014, 2018, 2021, 2023, 2024};
    static const int at_2[] = {3, 6, 6, 10, 23}, at_20[] = {8, 13, 22, 26, 29};
    posture_invest_def def = posture_invest_def_default();
    def.scenario = BALTIC;
    def.paths = "held";
    def.draws = 0;
    json_t *document = invest(&def, POSTURE_OK);
    for (int i = 0; i < 5; i++) {
        int two = 0, twenty = 0, rows = 0;
        size_t r;
        const json_t *row;
        json_array_foreach(json_object_get(document, "recorded"), r, row)
        {
            if ((int)number_of(row, "year") != years[i])
                continue;
            rows++;
            two += json_is_true(json_object_get(row, "two_percent"));
            twenty += json_is_true(json_object_get(row, "equipment_20_percent"));
        }
        assert_int_equal(rows, 31);
        assert_int_equal(two, at_2[i]);
        assert_int_equal(twenty, at_20[i]);
    }
    json_decref(document);
}

/* The share that a force needs, spent, forms that force: both ways agree. */
static void money_and_force_agree(void **state)
{
    (void)state;
    posture_invest_def def = posture_invest_def_default();
    def.scenario = TEACHING;
    def.paths = "held";
    def.countries = "XAL";
    def.target = "XAL:2:2029";
    def.draws = 0;
    json_t *document = invest(&def, POSTURE_OK);
    const double share =
        number_of(json_array_get(json_object_get(json_object_get(document, "target"), "needed"), 0), "share");
    assert_true(share > 0.018 && share < 0.2);
    json_decref(document);
    for (int enough = 0; enough < 2; enough++) {
        char budget[64];
        snprintf(budget, sizeof budget, "XAL:%.6f", 100 * share * (enough ? 1.0001 : 0.999));
        def.budget = budget;
        def.target = NULL;
        def.last_year = 2029;
        document = invest(&def, POSTURE_OK);
        const json_t *path = json_array_get(json_object_get(document, "paths"), 1);
        const json_t *years = json_object_get(json_array_get(json_object_get(path, "countries"), 0), "years");
        const json_t *last = json_array_get(years, json_array_size(years) - 1);
        assert_int_equal((int)number_of(last, "year"), 2029);
        assert_true((number_of(last, "units_ready") >= 2) == (enough == 1));
        json_decref(document);
    }
}

static void wrong_names_are_refused(void **state)
{
    (void)state;
    posture_invest_def def = posture_invest_def_default();
    def.scenario = TEACHING;
    def.paths = "nothing";
    assert_null(invest(&def, POSTURE_ERROR_UNKNOWN_NAME));
    def.paths = NULL;
    def.target = "XAL:many:2029";
    assert_null(invest(&def, POSTURE_ERROR_INPUT));
    def.target = NULL;
    def.budget = "XZZ:2";
    assert_null(invest(&def, POSTURE_ERROR_UNKNOWN_NAME));
    def.budget = NULL;
    def.first_year = 2021; /* the base year itself is no plan */
    assert_null(invest(&def, POSTURE_ERROR_INPUT));
}

static const json_t *measures_of(const json_t *document, const char *option)
{
    size_t i;
    const json_t *cell;
    json_array_foreach(json_object_get(document, "cells"), i,
                       cell) if (strcmp(text_of(cell, "option"), option) == 0) return json_object_get(cell, "measures");
    return NULL;
}

/* The base year from the year model is the scenario's own forces: the same hash and the same results to the bit. */
static void years_start_where_the_scenario_stands(void **state)
{
    (void)state;
    char folder[] = "/tmp/posture-years-XXXXXX", output[64];
    posture_assess_def def = posture_assess_def_default();
    posture_diagnostics *found = NULL;
    posture_assess *result = NULL;
    assert_non_null(mkdtemp(folder));
    snprintf(output, sizeof output, "%s/out", folder);
    def.scenario = TEACHING;
    def.plans = "overrun";
    def.replications = 40;
    def.report = false;
    def.output = output;
    def.first_year = 2021;
    def.last_year = 2028;
    def.paths = "rise";
    assert_int_equal(posture_diagnostics_create(&found), POSTURE_OK);
    assert_int_equal(posture_assess_run(&def, found, &result), POSTURE_OK);
    json_t *document = json_loads(posture_assess_json(result), 0, NULL);
    const json_t *years = json_object_get(document, "years");
    assert_true(json_is_true(json_object_get(years, "base_year_equal")));
    assert_non_null(strstr(text_of(years, "caption"), "without what came after"));
    assert_true(json_equal(measures_of(document, "base"), measures_of(document, "rise-2021")));
    assert_false(json_equal(measures_of(document, "base"), measures_of(document, "rise-2028")));
    const json_t *last = json_array_get(json_object_get(years, "points"), 7);
    assert_int_equal((int)number_of(last, "units_added"), 2);
    json_decref(document);
    posture_assess_destroy(result);
    posture_diagnostics_destroy(found);
    char command[128];
    snprintf(command, sizeof command, "rm -r %s", folder);
    assert_int_equal(system(command), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_ally_balances_on_every_path), cmocka_unit_test(pledges_are_those_of_the_table),
        cmocka_unit_test(money_and_force_agree), cmocka_unit_test(wrong_names_are_refused),
        cmocka_unit_test(years_start_where_the_scenario_stands)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
