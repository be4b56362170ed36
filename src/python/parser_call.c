/* Arguments, subscripts, parameters, lambda. */
#include "parsing.h"

#include <string.h>

static void push_keyword(struct parser *parser, struct keyword **keywords, int *count, struct keyword keyword) {
    *keywords = parser_grow(parser, *keywords, *count, sizeof **keywords);
    (*keywords)[(*count)++] = keyword;
}

static struct keyword named_argument(struct parser *parser) {
    const struct token *start = parser_peek(parser);
    struct keyword keyword = {.line = start->line, .column = start->column};
    keyword.name = parser_plain_name(parser);
    parser_expect(parser, SIGN_ASSIGN);
    if (parser_at(parser, SIGN_COMMA) || parser_at(parser, SIGN_RPAR))
        parser_fail(parser, start, "SyntaxError: expected argument value expression");
    keyword.value = parse_expression(parser);
    if (parse_at_comprehension(parser))
        parser_fail(parser, start, "SyntaxError: invalid syntax. Maybe you meant '==' or ':=' instead of '='?");
    return keyword;
}

static void refuse_assignment(struct parser *parser, const struct expr *left) {
    if (left->kind == EXPR_TRUE || left->kind == EXPR_FALSE || left->kind == EXPR_NONE)
        parser_fail_expr(parser, left, "SyntaxError: cannot assign to %s", parse_kind_words(left));
    else
        parser_fail_expr(parser, left, "SyntaxError: expression cannot contain assignment, perhaps you meant \"==\"?");
}

static struct expr *positional_argument(struct parser *parser, const struct token *start, bool generator, bool alone) {
    struct expr *value = parse_named_expression(parser);
    if (parser_at(parser, SIGN_ASSIGN))
        refuse_assignment(parser, value);
    if (!parse_at_comprehension(parser))
        return value;
    struct expr *result = parser_expr(parser, EXPR_GENEXP, alone ? start : parser_peek(parser));
    result->left = value;
    result->comprehension = parse_comprehension(parser);
    if (!generator)
        parser_fail_expr(parser, value, "SyntaxError: invalid syntax");
    if (!alone || parser_at(parser, SIGN_COMMA))
        parser_fail_expr(parser, value, "SyntaxError: Generator expression must be parenthesized");
    parser_end(parser, result);
    if (parser_at(parser, SIGN_RPAR)) { /* the call's brackets count as its own */
        result->end_line = parser_peek(parser)->end_line;
        result->end_column = parser_peek(parser)->end_column;
    }
    return result;
}

void parse_arguments(struct parser *parser, struct exprs *items, struct keyword **keywords, int *keyword_count,
                     bool generator) {
    const struct token *opener = parser_last(parser);
    bool named = false, unpacked = false, starred = false;
    const struct expr *last = NULL;
    while (!parser->failed && !parser_at(parser, SIGN_RPAR)) {
        const struct token *start = parser_peek(parser);
        bool is_named = start->kind == TOKEN_NAME && parser_ahead(parser, 1)->kind == SIGN_ASSIGN;
        if (unpacked || (starred && !is_named && start->kind != SIGN_DOUBLESTAR))
            parser_needs(parser, FEATURE_STAR_ARGUMENTS, start);
        starred = starred || start->kind == SIGN_STAR;
        if (parser_accept(parser, SIGN_STAR)) {
            struct expr *star = parser_expr(parser, EXPR_STARRED, start);
            star->left = parse_expression(parser);
            if (unpacked)
                parser_fail(parser, start,
                            "SyntaxError: iterable argument unpacking follows keyword argument unpacking");
            if (parser_at(parser, SIGN_ASSIGN))
                parser_fail(parser, start, "SyntaxError: cannot assign to iterable argument unpacking");
            parser_push_expr(parser, items, parser_end(parser, star));
            last = star;
        } else if (parser_accept(parser, SIGN_DOUBLESTAR)) {
            struct keyword keyword = {.value = parse_expression(parser), .line = start->line, .column = start->column};
            if (parser_at(parser, SIGN_ASSIGN))
                parser_fail(parser, start, "SyntaxError: cannot assign to keyword argument unpacking");
            push_keyword(parser, keywords, keyword_count, keyword);
            unpacked = true;
            last = keyword.value;
        } else if (is_named) {
            struct keyword keyword = named_argument(parser);
            push_keyword(parser, keywords, keyword_count, keyword);
            named = true;
            last = keyword.value;
        } else {
            bool alone = items->count == 0 && *keyword_count == 0;
            struct expr *value = positional_argument(parser, alone ? opener : start, generator, alone);
            if (named || unpacked)
                parser_fail_expr(parser, value, "SyntaxError: positional argument follows keyword argument%s",
                                 unpacked ? " unpacking" : "");
            parser_push_expr(parser, items, value);
            last = value;
        }
        if (!parser_accept(parser, SIGN_COMMA))
            break;
        if ((starred || unpacked) && parser_at(parser, SIGN_RPAR))
            parser_needs(parser, FEATURE_STAR_ARGUMENTS, parser_last(parser));
    }
    parse_close(parser, SIGN_RPAR, last);
}

