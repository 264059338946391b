#include "scenario/check_stakes.h"

#include <math.h>

static const record_table *table_of(const reader *r, schema_table_id id)
{
    return &r->source->tables[id];
}

static bool of_adversary(const scenario *s, int32_t stated, int adversary)
{
    return adversary < s->adversary_count && (stated < 0 || stated == adversary);
}

static void check_beliefs(reader *r)
{
    const scenario *s = r->result;
    for (int i = 0; i < s->belief_count; i++)
        for (int j = 0; j < i; j++)
            for (int a = 0; a < s->adversary_count; a++)
                if (s->beliefs[i].factor >= 0 && s->beliefs[i].factor == s->beliefs[j].factor &&
                    of_adversary(s, s->beliefs[i].adversary, a) && of_adversary(s, s->beliefs[j].adversary, a)) {
                    diagnostics_fault(r->found, record_cell_mark(table_of(r, TABLE_BELIEF), i, "factor"),
                                      "factor: adversary \"%s\" holds two beliefs of it, \"%s\" as well",
                                      s->adversaries[a].id, s->beliefs[j].id);
                    break;
                }
}

static double mean_of(const scenario *s, quantity q)
{
    return q.factor >= 0 ? distribution_mean(&s->factors[q.factor].spread) : q.value;
}

static void check_allies(reader *r)
{
    const scenario *s = r->result;
    double weight = 0;
    for (int i = 0; i < s->ally_count; i++) {
        const struct ally_stake *a = &s->allies[i];
        const text_mark mark = record_cell_mark(table_of(r, TABLE_ALLY), i, "country");
        weight += a->weight;
        if (a->country >= 0 && s->countries[a->country].side != SIDE_DEFENDER)
            diagnostics_fault(r->found, mark, "country: %s is not of the defender's side", s->countries[a->country].id);
        for (int j = 0; j < i; j++)
            if (a->country >= 0 && a->country == s->allies[j].country)
                diagnostics_fault(r->found, mark, "country: \"%s\" states its stakes already", s->allies[j].id);
    }
    if (s->ally_count > 0 && weight <= 0)
        diagnostics_fault(r->found, table_of(r, TABLE_ALLIANCE)->mark, "allies: no member has a weight above 0");
    if (s->adversary_count > 0 && s->ally_count == 0)
        diagnostics_fault(r->found, table_of(r, TABLE_ALLIANCE)->mark,
                          "allies: missing; adversary.yaml states stakes, so each ally needs its own here");
    if (fabs(mean_of(s, s->tripwire_factor)) > 1e-12)
        diagnostics_warning(r->found, table_of(r, TABLE_ALLIANCE)->mark,
                            "tripwire_factor: not centred on zero; that casualties bind their sender is a hypothesis");
}

void check_stakes(reader *r)
{
    check_beliefs(r);
    check_allies(r);
}
