/* The kinds of object: the ONE description of the words of each, and of the order in which they are visited and
 * dropped. For: the machine's own files (heap, dealloc, collectors, the kinds). Not for: other rooms; they use
 * objects.h.
 *
 * Words. A word is a value. A word with bit 31 set, and 0, is no reference; so visiting is the same loop for every
 * kind, in one of two directions. State that must stay in words (hashes, serials) carries bit 31. LIST, TUPLE       the
 * items DICT              entries of DICT_STRIDE words [value, key, hash | bit 31, serial as small number]; a deleted
 * entry has key and value null, and so has entry 0, which holds counts. A table of indices, if there is one: the store
 * block aux[dict] SET, FROZENSET    CPython's table, entries of SET_STRIDE words [member, hash | bit 31 twice, serial
 * as small number]; an empty one has a null member, a dummy one too (told apart by its hash words); two more behind
 * hold counts LIST              aux: how many items CPython would have allocated room for INSTANCE          [slots in
 * traverse order (class_info.slot_count)] [if has_dict: the __dict__ object or null] [values by the class's shared key
 * index]; aux: 0 or a store block (the order of insertion) CLASS             enum class_word all others        fields
 * in tp_traverse's order; aux: index of their names (kinds_names) A subclass of a built-in kind holds the payload in
 * its words as that kind does, and its own slots, __dict__ and values in the store block attributes[object], laid out
 * as INSTANCE words. (So dict and set subclasses have room for both tables.) A reference to the class itself, if
 * BIT_HEAP_TYPE, stands in type[].
 *
 * Order. Visiting (tp_traverse): attributes block, then for subclasses the class, then the payload; for INSTANCE the
 * words, then the class (subtype_traverse, Objects/typeobject.c). LIST, TUPLE, CLASS words are visited last first.
 * Dropping (tp_clear, tp_dealloc): kinds_drop_word; the same but for dict entries (key, then value), classes and
 * frames.
 *
 * __dict__ on request (3.11 on): the values move into the dict object (REF_MOVE each) and the instance holds the dict
 * only. 3.13.0 (profile.dict_hidden_from_instance): such a dict has BIT_SHARED_VALUES while its instance lives and it
 * was not resized: the collector visits its values through the instance, and neither the dict nor anything from the
 * dict.
 *
 * Finalizers: an object has one when its class_info.has_finalizer; a generator that needs no close (any more) says so
 * by BIT_FINALIZED. */
#ifndef MACHINE_KINDS_H
#define MACHINE_KINDS_H
#include "heap.h"
#include "objects.h"

enum { DICT_STRIDE = 4, DICT_VALUE = 0, DICT_KEY = 1, DICT_HASH = 2, DICT_SERIAL = 3 };
enum { SET_STRIDE = 4, SET_MEMBER = 0, SET_HASH = 1, SET_HASH_HIGH = 2, SET_SERIAL = 3 };

/* Sets of kinds, as bits. */
#define KIND_BIT(kind) (1u << (kind))
/* words visited last first */
#define KINDS_BACKWARD (KIND_BIT(KIND_LIST) | KIND_BIT(KIND_TUPLE) | KIND_BIT(KIND_CLASS))
/* have no tp_clear: somebody else must break the cycle */
#define KINDS_WITHOUT_CLEAR                                                                                            \
    (KIND_BIT(KIND_TUPLE) | KIND_BIT(KIND_BUILTIN) | KIND_BIT(KIND_METHOD) | KIND_BIT(KIND_ITERATOR) |                 \
     KIND_BIT(KIND_RANGE) | KIND_BIT(KIND_SLICE) | KIND_BIT(KIND_GENERATOR) | KIND_BIT(KIND_DESCRIPTOR) |              \
     KIND_BIT(KIND_SUPER))
/* whose tp_dealloc uses the trashcan */
#define KINDS_TRASHCAN                                                                                                 \
    (KIND_BIT(KIND_LIST) | KIND_BIT(KIND_TUPLE) | KIND_BIT(KIND_DICT) | KIND_BIT(KIND_SET) |                           \
     KIND_BIT(KIND_FROZENSET) | KIND_BIT(KIND_INSTANCE) | KIND_BIT(KIND_FRAME) | KIND_BIT(KIND_TRACEBACK))
/* whose words are fields with names in aux */
#define KINDS_OF_FIELDS                                                                                                \
    (~(KIND_BIT(KIND_NONE) | KIND_BIT(KIND_LIST) | KIND_BIT(KIND_TUPLE) | KIND_BIT(KIND_DICT) | KIND_BIT(KIND_SET) |   \
       KIND_BIT(KIND_FROZENSET) | KIND_BIT(KIND_INSTANCE) | KIND_BIT(KIND_CLASS)))

