/* Expressions. Order of evaluation and what stands on the stack meanwhile are CPython's: both can be seen in counts. */
#include "compiler_unit.h"

#include <string.h>

static const struct {
    const char *what, *instead;
} outside_words[EXPR_KIND_COUNT] = {
    [EXPR_BYTES] = {"a bytes literal", "use a str instead"},
    [EXPR_AWAIT] = {"'await'", "call the function plainly"},
};

static bool literal_constant(const struct expr *e, struct constant *constant) {
    switch (e->kind) {
    case EXPR_NONE: *constant = (struct constant){.kind = CONSTANT_NONE}; return true;
    case EXPR_TRUE: *constant = (struct constant){.kind = CONSTANT_TRUE}; return true;
    case EXPR_FALSE: *constant = (struct constant){.kind = CONSTANT_FALSE}; return true;
    case EXPR_ELLIPSIS: *constant = (struct constant){.kind = CONSTANT_ELLIPSIS}; return true;
    case EXPR_INT: *constant = (struct constant){.kind = CONSTANT_INT, .integer = e->integer}; return !e->too_large;
    case EXPR_FLOAT: *constant = (struct constant){.kind = CONSTANT_FLOAT, .real = e->real}; return !e->imaginary;
    case EXPR_STR: *constant = (struct constant){.kind = CONSTANT_TEXT, .text = e->text, .length = e->length}; return true;
    case EXPR_UNARY:
        if (e->op != OP_NEG || !literal_constant(e->left, constant))
            return false;
        if (constant->kind == CONSTANT_INT && constant->integer != INT64_MIN)
            constant->integer = -constant->integer;
        else if (constant->kind == CONSTANT_FLOAT)
            constant->real = -constant->real;
        else
            return false;
        return true;
    default:
        return false;
    }
}

static bool is_constant(const struct expr *e) {
    struct constant constant;
    if (e->kind != EXPR_TUPLE)
        return literal_constant(e, &constant);
    for (int i = 0; i < e->items.count; i++)
        if (!is_constant(e->items.items[i]))
            return false;
    return true;
}

static int constant_items(struct compiler *c, const struct exprs *items) {
    int indices[256];
    int count = items->count;
    int *at = count <= 256 ? indices : arena_alloc(c->arena, sizeof *at * (size_t)count);
    for (int i = 0; i < count; i++)
        constant_of(c, items->items[i], &at[i]);
    return constant_tuple(c, at, count);
}

bool constant_of(struct compiler *c, const struct expr *e, int *index) {
    struct constant constant;
    if (e->kind == EXPR_TUPLE) {
        if (!is_constant(e))
            return false;
        *index = constant_items(c, &e->items);
        return true;
    }
    if (!literal_constant(e, &constant))
        return false;
    *index = constant_add(c, constant);
    return true;
}

static bool all_constant(const struct exprs *items) {
    for (int i = 0; i < items->count; i++)
        if (!is_constant(items->items[i]))
            return false;
    return true;
}

static bool any_starred(const struct exprs *items) {
    for (int i = 0; i < items->count; i++)
        if (items->items[i]->kind == EXPR_STARRED)
            return true;
    return false;
}

/* [a, *b, c]: a list (or set) is built and extended. */
static void compile_starred(struct compiler *c, const struct exprs *items, enum opcode build, enum opcode add, enum opcode extend, int flags) {
    int i = 0;
    for (; i < items->count && items->items[i]->kind != EXPR_STARRED; i++)
        compile_expr(c, items->items[i]);
    emit(c, build, i);
    for (; i < items->count; i++) {
        const struct expr *item = items->items[i];
        compile_expr(c, item->kind == EXPR_STARRED ? item->left : item);
        emit(c, item->kind == EXPR_STARRED ? extend : add, item->kind == EXPR_STARRED ? 1 | flags : 1);
    }
}

