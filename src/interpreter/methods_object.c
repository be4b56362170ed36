/* What every object has from object, what classes have from type, and super.
 * Source: Objects/typeobject.c (object_new, object_init, object_methods, type_methods, super_init). */
#include "builtins.h"
#include "convert.h"

#include <stdlib.h>
#include <string.h>

static const char *name_of(struct vm *vm, object_id class_object) {
    return atom_bytes(&vm->heap, class_of(&vm->heap, class_object)->name, NULL);
}

static bool is_native(struct vm *vm, value v, native_function *function) {
    return is_of_kind(vm, v, KIND_BUILTIN) && native_of(vm, v)->function == function;
}

/* --- Making an object ----------------------------------------------------------------------------------------------------- */

void class_takes_no_arguments(struct vm *vm, object_id class_object) {
    if (class_of(&vm->heap, class_object)->old_style)
        vm_raise(vm, vm->types.TypeError, "this constructor takes no arguments");
    else
        vm_raise(vm, vm->types.TypeError, WORDING_FOR(vm, TAKES_NO_ARGUMENTS), name_of(vm, class_object));
}

static bool overrides(struct vm *vm, object_id class_object, value name, native_function *function) {
    return !is_native(vm, class_lookup(&vm->heap, class_object, name, NULL), function);
}

value object_new_native(struct vm *vm, const value *args, int count, const struct keywords *keywords) {
    (void)keywords;
    if (count < 1)
        return vm_raise(vm, vm->types.TypeError, "object.__new__(): not enough arguments");
    if (!is_of_kind(vm, args[0], KIND_CLASS))
        return vm_raise(vm, vm->types.TypeError, "object.__new__(X): X is not a type object (%s)", type_name(vm, args[0]));
    object_id type = args[0];
    if (count > 1 && overrides(vm, type, vm->names.new_, object_new_native))
        return vm_raise(vm, vm->types.TypeError, "%s", WORDING_FOR(vm, OBJECT_NEW_TAKES));
    if (count > 1 && !overrides(vm, type, vm->names.init, object_init_native)) {
        class_takes_no_arguments(vm, type);
        return VALUE_NULL;
    }
    object_id root = type;
    while (!(vm->heap.bits[root] & BIT_STATIC))
        root = heap_words(&vm->heap, root)[CLASS_BASE];
    if (root != vm->types.object)
        return vm_raise(vm, vm->types.TypeError, "object.__new__(%s) is not safe, use %s.__new__()", name_of(vm, type), name_of(vm, root));
    return instance_new(&vm->heap, type);
}

value object_init_native(struct vm *vm, const value *args, int count, const struct keywords *keywords) {
    (void)keywords;
    object_id type = type_of(vm, args[0]);
    if (count > 1 && overrides(vm, type, vm->names.init, object_init_native))
        return vm_raise(vm, vm->types.TypeError, "%s", WORDING_FOR(vm, OBJECT_INIT_TAKES));
    if (count > 1 && !overrides(vm, type, vm->names.new_, object_new_native)) {
        class_takes_no_arguments(vm, type);
        return VALUE_NULL;
    }
    return VALUE_NONE;
}

NATIVE(object_init_subclass) {
    if (count > 1 || (keywords && keywords->count))
        return vm_raise(vm, vm->types.TypeError, "%s.__init_subclass__() takes no keyword arguments", name_of(vm, args[0]));
    return VALUE_NONE;
}

/* --- Texts, comparison, hash ------------------------------------------------------------------------------------------------ */

static bool object_repr_text(struct vm *vm, value v, struct text *out) {
    text_byte(out, '<');
    class_full_name(vm, type_of(vm, v), out);
    text_printf(out, " object at 0x%llx>", (unsigned long long)heap_address(&vm->heap, v));
    return true;
}

/* Of the built-in kind, whatever a class of the program says. */
static bool kind_repr_text(struct vm *vm, value v, struct text *out) {
    uint32_t containers = 1u << KIND_LIST | 1u << KIND_TUPLE | 1u << KIND_DICT | 1u << KIND_SET | 1u << KIND_FROZENSET | 1u << KIND_ITERATOR;
    if (!value_is_object(v))
        return value_repr(vm, v, out);
    if (!nested_begin(vm, " while getting the repr of an object"))
        return false;
    bool good = containers >> vm->heap.kind[v] & 1 ? container_repr(vm, v, out) : object_repr(vm, v, out);
    nested_end(vm);
    return good;
}

