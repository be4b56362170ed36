#include "history.h"

#include "history_edges.h"
#include "memory.h"
#include "text.h"

#include <stdlib.h>
#include <string.h>

/* What the reading keeps beside the result. */
struct reader {
    struct history *history;
    const struct trace *trace;
    const struct text_metrics *metrics;
    struct world world;
    struct edge_book book;
    struct text text;
    uint64_t position; /* after the event at hand */
    uint64_t program_end;
    bool has_graph;
};

static float ems(const struct reader *reader, enum font_face face, const char *text, size_t length) {
    return reader->metrics->width(reader->metrics->context, face, 100, text, length) / 100;
}

enum shape history_shape(const char *type) {
    if (!strcmp(type, "list") || !strcmp(type, "tuple"))
        return SHAPE_SEQUENCE;
    if (!strcmp(type, "dict"))
        return SHAPE_MAPPING;
    if (!strcmp(type, "set") || !strcmp(type, "frozenset"))
        return SHAPE_SET;
    if (!strncmp(type, "weakref", 7) || !strcmp(type, "ReferenceType"))
        return SHAPE_WEAK;
    return SHAPE_INSTANCE;
}

bool history_is_hidden_name(const char *name) {
    size_t length = strlen(name);
    return length > 4 && name[0] == '_' && name[1] == '_' && name[length - 1] == '_' && name[length - 2] == '_';
}

bool history_is_folded_value(const char *value) {
    static const char *const kinds[] = {"<module ", "<class ", "<function ", "<built-in "};
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        if (!strncmp(value, kinds[i], strlen(kinds[i])))
            return true;
    return false;
}

void history_label(const struct trace *trace, uint8_t role, uint32_t slot, uint32_t label, struct text *out) {
    switch (role) {
    case ROLE_ATTR:
        text_printf(out, ".%s", trace_text(trace, label));
        break;
    case ROLE_ITEM:
        text_printf(out, "[%u]", slot);
        break;
    case ROLE_VALUE:
        text_printf(out, "[%s]", trace_text(trace, label));
        break;
    case ROLE_FIELD:
        text_add(out, trace_text(trace, label));
        break;
    default:
        break; /* keys and members have no name of their own */
    }
}

void history_line(const struct trace *trace, const struct world_ref *ref, struct text *out) {
    const char *value = trace_text(trace, ref->value), *label = trace_text(trace, ref->label);
    if (ref->target)
        return;
    if (ref->role == ROLE_ATTR || ref->role == ROLE_FIELD)
        text_printf(out, "%s = %s", label, value);
    else if (ref->role == ROLE_VALUE)
        text_printf(out, "%s: %s", label, value);
    else if (ref->role == ROLE_MEMBER)
        text_add(out, value);
}

uint32_t history_object(const struct history *history, uint32_t number) {
    return number < history->object_numbers ? history->object_index[number] : 0;
}

uint32_t history_frame(const struct history *history, uint32_t frame_number) {
    return frame_number && frame_number < history->frame_numbers ? history->frame_index[frame_number] : 0;
}

uint32_t history_space(const struct history *history, uint32_t object_number) {
    for (size_t i = 0; object_number && i < history->frame_count; i++) {
        if (history->frames[i].space == object_number)
            return (uint32_t)i + 1;
    }
    return 0;
}

uint32_t history_name(const struct history *history, uint32_t frame, uint32_t label) {
    /* Names of a frame are few; they are found from the end because the newest frames are asked for most. */
    for (size_t i = history->name_count; i-- > 0;)
        if (history->names[i].frame == frame && history->names[i].label == label)
            return (uint32_t)i + 1;
    return 0;
}

/* Objects ---------------------------------------------------------------------------------------------------------- */

static bool is_box(const struct world *world, uint32_t number) {
    const struct world_object *object = world_object(world, number);
    return object && !(object->flags & (OBJECT_IS_DEFINITION | OBJECT_IS_NAMESPACE | OBJECT_IS_INTERNAL));
}