static void compile_display(struct compiler *c, const struct expr *e) {
    int index;
    if (e->kind == EXPR_TUPLE && constant_of(c, e, &index)) {
        emit(c, OPCODE_LOAD_CONST, index);
        return;
    }
    if (any_starred(&e->items)) {
        bool set = e->kind == EXPR_SET;
        compiler_needs(c, FEATURE_STAR_DISPLAY, e->line, e->column);
        compile_starred(c, &e->items, set ? OPCODE_BUILD_SET : OPCODE_BUILD_LIST, set ? OPCODE_SET_ADD : OPCODE_LIST_APPEND,
                        set ? OPCODE_SET_UPDATE : OPCODE_LIST_EXTEND, 0);
        at_expr(c, e);
        if (e->kind == EXPR_TUPLE)
            emit(c, OPCODE_LIST_TO_TUPLE, 0);
        return;
    }
    if (e->kind == EXPR_LIST && e->items.count >= 3 && all_constant(&e->items)) {
        emit(c, OPCODE_BUILD_LIST, 0);
        emit(c, OPCODE_LOAD_CONST, constant_items(c, &e->items));
        emit(c, OPCODE_LIST_EXTEND, 1);
        return;
    }
    for (int i = 0; i < e->items.count; i++)
        compile_expr(c, e->items.items[i]);
    at_expr(c, e);
    enum opcode build_set = e->items.count >= 3 && all_constant(&e->items) ? OPCODE_BUILD_CONSTANT_SET : OPCODE_BUILD_SET;
    emit(c, e->kind == EXPR_LIST ? OPCODE_BUILD_LIST : e->kind == EXPR_SET ? build_set : OPCODE_BUILD_TUPLE, e->items.count);
}

static void compile_dict(struct compiler *c, const struct expr *e) {
    int pairs = 0, i = 0;
    for (; i < e->items.count && e->items.items[i]; i += 2, pairs++) {
        compile_expr(c, e->items.items[i]);
        compile_expr(c, e->items.items[i + 1]);
    }
    if (i < e->items.count)
        compiler_needs(c, FEATURE_STAR_DISPLAY, e->line, e->column);
    at_expr(c, e);
    emit(c, OPCODE_BUILD_MAP, pairs);
    for (; i < e->items.count; i += 2) {
        if (e->items.items[i]) {
            compile_expr(c, e->items.items[i]);
            compile_expr(c, e->items.items[i + 1]);
            emit(c, OPCODE_MAP_ADD, 1);
        } else {
            compile_expr(c, e->items.items[i + 1]);
            emit(c, OPCODE_DICT_UPDATE, 1);
        }
    }
}

static void compile_keywords(struct compiler *c, const struct keyword *keywords, int count, int positional, enum opcode call, int extra) {
    struct site site = c->unit->site;
    int names[256];
    for (int i = 0; i < count; i++) {
        compile_expr(c, keywords[i].value);
        if (i < 256)
            names[i] = constant_text(c, keywords[i].name, strlen(keywords[i].name));
    }
    c->unit->site = site;
    if (count > 256)
        outside(c, keywords[0].line, keywords[0].column, "more than 256 keyword arguments are outside what Heapscope runs");
    else if (count)
        emit(c, OPCODE_KW_NAMES, constant_tuple(c, names, count));
    emit(c, call, positional + count + extra);
}

/* Of the first few hundred: more are refused anyway. */
static void refuse_repeated(struct compiler *c, const struct keyword *keywords, int count) {
    for (int i = 1; i < count && i <= 256; i++)
        for (int k = 0; keywords[i].name && k < i; k++)
            if (keywords[k].name == keywords[i].name) {
                outside(c, keywords[i].line, keywords[i].column, "SyntaxError: keyword argument repeated: %s", keywords[i].name);
                return;
            }
}

