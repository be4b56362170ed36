/* Python source as tokens.
 * For: the parser. Not for: meaning; a name is not looked up, an escape not undone, a number not converted.
 * The whole text is read at once into one array, so that the parser may look as far ahead as it likes. An f-string is
 * FSTRING_START, then FSTRING_MIDDLE pieces and { tokens } fields, then FSTRING_END: fields are tokens like any others.
 * Life: source_begin, lexer_run, lexer_free; the source's lines live in its arena. */
#ifndef PYTHON_LEXER_H
#define PYTHON_LEXER_H
#include "arena.h"
#include "fault.h"
#include "language.h"

#define LEXER_KEYWORDS(X)                                                                                              \
    X(FALSE, "False") X(NONE, "None") X(TRUE, "True") X(AND, "and") X(AS, "as") X(ASSERT, "assert") X(ASYNC, "async")  \
    X(AWAIT, "await") X(BREAK, "break") X(CLASS, "class") X(CONTINUE, "continue") X(DEF, "def") X(DEL, "del")          \
    X(ELIF, "elif") X(ELSE, "else") X(EXCEPT, "except") X(FINALLY, "finally") X(FOR, "for") X(FROM, "from")            \
    X(GLOBAL, "global") X(IF, "if") X(IMPORT, "import") X(IN, "in") X(IS, "is") X(LAMBDA, "lambda")                    \
    X(NONLOCAL, "nonlocal") X(NOT, "not") X(OR, "or") X(PASS, "pass") X(RAISE, "raise") X(RETURN, "return")            \
    X(TRY, "try") X(WHILE, "while") X(WITH, "with") X(YIELD, "yield")

/* Longest first: the first that fits is the one. */
#define LEXER_SIGNS(X)                                                                                                 \
    X(DOUBLESTAR_ASSIGN, "**=") X(DOUBLESLASH_ASSIGN, "//=") X(RIGHTSHIFT_ASSIGN, ">>=") X(LEFTSHIFT_ASSIGN, "<<=")    \
    X(ELLIPSIS, "...") X(DOUBLESTAR, "**") X(DOUBLESLASH, "//") X(RIGHTSHIFT, ">>") X(LEFTSHIFT, "<<") X(EQUAL, "==")  \
    X(NOTEQUAL, "!=") X(LESSEQUAL, "<=") X(GREATEREQUAL, ">=") X(ARROW, "->") X(WALRUS, ":=") X(PLUS_ASSIGN, "+=")     \
    X(MINUS_ASSIGN, "-=") X(STAR_ASSIGN, "*=") X(SLASH_ASSIGN, "/=") X(PERCENT_ASSIGN, "%=") X(AMPERSAND_ASSIGN, "&=") \
    X(BAR_ASSIGN, "|=") X(CIRCUMFLEX_ASSIGN, "^=") X(AT_ASSIGN, "@=") X(PLUS, "+") X(MINUS, "-") X(STAR, "*")          \
    X(SLASH, "/") X(PERCENT, "%") X(AMPERSAND, "&") X(BAR, "|") X(CIRCUMFLEX, "^") X(TILDE, "~") X(LESS, "<")          \
    X(GREATER, ">") X(LPAR, "(") X(RPAR, ")") X(LSQUARE, "[") X(RSQUARE, "]") X(LBRACE, "{") X(RBRACE, "}")            \
    X(COMMA, ",") X(COLON, ":") X(DOT, ".") X(SEMICOLON, ";") X(AT, "@") X(ASSIGN, "=") X(EXCLAMATION, "!")

enum token_kind {
    TOKEN_STOP, /* what the parser sees while it is failed; the lexer never makes it */
    TOKEN_END,
    TOKEN_NEWLINE, /* always before END, and before INDENT */
    TOKEN_INDENT,
    TOKEN_DEDENT,
    TOKEN_NAME,
    TOKEN_NUMBER,
    TOKEN_STRING, /* prefix and quotes included */
    TOKEN_FSTRING_START,
    TOKEN_FSTRING_MIDDLE,
    TOKEN_FSTRING_END,
    TOKEN_BROKEN, /* something wrong, of which a fault has told */
#define X(name, word) KEYWORD_##name,
    LEXER_KEYWORDS(X)
#undef X
#define X(name, word) SIGN_##name,
    LEXER_SIGNS(X)
#undef X
    TOKEN_KIND_COUNT
};

struct token {
    enum token_kind kind;
    bool raw;                 /* a string or piece of an f-string in which backslashes stand for themselves */
    bool in_spec;             /* FSTRING_MIDDLE: of a format spec, where {{ is no escape */
    int line, column;         /* of its first code point, from 1 */
    int end_line, end_column; /* just past its last */
    size_t start, end;        /* bytes in the source */
};

struct tokens {
    struct token *items;
    size_t count, capacity;
};

struct source {
    const char *file;
    const char *text; /* LF line ends, no byte order mark, 0-terminated */
    size_t length;
    const char **lines; /* lines[i] starts line i + 1 */
    int line_count;
    int language;     /* language.h: what it has not is a fault, and read all the same */
    struct faults *faults;
    bool broken;      /* a fault was added */
    bool ran_out;     /* a triple-quoted string never ended: what looks like code may be its text */
    int guessed_from; /* from this line on (0: none) blocks are a guess, after a fault of indentation or brackets */
};

/* Normalises the bytes into `arena` and finds the lines. False, and a fault, when this is no UTF-8 text. O(length). */
bool source_begin(struct source *source, struct arena *arena, const char *file, const char *bytes, size_t length,
                  struct faults *faults);
/* Adds a fault at a place, with its line. */
void source_fault(struct source *source, int line, int column, const char *format, ...)
    __attribute__((format(printf, 4, 5)));
/* A fault at a place if the language has no such feature; whether it has. */
bool source_needs(struct source *source, enum feature feature, int line, int column);
bool source_is_guessed(const struct source *source, int line);
/* The line (from 1) without its newline; empty when there is none such. */
const char *source_line(const char *text, size_t length, const char *const *lines, int line_count, int line,
                        size_t *line_length);

/* Fills `tokens`, whatever the text: at the least NEWLINE-less END. Faults go to the source; a BROKEN token stands where
 * one was found. Indentation as in CPython's Parser/tokenizer.c, tok_get(). O(length). */
void lexer_run(struct source *source, struct tokens *tokens);
void lexer_free(struct tokens *tokens);
#endif
