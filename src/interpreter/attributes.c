/* Attributes: who answers when o.name is asked for, set or deleted.
 * Source: _PyObject_GenericGetAttrWithDict, _Py_type_getattro, module_getattro (Objects). */
#include "wording.h"
#include "memory.h"
#include "operators.h"
#include "vm.h"

#include <stdio.h>
#include <string.h>

object_id type_of(struct vm *vm, value v) {
    if (value_is_object(v))
        return vm->heap.type[v];
    switch (atom_kind(&vm->heap, v)) {
    case ATOM_NONE: return vm->types.none;
    case ATOM_BOOL: return vm->types.bool_;
    case ATOM_INT: return vm->types.int_;
    case ATOM_FLOAT: return vm->types.float_;
    case ATOM_TEXT: return vm->types.str;
    case ATOM_ELLIPSIS: return vm->types.ellipsis;
    case ATOM_NOT_IMPLEMENTED: return vm->types.not_implemented;
    default: return vm->types.code;
    }
}

static const char *class_name(struct vm *vm, object_id class_object) {
    size_t length;
    return atom_bytes(&vm->heap, class_of(&vm->heap, class_object)->name, &length);
}

bool is_old_style(struct vm *vm, value v) {
    return value_is_object(v) && vm->heap.kind[v] == KIND_INSTANCE && class_of(&vm->heap, vm->heap.type[v])->old_style;
}

const char *type_name(struct vm *vm, value v) {
    object_id type = type_of(vm, v);
    if (vm->profile->is_python_2 && !class_of(&vm->heap, type)->module && class_is_subclass(&vm->heap, type, vm->types.BaseException)) {
        char dotted[64]; /* tp_name of the built-in exceptions */
        snprintf(dotted, sizeof dotted, "exceptions.%s", class_name(vm, type));
        return atom_bytes(&vm->heap, atom_intern_text(&vm->heap, dotted), NULL);
    }
    return is_old_style(vm, v) ? "instance" : class_name(vm, type);
}

static const char *text_of(struct vm *vm, value text) {
    size_t length;
    return atom_bytes(&vm->heap, text, &length);
}

static value own(struct vm *vm, value v) {
    heap_incref(&vm->heap, v);
    return v;
}

value special_find(struct vm *vm, value object, value name) {
    return class_lookup(&vm->heap, type_of(vm, object), name, NULL);
}

static bool is_data_descriptor(struct vm *vm, value v) {
    if (kind_of(vm, v) == KIND_DESCRIPTOR)
        return vm->heap.type[v] == vm->types.property || vm->heap.type[v] == vm->types.getset || vm->heap.type[v] == vm->types.member;
    return kind_of(vm, v) == KIND_INSTANCE && class_lookup(&vm->heap, vm->heap.type[v], vm->names.set, NULL) != VALUE_NULL;
}