static uint32_t *index_at(uint32_t **index, size_t *count, uint32_t number) {
    if (number >= *count) {
        size_t grown = (size_t)number * 2 + 64;
        *index = memory_resize(*index, grown * sizeof **index);
        memset(*index + *count, 0, (grown - *count) * sizeof **index);
        *count = grown;
    }
    return &(*index)[number];
}

/* A constant of the program's code: nobody has asked for an object until a name, or something drawn, refers to it. */
static bool is_constant(const struct reader *reader, uint32_t number) {
    const struct world_object *object = world_object(&reader->world, number);
    if (!object || object->birth_line || reader->has_graph)
        return false;
    const char *type = trace_text(reader->trace, object->type);
    return !strcmp(type, "tuple") || !strcmp(type, "frozenset");
}

static void born(struct reader *reader, uint32_t number) {
    struct history *history = reader->history;
    if (!is_box(&reader->world, number))
        return;
    memory_reserve(&history->objects, &history->object_capacity, history->object_count + 1, sizeof *history->objects);
    text_clear(&reader->text);
    world_name(&reader->world, number, &reader->text);
    history->objects[history->object_count++] = (struct past_object){
        .number = number,
        .birth = reader->position,
        .death = PAST_FOREVER,
        .shape = history_shape(trace_text(reader->trace, world_object(&reader->world, number)->type)),
        .title_width = ems(reader, FONT_SANS_BOLD, reader->text.data ? reader->text.data : "", reader->text.length)};
    *index_at(&history->object_index, &history->object_numbers, number) = (uint32_t)history->object_count;
}

/* The owner of a place has changed: how much its box has to hold. O(PAST_LINES) plus what is no plain value. */
static void measure_contents(struct reader *reader, uint32_t owner) {
    uint32_t index = history_object(reader->history, owner);
    const struct world_object *object = world_object(&reader->world, owner);
    if (!index || !object)
        return;
    struct past_object *past = &reader->history->objects[index - 1];
    int lines = 0, cells = 0, seen = 0;
    for (uint32_t at = object->first_out; at && seen < 4 * PAST_LINES; seen++) {
        const struct world_ref *ref = world_ref(&reader->world, at);
        at = ref->next_of_owner;
        text_clear(&reader->text);
        if (ref->role == ROLE_ITEM) {
            text_add(&reader->text, trace_text(reader->trace, ref->value));
            if (cells++ < PAST_CELLS) {
                float width = ems(reader, FONT_MONO, reader->text.data, reader->text.length);
                past->cell_width = width > past->cell_width ? width : past->cell_width;
            }
            continue;
        }
        history_line(reader->trace, ref, &reader->text);
        if (reader->text.length && lines++ < PAST_LINES) {
            float width = ems(reader, FONT_MONO, reader->text.data, reader->text.length);
            past->line_width = width > past->line_width ? width : past->line_width;
        }
    }
    lines = lines > PAST_LINES ? PAST_LINES + 1 : lines;
    cells = cells > PAST_CELLS ? PAST_CELLS + 1 : cells;
    past->lines = lines > past->lines ? lines : past->lines;
    past->cells = cells > past->cells ? cells : past->cells;
}

/* Names and frames ------------------------------------------------------------------------------------------------- */

static uint32_t frame_of_place(struct reader *reader, uint8_t role, uint32_t owner) {
    struct history *history = reader->history;
    if (role_is_of_frame(role))
        return history_frame(history, owner);
    const struct world_object *space = world_object(&reader->world, owner);
    if (role != ROLE_VALUE || !space || !(space->flags & OBJECT_IS_NAMESPACE))
        return 0;
    uint32_t known = history_space(history, owner);
    if (known)
        return known;
    memory_reserve(&history->frames, &history->frame_capacity, history->frame_count + 1, sizeof *history->frames);
    history->frames[history->frame_count++] = (struct past_frame){.space = owner};
    return (uint32_t)history->frame_count;
}

