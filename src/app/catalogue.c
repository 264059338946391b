#include "app/catalogue.h"

#include <stdlib.h>

#include "process/engagement/registry.h"
#include "scenario/outcome.h"
#include "scenario/parameter.h"
#include "scenario/schema.h"

/* X(word, meaning) */
#define TERM_LIST(X)                                                                                                   \
    X("aleatory", "Luck: one draw in each replication. The other kind of uncertainty is epistemic")                    \
    X("alert threshold", "Probability of an attack, as the indicators give it, at which a country starts its clock")   \
    X("axis", "Places in order along which a task advances or falls back")                                             \
    X("base", "The posture as the scenario states it, without edits; options are compared against it")                 \
    X("bypass", "Attackers pass a defence that cannot cover its corridor; who is bypassed stays a threat to the road") \
    X("C-day", "Day on which a country orders the deployment of its forces; each ally has its own")                    \
    X("case", "What one replication runs: scenario, option, attack plan and factor values")                            \
    X("censored",                                                                                                      \
      "A time that was not reached within the horizon is not known; it is no large number and has no mean")            \
    X("closure", "Arrival of the last element of a unit at its destination, reception and onward movement done")       \
    X("common random numbers", "Options meet the same luck, so that their difference is a paired difference")          \
    X("D-day", "Day of the attack; times count from 00:00 UTC")                                                        \
    X("delay imposed",                                                                                                 \
      "First arrival at an objective minus the arrival of the same units on empty roads under the same luck")          \
    X("delegated authority", "Power of a commander to move named units before the alliance has agreed")                \
    X("epistemic", "What is not known: one draw in each outer draw of a study. The other kind is aleatory")            \
    X("factor", "An uncertain input, with its distribution")                                                           \
    X("fait accompli", "Every objective held while supplied allied power is too small to retake them")                 \
    X("front", "A defended place that is attacked over one link")                                                      \
    X("G-day", "Day on which indications of an attack are seen")                                                       \
    X("held", "No organised defender in it for 24 hours and its garrison in place")                                    \
    X("horizon", "Last day that is simulated")                                                                         \
    X("M-day", "Day on which a country mobilises its reserves")                                                        \
    X("mark", "Where a number comes from: published, derived or assumed")                                              \
    X("NTM", "Notice to move: days from the order to readiness to leave")                                              \
    X("objective", "Place that an attack plan is to take and hold")                                                    \
    X("option", "A posture to compare: edits of the scenario. `base` is the posture as stated")                        \
    X("outcome", "One row of results for each replication")                                                            \
    X("paired difference", "Option minus base in each replication, averaged: both met the same assumptions and luck")  \
    X("plan", "What a side intends: objectives, tasks and triggers")                                                   \
    X("race margin",                                                                                                   \
      "Day all objectives are held minus the day three heavy brigades from outside stand in the theatre")              \
    X("reached", "The first attacking battalion stands at the boundary of the objective")                              \
    X("replication", "One simulated campaign: one draw, not a forecast")                                               \
    X("RSOM", "Reception, staging and onward movement at the place of debarkation")                                    \
    X("task", "The part of a plan that a group of units has")                                                          \
    X("trigger", "When something goes otherwise than planned, the reaction that follows")

static catalogue_entry blank(const char *kind, const char *name, const char *meaning)
{
    return (catalogue_entry){.kind = kind,
                             .name = name,
                             .table = "",
                             .title = "",
                             .meaning = meaning,
                             .unit = "",
                             .type = "",
                             .initial = "",
                             .where = ""};
}

static const char *outcome_type(outcome_kind kind)
{
    switch (kind) {
    case OUTCOME_KIND_PROPORTION:
        return "0 or 1 in each replication; its mean is a proportion";
    case OUTCOME_KIND_TIME:
        return "time from D-day; not reached within the horizon is null, never a number";
    case OUTCOME_KIND_SPAN:
        return "span of time; null where one of its ends is not within the horizon";
    case OUTCOME_KIND_COUNT:
        return "count";
    case OUTCOME_KIND_AMOUNT:
        return "amount";
    }
    return "";
}

static void add_measures(catalogue *c)
{
    for (int m = 0; m < OUTCOME_COUNT; m++) {
        const outcome_definition *d = outcome_get((outcome_measure)m);
        catalogue_entry e = blank("measure", d->name, d->meaning);
        e.title = d->title;
        e.unit = d->unit;
        e.type = outcome_type(d->kind);
        e.where = "a column of the outcome row";
        c->entries[c->count++] = e;
    }
}

static void add_columns(catalogue *c, schema_table_id id)
{
    const schema_table *t = schema_get(id);
    catalogue_entry table = blank("table", t->name, t->meaning);
    table.where = t->file;
    c->entries[c->count++] = table;
    for (int i = 0; i < t->column_count; i++) {
        const schema_column *column = &t->columns[i];
        catalogue_entry e = blank(id == TABLE_PARAMETER ? "parameter" : "column", column->name, column->meaning);
        e.table = t->name;
        e.unit = column->unit;
        e.type = schema_type_text(column->type);
        e.initial = column->initial ? column->initial : "";
        e.has_range = schema_is_number(column->type) && column->type != SCHEMA_DAY && column->low > -SCHEMA_UNBOUNDED &&
                      column->offset >= 0;
        e.low = column->low;
        e.high = column->high;
        e.words = column->words;
        e.required = column->required;
        e.where = id == TABLE_PARAMETER ? parameter_get((parameter_id)i)->process : t->file;
        c->entries[c->count++] = e;
    }
}

static void add_models(catalogue *c)
{
    for (int i = 0; engagement_models()[i]; i++) {
        const engagement_model *m = engagement_models()[i];
        catalogue_entry e = blank("model", m->id, "An engagement model: write it under `engagement:` of scenario.yaml");
        e.title = m->title;
        e.where = m->source;
        c->entries[c->count++] = e;
    }
}

static void add_terms(catalogue *c)
{
#define X(word, sentence) c->entries[c->count++] = blank("term", word, sentence);
    TERM_LIST(X)
#undef X
}

static int count_entries(void)
{
    int count = OUTCOME_COUNT;
    for (int t = 0; t < TABLE_COUNT; t++)
        count += 1 + schema_get((schema_table_id)t)->column_count;
    for (int i = 0; engagement_models()[i]; i++)
        count++;
#define X(word, sentence) count++;
    TERM_LIST(X)
#undef X
    return count;
}

posture_status catalogue_make(catalogue *c)
{
    *c = (catalogue){0};
    c->entries = calloc((size_t)count_entries(), sizeof *c->entries);
    if (!c->entries)
        return POSTURE_ERROR_MEMORY;
    add_measures(c);
    for (int t = 0; t < TABLE_COUNT; t++)
        add_columns(c, (schema_table_id)t);
    add_models(c);
    add_terms(c);
    return POSTURE_OK;
}

void catalogue_clear(catalogue *c)
{
    free(c->entries);
    *c = (catalogue){0};
}
