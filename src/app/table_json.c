#include "app/table_json.h"

static json_t *skipped_array(const sheet *s)
{
    json_builder list = json_build_array();
    for (int i = 0; i < s->skipped_count; i++) {
        json_builder one = json_build_object();
        json_build_set(&one, "name", json_string(s->skipped[i].name));
        json_build_set(&one, "line", json_integer(s->skipped[i].line));
        json_build_set(&one, "reason", json_string(s->skipped[i].reason));
        json_build_append(&list, json_build_finish(&one));
    }
    return json_build_finish(&list);
}

void table_json_set(json_builder *b, const sheet *s)
{
    json_build_set(b, "file", json_string(s->path));
    json_build_set(b, "sha256", json_string(s->sha256));
    json_build_set(b, "rows", json_integer(s->table.row_count));
    json_build_set(b, "skipped_rows", skipped_array(s));
}
