/* The kinds of object: what they hold, in which words, and the verbs that change them.
 * For: the interpreter. Not for: Python's rules about which verb is allowed (errors, lookup through classes): that is
 * the interpreter's; here a wrong index is a bug of the caller.
 * A function that says "steals v" takes over the caller's temporary; "borrowed" results are good until the next call
 * that may run Python code; "owned" ones are temporaries of the caller.
 * Whatever drops a reference may run Python code (see heap_decref), after the container already has its new contents. */
#ifndef MACHINE_OBJECTS_H
#define MACHINE_OBJECTS_H
#include "heap.h"

/* --- Lists: words are the items. Tuples the same. ------------------------------------------------------------------ */
object_id list_new(struct heap *heap, uint32_t count, const value *items /* steals each */); /* tracked */
static inline uint32_t sequence_length(const struct heap *heap, object_id sequence) { /* list or tuple */
    return heap->used[sequence];
}
value sequence_item(struct heap *heap, object_id sequence, uint32_t index);      /* borrowed */
/* list.extend with a list, tuple or another of known length; also a display of constants (3.9 on). Steals each. */
void list_extend(struct heap *heap, object_id list, uint32_t count, const value *items);
void list_append(struct heap *heap, object_id list, value v);                    /* steals v */
void list_insert(struct heap *heap, object_id list, uint32_t index, value v);    /* steals v; index <= length */
void list_set(struct heap *heap, object_id list, uint32_t index, value v);       /* steals v; then drops the old one */
value list_take(struct heap *heap, object_id list, uint32_t index);              /* removes it; owned (list.pop) */
/* l[from:to] = items (steals each): the slice is replaced first, then the old items die, last first (list_ass_slice). */
void list_replace(struct heap *heap, object_id list, uint32_t from, uint32_t to, uint32_t count, const value *items);
void list_clear(struct heap *heap, object_id list);                              /* empty first, then items last first */
/* order[i]: the old index of what shall stand at i; a permutation of 0..length-1. */
void list_permute(struct heap *heap, object_id list, const uint32_t *order);
/* list.sort: takes all items out, as temporaries in an array that list_settle frees; the list is empty meanwhile. */
value *list_lift(struct heap *heap, object_id list, uint32_t *count, uint32_t *room);
bool list_is_lifted(const struct heap *heap, object_id list); /* still: nothing was put in meanwhile */
/* Puts them back, then drops what came into the list meanwhile, last first. */
void list_settle(struct heap *heap, object_id list, value *items, uint32_t count, uint32_t room);
/* Tracked at birth, but from 3.14 on only when an item may be tracked; the empty tuple is one static object. */
object_id tuple_new(struct heap *heap, uint32_t count, const value *items /* steals each */);

/* --- Dicts: 4 words an entry in insertion order: value, key, hash, serial; deleted ones have a null key. ----------- */
/* Tracked when the first trackable key or value comes in (3.14 on: at birth). flags: OBJECT_IS_NAMESPACE for globals. */
object_id dict_new(struct heap *heap, uint32_t object_flags);
uint32_t dict_length(const struct heap *heap, object_id dict);
/* Lookups. found: 1, 0, or -1 when __eq__ or __hash__ raised. key must be hashable (value_hash). */
int dict_get(struct heap *heap, object_id dict, value key, value *found);        /* borrowed */
int dict_set(struct heap *heap, object_id dict, value key, value v);             /* increfs key if new; steals v (also at -1); then drops the old value */
/* The same for a key that dict_next just gave for dict `from`: its hash is kept there, so no __hash__ is called. */
int dict_get_kept(struct heap *heap, object_id dict, object_id from, uint32_t position, value key, value *found);
int dict_set_kept(struct heap *heap, object_id dict, object_id from, uint32_t position, value key, value v);
int dict_delete(struct heap *heap, object_id dict, value key);                   /* removes the entry, then drops key, value */
int dict_take(struct heap *heap, object_id dict, value key, value *v);           /* pop: removes the entry; *v owned; drops key */
void dict_clear(struct heap *heap, object_id dict);
/* Iteration by position from 0: false at the end; positions stay good while nothing is inserted. Borrowed. */
bool dict_next(struct heap *heap, object_id dict, uint32_t *position, value *key, value *v);
/* The same backwards, from UINT32_MAX down. */
bool dict_previous(struct heap *heap, object_id dict, uint32_t *position, value *key, value *v);
bool dict_last(struct heap *heap, object_id dict, value *key, value *v);         /* popitem's; borrowed; false: empty */
/* The fast path for names: `name` is an interned text; VALUE_NULL when it isn't there. Borrowed. */
value dict_get_name(struct heap *heap, object_id dict, value name);
void dict_set_name(struct heap *heap, object_id dict, value name, value v);      /* steals v */
bool dict_delete_name(struct heap *heap, object_id dict, value name);            /* false: wasn't there */

