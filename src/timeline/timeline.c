#include "timeline.h"

#include "memory.h"
#include "timeline_parts.h"

#include <stdlib.h>

/* A keyframe is kept once as many bytes of events have gone by as it takes itself: together they weigh no more than the
 * record. Nor oftener than this. */
enum { KEYFRAME_EVENTS = 4096 };

void rests_add(struct rests *rests, uint64_t position) {
    if (rests->count && rests->positions[rests->count - 1] >= position)
        return;
    memory_reserve(&rests->positions, &rests->capacity, rests->count + 1, sizeof *rests->positions);
    rests->positions[rests->count++] = position;
}

/* Reading the record once --------------------------------------------------------------------------------------------
 */

static struct mark *add_mark(struct timeline *timeline, enum mark_kind kind, const struct event *event) {
    memory_reserve(&timeline->marks, &timeline->mark_capacity, timeline->mark_count + 1, sizeof *timeline->marks);
    struct mark *mark = &timeline->marks[timeline->mark_count++];
    *mark = (struct mark){
        .kind = kind, .position = timeline->world.position, .end = timeline->world.position, .line = event->line};
    return mark;
}

static void add_keyframe(struct timeline *timeline) {
    size_t positions_capacity = timeline->keyframe_capacity;
    memory_reserve(&timeline->keyframes, &timeline->keyframe_capacity, timeline->keyframe_count + 1,
                   sizeof *timeline->keyframes);
    memory_reserve(&timeline->keyframe_positions, &positions_capacity, timeline->keyframe_count + 1,
                   sizeof *timeline->keyframe_positions);
    timeline->keyframes[timeline->keyframe_count] = (struct world){0};
    world_copy(&timeline->keyframes[timeline->keyframe_count], &timeline->world);
    timeline->keyframe_positions[timeline->keyframe_count++] = timeline->world.position;
}

static void keep_keyframe_if_due(struct timeline *timeline) {
    const struct world *world = &timeline->world;
    uint64_t gone = world->position - timeline->keyframe_positions[timeline->keyframe_count - 1];
    if (gone >= KEYFRAME_EVENTS && gone * sizeof(struct event) >= world_bytes(world))
        add_keyframe(timeline);
}

static void follow_lives(struct timeline *timeline, size_t *capacity, const struct event *event) {
    const struct world *world = &timeline->world;
    const struct world_object *object = world_object(world, event->object);
    if (!object)
        return;
    size_t needed = (size_t)world->object_count + 1;
    memory_reserve(&timeline->lives, capacity, needed, sizeof *timeline->lives);
    for (; timeline->life_count < world->object_count; timeline->life_count++)
        timeline->lives[timeline->life_count + 1] = (struct life){0};
    struct life *life = &timeline->lives[event->object];
    if (event->kind == EVENT_OBJECT_NEW)
        life->birth = object->birth;
    else if (!life->death)
        life->death = world->position;
}

/* A line's last statement stands for it: `a; b` rests once, after b. */
static bool is_inside_its_own_line(const struct world *world, const struct event *event, const struct event *begin) {
    const struct world_span *outer = world->span_count ? &world->spans[world->span_count - 1] : NULL;
    return outer && outer->kind == EVENT_STATEMENT_BEGIN && outer->subject == begin->owner &&
           world->statement_line == event->line;
}

static void statement_ended(struct timeline *timeline, size_t index, const struct line_note **last_stop) {
    const struct trace *trace = timeline->trace;
    const struct world *world = &timeline->world;
    uint32_t partner = timeline->partners[index];
    if (!partner)
        return;
    const struct event end = trace_event(trace, index), begin = trace_event(trace, partner - 1);
    if (is_inside_its_own_line(world, &end, &begin))
        return;
    uint32_t times = begin.slot;
    struct mark *mark = add_mark(timeline, MARK_LINE, &end);
    mark->times = times;
    mark->inside = world->statement_line != 0;
    rests_add(&timeline->rests[STEP_LINE], world->position);
    if (world->collection < 0)
        rests_add(&timeline->rests[STEP_PHASE], world->position);
    const struct line_note *note = note_of(timeline->scenario, end.line, times);
    if (!note || !note->stop)
        return;
    struct rests *stops = &timeline->rests[STEP_STOP];
    /* Several statements under one note: the stop is where the last of them has run. */
    if (note == *last_stop && note->last_line > note->line && stops->count > 1)
        stops->count--;
    *last_stop = note;
    rests_add(stops, world->position);
    add_mark(timeline, MARK_STOP, &end)->times = times;
}

