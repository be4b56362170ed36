/* What is wrong with a program: place and words. Where a row differs from CPython's words, it is because ours can say
 * more than "invalid syntax". */
#include "parser.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

struct row {
    const char *program, *faults; /* LINE:COLUMN: message, one a line */
};

static void expect_bytes(const char *program, size_t length, const char *expected) {
    struct arena arena;
    struct faults faults;
    struct text out;
    arena_init(&arena);
    faults_init(&faults);
    text_init(&out);
    struct module *module = python_parse(&arena, "t", program, length, 313, &faults);
    assert_true((module == NULL) == (faults.count > 0));
    text_add(&out, "");
    for (int i = 0; i < faults.count; i++)
        text_printf(&out, "%s%d:%d: %s", i ? "\n" : "", faults.items[i].line, faults.items[i].column,
                    faults.items[i].message);
    if (strcmp(out.data, expected) != 0)
        print_error("program: %s\n", program);
    assert_string_equal(out.data, expected);
    text_destroy(&out);
    faults_destroy(&faults);
    arena_destroy(&arena);
}

static void expect(const char *program, const char *expected) {
    expect_bytes(program, strlen(program), expected);
}

#define EXPECT_ALL(rows)                                                                                               \
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)                                                            \
    expect(rows[i].program, rows[i].faults)

static void the_mistakes_of_beginners(void **state) {
    (void)state;
    static const struct row rows[] = {
        {"if x\n    pass\n", "1:5: SyntaxError: expected ':'"},
        {"def f()\n    pass\n", "1:8: SyntaxError: expected ':'"},
        {"class A\n    pass\n", "1:8: SyntaxError: expected ':'"},
        {"for x in y\n    pass\n", "1:11: SyntaxError: expected ':'"},
        {"while x\n    pass\n", "1:8: SyntaxError: expected ':'"},
        {"print \"hello\"", "1:1: SyntaxError: Missing parentheses in call to 'print'. Did you mean print(...)?"},
        {"if x:\n    print x\n", "2:5: SyntaxError: Missing parentheses in call to 'print'. Did you mean print(...)?"},
        {"exec code", "1:1: SyntaxError: Missing parentheses in call to 'exec'. Did you mean exec(...)?"},
        {"if x = 3:\n    pass\n", "1:4: SyntaxError: invalid syntax. Maybe you meant '==' or ':=' instead of '='?"},
        {"if x.y = 3: pass", "1:4: SyntaxError: cannot assign to attribute here. Maybe you meant '==' instead of '='?"},
        {"while f() = 3: pass",
         "1:7: SyntaxError: cannot assign to function call here. Maybe you meant '==' instead of '='?"},
        {"x = (1, 2\ny = 3\n", "1:5: SyntaxError: '(' was never closed"},
        {"x = [1, {2", "1:9: SyntaxError: '{' was never closed"},
        {"x = 1)", "1:6: SyntaxError: unmatched ')'"},
        {"x = (1, 2]", "1:10: SyntaxError: closing parenthesis ']' does not match opening parenthesis '('"},
        {"x = (1,\n2]", "2:2: SyntaxError: closing parenthesis ']' does not match opening parenthesis '(' on line 1"},
        {"x = 'abc\ny = 2\n", "1:5: SyntaxError: unterminated string literal (detected at line 1)"},
        {"x = \"\"\"abc\ndef\n", "1:5: SyntaxError: unterminated triple-quoted string literal (detected at line 2)"},
        {"print('abc)\nx = = 1\n", "1:7: SyntaxError: unterminated string literal (detected at line 1)\n"
                                   "2:5: SyntaxError: invalid syntax"},
        {"f(a b)", "1:3: SyntaxError: invalid syntax. Perhaps you forgot a comma?"},
        {"[1, 2 3]", "1:5: SyntaxError: invalid syntax. Perhaps you forgot a comma?"},
        {"{1: 2 3: 4}", "1:5: SyntaxError: invalid syntax. Perhaps you forgot a comma?"},
        {"a <> b", "1:3: SyntaxError: invalid syntax. Maybe you meant '!=' instead of '<>'?"},
        {"x = 5 if y", "1:5: SyntaxError: expected 'else' after 'if' expression"},
        {"x++", "1:4: SyntaxError: invalid syntax"},
        {"x == ", "1:6: SyntaxError: invalid syntax"},
        {"a && b", "1:4: SyntaxError: invalid syntax"},
        {"!a", "1:1: SyntaxError: invalid syntax"},
        {"def class(): pass", "1:5: SyntaxError: invalid syntax: 'class' is a keyword of Python and can't be a name"},
        {"class = 3", "1:7: SyntaxError: invalid syntax"},
        {"a.for", "1:3: SyntaxError: invalid syntax: 'for' is a keyword of Python and can't be a name"},
        {"else if x: pass", "1:1: SyntaxError: invalid syntax"},
        {"if x: pass\nelse if y: pass\n", "2:6: SyntaxError: expected ':'"},
        {"x = \xE2\x80\x9Chello\xE2\x80\x9D", "1:5: SyntaxError: invalid character '\xE2\x80\x9C' (U+201C)"},
        {"f\xEF\xBC\x88"
         "1)",
         "1:2: SyntaxError: invalid character '\xEF\xBC\x88' (U+FF08)"},
        {"x =\xC2\xA0"
         "1",
         "1:4: SyntaxError: invalid non-printable character U+00A0"},
        {"x = 5 $ 3", "1:7: SyntaxError: invalid syntax ('$' has no meaning in Python)"},
        {"x = 1 \\ 2", "1:7: SyntaxError: unexpected character after line continuation character"},
        {"x = 1 \\", "1:7: SyntaxError: unexpected EOF while parsing"},
        {"import a from b", "1:8: SyntaxError: Did you mean to use 'from ... import ...' instead?"},
        {"from a import b,", "1:16: SyntaxError: trailing comma not allowed without surrounding parentheses"},
        {"x not y", "1:3: SyntaxError: invalid syntax"},
        {"async x", "1:7: SyntaxError: invalid syntax"},
        {"foo(x):\n    pass\n", "1:7: SyntaxError: invalid syntax"},
    };
    EXPECT_ALL(rows);
}

