/* Options as edits: what is set back is as before, edits of different ids commute, what is written reads back, and a
 * unit that is added changes nobody else's luck. On the teaching scenario with options of the test's own. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "scenario/content.h"
#include "scenario/draw.h"
#include "scenario/scenario.h"
#include "scenario_copy.h"

static char folder[] = "/tmp/posture-option-XXXXXX";

static int make_folder(void **state)
{
    (void)state;
    return mkdtemp(folder) ? 0 : -1;
}

static int clear_folder(void **state)
{
    (void)state;
    remove_scenario(folder);
    return 0;
}

static void write_option(const char *id, const char *edits)
{
    char path[PATH_BYTE], text[8192];
    join(path, folder, "/options/", id);
    size_t n = strlen(path);
    snprintf(path + n, sizeof path - n, ".yaml");
    int length = snprintf(text, sizeof text, "title: %s\nedits:\n%s", id, edits);
    assert_true(length > 0 && length < (int)sizeof text);
    assert_int_equal(file_write_atomic(path, text, (size_t)length), POSTURE_OK);
}

static posture_status try_option(const char *id, scenario **s)
{
    posture_diagnostics *found = NULL;
    assert_int_equal(posture_diagnostics_create(&found), POSTURE_OK);
    posture_status status = scenario_load_option(folder, id, found, s);
    posture_diagnostics_destroy(found);
    return status;
}

static scenario *load(const char *id)
{
    scenario *s = NULL;
    assert_int_equal(try_option(id, &s), POSTURE_OK);
    return s;
}

static void assert_same(const char *one, const char *other, bool same)
{
    scenario *a = load(one), *b = load(other);
    assert_true((strcmp(a->hash, b->hash) == 0) == same);
    scenario_destroy(a);
    scenario_destroy(b);
}

/* Edits that touch different ids; each changes something. */
#define ADD_ZULU                                                                                                       \
    "  - {add: unit/xal_zulu, name: Z, country: XAL, type: mech_bn, home: brook, ntm_day: 1, strength_percent: 90, "   \
    "mark: assumed, source: own}\n"

static const char *const edits[] = {
    "  - {set: unit/xal_guns/home, value: aldmouth}\n",
    "  - {set: unit/xal_1_mech/ntm_day, value: {mean: 2, sd: 0.5}}\n",
    "  - {scale: country/XBR/decision_delay_day, by: 0.5}\n",
    "  - {scale: unit/xno_1_mech/strength_percent, by: 0.9}\n",
    "  - {set: parameter/rsom_day, value: 36 h}\n",
    "  - {set: factor/attacker_quality, value: [0.8, 1, 1.2]}\n",
    "  - {remove: unit/xno_fighters}\n",
    ADD_ZULU,
    ("  - {add: unit/xal_alpha, name: A, country: XAL, type: mech_bn, home: brook, ntm_day: {low: 1, high: 2}, "
     "strength_percent: 90, mark: assumed, source: own}\n"),
    "  - {set: link/sedge-brenfurt-rail/trains_per_day, value: 20}\n",
};
enum { EDITS = sizeof edits / sizeof *edits };

static void edits_of_different_ids_commute(void **state)
{
    (void)state;
    overlay(TEACHING, folder);
    for (int i = 0; i < EDITS; i++)
        for (int k = 0; k < i; k++) {
            char text[2048];
            join(text, edits[i], edits[k], "");
            write_option("forward", text);
            join(text, edits[k], edits[i], "");
            write_option("backward", text);
            assert_same("forward", "backward", true);
        }
    for (int i = 0; i < EDITS; i++) {
        write_option("single", edits[i]);
        assert_same("single", "base", false);
    }
}

static void what_is_set_back_is_as_before(void **state)
{
    (void)state;
    static const char *const pairs[][2] = {
        {"  - {set: unit/xal_guns/home, value: aldmouth}\n", "  - {set: unit/xal_guns/home, value: brook}\n"},
        {"  - {set: unit/xal_guns/ntm_day, value: 9}\n",
         "  - {set: unit/xal_guns/ntm_day, value: {low: 0, high: 48 h}}\n"},
        {"  - {scale: country/XBR/decision_delay_day, by: 4}\n",
         "  - {scale: country/XBR/decision_delay_day, by: 0.25}\n"},
        {"  - {set: country/XNO/quality, value: 1}\n",
         "  - {set: country/XNO/quality, value: {factor: attacker_quality}}\n"},
        {"  - {scale: country/XNO/quality, by: 2}\n", "  - {scale: country/XNO/quality, by: 0.5}\n"},
        {ADD_ZULU, "  - {remove: unit/xal_zulu}\n"},
        {"  - {set: parameter/stock_day, value: 9}\n", "  - {set: parameter/stock_day, value: 72 h}\n"},
        {"  - {set: factor/attacker_quality/high, value: 2}\n",
         "  - {set: factor/attacker_quality/high, value: 1.1}\n"},
    };
    overlay(TEACHING, folder);
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
        char text[2048];
        write_option("there", pairs[i][0]);
        assert_same("there", "base", false);
        join(text, pairs[i][0], pairs[i][1], "");
        write_option("back", text);
        assert_same("back", "base", true);
    }
}

