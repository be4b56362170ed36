#include "lexer.h"

#include "lexing.h"
#include "memory.h"

#include <ctype.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const struct {
    const char *word;
    enum token_kind kind;
} keywords[] =
    {
#define X(name, word) {word, KEYWORD_##name},
        LEXER_KEYWORDS(X)
#undef X
},
  signs[] = {
#define X(name, word) {word, SIGN_##name},
      LEXER_SIGNS(X)
#undef X
};

struct place lexing_place(const struct lexer *lexer, size_t offset) {
    struct place place = lexer->mark;
    for (; place.offset < offset; place.offset++) {
        char c = lexer->text[place.offset];
        if (c == '\n') {
            place.line++;
            place.column = 1;
        } else if ((c & 0xC0) != 0x80) {
            place.column++;
        }
    }
    return place;
}

struct token *lexing_emit(struct lexer *lexer, enum token_kind kind, size_t start, size_t end) {
    struct tokens *out = lexer->out;
    memory_reserve(&out->items, &out->capacity, out->count + 1, sizeof *out->items);
    struct place from = lexer->mark = lexing_place(lexer, start);
    struct place to = lexer->mark = lexing_place(lexer, end);
    struct token *token = &out->items[out->count++];
    *token = (struct token){.kind = kind,
                            .line = from.line,
                            .column = from.column,
                            .end_line = to.line,
                            .end_column = to.column,
                            .start = start,
                            .end = end};
    return token;
}

void lexing_broken(struct lexer *lexer, size_t start, const char *format, ...) {
    char message[512];
    va_list args;
    va_start(args, format);
    vsnprintf(message, sizeof message, format, args);
    va_end(args);
    struct place place = lexing_place(lexer, start);
    source_fault(lexer->source, place.line, place.column, "%s", message);
    lexing_emit(lexer, TOKEN_BROKEN, start, lexer->at);
}

struct opening *lexing_top(struct lexer *lexer) {
    return lexer->open_count ? &lexer->open[lexer->open_count - 1] : NULL;
}

struct opening *lexing_open(struct lexer *lexer, enum opening_kind kind, size_t offset, char quote) {
    memory_reserve(&lexer->open, &lexer->open_capacity, lexer->open_count + 1, sizeof *lexer->open);
    struct opening *opening = &lexer->open[lexer->open_count++];
    size_t string = lexer->open_count > 1 ? opening[-1].string : 0;
    *opening = (struct opening){.kind = kind,
                                .place = lexing_place(lexer, offset),
                                .quote = quote,
                                .string = kind == OPEN_FSTRING ? lexer->open_count : string};
    return opening;
}

void lexing_give_up_line(struct lexer *lexer, int line) {
    while (lexer->at < lexer->end && lexer->text[lexer->at] != '\n')
        lexer->at++;
    while (lexer->open_count && (lexing_top(lexer)->place.line >= line || lexing_top(lexer)->kind != OPEN_BRACKET))
        lexer->open_count--;
}

void lexing_guess_from(struct lexer *lexer, int line) {
    if (!lexer->source->guessed_from)
        lexer->source->guessed_from = line;
}

bool lexing_is_name_byte(char c) {
    return isalnum((unsigned char)c) || c == '_' || (unsigned char)c >= 0x80;
}

enum token_kind lexing_word(const struct lexer *lexer, size_t start, size_t end) {
    const char *word = lexer->text + start;
    size_t length = end - start;
    for (size_t i = 0; i < sizeof keywords / sizeof *keywords; i++)
        if (strlen(keywords[i].word) == length && memcmp(keywords[i].word, word, length) == 0)
            return keywords[i].kind;
    return TOKEN_NAME;
}

enum token_kind lexing_next_word(const struct lexer *lexer, size_t start) {
    size_t end = start;
    while (lexing_is_name_byte(lexer->text[end]))
        end++;
    return lexing_word(lexer, start, end);
}

static bool is_string_prefix(const char *word, size_t length) {
    static const char *const prefixes[] = {"r", "u", "b", "f", "br", "rb", "fr", "rf"};
    char lower[2];
    if (length > 2)
        return false;
    for (size_t i = 0; i < length; i++)
        lower[i] = (char)tolower((unsigned char)word[i]);
    for (size_t i = 0; i < sizeof prefixes / sizeof *prefixes; i++)
        if (strlen(prefixes[i]) == length && memcmp(prefixes[i], lower, length) == 0)
            return true;
    return false;
}

/* The characters that Python knows no use for come in pairs, as quotes do: one message a line is enough. */
bool lexing_line_is_told(const struct lexer *lexer, size_t start) {
    const struct tokens *out = lexer->out;
    int line = lexing_place(lexer, start).line;
    for (size_t i = out->count; i-- > 0 && out->items[i].line == line;)
        if (out->items[i].kind == TOKEN_BROKEN)
            return true;
    return false;
}

