/* What a good file says arrives as it was said. */
#include "scenario_helper.h"

#include <stdio.h>
#include <unistd.h>

#define HEAD "{'format': 'heapscope-scenario', 'version': 1,\n"

static void everything_about_the_lesson_is_read(void **state) {
    (void)state;
    struct scenario scenario;
    parse_quoted(&scenario,
                 HEAD " '$schema': 'x', 'title': 'Caf\\u00e9 \\ud83d\\ude00', 'summary': 's', 'level': 'beginner',\n"
                      " 'topics': ['cycles', 'gc'], 'misconception': 'm', 'order': 7, 'python': '3.13t', 'program': ['x = 1']}",
                 "");
    assert_string_equal(scenario.title, "Café 😀");
    assert_string_equal(scenario.summary, "s");
    assert_string_equal(scenario.level, "beginner");
    assert_string_equal(scenario.misconception, "m");
    assert_int_equal(scenario.order, 7);
    assert_string_equal(scenario.python, "3.13t");
    assert_string_equal(scenario.path, "t.json");
    assert_int_equal(scenario.topic_count, 2);
    assert_string_equal(scenario.topics[1], "gc");
    assert_true(scenario.has_program);
    assert_false(scenario.has_heap);
    scenario_destroy(&scenario);
    assert_string_equal(scenario.title, "");
}

static void what_is_not_given_is_empty(void **state) {
    (void)state;
    struct scenario scenario;
    parse_quoted(&scenario, "\xEF\xBB\xBF" HEAD " 'heap': {'objects': []}}\r\n", "");
    assert_string_equal(scenario.title, "");
    assert_string_equal(scenario.program, "");
    assert_null(scenario.python);
    assert_int_equal(scenario.order, 0);
    assert_int_equal(scenario.note_count, 0);
    assert_int_equal(scenario.graph.object_count, 0);
    assert_true(scenario.has_heap);
    assert_false(scenario.has_program);
    scenario_destroy(&scenario);
}

static void lines_carry_their_notes(void **state) {
    (void)state;
    struct scenario scenario;
    parse_quoted(&scenario,
                 HEAD " 'program': [\n"
                      "  'for i in range(3):',\n"
                      "  {'say': 'a', 'code': '    x = i', 'times': 2, 'stop': true, 'teacher': 't'},\n"
                      "  {'code': 'bare'},\n"
                      "  {'code': 'y = 1', 'say_before': 'b', 'ask': {'question': 'q?', 'options': [\n"
                      "     {'text': 'no', 'because': 'c', 'right': false}, {'text': 'yes', 'right': true}]}},\n"
                      "  {'code': 'z = 1', 'ask': {'question': 'which?', 'click': true}, 'stop': false}]}",
                 "");
    assert_string_equal(scenario.program, "for i in range(3):\n    x = i\nbare\ny = 1\nz = 1");
    assert_int_equal(scenario.program_length, strlen(scenario.program));
    assert_int_equal(scenario.note_count, 3);
    assert_null(scenario_note(&scenario, 2, 1));
    assert_null(scenario_note(&scenario, 2, 3));
    assert_null(scenario_note(&scenario, 3, 1));
    assert_null(scenario_note(&scenario, 6, 1));
    const struct line_note *note = scenario_note(&scenario, 2, 2);
    assert_string_equal(note->say, "a");
    assert_string_equal(note->teacher, "t");
    assert_true(note->stop);
    assert_null(note->ask);
    assert_null(note->say_before);
    note = scenario_note(&scenario, 4, 1);
    assert_string_equal(note->say_before, "b");
    assert_int_equal(note->ask->option_count, 2);
    assert_string_equal(note->ask->options[0].because, "c");
    assert_false(note->ask->options[0].right);
    assert_true(note->ask->options[1].right);
    assert_null(note->ask->options[1].because);
    note = scenario_note(&scenario, 5, 1);
    assert_true(note->ask->click);
    assert_int_equal(note->ask->option_count, 0);
    assert_false(note->stop);
    scenario_destroy(&scenario);
}

