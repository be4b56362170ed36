/* o[i], o[i] = v, del o[i].
 * Source: PyObject_GetItem, PyObject_SetItem, PyObject_DelItem (Objects/abstract.c) and each kind's subscript. */
#include "memory.h"
#include "operators.h"

#include <stdlib.h>
#include <string.h>

static bool has_index(struct vm *vm, value v) {
    return is_integer(vm, v) || program_method(vm, v, vm->names.index) != VALUE_NULL;
}

/* --- Slices ------------------------------------------------------------------------------------------------------------- */

/* Source: _PyEval_SliceIndex. */
static bool slice_part(struct vm *vm, value v, int64_t *part) {
    if (has_index(vm, v))
        return value_index(vm, v, part);
    vm_raise(vm, vm->types.TypeError, "%s", WORDING_FOR(vm, SLICE_INDEX));
    return false;
}

static int64_t within(int64_t at, int64_t length, bool backward) {
    if (at < 0) {
        at += length;
        if (at < 0)
            at = backward ? -1 : 0;
    } else if (at >= length) {
        at = backward ? length - 1 : length;
    }
    return at;
}

/* The three numbers as they stand: missing ones as PySlice_Unpack fills them in. */
static bool slice_unpack(struct vm *vm, object_id slice, int64_t *start, int64_t *stop, int64_t *step) {
    struct heap *heap = &vm->heap;
    value parts[SLICE_WORDS];
    for (uint32_t i = 0; i < SLICE_WORDS; i++)
        parts[i] = field_get(heap, slice, i);
    *step = 1;
    if (parts[SLICE_STEP] != VALUE_NONE && !slice_part(vm, parts[SLICE_STEP], step))
        return false;
    if (*step == 0) {
        vm_raise(vm, vm->types.ValueError, "slice step cannot be zero");
        return false;
    }
    if (*step < -INT64_MAX)
        *step = -INT64_MAX; /* so that it can be turned around */
    *start = *step < 0 ? INT64_MAX : 0;
    *stop = *step < 0 ? INT64_MIN : INT64_MAX;
    return (parts[SLICE_START] == VALUE_NONE || slice_part(vm, parts[SLICE_START], start)) &&
           (parts[SLICE_STOP] == VALUE_NONE || slice_part(vm, parts[SLICE_STOP], stop));
}

/* Source: PySlice_AdjustIndices. */
static int64_t slice_adjust(int64_t length, int64_t *start, int64_t *stop, int64_t step) {
    *start = within(*start, length, step < 0);
    *stop = within(*stop, length, step < 0);
    if (step < 0)
        return *stop < *start ? (*start - *stop - 1) / -step + 1 : 0;
    return *start < *stop ? (*stop - *start - 1) / step + 1 : 0;
}

bool slice_indices(struct vm *vm, object_id slice, int64_t length, int64_t *start, int64_t *stop, int64_t *step, int64_t *count) {
    if (!slice_unpack(vm, slice, start, stop, step))
        return false;
    *count = slice_adjust(length, start, stop, *step);
    return true;
}

/* The same for a list or tuple, whose length is read after the program's __index__ methods were called. */
static bool sequence_slice(struct vm *vm, object_id sequence, object_id slice, int64_t *start, int64_t *stop, int64_t *step, int64_t *count) {
    if (!slice_unpack(vm, slice, start, stop, step))
        return false;
    *count = slice_adjust(sequence_length(&vm->heap, sequence), start, stop, *step);
    return true;
}

static value slice_of_sequence(struct vm *vm, object_id sequence, object_id slice) {
    struct heap *heap = &vm->heap;
    int64_t start, stop, step, count;
    if (!sequence_slice(vm, sequence, slice, &start, &stop, &step, &count))
        return VALUE_NULL;
    bool list = heap->kind[sequence] == KIND_LIST;
    if (!list && count == sequence_length(heap, sequence) && step == 1 && heap->type[sequence] == vm->types.tuple)
        return owned(vm, sequence);
    value *items = memory_alloc((size_t)(count + 1) * sizeof *items);
    for (int64_t i = 0; i < count; i++)
        items[i] = owned(vm, sequence_item(heap, sequence, (uint32_t)(start + i * step)));
    value made = list    ? list_new(heap, (uint32_t)count, items)
                 : count ? tuple_new(heap, (uint32_t)count, items)
                         : owned(vm, vm->empty_tuple);
    free(items);
    return made;
}

