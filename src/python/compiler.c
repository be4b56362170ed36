#include "compiler.h"

#include "compiler_unit.h"
#include "memory.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

const char *const opcode_names[OPCODE_COUNT] = {
#define OPCODE(name, words) #name,
#include "opcodes.def"
#undef OPCODE
};

void compiler_needs(struct compiler *c, enum feature feature, int line, int column) {
    if (feature_is_in(c->module->language, feature))
        return;
    struct text words;
    text_init(&words);
    feature_refuse(c->module->language, feature, &words);
    outside(c, line, column, "%s", words.data);
    text_destroy(&words);
}

void outside(struct compiler *c, int line, int column, const char *format, ...) {
    char message[512];
    va_list args;
    va_start(args, format);
    vsnprintf(message, sizeof message, format, args);
    va_end(args);
    size_t length;
    const char *source = python_line(c->module, line, &length);
    fault_add(c->faults, c->file, line, column, source, length, "%s", message);
}

void at_expr(struct compiler *c, const struct expr *e) {
    c->unit->site = (struct site){e->line, e->column, e->end_line, e->end_column, e, false};
}

void at_part(struct compiler *c, const struct expr *e) {
    at_expr(c, e);
    c->unit->site.spreads = true;
}

void at_stmt(struct compiler *c, const struct stmt *s) {
    c->unit->site = (struct site){s->line, s->column, s->end_line, s->end_column, NULL, false};
}

void emit(struct compiler *c, enum opcode op, int arg) {
    struct unit *u = c->unit;
    memory_reserve(&u->instructions, &u->capacity, u->count + 1, sizeof *u->instructions);
    u->instructions[u->count] = (struct instruction){(uint8_t)op, arg, u->site};
    u->depth += flow_stack_effect(&u->instructions[u->count], false);
    u->count++;
}

int label_new(struct compiler *c) {
    struct unit *u = c->unit;
    memory_reserve(&u->labels, &u->label_capacity, u->label_count + 1, sizeof *u->labels);
    u->labels[u->label_count] = -1;
    return (int)u->label_count++;
}

void label_here(struct compiler *c, int label) {
    c->unit->labels[label] = (int)c->unit->count;
}

void emit_jump(struct compiler *c, enum opcode op, int label) {
    emit(c, op, label);
}

void range_add(struct compiler *c, int begin, int end, int handler, int depth) {
    struct unit *u = c->unit;
    if (begin >= end)
        return;
    memory_reserve(&u->ranges, &u->range_capacity, u->range_count + 1, sizeof *u->ranges);
    u->ranges[u->range_count++] = (struct range){begin, end, handler, depth};
}

static bool same_constant(const struct constant *a, const struct constant *b) {
    if (a->kind != b->kind || a->integer != b->integer || a->length != b->length || a->count != b->count || a->code != b->code)
        return false;
    if (a->kind == CONSTANT_FLOAT)
        return memcmp(&a->real, &b->real, sizeof a->real) == 0;
    if (a->kind == CONSTANT_TEXT)
        return memcmp(a->text, b->text, a->length) == 0;
    return a->kind != CONSTANT_TUPLE || a->count == 0 || memcmp(a->items, b->items, (size_t)a->count * sizeof *a->items) == 0;
}

static uint32_t hash_constant(const struct constant *k) {
    switch (k->kind) {
    case CONSTANT_INT: return hash_bytes(&k->integer, sizeof k->integer);
    case CONSTANT_FLOAT: return hash_bytes(&k->real, sizeof k->real);
    case CONSTANT_TEXT: return hash_bytes(k->text, k->length);
    case CONSTANT_TUPLE: return hash_bytes(k->items, (size_t)k->count * sizeof *k->items);
    case CONSTANT_CODE: return hash_bytes(&k->code, sizeof k->code);
    default: return k->kind;
    }
}

int constant_add(struct compiler *c, struct constant constant) {
    struct unit *u = c->unit;
    uint32_t hash = hash_constant(&constant), probe = 0;
    for (int at; (at = hash_index_next(&u->constant_index, hash, &probe)) >= 0;)
        if (same_constant(&u->constants[at], &constant))
            return at;
    hash_index_put(&u->constant_index, c->arena, hash, (int)u->constant_count);
    memory_reserve(&u->constants, &u->constant_capacity, u->constant_count + 1, sizeof *u->constants);
    u->constants[u->constant_count] = constant;
    return (int)u->constant_count++;
}

