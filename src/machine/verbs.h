/* What the verbs of several kinds share: tracking rules, sizes told to the trace.
 * For: list, tuple, dict, set, class, instance. Not for: other rooms; they use objects.h. */
#ifndef MACHINE_VERBS_H
#define MACHINE_VERBS_H
#include "kinds.h"
#include "objects.h"

/* Does v's type have GC headers? That is all that a tuple of 3.14 on asks at its birth: built-in classes and the empty
 * tuple count too. Source: maybe_tracked (tupleobject.c). */
static inline bool verbs_type_has_gc(const struct heap *heap, value v) {
    return value_is_object(v) &&
           ((heap->bits[v] & BIT_GC) || kind_in(heap, v, KIND_BIT(KIND_TUPLE) | KIND_BIT(KIND_CLASS)));
}

/* Can the collector ever meet v? Not built-in classes, and not exact tuples that are untracked. Source:
 * _PyObject_GC_MAY_BE_TRACKED (pycore_gc.h). */
static inline bool verbs_may_be_tracked(const struct heap *heap, value v) {
    return value_is_object(v) && (heap->bits[v] & BIT_GC) &&
           (heap->kind[v] != KIND_TUPLE || (heap->bits[v] & (BIT_TRACKED | BIT_HEAP_TYPE)));
}

static inline bool verbs_is_counted(const struct heap *heap, value v) {
    return value_is_object(v) && !(heap->bits[v] & BIT_STATIC);
}

/* One more reference to a value that is borrowed, held at place. */
static inline void verbs_share(struct heap *heap, value v, struct place place) {
    heap_incref_at(heap, v, place);
    if (!verbs_is_counted(heap, v))
        heap_place(heap, v, place); /* told to the trace */
}

/* To be given to heap_resized after the change. 0 when there is no trace. */
static inline int64_t verbs_size(struct heap *heap, object_id object) {
    return heap->trace ? object_size(heap, object) : 0;
}

/* Drops count temporaries of an array from the C heap, the last first or the first first, and frees the array. */
void verbs_drop_all(struct heap *heap, value *values, uint32_t count, bool last_first);

/* A container of a type: the built-in one or a class of the program. Steals the items. A subclass's attributes are the
 * caller's matter (instance.c). */
object_id list_make(struct heap *heap, object_id type, uint32_t count, const value *items);
object_id tuple_make(struct heap *heap, object_id type, uint32_t count, const value *items);
object_id dict_make(struct heap *heap, object_id type);
object_id set_make(struct heap *heap, object_id type, bool frozen);

/* set.c: the same order as set_next. */
bool set_next_hash(struct heap *heap, object_id set, uint32_t *position, int64_t *hash);
uint32_t set_table_size(const struct heap *heap, object_id set); /* places in its table */

/* dict.c: a dict that shares its keys with a class (a materialised __dict__, 3.11 on; see instance.c): its entries
 * stand in the order of the class's keys, in which they are visited and die; iteration goes by serial, in the order of
 * insertion. A key put in by any other verb makes it an ordinary dict. */
void dict_split(struct heap *heap, object_id dict); /* an empty one */
bool dict_is_split(const struct heap *heap, object_id dict);
/* Puts the value of the class's index-th name there (steals v). */
void dict_put_split(struct heap *heap, object_id dict, uint32_t index, value name, value v);
/* log2 of the slots of the table that CPython would have, 0: none. mixed: not all keys were texts. */
uint32_t dict_table(const struct heap *heap, object_id dict, bool *mixed);
/* Makes it an ordinary dict. */
void dict_unsplit(struct heap *heap, object_id dict);

/* class.c: a class object is dead: its number is free. For dealloc. */
void class_release(struct heap *heap, object_id class_object);
/* The index of `name` among the names that instances share, added if there is room and `add`; -1: none. */
int32_t class_shared_index(struct heap *heap, object_id class_object, value name, bool add);
/* An instance is born: each takes a little of the room for shared names. Source: init_inline_values. */
void class_count_instance(struct heap *heap, object_id class_object);
#endif
