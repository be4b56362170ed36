/* Functions, classes, comprehensions: whatever has a code object of its own. */
#include "compiler_unit.h"

#include <string.h>

static void emit_none(struct compiler *c) {
    emit(c, OPCODE_LOAD_CONST, constant_add(c, (struct constant){.kind = CONSTANT_NONE}));
}

static void declare_parameters(struct compiler *c, const struct function *f, int count) {
    for (int i = 0; i < count; i++)
        unit_declare(c->unit, f->parameters[i].name);
    if (f->star)
        unit_declare(c->unit, f->star);
    if (f->double_star)
        unit_declare(c->unit, f->double_star);
}

/* A parameter that inner functions use starts as a plain local and becomes a cell at entry; other cells start empty. */
static void make_cells(struct compiler *c, size_t parameters) {
    struct unit *u = c->unit;
    for (size_t i = 0; i < u->first_free; i++)
        emit(c, OPCODE_MAKE_CELL, CELL_SLOT + (int)i);
    for (size_t i = 0; i < parameters; i++) {
        const struct symbol *symbol = scope_find(u->scope, u->locals.items[i]);
        if (!symbol || symbol->kind != NAME_CELL)
            continue;
        if (c->module->keeps_captured_parameters) { /* the local goes on holding what was passed */
            emit(c, OPCODE_LOAD_FAST, (int)i);
            emit(c, OPCODE_STORE_DEREF, cell_slot(c, symbol->name));
        } else {
            emit(c, OPCODE_MAKE_CELL, (int)i);
        }
    }
}

/* Pushes the closure of `code`, made in `inner`'s scope, as a tuple of cells; true when there is one. */
static bool emit_closure(struct compiler *c, const struct code *code) {
    int count = code->local_count - code->first_free;
    for (int i = code->first_free; i < code->local_count; i++)
        emit(c, OPCODE_LOAD_CLOSURE, cell_slot(c, code->locals[i]));
    if (count)
        emit(c, OPCODE_BUILD_TUPLE, count);
    return count > 0;
}

static void emit_make(struct compiler *c, const struct code *code, int flags) {
    if (emit_closure(c, code))
        flags |= 8;
    emit(c, OPCODE_LOAD_CONST, constant_add(c, (struct constant){.kind = CONSTANT_CODE, .code = code}));
    emit(c, OPCODE_MAKE_FUNCTION, flags);
}

static int compile_defaults(struct compiler *c, const struct function *f) {
    int flags = 0, positional = f->positional_only + f->positional, count = 0;
    bool constant = true;
    int indices[256];
    for (int i = 0; i < positional; i++)
        if (f->parameters[i].default_value) {
            constant = constant && count < 256 && constant_of(c, f->parameters[i].default_value, &indices[count]);
            count++;
        }
    if (count && constant) {
        emit(c, OPCODE_LOAD_CONST, constant_tuple(c, indices, count));
    } else if (count) {
        for (int i = 0; i < positional; i++)
            if (f->parameters[i].default_value)
                compile_expr(c, f->parameters[i].default_value);
        emit(c, OPCODE_BUILD_TUPLE, count);
    }
    flags |= count > 0;
    int named = 0;
    for (int i = positional; i < positional + f->keyword_only; i++)
        if (f->parameters[i].default_value) {
            const char *name = f->parameters[i].name;
            emit(c, OPCODE_LOAD_CONST, constant_text(c, name, strlen(name)));
            compile_expr(c, f->parameters[i].default_value);
            named++;
        }
    if (named) {
        emit(c, OPCODE_BUILD_MAP, named);
        flags |= 2;
    }
    return flags;
}

static const struct code *function_code(struct compiler *c, const struct function *f, int line) {
    struct unit unit;
    int count = f->positional_only + f->positional + f->keyword_only;
    unit_begin(c, &unit, scope_of(unit_scope(c->unit), f), f->name, line);
    struct code *code = unit.code;
    code->flags = CODE_OPTIMIZED | (f->is_generator ? CODE_GENERATOR : 0) | (f->star ? CODE_STAR : 0) | (f->double_star ? CODE_DOUBLE_STAR : 0);
    code->argument_count = f->positional_only + f->positional;
    code->positional_only = f->positional_only;
    code->keyword_only = f->keyword_only;
    declare_parameters(c, f, count);
    make_cells(c, unit.locals.count);
    if (f->is_generator)
        emit(c, OPCODE_RETURN_GENERATOR, 0);
    emit(c, OPCODE_RESUME, 0);
    const struct stmts *body = &f->body;
    if (body->count && body->items[0]->kind == STMT_EXPR && body->items[0]->value->kind == EXPR_STR)
        code->doc = body->items[0]->value->text;
    compile_body(c, body);
    emit_none(c);
    emit(c, OPCODE_RETURN_VALUE, 0);
    return unit_end(c);
}

