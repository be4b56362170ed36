/* What the files about iterators share. For: iterators*.c, generators*.c, builtins*.c. Not for: other files; they use vm.h. */
#ifndef INTERPRETER_ITERATORS_H
#define INTERPRETER_ITERATORS_H
#include "operators.h"

/* Fields, in tp_traverse's order. A sequence iterator, reversed ones too: */
enum walk_word { WALK_SEQUENCE, WALK_INDEX, WALK_WORDS };
enum range_walk_word { RANGE_WALK_NEXT, RANGE_WALK_STEP, RANGE_WALK_LEFT, RANGE_WALK_WORDS };
enum dict_walk_word { DICT_WALK_DICT, DICT_WALK_RESULT, DICT_WALK_POSITION, DICT_WALK_LENGTH, DICT_WALK_LEFT, DICT_WALK_WORDS };
enum set_walk_word { SET_WALK_SET, SET_WALK_POSITION, SET_WALK_LENGTH, SET_WALK_WORDS };
enum call_walk_word { CALL_WALK_CALLABLE, CALL_WALK_SENTINEL, CALL_WALK_WORDS };
enum enumerate_word { ENUMERATE_ITERATOR, ENUMERATE_RESULT, ENUMERATE_INDEX, ENUMERATE_WORDS };
enum zip_word { ZIP_ITERATORS, ZIP_RESULT, ZIP_STRICT, ZIP_WORDS };
enum map_word { MAP_ITERATORS, MAP_FUNCTION, MAP_STRICT, MAP_WORDS };
enum filter_word { FILTER_ITERATOR, FILTER_FUNCTION, FILTER_WORDS };

/* An iterator that C code makes. Steals the fields; owned. */
value iterator_new(struct vm *vm, object_id type, uint32_t count, const value *fields, const char *const *names, bool gc);
/* As iterator_next; at the end *result, if asked for, is what a generator returned (owned; VALUE_NULL: nothing of the kind). */
value iterator_step(struct vm *vm, value iterator, value *result);
/* What C code iterates over, whatever the class of the program says. VALUE_NULL without an error: it does not. */
value iterator_of_kind(struct vm *vm, value v);
bool iterator_is(struct vm *vm, value v);                /* has __next__ */
value iterator_reversed(struct vm *vm, value v);         /* reversed(v); owned, or TypeError */
value iterator_of_call(struct vm *vm, value callable, value sentinel);
value iterator_of_range(struct vm *vm, int64_t start, int64_t step, int64_t count);
value range_new(struct vm *vm, int64_t start, int64_t stop, int64_t step);
/* One step of enumerate, zip, map, filter; *known: it is one of these. */
value composed_next(struct vm *vm, value iterator, bool *known);
/* A tuple's item is replaced: steals v; the old one dies last. For tuples that nobody else has seen. */
void tuple_put(struct vm *vm, object_id tuple, uint32_t index, value v);
/* Did the StopIteration on its way (or what counts as the end) end an iteration? Then it is forgotten; *result as above. */
bool iteration_ended(struct vm *vm, value *result);
value stop_iteration_raise(struct vm *vm, value result); /* steals; VALUE_NULL or None: without an argument */
#endif
