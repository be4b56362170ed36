/* Questions about a collection that is about to run: gc_refs, what collect() returns, generations, whether it runs. */
#include "questions_parts.h"

#include "graph.h"
#include "memory.h"
#include "narrate.h"
#include "words.h"

#include <stdlib.h>
#include <string.h>

enum { SUBJECTS = 3 };

/* How many references there are to the object from what the collector examines; -1 where one of them comes from
 * something that can't be pointed at, such as the globals: they are a dict, which may be examined too. */
static int64_t inside_of(const struct maker *maker, uint32_t object) {
    const struct world *world = &maker->timeline->world;
    int64_t inside = 0;
    for (uint32_t at = world->objects[object].first_in; at; at = world_ref(world, at)->next_of_target) {
        const struct world_ref *ref = world_ref(world, at);
        if (role_is_of_frame(ref->role))
            continue;
        const struct world_object *owner = world_object(world, ref->owner);
        if (owner && owner->examined && (ref->owner > maker->objects || !maker->before[ref->owner].seen))
            return -1;
        inside += owner && owner->examined;
    }
    return inside;
}

void make_gc_refs(struct maker *maker) {
    const struct found_collection *found = &maker->collection;
    if (!found->subtracted || !found->same)
        return;
    int asked = 0;
    timeline_seek(maker->timeline, found->subtracted);
    const struct world *world = &maker->timeline->world;
    for (uint32_t n = 1; n <= maker->objects && n <= world->object_count && asked < SUBJECTS; n++) {
        const struct world_object *object = &world->objects[n];
        if (!maker->before[n].seen || !object->examined)
            continue;
        int64_t inside = inside_of(maker, n), right = object->gc_refs;
        if (inside < 0)
            continue;
        struct guesses guesses = {.right = right};
        guess(&guesses, object->refcount, MISTAKE_NOT_SUBTRACTED);
        guess(&guesses, 0, MISTAKE_ALWAYS_ZERO);
        guess(&guesses, inside, MISTAKE_INSIDE);
        guess(&guesses, object->refcount - 1, MISTAKE_SUBTRACTED_ONCE);
        if (guesses.count < 1)
            continue;
        asked++;
        if (!offer(maker, QUESTION_GC_REFS, n))
            continue;
        ask_words(maker);
        maker->asked->answered = found->subtracted;
        offer_guesses(maker, &guesses);
        for (int i = 0; i < maker->asked->option_count; i++)
            add_because(maker, &maker->asked->options[i], (struct told){object->refcount, inside});
    }
}

/* collect() --------------------------------------------------------------------------------------------------------- */

static bool is_container(const char *type) {
    static const char *const types[] = {"list", "dict", "set", "tuple", "cell"};
    for (size_t i = 0; i < sizeof types / sizeof *types; i++)
        if (!strcmp(types[i], type))
            return true;
    return false;
}

/* What is found unreachable, by what a person could mistake it for. */
struct tally {
    int64_t seen, hidden, instances, cycles, suspected, examined;
};

static struct tally tally_of(struct maker *maker) {
    const struct found_collection *found = &maker->collection;
    struct tally tally = {0};
    const struct world *world = &maker->timeline->world;
    bool *out = memory_alloc((size_t)maker->objects + 1);
    timeline_seek(maker->timeline, found->moved);
    for (uint32_t n = 1; n <= maker->objects && n <= world->object_count; n++) {
        out[n] = world->objects[n].alive && world->objects[n].list == LIST_UNREACHABLE;
        tally.seen += out[n] && maker->before[n].seen;
        tally.hidden += out[n] && !maker->before[n].seen;
        tally.instances += out[n] && !is_container(trace_text(world->trace, world->objects[n].type));
    }
    timeline_seek(maker->timeline, found->subtracted);
    for (uint32_t n = 1; n <= maker->objects && n <= world->object_count; n++) {
        bool examined = maker->before[n].seen && world->objects[n].examined;
        tally.examined += examined;
        tally.suspected += examined && world->objects[n].gc_refs == 0;
    }
    uint32_t *component = memory_alloc(((size_t)world->object_count + 1) * sizeof *component);
    uint32_t cycles = graph_cycles(world, component);
    bool *met = memory_alloc((size_t)cycles + 1);
    for (uint32_t n = 1; n <= maker->objects && n <= world->object_count; n++)
        if (out[n] && component[n] && component[n] <= cycles && !met[component[n]]) {
            met[component[n]] = true;
            tally.cycles++;
        }
    free(met), free(component), free(out);
    return tally;
}

/* The call stands on the line itself, not in something that it calls. */
static bool calls_collect(const struct maker *maker) {
    static const char call[] = "gc.collect(";
    for (size_t i = 0; i + sizeof call - 1 <= maker->code_length; i++)
        if (!memcmp(maker->code + i, call, sizeof call - 1))
            return true;
    return false;
}