static struct expr *slice_part(struct parser *parser) {
    bool absent = parser_at(parser, SIGN_COLON) || parser_at(parser, SIGN_COMMA) || parser_at(parser, SIGN_RSQUARE);
    return absent ? NULL : parse_expression(parser);
}

static struct expr *slice(struct parser *parser) {
    const struct token *start = parser_peek(parser);
    struct expr *lower = NULL;
    if (!parser_at(parser, SIGN_COLON)) {
        lower = parse_star_named(parser);
        if (lower->kind == EXPR_STARRED)
            parser_needs_expr(parser, FEATURE_STAR_SUBSCRIPT, lower);
        if (lower->kind == EXPR_NAMED && !lower->parenthesized && feature_is_in(parser->source->language, FEATURE_ASSIGNMENT_EXPRESSION))
            parser_needs_expr(parser, FEATURE_ASSIGNMENT_IN_SUBSCRIPT, lower);
        if (!parser_at(parser, SIGN_COLON) || lower->kind == EXPR_STARRED ||
            (lower->kind == EXPR_NAMED && !lower->parenthesized))
            return lower;
    }
    struct expr *result = parser_expr(parser, EXPR_SLICE, start);
    parser_expect(parser, SIGN_COLON);
    parser_push_expr(parser, &result->items, lower);
    parser_push_expr(parser, &result->items, slice_part(parser));
    parser_push_expr(parser, &result->items, parser_accept(parser, SIGN_COLON) ? slice_part(parser) : NULL);
    return parser_end(parser, result);
}

struct expr *parse_subscript(struct parser *parser, struct expr *left, const struct token *start) {
    struct expr *result = parser_expr(parser, EXPR_SUBSCRIPT, start);
    result->left = left;
    if (!parser_enter(parser))
        return result;
    parser->at++;
    const struct token *inside = parser_peek(parser);
    struct expr *last = slice(parser);
    result->right = last;
    if (parser_at(parser, SIGN_COMMA) || last->kind == EXPR_STARRED) {
        struct expr *tuple = parser_expr(parser, EXPR_TUPLE, inside);
        parser_push_expr(parser, &tuple->items, last);
        while (parser_accept(parser, SIGN_COMMA) && !parser_at(parser, SIGN_RSQUARE)) {
            last = slice(parser);
            parser_push_expr(parser, &tuple->items, last);
        }
        result->right = parser_end(parser, tuple);
    }
    parse_close(parser, SIGN_RSQUARE, last);
    parser_leave(parser);
    return parser_end(parser, result);
}

struct signature { /* what has been seen of a parameter list */
    bool slash, star, bare_star, double_star, defaults;
    bool named_after_star;
};

static struct expr *annotation(struct parser *parser, bool annotated, bool starred) {
    if (!annotated || !parser_at(parser, SIGN_COLON))
        return NULL;
    parser_needs(parser, FEATURE_ANNOTATION, parser_peek(parser));
    parser_accept(parser, SIGN_COLON);
    if (starred && parser_at(parser, SIGN_STAR))
        parser_needs(parser, FEATURE_STAR_ANNOTATION, parser_peek(parser));
    return starred ? parse_star_named(parser) : parse_expression(parser);
}

static void plain_parameter(struct parser *parser, struct function *function, struct signature *seen, bool annotated,
                            enum token_kind closer) {
    const struct token *start = parser_peek(parser);
    struct parameter parameter = {.line = start->line, .column = start->column};
    if (start->kind == SIGN_LPAR)
        parser_fail(parser, start, "SyntaxError: %s parameters cannot be parenthesized",
                    annotated ? "Function" : "Lambda expression");
    parameter.name = parser_name(parser);
    parameter.annotation = annotation(parser, annotated, false);
    if (parser_accept(parser, SIGN_ASSIGN)) {
        if (parser_at(parser, closer) || parser_at(parser, SIGN_COMMA))
            parser_fail(parser, parser_last(parser), "SyntaxError: expected default value expression");
        parameter.default_value = parse_expression(parser);
    }
    bool keyword_only = seen->star || seen->bare_star;
    if (keyword_only)
        parser_needs(parser, FEATURE_KEYWORD_ONLY, start);
    if (!keyword_only && seen->defaults && !parameter.default_value)
        parser_fail(parser, start, "SyntaxError: parameter without a default follows parameter with a default");
    seen->defaults = seen->defaults || (parameter.default_value && !keyword_only);
    seen->named_after_star = seen->named_after_star || keyword_only;
    int count = function->positional_only + function->positional + function->keyword_only;
    function->parameters = parser_grow(parser, function->parameters, count, sizeof parameter);
    function->parameters[count] = parameter;
    if (keyword_only)
        function->keyword_only++;
    else
        function->positional++;
}

