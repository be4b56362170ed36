/* Classes of the program: their bases, their method resolution order, super.
 * Source: __build_class__ (Python/bltinmodule.c), mro_implementation, super_getattro (Objects/typeobject.c). */
#include "memory.h"
#include "operators.h"
#include "vm.h"
#include "wording.h"

#include <stdlib.h>
#include <string.h>

static const char *name_of(struct vm *vm, object_id class_object) {
    size_t length;
    return atom_bytes(&vm->heap, class_of(&vm->heap, class_object)->name, &length);
}

static object_id mro_at(struct vm *vm, object_id class_object, uint32_t index) {
    return sequence_item(&vm->heap, heap_words(&vm->heap, class_object)[CLASS_MRO], index);
}

static uint32_t mro_length(struct vm *vm, object_id class_object) {
    return sequence_length(&vm->heap, heap_words(&vm->heap, class_object)[CLASS_MRO]);
}

/* One of the sequences to merge: the mro of a base, or the list of bases itself. */
struct sequence {
    object_id base; /* 0: the bases themselves */
    uint32_t at, length;
};

static object_id at(struct vm *vm, const struct sequence *s, const value *bases, uint32_t index) {
    return s->base ? mro_at(vm, s->base, index) : bases[index];
}

static bool in_a_tail(struct vm *vm, const struct sequence *sequences, int count, const value *bases, object_id candidate) {
    for (int i = 0; i < count; i++)
        for (uint32_t k = sequences[i].at + 1; k < sequences[i].length; k++)
            if (at(vm, &sequences[i], bases, k) == candidate)
                return true;
    return false;
}

/* C3: appends to `out` the order of all but the class itself. */
static bool merge_orders(struct vm *vm, const value *bases, int base_count, struct value_list *out) {
    int count = base_count + 1;
    struct sequence *sequences = memory_alloc(sizeof *sequences * (size_t)count);
    for (int i = 0; i < base_count; i++)
        sequences[i] = (struct sequence){bases[i], 0, mro_length(vm, bases[i])};
    sequences[base_count] = (struct sequence){0, 0, (uint32_t)base_count};
    bool good = true;
    for (bool left = true; good && left;) {
        object_id next = 0;
        left = false;
        for (int i = 0; i < count && !next; i++) {
            if (sequences[i].at >= sequences[i].length)
                continue;
            left = true;
            object_id candidate = at(vm, &sequences[i], bases, sequences[i].at);
            if (!in_a_tail(vm, sequences, count, bases, candidate))
                next = candidate;
        }
        if (!left)
            break;
        if (!next) {
            struct text names;
            text_init(&names);
            for (int i = 0; i < base_count; i++)
                text_printf(&names, "%s%s", i ? ", " : "", name_of(vm, bases[vm->profile->is_python_2 ? base_count - 1 - i : i]));
            vm_raise(vm, vm->types.TypeError, WORDING_FOR(vm, NO_ORDER), names.data);
            text_destroy(&names);
            good = false;
            break;
        }
        memory_reserve(&out->items, &out->capacity, out->count + 1, sizeof *out->items);
        out->items[out->count++] = next;
        for (int i = 0; i < count; i++)
            if (sequences[i].at < sequences[i].length && at(vm, &sequences[i], bases, sequences[i].at) == next)
                sequences[i].at++;
    }
    free(sequences);
    return good;
}

static bool check_bases(struct vm *vm, const value *bases, int count) {
    static const enum kind extensible[] = {KIND_INSTANCE, KIND_LIST, KIND_TUPLE, KIND_DICT, KIND_SET, KIND_FROZENSET, KIND_WEAKREF};
    enum kind kind = KIND_INSTANCE;
    for (int i = 0; i < count; i++) {
        if (!value_is_object(bases[i]) || vm->heap.kind[bases[i]] != KIND_CLASS) {
            vm_stop(vm, "a base that is no class ('%s') is outside the Python that Heapscope runs", type_name(vm, bases[i]));
            return false;
        }
        for (int k = 0; k < i; k++)
            if (bases[k] == bases[i]) {
                vm_raise(vm, vm->types.TypeError, WORDING_FOR(vm, BASE_TWICE), name_of(vm, bases[i]));
                return false;
            }
        struct class_info *info = class_of(&vm->heap, bases[i]);
        bool fine = false;
        for (size_t k = 0; k < sizeof extensible / sizeof *extensible; k++)
            fine |= info->instance_kind == extensible[k];
        object_id b = bases[i];
        if (b == vm->types.bool_ || b == vm->types.none || !fine) {
            if (b == vm->types.type)
                vm_stop(vm, "metaclasses are outside the Python that Heapscope runs");
            else
                vm_raise(vm, vm->types.TypeError, WORDING_FOR(vm, BASE_UNFIT), name_of(vm, b));
            return false;
        }
        if (class_is_subclass(&vm->heap, b, vm->types.int_) || class_is_subclass(&vm->heap, b, vm->types.float_) || class_is_subclass(&vm->heap, b, vm->types.str)) {
            vm_stop(vm, "a class that extends %s is outside the Python that Heapscope runs", name_of(vm, b));
            return false;
        }
        if (info->instance_kind != KIND_INSTANCE && kind != KIND_INSTANCE && kind != info->instance_kind) {
            vm_raise(vm, vm->types.TypeError, "multiple bases have instance lay-out conflict");
            return false;
        }
        if (info->instance_kind != KIND_INSTANCE)
            kind = info->instance_kind;
    }
    return true;
}

