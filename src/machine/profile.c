#include "profile.h"
#include "sizes.h"

#include <stdio.h>
#include <string.h>

/* What many rows have in common, oldest first; a row repeats what it shares and then says what is its own. */
#define CLASSIC                                                                                                            \
    .collector = COLLECTOR_CLASSIC, .thresholds = {700, 10, 10}, .has_finalized_flag = true, .small_int_most = 256,        \
    .freelist_list = 80, .freelist_dict = 80, .freelist_tuple = 2000, .freelist_tuple_longest = 19
#define TO_3_10                                                                                                            \
    CLASSIC, .cells_stand_last = true, .freelist_frame = 200, .values_pack = true, .classes_have_getsets = true, .instances = INSTANCE_OWN_DICT, .arguments = ARGUMENTS_COPIED, .collects_in_allocation = true,                \
             .trashcan = TRASHCAN_NESTING, .trashcan_depth = 50
#define FROM_3_11 CLASSIC, .frames_hold_function = true, .mro_before_descriptors = true, .stores_turn = true, .walks_tuples = true, .keywords_spread_all = true, .keywords_named_by_tuple = true, .classes_have_getsets = true, .every_class_has_gc = true, .arguments = ARGUMENTS_MOVED, .resurrection = RESURRECTION_SAVES_REACHED, .has_is_finalized = true, .messages_qualify_functions = true, \
                  .wording_310 = true, .wording_311 = true, .suggests_names = true,                                        \
                  .has_freeze = true, .stats_tell_zero = true, .percent_is_formatted = true
#define FROM_3_12 FROM_3_11, .inlines_calls = true, .inlines_comprehensions = true, .while_tests_below = true, .immortals_leave_lists = true, .suggests_imports = true
#define FROM_3_13 FROM_3_12, .instances = INSTANCE_INLINE_VALUES, .trashcan = TRASHCAN_STACK, .suggests_keywords = true, .tells_no_dict = true
#define FROM_3_14                                                                                                          \
    FROM_3_13, .list_repr_holds = true, .while_tests_below = false, .freelist_method = 20, .freelist_iterator = 10, .classes_expect_keys = true, .operators_drop_right_first = true, .constant_stores_turn = true, .borrows_locals = true, .locals_die_last_first = true, .dicts_always_tracked = true,                        \
               .atomic_tuples_born_untracked = true, .clears_weakrefs_made_by_finalizers = true,                           \
               .immortal_refcount = 3221225472u, .unraisable_tells_what = true, .unpack_tells_count = true

#define FREE_THREADED .collector = COLLECTOR_FREE_THREADED, .defers_refcounts = true, .freelist_tuple_longest = 20

/* A later designator wins over one in the macro: that is the point. */
#if defined(__clang__)
#pragma clang diagnostic ignored "-Winitializer-overrides"
#else
#pragma GCC diagnostic ignored "-Woverride-init"
#endif