void make_collected(struct maker *maker) {
    const struct found_collection *found = &maker->collection;
    if (!found->asked_for || !found->moved || !found->subtracted || !found->same || found->others ||
        !calls_collect(maker))
        return;
    struct tally tally = tally_of(maker);
    if (tally.hidden || tally.seen != found->collected)
        return; /* it can't be told from the picture */
    struct guesses guesses = {.right = found->collected};
    guess(&guesses, 0, MISTAKE_NOTHING_FOUND);
    guess(&guesses, tally.cycles, MISTAKE_CYCLES);
    guess(&guesses, tally.instances, MISTAKE_INSTANCES);
    guess(&guesses, tally.suspected, MISTAKE_SUSPECTED);
    guess(&guesses, tally.examined, MISTAKE_EXAMINED);
    guess(&guesses, found->collected + 1, MISTAKE_ONE_MORE);
    if (!offer(maker, QUESTION_COLLECTED, 0))
        return;
    ask_words(maker);
    offer_guesses(maker, &guesses);
    for (int i = 0; i < maker->asked->option_count; i++)
        add_because(maker, &maker->asked->options[i], (struct told){tally.cycles, found->collected});
}

/* Generations ------------------------------------------------------------------------------------------------------- */

static void generation_options(struct maker *maker, const struct snap *before, const struct snap *after) {
    const struct trace *trace = maker->timeline->trace;
    bool lives = after->alive;
    for (int list = LIST_YOUNG; list <= LIST_OLD; list++) {
        enum misconception mistake = MISTAKE_NONE;
        if (!lives) { /* where it is, and one further */
            if (list != before->list && list != before->list + 1)
                continue;
            mistake = list == before->list ? MISTAKE_GARBAGE_STAYS : MISTAKE_GARBAGE_MOVES_UP;
        } else if (list != after->list) {
            mistake = list == before->list  ? MISTAKE_STAYS
                      : list == LIST_OLD    ? MISTAKE_STRAIGHT_TO_OLD
                      : list == LIST_MIDDLE ? MISTAKE_ONE_UP
                                            : MISTAKE_BACK_TO_YOUNG;
        }
        add_option(maker, list_words(trace, list), mistake);
    }
    add_option(maker, words(STR_PREDICT_OPTION_FREED), lives ? MISTAKE_FREED : MISTAKE_NONE);
}

void make_generations(struct maker *maker) {
    const struct found_collection *found = &maker->collection;
    if (maker->timeline->trace->header.generations != 3 || !found->asked_for || !found->same || found->others)
        return;
    int asked = 0;
    for (uint32_t n = 1; n <= maker->objects && asked < SUBJECTS; n++) {
        const struct snap *before = &maker->before[n], *after = &maker->after[n];
        bool examined = before->seen && before->list >= LIST_YOUNG && before->list <= LIST_YOUNG + found->generation;
        bool lands = !after->alive || (after->list >= LIST_YOUNG && after->list <= LIST_OLD);
        if (!examined || !lands)
            continue;
        asked++;
        if (!offer(maker, QUESTION_GENERATION, n))
            continue;
        timeline_seek(maker->timeline, maker->here);
        ask_words(maker);
        generation_options(maker, before, after);
        for (int i = 0; i < maker->asked->option_count; i++)
            add_because(maker, &maker->asked->options[i], (struct told){before->refcount, 0});
    }
}

/* Automatic runs ---------------------------------------------------------------------------------------------------- */

enum { THRESHOLD_MOST = 50 }; /* a threshold that one can count up to */

static bool makes_objects(const struct maker *maker) {
    const struct trace *trace = maker->timeline->trace;
    for (uint64_t i = maker->statement; i < maker->end; i++) {
        const struct event event = trace_event(trace, i);
        if (event.kind == EVENT_COUNT_SET && event.slot == 0 && event.after > event.before)
            return true;
    }
    return false;
}

void make_automatic(struct maker *maker) {
    const struct found_collection *found = &maker->collection;
    const struct trace *trace = maker->timeline->trace;
    timeline_seek(maker->timeline, maker->here);
    const struct world *world = &maker->timeline->world;
    bool runs = found->begin && !found->asked_for;
    if (trace->header.generations != 3 || found->others || (found->begin && found->asked_for) ||
        !world->settings[SETTING_ENABLED] || world->collection >= 0 || world->thresholds[0] <= 0 ||
        world->thresholds[0] > THRESHOLD_MOST || !makes_objects(maker))
        return;
    if (!offer(maker, QUESTION_AUTOMATIC, 0))
        return;
    static const enum misconception mistakes[4][4] = {
        /* right: no, young, middle, all; for each the option chosen */
        {MISTAKE_NONE, MISTAKE_AT_THRESHOLD, MISTAKE_MIDDLE_TOO, MISTAKE_GARBAGE_STARTS},
        {MISTAKE_NOT_DUE, MISTAKE_NONE, MISTAKE_MIDDLE_TOO, MISTAKE_EVERYTHING},
        {MISTAKE_NOT_DUE, MISTAKE_YOUNG_ONLY, MISTAKE_NONE, MISTAKE_EVERYTHING},
        {MISTAKE_NOT_DUE, MISTAKE_YOUNG_ONLY, MISTAKE_OLD_LEFT_OUT, MISTAKE_NONE},
    };
    static const enum string_key options[4] = {STR_PREDICT_OPTION_NO_RUN, STR_PREDICT_OPTION_YOUNG,
                                               STR_PREDICT_OPTION_MIDDLE, STR_PREDICT_OPTION_ALL};
    int right = runs ? 1 + (found->generation > 2 ? 2 : found->generation) : 0;
    ask_words(maker);
    for (int i = 0; i < 4; i++) {
        add_option(maker, words(options[i]), mistakes[right][i]);
        add_because(maker, &maker->asked->options[i], (struct told){world->counts[0], world->thresholds[0]});
    }
}
