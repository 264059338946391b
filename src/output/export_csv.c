#include "output/export_csv.h"

#include <inttypes.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/text.h"

struct export_csv {
    FILE *stream;
    char *path;
    char *partial;
};

posture_status export_csv_open(const char *path, export_csv **file)
{
    *file = NULL;
    export_csv *f = calloc(1, sizeof *f);
    size_t length = strlen(path) + 1;
    char *name = malloc(length);
    char *partial = malloc(length + sizeof ".partial");
    if (!f || !name || !partial) {
        free(partial);
        free(name);
        free(f);
        return POSTURE_ERROR_MEMORY;
    }
    memcpy(name, path, length);
    snprintf(partial, length + sizeof ".partial", "%s.partial", path);
    f->path = name;
    f->partial = partial;
    f->stream = fopen(partial, "w");
    if (!f->stream) {
        export_csv_close(f, 0);
        return POSTURE_ERROR_FILE;
    }
    *file = f;
    return POSTURE_OK;
}

static posture_status stream_status(const export_csv *file)
{
    return ferror(file->stream) ? POSTURE_ERROR_FILE : POSTURE_OK;
}

static void put_text(FILE *to, const char *text)
{
    if (!strpbrk(text, ",\"\r\n")) {
        fputs(text, to);
        return;
    }
    fputc('"', to);
    for (; *text; text++) {
        if (*text == '"')
            fputc('"', to);
        fputc(*text, to);
    }
    fputc('"', to);
}

static void put_number(FILE *to, double value)
{
    char buffer[32];
    fputc(',', to);
    if (isfinite(value))
        fwrite(buffer, 1, text_from_double(value, buffer), to);
}

posture_status export_csv_run_header(export_csv *file)
{
    fputs("option,plan,replication,outer_draw,status", file->stream);
    for (int m = 0; m < OUTCOME_COUNT; m++)
        fprintf(file->stream, ",%s", outcome_get((outcome_measure)m)->name);
    fputs("\r\n", file->stream);
    return stream_status(file);
}

posture_status export_csv_run(export_csv *file, const char *option, const char *plan, const outcome_row *row)
{
    FILE *to = file->stream;
    put_text(to, option);
    fputc(',', to);
    put_text(to, plan);
    fprintf(to, ",%" PRIu64 ",%" PRIu64 ",%d", row->replication, row->outer, (int)row->status);
    for (int m = 0; m < OUTCOME_COUNT; m++)
        put_number(to, row->measure[m]);
    fputs("\r\n", to);
    return stream_status(file);
}

posture_status export_csv_factor_header(export_csv *file)
{
    fputs("factor,option,kind,draw,value\r\n", file->stream);
    return stream_status(file);
}

posture_status export_csv_factor(export_csv *file, const char *factor, const char *option, const char *kind,
                                 uint64_t draw, double value)
{
    FILE *to = file->stream;
    put_text(to, factor);
    fputc(',', to);
    put_text(to, option);
    fprintf(to, ",%s,%" PRIu64, kind, draw);
    put_number(to, value);
    fputs("\r\n", to);
    return stream_status(file);
}

static posture_status complete(export_csv *file)
{
    int bad = fflush(file->stream) != 0;
    bad |= fsync(fileno(file->stream)) != 0;
    bad |= fclose(file->stream) != 0;
    file->stream = NULL;
    bad = bad || rename(file->partial, file->path) != 0;
    return bad ? POSTURE_ERROR_FILE : POSTURE_OK;
}

posture_status export_csv_close(export_csv *file, int keep)
{
    if (!file)
        return POSTURE_OK;
    posture_status status = POSTURE_OK;
    if (keep && file->stream)
        status = complete(file);
    if (file->stream)
        fclose(file->stream);
    if (!keep || status != POSTURE_OK)
        unlink(file->partial);
    free(file->path);
    free(file->partial);
    free(file);
    return status;
}
