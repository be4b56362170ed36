/* What runs on behalf of an object, in a bubble beside it: __del__, a callback, tp_clear, a resurrection, and what it
 * has printed. A bubble covers no object, no name and no label where there is a place that covers none. */
#include "scene_parts.h"

#include "words.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#define PAD 0.7F
#define ROW 1.35F
#define TAIL 0.9F
#define HANG 0.7F /* of a stub under its box */
enum { ROWS_MOST = 3, LOOKED_AT = 100000, CURVE_PARTS = 24, FRAMES_MOST = 1000, DISTANCES = 4 };

/* The innermost thing that runs for an object now; its begin is the index of an event. */
struct speaker {
    uint32_t object;
    enum string_key key;
    uint64_t begin;
};

static enum string_key key_of(uint8_t kind) {
    switch (kind) {
    case EVENT_FINALIZER_BEGIN:
        return STR_SCENE_SAY_FINALIZER;
    case EVENT_CALLBACK_BEGIN:
        return STR_SCENE_SAY_CALLBACK;
    default:
        return STR_SCENE_SAY_CLEAR;
    }
}

static struct speaker speaker_now(const struct scene *scene) {
    const struct timeline *timeline = scene->timeline;
    const struct world *world = &timeline->world;
    const struct event *main = &scene->motion.main;
    if (main->kind == EVENT_RESURRECTED)
        return (struct speaker){main->object, STR_SCENE_SAY_RESURRECTED, timeline->position};
    uint8_t kind = 0;
    for (size_t i = world->span_count; i-- > 0 && !kind;) {
        kind = world->spans[i].kind;
        if (kind != EVENT_FINALIZER_BEGIN && kind != EVENT_CALLBACK_BEGIN && kind != EVENT_TP_CLEAR_BEGIN)
            kind = 0;
    }
    uint64_t looked = 0;
    for (uint64_t i = timeline->position; kind && i-- > 0 && looked < LOOKED_AT; looked++) {
        const struct event event = trace_event(timeline->trace, i);
        if (event.kind == kind)
            return (struct speaker){event.object, key_of(kind), i};
        if (event_spans[event.kind] == SPAN_end && timeline->partners[i])
            i = timeline->partners[i] - 1; /* over already */
    }
    return (struct speaker){0};
}

/* The last thing that was printed since then, on one row. */
static const char *printed_since(const struct scene *scene, uint64_t begin) {
    const struct timeline *timeline = scene->timeline;
    for (size_t i = timeline->output_count; i-- > 0 && timeline->outputs[i] > begin;)
        if (timeline->outputs[i] < timeline->position) {
            const char *text = trace_text(timeline->trace, trace_event(timeline->trace, timeline->outputs[i]).label);
            if (text[strspn(text, "\n")])
                return text;
        }
    return NULL;
}

static void find_words(struct scene *scene, const struct speaker *speaker, struct text *out) {
    text_clear(out);
    text_add(out, words(speaker->key));
    const char *printed = printed_since(scene, speaker->begin);
    if (!printed)
        return;
    struct text quoted;
    text_init(&quoted);
    text_add(&quoted, "“");
    text_append(&quoted, printed, strcspn(printed, "\n"));
    text_add(&quoted, "”");
    text_add(out, "\n");
    text_words(out, words(STR_SCENE_SAY_PRINTS), "text", quoted.data, NULL);
    text_destroy(&quoted);
}

/* Is this box of names on show now? */
static bool frame_is_shown(const struct scene *scene, uint32_t frame) {
    const struct world *world = &scene->timeline->world;
    const struct past_frame *past = &scene->history.frames[frame];
    if (scene->plan.frames[frame].w <= 0)
        return false;
    if (past->space)
        return world_object(world, past->space) && world_object(world, past->space)->alive;
    uint32_t deep = 0;
    for (uint32_t at = world->frame; at && deep < FRAMES_MOST; at = world->frames[at].caller, deep++)
        if (history_frame(&scene->history, at) == frame + 1 && world->frames[at].open)
            return true;
    return false;
}

