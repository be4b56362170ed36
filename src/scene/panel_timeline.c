/* The timeline: a column for each mark, the curve of living objects with what is garbage hatched, and the handle. */
#include "scene_parts.h"

#include "words.h"

#include <inttypes.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

#define KNOWN_PART 0.62F /* of the strip: what has been, while the rest is withheld */
#define EXIT_PART 0.14   /* at most, for the interpreter's exit: the lesson is what comes before it */
enum { CELLS = 1024 };   /* of the strip, for finding room for numbers */

/* Even from the begin to the program's end, and even from there on, where all ends. */
struct scale {
    float x, w;
    double bend, bend_part, end; /* positions; the part of w at which the bend is */
};

static float scale_x(const struct scale *scale, uint64_t at) {
    double position = (double)at, part = 0;
    if (position <= scale->bend)
        part = scale->bend > 0 ? scale->bend_part * position / scale->bend : 0;
    else
        part = scale->bend_part + (1 - scale->bend_part) * (position - scale->bend) / (scale->end - scale->bend);
    return scale->x + scale->w * (float)part;
}

static uint64_t scale_position(const struct scale *scale, float x) {
    double part = scale->w > 0 ? fmin(fmax((double)((x - scale->x) / scale->w), 0), 1) : 0;
    double position = part <= scale->bend_part || scale->bend_part >= 1
                          ? scale->bend * part / scale->bend_part
                          : scale->bend + (scale->end - scale->bend) * (part - scale->bend_part) / (1 - scale->bend_part);
    return (uint64_t)(fmin(position, scale->end) + 0.5);
}

/* What may be shown: all, or with a question open what has been. */
static uint64_t known_end(const struct scene *scene) {
    return scene->withheld ? scene->timeline->position : scene->timeline->trace->count;
}

static size_t known_points(const struct scene *scene) {
    const struct timeline *timeline = scene->timeline;
    size_t count = timeline->curve_count;
    while (scene->withheld && count && timeline->curve[count - 1].position > timeline->position)
        count--;
    return count;
}

static void draw_curve(struct scene *scene, const struct scale *scale, struct rect at, float top) {
    struct pen *pen = &scene->pen;
    const struct theme *theme = pen->theme;
    const struct timeline *timeline = scene->timeline;
    uint32_t most = 1;
    size_t count = known_points(scene);
    for (size_t i = 0; i < count; i++)
        most = timeline->curve[i].live > most ? timeline->curve[i].live : most;
    float foot = at.y + at.h, unit = (at.h - top) / (float)most, last_x = scale->x, last_y = foot;
    size_t step = count / 2000 + 1;
    for (size_t i = 0; i < count; i += step) {
        const struct curve_point *point = &timeline->curve[i];
        uint64_t end = i + step < count ? timeline->curve[i + step].position : known_end(scene);
        float x = scale_x(scale, point->position), w = scale_x(scale, end) - x, y = foot - unit * (float)point->live;
        if (w > 0 && point->live)
            pen_box(pen, (struct rect){x, y, w, foot - y}, 0, theme->inset, 0, 0);
        if (w > 0 && point->garbage) {
            struct draw *draw =
                pen_box(pen, (struct rect){x, foot - unit * (float)point->garbage, w, unit * (float)point->garbage}, 0,
                        theme->inset, 0, 0);
            draw->hatch = theme->line;
            draw->hatch_step = 0.55F * pen->em;
        }
        float line = fmaxf(1.25F, pen->em / 9);
        pen_line(pen, last_x, last_y, x, last_y, theme->line, line);
        pen_line(pen, x, last_y, x, y, theme->line, line);
        last_x = x;
        last_y = y;
    }
    pen_line(pen, last_x, last_y, scale->x + scale->w, last_y, theme->line, fmaxf(1.25F, pen->em / 9));
    pen_line(pen, scale->x, foot, scale->x + scale->w, foot, theme->line, fmaxf(1, pen->em / 14));
}

/* Which numbers stand under the axis, by the cells that they cover; 0: none. */
struct numbers {
    uint32_t lines[CELLS];
};

static int cell_of(const struct scale *scale, float x) {
    float part = scale->w > 0 ? (x - scale->x) / scale->w : 0;
    return (int)(fminf(fmaxf(part, 0), 1) * (CELLS - 1));
}

