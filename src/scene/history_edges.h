/* The references that are open while a record is read, and the routes that they share.
 * For: history.c only. Life: zeroed, edge_book_open / _close / _shift in the order of events, edge_book_destroy. */
#ifndef SCENE_HISTORY_EDGES_H
#define SCENE_HISTORY_EDGES_H
#include "history.h"

struct edge_book {
    struct owner_edges {
        uint64_t key;   /* (kind of owner, owner) + 1; 0: free */
        uint32_t first; /* index + 1 of its newest open edge */
    } * owners;
    size_t owner_size, owner_used; /* open addressing, a power of two */
    uint32_t *pairs;               /* by hash of (owner, target): index + 1 of the first route */
    size_t pair_size;
};

/* `edge` begins, from object or name `from` to object `to` (indices). Nothing when PAST_EDGES are kept already. */
void edge_book_open(struct edge_book *book, struct history *history, const struct past_edge *edge, uint32_t from,
                    uint32_t to, bool from_name, float label_width);
/* The edge at that place, if there is one, ends at `position`. O(open edges of the owner newer than it). */
void edge_book_close(struct edge_book *book, struct history *history, uint8_t role, uint32_t owner, uint32_t slot,
                     uint64_t position);
/* Items of owner from `slot` on moved by `by`: their edges end and go on under their new index. */
void edge_book_shift(struct edge_book *book, struct history *history, uint32_t owner, uint32_t slot, int64_t by,
                     uint64_t position);
void edge_book_destroy(struct edge_book *book);
#endif
