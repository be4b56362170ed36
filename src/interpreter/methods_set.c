/* Methods of set and frozenset, in CPython's table order. Source: Objects/setobject.c. */
#include "methods.h"

/* A verb of the machine said -1: either Python code raised, or the member has no hash, which nobody has said yet. */
static bool failed(struct vm *vm, value member) {
    if (!vm_failed(vm))
        set_member_hash(vm, member);
    return false;
}

static object_id new_like(struct vm *vm, object_id set) {
    return set_new(&vm->heap, is_of_kind(vm, set, KIND_FROZENSET));
}

/* A new set, done: good, or to be dropped. */
static value finished(struct vm *vm, object_id made, bool good) {
    if (good && !vm_failed(vm)) {
        if (is_of_kind(vm, made, KIND_FROZENSET))
            frozenset_finish(&vm->heap, made);
        return made;
    }
    heap_decref(&vm->heap, made);
    return VALUE_NULL;
}

/* --- One member at a time ---------------------------------------------------------------------------------------------- */

/* What is done with each item of an iterable: `set` is changed or asked, `other` is a second set. False: failed, or
 * *done: enough is known. */
struct walk {
    struct vm *vm;
    object_id set, other;
    bool done;
};
typedef bool walk_verb(struct walk *walk, value item);

static bool add_item(struct walk *walk, value item) {
    return set_add(&walk->vm->heap, walk->set, item) >= 0 || failed(walk->vm, item);
}

static bool discard_item(struct walk *walk, value item) {
    return set_discard(&walk->vm->heap, walk->set, item) >= 0 || failed(walk->vm, item);
}

static bool toggle_item(struct walk *walk, value item) {
    int found = set_discard(&walk->vm->heap, walk->set, item);
    return found == 0 ? add_item(walk, item) : found > 0 || failed(walk->vm, item);
}

/* An intersection's items are hashed as any object is: other words when they can't be. */
static bool add_if_in_other(struct walk *walk, value item) {
    int found = set_contains(&walk->vm->heap, walk->other, item);
    if (found < 0 && !vm_failed(walk->vm))
        key_hash(walk->vm, item);
    return found > 0 ? add_item(walk, item) : found == 0;
}

static bool add_if_not_in_other(struct walk *walk, value item) {
    int found = set_contains(&walk->vm->heap, walk->other, item);
    return found == 0 ? add_item(walk, item) : found > 0 || failed(walk->vm, item);
}

static bool stop_if_in_other(struct walk *walk, value item) {
    int found = set_contains(&walk->vm->heap, walk->other, item);
    walk->done = found > 0;
    return found >= 0 || failed(walk->vm, item);
}

static bool stop_if_not_in_other(struct walk *walk, value item) {
    int found = set_contains(&walk->vm->heap, walk->other, item);
    walk->done = found == 0;
    return found >= 0 || failed(walk->vm, item);
}

static bool next_of_set_or_dict(struct vm *vm, value from, uint32_t *position, value *item) {
    value v;
    return is_of_kind(vm, from, KIND_DICT) ? dict_next(&vm->heap, from, position, item, &v)
                                           : set_next(&vm->heap, from, position, item);
}

/* The verb for each item of any iterable. Sets and dicts are walked without an iterator. */
static bool each(struct walk *walk, value from, walk_verb *verb) {
    struct vm *vm = walk->vm;
    bool direct = is_any_set(vm, from) || is_of_kind(vm, from, KIND_DICT), good = true;
    value iterator = direct ? VALUE_NULL : iterator_of(vm, from), item;
    uint32_t position = 0;
    if (!direct && iterator == VALUE_NULL)
        return false;
    while (good && !walk->done) {
        if (direct ? !next_of_set_or_dict(vm, from, &position, &item) : (item = iterator_next(vm, iterator)) == VALUE_NULL)
            break;
        if (direct)
            heap_incref(&vm->heap, item);
        good = verb(walk, item);
        heap_decref(&vm->heap, item);
    }
    heap_decref(&vm->heap, iterator);
    return good && !vm_failed(vm);
}

