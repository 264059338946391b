#include "import/workbook.h"

#include <errno.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <expat.h>
#include <zip.h>

#include "base/file.h"

enum { FILE_LIMIT_BYTE = 16 << 20, PART_LIMIT_BYTE = 32 << 20, TEXT_LIMIT_BYTE = 4096, CELLS_MAX = 400000 };

/* Text between tags of interest. */
struct gathered {
    char text[TEXT_LIMIT_BYTE];
    size_t length;
    bool open;
};

struct parts {
    struct workbook *w;
    posture_diagnostics *found;
    const char *path;
    zip_t *zip;
    const char **shared; /* shared strings */
    int shared_count, shared_capacity;
    const char *ids[WORKBOOK_SHEETS_MAX];     /* relation of each sheet */
    const char *targets[WORKBOOK_SHEETS_MAX]; /* its part */
    struct gathered now;
    struct workbook_sheet *sheet; /* being read */
    int cell_capacity, row, column;
    char type;
    bool failed, too_large; /* memory; limits */
    XML_Parser parser;
};

static void stop(struct parts *p, bool *why)
{
    *why = true;
    XML_StopParser(p->parser, XML_FALSE);
}

static const char *attribute(const char **attributes, const char *name)
{
    for (int i = 0; attributes[i]; i += 2)
        if (strcmp(attributes[i], name) == 0)
            return attributes[i + 1];
    return "";
}

static const char *keep(struct parts *p, const char *text)
{
    const char *copy = arena_copy_text(&p->w->memory, text, strlen(text));
    if (!copy)
        stop(p, &p->failed);
    return copy ? copy : "";
}

/* Grows an array of the heap by doubling; NULL when out of memory. */
static void *grow(void *array, int *capacity, size_t size)
{
    const int wanted = *capacity > 0 ? 2 * *capacity : 256;
    void *grown = realloc(array, (size_t)wanted * size);
    if (grown)
        *capacity = wanted;
    return grown;
}

static void XMLCALL gather(void *context, const XML_Char *text, int length)
{
    struct parts *p = context;
    if (!p->now.open)
        return;
    if (p->now.length + (size_t)length >= sizeof p->now.text) {
        stop(p, &p->too_large);
        return;
    }
    memcpy(p->now.text + p->now.length, text, (size_t)length);
    p->now.length += (size_t)length;
    p->now.text[p->now.length] = '\0';
}

static void begin_text(struct parts *p, bool afresh)
{
    p->now.open = true;
    if (afresh)
        p->now.text[p->now.length = 0] = '\0';
}

static void XMLCALL start_book(void *context, const XML_Char *name, const XML_Char **attributes)
{
    struct parts *p = context;
    if (strcmp(name, "sheet") != 0)
        return;
    if (p->w->sheet_count >= WORKBOOK_SHEETS_MAX) {
        stop(p, &p->too_large);
        return;
    }
    p->ids[p->w->sheet_count] = keep(p, attribute(attributes, "r:id"));
    p->w->sheets[p->w->sheet_count++] = (struct workbook_sheet){.name = keep(p, attribute(attributes, "name"))};
}

static void XMLCALL start_relations(void *context, const XML_Char *name, const XML_Char **attributes)
{
    struct parts *p = context;
    if (strcmp(name, "Relationship") != 0)
        return;
    for (int i = 0; i < p->w->sheet_count; i++)
        if (strcmp(p->ids[i], attribute(attributes, "Id")) == 0)
            p->targets[i] = keep(p, attribute(attributes, "Target"));
}

static void XMLCALL start_shared(void *context, const XML_Char *name, const XML_Char **attributes)
{
    struct parts *p = context;
    (void)attributes;
    if (strcmp(name, "si") == 0)
        p->now.text[p->now.length = 0] = '\0';
    else if (strcmp(name, "t") == 0)
        begin_text(p, false);
}

static void XMLCALL end_shared(void *context, const XML_Char *name)
{
    struct parts *p = context;
    if (strcmp(name, "t") == 0)
        p->now.open = false;
    if (strcmp(name, "si") != 0)
        return;
    if (p->shared_count >= CELLS_MAX) {
        stop(p, &p->too_large);
        return;
    }
    if (p->shared_count == p->shared_capacity) {
        const char **grown = grow(p->shared, &p->shared_capacity, sizeof *grown);
        if (!grown) {
            stop(p, &p->failed);
            return;
        }
        p->shared = grown;
    }
    p->shared[p->shared_count++] = keep(p, p->now.text);
}

