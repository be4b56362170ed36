/* The built-in world before the first line: classes, names, natives, the main namespace. */
#include "memory.h"
#include "operators.h"

#include <stdlib.h>
#include <string.h>

const char *const function_fields[] = {"__code__", "__globals__", "__name__", "__defaults__", "__kwdefaults__", "__closure__", "__doc__", "__dict__", "__qualname__"};
const char *const method_fields[] = {"__func__", "__self__"};
const char *const builtin_fields[] = {"index", "__self__"};
const char *const traceback_fields[] = {"tb_next", "tb_frame", "tb_lineno", "name", "site"};
const char *const module_fields[] = {"__name__", "__dict__"};
const char *const slice_fields[] = {"start", "stop", "step"};
const char *const range_fields[] = {"start", "stop", "step"};
const char *const super_fields[] = {"__thisclass__", "__self__"};
const char *const property_fields[] = {"fget", "fset", "fdel", "__doc__"};
const char *const cell_fields[] = {"cell_contents"};
const char *const frame_fields[] = {"f_back", "f_func", NULL}; /* then the locals */

void natives_add(struct vm *vm, object_id dict, const struct native *table) {
    for (; table->name; table++)
        dict_set_name(&vm->heap, dict, atom_intern_text(&vm->heap, table->name), native_value(vm, table, vm->types.builtin));
}

void natives_add_methods(struct vm *vm, object_id class_object, const struct native *table) {
    object_id dict = heap_words(&vm->heap, class_object)[CLASS_DICT];
    for (; table->name; table++) {
        bool maker = strcmp(table->name, "__new__") == 0; /* a static method of its class */
        value v = native_value(vm, table, maker ? vm->types.builtin : vm->types.method_descriptor);
        vm->heap.aux[v] = class_object;
        dict_set_name(&vm->heap, dict, atom_intern_text(&vm->heap, table->name), v);
    }
}

/* A native function or method as an object; static: it is there as long as the interpreter. */
value native_value(struct vm *vm, const struct native *native, object_id type) {
    memory_reserve(&vm->natives, &vm->native_capacity, vm->native_count + 1, sizeof *vm->natives);
    vm->natives[vm->native_count] = native;
    value fields[BUILTIN_WORDS] = {value_of_small((int32_t)vm->native_count++), VALUE_NULL};
    vm->heap.birth_flags |= BIRTH_STATIC;
    return fields_new(&vm->heap, KIND_BUILTIN, type, BUILTIN_WORDS, fields, builtin_fields, true, false);
}

const struct native *native_of(struct vm *vm, object_id builtin) {
    return vm->natives[value_small(field_get(&vm->heap, builtin, BUILTIN_INDEX))];
}

static object_id builtin_owner(struct vm *vm, value builtin) {
    return vm->heap.bits[builtin] & BIT_STATIC ? vm->heap.aux[builtin] : 0;
}

/* "gc." for a function of the module gc. */
static const char *module_prefix(struct vm *vm, value builtin) {
    static const char *const prefixes[] = {"gc.", "sys.", "_weakref."};
    for (size_t i = 0; i < sizeof prefixes / sizeof *prefixes; i++) {
        object_id dict = vm->modules[i] ? field_get(&vm->heap, vm->modules[i], MODULE_DICT) : 0;
        uint32_t position = 0;
        value key, v;
        while (dict && dict_next(&vm->heap, dict, &position, &key, &v))
            if (v == builtin)
                return prefixes[i];
    }
    return "";
}

const char *native_prefix(struct vm *vm, value builtin) {
    value self = field_get(&vm->heap, builtin, BUILTIN_SELF);
    object_id owner = builtin_owner(vm, builtin);
    if (self != VALUE_NULL)
        owner = type_of(vm, self);
    if (!fact(vm->profile, FACT_NATIVES_QUALIFIED))
        return "";
    if (self == VALUE_NULL && vm->heap.type[builtin] == vm->types.builtin)
        return module_prefix(vm, builtin);
    if (!owner)
        return "";
    size_t length;
    const char *name = atom_bytes(&vm->heap, class_of(&vm->heap, owner)->name, &length);
    static const char *const known[][2] = {{"list", "list."}, {"dict", "dict."}, {"set", "set."}, {"str", "str."}, {"tuple", "tuple."}, {"int", "int."}, {"float", "float."}, {"frozenset", "frozenset."}, {"generator", "generator."}};
    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        if (strcmp(known[i][0], name) == 0)
            return known[i][1];
    return "";
}