static void indentation(void **state) {
    (void)state;
    static const struct row rows[] = {
        {"if x:\npass\n", "2:1: IndentationError: expected an indented block after 'if' statement on line 1"},
        {"if x:\n    a\nelif y:\nb\n",
         "4:1: IndentationError: expected an indented block after 'elif' statement on line 3"},
        {"if x:\n    a\nelse:\nb\n",
         "4:1: IndentationError: expected an indented block after 'else' statement on line 3"},
        {"for x in y:\na", "2:1: IndentationError: expected an indented block after 'for' statement on line 1"},
        {"while x:\na", "2:1: IndentationError: expected an indented block after 'while' statement on line 1"},
        {"with x:\na", "2:1: IndentationError: expected an indented block after 'with' statement on line 1"},
        {"try:\na", "2:1: IndentationError: expected an indented block after 'try' statement on line 1"},
        {"try:\n a\nexcept:\nb",
         "4:1: IndentationError: expected an indented block after 'except' statement on line 3"},
        {"try:\n a\nexcept* A:\nb",
         "4:1: IndentationError: expected an indented block after 'except*' statement on line 3"},
        {"try:\n a\nfinally:\nb",
         "4:1: IndentationError: expected an indented block after 'finally' statement on line 3"},
        {"def f():\na", "2:1: IndentationError: expected an indented block after function definition on line 1"},
        {"class A:\na", "2:1: IndentationError: expected an indented block after class definition on line 1"},
        {"match x:\n  case 1:\n  case 2: pass\n",
         "3:3: IndentationError: expected an indented block after 'case' statement on line 2"},
        {"x = 1\n  y = 2\nz = 3\n", "2:3: IndentationError: unexpected indent"},
        {"  x = 1\n", "1:3: IndentationError: unexpected indent"},
        {"if x:\n        a\n    b\n    c\n",
         "3:5: IndentationError: unindent does not match any outer indentation level"},
        {"if x:\n    a\n  else:\n    b\n",
         "3:3: IndentationError: unindent does not match any outer indentation level"},
        {"def f():\n\tif x:\n        pass\n", "3:9: TabError: inconsistent use of tabs and spaces in indentation"},
        {"if x:\n    a\n\tb\n", "3:2: TabError: inconsistent use of tabs and spaces in indentation"},
        {"if x:\n        a\n\tb\n\tc\n", "3:2: TabError: inconsistent use of tabs and spaces in indentation"},
    };
    EXPECT_ALL(rows);
}

