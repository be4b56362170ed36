#include "world.h"

#include "memory.h"
#include "world_parts.h"

#include <stdlib.h>
#include <string.h>

/* Numbers past the trace's own length by more than this name nothing: they would only make us ask for memory. */
enum { NUMBERS_SPARE = 1 << 16 };

/* What a number was at the start is told by its first change. Those that never change: as the header says, or 0. */
static void look_ahead(struct world *world, const struct trace *trace) {
    bool known[3][SETTING_COUNT] = {{false}};
    for (size_t i = 0; i < trace->count; i++) {
        const struct event event = trace_event(trace, i);
        bool is_setting = event.kind == EVENT_SETTING_SET;
        int which = event.kind == EVENT_COUNT_SET ? 0 : event.kind == EVENT_THRESHOLD_SET ? 1 : is_setting ? 2 : 3;
        if (which == 3 || event.slot >= (is_setting ? SETTING_COUNT : 3) || known[which][event.slot])
            continue;
        int64_t *numbers = which == 0 ? world->counts : which == 1 ? world->thresholds : world->settings;
        known[which][event.slot] = true;
        numbers[event.slot] = event.before;
    }
}

void world_init(struct world *world, const struct trace *trace) {
    *world = (struct world){.trace = trace, .collection = -1, .phase = -1};
    world->settings[SETTING_ENABLED] = 1;
    if (trace) {
        memcpy(world->thresholds, trace->header.thresholds, sizeof world->thresholds);
        look_ahead(world, trace);
    }
}

void world_destroy(struct world *world) {
    free(world->objects);
    free(world->frames);
    free(world->refs);
    free(world->ref_index);
    free(world->types.cells);
    free(world->lines.cells);
    free(world->spans);
    *world = (struct world){0};
}

/* Into the room that is there already: fresh pages for a large world would cost more than the copying. */
static void *copy_into(void *room, size_t *capacity, const void *items, size_t count, size_t size) {
    if (count > *capacity) {
        free(room);
        room = memory_resize(NULL, count * size);
        *capacity = count;
    }
    if (count)
        memcpy(room, items, count * size);
    return room;
}

/* An index is as large as it says: its size decides where a thing stands. */
static void *copy_table(void *room, size_t room_size, const void *cells, size_t count, size_t size) {
    if (room_size != count) {
        free(room);
        room = count ? memory_resize(NULL, count * size) : NULL;
    }
    if (count)
        memcpy(room, cells, count * size);
    return room;
}

void world_copy(struct world *to, const struct world *from) {
    if (to == from)
        return;
    struct world old = *to;
    *to = *from;
    to->objects = copy_into(old.objects, &old.object_capacity, from->objects,
                            from->object_count ? (size_t)from->object_count + 1 : 0, sizeof *to->objects);
    to->object_capacity = old.object_capacity;
    to->frames = copy_into(old.frames, &old.frame_capacity, from->frames,
                           from->frame_count ? (size_t)from->frame_count + 1 : 0, sizeof *to->frames);
    to->frame_capacity = old.frame_capacity;
    to->refs =
        copy_into(old.refs, &old.ref_capacity, from->refs, from->ref_count ? from->ref_count + 1 : 0, sizeof *to->refs);
    to->ref_capacity = old.ref_capacity;
    to->spans = copy_into(old.spans, &old.span_capacity, from->spans, from->span_count, sizeof *to->spans);
    to->span_capacity = old.span_capacity;
    to->ref_index =
        copy_table(old.ref_index, old.ref_index_size, from->ref_index, from->ref_index_size, sizeof *to->ref_index);
    to->types.cells =
        copy_table(old.types.cells, old.types.size, from->types.cells, from->types.size, sizeof *to->types.cells);
    to->lines.cells =
        copy_table(old.lines.cells, old.lines.size, from->lines.cells, from->lines.size, sizeof *to->lines.cells);
}

size_t world_bytes(const struct world *world) {
    return sizeof *world + world->object_count * sizeof *world->objects + world->frame_count * sizeof *world->frames +
           world->ref_count * sizeof *world->refs + world->ref_index_size * sizeof *world->ref_index +
           (world->types.size + world->lines.size) * sizeof *world->types.cells +
           world->span_count * sizeof *world->spans;
}

/* Objects and frames ----------------------------------------------------------------------------------------------- */

static bool within_reach(const struct world *world, uint32_t number) {
    return number && number <= (world->trace ? world->trace->total : 0) + NUMBERS_SPARE;
}

