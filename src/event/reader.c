#include "event/reader.h"

#include <ctype.h>
#include <limits.h>
#include <string.h>

#include "event/record_stream.h"

enum { GDELT_COLUMNS = 61, GDELT_1_COLUMNS = 58, DATE_DIGITS = 8 };

enum role { ROLE_DATE, ROLE_SOURCE, ROLE_TARGET, ROLE_TYPE, ROLE_COUNT };

/* Names of the columns that are read, without case, blanks, _ and -. */
static const char *const headers[EVENT_FORMAT_COUNT][ROLE_COUNT] = {
    [EVENT_OWN] = {"date", "sourcecountry", "targetcountry", "type"},
    [EVENT_ICEWS] = {"eventdate", "sourcecountry", "targetcountry", "cameocode"},
    [EVENT_POLECAT] = {"eventdate", "actorcountry", "recipientcountry", "eventtype"},
    [EVENT_ACLED] = {"eventdate", "actor1", "actor2", "eventtype"}};

/* Actor1CountryCode, Actor2CountryCode, EventCode of the GDELT 2.0 codebook. */
static const int gdelt_columns[ROLE_COUNT] = {1, 7, 17, 26};

typedef struct reading {
    const char *path;
    posture_diagnostics *found;
    record_stream stream;
    int columns[ROLE_COUNT];
    int field_count;
    event_summary *summary;
} reading;

const char *event_format_name(event_format format)
{
    static const char *const names[] = {"own", "gdelt", "icews", "polecat", "acled"};
    return names[format];
}

