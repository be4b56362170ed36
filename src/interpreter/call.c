/* Calls: of functions of the program, of native ones, of bound methods, classes and instances.
 * Source: CALL (Python/bytecodes.c), call_function (3.10), type_call (Objects/typeobject.c). */
#include "arguments.h"
#include "memory.h"
#include "operators.h"
#include "wording.h"

#include <stdlib.h>
#include <string.h>

enum { SMALL = 8 };

value method_new(struct vm *vm, value function, value self) {
    heap_incref(&vm->heap, self);
    value fields[METHOD_WORDS] = {function, self};
    return fields_new(&vm->heap, KIND_METHOD, vm->types.method, METHOD_WORDS, fields, method_fields, true, true);
}

/* One operand of the caller's dies, unless it is only lent; its place is empty before anything can run. */
static void drop_operand(struct vm *vm, uint32_t at) {
    value v = vm->stack[at];
    vm->stack[at] = VALUE_NULL;
    if (!vm->lent[at])
        heap_decref(&vm->heap, v);
    vm->lent[at] = false;
}

/* What a call leaves behind on the caller's stack, from `first` up, dies: from the first on in 3.11 to 3.13, else from the
 * last. */
static void drop_operands(struct vm *vm, uint32_t first) {
    if (vm->profile->operands_die_first_first)
        for (uint32_t i = first; i < vm->sp; i++)
            drop_operand(vm, i);
    else
        for (uint32_t i = vm->sp; i-- > first;)
            drop_operand(vm, i);
    vm->sp = first;
}

void call_drop_operands(struct vm *vm, uint32_t count) {
    drop_operands(vm, vm->sp - count);
}

/* To 3.11 a class is called by C code, which counts for itself and says so. Source: Py_EnterRecursiveCall. */
static bool too_deep(struct vm *vm, enum frame_return returns) {
    if (vm->frame_count < (size_t)vm->options.max_depth)
        return false;
    bool by_class = returns == RETURN_INSTANCE && !fact(vm->profile, FACT_CLASS_CALLS_ARE_FRAMES);
    vm_raise(vm, recursion_error(vm), "maximum recursion depth exceeded%s", by_class ? " while calling a Python object" : "");
    return true;
}

static bool native_arguments_fit(struct vm *vm, const struct native *native, value callable, int count, const struct keywords *keywords) {
    int given = count - (keywords ? keywords->count : 0);
    bool method = vm->heap.type[callable] == vm->types.method_descriptor || field_get(&vm->heap, callable, BUILTIN_SELF) != VALUE_NULL;
    int self = method ? 1 : 0, least = native->least - self, most = native->most - self;
    const char *name = native->name;
    given -= self;
    if (keywords && keywords->count && !native->takes_keywords) {
        vm_raise(vm, vm->types.TypeError, "%s%s() takes no keyword arguments", native_prefix(vm, callable), name);
        return false;
    }
    if (native->takes_keywords || (given >= least && (native->most < 0 || given <= most)))
        return true;
    if (least == most && least == 2 && strcmp(name, "insert") == 0) {
        vm_raise(vm, vm->types.TypeError, WORDING_FOR(vm, INSERT_TAKES), native_prefix(vm, callable), given);
        return false;
    }
    if (strcmp(name, "getsizeof") == 0 && given < least) {
        vm_raise(vm, vm->types.TypeError, "%s", WORDING_FOR(vm, GETSIZEOF_NEEDS));
        return false;
    }
    if (least == most && least == 0)
        vm_raise(vm, vm->types.TypeError, "%s%s() takes no arguments (%d given)", native_prefix(vm, callable), name, given);
    else if (least == most && least == 1)
        vm_raise(vm, vm->types.TypeError, "%s%s() takes exactly one argument (%d given)", native_prefix(vm, callable), name, given);
    else if (least == most)
        vm_raise(vm, vm->types.TypeError, "%s expected %d arguments, got %d", name, least, given);
    else if (given < least)
        vm_raise(vm, vm->types.TypeError, "%s expected at least %d argument%s, got %d", name, least, least == 1 && fact(vm->profile, FACT_ARGUMENT_PLURAL) ? "" : "s", given);
    else
        vm_raise(vm, vm->types.TypeError, "%s expected at most %d argument%s, got %d", name, most, most == 1 && fact(vm->profile, FACT_ARGUMENT_PLURAL) ? "" : "s", given);
    return false;
}