/* Attributes that C code answers for. VALUE_NULL without an error: not one of those. Owned. */
static value builtin_attribute(struct vm *vm, value object, value name) {
    struct heap *heap = &vm->heap;
    struct known_names *n = &vm->names;
    if (name == n->class_)
        return own(vm, type_of(vm, object));
    if (!value_is_object(object))
        return atom_kind(heap, object) == ATOM_CODE ? code_attribute(vm, object, text_of(vm, name)) : VALUE_NULL;
    switch ((enum kind)heap->kind[object]) {
    case KIND_FUNCTION:
        return function_attribute(vm, object, name);
    case KIND_BUILTIN:
        if (name == n->name || name == n->qualname)
            return atom_intern_text(heap, native_of(vm, object)->name);
        if (name == n->self && field_get(heap, object, BUILTIN_SELF) != VALUE_NULL)
            return own(vm, field_get(heap, object, BUILTIN_SELF));
        return name == n->doc ? VALUE_NONE : VALUE_NULL;
    case KIND_METHOD:
        if (name == n->self || name == n->func)
            return own(vm, field_get(heap, object, name == n->self ? METHOD_SELF : METHOD_FUNCTION));
        return attribute_find(vm, field_get(heap, object, METHOD_FUNCTION), name);
    case KIND_MODULE: {
        value dict = field_get(heap, object, MODULE_DICT);
        if (name == n->dict)
            return own(vm, dict);
        value v = dict_get_name(heap, dict, name);
        return v == VALUE_NULL ? v : own(vm, v);
    }
    case KIND_CELL:
        if (strcmp(text_of(vm, name), "cell_contents") == 0) {
            value v = field_get(heap, object, 0);
            return v == VALUE_NULL ? vm_raise(vm, vm->types.ValueError, "Cell is empty") : own(vm, v);
        }
        return VALUE_NULL;
    case KIND_WEAKREF:
        if (name == n->callback) {
            value v = weakref_callback(heap, object);
            return v == VALUE_NULL ? VALUE_NONE : own(vm, v);
        }
        return VALUE_NULL;
    case KIND_SLICE: case KIND_RANGE: {
        static const char *const words[] = {"start", "stop", "step"};
        for (uint32_t i = 0; i < 3; i++)
            if (strcmp(text_of(vm, name), words[i]) == 0)
                return own(vm, field_get(heap, object, i));
        return VALUE_NULL;
    }
    case KIND_TRACEBACK:
        if (strcmp(text_of(vm, name), "tb_next") == 0 || strcmp(text_of(vm, name), "tb_frame") == 0) {
            value v = field_get(heap, object, name == atom_intern_text(heap, "tb_next") ? TRACEBACK_NEXT : TRACEBACK_FRAME);
            return v == VALUE_NULL ? VALUE_NONE : own(vm, v);
        }
        if (strcmp(text_of(vm, name), "tb_lineno") == 0)
            return own(vm, field_get(heap, object, TRACEBACK_LINE));
        return VALUE_NULL;
    case KIND_FRAME:
        return frame_attribute(vm, object, text_of(vm, name));
    case KIND_GENERATOR:
        return generator_attribute(vm, object, text_of(vm, name));
    case KIND_DESCRIPTOR:
        return property_attribute(vm, object, text_of(vm, name));
    case KIND_TUPLE:
        return heap->type[object] == vm->types.version_info ? version_info_attribute(vm, object, text_of(vm, name)) : VALUE_NULL;
    default:
        return VALUE_NULL;
    }
}

static value class_builtin_attribute(struct vm *vm, object_id class_object, value name) {
    struct heap *heap = &vm->heap;
    struct known_names *n = &vm->names;
    struct class_info *info = class_of(heap, class_object);
    value found;
    if (name == n->name || name == n->qualname) {
        found = name == n->name ? VALUE_NULL : dict_get_name(heap, heap_words(heap, class_object)[CLASS_DICT], n->qualname);
        const char *text = text_of(vm, info->name), *dot = info->module ? NULL : strrchr(text, '.'); /* "weakref.ReferenceType" */
        return dot ? atom_intern_text(heap, dot + 1) : own(vm, found == VALUE_NULL ? info->name : found);
    }
    if (name == n->mro || name == n->bases)
        return own(vm, heap_words(heap, class_object)[name == n->mro ? CLASS_MRO : CLASS_BASES]);
    if (name == n->dict)
        return own(vm, heap_words(heap, class_object)[CLASS_DICT]);
    if (name == n->module && !info->module)
        return own(vm, n->builtins);
    if (name == n->doc)
        return VALUE_NONE;
    if (name == n->class_)
        return own(vm, heap->type[class_object]);
    return VALUE_NULL;
}

