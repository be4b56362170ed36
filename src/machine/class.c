/* Classes: what C code knows of them, and the objects that CPython builds beside one. */
#include "memory.h"
#include "verbs.h"

#include <stdlib.h>
#include <string.h>

/* type() of a class while the first are made is not known; then `type` comes and is that of all. */
static object_id type_of_types(struct heap *heap) {
    return heap->types[KIND_CLASS];
}

struct class_info *class_of(struct heap *heap, object_id class_object) {
    return &heap->classes[heap->aux[class_object]];
}

/* A number for a new class: one that a dead class left, or the next. */
static uint32_t take_number(struct heap *heap) {
    for (uint32_t i = heap->class_free; i < heap->class_count; i++) {
        if (heap->classes[i].class_object == 0) {
            heap->class_free = i + 1;
            return i;
        }
    }
    heap->class_free = (uint32_t)heap->class_count + 1;
    memory_reserve(&heap->classes, &heap->class_capacity, heap->class_count + 1, sizeof *heap->classes);
    return (uint32_t)heap->class_count++;
}

void class_release(struct heap *heap, object_id class_object) {
    uint32_t number = heap->aux[class_object];
    free(heap->classes[number].shared_keys);
    heap->classes[number] = (struct class_info){0};
    if (number < heap->class_free)
        heap->class_free = number;
}

static object_id new_class_object(struct heap *heap, value name, bool is_static, struct class_info info) {
    heap->birth_flags |= OBJECT_IS_DEFINITION | (is_static ? BIRTH_STATIC : 0);
    object_id class_object = heap_new(heap, KIND_CLASS, type_of_types(heap), CLASS_WORDS, !is_static);
    uint32_t number = take_number(heap);
    info.class_object = class_object;
    info.name = name;
    heap->classes[number] = info;
    heap->aux[class_object] = number;
    if (heap->trace && !is_static) {
        size_t length;
        const char *bytes = atom_bytes(heap, name, &length);
        trace_emit(heap->trace, (struct event){.kind = EVENT_OBJECT_NAME,
                                               .object = heap_number(heap, class_object),
                                               .label = trace_string(heap->trace, bytes, length)});
    }
    return class_object;
}

static void put_word(struct heap *heap, object_id class_object, enum class_word word, value v) {
    heap_words(heap, class_object)[word] = v;
    heap_place(heap, v, kinds_place(heap, class_object, REGION_WORDS, word));
}

/* Source: type_new: __mro__ begins with the class itself. */
static object_id new_mro(struct heap *heap, object_id class_object, const object_id *rest, uint32_t count,
                         uint32_t flags) {
    value *items = memory_alloc((count + 1) * sizeof *items);
    items[0] = class_object;
    memcpy(items + 1, rest, count * sizeof *items);
    for (uint32_t i = 0; i <= count; i++)
        heap_incref(heap, items[i]);
    heap->birth_flags |= flags;
    object_id mro = tuple_make(heap, heap->types[KIND_TUPLE], count + 1, items);
    free(items);
    return mro;
}

/* --- Built-in classes
 * ------------------------------------------------------------------------------------------------- */

object_id class_new_static(struct heap *heap, const char *name, object_id base, enum kind instance_kind) {
    struct class_info info = {.instance_kind = instance_kind};
    if (base) {
        const struct class_info *parent = class_of(heap, base);
        memcpy(info.slots, parent->slots, sizeof info.slots);
        info.slot_count = parent->slot_count;
        info.has_dict = parent->has_dict;
        info.has_weakref = parent->has_weakref;
    }
    info.instances_have_gc = base != 0;
    object_id class_object = new_class_object(heap, atom_intern_text(heap, name), true, info);
    if (instance_kind != KIND_NONE && !heap->types[instance_kind])
        heap->types[instance_kind] = class_object;
    for (size_t i = 0; instance_kind == KIND_CLASS && i < heap->class_count; i++)
        if (heap->classes[i].class_object && !heap->type[heap->classes[i].class_object])
            heap->type[heap->classes[i].class_object] = class_object;
    object_id rest[64];
    uint32_t count = 0;
    for (object_id at = base; at && count < 64; at = heap_words(heap, at)[CLASS_BASE])
        rest[count++] = at;
    put_word(heap, class_object, CLASS_BASE, base);
    put_word(heap, class_object, CLASS_MRO,
             new_mro(heap, class_object, rest, count, BIRTH_STATIC | OBJECT_IS_DEFINITION));
    put_word(heap, class_object, CLASS_DICT, dict_new(heap, BIRTH_STATIC | OBJECT_IS_DEFINITION));
    return class_object;
}

/* --- Classes of the program -------------------------------------------------------------------------------------- */

static int by_name(const void *a, const void *b, const struct heap *heap) {
    return strcmp(atom_bytes(heap, *(const value *)a, NULL), atom_bytes(heap, *(const value *)b, NULL));
}

