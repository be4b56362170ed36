/* When the collector will next run by itself, and why not yet: what each version's own rule says of a world.
 * For: the generations panel. Not for: running anything; the machine has the rules, these are its words for a person.
 * Sources: gc_collect_generations (classic, legacy), assess_work_to_do (incremental), gc_should_collect
 * (free-threaded). */
#ifndef TIMELINE_DUE_H
#define TIMELINE_DUE_H
#include "world.h"

enum due_state {
    DUE_DISABLED,       /* gc.disable() */
    DUE_THRESHOLD_ZERO, /* threshold0 is 0: the same */
    DUE_RUNNING,        /* one is going on: none starts inside it */
    DUE_LATER,          /* `more` new objects from now */
    DUE_NOW             /* over the threshold: at the next moment at which this version may run one */
};

struct due {
    enum due_state state;
    int generation;   /* that the run will be of, as things stand */
    int64_t more;     /* DUE_LATER: so many more new objects than freed ones */
    bool full_waits;  /* old (2) is due by its count, but the quarter rule holds it back */
    bool few_new;     /* free-threaded: a quarter of those that survived the last run is more than the threshold */
    int64_t pending, total; /* long_lived_pending and long_lived_total of the quarter rule */
    /* Incremental: */
    int64_t old_part; /* of the old so many are examined along with the new ones, at most; else 0 */
    bool marks_only;  /* the next one marks what the program can reach, and frees nothing */
    int64_t owed;     /* marking has done so much in advance that the next one does nothing; else 0 */
};

struct due due_of(const struct world *world);

/* Appends a sentence or two: which run comes next, when, and why so. */
void due_narrate(const struct world *world, struct text *out);
/* The same in the fewest words: "next: young (0), after 1 995 more". */
void due_narrate_briefly(const struct world *world, struct text *out);
#endif
