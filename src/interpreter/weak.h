/* What the files of the module weakref share. For: module_weakref.c, weak_*.c, run.c. Not for: weak references themselves
 * (machine/objects.h).
 *
 * The classes that CPython's weakref.py defines are written in C here. Their instances hold what CPython's hold (a dict or
 * set of weak references, a callback that refers weakly to its container), so deaths, counts and orders are the same; the
 * classes themselves are static and no frames of foreign code appear in the trace. */
#ifndef INTERPRETER_WEAK_H
#define INTERPRETER_WEAK_H
#include "methods.h"

/* A class of the module: static, but to be extended, and its natives count as the program's methods. slots end in NULL. */
object_id weak_class_new(struct vm *vm, object_id namespace, const char *name, const char *module, const char *const *slots,
                         const struct native *natives);
/* A weak reference to v, or TypeError "cannot create weak reference to ...". callback borrowed or VALUE_NULL. Owned. */
value weak_reference(struct vm *vm, object_id type, value v, value callback);
/* What a weak reference gives: an object (owned) or None. VALUE_NULL: failed (a program may put other things there). */
value weak_call(struct vm *vm, value reference);
/* "finalize expected ..." and the like are said by natives themselves: these check how many arguments come besides self. */
bool weak_fits(struct vm *vm, const char *function, int count, const struct keywords *keywords, int least, int most);
/* atexit: finalizers that are alive run, the last made first. Once. For the interpreter's exit. */
void weak_finalizers_at_exit(struct vm *vm);
/* The module weakref goes: finalizers that are left (atexit = False) let go of what they would have called. */
void weak_forget_finalizers(struct vm *vm);

void weak_mappings_add(struct vm *vm, object_id namespace);   /* WeakValueDictionary, WeakKeyDictionary, KeyedRef */
void weak_set_add(struct vm *vm, object_id namespace);        /* WeakSet */
void weak_method_add(struct vm *vm, object_id namespace);     /* WeakMethod */
void weak_finalize_add(struct vm *vm, object_id namespace);   /* finalize */

/* --- Containers of weak references (weak_containers.c) --- */
/* An attribute of an instance of these classes that must be of a kind; borrowed. 0: an exception is set. */
object_id weak_part(struct vm *vm, value self, const char *name, enum kind kind);
#define WEAK_DATA(vm, self, kind) weak_part(vm, self, "data", kind)
/* Fills a new container: data (stolen), and a callback, which is its class's native _forget bound to a tuple whose first
 * item refers weakly to self; its second, where asked for, is a closure that holds the data. False: an exception is set. */
bool weak_container_init(struct vm *vm, value self, object_id data, bool callback_holds_data);
extern const char *const weak_container_slots[];
value weak_container_repr(struct vm *vm, value self); /* "<WeakSet at 0x...>" */
/* Calls put for each pair of a mapping, of what has items(), or of pairs; named ones too. */
typedef bool weak_put(struct vm *vm, value self, value key, value v);
bool weak_update(struct vm *vm, value self, const value *args, int count, const struct keywords *keywords, weak_put *put);
/* The container that the callback's tuple refers to; owned, 0: gone. */
object_id weak_container_of(struct vm *vm, value tuple);
/* Walks over a copy of the data, as 3.14 does, so that what dies meanwhile may leave. Give: what of (key, value) it gives,
 * with weak references followed; those that are dead are skipped. Owned. */
enum weak_gives { WEAK_GIVES_KEYS, WEAK_GIVES_VALUES, WEAK_GIVES_ITEMS };
value weak_iterator_new(struct vm *vm, value self, enum kind kind, enum weak_gives gives, bool weak_values);
void weak_iterator_add(struct vm *vm, object_id namespace);
#endif
