/* The module gc, as CPython's documentation has it. The work is the collector's (machine/collector.h).
 * Source: Modules/gcmodule.c; what 3.12 and later do in Python/gc.c is the machine's. */
#include "memory.h"
#include "methods.h"
#include "vm.h"
#include "wording.h"

#include <stdlib.h>

static value none(void) {
    return VALUE_NONE;
}

static bool int_argument(struct vm *vm, value v, int64_t *out) {
    if (vm->profile->is_python_2 && (value_is_object(v) || (atom_kind(&vm->heap, v) != ATOM_INT && atom_kind(&vm->heap, v) != ATOM_BOOL))) {
        vm_raise(vm, vm->types.TypeError, "an integer is required");
        return false;
    }
    bool is_object = value_is_object(v);
    if (!fact(vm->profile, FACT_ARGUMENTS_ARE_INDICES) && !is_object && atom_kind(&vm->heap, v) == ATOM_FLOAT) {
        vm_raise(vm, vm->types.TypeError, "integer argument expected, got float");
        return false;
    }
    if (!fact(vm->profile, FACT_ARGUMENTS_ARE_INDICES) && (is_object || (atom_kind(&vm->heap, v) != ATOM_INT && atom_kind(&vm->heap, v) != ATOM_BOOL))) {
        vm_raise(vm, vm->types.TypeError, "an integer is required (got type %s)", type_name(vm, v));
        return false;
    }
    return value_index(vm, v, out);
}

static value gc_collect(struct vm *vm, const value *args, int count, const struct keywords *keywords) {
    int64_t generation = 2;
    value given = keyword_find(keywords, args, count, vm->names.generation);
    if (given == VALUE_NULL && count - (keywords ? keywords->count : 0) > 0)
        given = args[0];
    if (count > 1)
        return vm_raise(vm, vm->types.TypeError, WORDING_FOR(vm, COLLECT_TAKES), count);
    if (count == 1 && given == VALUE_NULL)
        return keyword_unexpected(vm, "collect", keywords->names[0]);
    if (given != VALUE_NULL && !int_argument(vm, given, &generation))
        return VALUE_NULL;
    if (generation < 0 || generation > 2)
        return vm_raise(vm, vm->types.ValueError, "invalid generation");
    return atom_int(&vm->heap, vm->heap.collector->collect(&vm->heap, (int)generation, "gc.collect()"));
}

static value gc_enable(struct vm *vm, const value *args, int count, const struct keywords *keywords) {
    (void)args, (void)count, (void)keywords;
    collector_set_enabled(&vm->heap, true);
    return none();
}

static value gc_disable(struct vm *vm, const value *args, int count, const struct keywords *keywords) {
    (void)args, (void)count, (void)keywords;
    collector_set_enabled(&vm->heap, false);
    return none();
}

static value gc_isenabled(struct vm *vm, const value *args, int count, const struct keywords *keywords) {
    (void)args, (void)count, (void)keywords;
    return value_of_bool(vm->heap.enabled);
}

static value three(struct vm *vm, int64_t a, int64_t b, int64_t c) {
    value items[3] = {atom_int(&vm->heap, a), atom_int(&vm->heap, b), atom_int(&vm->heap, c)};
    return tuple_new(&vm->heap, 3, items);
}

static value gc_get_count(struct vm *vm, const value *args, int count, const struct keywords *keywords) {
    (void)args, (void)count, (void)keywords;
    const struct generation *g = vm->heap.generations;
    collector_flush_count(&vm->heap);
    return three(vm, g[0].count, g[1].count, g[2].count);
}

static value gc_get_threshold(struct vm *vm, const value *args, int count, const struct keywords *keywords) {
    (void)args, (void)count, (void)keywords;
    const struct generation *g = vm->heap.generations;
    return three(vm, g[0].threshold, g[1].threshold, g[2].threshold);
}