static void collection_ended(struct timeline *timeline, size_t index) {
    uint64_t begin = timeline->partners[index];
    for (size_t i = timeline->mark_count; begin && i--;)
        if (timeline->marks[i].kind == MARK_COLLECTION && timeline->marks[i].position == begin) {
            timeline->marks[i].end = timeline->world.position;
            break;
        }
}

/* Before it stands what the program left behind: whoever steps rests there, whatever the size. */
static void exit_began(struct timeline *timeline, size_t index) {
    if (timeline->program_end < timeline->trace->count)
        return;
    const struct event event = trace_event(timeline->trace, index);
    struct mark *mark = add_mark(timeline, MARK_EXIT, &event);
    mark->end = timeline->trace->count;
    timeline->program_end = index;
    for (int size = STEP_PHASE; size < STEP_SIZES; size++)
        rests_add(&timeline->rests[size], index);
}

static void follow_event(struct timeline *timeline, size_t index, const struct line_note **last_stop) {
    const struct event event = trace_event(timeline->trace, index);
    struct rests *rests = timeline->rests;
    uint64_t position = timeline->world.position;
    switch (event.kind) {
    case EVENT_STATEMENT_END:
        statement_ended(timeline, index, last_stop);
        break;
    case EVENT_COLLECTION_BEGIN:
        add_mark(timeline, MARK_COLLECTION, &event)->generation = (int)event.slot;
        rests_add(&rests[STEP_COLLECTION], position);
        rests_add(&rests[STEP_PHASE], position);
        break;
    case EVENT_COLLECTION_END:
        collection_ended(timeline, index);
        rests_add(&rests[STEP_COLLECTION], position);
        rests_add(&rests[STEP_PHASE], position);
        break;
    case EVENT_PHASE_BEGIN:
    case EVENT_PHASE_END:
        rests_add(&rests[STEP_PHASE], position);
        break;
    case EVENT_EXIT_BEGIN:
        exit_began(timeline, index);
        break;
    case EVENT_OUTPUT:
        add_mark(timeline, MARK_OUTPUT, &event);
        memory_reserve(&timeline->outputs, &timeline->output_capacity, timeline->output_count + 1,
                       sizeof *timeline->outputs);
        timeline->outputs[timeline->output_count++] = (uint32_t)index;
        break;
    case EVENT_EXCEPTION:
        if (event.after)
            add_mark(timeline, MARK_EXCEPTION, &event);
        break;
    default:
        break;
    }
}

static bool must_rest_after(const struct event *event) {
    return event->kind == EVENT_STATEMENT_END || event->kind == EVENT_EXIT_BEGIN || event->kind == EVENT_COLLECTION_BEGIN ||
           event->kind == EVENT_COLLECTION_END || event->kind == EVENT_PHASE_BEGIN || event->kind == EVENT_PHASE_END;
}

/* Gathers events into steps: what leads waits for the main event, what trails stays with it. What trails nothing leads.
 */
struct step_maker {
    bool has_main, in_program;
};

static void follow_step(struct timeline *timeline, struct step_maker *step, size_t index) {
    const struct event event = trace_event(timeline->trace, index);
    step->in_program |= event.kind == EVENT_STATEMENT_BEGIN;
    enum part part = step->in_program ? part_of(&timeline->world, timeline->trace, index) : PART_LEADS;
    if (part != PART_TRAILS && (step->has_main || event.kind == EVENT_EXIT_BEGIN)) { /* the step before was complete without this event */
        rests_add(&timeline->rests[STEP_EVENT], index);
        step->has_main = false;
    }
    timeline->is_main[index] = part == PART_MAIN;
    step->has_main |= part == PART_MAIN;
    if (must_rest_after(&event)) {
        rests_add(&timeline->rests[STEP_EVENT], index + 1);
        step->has_main = false;
    }
}

static void read_record(struct timeline *timeline) {
    struct curve_maker curve = {0};
    struct step_maker step = {0};
    const struct line_note *last_stop = NULL;
    size_t life_capacity = 0;
    add_keyframe(timeline);
    for (size_t i = 0; i < timeline->trace->count; i++) {
        const struct event event = trace_event(timeline->trace, i);
        world_apply(&timeline->world, &event);
        if (event.kind == EVENT_OBJECT_NEW || event.kind == EVENT_OBJECT_FREE)
            follow_lives(timeline, &life_capacity, &event);
        follow_step(timeline, &step, i);
        follow_event(timeline, i, &last_stop);
        curve_follow(timeline, &curve, &event);
        keep_keyframe_if_due(timeline);
    }
    curve_end(&curve);
}

