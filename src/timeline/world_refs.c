#include "world_parts.h"

#include "memory.h"

#include <stdlib.h>

/* The order in which an owner's records stand: attributes, items, entries (each key before its value), members, fields,
 * and the class last, as CPython's traversal visits them. */
static uint64_t rank_in_owner(const struct world_ref *ref) {
    static const uint8_t group[ROLE_COUNT] = {[ROLE_LOCAL] = 1, [ROLE_BORROWED] = 1, [ROLE_ATTR] = 1,   [ROLE_ITEM] = 2,  [ROLE_KEY] = 3,
                                              [ROLE_VALUE] = 3, [ROLE_MEMBER] = 4, [ROLE_FIELD] = 5, [ROLE_TYPE] = 6};
    return (uint64_t)group[ref->role] << 40 | (uint64_t)ref->slot << 4 | ref->role;
}

static bool stands_before_in_target(const struct world_ref *a, const struct world_ref *b) {
    if (a->role != b->role)
        return a->role < b->role;
    return a->owner != b->owner ? a->owner < b->owner : a->slot < b->slot;
}

/* Index of places ----------------------------------------------------------------------------------------------- */

static size_t place_hash(uint8_t role, uint32_t owner, uint32_t slot) {
    uint64_t h = ((uint64_t)owner << 32 | slot) * 0x9E3779B97F4A7C15u + role * 0xC2B2AE3D27D4EB4Fu;
    return (size_t)(h ^ h >> 29);
}

static size_t home_of(const struct world *world, uint32_t record) {
    const struct world_ref *ref = &world->refs[record];
    return place_hash(ref->role, ref->owner, ref->slot) & (world->ref_index_size - 1);
}

static void index_put(struct world *world, uint32_t record) {
    size_t at = home_of(world, record);
    while (world->ref_index[at])
        at = (at + 1) & (world->ref_index_size - 1);
    world->ref_index[at] = record;
}

static void index_grow(struct world *world) {
    size_t size = world->ref_index_size ? world->ref_index_size * 2 : 64;
    uint32_t *old = world->ref_index;
    size_t old_size = world->ref_index_size;
    world->ref_index = memory_alloc(size * sizeof *world->ref_index);
    world->ref_index_size = size;
    for (size_t i = 0; i < old_size; i++)
        if (old[i])
            index_put(world, old[i]);
    free(old);
}

/* By the record, not by the place: a malformed trace may put two records at one place. */
static void index_remove(struct world *world, uint32_t record) {
    size_t mask = world->ref_index_size - 1, at = home_of(world, record);
    while (world->ref_index[at] != record)
        at = (at + 1) & mask;
    /* Whatever stands behind the hole and would no longer be found from its home moves into it. */
    for (size_t next = (at + 1) & mask; world->ref_index[next]; next = (next + 1) & mask)
        if (((next - home_of(world, world->ref_index[next])) & mask) >= ((next - at) & mask)) {
            world->ref_index[at] = world->ref_index[next];
            at = next;
        }
    world->ref_index[at] = 0;
}

/* The record of a place that refers to `target`; 0: that holds a plain value. For a moment a place may have several:
 * the new reference is there before the old one is dropped. */
static uint32_t find(const struct world *world, uint8_t role, uint32_t owner, uint32_t slot, uint32_t target) {
    if (!world->ref_index_size)
        return 0;
    size_t mask = world->ref_index_size - 1;
    for (size_t at = place_hash(role, owner, slot) & mask; world->ref_index[at]; at = (at + 1) & mask) {
        const struct world_ref *ref = &world->refs[world->ref_index[at]];
        if (ref->role == role && ref->owner == owner && ref->slot == slot && ref->target == target)
            return world->ref_index[at];
    }
    return 0;
}

/* Any record at the place. */
static uint32_t find_any(const struct world *world, uint8_t role, uint32_t owner, uint32_t slot) {
    size_t mask = world->ref_index_size - 1;
    for (size_t at = place_hash(role, owner, slot) & mask; world->ref_index[at]; at = (at + 1) & mask) {
        const struct world_ref *ref = &world->refs[world->ref_index[at]];
        if (ref->role == role && ref->owner == owner && ref->slot == slot)
            return world->ref_index[at];
    }
    return 0;
}

