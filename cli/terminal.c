#include "terminal.h"

#include <langinfo.h>
#include <locale.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

enum { WIDTH_DEFAULT = 100, WIDTH_MIN = 60, WIDTH_MAX = 160 };

static int width_of(FILE *to)
{
    int width = 0;
    struct winsize size;
    const char *columns = getenv("COLUMNS");
    if (isatty(fileno(to)) && ioctl(fileno(to), TIOCGWINSZ, &size) == 0)
        width = size.ws_col;
    if (width <= 0 && columns)
        width = (int)strtol(columns, NULL, 10);
    if (width <= 0)
        width = WIDTH_DEFAULT;
    return width < WIDTH_MIN ? WIDTH_MIN : width > WIDTH_MAX ? WIDTH_MAX : width;
}

terminal terminal_of(FILE *to)
{
    const char *no_colour = getenv("NO_COLOR");
    const char *kind = getenv("TERM");
    bool capable = isatty(fileno(to)) && kind && strcmp(kind, "dumb") != 0;
    setlocale(LC_CTYPE, "");
    return (terminal){.to = to,
                      .width = width_of(to),
                      .colour = capable && !(no_colour && *no_colour),
                      .utf8 = strcmp(nl_langinfo(CODESET), "UTF-8") == 0};
}

static bool starts_character(char byte)
{
    return ((unsigned char)byte & 0xC0) != 0x80;
}

int terminal_columns(const char *text)
{
    int columns = 0;
    for (; *text; text++)
        columns += starts_character(*text);
    return columns;
}

/* Bytes of at most `width` characters. */
static int bytes_within(const char *text, int width)
{
    int at = 0;
    for (int columns = 0; text[at]; at++) {
        if (starts_character(text[at]) && columns++ == width)
            break;
    }
    return at;
}

void terminal_field(const terminal *t, const char *text, int width, bool right, text_style style)
{
    static const char *const codes[] = {[STYLE_PLAIN] = "",
                                        [STYLE_BOLD] = "\033[1m",
                                        [STYLE_DIM] = "\033[2m",
                                        [STYLE_BETTER] = "\033[1;32m",
                                        [STYLE_WORSE] = "\033[1;31m"};
    int blanks = width - terminal_columns(text);
    bool coded = t->colour && style != STYLE_PLAIN;
    if (right && blanks > 0)
        fprintf(t->to, "%*s", blanks, "");
    fprintf(t->to, "%s%.*s%s", coded ? codes[style] : "", bytes_within(text, width), text, coded ? "\033[0m" : "");
    if (!right && blanks > 0)
        fprintf(t->to, "%*s", blanks, "");
}

void terminal_rule(const terminal *t, int width)
{
    for (int i = 0; i < width; i++)
        fputs(t->utf8 ? "\u2500" : "-", t->to);
    fputc('\n', t->to);
}

int terminal_line(const char *text, int width, const char **next)
{
    int length = bytes_within(text, width);
    if (text[length]) {
        int blank = length;
        while (blank > 0 && text[blank] != ' ')
            blank--;
        if (blank > 0)
            length = blank;
    }
    *next = text + length;
    while (**next == ' ')
        (*next)++;
    return length;
}

void terminal_wrap(const terminal *t, const char *text, int indent)
{
    int room = t->width;
    do {
        const char *next = text;
        int length = terminal_line(text, room, &next);
        fprintf(t->to, "%.*s\n", length, text);
        text = next;
        room = t->width - indent;
        if (*text)
            fprintf(t->to, "%*s", indent, "");
    } while (*text);
}