static value run_native(struct vm *vm, const struct native *native, const value *args, int count, const struct keywords *keywords) {
    vm->arguments_refused = false;
    value result = native->function(vm, args, count, keywords);
    if (native->is_python && vm->error != VALUE_NULL && !vm->arguments_refused)
        exception_add_native_frame(vm, native->name, args, count);
    vm->arguments_refused = false;
    return result;
}

/* args: borrowed, at a place that does not move. */
static value call_native(struct vm *vm, value callable, const value *args, int count, const struct keywords *keywords) {
    const struct native *native = native_of(vm, callable);
    value self = field_get(&vm->heap, callable, BUILTIN_SELF);
    if (self == VALUE_NULL) {
        if (vm->heap.type[callable] == vm->types.method_descriptor && !descriptor_accepts(vm, callable, args, count))
            return VALUE_NULL;
        return native_arguments_fit(vm, native, callable, count, keywords) ? run_native(vm, native, args, count, keywords) : VALUE_NULL;
    }
    value *with_self = memory_alloc(sizeof *with_self * (size_t)(count + 1));
    with_self[0] = self;
    if (count)
        memcpy(with_self + 1, args, sizeof *args * (size_t)count);
    value result = native_arguments_fit(vm, native, callable, count + 1, keywords) ? run_native(vm, native, with_self, count + 1, keywords) : VALUE_NULL;
    free(with_self);
    return result;
}

/* Pushes a frame whose locals get references of their own. */
static bool push_function(struct vm *vm, object_id function, const value *args, int count, const struct keywords *keywords, enum frame_return returns) {
    struct arguments arguments = {args, NULL, false, count, keywords};
    struct matched matched;
    if (too_deep(vm, returns) || !arguments_match(vm, function, &arguments, &matched))
        return false;
    heap_incref(&vm->heap, function);
    bool counted = frame_counts(vm, matched.loaded);
    frame_push(vm, matched.loaded, function, field_get(&vm->heap, function, FUNCTION_GLOBALS), 0, returns)->is_counted = counted;
    arguments_fill(vm, function, &arguments, &matched);
    matched_free(&matched);
    return true;
}

/* The function's locals take the operands from `first` on over; what is below them, down to `bottom`, is dropped. */
static bool push_function_moved(struct vm *vm, object_id function, uint32_t bottom, uint32_t first, const struct keywords *keywords) {
    int count = (int)(vm->sp - first);
    value few[SMALL], *values = count <= SMALL ? few : memory_alloc(sizeof *values * (size_t)count);
    bool few_lent[SMALL], *lent = count <= SMALL ? few_lent : memory_alloc(sizeof *lent * (size_t)count);
    memcpy(values, vm->stack + first, sizeof *values * (size_t)count);
    memcpy(lent, vm->lent + first, sizeof *lent * (size_t)count);
    struct arguments arguments = {values, lent, true, count, keywords};
    struct matched matched;
    bool good = !too_deep(vm, RETURN_PUSH) && arguments_match(vm, function, &arguments, &matched);
    if (good) {
        if (vm->lent[bottom])
            heap_incref(&vm->heap, function);
        vm->sp = bottom; /* the function's own reference goes to the frame */
        frame_push(vm, matched.loaded, function, field_get(&vm->heap, function, FUNCTION_GLOBALS), 0, RETURN_PUSH);
        arguments_fill(vm, function, &arguments, &matched);
        matched_free(&matched);
    } else {
        drop_operands(vm, bottom);
    }
    if (values != few)
        free(values);
    if (lent != few_lent)
        free(lent);
    return good;
}

/* --- Classes --------------------------------------------------------------------------------------------------------- */

static bool is_native(struct vm *vm, value v, native_function *function) {
    return kind_of(vm, v) == KIND_BUILTIN && native_of(vm, v)->function == function;
}