struct world_object *world_object_at(struct world *world, uint32_t number) {
    return number && number <= world->object_count && world->objects[number].birth ? &world->objects[number] : NULL;
}

const struct world_object *world_object(const struct world *world, uint32_t number) {
    return world_object_at((struct world *)world, number);
}

const struct world_ref *world_ref(const struct world *world, uint32_t record) {
    return record && record <= world->ref_count && world->refs[record].role ? &world->refs[record] : NULL;
}

/* Makes item `number` of a table that counts from 1 usable; what is between is zeroed. */
static void reach(void *items, size_t *capacity, uint32_t *count, uint32_t number, size_t size) {
    if (number <= *count)
        return;
    memory_reserve(items, capacity, (size_t)number + 1, size);
    char *base = *(char **)items;
    memset(base + ((size_t)*count + 1) * size, 0, (number - *count) * size);
    if (!*count)
        memset(base, 0, size);
    *count = number;
}

struct world_frame *world_frame_at(struct world *world, uint32_t number) {
    if (!within_reach(world, number))
        return NULL;
    reach(&world->frames, &world->frame_capacity, &world->frame_count, number, sizeof *world->frames);
    return &world->frames[number];
}

void world_trim_frames(struct world *world) {
    while (world->frame_count && !world->frames[world->frame_count].entries &&
           !world->frames[world->frame_count].first_local)
        world->frame_count--;
}

static bool is_counted(const struct world_object *object) {
    return object->alive && !(object->flags & (OBJECT_IS_DEFINITION | OBJECT_IS_INTERNAL | OBJECT_IS_NAMESPACE));
}

static void count_object(struct world *world, const struct world_object *object, int by) {
    if (is_counted(object)) {
        world->live += (uint32_t)by;
        world->live_bytes += by * object->size;
    }
}

/* What a person never sees (namespaces, definitions, iterators) is numbered by itself: the first dict that a program
 * makes is dict #1. */
static uint32_t tally_key(const struct event *event) {
    return (event->label + 1) | (uint32_t)trace_kind(event->slot) << 30;
}

static void object_new(struct world *world, const struct event *event) {
    if (!within_reach(world, event->object) || world_object(world, event->object))
        return;
    reach(&world->objects, &world->object_capacity, &world->object_count, event->object, sizeof *world->objects);
    struct world_object *object = &world->objects[event->object];
    *object = (struct world_object){.type = event->label,
                                    .flags = (uint8_t)event->slot,
                                    .alive = true,
                                    .refcount = 1,
                                    .size = event->after,
                                    .temporaries = 1,
                                    .birth_line = event->line,
                                    .birth = world->position + 1};
    object->type_ordinal = world_tally_add(&world->types, tally_key(event), 1);
    object->birth_ordinal = world_tally_add(&world->lines, event->line + 1, 1);
    count_object(world, object, 1);
}

static void object_unborn(struct world *world, const struct event *event) {
    struct world_object *object = world_object_at(world, event->object);
    if (!object || object->birth != world->position)
        return;
    world_tally_add(&world->types, tally_key(event), -1);
    world_tally_add(&world->lines, event->line + 1, -1);
    count_object(world, object, -1);
    world_forget_refs(world, event->object);
    world_list_insert(world, event->object, LIST_NONE, 0);
    object->birth = 0;
    while (world->object_count && !world->objects[world->object_count].birth)
        world->object_count--;
}

static void object_set_alive(struct world *world, struct world_object *object, bool alive) {
    count_object(world, object, -1);
    object->alive = alive;
    count_object(world, object, 1);
}

static void object_set_size(struct world *world, struct world_object *object, int64_t size) {
    count_object(world, object, -1);
    object->size = size;
    count_object(world, object, 1);
}

/* Events -------------------------------------------------------------------------------------------------------------
 */

static struct place place_of(const struct event *event) {
    return (struct place){event->role, event->owner, event->slot, event->label};
}

static struct place place2_of(const struct event *event) {
    return (struct place){event->role2, event->other, event->slot2, event->label2};
}

