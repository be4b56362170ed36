/* Events of the heap: places and ids become owners and numbers, labels become strings. Only while a trace is on. */
#include "heap.h"
#include "kinds.h"

#include <string.h>

enum { LABEL_MOST = 200 /* bytes of a repr that a label keeps */ };

static uint32_t string_of(struct heap *heap, struct text *text) {
    size_t length = text->length;
    if (length > LABEL_MOST) {
        length = LABEL_MOST;
        while (length && ((unsigned char)text->data[length] & 0xC0) == 0x80)
            length--;
        text->length = length;
        text_add(text, "…");
    }
    uint32_t string = text->length ? trace_string(heap->trace, text->data, text->length) : 0;
    text_destroy(text);
    return string;
}

static const char *type_name(struct heap *heap, object_id object) {
    object_id type = heap->type[object];
    if (!type)
        return heap->kind[object] == KIND_CLASS ? "type" : "object";
    return atom_bytes(heap, heap->classes[heap->aux[type]].name, NULL);
}

uint32_t heap_value_label(struct heap *heap, value v) {
    struct text text;
    text_init(&text);
    if (!value_is_object(v)) {
        if (v != VALUE_NULL)
            atom_repr(heap, v, &text);
    } else if (heap->hooks.describe && (heap->bits[v] & BIT_STATIC)) {
        heap->hooks.describe(heap->hooks.context, v, &text);
    } else {
        text_printf(&text, "<%s>", type_name(heap, v));
    }
    return string_of(heap, &text);
}

static bool is_string(const struct trace *trace, uint32_t string, const char *bytes, size_t length) {
    return string && string < trace->string_count && trace->strings[string].length == length &&
           memcmp(trace->strings[string].bytes, bytes, length) == 0;
}

uint32_t heap_label(struct heap *heap, struct place place) {
    bool is_key = place.role == ROLE_KEY || place.role == ROLE_VALUE;
    if (place.label == VALUE_NULL)
        return 0;
    if (value_is_object(place.label) || atom_kind(heap, place.label) != ATOM_TEXT ||
        (is_key && !(heap->flags[place.owner] & OBJECT_IS_NAMESPACE)))
        return heap_value_label(heap, place.label);
    struct text text;
    size_t length;
    const char *bytes = atom_bytes(heap, place.label, &length);
    uint32_t *known = atom_label(heap, place.label);
    if (known && is_string(heap->trace, *known, bytes, length))
        return *known;
    if (known && length <= LABEL_MOST)
        return *known = trace_string(heap->trace, bytes, length);
    text_init(&text);
    text_append(&text, bytes, length);
    return string_of(heap, &text);
}

/* A place as the trace has it: what a static object holds is held from outside. */
struct told_place {
    uint8_t role;
    uint32_t owner, slot, label;
};

static struct told_place tell(struct heap *heap, struct place place) {
    if (place.role == ROLE_TEMP || place.role == ROLE_NONE)
        return (struct told_place){place.role, 0, 0, 0};
    if (place.role == ROLE_LOCAL)
        return (struct told_place){place.role, place.owner, place.slot, heap_label(heap, place)};
    if (place.role == ROLE_OUTSIDE || (heap->bits[place.owner] & BIT_STATIC))
        return (struct told_place){ROLE_OUTSIDE, 0, 0, 0};
    return (struct told_place){place.role, heap->number[place.owner], place.slot, heap_label(heap, place)};
}

void heap_emit_birth(struct heap *heap, object_id object) {
    const char *name = type_name(heap, object);
    heap->size_told[object] = (uint32_t)object_size(heap, object);
    heap_emit(heap, EVENT_OBJECT_NEW, object,
              (struct event){.label = trace_string(heap->trace, name, strlen(name)),
                             .slot = heap->flags[object],
                             .after = heap->size_told[object]});
}

void heap_resized(struct heap *heap, object_id object, int64_t before) {
    if (!heap->trace || (heap->bits[object] & BIT_STATIC))
        return;
    int64_t after = object_size(heap, object);
    (void)before; /* what was told last may be older: not every growth is worth an event */
    if (after != heap->size_told[object])
        heap_emit(heap, EVENT_OBJECT_SIZE, object, (struct event){.before = heap->size_told[object], .after = after});
    heap->size_told[object] = (uint32_t)after;
}

void heap_emit_ref(struct heap *heap, int kind, value v, struct place from, struct place to) {
    bool adds = kind == EVENT_REF_ADD;
    struct told_place at = tell(heap, adds ? to : from);
    heap_emit(heap, kind, v,
              (struct event){.role = at.role,
                             .owner = at.owner,
                             .slot = at.slot,
                             .label = at.label,
                             .before = heap->refcount[v] + (adds ? -1 : 1),
                             .after = heap->refcount[v]});
}

/* A plain value comes to (before 0) or leaves (after 0) a place that the trace knows. */
static void tell_value(struct heap *heap, value v, struct place place, bool arrives) {
    struct told_place at = tell(heap, place);
    if (at.role == ROLE_TEMP || at.role == ROLE_NONE || at.role == ROLE_OUTSIDE)
        return;
    uint32_t label = heap_value_label(heap, v);
    trace_emit(heap->trace, (struct event){.kind = EVENT_VALUE_SET,
                                           .role = at.role,
                                           .owner = at.owner,
                                           .slot = at.slot,
                                           .label = at.label,
                                           .before = arrives ? 0 : label,
                                           .after = arrives ? label : 0});
}

void heap_move_traced(struct heap *heap, value v, struct place from, struct place to) {
    if (v == VALUE_NULL)
        return;
    if (!value_is_object(v) || (heap->bits[v] & BIT_STATIC)) {
        tell_value(heap, v, from, false);
        tell_value(heap, v, to, true);
        return;
    }
    struct told_place a = tell(heap, from), b = tell(heap, to);
    if (a.role == b.role && a.owner == b.owner && a.slot == b.slot && a.label == b.label)
        return;
    heap_emit(heap, EVENT_REF_MOVE, v,
              (struct event){.role = a.role,
                             .owner = a.owner,
                             .slot = a.slot,
                             .label = a.label,
                             .role2 = b.role,
                             .other = b.owner,
                             .slot2 = b.slot,
                             .label2 = b.label,
                             .before = heap->refcount[v],
                             .after = heap->refcount[v]});
}