static void code_may_hold_several_lines(void **state) {
    (void)state;
    struct scenario scenario;
    parse_quoted(&scenario,
                 HEAD " 'program': [\n"
                      "  {'code': '# why\\r\\n\\r\\nx = [\\n    1]', 'say': 'a'},\n"
                      "  'y = 2\\nz = 3'\n"
                      "]}",
                 "");
    assert_string_equal(scenario.program, "# why\n\nx = [\n    1]\ny = 2\nz = 3");
    assert_int_equal(scenario.note_count, 1);
    assert_int_equal(scenario.notes[0].line, 3); /* the first that runs */
    assert_int_equal(scenario.notes[0].last_line, 4);
    scenario_destroy(&scenario);
}

static void check_place(const struct scenario *scenario, int line, int column, int file_line, int file_column) {
    int got_line, got_column;
    scenario_place(scenario, line, column, &got_line, &got_column);
    assert_int_equal(got_line, file_line);
    assert_int_equal(got_column, file_column);
}

static void places_lead_back_into_the_file(void **state) {
    (void)state;
    struct scenario scenario;
    parse_quoted(&scenario,
                 HEAD " 'program': [\n"
                      "  'x = é + ?', {'say': 's', 'code': 'y ='},\n"
                      "  'p(\\'\\ud83d\\ude00\\u00e9\\', ?)\\n  q = ?\\n\\n'\n"
                      "]}",
                 "");
    assert_int_equal(scenario.place_count, 6);
    check_place(&scenario, 1, 1, 3, 4);
    check_place(&scenario, 1, 9, 3, 12);
    check_place(&scenario, 2, 3, 3, 40);
    check_place(&scenario, 3, 1, 4, 4);
    check_place(&scenario, 3, 4, 4, 8);  /* past \" */
    check_place(&scenario, 3, 5, 4, 20); /* past a pair of \u escapes */
    check_place(&scenario, 3, 6, 4, 26);
    check_place(&scenario, 3, 99, 4, 32); /* not past the line's end */
    check_place(&scenario, 4, 7, 4, 40);
    check_place(&scenario, 6, 1, 4, 45);
    check_place(&scenario, 7, 3, 4, 45);
    scenario_destroy(&scenario);
}

static void a_graph_is_read(void **state) {
    (void)state;
    struct scenario scenario;
    parse_quoted(&scenario,
                 HEAD " 'heap': {'names': {'n1': 'a', 'n2': 'a'}, 'objects': [\n"
                      "  {'id': 'a', 'type': 'Node', 'refs': {'next': 'b', '': 'b', 'me': 'a'}, 'refcount': 6,\n"
                      "   'weakrefs': [{'callback': true}, {}], 'finalizer': true},\n"
                      "  {'id': 'b', 'type': 'list', 'refs': ['a', 'c', 'c'], 'generation': 2, 'size': 88},\n"
                      "  {'id': 'c', 'type': 'str', 'tracked': false, 'value': '[1]', 'refcount': 2}]}}",
                 "");
    const struct graph *graph = &scenario.graph;
    assert_int_equal(graph->object_count, 3);
    const struct graph_object *a = &graph->objects[0], *b = &graph->objects[1], *c = &graph->objects[2];
    assert_string_equal(a->id, "a");
    assert_string_equal(a->type, "Node");
    assert_null(a->value);
    assert_int_equal(a->ref_count, 3);
    assert_false(a->refs_are_items);
    assert_string_equal(a->refs[0].label, "next");
    assert_string_equal(a->refs[1].label, "");
    assert_int_equal(a->refs[1].target, 1);
    assert_int_equal(a->refs[2].target, 0);
    assert_int_equal(a->refcount, 6);
    assert_int_equal(a->outside, 2); /* beyond two names, itself and b */
    assert_int_equal(a->weakref_count, 2);
    assert_true(a->weakrefs[0].callback);
    assert_false(a->weakrefs[1].callback);
    assert_true(a->finalizer && a->tracked);
    assert_int_equal(a->generation, 0);
    assert_int_equal(a->size, -1);
    assert_true(b->refs_are_items);
    assert_null(b->refs[0].label);
    assert_int_equal(b->ref_count, 3);
    assert_int_equal(b->refs[2].target, 2);
    assert_int_equal(b->generation, 2);
    assert_int_equal(b->size, 88);
    assert_int_equal(b->refcount, -1);
    assert_int_equal(b->outside, 0);
    assert_string_equal(c->value, "[1]");
    assert_false(c->tracked);
    assert_int_equal(c->outside, 0);
    assert_int_equal(graph->name_count, 2);
    assert_string_equal(graph->names[1].name, "n2");
    assert_int_equal(graph->names[1].target, 0);
    scenario_destroy(&scenario);
}

