/* What sets one CPython version apart from another: ONE table. No other file compares versions.
 * For: any room of this wing that asks "does this version ...?". Adding a version is adding a row.
 * Each field is a fact about CPython, measured; docs/fidelity.md tells how. */
#ifndef MACHINE_PROFILE_H
#define MACHINE_PROFILE_H
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct sizes;

enum collector_name { COLLECTOR_CLASSIC, COLLECTOR_LEGACY, COLLECTOR_INCREMENTAL, COLLECTOR_FREE_THREADED };
enum instance_layout {
    INSTANCE_OWN_DICT,      /* to 3.10: a real dict object made at the first attribute */
    INSTANCE_VALUES,        /* 3.11, 3.12: values beside shared keys; a dict object takes them over when asked for */
    INSTANCE_INLINE_VALUES  /* 3.13 on: values inside the instance; a dict object shares them */
};
enum argument_ownership {
    ARGUMENTS_COPIED,       /* to 3.10: the caller's stack keeps its reference during the call */
    ARGUMENTS_MOVED         /* 3.11 on: the callee's locals take them over */
};
enum resurrection_rule { RESURRECTION_SAVES_ALL, RESURRECTION_SAVES_REACHED }; /* to 3.8; 3.9 on */
/* To 3.12: at 50 deep. 3.13 on: when the C stack runs out, thousands deep, and only until it is a little less deep:
 * nothing outside such a nest dies earlier for it, so here nothing is put off. */
enum trashcan_rule { TRASHCAN_NESTING, TRASHCAN_STACK };

/* `python3 FILE`: the counters as the file is about to be compiled, and what allocates before its own lines do. */
struct script_costs {
    int counts[3];
    int main_generation;      /* where __main__'s namespace lies then */
    int flat_code, nested_code, each_code; /* for the first function or class: in a file without, with nested ones; for each */
    int import_gc, import_weakref; /* of modules that were not loaded */
    int uncaught;             /* 3.13 on: what printing an uncaught exception allocates (it imports traceback) */
    bool namespace_found_late; /* 3.13.1 on: the namespace is older than its module, so the exit's first collection sets it
                                  aside, and it comes back behind all others */
};

