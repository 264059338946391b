#include "numeric/precision.h"

#include <assert.h>
#include <math.h>
#include <stdlib.h>

enum { DEFAULT_FIRST = 32 };
#define DEFAULT_CONFIDENCE 0.95

static int first_of(const precision_rule *rule)
{
    return rule->first ? rule->first : DEFAULT_FIRST;
}

int precision_boundary(const precision_rule *rule, int look)
{
    assert(look >= 1);
    int boundary = first_of(rule);
    for (int l = 1; l < look && boundary < rule->budget; l++)
        boundary = boundary > rule->budget / 2 ? rule->budget : 2 * boundary;
    return boundary < rule->budget ? boundary : rule->budget;
}

double precision_confidence(const precision_rule *rule, int look)
{
    const double confidence = rule->confidence != 0.0 ? rule->confidence : DEFAULT_CONFIDENCE;
    return 1.0 - (1.0 - confidence) / ((double)look * (look + 1.0) * rule->measures);
}

posture_status precision_init(precision *out, const precision_rule *rule)
{
    *out = (precision){.rule = *rule};
    if (rule->measures < 1 || !(rule->confidence >= 0.0 && rule->confidence < 1.0) || rule->budget < 2 ||
        first_of(rule) < 2)
        return POSTURE_ERROR_INPUT;
    for (int m = 0; m < rule->measures; m++)
        if (!(rule->half_width[m] > 0.0))
            return POSTURE_ERROR_INPUT;
    out->moment = calloc(2 * (size_t)rule->measures, sizeof *out->moment);
    out->at_look = malloc((size_t)rule->measures * sizeof *out->at_look);
    if (!out->moment || !out->at_look) {
        precision_clear(out);
        return POSTURE_ERROR_MEMORY;
    }
    for (int m = 0; m < rule->measures; m++)
        out->at_look[m] = (interval){NAN, -INFINITY, INFINITY};
    out->next = precision_boundary(rule, 1);
    return POSTURE_OK;
}

void precision_clear(precision *p)
{
    if (!p)
        return;
    free(p->moment);
    free(p->at_look);
    *p = (precision){0};
}

static void look_at(precision *p)
{
    p->look++;
    const double tail = 0.5 * (1.0 - precision_confidence(&p->rule, p->look));
    const double t = -statistics_student_quantile(tail, p->values - 1.0);
    bool reached = true;
    for (int m = 0; m < p->rule.measures; m++) {
        const double mean = p->moment[2 * m];
        const double variance = p->moment[2 * m + 1] / (p->values - 1.0);
        const double half = t * sqrt(variance / p->values);
        p->at_look[m] = (interval){mean, mean - half, mean + half};
        reached = reached && half <= p->rule.half_width[m];
    }
    if (reached)
        p->state = PRECISION_REACHED;
    else if (p->values >= p->rule.budget)
        p->state = PRECISION_BUDGET_SPENT;
    p->next = precision_boundary(&p->rule, p->look + 1);
}

void precision_observe(precision *p, const double *value)
{
    assert(p->state == PRECISION_RUNNING);
    p->values++;
    for (int m = 0; m < p->rule.measures; m++) {
        double *moment = &p->moment[2 * m];
        const double step = value[m] - moment[0];
        moment[0] += step / p->values;
        moment[1] += step * (value[m] - moment[0]);
    }
    if (p->values == p->next)
        look_at(p);
}
