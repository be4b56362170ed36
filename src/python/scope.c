#include "scope.h"

#include "parser.h"

#include <string.h>

struct builder {
    struct arena *arena;
    const char *file;
    const struct module *module;
    struct faults *faults;
    const char *class_name; /* "__class__" */
    struct scope *scope;
    int iterables;          /* of comprehensions, that we are inside of */
};

static void visit_expr(struct builder *b, const struct expr *e);
static void visit_body(struct builder *b, const struct stmts *body);

struct symbol *scope_find(const struct scope *scope, const char *name) {
    uint32_t hash = hash_text(name), probe = 0;
    for (int at; (at = hash_index_next(&scope->index, hash, &probe)) >= 0;)
        if (strcmp(scope->symbols[at].name, name) == 0)
            return &scope->symbols[at];
    return NULL;
}

static struct symbol *symbol_in(struct builder *b, struct scope *scope, const char *name) {
    struct symbol *known = scope_find(scope, name);
    if (known)
        return known;
    if (scope->count == scope->capacity) {
        size_t grown = scope->capacity ? scope->capacity * 2 : 8;
        struct symbol *symbols = arena_alloc(b->arena, grown * sizeof *symbols);
        if (scope->count)
            memcpy(symbols, scope->symbols, scope->count * sizeof *symbols);
        scope->symbols = symbols;
        scope->capacity = grown;
    }
    hash_index_put(&scope->index, b->arena, hash_text(name), (int)scope->count);
    scope->symbols[scope->count] = (struct symbol){.name = name};
    return &scope->symbols[scope->count++];
}

static void fault_at(struct builder *b, int line, int column, const char *format, const char *name) {
    size_t length;
    const char *source = python_line(b->module, line, &length);
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
#pragma GCC diagnostic ignored "-Wformat-security"
    fault_add(b->faults, b->file, line, column, source, length, format, name);
#pragma GCC diagnostic pop
}

static void use(struct builder *b, const char *name) {
    symbol_in(b, b->scope, name)->flags |= SYMBOL_USED;
    if (strcmp(name, "super") == 0 && b->scope->kind == SCOPE_FUNCTION)
        symbol_in(b, b->scope, b->class_name)->flags |= SYMBOL_USED;
}

static void bind(struct builder *b, const char *name) {
    symbol_in(b, b->scope, name)->flags |= SYMBOL_BOUND;
}

static struct scope *push(struct builder *b, enum scope_kind kind, const void *node) {
    struct scope *scope = arena_alloc(b->arena, sizeof *scope);
    scope->kind = kind;
    scope->node = node;
    scope->parent = b->scope;
    if (b->scope) {
        if (b->scope->last_child)
            b->scope->last_child->next = scope;
        else
            b->scope->child = scope;
        b->scope->last_child = scope;
    }
    b->scope = scope;
    return scope;
}

static void visit_all(struct builder *b, const struct exprs *items) {
    for (int i = 0; i < items->count; i++)
        visit_expr(b, items->items[i]);
}

static void visit_target(struct builder *b, const struct expr *e) {
    if (!e)
        return;
    if (e->kind == EXPR_NAME)
        bind(b, e->name);
    else if (e->kind == EXPR_TUPLE || e->kind == EXPR_LIST)
        for (int i = 0; i < e->items.count; i++)
            visit_target(b, e->items.items[i]);
    else if (e->kind == EXPR_STARRED)
        visit_target(b, e->left);
    else
        visit_expr(b, e);
}

static void visit_function(struct builder *b, const struct function *f) {
    int count = f->positional_only + f->positional + f->keyword_only;
    for (int i = 0; i < count; i++)
        visit_expr(b, f->parameters[i].default_value);
    push(b, SCOPE_FUNCTION, f);
    for (int i = 0; i < count; i++) {
        struct symbol *symbol = symbol_in(b, b->scope, f->parameters[i].name);
        if (symbol->flags & SYMBOL_PARAMETER)
            fault_at(b, f->parameters[i].line, f->parameters[i].column,
                     "SyntaxError: duplicate argument '%s' in function definition", f->parameters[i].name);
        symbol->flags |= SYMBOL_BOUND | SYMBOL_PARAMETER;
    }
    if (f->star)
        symbol_in(b, b->scope, f->star)->flags |= SYMBOL_BOUND | SYMBOL_PARAMETER;
    if (f->double_star)
        symbol_in(b, b->scope, f->double_star)->flags |= SYMBOL_BOUND | SYMBOL_PARAMETER;
    b->scope->is_generator = f->is_generator;
    visit_body(b, &f->body);
    b->scope = b->scope->parent;
}

