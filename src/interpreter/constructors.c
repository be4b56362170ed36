/* list(), tuple(), dict(), set(), frozenset(), range(), slice(): __new__ and __init__ of the built-in containers, for their
 * subclasses too. Source: the tp_new and tp_init of each (Objects). */
#include "builtins.h"
#include "memory.h"

#include <stdlib.h>

static const char *name_of(struct vm *vm, object_id class_object) {
    return atom_bytes(&vm->heap, class_of(&vm->heap, class_object)->name, NULL);
}

bool constructor_fits(struct vm *vm, object_id exact, const value *args, int count, const struct keywords *keywords, int most) {
    int named = keywords ? keywords->count : 0, given = count - 1 - named;
    const char *name = name_of(vm, exact);
    if (named && args[0] == exact) {
        bool takes = fact(vm->profile, FACT_CONSTRUCTORS_POSITIONAL) || exact != vm->types.range;
        vm_raise(vm, vm->types.TypeError, takes ? "%s() takes no keyword arguments" : "%s() does not take keyword arguments", name);
        return false;
    }
    const char *words = WORDING_FOR(vm, ARGUMENT_COUNT);
    bool old = words && (exact == vm->types.tuple || exact == vm->types.float_ || exact == vm->types.bool_);
    if (old && given > most)
        vm_raise(vm, vm->types.TypeError, words, name, most, given);
    return given <= most || (!old && arguments_fit(vm, name, given, 0, most));
}

/* __new__ was given a class as its first argument that is one for it. */
static bool takes_class(struct vm *vm, const value *args, int count, object_id base) {
    if (count >= 1 && is_of_kind(vm, args[0], KIND_CLASS) && class_is_subclass(&vm->heap, args[0], base))
        return true;
    const char *name = name_of(vm, base);
    if (count < 1)
        vm_raise(vm, vm->types.TypeError, "%s.__new__(): not enough arguments", name);
    else if (!is_of_kind(vm, args[0], KIND_CLASS))
        vm_raise(vm, vm->types.TypeError, "%s.__new__(X): X is not a type object (%s)", name, type_name(vm, args[0]));
    else
        vm_raise(vm, vm->types.TypeError, "%s.__new__(%s): %s is not a subtype of %s", name, name_of(vm, args[0]), name_of(vm, args[0]), name);
    return false;
}

/* --- list, dict, set: empty ones, filled by __init__ ---------------------------------------------------------------------- */

/* Source: PyType_GenericNew, dict_new: through tp_alloc, so past the free list of the type. */
static value new_empty(struct vm *vm, const value *args, int count, object_id base) {
    if (!takes_class(vm, args, count, base))
        return VALUE_NULL;
    vm->heap.birth_flags |= BIRTH_BY_TYPE;
    return instance_new(&vm->heap, args[0]);
}

NATIVE(list_new_native) { UNUSED; return new_empty(vm, args, count, vm->types.list); }
NATIVE(dict_new_native) { UNUSED; return new_empty(vm, args, count, vm->types.dict); }
NATIVE(set_new_native) { UNUSED; return new_empty(vm, args, count, vm->types.set); }

static bool init_fits(struct vm *vm, object_id exact, const value *args, int count, const struct keywords *keywords) {
    int named = keywords ? keywords->count : 0;
    const char *words = WORDING_FOR(vm, ARGUMENT_COUNT);
    (void)args;
    if (named)
        vm_raise(vm, vm->types.TypeError, "%s() takes no keyword arguments", name_of(vm, exact));
    else if (count > 2 && words && exact == vm->types.list)
        vm_raise(vm, vm->types.TypeError, words, "list", 1, count - 1);
    else
        return arguments_fit(vm, name_of(vm, exact), count - 1, 0, 1);
    return false;
}

