/* Statements. Each begins with STATEMENT, which closes the one before: a step by line rests there. */
#include "compiler_unit.h"

#include <string.h>

static void emit_none(struct compiler *c) {
    emit(c, OPCODE_LOAD_CONST, constant_add(c, (struct constant){.kind = CONSTANT_NONE}));
}

static void begin_block(struct compiler *c, struct block *block, enum block_kind kind, const struct stmt *s) {
    *block = (struct block){.kind = kind, .outer = c->unit->block, .stmt = s, .handler = -1};
    c->unit->block = block;
}

/* From here on, what is raised goes to `handler`, with the stack as deep as it is now. */
static void protect(struct compiler *c, struct block *block, int handler) {
    block->handler = handler;
    block->depth = c->unit->depth;
    block->begin = (int)c->unit->count;
}

static void end_block(struct compiler *c) {
    struct block *block = c->unit->block;
    if (block->handler >= 0)
        range_add(c, block->begin, (int)c->unit->count, block->handler, block->depth);
    c->unit->block = block->outer;
}

static void forget_name(struct compiler *c, const char *name) {
    if (c->module->keeps_handler_names)
        return;
    emit_none(c);
    emit_name(c, name, USE_STORE);
    emit_name(c, name, USE_DELETE);
}

static void call_exit_with_none(struct compiler *c) {
    emit(c, OPCODE_PUSH_NULL, 0);
    for (int i = 0; i < 3; i++)
        emit_none(c);
    emit(c, OPCODE_CALL, 3);
    emit(c, OPCODE_POP_TOP, 0);
}

/* Code that leaves one block on the way out; with_value: the value to return stands on top of the stack. */
static void leave_block(struct compiler *c, const struct block *block, bool with_value) {
    switch (block->kind) {
    case BLOCK_WHILE: case BLOCK_TRY:
        break;
    case BLOCK_FOR:
        if (with_value)
            emit(c, OPCODE_SWAP, 2);
        emit(c, OPCODE_POP_TOP, 0);
        break;
    case BLOCK_FINALLY_TRY:
        compile_body(c, &block->stmt->final);
        break;
    case BLOCK_FINALLY_END: /* inside a final body run for an exception: exception and previous are dropped */
        if (with_value)
            emit(c, OPCODE_SWAP, 2);
        emit(c, OPCODE_POP_TOP, 0);
        if (with_value)
            emit(c, OPCODE_SWAP, 2);
        emit(c, OPCODE_POP_EXCEPT, 0);
        break;
    case BLOCK_HANDLER:
        if (with_value)
            emit(c, OPCODE_SWAP, 2);
        emit(c, OPCODE_POP_EXCEPT, 0);
        break;
    case BLOCK_HANDLER_NAME:
        forget_name(c, block->name);
        break;
    case BLOCK_WITH:
        if (with_value)
            emit(c, OPCODE_SWAP, 2);
        call_exit_with_none(c);
        break;
    }
}

/* Leaves every block from the innermost up to (not including) `until`. Their handlers do not protect this code: the
 * ranges are cut here and taken up again by resume(). */
static void unwind(struct compiler *c, const struct block *until, bool with_value) {
    struct block *innermost = c->unit->block;
    for (struct block *block = innermost; block != until; block = block->outer) {
        if (block->handler >= 0)
            range_add(c, block->begin, (int)c->unit->count, block->handler, block->depth);
        c->unit->block = block->outer;
        leave_block(c, block, with_value);
    }
    c->unit->block = innermost;
}

static void resume(struct compiler *c, int depth) {
    for (struct block *block = c->unit->block; block; block = block->outer)
        if (block->handler >= 0)
            block->begin = (int)c->unit->count;
    c->unit->depth = depth;
}

static void resume_outer(struct compiler *c, const struct block *until, int depth) {
    for (struct block *block = c->unit->block; block != until; block = block->outer)
        if (block->handler >= 0)
            block->begin = (int)c->unit->count;
    c->unit->depth = depth;
}

/* A lambda's own value is no return statement. */
static bool returns_from_generator(const struct compiler *c) {
    const struct function *function = c->unit->scope->node;
    return function->is_generator && strcmp(function->name, "<lambda>") != 0;
}

/* A return, break or continue that leaves a finally: from 3.14 on compiling it warns (PEP 765). */
static void note_jump_from_finally(struct compiler *c) {
    struct unit *outermost = c->unit;
    while (outermost->outer)
        outermost = outermost->outer;
    outermost->code->flags |= CODE_LEAVES_FINALLY;
}

