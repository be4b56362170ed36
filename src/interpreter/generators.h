/* What the files about generators share. For: generators.c, generator_methods.c. Not for: other files; they use vm.h. */
#ifndef INTERPRETER_GENERATORS_H
#define INTERPRETER_GENERATORS_H
#include "operators.h"

/* The state of a generator; stale after any call that may make another. */
struct generator *generator_state_of(struct vm *vm, object_id generator);
/* The iterator to which a suspended generator delegates; borrowed, VALUE_NULL: none. */
value generator_delegate_of(struct vm *vm, object_id generator);
/* The delegate is done: its result (steals) takes its place. As iterator_next. */
value generator_go_on(struct vm *vm, object_id generator, value result);
/* close(): owned None or result; VALUE_NULL: failed. */
value generator_close(struct vm *vm, object_id generator);
/* What its tp_traverse visits, appended in order. */
void generator_referents(struct vm *vm, object_id generator, struct value_list *out);
void generator_methods_init(struct vm *vm);
#endif
