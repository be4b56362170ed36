/* Strings and f-strings: neighbours become one node. */
#include "parsing.h"

#include <ctype.h>
#include <string.h>

struct pieces { /* of one f-string, or of strings that stand side by side */
    struct exprs items;
    struct text text;          /* what has been read since the last field */
    const struct token *start; /* of that text */
    const struct token *end;
};

static void flush(struct parser *parser, struct pieces *pieces) {
    if (pieces->text.length == 0)
        return;
    struct expr *piece = parser_expr(parser, EXPR_STR, pieces->start);
    piece->text = arena_text(parser->arena, pieces->text.data, pieces->text.length);
    piece->length = pieces->text.length;
    piece->end_line = pieces->end->end_line;
    piece->end_column = pieces->end->end_column;
    parser_push_expr(parser, &pieces->items, piece);
    text_clear(&pieces->text);
}

static void note(struct pieces *pieces, const struct token *token) {
    if (pieces->text.length == 0)
        pieces->start = token;
    pieces->end = token;
}

static struct expr *spec(struct parser *parser);

/* "{x = }" shows its own source, spaces included. */
static void show_source(struct parser *parser, struct pieces *pieces, const struct token *brace) {
    const struct token *equals = parser_last(parser), *next = parser_peek(parser);
    size_t end = parser->failed ? equals->end : next->start;
    note(pieces, brace);
    text_append(&pieces->text, parser->source->text + brace->end, end - brace->end);
    pieces->end = equals;
}

static char conversion(struct parser *parser) {
    const struct token *token = parser_peek(parser);
    char c = token->kind == TOKEN_NAME ? parser->source->text[token->start] : 0;
    bool good = token->kind == TOKEN_NAME && token->end - token->start == 1 && (c == 's' || c == 'r' || c == 'a');
    if (good && token->start != parser_last(parser)->end)
        parser_fail(parser, token, "SyntaxError: f-string: conversion type must come right after the exclamation mark");
    if (token->kind == TOKEN_NAME && !good)
        parser_fail(parser, token,
                    "SyntaxError: f-string: invalid conversion character '%.*s': expected 's', 'r', or 'a'",
                    (int)(token->end - token->start), parser->source->text + token->start);
    else if (!good)
        parser_fail(parser, token, "SyntaxError: f-string: %s conversion character",
                    token->kind == SIGN_COLON || token->kind == SIGN_RBRACE ? "missing" : "invalid");
    parser_accept(parser, TOKEN_NAME);
    return c;
}

static void field(struct parser *parser, struct pieces *pieces) {
    const struct token *brace = parser_peek(parser);
    if (!parser_enter(parser))
        return;
    parser->at++;
    enum token_kind first = parser_peek(parser)->kind;
    if (first == SIGN_RBRACE || first == SIGN_ASSIGN || first == SIGN_EXCLAMATION || first == SIGN_COLON)
        parser_fail(parser, parser_peek(parser), "SyntaxError: f-string: valid expression required before '%.*s'",
                    (int)(parser_peek(parser)->end - parser_peek(parser)->start),
                    parser->source->text + parser_peek(parser)->start);
    if (first == KEYWORD_LAMBDA)
        parser_fail(parser, parser_peek(parser),
                    "SyntaxError: f-string: lambda expressions are not allowed without parentheses");
    struct expr *result = parser_expr(parser, EXPR_FORMATTED, brace);
    result->left = parse_yield_or_stars(parser);
    if (parser_at(parser, SIGN_ASSIGN) && feature_is_in(parser->source->language, FEATURE_FSTRING))
        parser_needs(parser, FEATURE_FSTRING_EQUALS, parser_peek(parser));
    bool shows = parser_accept(parser, SIGN_ASSIGN);
    if (shows)
        show_source(parser, pieces, brace);
    if (parser_accept(parser, SIGN_EXCLAMATION))
        result->conversion = conversion(parser);
    if (parser_accept(parser, SIGN_COLON))
        result->right = spec(parser);
    if (shows && !result->conversion && !result->right)
        result->conversion = 'r';
    if (!parser_at(parser, SIGN_RBRACE))
        parser_fail(parser, parser_peek(parser), "SyntaxError: f-string: expecting %s",
                    result->right || result->conversion ? "'}'"
                    : shows                             ? "'!', or ':', or '}'"
                                                        : "'=', or '!', or ':', or '}'");
    parser_accept(parser, SIGN_RBRACE);
    parser_leave(parser);
    flush(parser, pieces);
    parser_push_expr(parser, &pieces->items, parser_end(parser, result));
}