/* Few names, and qsort has no context. */
static void sort_names(const struct heap *heap, value *names, uint32_t count) {
    for (uint32_t i = 1; i < count; i++)
        for (uint32_t j = i; j > 0 && by_name(&names[j - 1], &names[j], heap) > 0; j--) {
            value name = names[j];
            names[j] = names[j - 1];
            names[j - 1] = name;
        }
}

/* Of the bases, the one whose instances are laid out most: the "best base" (best_base, Objects/typeobject.c). */
static object_id best_base(struct heap *heap, object_id bases) {
    object_id best = sequence_length(heap, bases) ? sequence_item(heap, bases, 0) : heap->types[KIND_INSTANCE];
    for (uint32_t i = 1; i < sequence_length(heap, bases); i++) {
        object_id base = sequence_item(heap, bases, i);
        const struct class_info *a = class_of(heap, best), *b = class_of(heap, base);
        bool more_kind = a->instance_kind == KIND_INSTANCE && b->instance_kind != KIND_INSTANCE;
        if (more_kind || (a->instance_kind == b->instance_kind && b->slot_count > a->slot_count))
            best = base;
    }
    return best;
}

/* The built-in class at the end of a chain of bases. */
static object_id static_root(struct heap *heap, object_id class_object) {
    while (!(heap->bits[class_object] & BIT_STATIC))
        class_object = heap_words(heap, class_object)[CLASS_BASE];
    return class_object;
}

/* Source: type_new_alloc (managed dicts), type_ready_managed_dict and its callers (inline values). */
static bool has_values(struct heap *heap, const struct class_info *info, object_id base) {
    object_id root = static_root(heap, base);
    bool payload = info->instance_kind != KIND_INSTANCE;
    if (heap->profile->instances == INSTANCE_OWN_DICT || !info->has_dict || info->instance_kind == KIND_TUPLE)
        return false;
    if (payload ? !heap->profile->values_beside_payload : root != heap->types[KIND_INSTANCE])
        return false;
    return heap->profile->values_beside_slots || info->slot_count == 0;
}

static struct class_info describe(struct heap *heap, object_id bases, object_id base, const value *slots,
                                  uint32_t count, bool own_dict, bool own_weakref) {
    const struct class_info *parent = class_of(heap, base);
    struct class_info info = {.module = "__main__", .instance_kind = parent->instance_kind};
    if (count > CLASS_SLOTS_MOST)
        count = CLASS_SLOTS_MOST;
    if (count)
        memcpy(info.slots, slots, count * sizeof *slots);
    sort_names(heap, info.slots, count);
    uint32_t inherited = parent->slot_count;
    if (inherited > CLASS_SLOTS_MOST - count)
        inherited = CLASS_SLOTS_MOST - count;
    memcpy(info.slots + count, parent->slots, inherited * sizeof *slots);
    info.slot_count = (uint16_t)(count + inherited);
    info.has_dict = own_dict;
    info.has_weakref = own_weakref;
    for (uint32_t i = 0; i < sequence_length(heap, bases); i++) {
        info.has_dict |= class_of(heap, sequence_item(heap, bases, i))->has_dict;
        info.has_weakref |= class_of(heap, sequence_item(heap, bases, i))->has_weakref;
    }
    info.instances_have_gc = heap->profile->every_class_has_gc || parent->instances_have_gc || info.slot_count ||
                             info.has_dict || info.has_weakref;
    info.has_values = has_values(heap, &info, base);
    info.shared_room = SHARED_KEYS_MOST;
    if (info.has_values)
        info.shared_keys = memory_alloc(SHARED_KEYS_MOST * sizeof *info.shared_keys);
    return info;
}

/* A descriptor in the class's dict that refers back to the class (d_type). */
static void add_descriptor(struct heap *heap, object_id class_object, object_id dict, value name, object_id type) {
    static const char *const names[] = {"__objclass__"};
    value field = class_object;
    heap_incref(heap, field);
    heap->birth_flags |= OBJECT_IS_DEFINITION;
    object_id descriptor =
        fields_new(heap, KIND_DESCRIPTOR, type ? type : heap->types[KIND_DESCRIPTOR], 1, &field, names, true, true);
    dict_set_name(heap, dict, name, descriptor);
}

