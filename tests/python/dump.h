/* A tree as an s-expression, for tests to compare.
 * For: tests of the parser. Not for: people; it says everything, positions on demand. */
#ifndef PYTHON_DUMP_H
#define PYTHON_DUMP_H
#include "ast.h"
#include "text.h"

static void dump_expr(struct text *out, const struct expr *expr);
static void dump_stmts(struct text *out, const struct stmts *stmts);

static const char *const dump_operators[] = {
    "+",   "-", "*",   "/",  "//", "%", "**", "<<", ">>", "&",  "|",      "^",  "@",     "neg",
    "pos", "~", "not", "==", "!=", "<", "<=", ">",  ">=", "is", "is-not", "in", "not-in"};

static void dump_text(struct text *out, const char *bytes, size_t length) {
    text_byte(out, '"');
    for (size_t i = 0; i < length; i++) {
        unsigned char c = (unsigned char)bytes[i];
        if (c < 0x20 || c == '"' || c == '\\' || c >= 0x7F)
            text_printf(out, "\\%02x", c);
        else
            text_byte(out, (char)c);
    }
    text_byte(out, '"');
}

static void dump_optional(struct text *out, const struct expr *expr) {
    text_byte(out, ' ');
    if (expr)
        dump_expr(out, expr);
    else
        text_byte(out, '-');
}

static void dump_items(struct text *out, const struct exprs *items) {
    for (int i = 0; i < items->count; i++)
        dump_optional(out, items->items[i]);
}

static void dump_keywords(struct text *out, const struct keyword *keywords, int count) {
    for (int i = 0; i < count; i++) {
        text_printf(out, " %s=", keywords[i].name ? keywords[i].name : "**");
        dump_expr(out, keywords[i].value);
    }
}

static void dump_comprehension(struct text *out, const struct comprehension *part) {
    for (; part; part = part->next) {
        text_add(out, part->is_async ? " (async-for" : " (for");
        dump_optional(out, part->target);
        dump_optional(out, part->iter);
        dump_items(out, &part->conditions);
        text_byte(out, ')');
    }
}

static void dump_parameters(struct text *out, const struct function *function) {
    int at = 0, positional = function->positional_only + function->positional;
    text_byte(out, '[');
    for (; at < positional + function->keyword_only; at++) {
        const struct parameter *parameter = &function->parameters[at];
        if (at == function->positional_only && at > 0)
            text_add(out, " /");
        if (at == positional)
            text_printf(out, " *%s", function->star ? function->star : "");
        text_printf(out, " %s", parameter->name);
        if (parameter->annotation) {
            text_byte(out, ':');
            dump_expr(out, parameter->annotation);
        }
        if (parameter->default_value) {
            text_byte(out, '=');
            dump_expr(out, parameter->default_value);
        }
    }
    if (at == function->positional_only && at > 0)
        text_add(out, " /");
    if (function->star && function->keyword_only == 0)
        text_printf(out, " *%s", function->star);
    if (function->star_annotation) {
        text_add(out, " *:");
        dump_expr(out, function->star_annotation);
    }
    if (function->double_star)
        text_printf(out, " **%s", function->double_star);
    if (function->double_star_annotation) {
        text_add(out, " **:");
        dump_expr(out, function->double_star_annotation);
    }
    text_byte(out, ']');
}

static void dump_begin(struct text *out, const char *word) {
    text_printf(out, "(%s", word);
}

static bool dump_positions; /* a test's own switch: each expression is followed by its place */

static void dump_atom(struct text *out, const struct expr *expr) {
    switch (expr->kind) {
    case EXPR_NAME:
        text_add(out, expr->name);
        break;
    case EXPR_INT:
        if (expr->too_large)
            text_add(out, "large");
        else
            text_printf(out, "%lld", (long long)expr->integer);
        break;
    case EXPR_FLOAT:
        text_printf(out, "%.17g%s", expr->real, expr->imaginary ? "j" : "f");
        break;
    case EXPR_STR:
        dump_text(out, expr->text, expr->length);
        break;
    case EXPR_BYTES:
        text_byte(out, 'b');
        dump_text(out, expr->text, expr->length);
        break;
    case EXPR_NONE:
        text_add(out, "None");
        break;
    case EXPR_TRUE:
        text_add(out, "True");
        break;
    case EXPR_FALSE:
        text_add(out, "False");
        break;
    default:
        text_add(out, "...");
        break;
    }
}

