/* Questions to ask before something happens: the author's own, and those made from the record.
 * For: predicting in the window (app_predict.c), tests. Not for: how a question looks, or what a key does.
 * Each has exactly one right answer, taken from what the record says happens next, and is answerable from what can be
 * seen where it is asked. A wrong option is what somebody with a named mistaken belief would say, and has words for that
 * person. Life: asked_init, (questions_author | questions_make, questions_grade)*, asked_destroy. */
#ifndef TIMELINE_QUESTIONS_H
#define TIMELINE_QUESTIONS_H
#include "timeline.h"

enum question_kind {
    QUESTION_AUTHOR,
    QUESTION_COUNT,       /* an object's refcount after the line */
    QUESTION_DEATHS,      /* which objects the line frees: click them */
    QUESTION_GC_REFS,     /* an object's gc_refs after subtract_refs */
    QUESTION_UNREACHABLE, /* which objects are found unreachable: click them */
    QUESTION_COLLECTED,   /* what gc.collect() returns */
    QUESTION_GENERATION,  /* where an object is after the collection */
    QUESTION_FINALIZERS,  /* in which order they run */
    QUESTION_GETREFCOUNT, /* what getrefcount prints */
    QUESTION_AUTOMATIC,   /* whether a collection starts by itself, and of what */
    QUESTION_KINDS
};

enum misconception {
    MISTAKE_NONE,
#define MISTAKE(name, key) MISTAKE_##name,
#include "misconceptions.def"
#undef MISTAKE
    MISTAKE_COUNT
};
extern const char *const misconception_names[MISTAKE_COUNT]; /* "": none */

enum { QUESTION_OPTIONS = 4 };

struct asked_option {
    struct text text, because;
    enum misconception mistake; /* NONE: the right one, or an author's */
    bool right;
};

struct asked {
    enum question_kind kind;
    uint64_t position; /* an event rest: the last moment that may be shown while it is open */
    uint64_t answered; /* the position at which the answer is true */
    size_t statement;  /* index of the STATEMENT_BEGIN that it is about */
    uint32_t line, times;
    uint32_t subject;  /* object number, 0: none */
    bool hides_count;  /* the subject's refcount is to be worked out, not read */
    struct text words, code;
    struct asked_option options[QUESTION_OPTIONS];
    int option_count;  /* 0: answered by clicking objects */
    uint32_t *objects; /* the right ones then */
    size_t object_count, object_capacity;
};

/* Which objects a person can see and click. NULL: all that are no definitions. */
struct question_filter {
    bool (*shows)(void *context, uint32_t object);
    void *context;
};

void asked_init(struct asked *asked);
void asked_destroy(struct asked *asked);

/* The first line with a question of its author's that begins in [from, to): where to ask it, with the index of its
 * STATEMENT_BEGIN; false when there is none. O(to - from). */
bool questions_next_author(const struct timeline *timeline, uint64_t from, uint64_t to, uint64_t *position,
                           size_t *statement);
/* Fills in the author's question for the statement that begins at that index (which has one). */
void questions_author(struct timeline *timeline, size_t statement, struct asked *asked);

/* Where the next line begins at or after `position`: its rest and index. False at the end of the program. */
bool questions_next_line(const struct timeline *timeline, uint64_t position, uint64_t *rest, size_t *statement);
/* How many questions can be made about the line that begins at `statement`; fills in the `number`-th (from 0, counted
 * round) unless there is none. asked may be NULL. O(objects + events of the line). Leaves the timeline at the question. */
size_t questions_make(struct timeline *timeline, size_t statement, const struct question_filter *filter, size_t number,
                      struct asked *asked);

/* Grades clicked objects. Appends words aimed at the first mistake, or for a right answer; *about: the object whose
 * holders those words speak of, 0 none. */
bool questions_grade(struct timeline *timeline, const struct asked *asked, const uint32_t *chosen, size_t count,
                     struct text *out, uint32_t *about);

/* A place that refers to an object. */
struct holder {
    uint8_t role;
    uint32_t owner, slot, label;
};
/* The places that refer to `object` where the question is asked and still do at its answer: what keeps it alive.
 * Those whose owner is among the question's right objects are left out. Returns how many were written. */
size_t questions_holders(struct timeline *timeline, const struct asked *asked, uint32_t object, struct holder *holders,
                         size_t room);
/* An object that the line lets go of and that lives on nevertheless; 0 when there is none. */
uint32_t questions_survivor(struct timeline *timeline, const struct asked *asked);
#endif