NATIVE(object_repr_method) { UNUSED; return text_by(vm, object_repr_text, args[0]); }
NATIVE(kind_repr_method) { UNUSED; return text_by(vm, kind_repr_text, args[0]); }
NATIVE(object_str_method) { UNUSED; return text_by(vm, is_text(vm, args[0]) ? value_str : value_repr, args[0]); }

NATIVE(object_format_method) {
    UNUSED;
    size_t length;
    if (!is_text(vm, args[1]))
        return vm_raise(vm, vm->types.TypeError, "__format__() argument must be str, not %s", type_name(vm, args[1]));
    atom_bytes(&vm->heap, args[1], &length);
    if (length)
        return vm_raise(vm, vm->types.TypeError, "unsupported format string passed to %s.__format__", type_name(vm, args[0]));
    return text_by(vm, value_str, args[0]);
}

NATIVE(object_eq_method) { UNUSED; return value_is(vm, args[0], args[1]) ? VALUE_TRUE : VALUE_NOT_IMPLEMENTED; }

NATIVE(object_ne_method) {
    UNUSED;
    value equal = vm_call_method(vm, args[0], vm->names.eq, args + 1, 1);
    if (equal == VALUE_NULL || equal == VALUE_NOT_IMPLEMENTED)
        return equal;
    int truth = value_truth(vm, equal);
    heap_decref(&vm->heap, equal);
    return truth < 0 ? VALUE_NULL : value_of_bool(!truth);
}

NATIVE(object_order_method) { (void)vm, (void)args, UNUSED; return VALUE_NOT_IMPLEMENTED; }

NATIVE(object_hash_method) {
    UNUSED;
    int64_t hash;
    object_id unhashable = 0;
    if (is_of_kind(vm, args[0], KIND_INSTANCE)) /* as the machine's own */
        return atom_int(&vm->heap, (int64_t)(heap_address(&vm->heap, args[0]) >> 4));
    if (value_hash(&vm->heap, args[0], &hash, &unhashable))
        return atom_int(&vm->heap, hash);
    if (!vm_failed(vm))
        key_hash(vm, args[0]);
    return VALUE_NULL;
}

/* --- Attributes --------------------------------------------------------------------------------------------------------------- */

NATIVE(object_getattribute_method) {
    UNUSED;
    value name = name_argument(vm, "__getattribute__", args[1]);
    if (name == VALUE_NULL)
        return VALUE_NULL;
    value v = attribute_find_plain(vm, args[0], name);
    return v != VALUE_NULL || vm_failed(vm) ? v : attribute_error(vm, args[0], name);
}

NATIVE(object_setattr_method) {
    UNUSED;
    value name = name_argument(vm, "__setattr__", args[1]);
    return name != VALUE_NULL && attribute_set_plain(vm, args[0], name, args[2]) ? VALUE_NONE : VALUE_NULL;
}

NATIVE(object_delattr_method) {
    UNUSED;
    value name = name_argument(vm, "__delattr__", args[1]);
    return name != VALUE_NULL && attribute_set_plain(vm, args[0], name, VALUE_NULL) ? VALUE_NONE : VALUE_NULL;
}

NATIVE(object_sizeof_method) {
    UNUSED;
    return atom_int(&vm->heap, value_is_object(args[0]) ? object_size(&vm->heap, args[0]) : atom_size(&vm->heap, args[0]));
}

NATIVE(object_dir_method) {
    UNUSED;
    return vm_call(vm, dict_get_name(&vm->heap, vm->builtins, atom_intern_text(&vm->heap, "dir")), args, 1);
}

/* The name under which the class that made a descriptor has it. VALUE_NULL: it was taken out. */
static value descriptor_name(struct vm *vm, object_id descriptor) {
    struct heap *heap = &vm->heap;
    if (heap->used[descriptor] > 1)
        return field_get(heap, descriptor, 1);
    uint32_t position = 0;
    value key, v;
    object_id dict = heap_words(heap, field_get(heap, descriptor, 0))[CLASS_DICT];
    while (dict_next(heap, dict, &position, &key, &v))
        if (v == descriptor)
            return key;
    return VALUE_NULL;
}

