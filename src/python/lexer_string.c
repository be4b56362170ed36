/* Strings, and the modes of f-strings (PEP 701: quotes may be used again inside a field). */
#include "lexing.h"

#include <ctype.h>
#include <string.h>

static bool at_quote(const struct lexer *lexer, char quote, bool triple) {
    const char *at = lexer->text + lexer->at;
    return at[0] == quote && (!triple || (at[1] == quote && at[2] == quote));
}

/* The innermost f-string that is open, or NULL. */
static const struct opening *string_of(const struct lexer *lexer) {
    size_t string = lexer->open_count ? lexer->open[lexer->open_count - 1].string : 0;
    return string ? &lexer->open[string - 1] : NULL;
}

/* The number of the last line that has something on it: where the end of the text was noticed. */
static int last_line(const struct lexer *lexer) {
    int line = lexing_place(lexer, lexer->end).line;
    return lexer->end && lexer->text[lexer->end - 1] == '\n' ? line - 1 : line;
}

static void unterminated(struct lexer *lexer, size_t start, char quote, bool triple) {
    struct place place = lexing_place(lexer, start);
    const struct opening *string = string_of(lexer);
    bool in_fstring = string && string->quote == quote; /* f"{a" : the quote was meant to end the f-string */
    if (triple) {
        lexer->at = lexer->end;
        lexing_broken(lexer, start, "SyntaxError: unterminated triple-quoted string literal (detected at line %d)",
                      last_line(lexer));
        lexer->open_count = 0;
        lexer->source->ran_out = true;
        return;
    }
    int line = lexing_place(lexer, lexer->at).line;
    if (in_fstring)
        lexing_broken(lexer, start, "SyntaxError: f-string: expecting '}'");
    else
        lexing_broken(lexer, start, "SyntaxError: unterminated string literal (detected at line %d)", line);
    lexing_give_up_line(lexer, place.line);
}

void lexing_string(struct lexer *lexer, size_t start) {
    char quote = lexer->text[lexer->at];
    bool raw = false, formatted = false;
    for (size_t i = start; i < lexer->at; i++) {
        raw = raw || tolower((unsigned char)lexer->text[i]) == 'r';
        formatted = formatted || tolower((unsigned char)lexer->text[i]) == 'f';
    }
    bool triple = at_quote(lexer, quote, true);
    lexer->at += triple ? 3 : 1;
    if (formatted) {
        struct opening *opening = lexing_open(lexer, OPEN_FSTRING, start, quote);
        opening->triple = triple;
        opening->raw = raw;
        lexing_emit(lexer, TOKEN_FSTRING_START, start, lexer->at)->raw = raw;
        return;
    }
    while (lexer->at < lexer->end && !at_quote(lexer, quote, triple)) {
        char c = lexer->text[lexer->at];
        if (c == '\n' && !triple)
            break;
        lexer->at += c == '\\' && lexer->at + 1 < lexer->end ? 2 : 1;
    }
    if (lexer->at >= lexer->end || !at_quote(lexer, quote, triple)) {
        unterminated(lexer, start, quote, triple);
        return;
    }
    lexer->at += triple ? 3 : 1;
    lexing_emit(lexer, TOKEN_STRING, start, lexer->at)->raw = raw;
}

bool lexing_in_middle(struct lexer *lexer) {
    const struct opening *top = lexing_top(lexer);
    return top && (top->kind == OPEN_FSTRING || (top->kind == OPEN_FIELD && top->in_spec));
}

static void emit_middle(struct lexer *lexer, size_t start, bool raw, bool in_spec) {
    if (lexer->at == start)
        return;
    struct token *token = lexing_emit(lexer, TOKEN_FSTRING_MIDDLE, start, lexer->at);
    token->raw = raw;
    token->in_spec = in_spec;
}

static void open_field(struct lexer *lexer, bool in_spec) {
    int depth = in_spec ? lexing_top(lexer)->spec_depth + 1 : 0;
    size_t start = lexer->at++;
    if (depth > LEXING_SPEC_NESTING) {
        int line = lexing_place(lexer, start).line;
        lexing_broken(lexer, start, "SyntaxError: f-string: expressions nested too deeply");
        lexing_give_up_line(lexer, line);
        return;
    }
    if (depth == LEXING_SPEC_NESTING && feature_is_in(lexer->source->language, FEATURE_FSTRING)) {
        struct place place = lexing_place(lexer, start);
        source_needs(lexer->source, FEATURE_FSTRING_DEPTH, place.line, place.column);
    }
    lexing_open(lexer, OPEN_FIELD, start, '{')->spec_depth = depth;
    lexing_emit(lexer, SIGN_LBRACE, start, lexer->at);
}

/* At the end of the line, or of the text, or (in a spec) at the quote. */
static void broken_middle(struct lexer *lexer, bool in_spec) {
    struct opening string = *string_of(lexer);
    int line = lexing_place(lexer, lexer->at).line;
    const char *format = in_spec ? "SyntaxError: f-string: expecting '}', or format specs"
                         : string.triple
                             ? "SyntaxError: unterminated triple-quoted f-string literal (detected at line %d)"
                             : "SyntaxError: unterminated f-string literal (detected at line %d)";
    source_fault(lexer->source, string.place.line, string.place.column, format,
                 string.triple ? last_line(lexer) : line);
    lexing_emit(lexer, TOKEN_BROKEN, lexer->at, lexer->at);
    lexing_give_up_line(lexer, string.place.line);
    lexer->source->ran_out = lexer->source->ran_out || string.triple;
}

