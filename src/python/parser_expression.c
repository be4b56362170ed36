#include "parsing.h"

/* Binary operators by how tightly they bind; all are left-associative and read in a loop. */
static int binding(enum token_kind kind, enum operator_kind *op) {
    static const struct {
        enum token_kind kind;
        int level;
        enum operator_kind op;
    } table[] = {
        {SIGN_BAR, 1, OP_OR},
        {SIGN_CIRCUMFLEX, 2, OP_XOR},
        {SIGN_AMPERSAND, 3, OP_AND},
        {SIGN_LEFTSHIFT, 4, OP_LSHIFT},
        {SIGN_RIGHTSHIFT, 4, OP_RSHIFT},
        {SIGN_PLUS, 5, OP_ADD},
        {SIGN_MINUS, 5, OP_SUB},
        {SIGN_STAR, 6, OP_MUL},
        {SIGN_SLASH, 6, OP_DIV},
        {SIGN_DOUBLESLASH, 6, OP_FLOORDIV},
        {SIGN_PERCENT, 6, OP_MOD},
        {SIGN_AT, 6, OP_MATMUL},
    };
    for (size_t i = 0; i < sizeof table / sizeof *table; i++)
        if (table[i].kind == kind) {
            *op = table[i].op;
            return table[i].level;
        }
    return 0;
}

static struct expr *unary(struct parser *parser);

static struct expr *primary(struct parser *parser) {
    const struct token *start = parser_peek(parser);
    struct expr *left = parse_atom(parser);
    for (;;) {
        struct expr *outer;
        if (parser_accept(parser, SIGN_DOT)) {
            outer = parser_expr(parser, EXPR_ATTRIBUTE, start);
            outer->name = parser_name(parser);
            outer->left = left;
        } else if (parser_at(parser, SIGN_LPAR)) {
            if (!parser_enter(parser))
                return left;
            parser->at++;
            outer = parser_expr(parser, EXPR_CALL, start);
            parse_arguments(parser, &outer->items, &outer->keywords, &outer->keyword_count, true);
            outer->left = left;
            parser_leave(parser);
        } else if (parser_at(parser, SIGN_LSQUARE)) {
            outer = parse_subscript(parser, left, start);
        } else {
            return left;
        }
        left = parser_end(parser, outer);
    }
}

static struct expr *power(struct parser *parser) {
    const struct token *start = parser_peek(parser);
    struct expr *left;
    if (parser_accept(parser, KEYWORD_AWAIT)) {
        left = parser_expr(parser, EXPR_AWAIT, start);
        left->left = primary(parser);
        parser_end(parser, left);
    } else {
        left = primary(parser);
    }
    if (!parser_at(parser, SIGN_DOUBLESTAR) || !parser_enter(parser))
        return left;
    parser->at++;
    struct expr *result = parser_expr(parser, EXPR_BINARY, start);
    result->op = OP_POW;
    result->left = left;
    result->right = unary(parser);
    parser_leave(parser);
    return parser_end(parser, result);
}

static struct expr *unary(struct parser *parser) {
    const struct token *start = parser_peek(parser);
    enum token_kind kind = start->kind;
    if (kind != SIGN_MINUS && kind != SIGN_PLUS && kind != SIGN_TILDE)
        return power(parser);
    struct expr *result = parser_expr(parser, EXPR_UNARY, start);
    result->op = kind == SIGN_MINUS ? OP_NEG : kind == SIGN_PLUS ? OP_POS : OP_INVERT;
    if (!parser_enter(parser))
        return result;
    parser->at++;
    result->left = unary(parser);
    parser_leave(parser);
    return parser_end(parser, result);
}

static struct expr *binary(struct parser *parser, int least) {
    const struct token *start = parser_peek(parser);
    struct expr *left = unary(parser);
    for (;;) {
        enum operator_kind op = OP_ADD;
        int level = binding(parser_peek(parser)->kind, &op);
        if (level < least || level == 0)
            return left;
        if (op == OP_MATMUL)
            parser_needs(parser, FEATURE_MATRIX, parser_peek(parser));
        parser->at++;
        struct expr *result = parser_expr(parser, EXPR_BINARY, start);
        result->op = op;
        result->left = left;
        result->right = binary(parser, level + 1);
        left = parser_end(parser, result);
    }
}

