/* What the methods of built-in containers and texts share with each other and with the constructors.
 * For: methods_*.c, str_*.c, weak_*.c, builtins (list(), sorted(), dict(), set()). Not for: operators.
 * All that can run Python code may find its containers changed afterwards. */
#ifndef INTERPRETER_METHODS_H
#define INTERPRETER_METHODS_H
#include "operators.h"

/* list.sort(key=, reverse=): stable; the list looks empty while it runs. key VALUE_NULL or VALUE_NONE: the items
 * themselves. False: an exception is set, the items are in some order. Source: list_sort_impl. O(n log n) comparisons. */
bool list_sort(struct vm *vm, object_id list, value key, bool reverse);
/* dict.update(other): a dict, anything with keys(), or pairs. False: an exception is set. */
bool dict_update_with(struct vm *vm, object_id dict, value other);
bool dict_update_named(struct vm *vm, object_id dict, const value *args, int count, const struct keywords *keywords);
/* set.update(other), and what set(other) is filled by: in CPython's table order. */
bool set_update_with(struct vm *vm, object_id set, value other);
/* set.difference_update(other), symmetric_difference_update; intersection: a new set (owned; 0: failed). */
bool set_take_away(struct vm *vm, object_id set, value other);
bool set_toggle_with(struct vm *vm, object_id set, value other);
object_id set_intersection_with(struct vm *vm, object_id set, value other);

/* A view of a dict: type is types.dict_keys, dict_values or dict_items. Its one field is the dict. Owned. */
enum view_word { VIEW_DICT, VIEW_WORDS };
value view_new(struct vm *vm, object_id type, object_id dict);

/* "f() got an unexpected keyword argument 'x'", as the version words it. VALUE_NULL. */
value keyword_unexpected(struct vm *vm, const char *function, value name);
/* The items of the positional and named arguments of a native that takes keywords: out[i] is what stands at position i or
 * is called names[i] (VALUE_NULL: not given). positional: how many may be given without a name. False: an exception is set. */
bool arguments_spread(struct vm *vm, const char *function, const char *const *names, int most, int positional,
                      const value *args, int count, const struct keywords *keywords, value *out);
/* An index into a sequence of `length`, cut to 0..length; negative ones count from the end. none_allowed: None is `otherwise`. */
bool slice_bound(struct vm *vm, value v, int64_t length, int64_t otherwise, bool none_allowed, int64_t *bound);
/* Puts a native into a class's dict as a classmethod, staticmethod or property (type says which); static. */
void natives_add_wrapped(struct vm *vm, object_id class_object, object_id type, const struct native *get, const struct native *set);
/* __contains__, __getitem__, __setitem__, __delitem__ of a built-in class, for super().__getitem__(...) and the like. */
native_function method_contains, method_getitem, method_setitem, method_delitem;

/* The head of a native, and a word that it reads only args. */
#define NATIVE(name) static value name(struct vm *vm, const value *args, int count, const struct keywords *keywords)
#define UNUSED (void)count, (void)keywords
#endif