/* Slots that the program names, and attributes that C code keeps. Source: member_get, subtype_dict, BaseException_getset. */
value builtin_descriptor_get(struct vm *vm, value descriptor, value object) {
    struct heap *heap = &vm->heap;
    value name = descriptor_name(vm, descriptor), owner = field_get(heap, descriptor, 0);
    if (name == VALUE_NULL)
        return vm_stop(vm, "a descriptor taken out of its class is outside what Heapscope runs");
    if (!class_is_subclass(heap, type_of(vm, object), owner))
        return vm_raise(vm, vm->types.TypeError, "descriptor '%s' for '%s' objects doesn't apply to a '%s' object", atom_bytes(heap, name, NULL), name_of(vm, owner),
                        type_name(vm, object));
    if (name == vm->names.dict)
        return owned(vm, instance_dict(heap, object));
    if (name == vm->names.weakref) {
        object_id first = (heap->bits[object] & BIT_HAS_WEAKREFS) ? heap->weakrefs[object] : 0;
        return first ? owned(vm, first) : VALUE_NONE;
    }
    if (owner == vm->types.int_ || owner == vm->types.float_)
        return number_part(vm, object, atom_bytes(heap, name, NULL));
    if (owner == vm->types.type) {
        object_id base = heap_words(heap, object)[CLASS_BASE];
        return base ? owned(vm, base) : VALUE_NONE;
    }
    value v = instance_get(heap, object, name);
    if (v != VALUE_NULL)
        return owned(vm, v);
    if (heap->type[descriptor] == vm->types.getset)
        return name == vm->names.suppress_context ? VALUE_FALSE : VALUE_NONE;
    return fact(vm->profile, FACT_EMPTY_SLOT_TELLS_TYPE) ? attribute_error(vm, object, name) : vm_raise(vm, vm->types.AttributeError, "%s", atom_bytes(heap, name, NULL));
}

static const char *const getset_fields[] = {"__objclass__", "__name__"};

void getset_add(struct vm *vm, object_id class_object, value name) {
    value fields[2] = {class_object, name};
    vm->heap.birth_flags |= BIRTH_STATIC;
    object_id descriptor = fields_new(&vm->heap, KIND_DESCRIPTOR, vm->types.getset, 2, fields, getset_fields, true, false);
    dict_set_name(&vm->heap, heap_words(&vm->heap, class_object)[CLASS_DICT], name, descriptor);
}

/* --- Classes -------------------------------------------------------------------------------------------------------------------- */

/* type(name, bases, namespace). */
NATIVE(type_new_native) {
    struct heap *heap = &vm->heap;
    int given = count - 1 - (keywords ? keywords->count : 0);
    if (given == 1)
        return owned(vm, type_of(vm, args[1]));
    if (given != 3)
        return vm_raise(vm, vm->types.TypeError, "type() takes 1 or 3 arguments");
    if (args[0] != vm->types.type)
        return vm_stop(vm, "metaclasses are outside the Python that Heapscope runs");
    if (!is_text(vm, args[1]) || !is_of_kind(vm, args[2], KIND_TUPLE) || !is_of_kind(vm, args[3], KIND_DICT)) {
        int wrong = !is_text(vm, args[1]) ? 1 : !is_of_kind(vm, args[2], KIND_TUPLE) ? 2 : 3;
        static const char *const wanted[] = {"", "str", "tuple", "dict"};
        return vm_raise(vm, vm->types.TypeError, "type.__new__() argument %d must be %s, not %s", wrong, wanted[wrong], type_name(vm, args[wrong]));
    }
    object_id namespace = dict_new(heap, OBJECT_IS_DEFINITION);
    if (!dict_update_with(vm, namespace, args[3])) {
        heap_decref(heap, namespace);
        return VALUE_NULL;
    }
    if (dict_get_name(heap, namespace, vm->names.module) == VALUE_NULL)
        dict_set_name(heap, namespace, vm->names.module, vm->names.main);
    if (dict_get_name(heap, namespace, vm->names.qualname) == VALUE_NULL)
        dict_set_name(heap, namespace, vm->names.qualname, atom_interned(heap, args[1]));
    uint32_t bases = sequence_length(heap, args[2]);
    value copied[64];
    for (uint32_t i = 0; i < bases && i < 64; i++)
        copied[i] = sequence_item(heap, args[2], i);
    struct keywords none = {0};
    object_id tuple = bases ? args[2] : 0;
    heap_incref(heap, bases ? args[2] : VALUE_NULL);
    return class_build(vm, args[1], namespace, tuple, copied, bases < 64 ? (int)bases : 64, keywords && keywords->count ? keywords : &none);
}

