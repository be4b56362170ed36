/* What the lexer's files share.
 * For: lexer*.c alone. Not for: the parser, which sees lexer.h. */
#ifndef PYTHON_LEXING_H
#define PYTHON_LEXING_H
#include "lexer.h"

enum {
    LEXING_INDENTS = 100,    /* as MAXINDENT in CPython's tokenizer */
    LEXING_SPEC_NESTING = 2, /* fields in the format specs of fields */
    LEXING_MENDED = 16       /* how far down a wrong closing bracket is looked for: keeps the lexer linear */
};

struct place {
    size_t offset;
    int line, column;
};

enum opening_kind { OPEN_BRACKET, OPEN_FIELD, OPEN_FSTRING };
struct opening { /* something begun and not yet ended: a bracket, an f-string, a {field} of one */
    enum opening_kind kind;
    struct place place;
    char quote;       /* the bracket, or an f-string's quote */
    bool triple, raw; /* of an f-string; a field has those of its string */
    bool in_spec;     /* a field, past its ':' */
    int spec_depth;   /* fields inside one another by format specs */
    size_t string;    /* the innermost f-string from here down: its place in the stack, from 1; 0: none */
};

struct lexer {
    struct source *source;
    const char *text; /* 0-terminated, so that one may look a byte ahead anywhere */
    size_t at, end;
    struct place mark; /* the end of the last token: places are counted on from here */
    struct tokens *out;
    struct opening *open;
    size_t open_count, open_capacity;
    int indents[LEXING_INDENTS], alternates[LEXING_INDENTS]; /* columns, with tabs to 8 and to 1 */
    int indent_count;
    bool line_start;
    int forgiven; /* brackets given up: as many closing ones are passed over in silence */
};

/* Where `offset` (not before the last token's end) is. */
struct place lexing_place(const struct lexer *lexer, size_t offset);
struct token *lexing_emit(struct lexer *lexer, enum token_kind kind, size_t start, size_t end);
/* The fault, and a BROKEN token from `start` to lexer->at. */
void lexing_broken(struct lexer *lexer, size_t start, const char *format, ...) __attribute__((format(printf, 3, 4)));
struct opening *lexing_top(struct lexer *lexer);
struct opening *lexing_open(struct lexer *lexer, enum opening_kind kind, size_t offset, char quote);
/* Goes to the end of the line and gives up what was opened on it (a string ran out, its brackets with it). */
void lexing_give_up_line(struct lexer *lexer, int line);
/* From `line` on, indentation is a guess. */
void lexing_guess_from(struct lexer *lexer, int line);
bool lexing_is_name_byte(char c);
/* The keyword that [start, end) is, else NAME; and that which stands at `start`. */
enum token_kind lexing_word(const struct lexer *lexer, size_t start, size_t end);
enum token_kind lexing_next_word(const struct lexer *lexer, size_t start);
/* A character that Python has no use for. */
void lexing_refuse(struct lexer *lexer, uint32_t codepoint, bool printable);
bool lexing_line_is_told(const struct lexer *lexer, size_t start); /* a BROKEN token stands on this line already */

/* lexer_line.c: indentation of a new logical line; one with nothing on it is passed over */
void lexing_begin_line(struct lexer *lexer);
/* lexer_bracket.c: after a closing bracket was taken; at a newline; at the end of the text */
void lexing_close(struct lexer *lexer, enum token_kind kind, size_t start);
void lexing_newline(struct lexer *lexer);
void lexing_end_open(struct lexer *lexer);

void lexing_number(struct lexer *lexer);
/* A string whose prefix starts at `start` and whose quote is at lexer->at. */
void lexing_string(struct lexer *lexer, size_t start);
/* The text of an f-string, or of a format spec, up to the next field or the end. */
void lexing_middle(struct lexer *lexer);
bool lexing_in_middle(struct lexer *lexer);
/* Whether Python refuses this character outside strings though it is not ASCII: punctuation, symbols, spaces. */
bool lexing_is_refused(uint32_t codepoint, bool *printable);
#endif