/* Byte offsets of the code points, one more for the end; to be freed. NULL for ASCII, where they are the indices. */
static size_t *text_offsets(struct vm *vm, value text) {
    size_t length, count = atom_codepoints(&vm->heap, text);
    const char *bytes = atom_bytes(&vm->heap, text, &length), *at = bytes;
    if (count == length)
        return NULL;
    size_t *offsets = memory_alloc((count + 1) * sizeof *offsets);
    for (size_t i = 0; i < count; i++) {
        offsets[i] = (size_t)(at - bytes);
        utf8_next(&at, bytes + length);
    }
    offsets[count] = length;
    return offsets;
}

static value slice_of_text(struct vm *vm, value text, object_id slice) {
    int64_t start, stop, step, count;
    if (!slice_indices(vm, slice, (int64_t)atom_codepoints(&vm->heap, text), &start, &stop, &step, &count))
        return VALUE_NULL;
    const char *bytes = atom_bytes(&vm->heap, text, NULL);
    size_t *offsets = text_offsets(vm, text);
    struct text out;
    text_init(&out);
    for (int64_t i = 0; i < count; i++) {
        size_t at = (size_t)(start + i * step), from = offsets ? offsets[at] : at, to = offsets ? offsets[at + 1] : at + 1;
        text_append(&out, bytes + from, to - from);
    }
    free(offsets);
    return text_value(vm, &out);
}

/* Source: compute_slice (Objects/rangeobject.c). */
static value slice_of_range(struct vm *vm, object_id range, object_id slice) {
    struct heap *heap = &vm->heap;
    int64_t start, stop, step, count;
    if (!slice_indices(vm, slice, range_length(vm, range), &start, &stop, &step, &count))
        return VALUE_NULL;
    int64_t from = atom_integer(heap, field_get(heap, range, RANGE_START)), by = atom_integer(heap, field_get(heap, range, RANGE_STEP)), words[3];
    bool overflowed = __builtin_mul_overflow(by, start, &words[0]) || __builtin_add_overflow(words[0], from, &words[0]) ||
                      __builtin_mul_overflow(by, stop, &words[1]) || __builtin_add_overflow(words[1], from, &words[1]) ||
                      __builtin_mul_overflow(by, step, &words[2]);
    if (overflowed)
        return vm_stop(vm, "a range past 64 bits is outside what Heapscope runs");
    value fields[RANGE_WORDS];
    for (int i = 0; i < RANGE_WORDS; i++)
        fields[i] = atom_int(heap, words[i]);
    return fields_new(heap, KIND_RANGE, vm->types.range, RANGE_WORDS, fields, range_fields, false, false);
}

/* --- Reading ------------------------------------------------------------------------------------------------------------ */

/* An index within 0 .. length - 1; false with IndexError. Length is asked for after __index__ ran. */
static bool index_within(struct vm *vm, value container, value index, const char *what, int64_t *at) {
    if (!value_index(vm, index, at))
        return false;
    int64_t length = is_text(vm, container)                  ? (int64_t)atom_codepoints(&vm->heap, container)
                     : is_of_kind(vm, container, KIND_RANGE) ? range_length(vm, container)
                                                             : (int64_t)sequence_length(&vm->heap, container);
    if (*at < 0)
        *at += length;
    if (*at >= 0 && *at < length)
        return true;
    vm_raise(vm, vm->types.IndexError, "%s out of range", what);
    return false;
}

static value character_at(struct vm *vm, value text, int64_t index) {
    size_t length;
    const char *bytes = atom_bytes(&vm->heap, text, &length), *at = bytes;
    if (atom_codepoints(&vm->heap, text) == length)
        return atom_text(&vm->heap, bytes + index, 1);
    for (int64_t i = 0; i < index; i++)
        utf8_next(&at, bytes + length);
    const char *from = at;
    utf8_next(&at, bytes + length);
    return atom_text(&vm->heap, from, (size_t)(at - from));
}

