#include "script_start.h"

#include "gc_lists.h"

#include <string.h>

struct walk {
    int codes;      /* functions, classes, comprehensions */
    bool is_nested; /* one of them inside another */
};

/* Code holds its inner code among its constants; the parser bounds how deep. */
static void walk_codes(const struct code *code, int depth, struct walk *walk) {
    for (int i = 0; i < code->constant_count; i++) {
        if (code->constants[i].kind != CONSTANT_CODE)
            continue;
        walk->codes++;
        walk->is_nested |= depth > 0;
        walk_codes(code->constants[i].code, depth + 1, walk);
    }
}

static bool imports(const struct code *code, const char *module) {
    for (int i = 0; i < code->instruction_count; i++)
        if (code->instructions[i].op == OPCODE_IMPORT_NAME && strcmp(code->names[code->instructions[i].arg], module) == 0)
            return true;
    return false;
}

struct start {
    const struct profile *profile;
    int64_t counts[3];
    int generation; /* where the main namespace lies */
};

/* What automatic collections do to the counters, and to the main namespace. */
static void collect_what_is_due(struct start *start, bool keeps_rest) {
    const int *thresholds = start->profile->thresholds;
    while (start->counts[0] > thresholds[0]) {
        bool middle = start->counts[1] > thresholds[1];
        start->counts[0] = keeps_rest ? start->counts[0] - thresholds[0] - 1 : 0;
        start->counts[middle ? 2 : 1]++;
        if (middle)
            start->counts[1] = 0;
        int reached = middle ? 2 : 1;
        if (start->generation < reached)
            start->generation = reached;
    }
}

void script_start(struct vm *vm, const struct code *code) {
    const struct profile *profile = vm->profile;
    const struct script_costs *costs = &profile->script;
    struct start start = {.profile = profile, .generation = costs->main_generation};
    struct walk walk = {0, false};
    for (int i = 0; i < 3; i++)
        start.counts[i] = costs->counts[i];
    walk_codes(code, 0, &walk);
    if (walk.codes)
        start.counts[0] += (walk.is_nested ? costs->nested_code : costs->flat_code) + walk.codes * costs->each_code;
    /* From 3.12 on what is due while the file is compiled runs when its first line does. */
    collect_what_is_due(&start, profile->collects_in_allocation);
    if (imports(code, "gc"))
        start.counts[0] += costs->import_gc;
    if (imports(code, "weakref"))
        start.counts[0] += costs->import_weakref;
    collect_what_is_due(&start, true);
    for (int i = 0; i < 3; i++)
        vm->heap.generations[i].count = start.counts[i];
    if (start.generation > 0)
        gc_list_move(&vm->heap, vm->globals, (enum gc_list)(LIST_YOUNG + start.generation), 0);
}
