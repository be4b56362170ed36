/* Simple statements, and the lines that hold them. */
#include "parsing.h"

#include <string.h>

static bool augmented(enum token_kind kind, enum operator_kind *op) {
    switch (kind) {
    case SIGN_PLUS_ASSIGN:
        *op = OP_ADD;
        return true;
    case SIGN_MINUS_ASSIGN:
        *op = OP_SUB;
        return true;
    case SIGN_STAR_ASSIGN:
        *op = OP_MUL;
        return true;
    case SIGN_SLASH_ASSIGN:
        *op = OP_DIV;
        return true;
    case SIGN_DOUBLESLASH_ASSIGN:
        *op = OP_FLOORDIV;
        return true;
    case SIGN_PERCENT_ASSIGN:
        *op = OP_MOD;
        return true;
    case SIGN_DOUBLESTAR_ASSIGN:
        *op = OP_POW;
        return true;
    case SIGN_LEFTSHIFT_ASSIGN:
        *op = OP_LSHIFT;
        return true;
    case SIGN_RIGHTSHIFT_ASSIGN:
        *op = OP_RSHIFT;
        return true;
    case SIGN_AMPERSAND_ASSIGN:
        *op = OP_AND;
        return true;
    case SIGN_BAR_ASSIGN:
        *op = OP_OR;
        return true;
    case SIGN_CIRCUMFLEX_ASSIGN:
        *op = OP_XOR;
        return true;
    case SIGN_AT_ASSIGN:
        *op = OP_MATMUL;
        return true;
    default:
        return false;
    }
}

static bool is_single_target(const struct expr *expr) {
    return expr->kind == EXPR_NAME || expr->kind == EXPR_ATTRIBUTE || expr->kind == EXPR_SUBSCRIPT;
}

static void annotated_assignment(struct parser *parser, struct stmt *stmt, struct expr *target) {
    if (!parser_starts_expression(parser_ahead(parser, 1)) && !is_single_target(target))
        parser_unexpected(parser); /* more like a header whose keyword is missing */
    else if (target->kind == EXPR_LIST || target->kind == EXPR_TUPLE)
        parser_fail_expr(parser, target, "SyntaxError: only single target (not %s) can be annotated",
                         parse_kind_words(target));
    else if (!is_single_target(target))
        parser_fail_expr(parser, target, "SyntaxError: illegal target for annotation");
    parser_needs(parser, FEATURE_NAME_ANNOTATION, parser_peek(parser));
    parser_accept(parser, SIGN_COLON);
    stmt->kind = STMT_ANNOTATED;
    stmt->target = target;
    stmt->annotation = parse_expression(parser);
    if (parser_accept(parser, SIGN_ASSIGN))
        stmt->value = parse_yield_or_stars(parser);
}

/* As a statement, print("a", "b") prints a tuple; what only a function takes it refuses. */
static void check_print(struct parser *parser, const struct expr *value) {
    if (parser->print_function || value->kind != EXPR_CALL || value->left->kind != EXPR_NAME || strcmp(value->left->name, "print") != 0)
        return;
    bool starred = false;
    for (int i = 0; i < value->items.count; i++)
        starred |= value->items.items[i]->kind == EXPR_STARRED;
    if (starred || value->keyword_count)
        parser_needs_expr(parser, FEATURE_PRINT_FUNCTION, value);
}