NATIVE(type_mro_method) {
    UNUSED;
    value mro = heap_words(&vm->heap, args[0])[CLASS_MRO];
    return vm_call(vm, vm->types.list, &mro, 1);
}

static bool has_base(struct vm *vm, object_id class_object, object_id base) {
    struct heap *heap = &vm->heap;
    object_id bases = heap_words(heap, class_object)[CLASS_BASES];
    if (!bases)
        return heap_words(heap, class_object)[CLASS_BASE] == base;
    for (uint32_t i = 0; i < sequence_length(heap, bases); i++)
        if (sequence_item(heap, bases, i) == base)
            return true;
    return false;
}

NATIVE(type_subclasses_method) {
    UNUSED;
    struct heap *heap = &vm->heap;
    object_id list = list_new(heap, 0, NULL);
    for (size_t i = 0; i < heap->class_count; i++) {
        object_id other = heap->classes[i].class_object;
        if (other && !(heap->bits[other] & BIT_DYING) && has_base(vm, other, args[0]))
            list_append(heap, list, owned(vm, other));
    }
    return list;
}

NATIVE(type_instancecheck_method) { UNUSED; return value_of_bool(class_is_subclass(&vm->heap, type_of(vm, args[1]), args[0])); }

/* --- super ----------------------------------------------------------------------------------------------------------------------- */

/* super() without arguments: the class in the cell __class__, and the first parameter. False: an exception is set. */
static bool super_of_frame(struct vm *vm, value *type, value *object) {
    struct frame *frame = vm_frame(vm);
    const struct code *code = frame->code->code;
    const char *complaint = NULL;
    *object = code->argument_count > 0 ? vm->stack[frame->base] : VALUE_NULL;
    if (*object != VALUE_NULL && code->is_cell && code->is_cell[0])
        *object = field_get(&vm->heap, *object, 0);
    *type = VALUE_NULL;
    int slot = code->first_free;
    while (slot < code->local_count && frame->code->locals[slot] != atom_intern_text(&vm->heap, "__class__"))
        slot++;
    if (code->argument_count == 0)
        complaint = "super(): no arguments";
    else if (*object == VALUE_NULL)
        complaint = "super(): arg[0] deleted";
    else if (slot == code->local_count)
        complaint = "super(): __class__ cell not found";
    else if ((*type = field_get(&vm->heap, vm->stack[frame->base + (uint32_t)slot], 0)) == VALUE_NULL)
        complaint = "super(): empty __class__ cell";
    if (complaint)
        vm_raise(vm, vm->types.RuntimeError, "%s", complaint);
    return !complaint;
}

NATIVE(super_new_native) {
    struct heap *heap = &vm->heap;
    value type, object;
    if (!constructor_fits(vm, vm->types.super, args, count, keywords, 2))
        return VALUE_NULL;
    if (count == 1) {
        if (!super_of_frame(vm, &type, &object))
            return VALUE_NULL;
    } else if (!is_of_kind(vm, args[1], KIND_CLASS)) {
        return vm_raise(vm, vm->types.TypeError, WORDING_FOR(vm, SUPER_ARGUMENT), type_name(vm, args[1]));
    } else if (count == 2) {
        return vm_stop(vm, "super() with one argument is outside the Python that Heapscope runs");
    } else {
        type = args[1];
        object = args[2];
    }
    bool of_class = is_of_kind(vm, object, KIND_CLASS) && class_is_subclass(heap, object, type);
    if (!of_class && !class_is_subclass(heap, type_of(vm, object), type)) {
        if (!fact(vm->profile, FACT_SUPER_TELLS_TYPES))
            return vm_raise(vm, vm->types.TypeError, "super(type, obj): obj must be an instance or subtype of type");
        bool class_given = is_of_kind(vm, object, KIND_CLASS);
        return vm_raise(vm, vm->types.TypeError, "super(type, obj): obj (%s%s) is not an instance or subtype of type (%s).", class_given ? "type " : "instance of ",
                        class_given ? name_of(vm, object) : type_name(vm, object), name_of(vm, type));
    }
    value fields[SUPER_WORDS] = {owned(vm, type), owned(vm, object)};
    return fields_new(heap, KIND_SUPER, vm->types.super, SUPER_WORDS, fields, super_fields, true, true);
}