/* Days since 1970-01-01 of a Gregorian date (Richards 2013, eq. 15.11 with the year begun in March). */
static bool civil_day(int year, int month, int day, int *out)
{
    static const int lengths[] = {31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    if (year < 1800 || year > 2200 || month < 1 || month > 12 || day < 1 || day > lengths[month - 1] ||
        (month == 2 && day == 29 && !leap))
        return false;
    const int y = month > 2 ? year : year - 1;
    const int m = month > 2 ? month - 3 : month + 9;
    *out = 365 * y + y / 4 - y / 100 + y / 400 + (153 * m + 2) / 5 + day - 1 - 719468;
    return true;
}

static int digits(const char *text, int count)
{
    int value = 0;
    for (int i = 0; i < count; i++) {
        if (text[i] < '0' || text[i] > '9')
            return -1;
        value = 10 * value + (text[i] - '0');
    }
    return value;
}

/* "16 May 2025" */
static bool parse_worded(const char *text, int *day)
{
    static const char months[] = "janfebmaraprmayjunjulaugsepoctnovdec";
    const int width = isdigit((unsigned char)text[0]) ? (isdigit((unsigned char)text[1]) ? 2 : 1) : 0;
    char month[4] = "";
    if (width == 0 || text[width] != ' ' || strlen(text + width) < 9)
        return false;
    for (int i = 0; i < 3; i++)
        month[i] = (char)tolower((unsigned char)text[width + 1 + i]);
    const char *at = strstr(months, month);
    const char *year = strchr(text + width + 1, ' ');
    if (!at || (at - months) % 3 != 0 || !year || strlen(year + 1) != 4)
        return false;
    return civil_day(digits(year + 1, 4), (int)(at - months) / 3 + 1, digits(text, width), day);
}

bool event_date_parse(const char *text, int *day)
{
    const size_t length = strlen(text);
    if (length == DATE_DIGITS && digits(text, DATE_DIGITS) >= 0)
        return civil_day(digits(text, 4), digits(text + 4, 2), digits(text + 6, 2), day);
    if (length >= 10 && text[4] == '-' && text[7] == '-' && (length == 10 || text[10] == 'T' || text[10] == ' '))
        return civil_day(digits(text, 4), digits(text + 5, 2), digits(text + 8, 2), day);
    return parse_worded(text, day);
}

static void write_digits(char *to, int value, int count)
{
    for (int i = count - 1; i >= 0; i--) {
        to[i] = (char)('0' + value % 10);
        value /= 10;
    }
}

void event_date_write(int day, char *buffer)
{
    const int z = day + 719468;
    const int era = z / 146097;
    const int doe = z - era * 146097;
    const int yoe = (doe - doe / 1460 + doe / 36524 - doe / 146096) / 365;
    const int doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
    const int m = (5 * doy + 2) / 153;
    const int month = m < 10 ? m + 3 : m - 9;
    memcpy(buffer, "0000-00-00", 11);
    write_digits(buffer, yoe + era * 400 + (month <= 2 ? 1 : 0), 4);
    write_digits(buffer + 5, month, 2);
    write_digits(buffer + 8, doy - (153 * m + 2) / 5 + 1, 2);
}

static bool same_name(const char *header, const char *name)
{
    for (; *header; header++) {
        if (*header == ' ' || *header == '_' || *header == '-')
            continue;
        if (tolower((unsigned char)*header) != *name)
            return false;
        name++;
    }
    return *name == '\0';
}

static int find_column(const record_stream *s, const char *name)
{
    for (int i = 0; i < s->field_count; i++)
        if (same_name(s->fields[i], name))
            return i;
    return -1;
}

/* Finds the columns of one format; false where one is missing. */
static bool match_header(reading *r, event_format format)
{
    if (!headers[format][0])
        return false;
    for (int role = 0; role < ROLE_COUNT; role++) {
        r->columns[role] = find_column(&r->stream, headers[format][role]);
        if (r->columns[role] < 0)
            return false;
    }
    return true;
}

/* *is_event: the first record is an event already. */
static posture_status recognise(reading *r, bool *is_event)
{
    const record_stream *s = &r->stream;
    const text_mark top = {r->path, s->line, 1};
    *is_event = false;
    r->field_count = s->field_count;
    const bool numbered = s->field_count > 1 && digits(s->fields[1], DATE_DIGITS) >= 0;
    if (numbered && s->separator == '\t' && s->field_count == GDELT_COLUMNS) {
        r->summary->format = EVENT_GDELT;
        memcpy(r->columns, gdelt_columns, sizeof r->columns);
        *is_event = true;
        return POSTURE_OK;
    }
    if (numbered && s->separator == '\t' && s->field_count == GDELT_1_COLUMNS) {
        diagnostics_fault(r->found, top, "58 columns without header are GDELT 1.0; version 2.0 has 61");
        return POSTURE_ERROR_INPUT;
    }
    for (int f = 0; f < EVENT_FORMAT_COUNT; f++)
        if (match_header(r, (event_format)f)) {
            r->summary->format = (event_format)f;
            return POSTURE_OK;
        }
    diagnostics_fault(r->found, top,
                      "no header of a known format; the own one has the columns date, source_country, target_country, "
                      "type; ICEWS, POLECAT, ACLED and GDELT 2.0 are known too");
    return POSTURE_ERROR_INPUT;
}

static void skip(reading *r, int column, const char *what, const char *value)
{
    const text_mark mark = {r->path, r->stream.line, column};
    if (++r->summary->skipped_count <= EVENT_NAMED_MAX)
        diagnostics_warning(r->found, mark, "row skipped: %s%s%.60s%s", what, value ? " \"" : "", value ? value : "",
                            value ? "\"" : "");
}

static bool read_signal(event_format format, const char *type, signal_kind *kind)
{
    switch (format) {
    case EVENT_OWN:
        return signal_of_type(type, kind);
    case EVENT_POLECAT:
        *kind = signal_of_plover(type);
        return true;
    case EVENT_ACLED:
        *kind = signal_of_acled(type);
        return true;
    case EVENT_GDELT:
    case EVENT_ICEWS:
    case EVENT_FORMAT_COUNT:
        break;
    }
    *kind = signal_of_cameo(type);
    return true;
}

/* False: the row was skipped. */
static bool read_event(reading *r, struct event *e)
{
    const record_stream *s = &r->stream;
    const int *at = r->columns;
    if (s->too_long || s->field_count != r->field_count) {
        skip(r, 1,
             s->too_long ? "longer than 1 MiB or over 128 fields" : "another number of fields than the first line",
             NULL);
        return false;
    }
    const char *target = s->fields[at[ROLE_TARGET]];
    *e = (struct event){.source = s->fields[at[ROLE_SOURCE]],
                        .target = r->summary->format == EVENT_POLECAT && strcmp(target, "None") == 0 ? "" : target,
                        .line = s->line};
    if (!event_date_parse(s->fields[at[ROLE_DATE]], &e->day)) {
        skip(r, s->column[at[ROLE_DATE]], "no date", s->fields[at[ROLE_DATE]]);
        return false;
    }
    if (*e->source == '\0' || (r->summary->format == EVENT_POLECAT && strcmp(e->source, "None") == 0)) {
        skip(r, s->column[at[ROLE_SOURCE]], "nobody acts", NULL);
        return false;
    }
    if (!read_signal(r->summary->format, s->fields[at[ROLE_TYPE]], &e->signal)) {
        skip(r, s->column[at[ROLE_TYPE]], "neither an indicator nor a CAMEO code", s->fields[at[ROLE_TYPE]]);
        return false;
    }
    return true;
}

static posture_status read_rows(reading *r, event_take *take, void *context)
{
    bool is_event = false;
    if (!record_stream_next(&r->stream)) {
        diagnostics_fault(r->found, (text_mark){r->path, 0, 0}, "no events: the file is empty");
        return POSTURE_ERROR_INPUT;
    }
    posture_status status = recognise(r, &is_event);
    if (status != POSTURE_OK)
        return status;
    while (is_event || record_stream_next(&r->stream)) {
        struct event e;
        is_event = false;
        if (r->summary->row_count == INT_MAX) {
            diagnostics_fault(r->found, (text_mark){r->path, r->stream.line, 0}, "more than 2147483647 rows");
            return POSTURE_ERROR_INPUT;
        }
        r->summary->row_count++;
        if (!read_event(r, &e))
            continue;
        r->summary->signal_count[e.signal]++;
        status = take(context, &e);
        if (status != POSTURE_OK)
            return status;
    }
    return POSTURE_OK;
}

posture_status event_read(const char *path, FILE *from, posture_diagnostics *found, event_take *take, void *context,
                          event_summary *summary)
{
    reading r = {.path = path, .found = found, .summary = summary};
    *summary = (event_summary){0};
    posture_status status = record_stream_open(&r.stream, from);
    if (status == POSTURE_OK)
        status = read_rows(&r, take, context);
    if (status == POSTURE_OK && ferror(from))
        status = POSTURE_ERROR_FILE;
    if (status == POSTURE_ERROR_FILE)
        diagnostics_fault(found, (text_mark){path, 0, 0}, "cannot be read");
    if (summary->skipped_count > EVENT_NAMED_MAX)
        diagnostics_warning(found, (text_mark){path, 0, 0}, "%d rows skipped; the first %d are named",
                            summary->skipped_count, EVENT_NAMED_MAX);
    record_stream_clear(&r.stream);
    return status;
}