struct profile {
    const char *name;        /* what a person asks for: "3.14" */
    const char *release;     /* "3.14.10" */
    int major, minor, micro; /* sys.version_info */
    const char *remark;      /* key of a word on it: "versions.3_14" in assets/strings */
    bool is_alias;           /* a second name; left out of `heapscope versions` */
    enum collector_name collector;
    int thresholds[3];
    enum instance_layout instances;
    enum argument_ownership arguments;
    enum resurrection_rule resurrection;
    enum trashcan_rule trashcan;
    int trashcan_depth;                  /* TRASHCAN_NESTING: nested deallocations before the rest is put off */
    bool collects_in_allocation;         /* to 3.11; else at the eval breaker */
    bool percent_is_formatted;           /* 3.11 on: 'text' % (a, b) makes no tuple */
    bool inlines_comprehensions;         /* 3.12 on (PEP 709): no function, no frame of their own */
    bool inlines_calls;                  /* 3.12 on: done before, a call of len, isinstance, type, list.append is no point where a collection may run */
    bool inlines_used_append;            /* 3.15: list.append too when its result is used */
    bool while_tests_below;              /* 3.12, 3.13: a while jumps back after its test, not before it */
    bool borrows_locals;                 /* 3.14 on */
    bool locals_die_last_first;          /* 3.14 on */
    bool dicts_always_tracked;           /* 3.14 on */
    bool atomic_tuples_born_untracked;   /* 3.14 on */
    bool plain_weakrefs_outlive_finalizers; /* 3.15 */
    bool clears_weakrefs_made_by_finalizers; /* 3.13.18, 3.14 on: again before delete_garbage */
    bool immortals_leave_lists;          /* 3.12 on: an immortal met by update_refs */
    bool dict_hidden_from_instance;      /* 3.13.0: a materialised __dict__ is not visited */
    bool counts_condemned_before_finalizers; /* 3.6 */
    bool callbacks_before_finalizer_at_death; /* 2.7 */
    bool has_finalized_flag;             /* 3.4 on */
    bool is_python_2;                    /* 2.7: the language itself: print, division, range, except, ... */
    bool stats_have_candidates;          /* 3.15 */
    uint32_t immortal_refcount;          /* what sys.getrefcount shows for one; 0: a small number */
    bool operands_die_first_first;       /* 3.11 to 3.13: a C call's arguments die first to last, else last to first */
    bool binary_drops_right_first;       /* 3.15: the operands of x + y and x[y] die right one first */
    bool operators_drop_right_first;     /* 3.14 on: those of x < y, x is y, x in y, x[y] = z, del x[y] */
    bool frames_hold_function;           /* 3.11 on: until 3.10 they hold its code, globals and cells alone */
    bool cells_stand_last;               /* to 3.10: a parameter that is a cell dies with the other cells, after the plain locals */
    bool methods_lend_self;              /* 3.8 to 3.10: calling a bound method, its object is the method's reference only */
    bool closure_holds_data;             /* 3.6: what WeakValueDictionary's callback does refers to the dict: a cycle once there are entries */
    bool stores_turn;                    /* 3.11 on: in a, b = x, y a local b is bound before a local a */
    bool constant_stores_turn;           /* 3.14 on: with constants x, y too */
    bool keywords_spread_all;            /* 3.8 to 3.14: __init__ called with keywords: the array holds the other arguments and self too */
    bool classes_expect_keys;            /* 3.14 on: shared keys begin with what methods assign to self, sorted */
    bool walks_tuples;                   /* 3.8 on: `for x in [a, b]` and `x in [a, b]` make a tuple */
    bool keywords_named_by_tuple;        /* 3.8 on: that array goes with a tuple of the names */
    bool special_methods_bound;          /* to 3.6: __init__, __del__, __repr__ ... are called as bound methods, which hold self */
    bool messages_qualify_functions;     /* 3.10 on: "Node.f() takes ..." */
    bool suggests_keywords;              /* 3.13 on: "got an unexpected keyword argument 'x'. Did you mean 'y'?" */
    bool wording_310, wording_311;       /* messages that were put in other words in 3.10, in 3.11 */
    bool suggests_names;                 /* 3.10 on, when printed: "Did you mean: 'x'?" */
    bool suggests_imports;               /* 3.12 on: "Did you forget to import 'gc'?" */
    bool unraisable_tells_what;          /* 3.14 on: "Exception ignored while calling deallocator ...:" */
    bool tells_no_dict;                  /* 3.13 on: "... and no __dict__ for setting new attributes" */
    bool unpack_tells_count;             /* 3.14 on: "too many values to unpack (expected 2, got 3)" */
    int small_int_most;                  /* 256, or 1024 */
    int start_counts[3];                 /* counters when the first line runs, measured; {0} where unknown */
    int marked_of_interpreter;           /* 3.14.0 to 3.14.4: objects of a fresh interpreter that mark_at_start meets */
    bool marks_alive;                    /* 3.14t: gc_mark_alive_from_roots before anything is counted */
    bool waits_for_memory;               /* 3.14t: no automatic run before the process took a tenth more memory */
    int process_kilobytes;               /* waits_for_memory: what a fresh interpreter takes: an estimate */
    bool defers_refcounts;               /* 3.13t, 3.14t: functions that are not nested, and classes, are freed by collections only */
    int64_t deferred_refcount;           /* what sys.getrefcount shows more for one of these */
    const struct sizes *sizes;           /* bytes and growth: sizes.h */
    int unraisable_leaves;               /* 3.15: printing the first error that is ignored imports modules; what they leave for the next
                                            collection to find, automatic ones being off */
    bool mro_before_descriptors;         /* 3.10 on: a class's mro is made before its slots' descriptors */
    bool classes_have_getsets;           /* to 3.14: __dict__ and __weakref__ of a class are objects that refer to it */
    bool every_class_has_gc;             /* 3.8 on: slotless ones too */
    bool equality_keeps_hash;            /* 2.7: a class with __eq__ and no __hash__ is hashed by identity */
    bool values_beside_slots;            /* 3.11, 3.12, 3.14 on: a class with slots and a dict needs no dict object either */
    bool values_beside_payload;          /* 3.14 on: nor a subclass of list, dict, set, frozenset */
    bool atomic_frozensets_untracked;    /* 3.15 */
    int freelist_list, freelist_dict, freelist_tuple; /* sizes of free lists (entries, tuples for each length) */
    bool freelists_stay;                 /* to 2.7: no collection empties those of lists and dicts, nearly full from the start */
    int freelist_method;                 /* bound methods, and as many built-in ones; 0: none (3.9 to 3.13) */
    int freelist_iterator;               /* of lists, and as many of tuples, 3.14 on; 0: none */
    int freelist_frame;                  /* frames, to 3.10: calls are objects, and each code keeps its first one; 0: none */
    bool comprehensions_ask_twice;       /* 3.13.18: iter() of what it runs over, and of what that gave */
    bool list_repr_holds;                /* 2.7, 3.13.1 on: the item whose text it takes */
    bool print_packs;                    /* 3.6, 3.11 to 3.13: print() makes a tuple of what it is to print */
    bool first_print_leaves_one;         /* 3.11: something that counts is made by the first print() and stays */
    int residents[2];                    /* objects that a fresh interpreter holds: what gc.get_objects() lists after a first full
                                            collection; of a script, and under the oracle */
    bool types_pack;                     /* to 3.8: calling a built-in class makes a tuple of the arguments */
    bool type_packs;                     /* to 3.9: calling type does */
    bool values_pack;                    /* to 3.12: calling str, int, float, bool does */
    int freelist_tuple_longest;          /* 19 to 3.10, 20 from 3.11 on */
    bool instances_leave_trashcan_full;  /* to 3.7: what an instance's death put off waits for another container's death */
    bool special_methods_take_tuple;     /* 2.7: and a tuple of its arguments holds self once more */
    bool has_is_finalized;               /* 3.9 on */
    bool has_freeze;                     /* 3.7 on: gc.freeze, and its line in DEBUG_STATS */
    struct script_costs script;
    bool exit_clears_names;              /* 2.7: the exit sets __main__'s names to None, and collects no more */
    bool finalizers_left_stay;           /* to 3.7: weakref.finalize with atexit = False keeps what it holds past the exit */
    bool closed_generators_keep_function; /* 3.13.0: closing one that waits where no handler does clears its locals alone */
    bool unstarted_generators_keep;      /* 3.12, 3.13.0: closing a generator that never ran leaves it its arguments */
    bool stats_tell_zero;                /* 3.8 on: DEBUG_STATS says "0 unreachable, 0 uncollectable" */
};

extern const struct profile profiles[];
extern const size_t profile_count;

/* The profile for a name as a person types it ("3.13", "3.13.0", "3.14.2", "3.14.10", "3.13t"); NULL when there is none. A bare minor is its
 * latest release; a patch maps to the row whose behaviour it has. */
const struct profile *profile_find(const char *name);
/* The newest released classic one. */
const struct profile *profile_default(void);
#endif