value attribute_bind(struct vm *vm, value v, value object, object_id class_object) {
    struct heap *heap = &vm->heap;
    switch (kind_of(vm, v)) {
    case KIND_FUNCTION:
        return object == VALUE_NULL ? own(vm, v) : method_new(vm, own(vm, v), object);
    case KIND_BUILTIN:
        if (heap->type[v] == vm->types.method_descriptor && object != VALUE_NULL)
            return builtin_bind(vm, v, object);
        return own(vm, v);
    case KIND_DESCRIPTOR: {
        object_id type = heap->type[v];
        value function = field_get(heap, v, PROPERTY_GET);
        if (type == vm->types.staticmethod)
            return own(vm, function);
        if (type == vm->types.classmethod)
            return kind_of(vm, function) == KIND_BUILTIN ? builtin_bind(vm, function, class_object) : method_new(vm, own(vm, function), class_object);
        if (object == VALUE_NULL)
            return own(vm, v);
        if (type != vm->types.property)
            return builtin_descriptor_get(vm, v, object);
        if (function == VALUE_NULL || function == VALUE_NONE)
            return property_error(vm, v, object, "getter");
        bool tuple = !fact(vm->profile, FACT_GETTERS_CALLED_DIRECTLY); /* of arguments, which holds the object */
        heap_incref(heap, function);
        heap_incref(heap, tuple ? object : VALUE_NULL);
        value result = vm_call(vm, function, &object, 1);
        heap_decref(heap, tuple ? object : VALUE_NULL);
        heap_decref(heap, function);
        return result;
    }
    case KIND_INSTANCE: {
        value getter = class_lookup(heap, heap->type[v], vm->names.get, NULL);
        if (getter == VALUE_NULL)
            return own(vm, v);
        value args[3] = {v, object == VALUE_NULL ? VALUE_NONE : object, class_object};
        return vm_call(vm, getter, args, 3);
    }
    default:
        return own(vm, v);
    }
}

static value find_in_class_object(struct vm *vm, object_id class_object, value name) {
    struct heap *heap = &vm->heap;
    value v = class_lookup(heap, class_object, name, NULL);
    if (name == vm->names.dict || name == vm->names.doc)
        v = name == vm->names.doc ? dict_get_name(heap, heap_words(heap, class_object)[CLASS_DICT], name) : VALUE_NULL;
    if (v != VALUE_NULL && name != vm->names.class_ && name != vm->names.qualname)
        return attribute_bind(vm, v, VALUE_NULL, class_object);
    v = class_builtin_attribute(vm, class_object, name);
    if (v != VALUE_NULL)
        return v;
    v = class_lookup(heap, heap->type[class_object], name, NULL);
    return v == VALUE_NULL ? v : attribute_bind(vm, v, class_object, heap->type[class_object]);
}

value attribute_find_plain(struct vm *vm, value object, value name) {
    struct heap *heap = &vm->heap;
    if (kind_of(vm, object) == KIND_CLASS)
        return find_in_class_object(vm, object, name);
    if (kind_of(vm, object) == KIND_SUPER)
        return super_get(vm, object, name);
    object_id type = type_of(vm, object);
    value in_class = class_lookup(heap, type, name, NULL);
    if (in_class != VALUE_NULL && is_data_descriptor(vm, in_class))
        return attribute_bind(vm, in_class, object, type);
    if (value_is_object(object)) {
        value own_value = instance_get(heap, object, name);
        if (own_value != VALUE_NULL)
            return own(vm, own_value);
        if (name == vm->names.dict && class_of(heap, type)->has_dict) {
            object_id dict = instance_dict(heap, object);
            if (dict)
                return own(vm, dict);
        }
    }
    if (in_class != VALUE_NULL)
        return attribute_bind(vm, in_class, object, type);
    return builtin_attribute(vm, object, name);
}

/* A proxy stands for what it refers to. Borrowed; false with ReferenceError when that is gone. */
static bool follow_proxy(struct vm *vm, value *object) {
    if (!is_proxy(vm, *object))
        return true;
    object_id target = weakref_target(&vm->heap, *object);
    if (!target) {
        vm_raise(vm, vm->types.ReferenceError, "weakly-referenced object no longer exists");
        return false;
    }
    *object = target;
    return true;
}