static void compile_return(struct compiler *c, const struct stmt *s) {
    int depth = c->unit->depth, index;
    if (c->unit->scope->kind != SCOPE_FUNCTION) {
        outside(c, s->line, s->column, "SyntaxError: 'return' outside function");
        return;
    }
    if (s->value && returns_from_generator(c))
        compiler_needs(c, FEATURE_GENERATOR_RETURN, s->line, s->column);
    for (const struct block *block = c->unit->block; block; block = block->outer)
        if (block->kind == BLOCK_FINALLY_END)
            note_jump_from_finally(c);
    bool constant = !s->value || constant_of(c, s->value, &index);
    if (!constant)
        compile_expr(c, s->value);
    at_stmt(c, s);
    unwind(c, NULL, !constant);
    if (!s->value)
        emit_none(c);
    else if (constant)
        emit(c, OPCODE_LOAD_CONST, index);
    emit(c, OPCODE_RETURN_VALUE, 0);
    resume(c, depth);
}

static void compile_leave_loop(struct compiler *c, const struct stmt *s) {
    struct block *loop = c->unit->block;
    bool in_final = false;
    for (; loop && loop->kind != BLOCK_FOR && loop->kind != BLOCK_WHILE; loop = loop->outer)
        in_final |= loop->kind == BLOCK_FINALLY_END;
    if (in_final)
        note_jump_from_finally(c);
    if (in_final && s->kind == STMT_CONTINUE)
        compiler_needs(c, FEATURE_CONTINUE_IN_FINALLY, s->line, s->column);
    if (!loop) {
        outside(c, s->line, s->column, s->kind == STMT_BREAK ? "SyntaxError: 'break' outside loop" : "SyntaxError: 'continue' not properly in loop");
        return;
    }
    int depth = c->unit->depth;
    unwind(c, loop, false);
    if (s->kind == STMT_BREAK && loop->kind == BLOCK_FOR)
        emit(c, OPCODE_POP_TOP, 0);
    emit_jump(c, OPCODE_JUMP, s->kind == STMT_BREAK ? loop->exit : loop->start);
    resume_outer(c, loop, depth);
}

static void compile_if(struct compiler *c, const struct stmt *s) {
    int end = label_new(c);
    /* elif chains are a tree that leans to the right: followed in a loop, so that their length is no matter. */
    for (;;) {
        int otherwise = s->orelse.count ? label_new(c) : end;
        compile_jump_if(c, s->condition, otherwise, false);
        compile_body(c, &s->body);
        if (!s->orelse.count)
            break;
        emit_jump(c, OPCODE_JUMP, end);
        label_here(c, otherwise);
        if (s->orelse.count != 1 || s->orelse.items[0]->kind != STMT_IF) {
            compile_body(c, &s->orelse);
            break;
        }
        s = s->orelse.items[0];
        at_stmt(c, s);
        emit(c, OPCODE_STATEMENT, s->line);
    }
    label_here(c, end);
}

static void compile_while(struct compiler *c, const struct stmt *s) {
    struct block block;
    int again = label_new(c), over = label_new(c), exit = label_new(c), start = label_new(c);
    begin_block(c, &block, BLOCK_WHILE, s);
    block.start = again;
    block.exit = exit;
    label_here(c, start);
    compile_jump_if(c, s->condition, over, false);
    emit(c, OPCODE_LOOP_TESTED, 1);
    compile_body(c, &s->body);
    label_here(c, again);
    at_stmt(c, s);
    emit(c, OPCODE_STATEMENT, s->line);
    emit(c, OPCODE_LOOP_TURN, 0);
    emit_jump(c, OPCODE_JUMP_BACKWARD, start);
    end_block(c);
    label_here(c, over);
    emit(c, OPCODE_LOOP_TESTED, 0);
    compile_body(c, &s->orelse);
    label_here(c, exit);
}

