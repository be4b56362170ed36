/* 'literal' % (a, b) as the f-string that CPython makes of it from 3.11 on: then no tuple is made, and each value's text before
 * the next value. Source: optimize_format (Python/ast_opt.c). */
#include "compiler_unit.h"

#include <string.h>

enum { DIGITS_MOST = 3 };

struct percent {
    const char *at, *end;
    char conversion;        /* 's', 'r', 'a'; what else there is stays a % */
    char spec[2 * DIGITS_MOST + 4];
    int spec_length;
};

static bool take_digits(struct percent *p) {
    int count = 0;
    for (; p->at < p->end && *p->at >= '0' && *p->at <= '9'; p->at++) {
        if (count++ >= DIGITS_MOST)
            return false;
        p->spec[p->spec_length++] = *p->at;
    }
    return true;
}

/* What stands behind a '%'. */
static bool take_field(struct percent *p) {
    bool left = false;
    p->spec_length = 0;
    for (; p->at < p->end && *p->at && strchr("-+ #0", *p->at); p->at++)
        left |= *p->at == '-';
    const char *width = p->at;
    p->spec[p->spec_length++] = '>';
    if (!take_digits(p))
        return false;
    if (p->at == width || left) /* to the left is how texts stand anyhow */
        memmove(p->spec, p->spec + 1, (size_t)--p->spec_length);
    if (p->at < p->end && *p->at == '.') {
        p->spec[p->spec_length++] = '.';
        const char *precision = ++p->at;
        if (!take_digits(p))
            return false;
        if (p->at == precision)
            p->spec[p->spec_length++] = '0';
    }
    p->conversion = p->at < p->end ? *p->at++ : 0;
    return p->conversion && strchr("sra", p->conversion);
}

/* The text up to the next field, each "%%" one '%'. Returns its length. */
static size_t take_text(struct percent *p, char *out) {
    size_t length = 0;
    while (p->at < p->end && (*p->at != '%' || (p->at + 1 < p->end && p->at[1] == '%'))) {
        p->at += *p->at == '%';
        out[length++] = *p->at++;
    }
    return length;
}

/* How many fields there are; -1: one that stays a %. */
static int count_fields(const struct expr *format, char *scratch) {
    struct percent p = {.at = format->text, .end = format->text + format->length};
    int fields = 0;
    for (take_text(&p, scratch); p.at < p.end; take_text(&p, scratch)) {
        p.at++;
        if (!take_field(&p))
            return -1;
        fields++;
    }
    return fields;
}

bool compile_percent(struct compiler *c, const struct expr *e) {
    const struct expr *format = e->left, *values = e->right;
    int tuple;
    if (!c->module->percent_is_formatted || e->op != OP_MOD || format->kind != EXPR_STR || values->kind != EXPR_TUPLE)
        return false;
    for (int i = 0; i < values->items.count; i++)
        if (values->items.items[i]->kind == EXPR_STARRED)
            return false;
    char *text = arena_alloc(c->arena, format->length + 1);
    if (!values->items.count || count_fields(format, text) != values->items.count || constant_of(c, values, &tuple))
        return false;
    struct percent p = {.at = format->text, .end = format->text + format->length};
    int parts = 0;
    for (int i = 0;; i++) {
        size_t length = take_text(&p, text);
        if (length) {
            emit(c, OPCODE_LOAD_CONST, constant_text(c, arena_text(c->arena, text, length), length));
            parts++;
        }
        if (p.at >= p.end)
            break;
        p.at++;
        take_field(&p);
        compile_expr(c, values->items.items[i]);
        if (p.spec_length)
            emit(c, OPCODE_LOAD_CONST, constant_text(c, arena_text(c->arena, p.spec, (size_t)p.spec_length), (size_t)p.spec_length));
        at_expr(c, e);
        emit(c, OPCODE_FORMAT_VALUE, (p.conversion == 's' ? 1 : p.conversion == 'r' ? 2 : 3) | (p.spec_length ? 4 : 0));
        parts++;
    }
    at_expr(c, e);
    if (parts != 1)
        emit(c, OPCODE_BUILD_STRING, parts);
    return true;
}
