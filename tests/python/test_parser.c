/* Each row is a program and its tree; the trees were compared with those of CPython's ast when they were written. */
#include "dump.h"
#include "parser.h"

#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static void expect(const char *program, const char *tree) {
    struct arena arena;
    struct faults faults;
    struct text out;
    arena_init(&arena);
    faults_init(&faults);
    text_init(&out);
    struct module *module = python_parse(&arena, "t.py", program, strlen(program), PYTHON_NEWEST, &faults);
    if (module)
        dump_stmts(&out, &module->body);
    else
        faults_write(&faults, &out, true);
    const char *got = out.data ? out.data : "";
    if (strcmp(got, tree) != 0)
        print_error("program: %s\n", program);
    assert_string_equal(got, tree);
    text_destroy(&out);
    faults_destroy(&faults);
    arena_destroy(&arena);
}

struct row {
    const char *program, *tree;
};

#define EXPECT_ALL(rows)                                                                                               \
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)                                                            \
    expect(rows[i].program, rows[i].tree)

static void atoms(void **state) {
    (void)state;
    static const struct row rows[] = {
        {"a", " (expr a)"},
        {"1", " (expr 1)"},
        {"1_000", " (expr 1000)"},
        {"0xFF", " (expr 255)"},
        {"0o17", " (expr 15)"},
        {"0b101", " (expr 5)"},
        {"00", " (expr 0)"},
        {"9223372036854775807", " (expr 9223372036854775807)"},
        {"9223372036854775808", " (expr large)"},
        {"1.5", " (expr 1.5f)"},
        {"1e3", " (expr 1000f)"},
        {".5", " (expr 0.5f)"},
        {"2j", " (expr 2j)"},
        {"None", " (expr None)"},
        {"True", " (expr True)"},
        {"False", " (expr False)"},
        {"...", " (expr ...)"},
        {"()", " (expr (tuple))"},
        {"(a)", " (expr a)"},
        {"((a))", " (expr a)"},
        {"match = case", " (= match case)"},
        {"type(x)", " (expr (call type x))"},
        {"_ = print", " (= _ print)"},
        {"\303\251\346\227\245\346\234\254 = 1", " (= \303\251\346\227\245\346\234\254 1)"},
        {"\"doc\"", " (expr \"doc\")"},
        {"# only a comment\n", ""},
        {"", ""},
        {"\357\273\277a", " (expr a)"},
        {"a\r\nb\r\n", " (expr a) (expr b)"},
        {"a; b;\n", " (expr a) (expr b)"},
        {"a \\\n + b", " (expr (+ a b))"},
        {"if a:\n\tb\n\tc\n", " (if a (do (expr b) (expr c)))"},
        {"x = (1,\n     2)", " (= x (tuple 1 2))"},
        {"print\n", " (expr print)"},
        {"\fa", " (expr a)"},
    };
    EXPECT_ALL(rows);
}

static void operators(void **state) {
    (void)state;
    static const struct row rows[] = {
        {"a + b + c", " (expr (+ (+ a b) c))"},
        {"a + b * c", " (expr (+ a (* b c)))"},
        {"(a + b) * c", " (expr (* (+ a b) c))"},
        {"a - b - c", " (expr (- (- a b) c))"},
        {"-a ** -b", " (expr (neg (** a (neg b))))"},
        {"a ** b ** c", " (expr (** a (** b c)))"},
        {"~a + -b", " (expr (+ (~ a) (neg b)))"},
        {"a << b >> c", " (expr (>> (<< a b) c))"},
        {"a | b ^ c & d", " (expr (| a (^ b (& c d))))"},
        {"a @ b // c % d / e", " (expr (/ (% (// (@ a b) c) d) e))"},
        {"a < b <= c != d", " (expr (compare a < b <= c != d))"},
        {"a in b", " (expr (compare a in b))"},
        {"a not in b is not c is d", " (expr (compare a not-in b is-not c is d))"},
        {"not a == b", " (expr (not (compare a == b)))"},
        {"not not a", " (expr (not (not a)))"},
        {"a and b and c or d and e", " (expr (or (and a b c) (and d e)))"},
        {"a or b or (c or d)", " (expr (or a b (or c d)))"},
        {"a if b else c if d else e", " (expr (if-else a b (if-else c d e)))"},
        {"lambda: 1", " (expr (lambda [] 1))"},
        {"(x := 1)", " (expr (:= x 1))"},
        {"await_ = 1", " (= await_ 1)"},
        {"- - a", " (expr (neg (neg a)))"},
        {"a.b.c", " (expr (. c (. b a)))"},
        {"a[0]", " (expr (sub a 0))"},
        {"a[1:2]", " (expr (sub a (slice 1 2 -)))"},
        {"a[:]", " (expr (sub a (slice - - -)))"},
        {"a[::2]", " (expr (sub a (slice - - 2)))"},
        {"a[1:2, 3]", " (expr (sub a (tuple (slice 1 2 -) 3)))"},
        {"a[b,]", " (expr (sub a (tuple b)))"},
        {"a[*b]", " (expr (sub a (tuple (star b))))"},
        {"a[x := 1]", " (expr (sub a (:= x 1)))"},
        {"a.b(c)[d].e", " (expr (. e (sub (call (. b a) c) d)))"},
        {"not a in b", " (expr (not (compare a in b)))"},
        {"1if a else 2", " (expr (if-else 1 a 2))"},
    };
    EXPECT_ALL(rows);
}

