/* What is saved reads back as the same lesson: every shipped one, and one with everything that a lesson can have. */
#include "scenario_helper.h"
#include "scenario_write.h"

#include <dirent.h>
#include <stdio.h>
#include <unistd.h>

static void same_text(const char *a, const char *b) {
    if (a && b)
        assert_string_equal(a, b);
    else
        assert_true(!a && !b);
}

static void same_notes(const struct scenario *a, const struct scenario *b) {
    assert_int_equal(a->note_count, b->note_count);
    for (int i = 0; i < a->note_count; i++) {
        const struct line_note *x = &a->notes[i], *y = &b->notes[i];
        assert_int_equal(x->line, y->line);
        assert_int_equal(x->last_line, y->last_line);
        assert_int_equal(x->times, y->times);
        assert_int_equal(x->stop, y->stop);
        same_text(x->say, y->say);
        same_text(x->say_before, y->say_before);
        same_text(x->teacher, y->teacher);
        assert_int_equal(x->ask != NULL, y->ask != NULL);
        if (!x->ask)
            continue;
        assert_string_equal(x->ask->question, y->ask->question);
        assert_int_equal(x->ask->click, y->ask->click);
        assert_int_equal(x->ask->option_count, y->ask->option_count);
        for (int j = 0; j < x->ask->option_count; j++) {
            assert_string_equal(x->ask->options[j].text, y->ask->options[j].text);
            same_text(x->ask->options[j].because, y->ask->options[j].because);
            assert_int_equal(x->ask->options[j].right, y->ask->options[j].right);
        }
    }
}

static void same_graphs(const struct graph *a, const struct graph *b) {
    assert_int_equal(a->object_count, b->object_count);
    assert_int_equal(a->name_count, b->name_count);
    for (int i = 0; i < a->object_count; i++) {
        const struct graph_object *x = &a->objects[i], *y = &b->objects[i];
        assert_string_equal(x->id, y->id);
        assert_string_equal(x->type, y->type);
        same_text(x->value, y->value);
        assert_int_equal(x->refcount, y->refcount);
        assert_int_equal(x->outside, y->outside);
        assert_int_equal(x->generation, y->generation);
        assert_int_equal(x->size, y->size);
        assert_true(x->tracked == y->tracked && x->finalizer == y->finalizer);
        assert_int_equal(x->ref_count, y->ref_count);
        assert_int_equal(x->weakref_count, y->weakref_count);
        for (int j = 0; j < x->ref_count; j++) {
            same_text(x->refs[j].label, y->refs[j].label);
            assert_int_equal(x->refs[j].target, y->refs[j].target);
        }
        for (int j = 0; j < x->weakref_count; j++)
            assert_int_equal(x->weakrefs[j].callback, y->weakrefs[j].callback);
    }
    for (int i = 0; i < a->name_count; i++) {
        assert_string_equal(a->names[i].name, b->names[i].name);
        assert_int_equal(a->names[i].target, b->names[i].target);
    }
}

static void there_and_back(const struct scenario *scenario) {
    struct scenario read;
    struct faults faults;
    struct text out, again;
    text_init(&out);
    text_init(&again);
    faults_init(&faults);
    scenario_init(&read);
    scenario_write(scenario, &out);
    if (!scenario_parse(&read, "saved.json", out.data, out.length, false, &faults)) {
        faults_write(&faults, &again, true);
        fail_msg("%s", again.data);
    }
    same_text(scenario->title, read.title);
    same_text(scenario->summary, read.summary);
    same_text(scenario->level, read.level);
    same_text(scenario->misconception, read.misconception);
    same_text(scenario->python, read.python);
    assert_int_equal(scenario->order, read.order);
    assert_int_equal(scenario->topic_count, read.topic_count);
    for (int i = 0; i < read.topic_count; i++)
        assert_string_equal(scenario->topics[i], read.topics[i]);
    assert_true(scenario->has_heap == read.has_heap && scenario->has_program == read.has_program);
    assert_int_equal(scenario->program_length, read.program_length);
    assert_string_equal(scenario->program, read.program);
    same_notes(scenario, &read);
    same_graphs(&scenario->graph, &read.graph);
    scenario_write(&read, &again);
    assert_string_equal(out.data, again.data);
    text_destroy(&out);
    text_destroy(&again);
    faults_destroy(&faults);
    scenario_destroy(&read);
}