static value gc_set_threshold(struct vm *vm, const value *args, int count, const struct keywords *keywords) {
    (void)keywords;
    int64_t thresholds[3];
    if (count < 1 || count > 3)
        return vm_raise(vm, vm->types.TypeError, WORDING_FOR(vm, THRESHOLD_COUNT), count < 1 ? "least" : "most", count < 1 ? 1 : 3, count < 1 ? "" : "s", count);
    for (int i = 0; i < count; i++)
        if (!int_argument(vm, args[i], &thresholds[i]))
            return VALUE_NULL;
    heap_passing_begin(&vm->heap, KIND_TUPLE, (uint32_t)count); /* its arguments come as a tuple */
    heap_passing_end(&vm->heap, KIND_TUPLE, (uint32_t)count);
    int settable = vm->profile->thresholds[2] ? 3 : 2; /* 3.14.0 to 3.14.4: the third is told as 0 whatever was asked for */
    for (int i = 0; i < count && i < settable; i++)
        collector_set_threshold(&vm->heap, i, thresholds[i]);
    return none();
}

static value gc_set_debug(struct vm *vm, const value *args, int count, const struct keywords *keywords) {
    (void)count, (void)keywords;
    int64_t flags;
    if (!int_argument(vm, args[0], &flags))
        return VALUE_NULL;
    collector_set_debug(&vm->heap, (int)flags);
    return none();
}

static value gc_get_debug(struct vm *vm, const value *args, int count, const struct keywords *keywords) {
    (void)args, (void)count, (void)keywords;
    return atom_int(&vm->heap, vm->heap.debug);
}

static void set_item(struct vm *vm, object_id dict, const char *name, value v) {
    dict_set_name(&vm->heap, dict, atom_intern_text(&vm->heap, name), v);
}

static value gc_get_stats(struct vm *vm, const value *args, int count, const struct keywords *keywords) {
    (void)args, (void)count, (void)keywords;
    struct heap *heap = &vm->heap;
    object_id list = list_new(heap, 0, NULL);
    for (int i = 0; i < 3; i++) {
        const struct gc_stats *stats = &heap->stats[i];
        object_id dict = dict_new(heap, 0);
        set_item(vm, dict, "collections", atom_int(heap, stats->collections));
        set_item(vm, dict, "collected", atom_int(heap, stats->collected));
        set_item(vm, dict, "uncollectable", atom_int(heap, stats->uncollectable));
        if (vm->profile->stats_have_candidates) {
            set_item(vm, dict, "candidates", atom_int(heap, stats->candidates));
            set_item(vm, dict, "duration", atom_float(heap, 0.0));
        }
        list_append(heap, list, dict);
    }
    return list;
}

struct gather {
    struct vm *vm;
    struct value_list list;
    const value *targets;      /* get_referrers: looks for any of these */
    int target_count;
    object_id skip;            /* the list being made */
};

static void gather_all(void *context, object_id object) {
    struct gather *gather = context;
    memory_reserve(&gather->list.items, &gather->list.capacity, gather->list.count + 1, sizeof *gather->list.items);
    gather->list.items[gather->list.count++] = object;
}

static value gathered(struct vm *vm, struct gather *gather) {
    for (size_t i = 0; i < gather->list.count; i++)
        heap_incref(&vm->heap, gather->list.items[i]);
    value list = list_new(&vm->heap, (uint32_t)gather->list.count, gather->list.items);
    free(gather->list.items);
    return list;
}

static value gc_get_objects(struct vm *vm, const value *args, int count, const struct keywords *keywords) {
    if (!fact(vm->profile, FACT_OBJECTS_OF_A_GENERATION) && keywords && keywords->count)
        return vm_raise(vm, vm->types.TypeError, "get_objects() takes no keyword arguments");
    if (!fact(vm->profile, FACT_OBJECTS_OF_A_GENERATION) && count)
        return vm_raise(vm, vm->types.TypeError, "get_objects() takes no arguments (%d given)", count);
    int64_t generation = -1;
    value given = keyword_find(keywords, args, count, vm->names.generation);
    if (given == VALUE_NULL && count)
        given = args[0];
    if (given != VALUE_NULL && given != VALUE_NONE) {
        if (value_is_object(given) || (atom_kind(&vm->heap, given) != ATOM_INT && atom_kind(&vm->heap, given) != ATOM_BOOL))
            return vm_raise(vm, vm->types.TypeError, "argument should be integer or None, not '%s'", type_name(vm, given));
        generation = atom_integer(&vm->heap, given);
        if (generation >= 3)
            return vm_raise(vm, vm->types.ValueError, "generation parameter must be less than the number of available generations (3)");
        if (generation < -1) /* -1 is what None becomes */
            return vm_raise(vm, vm->types.ValueError, "generation parameter cannot be negative");
    }
    struct gather gather = {.vm = vm};
    collector_each(&vm->heap, (int)generation, gather_all, &gather);
    return gathered(vm, &gather);
}