/* type_call's first half: __new__. */
static value make_instance(struct vm *vm, object_id class_object, const value *args, int count, const struct keywords *keywords) {
    value maker = class_lookup(&vm->heap, class_object, vm->names.new_, NULL);
    if (is_native(vm, maker, object_new_native)) {
        value init = class_lookup(&vm->heap, class_object, vm->names.init, NULL);
        if (count && is_native(vm, init, object_init_native)) {
            class_takes_no_arguments(vm, class_object);
            return VALUE_NULL;
        }
        return instance_new(&vm->heap, class_object);
    }
    value *with_class = memory_alloc(sizeof *with_class * (size_t)(count + 1));
    with_class[0] = class_object;
    if (count)
        memcpy(with_class + 1, args, sizeof *args * (size_t)count);
    value function = maker;
    if (kind_of(vm, maker) == KIND_DESCRIPTOR)
        function = field_get(&vm->heap, maker, PROPERTY_GET);
    value made = vm_call_keywords(vm, function, with_class, count + 1, keywords);
    free(with_class);
    return made;
}

static void hold(struct vm *vm, value v) {
    heap_incref(&vm->heap, v);
    vm_push(vm, v);
}

/* The way from a class to a Python __init__ leads through C code that refers to the arguments meanwhile: a tuple of the
 * positional ones and a dict of the others, unless the call brought them so (`packed`); and, where there are keywords,
 * the array that they are spread into. Here they are operands; gives how many.
 * Source: _PyObject_MakeTpCall, _PyObject_FastCallDictTstate (Objects/call.c), slot_tp_init (Objects/typeobject.c). */
static uint32_t hold_arguments(struct vm *vm, value made, const value *args, int count, const struct keywords *keywords, bool packed) {
    uint32_t before = vm->sp;
    int named = keywords ? keywords->count : 0;
    for (int i = packed ? count : 0; i < count; i++)
        hold(vm, args[i]);
    if (named) {
        bool all = vm->profile->keywords_spread_all;
        for (int i = all ? 0 : count - named; i < count; i++)
            hold(vm, args[i]);
        if (all)
            hold(vm, made);
    }
    for (int i = vm->profile->special_methods_bound + vm->profile->special_methods_take_tuple; i > 0; i--)
        hold(vm, made);
    return vm->sp - before;
}

/* Whether a call of the class goes through a tuple of its arguments. Source: _PyObject_MakeTpCall; tp_vectorcall of the types that have one. */
static bool class_packs(const struct vm *vm, object_id class_object) {
    if (!(vm->heap.bits[class_object] & BIT_STATIC))
        return true;
    const struct profile *profile = vm->profile;
    const struct known_types *t = &vm->types;
    bool of_value = class_object == t->str || class_object == t->int_;
    if (class_object == t->type || class_object == t->float_ || class_object == t->bool_)
        return profile->type_packs;
    if (of_value)
        return profile->values_pack;
    if (class_object == t->reversed || class_object == t->filter)
        return !fact(profile, FACT_REVERSED_TAKES_VECTOR);
    if (class_object == t->enumerate)
        return !fact(profile, FACT_ENUMERATE_TAKES_VECTOR);
    if (class_object == t->map)
        return !fact(profile, FACT_MAP_TAKES_VECTOR);
    if (class_object == t->zip || class_object == t->slice || class_object == t->property || class_object == t->staticmethod || class_object == t->classmethod ||
        class_object == t->weakref)
        return true;
    return profile->types_pack;
}

void call_unpack(struct vm *vm, uint32_t values, uint32_t names) {
    if (names && vm->profile->keywords_named_by_tuple)
        heap_passing_end(&vm->heap, KIND_TUPLE, names);
    if (names)
        heap_passing_end(&vm->heap, KIND_DICT, 0);
    if (values)
        heap_passing_end(&vm->heap, KIND_TUPLE, values);
}

/* Calls a class. Pushes the frame of a Python __init__, which is to drop *held operands more, and gives VALUE_NULL with
 * *entered; or gives the instance. */