static void targets(void **state) {
    (void)state;
    static const struct row rows[] = {
        {"5 = x", "1:1: SyntaxError: cannot assign to literal here. Maybe you meant '==' instead of '='?"},
        {"'a' = x", "1:1: SyntaxError: cannot assign to literal here. Maybe you meant '==' instead of '='?"},
        {"f() = 3", "1:1: SyntaxError: cannot assign to function call here. Maybe you meant '==' instead of '='?"},
        {"a + b = 3", "1:1: SyntaxError: cannot assign to expression here. Maybe you meant '==' instead of '='?"},
        {"a < b = 3", "1:1: SyntaxError: cannot assign to comparison"},
        {"None = 1", "1:1: SyntaxError: cannot assign to None"},
        {"True = 1", "1:1: SyntaxError: cannot assign to True"},
        {"x = f() = 3", "1:5: SyntaxError: cannot assign to function call"},
        {"(a, 1) = 3", "1:5: SyntaxError: cannot assign to literal"},
        {"[a, f()] = 3", "1:5: SyntaxError: cannot assign to function call"},
        {"*a, 1 = b", "1:5: SyntaxError: cannot assign to literal here. Maybe you meant '==' instead of '='?"},
        {"(a for a in b) = 1", "1:1: SyntaxError: cannot assign to generator expression"},
        {"a = yield = 1", "1:5: SyntaxError: assignment to yield expression not possible"},
        {"f() += 1", "1:1: SyntaxError: 'function call' is an illegal expression for augmented assignment"},
        {"(a, b) += 1", "1:1: SyntaxError: 'tuple' is an illegal expression for augmented assignment"},
        {"del f()", "1:5: SyntaxError: cannot delete function call"},
        {"del a, 1", "1:8: SyntaxError: cannot delete literal"},
        {"del *a", "1:5: SyntaxError: cannot delete starred"},
        {"for 1 in x: pass", "1:5: SyntaxError: cannot assign to literal"},
        {"for f() in x: pass", "1:5: SyntaxError: cannot assign to function call"},
        {"[x for f() in y]", "1:8: SyntaxError: cannot assign to function call"},
        {"with x as 1: pass", "1:11: SyntaxError: cannot assign to literal"},
        {"(a, b): int = 1", "1:1: SyntaxError: only single target (not tuple) can be annotated"},
        {"[a]: int", "1:1: SyntaxError: only single target (not list) can be annotated"},
        {"1: int", "1:1: SyntaxError: illegal target for annotation"},
        {"(a.b := 1)", "1:2: SyntaxError: cannot use assignment expressions with attribute"},
        {"x := 1", "1:3: SyntaxError: invalid syntax"},
        {"(a = 1)", "1:2: SyntaxError: invalid syntax. Maybe you meant '==' or ':=' instead of '='?"},
    };
    EXPECT_ALL(rows);
}