/* {{ and }} are one brace each, outside format specs. */
static void middle(struct parser *parser, struct pieces *pieces) {
    const struct token *token = parser_peek(parser);
    const char *text = parser->source->text;
    parser->at++;
    note(pieces, token);
    size_t start = token->start;
    for (size_t i = start; i < token->end && !token->in_spec; i++) {
        bool named = !token->raw && text[i] == '\\' && i + 2 < token->end && text[i + 1] == 'N' && text[i + 2] == '{';
        if (named) { /* its braces are not doubled */
            while (i + 1 < token->end && text[i] != '}')
                i++;
        } else if ((text[i] == '{' || text[i] == '}') && i + 1 < token->end && text[i + 1] == text[i]) {
            parser_unescape(parser, token, start, i + 1, false, &pieces->text);
            start = i + 2;
            i++;
        } else if (!token->raw && text[i] == '\\' && i + 1 < token->end && text[i + 1] != '{' && text[i + 1] != '}') {
            i++;
        }
    }
    parser_unescape(parser, token, start, token->end, false, &pieces->text);
}

static void read_pieces(struct parser *parser, struct pieces *pieces) {
    for (;;) {
        if (parser_at(parser, TOKEN_FSTRING_MIDDLE))
            middle(parser, pieces);
        else if (parser_at(parser, SIGN_LBRACE))
            field(parser, pieces);
        else
            return;
    }
}

/* One node for all pieces: a plain string when there are no fields and `plain` allows it. */
static struct expr *join(struct parser *parser, struct pieces *pieces, const struct token *start, bool plain) {
    struct expr *result = parser_expr(parser, plain ? EXPR_STR : EXPR_FSTRING, start);
    if (plain && pieces->items.count == 0) {
        result->text = arena_text(parser->arena, pieces->text.length ? pieces->text.data : "", pieces->text.length);
        result->length = pieces->text.length;
    } else {
        result->kind = EXPR_FSTRING;
        flush(parser, pieces);
        result->items = pieces->items;
    }
    text_destroy(&pieces->text);
    return parser_end(parser, result);
}

static struct expr *spec(struct parser *parser) {
    const struct token *start = parser_peek(parser);
    struct pieces pieces = {0};
    text_init(&pieces.text);
    read_pieces(parser, &pieces);
    return join(parser, &pieces, start, true);
}

static bool is_bytes(const struct parser *parser, const struct token *token) {
    for (size_t i = token->start; isalpha((unsigned char)parser->source->text[i]); i++)
        if (tolower((unsigned char)parser->source->text[i]) == 'b')
            return true;
    return false;
}

static void plain(struct parser *parser, struct pieces *pieces, bool bytes) {
    const struct token *token = parser_peek(parser);
    const char *text = parser->source->text;
    parser->at++;
    note(pieces, token);
    size_t start = token->start;
    while (text[start] != '"' && text[start] != '\'')
        start++;
    size_t quotes = token->end - start >= 6 && text[start + 1] == text[start] && text[start + 2] == text[start] ? 3 : 1;
    parser_unescape(parser, token, start + quotes, token->end - quotes, bytes, &pieces->text);
}

struct expr *parse_strings(struct parser *parser) {
    const struct token *start = parser_peek(parser);
    struct pieces pieces = {0};
    bool bytes = start->kind == TOKEN_STRING && is_bytes(parser, start), formatted = false;
    text_init(&pieces.text);
    while (parser_at(parser, TOKEN_STRING) || parser_at(parser, TOKEN_FSTRING_START)) {
        const struct token *token = parser_peek(parser);
        if (bytes != (token->kind == TOKEN_STRING && is_bytes(parser, token)))
            parser_fail(parser, start, "SyntaxError: cannot mix bytes and nonbytes literals");
        if (token->kind == TOKEN_FSTRING_START)
            parser_needs(parser, FEATURE_FSTRING, token);
        if (parser_accept(parser, TOKEN_FSTRING_START)) {
            formatted = true;
            read_pieces(parser, &pieces);
            parser_expect(parser, TOKEN_FSTRING_END);
        } else if (parser_at(parser, TOKEN_STRING)) {
            plain(parser, &pieces, bytes);
        }
    }
    struct expr *result = join(parser, &pieces, start, !formatted);
    if (bytes)
        result->kind = EXPR_BYTES;
    return result;
}