static void every_shipped_lesson(void **state) {
    (void)state;
    DIR *folder = opendir(PROJECT_ROOT "/scenarios");
    int count = 0;
    assert_non_null(folder);
    for (struct dirent *entry; (entry = readdir(folder));) {
        char path[1024];
        const char *dot = strchr(entry->d_name, '.');
        if (!dot || strcmp(dot, ".json") != 0)
            continue;
        struct scenario scenario;
        struct faults faults;
        faults_init(&faults);
        scenario_init(&scenario);
        snprintf(path, sizeof path, PROJECT_ROOT "/scenarios/%s", entry->d_name);
        assert_true(scenario_load(&scenario, path, &faults));
        there_and_back(&scenario);
        count++;
        scenario_destroy(&scenario);
        faults_destroy(&faults);
    }
    closedir(folder);
    assert_true(count >= 14);
}

static void everything_that_a_lesson_can_have(void **state) {
    (void)state;
    struct scenario scenario;
    parse_quoted(&scenario,
                 "{'format': 'heapscope-scenario', 'version': 1, 'title': 'Caf\\u00e9 \\\"x\\\" \\\\', 'python': '3.13t',\n"
                 " 'topics': ['a', 'b\\n'], 'level': 'of my own',\n"
                 " 'heap': {'objects': [\n"
                 "   {'id': 'a', 'type': 'Node', 'refs': {'ref': 'b', 'own': 'a'}, 'refcount': 4, 'generation': 2},\n"
                 "   {'id': 'b', 'type': 'list', 'refs': ['a', 'c', 'c'], 'finalizer': true},\n"
                 "   {'id': 'c', 'type': 'str', 'tracked': false, 'size': 50, 'value': '\\'hello\\'',\n"
                 "    'weakrefs': [{'callback': true}, {'callback': false}]}], 'names': {'n1': 'a', 'n2': 'c'}},\n"
                 " 'program': ['', '# a comment', {'code': 'for i in range(2):\\n    x = i', 'say': 's'},\n"
                 "   {'code': '\\n# idle\\ny = \\u0022\\\\t\\u0022', 'say': 'b', 'stop': true, 'times': 3},\n"
                 "   {'code': 'z = 1', 'teacher': 't', 'ask': {'question': 'q?', 'options': [\n"
                 "     {'text': 'no', 'because': 'c'}, {'text': 'yes', 'right': true}]}},\n"
                 "   {'code': 'w = 2', 'say_before': 'p', 'ask': {'question': 'which?', 'click': true}}, '', '']}",
                 "");
    there_and_back(&scenario);
    scenario_destroy(&scenario);
}

static void a_program_alone_keeps_its_last_line_end(void **state) {
    (void)state;
    static const char *const programs[] = {"", "x = 1", "x = 1\n", "\n\nx = 1\n\n", "s = 'é\"\\\\'\n"};
    for (size_t i = 0; i < sizeof programs / sizeof *programs; i++) {
        struct scenario scenario;
        struct faults faults;
        faults_init(&faults);
        scenario_init(&scenario);
        assert_true(scenario_parse(&scenario, "a.py", programs[i], strlen(programs[i]), true, &faults));
        there_and_back(&scenario);
        scenario_destroy(&scenario);
        faults_destroy(&faults);
    }
}

static void what_cannot_be_saved_is_told(void **state) {
    (void)state;
    static const char *const bad[] = {"/tmp/lesson", "/tmp/lesson.txt", "/nowhere/at/all/lesson.json"};
    struct scenario scenario;
    parse_quoted(&scenario, "{'format': 'heapscope-scenario', 'version': 1, 'heap': {'objects': []}}", "");
    for (size_t i = 0; i <= sizeof bad / sizeof *bad; i++) {
        struct faults faults;
        faults_init(&faults);
        assert_false(scenario_save(&scenario, i < 3 ? bad[i] : "/tmp/graph.py", &faults));
        assert_int_equal(faults.count, 1);
        faults_destroy(&faults);
    }
    assert_int_not_equal(access("/tmp/graph.py", F_OK), 0);
    scenario_destroy(&scenario);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_shipped_lesson),
        cmocka_unit_test(everything_that_a_lesson_can_have),
        cmocka_unit_test(a_program_alone_keeps_its_last_line_end),
        cmocka_unit_test(what_cannot_be_saved_is_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