/* --- Functions --------------------------------------------------------------------------------------------------------------------- */

NATIVE(call_method) { return vm_call_keywords(vm, args[0], args + 1, count - 1, keywords); }

NATIVE(function_get_method) {
    UNUSED;
    return args[1] == VALUE_NONE ? owned(vm, args[0]) : method_new(vm, owned(vm, args[0]), args[1]);
}

static const struct native object_methods[] = {
    {"__new__", object_new_native, 0, -1, true},
    {"__init__", object_init_native, 1, -1, true},
    {"__repr__", object_repr_method, 1, 1, false},
    {"__str__", object_str_method, 1, 1, false},
    {"__format__", object_format_method, 2, 2, false},
    {"__eq__", object_eq_method, 2, 2, false},
    {"__ne__", object_ne_method, 2, 2, false},
    {"__lt__", object_order_method, 2, 2, false},
    {"__le__", object_order_method, 2, 2, false},
    {"__gt__", object_order_method, 2, 2, false},
    {"__ge__", object_order_method, 2, 2, false},
    {"__hash__", object_hash_method, 1, 1, false},
    {"__getattribute__", object_getattribute_method, 2, 2, false},
    {"__setattr__", object_setattr_method, 3, 3, false},
    {"__delattr__", object_delattr_method, 2, 2, false},
    {"__sizeof__", object_sizeof_method, 1, 1, false},
    {"__dir__", object_dir_method, 1, 1, false},
    {0},
};
static const struct native type_methods[] = {
    {"__new__", type_new_native, 1, -1, true},
    {"mro", type_mro_method, 1, 1, false},
    {"__subclasses__", type_subclasses_method, 1, 1, false},
    {"__instancecheck__", type_instancecheck_method, 2, 2, false},
    {"__call__", call_method, 1, -1, true},
    {0},
};
static const struct native kind_methods[] = {{"__repr__", kind_repr_method, 1, 1, false}, {0}};
static const struct native callable_methods[] = {{"__call__", call_method, 1, -1, true}, {0}};
static const struct native function_methods[] = {{"__call__", call_method, 1, -1, true}, {"__get__", function_get_method, 2, 3, false}, {0}};
static const struct native super_makers[] = {{"__new__", super_new_native, 1, -1, true}, {0}};
static const struct native init_subclass = {"__init_subclass__", object_init_subclass, 1, -1, true};

void methods_object_init(struct vm *vm) {
    struct known_types *t = &vm->types;
    natives_add_methods(vm, t->object, object_methods);
    natives_add_wrapped(vm, t->object, t->classmethod, &init_subclass, NULL);
    natives_add_methods(vm, t->type, type_methods);
    getset_add(vm, t->type, atom_intern_text(&vm->heap, "__base__"));
    natives_add_methods(vm, t->function, function_methods);
    natives_add_methods(vm, t->builtin, callable_methods);
    natives_add_methods(vm, t->method_descriptor, callable_methods);
    natives_add_methods(vm, t->method, callable_methods);
    natives_add_methods(vm, t->super, super_makers);
    object_id kinds[] = {t->list, t->tuple, t->dict, t->set, t->frozenset, t->BaseException, t->range, t->slice, t->str, t->int_, t->float_, t->bool_, t->none};
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        natives_add_methods(vm, kinds[i], kind_methods);
    object_id unhashable[] = {t->list, t->dict, t->set};
    for (size_t i = 0; i < sizeof unhashable / sizeof *unhashable; i++)
        dict_set_name(&vm->heap, heap_words(&vm->heap, unhashable[i])[CLASS_DICT], vm->names.hash, VALUE_NONE);
    methods_property_init(vm);
    methods_exception_init(vm);
    methods_operators_init(vm);
}