static void visit_iterable(struct builder *b, const struct expr *e) {
    b->iterables++;
    visit_expr(b, e);
    b->iterables--;
}

static void visit_comprehension(struct builder *b, const struct expr *e) {
    bool has_scope = e->kind != EXPR_LISTCOMP || !b->module->lists_are_loops;
    visit_iterable(b, e->comprehension->iter); /* the outermost iterable belongs to the scope outside */
    if (has_scope) {
        push(b, SCOPE_COMPREHENSION, e);
        b->scope->is_generator = e->kind == EXPR_GENEXP;
        b->scope->is_inlined = b->module->inlines_comprehensions && e->kind != EXPR_GENEXP;
    }
    for (const struct comprehension *c = e->comprehension; c; c = c->next) {
        visit_target(b, c->target);
        if (c != e->comprehension)
            visit_iterable(b, c->iter);
        visit_all(b, &c->conditions);
    }
    visit_expr(b, e->left);
    visit_expr(b, e->right);
    if (has_scope)
        b->scope = b->scope->parent;
}

static void visit_expr(struct builder *b, const struct expr *e) {
    if (!e)
        return;
    switch (e->kind) {
    case EXPR_NAME:
        use(b, e->name);
        return;
    case EXPR_NAMED: {
        visit_expr(b, e->left);
        if (b->iterables)
            fault_at(b, e->line, e->column, "SyntaxError: assignment expression cannot be used in a comprehension iterable expression", e->name);
        struct scope *inner = b->scope;
        for (; b->scope->kind == SCOPE_COMPREHENSION; b->scope = b->scope->parent) {
            const struct symbol *symbol = scope_find(b->scope, e->name);
            if (symbol && symbol->flags & SYMBOL_BOUND)
                fault_at(b, e->line, e->column, "SyntaxError: assignment expression cannot rebind comprehension iteration variable '%s'", e->name);
        }
        if (b->scope != inner && b->scope->kind == SCOPE_CLASS)
            fault_at(b, e->line, e->column, "SyntaxError: assignment expression within a comprehension cannot be used in a class body", e->name);
        bind(b, e->name);
        struct scope *target = b->scope;
        b->scope = inner;
        for (struct scope *s = inner; s != target; s = s->parent) /* a comprehension writes to the name outside */
            symbol_in(b, s, e->name)->flags |= SYMBOL_USED | (target->kind == SCOPE_FUNCTION ? SYMBOL_NONLOCAL : SYMBOL_GLOBAL);
        return;
    }
    case EXPR_LAMBDA:
        visit_function(b, e->function);
        return;
    case EXPR_LISTCOMP:
    case EXPR_SETCOMP:
    case EXPR_GENEXP:
    case EXPR_DICTCOMP:
        visit_comprehension(b, e);
        return;
    default:
        visit_expr(b, e->condition);
        visit_expr(b, e->left);
        visit_all(b, &e->items);
        for (int i = 0; i < e->keyword_count; i++)
            visit_expr(b, e->keywords[i].value);
        visit_expr(b, e->right);
    }
}

static void declare(struct builder *b, const struct stmt *s, int flag) {
    for (int i = 0; i < s->names.count; i++) {
        struct symbol *symbol = symbol_in(b, b->scope, s->names.items[i]);
        const char *what = flag == SYMBOL_GLOBAL ? "global" : "nonlocal";
        if (symbol->flags & SYMBOL_PARAMETER)
            fault_at(b, s->line, s->column, flag == SYMBOL_GLOBAL ? "SyntaxError: name '%s' is parameter and global" : "SyntaxError: name '%s' is parameter and nonlocal", symbol->name);
        else if (symbol->flags & SYMBOL_BOUND && !(symbol->flags & flag))
            fault_at(b, s->line, s->column, what[0] == 'g' ? "SyntaxError: name '%s' is assigned to before global declaration" : "SyntaxError: name '%s' is assigned to before nonlocal declaration", symbol->name);
        else if (symbol->flags & SYMBOL_USED && !(symbol->flags & flag))
            fault_at(b, s->line, s->column, what[0] == 'g' ? "SyntaxError: name '%s' is used prior to global declaration" : "SyntaxError: name '%s' is used prior to nonlocal declaration", symbol->name);
        else if (flag == SYMBOL_NONLOCAL && b->scope->kind == SCOPE_MODULE) {
            fault_at(b, s->line, s->column, "SyntaxError: nonlocal declaration not allowed at module level (%s)", symbol->name);
            continue; /* told once */
        }
        symbol->flags |= flag;
        symbol->line = s->line;
        symbol->column = s->column;
    }
}

