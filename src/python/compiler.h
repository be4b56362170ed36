/* A tree becomes stack code; what lies outside the Python that Heapscope runs is told, all of it.
 * For: the interpreter. Not for: optimising more than CPython does where it can be seen (constants folded into tuples, a
 * swap without a tuple, borrowed locals).
 * Source of shapes: CPython's Python/compile.c, Python/flowgraph.c (optimize_load_fast). */
#ifndef PYTHON_COMPILER_H
#define PYTHON_COMPILER_H
#include "code.h"
#include "parser.h"

/* The code of the module, in `arena`; NULL when faults were added: each use of something outside the subset (with a word
 * on what to write instead), each misuse of scopes ("'return' outside function"). O(length of the tree); C recursion as deep as the tree. */
const struct code *python_compile(struct arena *arena, const char *file, const struct module *module, struct faults *faults);
/* A listing, for tests and for those who look for a bug. */
void code_dump(const struct code *code, struct text *out);
#endif
