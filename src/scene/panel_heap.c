/* The heap's canvas: objects in their homes. Names and references are drawn by their own files. */
#include "scene_parts.h"

#include "narrate.h"
#include "words.h"

#include <inttypes.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

#define GHOST 0.4F /* alpha of what has just been freed */

struct draw_point canvas_point(const struct scene *scene, struct draw_point point) {
    float x = scene->canvas.x + scene->canvas.w / 2, y = scene->canvas.y + scene->canvas.h / 2;
    return (struct draw_point){x + scene->pan_x + (point.x - scene->canvas.w / 2) * scene->zoom,
                               y + scene->pan_y + (point.y - scene->canvas.h / 2) * scene->zoom};
}

struct rect canvas_rect(const struct scene *scene, struct rect box) {
    struct draw_point at = canvas_point(scene, (struct draw_point){box.x, box.y});
    return (struct rect){at.x, at.y, box.w * scene->zoom, box.h * scene->zoom};
}

struct rect canvas_box(const struct scene *scene, uint32_t number) {
    uint32_t index = history_object(&scene->history, number);
    if (!index || scene->plan.homes[index - 1].w <= 0 || scene->history.objects[index - 1].birth > scene->timeline->position)
        return (struct rect){0};
    struct rect box = plan_box(&scene->plan, index - 1);
    box.y += motion_offset(scene, number);
    return canvas_rect(scene, box);
}

/* What is listed inside: plain values and cells. Texts are kept in `store`, found by offset until it is whole. */
static void fill_contents(struct scene *scene, const struct world_object *object, struct box *box, struct text *store) {
    const struct world *world = &scene->timeline->world;
    size_t lines[PAST_LINES + 1], cells[PAST_CELLS + 1];
    int more_lines = 0, seen = 0;
    const size_t none = SIZE_MAX;
    for (uint32_t at = object->first_out; at && seen < 4 * PAST_LINES; seen++) {
        const struct world_ref *ref = world_ref(world, at);
        at = ref->next_of_owner;
        size_t start = store->length;
        if (ref->role == ROLE_ITEM) {
            if (box->cell_count < PAST_CELLS) {
                cells[box->cell_count++] = ref->target ? none : start;
                text_add(store, trace_text(scene->timeline->trace, ref->value));
            } else {
                cells[box->cell_count] = start;
                text_add(store, "…");
                text_byte(store, 0);
                box->cell_count++;
                break;
            }
            text_byte(store, 0);
            continue;
        }
        history_line(scene->timeline->trace, ref, store);
        if (store->length == start)
            continue;
        text_byte(store, 0);
        if (box->line_count < PAST_LINES)
            lines[box->line_count++] = start;
        else
            more_lines++;
    }
    if (more_lines) {
        char count[16];
        snprintf(count, sizeof count, "%d", more_lines);
        lines[box->line_count++] = store->length;
        text_words(store, words(STR_SCENE_AND_MORE), "count", count, NULL);
        text_byte(store, 0);
    }
    for (int i = 0; i < box->line_count; i++)
        box->lines[i] = store->data + lines[i];
    for (int i = 0; i < box->cell_count; i++)
        box->cells[i] = cells[i] == none ? NULL : store->data + cells[i];
}

static const char *generation_words(const struct scene *scene, const struct world_object *object) {
    if (object->examined && object->list <= LIST_OLD) /* what matters now; its generations are one while it lasts */
        return words(STR_SCENE_EXAMINED);
    switch (object->list) {
    case LIST_NONE:
        return words(STR_SCENE_UNTRACKED);
    case LIST_PERMANENT:
        return words(STR_SCENE_PERMANENT);
    case LIST_YOUNG:
    case LIST_MIDDLE:
    case LIST_OLD:
        return list_words(scene->timeline->trace, object->list);
    default:
        return words(STR_SCENE_ASIDE);
    }
}

static int generation_colour(const struct scene *scene, const struct world_object *object) {
    if (object->list >= LIST_YOUNG && object->list <= LIST_OLD)
        return object->list - LIST_YOUNG;
    if (object->list == LIST_PERMANENT)
        return 2;
    if (object->list == LIST_NONE)
        return -1;
    int generation = scene->timeline->world.collection; /* aside: of those being examined */
    return generation >= 0 && generation < 3 ? generation : 0;
}

