/* What the loop does in more than a few lines: making containers, taking them apart, handlers and the end of a call. For vm.c
 * alone. Each takes its operands from the stack and leaves its result there; false: failed, with an exception set.
 * Life: none of its own. */
#ifndef INTERPRETER_OPCODES_H
#define INTERPRETER_OPCODES_H
#include "stack.h"

/* displays.c: counts are of operands; depths of the container that grows stand in the instruction. */
bool display_put_key(struct vm *vm, object_id dict, value key, value v);
bool display_put_member(struct vm *vm, object_id set, value v);
bool display_map(struct vm *vm, int pairs);
bool display_set(struct vm *vm, int count);
bool display_constant_set(struct vm *vm, int count);
void display_sequence(struct vm *vm, int count, bool list);
bool display_spread_whole(struct vm *vm, int flags); /* f(*t): the tuple and the list below it change places; false: not so */
void display_list_to_tuple(struct vm *vm); /* leaves such a tuple */
bool display_string(struct vm *vm, int count);
bool display_formatted(struct vm *vm, int arg);
bool display_extend_list(struct vm *vm, object_id list, value iterable, int flags); /* flags: SPREAD_ALONE */
bool spread_fits(struct vm *vm, int flags); /* whether what * is to spread can be iterated over */
bool display_extend_set(struct vm *vm, object_id set, value iterable);
bool display_extend_dict(struct vm *vm, object_id dict, value from, bool merge);
bool display_function(struct vm *vm, const struct frame *frame, int flags);

/* unpack.c */
bool unpack_sequence(struct vm *vm, int count);
bool unpack_starred(struct vm *vm, int arg);

/* handlers.c */
bool handler_before_with(struct vm *vm);
bool handler_with_exit(struct vm *vm);
bool handler_matches(struct vm *vm);
void handler_begin(struct vm *vm, bool by_finally);
void handler_end(struct vm *vm);
bool handler_find(struct vm *vm, struct frame *frame);
bool handler_unwind_frame(struct vm *vm);
bool frame_leave(struct vm *vm, value *result);
#endif
