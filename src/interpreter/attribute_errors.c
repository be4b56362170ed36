/* What an attribute that isn't there is told as; the wording is the version's. */
#include "vm.h"
#include "wording.h"

static const char *text_of(struct vm *vm, value text) {
    size_t length;
    return atom_bytes(&vm->heap, text, &length);
}

static const char *name_of_class(struct vm *vm, object_id class_object) {
    return text_of(vm, class_of(&vm->heap, class_object)->name);
}

value attribute_error(struct vm *vm, value object, value name) {
    enum kind kind = value_is_object(object) ? (enum kind)vm->heap.kind[object] : KIND_NONE;
    if (is_old_style(vm, object))
        return vm_raise(vm, vm->types.AttributeError, "%s instance has no attribute '%s'", name_of_class(vm, vm->heap.type[object]), text_of(vm, name));
    if (kind == KIND_CLASS && class_of(&vm->heap, (object_id)object)->old_style)
        return vm_raise(vm, vm->types.AttributeError, "class %s has no attribute '%s'", name_of_class(vm, (object_id)object), text_of(vm, name));
    if (kind == KIND_CLASS)
        return vm_raise(vm, vm->types.AttributeError, "type object '%s' has no attribute '%s'", name_of_class(vm, object), text_of(vm, name));
    if (kind == KIND_MODULE)
        return vm_raise(vm, vm->types.AttributeError, WORDING_FOR(vm, MODULE_ATTRIBUTE), module_name(vm, object), text_of(vm, name));
    return vm_raise(vm, vm->types.AttributeError, "'%s' object has no attribute '%s'", type_name(vm, object), text_of(vm, name));
}

/* Setting or deleting failed: no such place, a place that is empty, or one that can't be written. */
/* A class of the program says what storing an attribute means, so that CPython's tp_setattro is not the usual one. */
static bool sets_for_itself(struct vm *vm, object_id class_object) {
    static const char *const names[] = {"__setattr__", "__delattr__"};
    bool found = false;
    for (int i = 0; i < 2; i++) {
        object_id where = 0;
        value v = class_lookup(&vm->heap, class_object, atom_intern_text(&vm->heap, names[i]), &where);
        found |= v != VALUE_NULL && !(vm->heap.bits[where] & BIT_STATIC);
    }
    return found;
}

static bool set_error(struct vm *vm, value object, value name, bool deleting) {
    bool instance = value_is_object(object);
    struct class_info *info = class_of(&vm->heap, type_of(vm, object));
    bool in_class = class_lookup(&vm->heap, type_of(vm, object), name, NULL) != VALUE_NULL;
    if (deleting && instance && info->module && (info->has_dict || !in_class)) {
        if (vm->profile->wording_311 || vm->profile->is_python_2 || !info->has_dict)
            attribute_error(vm, object, name);
        else
            vm_raise(vm, vm->types.AttributeError, "%s", text_of(vm, name));
        return false;
    }
    value found = class_lookup(&vm->heap, type_of(vm, object), name, NULL);
    if (deleting && found != VALUE_NULL && value_is_object(found) && vm->heap.type[found] == vm->types.member)
        vm_raise(vm, vm->types.AttributeError, "%s", text_of(vm, name));
    else if (in_class && !info->has_dict)
        vm_raise(vm, vm->types.AttributeError, "'%s' object attribute '%s' is read-only", type_name(vm, object), text_of(vm, name));
    else if (deleting && info->has_dict && !info->module && !vm->profile->wording_311 && !vm->profile->is_python_2)
        vm_raise(vm, vm->types.AttributeError, "%s", text_of(vm, name));
    else if (deleting && info->has_dict)
        attribute_error(vm, object, name);
    else if (vm->profile->tells_no_dict && !sets_for_itself(vm, type_of(vm, object)))
        vm_raise(vm, vm->types.AttributeError, "'%s' object has no attribute '%s' and no __dict__ for setting new attributes", type_name(vm, object), text_of(vm, name));
    else
        attribute_error(vm, object, name);
    return false;
}

/* Which of these errors hold name and object: from 3.13 on those of an object without that place, from 3.15 on those
 * of an instance that has no such attribute to delete; never those of an empty slot. */
bool attribute_set_error(struct vm *vm, value object, value name, bool deleting) {
    const struct class_info *info = class_of(&vm->heap, type_of(vm, object));
    bool slot = info->module && class_lookup(&vm->heap, type_of(vm, object), name, NULL) != VALUE_NULL;
    bool had_place = value_is_object(object) && info->module && info->has_dict;
    set_error(vm, object, name, deleting);
    if (vm->profile->tells_no_dict && !slot && (!had_place || fact(vm->profile, FACT_DELETION_ERRORS_HOLD_OBJECT)))
        suggestion_note_attribute(vm, object, name);
    return false;
}

/* The name under which the class statement put it there. Source: property_set_name (the last name wins). */
static const char *property_name(struct vm *vm, value property, value object) {
    struct heap *heap = &vm->heap;
    object_id mro = heap_words(heap, type_of(vm, object))[CLASS_MRO];
    value key, v, found = VALUE_NULL;
    for (uint32_t i = 0; i < sequence_length(heap, mro) && found == VALUE_NULL; i++) {
        object_id dict = heap_words(heap, sequence_item(heap, mro, i))[CLASS_DICT];
        for (uint32_t position = 0; dict_next(heap, dict, &position, &key, &v);)
            if (v == property)
                found = key;
    }
    return found == VALUE_NULL ? "" : text_of(vm, found);
}

value property_error(struct vm *vm, value property, value object, const char *what) {
    const char *name = property_name(vm, property, object);
    if (vm->profile->wording_311)
        return vm_raise(vm, vm->types.AttributeError, "property '%s' of '%s' object has no %s", name, type_name(vm, object), what);
    if (vm->profile->wording_310 && name[0])
        return vm_raise(vm, vm->types.AttributeError, what[0] == 's' ? "can't set attribute '%s'" : what[0] == 'd' ? "can't delete attribute '%s'" : "unreadable attribute '%s'", name);
    return vm_raise(vm, vm->types.AttributeError, what[0] == 's' ? "can't set attribute" : what[0] == 'd' ? "can't delete attribute" : "unreadable attribute");
}
