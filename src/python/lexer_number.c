/* Numbers, digit by digit as CPython's Parser/tokenizer.c, tok_get() and verify_end_of_number(), read them. */
#include "lexing.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>

static bool is_digit_of(char c, int base) {
    return base == 16 ? isxdigit((unsigned char)c) : c >= '0' && c < '0' + base;
}

static void bad_number(struct lexer *lexer, size_t start, const char *message) {
    while (lexing_is_name_byte(lexer->text[lexer->at]))
        lexer->at++;
    lexing_broken(lexer, start, "SyntaxError: %s", message);
}

/* Digits with single underscores between them. */
static bool skip_digits(struct lexer *lexer) {
    for (;;) {
        while (isdigit((unsigned char)lexer->text[lexer->at]))
            lexer->at++;
        if (lexer->text[lexer->at] != '_')
            return true;
        lexer->at++;
        if (!isdigit((unsigned char)lexer->text[lexer->at]))
            return false;
    }
}

/* A keyword may follow a number with no space between (1if x else 2); any other letter may not. */
static bool ends_well(const struct lexer *lexer) {
    static const char *const may_follow[] = {"and", "else", "for", "if", "in", "is", "not", "or"};
    const char *at = lexer->text + lexer->at;
    if (!lexing_is_name_byte(*at))
        return true;
    for (size_t i = 0; i < sizeof may_follow / sizeof *may_follow; i++)
        if (strncmp(at, may_follow[i], strlen(may_follow[i])) == 0)
            return true;
    bool printable;
    const char *next = at;
    uint32_t codepoint = utf8_next(&next, lexer->text + lexer->end);
    return codepoint >= 0x80 && lexing_is_refused(codepoint, &printable);
}

static void based(struct lexer *lexer, size_t start, int base, const char *kind) {
    char message[80];
    lexer->at += 2;
    do {
        if (lexer->text[lexer->at] == '_')
            lexer->at++;
        if (!is_digit_of(lexer->text[lexer->at], base))
            break;
        while (is_digit_of(lexer->text[lexer->at], base))
            lexer->at++;
        if (lexer->text[lexer->at] == '_')
            continue;
        if (!isdigit((unsigned char)lexer->text[lexer->at]) && ends_well(lexer)) {
            lexing_emit(lexer, TOKEN_NUMBER, start, lexer->at);
            return;
        }
        break;
    } while (true);
    char c = lexer->text[lexer->at];
    if (isdigit((unsigned char)c))
        snprintf(message, sizeof message, "invalid digit '%c' in %s literal", c, kind);
    else
        snprintf(message, sizeof message, "invalid %s literal", kind);
    bad_number(lexer, start, message);
}

static bool skip_exponent(struct lexer *lexer) {
    if (tolower((unsigned char)lexer->text[lexer->at]) != 'e')
        return true;
    size_t digits = lexer->at + 1;
    bool is_signed = lexer->text[digits] == '+' || lexer->text[digits] == '-';
    digits += is_signed;
    if (!isdigit((unsigned char)lexer->text[digits]))
        return !is_signed; /* 1else: no exponent at all */
    lexer->at = digits;
    return skip_digits(lexer);
}

static void read_number(struct lexer *lexer);

void lexing_number(struct lexer *lexer) {
    size_t start = lexer->at;
    struct place place = lexing_place(lexer, start);
    read_number(lexer);
    if (memchr(lexer->text + start, '_', lexer->at - start) && !lexing_line_is_told(lexer, start))
        source_needs(lexer->source, FEATURE_NUMBER_UNDERSCORE, place.line, place.column);
}

static void read_number(struct lexer *lexer) {
    size_t start = lexer->at;
    const char *text = lexer->text;
    if (text[start] == '0') {
        char c = (char)tolower((unsigned char)text[start + 1]);
        if (c == 'x' || c == 'o' || c == 'b') {
            based(lexer, start,
                  c == 'x'   ? 16
                  : c == 'o' ? 8
                             : 2,
                  c == 'x'   ? "hexadecimal"
                  : c == 'o' ? "octal"
                             : "binary");
            return;
        }
    }
    bool good = skip_digits(lexer);
    bool nonzero = false, is_integer = true;
    for (size_t i = start; i < lexer->at; i++)
        nonzero = nonzero || (text[i] != '0' && text[i] != '_');
    const char *kind = "decimal";
    if (good && text[lexer->at] == '.') {
        is_integer = false;
        lexer->at++;
        if (text[lexer->at] == '_')
            good = false;
        else
            good = skip_digits(lexer);
    }
    size_t before = lexer->at;
    good = good && skip_exponent(lexer);
    is_integer = is_integer && lexer->at == before;
    if (good && tolower((unsigned char)text[lexer->at]) == 'j') {
        lexer->at++;
        is_integer = false;
        kind = "imaginary";
    }
    if (good && is_integer && nonzero && text[start] == '0') {
        bad_number(lexer, start,
                   "leading zeros in decimal integer literals are not permitted; use an 0o prefix for octal integers");
        return;
    }
    if (!good || !ends_well(lexer)) {
        char message[40];
        snprintf(message, sizeof message, "invalid %s literal", kind);
        bad_number(lexer, start, message);
        return;
    }
    lexing_emit(lexer, TOKEN_NUMBER, start, lexer->at);
}
