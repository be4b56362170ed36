/* Iterators: of the containers, and the protocol itself.
 * Source: Objects/iterobject.c, listobject.c (listiter_next), dictobject.c (dictiter_iternextitem), setobject.c
 * (setiter_iternext), rangeobject.c, Python/abstract.c (PyObject_GetIter). */
#include "iterators.h"

#include "memory.h"

#include <stdlib.h>

enum { STEPS_FOR_EACH_STATEMENT = 256 /* steps of native loops that weigh as much as a statement, for the limit */ };

static const char *const walk_fields[] = {"sequence", "index"};
static const char *const range_walk_fields[] = {"next", "step", "left"};
static const char *const dict_walk_fields[] = {"dict", "result", "position", "length", "left"};
static const char *const set_walk_fields[] = {"set", "position", "length"};
static const char *const call_walk_fields[] = {"callable", "sentinel"};

value iterator_new(struct vm *vm, object_id type, uint32_t count, const value *fields, const char *const *names, bool gc) {
    vm->heap.birth_flags |= vm->draws_iterator ? 0 : OBJECT_IS_INTERNAL;
    return fields_new(&vm->heap, KIND_ITERATOR, type, count, fields, names, gc, gc);
}

static int64_t number_at(struct vm *vm, value iterator, uint32_t word) {
    return atom_integer(&vm->heap, field_get(&vm->heap, iterator, word));
}

static void put_number(struct vm *vm, value iterator, uint32_t word, int64_t number) {
    field_set(&vm->heap, iterator, word, atom_int(&vm->heap, number));
}

/* The iterator is done with what it walks over. Source: it->it_seq = NULL; Py_DECREF(seq). */
static value let_go(struct vm *vm, value iterator, uint32_t word) {
    heap_decref(&vm->heap, field_take(&vm->heap, iterator, word));
    return VALUE_NULL;
}

/* --- Making them -------------------------------------------------------------------------------------------------------- */

static value walk_new(struct vm *vm, object_id type, value sequence, int64_t index) {
    heap_incref(&vm->heap, sequence);
    value fields[WALK_WORDS] = {sequence, atom_int(&vm->heap, index)};
    return iterator_new(vm, type, WALK_WORDS, fields, walk_fields, true);
}

value iterator_of_range(struct vm *vm, int64_t start, int64_t step, int64_t count) {
    value fields[RANGE_WALK_WORDS] = {atom_int(&vm->heap, start), atom_int(&vm->heap, step), atom_int(&vm->heap, count)};
    return iterator_new(vm, vm->types.range_iterator, RANGE_WALK_WORDS, fields, range_walk_fields, false);
}

static value dict_walk_new(struct vm *vm, object_id type, object_id dict) {
    struct heap *heap = &vm->heap;
    value result = VALUE_NULL;
    heap_incref(heap, dict);
    if (type == vm->types.dict_itemiterator || type == vm->types.dict_reverseitemiterator) {
        value nothing[2] = {VALUE_NONE, VALUE_NONE};
        heap_incref(heap, VALUE_NONE);
        heap_incref(heap, VALUE_NONE);
        result = tuple_new(heap, 2, nothing);
    }
    value length = value_of_small((int32_t)dict_length(heap, dict));
    bool forward = type == vm->types.dict_keyiterator || type == vm->types.dict_valueiterator || type == vm->types.dict_itemiterator;
    value fields[DICT_WALK_WORDS] = {dict, result, atom_int(heap, forward ? 0 : -1), length, length};
    return iterator_new(vm, type, DICT_WALK_WORDS, fields, dict_walk_fields, true);
}

static value set_walk_new(struct vm *vm, object_id set) {
    heap_incref(&vm->heap, set);
    value fields[SET_WALK_WORDS] = {set, value_of_small(0), value_of_small((int32_t)set_length(&vm->heap, set))};
    return iterator_new(vm, vm->types.set_iterator, SET_WALK_WORDS, fields, set_walk_fields, true);
}

value iterator_of_call(struct vm *vm, value callable, value sentinel) {
    heap_incref(&vm->heap, callable);
    heap_incref(&vm->heap, sentinel);
    value fields[CALL_WALK_WORDS] = {callable, sentinel};
    return iterator_new(vm, vm->types.callable_iterator, CALL_WALK_WORDS, fields, call_walk_fields, true);
}

