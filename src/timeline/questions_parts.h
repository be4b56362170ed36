/* What the files of questions share among themselves.
 * For: questions*.c only. */
#ifndef TIMELINE_QUESTIONS_PARTS_H
#define TIMELINE_QUESTIONS_PARTS_H
#include "questions.h"

/* What is known of an object at a moment. */
struct snap {
    bool alive, seen, examined; /* seen: a person can point at it */
    uint8_t list, flags;
    int64_t refcount, gc_refs;
};

/* A line and what is about to happen on it, while questions about it are made. */
struct maker {
    struct timeline *timeline;
    const struct question_filter *filter;
    size_t statement;            /* index of its begin */
    uint64_t here, end;          /* positions: where one asks; when it has run */
    uint32_t line, objects;      /* object numbers there are at its end */
    const char *code;            /* the line's text, no indentation */
    size_t code_length;
    struct snap *before, *after; /* [1 .. objects] */
    struct found_collection {    /* the first one on the line; begin 0: none */
        uint64_t begin, end;     /* positions after COLLECTION_BEGIN, COLLECTION_END */
        uint64_t subtracted, moved; /* positions after subtract_refs and move_unreachable; 0: it has none */
        int generation, others;  /* others: collections after it on the same line */
        bool asked_for, same;    /* by gc.collect(); the objects that are seen are as they were `here` */
        int64_t collected;       /* and uncollectable */
    } collection;
    size_t offered, wanted;
    struct asked *asked;
};

/* The next question that there could be: true when it is the one to fill in; then words, objects, options follow. */
bool offer(struct maker *maker, enum question_kind kind, uint32_t subject);

/* Whole numbers to choose from. */
struct guesses {
    int64_t right;
    struct guess {
        int64_t value;
        enum misconception mistake;
    } wrong[QUESTION_OPTIONS - 1];
    int count;
};
/* Adds a wrong one unless it is taken, negative or right, or there are enough. */
void guess(struct guesses *guesses, int64_t value, enum misconception mistake);
/* Fills the options in, smallest first. */
void offer_guesses(struct maker *maker, const struct guesses *guesses);

/* An option in words. Its feedback is made from mistake or, for the right one, the kind of question. */
void add_option(struct maker *maker, const char *text, enum misconception mistake);
/* The numbers that the feedback may speak of. */
struct told {
    int64_t before, after;
};
void add_because(struct maker *maker, struct asked_option *option, struct told told);

/* Fills in asked->words from "predict.ask_KIND"; of a collection, of what it examines. */
void ask_words(struct maker *maker);
void add_object(struct maker *maker, uint32_t object);

bool is_seen_name(const struct world *world, const struct world_ref *ref); /* a reference from a name */

void make_counts(struct maker *maker);
void make_getrefcount(struct maker *maker);
void make_deaths(struct maker *maker);
void make_unreachable(struct maker *maker);
void make_gc_refs(struct maker *maker);
void make_collected(struct maker *maker);
void make_generations(struct maker *maker);
void make_automatic(struct maker *maker);
void make_finalizers(struct maker *maker);
#endif