static void parse_python_text(struct scenario *scenario, const char *bytes, size_t length, const char *expected) {
    struct faults faults;
    struct text out;
    faults_init(&faults);
    text_init(&out);
    text_add(&out, "");
    scenario_init(scenario);
    assert_int_equal(scenario_parse(scenario, "some/dir/walk.py", bytes, length, true, &faults), *expected == 0);
    faults_write(&faults, &out, false);
    assert_string_equal(out.data, expected);
    text_destroy(&out);
    faults_destroy(&faults);
}

static void a_python_file_is_a_lesson_too(void **state) {
    (void)state;
    struct scenario scenario;
    static const char bytes[] = "\xEF\xBB\xBFx = 1\r\ny = 'a'\rz\n";
    parse_python_text(&scenario, bytes, sizeof bytes - 1, "");
    assert_string_equal(scenario.title, "walk.py");
    assert_string_equal(scenario.program, "x = 1\ny = 'a'\nz\n");
    assert_int_equal(scenario.program_length, strlen(scenario.program));
    assert_true(scenario.has_program);
    assert_null(scenario.python);
    check_place(&scenario, 2, 5, 2, 5);
    scenario_destroy(&scenario);
    parse_python_text(&scenario, "x = 1\ny = '\xE9'\n", 13,
                      "some/dir/walk.py:2:6: byte 0xE9 is not UTF-8; save this file as UTF-8\n");
    parse_python_text(&scenario, "x\n \0", 4,
                      "some/dir/walk.py:2:2: a byte of value 0 can't stand in a program; this may be no text file\n");
    parse_python_text(&scenario, "", 0, "");
    assert_string_equal(scenario.program, "");
    scenario_destroy(&scenario);
}

static void load(struct scenario *scenario, const char *path, const char *expected) {
    struct faults faults;
    struct text out;
    faults_init(&faults);
    text_init(&out);
    text_add(&out, "");
    assert_int_equal(scenario_load(scenario, path, &faults), *expected == 0);
    faults_write(&faults, &out, false);
    assert_string_equal(out.data, expected);
    text_destroy(&out);
    faults_destroy(&faults);
}

static void files_are_read_by_their_ending(void **state) {
    (void)state;
    struct scenario scenario;
    scenario_init(&scenario);
    load(&scenario, PROJECT_ROOT "/scenarios/two-node-cycle.json", "");
    assert_string_equal(scenario.title, "The two-Node cycle");
    load(&scenario, "nothing-here.json", "nothing-here.json: can't open this file: No such file or directory\n");
    load(&scenario, "lesson.txt",
         "lesson.txt: expected a name ending in .json (a scenario) or .py (a Python program)\n");
    load(&scenario, ".json", ".json: expected a name ending in .json (a scenario) or .py (a Python program)\n");
    assert_string_equal(scenario.title, "The two-Node cycle"); /* the last good one is kept */
    load(&scenario, scenario.path, "");                        /* though its own path is given */
    assert_string_equal(scenario.title, "The two-Node cycle");
    scenario_destroy(&scenario);
    char path[] = "/tmp/heapscope-test-XXXXXX";
    int handle = mkstemp(path);
    char named[64];
    snprintf(named, sizeof named, "%s.PY", path);
    assert_true(handle >= 0 && write(handle, "x = 1\n", 6) == 6 && close(handle) == 0 && rename(path, named) == 0);
    load(&scenario, named, "");
    assert_string_equal(scenario.program, "x = 1\n");
    unlink(named);
    scenario_destroy(&scenario);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(everything_about_the_lesson_is_read),
        cmocka_unit_test(what_is_not_given_is_empty),
        cmocka_unit_test(lines_carry_their_notes),
        cmocka_unit_test(code_may_hold_several_lines),
        cmocka_unit_test(places_lead_back_into_the_file),
        cmocka_unit_test(a_graph_is_read),
        cmocka_unit_test(a_python_file_is_a_lesson_too),
        cmocka_unit_test(files_are_read_by_their_ending),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