/* Source: list___init___impl, list_extend. */
NATIVE(list_init_native) {
    struct heap *heap = &vm->heap;
    object_id list = args[0];
    if (!init_fits(vm, vm->types.list, args, count, keywords))
        return VALUE_NULL;
    if (sequence_length(heap, list))
        list_clear(heap, list);
    if (count == 1)
        return VALUE_NONE;
    bool known_length = value_is_object(args[1]) && !is_of_kind(vm, args[1], KIND_GENERATOR) && !is_of_kind(vm, args[1], KIND_INSTANCE);
    if (known_length || is_text(vm, args[1])) {
        struct value_list items;
        if (!iterate_asking(vm, args[1], &items))
            return VALUE_NULL;
        if (items.count)
            list_extend(heap, list, (uint32_t)items.count, items.items);
        free(items.items);
        return VALUE_NONE;
    }
    if (fact(vm->profile, FACT_LIST_ASKS_TWICE) && !fact(vm->profile, FACT_LIST_ASKS_ONCE) && !length_ask(vm, args[1]))
        return VALUE_NULL;
    value iterator = iterator_of(vm, args[1]);
    if (iterator == VALUE_NULL)
        return VALUE_NULL;
    bool answered = length_hint(vm, args[1]);
    for (value item; answered && (item = iterator_next(vm, iterator)) != VALUE_NULL;) {
        if (sequence_length(heap, list) >= ITEMS_MOST) {
            heap_decref(heap, item);
            vm_stop(vm, "a list of more than %d items is more than Heapscope holds", ITEMS_MOST);
            break;
        }
        list_append(heap, list, item);
    }
    heap_decref(heap, iterator);
    return vm_failed(vm) ? VALUE_NULL : VALUE_NONE;
}

value list_of_all(struct vm *vm, value iterable) {
    value made[2] = {list_new(&vm->heap, 0, NULL), iterable};
    if (list_init_native(vm, made, 2, NULL) != VALUE_NULL)
        return made[0];
    heap_decref(&vm->heap, made[0]);
    return VALUE_NULL;
}

/* Source: dict_update_common. */
NATIVE(dict_init_native) {
    int named = keywords ? keywords->count : 0, given = count - 1 - named;
    if (!arguments_fit(vm, "dict", given, 0, 1))
        return VALUE_NULL;
    if (given && !dict_update_with(vm, args[0], args[1]))
        return VALUE_NULL;
    for (int i = 0; i < named; i++)
        if (dict_set(&vm->heap, args[0], keywords->names[i], owned(vm, args[1 + given + i])) < 0)
            return VALUE_NULL;
    return VALUE_NONE;
}

/* Source: set_init. */
NATIVE(set_init_native) {
    if (!init_fits(vm, vm->types.set, args, count, keywords))
        return VALUE_NULL;
    if (set_length(&vm->heap, args[0]))
        set_clear(&vm->heap, args[0]);
    return count == 1 || set_update_with(vm, args[0], args[1]) ? VALUE_NONE : VALUE_NULL;
}

/* --- tuple, frozenset: made with what is in them -------------------------------------------------------------------------- */

/* Source: tuple_new_impl, PySequence_Tuple. */
NATIVE(tuple_new_native) {
    struct heap *heap = &vm->heap;
    if (!takes_class(vm, args, count, vm->types.tuple) || !constructor_fits(vm, vm->types.tuple, args, count, keywords, 1))
        return VALUE_NULL;
    bool exact = args[0] == vm->types.tuple;
    int given = count - 1 - (keywords ? keywords->count : 0);
    if (exact && given && is_of_kind(vm, args[1], KIND_TUPLE) && heap->type[args[1]] == vm->types.tuple)
        return owned(vm, args[1]);
    struct value_list items = {0};
    bool asks = !fact(vm->profile, FACT_TUPLE_ASKS_NO_LENGTH);
    if (given && !(asks ? iterate_asking(vm, args[1], &items) : iterate_all(vm, args[1], &items)))
        return VALUE_NULL;
    value made = !exact ? instance_new_tuple(heap, args[0], (uint32_t)items.count, items.items)
                 : items.count ? tuple_new(heap, (uint32_t)items.count, items.items)
                               : vm->empty_tuple;
    free(items.items);
    return made;
}

/* Source: make_new_frozenset, frozenset_vectorcall. */
NATIVE(frozenset_new_native) {
    struct heap *heap = &vm->heap;
    if (!takes_class(vm, args, count, vm->types.frozenset) || !constructor_fits(vm, vm->types.frozenset, args, count, keywords, 1))
        return VALUE_NULL;
    bool exact = args[0] == vm->types.frozenset;
    int given = count - 1 - (keywords ? keywords->count : 0);
    if (exact && given && is_of_kind(vm, args[1], KIND_FROZENSET) && heap->type[args[1]] == vm->types.frozenset)
        return owned(vm, args[1]);
    object_id made = exact ? set_new(heap, true) : instance_new_frozenset(heap, args[0]);
    if (given && !set_update_with(vm, made, args[1])) {
        heap_decref(heap, made);
        return VALUE_NULL;
    }
    frozenset_finish(heap, made);
    return made;
}

