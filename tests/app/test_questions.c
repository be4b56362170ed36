/* Every question that can be made, on every line of every shipped lesson under several versions: one right answer, and
 * it is what another way of working it out says; wrong ones each against a mistake of their own, with words for it. */
#include "questions.h"
#include "run.h"

#include <dirent.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "memory.h"
#include "narrate.h"
#include "words.h"

#include <cmocka.h>

static const char *const versions[] = {"2.7", "3.8", "3.11", "3.13", "3.14", "3.14.4"};

struct record {
    const char *name, *version;
    struct scenario scenario;
    struct trace trace;
    struct timeline timeline;
};

static int made[QUESTION_KINDS]; /* how many questions of each kind were seen */
static bool erred[MISTAKE_COUNT];

static void each_record(void (*check)(struct record *record)) {
    static const char *const folders[] = {PROJECT_ROOT "/scenarios", PROJECT_ROOT "/tests/app/questions"};
    for (size_t f = 0; f < 2; f++) {
        DIR *folder = opendir(folders[f]);
        assert_non_null(folder);
        for (struct dirent *entry; (entry = readdir(folder)) != NULL;) {
            const char *end = strrchr(entry->d_name, '.');
            if (!end || (strcmp(end, ".json") && strcmp(end, ".py")) || strstr(entry->d_name, ".zh."))
                continue;
            char path[1024];
            snprintf(path, sizeof path, "%s/%s", folders[f], entry->d_name);
            for (size_t v = 0; v < sizeof versions / sizeof *versions; v++) {
                struct record *record = memory_alloc(sizeof *record);
                struct faults faults;
                record->name = entry->d_name;
                record->version = versions[v];
                scenario_init(&record->scenario);
                faults_init(&faults);
                trace_init(&record->trace, TRACE_LIMIT, NULL, NULL);
                assert_true(scenario_load(&record->scenario, path, &faults));
                struct run_options options = {.python = versions[v], .no_exit = true, .trace = &record->trace};
                if (run_scenario(&record->scenario, &options, &faults) != RUN_BAD) {
                    timeline_init(&record->timeline, &record->trace, &record->scenario);
                    check(record);
                    timeline_destroy(&record->timeline);
                }
                trace_destroy(&record->trace);
                faults_destroy(&faults);
                scenario_destroy(&record->scenario);
                free(record);
            }
        }
        closedir(folder);
    }
}

/* The right answer, found another way ---------------------------------------------------------------------------- */

/* A world of its own, from the first event on: no keyframe, no going back. */
static void replay(const struct record *record, uint64_t position, struct world *world) {
    world_init(world, &record->trace);
    for (uint64_t i = 0; i < position; i++)
        world_apply_at(world, &record->trace, i);
}

static bool is_drawn(const struct world_object *object) {
    return object && !(object->flags & (OBJECT_IS_DEFINITION | OBJECT_IS_NAMESPACE | OBJECT_IS_INTERNAL));
}

/* The last line that it prints between two positions, as a number: what a finalizer prints comes before. */
static long printed(const struct record *record, uint64_t from, uint64_t to) {
    struct text before, after;
    text_init(&before), text_init(&after);
    timeline_output(&record->timeline, from, &before);
    timeline_output(&record->timeline, to, &after);
    size_t last = after.length ? after.length - 1 : 0;
    while (last > before.length && after.data[last - 1] != '\n')
        last--;
    long number = after.length > before.length ? strtol(after.data + last, NULL, 10) : -1;
    text_destroy(&before), text_destroy(&after);
    return number;
}

/* The members of the set that the collector examines once update_refs is over, and which of them can be reached from
 * anything that is no member: by the counts alone, as a textbook would. */
static void textbook(const struct world *world, bool *member, bool *reached) {
    uint32_t count = world->object_count;
    for (uint32_t n = 1; n <= count; n++) {
        const struct world_object *object = &world->objects[n];
        member[n] = object->alive && object->examined;
        int64_t inside = 0;
        for (uint32_t at = object->first_in; at; at = world_ref(world, at)->next_of_target) {
            const struct world_ref *ref = world_ref(world, at);
            inside += !role_is_of_frame(ref->role) && world->objects[ref->owner].alive &&
                      world->objects[ref->owner].examined;
        }
        reached[n] = member[n] && object->refcount > inside;
    }
    for (bool again = true; again;) {
        again = false;
        for (uint32_t n = 1; n <= count; n++)
            for (uint32_t at = reached[n] ? world->objects[n].first_out : 0; at;
                 at = world_ref(world, at)->next_of_owner) {
                uint32_t target = world_ref(world, at)->target;
                if (target && member[target] && !reached[target])
                    reached[target] = again = true;
            }
    }
}

