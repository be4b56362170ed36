#include "parsing.h"

#include <string.h>

static const char *dotted_name(struct parser *parser) {
    struct text text;
    text_init(&text);
    text_add(&text, parser_plain_name(parser));
    while (parser_accept(parser, SIGN_DOT)) {
        text_byte(&text, '.');
        text_add(&text, parser_plain_name(parser));
    }
    const char *name = parser_intern(parser, text.data, text.length);
    text_destroy(&text);
    return name;
}

static void push_alias(struct parser *parser, struct stmt *stmt, const struct token *start, const char *name) {
    struct alias alias = {.name = name, .line = start->line, .column = start->column};
    if (parser_accept(parser, KEYWORD_AS))
        alias.as = parser_name(parser);
    stmt->aliases = parser_grow(parser, stmt->aliases, stmt->alias_count, sizeof alias);
    stmt->aliases[stmt->alias_count++] = alias;
}

static struct stmt *import_modules(struct parser *parser) {
    struct stmt *stmt = parser_stmt(parser, STMT_IMPORT, parser_peek(parser));
    parser->at++;
    do {
        const struct token *start = parser_peek(parser);
        if (stmt->alias_count == 0 && start->kind == TOKEN_NEWLINE)
            parser_fail(parser, start, "SyntaxError: Expected one or more names after 'import'");
        push_alias(parser, stmt, start, dotted_name(parser));
    } while (parser_accept(parser, SIGN_COMMA));
    if (parser_at(parser, KEYWORD_FROM))
        parser_fail(parser, parser_last(parser), "SyntaxError: Did you mean to use 'from ... import ...' instead?");
    return stmt;
}

static void imported_names(struct parser *parser, struct stmt *stmt) {
    const struct token *start = parser_peek(parser);
    if (parser_accept(parser, SIGN_STAR)) {
        stmt->aliases = parser_grow(parser, NULL, 0, sizeof *stmt->aliases);
        stmt->aliases[stmt->alias_count++] =
            (struct alias){.name = parser_intern(parser, "*", 1), .line = start->line, .column = start->column};
        return;
    }
    bool future = stmt->name && strcmp(stmt->name, "__future__") == 0;
    bool closed = parser_accept(parser, SIGN_LPAR);
    if (parser_at(parser, TOKEN_NEWLINE))
        parser_fail(parser, parser_peek(parser), "SyntaxError: Expected one or more names after 'import'");
    do {
        const struct token *name = parser_peek(parser);
        if (closed && stmt->alias_count && name->kind == SIGN_RPAR)
            break;
        if (!closed && name->kind == TOKEN_NEWLINE)
            parser_fail(parser, parser_last(parser),
                        "SyntaxError: trailing comma not allowed without surrounding parentheses");
        push_alias(parser, stmt, name, parser_plain_name(parser));
        parser->true_division |= future && strcmp(stmt->aliases[stmt->alias_count - 1].name, "division") == 0;
        parser->print_function |= future && strcmp(stmt->aliases[stmt->alias_count - 1].name, "print_function") == 0;
    } while (parser_accept(parser, SIGN_COMMA));
    if (closed)
        parser_expect(parser, SIGN_RPAR);
}

struct stmt *parse_import(struct parser *parser) {
    if (parser_at(parser, KEYWORD_IMPORT))
        return import_modules(parser);
    struct stmt *stmt = parser_stmt(parser, STMT_IMPORT_FROM, parser_peek(parser));
    parser->at++;
    for (;;) {
        if (parser_accept(parser, SIGN_DOT))
            stmt->level++;
        else if (parser_accept(parser, SIGN_ELLIPSIS))
            stmt->level += 3;
        else
            break;
    }
    if (stmt->level == 0 || !parser_at(parser, KEYWORD_IMPORT))
        stmt->name = dotted_name(parser);
    parser_expect(parser, KEYWORD_IMPORT);
    imported_names(parser, stmt);
    return stmt;
}
