/* Instances: slots, a dict object or values beside their class's shared keys.
 * Where: an instance's words, or for a subclass of a built-in container the store block attributes[object]; both are
 * laid out alike: [slots] [if has_dict: the dict object or null] [values by shared index]. The values are visited and
 * die by index; __dict__ shows them as they were inserted. When these orders differ, aux of an instance is a store
 * block with the indices in the order of insertion (container subclasses do without). */
#include "verbs.h"

#include <string.h>

#define MARK 0x80000000u

struct span {
    uint32_t block, count;
};

static bool in_words(const struct heap *heap, object_id object) {
    return heap->kind[object] == KIND_INSTANCE;
}

static struct span span_of(const struct heap *heap, object_id object) {
    if (in_words(heap, object))
        return (struct span){heap->block[object], heap->used[object]};
    uint32_t block = heap->attributes[object];
    return (struct span){block, block ? store_length(heap, block) : 0};
}

static value get_word(const struct heap *heap, object_id object, uint32_t word) {
    struct span span = span_of(heap, object);
    return word < span.count ? heap->words[span.block + word] : VALUE_NULL;
}

static void put_word(struct heap *heap, object_id object, uint32_t word, value v) {
    struct span span = span_of(heap, object);
    if (word >= span.count && in_words(heap, object)) {
        heap_room(heap, object, word + 1);
        memset(heap_words(heap, object) + span.count, 0, (word + 1 - span.count) * sizeof(value));
        heap->used[object] = word + 1;
    } else if (word >= span.count) {
        heap->attributes[object] = store_grown(heap, span.block, word + 1);
    }
    heap->words[span_of(heap, object).block + word] = v;
}

static struct place at(object_id object, uint32_t word, value name) {
    return place_at(ROLE_ATTR, object, word, name);
}

static struct class_info *info_of(struct heap *heap, object_id object) {
    return &heap->classes[heap->aux[heap->type[object]]];
}

static uint32_t dict_word(struct heap *heap, object_id object) {
    return info_of(heap, object)->slot_count;
}

static uint32_t value_word(struct heap *heap, object_id object, uint32_t index) {
    return dict_word(heap, object) + 1u + index;
}

static int32_t slot_index(struct heap *heap, object_id object, value name) {
    const struct class_info *info = info_of(heap, object);
    for (int32_t i = 0; i < info->slot_count; i++)
        if (info->slots[i] == name)
            return i;
    return -1;
}

/* The dict object, 0: none yet (or the class has none). */
static object_id dict_of(struct heap *heap, object_id object) {
    return info_of(heap, object)->has_dict ? get_word(heap, object, dict_word(heap, object)) : 0;
}

static void replace_word(struct heap *heap, object_id object, uint32_t word, value name, value v) {
    value old = get_word(heap, object, word);
    put_word(heap, object, word, v);
    heap_take(heap, old, at(object, word, name));
    heap_place(heap, v, at(object, word, name));
    heap_decref(heap, old);
}

/* --- Birth
 * ------------------------------------------------------------------------------------------------------------ */

object_id instance_new(struct heap *heap, object_id class_object) {
    const struct class_info *info = class_of(heap, class_object);
    object_id object;
    switch (info->instance_kind) {
    case KIND_LIST:
        object = list_make(heap, class_object, 0, NULL);
        break;
    case KIND_DICT:
        object = dict_make(heap, class_object);
        break;
    case KIND_SET:
        object = set_make(heap, class_object, false);
        break;
    default:
        object = heap_new(heap, KIND_INSTANCE, class_object, info->slot_count + (uint32_t)info->has_dict,
                          info->instances_have_gc);
        if (class_of(heap, class_object)->instances_have_gc)
            heap_track(heap, object);
        break;
    }
    class_count_instance(heap, class_object);
    return object;
}

object_id instance_new_tuple(struct heap *heap, object_id class_object, uint32_t count, const value *items) {
    return tuple_make(heap, class_object, count, items);
}

object_id instance_new_frozenset(struct heap *heap, object_id class_object) {
    class_count_instance(heap, class_object);
    return set_make(heap, class_object, true);
}

/* --- The order of insertion
 * ------------------------------------------------------------------------------------------- */