object_id class_new(struct heap *heap, value name, object_id bases, const object_id *mro_rest, uint32_t mro_rest_count,
                    object_id dict, const value *slots, uint32_t slot_count, bool own_dict, bool own_weakref) {
    object_id base = best_base(heap, bases);
    struct class_info info = describe(heap, bases, base, slots, slot_count, own_dict, own_weakref);
    object_id class_object = new_class_object(heap, name, false, info);
    heap_incref(heap, base);
    put_word(heap, class_object, CLASS_BASE, base);
    put_word(heap, class_object, CLASS_BASES, bases);
    put_word(heap, class_object, CLASS_DICT, dict);
    heap_track(heap, class_object);
    object_id mro = 0;
    if (heap->profile->mro_before_descriptors)
        mro = new_mro(heap, class_object, mro_rest, mro_rest_count, OBJECT_IS_DEFINITION);
    for (uint32_t i = 0; i < slot_count; i++)
        add_descriptor(heap, class_object, dict, slots[i], heap->member_type);
    own_dict = own_dict && !class_of(heap, base)->has_dict;
    own_weakref = own_weakref && !class_of(heap, base)->has_weakref;
    if (own_dict && heap->profile->classes_have_getsets)
        add_descriptor(heap, class_object, dict, atom_intern_text(heap, "__dict__"), heap->getset_type);
    if (own_weakref && heap->profile->classes_have_getsets)
        add_descriptor(heap, class_object, dict, atom_intern_text(heap, "__weakref__"), heap->getset_type);
    if (!mro)
        mro = new_mro(heap, class_object, mro_rest, mro_rest_count, OBJECT_IS_DEFINITION);
    put_word(heap, class_object, CLASS_MRO, mro);
    class_attributes_changed(heap, class_object);
    return class_object;
}

/* --- Looking up
 * ------------------------------------------------------------------------------------------------------- */

value class_lookup(struct heap *heap, object_id class_object, value name, object_id *where) {
    object_id mro = heap_words(heap, class_object)[CLASS_MRO];
    for (uint32_t i = 0; mro && i < sequence_length(heap, mro); i++) {
        object_id at = sequence_item(heap, mro, i);
        object_id dict = heap_words(heap, at)[CLASS_DICT];
        value v = dict ? dict_get_name(heap, dict, name) : VALUE_NULL;
        if (v != VALUE_NULL) {
            if (where)
                *where = at;
            return v;
        }
    }
    return VALUE_NULL;
}

bool class_is_subclass(struct heap *heap, object_id class_object, object_id base) {
    object_id mro = heap_words(heap, class_object)[CLASS_MRO];
    for (uint32_t i = 0; mro && i < sequence_length(heap, mro); i++)
        if (sequence_item(heap, mro, i) == base)
            return true;
    return class_object == base;
}

/* What a class of the program along the mro says, VALUE_NULL when only built-in ones say something. */
static value program_lookup(struct heap *heap, object_id class_object, const char *name, object_id *where) {
    value v = class_lookup(heap, class_object, atom_intern_text(heap, name), where);
    return v != VALUE_NULL && !(heap->bits[*where] & BIT_STATIC) ? v : VALUE_NULL;
}

/* __eq__ in a class whose dict has no __hash__ means __hash__ = None there (type_ready_set_hash; not in 2.7). */
static void refresh(struct heap *heap, object_id class_object) {
    object_id equal_in = 0, hash_in = 0, where = 0;
    value equal = program_lookup(heap, class_object, "__eq__", &equal_in);
    value hash = program_lookup(heap, class_object, "__hash__", &hash_in);
    value finalizer = program_lookup(heap, class_object, "__del__", &where);
    struct class_info *info = class_of(heap, class_object);
    info->has_finalizer = finalizer != VALUE_NULL;
    info->has_own_equal = equal != VALUE_NULL;
    bool hidden = equal != VALUE_NULL &&
                  (hash == VALUE_NULL || (equal_in != hash_in && class_is_subclass(heap, equal_in, hash_in)));
    info->unhashable = hash == VALUE_NONE || (hidden && !heap->profile->equality_keeps_hash);
    info->has_own_hash = hash != VALUE_NULL && !info->unhashable;
}

void class_attributes_changed(struct heap *heap, object_id class_object) {
    for (size_t i = 0; i < heap->class_count; i++) {
        object_id other = heap->classes[i].class_object;
        if (other && !(heap->bits[other] & BIT_STATIC) && class_is_subclass(heap, other, class_object))
            refresh(heap, other);
    }
}

/* --- Shared keys
 * ------------------------------------------------------------------------------------------------------ */

int32_t class_shared_index(struct heap *heap, object_id class_object, value name, bool add) {
    struct class_info *info = class_of(heap, class_object);
    for (uint32_t i = 0; i < info->shared_count; i++)
        if (info->shared_keys[i] == name)
            return (int32_t)i;
    if (!add || info->shared_room == 0)
        return -1;
    info->shared_room--;
    info->shared_keys[info->shared_count] = name;
    return (int32_t)info->shared_count++;
}

void class_expect_keys(struct heap *heap, object_id class_object, const value *names, uint32_t count) {
    for (uint32_t i = 0; class_of(heap, class_object)->has_values && i < count; i++)
        class_shared_index(heap, class_object, names[i], true);
}

void class_count_instance(struct heap *heap, object_id class_object) {
    struct class_info *info = class_of(heap, class_object);
    if (info->has_values && info->shared_room > 1)
        info->shared_room--;
}
