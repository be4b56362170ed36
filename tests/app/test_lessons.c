/* Every shipped lesson, under its own version and three more, at every event (of the longest at every second, third ...
 * one): what the picture shows adds up. */
#include "counts.h"

#include <dirent.h>
#include <stdlib.h>
#include <string.h>

static const char *const versions[] = {NULL, "3.8", "3.11", "3.13"}; /* NULL: the lesson's own */
enum { LOOKED_AT = 1500 /* moments of one record */ };

static uint64_t stride(const struct timeline *timeline) {
    return 1 + timeline->trace->count / LOOKED_AT;
}

/* Calls check for each lesson's record under each version; returns how many records there were. */
static int each_record(void (*check)(const char *name, struct timeline *timeline)) {
    DIR *folder = opendir(PROJECT_ROOT "/scenarios");
    assert_non_null(folder);
    int records = 0;
    for (struct dirent *entry; (entry = readdir(folder)) != NULL;) {
        if (!strstr(entry->d_name, ".json") || strstr(entry->d_name, ".zh.json"))
            continue;
        char path[1024];
        snprintf(path, sizeof path, PROJECT_ROOT "/scenarios/%s", entry->d_name);
        for (size_t v = 0; v < sizeof versions / sizeof *versions; v++) {
            struct record record;
            assert_true(record_begin(&record, path, versions[v], TRACE_LIMIT));
            /* A lesson about one version may raise under another: what had happened is on record all the same. */
            assert_true(record.status == RUN_DONE || (record.status == RUN_RAISED && record.scenario.python));
            check(entry->d_name, &record.timeline);
            records++;
            record_end(&record);
        }
    }
    closedir(folder);
    return records;
}

static void every_holder_counts(const char *name, struct timeline *timeline) {
    holders_are_counts(name, timeline, stride(timeline));
}

static void every_count_is_the_sum_of_its_holders(void **state) {
    (void)state;
    assert_true(each_record(every_holder_counts) >= 150);
}

static void every_arrow_counts(const char *name, struct timeline *timeline) {
    arrows_are_counts(name, timeline, stride(timeline));
}

static void arrows_and_stubs_equal_the_count_at_every_step(void **state) {
    (void)state;
    assert_true(each_record(every_arrow_counts) >= 150);
}

static void same(const char *name, const char *what, const struct world *a, const struct world *b) {
    if (!world_equal(a, b))
        fail_msg("%s, %s: two ways to the same moment differ", name, what);
}

static void there_and_back(const char *name, struct timeline *timeline) {
    struct world at_once, stepped;
    world_init(&at_once, timeline->trace);
    world_init(&stepped, timeline->trace);
    uint64_t middle = timeline->trace->count / 2;
    for (size_t i = 0; i < timeline->trace->count; i++)
        world_apply_at(&stepped, timeline->trace, i);
    for (size_t i = timeline->trace->count; i-- > middle;)
        world_revert_at(&stepped, timeline->trace, i);
    timeline_seek(timeline, timeline->trace->count);
    timeline_seek(timeline, middle);
    for (size_t i = 0; i < middle; i++)
        world_apply_at(&at_once, timeline->trace, i);
    same(name, "back to the middle", &at_once, &stepped);
    same(name, "sought", &at_once, &timeline->world);
    for (size_t i = middle; i-- > 0;)
        world_revert_at(&stepped, timeline->trace, i);
    world_destroy(&at_once);
    world_init(&at_once, timeline->trace);
    same(name, "back to the beginning", &at_once, &stepped);
    world_destroy(&at_once);
    world_destroy(&stepped);
}

static void going_back_is_the_inverse_of_going_on(void **state) {
    (void)state;
    assert_true(each_record(there_and_back) >= 150);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_count_is_the_sum_of_its_holders),
        cmocka_unit_test(arrows_and_stubs_equal_the_count_at_every_step),
        cmocka_unit_test(going_back_is_the_inverse_of_going_on),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
