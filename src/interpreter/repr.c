/* repr() of everything that is no container: classes, functions, instances, references, exceptions.
 * Source: the tp_repr of each type (Objects). */
#include "builtins.h"
#include "convert.h"

#include <string.h>

static unsigned long long address(struct vm *vm, value v) {
    return (unsigned long long)heap_address(&vm->heap, v);
}

static value class_entry(struct vm *vm, object_id class_object, value name) {
    return dict_get_name(&vm->heap, heap_words(&vm->heap, class_object)[CLASS_DICT], name);
}

void class_full_name(struct vm *vm, object_id class_object, struct text *out) {
    const struct class_info *info = class_of(&vm->heap, class_object);
    if (info->module) {
        value module = class_entry(vm, class_object, vm->names.module), qualname = class_entry(vm, class_object, vm->names.qualname);
        if (is_text(vm, module))
            text_append_value(vm, out, module);
        else
            text_add(out, info->module);
        text_byte(out, '.');
        if (is_text(vm, qualname)) {
            text_append_value(vm, out, qualname);
            return;
        }
    }
    text_append_value(vm, out, info->name);
}

/* <__main__.Node object at 0x...>. Source: object_repr. */
static void plain_object_repr(struct vm *vm, object_id object, struct text *out) {
    text_byte(out, '<');
    class_full_name(vm, vm->heap.type[object], out);
    text_printf(out, " object at 0x%llx>", address(vm, object));
}

/* Source: BaseException_repr; 3.6: with a comma after a single argument. */
static bool exception_repr(struct vm *vm, object_id exception, struct text *out) {
    value args = instance_get(&vm->heap, exception, vm->names.args);
    text_append_value(vm, out, class_of(&vm->heap, vm->heap.type[exception])->name);
    if (!is_of_kind(vm, args, KIND_TUPLE)) {
        text_add(out, "()");
        return true;
    }
    if (sequence_length(&vm->heap, args) != 1 || !fact(vm->profile, FACT_EXCEPTIONS_WITHOUT_COMMA))
        return value_repr(vm, args, out);
    text_byte(out, '(');
    bool good = value_repr(vm, sequence_item(&vm->heap, args, 0), out);
    text_byte(out, ')');
    return good;
}

/* Source: meth_repr, method_repr, wrapperdescr_repr. */
static void builtin_repr(struct vm *vm, object_id builtin, struct text *out) {
    const char *name = native_of(vm, builtin)->name;
    value self = field_get(&vm->heap, builtin, BUILTIN_SELF);
    object_id type = vm->heap.type[builtin];
    object_id owner = vm->heap.bits[builtin] & BIT_STATIC ? vm->heap.aux[builtin] : 0;
    bool wrapper = strncmp(name, "__", 2) == 0;
    if (type != vm->types.builtin && owner) {
        text_printf(out, wrapper ? "<slot wrapper '%s' of '" : "<method '%s' of '", name);
        text_append_value(vm, out, class_of(&vm->heap, owner)->name);
        text_add(out, "' objects>");
    } else if (self != VALUE_NULL) {
        text_printf(out, wrapper ? "<method-wrapper '%s' of %s object at 0x%llx>" : "<built-in method %s of %s object at 0x%llx>", name,
                    type_name(vm, self), address(vm, self));
    } else {
        text_printf(out, "<built-in function %s>", name);
    }
}

/* Source: method_repr (Objects/classobject.c). */
static bool method_repr(struct vm *vm, object_id method, struct text *out) {
    value function = field_get(&vm->heap, method, METHOD_FUNCTION), name = VALUE_NULL;
    name = attribute_find(vm, function, vm->names.qualname);
    if (name == VALUE_NULL && vm_failed(vm))
        return false;
    text_add(out, "<bound method ");
    if (is_text(vm, name))
        text_append_value(vm, out, name);
    else
        text_byte(out, '?');
    heap_decref(&vm->heap, name);
    text_add(out, " of ");
    bool good = value_repr(vm, field_get(&vm->heap, method, METHOD_SELF), out);
    text_byte(out, '>');
    return good;
}

/* Source: weakref_repr, proxy_repr. */
static bool weakref_repr(struct vm *vm, object_id weakref, struct text *out) {
    object_id target = weakref_target(&vm->heap, weakref);
    if (is_proxy(vm, weakref)) {
        text_printf(out, WORDING_FOR(vm, PROXY_REPR), address(vm, weakref), target ? type_name(vm, target) : "NoneType",
                    target ? address(vm, target) : address(vm, VALUE_NONE));
        return true;
    }
    if (!target) {
        text_printf(out, "<weakref at 0x%llx; dead>", address(vm, weakref));
        return true;
    }
    heap_incref(&vm->heap, target);
    value name = attribute_find(vm, target, vm->names.name);
    text_printf(out, "<weakref at 0x%llx; to '%s' at 0x%llx", address(vm, weakref), type_name(vm, target), address(vm, target));
    if (is_text(vm, name)) {
        text_add(out, " (");
        text_append_value(vm, out, name);
        text_byte(out, ')');
    }
    text_byte(out, '>');
    heap_decref(&vm->heap, name);
    heap_decref(&vm->heap, target);
    return !vm_failed(vm);
}

/* Source: range_repr, slice_repr. */
static bool parts_repr(struct vm *vm, object_id object, const char *name, uint32_t count, struct text *out) {
    bool good = true;
    text_printf(out, "%s(", name);
    for (uint32_t i = 0; good && i < count; i++) {
        text_add(out, i ? ", " : "");
        good = value_repr(vm, field_get(&vm->heap, object, i), out);
    }
    text_byte(out, ')');
    return good;
}