static void put_number(struct scene *scene, const struct scale *scale, const struct mark *mark, float foot, float row,
                        struct numbers *numbers) {
    struct pen *pen = &scene->pen;
    const struct theme *theme = pen->theme;
    float x = scale_x(scale, mark->position), size = 0.8F * pen->em;
    char number[16];
    snprintf(number, sizeof number, "%u", mark->line);
    float w = pen_width(pen, FONT_SANS, size, number, strlen(number));
    int first = cell_of(scale, x - w / 2 - 0.25F * pen->em), last = cell_of(scale, x + w / 2 + 0.25F * pen->em);
    for (int cell = first; cell <= last; cell++)
        if (numbers->lines[cell])
            return;
    for (int cell = first; cell <= last; cell++)
        numbers->lines[cell] = mark->line;
    pen_line(pen, x, foot, x, foot + 0.3F * pen->em, theme->line, 1);
    bool now = scene->timeline->position == mark->end;
    pen_words_centred(pen, x, foot + row, now ? FONT_SANS_BOLD : FONT_SANS, size, now ? theme->ink : theme->soft, number);
    shell_hit(scene, (struct rect){x - w / 2 - 0.3F * pen->em, foot, w + 0.6F * pen->em, 1.6F * pen->em},
              (struct hit){.kind = HIT_MARK, .position = mark->end});
}

/* The numbers of lines, as many as have room: first the lines of the program itself, then those that run inside them,
 * where the number at the left is another. */
static void draw_numbers(struct scene *scene, const struct scale *scale, float foot, float row, struct numbers *numbers) {
    const struct timeline *timeline = scene->timeline;
    for (int inside = 0; inside < 2; inside++) {
        uint32_t left = 0;
        int cell = 0;
        for (size_t i = 0; i < timeline->mark_count; i++) {
            const struct mark *mark = &timeline->marks[i];
            if (mark->position > known_end(scene))
                break; /* in the order of their positions */
            if (mark->kind != MARK_LINE || mark->inside != inside)
                continue;
            for (int here = cell_of(scale, scale_x(scale, mark->position)); cell < here; cell++)
                left = numbers->lines[cell] ? numbers->lines[cell] : left;
            if (mark->line != left)
                put_number(scene, scale, mark, foot, row, numbers);
        }
    }
}

/* Collections lie on the axis, as long as they last; the end of the program's own lines is a stroke, with a word. */
static void draw_marks(struct scene *scene, const struct scale *scale, float foot, float row, struct numbers *numbers) {
    struct pen *pen = &scene->pen;
    const struct theme *theme = pen->theme;
    const struct timeline *timeline = scene->timeline;
    float dots = -1e9F;
    for (size_t i = 0; i < timeline->mark_count; i++) {
        const struct mark *mark = &timeline->marks[i];
        if (mark->position > known_end(scene))
            break;
        float x = scale_x(scale, mark->position);
        if (mark->kind == MARK_COLLECTION && x > dots + 0.4F * pen->em) {
            bool ended = mark->end > mark->position && mark->end < known_end(scene);
            float end = scale_x(scale, ended ? mark->end : known_end(scene));
            int generation = mark->generation < 0 || mark->generation > 2 ? 0 : mark->generation;
            float h = 0.42F * pen->em;
            pen_box(pen, (struct rect){x, foot - h / 2, fmaxf(h, end - x), h}, h / 2, theme->generation[generation],
                    theme->panel, 1);
            shell_hit(scene, (struct rect){x - h / 2, foot - h, 2 * h, 2 * h},
                      (struct hit){.kind = HIT_MARK, .position = mark->position});
            dots = fmaxf(x + h, end) - 0.4F * pen->em;
        } else if (mark->kind == MARK_EXIT) {
            pen_line(pen, x, foot - row, x, foot + 0.3F * pen->em, theme->soft, fmaxf(1, pen->em / 14));
            const char *word = words(STR_SCENE_EXIT);
            float size = 0.8F * pen->em, w = pen_width(pen, FONT_SANS, size, word, strlen(word)), room = 0.5F * pen->em;
            if (x + 2 * room + w > scale->x + scale->w)
                continue;
            pen_words(pen, x + room, foot + row, FONT_SANS, size, theme->soft, word);
            for (int cell = cell_of(scale, x + room); cell <= cell_of(scale, x + room + w); cell++)
                numbers->lines[cell] = UINT32_MAX;
        }
    }
}

/* What is drawn, in words, as far as there is room up to `right`. */
static void draw_legend(struct scene *scene, float x, float middle, float right) {
    struct pen *pen = &scene->pen;
    const struct theme *theme = pen->theme;
    float em = pen->em, size = 0.8F * em;
    bool garbage = scene->history.has_garbage && !scene->withheld;
    for (size_t i = known_points(scene); i-- > 0 && scene->withheld && !garbage;)
        garbage = scene->timeline->curve[i].garbage > 0;
    for (int hatched = 0; hatched <= (garbage ? 1 : 0); hatched++) {
        const char *says = words(hatched ? STR_SCENE_GARBAGE_OBJECTS : STR_SCENE_LIVE_OBJECTS);
        float w = 1.5F * em + pen_width(pen, FONT_SANS, size, says, strlen(says));
        if (x + w > right)
            return;
        struct draw *draw =
            pen_box(pen, (struct rect){x, middle - 0.4F * em, 1.1F * em, 0.8F * em}, 0, theme->inset, theme->line, 1);
        draw->hatch = hatched ? theme->line : 0;
        draw->hatch_step = hatched ? 0.4F * em : 0;
        pen_words(pen, x + 1.5F * em, middle, FONT_SANS, size, theme->soft, says);
        x += w + 1.2F * em;
    }
}

