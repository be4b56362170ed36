/* The simulated heap: objects by id, counted references, the collector's lists.
 * For: the kinds of object (objects.h), the collectors, the interpreter. Not for: other wings; they see the trace.
 *
 * Layout: struct of arrays indexed by object id, because a collection of a million objects touches only refcount,
 * gc_refs, the links and the words of references. What an object holds stands in `words`, one block for each object,
 * blocks by size class: no allocation for a reference.
 *
 * Ownership. A reference is always held at a place (enum role). The C code that works on values holds temporaries:
 * what heap_incref adds and heap_decref drops is ROLE_TEMP. heap_place hands a temporary over to a place; heap_take
 * takes one out of a place. Each appends exactly one event when a trace is on.
 *
 * Life: heap_init (with hooks and profile), use, heap_destroy (frees memory, runs nothing). */
#ifndef MACHINE_HEAP_H
#define MACHINE_HEAP_H
#include "atoms.h"
#include "profile.h"
#include "trace.h"

struct collector;
struct class_info;

enum kind {
    KIND_NONE,       /* a free id */
    KIND_LIST, KIND_TUPLE, KIND_DICT, KIND_SET, KIND_FROZENSET,
    KIND_INSTANCE,   /* of a class made by the program, or of object itself */
    KIND_CLASS, KIND_FUNCTION, KIND_BUILTIN, KIND_METHOD, KIND_MODULE, KIND_CELL, KIND_WEAKREF,
    KIND_ITERATOR,   /* every iterator that C code makes: fields[0..], state in small numbers */
    KIND_RANGE, KIND_SLICE, KIND_GENERATOR, KIND_FRAME, KIND_TRACEBACK, KIND_DESCRIPTOR, KIND_SUPER,
    KIND_COUNT
};

/* A place that holds a reference; see enum role. `owner` is an object id (a frame number for ROLE_LOCAL), `label` a
 * value: the attribute's name, the dict's key; its repr is taken only when a trace is on. */
struct place {
    uint8_t role;
    uint32_t owner;
    uint32_t slot;
    value label;
};

enum object_bits {
    BIT_TRACKED = 1,       /* on one of the lists */
    BIT_SHARED_VALUES = 2, /* 3.13.0: a dict whose values its instance visits, and that instance: see kinds.h */
    BIT_FINALIZED = 4,     /* _PyGC_PREV_MASK_FINALIZED */
    BIT_STATIC = 8,        /* not counted, never dies: built-in types and functions, modules */
    BIT_DYING = 16,        /* inside its deallocation */
    BIT_HAS_WEAKREFS = 32, /* is referred to by weak references */
    BIT_HEAP_TYPE = 64,    /* its type is a class of the program: the instance holds a reference to it */
    BIT_GC = 128           /* has a GC header: its allocation counts, it may be tracked */
};

/* What the machine needs from whoever runs Python code. None may be NULL once objects can die. */
struct heap_hooks {
    void *context;
    /* Calls object's __del__ (or a generator's close). Prints, but does not propagate, exceptions. Must not free object. */
    void (*finalize)(void *context, object_id object);
    /* Calls the callback of a weak reference with it. The same about exceptions. */
    void (*callback)(void *context, object_id weakref, value callback);
    /* gc.callbacks: calls each with "start" or "stop" and the info. */
    void (*gc_callbacks)(void *context, bool start, int generation, int64_t collected, int64_t uncollectable, int64_t candidates);
    /* gc.set_debug output on standard error */
    void (*debug_print)(void *context, const char *line);
    /* Python's == and hash() for keys that are not plain: called only for those. equal: 1, 0, -1 an exception is set. */
    int (*equal)(void *context, value a, value b);
    bool (*hash)(void *context, value v, int64_t *hash); /* false: an exception is set */
    /* Visits what the interpreter itself holds: the newest frame's names, function, operands from the top down, then the
     * frame that called it, ...; dicts of its modules. For collectors that mark. May be NULL: there is nothing. */
    void (*roots)(void *context, void (*visit)(struct heap *heap, object_id object), struct heap *heap);
    /* What a kind needs besides the words it holds when it dies: FRAME, GENERATOR. May be NULL. */
    void (*dead)(void *context, object_id object);
    /* What a static object is called where it stands at a place: "<built-in function print>". May be NULL: "<TYPE>". */
    void (*describe)(void *context, object_id object, struct text *out);
};

/* gc_refs of one that is not being examined, and of one in the tentatively unreachable list. */
enum gc_refs_state { GC_REFS_IDLE = -1, GC_REFS_UNREACHABLE = INT32_MIN };

/* heap->birth_flags: the object is static: BIT_STATIC, no events, no number; as an owner it counts as outside, as a
 * value at a place it is told like a plain one. */