struct expr *parse_bitwise_or(struct parser *parser) {
    return binary(parser, 1);
}

static bool accept_comparison(struct parser *parser, enum operator_kind *op) {
    switch (parser_peek(parser)->kind) {
    case SIGN_EQUAL:
        *op = OP_EQ;
        break;
    case SIGN_NOTEQUAL:
        *op = OP_NE;
        break;
    case SIGN_LESS:
        *op = OP_LT;
        break;
    case SIGN_LESSEQUAL:
        *op = OP_LE;
        break;
    case SIGN_GREATER:
        *op = OP_GT;
        break;
    case SIGN_GREATEREQUAL:
        *op = OP_GE;
        break;
    case KEYWORD_IN:
        *op = OP_IN;
        break;
    case KEYWORD_IS:
        *op = parser_ahead(parser, 1)->kind == KEYWORD_NOT ? OP_IS_NOT : OP_IS;
        break;
    case KEYWORD_NOT:
        if (parser_ahead(parser, 1)->kind != KEYWORD_IN)
            return false;
        *op = OP_NOT_IN;
        break;
    default:
        return false;
    }
    parser->at += *op == OP_IS_NOT || *op == OP_NOT_IN ? 2 : 1;
    return true;
}

static struct expr *comparison(struct parser *parser) {
    const struct token *start = parser_peek(parser);
    struct expr *left = parse_bitwise_or(parser);
    enum operator_kind op;
    if (!accept_comparison(parser, &op))
        return left;
    struct expr *result = parser_expr(parser, EXPR_COMPARE, start);
    result->left = left;
    do {
        int count = result->items.count;
        result->operators = parser_grow(parser, result->operators, count, sizeof *result->operators);
        result->operators[count] = op;
        parser_push_expr(parser, &result->items, parse_bitwise_or(parser));
    } while (accept_comparison(parser, &op));
    return parser_end(parser, result);
}

static struct expr *inversion(struct parser *parser) {
    if (!parser_at(parser, KEYWORD_NOT))
        return comparison(parser);
    struct expr *result = parser_expr(parser, EXPR_UNARY, parser_peek(parser));
    result->op = OP_NOT;
    if (!parser_enter(parser))
        return result;
    parser->at++;
    result->left = inversion(parser);
    parser_leave(parser);
    return parser_end(parser, result);
}

static struct expr *conjunction(struct parser *parser) {
    const struct token *start = parser_peek(parser);
    struct expr *left = inversion(parser);
    if (!parser_at(parser, KEYWORD_AND))
        return left;
    struct expr *result = parser_expr(parser, EXPR_AND, start);
    parser_push_expr(parser, &result->items, left);
    while (parser_accept(parser, KEYWORD_AND))
        parser_push_expr(parser, &result->items, inversion(parser));
    return parser_end(parser, result);
}

struct expr *parse_disjunction(struct parser *parser) {
    const struct token *start = parser_peek(parser);
    struct expr *left = conjunction(parser);
    if (!parser_at(parser, KEYWORD_OR))
        return left;
    struct expr *result = parser_expr(parser, EXPR_OR, start);
    parser_push_expr(parser, &result->items, left);
    while (parser_accept(parser, KEYWORD_OR))
        parser_push_expr(parser, &result->items, conjunction(parser));
    return parser_end(parser, result);
}

struct expr *parse_expression(struct parser *parser) {
    const struct token *start = parser_peek(parser);
    if (start->kind == KEYWORD_LAMBDA)
        return parse_lambda(parser);
    struct expr *left = parse_disjunction(parser);
    if (!parser_at(parser, KEYWORD_IF))
        return left;
    struct expr *result = parser_expr(parser, EXPR_CONDITIONAL, start);
    if (!parser_enter(parser))
        return result;
    parser->at++;
    result->left = left;
    result->condition = parse_disjunction(parser);
    if (!parser_at(parser, KEYWORD_ELSE) && !parser_at(parser, SIGN_COLON))
        parser_fail(parser, start, "SyntaxError: expected 'else' after 'if' expression");
    parser_expect(parser, KEYWORD_ELSE);
    result->right = parse_expression(parser);
    parser_leave(parser);
    return parser_end(parser, result);
}