/* --- Sets: CPython's table, probe for probe, so that iteration and death come in its order. ------------------------- */
object_id set_new(struct heap *heap, bool frozen);
uint32_t set_length(const struct heap *heap, object_id set);
int set_contains(struct heap *heap, object_id set, value v);
int set_add(struct heap *heap, object_id set, value v);       /* increfs if new; 1 added, 0 was there, -1 */
int set_discard(struct heap *heap, object_id set, value v);   /* 1 removed and dropped, 0 wasn't there, -1 */
void set_clear(struct heap *heap, object_id set);
bool set_next(struct heap *heap, object_id set, uint32_t *position, value *v); /* table order; borrowed */
value set_pop(struct heap *heap, object_id set);              /* owned; VALUE_NULL: empty */
/* Adds all of another set (set(s), update, copy, |): in one go, so that the order may differ from adding each. 0, or -1. */
int set_merge(struct heap *heap, object_id set, object_id other);
void set_presize(struct heap *heap, object_id set, uint32_t count); /* before a dict's count keys are added */
/* Each gets the other's members, table and all; where set_pop goes on stays. Source: set_swap_bodies. */
void set_swap(struct heap *heap, object_id a, object_id b);
void set_shed_dummies(struct heap *heap, object_id set);        /* after a difference was taken: a table with many is made anew */
void frozenset_finish(struct heap *heap, object_id set);      /* when its members are in: 3.15 untracks an atomic one */

/* hash(v): false when v is unhashable (list, dict, set: *unhashable_type is their type) or __hash__ raised. Numbers, tuples and
 * frozensets exactly as CPython 3.8+; identity hashes of ours. */
bool value_hash(struct heap *heap, value v, int64_t *hash, object_id *unhashable_type);
/* v is a plain value, or an object whose == is identity or structure that needs no Python code. 1, 0; -1: an exception is set. */
int value_equal_key(struct heap *heap, value a, value b);

/* --- Classes ------------------------------------------------------------------------------------------------------- */
enum { CLASS_SLOTS_MOST = 64, SHARED_KEYS_MOST = 30 /* SHARED_KEYS_MAX_SIZE; more distinct names: a dict object */ };

/* What C code knows of a class; the references it holds (name is a text; bases, mro, dict are objects) are words of the class object. */
struct class_info {
    object_id class_object;
    value name;                 /* interned */
    const char *module;         /* NULL: built in; else "__main__" */
    enum kind instance_kind;    /* KIND_INSTANCE, or the built-in kind that it extends */
    value slots[CLASS_SLOTS_MOST]; /* interned names in traverse order: most-derived class first, each sorted */
    uint16_t slot_count;
    bool old_style;             /* 2.7: made without a base: what messages call an instance */
    bool has_dict, has_weakref; /* instances have a place for a __dict__, for weak references */
    bool has_finalizer;         /* __del__ is found through the mro; kept by class_attributes_changed */
    bool has_own_equal, has_own_hash; /* __eq__, __hash__ come from the program */
    bool unhashable;            /* __hash__ is None, or __eq__ came without a __hash__ */
    bool instances_have_gc;     /* a GC header: everything but object() itself (to 3.7: and slotless classes) */
    bool has_values;            /* instances keep values beside shared keys, no dict, until one is asked for */
    value *shared_keys;         /* names in the order in which instances first defined them; up to SHARED_KEYS_MOST */
    uint32_t shared_count;
    uint8_t shared_room;        /* for names more; each instance takes one away, too, down to 1 (init_inline_values) */
};
/* Words of a class object, in the order opposite to type_traverse's: */
enum class_word { CLASS_BASE, CLASS_BASES, CLASS_MRO, CLASS_DICT, CLASS_WORDS };

/* A class of the program. bases: tuple (steals); mro: tuple, itself first (the interpreter computes the C3 order of the
 * others and gives that as `mro_rest`, borrowed ids); dict: the namespace (steals). Builds what CPython builds beside it (bases, mro tuple, getset
 * descriptors as the profile has them), so that a dropped class is as many garbage objects as in CPython. Tracked. Owned. */
object_id class_new(struct heap *heap, value name, object_id bases, const object_id *mro_rest, uint32_t mro_rest_count,
                    object_id dict, const value *slots, uint32_t slot_count, bool own_dict, bool own_weakref);
/* A built-in class: static. base 0: object itself. The first of its instance_kind is heap->types[instance_kind]; KIND_NONE
 * for those whose instances are plain values. */
object_id class_new_static(struct heap *heap, const char *name, object_id base, enum kind instance_kind);
void class_release(struct heap *heap, object_id class_object); /* for dealloc: the class object is gone */
void classes_destroy(struct heap *heap);                       /* for heap_destroy */
struct class_info *class_of(struct heap *heap, object_id class_object);
/* Looks `name` up through the mro; borrowed; VALUE_NULL when nowhere. *where (may be NULL): the class that has it. */
value class_lookup(struct heap *heap, object_id class_object, value name, object_id *where);
bool class_is_subclass(struct heap *heap, object_id class_object, object_id base);
/* To be called after the class's dict changed: refreshes has_finalizer, has_own_equal, ... of it and its subclasses. */
void class_attributes_changed(struct heap *heap, object_id class_object);

