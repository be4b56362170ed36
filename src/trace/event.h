/* What an event is: the one record on which everything that a person sees is built.
 * For: the machine and the interpreter (which write events) and the timeline (which reads them): the two wings meet
 * here only. Not for: how events are kept (trace.h) or shown. */
#ifndef TRACE_EVENT_H
#define TRACE_EVENT_H
#include <stdbool.h>
#include <stdint.h>

enum event_kind {
    EVENT_NONE,
#define EVENT(kind, name, span) EVENT_##kind,
#include "events.def"
#undef EVENT
    EVENT_KIND_COUNT
};

enum event_span { SPAN_point, SPAN_begin, SPAN_end };

/* Who holds a reference. */
enum role {
    ROLE_NONE,
    ROLE_TEMP,    /* operands and C temporaries; owner, slot 0; no label */
    ROLE_LOCAL,   /* owner: frame number; slot: index; label: the name */
    ROLE_BORROWED, /* 3.14 on: the same place, but the reference is the caller's: no count of its own (REF_BORROW) */
    ROLE_ATTR,    /* owner: instance or class; slot: index (for a class: dict serial); label: attribute's name */
    ROLE_ITEM,    /* owner: list or tuple; slot: index */
    ROLE_KEY,     /* owner: dict; slot: serial number of the entry, never reused; label: repr of the key */
    ROLE_VALUE,   /* the same for the value; in a globals dict label is the name */
    ROLE_MEMBER,  /* owner: set; slot: serial number of the member */
    ROLE_FIELD,   /* owner: any other object; slot: field's index; label: its name ("callback", "__self__", ...) */
    ROLE_TYPE,    /* owner: instance, object: its class */
    ROLE_OUTSIDE, /* C code, a frame left out of a snapshot: what a graph's refcount exceeds its references by */
    ROLE_COUNT
};

enum object_flag {
    OBJECT_IS_DEFINITION = 1, /* class, function, module, and what only they are made of: folded in the picture */
    OBJECT_IS_NAMESPACE = 2,  /* a module's globals dict: drawn as a frame of names */
    OBJECT_HAS_FINALIZER = 4, /* its type has __del__ */
    OBJECT_IS_INTERNAL = 8,   /* iterators and the like: drawn only on request */
    OBJECT_IS_ATOMLIKE = 16,  /* an object of a graph that stands for a plain value */
    OBJECT_IS_DEFERRED = 32   /* free-threaded: only a collection frees it, however low its count is */
};

enum gc_list {
    LIST_NONE, LIST_YOUNG, LIST_MIDDLE, LIST_OLD, LIST_PERMANENT, LIST_UNREACHABLE, LIST_FINALIZERS,
    LIST_STILL_UNREACHABLE, /* of handle_resurrected_objects */
    LIST_CALLBACKS,         /* weak references whose callbacks are to be called (wrcb_to_call) */
    LIST_COUNT
};

enum gc_setting {
    SETTING_ENABLED, SETTING_DEBUG, SETTING_LONG_LIVED_TOTAL, SETTING_LONG_LIVED_PENDING,
    SETTING_INCREMENT_WORK,     /* work_to_do of the incremental collector; below 0: increments wait */
    SETTING_INCREMENT_COLLECTS, /* 0: its next increment only marks (GC_PHASE_MARK), 1: GC_PHASE_COLLECT */
    SETTING_LOCAL_COUNT, /* free-threaded: allocations of this thread that the common count doesn't know of yet */
    SETTING_COUNT
};

struct event {
    uint8_t kind;          /* enum event_kind */
    uint8_t role, role2;   /* enum role */
    uint8_t depth;         /* how many spans are open, this one not counted; at most 255 */
    uint32_t line;         /* of the program, the innermost statement's; 0 before the first */
    uint32_t object, owner, other; /* numbers of objects or frames, from 1; 0: none */
    uint32_t slot, slot2;
    uint32_t label, label2; /* string numbers; 0: "" */
    int64_t before, after;
};

/* Objects are numbered within their type and their kind: 0 what a person sees, 1 internal, 2 a definition's, 3 a
 * namespace; so the first dict that a program makes is dict #1. */
static inline unsigned trace_kind(uint32_t flags) {
    return flags & OBJECT_IS_NAMESPACE ? 3 : flags & OBJECT_IS_DEFINITION ? 2 : flags & OBJECT_IS_INTERNAL ? 1 : 0;
}

/* What stands before the type then: "", "definition ", "namespace ". */
static inline const char *trace_kind_words(uint32_t flags) {
    unsigned kind = trace_kind(flags);
    return kind == 3 ? "namespace " : kind == 2 ? "definition " : "";
}

/* The owner is a frame. */
static inline bool role_is_of_frame(uint8_t role) {
    return role == ROLE_LOCAL || role == ROLE_BORROWED;
}

/* A bit for each kind that is the begin, the end of a span, or neither. */
#define EVENT(kind, name, span) | (uint64_t)(SPAN_##span == SPAN_begin) << EVENT_##kind
static const uint64_t event_begins = 0
#include "events.def"
#undef EVENT
    ;
#define EVENT(kind, name, span) | (uint64_t)(SPAN_##span == SPAN_end) << EVENT_##kind
static const uint64_t event_ends = 0
#include "events.def"
#undef EVENT
    ;
_Static_assert(EVENT_KIND_COUNT <= 64, "event_begins has a bit for each; pack.h has six bits for it");
_Static_assert(ROLE_COUNT <= 16, "pack.h has four bits for it");

extern const char *const event_names[EVENT_KIND_COUNT];
enum { EVENT_KIND_ROOM = 64 /* kinds that a packed event can tell */ };
extern const uint8_t event_spans[EVENT_KIND_ROOM]; /* enum event_span; what is no kind is a point */
extern const char *const role_names[ROLE_COUNT];
extern const char *const gc_list_names[LIST_COUNT];

/* Ends with what it began: the begin kind of an end kind. */
enum event_kind event_begin_of(enum event_kind end);
#endif
