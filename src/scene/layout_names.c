/* The names' column: the globals, and above them the calls that are open, innermost on top; a frame's place depends
 * only on the frames under it, so that a call moves nothing. */
#include "layout_parts.h"

#include <math.h>

#define TITLE 1.9F /* ems: a frame's name */
#define ROW 2.05F  /* a name, with the space under it */
#define FOOT 0.45F
#define FOLDED 2.5F /* "3 definitions folded" */
#define GAP 0.7F
#define CLOSEST 0.8F

/* `close`: how near to each other rows and titles stand, CLOSEST..1 of the usual. */
static float frame_height(const struct past_frame *frame, float close) {
    if (!frame->rows && !frame->space)
        return 0;
    return (TITLE + (float)frame->rows * ROW + FOOT) * close + (frame->space ? FOLDED : 0);
}

/* How far its foot stands above the foot of the globals. */
static float frame_base(const struct history *history, const struct past_frame *frame, float close) {
    float base = 0;
    for (uint32_t at = frame->caller; at; at = history->frames[at - 1].caller) {
        float height = frame_height(&history->frames[at - 1], close);
        base += height > 0 ? height + GAP * close : 0;
    }
    return base;
}

bool plan_frame_lacks_foot(const struct plan *plan, const struct history *history, size_t frame) {
    const struct past_frame *past = &history->frames[frame];
    float rows = (TITLE + (float)past->rows * ROW + FOOT) * plan->name_close * plan->name_unit, h = plan->frames[frame].h;
    return past->space && past->rows && h + 1 < rows + FOLDED * plan->name_unit && h + 1 >= rows;
}

/* Ems from the foot of the globals to the head of the highest frame. */
static float tallest_of(const struct history *history, float close) {
    float tallest = 0;
    for (size_t i = 0; i < history->frame_count; i++) {
        const struct past_frame *frame = &history->frames[i];
        float height = frame_height(frame, close);
        if (height > 0 && (!frame->space || frame->rows || history->frame_count == 1))
            tallest = fmaxf(tallest, frame_base(history, frame, close) + height);
    }
    return tallest;
}

void layout_names(struct plan *plan, const struct history *history) {
    float room = plan->names.h / plan->name_unit, tallest = tallest_of(history, 1);
    /* Deep calls stand closer first; only then does the text shrink. */
    plan->name_close = fminf(1, fmaxf(CLOSEST, room / fmaxf(tallest, 1)));
    float close = plan->name_close;
    tallest = tallest_of(history, close);
    /* Large text in a small window shrinks further, as far as it can be read. */
    float least = fminf(0.62F, fmaxf(0.42F, 13 / plan->name_unit));
    plan->name_unit *= fminf(1, fmaxf(least, room / fmaxf(tallest, 1)));
    float unit = plan->name_unit;
    float foot = plan->names.y + plan->names.h - fmaxf(0, (plan->names.h - tallest * unit) / 2);
    if (tallest * unit > plan->names.h) /* the globals matter most: what is too high is left out */
        foot = plan->names.y + plan->names.h;
    for (size_t i = 0; i < history->frame_count; i++) {
        const struct past_frame *frame = &history->frames[i];
        float height = frame_height(frame, close) * unit, y = foot - frame_base(history, frame, close) * unit - height;
        plan->frames[i] = (struct rect){plan->names.x, y, plan->names.w, height};
        if (y < plan->names.y - 1 && frame->space) { /* more names than room: the first of them */
            plan->frames[i].y = plan->names.y;
            plan->frames[i].h = foot - plan->names.y;
        } else if (y < plan->names.y - 1 || height <= 0) {
            plan->frames[i].w = 0;
        }
    }
    for (size_t i = 0; i < history->name_count; i++) {
        const struct past_name *name = &history->names[i];
        struct rect frame = plan->frames[name->frame];
        struct rect row = {frame.x + 0.6F * unit, frame.y + (TITLE + (float)name->row * ROW) * close * unit,
                           frame.w - 1.2F * unit, (ROW - 0.3F) * close * unit};
        const struct past_frame *past = &history->frames[name->frame];
        float end = frame.y + frame.h - FOOT * close * unit;
        if (past->space && !plan_frame_lacks_foot(plan, history, name->frame))
            end -= FOLDED * unit;
        plan->rows[i] = row.y + row.h <= end + 1 && frame.w > 0 ? row : (struct rect){0};
    }
}
