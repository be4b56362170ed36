#include "graph.h"

#include "memory.h"

#include <stdlib.h>
#include <string.h>

/* A walk along the references: objects to go on from, each once. */
struct walk {
    bool *seen; /* by object number */
    uint32_t *queue;
    size_t count;
};

static void visit(struct walk *walk, const struct world *world, uint32_t number) {
    const struct world_object *object = world_object(world, number);
    if (object && object->alive && !walk->seen[number]) {
        walk->seen[number] = true;
        walk->queue[walk->count++] = number;
    }
}

/* Held by no object: by a temporary, from outside, or as the globals of a module that runs. One temporary of an object
 * that was set aside is the collector's own: it holds what it is taking down. */
static bool is_root(const struct world_object *object) {
    return object->temporaries > (object->list == LIST_UNREACHABLE) || object->outside;
}

/* Everything reachable without passing through `without` (0: nothing is left out). */
static void walk_from_roots(const struct world *world, bool *seen, uint32_t without) {
    struct walk walk = {seen, memory_alloc(((size_t)world->object_count + 1) * sizeof(uint32_t)), 0};
    memset(seen, 0, (size_t)world->object_count + 1);
    if (without)
        seen[without] = true;
    for (uint32_t n = 1; n <= world->object_count; n++)
        if (is_root(&world->objects[n]))
            visit(&walk, world, n);
    for (uint32_t f = 1; f <= world->frame_count; f++) {
        if (world->frames[f].open)
            visit(&walk, world, world->frames[f].globals);
        for (uint32_t r = world->frames[f].first_local; r; r = world->refs[r].next_of_owner)
            visit(&walk, world, world->refs[r].target);
    }
    for (size_t i = 0; i < walk.count; i++)
        for (uint32_t r = world->objects[walk.queue[i]].first_out; r; r = world->refs[r].next_of_owner)
            visit(&walk, world, world->refs[r].target);
    if (without)
        seen[without] = false;
    free(walk.queue);
}

void graph_reachable(const struct world *world, bool *reachable) {
    walk_from_roots(world, reachable, 0);
}

uint32_t graph_keeps_alive(const struct world *world, uint32_t object, bool *held) {
    size_t count = (size_t)world->object_count + 1;
    const struct world_object *keeper = world_object(world, object);
    memset(held, 0, count);
    if (!keeper || !keeper->alive)
        return 0;
    bool *with = memory_alloc(count);
    walk_from_roots(world, with, 0);
    uint32_t found = 1;
    if (with[object]) {
        walk_from_roots(world, held, object);
        for (size_t n = 1; n < count; n++) {
            held[n] = with[n] && !held[n] && n != object;
            found += held[n];
        }
    }
    held[object] = true;
    free(with);
    return found;
}

/* Why alive: breadth first, from the object back to a root
 * ------------------------------------------------------------- */

static bool is_root_record(const struct world *world, const struct world_ref *ref) {
    if (role_is_of_frame(ref->role))
        return true;
    const struct world_object *owner = world_object(world, ref->owner);
    return owner && owner->alive && (owner->flags & OBJECT_IS_NAMESPACE || is_root(owner));
}

size_t graph_why_alive(const struct world *world, uint32_t object, uint32_t *chain, size_t room) {
    if (!world_object(world, object) || !world_object(world, object)->alive)
        return 0;
    size_t count = (size_t)world->object_count + 1, length = 0;
    struct walk walk = {memory_alloc(count), memory_alloc(count * sizeof(uint32_t)), 0};
    uint32_t *onward = memory_alloc(count * sizeof *onward), root = 0; /* record that leads from it towards `object` */
    visit(&walk, world, object);
    for (size_t i = 0; i < walk.count && !root; i++)
        for (uint32_t r = world->objects[walk.queue[i]].first_in; r && !root; r = world->refs[r].next_of_target) {
            const struct world_ref *ref = &world->refs[r];
            if (is_root_record(world, ref)) {
                root = r;
            } else if (world_object(world, ref->owner) && !walk.seen[ref->owner]) {
                onward[ref->owner] = r;
                visit(&walk, world, ref->owner);
            }
        }
    for (uint32_t r = root; r; r = world->refs[r].target == object ? 0 : onward[world->refs[r].target])
        if (length < room)
            chain[length++] = r;
    free(walk.seen);
    free(walk.queue);
    free(onward);
    return length;
}