/* Passes an escape; \N{...} holds braces that are no field. */
static void skip_escape(struct lexer *lexer, bool raw) {
    const char *at = lexer->text + lexer->at;
    if (!raw && at[1] == 'N' && at[2] == '{') {
        const char *close = at + 3;
        while (*close && *close != '}' && *close != '\n' && *close != '"' && *close != '\'')
            close++;
        lexer->at = (size_t)(close - lexer->text) + (*close == '}');
        return;
    }
    bool braces = at[1] == '{' || at[1] == '}'; /* the backslash stands for itself, the brace is a brace */
    lexer->at += braces || lexer->at + 1 >= lexer->end ? 1 : 2;
}

/* To 3.11 an f-string was read as a string first, and its fields afterwards. `begin`, `end`: bytes of a field, or of the
 * part of it before its format. */
static void check_field(struct lexer *lexer, const struct token *brace, size_t begin, size_t end, char quote, bool triple) {
    const char closing[4] = {quote, triple ? quote : 0, triple ? quote : 0, 0};
    const char *text = lexer->text;
    for (size_t i = begin; i < end; i++)
        if (strncmp(text + i, closing, strlen(closing)) == 0) {
            source_needs(lexer->source, FEATURE_FSTRING_QUOTES, brace->line, brace->column);
            return;
        }
    if (memchr(text + begin, '\\', end - begin))
        source_needs(lexer->source, FEATURE_FSTRING_BACKSLASH, brace->line, brace->column);
    else if (!triple && memchr(text + begin, '\n', end - begin))
        source_needs(lexer->source, FEATURE_FSTRING_LINES, brace->line, brace->column);
}

/* The f-string whose end was just read. */
static void check_fields(struct lexer *lexer, char quote, bool triple) {
    if (feature_is_in(lexer->source->language, FEATURE_FSTRING_QUOTES) || !feature_is_in(lexer->source->language, FEATURE_FSTRING))
        return;
    const struct token *tokens = lexer->out->items;
    size_t first = lexer->out->count - 1, last = first;
    for (int open = 1; open > 0;) {
        first--;
        open += (tokens[first].kind == TOKEN_FSTRING_END) - (tokens[first].kind == TOKEN_FSTRING_START);
    }
    int strings = 0, braces = 0;
    size_t field = 0;
    for (size_t i = first + 1; i < last; i++) {
        const struct token *token = &tokens[i];
        bool ends = !strings && braces == 1 && (token->kind == SIGN_RBRACE || (token->kind == TOKEN_FSTRING_MIDDLE && token->in_spec));
        if (field && ends)
            check_field(lexer, &tokens[field], tokens[field].end, token->start, quote, triple);
        if (field && tokens[i - 1].kind != TOKEN_FSTRING_MIDDLE && memchr(lexer->text + tokens[i - 1].end, '#', token->start - tokens[i - 1].end))
            source_needs(lexer->source, FEATURE_FSTRING_COMMENT, tokens[field].line, tokens[field].column);
        field = ends ? 0 : field;
        strings += (token->kind == TOKEN_FSTRING_START) - (token->kind == TOKEN_FSTRING_END);
        if (strings)
            continue;
        if (token->kind == SIGN_LBRACE && braces++ == 0)
            field = i;
        braces -= token->kind == SIGN_RBRACE;
    }
}

void lexing_middle(struct lexer *lexer) {
    size_t start = lexer->at;
    const struct opening *string = string_of(lexer);
    char quote = string->quote;
    bool triple = string->triple, raw = string->raw, in_spec = lexing_top(lexer)->kind == OPEN_FIELD;
    while (lexer->at < lexer->end) {
        const char *at = lexer->text + lexer->at;
        if (at_quote(lexer, quote, triple)) {
            emit_middle(lexer, start, raw, in_spec);
            if (in_spec) {
                broken_middle(lexer, true);
                return;
            }
            size_t end = lexer->at;
            lexer->at += triple ? 3 : 1;
            lexer->open_count--;
            lexing_emit(lexer, TOKEN_FSTRING_END, end, lexer->at);
            check_fields(lexer, quote, triple);
            return;
        }
        if (*at == '\n' && !triple)
            break;
        if (*at == '\\') {
            skip_escape(lexer, raw);
        } else if ((*at == '{' || *at == '}') && at[1] == *at && !in_spec) {
            lexer->at += 2;
        } else if (*at == '{') {
            emit_middle(lexer, start, raw, in_spec);
            open_field(lexer, in_spec);
            return;
        } else if (*at == '}') {
            emit_middle(lexer, start, raw, in_spec);
            size_t close = lexer->at++;
            if (in_spec) {
                lexer->open_count--;
                lexing_emit(lexer, SIGN_RBRACE, close, lexer->at);
            } else {
                lexing_broken(lexer, close, "SyntaxError: f-string: single '}' is not allowed");
            }
            return;
        } else {
            lexer->at++;
        }
    }
    emit_middle(lexer, start, raw, in_spec);
    broken_middle(lexer, in_spec);
}