value attribute_find(struct vm *vm, value object, value name) {
    if (!follow_proxy(vm, &object))
        return VALUE_NULL;
    value hook = kind_of(vm, object) == KIND_INSTANCE ? special_find(vm, object, vm->names.getattribute) : VALUE_NULL;
    value v;
    if (kind_of(vm, hook) == KIND_FUNCTION) {
        value args[2] = {object, name};
        v = vm_call(vm, hook, args, 2);
    } else {
        v = attribute_find_plain(vm, object, name);
    }
    if (v != VALUE_NULL || vm->stopped || (vm_failed(vm) && !vm_error_is(vm, vm->types.AttributeError)))
        return v;
    value fallback = value_is_object(object) ? special_find(vm, object, vm->names.getattr) : VALUE_NULL;
    if (fallback != VALUE_NULL && kind_of(vm, object) != KIND_CLASS) {
        vm_clear_error(vm);
        value args[2] = {object, name};
        /* The bound method that slot_tp_getattr_hook calls holds it; in 2.7 a tuple of its arguments as well. */
        int holders = fact(vm->profile, FACT_GETATTR_CALLED_UNBOUND) ? 0 : 1 + vm->profile->special_methods_take_tuple;
        for (int i = 0; i < holders; i++)
            heap_incref(&vm->heap, object);
        v = vm_call(vm, fallback, args, 2);
        for (int i = 0; i < holders; i++)
            heap_decref(&vm->heap, object);
    }
    return v;
}

value attribute_get(struct vm *vm, value object, value name) {
    value v = attribute_find(vm, object, name);
    if (v != VALUE_NULL)
        return v;
    if (!vm_failed(vm))
        attribute_error(vm, object, name);
    suggestion_note_attribute(vm, object, name);
    return VALUE_NULL;
}

value attribute_method(struct vm *vm, value object, value name, bool *bound) {
    struct heap *heap = &vm->heap;
    *bound = false;
    if (value_is_object(object) && (heap->kind[object] == KIND_CLASS || heap->kind[object] == KIND_SUPER || heap->kind[object] == KIND_MODULE ||
                                    heap->kind[object] == KIND_WEAKREF))
        return attribute_get(vm, object, name);
    if (kind_of(vm, object) == KIND_INSTANCE && kind_of(vm, special_find(vm, object, vm->names.getattribute)) == KIND_FUNCTION)
        return attribute_get(vm, object, name);
    value in_class = special_find(vm, object, name);
    bool is_method = kind_of(vm, in_class) == KIND_FUNCTION ||
                     (kind_of(vm, in_class) == KIND_BUILTIN && heap->type[in_class] == vm->types.method_descriptor);
    if (!is_method || (value_is_object(object) && instance_get(heap, object, name) != VALUE_NULL))
        return attribute_get(vm, object, name);
    *bound = true;
    return own(vm, in_class);
}

static bool set_in_class(struct vm *vm, object_id class_object, value name, value v) {
    if (!class_of(&vm->heap, class_object)->module) {
        vm_raise(vm, vm->types.TypeError, vm->profile->wording_310 ? "cannot set '%s' attribute of immutable type '%s'" : "can't set attributes of built-in/extension type '%.0s%s'",
                 text_of(vm, name), class_name(vm, class_object));
        return false;
    }
    object_id dict = heap_words(&vm->heap, class_object)[CLASS_DICT];
    if (v != VALUE_NULL) {
        heap_incref(&vm->heap, v);
        dict_set_name(&vm->heap, dict, name, v);
    } else if (!dict_delete_name(&vm->heap, dict, name)) {
        vm_raise(vm, vm->types.AttributeError, vm->profile->wording_311 ? "type object '%s' has no attribute '%s'" : "%.0s%s", class_name(vm, class_object), text_of(vm, name));
        if (vm->profile->tells_no_dict)
            suggestion_note_attribute(vm, class_object, name);
        return false;
    }
    class_attributes_changed(&vm->heap, class_object);
    return true;
}

static bool call_setter(struct vm *vm, value function, const value *args, int count) {
    heap_incref(&vm->heap, function);
    value result = vm_call(vm, function, args, count);
    heap_decref(&vm->heap, function);
    heap_decref(&vm->heap, result);
    return result != VALUE_NULL;
}

