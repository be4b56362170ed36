/* How the arguments of a call become the locals of a frame. For: call.c. Not for: native functions, which read their
 * own. Life: arguments_match, frame_push, arguments_fill, matched_free. */
#ifndef INTERPRETER_ARGUMENTS_H
#define INTERPRETER_ARGUMENTS_H
#include "vm.h"

struct arguments {
    const value *values;
    const bool *lent;    /* beside values; read only when moved */
    bool moved;          /* the callee's locals take them over (3.11 on), else they get references of their own */
    int count;           /* keyword ones, which are the last, included */
    const struct keywords *keywords; /* or NULL */
};
struct matched {
    const struct loaded_code *loaded;
    bool plain;          /* argument i is local i */
    int *source;
    bool *extra;
};
/* False, with a TypeError set and nothing to free, when they don't fit. */
bool arguments_match(struct vm *vm, object_id function, const struct arguments *arguments, struct matched *matched);
/* Fills the locals of the frame on top. */
void arguments_fill(struct vm *vm, object_id function, const struct arguments *arguments, const struct matched *matched);
void matched_free(struct matched *matched);
#endif
