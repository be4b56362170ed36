/* Finding objects of a world by what a person types: "Node #2", "n1", ".partner", "refcount>2", "old", "garbage".
 * For: the find field. Not for: going to what was found (app) or ringing it (scene).
 * A query is a few terms with spaces between them; an object has to answer to each. A term is
 *   #2               the second of its type (Node #2 is two terms)
 *   .partner         it has that attribute, or field
 *   refcount>2       also gc_refs, size, generation, line (that made it), id (the number after #); = != < <= > >=
 *   garbage ...      untracked, finalized, examined, weak; the words for generations: young, middle, old, permanent
 *   any other word   its type begins so, it is called so, or a name so called refers to it
 * Life: a value. */
#ifndef TIMELINE_FIND_H
#define TIMELINE_FIND_H
#include "world.h"

enum { FIND_TERMS = 8, FIND_WORD = 64 };

enum find_kind { FIND_WORD_TERM, FIND_NUMBER, FIND_ATTRIBUTE, FIND_COMPARISON };
enum find_fault { FIND_GOOD, FIND_NEEDS_NUMBER, FIND_UNKNOWN_FIELD, FIND_TOO_LONG };

struct find {
    struct find_term {
        enum find_kind kind;
        char word[FIND_WORD];
        int field, relation; /* of a comparison */
        int64_t number;
    } terms[FIND_TERMS];
    size_t count;
    enum find_fault fault;
    char bad[FIND_WORD]; /* the term that is no good */
};

/* False, with the fault and the bad term, when the query means nothing; an empty one has no terms and is good. */
bool find_parse(struct find *find, const char *query);
/* matched[n] (n = 0 .. world->object_count) becomes true for each living object that answers to all terms; definitions
 * and what is internal are passed over. `reachable` is graph_reachable's. Returns how many; none without a term.
 * O(objects + references). */
uint32_t find_matches(const struct world *world, const struct find *find, const bool *reachable, bool *matched);
#endif