static void arguments_and_parameters(void **state) {
    (void)state;
    static const struct row rows[] = {
        {"f(a=1, b)", "1:8: SyntaxError: positional argument follows keyword argument"},
        {"f(**a, b)", "1:8: SyntaxError: positional argument follows keyword argument unpacking"},
        {"f(**a, *b)", "1:8: SyntaxError: iterable argument unpacking follows keyword argument unpacking"},
        {"f(a for a in b, c)", "1:3: SyntaxError: Generator expression must be parenthesized"},
        {"f(c, a for a in b)", "1:6: SyntaxError: Generator expression must be parenthesized"},
        {"f(a=)", "1:3: SyntaxError: expected argument value expression"},
        {"f(True=1)", "1:3: SyntaxError: cannot assign to True"},
        {"f(a.b=1)", "1:3: SyntaxError: expression cannot contain assignment, perhaps you meant \"==\"?"},
        {"f(,)", "1:3: SyntaxError: invalid syntax"},
        {"f(a,,b)", "1:5: SyntaxError: invalid syntax"},
        {"def f(a=1, b): pass", "1:12: SyntaxError: parameter without a default follows parameter with a default"},
        {"def f(**k, a): pass", "1:12: SyntaxError: arguments cannot follow var-keyword argument"},
        {"def f(*a, *b): pass", "1:11: SyntaxError: * argument may appear only once"},
        {"def f(*): pass", "1:7: SyntaxError: named arguments must follow bare *"},
        {"def f(*, **k): pass", "1:7: SyntaxError: named arguments must follow bare *"},
        {"def f(a, /, b, /): pass", "1:16: SyntaxError: / may appear only once"},
        {"def f(*a, /): pass", "1:11: SyntaxError: / must be ahead of *"},
        {"def f(/): pass", "1:7: SyntaxError: at least one argument must precede /"},
        {"def f((a, b)): pass", "1:7: SyntaxError: Function parameters cannot be parenthesized"},
        {"lambda (a): 1", "1:8: SyntaxError: Lambda expression parameters cannot be parenthesized"},
        {"def f(a=): pass", "1:8: SyntaxError: expected default value expression"},
        {"def f(*a=1): pass", "1:9: SyntaxError: var-positional argument cannot have default value"},
        {"def f(**a=1): pass", "1:10: SyntaxError: var-keyword argument cannot have default value"},
        {"def f: pass", "1:6: SyntaxError: expected '('"},
        {"def f(1): pass", "1:7: SyntaxError: invalid syntax"},
    };
    EXPECT_ALL(rows);
}

static void displays(void **state) {
    (void)state;
    static const struct row rows[] = {
        {"{a: 1, b}", "1:8: SyntaxError: ':' expected after dictionary key"},
        {"{a: }", "1:3: SyntaxError: expression expected after dictionary key and ':'"},
        {"{a: *b}", "1:5: SyntaxError: cannot use a starred expression in a dictionary value"},
        {"{**a for a in b}", "1:2: SyntaxError: dict unpacking cannot be used in dict comprehension"},
        {"[*x for x in y]", "1:2: SyntaxError: iterable unpacking cannot be used in comprehension"},
        {"[a, b for a in b]", "1:2: SyntaxError: did you forget parentheses around the comprehension target?"},
        {"(*a)", "1:2: SyntaxError: cannot use starred expression here"},
        {"(**a)", "1:2: SyntaxError: cannot use double starred expression here"},
        {"x[]", "1:3: SyntaxError: invalid syntax"},
        {"x[1:2:3:4]", "1:8: SyntaxError: invalid syntax"},
    };
    EXPECT_ALL(rows);
}

