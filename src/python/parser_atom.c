/* Names, literals, and what stands in brackets. */
#include "parsing.h"

bool parse_at_comprehension(const struct parser *parser) {
    return parser_at(parser, KEYWORD_FOR) ||
           (parser_at(parser, KEYWORD_ASYNC) && parser_ahead(parser, 1)->kind == KEYWORD_FOR);
}

struct comprehension *parse_comprehension(struct parser *parser) {
    struct comprehension *first = NULL, **next = &first;
    while (parse_at_comprehension(parser)) {
        struct comprehension *part = *next = arena_alloc(parser->arena, sizeof *part);
        part->is_async = parser_accept(parser, KEYWORD_ASYNC);
        parser_expect(parser, KEYWORD_FOR);
        part->target = parse_targets(parser);
        parser_expect(parser, KEYWORD_IN);
        part->iter = parse_disjunction(parser);
        while (parser_accept(parser, KEYWORD_IF))
            parser_push_expr(parser, &part->conditions, parse_disjunction(parser));
        next = &part->next;
    }
    return first;
}

void parse_close(struct parser *parser, enum token_kind closer, const struct expr *last) {
    if (parser_accept(parser, closer))
        return;
    if (last)
        parse_no_assignment(parser, last);
    const struct token *token = parser_peek(parser), *before = parser_last(parser);
    bool prefix = before->kind == TOKEN_NAME && (token->kind == TOKEN_STRING || token->kind == TOKEN_FSTRING_START);
    bool operator_like = token->kind == SIGN_LPAR || token->kind == SIGN_LSQUARE || token->kind == SIGN_MINUS ||
                         token->kind == SIGN_PLUS || token->kind == KEYWORD_NOT;
    if (last && !prefix && !operator_like && !parser_after_legacy(parser) && parser_starts_expression(token))
        parser_fail_expr(parser, last, "SyntaxError: invalid syntax. Perhaps you forgot a comma?");
    parser_unexpected(parser);
}

static void comprehended(struct parser *parser, struct expr *result, enum expr_kind kind, struct expr *element) {
    if (element->kind == EXPR_STARRED && feature_is_in(parser->source->language, FEATURE_STAR_COMPREHENSION))
        parser_fail_expr(parser, element, "`*` in a comprehension is outside the Python that Heapscope runs; write a second for (see docs/language.md)");
    else if (element->kind == EXPR_STARRED)
        parser_fail_expr(parser, element, "SyntaxError: iterable unpacking cannot be used in comprehension");
    result->kind = kind;
    result->left = element;
    result->comprehension = parse_comprehension(parser);
}

/* The rest of a list, set or tuple after its first element; the comma comes next. */
static void more_items(struct parser *parser, struct expr *result, struct expr *first, enum token_kind closer) {
    struct expr *last = first;
    parser_push_expr(parser, &result->items, first);
    while (parser_accept(parser, SIGN_COMMA)) {
        if (parser_at(parser, closer))
            break;
        last = parse_star_named(parser);
        parser_push_expr(parser, &result->items, last);
    }
    if (parse_at_comprehension(parser) && result->items.count > 1)
        parser_fail_expr(parser, first, "SyntaxError: did you forget parentheses around the comprehension target?");
    parse_close(parser, closer, last);
}

static struct expr *parenthesized(struct parser *parser) {
    const struct token *start = parser_peek(parser);
    parser->at++;
    struct expr *result = parser_expr(parser, EXPR_TUPLE, start);
    result->parenthesized = true;
    if (parser_accept(parser, SIGN_RPAR))
        return result;
    if (parser_at(parser, KEYWORD_YIELD)) {
        struct expr *yield = parse_yield_or_stars(parser);
        parse_close(parser, SIGN_RPAR, yield);
        yield->parenthesized = true;
        return yield;
    }
    if (parser_at(parser, SIGN_DOUBLESTAR))
        parser_fail(parser, parser_peek(parser), "SyntaxError: cannot use double starred expression here");
    struct expr *first = parse_star_named(parser);
    if (parse_at_comprehension(parser)) {
        result->parenthesized = false;
        comprehended(parser, result, EXPR_GENEXP, first);
        parse_close(parser, SIGN_RPAR, NULL);
        return result;
    }
    if (parser_at(parser, SIGN_COMMA)) {
        more_items(parser, result, first, SIGN_RPAR);
        return result;
    }
    parse_close(parser, SIGN_RPAR, first);
    if (first->kind == EXPR_STARRED)
        parser_fail_expr(parser, first, "SyntaxError: cannot use starred expression here");
    first->parenthesized = true;
    return first;
}

static struct expr *list(struct parser *parser) {
    struct expr *result = parser_expr(parser, EXPR_LIST, parser_peek(parser));
    parser->at++;
    if (parser_accept(parser, SIGN_RSQUARE))
        return result;
    struct expr *first = parse_star_named(parser);
    if (!parse_at_comprehension(parser)) {
        more_items(parser, result, first, SIGN_RSQUARE);
        return result;
    }
    comprehended(parser, result, EXPR_LISTCOMP, first);
    parse_close(parser, SIGN_RSQUARE, NULL);
    return result;
}

static struct expr *dict_value(struct parser *parser, const struct expr *key) {
    if (!parser_at(parser, SIGN_COLON))
        parse_no_assignment(parser, key);
    const struct token *colon = parser_peek(parser);
    if (!parser_at(parser, SIGN_COLON) && (parser_at(parser, SIGN_COMMA) || parser_at(parser, SIGN_RBRACE)))
        parser_fail(parser, parser_last(parser), "SyntaxError: ':' expected after dictionary key");
    parser_expect(parser, SIGN_COLON);
    if (parser_at(parser, SIGN_RBRACE) || parser_at(parser, SIGN_COMMA))
        parser_fail(parser, colon, "SyntaxError: expression expected after dictionary key and ':'");
    if (parser_at(parser, SIGN_STAR))
        parser_fail(parser, parser_peek(parser), "SyntaxError: cannot use a starred expression in a dictionary value");
    return parse_expression(parser);
}