static bool each_into(struct vm *vm, object_id set, object_id other, value from, walk_verb *verb) {
    return each(&(struct walk){vm, set, other, false}, from, verb);
}

/* --- Whole sets ---------------------------------------------------------------------------------------------------------- */

/* Source: set_update_internal. */
bool set_update_with(struct vm *vm, object_id set, value other) {
    if (is_any_set(vm, other))
        return set_merge(&vm->heap, set, other) >= 0;
    if (is_of_kind(vm, other, KIND_DICT))
        set_presize(&vm->heap, set, dict_length(&vm->heap, other));
    return each_into(vm, set, 0, other, add_item);
}

/* A plain set of the items of any iterable; 0: failed. */
static object_id set_of(struct vm *vm, value iterable) {
    object_id made = set_new(&vm->heap, false);
    if (set_update_with(vm, made, iterable))
        return made;
    heap_decref(&vm->heap, made);
    return 0;
}

/* Source: set_difference_update_internal. */
bool set_take_away(struct vm *vm, object_id set, value other) {
    if (set == other)
        set_clear(&vm->heap, set);
    else if (!each_into(vm, set, 0, other, discard_item))
        return false;
    set_shed_dummies(&vm->heap, set);
    return true;
}

/* A new set. Source: set_intersection: of two sets the shorter one is walked. */
object_id set_intersection_with(struct vm *vm, object_id set, value other) {
    object_id made = new_like(vm, set);
    bool swap = is_any_set(vm, other) && set_length(&vm->heap, other) > set_length(&vm->heap, set), good;
    if (set == other)
        good = set_merge(&vm->heap, made, set) >= 0;
    else
        good = each_into(vm, made, swap ? other : set, swap ? set : other, add_if_in_other);
    return finished(vm, made, good);
}

/* Source: set_difference. */
static object_id without(struct vm *vm, object_id set, value other) {
    struct heap *heap = &vm->heap;
    bool is_set = is_any_set(vm, other), is_dict = is_of_kind(vm, other, KIND_DICT);
    int64_t other_length = is_set ? set_length(heap, other) : is_dict ? dict_length(heap, other) : 0;
    object_id made = new_like(vm, set);
    if ((!is_set && !is_dict) || set_length(heap, set) >> 2 > other_length)
        return finished(vm, made, set_merge(heap, made, set) >= 0 && set_take_away(vm, made, other));
    bool good = true;
    if (is_set) {
        good = each_into(vm, made, other, set, add_if_not_in_other);
    } else {
        uint32_t position = 0;
        value member, v;
        while (good && set_next(heap, set, &position, &member)) {
            heap_incref(heap, member);
            int found = dict_get(heap, other, member, &v);
            good = found < 0 ? failed(vm, member) : found > 0 || set_add(heap, made, member) >= 0;
            heap_decref(heap, member);
        }
    }
    return finished(vm, made, good);
}

/* Source: set_symmetric_difference_update: any other iterable becomes a set first. */
bool set_toggle_with(struct vm *vm, object_id set, value other) {
    if (set == other) {
        set_clear(&vm->heap, set);
        return true;
    }
    if (is_any_set(vm, other) || is_of_kind(vm, other, KIND_DICT))
        return each_into(vm, set, 0, other, toggle_item);
    object_id items = set_of(vm, other);
    bool good = items && each_into(vm, set, 0, items, toggle_item);
    heap_decref(&vm->heap, items);
    return good;
}

/* --- Methods ------------------------------------------------------------------------------------------------------------ */

NATIVE(set_method_add) {
    UNUSED;
    return set_add(&vm->heap, args[0], args[1]) >= 0 || failed(vm, args[1]) ? VALUE_NONE : VALUE_NULL;
}

/* 1 removed, 0 wasn't there, -1. A set is looked for as the frozenset of its members. */
static int remove_member(struct vm *vm, object_id set, value v) {
    int found = set_discard(&vm->heap, set, v);
    if (found >= 0 || vm_failed(vm))
        return found;
    if (!is_of_kind(vm, v, KIND_SET))
        return failed(vm, v) ? 0 : -1;
    object_id frozen = set_new(&vm->heap, true);
    found = set_merge(&vm->heap, frozen, v) < 0 ? -1 : set_discard(&vm->heap, set, frozen);
    heap_decref(&vm->heap, frozen);
    return found;
}

