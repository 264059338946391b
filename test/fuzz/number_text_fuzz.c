/* Any bytes as a number, as a unit of measure, as UTF-8; what reads as a number survives writing and reading. */
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "base/units.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    char text[64];
    double value = 0;
    double again = 0;
    const size_t length = size < sizeof text ? size : sizeof text - 1;
    memcpy(text, data, length);
    text[length] = '\0';
    (void)text_is_utf8((const char *)data, size);
    (void)text_hash(text);
    if (text_to_double(text, length, &value)) {
        char written[32];
        const size_t written_length = text_from_double(value, written);
        if (!text_to_double(written, written_length, &again) || memcmp(&value, &again, sizeof value) != 0)
            abort();
    }
    if (units_convert_factor(text, "day", &value) && !(value > 0))
        abort();
    return 0;
}