static void literals(void **state) {
    (void)state;
    static const struct row rows[] = {
        {"1abc", "1:1: SyntaxError: invalid decimal literal"},
        {"x = 012",
         "1:5: SyntaxError: leading zeros in decimal integer literals are not permitted; use an 0o prefix for octal "
         "integers"},
        {"0x", "1:1: SyntaxError: invalid hexadecimal literal"},
        {"0o8", "1:1: SyntaxError: invalid digit '8' in octal literal"},
        {"0b12", "1:1: SyntaxError: invalid digit '2' in binary literal"},
        {"1jx", "1:1: SyntaxError: invalid imaginary literal"},
        {"'\\x1'", "1:1: SyntaxError: (unicode error) 'unicodeescape' codec can't decode bytes in position 0-2: "
                   "truncated \\xXX escape"},
        {"'a\\u12'", "1:1: SyntaxError: (unicode error) 'unicodeescape' codec can't decode bytes in position 1-4: "
                     "truncated \\uXXXX escape"},
        {"'\\U12345678'", "1:1: SyntaxError: (unicode error) 'unicodeescape' codec can't decode bytes in position 0-9: "
                          "illegal Unicode character"},
        {"'\\ud800'", "1:1: SyntaxError: half of a surrogate pair (\\ud800) is outside the Python that Heapscope runs; "
                      "write the character itself, or \\U and its eight digits"},
        {"'\\N{DASH}'",
         "1:1: SyntaxError: \\N{...} is outside the Python that Heapscope runs; write the character itself"},
        {"f'\\N{DASH}'",
         "1:3: SyntaxError: \\N{...} is outside the Python that Heapscope runs; write the character itself"},
        {"b'\\x1'", "1:1: SyntaxError: (value error) invalid \\x escape at position 0"},
        {"b'\xC3\xA9'", "1:1: SyntaxError: bytes can only contain ASCII literal characters"},
        {"b'a' 'b'", "1:1: SyntaxError: cannot mix bytes and nonbytes literals"},
        {"f'{}'", "1:4: SyntaxError: f-string: valid expression required before '}'"},
        {"f'{a!z}'", "1:6: SyntaxError: f-string: invalid conversion character 'z': expected 's', 'r', or 'a'"},
        {"f'{a!}'", "1:6: SyntaxError: f-string: missing conversion character"},
        {"f'{a b}'", "1:6: SyntaxError: f-string: expecting '=', or '!', or ':', or '}'"},
        {"f'a}'", "1:4: SyntaxError: f-string: single '}' is not allowed"},
        {"f'{a)}'", "1:5: SyntaxError: f-string: unmatched ')'"},
        {"f'{a(b}'", "1:7: SyntaxError: closing parenthesis '}' does not match opening parenthesis '('"},
        {"f'{a'", "1:5: SyntaxError: f-string: expecting '}'"},
        {"f'abc", "1:1: SyntaxError: unterminated f-string literal (detected at line 1)"},
        {"f'''abc\n", "1:1: SyntaxError: unterminated triple-quoted f-string literal (detected at line 1)"},
        {"f'{a:{b}'", "1:1: SyntaxError: f-string: expecting '}', or format specs"},
        {"f'{lambda x: 1}'", "1:4: SyntaxError: f-string: lambda expressions are not allowed without parentheses"},
        {"f'{a:{b:{c:{d}}}}'", "1:12: SyntaxError: f-string: expressions nested too deeply"},
    };
    EXPECT_ALL(rows);
}

static void try_and_friends(void **state) {
    (void)state;
    static const struct row rows[] = {
        {"try:\n    a\nx = 1\n", "3:1: SyntaxError: expected 'except' or 'finally' block"},
        {"try:\n a\nexcept A, B:\n b\n", "3:8: SyntaxError: multiple exception types must be parenthesized before Python 3.14"},
        {"try:\n a\nexcept A:\n b\nexcept* B:\n c\n",
         "5:1: SyntaxError: cannot have both 'except' and 'except*' on the same 'try'"},
        {"try:\n a\nexcept*:\n b\n", "3:8: SyntaxError: expected one or more exception types"},
        {"else:\n    a\n", "1:1: SyntaxError: invalid syntax"},
        {"@a\nx = 1\n", "2:1: SyntaxError: invalid syntax"},
        {"raise E, 'x'", "1:8: SyntaxError: invalid syntax"},
        {"pass x", "1:6: SyntaxError: invalid syntax"},
        {"match x:\n    case 1: a\n    b\n", "3:5: SyntaxError: invalid syntax"},
    };
    EXPECT_ALL(rows);
}

