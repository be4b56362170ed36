#include "due.h"

#include "narrate.h"
#include "words.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

enum rule { RULE_GENERATIONS, RULE_INCREMENT, RULE_WHOLE };

static enum rule rule_of(const struct trace *trace) {
    return trace->header.generations >= 3 ? RULE_GENERATIONS : trace->header.generations == 2 ? RULE_INCREMENT : RULE_WHOLE;
}

/* A full collection waits until the objects that came to the old since the last one are a quarter of those it left. */
static bool has_quarter(const struct due *due) {
    return due->pending >= due->total / 4;
}

static int generation_due(const struct world *world, struct due *due) {
    due->full_waits = world->counts[2] > world->thresholds[2] && !has_quarter(due);
    if (world->counts[2] > world->thresholds[2] && !due->full_waits)
        return 2;
    return world->counts[1] > world->thresholds[1] ? 1 : 0;
}

/* An increment takes the new objects, and of the old a tenth divided by threshold1, at most twice as many as are new. */
static int64_t old_part_of(const struct world *world, int64_t new_objects) {
    enum { SCAN_RATE_DIVISOR = 10, LEAST_SCALE = 2, MOST_OLD_FOR_EACH_NEW = 2 };
    int64_t scale = world->thresholds[1] < LEAST_SCALE ? LEAST_SCALE : world->thresholds[1], heap = 0;
    for (int list = LIST_YOUNG; list <= LIST_PERMANENT; list++)
        heap += world->list_length[list];
    int64_t part = heap / SCAN_RATE_DIVISOR / scale;
    return part < MOST_OLD_FOR_EACH_NEW * new_objects ? part : MOST_OLD_FOR_EACH_NEW * new_objects;
}

struct due due_of(const struct world *world) {
    struct due due = {.more = world->thresholds[0] - world->counts[0] + 1,
                      .pending = world->settings[SETTING_LONG_LIVED_PENDING],
                      .total = world->settings[SETTING_LONG_LIVED_TOTAL]};
    switch (rule_of(world->trace)) {
    case RULE_GENERATIONS:
        due.generation = generation_due(world, &due);
        break;
    case RULE_INCREMENT: {
        int64_t new_objects = world->counts[0] > world->thresholds[0] ? world->counts[0] : world->thresholds[0] + 1;
        int64_t work = world->settings[SETTING_INCREMENT_WORK];
        due.generation = 1;
        due.old_part = old_part_of(world, new_objects);
        due.marks_only = !world->settings[SETTING_INCREMENT_COLLECTS];
        due.owed = work + new_objects + due.old_part < 0 ? -work : 0;
        break;
    }
    default: { /* what the thread has counted for itself is told in batches */
        int64_t batch = world->trace->header.batch > 0 ? world->trace->header.batch : 1, quarter = due.total / 4;
        int64_t needed = world->thresholds[0] + 1;
        due.few_new = world->thresholds[1] != 0 && quarter > needed;
        due.more = (due.few_new ? quarter : needed) - world->counts[0];
        if (due.more > 0)
            due.more = (due.more + batch - 1) / batch * batch - world->settings[SETTING_LOCAL_COUNT];
        break;
    }
    }
    due.state = !world->settings[SETTING_ENABLED] ? DUE_DISABLED
                : world->thresholds[0] == 0       ? DUE_THRESHOLD_ZERO
                : world->collection >= 0          ? DUE_RUNNING
                : due.more > 0                    ? DUE_LATER
                                                  : DUE_NOW;
    return due;
}

/* Words
 * --------------------------------------------------------------------------------------------------------------- */