/* An owner's records -------------------------------------------------------------------------------------------- */

static bool owner_ends(struct world *world, uint8_t role, uint32_t owner, uint32_t **first, uint32_t **last) {
    if (role_is_of_frame(role)) {
        struct world_frame *frame = world_frame_at(world, owner);
        if (frame) {
            *first = &frame->first_local;
            *last = &frame->last_local;
        }
        return frame;
    }
    struct world_object *object = world_object_at(world, owner);
    if (object) {
        *first = &object->first_out;
        *last = &object->last_out;
    }
    return object;
}

static bool stands_before_in_owner(const struct world_ref *a, const struct world_ref *b) {
    uint64_t rank_a = rank_in_owner(a), rank_b = rank_in_owner(b);
    return rank_a != rank_b ? rank_a < rank_b : a->target < b->target;
}

/* The record of the owner behind which `ref` belongs; 0: it comes first. Looks at the neighbouring slot, then from both
 * ends at once. */
static uint32_t owner_neighbour(const struct world *world, const struct world_ref *ref, uint32_t first, uint32_t last) {
    if (!last || stands_before_in_owner(&world->refs[last], ref))
        return last;
    if (ref->role == ROLE_ITEM && ref->slot) {
        uint32_t before = find_any(world, ROLE_ITEM, ref->owner, ref->slot - 1);
        for (uint32_t next = before; before && next && stands_before_in_owner(&world->refs[next], ref);
             next = world->refs[next].next_of_owner)
            before = next;
        if (before)
            return before;
    }
    uint32_t left = 0, right = last;
    while (right && !stands_before_in_owner(&world->refs[right], ref)) {
        uint32_t next = left ? world->refs[left].next_of_owner : first;
        if (!next || !stands_before_in_owner(&world->refs[next], ref))
            return left;
        left = next;
        right = world->refs[right].previous_of_owner;
    }
    return right;
}

static void owner_link(struct world *world, uint32_t record, uint32_t *first, uint32_t *last) {
    struct world_ref *ref = &world->refs[record];
    uint32_t before = owner_neighbour(world, ref, *first, *last);
    ref->previous_of_owner = before;
    ref->next_of_owner = before ? world->refs[before].next_of_owner : *first;
    *(before ? &world->refs[before].next_of_owner : first) = record;
    *(ref->next_of_owner ? &world->refs[ref->next_of_owner].previous_of_owner : last) = record;
}

static void owner_unlink(struct world *world, uint32_t record, uint32_t *first, uint32_t *last) {
    struct world_ref *ref = &world->refs[record];
    *(ref->previous_of_owner ? &world->refs[ref->previous_of_owner].next_of_owner : first) = ref->next_of_owner;
    *(ref->next_of_owner ? &world->refs[ref->next_of_owner].previous_of_owner : last) = ref->previous_of_owner;
}

/* A target's records --------------------------------------------------------------------------------------------- */

/* In an order that depends on the places alone, so that going back finds the list as it was. From both ends at once:
 * what is born last mostly belongs last, what dies first stood mostly first. */
static void target_link(struct world *world, uint32_t record, uint32_t target) {
    struct world_ref *ref = &world->refs[record];
    struct world_object *object = &world->objects[target];
    uint32_t left = 0, right = object->last_in;
    while (right && stands_before_in_target(ref, &world->refs[right])) {
        uint32_t next = left ? world->refs[left].next_of_target : object->first_in;
        if (!next || stands_before_in_target(ref, &world->refs[next])) {
            right = left;
            break;
        }
        left = next;
        right = world->refs[right].previous_of_target;
    }
    ref->previous_of_target = right;
    ref->next_of_target = right ? world->refs[right].next_of_target : object->first_in;
    *(right ? &world->refs[right].next_of_target : &object->first_in) = record;
    *(ref->next_of_target ? &world->refs[ref->next_of_target].previous_of_target : &object->last_in) = record;
}

static void target_unlink(struct world *world, uint32_t record) {
    struct world_ref *ref = &world->refs[record];
    struct world_object *object = &world->objects[ref->target];
    *(ref->previous_of_target ? &world->refs[ref->previous_of_target].next_of_target : &object->first_in) =
        ref->next_of_target;
    *(ref->next_of_target ? &world->refs[ref->next_of_target].previous_of_target : &object->last_in) =
        ref->previous_of_target;
}

