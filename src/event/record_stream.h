/* Records of a large delimited file, one at a time in constant memory. */
#ifndef EVENT_RECORD_STREAM_H
#define EVENT_RECORD_STREAM_H

#include <stdbool.h>
#include <stdio.h>

#include <posture/status.h>

enum { RECORD_BYTE_MAX = 1 << 20, RECORD_FIELD_MAX = 128 };

typedef struct record_stream {
    FILE *from;   /* [borrowed] */
    char *buffer; /* RECORD_BYTE_MAX + 1 bytes */
    size_t begin, end;
    char separator; /* ',' fields may be quoted (RFC 4180); '\t' never */
    bool at_end;
    int line; /* of the record last read, from 1 */
    int next_line;
    char *fields[RECORD_FIELD_MAX]; /* of the record last read, each closed with a NUL */
    int column[RECORD_FIELD_MAX];   /* byte of the record where the field begins, from 1 */
    int field_count;
    bool too_long; /* the record was longer than the buffer, or held too many fields, and has no fields */
} record_stream;

/* Detects the separator from the first line: a tab where it holds one, else a comma. POSTURE_ERROR_MEMORY;
 * POSTURE_ERROR_FILE. Cleared with record_stream_clear in every case. */
posture_status record_stream_open(record_stream *s, FILE *from);
void record_stream_clear(record_stream *s);

/* False at the end; a read error is told by ferror(from). Empty lines are passed over. */
bool record_stream_next(record_stream *s);

#endif