static void compile_for(struct compiler *c, const struct stmt *s) {
    struct block block;
    int again = label_new(c), over = label_new(c), exit = label_new(c), start = label_new(c);
    if (s->is_async) {
        outside(c, s->line, s->column, "`async` is outside the Python that Heapscope runs; write a plain for (see docs/language.md)");
        return;
    }
    int depth = c->unit->depth;
    compile_walked(c, s->value);
    at_part(c, s->value);
    emit(c, OPCODE_GET_ITER, 0);
    begin_block(c, &block, BLOCK_FOR, s);
    block.start = again;
    block.exit = exit;
    label_here(c, start);
    emit_jump(c, OPCODE_FOR_ITER, over);
    compile_target(c, s->target);
    compile_body(c, &s->body);
    label_here(c, again);
    at_stmt(c, s);
    emit(c, OPCODE_STATEMENT, s->line);
    emit_jump(c, OPCODE_JUMP_BACKWARD, start);
    end_block(c);
    label_here(c, over);
    c->unit->depth = depth;
    compile_body(c, &s->orelse);
    label_here(c, exit);
}

/* Where an exception ends up that is raised while another is being handled: that one is the handled one again. */
static void emit_cleanup(struct compiler *c, int label, int depth) {
    label_here(c, label);
    c->unit->depth = depth + 2; /* previous, exception */
    emit(c, OPCODE_SWAP, 2);
    emit(c, OPCODE_POP_EXCEPT, 0);
    emit(c, OPCODE_RERAISE, 0);
}

static void compile_handler(struct compiler *c, const struct handler *h, int next, int end) {
    int depth = c->unit->depth; /* previous, exception */
    c->unit->site = (struct site){h->line, h->column, h->line, 0, NULL};
    if (h->type) {
        emit(c, OPCODE_STATEMENT, h->line);
        compile_expr(c, h->type);
        emit(c, OPCODE_CHECK_EXC_MATCH, 0);
        c->unit->depth = depth + 1;
        emit_jump(c, OPCODE_POP_JUMP_IF_FALSE, next);
    }
    struct block block;
    if (h->name) {
        int cleanup = label_new(c), done = label_new(c);
        emit_name(c, h->name, USE_STORE);
        begin_block(c, &block, BLOCK_HANDLER_NAME, NULL);
        block.name = h->name;
        protect(c, &block, cleanup);
        compile_body(c, &h->body);
        end_block(c);
        emit_jump(c, OPCODE_JUMP, done);
        label_here(c, cleanup);
        c->unit->depth = depth;
        forget_name(c, h->name);
        emit(c, OPCODE_RERAISE, 0);
        label_here(c, done);
        c->unit->depth = depth - 1;
        emit(c, OPCODE_POP_EXCEPT, 0);
        forget_name(c, h->name);
    } else {
        emit(c, OPCODE_POP_TOP, 0);
        compile_body(c, &h->body);
        emit(c, OPCODE_POP_EXCEPT, 0);
    }
    emit_jump(c, OPCODE_JUMP, end);
    c->unit->depth = depth;
}

static void compile_try_except(struct compiler *c, const struct stmt *s) {
    struct block block;
    int handler = label_new(c), cleanup = label_new(c), end = label_new(c);
    int depth = c->unit->depth;
    begin_block(c, &block, BLOCK_TRY, s);
    protect(c, &block, handler);
    compile_body(c, &s->body);
    end_block(c);
    compile_body(c, &s->orelse);
    emit_jump(c, OPCODE_JUMP, end);
    label_here(c, handler);
    c->unit->depth = depth + 1;
    at_stmt(c, s);
    emit(c, OPCODE_PUSH_EXC_INFO, 0);
    begin_block(c, &block, BLOCK_HANDLER, s);
    block.handler = cleanup;
    block.depth = depth + 1;
    block.begin = (int)c->unit->count;
    for (int i = 0; i < s->handler_count; i++) {
        int next = label_new(c);
        if (!s->handlers[i].type && i + 1 < s->handler_count)
            outside(c, s->handlers[i].line, s->handlers[i].column, "SyntaxError: default 'except:' must be last");
        compile_handler(c, &s->handlers[i], next, end);
        label_here(c, next);
        c->unit->depth = depth + 2;
    }
    emit(c, OPCODE_RERAISE, 0);
    end_block(c);
    emit_cleanup(c, cleanup, depth);
    label_here(c, end);
    c->unit->depth = depth;
}

