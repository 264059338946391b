#include "app/study_points.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/diagnostic.h"
#include "numeric/factorial.h"
#include "numeric/latin_hypercube.h"
#include "numeric/morris.h"
#include "numeric/sobol.h"
#include "numeric/sobol_index.h"

static posture_status full_factorial(const study_file *f, int columns, design *out)
{
    int *levels = malloc((size_t)columns * sizeof *levels);
    if (!levels)
        return POSTURE_ERROR_MEMORY;
    for (int i = 0; i < columns; i++)
        levels[i] = f->size;
    posture_status status = factorial_design(levels, columns, out);
    free(levels);
    return status;
}

static posture_status make_design(const study_file *f, int columns, design *out)
{
    const morris_options morris = {.blocks = f->size, .midpoint = true};
    switch (f->kind) {
    case STUDY_FACTORIAL:
        return full_factorial(f, columns, out);
    case STUDY_FRACTIONAL:
        return factorial_fraction(columns, f->size, out);
    case STUDY_SOBOL:
        return sobol_design(f->size, columns, true, f->seed, out);
    case STUDY_LATIN_HYPERCUBE:
        return latin_hypercube_design(f->size, columns, f->seed, out);
    case STUDY_NEARLY_ORTHOGONAL:
        return latin_hypercube_nearly_orthogonal(f->size, columns, 0, f->seed, out);
    case STUDY_MORRIS:
        return morris_design(columns, &morris, f->seed, out);
    case STUDY_SALTELLI:
        return sobol_index_design(f->size, columns, false, f->seed, out);
    case STUDY_BASELINE:
    case STUDY_DESIGN_COUNT:
        break;
    }
    return design_init(out, DESIGN_USER, 1, 1, f->seed);
}

/* A factor is what we do not know: without a list, each epistemic one of the base scenario. */
static void choose(study_points *p, const study_file *f, const scenario *base)
{
    for (int i = 0; !f->factors && i < base->factor_count; i++) {
        p->low[p->columns] = p->high[p->columns] = NAN;
        if (base->factors[i].kind == FACTOR_EPISTEMIC)
            p->factor[p->columns++] = i;
    }
    for (int k = 0; f->factors && k < f->factor_count; k++) {
        int i = 0;
        while (i < base->factor_count && strcmp(base->factors[i].id, f->factors[k].id) != 0)
            i++;
        p->low[p->columns] = f->factors[k].low;
        p->high[p->columns] = f->factors[k].high;
        if (i < base->factor_count)
            p->factor[p->columns++] = i;
    }
}

posture_status study_points_make(const study_file *f, const char *path, const scenario *base,
                                 posture_diagnostics *found, study_points *out)
{
    *out = (study_points){0};
    const size_t room = (size_t)base->factor_count + 1;
    out->factor = calloc(room, sizeof *out->factor);
    out->low = calloc(room, sizeof *out->low);
    out->high = calloc(room, sizeof *out->high);
    posture_status status = out->factor && out->low && out->high ? POSTURE_OK : POSTURE_ERROR_MEMORY;
    if (status == POSTURE_OK)
        choose(out, f, base);
    if (status == POSTURE_OK && out->columns == 0 && f->kind != STUDY_BASELINE)
        status = POSTURE_ERROR_INPUT;
    if (status == POSTURE_OK)
        status = make_design(f, out->columns, &out->plan);
    if (status == POSTURE_ERROR_INPUT)
        diagnostics_fault(found, (text_mark){.file = path}, "no %s design of size %d over %d factors can be made",
                          study_design_text(f->kind), f->size, out->columns);
    if (status != POSTURE_OK)
        study_points_clear(out);
    return status;
}

void study_points_clear(study_points *p)
{
    design_clear(&p->plan);
    free(p->factor);
    free(p->low);
    free(p->high);
    *p = (study_points){0};
}

double study_points_value(const study_points *p, const scenario *base, int column, double u)
{
    if (isfinite(p->low[column]))
        return p->low[column] + u * (p->high[column] - p->low[column]);
    return distribution_quantile(&base->factors[p->factor[column]].spread, fmin(fmax(u, 1e-12), 1 - 1e-12));
}
