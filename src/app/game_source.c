#include "app/game_source.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/text.h"
#include "game/generator_list.h"
#include "game/solve.h"

enum { FILE_LIMIT_BYTE = 1 << 26, NAMES_MAX = 64 };

static posture_status from_file(const char *file, posture_diagnostics *found, game **made)
{
    char *content = NULL;
    size_t length = 0;
    posture_status status = file_read(file, FILE_LIMIT_BYTE, &content, &length);
    if (status == POSTURE_ERROR_FILE)
        diagnostics_fault(found, (text_mark){file, 0, 0}, "cannot be read: %s", strerror(errno));
    if (status == POSTURE_OK)
        status = game_read(file, content, length, found, made);
    free(content);
    return status;
}

static void unknown_name(posture_diagnostics *found, const char *what, const char *name, const char *const *known,
                         int count)
{
    int near = text_nearest(name, known, (size_t)count);
    if (near >= 0)
        diagnostics_fault(found, (text_mark){0}, "no %s \"%s\"; did you mean %s?", what, name, known[near]);
    else
        diagnostics_fault(found, (text_mark){0}, "no %s \"%s\"; posture game --list shows them", what, name);
}

/* One "key=value" into the generator's numbers. */
static posture_status take_setting(const struct generator *which, const char *setting, posture_diagnostics *found,
                                   double *value)
{
    const char *keys[GENERATOR_PARAMETERS];
    const char *equals = strchr(setting, '=');
    const size_t length = equals ? (size_t)(equals - setting) : strlen(setting);
    const int count = generator_parameter_count(which);
    double number = 0;
    for (int k = 0; k < count; k++)
        keys[k] = which->parameters[k].key;
    if (!equals || !text_to_double(equals + 1, strlen(equals + 1), &number)) {
        diagnostics_fault(found, (text_mark){0}, "\"%s\": a setting is KEY=NUMBER", setting);
        return POSTURE_ERROR_INPUT;
    }
    for (int k = 0; k < count; k++)
        if (strlen(keys[k]) == length && memcmp(keys[k], setting, length) == 0) {
            value[k] = number;
            return POSTURE_OK;
        }
    char key[64] = "";
    memcpy(key, setting, length < sizeof key ? length : sizeof key - 1);
    unknown_name(found, "setting", key, keys, count);
    return POSTURE_ERROR_UNKNOWN_NAME;
}

static posture_status from_name(const posture_game_def *def, posture_diagnostics *found, game **made)
{
    const struct generator *which = generator_find(def->generate);
    if (!which) {
        const char *names[NAMES_MAX];
        for (int i = 0; i < generator_count(); i++)
            names[i] = generator_at(i)->name;
        unknown_name(found, "game", def->generate, names, generator_count());
        return POSTURE_ERROR_UNKNOWN_NAME;
    }
    double value[GENERATOR_PARAMETERS];
    posture_status status = POSTURE_OK;
    for (int k = 0; k < generator_parameter_count(which); k++)
        value[k] = which->parameters[k].value;
    for (int i = 0; i < def->setting_count; i++) {
        posture_status one = take_setting(which, def->settings[i], found, value);
        status = status == POSTURE_OK ? one : status;
    }
    return status == POSTURE_OK ? which->make(value, found, made) : status;
}

posture_status game_source(const posture_game_def *def, posture_diagnostics *found, game **made)
{
    *made = NULL;
    return def->generate ? from_name(def, found, made) : from_file(def->file, found, made);
}