static void slash(struct parser *parser, struct function *function, struct signature *seen) {
    const struct token *start = parser_last(parser);
    if (seen->slash)
        parser_fail(parser, start, "SyntaxError: / may appear only once");
    if (seen->star || seen->bare_star)
        parser_fail(parser, start, "SyntaxError: / must be ahead of *");
    if (function->positional == 0)
        parser_fail(parser, start, "SyntaxError: at least one argument must precede /");
    seen->slash = true;
    parser_needs(parser, FEATURE_POSITIONAL_ONLY, start);
    function->positional_only = function->positional;
    function->positional = 0;
}

static void star(struct parser *parser, struct function *function, struct signature *seen, bool annotated,
                 enum token_kind closer) {
    const struct token *start = parser_last(parser);
    if (seen->star || seen->bare_star)
        parser_fail(parser, start, "SyntaxError: * argument may appear only once");
    if (parser_at(parser, SIGN_COMMA)) {
        enum token_kind after = parser_ahead(parser, 1)->kind;
        if (after == closer || after == SIGN_DOUBLESTAR)
            parser_fail(parser, start, "SyntaxError: named arguments must follow bare *");
        seen->bare_star = true;
        return;
    }
    if (parser_at(parser, closer))
        parser_fail(parser, start, "SyntaxError: named arguments must follow bare *");
    function->star = parser_name(parser);
    function->star_annotation = annotation(parser, annotated, true);
    seen->star = true;
    if (parser_at(parser, SIGN_ASSIGN))
        parser_fail(parser, parser_peek(parser), "SyntaxError: var-positional argument cannot have default value");
}

static void double_star(struct parser *parser, struct function *function, struct signature *seen, bool annotated) {
    function->double_star = parser_name(parser);
    function->double_star_annotation = annotation(parser, annotated, false);
    seen->double_star = true;
    if (parser_at(parser, SIGN_ASSIGN))
        parser_fail(parser, parser_peek(parser), "SyntaxError: var-keyword argument cannot have default value");
}

void parse_parameters(struct parser *parser, struct function *function, enum token_kind closer, bool annotated) {
    struct signature seen = {0};
    while (!parser->failed && !parser_at(parser, closer)) {
        if (seen.double_star)
            parser_fail(parser, parser_peek(parser), "SyntaxError: arguments cannot follow var-keyword argument");
        if (parser_accept(parser, SIGN_SLASH))
            slash(parser, function, &seen);
        else if (parser_accept(parser, SIGN_STAR))
            star(parser, function, &seen, annotated, closer);
        else if (parser_accept(parser, SIGN_DOUBLESTAR))
            double_star(parser, function, &seen, annotated);
        else
            plain_parameter(parser, function, &seen, annotated, closer);
        if (!parser_accept(parser, SIGN_COMMA))
            break;
        if ((seen.star || seen.bare_star || seen.double_star) && parser_at(parser, closer))
            parser_needs(parser, FEATURE_STAR_PARAMETER_COMMA, parser_last(parser));
    }
}

struct expr *parse_lambda(struct parser *parser) {
    const struct token *start = parser_peek(parser);
    struct expr *result = parser_expr(parser, EXPR_LAMBDA, start);
    if (!parser_enter(parser))
        return result;
    parser->at++;
    struct function *function = arena_alloc(parser->arena, sizeof *function), *outer = parser->function;
    function->name = parser_intern(parser, "<lambda>", strlen("<lambda>"));
    parse_parameters(parser, function, SIGN_COLON, false);
    if (!parser_at(parser, SIGN_COLON) && !parser_at(parser, SIGN_ASSIGN))
        parser_fail(parser, parser_peek(parser), "SyntaxError: expected ':'");
    parser_expect(parser, SIGN_COLON);
    parser->function = function;
    struct stmt *body = parser_stmt(parser, STMT_RETURN, parser_peek(parser));
    body->value = parse_expression(parser);
    body->end_line = parser_last(parser)->end_line;
    parser_push_stmt(parser, &function->body, body);
    parser->function = outer;
    result->function = function;
    parser_leave(parser);
    return parser_end(parser, result);
}