static value call_class_packed(struct vm *vm, object_id class_object, const value *args, int count, const struct keywords *keywords, bool packed, bool *entered,
                        uint32_t *held) {
    struct heap *heap = &vm->heap;
    *entered = false;
    *held = 0;
    if (class_object == vm->types.type && count == 1 && !(keywords && keywords->count)) {
        value type = type_of(vm, args[0]);
        heap_incref(heap, type);
        return type;
    }
    value made = make_instance(vm, class_object, args, count, keywords);
    if (made == VALUE_NULL || !class_is_subclass(heap, type_of(vm, made), class_object))
        return made;
    value init = class_lookup(heap, type_of(vm, made), vm->names.init, NULL);
    if (init == VALUE_NULL || is_native(vm, init, object_init_native))
        return made;
    value few[SMALL], *with_self = count + 1 <= SMALL ? few : memory_alloc(sizeof *with_self * (size_t)(count + 1));
    with_self[0] = made;
    if (count)
        memcpy(with_self + 1, args, sizeof *args * (size_t)count);
    if (kind_of(vm, init) == KIND_FUNCTION) {
        if (vm->profile->special_methods_bound) { /* the bound method goes to the free list: it counts once */
            heap_passing_begin(heap, KIND_METHOD, 0);
            heap_passing_end(heap, KIND_METHOD, 0);
            if (vm->profile->special_methods_take_tuple) {
                heap_passing_begin(heap, KIND_TUPLE, (uint32_t)count + 1);
                heap_passing_end(heap, KIND_TUPLE, (uint32_t)count + 1);
            }
        }
        *held = hold_arguments(vm, made, args, count, keywords, packed);
        *entered = push_function(vm, init, with_self, count + 1, keywords, RETURN_INSTANCE);
        if (*entered) {
            vm_frame(vm)->instance = made;
        } else {
            drop_operands(vm, vm->sp - *held);
            heap_decref(heap, made);
        }
        made = VALUE_NULL;
    } else {
        value result = vm_call_keywords(vm, init, with_self, count + 1, keywords);
        if (result != VALUE_NULL && result != VALUE_NONE)
            vm_raise(vm, vm->types.TypeError, "__init__() should return None, not '%s'", type_name(vm, result));
        if (result != VALUE_NONE) {
            heap_decref(heap, made);
            made = VALUE_NULL;
        }
        heap_decref(heap, result);
    }
    if (with_self != few)
        free(with_self);
    return made;
}

/* The tuple and the dict of the arguments that type_call is given: they count, like any other. */
static value call_class(struct vm *vm, object_id class_object, const value *args, int count, const struct keywords *keywords, bool packed, bool *entered,
                        uint32_t *held) {
    int named = keywords ? keywords->count : 0;
    bool packs = !packed && class_packs(vm, class_object);
    /* an exception keeps the tuple as its args, which are counted where it gets them */
    bool keeps = class_is_subclass(&vm->heap, class_object, vm->types.BaseException);
    uint32_t values = packs && !keeps ? (uint32_t)(count - named) : 0, names = packs ? (uint32_t)named : 0;
    if (values)
        heap_passing_begin(&vm->heap, KIND_TUPLE, values);
    if (names)
        heap_passing_begin(&vm->heap, KIND_DICT, 0);
    if (names && vm->profile->keywords_named_by_tuple)
        heap_passing_begin(&vm->heap, KIND_TUPLE, names);
    bool holds = packs && (vm->heap.bits[class_object] & BIT_STATIC) && !vm->profile->is_python_2;
    for (int i = 0; holds && i < count; i++)
        heap_incref(&vm->heap, args[i]);
    value made = call_class_packed(vm, class_object, args, count, keywords, packed, entered, held);
    for (int i = 0; holds && i < count; i++)
        heap_decref(&vm->heap, args[i]);
    if (*entered) {
        vm_frame(vm)->packed_values = (uint16_t)values;
        vm_frame(vm)->packed_names = (uint16_t)names;
    } else {
        call_unpack(vm, values, names);
    }
    return made;
}

/* --- From the loop ------------------------------------------------------------------------------------------------------ */

/* A bound method's function, the result, and object take its place; callable and self|null stand at bottom, bottom + 1. */
static value unfold_method(struct vm *vm, uint32_t bottom) {
    struct heap *heap = &vm->heap;
    value method = vm->stack[bottom];
    value function = field_get(heap, method, METHOD_FUNCTION), self = field_get(heap, method, METHOD_SELF);
    bool lent = vm->lent[bottom];
    if (vm->profile->methods_lend_self) { /* the method stays: its reference is the only one. Source: method_vectorcall */
        vm->stack[bottom + 1] = self;
        vm->lent[bottom + 1] = true;
        return function;
    }
    heap_incref(heap, function);
    heap_incref(heap, self);
    vm->stack[bottom] = function;
    vm->stack[bottom + 1] = self;
    vm->lent[bottom] = vm->lent[bottom + 1] = false;
    if (!lent)
        heap_decref(heap, method);
    return function;
}

