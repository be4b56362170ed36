#include "options.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

enum { WORDS = 12 };

/* Parses a call written with blanks between its words. The words last until the next call. */
static bool parse(struct options *options, const char *call, struct text *problem) {
    static char room[256];
    char *argv[WORDS + 1] = {0};
    static char *kept[WORDS + 1]; /* options->files points into it */
    int argc = 0;
    strcpy(room, call);
    for (char *word = strtok(room, " "); word && argc < WORDS; word = strtok(NULL, " "))
        argv[argc++] = word;
    memcpy(kept, argv, sizeof kept);
    text_clear(problem);
    return options_parse(options, argc, kept, problem);
}

static void the_first_word_chooses_the_call(void **state) {
    struct options options;
    assert_true(parse(&options, "heapscope", *state));
    assert_int_equal(options.command, COMMAND_WINDOW);
    assert_int_equal(options.file_count, 0);
    assert_true(parse(&options, "heapscope lesson.json", *state));
    assert_int_equal(options.command, COMMAND_WINDOW);
    assert_string_equal(options.files[0], "lesson.json");
    assert_true(parse(&options, "heapscope run a.py", *state));
    assert_int_equal(options.command, COMMAND_RUN);
    assert_true(parse(&options, "heapscope ./run", *state));
    assert_int_equal(options.command, COMMAND_WINDOW);
}

static void values_are_read_in_every_form(void **state) {
    struct options options;
    assert_true(
        parse(&options, "heapscope export a.json -o out.png --size=1920x1080 --theme dark --at line:13#2", *state));
    assert_string_equal(options.output, "out.png");
    assert_int_equal(options.width, 1920);
    assert_int_equal(options.height, 1080);
    assert_int_equal(options.theme, THEME_DARK);
    assert_string_equal(options.at, "line:13#2");
    assert_string_equal(options.files[0], "a.json");
    assert_true(parse(&options, "heapscope --scale 150% --full a.json", *state)); /* an unambiguous beginning */
    assert_int_equal(options.scale, 150);
    assert_true(options.fullscreen);
    assert_true(
        parse(&options, "heapscope run a.py --max-statements 5 --max-objects 6 --max-depth 7 --no-exit", *state));
    assert_int_equal(options.max_statements, 5);
    assert_int_equal(options.max_objects, 6);
    assert_int_equal(options.max_depth, 7);
    assert_true(options.no_exit);
    assert_true(parse(&options, "heapscope run -- --odd.py", *state));
    assert_string_equal(options.files[0], "--odd.py");
    assert_true(parse(&options, "heapscope narrate - --steps event", *state));
    assert_string_equal(options.files[0], "-");
    assert_true(options.by_event);
}

static void help_may_be_written_as_a_call(void **state) {
    struct options options;
    assert_true(parse(&options, "heapscope help", *state));
    assert_true(options.help);
    assert_int_equal(options.command, COMMAND_WINDOW);
    assert_true(parse(&options, "heapscope help export", *state));
    assert_true(options.help);
    assert_int_equal(options.command, COMMAND_EXPORT);
}

static void one_parse_leaves_nothing_to_the_next(void **state) {
    struct options options;
    assert_true(parse(&options, "heapscope run a.py --no-exit --python 3.11", *state));
    assert_true(parse(&options, "heapscope run b.py", *state));
    assert_false(options.no_exit);
    assert_null(options.python);
    assert_string_equal(options.files[0], "b.py");
}

static void help_and_version_work_on_every_call(void **state) {
    for (int i = 0; i < COMMAND_COUNT; i++) {
        struct options options;
        char call[64];
        const char *name = options_command_name((enum command)i), *space = *name ? " " : "";
        sprintf(call, "heapscope%s%s --help", space, name);
        assert_true(parse(&options, call, *state));
        assert_true(options.help);
        assert_int_equal(options.command, i);
        sprintf(call, "heapscope%s%s --version", space, name);
        assert_true(parse(&options, call, *state));
        assert_true(options.version);
        struct text help;
        text_init(&help);
        options_help((enum command)i, &help);
        assert_non_null(strstr(help.data, "--help"));
        text_destroy(&help);
    }
}

/* Each refused, in one line that says something of use. */
static void nonsense_is_refused_with_a_hint(void **state) {
    static const struct {
        const char *call, *said;
    } cases[] = {
        {"heapscope run a.py --pyhton 3.11", "--python"},
        {"heapscope run a.py --theme dark", "no option '--theme'"},
        {"heapscope run a.py -x", "no option '-x'"},
        {"heapscope run a.py --max 3", "'--max' may be one of --max-statements, --max-objects, --max-depth;"},
        {"heapscope --bad", "`heapscope --help` lists"}, /* and not "--at" */
        {"heapscope run a.py --python", "needs a value"},
        {"heapscope export a.json -o", "needs a value"},
        {"heapscope run a.py --no-exit=yes", "takes no value"},
        {"heapscope run", "heapscope run FILE"},
        {"heapscope run a.py b.py", "b.py"},
        {"heapscope versions a.py", "takes no file"},
        {"heapscope illustrate a.py", "no call 'illustrate'; `heapscope --help`"},
        {"heapscope a.py run", "call first: heapscope run"},
        {"heapscope export a.json", "-o OUT"},
        {"heapscope naratte a.json", "narrate"},
        {"heapscope --lang en run a.json", "call first"},
        {"heapscope --scale 50% a.json", "75%"},
        {"heapscope --scale 1e2 a.json", "75%"},
        {"heapscope --scale -100 a.json", "75%"},
        {"heapscope --theme blue a.json", "light or dark"},
        {"heapscope --lang xx a.json", "en"},
        {"heapscope export a.json -o b.png --size 1280", "1280x720"},
        {"heapscope export a.json -o b.png --size 1280x72000", "8192"},
        {"heapscope narrate a.json --steps word", "line or event"},
        {"heapscope run a.py --max-statements 0", "whole number"},
        {"heapscope run a.py --max-statements 99999999999999999999", "whole number"},
        {"heapscope run a.py --max-objects 4294967296", "whole number"},
    };
    struct text *problem = *state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct options options;
        if (parse(&options, cases[i].call, problem))
            fail_msg("accepted: %s", cases[i].call);
        if (!strstr(problem->data, cases[i].said))
            fail_msg("%s: said \"%s\", not \"%s\"", cases[i].call, problem->data, cases[i].said);
        assert_null(strchr(problem->data, '\n'));
        assert_null(strchr(problem->data, '{')); /* every place was filled in */
    }
}

static int begin(void **state) {
    static struct text problem;
    *state = &problem;
    setenv("LC_ALL", "C", 1);
    return 0;
}

static int end(void **state) {
    text_destroy(*state);
    return 0;
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_first_word_chooses_the_call),      cmocka_unit_test(values_are_read_in_every_form),
        cmocka_unit_test(one_parse_leaves_nothing_to_the_next), cmocka_unit_test(help_and_version_work_on_every_call),
        cmocka_unit_test(nonsense_is_refused_with_a_hint),      cmocka_unit_test(help_may_be_written_as_a_call),
    };
    return cmocka_run_group_tests(tests, begin, end);
}
