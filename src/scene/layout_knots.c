/* Who belongs together: strongly connected components by Tarjan's method with an explicit stack, the forest of who
 * referred to whom first, and the parts that have nothing to do with each other. */
#include "layout_parts.h"

#include "memory.h"

#include <stdlib.h>
#include <string.h>

struct adjacency {
    uint32_t *first; /* by object: where its targets begin; [count] is the end */
    uint32_t *targets;
};

static bool is_link(const struct past_route *route) {
    return !route->from_name && !route->weak && route->owner != route->target;
}

static struct adjacency adjacency_of(const struct layout *layout) {
    const struct history *history = layout->history;
    struct adjacency links = {.first = memory_alloc((layout->count + 2) * sizeof *links.first),
                              .targets = memory_alloc((history->route_count + 1) * sizeof *links.targets)};
    for (size_t i = 0; i < history->route_count; i++)
        if (is_link(&history->routes[i]))
            links.first[history->routes[i].owner + 1]++;
    for (size_t i = 0; i < layout->count; i++)
        links.first[i + 1] += links.first[i];
    uint32_t *fill = memory_alloc((layout->count + 1) * sizeof *fill);
    for (size_t i = 0; i < history->route_count; i++) {
        const struct past_route *route = &history->routes[i];
        if (is_link(route))
            links.targets[links.first[route->owner] + fill[route->owner]++] = route->target;
    }
    free(fill);
    return links;
}

static void components(struct layout *layout, const struct adjacency *links) {
    size_t n = layout->count;
    uint32_t *index = memory_alloc((n + 1) * sizeof *index), *low = memory_alloc((n + 1) * sizeof *low);
    uint32_t *next = memory_alloc((n + 1) * sizeof *next), *path = memory_alloc((n + 1) * sizeof *path);
    uint32_t *stack = memory_alloc((n + 1) * sizeof *stack);
    bool *on_stack = memory_alloc(n + 1);
    uint32_t clock = 0;
    size_t depth = 0, height = 0;
    for (size_t root = 0; root < n; root++) {
        if (index[root])
            continue;
        path[depth++] = (uint32_t)root;
        while (depth) {
            uint32_t at = path[depth - 1];
            if (!index[at]) {
                index[at] = low[at] = ++clock;
                next[at] = links->first[at];
                stack[height++] = at;
                on_stack[at] = true;
            }
            if (next[at] < links->first[at + 1]) {
                uint32_t target = links->targets[next[at]++];
                if (!index[target])
                    path[depth++] = target;
                else if (on_stack[target] && index[target] < low[at])
                    low[at] = index[target];
                continue;
            }
            depth--;
            if (depth && low[at] < low[path[depth - 1]])
                low[path[depth - 1]] = low[at];
            if (low[at] != index[at])
                continue;
            uint32_t member;
            do {
                member = stack[--height];
                on_stack[member] = false;
                layout->knot_of[member] = (uint32_t)layout->knot_count;
                layout->knots[layout->knot_count].members++;
            } while (member != at);
            layout->knot_count++;
        }
    }
    free(index), free(low), free(next), free(path), free(stack), free(on_stack);
}

/* A component is drawn as a ring only if it is one. Where more refers back and forth (children that know their parent,
 * a list linked both ways) a person draws the tree and lets the rest run back: each member becomes a knot of its own.
 */
static void split_tangles(struct layout *layout, const struct adjacency *links) {
    uint32_t *inner = memory_alloc((layout->knot_count + 1) * sizeof *inner);
    for (size_t i = 0; i < layout->count; i++)
        for (uint32_t e = links->first[i]; e < links->first[i + 1]; e++)
            inner[layout->knot_of[i]] += layout->knot_of[links->targets[e]] == layout->knot_of[i];
    uint32_t *first = memory_alloc((layout->knot_count + 1) * sizeof *first), whole = (uint32_t)layout->knot_count;
    bool *tangled = memory_alloc(layout->knot_count + 1);
    for (uint32_t k = 0; k < whole; k++)
        tangled[k] = layout->knots[k].members > 2 && inner[k] > layout->knots[k].members;
    for (size_t i = 0; i < layout->count; i++) {
        uint32_t k = layout->knot_of[i];
        if (!tangled[k])
            continue;
        layout->knots[k].members = 1; /* the first one keeps the knot */
        if (!first[k]++)
            continue;
        layout->knots[layout->knot_count].members = 1;
        layout->knot_of[i] = (uint32_t)layout->knot_count++;
    }
    free(first), free(tangled);
    free(inner);
}

/* Members in the order in which the cycle runs, from the first born: each time to the first target not yet there. */
static void order_members(struct layout *layout, const struct adjacency *links) {
    uint32_t filled = 0;
    bool *taken = memory_alloc(layout->count + 1);
    for (size_t k = 0; k < layout->knot_count; k++) {
        layout->knots[k].first_member = filled;
        filled += layout->knots[k].members;
        layout->knots[k].members = 0;
    }
    for (size_t i = 0; i < layout->count; i++) {
        struct layout_knot *knot = &layout->knots[layout->knot_of[i]];
        for (uint32_t at = (uint32_t)i; !taken[at];) {
            taken[at] = true;
            layout->members[knot->first_member + knot->members++] = at;
            for (uint32_t e = links->first[at]; e < links->first[at + 1]; e++) {
                uint32_t target = links->targets[e];
                if (!taken[target] && layout->knot_of[target] == layout->knot_of[i]) {
                    at = target;
                    break;
                }
            }
        }
    }
    free(taken);
}