/* Cycles: Tarjan's components, with a stack of our own
 * ------------------------------------------------------------------ */

struct tarjan {
    uint32_t *order, *low; /* by object number; order 0: not met yet */
    uint32_t *next_ref;    /* where to go on in its references */
    uint32_t *path;        /* objects being looked into, outermost first */
    uint32_t *open;        /* objects not given to a component yet */
    bool *is_open;
    size_t path_count, open_count;
    uint32_t met;
};

/* Names don't belong to cycles: a class's functions refer to the module's globals, and so everything that has a name
 * would be in one cycle with them. */
static uint32_t first_reference(const struct world *world, uint32_t number) {
    const struct world_object *object = &world->objects[number];
    return object->flags & OBJECT_IS_NAMESPACE ? 0 : object->first_out;
}

static void meet(struct tarjan *t, const struct world *world, uint32_t number) {
    t->order[number] = t->low[number] = ++t->met;
    t->next_ref[number] = first_reference(world, number);
    t->path[t->path_count++] = number;
    t->open[t->open_count++] = number;
    t->is_open[number] = true;
}

static bool refers_to_itself(const struct world *world, uint32_t number) {
    for (uint32_t r = first_reference(world, number); r; r = world->refs[r].next_of_owner)
        if (world->refs[r].target == number)
            return true;
    return false;
}

static void close_component(struct tarjan *t, const struct world *world, uint32_t number, uint32_t *component,
                            uint32_t *components) {
    bool alone = t->open[t->open_count - 1] == number && !refers_to_itself(world, number);
    uint32_t mark = alone ? 0 : ++*components, member;
    do {
        member = t->open[--t->open_count];
        t->is_open[member] = false;
        component[member] = mark;
    } while (member != number);
}

static void look_into(struct tarjan *t, const struct world *world, uint32_t *component, uint32_t *components) {
    while (t->path_count) {
        uint32_t number = t->path[t->path_count - 1], r = t->next_ref[number];
        if (!r) {
            if (t->low[number] == t->order[number])
                close_component(t, world, number, component, components);
            t->path_count--;
            uint32_t outer = t->path_count ? t->path[t->path_count - 1] : 0;
            if (outer && t->low[number] < t->low[outer])
                t->low[outer] = t->low[number];
            continue;
        }
        t->next_ref[number] = world->refs[r].next_of_owner;
        uint32_t target = world->refs[r].target;
        const struct world_object *object = world_object(world, target);
        if (!object || !object->alive)
            continue;
        if (!t->order[target])
            meet(t, world, target);
        else if (t->is_open[target] && t->order[target] < t->low[number])
            t->low[number] = t->order[target];
    }
}

uint32_t graph_cycles(const struct world *world, uint32_t *component) {
    size_t count = (size_t)world->object_count + 1;
    uint32_t *numbers = memory_alloc(count * 5 * sizeof *numbers), components = 0;
    struct tarjan t = {.order = numbers,
                       .low = numbers + count,
                       .next_ref = numbers + 2 * count,
                       .path = numbers + 3 * count,
                       .open = numbers + 4 * count,
                       .is_open = memory_alloc(count)};
    memset(component, 0, count * sizeof *component);
    for (uint32_t n = 1; n < count; n++)
        if (world_object(world, n) && world->objects[n].alive && !t.order[n]) {
            meet(&t, world, n);
            look_into(&t, world, component, &components);
        }
    free(numbers);
    free(t.is_open);
    return components;
}
