/* What may be assigned to, and in which words CPython refuses the rest (Parser/pegen.c, _PyPegen_get_expr_name()). */
#include "parsing.h"

const char *parse_kind_words(const struct expr *expr) {
    switch (expr->kind) {
    case EXPR_NAME:
        return "name";
    case EXPR_INT:
    case EXPR_FLOAT:
    case EXPR_STR:
    case EXPR_BYTES:
        return "literal";
    case EXPR_FSTRING:
    case EXPR_FORMATTED:
        return "f-string expression";
    case EXPR_NONE:
        return "None";
    case EXPR_TRUE:
        return "True";
    case EXPR_FALSE:
        return "False";
    case EXPR_ELLIPSIS:
        return "ellipsis";
    case EXPR_LIST:
        return "list";
    case EXPR_TUPLE:
        return "tuple";
    case EXPR_SET:
        return "set display";
    case EXPR_DICT:
        return "dict literal";
    case EXPR_ATTRIBUTE:
        return "attribute";
    case EXPR_SUBSCRIPT:
        return "subscript";
    case EXPR_CALL:
        return "function call";
    case EXPR_COMPARE:
        return "comparison";
    case EXPR_CONDITIONAL:
        return "conditional expression";
    case EXPR_LAMBDA:
        return "lambda";
    case EXPR_LISTCOMP:
        return "list comprehension";
    case EXPR_SETCOMP:
        return "set comprehension";
    case EXPR_DICTCOMP:
        return "dict comprehension";
    case EXPR_GENEXP:
        return "generator expression";
    case EXPR_YIELD:
    case EXPR_YIELD_FROM:
        return "yield expression";
    case EXPR_STARRED:
        return "starred";
    case EXPR_NAMED:
        return "named expression";
    case EXPR_AWAIT:
        return "await expression";
    default:
        return "expression";
    }
}

/* The first part of a would-be target that can't be one, or NULL. Recursion: by nested brackets, so bounded. */
static const struct expr *wrong_part(const struct expr *expr, bool deleting) {
    switch (expr->kind) {
    case EXPR_NAME:
    case EXPR_ATTRIBUTE:
    case EXPR_SUBSCRIPT:
        return NULL;
    case EXPR_STARRED:
        return deleting ? expr : wrong_part(expr->left, false);
    case EXPR_LIST:
    case EXPR_TUPLE:
        for (int i = 0; i < expr->items.count; i++) {
            const struct expr *wrong = wrong_part(expr->items.items[i], deleting);
            if (wrong)
                return wrong;
        }
        return NULL;
    default:
        return expr;
    }
}

/* What CPython's rules would have read as a condition up to the '=': a bitwise_or that is no display. */
static bool binds_tightly(const struct expr *expr) {
    switch (expr->kind) {
    case EXPR_COMPARE:
    case EXPR_AND:
    case EXPR_OR:
    case EXPR_CONDITIONAL:
    case EXPR_LAMBDA:
        return expr->parenthesized;
    case EXPR_UNARY:
        return expr->op != OP_NOT || expr->parenthesized;
    case EXPR_GENEXP:
    case EXPR_YIELD:
    case EXPR_YIELD_FROM:
        return false;
    default:
        return true;
    }
}

static bool stands_last(const struct expr *target, const struct expr *part) {
    if (target == part)
        return true;
    return target->kind == EXPR_TUPLE && !target->parenthesized && target->items.count &&
           target->items.items[target->items.count - 1] == part;
}

void parse_check_target(struct parser *parser, const struct expr *expr, bool first) {
    if (parser->failed)
        return;
    const struct expr *wrong = wrong_part(expr, false);
    if (!wrong)
        return;
    bool constant = wrong->kind == EXPR_NONE || wrong->kind == EXPR_TRUE || wrong->kind == EXPR_FALSE;
    bool hint = first && !constant && binds_tightly(wrong) && stands_last(expr, wrong);
    if (wrong->kind == EXPR_YIELD || wrong->kind == EXPR_YIELD_FROM)
        parser_fail_expr(parser, wrong, "SyntaxError: assignment to yield expression not possible");
    else
        parser_fail_expr(parser, wrong, "SyntaxError: cannot assign to %s%s", parse_kind_words(wrong),
                         hint ? " here. Maybe you meant '==' instead of '='?" : "");
}

void parse_check_delete(struct parser *parser, const struct expr *expr) {
    const struct expr *wrong = wrong_part(expr, true);
    if (wrong)
        parser_fail_expr(parser, wrong, "SyntaxError: cannot delete %s", parse_kind_words(wrong));
}

static struct expr *target(struct parser *parser) {
    const struct token *start = parser_peek(parser);
    if (!parser_accept(parser, SIGN_STAR))
        return parse_bitwise_or(parser);
    struct expr *result = parser_expr(parser, EXPR_STARRED, start);
    result->left = parse_bitwise_or(parser);
    return parser_end(parser, result);
}

struct expr *parse_targets(struct parser *parser) {
    const struct token *start = parser_peek(parser);
    struct expr *result = target(parser);
    if (parser_at(parser, SIGN_COMMA)) {
        struct expr *tuple = parser_expr(parser, EXPR_TUPLE, start);
        parser_push_expr(parser, &tuple->items, result);
        while (parser_accept(parser, SIGN_COMMA) && !parser_at(parser, KEYWORD_IN))
            parser_push_expr(parser, &tuple->items, target(parser));
        result = parser_end(parser, tuple);
    }
    parse_check_target(parser, result, false);
    return result;
}
