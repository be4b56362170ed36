/* Stack code: what the compiler makes and the interpreter runs.
 * For: those two. Not for: values; a constant here is a description, of which the interpreter makes a value once.
 * Everything lives in the arena given to python_compile(). */
#ifndef PYTHON_CODE_H
#define PYTHON_CODE_H
#include "ast.h"

enum opcode {
#define OPCODE(name, words) OPCODE_##name,
#include "opcodes.def"
#undef OPCODE
    OPCODE_COUNT
};
extern const char *const opcode_names[OPCODE_COUNT];

enum { INPLACE = 64 /* bit in BINARY_OP's argument: a op= b */ };
/* Bits in LIST_EXTEND's argument beside the list's depth: the * stands in a call, and is all of its positional arguments. */
enum { SPREAD_CALL = 0x100, SPREAD_ALONE = 0x200 };

enum constant_kind { CONSTANT_NONE, CONSTANT_TRUE, CONSTANT_FALSE, CONSTANT_ELLIPSIS, CONSTANT_INT, CONSTANT_FLOAT, CONSTANT_TEXT, CONSTANT_TUPLE, CONSTANT_CODE };

struct constant {
    enum constant_kind kind;
    int64_t integer;
    double real;
    const char *text;
    size_t length;
    const int *items;       /* CONSTANT_TUPLE: indices of other constants of the same code */
    int count;
    const struct code *code;
};

struct instruction {
    uint8_t op;
    int32_t arg;
    struct site {           /* of the source that it comes from; columns from 1, in code points */
        int32_t line, column, end_line, end_column; /* end: just past; end_column 0: the end of that line */
        const struct expr *origin;                  /* NULL: a statement */
        bool spreads;                               /* to 3.12 the whole statement is meant, of which origin is a part */
    } site;
};

/* An exception raised by an instruction in [start, end) goes to target, with the stack cut to depth and the exception pushed. */
struct handler_range {
    int start, end, target, depth;
};

enum code_flag { CODE_OPTIMIZED = 1 /* a function: locals in slots */, CODE_GENERATOR = 2, CODE_STAR = 4, CODE_DOUBLE_STAR = 8, CODE_CLASS = 16, CODE_COMPREHENSION = 32, CODE_LEAVES_FINALLY = 64 /* the module: there is a jump out of a finally somewhere in it */ };

struct code {
    const char *name;               /* "<module>", "f", "Node" */
    const char *qualname;           /* "Outer.f", "f.<locals>.g" */
    const char *doc;                /* docstring or NULL */
    int line;                       /* of the def */
    int flags;                      /* enum code_flag */
    int argument_count;             /* positional ones, positional-only included */
    int positional_only, keyword_only;
    /* Slots: parameters (positional, keyword-only, *args, **kwargs), other locals by first appearance, cells of locals
     * that are no parameters, free variables. */
    const char **locals;
    int local_count;                /* all of them */
    int first_free;                 /* locals[first_free ..] come from the closure */
    bool *is_cell;                  /* a local that inner functions use: its slot holds a cell */
    const char **names;
    int name_count;
    struct constant *constants;
    int constant_count;
    struct instruction *instructions;
    int instruction_count;
    int first_site;                 /* instructions of all codes are numbered through: this one's first */
    struct handler_range *handlers; /* innermost first */
    int handler_count;
    int stack_size;                 /* operands at most */
    const char **static_attributes; /* a class body's: the x of each self.x = ... in its methods, sorted */
    int static_attribute_count;
};
/* The instruction of that number, in `code` or a code within; NULL: none. *in is the code that has it. */
const struct instruction *code_site(const struct code *code, int site, const struct code **in);
#endif