value range_new(struct vm *vm, int64_t start, int64_t stop, int64_t step) {
    value fields[RANGE_WORDS] = {atom_int(&vm->heap, start), atom_int(&vm->heap, stop), atom_int(&vm->heap, step)};
    return fields_new(&vm->heap, KIND_RANGE, vm->types.range, RANGE_WORDS, fields, range_fields, false, false);
}

static value not_iterable(struct vm *vm, value v) {
    if (is_old_style(vm, v))
        return vm_raise(vm, vm->types.TypeError, "iteration over non-sequence");
    return vm_raise(vm, vm->types.TypeError, "'%s' object is not iterable", type_name(vm, v));
}

value iterator_of_kind(struct vm *vm, value v) {
    struct known_types *t = &vm->types;
    if (is_text(vm, v)) {
        size_t length;
        atom_bytes(&vm->heap, v, &length);
        bool ascii = fact(vm->profile, FACT_STR_ASCII_ITERATOR) && length == atom_codepoints(&vm->heap, v);
        return walk_new(vm, ascii ? t->str_ascii_iterator : t->str_iterator, v, 0);
    }
    switch (kind_of(vm, v)) {
    case KIND_LIST: return walk_new(vm, t->list_iterator, v, 0);
    case KIND_TUPLE: return walk_new(vm, t->tuple_iterator, v, 0);
    case KIND_DICT: return dict_walk_new(vm, t->dict_keyiterator, v);
    case KIND_SET: case KIND_FROZENSET: return set_walk_new(vm, v);
    case KIND_RANGE: return iterator_of_range(vm, number_at(vm, v, RANGE_START), number_at(vm, v, RANGE_STEP), range_length(vm, v));
    case KIND_GENERATOR: heap_incref(&vm->heap, v); return v;
    case KIND_ITERATOR: {
        object_id type = vm->heap.type[v];
        if (type == t->dict_keys || type == t->dict_values || type == t->dict_items)
            return dict_walk_new(vm, type == t->dict_keys ? t->dict_keyiterator : type == t->dict_values ? t->dict_valueiterator : t->dict_itemiterator,
                                 field_get(&vm->heap, v, 0));
        heap_incref(&vm->heap, v);
        return v;
    }
    default: return VALUE_NULL;
    }
}

value iterator_of(struct vm *vm, value v) {
    struct heap *heap = &vm->heap;
    if (is_proxy(vm, v)) {
        if (!weakref_target(heap, v))
            return vm_raise(vm, vm->types.ReferenceError, "weakly-referenced object no longer exists");
        v = weakref_target(heap, v);
    }
    value method = value_is_object(v) ? special_find(vm, v, vm->names.iter) : VALUE_NULL;
    if (method == VALUE_NONE)
        return not_iterable(vm, v);
    if (method == VALUE_NULL || kind_of(vm, method) == KIND_BUILTIN) {
        value made = iterator_of_kind(vm, v);
        if (made != VALUE_NULL)
            return made;
    }
    if (method == VALUE_NULL) {
        if (kind_of(vm, v) == KIND_INSTANCE && special_find(vm, v, vm->names.getitem) != VALUE_NULL)
            return walk_new(vm, vm->types.sequence_iterator, v, 0);
        return not_iterable(vm, v);
    }
    value iterator = vm_call_method(vm, v, vm->names.iter, NULL, 0);
    if (iterator != VALUE_NULL && !iterator_is(vm, iterator)) {
        vm_raise(vm, vm->types.TypeError, WORDING_FOR(vm, NON_ITERATOR), type_name(vm, v), type_name(vm, iterator));
        heap_decref(heap, iterator);
        return VALUE_NULL;
    }
    return iterator;
}

bool iterator_is(struct vm *vm, value v) {
    struct known_types *t = &vm->types;
    switch (kind_of(vm, v)) {
    case KIND_GENERATOR: return true;
    case KIND_ITERATOR: return vm->heap.type[v] != t->dict_keys && vm->heap.type[v] != t->dict_values && vm->heap.type[v] != t->dict_items;
    case KIND_NONE: return false;
    default: return special_find(vm, v, vm->names.next) != VALUE_NULL;
    }
}