static inline bool kind_in(const struct heap *heap, object_id object, uint32_t kinds) {
    return kinds >> heap->kind[object] & 1;
}

/* Where a reference stands inside its holder. */
enum region { REGION_WORDS, REGION_ATTRIBUTES, REGION_TYPE };
struct spot {
    uint8_t region;   /* enum region */
    uint32_t word;    /* index within the region */
    object_id holder; /* whose region: another than the object visited only for a shared dict (3.13.0) */
};
struct place kinds_place(struct heap *heap, object_id holder, enum region region, uint32_t word);

/* Calls visit for each reference to an object, in tp_traverse's order, and says where it stands. Visit must change
 * nothing in the heap but gc_refs and lists. Inlined: visit should be a static inline function. */
typedef void kinds_visit(struct heap *heap, object_id target, struct spot spot, void *context);

static inline __attribute__((always_inline)) void kinds_visit_words(struct heap *heap, object_id holder,
                                                                    enum region region, uint32_t block, uint32_t count,
                                                                    bool backward, kinds_visit *visit, void *context) {
    const value *words = heap->words + block;
    if (backward) {
        for (uint32_t i = count; i-- > 0;)
            if (value_is_object(words[i]))
                visit(heap, words[i], (struct spot){(uint8_t)region, i, holder}, context);
    } else {
        for (uint32_t i = 0; i < count; i++)
            if (value_is_object(words[i]))
                visit(heap, words[i], (struct spot){(uint8_t)region, i, holder}, context);
    }
}

static inline __attribute__((always_inline)) void kinds_traverse(struct heap *heap, object_id object,
                                                                 kinds_visit *visit, void *context) {
    bool backward = KINDS_BACKWARD >> heap->kind[object] & 1;
    bool payload_last = heap->kind[object] != KIND_INSTANCE;
    uint8_t bits = heap->bits[object];
    if (__builtin_expect(bits & BIT_SHARED_VALUES, 0)) {
        if (heap->kind[object] == KIND_DICT)
            return; /* its instance visits what it holds */
        /* the instance of such a dict: its slots, then the dict's values in its stead */
        for (uint32_t i = 0; i < heap->used[object]; i++) {
            value v = heap->words[heap->block[object] + i];
            if (!value_is_object(v))
                continue;
            if (heap->kind[v] == KIND_DICT && (heap->bits[v] & BIT_SHARED_VALUES))
                kinds_visit_words(heap, v, REGION_WORDS, heap->block[v], heap->used[v], false, visit, context);
            else
                visit(heap, v, (struct spot){REGION_WORDS, i, object}, context);
        }
    } else if (__builtin_expect(payload_last && (bits & BIT_HEAP_TYPE), 0)) {
        uint32_t attributes = heap->attributes[object];
        if (attributes)
            kinds_visit_words(heap, object, REGION_ATTRIBUTES, attributes, store_length(heap, attributes), false, visit,
                              context);
        visit(heap, heap->type[object], (struct spot){REGION_TYPE, 0, object}, context);
        kinds_visit_words(heap, object, REGION_WORDS, heap->block[object], heap->used[object], backward, visit,
                          context);
        return;
    } else {
        kinds_visit_words(heap, object, REGION_WORDS, heap->block[object], heap->used[object], backward, visit,
                          context);
    }
    if (bits & BIT_HEAP_TYPE)
        visit(heap, heap->type[object], (struct spot){REGION_TYPE, 0, object}, context);
}

/* The index of the `step`-th word (from 0) that tp_dealloc drops, UINT32_MAX past the last. Words that are state only
 * are left out. The same order serves tp_clear. */
uint32_t kinds_drop_word(const struct heap *heap, object_id object, uint32_t step);

/* The names of an object's fields: registers the static array and gives the number to put into aux. */
uint32_t kinds_names(struct heap *heap, const char *const *names);
/* The name of field `word`, "" when there is none. */
const char *kinds_field_name(const struct heap *heap, object_id object, uint32_t word);

/* Whether a value in a tuple or dict is a reason to keep that tracked (_PyObject_GC_MAY_BE_TRACKED). */
bool kinds_may_be_tracked(const struct heap *heap, value v);

/* True when the object's class has __del__ (or it is a generator that may need a close) and it was not called yet. */
bool kinds_needs_finalizer(struct heap *heap, object_id object);

/* tp_clear: drops what the object holds, as its kind does; the object may die in here. No span of its own. */
void kinds_clear(struct heap *heap, object_id object);
#endif