int constant_text(struct compiler *c, const char *text, size_t length) {
    return constant_add(c, (struct constant){.kind = CONSTANT_TEXT, .text = text, .length = length});
}

int constant_tuple(struct compiler *c, const int *items, int count) {
    int *kept = arena_alloc(c->arena, sizeof *kept * (size_t)(count ? count : 1));
    if (count)
        memcpy(kept, items, sizeof *kept * (size_t)count);
    return constant_add(c, (struct constant){.kind = CONSTANT_TUPLE, .items = kept, .count = count});
}

static int index_in(struct arena *arena, struct name_list *list, const char *name) {
    uint32_t hash = hash_text(name), probe = 0;
    for (int at; (at = hash_index_next(&list->index, hash, &probe)) >= 0;)
        if (strcmp(list->items[at], name) == 0)
            return at;
    hash_index_put(&list->index, arena, hash, (int)list->count);
    memory_reserve(&list->items, &list->capacity, list->count + 1, sizeof *list->items);
    list->items[list->count] = name;
    return (int)list->count++;
}

int name_index(struct compiler *c, const char *name) {
    return index_in(c->arena, &c->unit->names, name);
}

static int local_index(struct compiler *c, const char *name) {
    return index_in(c->arena, &c->unit->locals, name);
}

void unit_declare(struct unit *u, const char *name) {
    index_in(u->compiler->arena, &u->locals, name);
}

const struct scope *unit_scope(const struct unit *u) {
    return u->comprehension ? u->comprehension : u->scope;
}

/* A variable of the inlined comprehensions that are being compiled, NULL: the name is none of theirs. */
static const struct symbol *inlined_variable(const struct unit *u, const char *name) {
    for (const struct scope *s = unit_scope(u); s != u->scope; s = s->parent) {
        const struct symbol *symbol = scope_find(s, name);
        if (symbol && symbol_is_own(symbol))
            return symbol;
    }
    return NULL;
}

static const struct apart *apart_at(const struct unit *u, size_t slot) {
    for (size_t i = 0; i < u->apart_count; i++)
        if (u->apart[i].slot == (int)slot)
            return &u->apart[i];
    return NULL;
}

/* CPython has one slot for a name in a code object, and puts away what it held before while the comprehension runs; where the
 * code around knows the name, a slot apart does the same. Source: push_inlined_comprehension_state (Python/codegen.c). */
void unit_declare_inlined(struct compiler *c, const struct scope *comprehension) {
    struct unit *u = c->unit;
    for (size_t i = 0; i < comprehension->count; i++) {
        struct symbol *symbol = &comprehension->symbols[i];
        if (!symbol_is_own(symbol))
            continue;
        bool known = symbol->kind == NAME_CELL || scope_find(u->scope, symbol->name);
        for (const struct scope *s = comprehension->parent; !known && s && s != u->scope; s = s->parent)
            known = scope_find(s, symbol->name) != NULL;
        if (!known) {
            symbol->slot = local_index(c, symbol->name);
            continue;
        }
        memory_reserve(&u->locals.items, &u->locals.capacity, u->locals.count + 1, sizeof *u->locals.items);
        memory_reserve(&u->apart, &u->apart_capacity, u->apart_count + 1, sizeof *u->apart);
        symbol->slot = (int)u->locals.count;
        u->locals.items[u->locals.count++] = symbol->name;
        u->apart[u->apart_count++] = (struct apart){symbol->slot, symbol->kind == NAME_CELL};
    }
}

/* A parameter that inner functions use is a cell in its parameter's own slot. */
int cell_slot(struct compiler *c, const char *name) {
    struct unit *u = c->unit;
    const struct symbol *inlined = inlined_variable(u, name);
    if (inlined)
        return inlined->slot;
    for (size_t i = 0; i < u->locals.count && !c->module->keeps_captured_parameters; i++)
        if (strcmp(u->locals.items[i], name) == 0 && !apart_at(u, i))
            return (int)i;
    for (size_t i = 0; i < u->cell_count; i++)
        if (strcmp(u->cells[i], name) == 0)
            return CELL_SLOT + (int)i;
    return CELL_SLOT; /* cannot be: scopes found it */
}

