#include "parsing.h"

#include "memory.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

static const struct token stop;

const struct token *parser_peek(const struct parser *parser) {
    return parser->failed ? &stop : &parser->tokens.items[parser->at];
}

const struct token *parser_ahead(const struct parser *parser, size_t count) {
    size_t at = parser->at + count;
    return parser->failed ? &stop : &parser->tokens.items[at < parser->tokens.count ? at : parser->tokens.count - 1];
}

const struct token *parser_last(const struct parser *parser) {
    return &parser->tokens.items[parser->at ? parser->at - 1 : 0];
}

bool parser_at(const struct parser *parser, enum token_kind kind) {
    return parser_peek(parser)->kind == kind;
}

static bool token_is(const struct parser *parser, const struct token *token, const char *word) {
    size_t length = strlen(word);
    return token->kind == TOKEN_NAME && token->end - token->start == length &&
           memcmp(parser->source->text + token->start, word, length) == 0;
}

bool parser_at_word(const struct parser *parser, const char *word) {
    return token_is(parser, parser_peek(parser), word);
}

bool parser_accept(struct parser *parser, enum token_kind kind) {
    if (!parser_at(parser, kind))
        return false;
    parser->at++;
    return true;
}

void parser_expect(struct parser *parser, enum token_kind kind) {
    if (!parser_accept(parser, kind))
        parser_unexpected(parser);
}

const char *parser_plain_name(struct parser *parser) {
    const struct token *token = parser_peek(parser);
    if (parser_accept(parser, TOKEN_NAME))
        return parser_intern(parser, parser->source->text + token->start, token->end - token->start);
    if (token->kind >= KEYWORD_FALSE && token->kind <= KEYWORD_YIELD)
        parser_fail(parser, token, "SyntaxError: invalid syntax: '%.*s' is a keyword of Python and can't be a name",
                    (int)(token->end - token->start), parser->source->text + token->start);
    else
        parser_unexpected(parser);
    return "";
}

/* Source: _Py_Mangle. */
const char *parser_mangled(struct parser *parser, const char *name) {
    const char *class_name = parser->class_name;
    size_t length = strlen(name);
    while (class_name && *class_name == '_')
        class_name++;
    if (!class_name || !*class_name || strncmp(name, "__", 2) != 0 || (length >= 4 && strcmp(name + length - 2, "__") == 0))
        return name;
    struct text text;
    text_init(&text);
    text_printf(&text, "_%s%s", class_name, name);
    name = parser_intern(parser, text.data, text.length);
    text_destroy(&text);
    return name;
}

const char *parser_name(struct parser *parser) {
    return parser_mangled(parser, parser_plain_name(parser));
}

bool parser_starts_expression(const struct token *token) {
    switch (token->kind) {
    case TOKEN_NAME:
    case TOKEN_NUMBER:
    case TOKEN_STRING:
    case TOKEN_FSTRING_START:
    case KEYWORD_NONE:
    case KEYWORD_TRUE:
    case KEYWORD_FALSE:
    case KEYWORD_LAMBDA:
    case KEYWORD_NOT:
    case KEYWORD_AWAIT:
    case SIGN_LPAR:
    case SIGN_LSQUARE:
    case SIGN_LBRACE:
    case SIGN_MINUS:
    case SIGN_PLUS:
    case SIGN_TILDE:
    case SIGN_ELLIPSIS:
        return true;
    default:
        return false;
    }
}

void parser_needs(struct parser *parser, enum feature feature, const struct token *token) {
    if (!parser->failed)
        source_needs(parser->source, feature, token->line, token->column);
}

void parser_needs_expr(struct parser *parser, enum feature feature, const struct expr *expr) {
    if (!parser->failed)
        source_needs(parser->source, feature, expr->line, expr->column);
}

bool parser_enter(struct parser *parser) {
    if (parser->depth >= PYTHON_NESTING) {
        parser_fail(parser, parser_peek(parser), "SyntaxError: too many levels of nesting; Heapscope reads %d of them",
                    (int)PYTHON_NESTING);
        return false;
    }
    parser->depth++;
    return !parser->failed || (parser->depth--, false);
}

void parser_leave(struct parser *parser) {
    parser->depth--;
}

/* Of a line the lexer has found fault with, nothing more is said: what the parser sees there is a consequence. */
static bool line_is_broken(const struct parser *parser) {
    const struct token *items = parser->tokens.items;
    size_t at = parser->at;
    while (at > 0 && items[at - 1].kind != TOKEN_NEWLINE)
        at--;
    for (; at < parser->tokens.count; at++) {
        if (items[at].kind == TOKEN_BROKEN)
            return true;
        if (items[at].kind == TOKEN_NEWLINE && at >= parser->at)
            return false;
    }
    return false;
}

static void fail_at(struct parser *parser, int line, int column, const char *format, va_list args) {
    if (parser->failed)
        return;
    if (!line_is_broken(parser)) {
        char message[512];
        vsnprintf(message, sizeof message, format, args);
        source_fault(parser->source, line, column, "%s", message);
    }
    parser->failed = true;
}

void parser_fail(struct parser *parser, const struct token *token, const char *format, ...) {
    va_list args;
    va_start(args, format);
    fail_at(parser, token->line, token->column, format, args);
    va_end(args);
}

void parser_fail_expr(struct parser *parser, const struct expr *expr, const char *format, ...) {
    va_list args;
    va_start(args, format);
    fail_at(parser, expr->line, expr->column, format, args);
    va_end(args);
}

bool parser_after_legacy(const struct parser *parser) {
    const struct token *last = parser_last(parser);
    return parser->at > 0 && (token_is(parser, last, "print") || token_is(parser, last, "exec"));
}