void compile_call_arguments(struct compiler *c, const struct exprs *args, const struct keyword *keywords, int keyword_count, enum opcode call, int extra) {
    refuse_repeated(c, keywords, keyword_count);
    struct site site = c->unit->site;
    bool spread = any_starred(args);
    for (int i = 0; i < keyword_count; i++)
        spread |= keywords[i].name == NULL;
    if (!spread) {
        for (int i = 0; i < args->count; i++)
            compile_expr(c, args->items[i]);
        c->unit->site = site;
        compile_keywords(c, keywords, keyword_count, args->count, call, extra);
        return;
    }
    if (call != OPCODE_CALL) {
        outside(c, site.line, site.column, "* and ** in a class statement's bases are outside the Python that Heapscope runs; name the bases one by one");
        return;
    }
    if (args->count == 1 && args->items[0]->kind == EXPR_STARRED) {
        emit(c, OPCODE_BUILD_LIST, 0);
        compile_expr(c, args->items[0]->left);
        emit(c, OPCODE_LIST_EXTEND, 1 | SPREAD_CALL | SPREAD_ALONE);
    } else {
        compile_starred(c, args, OPCODE_BUILD_LIST, OPCODE_LIST_APPEND, OPCODE_LIST_EXTEND, SPREAD_CALL);
    }
    emit(c, OPCODE_LIST_TO_TUPLE, 0);
    if (keyword_count) {
        emit(c, OPCODE_BUILD_MAP, 0);
        for (int i = 0; i < keyword_count; i++) {
            if (keywords[i].name) {
                emit(c, OPCODE_LOAD_CONST, constant_text(c, keywords[i].name, strlen(keywords[i].name)));
                compile_expr(c, keywords[i].value);
                emit(c, OPCODE_BUILD_MAP, 1);
            } else {
                compile_expr(c, keywords[i].value);
            }
            c->unit->site = site;
            emit(c, OPCODE_DICT_MERGE, 1);
        }
    }
    c->unit->site = site;
    bool fresh = keyword_count > 1 || (keyword_count == 1 && keywords[0].value->kind == EXPR_DICT);
    emit(c, OPCODE_CALL_EX, (keyword_count > 0) | fresh << 1);
}

static bool plain_arguments(const struct expr *e) {
    for (int i = 0; i < e->keyword_count; i++)
        if (!e->keywords[i].name)
            return false;
    return !any_starred(&e->items);
}

static void compile_call(struct compiler *c, const struct expr *e) {
    const struct expr *callee = e->left;
    if (callee->kind == EXPR_ATTRIBUTE && plain_arguments(e)) {
        compile_expr(c, callee->left);
        at_expr(c, callee);
        emit(c, OPCODE_LOAD_METHOD, name_index(c, callee->name));
    } else {
        compile_expr(c, callee);
        emit(c, OPCODE_PUSH_NULL, 0);
    }
    at_expr(c, e);
    compile_call_arguments(c, &e->items, e->keywords, e->keyword_count, OPCODE_CALL, 0);
}

void compile_walked(struct compiler *c, const struct expr *e) {
    if (e->kind != EXPR_LIST || e->items.count == 0 || any_starred(&e->items)) {
        compile_expr(c, e);
    } else if (all_constant(&e->items)) {
        emit(c, OPCODE_LOAD_CONST, constant_items(c, &e->items));
    } else {
        for (int i = 0; i < e->items.count; i++)
            compile_expr(c, e->items.items[i]);
        at_expr(c, e);
        emit(c, OPCODE_BUILD_WALKED, e->items.count);
    }
}