value iterator_reversed(struct vm *vm, value v) {
    struct known_types *t = &vm->types;
    struct heap *heap = &vm->heap;
    value method = value_is_object(v) ? special_find(vm, v, vm->names.reversed) : VALUE_NULL;
    if (method != VALUE_NULL && method != VALUE_NONE && kind_of(vm, method) != KIND_BUILTIN) {
        bool bound = fact(vm->profile, FACT_FORMAT_CALLED_BOUND);
        heap_incref(heap, bound ? v : VALUE_NULL);
        value result = vm_call_method(vm, v, vm->names.reversed, NULL, 0);
        heap_decref(heap, bound ? v : VALUE_NULL);
        return result;
    }
    if (method != VALUE_NONE && is_text(vm, v))
        return walk_new(vm, t->reversed, v, (int64_t)atom_codepoints(heap, v) - 1);
    switch (method == VALUE_NONE ? KIND_NONE : kind_of(vm, v)) {
    case KIND_LIST: return walk_new(vm, t->list_reverseiterator, v, (int64_t)sequence_length(heap, v) - 1);
    case KIND_TUPLE: return walk_new(vm, t->reversed, v, (int64_t)sequence_length(heap, v) - 1);
    case KIND_RANGE: {
        int64_t count = range_length(vm, v), step = number_at(vm, v, RANGE_STEP);
        uint64_t last = (uint64_t)number_at(vm, v, RANGE_START) + (uint64_t)(count ? count - 1 : 0) * (uint64_t)step;
        return iterator_of_range(vm, (int64_t)last, (int64_t)(0 - (uint64_t)step), count);
    }
    case KIND_DICT:
        if (fact(vm->profile, FACT_DICTS_REVERSE))
            return dict_walk_new(vm, t->dict_reversekeyiterator, v);
        break;
    case KIND_ITERATOR: {
        object_id type = heap->type[v];
        if (fact(vm->profile, FACT_DICTS_REVERSE) && (type == t->dict_keys || type == t->dict_values || type == t->dict_items))
            return dict_walk_new(vm, type == t->dict_keys ? t->dict_reversekeyiterator : type == t->dict_values ? t->dict_reversevalueiterator : t->dict_reverseitemiterator,
                                 field_get(heap, v, 0));
        break;
    }
    case KIND_INSTANCE:
        if (special_find(vm, v, vm->names.getitem) != VALUE_NULL && special_find(vm, v, vm->names.len) != VALUE_NULL) {
            value length = vm_call_method(vm, v, vm->names.len, NULL, 0);
            int64_t count;
            bool good = length != VALUE_NULL && value_index(vm, length, &count);
            heap_decref(heap, length);
            return good ? walk_new(vm, t->reversed, v, count - 1) : VALUE_NULL;
        }
        break;
    default: break;
    }
    return vm_raise(vm, t->TypeError, WORDING_FOR(vm, NOT_REVERSIBLE), type_name(vm, v));
}

/* --- Steps -------------------------------------------------------------------------------------------------------------- */

static value next_of_list(struct vm *vm, value iterator) {
    struct heap *heap = &vm->heap;
    value sequence = field_get(heap, iterator, WALK_SEQUENCE);
    if (sequence == VALUE_NULL)
        return VALUE_NULL;
    int64_t index = number_at(vm, iterator, WALK_INDEX);
    bool backward = heap->type[iterator] == vm->types.list_reverseiterator;
    if (index < 0 || index >= sequence_length(heap, sequence))
        return let_go(vm, iterator, WALK_SEQUENCE);
    value item = sequence_item(heap, sequence, (uint32_t)index);
    heap_incref(heap, item);
    put_number(vm, iterator, WALK_INDEX, backward ? index - 1 : index + 1);
    return item;
}

static value next_of_text(struct vm *vm, value iterator) {
    struct heap *heap = &vm->heap;
    value text = field_get(heap, iterator, WALK_SEQUENCE);
    if (text == VALUE_NULL)
        return VALUE_NULL;
    size_t length, offset = (size_t)number_at(vm, iterator, WALK_INDEX);
    const char *bytes = atom_bytes(heap, text, &length), *at = bytes + offset;
    if (offset >= length)
        return let_go(vm, iterator, WALK_SEQUENCE);
    utf8_next(&at, bytes + length);
    size_t end = (size_t)(at - bytes);
    value item = atom_text(heap, bytes + offset, end - offset);
    put_number(vm, iterator, WALK_INDEX, (int64_t)end);
    return item;
}

