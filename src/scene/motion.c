/* What moves during a step: badges that travel, references that grow or retract, objects that come, go or step aside.
 * Everything is a function of the step's events and of t, so that stepping back shows the same in reverse. */
#include "scene_parts.h"

#include <math.h>

enum { MERGED_MOST = 4096 /* objects of a list looked at for one step */ };

#define PI 3.14159265F
#define UNNAMED 0.4F  /* seconds */
#define HOP 0.8F      /* units: how high an object jumps that moves to another generation */
#define ARRIVES 0.72F /* of t: a travelling badge is there, and the number changes */

static float eased(float t) {
    t = fminf(1, fmaxf(0, t));
    return t * t * (3 - 2 * t);
}

static struct moved *moved_at(struct motion *motion, uint32_t object) {
    for (size_t i = 0; i < motion->moved_count; i++)
        if (motion->moved[i].object == object)
            return &motion->moved[i];
    if (motion->moved_count == MOVED_MOST)
        return NULL;
    motion->moved[motion->moved_count] = (struct moved){.object = object};
    return &motion->moved[motion->moved_count++];
}

/* From one list of the collector to another. */
static void note_move(struct moved *moved, int64_t before, int64_t after) {
    bool was_aside = before >= LIST_UNREACHABLE, is_aside = after >= LIST_UNREACHABLE;
    moved->aside = is_aside && !was_aside;
    moved->back = was_aside && !is_aside && after != LIST_NONE;
    moved->promoted = before >= LIST_YOUNG && before <= LIST_OLD && after >= LIST_YOUNG && after <= LIST_OLD &&
                      before != after;
}

/* A whole list went: the objects stand one behind the other in the list that took them. */
static void note_merge(struct scene *scene, const struct event *event) {
    const struct world *world = &scene->timeline->world;
    uint32_t at = event->object;
    for (uint32_t i = 0; at && i < event->slot && i < MERGED_MOST; i++) {
        const struct world_object *object = world_object(world, at);
        if (!object)
            return;
        struct moved *moved = history_object(&scene->history, at) ? moved_at(&scene->motion, at) : NULL;
        if (moved)
            note_move(moved, event->before, event->after);
        at = object->list_next;
    }
}

static void note(struct motion *motion, const struct event *event) {
    struct moved *moved = event->object ? moved_at(motion, event->object) : NULL;
    if (!moved)
        return;
    switch (event->kind) {
    case EVENT_OBJECT_NEW:
        moved->appears = true;
        break;
    case EVENT_OBJECT_FREE:
        moved->freed = true;
        break;
    case EVENT_REF_ADD:
    case EVENT_REF_DROP:
        if (!moved->counted)
            moved->count_before = event->before;
        moved->counted = true;
        break;
    case EVENT_GC_REFS_SET:
        moved->badge_appears = true;
        break;
    case EVENT_GC_REFS_DECREF:
    case EVENT_GC_REFS_REACHED:
        if (!moved->examined)
            moved->gc_refs_before = event->before;
        moved->examined = true;
        break;
    case EVENT_LIST_MOVE:
        note_move(moved, event->before, event->after);
        break;
    default:
        break;
    }
}

/* What the step does to the count of the object that it is about: temporaries that come and go with it are not told
 * apart. NULL: the count is what it was, or changed by more. */
static const char *count_badge(const struct scene *scene) {
    const struct event *main = &scene->motion.main;
    bool is_reference = main->kind == EVENT_REF_ADD || main->kind == EVENT_REF_DROP || main->kind == EVENT_REF_MOVE;
    const struct world_object *object = world_object(&scene->timeline->world, main->object);
    const struct moved *moved = motion_of(scene, main->object);
    if (!is_reference || !object || !moved || !moved->counted)
        return NULL;
    int64_t by = object->refcount - moved->count_before;
    return by == 1 ? "+1" : by == -1 ? "−1" : NULL;
}

/* The edge that the step is about: the one that came, went, or is followed by the collector. */
static void find_travelled(struct scene *scene) {
    struct motion *motion = &scene->motion;
    const struct event *main = &motion->main;
    if (main->kind == EVENT_NONE)
        return;
    uint64_t position = scene->timeline->position;
    bool gc = main->kind == EVENT_GC_REFS_DECREF || main->kind == EVENT_GC_REFS_REACHED;
    bool rescue = main->kind == EVENT_LIST_MOVE && main->other;
    bool adds = main->kind == EVENT_REF_ADD || main->kind == EVENT_REF_MOVE || main->kind == EVENT_WEAKREF_SET ||
                main->kind == EVENT_REF_BORROW;
    bool drops = main->kind == EVENT_REF_DROP || main->kind == EVENT_REF_MOVE || main->kind == EVENT_WEAKREF_SET ||
                 main->kind == EVENT_REF_BORROW;
    for (size_t i = 0; i < scene->history.edge_count; i++) {
        const struct past_edge *edge = &scene->history.edges[i];
        if (edge->start > position)
            break;
        bool born = edge->start > motion->first && edge->start <= position && edge->end > position;
        bool ended = edge->end > motion->first && edge->end <= position && edge->start <= motion->first;
        bool followed = (gc || rescue) && edge->end > position &&
                        edge->owner == (rescue ? main->other : main->owner) && edge->target == main->object &&
                        !edge->weak && !role_is_of_frame(edge->role) &&
                        (main->kind != EVENT_GC_REFS_DECREF || (edge->role == main->role && edge->slot == main->slot));
        if (edge->weak ? !(edge->owner == main->object && main->kind == EVENT_WEAKREF_SET)
                       : edge->target != main->object)
            continue;
        if ((born && adds) || followed) {
            motion->travels = (uint32_t)i + 1;
            motion->travels_out = false;
        } else if (ended && drops && !motion->travels) {
            motion->travels = (uint32_t)i + 1;
            motion->travels_out = true;
        }
    }
    motion->badge = gc ? (main->kind == EVENT_GC_REFS_REACHED ? "1" : "−1") : count_badge(scene);
}

