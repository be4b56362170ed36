/* The lessons that ship: all good files, each with what a lesson needs, and named in the teacher's guide. */
#include "file.h"
#include "scenario_helper.h"

#include <dirent.h>
#include <stdio.h>
#include <unistd.h>

enum { SAYS = 3, STOPS = 2, ASKS = 2, TEACHERS = 1, LINES_MOST = 40, LEAST = 50 };

/* Each answer tells why it is right, or what the one who chose it overlooked; and no two say the same. */
static void check_question(const struct question *ask, const char *name, int line) {
    for (int i = 0; i < ask->option_count; i++) {
        if (!ask->options[i].because)
            fail_msg("%s: line %d: an answer has no \"because\"", name, line);
        for (int j = 0; j < i; j++)
            if (strcmp(ask->options[i].text, ask->options[j].text) == 0)
                fail_msg("%s: line %d: two answers are the same", name, line);
    }
}

static void check_words(const struct scenario *scenario, const char *name) {
    int says = 0, stops = 0, asks = 0, teacher = 0;
    for (int i = 0; i < scenario->note_count; i++) {
        const struct line_note *note = &scenario->notes[i];
        says += note->say || note->say_before;
        stops += note->stop;
        asks += note->ask != NULL;
        teacher += note->teacher != NULL;
        if (note->ask)
            check_question(note->ask, name, note->line);
    }
    if (says < SAYS || stops < STOPS || asks < ASKS || teacher < TEACHERS)
        fail_msg("%s: %d say, %d stop, %d ask, %d teacher", name, says, stops, asks, teacher);
    if (scenario->place_count > LINES_MOST)
        fail_msg("%s: %d lines are more than a class reads", name, scenario->place_count);
}

/* `orders`: [1 .. order_most] which place of the course is taken. */
static void check_lesson(const char *name, bool *orders, int order_most) {
    struct scenario scenario;
    struct faults faults;
    struct text path, out;
    scenario_init(&scenario);
    faults_init(&faults);
    text_init(&path);
    text_init(&out);
    text_printf(&path, "%s/scenarios/%s", PROJECT_ROOT, name);
    if (!scenario_load(&scenario, path.data, &faults)) {
        faults_write(&faults, &out, false);
        fail_msg("%s", out.data);
    }
    if (!*scenario.title || !*scenario.summary || !*scenario.level || !*scenario.misconception ||
        !scenario.topic_count || !scenario.python || !scenario.has_program)
        fail_msg("%s: a title, summary, level, topics, misconception, version or program is missing", name);
    if (strcmp(scenario.level, "beginner") != 0 && strcmp(scenario.level, "intermediate") != 0 &&
        strcmp(scenario.level, "advanced") != 0)
        fail_msg("%s: the level is \"%s\"", name, scenario.level);
    if (scenario.order < 1 || scenario.order > order_most || orders[scenario.order])
        fail_msg("%s: its place in the course, %d, is taken or leaves a gap", name, scenario.order);
    orders[scenario.order] = true;
    check_words(&scenario, name);
    if (!scenario.has_heap) { /* what real Python printed is on record */
        text_clear(&path);
        text_printf(&path, "%s/tests/conformance/scenarios/%s/%.*s.txt", PROJECT_ROOT, scenario.python,
                    (int)(strlen(name) - strlen(".json")), name);
        if (access(path.data, R_OK) != 0)
            fail_msg("%s is missing", path.data);
    }
    text_destroy(&path);
    text_destroy(&out);
    faults_destroy(&faults);
    scenario_destroy(&scenario);
}

/* A lesson's file: NAME.json, not a translation's NAME.zh.json. */
static bool is_lesson(const char *file) {
    const char *point = strchr(file, '.');
    return point && point > file && strcmp(point, ".json") == 0;
}

static int count_lessons(void (*each)(const char *name, bool *orders, int most), bool *orders, int most) {
    DIR *folder = opendir(PROJECT_ROOT "/scenarios");
    assert_non_null(folder);
    int count = 0;
    for (struct dirent *entry; (entry = readdir(folder)) != NULL;)
        if (is_lesson(entry->d_name)) {
            count++;
            if (each)
                each(entry->d_name, orders, most);
        }
    closedir(folder);
    return count;
}

static void is_in_the_guide(const char *name, bool *orders, int most) {
    (void)orders, (void)most;
    struct faults faults;
    struct text guide, link;
    faults_init(&faults);
    text_init(&guide);
    text_init(&link);
    assert_true(file_read(PROJECT_ROOT "/docs/teaching.md", SCENARIO_BYTES, &guide, &faults));
    text_printf(&link, "(../scenarios/%s)", name);
    if (!strstr(guide.data, link.data))
        fail_msg("docs/teaching.md does not name %s", name);
    text_destroy(&link);
    text_destroy(&guide);
    faults_destroy(&faults);
}

static void the_teachers_guide_names_every_lesson(void **state) {
    (void)state;
    count_lessons(is_in_the_guide, NULL, 0);
}

static void every_lesson_is_whole(void **state) {
    (void)state;
    int count = count_lessons(NULL, NULL, 0);
    assert_true(count >= LEAST);
    bool *orders = calloc((size_t)count + 1, sizeof *orders);
    count_lessons(check_lesson, orders, count);
    free(orders);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(every_lesson_is_whole),
                                       cmocka_unit_test(the_teachers_guide_names_every_lesson)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