enum {
    BIRTH_STATIC = 1 << 16,
    BIRTH_BY_TYPE = 1 << 17 /* by calling its type: PyType_GenericAlloc takes nothing from a free list */
};

/* More words than this in one object end the program as memory that ran out does; callers check what a person may ask for. */
enum { HEAP_WORDS_MOST = 1 << 27 };

struct generation {
    int64_t threshold, count;
};
struct gc_stats {
    int64_t collections, collected, uncollectable, candidates;
};

struct heap {
    /* By object id. [0] is unused, ids 1..LIST_COUNT-1 are the heads of the lists (enum gc_list; kind KIND_NONE), objects
     * start at LIST_COUNT. See gc_lists.h */
    int32_t *refcount;
    int32_t *gc_refs;          /* while it is examined: 0..refcount, or enum gc_refs_state */
    uint32_t *size_told;       /* the size as the trace has it last, likewise */
    int32_t *gc_refs_told;     /* gc_refs as the trace has it last: written only while a trace is on */
    uint32_t *next, *previous; /* on its gc list */
    uint8_t *bits;             /* enum object_bits */
    uint8_t *list;             /* enum gc_list */
    uint8_t *kind;             /* enum kind */
    uint8_t *block_class;      /* size class of its block; 0: none */
    uint32_t *block;           /* offset into words */
    uint32_t *used;            /* words in use */
    object_id *type;           /* its class */
    uint32_t *aux;             /* by kind: class: index of its class_info; dict: store block of its index table;
                                  instance: of its order; list: room; kinds of fields: kinds_names; others 0 */
    uint32_t *attributes;      /* instance of a built-in kind's subclass: store block of its slots, dict, values; others 0 */
    uint8_t *flags;            /* enum object_flag, given at birth */
    uint8_t *bin;              /* free-threaded: where CPython's allocator put it, 0 not known yet: see heap_walk.h */
    uint32_t *weakrefs;        /* first weak reference to it (an object id), 0 none */
    uint32_t *number;          /* its number in the trace: never used again */
    uint32_t *elsewhere;       /* debug builds: references held at places that are no object's (temporaries, locals) */
    uint32_t count, capacity;  /* ids handed out so far (the greatest is count - 1), room */
    uint32_t free_id;          /* first free id, linked by next: last freed, first used, as malloc does */
    uint32_t birth_flags;      /* for the next heap_new, which zeroes it: enum object_flag, BIRTH_... */
    uint32_t numbers;          /* last number given */
    uint32_t live;             /* objects alive */
    uint32_t alive[KIND_COUNT]; /* of each kind */
    bool holds_ids;            /* freed ids wait: see dealloc.h */
    uint32_t held_ids;
    uint32_t python_calls;     /* finalizers and callbacks called so far */
    uint32_t live_limit;       /* more is a limit reached: heap->limit_hit */
    bool limit_hit;

    value *words;              /* the store of blocks */
    size_t word_count, word_capacity;
    uint32_t free_blocks[32];  /* by size class */
    const char *const **field_names; /* see kinds_names */
    size_t field_name_count, field_name_capacity;

    struct atoms atoms;
    struct class_info *classes;
    size_t class_count, class_capacity;
    uint32_t class_free;       /* no number of a class below this is free */
    object_id types[KIND_COUNT];        /* the built-in class of each kind; KIND_INSTANCE: object */
    object_id member_type, getset_type; /* of the descriptors that stand in a class's dict */
    object_id empty_tuple;

    struct heap_hooks hooks;
    const struct profile *profile;
    const struct collector *collector;
    struct trace *trace;       /* NULL: off */
    uint64_t modifications;

    /* The collector's state: one interpreter has one. */
    struct generation generations[3];
    uint32_t list_length[LIST_COUNT];
    object_id cursor;          /* next object of a walk during which objects die: see gc_lists.h */
    int64_t long_lived_total, long_lived_pending;
    int64_t foreign_trash;     /* what the next collection finds of objects that are not simulated */
    int64_t residents, residents_frozen; /* what a fresh interpreter holds and no list shows: part of long_lived_total; gc.freeze() takes them out */
    struct gc_stats stats[3];
    bool enabled, collecting, pending; /* pending: due at the next eval-breaker point */
    bool quiet;                /* no allocation triggers (start-up, tear-down) */
    struct {                   /* collector_incremental.c */
        bool collects;         /* the phase: false GC_PHASE_MARK, true GC_PHASE_COLLECT */
        int visited_space;     /* which of old[0], old[1] LIST_OLD is: the other one is LIST_MIDDLE */
        int64_t work_to_do;
        int64_t other_count;   /* of the space that is not the visited one */
        int64_t marked;
    } increment;
    struct {                   /* collector_free_threaded.c */
        int64_t local_count;   /* allocations that are not in generations[0].count yet */
        int64_t deferred_count; /* allocations after which a run was due, but memory had not grown enough */
        int64_t bytes, most_bytes, last_bytes; /* of blocks: now, at most since the start, most after the last run */
    } free_threaded;
    int debug;
    object_id garbage;         /* the list gc.garbage */
    object_id callbacks;       /* the list gc.callbacks */
    int64_t freelist_list, freelist_dict, freelist_tuple[21]; /* entries on them now; tuples by length */
    int64_t freelist_method, freelist_builtin, freelist_frame;
    object_id pooled_iterators[2]; /* the types of a list's and a tuple's iterator, 0: not told; whoever makes them tells */
    int64_t freelist_iterator[2];

