#include <posture/check.h>

#include <stdlib.h>

#include "app/json_builder.h"
#include "base/diagnostic.h"
#include "base/json_text.h"
#include "process/engagement/registry.h"
#include "scenario/cell_value.h"
#include "scenario/scenario.h"

/* The one name in a scenario that the readers cannot know. Reads the folder again for the place, since this is rare. */
static posture_status check_engagement(const scenario *s, posture_diagnostics *found)
{
    if (engagement_model_find(s->engagement_model))
        return POSTURE_OK;
    posture_diagnostics *again = NULL;
    folder f = {0};
    char list[512];
    const char *names[16] = {NULL};
    for (int i = 0; i < 15 && engagement_models()[i]; i++)
        names[i] = engagement_models()[i]->id;
    cell_list_words(names, list, sizeof list);
    posture_status status = posture_diagnostics_create(&again);
    if (status == POSTURE_OK)
        status = folder_read(s->folder, again, &f);
    if (status == POSTURE_OK) {
        text_mark mark = record_cell_mark(&f.tables[TABLE_SCENARIO], 0, "engagement");
        diagnostics_fault(found, mark, "engagement: no model \"%s\"; allowed are %s", s->engagement_model, list);
        status = diagnostics_status(found);
        diagnostics_sort(found);
    }
    folder_clear(&f);
    posture_diagnostics_destroy(again);
    return status;
}

static json_t *findings_json(const posture_diagnostics *found)
{
    json_builder list = json_build_array();
    for (size_t i = 0; i < posture_diagnostics_count(found); i++) {
        const posture_diagnostic *d = posture_diagnostics_get(found, i);
        json_builder one = json_build_object();
        json_build_set(&one, "file", json_string(d->file));
        json_build_set(&one, "line", json_integer(d->line));
        json_build_set(&one, "column", json_integer(d->column));
        json_build_set(&one, "severity", json_string(d->severity == POSTURE_FAULT ? "fault" : "warning"));
        json_build_set(&one, "text", json_string(d->text));
        json_build_append(&list, json_build_finish(&one));
    }
    return json_build_finish(&list);
}

static int count_plans(const scenario *s, bool attack)
{
    int count = 0;
    for (int i = 0; i < s->plan_count; i++)
        count += s->plans[i].attack == attack;
    return count;
}

static json_t *marks_json(const scenario *s)
{
    json_builder marks = json_build_object();
    long total = 0;
    for (int m = 0; m < PROVENANCE_COUNT; m++) {
        json_build_set(&marks, provenance_mark_text((provenance_mark)m), json_integer(s->provenance.count[m]));
        total += s->provenance.count[m];
    }
    double assumed = total > 0 ? (double)s->provenance.count[PROVENANCE_ASSUMED] / (double)total : 0;
    json_build_set(&marks, "assumed_share", json_number(assumed));
    return json_build_finish(&marks);
}

static json_t *summary_json(const scenario *s)
{
    json_builder b = json_build_object();
    json_build_set(&b, "title", json_string(s->title));
    json_build_set(&b, "hash", json_string(s->hash));
    json_build_set(&b, "places", json_integer(s->net.place_count));
    json_build_set(&b, "links", json_integer(s->net.link_count));
    json_build_set(&b, "countries", json_integer(s->country_count));
    json_build_set(&b, "unit_types", json_integer(s->type_count));
    json_build_set(&b, "units", json_integer(s->unit_count));
    json_build_set(&b, "attack_plans", json_integer(count_plans(s, true)));
    json_build_set(&b, "defence_plans", json_integer(count_plans(s, false)));
    json_build_set(&b, "options", json_integer(s->option_count));
    json_build_set(&b, "named_factors", json_integer(s->stated_factor_count));
    json_build_set(&b, "uncertain_values", json_integer(s->factor_count - s->stated_factor_count));
    json_build_set(&b, "values_by_mark", marks_json(s));
    return json_build_finish(&b);
}

posture_status posture_check(const char *folder_path, posture_diagnostics *found, char **json)
{
    scenario *s = NULL;
    size_t length = 0;
    *json = NULL;
    posture_status status = scenario_load(folder_path, found, &s);
    if (status == POSTURE_OK)
        status = check_engagement(s, found);
    if (status != POSTURE_OK && status != POSTURE_ERROR_INPUT)
        goto done;
    json_builder b = json_build_object();
    json_build_set(&b, "schema_version", json_integer(1));
    json_build_set(&b, "scenario", json_string(folder_path));
    json_build_set(&b, "can_run", json_boolean(status == POSTURE_OK));
    json_build_set(&b, "findings", findings_json(found));
    if (status == POSTURE_OK)
        json_build_set(&b, "summary", summary_json(s));
    json_t *document = json_build_finish(&b);
    posture_status written = json_to_text(document, 2, json, &length);
    json_decref(document);
    status = written == POSTURE_OK ? status : written;
done:
    scenario_destroy(s);
    return status;
}
