/* Escapes undone, as CPython's _PyUnicode_DecodeUnicodeEscapeInternal() and _PyBytes_DecodeEscape() do. */
#include "parsing.h"

#include <ctype.h>
#include <string.h>

struct escape { /* where one stands in its string */
    struct parser *parser;
    const struct token *token;
    const char *start, *at, *end;
    size_t offset; /* of the backslash, for messages */
    bool bytes;
    struct text *out;
};

static bool wrong(const struct escape *escape, const char *what) {
    if (escape->bytes)
        parser_fail(escape->parser, escape->token, "SyntaxError: (value error) invalid \\x escape at position %zu",
                    escape->offset);
    else
        parser_fail(escape->parser, escape->token,
                    "SyntaxError: (unicode error) 'unicodeescape' codec can't decode bytes in position %zu-%zu: %s",
                    escape->offset, (size_t)(escape->at - escape->start) - 1, what);
    return false;
}

static bool add(const struct escape *escape, uint32_t codepoint) {
    if (escape->bytes) {
        text_byte(escape->out, (char)codepoint);
        return true;
    }
    if (codepoint > 0x10FFFF)
        return wrong(escape, "illegal Unicode character");
    if (codepoint >= 0xD800 && codepoint < 0xE000) {
        parser_fail(
            escape->parser, escape->token,
            "SyntaxError: half of a surrogate pair (\\u%04x) is outside the Python that Heapscope runs; write the "
            "character itself, or \\U and its eight digits",
            (unsigned)codepoint);
        return false;
    }
    text_codepoint(escape->out, codepoint);
    return true;
}

static bool hexadecimal(struct escape *escape, int digits, const char *what) {
    uint32_t value = 0;
    for (int i = 0; i < digits; i++, escape->at++) {
        if (escape->at >= escape->end || !isxdigit((unsigned char)*escape->at))
            return wrong(escape, what);
        int c = tolower((unsigned char)*escape->at);
        value = value << 4 | (uint32_t)(isdigit(c) ? c - '0' : c - 'a' + 10);
    }
    return add(escape, value);
}

static bool octal(struct escape *escape, char first) {
    uint32_t value = (uint32_t)(first - '0');
    for (int i = 0; i < 2 && escape->at < escape->end && *escape->at >= '0' && *escape->at < '8'; i++)
        value = value << 3 | (uint32_t)(*escape->at++ - '0');
    return add(escape, escape->bytes ? value & 0xFF : value);
}

/* The escape whose letter is at escape->at. */
static bool one(struct escape *escape) {
    static const char letters[] = "\\'\"abfnrtv", meanings[] = "\\'\"\a\b\f\n\r\t\v";
    if (escape->at >= escape->end) { /* a piece of an f-string may end in one: the backslash stands for itself */
        text_byte(escape->out, '\\');
        return true;
    }
    char c = *escape->at++;
    const char *known = c ? strchr(letters, c) : NULL;
    if (known)
        return add(escape, (unsigned char)meanings[known - letters]);
    if (c == '\n')
        return true;
    if (c >= '0' && c < '8')
        return octal(escape, c);
    if (c == 'x')
        return hexadecimal(escape, 2, "truncated \\xXX escape");
    if (c == 'u' && !escape->bytes)
        return hexadecimal(escape, 4, "truncated \\uXXXX escape");
    if (c == 'U' && !escape->bytes)
        return hexadecimal(escape, 8, "truncated \\UXXXXXXXX escape");
    if (c == 'N' && !escape->bytes) {
        const char *close = escape->at < escape->end && *escape->at == '{'
                                ? memchr(escape->at, '}', (size_t)(escape->end - escape->at))
                                : NULL;
        if (!close || close == escape->at + 1)
            return wrong(escape, "malformed \\N character escape");
        parser_fail(escape->parser, escape->token,
                    "SyntaxError: \\N{...} is outside the Python that Heapscope runs; write the character itself");
        return false;
    }
    text_byte(escape->out, '\\'); /* unknown: both stay */
    text_byte(escape->out, c);
    return true;
}

bool parser_unescape(struct parser *parser, const struct token *token, size_t start, size_t end, bool bytes,
                     struct text *out) {
    const char *text = parser->source->text;
    struct escape escape = {parser, token, text + start, text + start, text + end, 0, bytes, out};
    while (escape.at < escape.end) {
        if (bytes && (unsigned char)*escape.at >= 0x80) {
            parser_fail(parser, token, "SyntaxError: bytes can only contain ASCII literal characters");
            return false;
        }
        if (*escape.at != '\\' || token->raw) {
            text_byte(out, *escape.at++);
            continue;
        }
        escape.offset = (size_t)(escape.at - escape.start);
        escape.at++;
        if (!one(&escape))
            return false;
    }
    return true;
}