/* Records -------------------------------------------------------------------------------------------------------- */

/* The free records are a stack, so taking one and giving one back undo each other, numbers included. */
static uint32_t make(struct world *world, struct place place, uint32_t target) {
    uint32_t *first = NULL, *last = NULL;
    if (!owner_ends(world, place.role, place.owner, &first, &last))
        return 0;
    if ((world->refs_used + 1) * 2 > world->ref_index_size)
        index_grow(world);
    uint32_t record = world->free_ref;
    if (record) {
        world->free_ref = world->refs[record].next_of_owner;
    } else {
        memory_reserve(&world->refs, &world->ref_capacity, world->ref_count + 2, sizeof *world->refs);
        record = (uint32_t)++world->ref_count;
    }
    world->refs[record] = (struct world_ref){
        .role = place.role, .owner = place.owner, .slot = place.slot, .label = place.label, .target = target};
    owner_link(world, record, first, last);
    index_put(world, record);
    world->refs_used++;
    if (target)
        target_link(world, record, target);
    return record;
}

static void unmake(struct world *world, uint32_t record) {
    struct world_ref *ref = &world->refs[record];
    uint32_t *first = NULL, *last = NULL;
    if (!owner_ends(world, ref->role, ref->owner, &first, &last))
        return;
    if (ref->target)
        target_unlink(world, record);
    index_remove(world, record);
    owner_unlink(world, record, first, last);
    if (role_is_of_frame(ref->role))
        world_trim_frames(world);
    *ref = (struct world_ref){.next_of_owner = world->free_ref};
    world->free_ref = record;
    world->refs_used--;
}

static bool has_record(uint8_t role) {
    return role >= ROLE_LOCAL && role <= ROLE_TYPE;
}

void world_hold(struct world *world, struct place place, uint32_t object) {
    struct world_object *target = world_object_at(world, object);
    if (!target)
        return;
    if (place.role == ROLE_TEMP)
        target->temporaries++;
    else if (place.role == ROLE_OUTSIDE)
        target->outside++;
    if (!has_record(place.role))
        return;
    if (!find(world, place.role, place.owner, place.slot, object))
        make(world, place, object);
}

void world_release(struct world *world, struct place place, uint32_t object) {
    struct world_object *target = world_object_at(world, object);
    if (!target)
        return;
    if (place.role == ROLE_TEMP)
        target->temporaries--;
    else if (place.role == ROLE_OUTSIDE)
        target->outside--;
    if (!has_record(place.role))
        return;
    uint32_t record = find(world, place.role, place.owner, place.slot, object);
    if (record)
        unmake(world, record);
}

void world_set_value(struct world *world, struct place place, uint32_t value) {
    if (!has_record(place.role))
        return;
    uint32_t record = find(world, place.role, place.owner, place.slot, 0);
    if (!record && value)
        record = make(world, place, 0);
    if (record)
        world->refs[record].value = value;
    if (record && !value)
        unmake(world, record);
}

void world_forget_refs(struct world *world, uint32_t number) {
    struct world_object *object = world_object_at(world, number);
    while (object->first_in)
        unmake(world, object->first_in);
    while (object->first_out)
        unmake(world, object->first_out);
}

/* Both orders, the owner's and each target's, stay right: items keep their order among themselves. */
void world_shift_items(struct world *world, uint32_t owner, int64_t from, int64_t by) {
    struct world_object *object = world_object_at(world, owner);
    if (!object || from < 0 || from > UINT32_MAX || by > INT32_MAX || by < -INT32_MAX || from + by < 0)
        return;
    uint32_t lowest = 0;
    for (uint32_t record = object->last_out; record; record = world->refs[record].previous_of_owner) {
        struct world_ref *ref = &world->refs[record];
        if (ref->role != ROLE_ITEM)
            continue;
        if (ref->slot < from)
            break;
        index_remove(world, record);
        lowest = record;
    }
    for (uint32_t record = lowest; record; record = world->refs[record].next_of_owner)
        if (world->refs[record].role == ROLE_ITEM) {
            world->refs[record].slot = (uint32_t)(world->refs[record].slot + by);
            index_put(world, record);
        }
}