/* The position after the first end of that phase at or after `from`. */
static uint64_t after_phase(const struct record *record, uint64_t from, const char *phase) {
    for (uint64_t i = from; i < record->trace.count; i++)
        if (trace_event(&record->trace, i).kind == EVENT_PHASE_END &&
            !strcmp(record->trace.header.phases[trace_event(&record->trace, i).slot], phase))
            return i + 1;
    return 0;
}

static void fail_at(const struct record *record, const struct asked *asked, const char *what) {
    fail_msg("%s, %s, line %u, \"%s\": %s", record->name, record->version, asked->line, asked->words.data, what);
}

static const char *right_text(const struct asked *asked) {
    for (int i = 0; i < asked->option_count; i++)
        if (asked->options[i].right)
            return asked->options[i].text.data;
    return "";
}

static void check_unreachable(const struct record *record, const struct asked *asked) {
    struct world world;
    replay(record, after_phase(record, asked->statement, "update_refs"), &world);
    bool *member = memory_alloc(world.object_count + 1), *reached = memory_alloc(world.object_count + 1);
    textbook(&world, member, reached);
    for (uint32_t n = 1; n <= world.object_count; n++) {
        bool right = false;
        for (size_t i = 0; i < asked->object_count; i++)
            right |= asked->objects[i] == n;
        if (is_drawn(&world.objects[n]) && right != (member[n] && !reached[n]))
            fail_at(record, asked, "the textbook finds another set");
    }
    free(member), free(reached);
    world_destroy(&world);
}

static void check_gc_refs(const struct record *record, const struct asked *asked) {
    struct world world;
    replay(record, after_phase(record, asked->statement, "update_refs"), &world);
    int64_t inside = 0;
    for (uint32_t n = 1; n <= world.object_count; n++)
        for (uint32_t at = world.objects[n].examined ? world.objects[n].first_out : 0; at;
             at = world_ref(&world, at)->next_of_owner)
            inside += world_ref(&world, at)->target == asked->subject;
    if (strtol(right_text(asked), NULL, 10) != world_holders(&world, asked->subject) - inside)
        fail_at(record, asked, "what holds it from outside is another number");
    world_destroy(&world);
}

static void check_deaths(const struct record *record, const struct asked *asked) {
    struct world before, after;
    replay(record, asked->position, &before);
    replay(record, asked->answered, &after);
    size_t dead = 0;
    for (uint32_t n = 1; n <= before.object_count; n++) {
        if (!is_drawn(&before.objects[n]) || !before.objects[n].alive || after.objects[n].alive)
            continue;
        bool right = false;
        for (size_t i = 0; i < asked->object_count; i++)
            right |= asked->objects[i] == n;
        if (!right)
            fail_at(record, asked, "one that dies is missing");
        dead++;
    }
    if (dead != asked->object_count)
        fail_at(record, asked, "one that lives is among them");
    world_destroy(&before), world_destroy(&after);
}

static void check_generation(const struct record *record, const struct asked *asked) {
    struct world world;
    replay(record, asked->answered, &world);
    const struct world_object *object = world_object(&world, asked->subject);
    const char *expected = object->alive ? list_words(&record->trace, object->list) : words(STR_PREDICT_OPTION_FREED);
    if (strcmp(right_text(asked), expected) != 0)
        fail_at(record, asked, expected);
    world_destroy(&world);
}

static void check_automatic(const struct record *record, const struct asked *asked) {
    static const enum string_key expected[] = {STR_PREDICT_OPTION_NO_RUN, STR_PREDICT_OPTION_YOUNG,
                                               STR_PREDICT_OPTION_MIDDLE, STR_PREDICT_OPTION_ALL};
    int generation = -1;
    for (size_t i = 0; i < record->timeline.mark_count; i++) {
        const struct mark *mark = &record->timeline.marks[i];
        if (mark->kind == MARK_COLLECTION && mark->position > asked->statement && mark->position <= asked->answered)
            generation = mark->generation;
    }
    if (strcmp(right_text(asked), words(expected[generation + 1])) != 0)
        fail_at(record, asked, "the marks of the timeline say otherwise");
}