static void gather_referrers(void *context, object_id object) {
    struct gather *gather = context;
    struct value_list held = {0};
    object_referents(&gather->vm->heap, object, &held);
    bool found = false;
    for (size_t i = 0; i < held.count && !found; i++)
        for (int t = 0; t < gather->target_count && !found; t++)
            found = held.items[i] == gather->targets[t];
    free(held.items);
    if (found)
        gather_all(gather, object);
}

static value gc_get_referrers(struct vm *vm, const value *args, int count, const struct keywords *keywords) {
    (void)keywords;
    struct gather gather = {.vm = vm, .targets = args, .target_count = count};
    collector_each(&vm->heap, -1, gather_referrers, &gather);
    return gathered(vm, &gather);
}

static value gc_get_referents(struct vm *vm, const value *args, int count, const struct keywords *keywords) {
    (void)keywords;
    struct value_list held = {0};
    for (int i = 0; i < count; i++)
        if (value_is_object(args[i]) && vm->heap.bits[args[i]] & BIT_GC)
            referents_add(vm, args[i], &held);
    value list = list_new(&vm->heap, (uint32_t)held.count, held.items);
    free(held.items);
    return list;
}

static value gc_is_tracked(struct vm *vm, const value *args, int count, const struct keywords *keywords) {
    (void)count, (void)keywords;
    if (!value_is_object(args[0]))
        return VALUE_FALSE;
    struct heap *heap = &vm->heap;
    if (heap->bits[args[0]] & BIT_STATIC) { /* built-in functions and modules are tracked in CPython; static types are not */
        enum kind kind = heap->kind[args[0]];
        return value_of_bool(kind == KIND_BUILTIN || kind == KIND_MODULE || kind == KIND_DICT || kind == KIND_LIST);
    }
    return value_of_bool(heap->bits[args[0]] & BIT_TRACKED);
}

static value gc_is_finalized(struct vm *vm, const value *args, int count, const struct keywords *keywords) {
    (void)count, (void)keywords;
    return value_of_bool(value_is_object(args[0]) && vm->heap.bits[args[0]] & BIT_FINALIZED);
}

static value gc_freeze(struct vm *vm, const value *args, int count, const struct keywords *keywords) {
    (void)args, (void)count, (void)keywords;
    collector_freeze(&vm->heap);
    return none();
}

static value gc_unfreeze(struct vm *vm, const value *args, int count, const struct keywords *keywords) {
    (void)args, (void)count, (void)keywords;
    collector_unfreeze(&vm->heap);
    return none();
}

static value gc_get_freeze_count(struct vm *vm, const value *args, int count, const struct keywords *keywords) {
    (void)args, (void)count, (void)keywords;
    return atom_int(&vm->heap, vm->heap.list_length[LIST_PERMANENT]);
}

static const struct native functions[] = {
    {"collect", gc_collect, 0, -1, true},          {"enable", gc_enable, 0, 0, false},
    {"disable", gc_disable, 0, 0, false},          {"isenabled", gc_isenabled, 0, 0, false},
    {"get_count", gc_get_count, 0, 0, false},      {"get_threshold", gc_get_threshold, 0, 0, false},
    {"set_threshold", gc_set_threshold, 0, -1, false}, {"set_debug", gc_set_debug, 1, 1, false},
    {"get_debug", gc_get_debug, 0, 0, false},      {"get_referrers", gc_get_referrers, 0, -1, false},
    {"get_referents", gc_get_referents, 0, -1, false}, {"get_objects", gc_get_objects, 0, -1, true},
    {"is_tracked", gc_is_tracked, 1, 1, false},    {0},
};
static const struct native functions_stats[] = {{"get_stats", gc_get_stats, 0, 0, false}, {0}};
static const struct native functions_freeze[] = {
    {"freeze", gc_freeze, 0, 0, false}, {"unfreeze", gc_unfreeze, 0, 0, false}, {"get_freeze_count", gc_get_freeze_count, 0, 0, false}, {0},
};
static const struct native functions_finalized[] = {{"is_finalized", gc_is_finalized, 1, 1, false}, {0}};

