#include "app/cost_document.h"

#include "base/json_text.h"

static const char *const bound_keys[COST_BOUNDS] = {"low", "mid", "high"};

json_t *cost_basis_object(const struct cost_basis *basis)
{
    json_builder b = json_build_object();
    json_build_set(&b, "currency", json_string(basis->currency));
    json_build_set(&b, "price_year", json_integer(basis->price_year));
    json_build_set(&b, "start_year", json_integer(basis->start_year));
    json_build_set(&b, "discount_rate", json_number(basis->discount_rate));
    json_build_set(&b, "equipment_year", json_number(basis->equipment_year));
    json_build_set(&b, "infrastructure_year", json_number(basis->infrastructure_year));
    return json_build_finish(&b);
}

static json_t *bounds_object(const double amount[COST_BOUNDS])
{
    json_builder b = json_build_object();
    for (int i = 0; i < COST_BOUNDS; i++)
        json_build_set(&b, bound_keys[i], json_number(amount[i]));
    return json_build_finish(&b);
}

static void set_sum(json_builder *b, const struct cost_sum *sum)
{
    json_build_set(b, "one_off_m", bounds_object(sum->one_off));
    json_build_set(b, "running_m_per_year", bounds_object(sum->running));
    json_build_set(b, "equivalent_annual_m", bounds_object(sum->yearly));
}

static json_t *country_or_null(const scenario *s, int32_t country)
{
    return country >= 0 ? json_string(s->countries[country].id) : json_null();
}

static json_t *line_object(const scenario *s, const struct cost_line *line)
{
    static const char *const kinds[COST_KINDS] = {"equipment", "infrastructure", "running"};
    static const char *const keys[COST_KINDS] = {"equipment_m", "infrastructure_m", "running_m_per_year"};
    json_builder b = json_build_object();
    json_builder payers = json_build_object();
    json_build_set(&b, "change", json_string(cost_change_text(line->card->change)));
    json_build_set(&b, "subject", json_string(line->subject));
    json_build_set(&b, "card", json_string(line->card->id));
    json_build_set(&b, "title", json_string(line->card->title));
    json_build_set(&b, "mark", json_string(provenance_mark_text(line->card->mark)));
    json_build_set(&b, "quantity", json_number(line->quantity));
    json_build_set(&b, "per", json_string(cost_per_text(line->card->per)));
    for (int k = 0; k < COST_KINDS; k++) {
        json_builder payer = json_build_object();
        json_build_set(&payer, "who", json_string(cost_payer_text(line->card->payer[k])));
        json_build_set(&payer, "country", country_or_null(s, line->country[k]));
        json_build_set(&payers, kinds[k], json_build_finish(&payer));
        json_build_set(&b, keys[k], bounds_object(line->amount[k]));
    }
    json_build_set(&b, "headcount", json_number(line->headcount));
    json_build_set(&b, "payers", json_build_finish(&payers));
    return json_build_finish(&b);
}

static json_t *gaps_array(const struct cost_gap *gaps, int count)
{
    json_builder list = json_build_array();
    for (int i = 0; i < count; i++) {
        json_builder b = json_build_object();
        json_build_set(&b, "subject", json_string(gaps[i].subject));
        json_build_set(&b, "change", json_string(gaps[i].what));
        json_build_append(&list, json_build_finish(&b));
    }
    return json_build_finish(&list);
}

static json_t *payers_array(const bill *b)
{
    json_builder list = json_build_array();
    for (int p = 0; p < COST_PAYERS; p++) {
        json_builder one = json_build_object();
        json_build_set(&one, "who", json_string(cost_payer_text((enum cost_payer)p)));
        set_sum(&one, &b->payer[p]);
        json_build_append(&list, json_build_finish(&one));
    }
    return json_build_finish(&list);
}

static json_t *cash_array(const scenario *s, const bill *b)
{
    json_builder list = json_build_array();
    for (int y = 0; y < BILL_YEARS; y++) {
        json_builder one = json_build_object();
        json_build_set(&one, "year", json_integer(s->cost_basis.start_year + y));
        json_build_set(&one, "amount_m", json_number(b->cash[y]));
        json_build_append(&list, json_build_finish(&one));
    }
    return json_build_finish(&list);
}

static double assumed_share(const bill *b)
{
    double all = 0, assumed = 0;
    for (int i = 0; i < b->line_count; i++) {
        const struct cost_line *line = &b->lines[i];
        double weight = 0;
        for (int k = 0; k < COST_KINDS; k++)
            weight += line->amount[k][COST_MID] > 0 ? line->amount[k][COST_MID] : -line->amount[k][COST_MID];
        all += weight;
        assumed += line->card->mark == PROVENANCE_ASSUMED ? weight : 0;
    }
    return all > 0 ? assumed / all : 0;
}

const char *cost_option_costed(const bill *b)
{
    if (b->gap_count > 0)
        return "partly";
    if (b->line_count > 0)
        return "yes";
    return b->assumption_count > 0 ? "what_if" : "none";
}

json_t *cost_option_object(const scenario *stated, const struct option *option, const bill *b, bool lines)
{
    json_builder o = json_build_object();
    json_build_set(&o, "id", json_string(option->id));
    json_build_set(&o, "title", json_string(option->title));
    json_build_set(&o, "costed", json_string(cost_option_costed(b)));
    set_sum(&o, &b->sum);
    json_build_set(&o, "assumed_share", json_number(assumed_share(b)));
    json_build_set(&o, "headcount", json_number(b->headcount));
    json_builder peak = json_build_object();
    json_build_set(&peak, "year", json_integer(stated->cost_basis.start_year + b->peak_year));
    json_build_set(&peak, "amount_m", json_number(b->cash[b->peak_year]));
    json_build_set(&o, "peak", json_build_finish(&peak));
    json_build_set(&o, "payers", payers_array(b));
    json_build_set(&o, "cash", cash_array(stated, b));
    json_build_set(&o, "not_costed", gaps_array(b->gaps, b->gap_count));
    json_build_set(&o, "assumptions", gaps_array(b->assumptions, b->assumption_count));
    if (lines) {
        json_builder list = json_build_array();
        for (int i = 0; i < b->line_count; i++)
            json_build_append(&list, line_object(stated, &b->lines[i]));
        json_build_set(&o, "lines", json_build_finish(&list));
    }
    return json_build_finish(&o);
}