void parser_unexpected(struct parser *parser) {
    const struct token *token = parser_peek(parser), *last = parser_last(parser);
    if (parser->failed)
        return;
    if (parser_after_legacy(parser) && parser_starts_expression(token))
        parser_fail(parser, last, "SyntaxError: Missing parentheses in call to '%.*s'. Did you mean %.*s(...)?",
                    (int)(last->end - last->start), parser->source->text + last->start, (int)(last->end - last->start),
                    parser->source->text + last->start);
    else if (token->kind == SIGN_GREATER && last->kind == SIGN_LESS && last->end == token->start)
        parser_fail(parser, last, "SyntaxError: invalid syntax. Maybe you meant '!=' instead of '<>'?");
    else if (token->kind == TOKEN_INDENT)
        parser_fail(parser, token, "IndentationError: unexpected indent");
    else if (parser->source->ran_out)
        parser->failed = true; /* told already, at the string that never ended */
    else
        parser_fail(parser, token, "SyntaxError: invalid syntax");
}

void parser_resume(struct parser *parser) {
    parser->failed = false;
    while (!parser_at(parser, TOKEN_NEWLINE) && !parser_at(parser, TOKEN_END))
        parser->at++;
}

static size_t hash(const char *text, size_t length) {
    uint64_t value = 14695981039346656037u;
    for (size_t i = 0; i < length; i++)
        value = (value ^ (unsigned char)text[i]) * 1099511628211u;
    return (size_t)(value ^ value >> 29);
}

static size_t find_slot(const struct interned *names, const char *text, size_t length) {
    size_t slot = hash(text, length) & (names->capacity - 1);
    while (names->slots[slot] && (strncmp(names->slots[slot], text, length) != 0 || names->slots[slot][length] != 0))
        slot = (slot + 1) & (names->capacity - 1);
    return slot;
}

static void grow_names(struct parser *parser) {
    struct interned old = parser->names;
    struct interned *names = &parser->names;
    names->capacity = old.capacity ? old.capacity * 2 : 64;
    names->slots = arena_alloc(parser->arena, names->capacity * sizeof *names->slots);
    for (size_t i = 0; i < old.capacity; i++)
        if (old.slots[i])
            names->slots[find_slot(names, old.slots[i], strlen(old.slots[i]))] = old.slots[i];
}

const char *parser_intern(struct parser *parser, const char *text, size_t length) {
    struct interned *names = &parser->names;
    if (names->count * 2 >= names->capacity)
        grow_names(parser);
    size_t slot = find_slot(names, text, length);
    if (!names->slots[slot]) {
        names->slots[slot] = arena_text(parser->arena, text, length);
        names->count++;
    }
    return names->slots[slot];
}

struct expr *parser_expr(struct parser *parser, enum expr_kind kind, const struct token *start) {
    struct expr *expr = arena_alloc(parser->arena, sizeof *expr);
    expr->kind = kind;
    expr->line = start->line;
    expr->column = start->column;
    expr->height = 1;
    return expr;
}

static void raise_height(struct expr *expr, const struct expr *child) {
    if (child && child->height >= expr->height)
        expr->height = child->height + 1;
}

static void measure(struct expr *expr) {
    raise_height(expr, expr->left);
    raise_height(expr, expr->right);
    raise_height(expr, expr->condition);
    for (int i = 0; i < expr->items.count; i++)
        raise_height(expr, expr->items.items[i]);
    for (int i = 0; i < expr->keyword_count; i++)
        raise_height(expr, expr->keywords[i].value);
    for (const struct comprehension *part = expr->comprehension; part; part = part->next) {
        raise_height(expr, part->target);
        raise_height(expr, part->iter);
        for (int i = 0; i < part->conditions.count; i++)
            raise_height(expr, part->conditions.items[i]);
    }
    if (!expr->function)
        return;
    const struct function *function = expr->function;
    for (int i = 0; i < function->positional_only + function->positional + function->keyword_only; i++)
        raise_height(expr, function->parameters[i].default_value);
    for (int i = 0; i < function->body.count; i++)
        raise_height(expr, function->body.items[i]->value);
}

struct expr *parser_end(struct parser *parser, struct expr *expr) {
    const struct token *last = parser_last(parser);
    expr->end_line = last->end_line;
    expr->end_column = last->end_column;
    measure(expr);
    if (expr->height > PYTHON_HEIGHT)
        parser_fail_expr(parser, expr,
                         "SyntaxError: this expression is too long: more than %d operations, one on top of "
                         "the other; split it",
                         (int)PYTHON_HEIGHT);
    return expr;
}

struct stmt *parser_stmt(struct parser *parser, enum stmt_kind kind, const struct token *start) {
    struct stmt *stmt = arena_alloc(parser->arena, sizeof *stmt);
    stmt->kind = kind;
    stmt->line = start->line;
    stmt->column = start->column;
    stmt->end_line = start->end_line;
    return stmt;
}

/* Room doubles whenever the count is a power of two, so the capacity need not be kept. */
void *parser_grow(struct parser *parser, void *items, int count, size_t size) {
    if (count & (count - 1))
        return items;
    void *larger = arena_alloc(parser->arena, (size_t)(count ? count * 2 : 1) * size);
    if (count)
        memcpy(larger, items, (size_t)count * size);
    return larger;
}

void parser_push_expr(struct parser *parser, struct exprs *list, struct expr *item) {
    list->items = parser_grow(parser, list->items, list->count, sizeof(struct expr *));
    list->items[list->count++] = item;
}

void parser_push_stmt(struct parser *parser, struct stmts *list, struct stmt *item) {
    list->items = parser_grow(parser, list->items, list->count, sizeof(struct stmt *));
    list->items[list->count++] = item;
}
