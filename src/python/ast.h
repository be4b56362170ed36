/* The tree of a Python program: what the parser makes and the compiler reads.
 * For: those two. Not for: running; nothing here knows values or objects.
 * Everything lives in the arena given to python_parse(). Names and texts are 0-terminated UTF-8; a name is interned:
 * two equal names are one pointer. Lists are arrays with a count. */
#ifndef PYTHON_AST_H
#define PYTHON_AST_H
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct expr;
struct stmt;

struct exprs {
    struct expr **items;
    int count;
};
struct stmts {
    struct stmt **items;
    int count;
};
struct names {
    const char **items;
    int count;
};

enum expr_kind {
    EXPR_NAME,        /* name */
    EXPR_INT,         /* integer */
    EXPR_FLOAT,       /* real */
    EXPR_STR,         /* text, length: escapes done, neighbours joined */
    EXPR_BYTES,       /* text, length (accepted by the parser; the compiler says that it is outside) */
    EXPR_FSTRING,     /* items: EXPR_STR pieces and EXPR_FORMATTED ones */
    EXPR_FORMATTED,   /* left = value; conversion 0, 'r', 's' or 'a'; right = format spec (EXPR_FSTRING/EXPR_STR) or NULL */
    EXPR_NONE, EXPR_TRUE, EXPR_FALSE, EXPR_ELLIPSIS,
    EXPR_LIST, EXPR_TUPLE, EXPR_SET, /* items */
    EXPR_DICT,        /* items: key, value, key, value, ...; a null key is **value */
    EXPR_ATTRIBUTE,   /* left . name */
    EXPR_SUBSCRIPT,   /* left [ right ]; right may be EXPR_SLICE, or EXPR_TUPLE holding slices */
    EXPR_SLICE,       /* items[3]: lower, upper, step; each may be NULL */
    EXPR_CALL,        /* left ( items..., keywords... ): see call */
    EXPR_BINARY,      /* left operator right */
    EXPR_UNARY,       /* operator left */
    EXPR_COMPARE,     /* left, then operators[i] items[i]: a chain */
    EXPR_AND, EXPR_OR, /* items, two or more */
    EXPR_CONDITIONAL, /* left if condition else right */
    EXPR_LAMBDA,      /* function */
    EXPR_LISTCOMP, EXPR_SETCOMP, EXPR_GENEXP, /* left, comprehension */
    EXPR_DICTCOMP,    /* left: key, right: value, comprehension */
    EXPR_YIELD,       /* left or NULL */
    EXPR_YIELD_FROM,  /* left */
    EXPR_STARRED,     /* *left: in calls, displays and targets */
    EXPR_NAMED,       /* name := left */
    EXPR_AWAIT,       /* left */
    EXPR_KIND_COUNT
};

enum operator_kind {
    OP_ADD, OP_SUB, OP_MUL, OP_DIV, OP_FLOORDIV, OP_MOD, OP_POW, OP_LSHIFT, OP_RSHIFT, OP_AND, OP_OR, OP_XOR, OP_MATMUL,
    OP_NEG, OP_POS, OP_INVERT, OP_NOT,
    OP_EQ, OP_NE, OP_LT, OP_LE, OP_GT, OP_GE, OP_IS, OP_IS_NOT, OP_IN, OP_NOT_IN
};

struct keyword {
    const char *name;   /* NULL: **value */
    struct expr *value;
    int line, column;
};

struct comprehension { /* one "for target in iter if ... if ...", outermost first */
    struct expr *target, *iter;
    struct exprs conditions;
    bool is_async;
    struct comprehension *next;
};

struct parameter {
    const char *name;
    struct expr *default_value; /* NULL: none */
    struct expr *annotation;    /* NULL: none */
    int line, column;
};

struct function {
    const char *name;              /* "<lambda>" for a lambda */
    struct parameter *parameters;  /* positional-only, then positional, then keyword-only */
    int positional_only, positional, keyword_only; /* counts; positional leaves out the positional-only ones */
    const char *star, *double_star; /* *args, **kwargs, or NULL */
    struct expr *star_annotation, *double_star_annotation; /* NULL: none */
    struct stmts body;             /* a lambda has one STMT_RETURN */
    struct expr *returns;          /* annotation or NULL */
    struct exprs decorators;
    bool is_generator;             /* a yield stands in its own body */
    bool is_async;
};

