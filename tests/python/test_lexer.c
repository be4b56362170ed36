#include "lexer.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static const char *const kind_words[TOKEN_KIND_COUNT] = {[TOKEN_STOP] = "STOP",
                                                         [TOKEN_END] = "END",
                                                         [TOKEN_NEWLINE] = "NEWLINE",
                                                         [TOKEN_INDENT] = "INDENT",
                                                         [TOKEN_DEDENT] = "DEDENT",
                                                         [TOKEN_NAME] = "NAME",
                                                         [TOKEN_NUMBER] = "NUMBER",
                                                         [TOKEN_STRING] = "STRING",
                                                         [TOKEN_FSTRING_START] = "START",
                                                         [TOKEN_FSTRING_MIDDLE] = "MIDDLE",
                                                         [TOKEN_FSTRING_END] = "STOP",
                                                         [TOKEN_BROKEN] = "BROKEN",
#define X(name, word) [KEYWORD_##name] = word,
                                                         LEXER_KEYWORDS(X)
#undef X
#define X(name, word) [SIGN_##name] = word,
                                                             LEXER_SIGNS(X)
#undef X
};

struct lexed {
    struct arena arena;
    struct source source;
    struct tokens tokens;
    struct faults faults;
};

static void begin(struct lexed *lexed, const char *text, size_t length) {
    arena_init(&lexed->arena);
    faults_init(&lexed->faults);
    assert_true(source_begin(&lexed->source, &lexed->arena, "t.py", text, length, &lexed->faults));
    lexer_run(&lexed->source, &lexed->tokens);
}

static void end(struct lexed *lexed) {
    lexer_free(&lexed->tokens);
    faults_destroy(&lexed->faults);
    arena_destroy(&lexed->arena);
}

static void expect_kinds(const char *text, const char *expected) {
    struct lexed lexed;
    struct text out;
    begin(&lexed, text, strlen(text));
    text_init(&out);
    for (size_t i = 0; i < lexed.tokens.count; i++)
        text_printf(&out, "%s%s", i ? " " : "", kind_words[lexed.tokens.items[i].kind]);
    assert_string_equal(out.data, expected);
    text_destroy(&out);
    end(&lexed);
}

static void lines_and_blocks(void **state) {
    (void)state;
    expect_kinds("", "END");
    expect_kinds("\n\n# nothing\n   \n", "END");
    expect_kinds("a", "NAME NEWLINE END");
    expect_kinds("a\n", "NAME NEWLINE END");
    expect_kinds("if a:\n    b\nc\n", "if NAME : NEWLINE INDENT NAME NEWLINE DEDENT NAME NEWLINE END");
    expect_kinds("if a:\n\tb\n        c\n", "if NAME : NEWLINE INDENT NAME NEWLINE NAME NEWLINE DEDENT END");
    expect_kinds("if a:\n  if b:\n    c",
                 "if NAME : NEWLINE INDENT if NAME : NEWLINE INDENT NAME NEWLINE DEDENT DEDENT END");
    expect_kinds("if a:\n  b\n\n# c\n  d\n", "if NAME : NEWLINE INDENT NAME NEWLINE NAME NEWLINE DEDENT END");
    expect_kinds("a = \\\n  b\n", "NAME = NAME NEWLINE END");
    expect_kinds("f(a,\n  b)\n", "NAME ( NAME , NAME ) NEWLINE END");
    expect_kinds("[\n\n# x\n1]", "[ NUMBER ] NEWLINE END");
    expect_kinds("a\n\fb\n", "NAME NEWLINE NAME NEWLINE END");
    expect_kinds("a # b", "NAME NEWLINE END");
}

static void line_ends_are_normalised(void **state) {
    (void)state;
    struct lexed lexed;
    begin(&lexed,
          "\xEF\xBB\xBF"
          "a\r\nb\rc\n",
          10);
    assert_string_equal(lexed.source.text, "a\nb\nc\n");
    assert_int_equal(lexed.source.line_count, 4);
    assert_ptr_equal(lexed.source.lines[2], lexed.source.text + 4);
    end(&lexed);
}

static void every_sign_and_keyword_is_known(void **state) {
    (void)state;
#define X(name, word)                                                                                                  \
    if (!strchr("()[]{}", word[0]))                                                                                    \
        expect_kinds(word, word " NEWLINE END");
    LEXER_KEYWORDS(X)
    LEXER_SIGNS(X)
#undef X
    expect_kinds("([{}])", "( [ { } ] ) NEWLINE END");
    expect_kinds("a**=b//c->d:=e!=f<<=g", "NAME **= NAME // NAME -> NAME := NAME != NAME <<= NAME NEWLINE END");
    expect_kinds("match case type _", "NAME NAME NAME NAME NEWLINE END");
}

static void numbers(void **state) {
    (void)state;
    const char *good[] = {"0",  "00",     "0_0", "7",           "1_000", "0xFf", "0x_f", "0o17", "0b1_0", "1.",
                          ".5", "1.5e-3", "1e5", "1_0.0_1e1_0", "1j",    "0e0",  "09.5", "09j",  "1.J",   "0XaB"};
    for (size_t i = 0; i < sizeof good / sizeof *good; i++)
        expect_kinds(good[i], "NUMBER NEWLINE END");
    expect_kinds("1if x else 2", "NUMBER if NAME else NUMBER NEWLINE END");
    expect_kinds("0x1for x", "NUMBER or NAME NEWLINE END"); /* the f is a digit */
    expect_kinds("1..a", "NUMBER . NAME NEWLINE END");
    const char *bad[] = {"1a", "0x", "0xg", "0o8", "0b2", "012", "1_", "1__0", "1._5", "0_x", "1jx"};
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
        expect_kinds(bad[i], "BROKEN NEWLINE END");
}

