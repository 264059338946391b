#include <posture/reproduce.h>

#include <string.h>

#include "app/json_builder.h"
#include "app/reproduce_list.h"
#include "base/json_text.h"

static json_t *line_json(const reproduce_line *line)
{
    json_builder b = json_build_object();
    json_build_set(&b, "id", json_string(line->id));
    json_build_set(&b, "model", json_string(line->model));
    json_build_set(&b, "source", json_string(line->source));
    json_build_set(&b, "mark", json_stringn(&line->mark, 1));
    json_build_set(&b, "published", json_number(line->published));
    json_build_set(&b, "computed", json_number(line->computed));
    json_build_set(&b, "tolerance", json_number(line->tolerance));
    json_build_set(&b, "pass", json_boolean(line->pass));
    return json_build_finish(&b);
}

static void add_all(reproduce_list *list)
{
    reproduce_lanchester(list);
    reproduce_stochastic_square(list);
    reproduce_epstein(list);
    reproduce_biddle(list);
    reproduce_qjm(list);
    reproduce_planning_factor(list);
    reproduce_salvo(list);
    reproduce_calibrated(list);
    reproduce_game(list);
    reproduce_study(list);
    reproduce_investment(list);
    reproduce_warning(list);
}

posture_status posture_reproduce(const char *model, posture_reproduce_result *result)
{
    *result = (posture_reproduce_result){0};
    reproduce_list list = {0};
    add_all(&list);
    json_builder lines = json_build_array();
    for (int i = 0; i < list.count; i++) {
        const reproduce_line *line = &list.lines[i];
        if (model && strcmp(model, line->model) != 0)
            continue;
        result->lines++;
        result->lines_failed += !line->pass;
        json_build_append(&lines, line_json(line));
    }
    json_t *document = json_build_finish(&lines);
    posture_status status = list.out_of_memory ? POSTURE_ERROR_MEMORY : POSTURE_OK;
    size_t length = 0;
    if (status == POSTURE_OK && result->lines == 0)
        status = POSTURE_ERROR_UNKNOWN_NAME;
    if (status == POSTURE_OK)
        status = json_to_text(document, 2, &result->json, &length);
    json_decref(document);
    reproduce_clear(&list);
    return status;
}