    /* Deallocation in progress: a work list instead of C recursion. */
    struct dealloc_frame *deallocs;
    size_t dealloc_count, dealloc_capacity;
    uint32_t trashcan_nesting;
    object_id trashcan;        /* objects put off, linked by next */
};

void heap_init(struct heap *heap, const struct profile *profile, const struct heap_hooks *hooks, struct trace *trace);
void heap_destroy(struct heap *heap);

/* An object of C code's own that comes and goes (a tuple of arguments, a frame): counted as any other, drawn nowhere.
 * Only exact built-in kinds; `words` is a tuple's length. */
void heap_passing_begin(struct heap *heap, enum kind kind, uint32_t words);
void heap_passing_end(struct heap *heap, enum kind kind, uint32_t words);
/* The same for an object that goes: `type` is its own, 0 where none has to do with it. */
void heap_give_back(struct heap *heap, enum kind kind, uint32_t words, object_id type);
/* The free list that an exact object of that kind goes to, and how many it takes; NULL: none. */
int64_t *heap_freelist(struct heap *heap, enum kind kind, uint32_t words, object_id type, int *most);
/* A new object of `kind` with `words` words (all VALUE_NULL, all in use) and count 1, held as a temporary by the caller.
 * If type is a class of the program (KIND_CLASS, not static) it is referred to: BIT_HEAP_TYPE.
 * type: its class (an object id; 0 only while the first types are made). `gc`: has a GC header: the allocation is counted,
 * may run a collection (up to 3.11, before the newborn is tracked) or make one due. The newborn is untracked: heap_track.
 * Source: _PyObject_GC_New, _PyObject_GC_Link (gcmodule.c). Amortised O(words). */
object_id heap_new(struct heap *heap, enum kind kind, object_id type, uint32_t words, bool gc);
/* Makes room for at least `words` in object's block; those in use keep their places, what is past them is undefined. `used`
 * stays. May move the whole store: pointers into words are stale after any call that allocates. */
void heap_room(struct heap *heap, object_id object, uint32_t words);
static inline value *heap_words(struct heap *heap, object_id object) {
    return heap->words + heap->block[object];
}
/* Blocks of the store that are no object's words (index tables, attributes): zeroed, given back by hand. The length may
 * be set to less or, within the room, more. heap_dealloc gives back aux of dicts and sets, and attributes. */
uint32_t store_new(struct heap *heap, uint32_t words);      /* the offset of its first word, never 0 */
uint32_t store_grown(struct heap *heap, uint32_t block, uint32_t words); /* block (may be 0) given back, its words copied */
void store_free(struct heap *heap, uint32_t block);         /* 0 is allowed */
static inline uint32_t store_length(const struct heap *heap, uint32_t block) {
    return heap->words[block - 1];
}
/* Puts object at the end of the young list, or takes it off its list. Nothing happens if it is so already. */
void heap_track(struct heap *heap, object_id object);
void heap_untrack(struct heap *heap, object_id object);

/* Out of line: events and ends. */
/* An event about an object. The caller fills in the other fields of `rest`; kind and object are set here. */
static inline __attribute__((always_inline)) void heap_emit(struct heap *heap, int kind, object_id object, struct event rest) {
    rest.kind = (uint8_t)kind;
    rest.object = object ? heap->number[object] : 0;
    trace_emit(heap->trace, rest);
}
void heap_emit_birth(struct heap *heap, object_id object); /* OBJECT_NEW */
/* String numbers for the trace: the label of a place; how a plain value or a static object is written. */
uint32_t heap_label(struct heap *heap, struct place place);
uint32_t heap_value_label(struct heap *heap, value v);
/* To be called after the size of an object changed, with what it was: OBJECT_SIZE. Cheap when no trace is on. */
void heap_resized(struct heap *heap, object_id object, int64_t before);
void heap_emit_ref(struct heap *heap, int kind, value v, struct place from, struct place to);
void heap_dealloc(struct heap *heap, object_id object);

