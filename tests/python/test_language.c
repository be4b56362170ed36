/* Each line is read by the Pythons from `since` on and by none before: measured with the real interpreters of 2.7 and
 * 3.6 to 3.15 (so a row of 306 may be older than 3.6, and only 2.7 is sure to refuse it). */
#include "compiler.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include <string.h>

#include <cmocka.h>

static const struct {
    int since;
    const char *program;
} rows[] = {
    {306, "def f(*, a): pass"},
    {306, "def f(*a, b): pass"},
    {306, "lambda *, a: a"},
    {306, "def f(a: int): pass"},
    {306, "def f() -> int: pass"},
    {306, "x: int = 1"},
    {306, "x: int"},
    {306, "self.x: int = 1"},
    {306, "def f():\n x = 1\n def g():\n  nonlocal x\n  x = 2"},
    {306, "def f():\n yield from x"},
    {306, "raise A from B"},
    {306, "raise A from None"},
    {306, "a, *b = c"},
    {306, "*a, b = c"},
    {306, "[a, *b] = c"},
    {306, "for a, *b in c: pass"},
    {306, "[*a, *b]"},
    {306, "(*a, b)"},
    {306, "{*a}"},
    {306, "{**a}"},
    {306, "{**a, 'b': 1}"},
    {306, "x = *a, b"},
    {306, "x = *a,"},
    {306, "f(*a, *b)"},
    {306, "f(*a, b)"},
    {306, "f(**a, **b)"},
    {306, "f(**a, b=1)"},
    {306, "f(*a,)"},
    {306, "f(**a,)"},
    {306, "def f(*a,): pass"},
    {306, "def f(**a,): pass"},
    {306, "def f(*, a,): pass"},
    {306, "lambda *a,: 1"},
    {306, "a @ b"},
    {306, "a @= b"},
    {306, "x = ..."},
    {306, "1_000"},
    {306, "0x_ff"},
    {306, "1_0.5"},
    {306, "f'{a}'"},
    {306, "f'{a!r}'"},
    {306, "f'{a==b}'"},
    {306, "f'{a:{b}}'"},
    {306, "f'{a[\"b\"]}'"},
    {306, "f'''{\na\n}'''"},
    {306, "f'{f\"{a}\"}'"},
    {306, "f'{(lambda: 1)()}'"},
    {306, "f'{a!r:>{b}}'"},
    {306, "f'{{a}}'"},
    {306, "f'{ {1: 2}[1] }'"},
    {306, "f'{a:%Y}'"},
    {306, "f'{\"{\"}'"},
    {306, "f'{x:=5}'"},
    {306, "f'{*a,}'"},
    {306, "f'{a,}'"},
    {306, "f'{a:\\x41}'"},
    {306, "f'{a}' 'b' f'{c}'"},
    {306, "f'{\"a\" \"b\"}'"},
    {306, "rf'{a}\\d'"},
    {306, "f'{\"\"\"a\"\"\"}'"},
    {306, "f'''{\"a\"}'''"},
    {306, "f'''{'a'}'''"},
    {306, "f\"{a['b']}\""},
    {306, "def f():\n return (*a, b)"},
    {306, "a[(*b, 1)]"},
    {306, "return_ = [*a]"},
    {306, "print(*a)"},
    {306, "print(*a, sep='')"},
    {306, "print(a, end='')"},
    {306, "p = print"},
    {306, "map(print, a)"},
    {306, "print(a, file=b)"},
    {306, "[print(x) for x in y]"},
    {306, "lambda: print(x)"},
    {306, "x and print(x)"},
    {306, "def f():\n yield 1\n return 2"},
    {306, "def f():\n return 2\n yield"},
    {306, "def f():\n yield 1\n return None"},
    {306, "class A(B, metaclass=C): pass"},
    {306, "class A(*b): pass"},
    {306, "def f(a, b=1, *c, d, e=2, **g): pass"},
    {306, "from __future__ import generator_stop"},
    {306, "print = 1"},
    {306, "a, *b, c = d"},
    {306, "*a, b"},
    {306, "{1: 2, **a}"},
    {306, "'a' f'{b}'"},
    {306, "lambda *a, b=1, **c: 1"},
    {306, "lambda a, *, b: 1"},
    {307, "from __future__ import annotations"},
    {308, "(x := 1)"},
    {308, "f(x := 1)"},
    {308, "a[(x := 1)]"},
    {308, "[x := 1, 2]"},
    {308, "[y := 1 for z in w]"},
    {308, "if x := 1: pass"},
    {308, "while x := 1: pass"},
    {308, "f(a, x := 1)"},
    {308, "def f(a, /): pass"},
    {308, "def f(a, /, b): pass"},
    {308, "lambda a, /: a"},
    {308, "f'{a=}'"},
    {308, "f'{a = }'"},
    {308, "f'{a=!r}'"},
    {308, "f'{a=:5}'"},
    {308, "f'{(x:=5)}'"},
    {308, "def f():\n return *a, b"},
    {308, "def f():\n yield *a, b"},
    {308, "for i in a:\n try: pass\n finally: continue"},
    {308, "while 1:\n try: pass\n finally:\n  continue"},
    {309, "{x := 1}"},
    {309, "{x := 1, 2}"},
    {309, "for x in *a, b: pass"},
    {309, "@a[0]\ndef f(): pass"},
    {309, "@(a)\ndef f(): pass"},
    {309, "@a().b\ndef f(): pass"},
    {309, "@a or b\ndef f(): pass"},
    {309, "@lambda f: f\ndef f(): pass"},
    {309, "@x[0].y\nclass A: pass"},
    {309, "@a(b)(c)\ndef f(): pass"},
    {309, "@(x := a)\ndef f(): pass"},
    {309, "@x := a\ndef f(): pass"},
    {309, "with (a as b): pass"},
    {309, "with (a as b, c as d): pass"},
    {309, "with (a as b,): pass"},
    {309, "with (a, b as c): pass"},
    {309, "@a @b\ndef f(): pass"},
    {310, "a[x := 1]"},
    {311, "a[*b]"},
    {311, "a[*b, 1]"},
    {311, "a[1, *b]"},
    {311, "def f(*a: *b): pass"},
    {312, "f'{a['b']}'"},
    {312, "f'{\"\\n\".join(a)}'"},
    {312, "f'{\na\n}'"},
    {312, "f'''{a # c\n}'''"},
    {312, "f'{f'{a}'}'"},
    {312, "f'{a:{b:{c}}}'"},
    {312, "f'{\"\\\\\"}'"},
    {312, "f'{'a'}'"},
    {312, "f\"{a[\"b\"]}\""},
    {312, "f\"{'\\n'}\""},
    {314, "try: pass\nexcept A, B, C: pass"},
};