static void check_finalizers(const struct record *record, const struct asked *asked) {
    struct world world; /* the flag is set when __del__ is about to be called: another event than the call's own */
    struct text order;
    text_init(&order);
    replay(record, asked->position, &world);
    for (uint64_t i = asked->position; i < asked->answered; i++) {
        const struct event event = trace_event(&record->trace, i);
        world_apply(&world, &event);
        if (event.kind != EVENT_FINALIZER_BEGIN || !is_drawn(world_object(&world, event.object)))
            continue;
        if (order.length)
            text_add(&order, words(STR_PREDICT_THEN));
        world_name(&world, event.object, &order);
    }
    if (strcmp(order.data, right_text(asked)) != 0)
        fail_at(record, asked, order.data);
    text_destroy(&order);
    world_destroy(&world);
}

static void check_right(const struct record *record, const struct asked *asked) {
    struct world world;
    long right = strtol(right_text(asked), NULL, 10);
    switch (asked->kind) {
    case QUESTION_COUNT:
        replay(record, asked->answered, &world);
        if (right != world_holders(&world, asked->subject))
            fail_at(record, asked, "its holders are another number");
        world_destroy(&world);
        break;
    case QUESTION_DEATHS:
        check_deaths(record, asked);
        break;
    case QUESTION_GC_REFS:
        check_gc_refs(record, asked);
        break;
    case QUESTION_UNREACHABLE:
        check_unreachable(record, asked);
        break;
    case QUESTION_COLLECTED:
        if (strstr(asked->code.data, "print(gc.collect(") &&
            right != printed(record, asked->position, asked->answered))
            fail_at(record, asked, "it prints another number");
        break;
    case QUESTION_GENERATION:
        check_generation(record, asked);
        break;
    case QUESTION_FINALIZERS:
        check_finalizers(record, asked);
        break;
    case QUESTION_GETREFCOUNT: {
        int64_t most = 0; /* held most while the call runs */
        replay(record, asked->position, &world);
        for (uint64_t i = asked->position; i < asked->answered; i++) {
            world_apply_at(&world, &record->trace, i);
            int64_t holders = world_holders(&world, asked->subject);
            most = holders > most ? holders : most;
        }
        if (right != most || right != printed(record, asked->position, asked->answered))
            fail_at(record, asked, "it was never held so often");
        world_destroy(&world);
        break;
    }
    case QUESTION_AUTOMATIC:
        check_automatic(record, asked);
        break;
    default:
        fail_at(record, asked, "no such kind");
    }
}

/* What a question must be ------------------------------------------------------------------------------------------ */

static bool is_left_open(const struct text *text) {
    return !text->length || strchr(text->data, '{');
}

static void check_options(const struct record *record, const struct asked *asked) {
    int right = 0;
    if (asked->option_count < 2)
        fail_at(record, asked, "nothing to choose");
    for (int i = 0; i < asked->option_count; i++) {
        const struct asked_option *option = &asked->options[i];
        right += option->right;
        if (is_left_open(&option->text) || is_left_open(&option->because))
            fail_at(record, asked, "an option or its feedback is not said");
        if (option->right != (option->mistake == MISTAKE_NONE))
            fail_at(record, asked, "a wrong option is tied to no mistake");
        erred[option->mistake] = true;
        for (int j = 0; j < i; j++) {
            if (!strcmp(option->text.data, asked->options[j].text.data))
                fail_at(record, asked, "two options are the same");
            if (!strcmp(option->because.data, asked->options[j].because.data) ||
                option->mistake == asked->options[j].mistake)
                fail_at(record, asked, "two options have the same feedback");
        }
    }
    if (right != 1)
        fail_at(record, asked, "not one right answer");
}

/* The right set is right; one too many and one too few are wrong, and told of by name. */
static void check_clicks(struct record *record, const struct asked *asked) {
    struct text said;
    uint32_t about;
    text_init(&said);
    if (!questions_grade(&record->timeline, asked, asked->objects, asked->object_count, &said, &about) || !said.length)
        fail_at(record, asked, "the right objects are not right");
    timeline_seek(&record->timeline, asked->position);
    for (uint32_t n = 1; n <= record->timeline.world.object_count; n++) {
        const struct world_object *object = &record->timeline.world.objects[n];
        if (!is_drawn(object) || !object->alive)
            continue;
        uint32_t chosen[256];
        size_t count = 0;
        bool was_right = false;
        for (size_t i = 0; i < asked->object_count; i++)
            if (asked->objects[i] == n)
                was_right = true;
            else
                chosen[count++] = asked->objects[i];
        if (!was_right)
            chosen[count++] = n;
        text_clear(&said);
        if (questions_grade(&record->timeline, asked, chosen, count, &said, &about) || is_left_open(&said))
            fail_at(record, asked, "a wrong set is taken, or nothing is said to it");
        assert_int_equal(about, was_right ? 0 : n);
        if (!was_right && asked->kind == QUESTION_DEATHS) { /* who still refers to it can be shown */
            struct holder holders[8];
            size_t held = questions_holders(&record->timeline, asked, n, holders, 8);
            for (size_t i = 0; i < held; i++) {
                bool found = false;
                for (uint32_t at = world_object(&record->timeline.world, n)->first_in; at;
                     at = world_ref(&record->timeline.world, at)->next_of_target) {
                    const struct world_ref *ref = world_ref(&record->timeline.world, at);
                    found |= ref->role == holders[i].role && ref->owner == holders[i].owner &&
                             ref->slot == holders[i].slot;
                }
                assert_true(found);
            }
            timeline_seek(&record->timeline, asked->position);
        }
    }
    text_destroy(&said);
}

