#include <posture/backtest.h>

#include <assert.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "app/backtest_document.h"
#include "app/backtest_page.h"
#include "base/diagnostic.h"
#include "base/file.h"
#include "base/json_text.h"
#include "base/text.h"
#include "history/backtest.h"
#include "process/engagement/calibrated.h"
#include "process/engagement/calibration.h"
#include "process/engagement/registry.h"

enum { MODELS_MAX = 32 };

posture_backtest_def posture_backtest_def_default(void)
{
    return (posture_backtest_def){.seed = 1, .replications = 1000, .bootstraps = 1000};
}

static const engagement_model *find_model(const char *id, posture_diagnostics *found)
{
    if (!id || strcmp(id, "default") == 0)
        return engagement_models()[0];
    const engagement_model *model = engagement_model_find(id);
    if (model)
        return model;
    const char *names[MODELS_MAX];
    size_t count = 0;
    for (; count < MODELS_MAX && engagement_models()[count]; count++)
        names[count] = engagement_models()[count]->id;
    int nearest = text_nearest(id, names, count);
    diagnostics_fault(found, (text_mark){0}, "no engagement model \"%s\"%s%s%s", id,
                      nearest >= 0 ? "; did you mean \"" : "; posture explain --all lists them",
                      nearest >= 0 ? names[nearest] : "", nearest >= 0 ? "\"?" : "");
    return NULL;
}

static posture_status write_page(const char *path, const json_t *document, posture_diagnostics *found)
{
    char *page = NULL;
    size_t length = 0;
    posture_status status = backtest_page(document, &page, &length);
    if (status == POSTURE_OK)
        status = file_write_atomic(path, page, length);
    if (status == POSTURE_ERROR_FILE)
        diagnostics_fault(found, (text_mark){path, 0, 0}, "cannot be written: %s", strerror(errno));
    free(page);
    return status;
}

static posture_status report(const posture_backtest_def *def, json_t *document, posture_diagnostics *found, char **json)
{
    size_t length = 0;
    posture_status status = json_to_text(document, 2, json, &length);
    if (status == POSTURE_OK && def->html)
        status = write_page(def->html, document, found);
    if (status != POSTURE_OK) {
        free(*json);
        *json = NULL;
    }
    return status;
}

static posture_status score(const posture_backtest_def *def, const engagement_model *model, engagement_table *table,
                            posture_diagnostics *found, char **json)
{
    backtest *result = arena_allocate(&table->sheet.memory, sizeof *result);
    if (!result)
        return POSTURE_ERROR_MEMORY;
    const backtest_settings settings = {def->seed, (int)def->replications, (int)def->bootstraps};
    bool fitted_here = model == &calibrated_model && strcmp(table->sheet.sha256, calibration.table_sha256) == 0;
    posture_status status = backtest_run(table, model, &settings, fitted_here, result);
    if (status != POSTURE_OK)
        return status;
    json_t *document = backtest_document(table, model, &settings, result, fitted_here);
    status = report(def, document, found, json);
    json_decref(document);
    return status;
}

posture_status posture_backtest(const posture_backtest_def *def, posture_diagnostics *found, char **json)
{
    engagement_table table;
    *json = NULL;
    assert(def->replications > 0 && def->replications <= POSTURE_BACKTEST_REPLICATIONS_MAX);
    assert(def->bootstraps > 0 && def->bootstraps <= POSTURE_BACKTEST_BOOTSTRAPS_MAX);
    const engagement_model *model = find_model(def->model, found);
    if (!model)
        return POSTURE_ERROR_UNKNOWN_NAME;
    posture_status status = engagement_table_read(def->table, found, &table);
    if (status == POSTURE_OK)
        status = score(def, model, &table, found, json);
    engagement_table_clear(&table);
    diagnostics_sort(found);
    return status;
}