static bool finish_native(struct vm *vm, uint32_t bottom, value result) {
    bool newline = vm->newline_due;
    vm->newline_due = false;
    drop_operands(vm, bottom);
    if (newline) {
        vm_write(vm, 1, "\n", 1);
        vm->soft_space = false;
    }
    if (result == VALUE_NULL)
        return false;
    vm_push(vm, result);
    heap_run_pending(&vm->heap);
    return !vm_failed(vm);
}

/* Source: specialize_c_call, specialize_method_descriptor, specialize_class_call (Python/specialize.c); their
 * instructions have no CHECK_EVAL_BREAKER. Called when a collection is due, so seldom. */
bool call_is_inlined(struct vm *vm, int count, int keywords, int next_op) {
    uint32_t bottom = vm->sp - (uint32_t)count - 2;
    value callable = vm->stack[bottom], self = vm->stack[bottom + 1], first = vm->stack[bottom + 2];
    if (!vm->profile->inlines_calls || keywords || !count)
        return false;
    if (callable == vm->types.type)
        return count == 1 && self == VALUE_NULL;
    if (kind_of(vm, callable) != KIND_BUILTIN)
        return false;
    const char *name = native_of(vm, callable)->name;
    if (self != VALUE_NULL)
        return count == 1 && kind_of(vm, self) == KIND_LIST && strcmp(name, "append") == 0 && (next_op == OPCODE_POP_TOP || vm->profile->inlines_used_append);
    if (field_get(&vm->heap, callable, BUILTIN_SELF) != VALUE_NULL || kind_of(vm, first) == KIND_INSTANCE)
        return false; /* an instance's __len__ is a point of its own */
    return (count == 1 && strcmp(name, "len") == 0) || (count == 2 && strcmp(name, "isinstance") == 0);
}

bool call_operands(struct vm *vm, int count, const struct keywords *keywords) {
    struct heap *heap = &vm->heap;
    uint32_t bottom = vm->sp - (uint32_t)count - 2;
    value callable = vm->stack[bottom];
    if (kind_of(vm, callable) == KIND_METHOD && vm->stack[bottom + 1] == VALUE_NULL)
        callable = unfold_method(vm, bottom);
    uint32_t first = vm->stack[bottom + 1] != VALUE_NULL ? bottom + 1 : bottom + 2;
    int total = (int)(vm->sp - first);
    if (kind_of(vm, callable) == KIND_FUNCTION && vm->profile->arguments == ARGUMENTS_MOVED)
        return push_function_moved(vm, callable, bottom, first, keywords);
    value few[SMALL], *args = total <= SMALL ? few : memory_alloc(sizeof *args * (size_t)total);
    memcpy(args, vm->stack + first, sizeof *args * (size_t)total);
    bool good, entered = false;
    if (kind_of(vm, callable) == KIND_FUNCTION) {
        good = push_function(vm, callable, args, total, keywords, RETURN_PUSH);
        if (good)
            vm_frame(vm)->caller_operands = (uint32_t)count + 2;
        else
            drop_operands(vm, bottom);
    } else if (kind_of(vm, callable) == KIND_CLASS) {
        uint32_t held;
        value made = call_class(vm, callable, args, total, keywords, false, &entered, &held);
        if (entered)
            vm_frame(vm)->caller_operands = (uint32_t)count + 2 + held;
        good = entered || finish_native(vm, bottom, made);
    } else if (kind_of(vm, callable) == KIND_BUILTIN) {
        good = finish_native(vm, bottom, call_native(vm, callable, args, total, keywords));
    } else {
        good = finish_native(vm, bottom, vm_call_keywords(vm, callable, args, total, keywords));
    }
    if (args != few)
        free(args);
    (void)heap;
    return good;
}

static value call_any(struct vm *vm, value callable, const value *args, int count, const struct keywords *keywords, bool packed);