#define PLACE_TEMP ((struct place){ROLE_TEMP, 0, 0, VALUE_NULL})
static inline struct place place_at(enum role role, uint32_t owner, uint32_t slot, value label) {
    return (struct place){(uint8_t)role, owner, slot, label};
}
static inline bool place_is_object(struct place place) {
    return place.role != ROLE_TEMP && place.role != ROLE_LOCAL && place.role != ROLE_OUTSIDE;
}

/* One more reference, held as a temporary (or at place). Nothing happens for VALUE_NULL. */
static inline void heap_incref_at(struct heap *heap, value v, struct place place) {
    if (value_is_object(v)) {
        if (heap->bits[v] & BIT_STATIC)
            return;
        heap->refcount[v]++;
#ifndef NDEBUG
        heap->elsewhere[v] += !place_is_object(place);
#endif
        if (__builtin_expect(heap->trace != NULL, 0))
            heap_emit_ref(heap, EVENT_REF_ADD, v, PLACE_TEMP, place);
    } else if (value_is_atom(v)) {
        heap->atoms.items[v & 0x3FFFFFFFu].refcount++;
    }
}
static inline void heap_incref(struct heap *heap, value v) {
    heap_incref_at(heap, v, PLACE_TEMP);
}

/* One reference less. At 0 the object dies before this returns (or, past the trashcan's depth, a little later): weak
 * references are cleared, callbacks and __del__ run, what it held is dropped in CPython's order. So any Python code may
 * run in here: hold what you need, and read it again afterwards. */
static inline void heap_decref_at(struct heap *heap, value v, struct place place) {
    if (value_is_object(v)) {
        if (heap->bits[v] & BIT_STATIC)
            return;
        heap->refcount[v]--;
#ifndef NDEBUG
        heap->elsewhere[v] -= !place_is_object(place);
#endif
        if (__builtin_expect(heap->trace != NULL, 0))
            heap_emit_ref(heap, EVENT_REF_DROP, v, place, PLACE_TEMP);
        if (heap->refcount[v] == 0)
            heap_dealloc(heap, v);
    } else if (value_is_atom(v)) {
        if (--heap->atoms.items[v & 0x3FFFFFFFu].refcount == 0)
            atom_free(heap, v);
    }
}
static inline void heap_decref(struct heap *heap, value v) {
    heap_decref_at(heap, v, PLACE_TEMP);
}

/* Hands a reference from one place to another; the count does not change. The caller writes the word itself. Also tells
 * the trace about plain values that appear at (or leave) an object's or frame's place. */
void heap_move_traced(struct heap *heap, value v, struct place from, struct place to);
static inline void heap_move(struct heap *heap, value v, struct place from, struct place to) {
#ifndef NDEBUG
    if (value_is_object(v) && !(heap->bits[v] & BIT_STATIC))
        heap->elsewhere[v] += (uint32_t)place_is_object(from) - (uint32_t)place_is_object(to);
#endif
    if (__builtin_expect(heap->trace != NULL, 0))
        heap_move_traced(heap, v, from, to);
}
static inline void heap_place(struct heap *heap, value v, struct place to) {
    heap_move(heap, v, PLACE_TEMP, to);
}
static inline void heap_take(struct heap *heap, value v, struct place from) {
    heap_move(heap, v, from, PLACE_TEMP);
}

/* Runs a collection that became due (3.12 on: the eval breaker). Called by the interpreter at function entry, backward
 * jump and after a C call; cheap when heap->pending is false. Source: _Py_HandlePending, _Py_RunGC. */
void heap_run_pending(struct heap *heap);
/* One more allocation would make an automatic run due, or one is due. */
bool heap_is_full(const struct heap *heap);

/* The youngest generation's count goes up, and a collection runs (to 3.11) or becomes due (3.12 on) when it is over the
 * threshold; goes down, never below 0. Source: _PyObject_GC_Link, PyObject_GC_Del; in 3.14.0 to 3.14.4
 * _PyObject_GC_TRACK, _PyObject_GC_UNTRACK. */
void heap_count_new(struct heap *heap);
void heap_count_gone(struct heap *heap);

/* A reference count of 0 is the end of an object, unless counting is deferred: then a collection finds it. */
static inline bool heap_is_dead(const struct heap *heap, object_id object) {
    return heap->refcount[object] == 0 && !(heap->flags[object] & OBJECT_IS_DEFERRED);
}

/* Debug builds: every invariant of the heap; prints what is wrong and aborts. O(heap). Release builds: nothing. */
void heap_check(struct heap *heap);

/* An event about the object, for callers outside the machine: fills in its number. */
uint32_t heap_number(const struct heap *heap, object_id object); /* 0 for 0 */

/* id(x): looks like an address, is the same while the object lives, and may come again after its death. */
uint64_t heap_address(const struct heap *heap, value v);
#endif