static void frame_opened(struct reader *reader, const struct event *event) {
    struct history *history = reader->history;
    if (event->owner > reader->world.frame_count)
        return; /* a number that the world refused: it would only make us ask for memory */
    uint32_t *index = index_at(&history->frame_index, &history->frame_numbers, event->owner);
    if (event->object) {
        uint32_t space = frame_of_place(reader, ROLE_VALUE, event->object);
        *index = space;
        return;
    }
    if (*index)
        return; /* a generator's frame is entered again */
    /* Calls of one function from one place of the stack have one box: they are never open together. */
    uint32_t caller = history_frame(history, event->other);
    for (size_t i = 0; i < history->frame_count && !*index; i++)
        if (!history->frames[i].space && history->frames[i].name == event->label && history->frames[i].caller == caller)
            *index = (uint32_t)i + 1;
    if (*index)
        return;
    memory_reserve(&history->frames, &history->frame_capacity, history->frame_count + 1, sizeof *history->frames);
    history->frames[history->frame_count++] = (struct past_frame){.name = event->label, .caller = caller};
    *index = (uint32_t)history->frame_count;
}

/* A name was bound to something that is shown: it gets its row. Returns index + 1. */
static uint32_t name_bound(struct reader *reader, uint32_t frame, uint32_t label, uint32_t value) {
    struct history *history = reader->history;
    const char *name = trace_text(reader->trace, label);
    if (!frame || history_is_hidden_name(name) || (value && history_is_folded_value(trace_text(reader->trace, value))))
        return 0;
    uint32_t known = history_name(history, frame - 1, label);
    if (!known) {
        memory_reserve(&history->names, &history->name_capacity, history->name_count + 1, sizeof *history->names);
        history->names[history->name_count++] = (struct past_name){
            .frame = frame - 1, .label = label, .row = history->frames[frame - 1].rows++, .first = reader->position};
        known = (uint32_t)history->name_count;
    }
    struct past_name *past = &history->names[known - 1];
    float width = ems(reader, FONT_MONO, name, strlen(name));
    if (value) {
        const char *words = trace_text(reader->trace, value);
        width += 1.5F + ems(reader, FONT_MONO, words, strlen(words));
    }
    past->width = width > past->width ? width : past->width;
    struct past_frame *owner = &history->frames[frame - 1];
    owner->width = width > owner->width ? width : owner->width;
    return known;
}

/* References ------------------------------------------------------------------------------------------------------- */

static void held(struct reader *reader, uint8_t role, uint32_t owner, uint32_t slot, uint32_t label, uint32_t target);

/* A constant comes on stage with what it holds. The parser bounds how deep constants nest. */
static void show_constant(struct reader *reader, uint32_t number) {
    born(reader, number);
    measure_contents(reader, number);
    const struct world_object *object = world_object(&reader->world, number);
    for (uint32_t at = object ? object->first_out : 0; at;) {
        const struct world_ref *ref = world_ref(&reader->world, at);
        at = ref->next_of_owner;
        if (ref->target)
            held(reader, ref->role, number, ref->slot, ref->label, ref->target);
    }
}

static void held(struct reader *reader, uint8_t role, uint32_t owner, uint32_t slot, uint32_t label, uint32_t target) {
    if (role == ROLE_TEMP || role == ROLE_OUTSIDE || role == ROLE_TYPE)
        return;
    uint32_t frame = frame_of_place(reader, role, owner);
    if (!history_object(reader->history, target) && (frame || history_object(reader->history, owner)) &&
        is_constant(reader, target))
        show_constant(reader, target);
    uint32_t to = history_object(reader->history, target);
    if (!to)
        return;
    uint32_t from = frame                    ? name_bound(reader, frame, label, 0)
                    : role_is_of_frame(role) ? 0
                                             : history_object(reader->history, owner);
    if (!from)
        return;
    text_clear(&reader->text);
    if (!frame)
        history_label(reader->trace, role, slot, label, &reader->text);
    float width = reader->text.length ? ems(reader, FONT_MONO, reader->text.data, reader->text.length) : 0;
    struct past_edge edge = {.role = role,
                             .owner = owner,
                             .slot = slot,
                             .label = label,
                             .target = target,
                             .start = reader->position,
                             .end = PAST_FOREVER};
    edge_book_open(&reader->book, reader->history, &edge, from - 1, to - 1, frame != 0, width);
}

