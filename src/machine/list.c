/* Lists. aux holds how many items there is room for, as CPython's `allocated`: sys.getsizeof shows it. */
#include "memory.h"
#include "sizes.h"
#include "verbs.h"

#include <stdlib.h>
#include <string.h>

static struct place at(object_id list, uint32_t index) {
    return place_at(ROLE_ITEM, list, index, VALUE_NULL);
}

/* Source: list_resize (Objects/listobject.c). */
static void resize(struct heap *heap, object_id list, uint32_t length) {
    uint32_t allocated = heap->aux[list];
    const struct sizes *sizes = heap->profile->sizes;
    if (allocated >= length && (length >= allocated >> 1 || (length && allocated <= sizes->list_never_shrunk))) {
        heap->used[list] = length;
        return;
    }
    int64_t before = verbs_size(heap, list);
    uint32_t room = 0;
    if (length && sizes->list_rounds_to_four) {
        room = (length + (length >> 3) + 6) & ~3u;
        if (length > heap->used[list] && length - heap->used[list] > room - length)
            room = (length + 3) & ~3u;
    } else if (length) {
        room = length + (length >> 3) + (length < 9 ? 3 : 6);
    }
    heap_room(heap, list, room > length ? room : length);
    heap->aux[list] = room;
    heap->used[list] = length;
    heap_resized(heap, list, before);
}

/* Items from slot on moved by `by`; the list had `length` of them. */
static void tell_shift(struct heap *heap, object_id list, uint32_t slot, int64_t by, uint32_t length) {
    if (heap->trace && slot < length && by)
        trace_emit(heap->trace, (struct event){.kind = EVENT_ITEMS_SHIFT,
                                               .owner = heap_number(heap, list),
                                               .slot = slot,
                                               .before = length,
                                               .after = by});
}

object_id list_new(struct heap *heap, uint32_t count, const value *items) {
    return list_make(heap, heap->types[KIND_LIST], count, items);
}

object_id list_make(struct heap *heap, object_id type, uint32_t count, const value *items) {
    object_id list = heap_new(heap, KIND_LIST, type, count, true);
    heap->aux[list] = count;
    for (uint32_t i = 0; i < count; i++) {
        heap_words(heap, list)[i] = items[i];
        heap_place(heap, items[i], at(list, i));
    }
    heap_track(heap, list);
    return list;
}

value sequence_item(struct heap *heap, object_id sequence, uint32_t index) {
    return heap_words(heap, sequence)[index];
}

void list_append(struct heap *heap, object_id list, value v) {
    list_insert(heap, list, sequence_length(heap, list), v);
}

void list_insert(struct heap *heap, object_id list, uint32_t index, value v) {
    uint32_t length = sequence_length(heap, list);
    resize(heap, list, length + 1);
    value *words = heap_words(heap, list);
    memmove(words + index + 1, words + index, (length - index) * sizeof *words);
    words[index] = v;
    tell_shift(heap, list, index, 1, length);
    heap_place(heap, v, at(list, index));
}

void list_extend(struct heap *heap, object_id list, uint32_t count, const value *items) {
    uint32_t length = sequence_length(heap, list);
    if (count == 0)
        return;
    if (heap->aux[list] == 0 && heap->profile->sizes->list_extends_exactly) { /* list_preallocate_exact */
        heap->aux[list] = (count + 1) & ~1u;
        heap_room(heap, list, heap->aux[list]);
    }
    resize(heap, list, length + count);
    memset(heap_words(heap, list) + length, 0, count * sizeof(value));
    for (uint32_t i = 0; i < count; i++) {
        heap_words(heap, list)[length + i] = items[i];
        heap_place(heap, items[i], at(list, length + i));
    }
}

void list_set(struct heap *heap, object_id list, uint32_t index, value v) {
    value old = heap_words(heap, list)[index];
    heap_words(heap, list)[index] = v;
    heap_take(heap, old, at(list, index));
    heap_place(heap, v, at(list, index));
    heap_decref(heap, old);
}