static void unknown_ids_are_faults(void **state)
{
    (void)state;
    static const char *const wrong[] = {
        "  - {remove: unit/nobody}\n",
        "  - {set: unit/nobody/home, value: brook}\n",
        "  - {scale: parameter/nothing, by: 2}\n",
        "  - {remove: place/brook}\n", /* units live there */
        "  - {remove: unit/xal_guns}\n  - {remove: unit/xal_guns}\n",
    };
    overlay(TEACHING, folder);
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        scenario *s = NULL;
        write_option("wrong", wrong[i]);
        assert_int_equal(try_option("wrong", &s), POSTURE_ERROR_INPUT);
        assert_null(s);
    }
}

static const char *text_at(const content *c, const char *table, const char *id, const char *column)
{
    for (int i = 0; i < c->count; i++)
        if (strcmp(schema_get(c->values[i].table)->name, table) == 0 && strcmp(c->values[i].id, id) == 0 &&
            strcmp(c->values[i].column, column) == 0)
            return c->values[i].text;
    return NULL;
}

/* The canonical text of a value is itself a valid cell with the same meaning. */
static void canonical_texts_read_back(void **state)
{
    (void)state;
    static const char *const cells[] = {
        "3",
        "72 h",
        "'{low: 1, high: 3}'",
        "{low: 1 h, high: 2 weeks}",
        "{low: 1, mode: 1, high: 1.5}",
        "{mean: 5, sd: 1}",
        "{mean: 5, sd: 1, low: 4, high: 5.5, kind: epistemic}",
        "[0, 1, 2]",
        "{values: [0, 1, 2], weights: [1, 2, 1], group: harvest, correlation: 0.7}",
        "{value: 4}",
        "{low: 0.1, high: 0.30000000000000004, mark: derived, source: own}",
    };
    overlay(TEACHING, folder);
    for (size_t i = 0; i < sizeof cells / sizeof *cells; i++) {
        char text[1024];
        content c;
        snprintf(text, sizeof text, "  - {set: unit/xal_guns/ntm_day, value: %s}\n", cells[i]);
        write_option("written", text);
        scenario *s = load("written");
        assert_int_equal(content_make(s, &c), POSTURE_OK);
        const char *canonical = text_at(&c, "unit", "xal_guns", "ntm_day");
        assert_non_null(canonical);
        snprintf(text, sizeof text, "  - {set: unit/xal_guns/ntm_day, value: %s}\n", canonical);
        write_option("canonical", text);
        content_clear(&c);
        scenario_destroy(s);
        assert_same("written", "canonical", true);
    }
}

static void an_added_unit_changes_nobody_elses_luck(void **state)
{
    (void)state;
    overlay(TEACHING, folder);
    write_option("more", edits[8]);
    scenario *base = load("base"), *more = load("more");
    double a[256], b[256];
    draw first, second;
    assert_true(more->factor_count == base->factor_count + 1 && more->factor_count <= 256);
    for (uint64_t replication = 0; replication < 50; replication++) {
        draw_make(base, 11, replication / 4, replication, a, &first);
        draw_make(more, 11, replication / 4, replication, b, &second);
        for (int i = 0; i < base->factor_count; i++) {
            int k = scenario_find_factor(more, base->factors[i].id);
            assert_true(k >= 0 && a[i] == b[k]);
        }
    }
    scenario_destroy(base);
    scenario_destroy(more);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(edits_of_different_ids_commute),
        cmocka_unit_test(what_is_set_back_is_as_before),
        cmocka_unit_test(unknown_ids_are_faults),
        cmocka_unit_test(canonical_texts_read_back),
        cmocka_unit_test(an_added_unit_changes_nobody_elses_luck),
    };
    return cmocka_run_group_tests(tests, make_folder, clear_folder);
}