static void weakly(struct reader *reader, const struct event *event) {
    edge_book_close(&reader->book, reader->history, ROLE_NONE, event->object, 0, reader->position);
    uint32_t from = history_object(reader->history, event->object);
    uint32_t to = event->after > 0 ? history_object(reader->history, (uint32_t)event->after) : 0;
    if (from && to) {
        struct past_edge edge = {.role = ROLE_NONE,
                                 .owner = event->object,
                                 .target = (uint32_t)event->after,
                                 .start = reader->position,
                                 .end = PAST_FOREVER,
                                 .weak = true};
        edge_book_open(&reader->book, reader->history, &edge, from - 1, to - 1, false, 0);
    }
}

static void read_event(struct reader *reader, const struct event *event) {
    struct history *history = reader->history;
    uint32_t index = 0;
    switch (event->kind) {
    case EVENT_OBJECT_NEW:
        if (!is_constant(reader, event->object))
            born(reader, event->object);
        break;
    case EVENT_OBJECT_FREE:
        if ((index = history_object(history, event->object)))
            history->objects[index - 1].death = reader->position;
        break;
    case EVENT_CALL_BEGIN:
        frame_opened(reader, event);
        break;
    case EVENT_REF_ADD:
        held(reader, event->role, event->owner, event->slot, event->label, event->object);
        measure_contents(reader, role_is_of_frame(event->role) ? 0 : event->owner);
        break;
    case EVENT_REF_DROP:
        edge_book_close(&reader->book, history, event->role, event->owner, event->slot, reader->position);
        break;
    case EVENT_REF_MOVE:
        edge_book_close(&reader->book, history, event->role, event->owner, event->slot, reader->position);
        held(reader, event->role2, event->other, event->slot2, event->label2, event->object);
        measure_contents(reader, role_is_of_frame(event->role2) ? 0 : event->other);
        break;
    case EVENT_ITEMS_SHIFT:
        edge_book_shift(&reader->book, history, event->owner, event->slot, event->after, reader->position);
        break;
    case EVENT_VALUE_SET:
        if (event->after)
            name_bound(reader, frame_of_place(reader, event->role, event->owner), event->label, (uint32_t)event->after);
        measure_contents(reader, role_is_of_frame(event->role) ? 0 : event->owner);
        break;
    case EVENT_REF_BORROW:
        if (event->after)
            held(reader, ROLE_BORROWED, event->owner, event->slot, event->label, event->object);
        else
            edge_book_close(&reader->book, history, ROLE_BORROWED, event->owner, event->slot, reader->position);
        break;
    case EVENT_WEAKREF_SET:
        weakly(reader, event);
        break;
    case EVENT_GC_REFS_SET:
        history->collects = true;
        if ((index = history_object(history, event->object)))
            history->objects[index - 1].examined = true;
        if (index && reader->position <= reader->program_end)
            history->objects[index - 1].examined_early = true;
        break;
    default:
        break;
    }
}

void history_init(struct history *history, const struct timeline *timeline, const struct text_metrics *metrics) {
    *history = (struct history){0};
    struct reader reader = {.history = history, .trace = timeline->trace, .metrics = metrics,
                            .program_end = timeline->program_end,
                            .has_graph = timeline->scenario && timeline->scenario->graph.object_count > 0};
    world_init(&reader.world, reader.trace);
    text_init(&reader.text);
    for (size_t i = 0; i < reader.trace->count; i++) {
        reader.position = i + 1;
        const struct event event = trace_event(reader.trace, i);
        world_apply(&reader.world, &event);
        read_event(&reader, &event);
    }
    for (size_t i = 0; i < timeline->curve_count; i++)
        history->has_garbage |= timeline->curve[i].garbage > 0;
    text_destroy(&reader.text);
    edge_book_destroy(&reader.book);
    world_destroy(&reader.world);
}

void history_destroy(struct history *history) {
    free(history->objects);
    free(history->edges);
    free(history->routes);
    free(history->names);
    free(history->frames);
    free(history->object_index);
    free(history->frame_index);
    *history = (struct history){0};
}