/* "D12"; without a reference the cell follows the one before. */
static void place_cell(struct parts *p, const char *reference)
{
    int column = 0, row = 0;
    const char *c = reference;
    for (; *c >= 'A' && *c <= 'Z' && column <= WORKBOOK_COLUMNS_MAX; c++)
        column = 26 * column + (*c - 'A' + 1);
    for (; *c >= '0' && *c <= '9' && row <= WORKBOOK_ROWS_MAX; c++)
        row = 10 * row + (*c - '0');
    p->column = column > 0 ? column : p->column + 1;
    p->row = row > 0 ? row : p->row;
}

static void XMLCALL start_sheet(void *context, const XML_Char *name, const XML_Char **attributes)
{
    struct parts *p = context;
    if (strcmp(name, "row") == 0) {
        const char *number = attribute(attributes, "r");
        p->row = *number ? (int)strtol(number, NULL, 10) : p->row + 1;
        p->column = 0;
    } else if (strcmp(name, "c") == 0) {
        const char *type = attribute(attributes, "t");
        place_cell(p, attribute(attributes, "r"));
        p->type = 'v';
        if (strcmp(type, "s") == 0)
            p->type = 's';
        else if (strcmp(type, "e") == 0)
            p->type = 'e';
        p->now.text[p->now.length = 0] = '\0';
    } else if (strcmp(name, "v") == 0 || strcmp(name, "t") == 0) {
        begin_text(p, false);
    }
}

static const char *cell_text(struct parts *p)
{
    if (p->type != 's')
        return keep(p, p->now.text);
    const long index = strtol(p->now.text, NULL, 10);
    return index >= 0 && index < p->shared_count ? p->shared[index] : "";
}

static void XMLCALL end_sheet(void *context, const XML_Char *name)
{
    struct parts *p = context;
    if (strcmp(name, "v") == 0 || strcmp(name, "t") == 0)
        p->now.open = false;
    if (strcmp(name, "c") != 0 || p->now.length == 0)
        return;
    if (p->row < 1 || p->row > WORKBOOK_ROWS_MAX || p->column > WORKBOOK_COLUMNS_MAX)
        return; /* beyond any table that is read here */
    if (p->sheet->cell_count >= CELLS_MAX) {
        stop(p, &p->too_large);
        return;
    }
    if (p->sheet->cell_count == p->cell_capacity) {
        struct workbook_cell *grown = grow(p->sheet->cells, &p->cell_capacity, sizeof *grown);
        if (!grown) {
            stop(p, &p->failed);
            return;
        }
        p->sheet->cells = grown;
    }
    p->sheet->cells[p->sheet->cell_count++] = (struct workbook_cell){
        .row = p->row, .column = p->column, .text = cell_text(p), .error = p->type == 'e' || p->now.text[0] == '#'};
}

/* The bytes of a part, malloc'ed; *content NULL where there is none. */
static posture_status read_part(struct parts *p, const char *name, char **content, size_t *length)
{
    zip_stat_t about;
    *content = NULL;
    zip_stat_init(&about);
    if (zip_stat(p->zip, name, 0, &about) != 0 || !(about.valid & ZIP_STAT_SIZE))
        return POSTURE_OK;
    if (about.size > PART_LIMIT_BYTE) {
        diagnostics_fault(p->found, (text_mark){p->path, 0, 0}, "%s: larger than %d MiB", name, PART_LIMIT_BYTE >> 20);
        return POSTURE_ERROR_INPUT;
    }
    zip_file_t *file = zip_fopen(p->zip, name, 0);
    if (!file)
        return POSTURE_OK;
    char *bytes = malloc((size_t)about.size + 1);
    const zip_int64_t got = bytes ? zip_fread(file, bytes, about.size) : 0;
    zip_fclose(file);
    if (!bytes)
        return POSTURE_ERROR_MEMORY;
    *content = bytes;
    *length = got > 0 ? (size_t)got : 0;
    return POSTURE_OK;
}