/* __private names of a class body are known to others under the class's name. */
static const char *mangled(struct compiler *c, const char *name) {
    size_t length = strlen(name);
    if (length < 3 || name[0] != '_' || name[1] != '_' || (name[length - 1] == '_' && name[length - 2] == '_'))
        return name;
    for (const struct unit *u = c->unit; u; u = u->outer)
        if (u->scope->kind == SCOPE_CLASS) {
            const char *class_name = u->code->name;
            while (*class_name == '_')
                class_name++;
            return *class_name ? arena_printf(c->arena, "_%s%s", class_name, name) : name;
        }
    return name;
}

void emit_name(struct compiler *c, const char *plain, enum name_use use) {
    static const enum opcode fast[] = {OPCODE_LOAD_FAST, OPCODE_STORE_FAST, OPCODE_DELETE_FAST};
    static const enum opcode by_name[] = {OPCODE_LOAD_NAME, OPCODE_STORE_NAME, OPCODE_DELETE_NAME};
    static const enum opcode global[] = {OPCODE_LOAD_GLOBAL, OPCODE_STORE_GLOBAL, OPCODE_DELETE_GLOBAL};
    static const enum opcode deref[] = {OPCODE_LOAD_DEREF, OPCODE_STORE_DEREF, OPCODE_DELETE_DEREF};
    struct scope *scope = c->unit->scope;
    const struct symbol *inlined = inlined_variable(c->unit, plain);
    if (inlined) {
        emit(c, inlined->kind == NAME_CELL ? deref[use] : fast[use], inlined->slot);
        return;
    }
    bool past_class = scope->kind == SCOPE_CLASS && c->unit->comprehension; /* a comprehension does not see a class's names */
    const struct symbol *symbol = scope_find(past_class ? c->unit->comprehension : scope, plain);
    enum name_kind kind = symbol ? symbol->kind : NAME_GLOBAL_IMPLICIT;
    const char *name = mangled(c, plain);
    bool in_function = scope->kind == SCOPE_FUNCTION || scope->kind == SCOPE_COMPREHENSION || past_class;
    if (kind == NAME_CELL || kind == NAME_FREE) {
        if (kind == NAME_FREE && scope->kind == SCOPE_CLASS && use == USE_LOAD && !past_class)
            emit(c, OPCODE_LOAD_CLASSDEREF, cell_slot(c, plain));
        else
            emit(c, deref[use], cell_slot(c, plain));
    } else if (kind == NAME_LOCAL && in_function) {
        emit(c, fast[use], local_index(c, plain));
    } else if (kind == NAME_GLOBAL || (kind == NAME_GLOBAL_IMPLICIT && in_function)) {
        emit(c, global[use], name_index(c, name));
    } else {
        emit(c, by_name[use], name_index(c, name));
    }
}

char *qualified(struct compiler *c, const char *name) {
    const struct unit *u = c->unit;
    if (!u || u->scope->kind == SCOPE_MODULE)
        return arena_text(c->arena, name, strlen(name));
    const struct symbol *symbol = scope_find(u->scope, name);
    if (symbol && symbol->kind == NAME_GLOBAL)
        return arena_text(c->arena, name, strlen(name));
    return arena_printf(c->arena, u->scope->kind == SCOPE_CLASS ? "%s.%s" : "%s.<locals>.%s", u->code->qualname, name);
}