static void compile_compare(struct compiler *c, const struct expr *e) {
    int end = e->items.count > 1 ? label_new(c) : -1, cleanup = e->items.count > 1 ? label_new(c) : -1;
    compile_expr(c, e->left);
    for (int i = 0; i < e->items.count; i++) {
        bool last = i + 1 == e->items.count;
        if (e->operators[i] == OP_IN || e->operators[i] == OP_NOT_IN)
            compile_walked(c, e->items.items[i]);
        else
            compile_expr(c, e->items.items[i]);
        at_expr(c, e);
        if (!last) {
            emit(c, OPCODE_SWAP, 2);
            emit(c, OPCODE_COPY, 2);
        }
        emit(c, OPCODE_COMPARE_OP, e->operators[i]);
        if (!last)
            emit_jump(c, OPCODE_JUMP_IF_FALSE_OR_POP, cleanup);
    }
    if (end >= 0) {
        int depth = c->unit->depth;
        emit_jump(c, OPCODE_JUMP, end);
        label_here(c, cleanup);
        c->unit->depth = depth + 1;
        emit(c, OPCODE_SWAP, 2);
        emit(c, OPCODE_POP_TOP, 0);
        label_here(c, end);
    }
}

static void compile_boolean(struct compiler *c, const struct expr *e) {
    int end = label_new(c);
    for (int i = 0; i < e->items.count; i++) {
        compile_expr(c, e->items.items[i]);
        if (i + 1 < e->items.count)
            emit_jump(c, e->kind == EXPR_AND ? OPCODE_JUMP_IF_FALSE_OR_POP : OPCODE_JUMP_IF_TRUE_OR_POP, end);
    }
    label_here(c, end);
}

static void compile_conditional(struct compiler *c, const struct expr *e) {
    int otherwise = label_new(c), end = label_new(c);
    compile_jump_if(c, e->condition, otherwise, false);
    int depth = c->unit->depth;
    compile_expr(c, e->left);
    emit_jump(c, OPCODE_JUMP, end);
    label_here(c, otherwise);
    c->unit->depth = depth;
    compile_expr(c, e->right);
    label_here(c, end);
}

void compile_jump_if(struct compiler *c, const struct expr *e, int label, bool when) {
    if (e->kind == EXPR_UNARY && e->op == OP_NOT) {
        compile_jump_if(c, e->left, label, !when);
        return;
    }
    if (e->kind == EXPR_AND || e->kind == EXPR_OR) {
        bool decides = e->kind == EXPR_OR; /* the value of one operand that settles the whole */
        int settled = decides == when ? label : label_new(c);
        for (int i = 0; i + 1 < e->items.count; i++)
            compile_jump_if(c, e->items.items[i], settled, decides);
        compile_jump_if(c, e->items.items[e->items.count - 1], label, when);
        if (settled != label)
            label_here(c, settled);
        return;
    }
    compile_expr(c, e);
    at_expr(c, e);
    emit_jump(c, when ? OPCODE_POP_JUMP_IF_TRUE : OPCODE_POP_JUMP_IF_FALSE, label);
}

static void compile_formatted(struct compiler *c, const struct expr *e) {
    int arg = e->conversion == 's' ? 1 : e->conversion == 'r' ? 2 : e->conversion == 'a' ? 3 : 0;
    compile_expr(c, e->left);
    if (e->right) {
        compile_expr(c, e->right);
        arg |= 4;
    }
    at_expr(c, e);
    emit(c, OPCODE_FORMAT_VALUE, arg);
}

static void compile_subscript_index(struct compiler *c, const struct expr *e) {
    if (e->kind != EXPR_SLICE) {
        compile_expr(c, e);
        return;
    }
    for (int i = 0; i < 2 + (e->items.items[2] != NULL); i++) {
        if (e->items.items[i])
            compile_expr(c, e->items.items[i]);
        else
            emit(c, OPCODE_LOAD_CONST, constant_add(c, (struct constant){.kind = CONSTANT_NONE}));
    }
    emit(c, OPCODE_BUILD_SLICE, 2 + (e->items.items[2] != NULL));
}