static void compile_try_finally(struct compiler *c, const struct stmt *s) {
    struct block block;
    int handler = label_new(c), cleanup = label_new(c), end = label_new(c);
    int depth = c->unit->depth;
    begin_block(c, &block, BLOCK_FINALLY_TRY, s);
    protect(c, &block, handler);
    if (s->handler_count)
        compile_try_except(c, s);
    else
        compile_body(c, &s->body);
    end_block(c);
    compile_body(c, &s->final);
    emit_jump(c, OPCODE_JUMP, end);
    label_here(c, handler);
    c->unit->depth = depth + 1;
    emit(c, OPCODE_PUSH_EXC_INFO, 1);
    begin_block(c, &block, BLOCK_FINALLY_END, s);
    block.handler = cleanup;
    block.depth = depth + 1;
    block.begin = (int)c->unit->count;
    compile_body(c, &s->final);
    emit(c, OPCODE_RERAISE, 0);
    end_block(c);
    emit_cleanup(c, cleanup, depth);
    label_here(c, end);
    c->unit->depth = depth;
}

static void compile_with(struct compiler *c, const struct stmt *s, int item) {
    if (item == s->with_count) {
        compile_body(c, &s->body);
        return;
    }
    struct block block;
    int handler = label_new(c), suppress = label_new(c), cleanup = label_new(c), end = label_new(c);
    int depth = c->unit->depth;
    compile_expr(c, s->withs[item].value);
    at_part(c, s->withs[item].value);
    emit(c, OPCODE_BEFORE_WITH, 0);
    begin_block(c, &block, BLOCK_WITH, s);
    block.handler = handler;
    block.depth = depth + 1;
    block.begin = (int)c->unit->count;
    if (s->withs[item].target)
        compile_target(c, s->withs[item].target);
    else
        emit(c, OPCODE_POP_TOP, 0);
    compile_with(c, s, item + 1);
    end_block(c);
    at_part(c, s->withs[item].value);
    emit(c, OPCODE_STATEMENT, s->line);
    call_exit_with_none(c);
    emit_jump(c, OPCODE_JUMP, end);
    label_here(c, handler);
    c->unit->depth = depth + 2;
    emit(c, OPCODE_PUSH_EXC_INFO, 0);
    int begin = (int)c->unit->count;
    emit(c, OPCODE_STATEMENT, s->line);
    emit(c, OPCODE_WITH_EXCEPT_START, 0);
    emit_jump(c, OPCODE_POP_JUMP_IF_TRUE, suppress);
    emit(c, OPCODE_RERAISE, 0);
    label_here(c, suppress);
    c->unit->depth = depth + 3;
    emit(c, OPCODE_POP_TOP, 0);
    range_add(c, begin, (int)c->unit->count, cleanup, depth + 2);
    emit(c, OPCODE_POP_EXCEPT, 0);
    emit(c, OPCODE_POP_TOP, 0);
    emit_jump(c, OPCODE_JUMP, end);
    emit_cleanup(c, cleanup, depth + 1);
    label_here(c, end);
    c->unit->depth = depth;
}

static void compile_assign(struct compiler *c, const struct stmt *s) {
    const struct expr *target = s->targets.items[0];
    /* a, b = x, y makes no tuple: two or three values are swapped into order. */
    if (s->targets.count == 1 && (target->kind == EXPR_TUPLE || target->kind == EXPR_LIST) && s->value->kind == EXPR_TUPLE &&
        target->items.count == s->value->items.count && target->items.count >= 1 && target->items.count <= 3) {
        bool plain = true;
        int index;
        for (int i = 0; i < target->items.count; i++)
            plain &= target->items.items[i]->kind != EXPR_STARRED && s->value->items.items[i]->kind != EXPR_STARRED;
        if (plain && !constant_of(c, s->value, &index)) {
            int count = target->items.count;
            for (int i = 0; i < count; i++)
                compile_expr(c, s->value->items.items[i]);
            if (count > 1)
                emit(c, OPCODE_SWAP, count);
            for (int i = 0; i < count; i++)
                compile_target(c, target->items.items[i]);
            return;
        }
    }
    compile_expr(c, s->value);
    for (int i = 0; i < s->targets.count; i++) {
        if (i + 1 < s->targets.count)
            emit(c, OPCODE_COPY, 1);
        compile_target(c, s->targets.items[i]);
    }
}

