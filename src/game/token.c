#include "game/token.h"

#include <math.h>
#include <string.h>

#include "base/text.h"

enum { SHOWN = 24 };

static void step(token_reader *r)
{
    if (*r->next == '\n') {
        r->mark.line++;
        r->mark.column = 0;
    }
    r->mark.column++;
    r->next++;
}

static bool is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\r' || c == '\n' || c == ',';
}

static bool ends_token(char c)
{
    return is_blank(c) || c == '{' || c == '}' || c == '"';
}

token_reader token_start(const char *name, const char *content, size_t length, arena *memory,
                         posture_diagnostics *found)
{
    token_reader r = {.next = content, .end = content + length, .mark = {name, 1, 1}, .found = found, .memory = memory};
    if (length >= 3 && memcmp(content, "\xEF\xBB\xBF", 3) == 0)
        r.next += 3;
    token_advance(&r);
    return r;
}

/* A quoted text; a backslash takes the next byte as it is. */
static void read_text(token_reader *r)
{
    step(r);
    const char *begin = r->next;
    size_t kept = 0;
    while (r->next < r->end && *r->next != '"') {
        if (*r->next == '\\' && r->next + 1 < r->end)
            step(r);
        step(r);
    }
    char *copy = arena_allocate(r->memory, (size_t)(r->next - begin) + 1);
    if (!copy) {
        r->out_of_memory = true;
        r->kind = TOKEN_END;
        return;
    }
    for (const char *c = begin; c < r->next; c++) {
        if (*c == '\\' && c + 1 < r->next)
            c++;
        copy[kept++] = *c;
    }
    copy[kept] = '\0';
    if (memchr(copy, '\0', kept) || !text_is_utf8(copy, kept))
        diagnostics_fault(r->found, r->at, "this text is not valid UTF-8");
    if (r->next == r->end)
        diagnostics_fault(r->found, r->at, "this text has no closing quote");
    else
        step(r);
    r->kind = TOKEN_TEXT;
    r->text = copy;
}

/* Decimals, or numerator/denominator. */
static bool parse_number(const char *start, size_t length, double *number)
{
    const char *slash = memchr(start, '/', length);
    if (!slash)
        return text_to_double(start, length, number);
    double above = 0, below = 0;
    size_t left = (size_t)(slash - start);
    if (!text_to_double(start, left, &above) || !text_to_double(slash + 1, length - left - 1, &below))
        return false;
    *number = above / below;
    return isfinite(*number);
}

void token_advance(token_reader *r)
{
    while (r->next < r->end && is_blank(*r->next))
        step(r);
    r->at = r->mark;
    r->start = r->next;
    if (r->next == r->end || r->out_of_memory) {
        r->kind = TOKEN_END;
    } else if (*r->next == '{' || *r->next == '}') {
        r->kind = *r->next == '{' ? TOKEN_OPEN : TOKEN_CLOSE;
        step(r);
    } else if (*r->next == '"') {
        read_text(r);
    } else {
        while (r->next < r->end && !ends_token(*r->next))
            step(r);
        bool numeric = parse_number(r->start, (size_t)(r->next - r->start), &r->number);
        r->kind = numeric ? TOKEN_NUMBER : TOKEN_WORD;
    }
    r->length = (size_t)(r->next - r->start);
}

bool token_is(const token_reader *r, const char *word)
{
    return r->kind == TOKEN_WORD && r->length == strlen(word) && memcmp(r->start, word, r->length) == 0;
}

static void expected(token_reader *r, const char *what)
{
    if (r->out_of_memory)
        return;
    if (r->kind == TOKEN_END)
        diagnostics_fault(r->found, r->at, "the file ends where %s is expected", what);
    else
        diagnostics_fault(r->found, r->at, "\"%.*s\" stands where %s is expected",
                          (int)(r->length > SHOWN ? SHOWN : r->length), r->start, what);
}

bool token_take(token_reader *r, token_kind kind, const char *what)
{
    if (r->kind != kind) {
        expected(r, what);
        return false;
    }
    token_advance(r);
    return true;
}

bool token_take_text(token_reader *r, const char *what, const char **text)
{
    *text = r->text;
    return token_take(r, TOKEN_TEXT, what);
}

bool token_take_number(token_reader *r, const char *what, double *number)
{
    *number = r->number;
    return token_take(r, TOKEN_NUMBER, what);
}

bool token_take_whole(token_reader *r, const char *what, int lowest, int highest, int *whole)
{
    double number = r->number;
    if (r->kind != TOKEN_NUMBER || number < lowest || number > highest || number != floor(number)) {
        expected(r, what);
        return false;
    }
    *whole = (int)number;
    token_advance(r);
    return true;
}

bool token_take_texts(token_reader *r, const char *what, int limit, const char ***texts, int *count)
{
    *count = 0;
    *texts = arena_allocate_array(r->memory, (size_t)limit, sizeof **texts);
    if (!*texts) {
        r->out_of_memory = true;
        return false;
    }
    if (!token_take(r, TOKEN_OPEN, "\"{\""))
        return false;
    while (r->kind == TOKEN_TEXT && *count < limit) {
        (*texts)[(*count)++] = r->text;
        token_advance(r);
    }
    if (*count == 0) {
        expected(r, what);
        return false;
    }
    return token_take(r, TOKEN_CLOSE, "\"}\"");
}