static void visit_stmt(struct builder *b, const struct stmt *s) {
    /* An elif chain leans to the right: followed in a loop, so that its length is no matter. */
    for (; s->kind == STMT_IF && s->orelse.count == 1 && s->orelse.items[0]->kind == STMT_IF; s = s->orelse.items[0]) {
        visit_expr(b, s->condition);
        visit_body(b, &s->body);
    }
    switch (s->kind) {
    case STMT_FUNCTION:
        visit_all(b, &s->function->decorators);
        bind(b, s->function->name);
        visit_function(b, s->function);
        return;
    case STMT_CLASS:
        visit_all(b, &s->decorators);
        visit_all(b, &s->targets);
        for (int i = 0; i < s->keyword_count; i++)
            visit_expr(b, s->keywords[i].value);
        bind(b, s->name);
        push(b, SCOPE_CLASS, s);
        visit_body(b, &s->body);
        b->scope = b->scope->parent;
        return;
    case STMT_GLOBAL:
        declare(b, s, SYMBOL_GLOBAL);
        return;
    case STMT_NONLOCAL:
        declare(b, s, SYMBOL_NONLOCAL);
        return;
    case STMT_IMPORT:
    case STMT_IMPORT_FROM:
        for (int i = 0; i < s->alias_count; i++)
            if (strcmp(s->aliases[i].name, "*") != 0)
                bind(b, s->aliases[i].as ? s->aliases[i].as : s->aliases[i].name);
        return;
    case STMT_ASSIGN:
        visit_expr(b, s->value);
        for (int i = 0; i < s->targets.count; i++)
            visit_target(b, s->targets.items[i]);
        return;
    case STMT_AUGMENTED:
        visit_expr(b, s->value);
        if (s->target->kind == EXPR_NAME)
            use(b, s->target->name);
        visit_target(b, s->target);
        return;
    case STMT_ANNOTATED:
        visit_expr(b, s->value);
        visit_target(b, s->target);
        return;
    case STMT_DELETE:
        for (int i = 0; i < s->targets.count; i++)
            visit_target(b, s->targets.items[i]);
        return;
    case STMT_FOR:
        visit_expr(b, s->value);
        visit_target(b, s->target);
        break;
    case STMT_WITH:
        for (int i = 0; i < s->with_count; i++) {
            visit_expr(b, s->withs[i].value);
            visit_target(b, s->withs[i].target);
        }
        break;
    default:
        visit_expr(b, s->condition);
        visit_expr(b, s->value);
        visit_expr(b, s->cause);
    }
    visit_body(b, &s->body);
    for (int i = 0; i < s->handler_count; i++) {
        visit_expr(b, s->handlers[i].type);
        if (s->handlers[i].name)
            bind(b, s->handlers[i].name);
        visit_body(b, &s->handlers[i].body);
    }
    visit_body(b, &s->orelse);
    visit_body(b, &s->final);
}

static void visit_body(struct builder *b, const struct stmts *body) {
    for (int i = 0; i < body->count; i++)
        visit_stmt(b, body->items[i]);
}

/* A binding that an inner scope may use: the nearest enclosing function (or comprehension) that binds it. */
static struct symbol *enclosing(struct builder *b, struct scope *scope, const char *name) {
    for (struct scope *s = scope->parent; s; s = s->parent) {
        if (s->kind == SCOPE_MODULE)
            return NULL;
        if (s->kind == SCOPE_CLASS) {
            if (strcmp(name, "__class__") != 0)
                continue;
            s->needs_class_cell = true;
            struct symbol *symbol = symbol_in(b, s, name);
            symbol->flags |= SYMBOL_BOUND;
            symbol->shared = true;
            symbol->kind = NAME_CELL; /* the class's own names are resolved already */
            return symbol;
        }
        struct symbol *symbol = scope_find(s, name);
        if (symbol && symbol->flags & SYMBOL_GLOBAL)
            return NULL;
        if (symbol && symbol->flags & SYMBOL_BOUND && !(symbol->flags & SYMBOL_NONLOCAL))
            return symbol;
    }
    return NULL;
}