/* What is shown before the travelling badge arrives is what was before. */
static void fill_motion(const struct scene *scene, uint32_t number, struct box *box, float *fade) {
    const struct motion *motion = &scene->motion;
    const struct moved *moved = motion_of(scene, number);
    const struct event *main = &motion->main;
    bool concerned = main->object == number;
    bool gc = concerned && (main->kind == EVENT_GC_REFS_DECREF || main->kind == EVENT_GC_REFS_SET ||
                            main->kind == EVENT_GC_REFS_REACHED);
    box->gc_refs_now = gc;
    box->count_now = concerned && !gc && motion->badge;
    box->new_now = concerned && main->kind == EVENT_OBJECT_NEW;
    box->gc_refs_fade = 1;
    if (!moved || motion->t >= 1)
        return;
    bool arrived = motion_has_arrived(scene);
    if (moved->counted && !arrived)
        box->refcount = moved->count_before;
    if (moved->examined && !arrived)
        box->gc_refs = moved->gc_refs_before;
    if (moved->badge_appears)
        box->gc_refs_fade = arrived ? 1 : 0;
    if (box->gc_refs_now)
        box->gc_refs_pop = motion_pop(scene);
    else if (box->count_now)
        box->count_pop = motion_pop(scene);
    if (moved->appears)
        *fade = motion->t;
    if (moved->freed)
        *fade = 1 - (1 - GHOST) * motion->t;
}

/* A ghost stays for the step that freed it, unless something new stands in its place. */
static bool place_is_taken(const struct scene *scene, size_t ghost) {
    for (size_t i = 0; i < scene->history.object_count; i++) {
        const struct past_object *past = &scene->history.objects[i];
        if (past->birth > scene->timeline->position)
            break;
        if (past->death > scene->timeline->position && scene->plan.homes[i].w > 0 &&
            rect_meets(scene->plan.homes[i], scene->plan.homes[ghost], 0))
            return true;
    }
    return false;
}

/* The collector holds what it clears for a moment: it is garbage none the less. */
static bool is_being_cleared(const struct scene *scene, const struct world_object *object) {
    const struct world *world = &scene->timeline->world;
    const char *phase = world->phase >= 0 ? scene->timeline->trace->header.phases[world->phase] : NULL;
    return object->list >= LIST_UNREACHABLE && phase && strcmp(phase, "delete_garbage") == 0;
}

/* A weak reference that had an object and has it no more. O(edges), for those alone that have none. */
static bool is_cleared(const struct scene *scene, const struct past_object *past, const struct world_object *object) {
    if (past->shape != SHAPE_WEAK || object->weak_target)
        return false;
    for (size_t i = 0; i < scene->history.edge_count; i++) {
        const struct past_edge *edge = &scene->history.edges[i];
        if (edge->start > scene->timeline->position)
            break;
        if (edge->weak && edge->owner == past->number)
            return true;
    }
    return false;
}

static void draw_object(struct scene *scene, uint32_t number, bool ghost) {
    const struct world *world = &scene->timeline->world;
    const struct world_object *object = world_object(world, number);
    struct rect at = canvas_box(scene, number);
    if (!object || at.w <= 0)
        return;
    struct text title, stub, store;
    text_init(&title), text_init(&stub), text_init(&store);
    world_name(world, number, &title);
    struct box box = {.at = at,
                      .title = title.data ? title.data : "",
                      .refcount = object->refcount,
                      .gc_refs = object->gc_refs,
                      .examined = object->examined,
                      .untracked = object->list == LIST_NONE,
                      .garbage = !ghost && (!scene->reachable[number] || is_being_cleared(scene, object)),
                      .selected = scene->view->selected == number,
                      .generation = generation_words(scene, object),
                      .generation_colour = generation_colour(scene, object)};
    if (!ghost) {
        scene->stubs[number] = (uint32_t)moment_stubs(scene, number, &stub);
        fill_contents(scene, object, &box, &store);
    }
    box.marks[0] = ghost ? words(STR_SCENE_FREED) : object->dying ? words(STR_SCENE_DYING) : box.garbage ? words(STR_SCENE_GARBAGE) : NULL;
    box.marks[1] = object->finalized ? words(STR_SCENE_FINALIZED) : NULL;
    if (is_cleared(scene, &scene->history.objects[history_object(&scene->history, number) - 1], object) && !box.marks[0])
        box.marks[0] = words(STR_SCENE_WEAK_DEAD);
    box.stub = stub.data ? stub.data : "";
    if (ghost) {
        box.untracked = true;
        box.generation_colour = -1;
        box.examined = box.selected = false;
    }
    float fade = ghost ? GHOST : 1;
    fill_motion(scene, number, &box, &fade);
    question_overlay(scene, number, &box);
    struct pen pen = scene->pen;
    pen.fade = fade;
    size_t first = pen.list->count;
    box_draw(&pen, &box, scene->plan.detail, scene->plan.unit * scene->zoom);
    first += box.selected; /* the ring round a selected one is not the object */
    if (first < pen.list->count && !ghost) /* nor is a ghost any more */
        pen.list->items[first].id = number;
    question_ring_draw(scene, number, at);
    if (!ghost)
        shell_hit(scene, at, (struct hit){.kind = HIT_OBJECT, .object = number});
    text_destroy(&title), text_destroy(&stub), text_destroy(&store);
}