static value get_from_sequence(struct vm *vm, object_id sequence, value index) {
    bool list = vm->heap.kind[sequence] == KIND_LIST;
    int64_t at;
    if (has_index(vm, index))
        return index_within(vm, sequence, index, list ? "list index" : "tuple index", &at)
                   ? owned(vm, sequence_item(&vm->heap, sequence, (uint32_t)at))
                   : VALUE_NULL;
    if (is_of_kind(vm, index, KIND_SLICE))
        return slice_of_sequence(vm, sequence, index);
    return vm_raise(vm, vm->types.TypeError, WORDING_FOR(vm, SEQUENCE_INDEX), list ? "list" : "tuple", type_name(vm, index));
}

static value get_from_text(struct vm *vm, value text, value index) {
    int64_t at;
    if (has_index(vm, index))
        return index_within(vm, text, index, "string index", &at) ? character_at(vm, text, at) : VALUE_NULL;
    if (is_of_kind(vm, index, KIND_SLICE))
        return slice_of_text(vm, text, index);
    return vm_raise(vm, vm->types.TypeError, WORDING_FOR(vm, STR_INDEX), type_name(vm, index));
}

static value get_from_range(struct vm *vm, object_id range, value index) {
    struct heap *heap = &vm->heap;
    int64_t at;
    if (has_index(vm, index)) {
        if (!index_within(vm, range, index, "range object index", &at))
            return VALUE_NULL;
        return atom_int(heap, atom_integer(heap, field_get(heap, range, RANGE_START)) + at * atom_integer(heap, field_get(heap, range, RANGE_STEP)));
    }
    if (is_of_kind(vm, index, KIND_SLICE))
        return slice_of_range(vm, range, index);
    return vm_raise(vm, vm->types.TypeError, "range indices must be integers or slices, not %s", type_name(vm, index));
}

/* Source: dict_subscript: a subclass may have __missing__. */
static value get_from_dict(struct vm *vm, object_id dict, value key) {
    value v;
    int found = dict_key_hash(vm, key) ? dict_get(&vm->heap, dict, key, &v) : -1;
    if (found < 0)
        return VALUE_NULL;
    if (found)
        return owned(vm, v);
    if (program_method(vm, dict, vm->names.missing) != VALUE_NULL)
        return vm_call_method(vm, dict, vm->names.missing, &key, 1);
    return vm_raise_value(vm, vm->types.KeyError, owned(vm, key));
}

static bool is_generic_class(const struct vm *vm, object_id class_object) {
    const struct known_types *t = &vm->types;
    return class_object == t->list || class_object == t->tuple || class_object == t->dict || class_object == t->set ||
           class_object == t->frozenset || class_object == t->type || class_object == t->weakref;
}

static value get_from_class(struct vm *vm, object_id class_object, value index) {
    value method = attribute_find(vm, class_object, atom_intern_text(&vm->heap, "__class_getitem__"));
    if (method != VALUE_NULL) {
        value result = vm_call(vm, method, &index, 1);
        heap_decref(&vm->heap, method);
        return result;
    }
    if (vm_failed(vm))
        return VALUE_NULL;
    const char *name = atom_bytes(&vm->heap, class_of(&vm->heap, class_object)->name, NULL);
    if (is_generic_class(vm, class_object) && fact(vm->profile, FACT_GENERIC_ALIAS))
        return vm_stop(vm, "%s[...] as a type is outside what Heapscope runs", name);
    return vm_raise(vm, vm->types.TypeError, WORDING_FOR(vm, CLASS_SUBSCRIPT), name);
}

/* Classes of the program and those of containers without items have the sequence slots, empty: 3.6 has words of its own
 * for them. */
static bool has_sequence_slots(const struct vm *vm, value v) {
    switch (kind_of(vm, v)) {
    case KIND_NONE:
        return is_text(vm, v);
    case KIND_LIST:
    case KIND_TUPLE:
    case KIND_DICT:
    case KIND_SET:
    case KIND_FROZENSET:
    case KIND_RANGE:
        return true;
    case KIND_ITERATOR:
        return is_view(vm, v) || vm->heap.type[v] == vm->types.dict_values;
    default:
        return vm->heap.bits[v] & BIT_HEAP_TYPE;
    }
}

static value get_from_target(struct vm *vm, value target, value index) {
    value result = VALUE_NULL;
    if (target && nested_begin(vm, "")) {
        result = subscript_get(vm, target, index);
        nested_end(vm);
    }
    heap_decref(&vm->heap, target);
    return result;
}