bool descriptor_accepts(struct vm *vm, value builtin, const value *args, int count) {
    object_id owner = builtin_owner(vm, builtin);
    size_t length;
    if (!owner)
        return true;
    const char *class_name = atom_bytes(&vm->heap, class_of(&vm->heap, owner)->name, &length);
    if (count == 0) {
        vm_raise(vm, vm->types.TypeError, "unbound method %s.%s() needs an argument", class_name, native_of(vm, builtin)->name);
        return false;
    }
    if (class_is_subclass(&vm->heap, type_of(vm, args[0]), owner))
        return true;
    bool wrapper = strncmp(native_of(vm, builtin)->name, "__", 2) == 0;
    vm_raise(vm, vm->types.TypeError, wrapper || !fact(vm->profile, FACT_DESCRIPTORS_DO_NOT_APPLY) ? "descriptor '%s' requires a '%s' object but received a '%s'" : "descriptor '%s' for '%s' objects doesn't apply to a '%s' object", native_of(vm, builtin)->name, class_name, type_name(vm, args[0]));
    return false;
}

value builtin_bind(struct vm *vm, value builtin, value self) {
    heap_incref(&vm->heap, self);
    value fields[BUILTIN_WORDS] = {field_get(&vm->heap, builtin, BUILTIN_INDEX), self};
    return fields_new(&vm->heap, KIND_BUILTIN, vm->types.builtin, BUILTIN_WORDS, fields, builtin_fields, true, true);
}

/* 2.7 puts StandardError between Exception and most others. */
static object_id base_of(struct vm *vm, const char *name, object_id base) {
    bool apart = strcmp(name, "StandardError") == 0 || strcmp(name, "StopIteration") == 0 || strcmp(name, "Warning") == 0;
    return vm->profile->is_python_2 && base && base == vm->types.Exception && !apart ? vm->types.StandardError : base;
}

/* 2.7 calls some by other names. */
static const char *name_of(const struct vm *vm, const char *name) {
    static const char *const names[][2] = {
        {"list_iterator", "listiterator"}, {"list_reverseiterator", "listreverseiterator"}, {"tuple_iterator", "tupleiterator"},
        {"str_iterator", "iterator"}, {"dict_keyiterator", "dictionary-keyiterator"}, {"dict_valueiterator", "dictionary-valueiterator"},
        {"dict_itemiterator", "dictionary-itemiterator"}, {"set_iterator", "setiterator"}, {"range_iterator", "rangeiterator"},
        {"callable_iterator", "callable-iterator"}, {"method", "instancemethod"}, {"mappingproxy", "dictproxy"},
    };
    for (size_t i = 0; vm->profile->is_python_2 && i < sizeof names / sizeof names[0]; i++)
        if (strcmp(name, names[i][0]) == 0)
            return names[i][1];
    return name;
}

static void make_types(struct vm *vm) {
    struct heap *heap = &vm->heap;
#define TYPE(field, text, base, kind) vm->types.field = class_new_static(heap, name_of(vm, text), base_of(vm, text, vm->types.base), kind);
#include "types.def"
#undef TYPE
}

static void make_names(struct vm *vm) {
#define NAME(field, text) vm->names.field = atom_intern_text(&vm->heap, text);
#include "names.def"
#undef NAME
}