void compile_function(struct compiler *c, const struct function *f) {
    struct site site = c->unit->site;
    if (f->is_async) {
        outside(c, site.line, site.column, "`async` is outside the Python that Heapscope runs; write a plain def (see docs/language.md)");
        emit_none(c);
        return;
    }
    int flags = compile_defaults(c, f);
    const struct code *code = function_code(c, f, site.line);
    c->unit->site = site;
    emit_make(c, code, flags);
}

static void class_body(struct compiler *c, const struct stmt *s) {
    const struct stmts *body = &s->body;
    emit(c, OPCODE_LOAD_NAME, name_index(c, "__name__"));
    emit(c, OPCODE_STORE_NAME, name_index(c, "__module__"));
    emit(c, OPCODE_LOAD_CONST, constant_text(c, c->unit->code->qualname, strlen(c->unit->code->qualname)));
    emit(c, OPCODE_STORE_NAME, name_index(c, "__qualname__"));
    if (body->count && body->items[0]->kind == STMT_EXPR && body->items[0]->value->kind == EXPR_STR) {
        const struct expr *doc = body->items[0]->value;
        emit(c, OPCODE_LOAD_CONST, constant_text(c, doc->text, doc->length));
        emit(c, OPCODE_STORE_NAME, name_index(c, "__doc__"));
    }
    compile_body(c, body);
    if (c->unit->scope->needs_class_cell)
        emit(c, OPCODE_LOAD_CLOSURE, cell_slot(c, "__class__"));
    else
        emit_none(c);
    emit(c, OPCODE_RETURN_VALUE, 0);
}

void compile_class(struct compiler *c, const struct stmt *s) {
    struct unit unit;
    struct site site = c->unit->site;
    struct scope *scope = scope_of(c->unit->scope, s);
    unit_begin(c, &unit, scope, s->class_name, s->line);
    unit.code->flags = CODE_CLASS;
    make_cells(c, 0);
    emit(c, OPCODE_RESUME, 0);
    class_body(c, s);
    const struct code *code = unit_end(c);
    c->unit->site = site;
    emit_make(c, code, 0);
    emit(c, OPCODE_LOAD_CONST, constant_text(c, s->class_name, strlen(s->class_name)));
    compile_call_arguments(c, &s->targets, s->keywords, s->keyword_count, OPCODE_BUILD_CLASS, 0);
}

static void comprehension_loop(struct compiler *c, const struct expr *e, const struct comprehension *level, int depth) {
    int start = label_new(c), end = label_new(c);
    if (level != e->comprehension) {
        compile_walked(c, level->iter);
        emit(c, OPCODE_GET_ITER, 1);
    }
    int before = c->unit->depth - 1;
    label_here(c, start);
    at_expr(c, c->unit->comprehension && c->module->inlined_told_whole ? e : level->iter);
    emit_jump(c, OPCODE_FOR_ITER, end);
    compile_target(c, level->target);
    for (int i = 0; i < level->conditions.count; i++)
        compile_jump_if(c, level->conditions.items[i], start, false);
    if (level->next) {
        comprehension_loop(c, e, level->next, depth + 1);
    } else if (e->kind == EXPR_GENEXP) {
        compile_expr(c, e->left);
        emit(c, OPCODE_YIELD_VALUE, 0);
        emit(c, OPCODE_RESUME, 0);
        emit(c, OPCODE_POP_TOP, 0);
    } else if (e->kind == EXPR_DICTCOMP) {
        compile_expr(c, e->left);
        compile_expr(c, e->right);
        emit(c, OPCODE_MAP_ADD, depth + 2);
    } else {
        compile_expr(c, e->left);
        emit(c, e->kind == EXPR_SETCOMP ? OPCODE_SET_ADD : OPCODE_LIST_APPEND, depth + 2);
    }
    emit_jump(c, OPCODE_JUMP_BACKWARD, start);
    label_here(c, end);
    c->unit->depth = before;
}