value subscript_get(struct vm *vm, value object, value index) {
    if (program_method(vm, object, vm->names.getitem) != VALUE_NULL)
        return vm_call_method(vm, object, vm->names.getitem, &index, 1);
    return subscript_get_builtin(vm, object, index);
}

value subscript_get_builtin(struct vm *vm, value object, value index) {
    value target;
    if (is_text(vm, object))
        return get_from_text(vm, object, index);
    switch (kind_of(vm, object)) {
    case KIND_LIST:
    case KIND_TUPLE:
        return get_from_sequence(vm, object, index);
    case KIND_DICT:
        return get_from_dict(vm, object, index);
    case KIND_RANGE:
        return get_from_range(vm, object, index);
    case KIND_CLASS:
        return get_from_class(vm, object, index);
    default:
        if (proxy_target(vm, object, &target))
            return get_from_target(vm, target, index);
        if (is_old_style(vm, object))
            return attribute_error(vm, object, vm->names.getitem);
        return vm_raise(vm, vm->types.TypeError,
                        has_sequence_slots(vm, object) && !is_of_kind(vm, index, KIND_SLICE) ? WORDING_FOR(vm, NO_INDEXING) : WORDING_FOR(vm, NO_SUBSCRIPT),
                        type_name(vm, object));
    }
}

/* --- Writing and deleting (list slices) --------------------------------------------------------------------------------- */

/* The items to be assigned; what is no iterable is said in `words`. */
static bool assigned_items(struct vm *vm, value from, const char *words, struct value_list *items) {
    bool sequence = is_of_kind(vm, from, KIND_LIST) || is_of_kind(vm, from, KIND_TUPLE);
    value iterator = sequence ? VALUE_NULL : iterator_of(vm, from);
    if (iterator != VALUE_NULL) {
        bool whole = iterate_asking(vm, iterator, items);
        heap_decref(&vm->heap, iterator);
        return whole;
    }
    if (sequence && iterate_asking(vm, from, items))
        return true;
    bool no_iterable = !vm->stopped && vm_error_is(vm, vm->types.TypeError);
    if (no_iterable) { /* Source: PySequence_Fast */
        vm_clear_error(vm);
        vm_raise(vm, vm->types.TypeError, "%s", words);
    }
    return false;
}

/* A new list's worth of old items: dropped first to last, after all new ones stand. Source: list_ass_subscript. */
static void set_stepped(struct vm *vm, object_id list, int64_t start, int64_t step, const struct value_list *items) {
    struct heap *heap = &vm->heap;
    value *old = memory_alloc((items->count + 1) * sizeof *old);
    for (size_t i = 0; i < items->count; i++) {
        uint32_t at = (uint32_t)(start + (int64_t)i * step);
        old[i] = owned(vm, sequence_item(heap, list, at));
        list_set(heap, list, at, items->items[i]);
    }
    for (size_t i = 0; i < items->count; i++)
        heap_decref(heap, old[i]);
    free(old);
}

static bool set_slice(struct vm *vm, object_id list, object_id slice, value from) {
    struct heap *heap = &vm->heap;
    int64_t start, stop, step, count;
    struct value_list items = {0};
    if (!sequence_slice(vm, list, slice, &start, &stop, &step, &count))
        return false;
    if (!assigned_items(vm, from, step == 1 ? WORDING_FOR(vm, SLICE_ASSIGN) : "must assign iterable to extended slice", &items))
        return false;
    /* the program's __next__ may have changed the list */
    if (!sequence_slice(vm, list, slice, &start, &stop, &step, &count)) {
        values_drop(vm, &items);
        return false;
    }
    uint64_t length = sequence_length(heap, list) + items.count;
    if (length > ITEMS_MOST) {
        values_drop(vm, &items);
        vm_stop(vm, "a list of %llu items is more than Heapscope holds", (unsigned long long)length);
        return false;
    }
    if (step == 1) {
        list_replace(heap, list, (uint32_t)start, (uint32_t)(stop < start ? start : stop), (uint32_t)items.count, items.items);
        free(items.items);
        return true;
    }
    if ((int64_t)items.count != count) {
        vm_raise(vm, vm->types.ValueError, "attempt to assign sequence of size %zu to extended slice of size %lld", items.count, (long long)count);
        values_drop(vm, &items);
        return false;
    }
    set_stepped(vm, list, start, step, &items);
    free(items.items);
    return true;
}

