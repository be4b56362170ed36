/* A program becomes a starter lesson: what its comments become, and what stays as it was. */
#include "scenario_helper.h"
#include "scenario_starter.h"
#include "scenario_write.h"

/* The lesson that `program`, a file of that name, becomes; read back from what is written of it. */
static void start(struct scenario *lesson, const char *name, const char *program) {
    struct scenario starter;
    struct faults faults;
    struct text out;
    scenario_init(&starter);
    scenario_init(lesson);
    faults_init(&faults);
    text_init(&out);
    assert_true(scenario_parse(&starter, name, program, strlen(program), true, &faults));
    scenario_starter(&starter);
    starter.python = "3.14";
    scenario_write(&starter, &out);
    assert_true(scenario_parse(lesson, "t.json", out.data, out.length, false, &faults));
    text_destroy(&out);
    faults_destroy(&faults);
    scenario_destroy(&starter);
}

static void check_program(const char *program, const char *expected) {
    struct scenario lesson;
    start(&lesson, "x.py", program);
    assert_string_equal(lesson.program, expected);
    scenario_destroy(&lesson);
}

static void comments_become_words(void **state) {
    (void)state;
    struct scenario lesson;
    start(&lesson, "folder/my_first-lesson.py",
          "#!/usr/bin/python3\n# -*- coding: utf-8 -*-\n# Two names,\n# one list.\n\n"
          "a = []  # a \"list\"\n\n# now a second\n# name\nb = a\n    # deeper\nprint(b)   # and\\out\n");
    assert_string_equal(lesson.title, "My first lesson");
    assert_string_equal(lesson.summary, "Two names, one list.");
    assert_string_equal(lesson.level, "beginner");
    assert_string_equal(lesson.python, "3.14");
    assert_string_equal(lesson.program, "#!/usr/bin/python3\n# -*- coding: utf-8 -*-\na = []\n\nb = a\nprint(b)");
    assert_int_equal(lesson.note_count, 3);
    assert_string_equal(lesson.notes[0].say, "a \"list\"");
    assert_null(lesson.notes[0].say_before);
    assert_true(lesson.notes[0].stop);
    assert_string_equal(lesson.notes[1].say_before, "now a second name");
    assert_int_equal(lesson.notes[1].line, 5);
    assert_string_equal(lesson.notes[2].say_before, "deeper");
    assert_string_equal(lesson.notes[2].say, "and\\out");
    scenario_destroy(&lesson);
}

static void a_docstring_is_the_summary(void **state) {
    (void)state;
    static const char *const programs[][2] = {
        {"\"\"\"One\n   two.\n\nMore.\n\"\"\"\nx = 1", "One two."}, {"'short'  # note\nx = 1", "short"},
        {"\"\"\"\nNext line.\n\"\"\"\n", "Next line."}, {"# Head.\n\n'no'\n", "Head."}, {"'a' 'b'\nx = 1", ""},
        {"x = 1\n'late'\n", ""}, {"'a\\n'\n", ""}, {"'a'.upper()\n", ""}, {"''\n", ""}, {"\"\"\"\"\"\"\n", ""},
    };
    for (size_t i = 0; i < sizeof programs / sizeof *programs; i++) {
        struct scenario lesson;
        start(&lesson, "x.py", programs[i][0]);
        assert_string_equal(lesson.summary, programs[i][1]);
        assert_string_equal(lesson.schema, "scenario.schema.json");
        if (*programs[i][1] && *programs[i][0] != '#')
            assert_true(*lesson.program == *programs[i][0]); /* it stays */
        scenario_destroy(&lesson);
    }
}

static void a_statement_of_several_lines_stays_together(void **state) {
    (void)state;
    struct scenario lesson;
    start(&lesson, "x.py", "data = [  # inside\n    1,\n]  # behind\ny = 1 + \\\n    2  # sum\ns = '''# no\ncomment'''  # text\n");
    assert_string_equal(lesson.program, "data = [  # inside\n    1,\n]\ny = 1 + \\\n    2\ns = '''# no\ncomment'''");
    assert_int_equal(lesson.note_count, 3);
    assert_int_equal(lesson.notes[0].line, 1);
    assert_int_equal(lesson.notes[0].last_line, 3);
    assert_string_equal(lesson.notes[0].say, "behind");
    assert_int_equal(lesson.notes[1].line, 4);
    assert_string_equal(lesson.notes[1].say, "sum");
    assert_string_equal(lesson.notes[2].say, "text");
    scenario_destroy(&lesson);
}

static void what_is_no_comment_is_left_alone(void **state) {
    (void)state;
    static const char *const programs[] = {
        "x = '#'", "x = \"it's # \\\" #\"", "x = r'\\'  + '#'", "x = f\"{'#'}{{#\"", "x = f'{y[\"#\"]:#x}'",
        "x = '''a\n# b\n'''", "x = [\n    # inside\n    1]", "x = f'{f\"{1}\"}#'", "x = rb'#'", "", "# only this", "x = 1\n# the end",
    };
    for (size_t i = 0; i < sizeof programs / sizeof *programs; i++)
        check_program(programs[i], programs[i]);
}

static void comments_that_no_words_could_be_shown_for_stay(void **state) {
    (void)state;
    static const char *const programs[] = {
        "if x:\n    pass\n# otherwise\nelse:  # here\n    pass", "# guard\ntry:\n    x()\nexcept E:  # ours\n    pass",
        "# wrapped\n@decorated\ndef f(): pass", "import gc  # noqa", "x = 1  # type: int", "# -----\nx = 1", "x = 1  #", "x = 1\n# apart\n\ny = 2",
    };
    for (size_t i = 0; i < sizeof programs / sizeof *programs; i++)
        check_program(programs[i], programs[i]);
}

/* What does not parse as Python must do no harm here either. */
static void broken_programs_do_no_harm(void **state) {
    (void)state;
    static const char *const programs[] = {"x = 'open", "x = '''open # a\n", "x = [ # open\n", "\\", "x = f'{", "x = f'{{'#", ")))# a", "'", "\"\"", "\"\"\"", "f'{f'{f'{f'{f'{f'{f'{f'{f'{f'{#"};
    for (size_t i = 0; i < sizeof programs / sizeof *programs; i++) {
        struct scenario lesson;
        start(&lesson, "x.py", programs[i]);
        assert_true(lesson.program_length <= strlen(programs[i]));
        scenario_destroy(&lesson);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(comments_become_words),
        cmocka_unit_test(a_docstring_is_the_summary),
        cmocka_unit_test(a_statement_of_several_lines_stays_together),
        cmocka_unit_test(what_is_no_comment_is_left_alone),
        cmocka_unit_test(comments_that_no_words_could_be_shown_for_stay),
        cmocka_unit_test(broken_programs_do_no_harm),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