static void compile_yield(struct compiler *c, const struct expr *e) {
    if (c->unit->scope->kind != SCOPE_FUNCTION) {
        outside(c, e->line, e->column, c->unit->scope->kind == SCOPE_COMPREHENSION ? "SyntaxError: 'yield' inside a comprehension" : "SyntaxError: 'yield' outside function");
        return;
    }
    if (e->left)
        compile_expr(c, e->left);
    else
        emit(c, OPCODE_LOAD_CONST, constant_add(c, (struct constant){.kind = CONSTANT_NONE}));
    at_expr(c, e);
    if (e->kind == EXPR_YIELD_FROM) {
        emit(c, OPCODE_GET_YIELD_FROM_ITER, 0);
        emit(c, OPCODE_LOAD_CONST, constant_add(c, (struct constant){.kind = CONSTANT_NONE}));
        emit(c, OPCODE_YIELD_FROM, 0);
    } else {
        emit(c, OPCODE_YIELD_VALUE, 0);
        emit(c, OPCODE_RESUME, 0);
    }
}

static void compile_number(struct compiler *c, const struct expr *e) {
    int index;
    if (constant_of(c, e, &index)) {
        emit(c, OPCODE_LOAD_CONST, index);
        return;
    }
    if (e->kind == EXPR_INT)
        outside(c, e->line, e->column, "an integer past 64 bits is outside what Heapscope runs");
    else
        outside(c, e->line, e->column, "a complex number is outside the Python that Heapscope runs; see docs/language.md");
    emit(c, OPCODE_LOAD_CONST, constant_add(c, (struct constant){.kind = CONSTANT_NONE}));
}

void compile_expr(struct compiler *c, const struct expr *e) {
    int index;
    at_expr(c, e);
    switch (e->kind) {
    case EXPR_NAME:
        emit_name(c, e->name, USE_LOAD);
        break;
    case EXPR_INT: case EXPR_FLOAT:
        compile_number(c, e);
        break;
    case EXPR_STR: case EXPR_NONE: case EXPR_TRUE: case EXPR_FALSE: case EXPR_ELLIPSIS:
        constant_of(c, e, &index);
        emit(c, OPCODE_LOAD_CONST, index);
        break;
    case EXPR_FSTRING:
        for (int i = 0; i < e->items.count; i++)
            compile_expr(c, e->items.items[i]);
        at_expr(c, e);
        if (e->items.count != 1 || e->items.items[0]->kind != EXPR_FORMATTED)
            emit(c, OPCODE_BUILD_STRING, e->items.count);
        break;
    case EXPR_FORMATTED:
        compile_formatted(c, e);
        break;
    case EXPR_LIST: case EXPR_TUPLE: case EXPR_SET:
        compile_display(c, e);
        break;
    case EXPR_DICT:
        compile_dict(c, e);
        break;
    case EXPR_ATTRIBUTE:
        compile_expr(c, e->left);
        at_expr(c, e);
        emit(c, OPCODE_LOAD_ATTR, name_index(c, e->name));
        break;
    case EXPR_SUBSCRIPT:
        compile_expr(c, e->left);
        compile_subscript_index(c, e->right);
        at_expr(c, e);
        emit(c, OPCODE_BINARY_SUBSCR, 0);
        break;
    case EXPR_SLICE:
        compile_subscript_index(c, e);
        break;
    case EXPR_CALL:
        compile_call(c, e);
        break;
    case EXPR_BINARY:
        if (compile_percent(c, e))
            break;
        compile_expr(c, e->left);
        compile_expr(c, e->right);
        at_expr(c, e);
        emit(c, OPCODE_BINARY_OP, e->op);
        break;
    case EXPR_UNARY:
        if (constant_of(c, e, &index)) {
            emit(c, OPCODE_LOAD_CONST, index);
            break;
        }
        compile_expr(c, e->left);
        at_expr(c, e);
        emit(c, OPCODE_UNARY_OP, e->op);
        break;
    case EXPR_COMPARE:
        compile_compare(c, e);
        break;
    case EXPR_AND: case EXPR_OR:
        compile_boolean(c, e);
        break;
    case EXPR_CONDITIONAL:
        compile_conditional(c, e);
        break;
    case EXPR_LAMBDA:
        compile_function(c, e->function);
        break;
    case EXPR_LISTCOMP: case EXPR_SETCOMP: case EXPR_GENEXP: case EXPR_DICTCOMP:
        compile_comprehension(c, e);
        break;
    case EXPR_YIELD: case EXPR_YIELD_FROM:
        compile_yield(c, e);
        break;
    case EXPR_NAMED:
        compile_expr(c, e->left);
        emit(c, OPCODE_COPY, 1);
        emit_name(c, e->name, USE_STORE);
        break;
    case EXPR_STARRED:
        outside(c, e->line, e->column, "SyntaxError: can't use starred expression here");
        break;
    default:
        outside(c, e->line, e->column, "%s is outside the Python that Heapscope runs; %s (see docs/language.md)", outside_words[e->kind].what, outside_words[e->kind].instead);
        emit(c, OPCODE_LOAD_CONST, constant_add(c, (struct constant){.kind = CONSTANT_NONE}));
    }
}