static void strings(void **state) {
    (void)state;
    static const struct row rows[] = {
        {"'a\\n\\t\\\\\\'\\\"\\x41\\u00e9\\U0001F600\\101\\0'",
         " (expr \"a\\0a\\09\\5c'\\22A\\c3\\a9\\f0\\9f\\98\\80A\\00\")"},
        {"'\\d\\8'", " (expr \"\\5cd\\5c8\")"},
        {"'a' \"b\" 'c'", " (expr \"abc\")"},
        {"r'\\n'", " (expr \"\\5cn\")"},
        {"'''a\nb'''", " (expr \"a\\0ab\")"},
        {"'a\\\nb'", " (expr \"ab\")"},
        {"b'a\\xff\\n'", " (expr b\"a\\ff\\0a\")"},
        {"b'a' b'\\101'", " (expr b\"aA\")"},
        {"u'x'", " (expr \"x\")"},
        {"'\303\251'", " (expr \"\\c3\\a9\")"},
        {"f''", " (expr (fstring))"},
        {"f'a'", " (expr (fstring \"a\"))"},
        {"f'{a}'", " (expr (fstring (field a)))"},
        {"f'a{b}c{d}'", " (expr (fstring \"a\" (field b) \"c\" (field d)))"},
        {"f'{a!r}'", " (expr (fstring (field a !r)))"},
        {"f'{a!s:>10}'", " (expr (fstring (field a !s \">10\")))"},
        {"f'{a:{b}.{c}}'", " (expr (fstring (field a (fstring (field b) \".\" (field c)))))"},
        {"f'{a=}'", " (expr (fstring \"a=\" (field a !r)))"},
        {"f'{a = }'", " (expr (fstring \"a = \" (field a !r)))"},
        {"f'{a=!s}'", " (expr (fstring \"a=\" (field a !s)))"},
        {"f'{a=:5}'", " (expr (fstring \"a=\" (field a \"5\")))"},
        {"f'{{a}}{b}}}'", " (expr (fstring \"{a}\" (field b) \"}\"))"},
        {"'x' f'{a}' 'y' 'z'", " (expr (fstring \"x\" (field a) \"yz\"))"},
        {"f'{a}' f'{b}'", " (expr (fstring (field a) (field b)))"},
        {"rf'\\d{a}\\{b}'", " (expr (fstring \"\\5cd\" (field a) \"\\5c\" (field b)))"},
        {"f'\\x41{a}'", " (expr (fstring \"A\" (field a)))"},
        {"f'{a[\"b\"]}'", " (expr (fstring (field (sub a \"b\"))))"},
        {"f'{a['b']}'", " (expr (fstring (field (sub a \"b\"))))"},
        {"f'{f\"{a}\"}'", " (expr (fstring (field (fstring (field a)))))"},
        {"f'{a,}'", " (expr (fstring (field (tuple a))))"},
        {"f'{*a, b}'", " (expr (fstring (field (tuple (star a) b))))"},
        {"f'{(lambda: 1)}'", " (expr (fstring (field (lambda [] 1))))"},
        {"f'{a!=b}'", " (expr (fstring (field (compare a != b))))"},
        {"f'{a:=5}'", " (expr (fstring (field a \"=5\")))"},
        {"f'{a:%H:%M}'", " (expr (fstring (field a \"%H:%M\")))"},
        {"f'{a:\\n}'", " (expr (fstring (field a \"\\0a\")))"},
        {"f'''{\na\n}'''", " (expr (fstring (field a)))"},
        {"f'{yield_}'", " (expr (fstring (field yield_)))"},
        {"f'{ {1: 2}[1] }'", " (expr (fstring (field (sub (dict 1 2) 1))))"},
        {"f'{a:}'", " (expr (fstring (field a \"\")))"},
        {"f'\\{a}'", " (expr (fstring \"\\5c\" (field a)))"},
        {"F'{a+b=!r:^{w}}'", " (expr (fstring \"a+b=\" (field (+ a b) !r (fstring \"^\" (field w)))))"},
    };
    EXPECT_ALL(rows);
}