static void compile_augmented(struct compiler *c, const struct stmt *s) {
    const struct expr *t = s->target;
    switch (t->kind) {
    case EXPR_NAME:
        at_expr(c, t);
        emit_name(c, t->name, USE_LOAD);
        compile_expr(c, s->value);
        at_stmt(c, s);
        emit(c, OPCODE_BINARY_OP, (int)s->op | INPLACE);
        emit_name(c, t->name, USE_STORE);
        break;
    case EXPR_ATTRIBUTE:
        compile_expr(c, t->left);
        emit(c, OPCODE_COPY, 1);
        emit(c, OPCODE_LOAD_ATTR, name_index(c, t->name));
        compile_expr(c, s->value);
        at_stmt(c, s);
        emit(c, OPCODE_BINARY_OP, (int)s->op | INPLACE);
        emit(c, OPCODE_SWAP, 2);
        emit(c, OPCODE_STORE_ATTR, name_index(c, t->name));
        break;
    case EXPR_SUBSCRIPT:
        compile_expr(c, t->left);
        compile_expr(c, t->right);
        emit(c, OPCODE_COPY, 2);
        emit(c, OPCODE_COPY, 2);
        emit(c, OPCODE_BINARY_SUBSCR, 0);
        compile_expr(c, s->value);
        at_stmt(c, s);
        emit(c, OPCODE_BINARY_OP, (int)s->op | INPLACE);
        emit(c, OPCODE_SWAP, 3);
        emit(c, OPCODE_SWAP, 2);
        emit(c, OPCODE_STORE_SUBSCR, 0);
        break;
    default:
        outside(c, t->line, t->column, "SyntaxError: illegal expression for augmented assignment");
    }
}

static void check_future(struct compiler *c, const struct stmt *s) {
    static const char *const known[] = {"nested_scopes", "generators", "division", "absolute_import", "with_statement", "print_function",
                                        "unicode_literals", "barry_as_FLUFL", "generator_stop", "annotations"};
    enum { KNOWN = sizeof known / sizeof *known };
    for (int i = 0; s->kind == STMT_IMPORT_FROM && i < s->alias_count; i++) {
        const struct alias *alias = &s->aliases[i];
        int at = 0;
        while (at < KNOWN && strcmp(known[at], alias->name) != 0)
            at++;
        if (at == KNOWN)
            outside(c, alias->line, alias->column, "SyntaxError: future feature %s is not defined", alias->name);
        else if (at == KNOWN - 1)
            compiler_needs(c, FEATURE_FUTURE_ANNOTATIONS, alias->line, alias->column);
        else if (at == KNOWN - 2)
            compiler_needs(c, FEATURE_FUTURE_STOP, alias->line, alias->column);
    }
}

static void compile_import(struct compiler *c, const struct stmt *s) {
    static const char *const known[] = {"gc", "sys", "weakref"};
    for (int i = 0; i < (s->kind == STMT_IMPORT ? s->alias_count : 1); i++) {
        const char *name = s->kind == STMT_IMPORT ? s->aliases[i].name : s->name;
        bool found = s->level == 0 && name && strcmp(name, "__future__") == 0;
        for (int k = 0; k < 3; k++)
            found |= s->level == 0 && name && strcmp(name, known[k]) == 0;
        if (!found) {
            outside(c, s->line, s->column, "module '%s' is outside the Python that Heapscope runs; it knows gc, sys and weakref (see docs/language.md)", name ? name : ".");
            return;
        }
        if (strcmp(name, "__future__") == 0) {
            check_future(c, s);
            return;
        }
        emit(c, OPCODE_IMPORT_NAME, name_index(c, name));
        if (s->kind == STMT_IMPORT)
            emit_name(c, s->aliases[i].as ? s->aliases[i].as : name, USE_STORE);
    }
    if (s->kind != STMT_IMPORT_FROM)
        return;
    for (int i = 0; i < s->alias_count; i++) {
        if (strcmp(s->aliases[i].name, "*") == 0) {
            outside(c, s->aliases[i].line, s->aliases[i].column, "'import *' is outside the Python that Heapscope runs; name what you import");
            continue;
        }
        emit(c, OPCODE_IMPORT_FROM, name_index(c, s->aliases[i].name));
        emit_name(c, s->aliases[i].as ? s->aliases[i].as : s->aliases[i].name, USE_STORE);
    }
    emit(c, OPCODE_POP_TOP, 0);
}

static void compile_decorated(struct compiler *c, const struct stmt *s) {
    const struct exprs *decorators = s->kind == STMT_FUNCTION ? &s->function->decorators : &s->decorators;
    for (int i = 0; i < decorators->count; i++) {
        compile_expr(c, decorators->items[i]);
        emit(c, OPCODE_PUSH_NULL, 0);
    }
    at_stmt(c, s);
    if (s->kind == STMT_FUNCTION)
        compile_function(c, s->function);
    else
        compile_class(c, s);
    for (int i = decorators->count - 1; i >= 0; i--) {
        at_expr(c, decorators->items[i]);
        emit(c, OPCODE_CALL, 1);
    }
    at_stmt(c, s);
    emit_name(c, s->kind == STMT_FUNCTION ? s->function->name : s->name, USE_STORE);
}