/* Each mistake is told once, and the next statement is read as if nothing had been. */
static void several_faults_no_cascades(void **state) {
    (void)state;
    static const struct row rows[] = {
        {"x = = 1\ny = 2\nz = ) 3\nif a\n    b = = 2\nelse:\n    c\n",
         "3:5: SyntaxError: unmatched ')'\n1:5: SyntaxError: invalid syntax\n4:5: SyntaxError: expected ':'\n"
         "5:9: SyntaxError: invalid syntax"},
        {"def f(x:\n    return x\ny = = 2\n",
         "1:6: SyntaxError: '(' was never closed\n3:5: SyntaxError: invalid syntax"},
        {"whle x:\n    a = 1\nelse:\n    b\n", "1:6: SyntaxError: invalid syntax"},
        {"if x = 1:\n    a\nelif y:\n    b\nelse:\n    c = = 1\n",
         "1:4: SyntaxError: invalid syntax. Maybe you meant '==' or ':=' instead of '='?\n"
         "6:9: SyntaxError: invalid syntax"},
        {"def f(a a):\n    print a\n    return a\nprint 'b'\n",
         "1:9: SyntaxError: invalid syntax\n"
         "2:5: SyntaxError: Missing parentheses in call to 'print'. Did you mean print(...)?\n"
         "4:1: SyntaxError: Missing parentheses in call to 'print'. Did you mean print(...)?"},
        {"x = 'a\nprint(x)\ny = \"b\n", "1:5: SyntaxError: unterminated string literal (detected at line 1)\n"
                                        "3:5: SyntaxError: unterminated string literal (detected at line 3)"},
        {"foo(1, 2\nprint(3)\n", "1:4: SyntaxError: '(' was never closed"},
        {"x = (1,\nimport a\n)\n", "1:5: SyntaxError: '(' was never closed"},
        {"class A:\n    def f(self)\n        return 1\n    def g(self):\n        return 2\n",
         "2:16: SyntaxError: expected ':'"},
        {"a b c d\n", "1:3: SyntaxError: invalid syntax"},
        {"\"\"\"a\n\nsome words of prose\nit's \"\"\" x\n\"\"\"", "5:1: SyntaxError: unterminated triple-quoted string "
                                                                  "literal (detected at line 5)"},
    };
    EXPECT_ALL(rows);
}

static void repeat(struct text *out, const char *what, int times) {
    for (int i = 0; i < times; i++)
        text_add(out, what);
}

static int fault_count(const char *program, size_t length, char *first, size_t room) {
    struct arena arena;
    struct faults faults;
    arena_init(&arena);
    faults_init(&faults);
    struct module *module = python_parse(&arena, "t", program, length, 313, &faults);
    int count = faults.count;
    assert_true((module == NULL) == (count > 0));
    snprintf(first, room, "%s", count ? faults.items[0].message : "");
    faults_destroy(&faults);
    arena_destroy(&arena);
    return count;
}

/* Every way to nest: 80 deep is read, 200 and 50,000 deep is a fault. */
static void nesting_is_bounded(void **state) {
    (void)state;
    static const struct {
        const char *open, *middle, *close;
    } rows[] = {{"(", "a", ")"},
                {"[", "a", "]"},
                {"{", "a", "}"},
                {"f(", "a", ")"},
                {"a[", "b", "]"},
                {"-", "a", ""},
                {"not ", "a", ""},
                {"a ** ", "a", ""},
                {"a if b else ", "a", ""},
                {"lambda: ", "a", ""},
                {"f'{", "a", "}'"},
                {"{a: ", "b", "}"},
                {"[a for b in ", "c", "]"},
                {"lambda a=(", "b", "): c"},
                {"(yield ", "a", ")"},
                {"(a := ", "b", ")"},
                {"[*", "a", "]"},
                {"(a, ", "b", ")"},
                {"~-", "a", ""}};
    static const int depths[] = {40, 200, 50000};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        for (size_t d = 0; d < sizeof depths / sizeof *depths; d++) {
            struct text program;
            char first[200];
            text_init(&program);
            repeat(&program, rows[i].open, depths[d]);
            text_add(&program, rows[i].middle);
            repeat(&program, rows[i].close, depths[d]);
            assert_int_equal(fault_count(program.data, program.length, first, sizeof first), d > 0);
            if (d > 0)
                assert_non_null(strstr(first, "too many levels of nesting"));
            text_destroy(&program);
        }
}

