/* Statements that have blocks, but for def and class. */
#include "parsing.h"

void parser_skip_block(struct parser *parser) {
    int depth = 1; /* its INDENT was taken */
    parser->failed = false;
    while (depth > 0 && !parser_at(parser, TOKEN_END)) {
        depth += parser_at(parser, TOKEN_INDENT);
        depth -= parser_at(parser, TOKEN_DEDENT);
        parser->at++;
    }
}

static void indented(struct parser *parser, struct stmts *out) {
    bool orphans = parser->orphans;
    parser_accept(parser, TOKEN_INDENT);
    if (!parser_enter(parser)) {
        parser_skip_block(parser);
        return;
    }
    parse_statements(parser, out);
    parser_leave(parser);
    parser_accept(parser, TOKEN_DEDENT);
    parser->orphans = orphans;
}

void parse_block(struct parser *parser, const char *what, const struct token *header, struct stmts *out) {
    if (!parser_at(parser, SIGN_COLON)) {
        if (parser_at(parser, TOKEN_NEWLINE) || header->kind == KEYWORD_ELSE || header->kind == KEYWORD_TRY ||
            header->kind == KEYWORD_FINALLY || header->kind == KEYWORD_DEF || header->kind == KEYWORD_FOR)
            parser_fail(parser, parser_peek(parser), "SyntaxError: expected ':'");
        parser_unexpected(parser);
    }
    bool lost = parser->failed;
    if (lost)
        parser_resume(parser);
    else
        parser_accept(parser, SIGN_COLON);
    if (!parser_at(parser, TOKEN_NEWLINE)) {
        parse_simple_line(parser, out);
        return;
    }
    parser_accept(parser, TOKEN_NEWLINE);
    if (parser_at(parser, TOKEN_INDENT)) {
        indented(parser, out);
    } else if (!lost && !source_is_guessed(parser->source, parser_peek(parser)->line)) {
        parser_fail(parser, parser_peek(parser), "IndentationError: expected an indented block after %s on line %d",
                    what, header->line);
        parser->failed = false;
    }
}

static struct stmt *if_statement(struct parser *parser) {
    struct stmt *first = NULL, *previous = NULL;
    const struct token *header = parser_peek(parser);
    while (parser_at(parser, previous ? KEYWORD_ELIF : KEYWORD_IF)) { /* a loop: chains may be long */
        header = parser_peek(parser);
        struct stmt *stmt = parser_stmt(parser, STMT_IF, header);
        parser->at++;
        stmt->condition = parse_named_expression(parser);
        parse_no_assignment(parser, stmt->condition);
        parse_block(parser, previous ? "'elif' statement" : "'if' statement", header, &stmt->body);
        if (previous) {
            stmt->is_elif = true;
            parser_push_stmt(parser, &previous->orelse, stmt);
        } else {
            first = stmt;
        }
        previous = stmt;
    }
    header = parser_peek(parser);
    if (parser_accept(parser, KEYWORD_ELSE))
        parse_block(parser, "'else' statement", header, &previous->orelse);
    for (struct stmt *stmt = first; stmt != previous; stmt = stmt->orelse.items[0])
        stmt->orelse.items[0]->end_line = parser->last_line;
    return first;
}

static void else_clause(struct parser *parser, struct stmt *stmt) {
    const struct token *header = parser_peek(parser);
    if (parser_accept(parser, KEYWORD_ELSE))
        parse_block(parser, "'else' statement", header, &stmt->orelse);
}

static struct stmt *while_statement(struct parser *parser) {
    const struct token *header = parser_peek(parser);
    struct stmt *stmt = parser_stmt(parser, STMT_WHILE, header);
    parser->at++;
    stmt->condition = parse_named_expression(parser);
    parse_no_assignment(parser, stmt->condition);
    parse_block(parser, "'while' statement", header, &stmt->body);
    else_clause(parser, stmt);
    return stmt;
}

static struct stmt *for_statement(struct parser *parser) {
    const struct token *header = parser_peek(parser);
    struct stmt *stmt = parser_stmt(parser, STMT_FOR, header);
    parser->at++;
    stmt->target = parse_targets(parser);
    parser_expect(parser, KEYWORD_IN);
    stmt->value = parse_star_expressions(parser);
    parse_refuse_stars(parser, FEATURE_STAR_LOOPED, stmt->value);
    parse_block(parser, "'for' statement", header, &stmt->body);
    else_clause(parser, stmt);
    return stmt;
}

/* except A, B: from 3.14 on, but not with a name: before, and in the words of today, a fault. */
static struct expr *several_types(struct parser *parser, struct expr *first) {
    struct expr *tuple = parser_expr(parser, EXPR_TUPLE, parser_last(parser));
    tuple->line = first->line;
    tuple->column = first->column;
    parser_push_expr(parser, &tuple->items, first);
    while (parser_accept(parser, SIGN_COMMA) && parser_starts_expression(parser_peek(parser)))
        parser_push_expr(parser, &tuple->items, parse_expression(parser));
    bool free = feature_is_in(parser->source->language, FEATURE_EXCEPT_WITHOUT_BRACKETS);
    if (!free || parser_at(parser, KEYWORD_AS) || !parser_at(parser, SIGN_COLON))
        parser_fail_expr(parser, first, "SyntaxError: multiple exception types must be parenthesized%s",
                         free ? " when using 'as'" : " before Python 3.14");
    return parser_end(parser, tuple);
}

