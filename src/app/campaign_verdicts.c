#include <posture/reproduce_campaigns.h>

#include <math.h>

#include "app/json_builder.h"
#include "app/reproduce_campaigns.h"
#include "base/json_text.h"

static json_t *line_json(campaign_target_id id, double computed)
{
    const campaign_target *t = campaign_target_get(id);
    json_builder b = json_build_object();
    json_build_set(&b, "target", json_string(t->target));
    json_build_set(&b, "id", json_string(t->what));
    json_build_set(&b, "source", json_string(t->published));
    json_build_set(&b, "low", json_number(t->low));
    json_build_set(&b, "high", json_number(t->high));
    json_build_set(&b, "computed", json_number(computed));
    json_build_set(&b, "off", json_number(campaign_target_off(id, computed)));
    json_build_set(&b, "pass", json_boolean(campaign_target_met(id, computed)));
    json_build_set(&b, "known_miss", json_boolean(t->known_miss));
    return json_build_finish(&b);
}

posture_status posture_reproduce_campaigns(const char *folder, posture_diagnostics *found,
                                           posture_reproduce_result *result)
{
    *result = (posture_reproduce_result){0};
    campaign_results results = {{0}, {false}};
    posture_status status = reproduce_campaigns(folder, NULL, found, &results);
    if (status != POSTURE_OK)
        return status;
    json_builder lines = json_build_array();
    for (int i = 0; i < CAMPAIGN_TARGET_COUNT; i++) {
        const campaign_target_id id = (campaign_target_id)i;
        const double computed = results.run[i] ? results.computed[i] : NAN;
        result->lines++;
        result->lines_failed += !campaign_target_met(id, computed) && !campaign_target_get(id)->known_miss;
        json_build_append(&lines, line_json(id, computed));
    }
    json_t *document = json_build_finish(&lines);
    size_t length = 0;
    status = json_to_text(document, 2, &result->json, &length);
    json_decref(document);
    return status;
}
