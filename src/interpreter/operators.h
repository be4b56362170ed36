/* What the files about operators share: special methods, the built-in kinds' part of each operator, guards.
 * For: operators.c, numbers.c, sequences.c, set_operators.c, compare.c, contains.c, subscripts.c, convert.c, format.c.
 * Not for: other files; they use vm.h. */
#ifndef INTERPRETER_OPERATORS_H
#define INTERPRETER_OPERATORS_H
#include "vm.h"
#include "wording.h"

/* More than this in one list or tuple (items), in one text (bytes), in all texts: the run stops. */
enum { ITEMS_MOST = 1 << 24, TEXT_MOST = 1 << 26, TEXTS_MOST = 1 << 29 };
/* Comparisons and texts of containers inside containers; bounds the C stack. */
enum { NESTED_MOST = 900 };

static inline enum kind kind_of(const struct vm *vm, value v) {
    return value_is_object(v) ? (enum kind)vm->heap.kind[v] : KIND_NONE;
}
static inline bool is_of_kind(const struct vm *vm, value v, enum kind kind) {
    return value_is_object(v) && vm->heap.kind[v] == kind;
}
static inline bool is_plain(const struct vm *vm, value v, enum atom_kind kind) {
    return v != VALUE_NULL && !value_is_object(v) && atom_kind(&vm->heap, v) == kind;
}
static inline bool is_text(const struct vm *vm, value v) {
    return is_plain(vm, v, ATOM_TEXT);
}
static inline bool is_integer(const struct vm *vm, value v) { /* bool too, as in Python */
    return is_plain(vm, v, ATOM_INT) || is_plain(vm, v, ATOM_BOOL);
}
static inline bool is_any_set(const struct vm *vm, value v) {
    return is_of_kind(vm, v, KIND_SET) || is_of_kind(vm, v, KIND_FROZENSET);
}
static inline value owned(struct vm *vm, value v) {
    heap_incref(&vm->heap, v);
    return v;
}
static inline bool is_view(const struct vm *vm, value v) { /* dict_keys, dict_items: they behave like sets */
    return is_of_kind(vm, v, KIND_ITERATOR) &&
           (vm->heap.type[v] == vm->types.dict_keys || vm->heap.type[v] == vm->types.dict_items);
}

/* The method that a class of the program gives v, borrowed; VALUE_NULL when v's class has it from a built-in one or not
 * at all. What built-in classes do is written in C here, so their own natives are not asked. */
value program_method(struct vm *vm, value v, value name);

bool is_proxy(const struct vm *vm, value v); /* a weak proxy, of what can be called or not */
/* A weak proxy stands for its target. True: *target (owned) is to be used in v's stead, or is VALUE_NULL with
 * ReferenceError when it is gone. */
bool proxy_target(struct vm *vm, value v, value *target);

/* One deeper; false with RecursionError, whose message ends in `where` (" in comparison"). Pairs with nested_end. */
bool nested_begin(struct vm *vm, const char *where);
static inline void nested_end(struct vm *vm) {
    vm->nested--;
}

/* The built-in part of each; VALUE_NOT_IMPLEMENTED when the operands are not theirs. Owned result. */
value number_binary(struct vm *vm, enum operator_kind op, value a, value b);
value number_unary(struct vm *vm, enum operator_kind op, value a);
value set_binary(struct vm *vm, enum operator_kind op, value a, value b);  /* sets, dict views, dict | dict */
value set_inplace(struct vm *vm, enum operator_kind op, value a, value b);
value compare_kind(struct vm *vm, enum operator_kind op, value a, value b);
value sequence_add(struct vm *vm, value a, value b, bool inplace);         /* a's + when no number slot wanted it */
value sequence_multiply(struct vm *vm, value a, value b, bool inplace);
/* -1, 0, 1; 2: not ordered (nan). For two numbers. */
int number_order(const struct vm *vm, value a, value b);
int64_t range_length(struct vm *vm, object_id range); /* at most INT64_MAX */
/* What a built-in kind's own __getitem__ does, __setitem__, __delitem__ (v VALUE_NULL), __contains__. */
value subscript_get_builtin(struct vm *vm, value object, value index);
bool subscript_change_builtin(struct vm *vm, value object, value index, value v);
int contains_builtin(struct vm *vm, value container, value v);
/* Is each member of a in b? 1, 0, -1 failed. */
int set_is_subset(struct vm *vm, value a, value b);

/* Appends the bytes of a text value. */
void text_append_value(const struct vm *vm, struct text *out, value text);
#endif