static bool is_above(const struct layout *layout, uint32_t above, uint32_t knot) {
    for (uint32_t at = knot + 1; at; at = layout->knots[at - 1].parent)
        if (at - 1 == above)
            return true;
    return false;
}

static uint32_t find(uint32_t *leaders, uint32_t i) {
    while (leaders[i] != i)
        i = leaders[i] = leaders[leaders[i]];
    return i;
}

/* The parent is whoever was the first to refer to it, and if possible older: children that know their parent are not
 * above it. Weak references bind what nothing else does. */
static void plant(struct layout *layout, uint32_t *leaders) {
    const struct history *history = layout->history;
    for (int pass = 0; pass < 3; pass++) { /* older ones; any; weak references */
        for (size_t i = 0; i < history->route_count; i++) {
            const struct past_route *route = &history->routes[i];
            if (route->from_name || route->weak != (pass == 2) || (pass == 0 && route->owner > route->target))
                continue;
            uint32_t from = layout->knot_of[route->owner], to = layout->knot_of[route->target];
            leaders[find(leaders, to)] = find(leaders, from);
            if (from == to || layout->knots[to].parent || is_above(layout, to, from))
                continue;
            layout->knots[to].parent = from + 1;
        }
    }
}

static void link_children(struct layout *layout, uint32_t *leaders) {
    uint32_t *part_of = memory_alloc((layout->knot_count + 1) * sizeof *part_of);
    uint32_t *last_root = memory_alloc((layout->knot_count + 1) * sizeof *last_root);
    bool *done = memory_alloc(layout->knot_count + 1);
    for (size_t i = 0; i < layout->count; i++) { /* objects in the order of birth */
        uint32_t k = layout->knot_of[i], leader = find(leaders, k);
        if (done[k])
            continue;
        done[k] = true;
        if (!part_of[leader]) {
            part_of[leader] = (uint32_t)++layout->part_count;
            layout->parts[part_of[leader] - 1] = (struct layout_part){.start = PAST_FOREVER};
        }
        struct layout_knot *knot = &layout->knots[k];
        knot->part = part_of[leader] - 1;
        struct layout_part *part = &layout->parts[knot->part];
        uint32_t *head = &part->first, *last = &last_root[knot->part];
        if (knot->parent) {
            head = &layout->knots[knot->parent - 1].first_child;
            last = &layout->knots[knot->parent - 1].last_child;
        }
        if (*last)
            layout->knots[*last - 1].next = k + 1;
        else
            *head = k + 1;
        *last = k + 1;
    }
    free(part_of), free(last_root), free(done);
}

static void order_knots(struct layout *layout) {
    size_t filled = 0;
    for (size_t p = 0; p < layout->part_count; p++)
        for (uint32_t k = layout->parts[p].first; k; k = layout->knots[k - 1].next)
            layout->order[filled++] = k - 1;
    for (size_t i = 0; i < filled; i++)
        for (uint32_t k = layout->knots[layout->order[i]].first_child; k; k = layout->knots[k - 1].next)
            layout->order[filled++] = k - 1;
}

static void measure_lives(struct layout *layout) {
    for (size_t k = 0; k < layout->knot_count; k++) {
        layout->knots[k].start = PAST_FOREVER;
        layout->knots[k].end = 0;
    }
    for (size_t i = 0; i < layout->count; i++) {
        const struct past_object *past = &layout->history->objects[i];
        struct layout_knot *knot = &layout->knots[layout->knot_of[i]];
        knot->start = past->birth < knot->start ? past->birth : knot->start;
        knot->end = past->death > knot->end ? past->death : knot->end;
    }
    for (size_t i = layout->knot_count; i-- > 0;) {
        struct layout_knot *knot = &layout->knots[layout->order[i]];
        uint32_t children = 0, deepest = 0;
        knot->is_path = true;
        for (uint32_t k = knot->first_child; k; k = layout->knots[k - 1].next) {
            const struct layout_knot *child = &layout->knots[k - 1];
            children++;
            deepest = child->depth > deepest ? child->depth : deepest;
            knot->start = child->start < knot->start ? child->start : knot->start;
            knot->end = child->end > knot->end ? child->end : knot->end;
            knot->is_path &= child->is_path;
        }
        knot->is_path &= children <= 1;
        knot->depth = deepest + 1;
        struct layout_part *part = &layout->parts[knot->part];
        part->start = knot->start < part->start ? knot->start : part->start;
        part->end = knot->end > part->end ? knot->end : part->end;
    }
}

void layout_find_knots(struct layout *layout) {
    size_t n = layout->count + 1;
    layout->knots = memory_alloc(n * sizeof *layout->knots);
    layout->knot_of = memory_alloc(n * sizeof *layout->knot_of);
    layout->members = memory_alloc(n * sizeof *layout->members);
    layout->order = memory_alloc(n * sizeof *layout->order);
    layout->parts = memory_alloc(n * sizeof *layout->parts);
    uint32_t *leaders = memory_alloc(n * sizeof *leaders);
    struct adjacency links = adjacency_of(layout);
    components(layout, &links);
    split_tangles(layout, &links);
    order_members(layout, &links);
    for (size_t i = 0; i < n; i++)
        leaders[i] = (uint32_t)i;
    plant(layout, leaders);
    link_children(layout, leaders);
    order_knots(layout);
    measure_lives(layout);
    free(links.first), free(links.targets), free(leaders);
}