void timeline_init(struct timeline *timeline, const struct trace *trace, const struct scenario *scenario) {
    *timeline = (struct timeline){.trace = trace, .scenario = scenario, .program_end = trace->count};
    timeline->partners = world_match_spans(trace);
    timeline->is_main = memory_alloc(trace->count);
    world_init(&timeline->world, trace);
    timeline->world.partners = timeline->partners;
    for (int size = 0; size < STEP_SIZES; size++)
        rests_add(&timeline->rests[size], 0);
    /* position 0 is the first entry, so that rests_add may drop what is not beyond the last */
    read_record(timeline);
    for (int size = 0; size < STEP_SIZES; size++)
        rests_add(&timeline->rests[size], trace->count);
    timeline_seek(timeline, 0);
}

void timeline_destroy(struct timeline *timeline) {
    for (int size = 0; size < STEP_SIZES; size++)
        free(timeline->rests[size].positions);
    for (size_t i = 0; i < timeline->keyframe_count; i++)
        world_destroy(&timeline->keyframes[i]);
    free(timeline->keyframes);
    free(timeline->keyframe_positions);
    free(timeline->marks);
    free(timeline->curve);
    free(timeline->lives);
    free(timeline->partners);
    free(timeline->is_main);
    free(timeline->outputs);
    world_destroy(&timeline->world);
    *timeline = (struct timeline){0};
}

/* Moving ---------------------------------------------------------------------------------------------------------- */

static uint64_t distance(uint64_t a, uint64_t b) {
    return a > b ? a - b : b - a;
}

/* The keyframe from which `position` is reached soonest, copying counted in events; keyframe_count: from where we are.
 */
static size_t best_start(const struct timeline *timeline, uint64_t position) {
    size_t best = timeline->keyframe_count, low = 0, high = timeline->keyframe_count;
    uint64_t least = distance(timeline->world.position, position);
    while (low < high) { /* the first keyframe past position */
        size_t middle = (low + high) / 2;
        if (timeline->keyframe_positions[middle] <= position)
            low = middle + 1;
        else
            high = middle;
    }
    for (size_t i = low ? low - 1 : 0; i <= low && i < timeline->keyframe_count; i++) {
        uint64_t copying = world_bytes(&timeline->keyframes[i]) / (4 * sizeof(struct event));
        uint64_t cost = distance(timeline->keyframe_positions[i], position) + copying;
        if (cost < least) {
            least = cost;
            best = i;
        }
    }
    return best;
}

void timeline_seek(struct timeline *timeline, uint64_t position) {
    if (position > timeline->trace->count)
        position = timeline->trace->count;
    size_t start = best_start(timeline, position);
    if (start < timeline->keyframe_count)
        world_copy(&timeline->world, &timeline->keyframes[start]);
    while (timeline->world.position < position)
        world_apply_at(&timeline->world, timeline->trace, timeline->world.position);
    while (timeline->world.position > position)
        world_revert_at(&timeline->world, timeline->trace, timeline->world.position - 1);
    timeline->position = position;
}

/* How many rests are at or before `position`. */
static size_t rests_until(const struct rests *rests, uint64_t position) {
    size_t low = 0, high = rests->count;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (rests->positions[middle] <= position)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

uint64_t timeline_next(const struct timeline *timeline, uint64_t position, enum step_size size, bool forward) {
    const struct rests *rests = &timeline->rests[size];
    size_t until = rests_until(rests, position);
    if (forward)
        return until < rests->count ? rests->positions[until] : position;
    if (until && rests->positions[until - 1] == position)
        until--;
    return until ? rests->positions[until - 1] : position;
}

uint64_t timeline_rest(const struct timeline *timeline, uint64_t position) {
    const struct rests *rests = &timeline->rests[STEP_EVENT];
    return rests->positions[rests_until(rests, position) - 1]; /* 0 is always a rest */
}

void timeline_step_events(const struct timeline *timeline, uint64_t position, uint64_t *first) {
    *first = timeline_next(timeline, position, STEP_EVENT, false);
}

uint64_t timeline_main(const struct timeline *timeline, uint64_t position) {
    uint64_t first;
    if (position > timeline->trace->count)
        position = timeline->trace->count;
    timeline_step_events(timeline, position, &first);
    if (first >= position)
        return 0;
    for (uint64_t i = first; i < position; i++)
        if (timeline->is_main[i])
            return i + 1;
    return position;
}

struct event timeline_main_event(const struct timeline *timeline, uint64_t position) {
    uint64_t main = timeline_main(timeline, position);
    return main ? trace_event(timeline->trace, main - 1) : (struct event){.kind = EVENT_NONE};
}

void timeline_output(const struct timeline *timeline, uint64_t position, struct text *out) {
    for (size_t i = 0; i < timeline->output_count && timeline->outputs[i] < position; i++)
        text_add(out, trace_text(timeline->trace, trace_event(timeline->trace, timeline->outputs[i]).label));
}