/* Puts names at the front of a new class's shared keys. Source: _PyDict_NewKeysForClass (Objects/dictobject.c, 3.14). */
void class_expect_keys(struct heap *heap, object_id class_object, const value *names, uint32_t count);

/* --- Instances: slots in traverse order, then values by shared key; or a dict object, as the profile has it. --------- */
/* Tracked; its class is referred to. For classes with instance_kind KIND_INSTANCE, LIST, DICT, SET (then an empty one). */
object_id instance_new(struct heap *heap, object_id class_object);
/* An instance of a class that extends tuple or frozenset. tuple: steals each; the frozenset is empty, fill it by set_add. */
object_id instance_new_tuple(struct heap *heap, object_id class_object, uint32_t count, const value *items);
object_id instance_new_frozenset(struct heap *heap, object_id class_object);
/* Own attributes only (slots and dict/values), not the class's. name interned. Borrowed; VALUE_NULL: not there. Works for any
 * object whose class has_dict or slots (subclasses of list, ... too). */
value instance_get(struct heap *heap, object_id object, value name);
/* False: the class has neither such a slot nor a dict. Steals v in either case. The old value dies last. */
bool instance_set(struct heap *heap, object_id object, value name, value v);
bool instance_delete(struct heap *heap, object_id object, value name);
/* The __dict__ object, made if need be (and then it is an object that counts). Borrowed; 0 when the class has_dict is false. */
object_id instance_dict(struct heap *heap, object_id object);
/* object.__dict__ = dict: steals it; the old attributes die. The class must have a dict. */
void instance_set_dict(struct heap *heap, object_id object, object_id dict);
/* Iteration over what __dict__ would show, without making it. */
bool instance_next(struct heap *heap, object_id object, uint32_t *position, value *name, value *v);

/* --- Everything else that only holds a fixed number of references: fields ------------------------------------------- */
/* Words are `fields`; field_names (static array of C strings, one for each field) label them in the trace; an object that grows ends them with NULL. Plain state goes into small numbers. */
object_id fields_new(struct heap *heap, enum kind kind, object_id type, uint32_t count, const value *fields /* steals each */,
                     const char *const *field_names, bool gc, bool track);
value field_get(struct heap *heap, object_id object, uint32_t index);            /* borrowed */
void field_set(struct heap *heap, object_id object, uint32_t index, value v);    /* steals v; drops the old one last */
value field_take(struct heap *heap, object_id object, uint32_t index);           /* owned; leaves null */

/* --- Weak references (weakref.c): source Objects/weakrefobject.c ---------------------------------------------------- */
/* A weak reference to object. callback VALUE_NULL or VALUE_NONE: none (then the one plain weak reference to it is shared and returned with
 * its count one higher, as CPython does). Steals callback. Tracked. Owned. type: weakref.ref, proxy type or a subclass. */
object_id weakref_new(struct heap *heap, object_id type, object_id object, value callback);
object_id weakref_target(const struct heap *heap, object_id weakref);            /* 0: dead; borrowed */
value weakref_callback(struct heap *heap, object_id weakref);                    /* borrowed; VALUE_NULL: none or used up */
/* What a weakref.KeyedRef remembers besides: visited and dropped before the callback. */
value weakref_key(const struct heap *heap, object_id weakref);                   /* borrowed; VALUE_NULL: none */
void weakref_set_key(struct heap *heap, object_id weakref, value key);           /* steals key */
uint32_t weakref_count(const struct heap *heap, object_id object);
/* The hash of what it refers (or referred) to, remembered since weakref_hash_set; false: not yet. */
bool weakref_hash(const struct heap *heap, object_id weakref, int64_t *hash);
void weakref_hash_set(struct heap *heap, object_id weakref, int64_t hash);
object_id weakref_next(const struct heap *heap, object_id weakref);              /* to the same object; the first is heap->weakrefs[object]; 0: last */
/* PyObject_ClearWeakRefs: those without callback first, then each callback, newest first. For dealloc. */
void weakref_clear_all(struct heap *heap, object_id object);
/* Makes one dead without calling anything (_PyWeakref_ClearRef); its callback reference stays. For the collectors. */
void weakref_clear(struct heap *heap, object_id weakref);
bool weakref_possible(struct heap *heap, object_id object);                      /* its type supports weak references */

/* --- Walking: what gc.get_referents gives, in tp_traverse's order ---------------------------------------------------- */
/* The values that object's tp_traverse visits, plain ones included, in order: appended to *out (grown with memory_reserve). */
struct value_list {
    value *items;
    size_t count, capacity;
};
void value_list_add(struct value_list *out, value v); /* borrowed; nothing for VALUE_NULL */
void object_referents(struct heap *heap, object_id object, struct value_list *out);
/* sys.getsizeof without and with the GC header: bytes as that CPython reports them. */
int64_t object_size(struct heap *heap, object_id object);
int64_t atom_size(const struct heap *heap, value v);
#endif