static bool has_value(struct heap *heap, object_id object, uint32_t index) {
    return get_word(heap, object, value_word(heap, object, index)) != VALUE_NULL;
}

/* The value at index comes in last. Called before it is there. */
static void order_add(struct heap *heap, object_id object, uint32_t index) {
    if (!in_words(heap, object))
        return;
    uint32_t block = heap->aux[object], count = 0, first = value_word(heap, object, 0), used = heap->used[object];
    if (!block) {
        bool last = true;
        for (uint32_t i = index + 1; first + i < used; i++)
            last = last && !has_value(heap, object, i);
        if (last)
            return;
        block = store_new(heap, SHARED_KEYS_MOST);
        for (uint32_t i = 0; first + i < used; i++)
            if (has_value(heap, object, i))
                heap->words[block + count++] = i | MARK;
        heap->aux[object] = block;
    } else {
        while (count < SHARED_KEYS_MOST && heap->words[block + count])
            count++;
    }
    heap->words[block + count] = index | MARK;
}

static void order_remove(struct heap *heap, object_id object, uint32_t index) {
    if (!in_words(heap, object) || !heap->aux[object])
        return;
    value *order = heap->words + heap->aux[object];
    uint32_t i = 0;
    while (order[i] != (index | MARK))
        i++;
    for (; i + 1 < SHARED_KEYS_MOST; i++)
        order[i] = order[i + 1];
    order[SHARED_KEYS_MOST - 1] = 0;
}

/* The position-th value as inserted; gaps are skipped. -1: no more. */
static int32_t order_next(struct heap *heap, object_id object, uint32_t *position) {
    uint32_t block = in_words(heap, object) ? heap->aux[object] : 0;
    if (block)
        return *position < SHARED_KEYS_MOST && heap->words[block + *position]
                   ? (int32_t)(heap->words[block + (*position)++] & ~MARK)
                   : -1;
    uint32_t first = value_word(heap, object, 0), count = span_of(heap, object).count;
    while (first + *position < count && !has_value(heap, object, *position))
        ++*position;
    return first + *position < count ? (int32_t)(*position)++ : -1;
}

/* --- The dict object
 * -------------------------------------------------------------------------------------------------- */

/* Source: make_dict_from_instance_attributes, _PyObject_MaterializeManagedDict (Objects/dictobject.c). */
static object_id materialise(struct heap *heap, object_id object) {
    object_id dict = dict_new(heap, 0); /* up to 3.11 a collection may run in here; nothing was moved yet */
    const struct class_info *info = info_of(heap, object);
    if (info->has_values) {
        dict_split(heap, dict);
        uint32_t position = 0;
        for (int32_t index; (index = order_next(heap, object, &position)) >= 0;) {
            uint32_t word = value_word(heap, object, (uint32_t)index);
            value v = get_word(heap, object, word), name = info_of(heap, object)->shared_keys[index];
            put_word(heap, object, word, VALUE_NULL);
            heap_take(heap, v, at(object, word, name));
            dict_put_split(heap, dict, (uint32_t)index, name, v);
        }
        if (heap->profile->dict_hidden_from_instance && in_words(heap, object)) {
            heap->bits[dict] |= BIT_SHARED_VALUES;
            heap->bits[object] |= BIT_SHARED_VALUES;
        }
    }
    if (in_words(heap, object)) {
        store_free(heap, heap->aux[object]);
        heap->aux[object] = 0;
    }
    uint32_t word = dict_word(heap, object);
    put_word(heap, object, word, dict);
    heap_place(heap, dict, at(object, word, atom_intern_text(heap, "__dict__")));
    return dict;
}

object_id instance_dict(struct heap *heap, object_id object) {
    if (!info_of(heap, object)->has_dict)
        return 0;
    object_id dict = dict_of(heap, object);
    return dict ? dict : materialise(heap, object);
}

void instance_set_dict(struct heap *heap, object_id object, object_id dict) {
    object_id old = instance_dict(heap, object);
    heap->bits[old] &= (uint8_t)~BIT_SHARED_VALUES;
    heap->bits[object] &= (uint8_t)~BIT_SHARED_VALUES;
    replace_word(heap, object, dict_word(heap, object), atom_intern_text(heap, "__dict__"), dict);
}

