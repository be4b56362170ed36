/* Questions that are answered by clicking objects, and what to say to a wrong click. */
#include "questions_parts.h"

#include "memory.h"
#include "narrate.h"
#include "words.h"

#include <stdlib.h>
#include <string.h>

/* The line lets go of something that can be seen: else the question would be no question. */
static bool lets_go(const struct maker *maker) {
    const struct trace *trace = maker->timeline->trace;
    for (uint64_t i = maker->statement; i < maker->end; i++) {
        const struct event event = trace_event(trace, i);
        bool drops = event.kind == EVENT_REF_DROP || event.kind == EVENT_REF_MOVE;
        if (drops && event.role != ROLE_TEMP && event.object <= maker->objects && maker->before[event.object].seen)
            return true;
    }
    return false;
}

void make_deaths(struct maker *maker) {
    if (!lets_go(maker) || !offer(maker, QUESTION_DEATHS, 0))
        return;
    ask_words(maker);
    for (uint32_t n = 1; n <= maker->objects; n++)
        if (maker->before[n].seen && !maker->after[n].alive)
            add_object(maker, n);
}

static bool is_unreachable(const struct world *world, uint32_t object) {
    return world->objects[object].alive && world->objects[object].list == LIST_UNREACHABLE;
}

void make_unreachable(struct maker *maker) {
    const struct found_collection *found = &maker->collection;
    if (!found->moved || !found->same)
        return;
    timeline_seek(maker->timeline, found->moved);
    const struct world *world = &maker->timeline->world;
    uint32_t examined = 0;
    for (uint32_t n = 1; n <= world->object_count && n <= maker->objects; n++)
        examined += maker->before[n].seen && maker->before[n].list >= LIST_YOUNG &&
                    (is_unreachable(world, n) || maker->before[n].list <= LIST_YOUNG + found->generation);
    if (!examined || !offer(maker, QUESTION_UNREACHABLE, 0))
        return;
    maker->asked->answered = found->moved;
    for (uint32_t n = 1; n <= world->object_count && n <= maker->objects; n++)
        if (maker->before[n].seen && is_unreachable(world, n))
            add_object(maker, n);
    ask_words(maker);
}

/* Grading --------------------------------------------------------------------------------------------------------- */

static bool holds(const uint32_t *objects, size_t count, uint32_t object) {
    for (size_t i = 0; i < count; i++)
        if (objects[i] == object)
            return true;
    return false;
}

static bool is_place_of(const struct world_ref *ref, const struct holder *holder) {
    return ref->role == holder->role && ref->owner == holder->owner && ref->slot == holder->slot;
}

size_t questions_holders(struct timeline *timeline, const struct asked *asked, uint32_t object, struct holder *holders,
                         size_t room) {
    const struct world *world = &timeline->world;
    size_t count = 0, kept = 0;
    timeline_seek(timeline, asked->answered);
    const struct world_object *held = world_object(world, object);
    for (uint32_t at = held ? held->first_in : 0; at && count < room; at = world_ref(world, at)->next_of_target) {
        const struct world_ref *ref = world_ref(world, at);
        if (ref->role != ROLE_BORROWED && !(holds(asked->objects, asked->object_count, ref->owner) && !role_is_of_frame(ref->role)))
            holders[count++] = (struct holder){ref->role, ref->owner, ref->slot, ref->label};
    }
    timeline_seek(timeline, asked->position);
    held = world_object(world, object);
    for (size_t i = 0; i < count; i++)
        for (uint32_t at = held ? held->first_in : 0; at; at = world_ref(world, at)->next_of_target)
            if (is_place_of(world_ref(world, at), &holders[i])) {
                holders[kept++] = holders[i];
                break;
            }
    return kept;
}

uint32_t questions_survivor(struct timeline *timeline, const struct asked *asked) {
    const struct trace *trace = timeline->trace;
    timeline_seek(timeline, asked->answered);
    uint32_t found = 0;
    for (uint64_t i = asked->statement; i < asked->answered && !found; i++) {
        const struct event event = trace_event(trace, i);
        const struct world_object *object = world_object(&timeline->world, event.object);
        bool drops = event.kind == EVENT_REF_DROP || event.kind == EVENT_REF_MOVE;
        if (drops && event.role != ROLE_TEMP && !role_is_of_frame(event.role) && object && object->alive &&
            object->birth <= asked->position &&
            !(object->flags & (OBJECT_IS_DEFINITION | OBJECT_IS_NAMESPACE | OBJECT_IS_INTERNAL)))
            found = event.object;
    }
    timeline_seek(timeline, asked->position);
    return found;
}

static void say(struct timeline *timeline, const struct asked *asked, const char *template, uint32_t object,
                struct text *out) {
    struct text name, place;
    struct holder holder;
    text_init(&name), text_init(&place);
    size_t held = questions_holders(timeline, asked, object, &holder, 1);
    world_name(&timeline->world, object, &name);
    if (held)
        narrate_place(&timeline->world, holder.role, holder.owner, holder.slot, holder.label, &place);
    else
        text_add(&place, words(STR_NARRATE_PLACE_TEMPORARY));
    text_words(out, template, "object", name.data ? name.data : "", "place", place.data ? place.data : "", NULL);
    text_destroy(&name), text_destroy(&place);
}

bool questions_grade(struct timeline *timeline, const struct asked *asked, const uint32_t *chosen, size_t count,
                     struct text *out, uint32_t *about) {
    bool frees = asked->kind != QUESTION_UNREACHABLE;
    *about = 0;
    for (size_t i = 0; i < count; i++)
        if (!holds(asked->objects, asked->object_count, chosen[i])) {
            *about = chosen[i];
            say(timeline, asked, words(frees ? STR_PREDICT_LIVES_ON : STR_PREDICT_IS_REACHABLE), chosen[i], out);
            return false;
        }
    for (size_t i = 0; i < asked->object_count; i++)
        if (!holds(chosen, count, asked->objects[i])) {
            say(timeline, asked, words(frees ? STR_PREDICT_DIES_TOO : STR_PREDICT_IS_UNREACHABLE), asked->objects[i],
                out);
            return false;
        }
    if (asked->object_count)
        text_add(out, words(frees ? STR_PREDICT_RIGHT_DEATHS : STR_PREDICT_RIGHT_UNREACHABLE));
    else
        text_add(out, words(frees ? STR_PREDICT_RIGHT_NO_DEATH : STR_PREDICT_RIGHT_ALL_REACHABLE));
    return true;
}
