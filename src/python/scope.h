/* Which name is what where: local, global, cell or free; CPython's symtable.
 * For: the compiler. Not for: anyone else. Lives in the compiler's arena. */
#ifndef PYTHON_SCOPE_H
#define PYTHON_SCOPE_H
#include "arena.h"
#include "ast.h"
#include "fault.h"
#include "hash_index.h"

enum scope_kind { SCOPE_MODULE, SCOPE_CLASS, SCOPE_FUNCTION, SCOPE_COMPREHENSION };
enum name_kind { NAME_GLOBAL_IMPLICIT, NAME_GLOBAL, NAME_LOCAL, NAME_CELL, NAME_FREE };
enum symbol_flag { SYMBOL_BOUND = 1, SYMBOL_USED = 2, SYMBOL_GLOBAL = 4, SYMBOL_NONLOCAL = 8, SYMBOL_PARAMETER = 16 };

struct symbol {
    const char *name;        /* interned: compared by pointer */
    int flags;               /* enum symbol_flag */
    enum name_kind kind;     /* once resolved */
    bool shared;             /* an inner function uses it */
    int line, column;        /* of a global or nonlocal statement */
    int slot;                /* of a variable of an inlined comprehension, in the code around; the compiler's */
};

struct scope {
    enum scope_kind kind;
    const void *node;        /* the function, class statement or comprehension expression that it belongs to */
    struct scope *parent;
    struct scope *child, *last_child, *next;
    struct symbol *symbols;
    size_t count, capacity;  /* the array is the arena's */
    struct hash_index index; /* of symbols, by name */
    bool is_generator;
    bool needs_class_cell;   /* a class, of which a method uses super() or __class__ */
    bool is_inlined;         /* a comprehension that runs within the code around it (PEP 709) */
};

struct scope_names {         /* interned names that mean something to scopes */
    const char *super_name, *class_name;
};

/* Scopes of the whole module, resolved. Misuse (nonlocal without a binding, a name both parameter and global) is added to faults. */
struct scope *scope_build(struct arena *arena, const char *file, const struct module *module, struct faults *faults);
/* The scope of an inner node of `scope`; never NULL for nodes that have one. */
struct scope *scope_of(const struct scope *scope, const void *node);
/* What `name` is in `scope`. */
struct symbol *scope_find(const struct scope *scope, const char *name);
/* Bound in this scope itself: a local or a cell of its own. */
bool symbol_is_own(const struct symbol *symbol);
#endif