static void dump_inside(struct text *out, const struct expr *expr) {
    static const char *const words[EXPR_KIND_COUNT] = {[EXPR_FSTRING] = "fstring",
                                                       [EXPR_FORMATTED] = "field",
                                                       [EXPR_LIST] = "list",
                                                       [EXPR_TUPLE] = "tuple",
                                                       [EXPR_SET] = "set",
                                                       [EXPR_DICT] = "dict",
                                                       [EXPR_ATTRIBUTE] = ".",
                                                       [EXPR_SUBSCRIPT] = "sub",
                                                       [EXPR_SLICE] = "slice",
                                                       [EXPR_CALL] = "call",
                                                       [EXPR_COMPARE] = "compare",
                                                       [EXPR_AND] = "and",
                                                       [EXPR_OR] = "or",
                                                       [EXPR_CONDITIONAL] = "if-else",
                                                       [EXPR_LAMBDA] = "lambda",
                                                       [EXPR_LISTCOMP] = "listcomp",
                                                       [EXPR_SETCOMP] = "setcomp",
                                                       [EXPR_GENEXP] = "genexp",
                                                       [EXPR_DICTCOMP] = "dictcomp",
                                                       [EXPR_YIELD] = "yield",
                                                       [EXPR_YIELD_FROM] = "yield-from",
                                                       [EXPR_STARRED] = "star",
                                                       [EXPR_NAMED] = ":=",
                                                       [EXPR_AWAIT] = "await"};
    dump_begin(out,
               expr->kind == EXPR_BINARY || expr->kind == EXPR_UNARY ? dump_operators[expr->op] : words[expr->kind]);
    if (expr->name)
        text_printf(out, " %s", expr->name);
    if (expr->kind == EXPR_LAMBDA) {
        text_byte(out, ' ');
        dump_parameters(out, expr->function);
        dump_optional(out, expr->function->body.items[0]->value);
    }
    if (expr->left)
        dump_optional(out, expr->left);
    if (expr->conversion)
        text_printf(out, " !%c", expr->conversion);
    if (expr->condition)
        dump_optional(out, expr->condition);
    if (expr->right && expr->kind == EXPR_FORMATTED && expr->right->kind == EXPR_STR) {
        text_byte(out, ' ');
        dump_atom(out, expr->right);
    } else if (expr->right) {
        dump_optional(out, expr->right);
    }
    for (int i = 0; i < expr->items.count; i++) {
        if (expr->kind == EXPR_COMPARE)
            text_printf(out, " %s", dump_operators[expr->operators[i]]);
        if (expr->kind == EXPR_FSTRING && expr->items.items[i]->kind == EXPR_STR) {
            text_byte(out, ' ');
            dump_atom(out, expr->items.items[i]);
        } else {
            dump_optional(out, expr->items.items[i]);
        }
    }
    dump_keywords(out, expr->keywords, expr->keyword_count);
    dump_comprehension(out, expr->comprehension);
    text_byte(out, ')');
}

static void dump_expr(struct text *out, const struct expr *expr) {
    bool atom = expr->kind <= EXPR_BYTES || (expr->kind >= EXPR_NONE && expr->kind <= EXPR_ELLIPSIS);
    if (atom)
        dump_atom(out, expr);
    else
        dump_inside(out, expr);
    if (dump_positions && expr->kind != EXPR_FORMATTED) /* CPython's own differ by version here */
        text_printf(out, "@%d:%d-%d:%d", expr->line, expr->column, expr->end_line, expr->end_column);
}