/* __x in class A is _A__x. Source: _Py_Mangle. */
static value mangled(struct vm *vm, value class_name, value name) {
    const char *of_class = atom_bytes(&vm->heap, class_name, NULL), *text = atom_bytes(&vm->heap, name, NULL);
    size_t length = strlen(text);
    of_class += strspn(of_class, "_");
    if (!*of_class || strncmp(text, "__", 2) != 0 || (length >= 4 && strcmp(text + length - 2, "__") == 0))
        return name;
    struct text made;
    text_init(&made);
    text_printf(&made, "_%s%s", of_class, text);
    name = atom_intern(&vm->heap, made.data, made.length);
    text_destroy(&made);
    return name;
}

/* __slots__: names, with '__dict__' and '__weakref__' taken out. *declared: there is a __slots__ at all. */
static bool read_slots(struct vm *vm, value class_name, object_id namespace, struct value_list *slots, bool *declared, bool *dict, bool *weakref) {
    struct heap *heap = &vm->heap;
    value given = dict_get_name(heap, namespace, vm->names.slots);
    *declared = given != VALUE_NULL;
    if (!*declared)
        return true;
    struct value_list items = {0};
    if (!value_is_object(given)) {
        memory_reserve(&items.items, &items.capacity, 1, sizeof *items.items);
        items.items[items.count++] = given;
        heap_incref(heap, given);
    } else if (!iterate_all(vm, given, &items)) {
        return false;
    }
    bool good = true;
    for (size_t i = 0; good && i < items.count; i++) {
        value name = items.items[i];
        if (value_is_object(name) || atom_kind(heap, name) != ATOM_TEXT) {
            vm_raise(vm, vm->types.TypeError, "__slots__ items must be strings, not '%s'", type_name(vm, name));
            good = false;
        } else if ((name = atom_interned(heap, name)) == vm->names.dict) {
            *dict = true;
        } else if (name == vm->names.weakref) {
            *weakref = true;
        } else if ((name = mangled(vm, class_name, name), dict_get_name(heap, namespace, name)) != VALUE_NULL) {
            size_t length;
            vm_raise(vm, vm->types.ValueError, "'%s' in __slots__ conflicts with class variable", atom_bytes(heap, name, &length));
            good = false;
        } else if (slots->count == CLASS_SLOTS_MOST) {
            vm_stop(vm, "more than %d slots are outside what Heapscope runs", CLASS_SLOTS_MOST);
            good = false;
        } else {
            memory_reserve(&slots->items, &slots->capacity, slots->count + 1, sizeof *slots->items);
            slots->items[slots->count++] = name;
        }
    }
    values_drop(vm, &items);
    return good;
}

static object_id bases_tuple(struct vm *vm, const value *bases, int count) {
    value *items = memory_alloc(sizeof *items * (size_t)count);
    for (int i = 0; i < count; i++) {
        items[i] = bases[i];
        heap_incref(&vm->heap, bases[i]);
    }
    vm->heap.birth_flags |= OBJECT_IS_DEFINITION;
    object_id tuple = tuple_new(&vm->heap, (uint32_t)count, items);
    free(items);
    return tuple;
}

value class_build(struct vm *vm, value name, object_id namespace, object_id tuple, const value *bases, int base_count, const struct keywords *keywords) {
    struct heap *heap = &vm->heap;
    value object_base[1] = {vm->types.object};
    bool old_style = vm->profile->is_python_2;
    for (int i = 0; i < base_count; i++)
        old_style &= is_of_kind(vm, bases[i], KIND_CLASS) && class_of(heap, (object_id)bases[i])->old_style;
    if (base_count == 0) {
        bases = object_base;
        base_count = 1;
    }
    struct value_list order = {0}, slots = {0};
    bool declared = false, dict = false, weakref = false, good = check_bases(vm, bases, base_count);
    good = good && merge_orders(vm, bases, base_count, &order) && read_slots(vm, name, namespace, &slots, &declared, &dict, &weakref);
    value made = VALUE_NULL;
    if (good) {
        if (!tuple)
            tuple = bases_tuple(vm, bases, base_count);
        heap_incref(heap, tuple);
        if (heap->list[namespace] != LIST_NONE) { /* the class gets a copy of what its body filled: it is as young as that */
            heap_untrack(heap, namespace);
            heap_track(heap, namespace);
        }
        made = class_new(heap, atom_interned(heap, name), tuple, order.items, (uint32_t)order.count, namespace, slots.items, (uint32_t)slots.count,
                         declared ? dict : true, declared ? weakref : true);
        class_of(heap, (object_id)made)->old_style = old_style;
        class_attributes_changed(heap, made);
        if (!class_announce(vm, made, keywords)) {
            heap_decref(heap, made);
            made = VALUE_NULL;
        }
    } else {
        heap_decref(heap, namespace);
    }
    heap_decref(heap, tuple);
    free(order.items);
    free(slots.items);
    return made;
}