const struct profile profiles[] = {
    {.cells_stand_last = true, .name = "2.7", .residents = {3475, 3600}, .release = "2.7.18", .major = 2, .minor = 7, .micro = 18, .remark = "versions.2_7",
     .collector = COLLECTOR_LEGACY, .thresholds = {700, 10, 10}, .classes_have_getsets = true, .small_int_most = 256,
     .freelist_list = 80, .freelist_dict = 80, .freelist_tuple = 2000, .freelist_tuple_longest = 19, .freelists_stay = true,
     .instances = INSTANCE_OWN_DICT, .arguments = ARGUMENTS_COPIED, .collects_in_allocation = true,
     .trashcan = TRASHCAN_NESTING, .trashcan_depth = 50, .instances_leave_trashcan_full = true,
     .special_methods_bound = true, .special_methods_take_tuple = true, .is_python_2 = true, .list_repr_holds = true, .exit_clears_names = true,
     .callbacks_before_finalizer_at_death = true, .equality_keeps_hash = true, .sizes = &sizes_2_7,
     .freelist_method = 256, .freelist_frame = 200, .types_pack = true, .values_pack = true},
    {TO_3_10, .closure_holds_data = true, .name = "3.6", .residents = {4923, 5337}, .type_packs = true, .release = "3.6.15", .major = 3, .minor = 6, .micro = 15, .remark = "versions.3_6",
     .freelist_method = 256, .types_pack = true, .print_packs = true, .special_methods_bound = true,
     .sizes = &sizes_3_6, .resurrection = RESURRECTION_SAVES_ALL, .counts_condemned_before_finalizers = true,
     .instances_leave_trashcan_full = true, .start_counts = {21, 11, 0},
     .script = {{1, 11, 0}, 1, 1, 0, 6, 20, 1958, 0, false}, .finalizers_left_stay = true},
    {TO_3_10, .name = "3.7", .residents = {4332, 4778}, .type_packs = true, .release = "3.7.16", .major = 3, .minor = 7, .micro = 16, .remark = "versions.3_7",
     .freelist_method = 256, .types_pack = true, .sizes = &sizes_3_7, .resurrection = RESURRECTION_SAVES_ALL,
     .instances_leave_trashcan_full = true, .has_freeze = true, .start_counts = {632, 9, 0},
     .script = {{612, 9, 0}, 1, -2, -3, 6, 20, 700, 0, false}, .finalizers_left_stay = true},
    {TO_3_10, .methods_lend_self = true, .name = "3.8", .residents = {4484, 4928}, .type_packs = true, .release = "3.8.18", .major = 3, .minor = 8, .micro = 18, .remark = "versions.3_8",
     .freelist_method = 256, .types_pack = true, .walks_tuples = true, .keywords_spread_all = true,
     .keywords_named_by_tuple = true, .sizes = &sizes_3_8, .every_class_has_gc = true,
     .resurrection = RESURRECTION_SAVES_ALL, .has_freeze = true, .stats_tell_zero = true, .start_counts = {419, 9, 0},
     .script = {{400, 9, 0}, 1, 5, 13, 5, 20, 587, 0, false}},
    {TO_3_10, .methods_lend_self = true, .name = "3.9", .residents = {4597, 5027}, .type_packs = true, .release = "3.9.18", .major = 3, .minor = 9, .micro = 18, .remark = "versions.3_9",
     .walks_tuples = true, .keywords_spread_all = true, .keywords_named_by_tuple = true, .has_is_finalized = true,
     .sizes = &sizes_3_9, .every_class_has_gc = true, .resurrection = RESURRECTION_SAVES_REACHED, .has_freeze = true,
     .stats_tell_zero = true, .start_counts = {566, 9, 0}, .script = {{546, 9, 0}, 1, 4, 12, 5, 20, 726, 0, false}},
    {TO_3_10, .methods_lend_self = true, .mro_before_descriptors = true, .name = "3.10", .residents = {4720, 5146}, .release = "3.10.13", .major = 3, .minor = 10, .micro = 13, .remark = "versions.3_10",
     .walks_tuples = true, .keywords_spread_all = true, .keywords_named_by_tuple = true, .has_is_finalized = true,
     .messages_qualify_functions = true, .wording_310 = true, .suggests_names = true, .sizes = &sizes_3_10,
     .every_class_has_gc = true, .resurrection = RESURRECTION_SAVES_REACHED, .has_freeze = true,
     .stats_tell_zero = true, .start_counts = {40, 10, 0}, .script = {{20, 10, 0}, 1, 9, 27, 5, 20, 737, 0, false}},
    {FROM_3_11, .first_print_leaves_one = true, .name = "3.11", .residents = {5000, 5207}, .release = "3.11.7", .major = 3, .minor = 11, .micro = 7, .remark = "versions.3_11",
     .print_packs = true, .values_pack = true, .operands_die_first_first = true, .sizes = &sizes_3_11,
     .values_beside_slots = true, .instances = INSTANCE_VALUES, .collects_in_allocation = true,
     .trashcan = TRASHCAN_NESTING, .trashcan_depth = 50, .freelist_tuple_longest = 20, .start_counts = {247, 0, 2},
     .script = {{227, 0, 2}, 2, 9, 27, 4, 20, 0, 0, false}},
    {FROM_3_12, .name = "3.12", .residents = {4975, 5477}, .release = "3.12.1", .major = 3, .minor = 12, .micro = 1, .remark = "versions.3_12",
     .print_packs = true, .values_pack = true, .operands_die_first_first = true, .unstarted_generators_keep = true, .sizes = &sizes_3_12,
     .values_beside_slots = true, .instances = INSTANCE_VALUES, .trashcan = TRASHCAN_NESTING, .trashcan_depth = 50,
     .freelist_tuple_longest = 20, .immortal_refcount = 4294967295u, .start_counts = {0, 5, 0},
     .script = {{671, 4, 0}, 0, 8, 26, 5, 20, 761, 0, false}},
    {FROM_3_13, .name = "3.13.0", .residents = {5067, 5902}, .release = "3.13.0", .major = 3, .minor = 13, .micro = 0, .remark = "versions.3_13_0",
     .print_packs = true, .operands_die_first_first = true, .unstarted_generators_keep = true, .closed_generators_keep_function = true, .sizes = &sizes_3_13, .thresholds = {2000, 10, 10},
     .dict_hidden_from_instance = true, .freelist_tuple_longest = 20, .immortal_refcount = 4294967295u,
     .start_counts = {30, 3, 0}, .script = {{10, 3, 0}, 1, 8, 26, 5, 20, 758, 6300, false}},
    {FROM_3_13, .list_repr_holds = true, .comprehensions_ask_twice = true, .name = "3.13", .residents = {5055, 5914}, .release = "3.13.18", .major = 3, .minor = 13, .micro = 18, .remark = "versions.3_13",
     .print_packs = true, .clears_weakrefs_made_by_finalizers = true, .operands_die_first_first = true,
     .sizes = &sizes_3_13, .thresholds = {2000, 10, 10}, .freelist_tuple_longest = 20,
     .immortal_refcount = 4294967295u, .start_counts = {1989, 2, 0},
     .script = {{1969, 2, 0}, 0, 8, 26, 5, 20, 765, 6390, true}},
    {FROM_3_14, .name = "3.14.4", .release = "3.14.4", .major = 3, .minor = 14, .micro = 4, .remark = "versions.3_14_4",
     .collector = COLLECTOR_INCREMENTAL, .sizes = &sizes_3_14, .values_beside_slots = true,
     .values_beside_payload = true, .thresholds = {2000, 10, 0}, .freelist_tuple_longest = 20,
     .marked_of_interpreter = 4700 /* a loop of self-cycles peaks at 10,007 objects */},
    {FROM_3_14, .name = "3.14", .residents = {5343, 6300}, .release = "3.14.10", .major = 3, .minor = 14, .micro = 10, .remark = "versions.3_14",
     .sizes = &sizes_3_14, .values_beside_slots = true, .values_beside_payload = true, .thresholds = {2000, 10, 10},
     .freelist_tuple_longest = 20, .start_counts = {1907, 2, 0},
     .script = {{1887, 2, 0}, 0, 5, 27, 9, 20, 664, 9470, true}},
    {FROM_3_13, FREE_THREADED, .list_repr_holds = true, .name = "3.13t", .release = "3.13.18t", .major = 3, .minor = 13, .micro = 18,
     .remark = "versions.3_13t", .print_packs = true, .operands_die_first_first = true, .sizes = &sizes_3_13t,
     .thresholds = {2000, 10, 10}, .immortal_refcount = 4294967295u, .deferred_refcount = 1},
    {FROM_3_14, FREE_THREADED, .name = "3.14t", .release = "3.14.4t", .major = 3, .minor = 14, .micro = 4,
     .remark = "versions.3_14t", .sizes = &sizes_3_14t, .values_beside_slots = true, .values_beside_payload = true,
     .thresholds = {2000, 10, 0}, .deferred_refcount = INT64_MAX / 8, .marks_alive = true, .waits_for_memory = true,
     .process_kilobytes = 30000},
    {FROM_3_14, .unraisable_leaves = 122, .name = "3.15", .residents = {5416, 6314}, .release = "3.15.2", .major = 3, .minor = 15, .micro = 2, .remark = "versions.3_15",
     .binary_drops_right_first = true, .keywords_spread_all = false, .sizes = &sizes_3_15, .values_beside_slots = true,
     .values_beside_payload = true, .classes_have_getsets = false, .atomic_frozensets_untracked = true,
     .thresholds = {2000, 10, 10}, .freelist_tuple_longest = 20, .plain_weakrefs_outlive_finalizers = true,
     .stats_have_candidates = true, .small_int_most = 1024, .start_counts = {1990, 2, 0},
     .script = {{1971, 2, 0}, 0, 7, 27, 8, 20, 689, 9490, true}, .inlines_used_append = true},
};
const size_t profile_count = sizeof profiles / sizeof profiles[0];