/* Source: cell_repr. */
static void cell_repr(struct vm *vm, object_id cell, struct text *out) {
    value held = field_get(&vm->heap, cell, 0);
    if (held == VALUE_NULL)
        text_printf(out, "<cell at 0x%llx: empty>", address(vm, cell));
    else
        text_printf(out, "<cell at 0x%llx: %s object at 0x%llx>", address(vm, cell), type_name(vm, held), address(vm, held));
}

/* Source: super_repr. */
static void super_repr(struct vm *vm, object_id object, struct text *out) {
    value type = field_get(&vm->heap, object, SUPER_TYPE), self = field_get(&vm->heap, object, SUPER_OBJECT);
    text_add(out, "<super: <class '");
    if (is_of_kind(vm, type, KIND_CLASS))
        text_append_value(vm, out, class_of(&vm->heap, type)->name);
    else
        text_add(out, "NULL");
    if (self == VALUE_NULL || self == VALUE_NONE)
        text_add(out, "'>, NULL>");
    else
        text_printf(out, "'>, <%s object>>", type_name(vm, is_of_kind(vm, self, KIND_CLASS) && vm->heap.type[self] == vm->types.type ? vm->types.type : self));
}

/* Source: cm_repr, sm_repr, property, getset_repr, member_repr. */
static bool descriptor_repr(struct vm *vm, object_id descriptor, struct text *out) {
    object_id type = vm->heap.type[descriptor];
    bool wraps = type == vm->types.classmethod || type == vm->types.staticmethod;
    if (!wraps || !fact(vm->profile, FACT_DESCRIPTORS_SHOW_FUNCTION)) {
        text_printf(out, "<%s object at 0x%llx>", type_name(vm, descriptor), address(vm, descriptor));
        return true;
    }
    text_printf(out, "<%s(", type_name(vm, descriptor));
    bool good = value_repr(vm, field_get(&vm->heap, descriptor, PROPERTY_GET), out);
    text_add(out, ")>");
    return good;
}

/* <function f at 0x...>, <generator object f at 0x...>: with the qualified name. */
static bool named_repr(struct vm *vm, object_id object, const char *what, struct text *out) {
    value name = attribute_find(vm, object, vm->names.qualname);
    text_printf(out, "<%s ", what);
    if (is_text(vm, name))
        text_append_value(vm, out, name);
    else
        text_byte(out, '?');
    text_printf(out, " at 0x%llx>", address(vm, object));
    heap_decref(&vm->heap, name);
    return !vm_failed(vm);
}

static value text_attribute(struct vm *vm, object_id object, const char *name) {
    return attribute_find(vm, object, atom_intern_text(&vm->heap, name));
}

/* Source: frame_repr (3.13 on and before alike). */
static bool frame_repr(struct vm *vm, object_id frame, struct text *out) {
    value line = text_attribute(vm, frame, "f_lineno"), code = vm_failed(vm) ? VALUE_NULL : text_attribute(vm, frame, "f_code");
    text_printf(out, "<frame at 0x%llx, file '%s', line ", address(vm, frame), vm->file);
    bool good = !vm_failed(vm) && line != VALUE_NULL && value_repr(vm, line, out);
    if (is_plain(vm, code, ATOM_CODE)) {
        const struct loaded_code *loaded = atom_code_of(&vm->heap, code);
        text_printf(out, ", code %s", loaded->code->name);
    }
    text_byte(out, '>');
    heap_decref(&vm->heap, line);
    heap_decref(&vm->heap, code);
    return good;
}

bool object_repr(struct vm *vm, object_id object, struct text *out) {
    struct heap *heap = &vm->heap;
    switch ((enum kind)heap->kind[object]) {
    case KIND_CLASS:
        text_add(out, vm->profile->is_python_2 && (heap->bits[object] & BIT_STATIC) ? "<type '" : "<class '");
        if (vm->profile->is_python_2 && (heap->bits[object] & BIT_STATIC) && class_is_subclass(heap, object, vm->types.BaseException))
            text_add(out, "exceptions.");
        class_full_name(vm, object, out);
        text_add(out, "'>");
        return true;
    case KIND_FUNCTION:
        return named_repr(vm, object, "function", out);
    case KIND_GENERATOR:
        return named_repr(vm, object, "generator object", out);
    case KIND_BUILTIN:
        builtin_repr(vm, object, out);
        return true;
    case KIND_METHOD:
        return method_repr(vm, object, out);
    case KIND_MODULE:
        text_printf(out, "<module '%s' (built-in)>", module_name(vm, object));
        return true;
    case KIND_CELL:
        cell_repr(vm, object, out);
        return true;
    case KIND_WEAKREF:
        return weakref_repr(vm, object, out);
    case KIND_RANGE: {
        bool with_step = field_get(heap, object, RANGE_STEP) != value_of_small(1);
        return parts_repr(vm, object, "range", with_step ? 3 : 2, out);
    }
    case KIND_SLICE:
        return parts_repr(vm, object, "slice", SLICE_WORDS, out);
    case KIND_SUPER:
        super_repr(vm, object, out);
        return true;
    case KIND_DESCRIPTOR:
        return descriptor_repr(vm, object, out);
    case KIND_FRAME:
        return frame_repr(vm, object, out);
    default:
        if (is_exception_object(vm, object))
            return exception_repr(vm, object, out);
        if (stream_of(vm, object))
            text_printf(out, vm->profile->is_python_2 ? "<open file '<std%s>', mode 'w' at 0x%llx>" : "<_io.TextIOWrapper name='<std%s>' mode='w' encoding='utf-8'>",
                        stream_of(vm, object) == 1 ? "out" : "err", address(vm, object));
        else
            plain_object_repr(vm, object, out);
        return true;
    }
}
