#include "timeline_parts.h"

#include "graph.h"
#include "memory.h"

#include <stdlib.h>
#include <string.h>

/* Finding garbage costs a walk over the graph each time. Past this much of it in one record (objects and references
 * looked at) the curve shows live objects only: teaching programs never come near, a large heap gets there soon. */
enum { WORK_LIMIT = 40 * 1000 * 1000, HOLDERS_LOOKED_AT = 8 };

static void add_point(struct timeline *timeline, uint32_t garbage) {
    struct curve_point point = {timeline->world.position, timeline->world.live, timeline->world.live_bytes, garbage};
    struct curve_point *last = timeline->curve_count ? &timeline->curve[timeline->curve_count - 1] : NULL;
    if (last && last->live == point.live && last->bytes == point.bytes && last->garbage == point.garbage)
        return;
    if (last && last->position == point.position) {
        *last = point;
        return;
    }
    memory_reserve(&timeline->curve, &timeline->curve_capacity, timeline->curve_count + 1, sizeof *timeline->curve);
    timeline->curve[timeline->curve_count++] = point;
}

/* Held so plainly (by a name, a temporary) that losing one reference can't have cut it off. */
static bool is_plainly_held(const struct world *world, const struct world_object *object) {
    if (object->temporaries > (object->list == LIST_UNREACHABLE) || object->outside)
        return true;
    uint32_t record = object->first_in;
    for (int i = 0; record && i < HOLDERS_LOOKED_AT; i++, record = world->refs[record].next_of_target) {
        const struct world_ref *ref = &world->refs[record];
        const struct world_object *owner = role_is_of_frame(ref->role) ? NULL : world_object(world, ref->owner);
        if (role_is_of_frame(ref->role) || (owner && owner->flags & OBJECT_IS_NAMESPACE))
            return true;
    }
    return false;
}

static void reserve_flags(bool **flags, size_t *capacity, size_t count) {
    size_t old = *capacity;
    memory_reserve(flags, capacity, count, sizeof **flags);
    memset(*flags + old, 0, *capacity - old);
}

static void find_garbage(const struct world *world, struct curve_maker *maker) {
    size_t count = (size_t)world->object_count + 1;
    reserve_flags(&maker->garbage, &maker->garbage_capacity, count);
    reserve_flags(&maker->reachable, &maker->reachable_capacity, count);
    graph_reachable(world, maker->reachable);
    maker->count = 0;
    for (uint32_t n = 1; n <= world->object_count; n++) {
        const struct world_object *object = world_object(world, n);
        maker->garbage[n] = object && object->alive && !object->dying && !maker->reachable[n] &&
                            !(object->flags & (OBJECT_IS_DEFINITION | OBJECT_IS_INTERNAL | OBJECT_IS_NAMESPACE));
        maker->count += maker->garbage[n];
    }
    maker->work += count + world->refs_used;
    maker->changed = false;
}

static bool was_garbage(const struct curve_maker *maker, uint32_t number) {
    return number < maker->garbage_capacity && maker->garbage[number];
}

void curve_follow(struct timeline *timeline, struct curve_maker *maker, const struct event *event) {
    const struct world *world = &timeline->world;
    const struct world_object *object = world_object(world, event->object);
    bool stopped = maker->work > WORK_LIMIT;
    switch (event->kind) {
    case EVENT_REF_DROP:
    case EVENT_REF_MOVE:
        if (object && object->refcount > 0 && !stopped && !maker->changed)
            maker->changed = !is_plainly_held(world, object);
        break;
    case EVENT_REF_ADD:
        maker->changed |= maker->count && was_garbage(maker, event->object);
        break;
    case EVENT_OBJECT_NEW:
    case EVENT_OBJECT_SIZE:
        add_point(timeline, stopped ? 0 : maker->count);
        break;
    case EVENT_OBJECT_FREE:
        if (was_garbage(maker, event->object)) {
            maker->garbage[event->object] = false;
            maker->count--;
        }
        add_point(timeline, stopped ? 0 : maker->count);
        break;
    case EVENT_STATEMENT_END:
    case EVENT_COLLECTION_BEGIN:
        if (maker->changed && !stopped)
            find_garbage(world, maker);
        add_point(timeline, maker->work > WORK_LIMIT ? 0 : maker->count);
        break;
    default:
        break;
    }
}

void curve_end(struct curve_maker *maker) {
    free(maker->garbage);
    free(maker->reachable);
}