/* Quickly: can any of the curve lie in there? It stays among its points. */
static bool comes_near(const struct curve *curve, struct rect at) {
    bool left = false, right = false, above = false, below = false;
    for (int i = 0; i < curve->count; i++) {
        left |= curve->points[i].x < at.x + at.w;
        right |= curve->points[i].x >= at.x;
        above |= curve->points[i].y < at.y + at.h;
        below |= curve->points[i].y >= at.y;
    }
    return left && right && above && below;
}

/* How much it would cover: objects and names weigh more than labels. */
static int covered(const struct scene *scene, uint32_t object, struct rect at) {
    int count = 0;
    float gap = 0.2F * scene->plan.unit * scene->zoom;
    for (size_t i = 0; i < scene->history.object_count; i++) {
        const struct past_object *past = &scene->history.objects[i];
        if (past->birth > scene->timeline->position)
            break;
        if (past->death <= scene->timeline->position || past->number == object)
            continue;
        struct rect box = canvas_box(scene, past->number);
        count += box.w > 0 && rect_meets(box, at, gap) ? 8 : 0;
    }
    for (uint32_t i = 0; i < scene->history.frame_count; i++)
        if (frame_is_shown(scene, i) && rect_meets(canvas_rect(scene, scene->plan.frames[i]), at, gap))
            count += 8;
    for (size_t i = 0; i < scene->edge_count; i++) {
        struct curve curve = motion_curve(scene, &scene->history.edges[scene->edges[i]]);
        for (int part = 1; comes_near(&curve, at) && part < CURVE_PARTS; part++) {
            struct draw_point point = curve_at(&curve, (float)part / CURVE_PARTS);
            count += rect_holds(at, point.x, point.y);
        }
        struct rect label = edge_label_place(scene, &scene->history.edges[scene->edges[i]]);
        count += label.w > 0 && rect_meets(label, at, 0) ? 7 : 0;
    }
    if (scene->caption.w > 0 && rect_meets(scene->caption, at, gap))
        count += 16;
    return count;
}

/* Above, below, beside, then further away: the first place that covers nothing, else the one that covers least. */
static struct rect find_place(const struct scene *scene, uint32_t object, struct rect box, float w, float h) {
    float u = scene->plan.unit * scene->zoom;
    const float across[] = {box.x + 0.8F * u,   box.x + box.w - w - 0.8F * u, box.x + (box.w - w) / 2,
                            box.x - w + 3 * u, box.x + box.w - 3 * u},
                down[] = {box.y + 0.6F * u, box.y + (box.h - h) / 2, box.y + box.h - h - 0.6F * u};
    struct rect canvas = rect_inset(scene->canvas, 0.4F * scene->pen.em), best = {across[0], box.y - h - TAIL * u, w, h};
    int least = 1 << 30;
    enum { SIDES = 2 * 5 + 2 * 3 };
    for (int i = 0; i < DISTANCES * SIDES && least > 0; i++) {
        int side = i % SIDES, level = side - 10;
        float away = TAIL * u * (1 + 1.2F * (float)(i / SIDES));
        struct rect at = {0, 0, w, h};
        if (level < 0) {
            at.x = across[side % 5];
            at.y = side < 5 ? box.y - h - away : box.y + box.h + away;
        } else {
            at.x = level < 3 ? box.x + box.w + away : box.x - w - away;
            at.y = down[level % 3];
        }
        at.x = fmaxf(canvas.x, fminf(at.x, canvas.x + canvas.w - w));
        at.y = fmaxf(canvas.y, fminf(at.y, canvas.y + canvas.h - h));
        int cost = covered(scene, object, at) + (rect_meets(at, box, 0.1F * u) ? 20 : 0);
        if (cost < least) {
            least = cost;
            best = at;
        }
    }
    return best;
}