static value next_of_range(struct vm *vm, value iterator) {
    struct heap *heap = &vm->heap;
    int64_t left = number_at(vm, iterator, RANGE_WALK_LEFT);
    if (left <= 0)
        return VALUE_NULL;
    value item = field_get(heap, iterator, RANGE_WALK_NEXT);
    heap_incref(heap, item);
    uint64_t next = (uint64_t)atom_integer(heap, item) + (uint64_t)number_at(vm, iterator, RANGE_WALK_STEP);
    put_number(vm, iterator, RANGE_WALK_NEXT, (int64_t)next);
    put_number(vm, iterator, RANGE_WALK_LEFT, left - 1);
    return item;
}

void tuple_put(struct vm *vm, object_id tuple, uint32_t index, value v) {
    struct heap *heap = &vm->heap;
    struct place place = place_at(ROLE_ITEM, tuple, index, VALUE_NULL);
    value old = heap_words(heap, tuple)[index];
    heap_words(heap, tuple)[index] = v;
    heap_take(heap, old, place);
    heap_place(heap, v, place);
    heap_decref(heap, old);
}

static value changed(struct vm *vm, value iterator, uint32_t length_word, const char *what) {
    put_number(vm, iterator, length_word, -1); /* it stays so */
    return vm_raise(vm, vm->types.RuntimeError, "%s", what);
}

/* The pair that the iterator itself keeps is used again when nobody else holds it. */
static value pair_of(struct vm *vm, value iterator, value key, value v) {
    struct heap *heap = &vm->heap;
    object_id result = field_get(heap, iterator, DICT_WALK_RESULT);
    heap_incref(heap, key);
    heap_incref(heap, v);
    if (heap->refcount[result] != 1) {
        value items[2] = {key, v};
        return tuple_new(heap, 2, items);
    }
    heap_incref(heap, result);
    value old_key = heap_words(heap, result)[0];
    heap_incref(heap, old_key); /* both are in before either of the old ones dies */
    tuple_put(vm, result, 0, key);
    tuple_put(vm, result, 1, v);
    heap_decref(heap, old_key);
    heap_track(heap, result);
    return result;
}

static value next_of_dict(struct vm *vm, value iterator) {
    struct heap *heap = &vm->heap;
    struct known_types *t = &vm->types;
    object_id type = heap->type[iterator];
    value dict = field_get(heap, iterator, DICT_WALK_DICT), key, v;
    if (dict == VALUE_NULL)
        return VALUE_NULL;
    if (number_at(vm, iterator, DICT_WALK_LENGTH) != dict_length(heap, dict))
        return changed(vm, iterator, DICT_WALK_LENGTH, "dictionary changed size during iteration");
    bool forward = type == t->dict_keyiterator || type == t->dict_valueiterator || type == t->dict_itemiterator;
    uint32_t position = (uint32_t)number_at(vm, iterator, DICT_WALK_POSITION);
    int64_t left = number_at(vm, iterator, DICT_WALK_LEFT);
    if (forward ? !dict_next(heap, dict, &position, &key, &v) : !dict_previous(heap, dict, &position, &key, &v))
        return let_go(vm, iterator, DICT_WALK_DICT);
    if (left == 0 && forward) {
        vm_raise(vm, t->RuntimeError, "dictionary keys changed during iteration");
        return let_go(vm, iterator, DICT_WALK_DICT);
    }
    put_number(vm, iterator, DICT_WALK_POSITION, (int32_t)position);
    put_number(vm, iterator, DICT_WALK_LEFT, left - 1);
    if (type == t->dict_itemiterator || type == t->dict_reverseitemiterator)
        return pair_of(vm, iterator, key, v);
    value item = type == t->dict_valueiterator || type == t->dict_reversevalueiterator ? v : key;
    heap_incref(heap, item);
    return item;
}

static value next_of_set(struct vm *vm, value iterator) {
    struct heap *heap = &vm->heap;
    value set = field_get(heap, iterator, SET_WALK_SET), v;
    if (set == VALUE_NULL)
        return VALUE_NULL;
    if (number_at(vm, iterator, SET_WALK_LENGTH) != set_length(heap, set))
        return changed(vm, iterator, SET_WALK_LENGTH, "Set changed size during iteration");
    uint32_t position = (uint32_t)number_at(vm, iterator, SET_WALK_POSITION);
    if (!set_next(heap, set, &position, &v))
        return let_go(vm, iterator, SET_WALK_SET);
    put_number(vm, iterator, SET_WALK_POSITION, position);
    heap_incref(heap, v);
    return v;
}

