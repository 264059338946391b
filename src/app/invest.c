#include <posture/invest.h>

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/invest_document.h"
#include "app/invest_tables.h"
#include "base/diagnostic.h"
#include "base/json_text.h"
#include "base/text.h"

enum { WORD_BYTE = 64, TARGET_UNITS_MAX = 256, DRAWS_MAX = 10000 };

posture_invest_def posture_invest_def_default(void)
{
    return (posture_invest_def){.draws = OUTLOOK_DRAWS, .seed = 1};
}

/* The next word before `separator`, copied; where the text goes on, NULL at its end. */
static const char *next_word(const char *text, char separator, char *word)
{
    const char stop[2] = {separator, '\0'};
    const size_t n = strcspn(text, stop);
    snprintf(word, WORD_BYTE, "%.*s", (int)(n < WORD_BYTE ? n : WORD_BYTE - 1), text);
    return text[n] ? text + n + 1 : NULL;
}

static posture_status unknown(posture_diagnostics *found, const char *kind, const char *word, const char *where)
{
    diagnostics_fault(found, (text_mark){0}, "no %s \"%s\"; %s", kind, word, where);
    return POSTURE_ERROR_UNKNOWN_NAME;
}

static posture_status add_path(struct invest_result *r, const char *id, posture_diagnostics *found)
{
    for (int i = 0; i < r->s->path_count && r->path_count < INVEST_PATHS_MAX; i++)
        if (strcmp(r->s->paths[i].id, id) == 0) {
            r->paths[r->path_count++] = &r->s->paths[i];
            return POSTURE_OK;
        }
    return unknown(found, "path", id, "the scenario's investment.yaml lists them");
}

static posture_status choose_paths(struct invest_result *r, const char *wanted, posture_diagnostics *found)
{
    char word[WORD_BYTE];
    posture_status status = POSTURE_OK;
    for (const char *p = wanted; p && status == POSTURE_OK;) {
        p = next_word(p, ',', word);
        status = add_path(r, word, found);
    }
    for (int i = 0; !wanted && i < r->s->path_count && r->path_count < INVEST_PATHS_MAX; i++)
        r->paths[r->path_count++] = &r->s->paths[i];
    return status;
}

/* The scenario's own text of a code, or NULL where the base year does not record it by category. */
static const char *find_country(const scenario *s, const char *code)
{
    struct country_record record;
    const int at = outlook_find(s, code, s->investment.base_year);
    return at >= 0 && outlook_record(s, code, &record) ? s->spending[at].country : NULL;
}

static posture_status add_country(struct invest_result *r, const char *code, posture_diagnostics *found)
{
    const char *country = find_country(r->s, code);
    if (!country || r->country_count >= INVEST_COUNTRIES_MAX)
        return unknown(found, "country", code, "spending.csv records it not in the base year, or without categories");
    r->countries[r->country_count++] = country;
    return POSTURE_OK;
}

static posture_status choose_countries(struct invest_result *r, const char *wanted, posture_diagnostics *found)
{
    char word[WORD_BYTE];
    posture_status status = POSTURE_OK;
    for (const char *p = wanted; p && status == POSTURE_OK;) {
        p = next_word(p, ',', word);
        status = add_country(r, word, found);
    }
    for (int i = 0; !wanted && i < r->s->spending_count; i++) {
        const struct spending *row = &r->s->spending[i];
        if (row->year == r->s->investment.base_year && r->country_count < INVEST_COUNTRIES_MAX &&
            find_country(r->s, row->country))
            r->countries[r->country_count++] = row->country;
    }
    return status;
}

static posture_status choose_years(struct invest_result *r, const posture_invest_def *def, posture_diagnostics *found)
{
    const int base = r->s->investment.base_year;
    r->first_year = def->first_year > 0 ? def->first_year : base + 1;
    r->last_year = def->last_year > 0 ? def->last_year : r->s->investment.last_year;
    if (r->first_year > base && r->first_year <= r->last_year && r->last_year - base <= YEAR_MODEL_YEARS_MAX)
        return POSTURE_OK;
    diagnostics_fault(found, (text_mark){0}, "years %d..%d: they ascend, lie behind the base year %d and end by %d",
                      r->first_year, r->last_year, base, base + YEAR_MODEL_YEARS_MAX);
    return POSTURE_ERROR_INPUT;
}

/* Fix the money: one more path from the command line. */
static posture_status add_budget(struct invest_result *r, const char *budget, posture_diagnostics *found)
{
    char code[WORD_BYTE];
    double percent = 0;
    const char *rest = next_word(budget, ':', code);
    const char *country = find_country(r->s, code);
    if (!country)
        return unknown(found, "country", code, "spending.csv records it not in the base year, or without categories");
    if (!rest || !text_to_double(rest, strlen(rest), &percent) || !(percent > 0 && percent <= 50) ||
        r->path_count >= INVEST_PATHS_MAX) {
        diagnostics_fault(found, (text_mark){0}, "budget \"%s\": COUNTRY:PER_CENT of GDP is expected, as in LTU:2.5",
                          budget);
        return POSTURE_ERROR_INPUT;
    }
    snprintf(r->own_title, sizeof r->own_title, "%s at %.4g per cent, from the command line", code, percent);
    r->own_country[0] = country;
    r->own = (struct spending_path){.id = "budget",
                                    .title = r->own_title,
                                    .kind = PATH_STEP,
                                    .countries = r->own_country,
                                    .country_count = 1,
                                    .target_share = percent / 100,
                                    .target_year = r->s->investment.base_year + 1,
                                    .mark = PROVENANCE_ASSUMED,
                                    .source = -1};
    r->paths[r->path_count++] = &r->own;
    return POSTURE_OK;
}