static void handler(struct parser *parser, struct stmt *stmt) {
    const struct token *header = parser_peek(parser);
    struct handler handler = {.line = header->line, .column = header->column};
    parser_accept(parser, KEYWORD_EXCEPT);
    bool star = parser_accept(parser, SIGN_STAR);
    if (stmt->handler_count && star != stmt->star_handlers)
        parser_fail(parser, header, "SyntaxError: cannot have both 'except' and 'except*' on the same 'try'");
    stmt->star_handlers = star;
    if (star && parser_at(parser, SIGN_COLON))
        parser_fail(parser, parser_peek(parser), "SyntaxError: expected one or more exception types");
    if (!parser_at(parser, SIGN_COLON) && !parser_at(parser, TOKEN_NEWLINE)) {
        handler.type = parse_expression(parser);
        if (parser_at(parser, SIGN_COMMA))
            handler.type = several_types(parser, handler.type);
        if (parser_accept(parser, KEYWORD_AS))
            handler.name = parser_name(parser);
    }
    parse_block(parser, star ? "'except*' statement" : "'except' statement", header, &handler.body);
    stmt->handlers = parser_grow(parser, stmt->handlers, stmt->handler_count, sizeof handler);
    stmt->handlers[stmt->handler_count++] = handler;
}

static struct stmt *try_statement(struct parser *parser) {
    const struct token *header = parser_peek(parser);
    struct stmt *stmt = parser_stmt(parser, STMT_TRY, header);
    parser->at++;
    parse_block(parser, "'try' statement", header, &stmt->body);
    while (parser_at(parser, KEYWORD_EXCEPT))
        handler(parser, stmt);
    if (stmt->handler_count)
        else_clause(parser, stmt);
    const struct token *final = parser_peek(parser);
    if (parser_accept(parser, KEYWORD_FINALLY)) {
        parse_block(parser, "'finally' statement", final, &stmt->final);
    } else if (stmt->handler_count == 0 && stmt->body.count) {
        parser_fail(parser, final, "SyntaxError: expected 'except' or 'finally' block");
        parser->failed = false; /* the statement that stands there is good */
        parser->orphans = true;
    }
    return stmt;
}

/* Whether "with (" opens a list of items in brackets, and not an expression. */
static bool items_in_brackets(const struct parser *parser) {
    if (!parser_at(parser, SIGN_LPAR))
        return false;
    bool plain = parser_ahead(parser, 1)->kind != SIGN_RPAR, as = false;
    int depth = 0;
    for (size_t i = 0;; i++) {
        const struct token *token = parser_ahead(parser, i);
        switch (token->kind) {
        case SIGN_LPAR:
        case SIGN_LSQUARE:
        case SIGN_LBRACE:
            depth++;
            break;
        case SIGN_RPAR:
        case SIGN_RSQUARE:
        case SIGN_RBRACE:
            if (--depth == 0)
                return (plain || as) && parser_ahead(parser, i + 1)->kind == SIGN_COLON;
            break;
        case KEYWORD_FOR:
        case KEYWORD_YIELD:
        case SIGN_WALRUS:
            plain = plain && depth > 1;
            break;
        case SIGN_STAR: { /* unpacking, not multiplication */
            enum token_kind before = parser_ahead(parser, i - 1)->kind;
            plain = plain && (depth > 1 || (before != SIGN_LPAR && before != SIGN_COMMA));
            break;
        }
        case KEYWORD_AS:
            as = as || depth == 1;
            break;
        case TOKEN_NEWLINE:
        case TOKEN_END:
        case TOKEN_STOP:
            return false;
        default:
            break;
        }
    }
}

/* Where brackets are not read, those with an `as` in them are a fault, and the rest are a tuple. */
static bool items_are_read(struct parser *parser) {
    if (feature_is_in(parser->source->language, FEATURE_WITH_BRACKETS))
        return true;
    int depth = 0;
    for (size_t i = 0;; i++) {
        enum token_kind kind = parser_ahead(parser, i)->kind;
        depth += kind == SIGN_LPAR || kind == SIGN_LSQUARE || kind == SIGN_LBRACE;
        depth -= kind == SIGN_RPAR || kind == SIGN_RSQUARE || kind == SIGN_RBRACE;
        if (kind == KEYWORD_AS && depth == 1) {
            parser_needs(parser, FEATURE_WITH_BRACKETS, parser_peek(parser));
            return true;
        }
        if (depth == 0 || kind == TOKEN_NEWLINE || kind == TOKEN_END || kind == TOKEN_STOP)
            return false;
    }
}