void lexing_refuse(struct lexer *lexer, uint32_t codepoint, bool printable) {
    size_t start = lexer->at;
    const char *at = lexer->text + start;
    utf8_next(&at, lexer->text + lexer->end);
    lexer->at = (size_t)(at - lexer->text);
    if (lexing_line_is_told(lexer, start))
        lexing_emit(lexer, TOKEN_BROKEN, start, lexer->at);
    else if (codepoint < 0x80 && printable)
        lexing_broken(lexer, start, "SyntaxError: invalid syntax ('%c' has no meaning in Python)", (int)codepoint);
    else if (printable)
        lexing_broken(lexer, start, "SyntaxError: invalid character '%.*s' (U+%04X)", (int)(lexer->at - start),
                      lexer->text + start, (unsigned)codepoint);
    else
        lexing_broken(lexer, start, "SyntaxError: invalid non-printable character U+%04X", (unsigned)codepoint);
}

static void name_or_string(struct lexer *lexer) {
    size_t start = lexer->at;
    bool other_letters = false;
    while (lexing_is_name_byte(lexer->text[lexer->at])) {
        const char *next = lexer->text + lexer->at;
        bool printable;
        uint32_t codepoint = utf8_next(&next, lexer->text + lexer->end);
        if (codepoint >= 0x80 && lexing_is_refused(codepoint, &printable)) {
            if (lexer->at > start)
                break; /* the name so far, the wrong character after it */
            lexing_refuse(lexer, codepoint, printable);
            return;
        }
        other_letters |= codepoint >= 0x80;
        lexer->at = (size_t)(next - lexer->text);
    }
    if (other_letters) {
        struct place place = lexing_place(lexer, start);
        source_needs(lexer->source, FEATURE_UNICODE_NAME, place.line, place.column);
    }
    size_t length = lexer->at - start;
    char c = lexer->text[lexer->at];
    if ((c == '"' || c == '\'') && is_string_prefix(lexer->text + start, length))
        lexing_string(lexer, start);
    else
        lexing_emit(lexer, lexing_word(lexer, start, start + length), start, lexer->at);
}

static void sign(struct lexer *lexer) {
    size_t start = lexer->at;
    const struct opening *top = lexing_top(lexer);
    bool in_field = top && top->kind == OPEN_FIELD;
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++) {
        size_t length = strlen(signs[i].word);
        enum token_kind kind = signs[i].kind;
        if (strncmp(lexer->text + start, signs[i].word, length) != 0 || (in_field && kind == SIGN_WALRUS))
            continue; /* in a field, ":=" is a format spec that starts with "=" */
        lexer->at += length;
        if (kind == SIGN_RPAR || kind == SIGN_RSQUARE || kind == SIGN_RBRACE) {
            lexing_close(lexer, kind, start);
            return;
        }
        if (kind == SIGN_LPAR || kind == SIGN_LSQUARE || kind == SIGN_LBRACE)
            lexing_open(lexer, OPEN_BRACKET, start, lexer->text[start]);
        else if (in_field && kind == SIGN_COLON)
            lexing_top(lexer)->in_spec = true;
        lexing_emit(lexer, kind, start, lexer->at);
        return;
    }
    bool printable = isprint((unsigned char)lexer->text[start]);
    lexing_refuse(lexer, (unsigned char)lexer->text[start], printable);
}

static void backslash(struct lexer *lexer) {
    size_t start = lexer->at++;
    if (lexer->text[lexer->at] == '\n' && lexer->at + 1 < lexer->end) {
        lexer->at++;
        return;
    }
    if (lexer->at + 1 >= lexer->end) {
        lexing_broken(lexer, start, "SyntaxError: unexpected EOF while parsing");
        return;
    }
    int line = lexing_place(lexer, start).line;
    lexing_broken(lexer, start, "SyntaxError: unexpected character after line continuation character");
    lexing_give_up_line(lexer, line);
}

static void next_token(struct lexer *lexer) {
    char c = lexer->text[lexer->at];
    if (c == ' ' || c == '\t' || c == '\f')
        lexer->at++;
    else if (c == '#')
        while (lexer->at < lexer->end && lexer->text[lexer->at] != '\n')
            lexer->at++;
    else if (c == '\n')
        lexing_newline(lexer);
    else if (c == '\\')
        backslash(lexer);
    else if (isdigit((unsigned char)c) || (c == '.' && isdigit((unsigned char)lexer->text[lexer->at + 1])))
        lexing_number(lexer);
    else if (lexing_is_name_byte(c))
        name_or_string(lexer);
    else if (c == '"' || c == '\'')
        lexing_string(lexer, lexer->at);
    else
        sign(lexer);
}

void lexer_run(struct source *source, struct tokens *tokens) {
    *tokens = (struct tokens){0};
    struct lexer lexer = {.source = source,
                          .text = source->text,
                          .end = source->length,
                          .mark = {0, 1, 1},
                          .out = tokens,
                          .indent_count = 1,
                          .line_start = true};
    while (lexer.at < lexer.end) {
        if (lexing_in_middle(&lexer))
            lexing_middle(&lexer);
        else if (lexer.line_start)
            lexing_begin_line(&lexer);
        else
            next_token(&lexer);
    }
    lexing_end_open(&lexer);
    if (tokens->count && !lexer.line_start)
        lexing_emit(&lexer, TOKEN_NEWLINE, lexer.end, lexer.end);
    while (lexer.indent_count-- > 1)
        lexing_emit(&lexer, TOKEN_DEDENT, lexer.end, lexer.end);
    lexing_emit(&lexer, TOKEN_END, lexer.end, lexer.end);
    free(lexer.open);
}

void lexer_free(struct tokens *tokens) {
    free(tokens->items);
    *tokens = (struct tokens){0};
}
