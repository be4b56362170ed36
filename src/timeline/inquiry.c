#include "inquiry.h"

#include "graph.h"
#include "memory.h"

#include <stdlib.h>
#include <string.h>

void inquiry_init(struct inquiry *inquiry) {
    *inquiry = (struct inquiry){0};
}

void inquiry_destroy(struct inquiry *inquiry) {
    free(inquiry->chain);
    free(inquiry->held);
    free(inquiry->in_cycle);
    free(inquiry->component);
    *inquiry = (struct inquiry){0};
}

static bool is_seen(const struct world_object *object) {
    return !(object->flags & (OBJECT_IS_DEFINITION | OBJECT_IS_NAMESPACE | OBJECT_IS_INTERNAL));
}

static void find_held(struct inquiry *inquiry, const struct world *world) {
    graph_keeps_alive(world, inquiry->object, inquiry->held);
    for (size_t n = 1; n < inquiry->numbers; n++) {
        if (!inquiry->held[n] || !is_seen(&world->objects[n]))
            continue;
        inquiry->held_count += n != inquiry->object;
        inquiry->held_bytes += world->objects[n].size;
    }
}

static void find_cycle(struct inquiry *inquiry, const struct world *world) {
    graph_cycles(world, inquiry->component);
    uint32_t mine = inquiry->component[inquiry->object];
    for (size_t n = 1; mine && n < inquiry->numbers; n++) {
        inquiry->in_cycle[n] = inquiry->component[n] == mine;
        inquiry->cycle_count += inquiry->in_cycle[n];
    }
}

/* Does a living object outside of the cycle refer into it? */
static bool is_cycle_held(const struct inquiry *inquiry, const struct world *world) {
    for (size_t n = 1; n < inquiry->numbers; n++)
        for (uint32_t r = inquiry->in_cycle[n] ? world->objects[n].first_in : 0; r; r = world->refs[r].next_of_target)
            if (!role_is_of_frame(world->refs[r].role) && world->refs[r].owner < inquiry->numbers &&
                !inquiry->in_cycle[world->refs[r].owner])
                return true;
    return false;
}

static enum inquiry_case situation_of(const struct inquiry *inquiry, const struct world *world, bool reachable) {
    const struct world_object *object = &world->objects[inquiry->object];
    if (object->dying || object->refcount == 0)
        return CASE_FALLING;
    if (inquiry->chain_count)
        return CASE_NAMED;
    if (reachable)
        return CASE_HELD;
    if (inquiry->cycle_count)
        return is_cycle_held(inquiry, world) ? CASE_CYCLE_AND_GARBAGE : CASE_OWN_CYCLE;
    return CASE_HUNG_ON_GARBAGE;
}

static void reserve(struct inquiry *inquiry, size_t numbers) {
    memory_reserve(&inquiry->chain, &inquiry->chain_capacity, numbers + 1, sizeof *inquiry->chain);
    memory_reserve(&inquiry->held, &inquiry->held_capacity, numbers, sizeof *inquiry->held);
    memory_reserve(&inquiry->in_cycle, &inquiry->cycle_capacity, numbers, sizeof *inquiry->in_cycle);
    memory_reserve(&inquiry->component, &inquiry->component_capacity, numbers, sizeof *inquiry->component);
    memset(inquiry->held, 0, numbers * sizeof *inquiry->held);
    memset(inquiry->in_cycle, 0, numbers * sizeof *inquiry->in_cycle);
}

void inquiry_make(struct inquiry *inquiry, const struct world *world, uint32_t number, const bool *reachable) {
    const struct world_object *object = world_object(world, number);
    inquiry->object = number;
    inquiry->position = world->position;
    inquiry->situation = CASE_NONE;
    inquiry->chain_count = inquiry->held_count = inquiry->cycle_count = inquiry->weak_count = 0;
    inquiry->held_bytes = 0;
    inquiry->numbers = (size_t)world->object_count + 1;
    reserve(inquiry, inquiry->numbers);
    if (!object || !object->alive)
        return;
    if (!object->dying)
        inquiry->chain_count = graph_why_alive(world, number, inquiry->chain, inquiry->numbers);
    if (reachable[number])
        find_held(inquiry, world);
    find_cycle(inquiry, world);
    for (uint32_t weak = 0; (weak = inquiry_weak(inquiry, world, weak)) != 0;)
        inquiry->weak_count++;
    inquiry->situation = situation_of(inquiry, world, reachable[number]);
}

uint32_t inquiry_weak(const struct inquiry *inquiry, const struct world *world, uint32_t after) {
    for (uint32_t n = after + 1; n < inquiry->numbers && n <= world->object_count; n++)
        if (world->objects[n].birth && world->objects[n].alive && world->objects[n].weak_target == inquiry->object)
            return n;
    return 0;
}