static value next_of_call(struct vm *vm, value iterator) {
    struct heap *heap = &vm->heap;
    value callable = field_get(heap, iterator, CALL_WALK_CALLABLE);
    if (callable == VALUE_NULL)
        return VALUE_NULL;
    heap_incref(heap, callable);
    value result = vm_call(vm, callable, NULL, 0);
    heap_decref(heap, callable);
    value sentinel = field_get(heap, iterator, CALL_WALK_SENTINEL);
    if (result != VALUE_NULL) {
        if (sentinel == VALUE_NULL) { /* the call itself exhausted the iterator */
            heap_decref(heap, result);
            return VALUE_NULL;
        }
        heap_incref(heap, sentinel);
        int same = value_is(vm, sentinel, result) ? 1 : value_compare(vm, OP_EQ, sentinel, result);
        heap_decref(heap, sentinel);
        if (same == 0)
            return result;
        heap_decref(heap, result);
        if (same < 0)
            return VALUE_NULL;
    } else if (!iteration_ended(vm, NULL)) {
        return VALUE_NULL;
    }
    let_go(vm, iterator, CALL_WALK_CALLABLE);
    return let_go(vm, iterator, CALL_WALK_SENTINEL);
}

/* A sequence that only has __getitem__, from the first on; or any sequence, from the last on. */
static value next_by_index(struct vm *vm, value iterator) {
    struct heap *heap = &vm->heap;
    value sequence = field_get(heap, iterator, WALK_SEQUENCE);
    int64_t index = number_at(vm, iterator, WALK_INDEX);
    if (sequence == VALUE_NULL)
        return VALUE_NULL;
    if (index >= 0) {
        value at = atom_int(heap, index);
        heap_incref(heap, sequence);
        value item = subscript_get(vm, sequence, at);
        heap_decref(heap, sequence);
        heap_decref(heap, at);
        if (item != VALUE_NULL) {
            put_number(vm, iterator, WALK_INDEX, heap->type[iterator] == vm->types.reversed ? index - 1 : index + 1);
            return item;
        }
        if (vm->stopped || (!vm_error_is(vm, vm->types.IndexError) && !vm_error_is(vm, vm->types.StopIteration)))
            return VALUE_NULL;
        vm_clear_error(vm);
    }
    return field_get(heap, iterator, WALK_SEQUENCE) != VALUE_NULL ? let_go(vm, iterator, WALK_SEQUENCE) : VALUE_NULL;
}

bool iteration_ended(struct vm *vm, value *result) {
    if (vm->stopped || !vm_error_is(vm, vm->types.StopIteration))
        return false;
    if (result) {
        *result = instance_get(&vm->heap, vm->error, vm->names.value);
        heap_incref(&vm->heap, *result);
    }
    vm_clear_error(vm);
    return true;
}

value stop_iteration_raise(struct vm *vm, value result) {
    object_id exception = exception_new(vm, vm->types.StopIteration, &result, result != VALUE_NULL && result != VALUE_NONE);
    instance_set(&vm->heap, exception, vm->names.value, result == VALUE_NULL ? VALUE_NONE : result);
    return vm_raise_object(vm, exception);
}

/* Loops that no statement counts must end, too. */
static bool may_go_on(struct vm *vm) {
    vm->native_steps++;
    if (vm->native_steps % STEPS_FOR_EACH_STATEMENT)
        return true;
    if (++vm->statements > vm->options.max_statements)
        vm_stop(vm, "stopped after work worth the limit of %llu statements; if the program is meant to run that long, raise it with --max-statements",
                (unsigned long long)vm->options.max_statements);
    else if ((vm->statements & 63) == 0 && vm->options.interrupted && vm->options.interrupted(vm->options.interrupted_context))
        vm_stop(vm, "interrupted");
    return !vm->stopped;
}

static value next_of_kind(struct vm *vm, value iterator) {
    struct known_types *t = &vm->types;
    object_id type = vm->heap.type[iterator];
    bool known;
    if (type == t->range_iterator)
        return next_of_range(vm, iterator);
    if (type == t->list_iterator || type == t->tuple_iterator || type == t->list_reverseiterator)
        return next_of_list(vm, iterator);
    if (type == t->dict_keyiterator || type == t->dict_valueiterator || type == t->dict_itemiterator || type == t->dict_reversekeyiterator ||
        type == t->dict_reversevalueiterator || type == t->dict_reverseitemiterator)
        return next_of_dict(vm, iterator);
    if (type == t->set_iterator)
        return next_of_set(vm, iterator);
    if (type == t->str_iterator || type == t->str_ascii_iterator)
        return next_of_text(vm, iterator);
    if (type == t->callable_iterator)
        return next_of_call(vm, iterator);
    if (type == t->sequence_iterator || type == t->reversed)
        return next_by_index(vm, iterator);
    value item = composed_next(vm, iterator, &known);
    return known ? item : vm_raise(vm, t->TypeError, WORDING_FOR(vm, NOT_AN_ITERATOR), type_name(vm, iterator));
}