/* A property or a descriptor of the program. *handled: it was one; the result is whether it went well. */
static bool set_through_descriptor(struct vm *vm, value object, value name, value v, bool *handled) {
    value d = special_find(vm, object, name);
    *handled = true;
    if (kind_of(vm, d) == KIND_DESCRIPTOR && vm->heap.type[d] == vm->types.property) {
        value function = field_get(&vm->heap, d, v != VALUE_NULL ? PROPERTY_SET : PROPERTY_DELETE);
        if (function == VALUE_NULL || function == VALUE_NONE)
            return property_error(vm, d, object, v != VALUE_NULL ? "setter" : "deleter") != VALUE_NULL;
        value args[2] = {object, v};
        return call_setter(vm, function, args, v != VALUE_NULL ? 2 : 1);
    }
    if (kind_of(vm, d) == KIND_INSTANCE) {
        value setter = special_find(vm, d, v != VALUE_NULL ? vm->names.set : vm->names.delete_);
        value args[3] = {d, object, v};
        if (setter != VALUE_NULL)
            return call_setter(vm, setter, args, v != VALUE_NULL ? 3 : 2);
    }
    *handled = false;
    return true;
}

bool attribute_set_plain(struct vm *vm, value object, value name, value v) {
    struct heap *heap = &vm->heap;
    bool handled;
    if (!value_is_object(object))
        return attribute_set_error(vm, object, name, v == VALUE_NULL);
    if (heap->kind[object] == KIND_CLASS)
        return set_in_class(vm, object, name, v);
    bool good = set_through_descriptor(vm, object, name, v, &handled);
    if (handled)
        return good;
    if (heap->kind[object] == KIND_FUNCTION)
        return function_attribute_set(vm, object, name, v);
    if (heap->kind[object] == KIND_MODULE) {
        value dict = field_get(heap, object, MODULE_DICT);
        if (v != VALUE_NULL) {
            heap_incref(heap, v);
            dict_set_name(heap, dict, name, v);
            return true;
        }
        return dict_delete_name(heap, dict, name) || attribute_set_error(vm, object, name, true);
    }
    if (name == vm->names.class_) {
        vm_stop(vm, "assigning to __class__ is outside the Python that Heapscope runs");
        return false;
    }
    if (name == vm->names.dict && class_of(heap, heap->type[object])->has_dict) {
        vm_stop(vm, "assigning to __dict__ is outside the Python that Heapscope runs; change the dict that is there");
        return false;
    }
    if (exception_field_set(vm, object, name, v, &handled), handled)
        return !vm_failed(vm);
    if (v != VALUE_NULL) {
        heap_incref(heap, v);
        if (instance_set(heap, object, name, v))
            return true;
    } else if (instance_delete(heap, object, name)) {
        return true;
    }
    return attribute_set_error(vm, object, name, v == VALUE_NULL);
}

/* __setattr__, __delattr__: to 3.6 a bound method and, on the way to it, tuples of the arguments held them meanwhile. */
static bool call_hook(struct vm *vm, value hook, const value *args, int count) {
    int holders = vm->profile->special_methods_bound + vm->profile->special_methods_take_tuple;
    for (int i = 0; i < holders * count; i++)
        heap_incref(&vm->heap, args[i % count]);
    bool good = call_setter(vm, hook, args, count);
    for (int i = 0; i < holders * count; i++)
        heap_decref(&vm->heap, args[i % count]);
    return good;
}

bool attribute_set(struct vm *vm, value object, value name, value v) {
    if (!follow_proxy(vm, &object))
        return false;
    value hook = kind_of(vm, object) == KIND_INSTANCE ? special_find(vm, object, vm->names.setattr) : VALUE_NULL;
    value args[3] = {object, name, v};
    if (kind_of(vm, hook) == KIND_FUNCTION)
        return call_hook(vm, hook, args, 3);
    return attribute_set_plain(vm, object, name, v);
}

bool attribute_delete(struct vm *vm, value object, value name) {
    if (!follow_proxy(vm, &object))
        return false;
    value hook = kind_of(vm, object) == KIND_INSTANCE ? special_find(vm, object, vm->names.delattr) : VALUE_NULL;
    value args[2] = {object, name};
    if (kind_of(vm, hook) == KIND_FUNCTION)
        return call_hook(vm, hook, args, 2);
    return attribute_set_plain(vm, object, name, VALUE_NULL);
}