static void emit_empty(struct compiler *c, const struct expr *e) {
    emit(c, e->kind == EXPR_LISTCOMP ? OPCODE_BUILD_LIST : e->kind == EXPR_SETCOMP ? OPCODE_BUILD_SET : OPCODE_BUILD_MAP, 0);
}

/* The last variable is let go first. */
static void emit_clear(struct compiler *c, const struct scope *scope) {
    for (size_t i = scope->count; i-- > 0;)
        if (symbol_is_own(&scope->symbols[i]))
            emit(c, OPCODE_CLEAR_FAST, scope->symbols[i].slot);
}

/* Within the code around it, its variables in slots there. Source: codegen_comprehension (Python/codegen.c), PEP 709. */
static void compile_inlined(struct compiler *c, const struct expr *e, const struct scope *scope) {
    struct unit *u = c->unit;
    const struct scope *around = u->comprehension;
    struct site site = u->site;
    int depth = u->depth, cleanup = label_new(c), done = label_new(c);
    compile_walked(c, e->comprehension->iter);
    emit(c, OPCODE_GET_ITER, 1);
    u->site = site;
    u->comprehension = scope;
    unit_declare_inlined(c, scope);
    for (size_t i = 0; i < scope->count; i++)
        if (symbol_is_own(&scope->symbols[i]) && scope->symbols[i].kind == NAME_CELL)
            emit(c, OPCODE_MAKE_CELL, scope->symbols[i].slot);
    int begin = (int)u->count;
    emit_empty(c, e);
    emit(c, OPCODE_SWAP, 2);
    comprehension_loop(c, e, e->comprehension, 0);
    range_add(c, begin, (int)u->count, cleanup, depth);
    emit_clear(c, scope);
    emit_jump(c, OPCODE_JUMP, done);
    label_here(c, cleanup);
    u->depth = depth + 1; /* the exception */
    emit_clear(c, scope);
    emit(c, OPCODE_RERAISE, 0);
    label_here(c, done);
    u->depth = depth + 1; /* what was made */
    u->comprehension = around;
}

void compile_comprehension(struct compiler *c, const struct expr *e) {
    static const char *const names[] = {[EXPR_LISTCOMP] = "<listcomp>", [EXPR_SETCOMP] = "<setcomp>", [EXPR_GENEXP] = "<genexpr>", [EXPR_DICTCOMP] = "<dictcomp>"};
    struct unit unit;
    struct site site = c->unit->site;
    for (const struct comprehension *level = e->comprehension; level; level = level->next)
        if (level->target->kind == EXPR_STARRED)
            outside(c, level->target->line, level->target->column, "SyntaxError: starred assignment target must be in a list or tuple");
    if (e->kind == EXPR_LISTCOMP && c->module->lists_are_loops) { /* Source: compiler_listcomp (Python/compile.c, 2.7) */
        emit_empty(c, e);
        compile_walked(c, e->comprehension->iter);
        emit(c, OPCODE_GET_ITER, 1);
        comprehension_loop(c, e, e->comprehension, 0);
        return;
    }
    const struct scope *scope = scope_of(unit_scope(c->unit), e);
    if (scope->is_inlined) {
        compile_inlined(c, e, scope);
        return;
    }
    unit_begin(c, &unit, scope_of(unit_scope(c->unit), e), names[e->kind], site.line);
    unit.code->flags = CODE_OPTIMIZED | CODE_COMPREHENSION | (e->kind == EXPR_GENEXP ? CODE_GENERATOR : 0);
    unit.code->argument_count = 1;
    c->unit->site = site;
    unit_declare(&unit, ".0"); /* the iterator of the outermost "for" */
    make_cells(c, unit.locals.count);
    if (e->kind == EXPR_GENEXP) {
        emit(c, OPCODE_RETURN_GENERATOR, 0);
        emit(c, OPCODE_RESUME, 0);
    } else {
        emit_empty(c, e);
    }
    emit(c, OPCODE_LOAD_FAST, 0);
    comprehension_loop(c, e, e->comprehension, 0); /* the iterator stands on the list */
    if (e->kind == EXPR_GENEXP)
        emit_none(c);
    emit(c, OPCODE_RETURN_VALUE, 0);
    const struct code *code = unit_end(c);
    c->unit->site = site;
    emit_make(c, code, 0);
    emit(c, OPCODE_PUSH_NULL, 0);
    compile_walked(c, e->comprehension->iter);
    emit(c, OPCODE_GET_ITER, 1); /* 1: what a comprehension runs over */
    c->unit->site = site;
    emit(c, OPCODE_CALL, 1);
}
