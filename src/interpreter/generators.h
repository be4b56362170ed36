/* What the files about generators share. For: generators.c, generator_methods.c, referents.c. Not for: other files; they use vm.h. */
#ifndef INTERPRETER_GENERATORS_H
#define INTERPRETER_GENERATORS_H
#include "operators.h"

/* What a generator object holds: its frame object, its function (to 3.10 the globals alone), the locals, the operands, and the exception that it is handling. */
enum { GENERATOR_WORD_FRAME, GENERATOR_WORD_FUNCTION, GENERATOR_WORD_LOCALS };
static inline uint32_t generator_exception_word(const struct code *code) {
    return GENERATOR_WORD_LOCALS + (uint32_t)code->local_count + (uint32_t)code->stack_size;
}
/* The state of a generator; stale after any call that may make another. */
struct generator *generator_state_of(struct vm *vm, object_id generator);
/* The iterator to which a suspended generator delegates; borrowed, VALUE_NULL: none. */
value generator_delegate_of(struct vm *vm, object_id generator);
/* The delegate is done: its result (steals) takes its place. As iterator_next. */
value generator_go_on(struct vm *vm, object_id generator, value result);
/* close(): owned None or result; VALUE_NULL: failed. */
value generator_close(struct vm *vm, object_id generator);
void generator_methods_init(struct vm *vm);
#endif