static posture_status make_outlooks(struct invest_result *r, const posture_invest_def *def)
{
    posture_status status = POSTURE_OK;
    const int draws = def->draws < 0 ? 0 : def->draws > DRAWS_MAX ? DRAWS_MAX : def->draws;
    r->outlooks = calloc((size_t)r->path_count * (size_t)r->country_count + 1, sizeof *r->outlooks);
    if (!r->outlooks)
        return POSTURE_ERROR_MEMORY;
    for (int p = 0; p < r->path_count; p++)
        for (int c = 0; c < r->country_count && status == POSTURE_OK; c++)
            status = outlook_make(r->s, r->paths[p], r->countries[c], r->last_year, draws, def->seed,
                                  &r->outlooks[p * r->country_count + c]);
    return status;
}

static bool whole_number(const char *text, int low, int high, int *value)
{
    double number = 0;
    if (!text || !text_to_double(text, strlen(text), &number) || !(number >= low && number <= high) ||
        number != floor(number))
        return false;
    *value = (int)number;
    return true;
}

/* Fix the force, see the money. */
static posture_status solve_target(struct invest_result *r, const char *target, posture_diagnostics *found)
{
    char code[WORD_BYTE], units[WORD_BYTE];
    const char *rest = next_word(target, ':', code);
    const char *year = rest ? next_word(rest, ':', units) : NULL;
    const int base = r->s->investment.base_year;
    r->target_country = find_country(r->s, code);
    if (!r->target_country)
        return unknown(found, "country", code, "spending.csv records it not in the base year, or without categories");
    if (!year || !whole_number(units, 1, TARGET_UNITS_MAX, &r->target_units) ||
        !whole_number(year, base + 1, base + YEAR_MODEL_YEARS_MAX, &r->target_year)) {
        diagnostics_fault(found, (text_mark){0},
                          "target \"%s\": COUNTRY:UNITS:YEAR is expected, as in LTU:3:2030, behind the base year %d",
                          target, base);
        return POSTURE_ERROR_INPUT;
    }
    r->target_share = calloc((size_t)r->path_count + 1, sizeof *r->target_share);
    posture_status status = r->target_share ? POSTURE_OK : POSTURE_ERROR_MEMORY;
    for (int p = 0; p < r->path_count && status == POSTURE_OK; p++)
        status = outlook_needed_share(r->s, r->paths[p], r->target_country, r->target_units, r->target_year,
                                      &r->target_share[p]);
    r->targeted = status == POSTURE_OK;
    return status;
}

static posture_status load(struct invest_result *r, const posture_invest_def *def, posture_diagnostics *found)
{
    posture_status status = scenario_load(def->scenario, found, &r->s);
    if (status != POSTURE_OK)
        return status;
    if (r->s->spending_count == 0 || r->s->path_count == 0) {
        diagnostics_fault(found, (text_mark){r->s->folder, 0, 0},
                          "the scenario has no spending or no paths; spending.csv and investment.yaml hold them");
        return POSTURE_ERROR_INPUT;
    }
    status = choose_years(r, def, found);
    if (status == POSTURE_OK)
        status = choose_paths(r, def->paths, found);
    if (status == POSTURE_OK)
        status = choose_countries(r, def->countries, found);
    if (status == POSTURE_OK && def->budget)
        status = add_budget(r, def->budget, found);
    return status;
}

static posture_status write_document(const struct invest_result *r, char **json)
{
    size_t length = 0;
    json_t *document = invest_document(r);
    posture_status status = json_to_text(document, 2, json, &length);
    json_decref(document);
    return status;
}

posture_status posture_invest(const posture_invest_def *def, posture_diagnostics *found, char **json)
{
    struct invest_result r = {0};
    *json = NULL;
    posture_status status = load(&r, def, found);
    if (status == POSTURE_OK)
        status = make_outlooks(&r, def);
    if (status == POSTURE_OK && def->target)
        status = solve_target(&r, def->target, found);
    if (status == POSTURE_OK && def->csv)
        status = invest_tables_write(&r, def->csv, found);
    if (status == POSTURE_OK)
        status = write_document(&r, json);
    for (int i = 0; r.outlooks && i < r.path_count * r.country_count; i++)
        outlook_clear(&r.outlooks[i]);
    free(r.outlooks);
    free(r.target_share);
    scenario_destroy(r.s);
    diagnostics_sort(found);
    return status;
}