static bool delete_slice(struct vm *vm, object_id list, object_id slice) {
    struct heap *heap = &vm->heap;
    int64_t start, stop, step, count;
    if (!sequence_slice(vm, list, slice, &start, &stop, &step, &count))
        return false;
    if (count == 0)
        return true;
    if (step == 1) {
        list_replace(heap, list, (uint32_t)start, (uint32_t)stop, 0, NULL);
        return true;
    }
    if (step < 0) {
        start += step * (count - 1);
        step = -step;
    }
    value *old = memory_alloc((size_t)count * sizeof *old);
    for (int64_t i = count; i-- > 0;)
        old[i] = list_take(heap, list, (uint32_t)(start + i * step));
    for (int64_t i = 0; i < count; i++)
        heap_decref(heap, old[i]);
    free(old);
    return true;
}

/* v VALUE_NULL: delete. */
static bool change_list(struct vm *vm, object_id list, value index, value v) {
    struct heap *heap = &vm->heap;
    int64_t at;
    if (has_index(vm, index)) {
        if (!index_within(vm, list, index, "list assignment index", &at))
            return false;
        if (v != VALUE_NULL)
            list_set(heap, list, (uint32_t)at, owned(vm, v));
        else /* as list_ass_slice(a, i, i + 1, NULL) */
            list_replace(heap, list, (uint32_t)at, (uint32_t)at + 1, 0, NULL);
        return true;
    }
    if (is_of_kind(vm, index, KIND_SLICE))
        return v != VALUE_NULL ? set_slice(vm, list, index, v) : delete_slice(vm, list, index);
    vm_raise(vm, vm->types.TypeError, WORDING_FOR(vm, SEQUENCE_INDEX), "list", type_name(vm, index));
    return false;
}

static bool change_dict(struct vm *vm, object_id dict, value key, value v) {
    if (!dict_key_hash(vm, key))
        return false;
    if (v != VALUE_NULL)
        return dict_set(&vm->heap, dict, key, owned(vm, v)) >= 0;
    int found = dict_delete(&vm->heap, dict, key);
    if (found == 0)
        vm_raise_value(vm, vm->types.KeyError, owned(vm, key));
    return found > 0;
}

static bool change_target(struct vm *vm, value target, value index, value v) {
    bool good = false;
    if (target && nested_begin(vm, "")) {
        good = v == VALUE_NULL ? subscript_delete(vm, target, index) : subscript_set(vm, target, index, v);
        nested_end(vm);
    }
    heap_decref(&vm->heap, target);
    return good;
}

bool subscript_change_builtin(struct vm *vm, value object, value index, value v) {
    value target;
    if (is_of_kind(vm, object, KIND_LIST))
        return change_list(vm, object, index, v);
    if (is_of_kind(vm, object, KIND_DICT))
        return change_dict(vm, object, index, v);
    if (proxy_target(vm, object, &target))
        return change_target(vm, target, index, v);
    if (is_old_style(vm, object)) {
        attribute_error(vm, object, v != VALUE_NULL ? vm->names.setitem : vm->names.delitem);
        return false;
    }
    const char *words = v != VALUE_NULL ? "'%s' object does not support item assignment" : "'%s' object does not support item deletion";
    if (v == VALUE_NULL && has_sequence_slots(vm, object) && has_index(vm, index))
        words = "'%s' object doesn't support item deletion";
    vm_raise(vm, vm->types.TypeError, words, type_name(vm, object));
    return false;
}

bool subscript_set(struct vm *vm, value object, value index, value v) {
    if (program_method(vm, object, vm->names.setitem) == VALUE_NULL)
        return subscript_change_builtin(vm, object, index, v);
    value args[2] = {index, v}, result = vm_call_method(vm, object, vm->names.setitem, args, 2);
    heap_decref(&vm->heap, result);
    return result != VALUE_NULL;
}

bool subscript_delete(struct vm *vm, value object, value index) {
    if (program_method(vm, object, vm->names.delitem) == VALUE_NULL)
        return subscript_change_builtin(vm, object, index, VALUE_NULL);
    value result = vm_call_method(vm, object, vm->names.delitem, &index, 1);
    heap_decref(&vm->heap, result);
    return result != VALUE_NULL;
}
