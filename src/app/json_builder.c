#include "app/json_builder.h"

#include "base/json_text.h"

json_builder json_build_object(void)
{
    json_t *value = json_object();
    return (json_builder){value, !value};
}

json_builder json_build_array(void)
{
    json_t *value = json_array();
    return (json_builder){value, !value};
}

void json_build_set(json_builder *b, const char *key, json_t *value)
{
    if (json_object_set_new(b->value, key, value) != 0)
        b->failed = true;
}

void json_build_append(json_builder *b, json_t *value)
{
    if (json_array_append_new(b->value, value) != 0)
        b->failed = true;
}

json_t *json_build_finish(json_builder *b)
{
    json_t *value = b->value;
    b->value = NULL;
    if (!b->failed)
        return value;
    json_decref(value);
    return NULL;
}

void json_set_interval(json_builder *b, interval i)
{
    json_build_set(b, "value", json_number(i.value));
    json_build_set(b, "lo", json_number(i.lo));
    json_build_set(b, "hi", json_number(i.hi));
}

json_t *json_interval(interval i)
{
    json_builder b = json_build_object();
    json_set_interval(&b, i);
    return json_build_finish(&b);
}