void parse_no_assignment(struct parser *parser, const struct expr *left) {
    if (!parser_at(parser, SIGN_ASSIGN))
        return;
    if (left->kind == EXPR_NAME)
        parser_fail_expr(parser, left, "SyntaxError: invalid syntax. Maybe you meant '==' or ':=' instead of '='?");
    else if (left->kind == EXPR_LIST || left->kind == EXPR_TUPLE || left->kind == EXPR_GENEXP ||
             left->kind == EXPR_NONE || left->kind == EXPR_TRUE || left->kind == EXPR_FALSE)
        parser_unexpected(parser);
    else
        parser_fail_expr(parser, left, "SyntaxError: cannot assign to %s here. Maybe you meant '==' instead of '='?",
                         parse_kind_words(left));
}

struct expr *parse_named_expression(struct parser *parser) {
    const struct token *start = parser_peek(parser);
    struct expr *left = parse_expression(parser);
    if (!parser_at(parser, SIGN_WALRUS))
        return left;
    if (left->kind != EXPR_NAME || left->parenthesized)
        parser_fail_expr(parser, left, "SyntaxError: cannot use assignment expressions with %s",
                         parse_kind_words(left));
    parser_needs(parser, FEATURE_ASSIGNMENT_EXPRESSION, parser_peek(parser));
    parser_accept(parser, SIGN_WALRUS);
    struct expr *result = parser_expr(parser, EXPR_NAMED, start);
    result->name = left->name;
    result->left = parse_expression(parser);
    return parser_end(parser, result);
}

static struct expr *starred(struct parser *parser) {
    struct expr *result = parser_expr(parser, EXPR_STARRED, parser_peek(parser));
    parser->at++;
    result->left = parse_bitwise_or(parser);
    return parser_end(parser, result);
}

struct expr *parse_star_named(struct parser *parser) {
    return parser_at(parser, SIGN_STAR) ? starred(parser) : parse_named_expression(parser);
}

static struct expr *star_expression(struct parser *parser) {
    return parser_at(parser, SIGN_STAR) ? starred(parser) : parse_expression(parser);
}

static struct expr *comma_list(struct parser *parser, struct expr *(*item)(struct parser *)) {
    const struct token *start = parser_peek(parser);
    struct expr *first = item(parser);
    if (!parser_at(parser, SIGN_COMMA))
        return first;
    struct expr *result = parser_expr(parser, EXPR_TUPLE, start);
    parser_push_expr(parser, &result->items, first);
    while (parser_accept(parser, SIGN_COMMA)) {
        if (!parser_starts_expression(parser_peek(parser)) && !parser_at(parser, SIGN_STAR))
            break;
        parser_push_expr(parser, &result->items, item(parser));
    }
    return parser_end(parser, result);
}

struct expr *parse_star_expressions(struct parser *parser) {
    return comma_list(parser, star_expression);
}

struct expr *parse_star_subject(struct parser *parser) {
    return comma_list(parser, parse_star_named);
}

void parse_refuse_stars(struct parser *parser, enum feature feature, const struct expr *expr) {
    if (expr->kind != EXPR_TUPLE || expr->parenthesized)
        return;
    for (int i = 0; i < expr->items.count; i++)
        if (expr->items.items[i]->kind == EXPR_STARRED) {
            parser_needs_expr(parser, feature, expr->items.items[i]);
            return;
        }
}

struct expr *parse_yield_or_stars(struct parser *parser) {
    const struct token *start = parser_peek(parser);
    if (!parser_accept(parser, KEYWORD_YIELD))
        return parse_star_expressions(parser);
    if (parser->function)
        parser->function->is_generator = true;
    struct expr *result = parser_expr(parser, EXPR_YIELD, start);
    if (parser_at(parser, KEYWORD_FROM))
        parser_needs(parser, FEATURE_YIELD_FROM, parser_peek(parser));
    if (parser_accept(parser, KEYWORD_FROM)) {
        result->kind = EXPR_YIELD_FROM;
        result->left = parse_expression(parser);
    } else if (parser_starts_expression(parser_peek(parser)) || parser_at(parser, SIGN_STAR)) {
        result->left = parse_star_expressions(parser);
        parse_refuse_stars(parser, FEATURE_STAR_RETURN, result->left);
    }
    return parser_end(parser, result);
}