/* Whether a fault is told that is CPython's as well, in `message`; what is only outside of Heapscope is none. */
static bool refused(const char *program, int language, char *message, size_t size) {
    struct arena arena;
    struct faults faults;
    arena_init(&arena);
    faults_init(&faults);
    struct module *module = python_parse(&arena, "t.py", program, strlen(program), language, &faults);
    if (module)
        python_compile(&arena, "t.py", module, &faults);
    bool found = false;
    for (int i = 0; i < faults.count && !found; i++) {
        found = strncmp(faults.items[i].message, "SyntaxError: ", 13) == 0;
        snprintf(message, size, "%s", found ? faults.items[i].message : "");
    }
    faults_destroy(&faults);
    arena_destroy(&arena);
    return found;
}

static void each_version_reads_what_it_has(void **state) {
    (void)state;
    static const int languages[] = {207, 306, 307, 308, 309, 310, 311, 312, 313, 314, 315, PYTHON_NEWEST};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        for (size_t k = 0; k < sizeof languages / sizeof *languages; k++) {
            char message[256] = "";
            bool expected = languages[k] < rows[i].since;
            if (refused(rows[i].program, languages[k], message, sizeof message) != expected) {
                print_error("%d %s: %s: %s\n", languages[k], expected ? "reads" : "refuses", rows[i].program, message);
                fail();
            }
        }
}

static void a_refusal_names_both_versions(void **state) {
    (void)state;
    static const struct {
        int language, column;
        const char *program, *message;
    } told[] = {
        {307, 10, "print((x := 1))", "SyntaxError: invalid syntax: `:=` exists since Python 3.8; this program runs as Python 3.7"},
        {207, 5, "x = f'{y}'", "SyntaxError: invalid syntax: an f-string exists since Python 3.6; this program runs as Python 2.7"},
        {311, 7, "x = f'{y['k']}'", "SyntaxError: invalid syntax: the quote of an f-string again inside one of its fields exists since Python 3.12; this program runs as Python 3.11"},
    };
    for (size_t i = 0; i < sizeof told / sizeof *told; i++) {
        struct arena arena;
        struct faults faults;
        arena_init(&arena);
        faults_init(&faults);
        assert_null(python_parse(&arena, "t.py", told[i].program, strlen(told[i].program), told[i].language, &faults));
        assert_int_equal(faults.count, 1);
        assert_string_equal(faults.items[0].message, told[i].message);
        assert_int_equal(faults.items[0].line, 1);
        assert_int_equal(faults.items[0].column, told[i].column);
        faults_destroy(&faults);
        arena_destroy(&arena);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_version_reads_what_it_has),
        cmocka_unit_test(a_refusal_names_both_versions),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
