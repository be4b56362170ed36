/* The tables of built-in functions, one for each file about them. For: builtins*.c, constructors*.c. Not for: other files. */
#ifndef INTERPRETER_BUILTINS_H
#define INTERPRETER_BUILTINS_H
#include "iterators.h"
#include "methods.h"

extern const struct native builtins_attributes[], builtins_numbers[], builtins_order[], builtins_texts[], builtins_bytes[], builtins_iteration[];

/* "f expected at most 1 argument, got 2", in the version's words; given: without self or the class. False: an exception is set. */
bool arguments_fit(struct vm *vm, const char *function, int given, int least, int most);
/* The same for constructors that take no keywords. args[0] is the class. */
bool constructor_fits(struct vm *vm, object_id exact, const value *args, int count, const struct keywords *keywords, int most);
/* A new list of all that is in an iterable, owned by the caller; VALUE_NULL: raised. Unlike a call of list it may be served
 * from the free list. Source: PySequence_List. */
value list_of_all(struct vm *vm, value iterable);
/* x.name as an interned name, or TypeError. VALUE_NULL: failed. */
value name_argument(struct vm *vm, const char *function, value name);
/* `v` as a text made by convert; owned. */
value text_by(struct vm *vm, bool (*convert)(struct vm *vm, value v, struct text *out), value v);
void constructors_init(struct vm *vm);       /* list, tuple, dict, set, frozenset, range, slice */
void constructors_lazy_init(struct vm *vm);  /* enumerate, zip, map, filter, reversed, super */
void methods_property_init(struct vm *vm);   /* property, classmethod, staticmethod */
/* x.real, .imag, .numerator, .denominator of an int or float. */
value number_part(struct vm *vm, value number, const char *name);
/* An attribute that builtin_descriptor_get answers for. */
void getset_add(struct vm *vm, object_id class_object, value name);
void methods_operators_init(struct vm *vm);
void methods_exception_init(struct vm *vm);
/* sys.stdout got a piece of so many bytes (print_buffer.c). */
int stream_of(struct vm *vm, value v); /* 1, 2: sys.stdout, sys.stderr; 0: neither */
/* What a stream's write() does; false: an exception is set. */
bool stream_write(struct vm *vm, value stream, value text);
void print_waits(struct vm *vm, size_t length);
#endif