value list_take(struct heap *heap, object_id list, uint32_t index) {
    uint32_t length = sequence_length(heap, list);
    value *words = heap_words(heap, list), v = words[index];
    memmove(words + index, words + index + 1, (length - 1 - index) * sizeof *words);
    heap_take(heap, v, at(list, index));
    tell_shift(heap, list, index + 1, -1, length);
    resize(heap, list, length - 1);
    return v;
}

/* Takes items from..to-1 out of their places, as temporaries in an array of their own; the words keep them. */
static value *take_some(struct heap *heap, object_id list, uint32_t from, uint32_t to) {
    value *taken = memory_alloc((to - from) * sizeof *taken);
    for (uint32_t i = from; i < to; i++) {
        taken[i - from] = heap_words(heap, list)[i];
        heap_take(heap, taken[i - from], at(list, i));
    }
    return taken;
}

void list_replace(struct heap *heap, object_id list, uint32_t from, uint32_t to, uint32_t count, const value *items) {
    uint32_t length = sequence_length(heap, list), tail = length - to;
    if (count == 0 && to - from == length) { /* as list_ass_slice does: nothing stays allocated */
        list_clear(heap, list);
        return;
    }
    value *taken = take_some(heap, list, from, to);
    int64_t by = (int64_t)count - (int64_t)(to - from);
    if (by > 0)
        resize(heap, list, (uint32_t)(length + by));
    value *words = heap_words(heap, list);
    memmove(words + from + count, words + to, tail * sizeof *words);
    memset(words + from, 0, count * sizeof *words);
    if (by < 0)
        resize(heap, list, (uint32_t)(length + by));
    tell_shift(heap, list, to, by, length);
    for (uint32_t i = 0; i < count; i++) {
        heap_words(heap, list)[from + i] = items[i];
        heap_place(heap, items[i], at(list, from + i));
    }
    verbs_drop_all(heap, taken, to - from, true);
}

void list_clear(struct heap *heap, object_id list) {
    uint32_t length = sequence_length(heap, list);
    int64_t before = verbs_size(heap, list);
    value *taken = take_some(heap, list, 0, length);
    heap->used[list] = heap->aux[list] = 0;
    heap_resized(heap, list, before);
    verbs_drop_all(heap, taken, length, true);
}

/* Source: list_sort_impl: saved_ob_item, saved_allocated. */
value *list_lift(struct heap *heap, object_id list, uint32_t *count, uint32_t *room) {
    *count = sequence_length(heap, list);
    *room = heap->aux[list];
    value *items = take_some(heap, list, 0, *count);
    heap->used[list] = heap->aux[list] = 0;
    return items;
}

bool list_is_lifted(const struct heap *heap, object_id list) {
    return heap->aux[list] == 0 && sequence_length(heap, list) == 0;
}

void list_settle(struct heap *heap, object_id list, value *items, uint32_t count, uint32_t room) {
    uint32_t newcomers = sequence_length(heap, list);
    bool untouched = list_is_lifted(heap, list);
    int64_t before = verbs_size(heap, list);
    value *dropped = take_some(heap, list, 0, newcomers);
    heap_room(heap, list, room > count ? room : count);
    heap->aux[list] = room;
    heap->used[list] = count;
    memset(heap_words(heap, list), 0, count * sizeof(value));
    for (uint32_t i = 0; i < count; i++) {
        heap_words(heap, list)[i] = items[i];
        heap_place(heap, items[i], at(list, i));
    }
    free(items);
    if (!untouched)
        heap_resized(heap, list, before);
    verbs_drop_all(heap, dropped, newcomers, true);
}

void list_permute(struct heap *heap, object_id list, const uint32_t *order) {
    uint32_t length = sequence_length(heap, list);
    value *old = memory_alloc(length * sizeof *old);
    memcpy(old, heap_words(heap, list), length * sizeof *old);
    for (uint32_t i = 0; i < length; i++)
        if (order[i] != i)
            heap_take(heap, old[i], at(list, i));
    for (uint32_t i = 0; i < length; i++) {
        if (order[i] == i)
            continue;
        heap_words(heap, list)[i] = old[order[i]];
        heap_place(heap, old[order[i]], at(list, i));
    }
    free(old);
}