static void add(struct text *out, enum string_key key, const struct world *world, const struct due *due) {
    const char *generation = narrate_generation(world->trace, due->generation);
    int64_t runs = due->generation > 0 && due->generation < 3 ? world->counts[due->generation] : 0;
    int64_t runs_threshold = due->generation > 0 && due->generation < 3 ? world->thresholds[due->generation] : 0;
    const int64_t numbers[] = {due->more, world->counts[0], world->thresholds[0], runs, runs_threshold,
                               due->pending, due->total, due->old_part, due->total / 4, due->owed};
    enum { NUMBERS = sizeof numbers / sizeof *numbers };
    char texts[NUMBERS][24];
    for (int i = 0; i < NUMBERS; i++)
        snprintf(texts[i], sizeof texts[i], "%" PRId64, numbers[i]);
    text_words(out, words(key), "generation", generation, "more", texts[0], "count", texts[1], "threshold", texts[2],
               "runs", texts[3], "runs_threshold", texts[4], "pending", texts[5], "total", texts[6], "part", texts[7],
               "quarter", texts[8], "owed", texts[9], NULL);
}

static enum string_key moment_key(const struct world *world) {
    return world->trace->header.collects_in_allocation ? STR_PANEL_DUE_IN_ALLOCATION : STR_PANEL_DUE_AT_CHECK;
}

/* Why it is of that generation. */
static void add_reason(struct text *out, const struct world *world, const struct due *due) {
    switch (rule_of(world->trace)) {
    case RULE_GENERATIONS:
        if (due->generation > 0) {
            text_byte(out, ' ');
            add(out, due->generation == 2 ? STR_PANEL_DUE_WHY_OLD : STR_PANEL_DUE_WHY_MIDDLE, world, due);
        }
        if (due->full_waits) {
            text_byte(out, ' ');
            add(out, STR_PANEL_DUE_QUARTER, world, due);
        }
        break;
    case RULE_INCREMENT:
        text_byte(out, ' ');
        add(out,
            due->owed         ? STR_PANEL_DUE_INCREMENT_OWED
            : due->marks_only ? STR_PANEL_DUE_INCREMENT_MARKS
                              : STR_PANEL_DUE_INCREMENT,
            world, due);
        break;
    default:
        if (due->few_new) {
            text_byte(out, ' ');
            add(out, STR_PANEL_DUE_FEW_NEW, world, due);
        }
        if (world->trace->header.waits_for_memory && world->thresholds[1]) {
            text_byte(out, ' ');
            add(out, STR_PANEL_DUE_MEMORY, world, due);
        }
        break;
    }
}

void due_narrate(const struct world *world, struct text *out) {
    struct due due = due_of(world);
    switch (due.state) {
    case DUE_DISABLED:
        add(out, STR_PANEL_DUE_DISABLED, world, &due);
        return;
    case DUE_THRESHOLD_ZERO:
        add(out, STR_PANEL_DUE_ZERO, world, &due);
        return;
    case DUE_RUNNING:
        add(out, STR_PANEL_DUE_RUNNING, world, &due);
        return;
    case DUE_LATER:
        if (rule_of(world->trace) == RULE_WHOLE)
            add(out, STR_PANEL_DUE_WHOLE, world, &due);
        else
            add(out, due.more == 1 ? STR_PANEL_DUE_LATER_ONE : STR_PANEL_DUE_LATER, world, &due);
        break;
    case DUE_NOW:
        add(out, moment_key(world), world, &due);
        break;
    }
    add_reason(out, world, &due);
}

void due_narrate_briefly(const struct world *world, struct text *out) {
    struct due due = due_of(world);
    static const enum string_key keys[] = {[DUE_DISABLED] = STR_PANEL_DUE_BRIEF_OFF,
                                           [DUE_THRESHOLD_ZERO] = STR_PANEL_DUE_BRIEF_OFF,
                                           [DUE_RUNNING] = STR_PANEL_DUE_BRIEF_RUNNING,
                                           [DUE_LATER] = STR_PANEL_DUE_BRIEF_LATER,
                                           [DUE_NOW] = STR_PANEL_DUE_BRIEF_NOW};
    add(out, keys[due.state], world, &due);
}
