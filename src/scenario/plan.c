#include "scenario/plan.h"

#include <assert.h>

#define TEXT_CASE(name, text) text,

const char *task_role_text(task_role role)
{
    static const char *const texts[] = {TASK_ROLE_LIST(TEXT_CASE)};
    assert((unsigned)role < TASK_ROLE_COUNT);
    return texts[role];
}

const char *trigger_condition_text(trigger_condition c)
{
    static const char *const texts[] = {TRIGGER_CONDITION_LIST(TEXT_CASE)};
    assert((unsigned)c < TRIGGER_CONDITION_COUNT);
    return texts[c];
}

const char *reaction_text(enum reaction r)
{
    static const char *const texts[] = {REACTION_LIST(TEXT_CASE)};
    assert((unsigned)r < REACTION_COUNT);
    return texts[r];
}
