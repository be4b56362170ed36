/* The world at one moment: objects, who refers to whom, frames, the collector's lists, counts: all that events tell.
 * For: anything that asks what is true at a moment. Not for: moments themselves (timeline.h) or pictures (scene).
 * world_apply and world_revert are exact inverses: applied forward and back, the world is the same, in every order of
 * its lists. Both are amortised O(1), but O(length) for ITEMS_SHIFT and for LIST_MERGE of the shorter-lived list.
 * Life: world_init, world_apply / world_revert in order, world_destroy. */
#ifndef TIMELINE_WORLD_H
#define TIMELINE_WORLD_H
#include "trace.h"

/* One reference, or one plain value, at a place. Temporaries are counted in world_object.temporaries instead. */
struct world_ref {
    uint8_t role;           /* enum role; ROLE_NONE: a free record */
    uint32_t owner;         /* object, or (role_is_of_frame) frame */
    uint32_t slot, label;
    uint32_t target;        /* object referred to; 0: a plain value */
    uint32_t value;         /* string number of the plain value's repr; 0 when target is set */
    uint32_t next_of_owner, previous_of_owner; /* record numbers, by slot order (items: ascending index) */
    uint32_t next_of_target, previous_of_target;
};

struct world_object {
    uint32_t type, name;    /* string numbers */
    uint8_t flags;          /* enum object_flag */
    uint8_t list;           /* enum gc_list: on which it is now */
    bool alive;             /* between object_new and object_free */
    bool examined;          /* being examined: COLLECTING, gc_refs is meaningful */
    bool finalized;
    bool dying;             /* inside its dealloc span */
    int64_t refcount, gc_refs;
    int64_t size;           /* bytes */
    uint32_t temporaries;   /* references held by temporaries now */
    uint32_t outside;       /* references held from outside */
    uint32_t first_out, last_out; /* world_ref records that it owns, in order */
    uint32_t first_in, last_in; /* world_ref records that refer to it: by role, owner, slot, whatever came first */
    uint32_t weak_target;   /* a weak reference's referent, 0: dead or not one */
    uint32_t list_previous, list_next; /* on its gc list */
    uint32_t birth_line;
    uint32_t birth_ordinal; /* the how-manieth object born on that line, from 1 */
    uint32_t type_ordinal;  /* the how-manieth of its type, from 1: Node #2; what is never drawn counts by
                               itself */
    uint64_t birth;         /* event number, from 1 */
};

struct world_frame {
    uint32_t name;          /* string number; "<module>" for the module */
    uint32_t globals;       /* object number of the namespace for a module's frame, else 0 */
    uint32_t caller;        /* frame number, 0: none */
    uint32_t first_local, last_local; /* world_ref records */
    uint32_t line;          /* statement being run in it */
    uint32_t entries;       /* how often it was entered: a generator's frame more than once */
    bool open;
};

/* How many were born of a type (key: string number; those that are never drawn apart from the others) or on a line
 * (key: line). */
struct world_tally {
    struct world_tally_cell {
        uint32_t key, count;
    } *cells;               /* open addressing; key 0 is free */
    size_t size, used;
};

/* A span that is open, with what was true around it. */
struct world_span {
    uint32_t subject;       /* object, or frame for statements and calls */
    uint32_t frame, statement_line, reason, frame_line, caller;
    int collection, phase;
    uint8_t kind;           /* of its begin */
    bool was;               /* the subject was dying, or the frame open, already */
};

struct world {
    const struct trace *trace;
    struct world_object *objects; /* [1 .. object_count] by number */
    uint32_t object_count;
    size_t object_capacity;
    struct world_frame *frames;   /* [1 .. frame_count] */
    uint32_t frame_count;
    size_t frame_capacity;
    uint32_t frame;               /* the innermost open one, 0: none */
    struct world_ref *refs;       /* [1 .. ) records; use the functions below */
    size_t ref_count, ref_capacity;
    uint32_t free_ref;
    uint32_t *ref_index;          /* (role, owner, slot) to record: open addressing, a power of two */
    size_t ref_index_size, refs_used;
    struct world_tally types, lines;
    struct world_span *spans;     /* open now, outermost first */
    size_t span_count, span_capacity;
    const uint32_t *partners;     /* from world_match_spans, owned by whoever made it; NULL: looked for when needed */
    uint32_t list_first[LIST_COUNT], list_last[LIST_COUNT], list_length[LIST_COUNT];
    int64_t counts[3], thresholds[3], settings[SETTING_COUNT];
    int collection;               /* generation being collected, -1: none */
    uint32_t collection_reason;   /* string number */
    int phase;                    /* index into the header's phases, -1: none */
    int64_t collected, uncollectable; /* of the last collection that ended */
    uint32_t live;                /* objects alive that are no definitions and not internal */
    int64_t live_bytes;
    uint32_t statement_line;      /* innermost statement begun and not ended, 0: none */
    uint64_t position;            /* how many events are applied */
};

void world_init(struct world *world, const struct trace *trace);
void world_destroy(struct world *world);
void world_apply(struct world *world, const struct event *event);
void world_revert(struct world *world, const struct event *event);
/* The same with the event of that index of a record. */
void world_apply_at(struct world *world, const struct trace *trace, size_t index);
void world_revert_at(struct world *world, const struct trace *trace, size_t index);
void world_copy(struct world *to, const struct world *from); /* `to` initialised or a world; a deep copy, for keyframes */
bool world_equal(const struct world *a, const struct world *b); /* for tests: every field, refs in order */
size_t world_bytes(const struct world *world);           /* that a copy takes */

/* For each event of a recorded trace: for an end, its begin; for a COLLECTION_BEGIN, the last COLLECTION_END before it;
 * as index + 1, 0 for none. With it in world->partners, reverting an end is O(1). Free with free(). O(events). */
uint32_t *world_match_spans(const struct trace *trace);

/* NULL for a number that was never born (a stale id is caught, not followed). */
const struct world_object *world_object(const struct world *world, uint32_t number);
const struct world_ref *world_ref(const struct world *world, uint32_t record); /* NULL for 0 */

/* The number of references to `number` that the world can list: arrows + temporaries + outside. Equals its refcount at
 * every moment; tests hold the machine to that. O(references to it). */
int64_t world_holders(const struct world *world, uint32_t number);

/* "Node #2", "list #1", or a definition's own name; written to `out`. */
void world_name(const struct world *world, uint32_t number, struct text *out);
#endif
