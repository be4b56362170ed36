#include "code_line.h"

#include <ctype.h>
#include <math.h>
#include <stdbool.h>
#include <string.h>

static bool is_keyword(const char *word, size_t length) {
    static const char *const keywords[] = {"False",   "None",     "True",     "and",    "as",    "assert", "break",
                                           "class",   "continue", "def",      "del",    "elif",  "else",   "except",
                                           "finally", "for",      "from",     "global", "if",    "import", "in",
                                           "is",      "lambda",   "nonlocal", "not",    "or",    "pass",   "raise",
                                           "return",  "try",      "while",    "with",   "yield", "async",  "await"};
    for (size_t i = 0; i < sizeof keywords / sizeof *keywords; i++)
        if (strlen(keywords[i]) == length && !memcmp(keywords[i], word, length))
            return true;
    return false;
}

static bool is_word(char c) {
    return isalnum((unsigned char)c) || c == '_' || (unsigned char)c >= 0x80;
}

/* The end of the token that begins at `at`, and its colour. */
static const char *token_end(const struct theme *theme, const char *at, const char *end, colour *ink) {
    const char *first = at;
    *ink = theme->ink;
    if (*at == '#') {
        *ink = theme->soft;
        return end;
    }
    if (*at == '"' || *at == '\'') {
        *ink = theme->string;
        for (at++; at < end && *at != *first; at++)
            if (*at == '\\' && at + 1 < end)
                at++;
        return at < end ? at + 1 : end;
    }
    if (isdigit((unsigned char)*at)) {
        *ink = theme->number;
        while (at < end && (is_word(*at) || *at == '.'))
            at++;
        return at;
    }
    if (is_word(*at)) {
        while (at < end && is_word(*at))
            at++;
        if (is_keyword(first, (size_t)(at - first)))
            *ink = theme->keyword;
        return at;
    }
    while (at < end && !is_word(*at) && *at != '#' && *at != '"' && *at != '\'')
        at++;
    return at;
}

static size_t leading_spaces(const char *line, size_t length) {
    size_t spaces = 0;
    while (spaces < length && line[spaces] == ' ')
        spaces++;
    return spaces;
}

/* How far the rows below the first are indented: a little more than the line itself, no more than half of the room. */
static float hanging(const struct pen *pen, const struct code_place *place, const char *line, size_t length) {
    float more = 2 * pen_width(pen, FONT_MONO, place->size, " ", 1);
    return fminf((float)leading_spaces(line, length) * place->space + more, place->room / 2);
}

/* The end of the row that begins at `first`: after a space or an opening or parting sign in its second half, else where
 * the room ends. O(what fits). */
static size_t row_end(const struct pen *pen, float size, float room, const char *line, size_t first, size_t length) {
    const char *at = line + first;
    size_t left = length - first;
    /* Nothing is cut here, so that the place of "…" is to be had as well. */
    size_t fitting = pen_fitting(pen, FONT_MONO, size, room, at, left);
    if (fitting == left)
        return length;
    fitting = pen_fitting(pen, FONT_MONO, size, room + pen_width(pen, FONT_MONO, size, "…", strlen("…")), at, left);
    while (fitting > 0 && ((unsigned char)at[fitting] & 0xC0) == 0x80)
        fitting--;
    if (fitting == 0)
        for (fitting = 1; fitting < left && ((unsigned char)at[fitting] & 0xC0) == 0x80;)
            fitting++;
    for (size_t i = fitting; i > fitting / 2; i--)
        if (at[i - 1] == ' ' && i < left)
            return first + i;
    for (size_t i = fitting; i > fitting / 2; i--)
        if (strchr(",.([{=", at[i - 1]))
            return first + i;
    return first + fitting;
}

int code_line_rows(const struct pen *pen, const struct code_place *place, const char *line, size_t length) {
    size_t spaces = leading_spaces(line, length), first = spaces;
    float indent = hanging(pen, place, line, length), room = place->room - (float)spaces * place->space;
    int rows = 0;
    for (; first < length; rows++, room = place->room - indent)
        first = row_end(pen, place->size, room, line, first, length);
    return rows > 0 ? rows : 1;
}

void code_line_draw(struct pen *pen, const struct code_place *place, float x, float middle, const char *line,
                    size_t length, int most) {
    size_t spaces = leading_spaces(line, length);
    float indent = hanging(pen, place, line, length), before = (float)spaces * place->space, at = x + before;
    const char *token = line + spaces, *end = line + length;
    size_t stop = row_end(pen, place->size, place->room - before, line, spaces, length);
    for (int drawn = 0; token < end;) {
        colour ink;
        const char *next = token_end(pen->theme, token, end, &ink);
        while (token < next) { /* a token may go over several rows, in one colour */
            const char *cut = next < line + stop ? next : line + stop;
            at += pen_put(pen, at, middle, FONT_MONO, place->size, ink, token, (size_t)(cut - token));
            token = cut;
            if (token != line + stop || token == end)
                continue;
            if (++drawn == most)
                return;
            stop = row_end(pen, place->size, place->room - indent, line, stop, length);
            middle += place->row;
            at = x + indent;
        }
    }
}