static void calls_and_functions(void **state) {
    (void)state;
    static const struct row rows[] = {
        {"f()", " (expr (call f))"},
        {"f(a)", " (expr (call f a))"},
        {"f(a, b,)", " (expr (call f a b))"},
        {"f(a, *b, c=1, **d)", " (expr (call f a (star b) c=1 **=d))"},
        {"f(*a, *b, **c, **d)", " (expr (call f (star a) (star b) **=c **=d))"},
        {"f(a=1, *b)", " (expr (call f (star b) a=1))"},
        {"f(x for x in y)", " (expr (call f (genexp x (for x y))))"},
        {"f(a := 1)", " (expr (call f (:= a 1)))"},
        {"f(a)(b)", " (expr (call (call f a) b))"},
        {"f(a, b=lambda: 1)", " (expr (call f a b=(lambda [] 1)))"},
        {"def f(): pass", " (def f [] (do (pass)))"},
        {"def f(a, b=1, *c, d, e=2, **g): pass", " (def f [ a b=1 *c d e=2 **g] (do (pass)))"},
        {"def f(a, /, b): pass", " (def f [ a / b] (do (pass)))"},
        {"def f(a, /): pass", " (def f [ a /] (do (pass)))"},
        {"def f(a, b=1, /, c=2, *, d): pass", " (def f [ a b=1 / c=2 * d] (do (pass)))"},
        {"def f(*, a): pass", " (def f [ * a] (do (pass)))"},
        {"def f(*a): pass", " (def f [ *a] (do (pass)))"},
        {"def f(a: int = 1, *b: c, **d: e) -> g: pass", " (def f [ a:int=1 *b *:c **d **:e] -> g (do (pass)))"},
        {"def f(*a: *b): pass", " (def f [ *a *:(star b)] (do (pass)))"},
        {"@a\n@b.c(1)\ndef f(): pass", " (def f [] @a @(call (. c b) 1) (do (pass)))"},
        {"def f():\n    yield 1\n", " (def f [] generator (do (expr (yield 1))))"},
        {"def f():\n    x = yield\n    y = yield from x\n",
         " (def f [] generator (do (= x (yield)) (= y (yield-from x))))"},
        {"def f():\n    def g(): yield\n", " (def f [] (do (def g [] generator (do (expr (yield))))))"},
        {"def f():\n    lambda: (yield)\n", " (def f [] (do (expr (lambda [] (yield)))))"},
        {"def f():\n    class A:\n        x = 1\n    return A\n", " (def f [] (do (class A (do (= x 1))) (return A)))"},
        {"async def f():\n    await a\n    async for b in c: pass\n    async with d as e: pass\n    return [x async "
         "for x in y]\n",
         " (async-def f [] (do (expr (await a)) (async-for b c (do (pass))) (async-with d e (do (pass))) (return "
         "(listcomp x (async-for x y)))))"},
        {"lambda a, *b, c=1, **d: a", " (expr (lambda [ a *b c=1 **d] a))"},
        {"lambda *, a: a", " (expr (lambda [ * a] a))"},
        {"lambda a, /, b: a", " (expr (lambda [ a / b] a))"},
        {"class A: pass", " (class A (do (pass)))"},
        {"class A(): pass", " (class A (do (pass)))"},
        {"class A(B, c.D, metaclass=M, **k): pass", " (class A B (. D c) metaclass=M **=k (do (pass)))"},
        {"@a\nclass A:\n    \"\"\"doc\"\"\"\n    x = 1\n    def f(self): pass\n",
         " (class @a A (do (expr \"doc\") (= x 1) (def f [ self] (do (pass)))))"},
    };
    EXPECT_ALL(rows);
}

