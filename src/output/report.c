#include "output/report.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/json_text.h"

/* The page before and behind the document: made from web/ by the build. */
extern const unsigned char report_bundle_before[];
extern const size_t report_bundle_before_byte;
extern const unsigned char report_bundle_after[];
extern const size_t report_bundle_after_byte;

static const char escaped_less[] = "\\u003c";

static size_t count_less(const char *text, size_t length)
{
    size_t count = 0;
    for (size_t i = 0; i < length; i++) {
        count += text[i] == '<';
    }
    return count;
}

/* Inside a script element only `<` can end it or open a comment; JSON has it in strings alone, where \u003c is the
 * same character. Returns the end of what was written. */
static char *append_escaped(char *out, const char *text, size_t length)
{
    for (size_t i = 0; i < length; i++) {
        if (text[i] == '<') {
            memcpy(out, escaped_less, sizeof escaped_less - 1);
            out += sizeof escaped_less - 1;
        } else {
            *out++ = text[i];
        }
    }
    return out;
}

posture_status report_write(const char *path, const json_t *document)
{
    assert(path && json_is_object(document));
    char *text = NULL;
    char *page = NULL;
    size_t length = 0;
    posture_status status = json_to_text(document, 0, &text, &length);
    if (status != POSTURE_OK) {
        return status;
    }
    size_t document_byte = length + count_less(text, length) * (sizeof escaped_less - 2);
    size_t page_byte = report_bundle_before_byte + document_byte + report_bundle_after_byte;
    page = malloc(page_byte);
    if (!page) {
        status = POSTURE_ERROR_MEMORY;
        goto done;
    }
    memcpy(page, report_bundle_before, report_bundle_before_byte);
    char *end = append_escaped(page + report_bundle_before_byte, text, length);
    memcpy(end, report_bundle_after, report_bundle_after_byte);
    status = file_write_atomic(path, page, page_byte);
done:
    free(page);
    free(text);
    return status;
}
