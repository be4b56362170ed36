/* def and class. */
#include "parsing.h"

void parse_type_parameters(struct parser *parser) {
    int depth = 0;
    do {
        enum token_kind kind = parser_peek(parser)->kind;
        if (kind == TOKEN_NEWLINE || kind == TOKEN_END || kind == TOKEN_STOP)
            break;
        depth += kind == SIGN_LPAR || kind == SIGN_LSQUARE || kind == SIGN_LBRACE;
        depth -= kind == SIGN_RPAR || kind == SIGN_RSQUARE || kind == SIGN_RBRACE;
        parser->at++;
    } while (depth > 0);
}

static struct stmt *function_definition(struct parser *parser, struct exprs decorators) {
    const struct token *start = parser_peek(parser);
    struct stmt *stmt = parser_stmt(parser, STMT_FUNCTION, start);
    struct function *function = stmt->function = arena_alloc(parser->arena, sizeof *function);
    struct function *outer = parser->function;
    function->decorators = decorators;
    function->is_async = parser_accept(parser, KEYWORD_ASYNC);
    const struct token *header = parser_peek(parser);
    parser_expect(parser, KEYWORD_DEF);
    function->name = parser_plain_name(parser);
    stmt->name = parser_mangled(parser, function->name);
    if (parser_at(parser, SIGN_LSQUARE)) {
        stmt->has_type_parameters = true;
        parse_type_parameters(parser);
    }
    if (!parser_at(parser, SIGN_LPAR))
        parser_fail(parser, parser_peek(parser), "SyntaxError: expected '('");
    parser_accept(parser, SIGN_LPAR);
    parse_parameters(parser, function, SIGN_RPAR, true);
    parse_close(parser, SIGN_RPAR, NULL);
    if (parser_at(parser, SIGN_ARROW))
        parser_needs(parser, FEATURE_ANNOTATION, parser_peek(parser));
    if (parser_accept(parser, SIGN_ARROW))
        function->returns = parse_expression(parser);
    parser->function = function;
    parse_block(parser, "function definition", header, &function->body);
    parser->function = outer;
    return stmt;
}

static struct stmt *class_definition(struct parser *parser, struct exprs decorators) {
    const struct token *header = parser_peek(parser);
    struct stmt *stmt = parser_stmt(parser, STMT_CLASS, header);
    struct function *outer = parser->function;
    stmt->decorators = decorators;
    parser_expect(parser, KEYWORD_CLASS);
    stmt->class_name = parser_plain_name(parser);
    stmt->name = parser_mangled(parser, stmt->class_name);
    if (parser_at(parser, SIGN_LSQUARE)) {
        stmt->has_type_parameters = true;
        parse_type_parameters(parser);
    }
    if (parser_accept(parser, SIGN_LPAR))
        parse_arguments(parser, &stmt->targets, &stmt->keywords, &stmt->keyword_count, false);
    bool starred = stmt->keyword_count > 0;
    for (int i = 0; i < stmt->targets.count; i++)
        starred |= stmt->targets.items[i]->kind == EXPR_STARRED;
    if (starred)
        parser_needs(parser, FEATURE_CLASS_KEYWORD, header);
    const char *around = parser->class_name;
    parser->class_name = stmt->class_name;
    parser->function = NULL; /* a yield in a class body is no function's */
    parse_block(parser, "class definition", header, &stmt->body);
    parser->function = outer;
    parser->class_name = around;
    return stmt;
}

/* A name with dots, and perhaps one call of it: what a decorator had to be. */
static bool is_plain_decorator(const struct expr *decorator) {
    const struct expr *at = decorator->kind == EXPR_CALL && !decorator->parenthesized ? decorator->left : decorator;
    while (at->kind == EXPR_ATTRIBUTE && !at->parenthesized)
        at = at->left;
    return at->kind == EXPR_NAME && !at->parenthesized;
}

struct stmt *parse_definition(struct parser *parser) {
    struct exprs decorators = {0};
    while (parser_accept(parser, SIGN_AT)) {
        struct expr *decorator = parse_named_expression(parser);
        if (!is_plain_decorator(decorator))
            parser_needs_expr(parser, FEATURE_DECORATOR_EXPRESSION, decorator);
        parser_push_expr(parser, &decorators, decorator);
        if (!parser_at(parser, TOKEN_NEWLINE))
            parser_unexpected(parser);
        if (parser->failed)
            parser_resume(parser);
        parser_accept(parser, TOKEN_NEWLINE);
    }
    if (parser_at(parser, KEYWORD_CLASS))
        return class_definition(parser, decorators);
    if (parser_at(parser, KEYWORD_DEF) ||
        (parser_at(parser, KEYWORD_ASYNC) && parser_ahead(parser, 1)->kind == KEYWORD_DEF))
        return function_definition(parser, decorators);
    parser_unexpected(parser);
    parser_recover_line(parser);
    return NULL;
}
