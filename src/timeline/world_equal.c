#include "world.h"

#include <string.h>

static bool objects_equal(const struct world_object *a, const struct world_object *b) {
    return a->type == b->type && a->name == b->name && a->flags == b->flags && a->list == b->list &&
           a->alive == b->alive && a->examined == b->examined && a->finalized == b->finalized && a->dying == b->dying &&
           a->refcount == b->refcount && a->gc_refs == b->gc_refs && a->size == b->size &&
           a->temporaries == b->temporaries && a->outside == b->outside && a->first_out == b->first_out &&
           a->last_out == b->last_out && a->first_in == b->first_in && a->last_in == b->last_in &&
           a->weak_target == b->weak_target && a->list_previous == b->list_previous && a->list_next == b->list_next &&
           a->birth_line == b->birth_line && a->birth_ordinal == b->birth_ordinal &&
           a->type_ordinal == b->type_ordinal && a->birth == b->birth;
}

static bool frames_equal(const struct world_frame *a, const struct world_frame *b) {
    return a->name == b->name && a->globals == b->globals && a->caller == b->caller &&
           a->first_local == b->first_local && a->last_local == b->last_local && a->line == b->line &&
           a->entries == b->entries && a->open == b->open;
}

static bool refs_equal(const struct world_ref *a, const struct world_ref *b) {
    if (!a || !b)
        return a == b;
    return a->role == b->role && a->owner == b->owner && a->slot == b->slot && a->label == b->label &&
           a->target == b->target && a->value == b->value && a->next_of_owner == b->next_of_owner &&
           a->previous_of_owner == b->previous_of_owner && a->next_of_target == b->next_of_target &&
           a->previous_of_target == b->previous_of_target;
}

static bool spans_equal(const struct world_span *a, const struct world_span *b) {
    return a->subject == b->subject && a->frame == b->frame && a->statement_line == b->statement_line &&
           a->reason == b->reason && a->frame_line == b->frame_line && a->caller == b->caller &&
           a->collection == b->collection && a->phase == b->phase && a->kind == b->kind && a->was == b->was;
}

static uint32_t tally_of(const struct world_tally *tally, uint32_t key) {
    for (size_t i = 0; i < tally->size; i++)
        if (tally->cells[i].key == key)
            return tally->cells[i].count;
    return 0;
}

static bool tally_within(const struct world_tally *a, const struct world_tally *b) {
    for (size_t i = 0; i < a->size; i++)
        if (a->cells[i].key && tally_of(b, a->cells[i].key) != a->cells[i].count)
            return false;
    return true;
}

/* A record is free either by standing on the free list or by lying past the end: what comes next is the same. */
static bool free_records_equal(const struct world *a, const struct world *b) {
    uint32_t at_a = a->free_ref, at_b = b->free_ref;
    size_t past_a = a->ref_count, past_b = b->ref_count;
    while (at_a || at_b) {
        uint32_t next_a = at_a ? at_a : (uint32_t)++past_a, next_b = at_b ? at_b : (uint32_t)++past_b;
        if (next_a != next_b)
            return false;
        at_a = at_a ? a->refs[at_a].next_of_owner : 0;
        at_b = at_b ? b->refs[at_b].next_of_owner : 0;
    }
    return past_a == past_b;
}

static bool scalars_equal(const struct world *a, const struct world *b) {
    return a->object_count == b->object_count && a->frame_count == b->frame_count && a->frame == b->frame &&
           a->refs_used == b->refs_used && a->span_count == b->span_count &&
           !memcmp(a->list_first, b->list_first, sizeof a->list_first) &&
           !memcmp(a->list_last, b->list_last, sizeof a->list_last) &&
           !memcmp(a->list_length, b->list_length, sizeof a->list_length) &&
           !memcmp(a->counts, b->counts, sizeof a->counts) &&
           !memcmp(a->thresholds, b->thresholds, sizeof a->thresholds) &&
           !memcmp(a->settings, b->settings, sizeof a->settings) && a->collection == b->collection &&
           a->collection_reason == b->collection_reason && a->phase == b->phase && a->collected == b->collected &&
           a->uncollectable == b->uncollectable && a->live == b->live && a->live_bytes == b->live_bytes &&
           a->statement_line == b->statement_line && a->position == b->position;
}

bool world_equal(const struct world *a, const struct world *b) {
    if (!scalars_equal(a, b) || !tally_within(&a->types, &b->types) || !tally_within(&b->types, &a->types) ||
        !tally_within(&a->lines, &b->lines) || !tally_within(&b->lines, &a->lines) || !free_records_equal(a, b))
        return false;
    for (uint32_t i = 1; i <= a->object_count; i++) {
        const struct world_object *x = world_object(a, i), *y = world_object(b, i);
        if (!x != !y || (x && !objects_equal(x, y)))
            return false;
    }
    for (uint32_t i = 1; i <= a->frame_count; i++)
        if (!frames_equal(&a->frames[i], &b->frames[i]))
            return false;
    for (size_t i = 1; i <= a->ref_count || i <= b->ref_count; i++)
        if (!refs_equal(world_ref(a, (uint32_t)i), world_ref(b, (uint32_t)i)))
            return false;
    for (size_t i = 0; i < a->span_count; i++)
        if (!spans_equal(&a->spans[i], &b->spans[i]))
            return false;
    return true;
}