/* --- range, slice ----------------------------------------------------------------------------------------------------------- */

/* Source: get_range_long_argument (Python/bltinmodule.c) of 2.7, which tells which part it is. */
static bool range_part(struct vm *vm, value v, int part, int64_t numbers[3]) {
    static const char *const parts[] = {"start", "end", "step"};
    if (!vm->profile->is_python_2 || is_integer(vm, v))
        return value_index(vm, v, &numbers[part]);
    if (program_method(vm, v, vm->names.int_) == VALUE_NULL) {
        vm_raise(vm, vm->types.TypeError, "range() integer %s argument expected, got %s.", parts[part], type_name(vm, v));
        return false;
    }
    value number = vm_call_method(vm, v, vm->names.int_, NULL, 0);
    bool good = number != VALUE_NULL && value_index(vm, number, &numbers[part]);
    heap_decref(&vm->heap, number);
    return good;
}

NATIVE(range_new_native) {
    int given = count - 1;
    int64_t numbers[3] = {0, 0, 1};
    if (!constructor_fits(vm, vm->types.range, args, count, keywords, 3))
        return VALUE_NULL;
    if (given < 1) {
        arguments_fit(vm, "range", given, 1, fact(vm->profile, FACT_ARGUMENTS_AT_LEAST) ? 3 : 1);
        return VALUE_NULL;
    }
    for (int i = 0; i < given; i++)
        if (!range_part(vm, args[1 + i], given == 1 ? 1 : i, numbers))
            return VALUE_NULL;
    if (numbers[2] == 0)
        return vm_raise(vm, vm->types.ValueError, "%s", WORDING_FOR(vm, RANGE_STEP));
    return lazy_or_list(vm, range_new(vm, numbers[0], numbers[1], numbers[2]));
}

NATIVE(slice_new_native) {
    int given = count - 1;
    if (!constructor_fits(vm, vm->types.slice, args, count, keywords, 3) || !arguments_fit(vm, "slice", given, 1, 3))
        return VALUE_NULL;
    value fields[SLICE_WORDS] = {VALUE_NONE, VALUE_NONE, VALUE_NONE};
    for (int i = 0; i < given; i++)
        fields[given == 1 ? 1 : i] = owned(vm, args[1 + i]);
    return fields_new(&vm->heap, KIND_SLICE, vm->types.slice, SLICE_WORDS, fields, slice_fields, true, true);
}

NATIVE(slice_indices_native) {
    UNUSED;
    int64_t length, start, stop, step, items;
    if (!value_index(vm, args[1], &length))
        return VALUE_NULL;
    if (length < 0)
        return vm_raise(vm, vm->types.ValueError, "length should not be negative");
    if (!slice_indices(vm, (object_id)args[0], length, &start, &stop, &step, &items))
        return VALUE_NULL;
    value parts[3] = {atom_int(&vm->heap, start), atom_int(&vm->heap, stop), atom_int(&vm->heap, step)};
    return tuple_new(&vm->heap, 3, parts);
}

static const struct native list_makers[] = {{"__new__", list_new_native, 0, -1, true}, {"__init__", list_init_native, 1, -1, true}, {0}};
static const struct native dict_makers[] = {{"__new__", dict_new_native, 0, -1, true}, {"__init__", dict_init_native, 1, -1, true}, {0}};
static const struct native set_makers[] = {{"__new__", set_new_native, 0, -1, true}, {"__init__", set_init_native, 1, -1, true}, {0}};
static const struct native tuple_makers[] = {{"__new__", tuple_new_native, 0, -1, true}, {0}};
static const struct native frozenset_makers[] = {{"__new__", frozenset_new_native, 0, -1, true}, {0}};
static const struct native range_makers[] = {{"__new__", range_new_native, 1, -1, true}, {0}};
static const struct native slice_makers[] = {{"__new__", slice_new_native, 1, -1, true}, {"indices", slice_indices_native, 2, 2, false}, {0}};

void constructors_init(struct vm *vm) {
    natives_add_methods(vm, vm->types.list, list_makers);
    natives_add_methods(vm, vm->types.dict, dict_makers);
    natives_add_methods(vm, vm->types.set, set_makers);
    natives_add_methods(vm, vm->types.tuple, tuple_makers);
    natives_add_methods(vm, vm->types.frozenset, frozenset_makers);
    natives_add_methods(vm, vm->types.range, range_makers);
    natives_add_methods(vm, vm->types.slice, slice_makers);
}