static const struct profile *named(const char *name) {
    for (size_t i = 0; i < profile_count; i++)
        if (strcmp(profiles[i].name, name) == 0 || strcmp(profiles[i].release, name) == 0)
            return &profiles[i];
    return NULL;
}

/* Patches that behave unlike the latest release of their minor: up to `last` they are `row`, NULL when there is none. */
static const struct {
    int minor, last;
    const char *row;
} patches[] = {{13, 7, "3.13.0"} /* GH-130327 */, {14, 4, "3.14.4"} /* gh-148726 */};

const struct profile *profile_find(const char *name) {
    const struct profile *exact = named(name);
    int major, minor, micro, length = 0;
    if (exact)
        return exact;
    if (sscanf(name, "%2d.%2d.%3d%n", &major, &minor, &micro, &length) != 3 || micro < 0)
        return NULL;
    bool free_threaded = name[length] == 't';
    if (name[length + free_threaded])
        return NULL;
    if (major == 2 && minor == 7 && !free_threaded)
        return named("2.7");
    if (major != 3)
        return NULL;
    for (size_t i = 0; !free_threaded && i < sizeof patches / sizeof patches[0]; i++)
        if (patches[i].minor == minor && micro <= patches[i].last)
            return named(patches[i].row);
    char row[16];
    snprintf(row, sizeof row, "3.%d%s", minor, free_threaded ? "t" : "");
    return named(row);
}

const struct profile *profile_default(void) {
    return &profiles[profile_count - 1]; /* rows are in order of release */
}