static void expect_keys(struct vm *vm, object_id made, const struct code *code) {
    for (int i = 0; i < code->static_attribute_count; i++) {
        value name = atom_intern_text(&vm->heap, code->static_attributes[i]);
        class_expect_keys(&vm->heap, made, &name, 1);
    }
}

/* BUILD_CLASS: function name bases... */
bool build_class_operands(struct vm *vm, int count, const struct keywords *keywords) {
    struct heap *heap = &vm->heap;
    uint32_t first = vm->sp - (uint32_t)count, bottom = first - 2;
    object_id function = vm->stack[bottom];
    int base_count = count - keywords->count;
    object_id tuple = base_count ? bases_tuple(vm, vm->stack + first, base_count) : 0; /* before the body runs */
    object_id namespace = dict_new(heap, OBJECT_IS_DEFINITION);
    const struct loaded_code *loaded = atom_code_of(heap, field_get(heap, function, FUNCTION_CODE));
    if (vm->frame_count >= (size_t)vm->options.max_depth) {
        vm_raise(vm, recursion_error(vm), "maximum recursion depth exceeded");
        heap_decref(heap, tuple);
        heap_decref(heap, namespace);
        call_drop_operands(vm, vm->sp - bottom);
        return false;
    }
    heap_incref(heap, namespace);
    heap_incref(heap, function);
    struct frame *frame = frame_push(vm, loaded, function, field_get(heap, function, FUNCTION_GLOBALS), namespace, RETURN_TO_NATIVE);
    value closure = field_get(heap, function, FUNCTION_CLOSURE);
    for (int slot = loaded->code->first_free; closure != VALUE_NULL && slot < loaded->code->local_count; slot++) {
        value cell = sequence_item(heap, closure, (uint32_t)(slot - loaded->code->first_free));
        heap_incref(heap, cell);
        heap_place(heap, cell, local_place(vm, frame, (uint32_t)slot));
        vm->stack[frame->base + (uint32_t)slot] = cell;
    }
    value cell = vm_run(vm);
    value made = VALUE_NULL;
    if (cell != VALUE_NULL) {
        value bases[64];
        base_count = base_count < 64 ? base_count : 64;
        memcpy(bases, vm->stack + first, sizeof *bases * (size_t)base_count);
        made = class_build(vm, vm->stack[bottom + 1], namespace, tuple, bases, base_count, keywords);
        if (made != VALUE_NULL && vm->profile->classes_expect_keys)
            expect_keys(vm, made, loaded->code);
        if (made != VALUE_NULL && cell != VALUE_NONE) {
            heap_incref(heap, made);
            field_set(heap, cell, 0, made);
        }
        heap_decref(heap, cell);
    } else {
        heap_decref(heap, tuple);
        heap_decref(heap, namespace);
    }
    call_drop_operands(vm, vm->sp - bottom);
    if (made == VALUE_NULL)
        return false;
    vm_push(vm, made);
    return true;
}

value super_get(struct vm *vm, object_id super, value name) {
    struct heap *heap = &vm->heap;
    object_id type = field_get(heap, super, SUPER_TYPE);
    value object = field_get(heap, super, SUPER_OBJECT);
    bool of_class = value_is_object(object) && heap->kind[object] == KIND_CLASS && class_is_subclass(heap, object, type);
    object_id start = of_class ? object : type_of(vm, object);
    if (name == vm->names.class_) {
        heap_incref(heap, heap->type[super]);
        return heap->type[super];
    }
    uint32_t i = 0, length = mro_length(vm, start);
    while (i < length && mro_at(vm, start, i) != type)
        i++;
    for (i++; i < length; i++) {
        value found = dict_get_name(heap, heap_words(heap, mro_at(vm, start, i))[CLASS_DICT], name);
        if (found == VALUE_NULL)
            continue;
        return attribute_bind(vm, found, of_class ? VALUE_NULL : object, start);
    }
    size_t text_length;
    return vm_raise(vm, vm->types.AttributeError, "'super' object has no attribute '%s'", atom_bytes(heap, name, &text_length));
}