static void displays(void **state) {
    (void)state;
    static const struct row rows[] = {
        {"[]", " (expr (list))"},
        {"[a]", " (expr (list a))"},
        {"[a,]", " (expr (list a))"},
        {"[a, *b]", " (expr (list a (star b)))"},
        {"(a,)", " (expr (tuple a))"},
        {"(a, b)", " (expr (tuple a b))"},
        {"a, b", " (expr (tuple a b))"},
        {"a,", " (expr (tuple a))"},
        {"*a, b", " (expr (tuple (star a) b))"},
        {"{}", " (expr (dict))"},
        {"{a}", " (expr (set a))"},
        {"{a, *b}", " (expr (set a (star b)))"},
        {"{a: b}", " (expr (dict a b))"},
        {"{a: b, **c, d: e,}", " (expr (dict a b - c d e))"},
        {"{**a}", " (expr (dict - a))"},
        {"[x for x in y]", " (expr (listcomp x (for x y)))"},
        {"[x for x in y if a if b for z in w]", " (expr (listcomp x (for x y a b) (for z w)))"},
        {"{x for x in y}", " (expr (setcomp x (for x y)))"},
        {"{x: y for x, y in z}", " (expr (dictcomp x y (for (tuple x y) z)))"},
        {"(x for x in y)", " (expr (genexp x (for x y)))"},
        {"[x for x, in y]", " (expr (listcomp x (for (tuple x) y)))"},
        {"[x for a.b, c[0], *d in y]", " (expr (listcomp x (for (tuple (. b a) (sub c 0) (star d)) y)))"},
        {"[x for x in y or z]", " (expr (listcomp x (for x (or y z))))"},
        {"[x if a else b for x in y]", " (expr (listcomp (if-else x a b) (for x y)))"},
        {"[(yield)]", " (expr (list (yield)))"},
        {"[a := 1, b]", " (expr (list (:= a 1) b))"},
        {"{a := 1}", " (expr (set (:= a 1)))"},
        {"[lambda: 1 for x in y]", " (expr (listcomp (lambda [] 1) (for x y)))"},
        {"[x for x in lambda_ if x]", " (expr (listcomp x (for x lambda_ x)))"},
    };
    EXPECT_ALL(rows);
}

