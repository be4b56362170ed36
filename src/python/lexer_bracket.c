/* Brackets that close, that do not, and that close the wrong one. */
#include "lexing.h"

static char opener_of(char closer) {
    return closer == ')' ? '(' : closer == ']' ? '[' : '{';
}

/* Goes on after a closing bracket that is not the one awaited: what lies inside the one it fits is given up; when it
 * fits none, it is taken for the one that was meant. */
static void mend_brackets(struct lexer *lexer, char opener) {
    size_t least = lexer->open_count > LEXING_MENDED ? lexer->open_count - LEXING_MENDED : 0;
    for (size_t i = lexer->open_count; i-- > least;) {
        if (lexer->open[i].quote == opener) { /* the { of a field, too */
            lexer->open_count = i;
            return;
        }
        if (lexer->open[i].kind != OPEN_BRACKET)
            break;
    }
    lexer->open_count--;
}

static void wrong_closer(struct lexer *lexer, size_t start) {
    struct opening opening = *lexing_top(lexer);
    char closer = lexer->text[start];
    int line = lexing_place(lexer, start).line;
    if (lexing_line_is_told(lexer, start))
        lexing_emit(lexer, TOKEN_BROKEN, start, lexer->at);
    else if (opening.kind == OPEN_FIELD)
        lexing_broken(lexer, start, "SyntaxError: f-string: unmatched '%c'", closer);
    else if (opening.place.line == line)
        lexing_broken(lexer, start, "SyntaxError: closing parenthesis '%c' does not match opening parenthesis '%c'",
                      closer, opening.quote);
    else
        lexing_broken(lexer, start,
                      "SyntaxError: closing parenthesis '%c' does not match opening parenthesis '%c' on line %d",
                      closer, opening.quote, opening.place.line);
    if (opening.kind == OPEN_FIELD)
        lexing_give_up_line(lexer, line);
    else
        mend_brackets(lexer, opener_of(closer));
}

void lexing_close(struct lexer *lexer, enum token_kind kind, size_t start) {
    char closer = lexer->text[start];
    if (lexer->open_count == 0) {
        bool quiet = lexer->forgiven > 0 || lexing_line_is_told(lexer, start);
        lexer->forgiven -= lexer->forgiven > 0;
        if (quiet)
            lexing_emit(lexer, TOKEN_BROKEN, start, lexer->at);
        else
            lexing_broken(lexer, start, "SyntaxError: unmatched '%c'", closer);
    } else if (lexing_top(lexer)->quote == opener_of(closer)) {
        lexer->open_count--;
        lexing_emit(lexer, kind, start, lexer->at);
    } else {
        wrong_closer(lexer, start);
    }
}

static void tell_never_closed(struct lexer *lexer) {
    struct opening *top = lexing_top(lexer);
    source_fault(lexer->source, top->place.line, top->place.column, "SyntaxError: '%c' was never closed", top->quote);
    lexing_guess_from(lexer, lexing_emit(lexer, TOKEN_BROKEN, lexer->at, lexer->at)->line);
    lexer->forgiven += (int)lexer->open_count;
    lexer->open_count = 0;
}

/* Inside brackets a line that starts with a keyword no expression can hold is the next statement: someone forgot to
 * close a bracket, and what follows deserves to be read. */
static bool next_line_is_a_statement(const struct lexer *lexer) {
    static const enum token_kind starters[] = {KEYWORD_DEF,    KEYWORD_CLASS,  KEYWORD_RETURN, KEYWORD_WHILE,
                                               KEYWORD_IMPORT, KEYWORD_TRY,    KEYWORD_EXCEPT, KEYWORD_RAISE,
                                               KEYWORD_DEL,    KEYWORD_PASS,   KEYWORD_BREAK,  KEYWORD_CONTINUE,
                                               KEYWORD_WITH,   KEYWORD_GLOBAL, KEYWORD_ASSERT, KEYWORD_ELIF};
    size_t start = lexer->at + 1;
    while (lexer->text[start] == ' ' || lexer->text[start] == '\t')
        start++;
    enum token_kind kind = lexing_next_word(lexer, start);
    for (size_t i = 0; i < sizeof starters / sizeof *starters; i++)
        if (kind == starters[i])
            return true;
    return false;
}

void lexing_newline(struct lexer *lexer) {
    const struct opening *top = lexing_top(lexer);
    if (top && top->kind == OPEN_BRACKET && lexer->open[0].kind == OPEN_BRACKET && next_line_is_a_statement(lexer))
        tell_never_closed(lexer);
    size_t start = lexer->at++;
    if (lexer->open_count)
        return;
    lexing_emit(lexer, TOKEN_NEWLINE, start, start);
    lexer->line_start = true;
}

/* What was begun and never ended: the innermost bracket is the one to look for. */
void lexing_end_open(struct lexer *lexer) {
    for (size_t i = lexer->open_count; i-- > 0;)
        if (lexer->open[i].kind == OPEN_FSTRING) {
            struct opening *string = &lexer->open[i];
            source_fault(lexer->source, string->place.line, string->place.column,
                         lexer->open_count == i + 1
                             ? "SyntaxError: unterminated triple-quoted f-string literal (detected at line %d)"
                             : "SyntaxError: f-string: expecting '}' (the text ends in line %d)",
                         lexing_place(lexer, lexer->end).line);
            lexing_emit(lexer, TOKEN_BROKEN, lexer->end, lexer->end);
            lexer->open_count = 0;
            return;
        }
    if (lexer->open_count)
        tell_never_closed(lexer);
}