static int by_name_order(const void *a, const void *b) {
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static void collect_cells(struct compiler *c, struct unit *u, enum name_kind kind) {
    size_t first = u->cell_count;
    for (size_t i = 0; i < u->scope->count; i++) {
        const struct symbol *symbol = &u->scope->symbols[i];
        bool in_own_slot = kind == NAME_CELL && symbol->flags & SYMBOL_PARAMETER && !c->module->keeps_captured_parameters;
        if (symbol->kind == kind && !in_own_slot) {
            memory_reserve(&u->cells, &u->cell_capacity, u->cell_count + 1, sizeof *u->cells);
            u->cells[u->cell_count++] = symbol->name;
        }
    }
    if (u->cell_count > first)
        qsort(u->cells + first, u->cell_count - first, sizeof *u->cells, by_name_order);
}

void unit_begin(struct compiler *c, struct unit *u, struct scope *scope, const char *name, int line) {
    *u = (struct unit){.outer = c->unit, .scope = scope, .compiler = c, .site = {line, 1, line, 1, NULL, false}};
    u->code = arena_alloc(c->arena, sizeof *u->code);
    u->code->name = name;
    u->code->qualname = qualified(c, name);
    u->code->line = line;
    collect_cells(c, u, NAME_CELL);
    u->first_free = u->cell_count;
    collect_cells(c, u, NAME_FREE);
    c->unit = u;
}

static void *kept(struct compiler *c, const void *items, size_t count, size_t size) {
    void *copy = arena_alloc(c->arena, count * size + 1);
    if (count)
        memcpy(copy, items, count * size);
    return copy;
}

static bool jumps_to_label(int op) {
    return (op >= OPCODE_JUMP && op <= OPCODE_JUMP_IF_TRUE_OR_POP) || op == OPCODE_FOR_ITER;
}

static bool uses_slot(int op) {
    return op == OPCODE_LOAD_DEREF || op == OPCODE_STORE_DEREF || op == OPCODE_DELETE_DEREF || op == OPCODE_LOAD_CLOSURE ||
           op == OPCODE_LOAD_CLASSDEREF || op == OPCODE_MAKE_CELL;
}

static void finish_instructions(struct unit *u) {
    for (size_t i = 0; i < u->count; i++) {
        struct instruction *in = &u->instructions[i];
        if (jumps_to_label(in->op))
            in->arg = u->labels[in->arg];
        else if (uses_slot(in->op) && in->arg >= CELL_SLOT)
            in->arg = in->arg - CELL_SLOT + (int)u->locals.count;
    }
}

static void finish_slots(struct compiler *c, struct unit *u) {
    struct code *code = u->code;
    size_t total = u->locals.count + u->cell_count;
    code->locals = arena_alloc(c->arena, (total + 1) * sizeof *code->locals);
    code->is_cell = arena_alloc(c->arena, (total + 1) * sizeof *code->is_cell);
    for (size_t i = 0; i < total; i++) {
        code->locals[i] = i < u->locals.count ? u->locals.items[i] : u->cells[i - u->locals.count];
        const struct symbol *symbol = scope_find(u->scope, code->locals[i]);
        const struct apart *apart = apart_at(u, i);
        code->is_cell[i] = i >= u->locals.count || (apart ? apart->is_cell : symbol && symbol->kind == NAME_CELL && !c->module->keeps_captured_parameters);
    }
    code->local_count = (int)total;
    code->first_free = (int)(u->locals.count + u->first_free);
}

void note_static_attribute(struct compiler *c, const struct expr *target) {
    struct unit *u = c->unit->outer;
    while (u && u->scope->kind != SCOPE_CLASS)
        u = u->outer;
    if (!u || target->left->kind != EXPR_NAME || strcmp(target->left->name, "self") != 0)
        return;
    /* CPython notes the name as written, before __x becomes _A__x. */
    const char *name = target->name, *class_name = u->code->name;
    class_name += strspn(class_name, "_");
    size_t length = strlen(class_name);
    if (length && name[0] == '_' && strncmp(name + 1, class_name, length) == 0 && strncmp(name + 1 + length, "__", 2) == 0)
        name += 1 + length;
    for (size_t i = 0; i < u->attribute_count; i++)
        if (strcmp(u->attributes[i], name) == 0)
            return;
    memory_reserve(&u->attributes, &u->attribute_capacity, u->attribute_count + 1, sizeof *u->attributes);
    u->attributes[u->attribute_count++] = name;
}

struct code *unit_end(struct compiler *c) {
    struct unit *u = c->unit;
    struct code *code = u->code;
    code->first_site = c->site_count;
    c->site_count += (int)u->count;
    finish_instructions(u);
    finish_slots(c, u);
    code->instructions = kept(c, u->instructions, u->count, sizeof *u->instructions);
    code->instruction_count = (int)u->count;
    code->constants = kept(c, u->constants, u->constant_count, sizeof *u->constants);
    code->constant_count = (int)u->constant_count;
    code->names = kept(c, u->names.items, u->names.count, sizeof *u->names.items);
    code->name_count = (int)u->names.count;
    code->handlers = arena_alloc(c->arena, (u->range_count + 1) * sizeof *code->handlers);
    for (size_t i = 0; i < u->range_count; i++)
        code->handlers[i] = (struct handler_range){u->ranges[i].begin, u->ranges[i].end, u->labels[u->ranges[i].handler], u->ranges[i].depth};
    code->handler_count = (int)u->range_count;
    if (u->attribute_count)
        qsort(u->attributes, u->attribute_count, sizeof *u->attributes, by_name_order);
    code->static_attributes = kept(c, u->attributes, u->attribute_count, sizeof *u->attributes);
    code->static_attribute_count = (int)u->attribute_count;
    if (!c->faults->count) /* code with a fault in it never runs, and its stack may not add up */
        flow_mark_borrows(code);
    c->unit = u->outer;
    free(u->instructions);
    free(u->constants);
    free(u->names.items);
    free(u->locals.items);
    free(u->cells);
    free(u->apart);
    free(u->labels);
    free(u->ranges);
    free(u->attributes);
    return code;
}

const struct code *python_compile(struct arena *arena, const char *file, const struct module *module, struct faults *faults) {
    int before = faults->count + faults->missed;
    struct compiler c = {arena, file, module, faults, NULL};
    struct scope *scope = scope_build(arena, file, module, faults);
    struct unit unit;
    unit_begin(&c, &unit, scope, "<module>", 1);
    const struct stmts *body = &module->body;
    if (body->count && body->items[0]->kind == STMT_EXPR && body->items[0]->value->kind == EXPR_STR)
        unit.code->doc = body->items[0]->value->text;
    compile_body(&c, body);
    emit(&c, OPCODE_LOAD_CONST, constant_add(&c, (struct constant){.kind = CONSTANT_NONE}));
    emit(&c, OPCODE_RETURN_VALUE, 0);
    const struct code *code = unit_end(&c);
    return faults->count + faults->missed > before ? NULL : code;
}

static void dump_constant(const struct code *code, int index, struct text *out) {
    const struct constant *k = &code->constants[index];
    switch (k->kind) {
    case CONSTANT_NONE: text_add(out, "None"); break;
    case CONSTANT_TRUE: text_add(out, "True"); break;
    case CONSTANT_FALSE: text_add(out, "False"); break;
    case CONSTANT_ELLIPSIS: text_add(out, "..."); break;
    case CONSTANT_INT: text_printf(out, "%lld", (long long)k->integer); break;
    case CONSTANT_FLOAT: text_printf(out, "%g", k->real); break;
    case CONSTANT_TEXT: text_printf(out, "'%s'", k->text); break;
    case CONSTANT_CODE: text_printf(out, "<code %s>", k->code->qualname); break;
    case CONSTANT_TUPLE:
        text_add(out, "(");
        for (int i = 0; i < k->count; i++) {
            text_add(out, i ? ", " : "");
            dump_constant(code, k->items[i], out);
        }
        text_add(out, ")");
    }
}

void code_dump(const struct code *code, struct text *out) {
    text_printf(out, "%s:\n", code->qualname);
    for (int i = 0; i < code->instruction_count; i++) {
        const struct instruction *in = &code->instructions[i];
        text_printf(out, "%4d %s %d", i, opcode_names[in->op], in->arg);
        if (in->op == OPCODE_LOAD_CONST || in->op == OPCODE_KW_NAMES) {
            text_add(out, " ");
            dump_constant(code, in->arg, out);
        } else if (in->op == OPCODE_LOAD_FAST || in->op == OPCODE_LOAD_FAST_BORROW || in->op == OPCODE_STORE_FAST || uses_slot(in->op)) {
            text_printf(out, " %s", code->locals[in->arg]);
        }
        text_add(out, "\n");
    }
    for (int i = 0; i < code->handler_count; i++)
        text_printf(out, "     %d-%d: %d, depth %d\n", code->handlers[i].start, code->handlers[i].end, code->handlers[i].target, code->handlers[i].depth);
    for (int i = 0; i < code->constant_count; i++)
        if (code->constants[i].kind == CONSTANT_CODE)
            code_dump(code->constants[i].code, out);
}

/* Recursion: as deep as functions stand in one another, which the parser bounds. */
const struct instruction *code_site(const struct code *code, int site, const struct code **in) {
    *in = code;
    if (site >= code->first_site && site < code->first_site + code->instruction_count)
        return &code->instructions[site - code->first_site];
    for (int i = 0; i < code->constant_count; i++) {
        const struct instruction *found = code->constants[i].kind == CONSTANT_CODE ? code_site(code->constants[i].code, site, in) : NULL;
        if (found)
            return found;
    }
    return NULL;
}