void motion_begin(struct scene *scene) {
    struct motion *motion = &scene->motion;
    uint64_t position = scene->timeline->position;
    *motion = (struct motion){.first = position, .t = eased(scene->view->motion)};
    if (!position || timeline_rest(scene->timeline, position) != position)
        return;
    timeline_step_events(scene->timeline, position, &motion->first);
    motion->main = timeline_main_event(scene->timeline, position);
    for (uint64_t i = motion->first; i < position; i++) {
        const struct event event = trace_event(scene->timeline->trace, i);
        if (event.kind == EVENT_LIST_MERGE)
            note_merge(scene, &event);
        else
            note(motion, &event);
    }
    find_travelled(scene);
    if (scene->view->reduced_motion)
        motion->t = 1;
}

bool motion_has_arrived(const struct scene *scene) {
    return scene->motion.t >= ARRIVES;
}

float motion_growth(const struct scene *scene) {
    return fminf(1, scene->motion.t / ARRIVES);
}

const struct moved *motion_of(const struct scene *scene, uint32_t object) {
    for (size_t i = 0; i < scene->motion.moved_count; i++)
        if (scene->motion.moved[i].object == object)
            return &scene->motion.moved[i];
    return NULL;
}

float motion_pop(const struct scene *scene) {
    float t = scene->motion.t;
    return t >= ARRIVES && t < 1 ? sinf(PI * (t - ARRIVES) / (1 - ARRIVES)) : 0;
}

/* Aside: down into the lane of the tentatively unreachable. To another generation: a hop, and back home. */
float motion_offset(const struct scene *scene, uint32_t number) {
    const struct world_object *object = world_object(&scene->timeline->world, number);
    if (!object)
        return 0;
    float aside = object->list >= LIST_UNREACHABLE ? 1 : 0, t = scene->motion.t;
    const struct moved *moved = t < 1 ? motion_of(scene, number) : NULL;
    if (moved && moved->aside)
        aside = t;
    else if (moved && moved->back)
        aside = 1 - t;
    float hop = moved && moved->promoted ? sinf(PI * t) * HOP * scene->plan.unit : 0;
    return aside * scene->plan.slide - hop;
}

struct curve motion_curve(const struct scene *scene, const struct past_edge *edge) {
    struct curve curve = scene->plan.routes[edge->route].curve;
    const struct past_route *past = &scene->history.routes[edge->route];
    float from = past->from_name ? 0 : motion_offset(scene, scene->history.objects[past->owner].number);
    float to = motion_offset(scene, edge->target);
    for (int i = 0; i < curve.count; i++) {
        curve.points[i].y += i < 2 ? from : i >= curve.count - 2 ? to : (from + to) / 2;
        curve.points[i] = canvas_point(scene, curve.points[i]);
    }
    return curve;
}

/* What that kind of event takes to be followed by eye; others take UNNAMED when their step moves something all the same. */
static float seconds_of(enum event_kind kind) {
    switch (kind) {
    case EVENT_REF_ADD:
    case EVENT_REF_DROP:
        return 0.6F;
    case EVENT_GC_REFS_DECREF:
    case EVENT_GC_REFS_REACHED:
        return 0.75F;
    case EVENT_GC_REFS_SET:
    case EVENT_WEAKREF_SET:
    case EVENT_LIST_MOVE:
    case EVENT_LIST_MERGE:
        return 0.55F;
    case EVENT_FINALIZER_BEGIN:
    case EVENT_CALLBACK_BEGIN:
    case EVENT_TP_CLEAR_BEGIN:
    case EVENT_RESURRECTED:
        return 0.3F;
    default:
        return UNNAMED;
    }
}

/* Nobody waits for what can't be seen, and nothing that can be seen happens in no time: so the picture itself is asked. */
float scene_motion_seconds(struct scene *scene, const struct scene_view *view) {
    struct scene_view asked = *view;
    struct drawlist half, settled;
    asked.menu = MENU_NONE;
    asked.help = asked.differs = asked.finding = false;
    asked.query = asked.banner = NULL; /* they are those of the last picture, and may be gone */
    asked.question = NULL;
    asked.reduced_motion = false;
    draw_init(&half);
    draw_init(&settled);
    asked.motion = 0.5F;
    scene_draw(scene, &asked, &half);
    asked.motion = 1;
    scene_draw(scene, &asked, &settled);
    bool moves = !draw_equal(&half, &settled);
    draw_destroy(&half);
    draw_destroy(&settled);
    return moves ? seconds_of(timeline_main_event(scene->timeline, view->position).kind) : 0;
}