bool symbol_is_own(const struct symbol *symbol) {
    return symbol->flags & SYMBOL_BOUND && !(symbol->flags & (SYMBOL_GLOBAL | SYMBOL_NONLOCAL));
}

/* The binding belongs to the very code that an inlined comprehension runs in. Source: inline_comprehension
 * (Python/symtable.c). */
static bool is_in_same_code(const struct scope *scope, const struct symbol *binding, const char *name) {
    while (scope->is_inlined && scope->parent) {
        scope = scope->parent;
        if (scope_find(scope, name) == binding)
            return scope->kind != SCOPE_CLASS;
    }
    return false;
}

/* Every scope between a use and its binding passes the cell on. */
static void pass_through(struct builder *b, struct scope *scope, const struct symbol *binding, const char *name) {
    for (struct scope *s = scope->parent; s; s = s->parent) {
        struct symbol *symbol = scope_find(s, name);
        if (symbol == binding)
            return;
        if (s->kind == SCOPE_CLASS && symbol && symbol->flags & SYMBOL_BOUND && strcmp(name, "__class__") != 0) {
            /* A class binds the name for itself and still passes the outer cell on: under a name of its own kind. */
            symbol->shared = false;
        }
        symbol = symbol_in(b, s, name);
        if (!(symbol->flags & SYMBOL_BOUND))
            symbol->flags |= SYMBOL_USED;
        symbol->kind = symbol->flags & SYMBOL_BOUND && s->kind == SCOPE_CLASS ? NAME_LOCAL : NAME_FREE;
    }
}

static void resolve(struct builder *b, struct scope *scope) {
    for (size_t i = 0; i < scope->count; i++) {
        struct symbol symbol = scope->symbols[i];
        bool own = symbol_is_own(&symbol);
        enum name_kind kind = NAME_GLOBAL_IMPLICIT;
        struct symbol *binding = NULL;
        if (symbol.flags & SYMBOL_GLOBAL) {
            kind = NAME_GLOBAL;
        } else if (own && strcmp(symbol.name, "__class__") == 0 && scope->needs_class_cell) {
            kind = NAME_CELL;
        } else if (own) {
            kind = NAME_LOCAL;
        } else if ((binding = enclosing(b, scope, symbol.name)) != NULL && is_in_same_code(scope, binding, symbol.name)) {
            kind = NAME_GLOBAL_IMPLICIT; /* the compiler asks the scope that has it */
        } else if (binding) {
            binding->shared = true;
            kind = NAME_FREE;
            pass_through(b, scope, binding, symbol.name);
        } else if (symbol.flags & SYMBOL_NONLOCAL) {
            fault_at(b, symbol.line, symbol.column, "SyntaxError: no binding for nonlocal '%s' found", symbol.name);
        }
        if (scope->symbols[i].kind != NAME_FREE || kind == NAME_LOCAL)
            scope->symbols[i].kind = kind;
    }
    for (struct scope *child = scope->child; child; child = child->next)
        resolve(b, child);
}

/* A class's own names are no cells, but for __class__, which its methods asked for after the class was resolved. */
static void make_cells(struct scope *scope) {
    for (size_t i = 0; i < scope->count; i++) {
        struct symbol *symbol = &scope->symbols[i];
        bool cell = scope->kind == SCOPE_CLASS ? scope->needs_class_cell && strcmp(symbol->name, "__class__") == 0 : scope->kind != SCOPE_MODULE;
        if (symbol->shared && cell && (symbol->kind == NAME_LOCAL || scope->kind == SCOPE_CLASS))
            symbol->kind = NAME_CELL;
    }
    for (struct scope *child = scope->child; child; child = child->next)
        make_cells(child);
}

struct scope *scope_build(struct arena *arena, const char *file, const struct module *module, struct faults *faults) {
    struct builder b = {arena, file, module, faults, arena_text(arena, "__class__", 9), NULL};
    struct scope *scope = push(&b, SCOPE_MODULE, module);
    visit_body(&b, &module->body);
    resolve(&b, scope);
    make_cells(scope);
    return scope;
}

struct scope *scope_of(const struct scope *scope, const void *node) {
    for (struct scope *child = scope->child; child; child = child->next)
        if (child->node == node)
            return child;
    return NULL;
}
