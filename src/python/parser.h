/* Python source becomes a tree.
 * For: the whole grammar of Python 3 (so that what lies outside our subset is named as what it is, by the compiler, and
 * all of it at once, not as a syntax error). Not for: meaning; scopes and limits of the subset are the compiler's. */
#ifndef PYTHON_PARSER_H
#define PYTHON_PARSER_H
#include "arena.h"
#include "ast.h"
#include "fault.h"
#include "language.h"

enum { PYTHON_NESTING = 90 }; /* brackets, blocks and operators inside one another; more is a fault, not a crash */
enum { PYTHON_HEIGHT = 1000 }; /* of an expression's tree: a + b + c + ... and a.b.c... grow one by one; more is a fault */

/* Parses `length` bytes of UTF-8 (a byte order mark and CRLF are taken). `file` is the name to give in faults; `language`
 * (language.h) is the Python to be: what came after it is a fault.
 * Returns NULL when there was a fault; after a fault the parser goes on at the next statement, so that several are
 * reported. The tree lives in `arena`. O(length) time and memory; C recursion bounded by PYTHON_NESTING. */
struct module *python_parse(struct arena *arena, const char *file, const char *source, size_t length, int language,
                            struct faults *faults);

/* The source line `line` (from 1) without its newline, for messages. */
const char *python_line(const struct module *module, int line, size_t *length);
#endif
