#include "kinds.h"

#include "memory.h"

#include <string.h>

static value attribute_label(struct heap *heap, object_id holder, uint32_t word) {
    const struct class_info *class = &heap->classes[heap->aux[heap->type[holder]]];
    if (word < class->slot_count)
        return class->slots[word];
    word -= class->slot_count;
    if (class->has_dict) {
        if (word == 0)
            return atom_intern_text(heap, "__dict__");
        word--;
    }
    return word < class->shared_count ? class->shared_keys[word] : VALUE_NULL;
}

struct place kinds_place(struct heap *heap, object_id holder, enum region region, uint32_t word) {
    const value *entry;
    if (region == REGION_TYPE)
        return place_at(ROLE_TYPE, holder, 0, VALUE_NULL);
    if (region == REGION_ATTRIBUTES)
        return place_at(ROLE_ATTR, holder, word, attribute_label(heap, holder, word));
    switch ((enum kind)heap->kind[holder]) {
    case KIND_LIST:
    case KIND_TUPLE:
        return place_at(ROLE_ITEM, holder, word, VALUE_NULL);
    case KIND_DICT:
        entry = heap_words(heap, holder) + word / DICT_STRIDE * DICT_STRIDE;
        return place_at(word % DICT_STRIDE == DICT_KEY ? ROLE_KEY : ROLE_VALUE, holder,
                        (uint32_t)value_small(entry[DICT_SERIAL]), entry[DICT_KEY]);
    case KIND_SET:
    case KIND_FROZENSET:
        entry = heap_words(heap, holder) + word / SET_STRIDE * SET_STRIDE;
        return place_at(ROLE_MEMBER, holder, (uint32_t)value_small(entry[SET_SERIAL]), VALUE_NULL);
    case KIND_INSTANCE:
        return place_at(ROLE_ATTR, holder, word, attribute_label(heap, holder, word));
    default:
        return place_at(ROLE_FIELD, holder, word, atom_intern_text(heap, kinds_field_name(heap, holder, word)));
    }
}

/* Source: type_dealloc. */
static const uint32_t class_drop_order[CLASS_WORDS] = {CLASS_BASE, CLASS_DICT, CLASS_BASES, CLASS_MRO};

uint32_t kinds_drop_word(const struct heap *heap, object_id object, uint32_t step) {
    uint32_t used = heap->used[object], word = step;
    switch ((enum kind)heap->kind[object]) {
    case KIND_LIST:
    case KIND_TUPLE:
        return step < used ? used - 1 - step : UINT32_MAX;
    case KIND_DICT: /* key, then value. Source: dictkeys_decref, free_keys_object */
        word = step / 2 * DICT_STRIDE + (step % 2 ? DICT_VALUE : DICT_KEY);
        break;
    case KIND_SET:
    case KIND_FROZENSET:
        word = step * SET_STRIDE;
        break;
    case KIND_CLASS:
        word = step < CLASS_WORDS ? class_drop_order[step] : UINT32_MAX;
        break;
    case KIND_FRAME: /* from 3.14 on the locals die last first. Source: _PyFrame_ClearLocals */
        if (heap->profile->locals_die_last_first)
            word = step < used ? used - 1 - step : UINT32_MAX;
        break;
    case KIND_WEAKREF: /* its key and callback; the rest is hidden links */
        return step < 2 ? step : UINT32_MAX;
    default:
        break;
    }
    return word < used ? word : UINT32_MAX;
}

uint32_t kinds_names(struct heap *heap, const char *const *names) {
    for (size_t i = 0; i < heap->field_name_count; i++)
        if (heap->field_names[i] == names)
            return (uint32_t)i + 1;
    memory_reserve(&heap->field_names, &heap->field_name_capacity, heap->field_name_count + 1,
                   sizeof *heap->field_names);
    heap->field_names[heap->field_name_count++] = names;
    return (uint32_t)heap->field_name_count;
}

const char *kinds_field_name(const struct heap *heap, object_id object, uint32_t word) {
    static const char *const class_names[CLASS_WORDS] = {"__base__", "__bases__", "__mro__", "__dict__"};
    if (heap->kind[object] == KIND_CLASS)
        return word < CLASS_WORDS ? class_names[word] : "";
    uint32_t names = kind_in(heap, object, KINDS_OF_FIELDS) ? heap->aux[object] : 0;
    if (!names || word >= heap->used[object] || !heap->field_names[names - 1])
        return "";
    const char *const *name = heap->field_names[names - 1];
    for (uint32_t i = 0; i < word; i++) /* the names may end before the words do: what follows has none */
        if (!name[i])
            return "";
    return name[word] ? name[word] : "";
}

bool kinds_may_be_tracked(const struct heap *heap, value v) {
    if (!value_is_object(v) || !(heap->bits[v] & BIT_GC))
        return false;
    return heap->kind[v] != KIND_TUPLE || (heap->bits[v] & (BIT_TRACKED | BIT_HEAP_TYPE));
}

bool kinds_needs_finalizer(struct heap *heap, object_id object) {
    object_id type = heap->type[object];
    return type && !(heap->bits[object] & BIT_FINALIZED) && heap->classes[heap->aux[type]].has_finalizer;
}

/* Py_CLEAR of one word. */
static void clear_word(struct heap *heap, object_id object, enum region region, uint32_t word) {
    uint32_t block = region == REGION_ATTRIBUTES ? heap->attributes[object] : heap->block[object];
    value v = heap->words[block + word];
    if (v == VALUE_NULL)
        return;
    struct place place =
        heap->trace ? kinds_place(heap, object, region, word) : place_at(ROLE_FIELD, object, 0, VALUE_NULL);
    heap->words[block + word] = VALUE_NULL;
    if (value_is_object(v) && !(heap->bits[v] & BIT_STATIC)) {
        if (heap->bits[v] & heap->bits[object] & BIT_SHARED_VALUES) {
            heap->bits[v] &= (uint8_t)~BIT_SHARED_VALUES;
            heap->bits[object] &= (uint8_t)~BIT_SHARED_VALUES;
        }
        heap_decref_at(heap, v, place);
    } else {
        heap_move(heap, v, place, PLACE_TEMP);
        heap_decref(heap, v);
    }
}

void kinds_clear(struct heap *heap, object_id object) {
    for (uint32_t i = 0; heap->attributes[object] && i < store_length(heap, heap->attributes[object]); i++)
        clear_word(heap, object, REGION_ATTRIBUTES, i);
    if (kind_in(heap, object, KINDS_WITHOUT_CLEAR))
        return;
    switch ((enum kind)heap->kind[object]) {
    case KIND_LIST:
        list_clear(heap, object);
        break;
    case KIND_DICT:
        dict_clear(heap, object);
        break;
    case KIND_SET:
    case KIND_FROZENSET:
        set_clear(heap, object);
        break;
    case KIND_CLASS: /* the dict is emptied, not let go: a class must stay usable. Source: type_clear */
        if (heap->words[heap->block[object] + CLASS_DICT])
            dict_clear(heap, heap->words[heap->block[object] + CLASS_DICT]);
        clear_word(heap, object, REGION_WORDS, CLASS_MRO);
        break;
    case KIND_WEAKREF:
        clear_word(heap, object, REGION_WORDS, 0);
        weakref_clear(heap, object);
        clear_word(heap, object, REGION_WORDS, 1);
        break;
    default:
        for (uint32_t i = 0; i < heap->used[object]; i++)
            clear_word(heap, object, REGION_WORDS, i);
    }
}
