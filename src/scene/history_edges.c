#include "history_edges.h"

#include "memory.h"

#include <stdlib.h>
#include <string.h>

enum { PAIR_SIZE = 8192, OWNERS_LEAST = 256 };

static uint64_t mixed(uint64_t key) {
    key ^= key >> 31;
    key *= 0x9E3779B97F4A7C15U;
    return key ^ key >> 29;
}

static uint64_t owner_key(uint8_t role, uint32_t owner) {
    return ((uint64_t)role_is_of_frame(role) << 32 | owner) + 1;
}

static struct owner_edges *cell_of(struct owner_edges *cells, size_t size, uint64_t key) {
    size_t at = mixed(key) & (size - 1);
    while (cells[at].key && cells[at].key != key)
        at = (at + 1) & (size - 1);
    return &cells[at];
}

static struct owner_edges *owner_edges(struct edge_book *book, uint8_t role, uint32_t owner) {
    if ((book->owner_used + 1) * 2 > book->owner_size) {
        size_t size = book->owner_size ? book->owner_size * 2 : OWNERS_LEAST;
        struct owner_edges *cells = memory_alloc(size * sizeof *cells);
        for (size_t i = 0; i < book->owner_size; i++)
            if (book->owners[i].key)
                *cell_of(cells, size, book->owners[i].key) = book->owners[i];
        free(book->owners);
        book->owners = cells;
        book->owner_size = size;
    }
    struct owner_edges *cell = cell_of(book->owners, book->owner_size, owner_key(role, owner));
    if (!cell->key) {
        cell->key = owner_key(role, owner);
        book->owner_used++;
    }
    return cell;
}

/* A route between the two on which nothing runs now, or a new one. */
static uint32_t free_route(struct edge_book *book, struct history *history, uint32_t from, uint32_t to, bool from_name,
                           bool weak, uint64_t position) {
    if (!book->pairs) {
        book->pairs = memory_alloc(PAIR_SIZE * sizeof *book->pairs);
        book->pair_size = PAIR_SIZE;
    }
    uint64_t key = (uint64_t)from << 33 | (uint64_t)to << 1 | from_name;
    uint32_t *head = &book->pairs[mixed(key) & (PAIR_SIZE - 1)];
    for (uint32_t at = *head; at; at = history->routes[at - 1].next_of_pair) {
        const struct past_route *route = &history->routes[at - 1];
        if (route->owner == from && route->target == to && route->from_name == from_name && route->weak == weak &&
            history->edges[route->edge].end <= position)
            return at - 1;
    }
    memory_reserve(&history->routes, &history->route_capacity, history->route_count + 1, sizeof *history->routes);
    history->routes[history->route_count++] = (struct past_route){
        .owner = from, .target = to, .from_name = from_name, .weak = weak, .start = position, .next_of_pair = *head};
    *head = (uint32_t)history->route_count;
    return *head - 1;
}

void edge_book_open(struct edge_book *book, struct history *history, const struct past_edge *edge, uint32_t from,
                    uint32_t to, bool from_name, float label_width) {
    if (history->edge_count == PAST_EDGES) {
        history->cut = true;
        return;
    }
    uint32_t number = free_route(book, history, from, to, from_name, edge->weak, edge->start);
    struct past_route *route = &history->routes[number];
    struct owner_edges *owner = owner_edges(book, edge->role, edge->owner);
    memory_reserve(&history->edges, &history->edge_capacity, history->edge_count + 1, sizeof *history->edges);
    struct past_edge *added = &history->edges[history->edge_count++];
    *added = *edge;
    added->route = number;
    added->next_of_owner = owner->first;
    owner->first = (uint32_t)history->edge_count;
    route->edge = owner->first - 1;
    route->end = PAST_FOREVER;
    route->label_width = label_width > route->label_width ? label_width : route->label_width;
}

static void end_edge(struct history *history, uint32_t edge, uint64_t position) {
    history->edges[edge].end = position;
    history->routes[history->edges[edge].route].end = position;
}

void edge_book_close(struct edge_book *book, struct history *history, uint8_t role, uint32_t owner, uint32_t slot,
                     uint64_t position) {
    struct owner_edges *cell = owner_edges(book, role, owner);
    for (uint32_t *at = &cell->first; *at; at = &history->edges[*at - 1].next_of_owner) {
        const struct past_edge *edge = &history->edges[*at - 1];
        if (edge->role == role && edge->slot == slot) {
            uint32_t ended = *at - 1;
            *at = edge->next_of_owner;
            end_edge(history, ended, position);
            return;
        }
    }
}

void edge_book_shift(struct edge_book *book, struct history *history, uint32_t owner, uint32_t slot, int64_t by,
                     uint64_t position) {
    uint32_t at = owner_edges(book, ROLE_ITEM, owner)->first, kept = 0, *link = &kept;
    owner_edges(book, ROLE_ITEM, owner)->first = 0;
    while (at) {
        struct past_edge edge = history->edges[at - 1];
        if (edge.role != ROLE_ITEM || edge.slot < slot) {
            *link = at;
            link = &history->edges[at - 1].next_of_owner;
            at = *link;
            *link = 0;
            continue;
        }
        const struct past_route route = history->routes[edge.route];
        end_edge(history, at - 1, position);
        at = edge.next_of_owner;
        edge.slot = (uint32_t)((int64_t)edge.slot + by);
        edge.start = position;
        edge.end = PAST_FOREVER;
        edge_book_open(book, history, &edge, route.owner, route.target, route.from_name, route.label_width);
    }
    /* What was not moved goes behind the ones that were opened anew. */
    uint32_t *tail = &owner_edges(book, ROLE_ITEM, owner)->first;
    while (*tail)
        tail = &history->edges[*tail - 1].next_of_owner;
    *tail = kept;
}

void edge_book_destroy(struct edge_book *book) {
    free(book->owners);
    free(book->pairs);
    *book = (struct edge_book){0};
}