static void compile_unpack(struct compiler *c, const struct expr *e) {
    int star = -1;
    for (int i = 0; i < e->items.count; i++)
        if (e->items.items[i]->kind == EXPR_STARRED) {
            if (star >= 0)
                outside(c, e->line, e->column, "SyntaxError: multiple starred expressions in assignment");
            star = i;
        }
    if (star >= 0)
        compiler_needs(c, FEATURE_STAR_TARGET, e->items.items[star]->line, e->items.items[star]->column);
    if (star >= 0 && (star > 255 || e->items.count - star > 255))
        outside(c, e->line, e->column, "SyntaxError: too many expressions in star-unpacking assignment");
    emit(c, star < 0 ? OPCODE_UNPACK_SEQUENCE : OPCODE_UNPACK_EX, star < 0 ? e->items.count : star | (e->items.count - star - 1) << 8);
    for (int i = 0; i < e->items.count; i++) {
        const struct expr *item = e->items.items[i];
        compile_target(c, item->kind == EXPR_STARRED ? item->left : item);
    }
}

void compile_target(struct compiler *c, const struct expr *e) {
    at_expr(c, e);
    switch (e->kind) {
    case EXPR_NAME:
        emit_name(c, e->name, USE_STORE);
        break;
    case EXPR_ATTRIBUTE:
        compile_expr(c, e->left);
        at_expr(c, e);
        note_static_attribute(c, e);
        emit(c, OPCODE_STORE_ATTR, name_index(c, e->name));
        break;
    case EXPR_SUBSCRIPT:
        compile_expr(c, e->left);
        compile_subscript_index(c, e->right);
        at_expr(c, e);
        emit(c, OPCODE_STORE_SUBSCR, 0);
        break;
    case EXPR_TUPLE: case EXPR_LIST:
        compile_unpack(c, e);
        break;
    default:
        outside(c, e->line, e->column, "SyntaxError: cannot assign to this");
        emit(c, OPCODE_POP_TOP, 0);
    }
}

void compile_delete(struct compiler *c, const struct expr *e) {
    at_expr(c, e);
    switch (e->kind) {
    case EXPR_NAME:
        emit_name(c, e->name, USE_DELETE);
        break;
    case EXPR_ATTRIBUTE:
        compile_expr(c, e->left);
        at_expr(c, e);
        emit(c, OPCODE_DELETE_ATTR, name_index(c, e->name));
        break;
    case EXPR_SUBSCRIPT:
        compile_expr(c, e->left);
        compile_subscript_index(c, e->right);
        at_expr(c, e);
        emit(c, OPCODE_DELETE_SUBSCR, 0);
        break;
    case EXPR_TUPLE: case EXPR_LIST:
        for (int i = 0; i < e->items.count; i++)
            compile_delete(c, e->items.items[i]);
        break;
    default:
        outside(c, e->line, e->column, "SyntaxError: cannot delete this");
    }
}