/* What is told of one object; `forward` chooses between what is after and what was before. */
static void change_object(struct world *world, const struct event *event, struct world_object *object, bool forward) {
    int64_t value = forward ? event->after : event->before;
    switch (event->kind) {
    case EVENT_OBJECT_FREE:
        object_set_alive(world, object, !forward);
        break;
    case EVENT_OBJECT_NAME:
        object->name = forward ? event->label : (uint32_t)event->before;
        break;
    case EVENT_OBJECT_SIZE:
        object_set_size(world, object, value);
        break;
    case EVENT_REF_ADD:
    case EVENT_REF_DROP:
        object->refcount = value;
        if ((event->kind == EVENT_REF_ADD) == forward)
            world_hold(world, place_of(event), event->object);
        else
            world_release(world, place_of(event), event->object);
        break;
    case EVENT_REF_BORROW:
        if (value)
            world_hold(world, place_of(event), event->object);
        else
            world_release(world, place_of(event), event->object);
        break;
    case EVENT_REF_MOVE:
        world_release(world, forward ? place_of(event) : place2_of(event), event->object);
        world_hold(world, forward ? place2_of(event) : place_of(event), event->object);
        break;
    case EVENT_LIST_MOVE:
        if (forward)
            world_list_append(world, event->object, event->after);
        else
            world_list_insert(world, event->object, event->before, event->owner);
        break;
    case EVENT_GC_REFS_SET:
        /* The second look after finalizers takes objects that are set aside and still being examined. */
        object->examined = forward || object->list == LIST_UNREACHABLE;
        object->gc_refs = value;
        break;
    case EVENT_GC_REFS_DECREF:
    case EVENT_GC_REFS_REACHED:
        object->gc_refs = value;
        break;
    case EVENT_GC_REFS_DONE:
        object->examined = !forward;
        break;
    case EVENT_FINALIZED_SET:
        object->finalized = value != 0;
        break;
    case EVENT_WEAKREF_SET:
        object->weak_target = (uint32_t)value;
        break;
    default:
        break;
    }
}

static void change(struct world *world, const struct event *event, bool forward) {
    int64_t value = forward ? event->after : event->before;
    struct world_object *object = world_object_at(world, event->object);
    switch (event->kind) {
    case EVENT_ITEMS_SHIFT:
        if (forward)
            world_shift_items(world, event->owner, event->slot, event->after);
        else
            world_shift_items(world, event->owner, event->slot + event->after, -event->after);
        break;
    case EVENT_VALUE_SET:
        world_set_value(world, place_of(event), (uint32_t)value);
        break;
    case EVENT_LIST_MERGE:
        if (forward)
            world_list_join(world, event->before, event->after);
        else if (event->object)
            world_list_split(world, event->before, event->after, event->object);
        break;
    case EVENT_COUNT_SET:
        if (event->slot < 3)
            world->counts[event->slot] = value;
        break;
    case EVENT_THRESHOLD_SET:
        if (event->slot < 3)
            world->thresholds[event->slot] = value;
        break;
    case EVENT_SETTING_SET:
        if (event->slot < SETTING_COUNT)
            world->settings[event->slot] = value;
        break;
    default:
        if (object)
            change_object(world, event, object, forward);
    }
}

void world_apply(struct world *world, const struct event *event) {
    if (event->kind == EVENT_OBJECT_NEW)
        object_new(world, event);
    else if (world_span_of(event) != SPAN_point)
        world_span_apply(world, event);
    else
        change(world, event, true);
    world->position++;
}

void world_revert(struct world *world, const struct event *event) {
    if (event->kind == EVENT_OBJECT_NEW)
        object_unborn(world, event);
    else if (world_span_of(event) != SPAN_point)
        world_span_revert(world, event, world->position ? world->position - 1 : 0);
    else
        change(world, event, false);
    if (world->position)
        world->position--;
}

/* Questions ----------------------------------------------------------------------------------------------------------
 */

int64_t world_holders(const struct world *world, uint32_t number) {
    const struct world_object *object = world_object(world, number);
    if (!object)
        return 0;
    int64_t holders = (int64_t)object->temporaries + object->outside;
    for (uint32_t record = object->first_in; record; record = world->refs[record].next_of_target)
        holders += world->refs[record].role != ROLE_BORROWED;
    return holders;
}

void world_name(const struct world *world, uint32_t number, struct text *out) {
    const struct world_object *object = world_object(world, number);
    if (!object)
        text_printf(out, "object %u", (unsigned)number);
    else if (object->name)
        text_add(out, trace_text(world->trace, object->name));
    else {
        const char *type = trace_text(world->trace, object->type), *dot = strrchr(type, '.');
        text_printf(out, "%s%s #%u", trace_kind_words(object->flags), dot ? dot + 1 : type, (unsigned)object->type_ordinal); /* without its module */
    }
}

void world_apply_at(struct world *world, const struct trace *trace, size_t index) {
    const struct event event = trace_event(trace, index);
    world_apply(world, &event);
}

void world_revert_at(struct world *world, const struct trace *trace, size_t index) {
    const struct event event = trace_event(trace, index);
    world_revert(world, &event);
}
