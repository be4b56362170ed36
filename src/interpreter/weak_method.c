/* WeakMethod: a weak reference to a bound method. It refers to the method's object, and in its key word to another weak
 * reference, to the function; None there: it is dead and its callback was called. Source: Lib/weakref.py. */
#include "iterators.h"
#include "weak.h"

/* The callback of both references, bound to (a weak reference to the WeakMethod, the program's callback). */
NATIVE(method_forget) {
    UNUSED;
    object_id self = weak_container_of(vm, args[0]);
    value callback = self ? owned(vm, sequence_item(&vm->heap, args[0], 1)) : VALUE_NULL, result = VALUE_NONE, argument = self;
    if (self && weakref_key(&vm->heap, self) != VALUE_NONE) {
        weakref_set_key(&vm->heap, self, VALUE_NONE);
        if (callback != VALUE_NONE)
            result = vm_call(vm, callback, &argument, 1);
    }
    heap_decref(&vm->heap, callback);
    heap_decref(&vm->heap, self);
    return result;
}

NATIVE(method_ref_new) {
    struct heap *heap = &vm->heap;
    if (!weak_fits(vm, "__new__", count, keywords, 1, 2))
        return VALUE_NULL;
    if (!is_of_kind(vm, args[1], KIND_METHOD)) {
        struct text text;
        text_init(&text);
        if (value_repr(vm, type_of(vm, args[1]), &text))
            vm_raise(vm, vm->types.TypeError, "argument should be a bound method, not %s", text.data);
        text_destroy(&text);
        return VALUE_NULL;
    }
    value forget = class_lookup(heap, args[0], atom_intern_text(heap, "_forget"), NULL);
    value self_reference = VALUE_NONE; /* put in when there is one */
    object_id bound_to = tuple_new(heap, 2, (value[]){self_reference, count > 2 ? owned(vm, args[2]) : VALUE_NONE});
    value callback = builtin_bind(vm, forget, bound_to);
    value self = weak_reference(vm, args[0], field_get(heap, args[1], METHOD_SELF), callback);
    value function = self == VALUE_NULL ? VALUE_NULL : weak_reference(vm, vm->types.weakref, field_get(heap, args[1], METHOD_FUNCTION), callback);
    if (function != VALUE_NULL) {
        weakref_set_key(heap, self, function);
        tuple_put(vm, bound_to, 0, weakref_new(heap, vm->types.weakref, self, VALUE_NULL));
        heap_track(heap, bound_to);
    } else {
        heap_decref(heap, self);
        self = VALUE_NULL;
    }
    heap_decref(heap, callback);
    heap_decref(heap, bound_to);
    return self;
}

NATIVE(method_ref_init) {
    (void)args;
    return weak_fits(vm, "__init__", count, keywords, 1, 2) ? VALUE_NONE : VALUE_NULL;
}

NATIVE(method_ref_call) {
    UNUSED;
    struct heap *heap = &vm->heap;
    object_id target = weakref_target(heap, args[0]);
    value key = weakref_key(heap, args[0]), function = is_of_kind(vm, key, KIND_WEAKREF) ? weakref_target(heap, key) : VALUE_NULL;
    return target && function ? method_new(vm, owned(vm, function), target) : VALUE_NONE;
}

NATIVE(method_ref_eq) {
    UNUSED;
    struct heap *heap = &vm->heap;
    object_id type = class_lookup(heap, type_of(vm, args[0]), atom_intern_text(heap, "_forget"), NULL) == VALUE_NULL ? 0 : heap->type[args[0]];
    if (!type || !is_of_kind(vm, args[1], KIND_WEAKREF) || weakref_key(heap, args[1]) == VALUE_NULL)
        return VALUE_NOT_IMPLEMENTED;
    value a = weakref_key(heap, args[0]), b = weakref_key(heap, args[1]);
    object_id x = weakref_target(heap, args[0]), y = weakref_target(heap, args[1]);
    if (a == VALUE_NONE || b == VALUE_NONE || !x || !y)
        return value_of_bool(args[0] == args[1]);
    int same = value_compare(vm, OP_EQ, x, y);
    same = same > 0 ? value_compare(vm, OP_EQ, a, b) : same;
    return same < 0 ? VALUE_NULL : value_of_bool(same);
}

static const struct native natives[] = {
    {"__new__", method_ref_new, 1, -1, true, true},   {"__init__", method_ref_init, 1, -1, true, true},
    {"_forget", method_forget, 2, 2, false, true},    {"__call__", method_ref_call, 1, 1, false, true},
    {"__eq__", method_ref_eq, 2, 2, false, true},     {0},
};

void weak_method_add(struct vm *vm, object_id namespace) {
    object_id class_object = class_new_static(&vm->heap, "WeakMethod", vm->types.weakref, KIND_WEAKREF);
    class_of(&vm->heap, class_object)->module = "weakref";
    class_of(&vm->heap, class_object)->has_weakref = true;
    natives_add_methods(vm, class_object, natives);
    dict_set_name(&vm->heap, namespace, atom_intern_text(&vm->heap, "WeakMethod"), class_object);
}
