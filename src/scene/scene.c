#include "scene_parts.h"

#include "memory.h"
#include "question.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* Automatic collections, other thresholds, the collector switched off: then the generations' counts tell something. */
static bool is_eventful(const struct timeline *timeline) {
    const struct trace *trace = timeline->trace;
    for (size_t i = 0; i < trace->count && i < timeline->program_end; i++) {
        const struct event event = trace_event(trace, i);
        if (event.kind == EVENT_THRESHOLD_SET || (event.kind == EVENT_SETTING_SET && event.slot == SETTING_ENABLED) ||
            (event.kind == EVENT_COLLECTION_BEGIN && !strcmp(trace_text(trace, event.label), "threshold")))
            return true;
    }
    return false;
}

struct scene *scene_create(struct timeline *timeline, const struct text_metrics *metrics) {
    struct scene *scene = memory_alloc(sizeof *scene);
    scene->timeline = timeline;
    scene->metrics = metrics;
    text_init(&scene->text);
    text_init(&scene->more);
    text_init(&scene->said);
    census_init(&scene->mark);
    census_init(&scene->second_mark);
    inquiry_init(&scene->inquiry);
    scene->eventful = is_eventful(timeline);
    history_init(&scene->history, timeline, metrics);
    return scene;
}

void scene_free(struct scene *scene) {
    if (!scene)
        return;
    history_destroy(&scene->history);
    plan_destroy(&scene->plan);
    text_destroy(&scene->text);
    text_destroy(&scene->more);
    text_destroy(&scene->said);
    census_destroy(&scene->mark);
    census_destroy(&scene->second_mark);
    inquiry_destroy(&scene->inquiry);
    free(scene->matched);
    free(scene->hits);
    free(scene->reachable);
    free(scene->edges);
    free(scene->arrows);
    free(scene->stubs);
    free(scene);
}

void scene_view_init(struct scene_view *view) {
    *view = (struct scene_view){
        .width = 1280, .height = 720, .em = 16, .motion = 1, .speed = 1, .zoom = 1, .program_scroll = -1, .output_scroll = -1};
}

/* The plan depends on the canvas and the text's size; it is kept while they stay the same. */
static void keep_plan(struct scene *scene) {
    struct rect heap = scene->panels[PANEL_HEAP];
    float caption = scene->panels[PANEL_CAPTION].w > 0 ? 0 : caption_reserve(scene, heap.w, heap.h);
    scene->canvas = heap;
    if (scene->plan.em != scene->view->em || scene->plan.width != heap.w || scene->plan.height != heap.h ||
        scene->plan.is_small != scene->small)
        plan_make(&scene->plan, &scene->history, heap.w, heap.h, scene->view->em, caption, scene->small);
}

void scene_draw(struct scene *scene, const struct scene_view *wanted, struct drawlist *list) {
    struct scene_view view = *wanted;
    view.em = fminf(fmaxf(view.em, 6), 200);
    view.width = fminf(fmaxf(view.width, 64), 16384);
    view.height = fminf(fmaxf(view.height, 64), 16384);
    const struct theme *theme = theme_named(view.theme);
    scene->view = &view;
    scene->withheld = view.question && view.question->withholds;
    scene->pen = (struct pen){.list = list, .metrics = scene->metrics, .theme = theme, .em = view.em, .fade = 1};
    scene->hit_count = 0;
    scene->help_top = scene->help_shown = 0;
    scene->zoom = view.zoom > 0.05F ? fminf(view.zoom, 40) : 1;
    scene->pan_x = view.pan_x;
    scene->pan_y = view.pan_y;
    draw_clear(list, view.width, view.height, theme->ground);
    panel_memory_take_marks(scene);
    timeline_seek(scene->timeline, view.position);
    panel_inspector_find_subject(scene);
    shell_arrange(scene);
    keep_plan(scene);
    question_arrange(scene);
    moment_work_out(scene);
    motion_begin(scene);
    panel_inspector_work_out(scene);
    find_field_work_out(scene);
    if (view.question && scene->motion.t >= 1) { /* the accent is for what is asked now, not for what was */
        scene->motion.main = (struct event){.kind = EVENT_NONE};
        scene->motion.travels = 0;
    }
    if (view.stage) {
        scene->caption = (struct rect){0};
        panel_heap_draw(scene);
        scene->view = NULL;
        return;
    }
    if (view.question)
        scene->caption = (struct rect){0};
    else
        caption_arrange(scene);
    header_draw(scene);
    shell_banner(scene);
    panel_program_draw(scene);
    panel_heap_draw(scene);
    if (scene->panels[PANEL_CAPTION].w > 0)
        shell_panel(scene, scene->panels[PANEL_CAPTION], NULL, NULL);
    caption_draw(scene);
    panel_collector_draw(scene);
    panel_generations_draw(scene);
    panel_output_draw(scene);
    panel_inspector_draw(scene);
    panel_memory_draw(scene);
    panel_question_draw(scene);
    panel_timeline_draw(scene);
    find_field_draw(scene);
    shell_tabs(scene);
    if (view.menu && !view.bare)
        menu_draw(scene);
    focus_draw(scene);
    if (view.differs)
        differs_draw(scene);
    else if (view.help)
        help_draw(scene);
    scene->view = NULL;
}

struct hit scene_hit(const struct scene *scene, float x, float y) {
    for (size_t i = scene->hit_count; i-- > 0;) {
        if (!rect_holds(scene->hits[i].at, x, y))
            continue;
        struct hit hit = scene->hits[i].hit;
        if (hit.kind == HIT_TIMELINE)
            hit.position = timeline_rest(scene->timeline, panel_timeline_position(scene, x));
        return hit;
    }
    return (struct hit){.kind = HIT_NOTHING};
}

struct scene_seen scene_seen(const struct scene *scene) {
    const struct rect *canvas = &scene->canvas;
    struct scene_seen seen = {.canvas_x = canvas->x + canvas->w / 2,
                              .canvas_y = canvas->y + canvas->h / 2,
                              .program_top = scene->program_top,
                              .output_top = scene->output_top,
                              .help_top = scene->help_top,
                              .help_shown = scene->help_shown,
                              .open = scene->panels[PANEL_MEMORY].w > 0      ? TAB_MEMORY
                                      : scene->panels[PANEL_INSPECTOR].w > 0 ? TAB_INSPECTOR
                                                                             : TAB_NONE,
                              .small = scene->small};
    memcpy(seen.scrolled, scene->scrolled, sizeof seen.scrolled);
    return seen;
}

uint32_t scene_subject(const struct scene *scene) {
    return scene->subject;
}

uint32_t scene_found(const struct scene *scene, uint32_t after, bool forward) {
    uint32_t count = (uint32_t)scene->matched_count, at = after < count ? after : 0;
    for (uint32_t tried = 0; tried < count; tried++) {
        at = forward ? (at + 1) % count : (at + count - 1) % count;
        if (scene->matched[at])
            return at;
    }
    return 0;
}