static struct stmt *expression_statement(struct parser *parser) {
    struct stmt *stmt = parser_stmt(parser, STMT_EXPR, parser_peek(parser));
    parser->statement = parser->at;
    struct expr *value = parse_yield_or_stars(parser);
    check_print(parser, value);
    if (parser_at(parser, SIGN_COLON)) {
        annotated_assignment(parser, stmt, value);
        return stmt;
    }
    if (augmented(parser_peek(parser)->kind, &stmt->op)) {
        if (stmt->op == OP_MATMUL)
            parser_needs(parser, FEATURE_MATRIX, parser_peek(parser));
        if (!is_single_target(value))
            parser_fail_expr(parser, value, "SyntaxError: '%s' is an illegal expression for augmented assignment",
                             parse_kind_words(value));
        parser->at += !parser->failed;
        stmt->kind = STMT_AUGMENTED;
        stmt->target = value;
        stmt->value = parse_yield_or_stars(parser);
        return stmt;
    }
    while (parser_at(parser, SIGN_ASSIGN)) {
        parse_check_target(parser, value, stmt->targets.count == 0);
        parser_accept(parser, SIGN_ASSIGN);
        stmt->kind = STMT_ASSIGN;
        parser_push_expr(parser, &stmt->targets, value);
        value = parse_yield_or_stars(parser);
    }
    stmt->value = value;
    return stmt;
}

static bool at_end_of_statement(const struct parser *parser) {
    return parser_at(parser, TOKEN_NEWLINE) || parser_at(parser, SIGN_SEMICOLON);
}

static struct stmt *return_statement(struct parser *parser) {
    struct stmt *stmt = parser_stmt(parser, STMT_RETURN, parser_peek(parser));
    parser->at++;
    if (!at_end_of_statement(parser))
        parse_refuse_stars(parser, FEATURE_STAR_RETURN, stmt->value = parse_star_expressions(parser));
    return stmt;
}

static struct stmt *raise_statement(struct parser *parser) {
    struct stmt *stmt = parser_stmt(parser, STMT_RAISE, parser_peek(parser));
    parser->at++;
    if (at_end_of_statement(parser))
        return stmt;
    stmt->value = parse_expression(parser);
    if (parser_at(parser, KEYWORD_FROM))
        parser_needs(parser, FEATURE_RAISE_FROM, parser_peek(parser));
    if (parser_accept(parser, KEYWORD_FROM))
        stmt->cause = parse_expression(parser);
    return stmt;
}

static struct stmt *assert_statement(struct parser *parser) {
    struct stmt *stmt = parser_stmt(parser, STMT_ASSERT, parser_peek(parser));
    parser->at++;
    stmt->condition = parse_expression(parser);
    parse_no_assignment(parser, stmt->condition);
    if (parser_accept(parser, SIGN_COMMA))
        stmt->value = parse_expression(parser);
    return stmt;
}

static struct stmt *delete_statement(struct parser *parser) {
    struct stmt *stmt = parser_stmt(parser, STMT_DELETE, parser_peek(parser));
    parser->at++;
    do {
        struct expr *target = parse_star_named(parser);
        parse_check_delete(parser, target);
        parser_push_expr(parser, &stmt->targets, target);
    } while (parser_accept(parser, SIGN_COMMA) && !at_end_of_statement(parser));
    return stmt;
}

static struct stmt *scope_statement(struct parser *parser, enum stmt_kind kind) {
    struct stmt *stmt = parser_stmt(parser, kind, parser_peek(parser));
    if (kind == STMT_NONLOCAL)
        parser_needs(parser, FEATURE_NONLOCAL, parser_peek(parser));
    parser->at++;
    struct names *names = &stmt->names;
    do {
        names->items = parser_grow(parser, names->items, names->count, sizeof *names->items);
        names->items[names->count++] = parser_name(parser);
    } while (parser_accept(parser, SIGN_COMMA));
    return stmt;
}

/* type X = int, type X[T] = list[T]: read and forgotten. */
static struct stmt *type_alias(struct parser *parser) {
    struct stmt *stmt = parser_stmt(parser, STMT_TYPE_ALIAS, parser_peek(parser));
    parser->at++;
    stmt->name = parser_name(parser);
    if (parser_at(parser, SIGN_LSQUARE))
        parse_type_parameters(parser);
    parser_expect(parser, SIGN_ASSIGN);
    stmt->value = parse_expression(parser);
    return stmt;
}