static void compile_assert(struct compiler *c, const struct stmt *s) {
    int end = label_new(c);
    compile_jump_if(c, s->condition, end, true);
    at_part(c, s->condition);
    emit(c, OPCODE_LOAD_ASSERTION_ERROR, 0);
    if (s->value) {
        emit(c, OPCODE_PUSH_NULL, 0);
        compile_expr(c, s->value);
        at_part(c, s->condition);
        emit(c, OPCODE_CALL, 1);
    }
    emit(c, OPCODE_RAISE, 1);
    label_here(c, end);
}

static void compile_raise(struct compiler *c, const struct stmt *s) {
    if (s->value)
        compile_expr(c, s->value);
    if (s->cause)
        compile_expr(c, s->cause);
    at_stmt(c, s);
    int depth = c->unit->depth - !!s->value - !!s->cause;
    emit(c, OPCODE_RAISE, !!s->value + !!s->cause);
    c->unit->depth = depth;
}

static bool is_plain_constant(const struct stmt *s) {
    return s->kind == STMT_EXPR && (s->value->kind == EXPR_STR || s->value->kind == EXPR_INT || s->value->kind == EXPR_NONE || s->value->kind == EXPR_ELLIPSIS ||
                                    s->value->kind == EXPR_TRUE || s->value->kind == EXPR_FALSE || s->value->kind == EXPR_FLOAT);
}

static void compile_stmt(struct compiler *c, const struct stmt *s) {
    at_stmt(c, s);
    if (s->kind == STMT_GLOBAL || s->kind == STMT_NONLOCAL || is_plain_constant(s))
        return;
    if (s->kind != STMT_TRY)
        emit(c, OPCODE_STATEMENT, s->line);
    int depth = c->unit->depth;
    switch (s->kind) {
    case STMT_EXPR:
        compile_expr(c, s->value);
        emit(c, OPCODE_POP_TOP, 0);
        break;
    case STMT_ASSIGN: compile_assign(c, s); break;
    case STMT_AUGMENTED: compile_augmented(c, s); break;
    case STMT_ANNOTATED:
        if (s->value) {
            compile_expr(c, s->value);
            compile_target(c, s->target);
        }
        break;
    case STMT_DELETE:
        for (int i = 0; i < s->targets.count; i++)
            compile_delete(c, s->targets.items[i]);
        break;
    case STMT_PASS: break;
    case STMT_BREAK: case STMT_CONTINUE: compile_leave_loop(c, s); break;
    case STMT_IF: compile_if(c, s); break;
    case STMT_WHILE: compile_while(c, s); break;
    case STMT_FOR: compile_for(c, s); break;
    case STMT_FUNCTION: case STMT_CLASS: compile_decorated(c, s); break;
    case STMT_RETURN: compile_return(c, s); break;
    case STMT_ASSERT: compile_assert(c, s); break;
    case STMT_IMPORT: case STMT_IMPORT_FROM: compile_import(c, s); break;
    case STMT_RAISE: compile_raise(c, s); break;
    case STMT_TRY:
        if (s->star_handlers)
            outside(c, s->line, s->column, "`except*` is outside the Python that Heapscope runs; use except (see docs/language.md)");
        else if (s->final.count)
            compile_try_finally(c, s);
        else
            compile_try_except(c, s);
        break;
    case STMT_WITH:
        if (s->is_async)
            outside(c, s->line, s->column, "`async` is outside the Python that Heapscope runs; write a plain with (see docs/language.md)");
        else
            compile_with(c, s, 0);
        break;
    case STMT_MATCH:
        outside(c, s->line, s->column, "`match` is outside the Python that Heapscope runs; write if and elif (see docs/language.md)");
        break;
    case STMT_TYPE_ALIAS:
        outside(c, s->line, s->column, "`type` aliases are outside the Python that Heapscope runs; leave the line out (see docs/language.md)");
        break;
    case STMT_GLOBAL: case STMT_NONLOCAL: case STMT_KIND_COUNT: break;
    }
    c->unit->depth = depth;
}

void compile_body(struct compiler *c, const struct stmts *body) {
    for (int i = 0; i < body->count; i++)
        compile_stmt(c, body->items[i]);
}