static void blocks_are_bounded(void **state) {
    (void)state;
    static const int depths[] = {80, 95, 300};
    static const char *const words[] = {"", "too many levels of nesting", "too many levels of indentation"};
    for (size_t d = 0; d < sizeof depths / sizeof *depths; d++) {
        struct text program;
        char first[200];
        text_init(&program);
        for (int i = 0; i < depths[d]; i++) {
            repeat(&program, " ", i);
            text_add(&program, "if a:\n");
        }
        repeat(&program, " ", depths[d]);
        text_add(&program, "b\n");
        assert_true((fault_count(program.data, program.length, first, sizeof first) > 0) == (d > 0));
        assert_non_null(strstr(first, words[d]));
        text_destroy(&program);
    }
}

/* The compiler recurses over the tree: what grows to the left is bounded too. */
static void height_is_bounded(void **state) {
    (void)state;
    static const char *const more[] = {" + a", ".a", "()", "[0]", " - a * a", "(a)(b)"};
    static const int lengths[] = {400, 5000, 100000};
    for (size_t i = 0; i < sizeof more / sizeof *more; i++)
        for (size_t n = 0; n < sizeof lengths / sizeof *lengths; n++) {
            struct text program;
            char first[200];
            text_init(&program);
            text_add(&program, "a");
            repeat(&program, more[i], lengths[n]);
            text_add(&program, "\nb = 1\n");
            assert_int_equal(fault_count(program.data, program.length, first, sizeof first), n > 0);
            if (n > 0)
                assert_non_null(strstr(first, "this expression is too long"));
            text_destroy(&program);
        }
}

static void bytes_that_are_no_text(void **state) {
    (void)state;
    expect_bytes("a = 1\nb\0c", 9, "2:2: SyntaxError: source code cannot contain null bytes");
    expect("a = '\xFF'",
           "1:6: SyntaxError: (unicode error) 'utf-8' codec can't decode byte 0xff; save the file as UTF-8");
}

static void a_fault_shows_its_line(void **state) {
    (void)state;
    struct arena arena;
    struct faults faults;
    struct text out;
    arena_init(&arena);
    faults_init(&faults);
    text_init(&out);
    const char *program = "a = 1\r\n\xE6\x97\xA5 = = 2\r\n";
    assert_null(python_parse(&arena, "my.py", program, strlen(program), 313, &faults));
    faults_write(&faults, &out, true);
    assert_string_equal(out.data, "my.py:2:5: SyntaxError: invalid syntax\n    \xE6\x97\xA5 = = 2\n        ^\n");
    text_destroy(&out);
    faults_destroy(&faults);
    arena_destroy(&arena);
}

/* A large broken file is counted, not remembered, and takes no time. */
static void many_faults_are_counted(void **state) {
    (void)state;
    struct arena arena;
    struct faults faults;
    struct text program;
    arena_init(&arena);
    faults_init(&faults);
    text_init(&program);
    repeat(&program, "x = = 1\n'\n", 5000);
    assert_null(python_parse(&arena, "t", program.data, program.length, 313, &faults));
    assert_int_equal(faults.count, FAULTS_SHOWN);
    assert_int_equal(faults.count + faults.missed, 10000);
    text_destroy(&program);
    faults_destroy(&faults);
    arena_destroy(&arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_mistakes_of_beginners),
        cmocka_unit_test(indentation),
        cmocka_unit_test(targets),
        cmocka_unit_test(arguments_and_parameters),
        cmocka_unit_test(displays),
        cmocka_unit_test(literals),
        cmocka_unit_test(try_and_friends),
        cmocka_unit_test(several_faults_no_cascades),
        cmocka_unit_test(nesting_is_bounded),
        cmocka_unit_test(blocks_are_bounded),
        cmocka_unit_test(height_is_bounded),
        cmocka_unit_test(bytes_that_are_no_text),
        cmocka_unit_test(a_fault_shows_its_line),
        cmocka_unit_test(many_faults_are_counted),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