/* --- Attributes
 * ------------------------------------------------------------------------------------------------------- */

value instance_get(struct heap *heap, object_id object, value name) {
    int32_t slot = slot_index(heap, object, name);
    if (slot >= 0)
        return get_word(heap, object, (uint32_t)slot);
    object_id dict = dict_of(heap, object);
    if (dict)
        return dict_get_name(heap, dict, name);
    if (!info_of(heap, object)->has_values)
        return VALUE_NULL;
    int32_t index = class_shared_index(heap, heap->type[object], name, false);
    return index < 0 ? VALUE_NULL : get_word(heap, object, value_word(heap, object, (uint32_t)index));
}

/* While a dict shares its class's keys, a new name goes there first. Source: insertdict, insert_split_key. */
static void set_in_dict(struct heap *heap, object_id object, object_id dict, value name, value v) {
    int32_t index = -1;
    bool hidden = heap->profile->dict_hidden_from_instance && (heap->bits[dict] & (BIT_SHARED_VALUES | BIT_TRACKED)) == BIT_SHARED_VALUES;
    if (dict_is_split(heap, dict) && info_of(heap, object)->has_values)
        index = class_shared_index(heap, heap->type[object], name, true);
    if (index >= 0)
        dict_put_split(heap, dict, (uint32_t)index, name, v);
    else
        dict_set_name(heap, dict, name, v);
    if (hidden && (heap->bits[dict] & BIT_TRACKED))
        heap_untrack(heap, dict); /* what is stored by way of the instance does not make it tracked */
}

static void set_value(struct heap *heap, object_id object, uint32_t index, value name, value v) {
    uint32_t word = value_word(heap, object, index);
    if (!has_value(heap, object, index))
        order_add(heap, object, index);
    replace_word(heap, object, word, name, v);
}

bool instance_set(struct heap *heap, object_id object, value name, value v) {
    int32_t slot = slot_index(heap, object, name);
    if (slot >= 0) {
        replace_word(heap, object, (uint32_t)slot, name, v);
        return true;
    }
    if (!info_of(heap, object)->has_dict) {
        heap_decref(heap, v);
        return false;
    }
    object_id dict = dict_of(heap, object);
    int32_t index = -1;
    if (!dict && info_of(heap, object)->has_values)
        index = class_shared_index(heap, heap->type[object], name, true);
    if (index >= 0)
        set_value(heap, object, (uint32_t)index, name, v);
    else
        set_in_dict(heap, object, dict ? dict : materialise(heap, object), name, v);
    return true;
}

static bool delete_word(struct heap *heap, object_id object, uint32_t word, value name) {
    value old = get_word(heap, object, word);
    if (old == VALUE_NULL)
        return false;
    put_word(heap, object, word, VALUE_NULL);
    heap_take(heap, old, at(object, word, name));
    heap_decref(heap, old);
    return true;
}

bool instance_delete(struct heap *heap, object_id object, value name) {
    int32_t slot = slot_index(heap, object, name);
    if (slot >= 0)
        return delete_word(heap, object, (uint32_t)slot, name);
    object_id dict = dict_of(heap, object);
    if (dict)
        return dict_delete_name(heap, dict, name);
    if (!info_of(heap, object)->has_values)
        return false;
    int32_t index = class_shared_index(heap, heap->type[object], name, false);
    if (index < 0 || !has_value(heap, object, (uint32_t)index))
        return false;
    order_remove(heap, object, (uint32_t)index);
    return delete_word(heap, object, value_word(heap, object, (uint32_t)index), name);
}

bool instance_next(struct heap *heap, object_id object, uint32_t *position, value *name, value *v) {
    object_id dict = dict_of(heap, object);
    if (dict)
        return dict_next(heap, dict, position, name, v);
    if (!info_of(heap, object)->has_values)
        return false;
    int32_t index = order_next(heap, object, position);
    if (index < 0)
        return false;
    *name = info_of(heap, object)->shared_keys[index];
    *v = get_word(heap, object, value_word(heap, object, (uint32_t)index));
    return true;
}