static void dump_block(struct text *out, const char *word, const struct stmts *stmts) {
    if (stmts->count == 0)
        return;
    text_printf(out, " (%s", word);
    dump_stmts(out, stmts);
    text_byte(out, ')');
}

static void dump_function(struct text *out, const struct function *function) {
    text_printf(out, " %s ", function->name);
    dump_parameters(out, function);
    if (function->is_generator)
        text_add(out, " generator");
    if (function->returns) {
        text_add(out, " ->");
        dump_optional(out, function->returns);
    }
    for (int i = 0; i < function->decorators.count; i++) {
        text_add(out, " @");
        dump_expr(out, function->decorators.items[i]);
    }
    dump_block(out, "do", &function->body);
}

static void dump_aliases(struct text *out, const struct stmt *stmt) {
    for (int i = 0; i < stmt->alias_count; i++) {
        text_printf(out, " %s", stmt->aliases[i].name);
        if (stmt->aliases[i].as)
            text_printf(out, ":%s", stmt->aliases[i].as);
    }
}

static void dump_handlers(struct text *out, const struct stmt *stmt) {
    for (int i = 0; i < stmt->handler_count; i++) {
        const struct handler *handler = &stmt->handlers[i];
        text_add(out, stmt->star_handlers ? " (except*" : " (except");
        dump_optional(out, handler->type);
        text_printf(out, " %s", handler->name ? handler->name : "-");
        dump_block(out, "do", &handler->body);
        text_byte(out, ')');
    }
}

static void dump_stmt(struct text *out, const struct stmt *stmt) {
    static const char *const words[STMT_KIND_COUNT] = {
        "expr",   "=",      "augmented", "annotated", "del",   "pass",   "break",  "continue",
        "if",     "while",  "for",       "def",       "class", "return", "global", "nonlocal",
        "assert", "import", "from",      "raise",     "try",   "with",   "match",  "type"};
    bool is_async = stmt->is_async || (stmt->function && stmt->function->is_async);
    text_printf(out, "(%s%s", is_async ? "async-" : "", words[stmt->kind]);
    if (dump_positions)
        text_printf(out, "@%d:%d-%d", stmt->line, stmt->column, stmt->end_line);
    if (stmt->kind == STMT_MATCH || stmt->kind == STMT_TYPE_ALIAS) {
        text_byte(out, ')');
        return;
    }
    if (stmt->kind == STMT_AUGMENTED)
        text_printf(out, " %s", dump_operators[stmt->op]);
    for (int i = 0; i < stmt->decorators.count; i++) {
        text_add(out, " @");
        dump_expr(out, stmt->decorators.items[i]);
    }
    if (stmt->kind == STMT_IMPORT_FROM)
        text_printf(out, " %d", stmt->level);
    if (stmt->function)
        dump_function(out, stmt->function);
    else if (stmt->name)
        text_printf(out, " %s", stmt->name);
    dump_items(out, &stmt->targets);
    const struct expr *parts[] = {stmt->target, stmt->annotation, stmt->condition, stmt->value, stmt->cause};
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        if (parts[i])
            dump_optional(out, parts[i]);
    dump_keywords(out, stmt->keywords, stmt->keyword_count);
    for (int i = 0; i < stmt->names.count; i++)
        text_printf(out, " %s", stmt->names.items[i]);
    dump_aliases(out, stmt);
    for (int i = 0; i < stmt->with_count; i++) {
        dump_optional(out, stmt->withs[i].value);
        dump_optional(out, stmt->withs[i].target);
    }
    dump_block(out, "do", &stmt->body);
    dump_handlers(out, stmt);
    dump_block(out, "else", &stmt->orelse);
    dump_block(out, "finally", &stmt->final);
    text_byte(out, ')');
}

static void dump_stmts(struct text *out, const struct stmts *stmts) {
    for (int i = 0; i < stmts->count; i++) {
        text_byte(out, ' ');
        dump_stmt(out, stmts->items[i]);
    }
}
#endif
