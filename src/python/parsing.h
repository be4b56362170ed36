/* What the parser's files share.
 * For: parser*.c alone. Not for: the compiler, which sees parser.h and ast.h.
 * A fault does not unwind: it sets `failed`, and from then on every look at the tokens shows TOKEN_STOP, which no rule
 * takes, so that all rules run out at once and hand back nodes that nobody will read. Whoever can go on (a block after
 * its header, the next statement) calls parser_resume(). So no rule returns NULL and none has to ask. */
#ifndef PYTHON_PARSING_H
#define PYTHON_PARSING_H
#include "lexer.h"
#include "parser.h"

struct interned {
    const char **slots;
    size_t count, capacity;
};

struct parser {
    struct arena *arena;
    struct source *source;
    struct tokens tokens;
    size_t at; /* the next token */
    bool failed;
    bool print_function, true_division; /* from __future__ import print_function, division */
    bool orphans; /* a compound statement was lost: its else or except is not to be blamed */
    int depth;
    int last_line;             /* of the statement read last: where its block ends */
    const char *class_name;    /* whose body this is, functions in it included; NULL outside of classes */
    struct function *function; /* whose body this is; NULL in a module or class body */
    size_t statement; /* the token that an expression statement begins with */
    struct interned names;
};

/* parser_tokens.c: looking at tokens, faults, making nodes */
const struct token *parser_peek(const struct parser *parser);
const struct token *parser_ahead(const struct parser *parser, size_t count);
const struct token *parser_last(const struct parser *parser); /* the token taken last; only after one was */
bool parser_at(const struct parser *parser, enum token_kind kind);
bool parser_at_word(const struct parser *parser, const char *word); /* a NAME that is a soft keyword here */
bool parser_accept(struct parser *parser, enum token_kind kind);
void parser_expect(struct parser *parser, enum token_kind kind);
const char *parser_plain_name(struct parser *parser); /* takes a NAME as it is written, or fails; never NULL */
const char *parser_name(struct parser *parser);       /* the same as it counts: __x in class A is _A__x */
const char *parser_mangled(struct parser *parser, const char *name);
bool parser_starts_expression(const struct token *token);
bool parser_after_legacy(const struct parser *parser); /* the last token is print or exec */
/* Enters one more level of nesting, or fails. Every true is ended by parser_leave(). */
bool parser_enter(struct parser *parser);
void parser_leave(struct parser *parser);
void parser_fail(struct parser *parser, const struct token *token, const char *format, ...)
    __attribute__((format(printf, 3, 4)));
void parser_fail_expr(struct parser *parser, const struct expr *expr, const char *format, ...)
    __attribute__((format(printf, 3, 4)));
/* A fault, which does not fail the rule, where the language has no such feature. */
void parser_needs(struct parser *parser, enum feature feature, const struct token *token);
void parser_needs_expr(struct parser *parser, enum feature feature, const struct expr *expr);
void parser_unexpected(struct parser *parser); /* "invalid syntax" at the next token, or what is the likely mistake */
void parser_resume(struct parser *parser);     /* goes on at the end of the logical line */
const char *parser_intern(struct parser *parser, const char *text, size_t length);

struct expr *parser_expr(struct parser *parser, enum expr_kind kind, const struct token *start);
/* Ends a node at the token taken last, and measures its height. Returns it. */
struct expr *parser_end(struct parser *parser, struct expr *expr);
struct stmt *parser_stmt(struct parser *parser, enum stmt_kind kind, const struct token *start);
void *parser_grow(struct parser *parser, void *items, int count, size_t size); /* room for one more */
void parser_push_expr(struct parser *parser, struct exprs *list, struct expr *item);
void parser_push_stmt(struct parser *parser, struct stmts *list, struct stmt *item);

/* parser_expression.c */
struct expr *parse_expression(struct parser *parser);       /* no comma, no := */
struct expr *parse_named_expression(struct parser *parser); /* with := */
struct expr *parse_disjunction(struct parser *parser);
struct expr *parse_bitwise_or(struct parser *parser);
struct expr *parse_star_expressions(struct parser *parser); /* with commas and stars: a tuple perhaps */
/* A fault when a tuple without brackets has a * in it and the language takes none there. */
void parse_refuse_stars(struct parser *parser, enum feature feature, const struct expr *expr);
struct expr *parse_yield_or_stars(struct parser *parser);
struct expr *parse_star_named(struct parser *parser);
struct expr *parse_star_subject(struct parser *parser);                   /* of match: with commas, stars and := */
void parse_no_assignment(struct parser *parser, const struct expr *left); /* fails helpfully at an = in a condition */

/* parser_atom.c */
struct expr *parse_atom(struct parser *parser);
bool parse_at_comprehension(const struct parser *parser);
struct comprehension *parse_comprehension(struct parser *parser);
void parse_close(struct parser *parser, enum token_kind closer, const struct expr *last);

/* parser_number.c, parser_string.c, parser_escape.c */
struct expr *parse_number(struct parser *parser);
struct expr *parse_strings(struct parser *parser);
/* Undoes the escapes of source bytes [start, end) of `token` into `out`. False when one is wrong (told at the token).
 */
bool parser_unescape(struct parser *parser, const struct token *token, size_t start, size_t end, bool bytes,
                     struct text *out);

/* parser_call.c */
void parse_arguments(struct parser *parser, struct exprs *items, struct keyword **keywords, int *keyword_count,
                     bool generator); /* after the ( and with the ) */
struct expr *parse_subscript(struct parser *parser, struct expr *left, const struct token *start);
void parse_parameters(struct parser *parser, struct function *function, enum token_kind closer, bool annotated);
struct expr *parse_lambda(struct parser *parser);

/* parser_target.c */
struct expr *parse_targets(struct parser *parser);                                   /* of for: up to the "in" */
void parse_check_target(struct parser *parser, const struct expr *expr, bool first); /* first: of a statement */
void parse_check_delete(struct parser *parser, const struct expr *expr);
const char *parse_kind_words(const struct expr *expr);

/* parser_statement.c, parser_compound.c, parser_definition.c, parser_import.c */
void parse_statements(struct parser *parser, struct stmts *out); /* up to DEDENT or END */
void parse_simple_line(struct parser *parser, struct stmts *out);
void parser_recover_line(struct parser *parser);               /* drops the rest of the line: a statement was lost */
bool parse_compound(struct parser *parser, struct stmts *out); /* false: no compound statement starts here */
void parse_block(struct parser *parser, const char *what, const struct token *header, struct stmts *out);
/* def, class, async def, with their decorators; NULL when none followed, which was told. */
struct stmt *parse_definition(struct parser *parser);
void parse_type_parameters(struct parser *parser); /* [T, ...]: passed over */
struct stmt *parse_import(struct parser *parser);
void parser_skip_block(struct parser *parser); /* whose INDENT was taken */
#endif