struct expr {
    enum expr_kind kind;
    int line, column;         /* of its first token; from 1, column in code points */
    int end_line, end_column; /* just past its last token */
    int height;               /* of the tree below, itself counted: at most PYTHON_HEIGHT */
    enum operator_kind op;
    bool parenthesized;       /* stood in ( ) of its own: ((a)) = 1, f-string "=" and tuples want to know */
    char conversion;
    const char *name;
    struct expr *left, *right, *condition;
    struct exprs items;
    enum operator_kind *operators;
    struct keyword *keywords;
    int keyword_count;
    int64_t integer;
    bool too_large;           /* EXPR_INT past 64 bits: the compiler reports it */
    bool imaginary;           /* EXPR_FLOAT with a j: the compiler reports it */
    double real;
    const char *text;
    size_t length;
    struct function *function;
    struct comprehension *comprehension;
};

enum stmt_kind {
    STMT_EXPR,       /* value */
    STMT_ASSIGN,     /* targets = ... = value */
    STMT_AUGMENTED,  /* target op= value */
    STMT_ANNOTATED,  /* target : annotation [= value] */
    STMT_DELETE,     /* targets */
    STMT_PASS, STMT_BREAK, STMT_CONTINUE,
    STMT_IF,         /* condition: body else orelse. An elif is a lone STMT_IF in orelse with is_elif: such a chain may be
                        thousands long and is to be walked in a loop; all other nesting is bounded by PYTHON_NESTING */
    STMT_WHILE,      /* condition: body else orelse */
    STMT_FOR,        /* target in value: body else orelse */
    STMT_FUNCTION,   /* function */
    STMT_CLASS,      /* name (targets = bases, keywords): body; decorators */
    STMT_RETURN,     /* value or NULL */
    STMT_GLOBAL, STMT_NONLOCAL, /* names */
    STMT_ASSERT,     /* condition, value = message or NULL */
    STMT_IMPORT,     /* aliases */
    STMT_IMPORT_FROM, /* name = module, level dots, aliases; "*" is one alias */
    STMT_RAISE,      /* value or NULL, cause or NULL */
    STMT_TRY,        /* body, handlers, orelse, final */
    STMT_WITH,       /* withs, body */
    STMT_MATCH, STMT_TYPE_ALIAS, /* parsed far enough to be skipped; the compiler says that they are outside */
    STMT_KIND_COUNT
};

struct alias {
    const char *name, *as; /* as: NULL when not given; a dotted name keeps its dots */
    int line, column;
};
struct handler {
    struct expr *type;     /* NULL: bare except */
    const char *name;      /* NULL: no "as" */
    struct stmts body;
    int line, column;
};
struct with_item {
    struct expr *value, *target; /* target may be NULL */
};

struct stmt {
    enum stmt_kind kind;
    int line, column;
    int end_line;
    int end_column;            /* of a simple one, just past its last token; else 0 */
    bool is_async;             /* async for, async with */
    bool is_elif;              /* STMT_IF */
    bool has_type_parameters;  /* def f[T](), class A[T]: accepted; the compiler says that they are outside */
    enum operator_kind op;
    const char *name;
    const char *class_name;    /* STMT_CLASS: as written; `name` is mangled in another class's body */
    int level;
    struct exprs targets;
    struct expr *target, *value, *condition, *annotation, *cause;
    struct stmts body, orelse, final;
    struct function *function;
    struct exprs decorators;
    struct keyword *keywords;
    int keyword_count;
    struct names names;
    struct alias *aliases;
    int alias_count;
    struct handler *handlers;
    int handler_count;
    bool star_handlers;        /* except* */
    struct with_item *withs;
    int with_count;
};

struct module {
    struct stmts body;
    const char *source;        /* the program as given, less a byte order mark; CRLF made LF */
    size_t length;
    const char **lines;        /* lines[i] starts line i + 1 within source */
    int line_count;
    int language;              /* language.h */
    bool print_function, true_division; /* from __future__ import print_function, division */
    bool inlines_comprehensions; /* for the compiler, too: they run within the code around them (3.12 on, PEP 709) */
    bool percent_is_formatted;   /* for the compiler: 'text' % (a, b) is the f-string it amounts to (3.11 on) */
    bool inlined_told_whole;     /* for the compiler: an error of what an inlined comprehension runs over marks all of it (3.12) */
    bool lists_are_loops;        /* for the compiler: a list comprehension is a loop of the scope it stands in (2.7) */
    bool keeps_captured_parameters; /* for the compiler: a parameter that inner functions use is held by its local too (2.7) */
    bool keeps_handler_names; /* for the compiler, set by who asked for the tree: `except E as e` leaves e bound (2.7) */
};
#endif