static void simple_statements(void **state) {
    (void)state;
    static const struct row rows[] = {
        {"a = 1", " (= a 1)"},
        {"a = b = c", " (= a b c)"},
        {"a, b = b, a", " (= (tuple a b) (tuple b a))"},
        {"(a, b), [c, *d] = e", " (= (tuple (tuple a b) (list c (star d))) e)"},
        {"a.b = c[0] = 1", " (= (. b a) (sub c 0) 1)"},
        {"a += 1", " (augmented + a 1)"},
        {"a.b -= 1", " (augmented - (. b a) 1)"},
        {"a[0] **= 2", " (augmented ** (sub a 0) 2)"},
        {"a //= b", " (augmented // a b)"},
        {"a >>= b", " (augmented >> a b)"},
        {"a @= b, c", " (augmented @ a (tuple b c))"},
        {"a: int", " (annotated a int)"},
        {"a: int = 1", " (annotated a int 1)"},
        {"(a): int", " (annotated a int)"},
        {"a.b: c = d", " (annotated (. b a) c d)"},
        {"a = yield", " (= a (yield))"},
        {"a = *b, c", " (= a (tuple (star b) c))"},
        {"del a", " (del a)"},
        {"del a, b.c, d[0]", " (del a (. c b) (sub d 0))"},
        {"del (a, b)", " (del (tuple a b))"},
        {"del [a]", " (del (list a))"},
        {"del a,", " (del a)"},
        {"del a[1:2]", " (del (sub a (slice 1 2 -)))"},
        {"pass", " (pass)"},
        {"break", " (break)"},
        {"continue", " (continue)"},
        {"return", " (return)"},
        {"return a", " (return a)"},
        {"return a, *b", " (return (tuple a (star b)))"},
        {"global a, b", " (global a b)"},
        {"nonlocal a", " (nonlocal a)"},
        {"assert a", " (assert a)"},
        {"assert a, b", " (assert a b)"},
        {"import a", " (import a)"},
        {"import a.b.c as d, e", " (import a.b.c:d e)"},
        {"from a import b", " (from 0 a b)"},
        {"from a.b import c as d, e", " (from 0 a.b c:d e)"},
        {"from . import a", " (from 1 a)"},
        {"from .a import b", " (from 1 a b)"},
        {"from ... import a", " (from 3 a)"},
        {"from ....a import (b, c as d,)", " (from 4 a b c:d)"},
        {"from a import *", " (from 0 a *)"},
        {"raise", " (raise)"},
        {"raise a", " (raise a)"},
        {"raise a from b", " (raise a b)"},
        {"type X = int", " (type)"},
        {"type X[T] = list[T]", " (type)"},
        {"type = 1", " (= type 1)"},
        {"type(a).b", " (expr (. b (call type a)))"},
        {"match = 1", " (= match 1)"},
        {"match(a)", " (expr (call match a))"},
        {"match[a] = 1", " (= (sub match a) 1)"},
        {"print(match, case)", " (expr (call print match case))"},
        {"case = 1", " (= case 1)"},
        {"yield_ = a; b", " (= yield_ a) (expr b)"},
        {"a = b if c else d", " (= a (if-else b c d))"},
        {"await_ = 1", " (= await_ 1)"},
        {"(yield)", " (expr (yield))"},
    };
    EXPECT_ALL(rows);
}

