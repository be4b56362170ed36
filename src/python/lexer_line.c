/* Lines and blocks: INDENT, DEDENT, and what is wrong with them. */
#include "lexing.h"

static bool is_clause(enum token_kind kind) {
    return kind == KEYWORD_ELSE || kind == KEYWORD_ELIF || kind == KEYWORD_EXCEPT || kind == KEYWORD_FINALLY;
}

/* Measures the indentation; the line's first byte is at lexer->at then. */
static void measure(struct lexer *lexer, int *column, int *alternate) {
    int col = 0, alt = 0, kept = 0, kept_alt = 0;
    for (;; lexer->at++) {
        char c = lexer->text[lexer->at];
        if (c == ' ') {
            col++;
            alt++;
        } else if (c == '\t') {
            col = (col / 8 + 1) * 8;
            alt++;
        } else if (c == '\f') {
            col = alt = 0;
        } else if (c == '\\' && lexer->text[lexer->at + 1] == '\n' && lexer->at + 2 < lexer->end) {
            if (!kept) { /* the first line of a joined one tells the indentation */
                kept = col;
                kept_alt = alt;
            }
            lexer->at++;
        } else {
            break;
        }
    }
    *column = kept ? kept : col;
    *alternate = kept ? kept_alt : alt;
}

static void tell_tabs(struct lexer *lexer) {
    struct place place = lexing_place(lexer, lexer->at);
    if (!source_is_guessed(lexer->source, place.line))
        source_fault(lexer->source, place.line, place.column,
                     "TabError: inconsistent use of tabs and spaces in indentation");
    lexing_guess_from(lexer, place.line);
}

static void dedent(struct lexer *lexer, int column, int alternate) {
    int *indents = lexer->indents, *alternates = lexer->alternates;
    while (lexer->indent_count > 1 && indents[lexer->indent_count - 2] >= column) {
        lexer->indent_count--;
        lexing_emit(lexer, TOKEN_DEDENT, lexer->at, lexer->at);
    }
    int top = lexer->indent_count - 1;
    if (indents[top] != column) {
        struct place place = lexing_place(lexer, lexer->at);
        if (!source_is_guessed(lexer->source, place.line))
            source_fault(lexer->source, place.line, place.column,
                         "IndentationError: unindent does not match any outer indentation level");
        lexing_guess_from(lexer, place.line);
        if (is_clause(lexing_next_word(lexer, lexer->at)) && lexer->indent_count > 1) {
            lexer->indent_count--; /* an else belongs to a statement outside */
            lexing_emit(lexer, TOKEN_DEDENT, lexer->at, lexer->at);
        } else {
            indents[top] = column; /* taken as the block's own indentation, so that what follows is not blamed too */
            alternates[top] = alternate;
        }
    } else if (alternates[top] != alternate) {
        tell_tabs(lexer);
    }
}

void lexing_begin_line(struct lexer *lexer) {
    int column, alternate;
    measure(lexer, &column, &alternate);
    char c = lexer->text[lexer->at];
    if (c == '#' || c == '\n' || lexer->at >= lexer->end) {
        while (lexer->at < lexer->end && lexer->text[lexer->at] != '\n')
            lexer->at++;
        if (lexer->at < lexer->end)
            lexer->at++;
        return;
    }
    lexer->line_start = false;
    int top = lexer->indents[lexer->indent_count - 1], top_alternate = lexer->alternates[lexer->indent_count - 1];
    if (column == top) {
        if (alternate != top_alternate)
            tell_tabs(lexer);
    } else if (column < top) {
        dedent(lexer, column, alternate);
    } else if (lexer->indent_count == LEXING_INDENTS) {
        size_t start = lexer->at;
        lexer->at = lexer->end; /* what follows can't be told apart any more */
        lexing_broken(lexer, start, "IndentationError: too many levels of indentation");
    } else {
        if (alternate <= top_alternate)
            tell_tabs(lexer);
        const struct tokens *out = lexer->out;
        bool announced = out->count > 1 && out->items[out->count - 2].kind == SIGN_COLON;
        int line = lexing_emit(lexer, TOKEN_INDENT, lexer->at, lexer->at)->line;
        if (!announced)
            lexing_guess_from(lexer, line + 1); /* the parser will tell of this line */
        lexer->indents[lexer->indent_count] = column;
        lexer->alternates[lexer->indent_count++] = alternate;
    }
}