static struct scale scale_of(const struct scene *scene) {
    struct rect at = scene->panels[PANEL_TIMELINE];
    float em = scene->pen.em;
    float w = at.w - 3.2F * em;
    struct scale scale = {at.x + 1.6F * em, scene->withheld ? w * KNOWN_PART : w, 0, 1,
                          (double)known_end(scene)};
    double program = (double)scene->timeline->program_end;
    scale.bend = fmin(program, scale.end);
    if (scale.end > program && program > 0)
        scale.bend_part = fmax(program / scale.end, 1 - EXIT_PART);
    return scale;
}

uint64_t panel_timeline_position(const struct scene *scene, float x) {
    struct scale scale = scale_of(scene);
    return scale_position(&scale, x);
}

/* What is still to come. */
static void draw_withheld(struct scene *scene, struct rect at) {
    struct pen *pen = &scene->pen;
    struct draw *draw = pen_box(pen, at, 0, pen->theme->panel, 0, 0);
    draw->hatch = pen->theme->hatch;
    draw->hatch_step = 0.62F * pen->em;
    const char *said = words(STR_PREDICT_WITHHELD);
    float size = 0.85F * pen->em, w = pen_width(pen, FONT_SANS, size, said, strlen(said)) + 1.2F * pen->em;
    struct rect box = {at.x + (at.w - fminf(w, at.w)) / 2, at.y + at.h / 2 - 0.8F * pen->em, fminf(w, at.w),
                       1.6F * pen->em};
    pen_box(pen, box, 0.4F * pen->em, pen->theme->panel, 0, 0);
    pen_words_within(pen, box.x + 0.6F * pen->em, at.y + at.h / 2, box.w - 1.1F * pen->em, FONT_SANS, size,
                     pen->theme->soft, said);
}

void panel_timeline_draw(struct scene *scene) {
    struct rect at = scene->panels[PANEL_TIMELINE];
    struct pen *pen = &scene->pen;
    const struct theme *theme = pen->theme;
    const struct timeline *timeline = scene->timeline;
    if (at.w <= 0)
        return;
    char now[24], all[24], line[16];
    /* As --at event:N and the trace count them: with that N this picture is exported. */
    snprintf(now, sizeof now, "%" PRIu64, timeline->position);
    snprintf(all, sizeof all, "%zu", timeline->trace->count);
    snprintf(line, sizeof line, "%u", moment_line(scene));
    text_clear(&scene->text);
    bool exits = scene->timeline->position > scene->timeline->program_end;
    enum string_key where = scene->withheld ? STR_PREDICT_WHERE : moment_line(scene) ? STR_SCENE_WHERE : exits ? STR_SCENE_WHERE_EXIT : STR_SCENE_WHERE_AT_END;
    text_words(&scene->text, words(where), "event", now, "events", all, "line", line, NULL);
    float em = pen->em, where_left = at.x + at.w - 0.9F * em -
                                      fminf(pen_width(pen, FONT_SANS, 0.85F * em, scene->text.data, scene->text.length),
                                            0.62F * at.w); /* as shell_panel places a remark */
    shell_panel(scene, at, words(STR_SCENE_TIMELINE), scene->text.data);
    struct scale scale = scale_of(scene);
    struct rect graph = {scale.x, at.y + 2.3F * em, scale.w, at.h - 2.3F * em - 1.6F * em};
    shell_hit(scene, (struct rect){at.x, at.y + 1.8F * em, at.w, at.h - 1.8F * em}, (struct hit){.kind = HIT_TIMELINE});
    draw_legend(scene, at.x + 8 * em, at.y + 1.25F * em, where_left - em);
    draw_curve(scene, &scale, graph, 0.3F * em);
    float foot = graph.y + graph.h;
    struct numbers numbers = {{0}};
    draw_marks(scene, &scale, foot, 0.95F * em, &numbers);
    draw_numbers(scene, &scale, foot, 0.95F * em, &numbers);
    if (scene->withheld)
        draw_withheld(scene, (struct rect){scale.x + scale.w, graph.y, scale.w / KNOWN_PART - scale.w, graph.h});
    float x = scale_x(&scale, timeline->position);
    pen_line(pen, x, graph.y - 0.2F * em, x, foot, theme->accent, fmaxf(2, em / 6));
    draw_circle(pen->list, x, foot, 0.5F * em, theme->accent);
}