static void compound_statements(void **state) {
    (void)state;
    static const struct row rows[] = {
        {"if a: b", " (if a (do (expr b)))"},
        {"if a: b\nelse: c", " (if a (do (expr b)) (else (expr c)))"},
        {"if a:\n    b\nelif c:\n    d\nelif e:\n    f\nelse:\n    g\n",
         " (if a (do (expr b)) (else (if c (do (expr d)) (else (if e (do (expr f)) (else (expr g)))))))"},
        {"if (a := b): c", " (if (:= a b) (do (expr c)))"},
        {"while a:\n    b\nelse:\n    c\n", " (while a (do (expr b)) (else (expr c)))"},
        {"for a in b: c", " (for a b (do (expr c)))"},
        {"for a, b in c, d:\n    e\nelse:\n    f\n", " (for (tuple a b) (tuple c d) (do (expr e)) (else (expr f)))"},
        {"for a.b in *c, d: e", " (for (. b a) (tuple (star c) d) (do (expr e)))"},
        {"for (a) in b: pass", " (for a b (do (pass)))"},
        {"for a[0], [b, *c] in d: pass", " (for (tuple (sub a 0) (list b (star c))) d (do (pass)))"},
        {"try:\n    a\nexcept:\n    b\n", " (try (do (expr a)) (except - - (do (expr b))))"},
        {"try:\n    a\nexcept A:\n    b\nexcept (B, C) as d:\n    e\nelse:\n    f\nfinally:\n    g\n",
         " (try (do (expr a)) (except A - (do (expr b))) (except (tuple B C) d (do (expr e))) (else (expr f)) (finally "
         "(expr g)))"},
        {"try: a\nfinally: b", " (try (do (expr a)) (finally (expr b)))"},
        {"try:\n    a\nexcept* A as b:\n    c\n", " (try (do (expr a)) (except* A b (do (expr c))))"},
        {"with a: b", " (with a - (do (expr b)))"},
        {"with a as b, c as d: e", " (with a b c d (do (expr e)))"},
        {"with (a as b, c as d,): e", " (with a b c d (do (expr e)))"},
        {"with (a, b): c", " (with a - b - (do (expr c)))"},
        {"with (a): b", " (with a - (do (expr b)))"},
        {"with (a, b) as c: d", " (with (tuple a b) c (do (expr d)))"},
        {"with (a).b: c", " (with (. b a) - (do (expr c)))"},
        {"with (yield): a", " (with (yield) - (do (expr a)))"},
        {"with (a if b else c) as d: e", " (with (if-else a b c) d (do (expr e)))"},
        {"with a as (b, c): d", " (with a (tuple b c) (do (expr d)))"},
        {"with a as b.c, d as e[0]: f", " (with a (. c b) d (sub e 0) (do (expr f)))"},
        {"with (open(a) as b): c", " (with (call open a) b (do (expr c)))"},
        {"with (): a", " (with (tuple) - (do (expr a)))"},
        {"with (a for a in b): c", " (with (genexp a (for a b)) - (do (expr c)))"},
        {"with (a := b): c", " (with (:= a b) - (do (expr c)))"},
        {"with (*a, b): c", " (with (tuple (star a) b) - (do (expr c)))"},
        {"with (a), (b): c", " (with a - b - (do (expr c)))"},
        {"match a:\n    case 1: b\n    case [x, *y] if x > 1:\n        c\n    case {\"a\": 1, **k}: d\n    case A(b=c) "
         "| None: e\n    case _: f\n",
         " (match)"},
        {"match a, b:\n    case x, y: pass\n", " (match)"},
        {"match (a):\n    case b: pass\n", " (match)"},
        {"match -a:\n    case 1: pass\n", " (match)"},
        {"if a:\n    if b:\n        c\n    # comment\n\n    d\ne\n",
         " (if a (do (if b (do (expr c))) (expr d))) (expr e)"},
        {"class A:\n    def f(self):\n        if a:\n            return 1\n        return 2\n",
         " (class A (do (def f [ self] (do (if a (do (return 1))) (return 2)))))"},
        {"if a: b; c\nd", " (if a (do (expr b) (expr c))) (expr d)"},
        {"def f():\n    match a:\n        case 1: yield\n", " (def f [] generator (do (match)))"},
        {"while 1:\n  if a:\n      break\n  else: continue\n", " (while 1 (do (if a (do (break)) (else (continue)))))"},
        {"for x in y:\n    pass\n# end", " (for x y (do (pass)))"},
    };
    EXPECT_ALL(rows);
}

static void places(void **state) {
    (void)state;
    static const struct row rows[] = {
        {"a + b", " (expr@1:1-1 (+ a@1:1-1:2 b@1:5-1:6)@1:1-1:6)"},
        {"(a) + b", " (expr@1:1-1 (+ a@1:2-1:3 b@1:7-1:8)@1:1-1:8)"},
        {"(a, b)", " (expr@1:1-1 (tuple a@1:2-1:3 b@1:5-1:6)@1:1-1:7)"},
        {"f(x for x in y)",
         " (expr@1:1-1 (call f@1:1-1:2 (genexp x@1:3-1:4 (for x@1:9-1:10 y@1:14-1:15))@1:2-1:16)@1:1-1:16)"},
        {"a.b[c](d)", " (expr@1:1-1 (call (sub (. b a@1:1-1:2)@1:1-1:4 c@1:5-1:6)@1:1-1:7 d@1:8-1:9)@1:1-1:10)"},
        {"x = [1,\n  2]", " (=@1:1-2 x@1:1-1:2 (list 1@1:6-1:7 2@2:3-2:4)@1:5-2:5)"},
        {"\303\251 = \"\346\227\245\", b",
         " (=@1:1-1 \303\251@1:1-1:2 (tuple \"\\e6\\97\\a5\"@1:5-1:8 b@1:10-1:11)@1:5-1:11)"},
        {"if a:\n    b\n    c\nelif d:\n    e\nd",
         " (if@1:1-5 a@1:4-1:5 (do (expr@2:5-2 b@2:5-2:6) (expr@3:5-3 c@3:5-3:6)) (else (if@4:1-5 d@4:6-4:7 (do "
         "(expr@5:5-5 e@5:5-5:6))))) (expr@6:1-6 d@6:1-6:2)"},
        {"def f(a=1):\n    return a\n", " (def@1:1-2 f [ a=1@1:9-1:10] (do (return@2:5-2 a@2:12-2:13)))"},
        {"@a\ndef f():\n    pass\n", " (def@2:1-3 f [] @a@1:2-1:3 (do (pass@3:5-3)))"},
        {"f\"a{b}c\"", " (expr@1:1-1 (fstring \"a\" (field b@1:5-1:6) \"c\")@1:1-1:9)"},
        {"a < b", " (expr@1:1-1 (compare a@1:1-1:2 < b@1:5-1:6)@1:1-1:6)"},
        {"-a ** b", " (expr@1:1-1 (neg (** a@1:2-1:3 b@1:7-1:8)@1:2-1:8)@1:1-1:8)"},
        {"lambda a: b", " (expr@1:1-1 (lambda [ a] b@1:11-1:12)@1:1-1:12)"},
        {"\"a\" \\\n\"b\"", " (expr@1:1-2 \"ab\"@1:1-2:4)"},
        {"a if b else c", " (expr@1:1-1 (if-else a@1:1-1:2 b@1:6-1:7 c@1:13-1:14)@1:1-1:14)"},
        {"x[1:2, ::3]", " (expr@1:1-1 (sub x@1:1-1:2 (tuple (slice 1@1:3-1:4 2@1:5-1:6 -)@1:3-1:6 (slice - - "
                        "3@1:10-1:11)@1:8-1:11)@1:3-1:11)@1:1-1:12)"},
        {"*a, b = c", " (=@1:1-1 (tuple (star a@1:2-1:3)@1:1-1:3 b@1:5-1:6)@1:1-1:6 c@1:9-1:10)"},
        {"try:\n  a\nexcept A:\n  b\n",
         " (try@1:1-4 (do (expr@2:3-2 a@2:3-2:4)) (except A@3:8-3:9 - (do (expr@4:3-4 b@4:3-4:4))))"},
    };
    dump_positions = true;
    EXPECT_ALL(rows);
    dump_positions = false;
}