static void strings(void **state) {
    (void)state;
    const char *good[] = {"''",       "\"\"",    "'a'",  "'\\''",      "r'\\''",
                          "b'x'",     "Rb'x'",   "u'x'", "'''a\nb'''", "\"\"\"a\"b\"\"\"",
                          "'a\\\nb'", "''''a'''"};
    for (size_t i = 0; i < sizeof good / sizeof *good; i++)
        expect_kinds(good[i], "STRING NEWLINE END");
    expect_kinds("'a'\"b\"", "STRING STRING NEWLINE END");
    expect_kinds("ur'x'", "NAME STRING NEWLINE END");
    expect_kinds("'a\nb", "BROKEN NEWLINE NAME NEWLINE END");
    expect_kinds("'''a\nb", "BROKEN NEWLINE END");
    expect_kinds("f(a, 'b)\nc", "NAME ( NAME , BROKEN NEWLINE NAME NEWLINE END");
}

static void fstrings(void **state) {
    (void)state;
    expect_kinds("f''", "START STOP NEWLINE END");
    expect_kinds("f'a{b}c'", "START MIDDLE { NAME } MIDDLE STOP NEWLINE END");
    expect_kinds("f'{{a}}'", "START MIDDLE STOP NEWLINE END");
    expect_kinds("f'{a!r:>{w}}'", "START { NAME ! NAME : MIDDLE { NAME } } STOP NEWLINE END");
    expect_kinds("f'{a!=b}'", "START { NAME != NAME } STOP NEWLINE END");
    expect_kinds("f'{a:=5}'", "START { NAME : MIDDLE } STOP NEWLINE END");
    expect_kinds("f'{(a:=5)}'", "START { ( NAME := NUMBER ) } STOP NEWLINE END");
    expect_kinds("f'{a['b']}'", "START { NAME [ STRING ] } STOP NEWLINE END");
    expect_kinds("f'{f'{a}'}'", "START { START { NAME } STOP } STOP NEWLINE END");
    expect_kinds("f'{a\n}'", "START { NAME } STOP NEWLINE END");
    expect_kinds("f'''a\n{b}'''", "START MIDDLE { NAME } STOP NEWLINE END");
    expect_kinds("rf'\\{a}'", "START MIDDLE { NAME } STOP NEWLINE END");
    expect_kinds("f'{a", "START { NAME BROKEN NEWLINE END");
    expect_kinds("f'a\nb", "START MIDDLE BROKEN NEWLINE NAME NEWLINE END");
}

static void places_count_code_points(void **state) {
    (void)state;
    struct lexed lexed;
    const char *text = "\xC3\xA9\xE6\x97\xA5 = '''\xF0\x9F\x98\x80\nx'''; b\n";
    begin(&lexed, text, strlen(text));
    const struct token *items = lexed.tokens.items;
    assert_int_equal(items[1].column, 4); /* = */
    assert_int_equal(items[2].column, 6);
    assert_int_equal(items[2].end_line, 2);
    assert_int_equal(items[2].end_column, 5);
    assert_int_equal(items[4].line, 2);
    assert_int_equal(items[4].column, 7);
    assert_int_equal(items[4].start, strlen(text) - 2);
    end(&lexed);
}

static void every_byte_gives_an_end(void **state) {
    (void)state;
    for (int a = 1; a < 128; a++)
        for (int b = 1; b < 128; b++) {
            char text[] = {(char)a, (char)b, 0};
            struct lexed lexed;
            begin(&lexed, text, 2);
            assert_int_equal(lexed.tokens.items[lexed.tokens.count - 1].kind, TOKEN_END);
            end(&lexed);
        }
}

static void wrong_bytes_are_refused(void **state) {
    (void)state;
    static const struct {
        const char *bytes;
        size_t length;
        int line, column;
    } rows[] = {{"a\nb\0c", 5, 2, 2}, {"\xC3\xA9\n\xC3\xA9\xFF", 6, 2, 2}, {"\xED\xA0\x80", 3, 1, 1}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct arena arena;
        struct faults faults;
        struct source source;
        arena_init(&arena);
        faults_init(&faults);
        assert_false(source_begin(&source, &arena, "t.py", rows[i].bytes, rows[i].length, &faults));
        assert_int_equal(faults.count, 1);
        assert_int_equal(faults.items[0].line, rows[i].line);
        assert_int_equal(faults.items[0].column, rows[i].column);
        faults_destroy(&faults);
        arena_destroy(&arena);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(lines_and_blocks),
        cmocka_unit_test(line_ends_are_normalised),
        cmocka_unit_test(every_sign_and_keyword_is_known),
        cmocka_unit_test(numbers),
        cmocka_unit_test(strings),
        cmocka_unit_test(fstrings),
        cmocka_unit_test(places_count_code_points),
        cmocka_unit_test(every_byte_gives_an_end),
        cmocka_unit_test(wrong_bytes_are_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