static void check_line(struct record *record, size_t statement) {
    size_t count = questions_make(&record->timeline, statement, NULL, 0, NULL);
    for (size_t i = 0; i < count; i++) {
        struct asked asked;
        asked_init(&asked);
        assert_int_equal(questions_make(&record->timeline, statement, NULL, i, &asked), count);
        assert_int_equal(record->timeline.position, asked.position);
        assert_true(asked.position <= statement && asked.answered > statement);
        assert_int_equal(timeline_rest(&record->timeline, asked.position), asked.position);
        if (is_left_open(&asked.words))
            fail_at(record, &asked, "the question is not said");
        made[asked.kind]++;
        if (asked.kind == QUESTION_DEATHS || asked.kind == QUESTION_UNREACHABLE)
            check_clicks(record, &asked);
        else
            check_options(record, &asked);
        check_right(record, &asked);
        asked_destroy(&asked);
    }
}

static void check_record(struct record *record) {
    for (size_t i = 0; i < record->trace.count; i++)
        if (trace_event(&record->trace, i).kind == EVENT_STATEMENT_BEGIN)
            check_line(record, i);
}

static void questions_are_right_and_have_one_answer(void **state) {
    (void)state;
    memset(made, 0, sizeof made);
    memset(erred, 0, sizeof erred);
    each_record(check_record);
    for (int kind = QUESTION_AUTHOR + 1; kind < QUESTION_KINDS; kind++) {
        print_message("kind %d: %d questions\n", kind, made[kind]);
        assert_true(made[kind] > 0); /* else nothing was tried */
    }
    for (int mistake = 1; mistake < MISTAKE_COUNT; mistake++)
        if (!erred[mistake])
            fail_msg("no question has a wrong answer for \"%s\"", misconception_names[mistake]);
}

/* The same questions, said in Chinese: the words are there. */
static void questions_are_said_in_chinese_too(void **state) {
    (void)state;
    assert_true(words_choose("zh"));
    each_record(check_record);
    assert_true(words_choose("en"));
}

static int asked_by_authors;

static void check_author(struct record *record) {
    const struct trace *trace = &record->trace;
    uint64_t from = 0, position;
    size_t statement;
    int found = 0, there = 0;
    for (int i = 0; i < record->scenario.note_count; i++)
        there += record->scenario.notes[i].ask != NULL;
    while (questions_next_author(&record->timeline, from, trace->count, &position, &statement)) {
        struct asked asked;
        asked_init(&asked);
        questions_author(&record->timeline, statement, &asked);
        assert_true(position <= statement);
        assert_int_equal(position, asked.position);
        assert_true(asked.option_count ? asked.option_count >= 2 : true);
        int right = 0;
        for (int i = 0; i < asked.option_count; i++)
            right += asked.options[i].right;
        assert_int_equal(right, asked.option_count ? 1 : 0);
        if (!asked.option_count) {
            check_clicks(record, &asked);
            check_deaths(record, &asked);
        }
        found++;
        from = statement + 1;
        asked_destroy(&asked);
    }
    if (found > there)
        fail_msg("%s: %d questions were found, the author wrote %d", record->name, found, there);
    asked_by_authors += found;
}

static void the_author_s_questions_come_before_their_line(void **state) {
    (void)state;
    asked_by_authors = 0;
    each_record(check_author);
    assert_true(asked_by_authors > 50);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(questions_are_right_and_have_one_answer),
        cmocka_unit_test(questions_are_said_in_chinese_too),
        cmocka_unit_test(the_author_s_questions_come_before_their_line),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