static struct module *parse(struct arena *arena, struct faults *faults, const char *program) {
    arena_init(arena);
    faults_init(faults);
    return python_parse(arena, "t.py", program, strlen(program), PYTHON_NEWEST, faults);
}

static void equal_names_are_one_pointer(void **state) {
    (void)state;
    struct arena arena;
    struct faults faults;
    struct module *module = parse(&arena, &faults, "abc = x.abc\ndef abc(abc): global abc\nimport abc\nf(abc=1)\n");
    const struct stmt *assign = module->body.items[0], *def = module->body.items[1], *import = module->body.items[2];
    const char *name = assign->targets.items[0]->name;
    assert_ptr_equal(name, assign->value->name);
    assert_ptr_equal(name, def->function->name);
    assert_ptr_equal(name, def->name);
    assert_ptr_equal(name, def->function->parameters[0].name);
    assert_ptr_equal(name, def->function->body.items[0]->names.items[0]);
    assert_ptr_equal(name, import->aliases[0].name);
    assert_ptr_equal(name, module->body.items[3]->value->keywords[0].name);
    assert_ptr_not_equal(name, assign->value->left->name);
    faults_destroy(&faults);
    arena_destroy(&arena);
}

static void lines_can_be_shown(void **state) {
    (void)state;
    struct arena arena;
    struct faults faults;
    struct module *module = parse(&arena, &faults,
                                  "\xEF\xBB\xBF"
                                  "a = 1\r\n\r\nb = 2");
    size_t length;
    assert_int_equal(module->line_count, 3);
    assert_memory_equal(python_line(module, 1, &length), "a = 1", 5);
    assert_int_equal(length, 5);
    python_line(module, 2, &length);
    assert_int_equal(length, 0);
    assert_memory_equal(python_line(module, 3, &length), "b = 2", 5);
    assert_int_equal(length, 5);
    assert_string_equal(python_line(module, 4, &length), "");
    assert_int_equal(length, 0);
    assert_string_equal(python_line(module, 0, &length), "");
    assert_string_equal(module->source, "a = 1\n\nb = 2");
    faults_destroy(&faults);
    arena_destroy(&arena);
}

