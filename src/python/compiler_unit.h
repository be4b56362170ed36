/* The compiler's own state: one unit for each code object being made. Shared by compiler.c, compile_expr.c,
 * compile_stmt.c, compile_function.c, flow.c; not for anyone else. */
#ifndef PYTHON_COMPILER_UNIT_H
#define PYTHON_COMPILER_UNIT_H
#include "compiler.h"
#include "hash_index.h"
#include "scope.h"

enum { CELL_SLOT = 1 << 24 /* a slot still counted among cells, moved behind the locals by finish_slots */ };

/* What a return, break or continue has to leave on its way out. */
enum block_kind { BLOCK_WHILE, BLOCK_FOR, BLOCK_TRY, BLOCK_FINALLY_TRY, BLOCK_HANDLER, BLOCK_FINALLY_END, BLOCK_WITH, BLOCK_HANDLER_NAME };
struct block {
    enum block_kind kind;
    struct block *outer;
    int start, exit;            /* labels of a loop */
    const struct stmt *stmt;    /* BLOCK_FINALLY_TRY: whose final body runs on the way out */
    const char *name;           /* BLOCK_HANDLER_NAME */
    int begin;                  /* first instruction protected */
    int handler, depth;         /* label and stack depth of the handler, -1: none */
};

struct range { /* a handler's range while labels are still labels */
    int begin, end, handler, depth;
};

struct name_list {
    const char **items;
    size_t count, capacity;
    struct hash_index index;
};

struct unit {
    struct unit *outer;
    struct scope *scope;
    struct compiler *compiler;
    struct code *code;
    struct instruction *instructions;
    size_t count, capacity;
    struct constant *constants;
    size_t constant_count, constant_capacity;
    struct hash_index constant_index;
    struct name_list names, locals; /* locals: plain ones, by first appearance; not found by name: those in `apart` */
    struct apart { int slot; bool is_cell; } *apart; /* variables of inlined comprehensions that the code around has, too */
    size_t apart_count, apart_capacity;
    const struct scope *comprehension; /* the inlined one that is being compiled, NULL: none */
    const char **cells;         /* cells that are no parameters, then free variables from first_free on */
    size_t cell_count, cell_capacity, first_free;
    int *labels;                /* label -> instruction */
    size_t label_count, label_capacity;
    struct range *ranges;
    size_t range_count, range_capacity;
    const char **attributes;    /* a class body's: see code.static_attributes; in no order */
    size_t attribute_count, attribute_capacity;
    struct block *block;
    struct site site;           /* of what is being compiled */
    int depth;                  /* operands on the stack here */
};

struct compiler {
    struct arena *arena;
    const char *file;
    const struct module *module;
    struct faults *faults;
    struct unit *unit;
    int site_count;
};

/* compiler.c */
void unit_begin(struct compiler *c, struct unit *unit, struct scope *scope, const char *name, int line);
struct code *unit_end(struct compiler *c);
void emit(struct compiler *c, enum opcode op, int arg);
int label_new(struct compiler *c);
void label_here(struct compiler *c, int label);
void emit_jump(struct compiler *c, enum opcode op, int label);
void at_expr(struct compiler *c, const struct expr *e);
void at_part(struct compiler *c, const struct expr *e); /* of a statement, which names it only from 3.13 on */
void at_stmt(struct compiler *c, const struct stmt *s);
int constant_add(struct compiler *c, struct constant constant);
int constant_text(struct compiler *c, const char *text, size_t length);
int constant_tuple(struct compiler *c, const int *items, int count);
int name_index(struct compiler *c, const char *name);
void range_add(struct compiler *c, int begin, int end, int handler, int depth);
enum name_use { USE_LOAD, USE_STORE, USE_DELETE };
void emit_name(struct compiler *c, const char *name, enum name_use use);
/* Gives each variable of an inlined comprehension its slot. */
void unit_declare_inlined(struct compiler *c, const struct scope *comprehension);
const struct scope *unit_scope(const struct unit *unit); /* the innermost being compiled: where its nodes' scopes hang */
void unit_declare(struct unit *unit, const char *name); /* a parameter takes the next slot */
int cell_slot(struct compiler *c, const char *name); /* of a cell or free variable of this unit */
void compiler_needs(struct compiler *c, enum feature feature, int line, int column); /* a fault where the language has it not */
void outside(struct compiler *c, int line, int column, const char *format, ...) __attribute__((format(printf, 4, 5)));
char *qualified(struct compiler *c, const char *name);

/* An attribute of `self` is stored: the class around remembers it. Source: _PyCompile_MaybeAddStaticAttributeToClass. */
void note_static_attribute(struct compiler *c, const struct expr *target);
/* compile_expr.c */
void compile_expr(struct compiler *c, const struct expr *e);
/* What `for` runs over, or `in` looks through: a list display need be no list. Source: fold_iter (Python/ast_opt.c). */
void compile_walked(struct compiler *c, const struct expr *e);
void compile_jump_if(struct compiler *c, const struct expr *e, int label, bool when);
void compile_target(struct compiler *c, const struct expr *e); /* stores the top of the stack */
void compile_delete(struct compiler *c, const struct expr *e);
bool constant_of(struct compiler *c, const struct expr *e, int *index); /* a constant, folded */
void compile_call_arguments(struct compiler *c, const struct exprs *args, const struct keyword *keywords, int keyword_count, enum opcode call, int extra);

/* compile_function.c */
void compile_function(struct compiler *c, const struct function *f);
void compile_class(struct compiler *c, const struct stmt *s);
void compile_comprehension(struct compiler *c, const struct expr *e);

/* compile_percent.c: false: not one that CPython makes an f-string of; nothing was emitted. */
bool compile_percent(struct compiler *c, const struct expr *e);

/* compile_stmt.c */
void compile_body(struct compiler *c, const struct stmts *body);

/* flow.c: marks loads of locals that need no reference of their own (optimize_load_fast) and finds the stack size. */
void flow_mark_borrows(struct code *code);
int flow_stack_effect(const struct instruction *instruction, bool jumps);
#endif