value iterator_step(struct vm *vm, value iterator, value *result) {
    if (result)
        *result = VALUE_NULL;
    if (kind_of(vm, iterator) == KIND_ITERATOR)
        return may_go_on(vm) ? next_of_kind(vm, iterator) : VALUE_NULL;
    if (kind_of(vm, iterator) == KIND_GENERATOR) {
        value item = generator_send(vm, iterator, VALUE_NONE, false);
        if (item == VALUE_NULL) {
            value returned = vm->generator_value;
            vm->generator_value = VALUE_NULL;
            if (result)
                *result = returned;
            else
                heap_decref(&vm->heap, returned);
        }
        return item;
    }
    if (!iterator_is(vm, iterator))
        return vm_raise(vm, vm->types.TypeError, WORDING_FOR(vm, NOT_AN_ITERATOR), type_name(vm, iterator));
    value item = vm_call_method(vm, iterator, vm->names.next, NULL, 0);
    if (item == VALUE_NULL)
        iteration_ended(vm, result);
    return item;
}

value iterator_next(struct vm *vm, value iterator) {
    return iterator_step(vm, iterator, NULL);
}

/* --- All at once -------------------------------------------------------------------------------------------------------- */

void values_drop(struct vm *vm, struct value_list *values) {
    for (size_t i = 0; i < values->count; i++)
        heap_decref(&vm->heap, values->items[i]);
    free(values->items);
    *values = (struct value_list){0};
}

static void add(struct value_list *out, value v) {
    memory_reserve(&out->items, &out->capacity, out->count + 1, sizeof *out->items);
    out->items[out->count++] = v;
}

/* Lists and tuples, whose classes say nothing else, are copied in one go. Source: PySequence_Fast. */
static bool is_plain_sequence(struct vm *vm, value v) {
    enum kind kind = kind_of(vm, v);
    if (kind != KIND_LIST && kind != KIND_TUPLE)
        return false;
    value method = special_find(vm, v, vm->names.iter);
    return method == VALUE_NULL || kind_of(vm, method) == KIND_BUILTIN;
}

static bool iterate(struct vm *vm, value iterable, struct value_list *out, bool asks) {
    struct heap *heap = &vm->heap;
    *out = (struct value_list){0};
    if (is_plain_sequence(vm, iterable)) {
        uint32_t length = sequence_length(heap, iterable);
        for (uint32_t i = 0; i < length; i++) {
            value item = sequence_item(heap, iterable, i);
            heap_incref(heap, item);
            add(out, item);
        }
        return true;
    }
    value iterator = iterator_of(vm, iterable);
    if (iterator == VALUE_NULL)
        return false;
    bool answered = !asks || length_hint(vm, iterable);
    for (value item; answered && (item = iterator_next(vm, iterator)) != VALUE_NULL;) {
        add(out, item);
        if (out->count >= HEAP_WORDS_MOST / 4) {
            vm_stop(vm, "a container with more than %d items is more than Heapscope runs", HEAP_WORDS_MOST / 4);
            break;
        }
    }
    bool failed = vm_failed(vm);
    if (failed)
        values_drop(vm, out);
    heap_decref(heap, iterator);
    return !failed;
}

bool iterate_all(struct vm *vm, value iterable, struct value_list *out) {
    return iterate(vm, iterable, out, false);
}

bool iterate_asking(struct vm *vm, value iterable, struct value_list *out) {
    return iterate(vm, iterable, out, true);
}

value lazy_or_list(struct vm *vm, value made) {
    if (!vm->profile->is_python_2 || made == VALUE_NULL)
        return made;
    struct value_list items = {0};
    bool good = iterate_all(vm, made, &items);
    heap_decref(&vm->heap, made);
    if (!good)
        return VALUE_NULL;
    value list = list_new(&vm->heap, (uint32_t)items.count, items.items);
    free(items.items);
    return list;
}