static void brackets_are_remembered(void **state) {
    (void)state;
    struct arena arena;
    struct faults faults;
    struct module *module = parse(&arena, &faults, "((a))\na, b\n(a, b)\n(x for x in y)\n");
    assert_true(module->body.items[0]->value->parenthesized);
    assert_false(module->body.items[1]->value->parenthesized);
    assert_true(module->body.items[2]->value->parenthesized);
    assert_false(module->body.items[3]->value->parenthesized);
    faults_destroy(&faults);
    arena_destroy(&arena);
}

static void text_may_hold_zeros(void **state) {
    (void)state;
    struct arena arena;
    struct faults faults;
    struct module *module = parse(&arena, &faults, "'a\\0b'\n");
    assert_int_equal(module->body.items[0]->value->length, 3);
    assert_memory_equal(module->body.items[0]->value->text, "a\0b", 4);
    faults_destroy(&faults);
    arena_destroy(&arena);
}

static void numbers_do_not_ask_the_locale(void **state) {
    (void)state;
    if (!setlocale(LC_ALL, "de_DE.UTF-8"))
        setlocale(LC_ALL, "");
    expect("1.5", " (expr 1.5f)");
    setlocale(LC_ALL, "C");
}

static void types_outside_are_flagged(void **state) {
    (void)state;
    struct arena arena;
    struct faults faults;
    struct module *module = parse(&arena, &faults, "def f[T: int](x): pass\nclass A[*T]: pass\ndef g(): pass\n");
    assert_true(module->body.items[0]->has_type_parameters);
    assert_true(module->body.items[1]->has_type_parameters);
    assert_false(module->body.items[2]->has_type_parameters);
    faults_destroy(&faults);
    arena_destroy(&arena);
}

/* Thousands of elifs, comparisons, ands and pieces of text are no nesting. */
static void long_chains_are_read(void **state) {
    (void)state;
    static const struct {
        const char *first, *more, *last;
    } rows[] = {{"if a: pass\n", "elif b: pass\n", "else: pass\n"},
                {"a", " < b", "\n"},
                {"a", " and b", "\n"},
                {"a", " or b", "\n"},
                {"x = [1", ", 2", "]\n"},
                {"x = 'a'", " 'b'", "\n"},
                {"f(a", ", b=1", ")\n"},
                {"a", " = b", "\n"},
                {"import a", ", b", "\n"},
                {"pass\n", "a = 1\n", ""},
                {"f'a", "{x}", "'"},
                {"del a", ", b", "\n"},
                {"x = [a for a in b", " if c", "]\n"}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct text program;
        struct arena arena;
        struct faults faults;
        text_init(&program);
        text_add(&program, rows[i].first);
        for (int n = 0; n < 20000; n++)
            text_add(&program, rows[i].more);
        text_add(&program, rows[i].last);
        assert_non_null(parse(&arena, &faults, program.data));
        assert_int_equal(faults.count, 0);
        faults_destroy(&faults);
        arena_destroy(&arena);
        text_destroy(&program);
    }
}

static void elif_chains_are_flat_to_walk(void **state) {
    (void)state;
    struct arena arena;
    struct faults faults;
    struct module *module = parse(&arena, &faults, "if a: pass\nelif b: pass\nelse:\n  if c: pass\n");
    const struct stmt *first = module->body.items[0], *second = first->orelse.items[0],
                      *third = second->orelse.items[0];
    assert_false(first->is_elif);
    assert_true(second->is_elif);
    assert_false(third->is_elif);
    faults_destroy(&faults);
    arena_destroy(&arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(atoms),
        cmocka_unit_test(operators),
        cmocka_unit_test(strings),
        cmocka_unit_test(calls_and_functions),
        cmocka_unit_test(displays),
        cmocka_unit_test(simple_statements),
        cmocka_unit_test(compound_statements),
        cmocka_unit_test(places),
        cmocka_unit_test(equal_names_are_one_pointer),
        cmocka_unit_test(lines_can_be_shown),
        cmocka_unit_test(brackets_are_remembered),
        cmocka_unit_test(text_may_hold_zeros),
        cmocka_unit_test(numbers_do_not_ask_the_locale),
        cmocka_unit_test(types_outside_are_flagged),
        cmocka_unit_test(long_chains_are_read),
        cmocka_unit_test(elif_chains_are_flat_to_walk),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