static struct stmt *keyword_statement(struct parser *parser, enum stmt_kind kind) {
    struct stmt *stmt = parser_stmt(parser, kind, parser_peek(parser));
    parser->at++;
    return stmt;
}

static struct stmt *simple(struct parser *parser) {
    switch (parser_peek(parser)->kind) {
    case KEYWORD_PASS:
        return keyword_statement(parser, STMT_PASS);
    case KEYWORD_BREAK:
        return keyword_statement(parser, STMT_BREAK);
    case KEYWORD_CONTINUE:
        return keyword_statement(parser, STMT_CONTINUE);
    case KEYWORD_RETURN:
        return return_statement(parser);
    case KEYWORD_RAISE:
        return raise_statement(parser);
    case KEYWORD_ASSERT:
        return assert_statement(parser);
    case KEYWORD_DEL:
        return delete_statement(parser);
    case KEYWORD_GLOBAL:
        return scope_statement(parser, STMT_GLOBAL);
    case KEYWORD_NONLOCAL:
        return scope_statement(parser, STMT_NONLOCAL);
    case KEYWORD_IMPORT:
    case KEYWORD_FROM:
        return parse_import(parser);
    default:
        break;
    }
    enum token_kind second = parser_ahead(parser, 1)->kind, third = parser_ahead(parser, 2)->kind;
    if (parser_at_word(parser, "type") && second == TOKEN_NAME && (third == SIGN_ASSIGN || third == SIGN_LSQUARE))
        return type_alias(parser);
    return expression_statement(parser);
}

void parser_recover_line(struct parser *parser) {
    parser_resume(parser);
    parser_accept(parser, TOKEN_NEWLINE);
    parser->orphans = true;
}

void parse_simple_line(struct parser *parser, struct stmts *out) {
    do {
        struct stmt *stmt = simple(parser);
        parser->last_line = stmt->end_line = parser_last(parser)->end_line;
        stmt->end_column = parser_last(parser)->end_column;
        parser_push_stmt(parser, out, stmt);
    } while (parser_accept(parser, SIGN_SEMICOLON) && !parser_at(parser, TOKEN_NEWLINE));
    if (!parser_at(parser, TOKEN_NEWLINE))
        parser_unexpected(parser);
    if (parser->failed)
        parser_recover_line(parser);
    else
        parser_accept(parser, TOKEN_NEWLINE);
}

/* A block nobody has announced: blamed once if `told`, and read for faults of its own. */
static void stray_block(struct parser *parser, bool told, struct stmts *out) {
    parser_accept(parser, TOKEN_INDENT);
    if (!told && !source_is_guessed(parser->source, parser_peek(parser)->line)) {
        parser_fail(parser, parser_peek(parser), "IndentationError: unexpected indent");
        parser->failed = false;
    }
    if (!parser_enter(parser)) {
        parser_skip_block(parser);
        return;
    }
    parse_statements(parser, out);
    parser_leave(parser);
    parser_accept(parser, TOKEN_DEDENT);
}

static bool at_orphan(const struct parser *parser) {
    return parser_at(parser, KEYWORD_ELSE) || parser_at(parser, KEYWORD_ELIF) || parser_at(parser, KEYWORD_EXCEPT) ||
           parser_at(parser, KEYWORD_FINALLY);
}

void parse_statements(struct parser *parser, struct stmts *out) {
    parser->orphans = false;
    while (!parser_at(parser, TOKEN_DEDENT) && !parser_at(parser, TOKEN_END)) {
        bool after_fault = parser->orphans;
        if (parser_at(parser, TOKEN_INDENT)) {
            stray_block(parser, after_fault, out);
            parser->orphans = after_fault;
        } else if (at_orphan(parser) && (after_fault || source_is_guessed(parser->source, parser_peek(parser)->line))) {
            parser_recover_line(parser); /* its statement was lost: its block comes next, if there is one */
        } else {
            parser->orphans = false;
            if (!parse_compound(parser, out))
                parse_simple_line(parser, out);
        }
    }
}