/* What f(*tuple, **dict) holds besides while f runs: from 3.12 on nothing, the frame has taken it all over; before, where there
 * are names, an array of all arguments, to 3.7 of the named ones; and to 3.8 a dict that is the program's own is not copied. */
static value call_function_spread(struct vm *vm, uint32_t bottom, const value *args, int positional, const struct keywords *keywords, bool fresh) {
    value function = vm->stack[bottom];
    int count = positional + keywords->count;
    if (vm->profile->inlines_calls) {
        if (!push_function(vm, function, args, count, keywords, RETURN_TO_NATIVE))
            return VALUE_NULL;
        for (uint32_t i = bottom + 2; i < bottom + 3 + (keywords->count > 0); i++)
            drop_operand(vm, i);
        return vm_run(vm);
    }
    bool all = fact(vm->profile, FACT_ARGUMENTS_COPIED_TO_STACK), merged = fact(vm->profile, FACT_KEYWORDS_MERGED);
    for (int i = all ? 0 : positional; keywords->count && i < count; i++)
        if (i < positional || merged || fresh)
            hold(vm, args[i]);
    return push_function(vm, function, args, count, keywords, RETURN_TO_NATIVE) ? vm_run(vm) : VALUE_NULL;
}

bool call_spread(struct vm *vm, bool with_dict, bool fresh) {
    struct heap *heap = &vm->heap;
    uint32_t bottom = vm->sp - 3 - (with_dict ? 1 : 0);
    value callable = vm->stack[bottom], tuple = vm->stack[bottom + 2], dict = with_dict ? vm->stack[bottom + 3] : VALUE_NULL;
    uint32_t positional = sequence_length(heap, tuple), named = dict != VALUE_NULL ? dict_length(heap, dict) : 0;
    value *args = memory_alloc(sizeof *args * (positional + named + 1)), *names = memory_alloc(sizeof *names * (named + 1));
    for (uint32_t i = 0; i < positional; i++)
        args[i] = sequence_item(heap, tuple, i);
    uint32_t position = 0, n = 0;
    value key, v;
    bool good = true;
    while (dict != VALUE_NULL && dict_next(heap, dict, &position, &key, &v)) {
        if (value_is_object(key) || atom_kind(heap, key) != ATOM_TEXT) {
            vm_raise(vm, vm->types.TypeError, "%s", WORDING_FOR(vm, KEYWORDS_NOT_TEXT));
            good = false;
            break;
        }
        names[n] = atom_interned(heap, key);
        args[positional + n++] = v;
    }
    struct keywords keywords = {names, (int)named};
    value result = VALUE_NULL;
    if (good && kind_of(vm, callable) == KIND_FUNCTION)
        result = call_function_spread(vm, bottom, args, (int)positional, &keywords, fresh);
    else if (good)
        result = call_any(vm, callable, args, (int)(positional + named), &keywords, true);
    free(args);
    free(names);
    return finish_native(vm, bottom, result);
}

/* --- From native code --------------------------------------------------------------------------------------------------- */

static value call_with_first(struct vm *vm, value callable, value first, const value *args, int count, const struct keywords *keywords) {
    value few[SMALL], *all = count + 1 <= SMALL ? few : memory_alloc(sizeof *all * (size_t)(count + 1));
    all[0] = first;
    if (count)
        memcpy(all + 1, args, sizeof *args * (size_t)count);
    value result = vm_call_keywords(vm, callable, all, count + 1, keywords);
    if (all != few)
        free(all);
    return result;
}

static bool class_calls_for_itself(struct vm *vm, object_id class_object) {
    object_id where = 0;
    return class_lookup(&vm->heap, class_object, vm->names.call, &where) != VALUE_NULL && where != vm->types.weakref;
}