static void with_items(struct parser *parser, struct stmt *stmt, bool bracketed) {
    do {
        if (bracketed && stmt->with_count && parser_at(parser, SIGN_RPAR))
            break;
        struct with_item item = {.value = parse_expression(parser)};
        if (parser_accept(parser, KEYWORD_AS)) {
            item.target = parse_star_named(parser);
            parse_check_target(parser, item.target, false);
        }
        stmt->withs = parser_grow(parser, stmt->withs, stmt->with_count, sizeof item);
        stmt->withs[stmt->with_count++] = item;
    } while (parser_accept(parser, SIGN_COMMA));
}

static struct stmt *with_statement(struct parser *parser) {
    const struct token *header = parser_peek(parser);
    struct stmt *stmt = parser_stmt(parser, STMT_WITH, header);
    parser->at++;
    bool bracketed = items_in_brackets(parser);
    if (bracketed)
        bracketed = items_are_read(parser);
    if (bracketed)
        parser_accept(parser, SIGN_LPAR);
    with_items(parser, stmt, bracketed);
    if (bracketed)
        parser_expect(parser, SIGN_RPAR);
    parse_block(parser, "'with' statement", header, &stmt->body);
    return stmt;
}

static struct stmt *async_statement(struct parser *parser) {
    const struct token *start = parser_peek(parser);
    enum token_kind kind = parser_ahead(parser, 1)->kind;
    if (kind == KEYWORD_DEF)
        return parse_definition(parser);
    parser->at++;
    if (kind != KEYWORD_FOR && kind != KEYWORD_WITH) {
        parser_unexpected(parser);
        parser_recover_line(parser);
        return NULL;
    }
    struct stmt *stmt = kind == KEYWORD_FOR ? for_statement(parser) : with_statement(parser);
    stmt->is_async = true;
    stmt->line = start->line;
    stmt->column = start->column;
    return stmt;
}

/* match is a statement when its line ends in a colon and a "case" stands in the block below. */
static bool at_match(const struct parser *parser) {
    if (!parser_at_word(parser, "match"))
        return false;
    enum token_kind second = parser_ahead(parser, 1)->kind;
    if (!parser_starts_expression(parser_ahead(parser, 1)) && second != SIGN_STAR)
        return false;
    size_t i = 1;
    while (parser_ahead(parser, i)->kind != TOKEN_NEWLINE && parser_ahead(parser, i)->kind != TOKEN_END)
        i++;
    const struct token *word = parser_ahead(parser, i + 2);
    return parser_ahead(parser, i - 1)->kind == SIGN_COLON && parser_ahead(parser, i + 1)->kind == TOKEN_INDENT &&
           word->kind == TOKEN_NAME && word->end - word->start == 4 && parser->source->text[word->start] == 'c' &&
           parser->source->text[word->start + 3] == 'e';
}

static struct stmt *match_statement(struct parser *parser) {
    struct stmt *stmt = parser_stmt(parser, STMT_MATCH, parser_peek(parser));
    parser->at++;
    stmt->value = parse_star_subject(parser);
    parser_expect(parser, SIGN_COLON);
    if (parser->failed)
        parser_resume(parser);
    parser_accept(parser, TOKEN_NEWLINE);
    parser_accept(parser, TOKEN_INDENT);
    if (!parser_enter(parser)) {
        parser_skip_block(parser);
        return stmt;
    }
    while (parser_at_word(parser, "case")) {
        const struct token *header = parser_peek(parser);
        int depth = 0;
        parser->at++;
        while (!parser_at(parser, TOKEN_NEWLINE) && (depth > 0 || !parser_at(parser, SIGN_COLON))) {
            enum token_kind kind = parser_peek(parser)->kind;
            depth += kind == SIGN_LPAR || kind == SIGN_LSQUARE || kind == SIGN_LBRACE;
            depth -= kind == SIGN_RPAR || kind == SIGN_RSQUARE || kind == SIGN_RBRACE;
            parser->at++; /* a pattern: skipped */
        }
        struct stmts body = {0};
        parse_block(parser, "'case' statement", header, &body);
    }
    if (!parser_at(parser, TOKEN_DEDENT) && !parser_at(parser, TOKEN_END)) {
        parser_unexpected(parser);
        parser_skip_block(parser);
    } else {
        parser_accept(parser, TOKEN_DEDENT);
    }
    parser_leave(parser);
    return stmt;
}

bool parse_compound(struct parser *parser, struct stmts *out) {
    const struct token *start = parser_peek(parser);
    struct stmt *stmt;
    switch (start->kind) {
    case KEYWORD_IF:
        stmt = if_statement(parser);
        break;
    case KEYWORD_WHILE:
        stmt = while_statement(parser);
        break;
    case KEYWORD_FOR:
        stmt = for_statement(parser);
        break;
    case KEYWORD_TRY:
        stmt = try_statement(parser);
        break;
    case KEYWORD_WITH:
        stmt = with_statement(parser);
        break;
    case KEYWORD_DEF:
    case KEYWORD_CLASS:
    case SIGN_AT:
        stmt = parse_definition(parser);
        break;
    case KEYWORD_ASYNC:
        stmt = async_statement(parser);
        break;
    default:
        if (!at_match(parser))
            return false;
        stmt = match_statement(parser);
    }
    if (!stmt)
        return true; /* lost */
    stmt->end_line = parser->last_line;
    parser_push_stmt(parser, out, stmt);
    return true;
}
