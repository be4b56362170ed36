/* The steps of a collection, under CPython's names: a collector is a short recipe of these.
 * For: collectors. Not for: anybody else. Source: Modules/gcmodule.c up to 3.12, Python/gc.c from 3.13 on.
 * Each leaves every list sound. Those that may run Python code say so: then ids that are not held may have died. */
#ifndef MACHINE_STEPS_H
#define MACHINE_STEPS_H
#include "collector.h"
#include "gc_lists.h"
#include "kinds.h"

/* PHASE_BEGIN and PHASE_END around a step: index into the collector's phases. The end checks the heap in debug builds.
 */
void step_phase_begin(struct heap *heap, int phase);
void step_phase_end(struct heap *heap, int phase);

/* Those of classic recipes. gc_refs := refcount for each member. O(members). */
void step_update_refs(struct heap *heap, enum gc_list containers);
/* gc_refs of each one examined falls by one for each reference from a member. What was met among the
 * members: what wasn't need not be looked for later. O(members + references). */
struct step_seen {
    uint32_t kinds; /* KIND_BIT each */
    uint32_t bits;  /* enum object_bits */
};
struct step_seen step_subtract_refs(struct heap *heap, enum gc_list containers);
/* Members that nothing outside reaches end up in `unreachable`; the others stay, no longer examined, in the order in
 * which they were found reachable. The kinds (KIND_BIT) of all that were set aside for a time at least, so of all the
 * trash. O(members + references). */
uint32_t step_move_unreachable(struct heap *heap, enum gc_list young, enum gc_list unreachable);
/* Exact tuples, dicts, none of whose items may be tracked, leave the collector's lists. */
void step_untrack_tuples(struct heap *heap, enum gc_list head);
void step_untrack_dicts(struct heap *heap, enum gc_list head);

/* Before PEP 442: those with __del__ move to LIST_FINALIZERS, then all that these reach. */
void step_move_legacy_finalizers(struct heap *heap, enum gc_list unreachable);
void step_move_legacy_finalizer_reachable(struct heap *heap);
/* Those in LIST_FINALIZERS that have __del__ (with DEBUG_SAVEALL: all) are put into gc.garbage, all move to `old`. */
void step_handle_legacy_finalizers(struct heap *heap, enum gc_list old);

/* Weak references to the trash die; callbacks run, unless the weak reference is trash itself. The number of weak
 * references that were freed by their own callback. Runs Python code. */
int64_t step_handle_weakrefs(struct heap *heap, enum gc_list unreachable, enum gc_list old);
/* Its first half: those with callbacks to be called are held, on LIST_CALLBACKS. */
void step_queue_weakrefs(struct heap *heap, enum gc_list unreachable);
/* Calls __del__ of each that has one and was not finalized yet. Runs Python code. */
void step_finalize_garbage(struct heap *heap, enum gc_list collectable);
/* Looks again: what is reachable now, and all that it reaches, moves to `old` (to 3.8: everything, if anything is). */
void step_handle_resurrected_objects(struct heap *heap, enum gc_list unreachable, enum gc_list old);
/* Weak references to the trash die without their callbacks; from, or in, the trash alike. */
void step_clear_weakrefs(struct heap *heap, enum gc_list unreachable);
/* tp_clear of each in turn, until none is left. Runs Python code. */
void step_delete_garbage(struct heap *heap, enum gc_list collectable, enum gc_list old);

/* True when nobody could tell in which order such trash dies: no events, and nothing alive that would run Python code
 * at a death. kinds: of the trash. */
bool step_may_delete_quietly(const struct heap *heap, uint32_t kinds);
/* Then: the same outcome as step_delete_garbage, by going through the trash once. O(trash + references from it). */
void step_delete_quietly(struct heap *heap, enum gc_list collectable);

/* The incremental collector's. Marking: what the interpreter holds, and all that is reachable from it, moves from
 * LIST_YOUNG and LIST_MIDDLE to the end of LIST_OLD; how many did. The first one of a round counts the interpreter's own
 * objects, which are not simulated, too. O(marked + references). */
int64_t step_mark_at_start(struct heap *heap);
int64_t step_mark_stacks(struct heap *heap);
/* The first of LIST_MIDDLE, which must not be empty, and all of that list that it reaches move to the end of LIST_YOUNG;
 * how many did. Source: expand_region_transitively_reachable. */
int64_t step_expand_region(struct heap *heap);
/* Nothing is pending any more: what was visited is pending from now on, a new round begins. */
void step_completed_scavenge(struct heap *heap);

/* The free-threaded collector's (steps_free_threaded.c). All that is tracked is on LIST_YOUNG, in no order that matters;
 * LIST_OLD has what is known to be alive while a collection lasts. A worklist holds a reference to each of its members:
 * none dies before its turn. */
struct worklist {
    object_id *objects; /* the one to be popped first comes first */
    uint32_t count;
};
struct heap_walk;
/* Marking: what the interpreter holds, and all that is reachable from it, moves to LIST_OLD. O(marked + references). */
void step_mark_alive_from_roots(struct heap *heap);
/* gc_refs of each one walked: its count less the references from others walked. Tuples that need not be tracked leave.
 * One pass: an object's count is put down when it is first met, by the walk or by a reference. O(walked + references). */
void step_update_refs_of_heap(struct heap *heap, const struct heap_walk *walk);
/* What has gc_refs left, and all that it reaches, is examined no longer. O(walked + references). */
void step_mark_heap(struct heap *heap, const struct heap_walk *walk);
/* What is still examined is unreachable: held, moved to LIST_UNREACHABLE and pushed to the worklist, which so begins
 * with the last one walked. What is alive joins the others on LIST_YOUNG; how many live. */
int64_t step_scan_heap(struct heap *heap, const struct heap_walk *walk, struct worklist *unreachable);
/* The callbacks that were queued, the last one first. Runs Python code. */
void step_call_weakref_callbacks(struct heap *heap);
void step_finalize_worklist(struct heap *heap, const struct worklist *unreachable);   /* runs Python code */
void step_handle_resurrected_worklist(struct heap *heap, struct worklist *unreachable);
/* tp_clear of each, which is let go of then; how many there were. Runs Python code. The worklist is empty afterwards. */
int64_t step_delete_worklist(struct heap *heap, struct worklist *unreachable);

/* For the steps: object is no longer examined; it is put into gc.garbage; tp_clear of it, in its span. */
void step_end_examination(struct heap *heap, object_id object);
void step_keep_in_garbage(struct heap *heap, object_id object);
void step_call_clear(struct heap *heap, object_id object);
/* gc_refs of target falls by one for the reference in `spot`, which is told where events are. */
void step_subtract_ref(struct heap *heap, object_id target, struct spot spot);
/* Marking begins: visit(object). What never dies has no place on a list: then what it holds is a root. */
void step_visit_root(struct heap *heap, object_id object, kinds_visit *visit);
/* To 3.10 a generator's frame is an object of its own, in the same list: how many there are. O(the list, if any generator lives). */
int64_t step_count_frames(const struct heap *heap, enum gc_list list);

/* "gc: collectable <Node 0x...>" for each member. */
void step_debug_list(struct heap *heap, enum gc_list list, const char *message);
/* The free lists of lists, dicts, tuples are emptied. Source: clear_freelists. */
void step_clear_freelists(struct heap *heap);
#endif