/* What an exception holds besides its attributes: places like slots, in BaseException_traverse's order. */
static void make_exception_fields(struct vm *vm) {
    /* 2.7 has no notes; an exception's only argument is its message too. */
    value second = vm->profile->is_python_2 ? atom_intern_text(&vm->heap, "message") : vm->names.notes;
    value fields[] = {vm->names.args, second, vm->names.traceback, vm->names.context, vm->names.cause, vm->names.suppress_context};
    for (size_t i = 0; i < vm->heap.class_count; i++) {
        struct class_info *info = &vm->heap.classes[i];
        if (!info->class_object || !class_is_subclass(&vm->heap, info->class_object, vm->types.BaseException))
            continue;
        info->slot_count = sizeof fields / sizeof *fields;
        memcpy(info->slots, fields, sizeof fields);
        info->has_dict = true;
    }
}

static void describe_hook(void *context, object_id object, struct text *out);
static void finalize_hook(void *context, object_id object);
static void callback_hook(void *context, object_id weakref, value callback);
static void debug_hook(void *context, const char *line);
static void dead_hook(void *context, object_id object);
static void roots_hook(void *context, void (*visit)(struct heap *heap, object_id object), struct heap *heap);

void vm_init(struct vm *vm, const struct profile *profile, const struct run_options *options, struct arena *arena, struct faults *faults) {
    struct heap_hooks hooks = {.context = vm, .describe = describe_hook, .finalize = finalize_hook, .callback = callback_hook, .gc_callbacks = module_gc_callbacks,
                               .debug_print = debug_hook, .equal = value_equal_hook, .hash = value_hash_hook, .dead = dead_hook, .roots = roots_hook};
    *vm = (struct vm){.profile = profile, .options = *options, .arena = arena, .faults = faults};
    struct heap *heap = &vm->heap;
    heap_init(heap, profile, &hooks, NULL); /* what is built in is no event */
    heap->quiet = true;
    heap->live_limit = UINT32_MAX;
    make_names(vm);
    make_types(vm);
    make_exception_fields(vm);
    heap->member_type = vm->types.member;
    heap->getset_type = vm->types.getset;
    vm->empty_tuple = tuple_new(heap, 0, NULL);
    heap->birth_flags |= BIRTH_STATIC;
    vm->builtins = dict_new(heap, OBJECT_IS_DEFINITION);
    methods_object_init(vm);
    methods_number_init(vm);
    methods_str_init(vm);
    methods_list_init(vm);
    methods_dict_init(vm);
    methods_set_init(vm);
    iterators_init(vm);
    generators_init(vm);
    heap->pooled_iterators[0] = vm->types.list_iterator;
    heap->pooled_iterators[1] = vm->types.tuple_iterator;
    builtins_init(vm);
    heap->birth_flags |= BIRTH_STATIC;
    heap->garbage = list_new(heap, 0, NULL);
    heap->birth_flags |= BIRTH_STATIC;
    heap->callbacks = list_new(heap, 0, NULL);
}

void vm_destroy(struct vm *vm) {
    heap_destroy(&vm->heap);
    free(vm->stack);
    free(vm->lent);
    free(vm->frames);
    free(vm->line_times);
    free(vm->natives);
    free(vm->loaded);
    free(vm->repr_stack);
    free(vm->generators);
    free(vm->generator_of);
}

/* --- What the machine asks of us ---------------------------------------------------------------------------------------- */

/* Python code that runs while something dies must not see, and must not disturb, an error that is on its way. */
struct aside {
    value error;
    bool stopped;
};

static struct aside set_aside(struct vm *vm) {
    struct aside aside = {vm->error, vm->stopped};
    vm->error = VALUE_NULL;
    return aside;
}

static void put_back(struct vm *vm, struct aside aside) {
    if (vm->error != VALUE_NULL)
        vm_clear_error(vm);
    vm->error = aside.error;
}

static void finalize_hook(void *context, object_id object) {
    struct vm *vm = context;
    if (vm->stopped)
        return;
    struct aside aside = set_aside(vm);
    if (vm->heap.kind[object] == KIND_GENERATOR) {
        generator_finalize(vm, object);
    } else {
        value method = special_find(vm, object, vm->names.del);
        heap_incref(&vm->heap, method);
        value result = call_special_method(vm, method, object, NULL, 0);
        if (result == VALUE_NULL) {
            if (vm->profile->special_methods_bound && is_of_kind(vm, method, KIND_FUNCTION)) {
                heap_incref(&vm->heap, method);
                value bound = method_new(vm, method, object);
                vm_write_unraisable(vm, bound, "calling deallocator");
                heap_decref(&vm->heap, bound);
            } else {
                vm_write_unraisable(vm, method, "calling deallocator");
            }
        }
        heap_decref(&vm->heap, result);
        heap_decref(&vm->heap, method);
    }
    put_back(vm, aside);
}

