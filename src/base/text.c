#include <base/text.h>

#include <assert.h>
#include <float.h>
#include <locale.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Fowler, Noll & Vo: FNV-1a, 64 bit. */
uint64_t text_hash(const char *text)
{
    uint64_t hash = 0xcbf29ce484222325u;
    for (const unsigned char *p = (const unsigned char *)text; *p; p++)
        hash = (hash ^ *p) * 0x100000001b3u;
    return hash;
}

enum { WORD_MAX = 63 };

static int lower(char c)
{
    return c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : (unsigned char)c;
}

static int least(int a, int b)
{
    return a < b ? a : b;
}

/* Damerau-Levenshtein in its optimal-string-alignment form (Damerau 1964), ASCII case ignored, three rows at a time.
 * Both words hold at most WORD_MAX bytes. */
static int distance(const char *a, int a_length, const char *b, int b_length)
{
    int rows[3][WORD_MAX + 1] = {{0}};
    for (int j = 0; j <= b_length; j++)
        rows[0][j] = j;
    for (int i = 1; i <= a_length; i++) {
        int *now = rows[i % 3];
        const int *above = rows[(i + 2) % 3];
        const int *above2 = rows[(i + 1) % 3];
        now[0] = i;
        for (int j = 1; j <= b_length; j++) {
            int changed = lower(a[i - 1]) != lower(b[j - 1]);
            int best = least(least(above[j] + 1, now[j - 1] + 1), above[j - 1] + changed);
            if (i > 1 && j > 1 && lower(a[i - 1]) == lower(b[j - 2]) && lower(a[i - 2]) == lower(b[j - 1]))
                best = least(best, above2[j - 2] + 1);
            now[j] = best;
        }
    }
    return rows[a_length % 3][b_length];
}

int text_nearest(const char *word, const char *const *candidates, size_t count)
{
    size_t length = strlen(word);
    if (length == 0 || length > WORD_MAX)
        return -1;
    int best = -1;
    int best_distance = (int)length / 3 + 2;
    for (size_t i = 0; i < count; i++) {
        size_t candidate_length = strlen(candidates[i]);
        if (candidate_length > WORD_MAX)
            continue;
        int d = distance(word, (int)length, candidates[i], (int)candidate_length);
        if (d < best_distance) {
            best_distance = d;
            best = (int)i;
        }
    }
    return best;
}

/* Switches the calling thread to the C locale, so that '.' is the decimal point whatever the host program chose. */
typedef struct locale_scope {
    locale_t c_locale;
    locale_t before;
} locale_scope;

static bool locale_enter(locale_scope *scope)
{
    scope->c_locale = newlocale(LC_ALL_MASK, "C", (locale_t)0);
    if (!scope->c_locale)
        return false;
    scope->before = uselocale(scope->c_locale);
    return true;
}

static void locale_leave(locale_scope *scope)
{
    uselocale(scope->before);
    freelocale(scope->c_locale);
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* Index behind the digits that start at `i`. */
static size_t skip_digits(const char *text, size_t length, size_t i)
{
    while (i < length && is_digit(text[i]))
        i++;
    return i;
}

static bool is_decimal(const char *text, size_t length)
{
    size_t i = length > 0 && (text[0] == '+' || text[0] == '-') ? 1 : 0;
    size_t start = i;
    i = skip_digits(text, length, i);
    size_t digits = i - start;
    if (i < length && text[i] == '.') {
        start = ++i;
        i = skip_digits(text, length, i);
        digits += i - start;
    }
    if (digits == 0)
        return false;
    if (i < length && (text[i] == 'e' || text[i] == 'E')) {
        i++;
        if (i < length && (text[i] == '+' || text[i] == '-'))
            i++;
        start = i;
        i = skip_digits(text, length, i);
        if (i == start)
            return false;
    }
    return i == length;
}

bool text_to_double(const char *text, size_t length, double *value)
{
    char copy[TEXT_NUMBER_MAX + 1];
    if (length > TEXT_NUMBER_MAX || !is_decimal(text, length))
        return false;
    memcpy(copy, text, length);
    copy[length] = '\0';
    locale_scope scope;
    if (!locale_enter(&scope))
        return false;
    double read = strtod(copy, NULL);
    locale_leave(&scope);
    if (!isfinite(read))
        return false;
    *value = read;
    return true;
}

size_t text_from_double(double value, char *buffer)
{
    enum { BUFFER_BYTE = 32 };
    locale_scope scope;
    bool entered = locale_enter(&scope);
    /* A decimal of up to 15 digits survives the way through a normal double, so %.15g already gives the shortest one
     * where it reads back. Subnormals have fewer digits and need the search from one. */
    int digits = isfinite(value) && fabs(value) < DBL_MIN ? 1 : 15;
    int length = 0;
    for (; digits <= 17; digits++) {
        length = snprintf(buffer, BUFFER_BYTE, "%.*g", digits, value);
        if (!isfinite(value) || strtod(buffer, NULL) == value)
            break;
    }
    if (entered)
        locale_leave(&scope);
    assert(length > 0 && length < BUFFER_BYTE);
    return (size_t)length;
}

/* Number of bytes of the UTF-8 sequence that starts at p, 0 where it is malformed (Unicode, table 3-7). */
static size_t sequence_length(const unsigned char *p, size_t left)
{
    if (p[0] < 0x80)
        return 1;
    size_t length = p[0] >= 0xc2 && p[0] <= 0xdf ? 2 : (p[0] & 0xf0) == 0xe0 ? 3 : p[0] >= 0xf0 && p[0] <= 0xf4 ? 4 : 0;
    if (length == 0 || left < length)
        return 0;
    for (size_t i = 1; i < length; i++)
        if ((p[i] & 0xc0) != 0x80)
            return 0;
    bool overlong = (p[0] == 0xe0 && p[1] < 0xa0) || (p[0] == 0xf0 && p[1] < 0x90);
    bool surrogate = p[0] == 0xed && p[1] > 0x9f;
    bool beyond = p[0] == 0xf4 && p[1] > 0x8f;
    return overlong || surrogate || beyond ? 0 : length;
}

bool text_is_utf8(const char *text, size_t length)
{
    const unsigned char *p = (const unsigned char *)text;
    for (size_t i = 0; i < length;) {
        size_t step = sequence_length(p + i, length - i);
        if (step == 0)
            return false;
        i += step;
    }
    return true;
}