NATIVE(set_method_discard) {
    UNUSED;
    return remove_member(vm, args[0], args[1]) < 0 ? VALUE_NULL : VALUE_NONE;
}

NATIVE(set_method_remove) {
    UNUSED;
    int found = remove_member(vm, args[0], args[1]);
    if (found == 0)
        return vm_raise_value(vm, vm->types.KeyError, owned(vm, args[1]));
    return found < 0 ? VALUE_NULL : VALUE_NONE;
}

NATIVE(set_method_pop) {
    UNUSED;
    value v = set_pop(&vm->heap, args[0]);
    return v == VALUE_NULL ? vm_raise(vm, vm->types.KeyError, "pop from an empty set") : v;
}

NATIVE(set_method_clear) {
    UNUSED;
    set_clear(&vm->heap, args[0]);
    return VALUE_NONE;
}

static value copied(struct vm *vm, object_id set) {
    object_id made = new_like(vm, set);
    return finished(vm, made, set_merge(&vm->heap, made, set) >= 0);
}

NATIVE(set_method_copy) {
    UNUSED;
    return vm->heap.type[args[0]] == vm->types.frozenset ? owned(vm, args[0]) : copied(vm, args[0]);
}

NATIVE(set_method_update) {
    (void)keywords;
    for (int i = 1; i < count; i++)
        if (!set_update_with(vm, args[0], args[i]))
            return VALUE_NULL;
    return VALUE_NONE;
}

NATIVE(set_method_union) {
    (void)keywords;
    object_id made = new_like(vm, args[0]);
    bool good = set_merge(&vm->heap, made, args[0]) >= 0;
    for (int i = 1; good && i < count; i++)
        good = args[i] == args[0] || set_update_with(vm, made, args[i]);
    return finished(vm, made, good);
}

/* One after the other: each step makes a set of its own, as CPython does. */
static value in_steps(struct vm *vm, const value *args, int count, object_id (*step)(struct vm *vm, object_id set, value other)) {
    value made = count > 1 ? step(vm, args[0], args[1]) : copied(vm, args[0]);
    for (int i = 2; made != VALUE_NULL && i < count; i++) {
        value next = step(vm, made, args[i]);
        heap_decref(&vm->heap, made);
        made = next;
    }
    return made;
}

NATIVE(set_method_intersection) {
    (void)keywords;
    return in_steps(vm, args, count, set_intersection_with);
}

/* Source: set_difference_multi_impl: only the first makes a new set. */
NATIVE(set_method_difference) {
    (void)keywords;
    value made = in_steps(vm, args, count < 2 ? count : 2, without);
    bool good = made != VALUE_NULL;
    for (int i = 2; good && i < count; i++)
        good = set_take_away(vm, made, args[i]);
    return made == VALUE_NULL ? VALUE_NULL : finished(vm, made, good);
}

NATIVE(set_method_symmetric_difference) {
    UNUSED;
    object_id made = new_like(vm, args[0]);
    return finished(vm, made, set_update_with(vm, made, args[1]) && each_into(vm, made, 0, args[0], toggle_item));
}

/* Source: set_intersection_update: changes bodies with the intersection; the old members die after that. */
NATIVE(set_method_intersection_update) {
    value kept = set_method_intersection(vm, args, count, keywords);
    if (kept == VALUE_NULL)
        return VALUE_NULL;
    set_swap(&vm->heap, args[0], kept);
    heap_decref(&vm->heap, kept);
    return VALUE_NONE;
}

NATIVE(set_method_difference_update) {
    (void)keywords;
    for (int i = 1; i < count; i++)
        if (!set_take_away(vm, args[0], args[i]))
            return VALUE_NULL;
    return VALUE_NONE;
}

NATIVE(set_method_symmetric_difference_update) {
    UNUSED;
    return set_toggle_with(vm, args[0], args[1]) ? VALUE_NONE : VALUE_NULL;
}

