#include "world_parts.h"

static bool is_list(int64_t list) {
    return list > LIST_NONE && list < LIST_COUNT;
}

static void unlink_from_list(struct world *world, uint32_t number) {
    struct world_object *object = world_object_at(world, number);
    uint8_t list = object->list;
    if (list == LIST_NONE)
        return;
    *(object->list_previous ? &world->objects[object->list_previous].list_next : &world->list_first[list]) =
        object->list_next;
    *(object->list_next ? &world->objects[object->list_next].list_previous : &world->list_last[list]) =
        object->list_previous;
    world->list_length[list]--;
    object->list_previous = object->list_next = 0;
    object->list = LIST_NONE;
}

void world_list_insert(struct world *world, uint32_t number, int64_t list, uint32_t behind) {
    struct world_object *object = world_object_at(world, number);
    if (!object)
        return;
    unlink_from_list(world, number);
    if (!is_list(list))
        return;
    const struct world_object *previous = world_object(world, behind);
    if (!previous || previous->list != list)
        behind = 0;
    object->list = (uint8_t)list;
    object->list_previous = behind;
    object->list_next = behind ? world->objects[behind].list_next : world->list_first[list];
    *(behind ? &world->objects[behind].list_next : &world->list_first[list]) = number;
    *(object->list_next ? &world->objects[object->list_next].list_previous : &world->list_last[list]) = number;
    world->list_length[list]++;
}

void world_list_append(struct world *world, uint32_t number, int64_t list) {
    const struct world_object *object = world_object(world, number);
    if (!object)
        return;
    unlink_from_list(world, number); /* first: it may be the last of that very list */
    world_list_insert(world, number, list, is_list(list) ? world->list_last[list] : 0);
}

void world_list_join(struct world *world, int64_t from, int64_t to) {
    if (!is_list(from) || !is_list(to) || from == to || !world->list_first[from])
        return;
    uint32_t first = world->list_first[from], last = world->list_last[to];
    for (uint32_t number = first; number; number = world->objects[number].list_next)
        world->objects[number].list = (uint8_t)to;
    world->objects[first].list_previous = last;
    *(last ? &world->objects[last].list_next : &world->list_first[to]) = first;
    world->list_last[to] = world->list_last[from];
    world->list_length[to] += world->list_length[from];
    world->list_first[from] = world->list_last[from] = world->list_length[from] = 0;
}

/* Undoes the join: what stands on list `to` from `first` on goes back to `from`, which is empty. */
void world_list_split(struct world *world, int64_t from, int64_t to, uint32_t first) {
    struct world_object *object = world_object_at(world, first);
    if (!is_list(from) || !is_list(to) || from == to || !object || object->list != to || world->list_first[from])
        return;
    uint32_t last = object->list_previous, count = 0;
    for (uint32_t number = first; number; number = world->objects[number].list_next, count++)
        world->objects[number].list = (uint8_t)from;
    world->list_first[from] = first;
    world->list_last[from] = world->list_last[to];
    world->list_length[from] = count;
    *(last ? &world->objects[last].list_next : &world->list_first[to]) = 0;
    world->list_last[to] = last;
    world->list_length[to] -= count;
    object->list_previous = 0;
}