/* packed: the arguments came as a tuple (and a dict) that someone holds. */
static value call_any(struct vm *vm, value callable, const value *args, int count, const struct keywords *keywords, bool packed) {
    bool entered = false;
    uint32_t held;
    value call, result;
    switch (kind_of(vm, callable)) {
    case KIND_FUNCTION:
        return push_function(vm, callable, args, count, keywords, RETURN_TO_NATIVE) ? vm_run(vm) : VALUE_NULL;
    case KIND_BUILTIN:
        return call_native(vm, callable, args, count, keywords);
    case KIND_METHOD:
        return call_with_first(vm, field_get(&vm->heap, callable, METHOD_FUNCTION), field_get(&vm->heap, callable, METHOD_SELF), args, count, keywords);
    case KIND_CLASS:
        result = call_class(vm, callable, args, count, keywords, packed, &entered, &held);
        if (!entered)
            return result;
        vm_frame(vm)->instance_to_native = true;
        vm_frame(vm)->caller_operands = held;
        return vm_run(vm);
    case KIND_WEAKREF:
        /* The class of the reference may have a __call__ of its own: one of the program, WeakMethod. */
        if (!is_proxy(vm, callable) && !class_calls_for_itself(vm, vm->heap.type[callable]))
            return weakref_call(vm, callable, count);
        break;
    default:
        break;
    }
    call = special_find(vm, callable, vm->names.call);
    if (call == VALUE_NULL)
        return is_old_style(vm, callable) ? vm_raise(vm, vm->types.AttributeError, "%s instance has no __call__ method", atom_bytes(&vm->heap, class_of(&vm->heap, vm->heap.type[callable])->name, NULL))
                                          : vm_raise(vm, vm->types.TypeError, "'%s' object is not callable", type_name(vm, callable));
    int holders = vm->profile->special_methods_bound + vm->profile->special_methods_take_tuple + !fact(vm->profile, FACT_GETTERS_CALLED_DIRECTLY);
    for (int i = 0; i < holders; i++)
        heap_incref(&vm->heap, callable);
    result = call_with_first(vm, call, callable, args, count, keywords);
    for (int i = 0; i < holders; i++)
        heap_decref(&vm->heap, callable);
    return result;
}

value vm_call_keywords(struct vm *vm, value callable, const value *args, int count, const struct keywords *keywords) {
    return call_any(vm, callable, args, count, keywords, false);
}

value vm_call(struct vm *vm, value callable, const value *args, int count) {
    return vm_call_keywords(vm, callable, args, count, NULL);
}

value vm_call_method(struct vm *vm, value object, value name, const value *args, int count) {
    value method = special_find(vm, object, name);
    if (method == VALUE_NULL)
        return vm_raise(vm, vm->types.AttributeError, "'%s' object has no attribute '%s'", type_name(vm, object), atom_bytes(&vm->heap, name, NULL));
    if (kind_of(vm, method) == KIND_DESCRIPTOR) {
        bool bound;
        value got = attribute_method(vm, object, name, &bound);
        if (got == VALUE_NULL)
            return VALUE_NULL;
        value result = bound ? call_with_first(vm, got, object, args, count, NULL) : vm_call(vm, got, args, count);
        heap_decref(&vm->heap, got);
        return result;
    }
    return call_special_method(vm, method, object, args, count);
}

value call_special_method(struct vm *vm, value method, value object, const value *args, int count) {
    struct heap *heap = &vm->heap;
    bool bound = vm->profile->special_methods_bound;
    heap_incref(heap, method);
    if (bound)
        heap_passing_begin(heap, KIND_METHOD, 0);
    if (bound && count)
        heap_passing_begin(heap, KIND_TUPLE, (uint32_t)count);
    if (vm->profile->special_methods_take_tuple) /* and one with self before them */
        heap_passing_begin(heap, KIND_TUPLE, (uint32_t)count + 1);
    for (int i = 0; bound && i < count; i++) /* a tuple of the arguments */
        heap_incref(heap, args[i]);
    int also = bound + vm->profile->special_methods_take_tuple;
    for (int i = 0; i < also; i++)
        heap_incref(heap, object);
    value result = call_with_first(vm, method, object, args, count, NULL);
    for (int i = 0; i < also; i++)
        heap_decref(heap, object);
    for (int i = 0; bound && i < count; i++)
        heap_decref(heap, args[i]);
    if (vm->profile->special_methods_take_tuple)
        heap_passing_end(heap, KIND_TUPLE, (uint32_t)count + 1);
    if (bound && count)
        heap_passing_end(heap, KIND_TUPLE, (uint32_t)count);
    if (bound)
        heap_passing_end(heap, KIND_METHOD, 0);
    heap_decref(heap, method);
    return result;
}