object_id module_gc_new(struct vm *vm) {
    static const struct { const char *name; int value; } flags[] = {
        {"DEBUG_STATS", GC_DEBUG_STATS}, {"DEBUG_COLLECTABLE", GC_DEBUG_COLLECTABLE}, {"DEBUG_UNCOLLECTABLE", GC_DEBUG_UNCOLLECTABLE},
        {"DEBUG_SAVEALL", GC_DEBUG_SAVEALL}, {"DEBUG_LEAK", GC_DEBUG_LEAK},
    };
    struct heap *heap = &vm->heap;
    heap->birth_flags |= BIRTH_STATIC;
    object_id dict = dict_new(heap, OBJECT_IS_DEFINITION);
    natives_add(vm, dict, functions);
    if (vm->profile->has_finalized_flag)
        natives_add(vm, dict, functions_stats);
    if (vm->profile->has_freeze)
        natives_add(vm, dict, functions_freeze);
    if (vm->profile->has_is_finalized)
        natives_add(vm, dict, functions_finalized);
    bool kinds_told_apart = vm->profile->is_python_2; /* of what DEBUG_COLLECTABLE and DEBUG_UNCOLLECTABLE tell */
    int kinds = kinds_told_apart ? GC_DEBUG_INSTANCES | GC_DEBUG_OBJECTS : 0;
    for (size_t i = 0; i < sizeof flags / sizeof *flags; i++)
        set_item(vm, dict, flags[i].name, value_of_small(flags[i].value | (flags[i].value == GC_DEBUG_LEAK ? kinds : 0)));
    if (kinds_told_apart) {
        set_item(vm, dict, "DEBUG_INSTANCES", value_of_small(GC_DEBUG_INSTANCES));
        set_item(vm, dict, "DEBUG_OBJECTS", value_of_small(GC_DEBUG_OBJECTS));
    }
    set_item(vm, dict, "garbage", heap->garbage);
    if (vm->profile->has_finalized_flag)
        set_item(vm, dict, "callbacks", heap->callbacks);
    return dict;
}

void module_gc_callbacks(void *context, bool start, int generation, int64_t collected, int64_t uncollectable, int64_t candidates) {
    struct vm *vm = context;
    struct heap *heap = &vm->heap;
    if (vm->stopped || sequence_length(heap, heap->callbacks) == 0)
        return;
    value error = vm->error;
    vm->error = VALUE_NULL;
    object_id info = dict_new(heap, 0);
    set_item(vm, info, "generation", atom_int(heap, generation));
    set_item(vm, info, "collected", atom_int(heap, collected));
    set_item(vm, info, "uncollectable", atom_int(heap, uncollectable));
    if (vm->profile->stats_have_candidates) {
        set_item(vm, info, "candidates", atom_int(heap, candidates));
        set_item(vm, info, "duration", atom_float(heap, 0.0));
    }
    for (uint32_t i = 0; i < sequence_length(heap, heap->callbacks) && !vm->stopped; i++) {
        value callback = sequence_item(heap, heap->callbacks, i), args[2] = {start ? vm->names.start : vm->names.stop, info};
        heap_incref(heap, callback);
        value result = vm_call(vm, callback, args, 2);
        if (result == VALUE_NULL)
            vm_write_unraisable(vm, callback, "calling GC callback");
        heap_decref(heap, result);
        heap_decref(heap, callback);
    }
    heap_decref(heap, info);
    vm->error = error;
}