/* From the bubble's border to the object's: the nearest points. `hang`: what hangs from the object's foot. */
static void draw_tail(struct pen *pen, struct rect bubble, struct rect box, float hang, float u) {
    float x = fmaxf(fmaxf(bubble.x, box.x) + 1.2F * u, fminf(bubble.x + 1.6F * u, box.x + box.w - 1.2F * u));
    x = fmaxf(bubble.x + 1.0F * u, fminf(x, bubble.x + bubble.w - 1.0F * u));
    float y = bubble.y + bubble.h / 2;
    struct draw_point points[3];
    if (bubble.y + bubble.h <= box.y || bubble.y >= box.y + box.h) {
        bool above = bubble.y + bubble.h <= box.y;
        float foot = above ? bubble.y + bubble.h : bubble.y, tip = above ? box.y : fminf(box.y + box.h + hang, bubble.y - 0.2F * u);
        points[0] = (struct draw_point){x - 0.42F * u, foot};
        points[1] = (struct draw_point){x, tip};
        points[2] = (struct draw_point){x + 0.42F * u, foot};
    } else {
        bool left = bubble.x + bubble.w <= box.x + box.w / 2;
        float side = left ? bubble.x + bubble.w : bubble.x, tip = left ? box.x : box.x + box.w;
        points[0] = (struct draw_point){side, y - 0.5F * u};
        points[1] = (struct draw_point){tip, y};
        points[2] = (struct draw_point){side, y + 0.5F * u};
    }
    struct draw *draw = draw_path(pen->list, points, 3, false, theme_faded(pen->theme->accent, pen->fade), fmaxf(1, 0.1F * u));
    draw->closed = true;
    draw->fill = theme_faded(pen->theme->accent, pen->fade);
}

void speech_draw(struct scene *scene) {
    struct speaker speaker = speaker_now(scene);
    struct rect box = speaker.object ? canvas_box(scene, speaker.object) : (struct rect){0};
    if (box.w <= 0 || scene->plan.detail >= DETAIL_TINY)
        return;
    struct text *said = &scene->more;
    find_words(scene, &speaker, said);
    float u = scene->plan.unit * scene->zoom, size = fmaxf(0.95F * u, 0.8F * scene->pen.em);
    struct pen pen = scene->pen;
    struct pen_row rows[ROWS_MOST];
    float most = fmaxf(box.w * 1.1F, 13 * size), w = 0;
    size_t count = pen_wrap(&pen, FONT_SANS, size, most, said->data, said->length, rows, ROWS_MOST);
    count = count < ROWS_MOST ? count : ROWS_MOST;
    for (size_t i = 0; i < count; i++)
        w = fmaxf(w, pen_width(&pen, FONT_SANS_BOLD, size, said->data + rows[i].first, rows[i].count));
    w += 2 * PAD * size;
    float h = (ROW * (float)count + 0.6F) * size;
    struct rect at = find_place(scene, speaker.object, box, w, h);
    const struct event *main = &scene->motion.main;
    bool begins = main->object == speaker.object &&
                  (main->kind == EVENT_FINALIZER_BEGIN || main->kind == EVENT_CALLBACK_BEGIN ||
                   main->kind == EVENT_TP_CLEAR_BEGIN || main->kind == EVENT_RESURRECTED);
    if (begins)
        pen.fade = scene->motion.t;
    if (pen.fade <= 0)
        return;
    draw_tail(&pen, at, box, scene->stubs[speaker.object] ? HANG * u : 0, u);
    pen_box(&pen, at, 0.7F * size, pen.theme->panel, pen.theme->accent, fmaxf(1.25F, 0.12F * u));
    for (size_t i = 0; i < count; i++)
        pen_put(&pen, at.x + PAD * size, at.y + (0.3F + ROW * ((float)i + 0.5F)) * size, i ? FONT_SANS : FONT_SANS_BOLD,
                size, pen.theme->ink, said->data + rows[i].first, rows[i].count);
}