static void callback_hook(void *context, object_id weakref, value callback) {
    struct vm *vm = context;
    if (vm->stopped)
        return;
    struct aside aside = set_aside(vm);
    value argument = weakref, result = vm_call(vm, callback, &argument, 1);
    if (result == VALUE_NULL)
        vm_write_unraisable(vm, callback, "calling weakref callback");
    heap_decref(&vm->heap, result);
    put_back(vm, aside);
}

static void describe_hook(void *context, object_id object, struct text *out) {
    struct vm *vm = context;
    size_t length;
    if (vm->heap.kind[object] == KIND_BUILTIN)
        text_printf(out, "<built-in function %s>", native_of(vm, object)->name);
    else if (vm->heap.kind[object] == KIND_CLASS)
        text_printf(out, "<class '%s'>", atom_bytes(&vm->heap, class_of(&vm->heap, object)->name, &length));
    else if (vm->heap.kind[object] == KIND_MODULE)
        text_printf(out, "<module '%s'>", module_name(vm, object));
    else
        text_printf(out, "<%s>", type_name(vm, object));
}

static void debug_hook(void *context, const char *line) {
    vm_write(context, 2, line, strlen(line));
    vm_write(context, 2, "\n", 1);
}

/* Source: mark_global_roots, mark_stacks. */
static void roots_hook(void *context, void (*visit)(struct heap *heap, object_id object), struct heap *heap) {
    struct vm *vm = context;
    visit(heap, vm->builtins);
    for (size_t i = 0; i < sizeof vm->modules / sizeof *vm->modules; i++)
        if (vm->modules[i])
            visit(heap, field_get(heap, vm->modules[i], MODULE_DICT));
    uint32_t top = vm->sp;
    for (size_t i = vm->frame_count; i-- > 0; top = vm->frames[i].base) {
        const struct frame *frame = &vm->frames[i];
        if (frame->namespace)
            visit(heap, frame->namespace);
        if (frame->function)
            visit(heap, frame->function);
        while (top > frame->base)
            if (value_is_object(vm->stack[--top]))
                visit(heap, vm->stack[top]);
    }
    if (vm->globals)
        visit(heap, vm->globals);
}

static void dead_hook(void *context, object_id object) {
    struct vm *vm = context;
    if (vm->heap.kind[object] == KIND_GENERATOR)
        generator_dead(vm, object);
    else
        frame_object_dead(vm, object);
}

void vm_write(struct vm *vm, int stream, const char *bytes, size_t length) {
    if (!length)
        return;
    if (vm->options.write)
        vm->options.write(vm->options.write_context, stream, bytes, length);
    if (vm->heap.trace)
        trace_emit(vm->heap.trace, (struct event){.kind = EVENT_OUTPUT, .slot = stream == 2, .label = trace_string(vm->heap.trace, bytes, length)});
}

void object_named(struct vm *vm, object_id object, const char *name) {
    if (vm->heap.trace)
        trace_emit(vm->heap.trace, (struct event){.kind = EVENT_OBJECT_NAME, .object = heap_number(&vm->heap, object), .label = trace_string(vm->heap.trace, name, strlen(name))});
}

bool arguments_none_named(struct vm *vm, const char *function, const struct keywords *keywords) {
    if (!keywords || !keywords->count)
        return true;
    vm_raise(vm, vm->types.TypeError, "%s() takes no keyword arguments", function);
    return false;
}

value keyword_find(const struct keywords *keywords, const value *args, int count, value name) {
    for (int i = 0; keywords && i < keywords->count; i++)
        if (keywords->names[i] == name)
            return args[count - keywords->count + i];
    return VALUE_NULL;
}