static void draw_objects(struct scene *scene) {
    const struct world *world = &scene->timeline->world;
    for (size_t i = 0; i < scene->history.object_count; i++) {
        const struct past_object *past = &scene->history.objects[i];
        if (past->birth > scene->timeline->position)
            break; /* in the order of birth */
        bool alive = past->death > scene->timeline->position;
        bool ghost = !alive && past->death > scene->motion.first && scene->plan.homes[i].w > 0 &&
                     (scene->motion.t < 1 || !place_is_taken(scene, i));
        if (alive || ghost)
            draw_object(scene, past->number, ghost);
        if (alive && scene->plan.homes[i].w <= 0)
            scene->stubs[past->number] = (uint32_t)world_object(world, past->number)->refcount;
    }
}

static void draw_headings(struct scene *scene) {
    struct pen *pen = &scene->pen;
    const struct plan *plan = &scene->plan;
    if (scene->small)
        return;
    float middle = scene->canvas.y + 1.25F * pen->em;
    pen_words(pen, scene->canvas.x + plan->names.x, middle, FONT_SANS_BOLD, 0.85F * pen->em, pen->theme->soft,
              words(STR_SCENE_NAMES));
    pen_words(pen, scene->canvas.x + plan->heap.x, middle, FONT_SANS_BOLD, 0.85F * pen->em, pen->theme->soft,
              words(STR_SCENE_HEAP));
    size_t folded = 0;
    for (size_t i = 0; i < scene->history.object_count && plan->folded; i++) {
        const struct past_object *past = &scene->history.objects[i];
        folded += plan->homes[i].w <= 0 && past->birth <= scene->timeline->position &&
                  past->death > scene->timeline->position;
    }
    char count[24];
    snprintf(count, sizeof count, "%zu", folded);
    text_clear(&scene->text);
    text_words(&scene->text, words(STR_SCENE_AND_MORE_OBJECTS), "count", count, NULL);
    if (folded)
        pen_words_right(pen, scene->canvas.x + scene->canvas.w - pen->em, middle, FONT_SANS, 0.85F * pen->em,
                        pen->theme->soft, scene->text.data);
}

void panel_heap_draw(struct scene *scene) {
    struct pen *pen = &scene->pen;
    struct rect at = scene->panels[PANEL_HEAP];
    if (!scene->view->stage)
        shell_panel(scene, at, NULL, NULL);
    shell_hit(scene, at, (struct hit){.kind = HIT_CANVAS});
    struct rect inner = rect_inset(at, fmaxf(1, pen->em / 14));
    draw_clip(pen->list, inner.x, inner.y, inner.w, inner.h);
    caption_pointer_draw(scene);
    panel_edges_draw(scene);
    marking_under_draw(scene);
    draw_objects(scene);
    panel_names_draw(scene);
    marking_over_draw(scene);
    speech_draw(scene);
    panel_badge_draw(scene);
    draw_headings(scene);
    find_field_button_draw(scene);
    draw_unclip(pen->list);
}