static posture_status parse_part(struct parts *p, const char *name, bool needed, XML_StartElementHandler start,
                                 XML_EndElementHandler end)
{
    char *content = NULL;
    size_t length = 0;
    posture_status status = read_part(p, name, &content, &length);
    if (status != POSTURE_OK)
        return status;
    if (!content) {
        if (needed)
            diagnostics_fault(p->found, (text_mark){p->path, 0, 0}, "no workbook: the part %s is missing", name);
        return needed ? POSTURE_ERROR_INPUT : POSTURE_OK;
    }
    p->parser = XML_ParserCreate(NULL);
    if (!p->parser) {
        free(content);
        return POSTURE_ERROR_MEMORY;
    }
    p->now = (struct gathered){.open = false};
    XML_SetUserData(p->parser, p);
    XML_SetElementHandler(p->parser, start, end);
    XML_SetCharacterDataHandler(p->parser, gather);
    if (XML_Parse(p->parser, content, (int)length, 1) != XML_STATUS_OK && !p->failed)
        diagnostics_fault(p->found, (text_mark){p->path, 0, 0}, "%s:%lu:%lu: %s", name,
                          (unsigned long)XML_GetCurrentLineNumber(p->parser),
                          (unsigned long)XML_GetCurrentColumnNumber(p->parser) + 1,
                          p->too_large ? "more than a table of statistics holds"
                                       : XML_ErrorString(XML_GetErrorCode(p->parser)));
    XML_ParserFree(p->parser);
    free(content);
    return p->failed ? POSTURE_ERROR_MEMORY : diagnostics_status(p->found);
}

static posture_status read_sheet(struct parts *p, int index)
{
    char name[256];
    const char *target = p->targets[index] ? p->targets[index] : "";
    if (*target == '/')
        snprintf(name, sizeof name, "%s", target + 1);
    else
        snprintf(name, sizeof name, "xl/%s", target);
    p->sheet = &p->w->sheets[index];
    p->cell_capacity = p->row = p->column = 0;
    return parse_part(p, name, true, start_sheet, end_sheet);
}

static posture_status open_zip(struct parts *p, const char *bytes, size_t length)
{
    zip_error_t error;
    zip_error_init(&error);
    zip_source_t *source = zip_source_buffer_create(bytes, length, 0, &error);
    if (source)
        p->zip = zip_open_from_source(source, ZIP_RDONLY, &error);
    if (source && !p->zip)
        zip_source_free(source);
    const bool memory = zip_error_code_zip(&error) == ZIP_ER_MEMORY;
    if (!p->zip && !memory)
        diagnostics_fault(p->found, (text_mark){p->path, 0, 0}, "no workbook: %s", zip_error_strerror(&error));
    zip_error_fini(&error);
    return p->zip ? POSTURE_OK : memory ? POSTURE_ERROR_MEMORY : POSTURE_ERROR_INPUT;
}

posture_status workbook_parse(const char *path, const char *bytes, size_t length, posture_diagnostics *found,
                              struct workbook *w)
{
    *w = (struct workbook){0};
    arena_init(&w->memory);
    struct parts *p = calloc(1, sizeof *p);
    if (!p)
        return POSTURE_ERROR_MEMORY;
    p->w = w;
    p->found = found;
    p->path = path;
    posture_status status = open_zip(p, bytes, length);
    if (status == POSTURE_OK)
        status = parse_part(p, "xl/workbook.xml", true, start_book, NULL);
    if (status == POSTURE_OK)
        status = parse_part(p, "xl/_rels/workbook.xml.rels", true, start_relations, NULL);
    if (status == POSTURE_OK)
        status = parse_part(p, "xl/sharedStrings.xml", false, start_shared, end_shared);
    for (int i = 0; i < w->sheet_count && status == POSTURE_OK; i++)
        status = read_sheet(p, i);
    if (p->zip)
        zip_discard(p->zip);
    free(p->shared);
    free(p);
    return status;
}

posture_status workbook_read(const char *path, posture_diagnostics *found, struct workbook *w)
{
    char *bytes = NULL;
    size_t length = 0;
    *w = (struct workbook){0};
    errno = 0;
    posture_status status = file_read(path, FILE_LIMIT_BYTE, &bytes, &length);
    if (status == POSTURE_ERROR_FILE)
        diagnostics_fault(found, (text_mark){path, 0, 0}, "cannot be read: %s",
                          errno ? strerror(errno) : "not a regular file, or too large");
    if (status == POSTURE_OK)
        status = workbook_parse(path, bytes, length, found, w);
    free(bytes);
    return status;
}

void workbook_clear(struct workbook *w)
{
    for (int i = 0; i < w->sheet_count; i++)
        free(w->sheets[i].cells);
    arena_clear(&w->memory);
    *w = (struct workbook){0};
}

void workbook_cell_name(int row, int column, char *name)
{
    char letters[4] = "";
    int count = 0;
    for (int c = column; c > 0 && count < 3; c = (c - 1) / 26)
        letters[count++] = (char)('A' + (c - 1) % 26);
    for (int i = 0; i < count; i++)
        name[i] = letters[count - 1 - i];
    snprintf(name + count, 12, "%d", row);
}