/* A dict from its second pair on, when `key` is the first; NULL stands for **. */
static void more_pairs(struct parser *parser, struct expr *result, struct expr *key, struct expr *value) {
    parser_push_expr(parser, &result->items, key);
    parser_push_expr(parser, &result->items, value);
    struct expr *last = value;
    while (parser_accept(parser, SIGN_COMMA)) {
        if (parser_at(parser, SIGN_RBRACE))
            break;
        key = NULL;
        if (parser_accept(parser, SIGN_DOUBLESTAR)) {
            last = parse_bitwise_or(parser);
        } else {
            key = parse_expression(parser);
            last = dict_value(parser, key);
        }
        parser_push_expr(parser, &result->items, key);
        parser_push_expr(parser, &result->items, last);
    }
    parse_close(parser, SIGN_RBRACE, last);
}

static struct expr *dict_or_set(struct parser *parser) {
    struct expr *result = parser_expr(parser, EXPR_DICT, parser_peek(parser));
    parser->at++;
    if (parser_accept(parser, SIGN_RBRACE))
        return result;
    const struct token *start = parser_peek(parser);
    if (parser_accept(parser, SIGN_DOUBLESTAR)) {
        struct expr *value = parse_bitwise_or(parser);
        if (parse_at_comprehension(parser) && feature_is_in(parser->source->language, FEATURE_STAR_COMPREHENSION))
            parser_fail(parser, start, "`**` in a comprehension is outside the Python that Heapscope runs; write a second for (see docs/language.md)");
        else if (parse_at_comprehension(parser))
            parser_fail(parser, start, "SyntaxError: dict unpacking cannot be used in dict comprehension");
        more_pairs(parser, result, NULL, value);
        return result;
    }
    struct expr *first = parse_star_named(parser);
    if (parser_at(parser, SIGN_COLON) && first->kind != EXPR_STARRED &&
        (first->kind != EXPR_NAMED || first->parenthesized)) {
        struct expr *value = dict_value(parser, first);
        if (!parse_at_comprehension(parser)) {
            more_pairs(parser, result, first, value);
            return result;
        }
        result->right = value;
        comprehended(parser, result, EXPR_DICTCOMP, first);
        parse_close(parser, SIGN_RBRACE, NULL);
        return result;
    }
    result->kind = EXPR_SET;
    if (first->kind == EXPR_NAMED && !first->parenthesized && feature_is_in(parser->source->language, FEATURE_ASSIGNMENT_EXPRESSION))
        parser_needs_expr(parser, FEATURE_ASSIGNMENT_IN_SET, first);
    if (!parse_at_comprehension(parser)) {
        more_items(parser, result, first, SIGN_RBRACE);
        return result;
    }
    comprehended(parser, result, EXPR_SETCOMP, first);
    parse_close(parser, SIGN_RBRACE, NULL);
    return result;
}

static struct expr *bracketed(struct parser *parser, enum token_kind kind) {
    if (!parser_enter(parser))
        return parser_expr(parser, EXPR_NONE, parser_peek(parser));
    struct expr *result = kind == SIGN_LPAR      ? parenthesized(parser)
                          : kind == SIGN_LSQUARE ? list(parser)
                                                 : dict_or_set(parser);
    parser_leave(parser);
    return result->end_line ? result : parser_end(parser, result); /* (a) is a: it has its end already */
}

static struct expr *constant(struct parser *parser, enum expr_kind kind) {
    struct expr *result = parser_expr(parser, kind, parser_peek(parser));
    parser->at++;
    return parser_end(parser, result);
}

/* print(...), or print with something else behind it, which is told as what it is. */
static bool is_print_statement(const struct parser *parser) {
    const struct token *next = parser_ahead(parser, 1);
    return parser->print_function || (parser->at == parser->statement && (parser_starts_expression(next) && next->kind != SIGN_MINUS));
}

struct expr *parse_atom(struct parser *parser) {
    const struct token *start = parser_peek(parser);
    struct expr *result;
    switch (start->kind) {
    case TOKEN_NAME:
        if (parser_at_word(parser, "print") && !is_print_statement(parser))
            parser_needs(parser, FEATURE_PRINT_FUNCTION, start);
        result = parser_expr(parser, EXPR_NAME, start);
        result->name = parser_name(parser);
        return parser_end(parser, result);
    case TOKEN_NUMBER:
        return parse_number(parser);
    case TOKEN_STRING:
    case TOKEN_FSTRING_START:
        return parse_strings(parser);
    case KEYWORD_NONE:
        return constant(parser, EXPR_NONE);
    case KEYWORD_TRUE:
        return constant(parser, EXPR_TRUE);
    case KEYWORD_FALSE:
        return constant(parser, EXPR_FALSE);
    case SIGN_ELLIPSIS:
        if (parser_last(parser)->kind != SIGN_LSQUARE && parser_last(parser)->kind != SIGN_COMMA)
            parser_needs(parser, FEATURE_ELLIPSIS, start);
        return constant(parser, EXPR_ELLIPSIS);
    case SIGN_LPAR:
    case SIGN_LSQUARE:
    case SIGN_LBRACE:
        return bracketed(parser, start->kind);
    default:
        parser_unexpected(parser);
        return parser_expr(parser, EXPR_NONE, start);
    }
}