/* Is everything in a, a set, also in b, a set? */
static value is_subset(struct vm *vm, object_id a, object_id b) {
    struct walk walk = {vm, 0, b, false};
    if (set_length(&vm->heap, a) > set_length(&vm->heap, b))
        return VALUE_FALSE;
    return each(&walk, a, stop_if_not_in_other) ? value_of_bool(!walk.done) : VALUE_NULL;
}

/* Older versions make a set of the iterable first. */
static value with_set_of(struct vm *vm, value iterable, object_id set, bool is_super) {
    object_id other = set_of(vm, iterable);
    value result = !other ? VALUE_NULL : is_super ? is_subset(vm, other, set) : is_subset(vm, set, other);
    heap_decref(&vm->heap, other);
    return result;
}

NATIVE(set_method_issubset) {
    UNUSED;
    if (is_any_set(vm, args[1]))
        return is_subset(vm, args[0], args[1]);
    if (!fact(vm->profile, FACT_SUBSET_BY_INTERSECTION))
        return with_set_of(vm, args[1], args[0], false);
    value shared = set_intersection_with(vm, args[0], args[1]);
    if (shared == VALUE_NULL)
        return VALUE_NULL;
    bool all = set_length(&vm->heap, shared) == set_length(&vm->heap, args[0]);
    heap_decref(&vm->heap, shared);
    return value_of_bool(all);
}

NATIVE(set_method_issuperset) {
    UNUSED;
    struct walk walk = {vm, 0, args[0], false};
    if (is_any_set(vm, args[1]))
        return is_subset(vm, args[1], args[0]);
    if (!fact(vm->profile, FACT_SUPERSET_ASKS_EACH))
        return with_set_of(vm, args[1], args[0], true);
    return each(&walk, args[1], stop_if_not_in_other) ? value_of_bool(!walk.done) : VALUE_NULL;
}

NATIVE(set_method_isdisjoint) {
    UNUSED;
    struct heap *heap = &vm->heap;
    if (args[0] == args[1])
        return value_of_bool(set_length(heap, args[0]) == 0);
    bool swap = is_any_set(vm, args[1]) && set_length(heap, args[1]) > set_length(heap, args[0]);
    struct walk walk = {vm, 0, swap ? args[1] : args[0], false};
    return each(&walk, swap ? args[0] : args[1], stop_if_in_other) ? value_of_bool(!walk.done) : VALUE_NULL;
}

NATIVE(set_method_len) {
    UNUSED;
    return atom_int(&vm->heap, set_length(&vm->heap, args[0]));
}

static const struct native natives[] = { /* those of both, then those that change a set */
    {"copy", set_method_copy, 1, 1, false},
    {"union", set_method_union, 1, -1, false},
    {"intersection", set_method_intersection, 1, -1, false},
    {"difference", set_method_difference, 1, -1, false},
    {"symmetric_difference", set_method_symmetric_difference, 2, 2, false},
    {"issubset", set_method_issubset, 2, 2, false},
    {"issuperset", set_method_issuperset, 2, 2, false},
    {"isdisjoint", set_method_isdisjoint, 2, 2, false},
    {"__len__", set_method_len, 1, 1, false},
    {"__contains__", method_contains, 2, 2, false},
    {0},
};
static const struct native changing_natives[] = {
    {"add", set_method_add, 2, 2, false},
    {"discard", set_method_discard, 2, 2, false},
    {"remove", set_method_remove, 2, 2, false},
    {"pop", set_method_pop, 1, 1, false},
    {"clear", set_method_clear, 1, 1, false},
    {"update", set_method_update, 1, -1, false},
    {"intersection_update", set_method_intersection_update, 1, -1, false},
    {"difference_update", set_method_difference_update, 1, -1, false},
    {"symmetric_difference_update", set_method_symmetric_difference_update, 2, 2, false},
    {0},
};

void methods_set_init(struct vm *vm) {
    natives_add_methods(vm, vm->types.set, natives);
    natives_add_methods(vm, vm->types.set, changing_natives);
    natives_add_methods(vm, vm->types.frozenset, natives);
}
