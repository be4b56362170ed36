/* Memory: living objects and their bytes over the whole run, and what is alive by the line that made it (as tracemalloc
 * reports) and by type (as objgraph does); between two marked moments, how it grew. */
#include "sheet.h"

#include "memory.h"
#include "words.h"

#include <inttypes.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define BESIDE_LEAST 15.0F /* ems: so wide that words and curve can stand side by side */

enum { ROWS_MOST = 40, BINS_MOST = 600 };

/* What the tables tell: the later moment, against the earlier one where there are two. */
struct comparison {
    const struct census *from, *to; /* from NULL: no moment is marked */
    struct census now;
};

/* Moments
 * -------------------------------------------------------------------------------------------------------------- */

static void take(struct scene *scene, struct census *census, bool *has, bool wanted, uint64_t position) {
    if (wanted && (!*has || census->position != position)) {
        timeline_seek(scene->timeline, position);
        census_take(census, &scene->timeline->world);
    }
    *has = wanted;
}

void panel_memory_take_marks(struct scene *scene) {
    const struct scene_view *view = scene->view;
    uint64_t count = scene->timeline->trace->count;
    take(scene, &scene->mark, &scene->has_mark, view->has_mark && view->mark <= count, view->mark);
    take(scene, &scene->second_mark, &scene->has_second_mark,
         view->has_mark && view->has_second_mark && view->second_mark <= count, view->second_mark);
}

static void compare_begin(struct comparison *comparison, struct scene *scene) {
    census_init(&comparison->now);
    const struct census *other = &scene->second_mark;
    if (!scene->has_second_mark) {
        census_take(&comparison->now, &scene->timeline->world);
        other = &comparison->now;
    }
    bool is_later = other->position >= scene->mark.position;
    comparison->from = !scene->has_mark ? NULL : is_later ? &scene->mark : other;
    comparison->to = !scene->has_mark || is_later ? other : &scene->mark;
}

static void compare_end(struct comparison *comparison) {
    census_destroy(&comparison->now);
}

/* "line 9, event 41", as the timeline's title counts them. */
static void moment_words(const struct scene *scene, uint64_t position, struct text *out) {
    const struct timeline *timeline = scene->timeline;
    const struct rests *rests = &timeline->rests[STEP_EVENT];
    size_t low = 0, high = rests->count;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (rests->positions[middle] <= position)
            low = middle + 1;
        else
            high = middle;
    }
    char event[24], line[16];
    snprintf(event, sizeof event, "%zu", low ? low - 1 : 0);
    snprintf(line, sizeof line, "%u", position ? (unsigned)trace_event(timeline->trace, position - 1).line : 0);
    text_words(out, words(STR_PANEL_MOMENT), "line", line, "event", event, NULL);
}

/* Curves
 * --------------------------------------------------------------------------------------------------------------- */

struct curve_of {
    struct rect at;
    float bins[BINS_MOST]; /* the most in each, as a part of the most of all */
    int count;
    int64_t most;
};

static int64_t value_of(const struct curve_point *point, bool bytes) {
    return bytes ? point->bytes : (int64_t)point->live;
}

static void make_curve(const struct timeline *timeline, bool bytes, struct curve_of *curve) {
    double end = timeline->trace->count ? (double)timeline->trace->count : 1;
    curve->most = 1;
    for (size_t i = 0; i < timeline->curve_count; i++)
        if (value_of(&timeline->curve[i], bytes) > curve->most)
            curve->most = value_of(&timeline->curve[i], bytes);
    size_t next = 0;
    int64_t value = 0;
    for (int bin = 0; bin < curve->count; bin++) {
        int64_t most = value;
        double until = end * (bin + 1) / curve->count;
        while (next < timeline->curve_count && (double)timeline->curve[next].position < until) {
            value = value_of(&timeline->curve[next++], bytes);
            most = value > most ? value : most;
        }
        curve->bins[bin] = (float)((double)most / (double)curve->most);
    }
}

static void draw_moment(struct scene *scene, struct rect at, uint64_t position, const char *label, bool now) {
    struct pen *pen = &scene->pen;
    float em = pen->em, end = fmaxf(1, (float)scene->timeline->trace->count), x = at.x + at.w * (float)position / end;
    colour ink = now ? pen->theme->accent : pen->theme->ink;
    struct draw *line = pen_line(pen, x, at.y, x, at.y + at.h, ink, fmaxf(1.5F, em / 9));
    if (!now)
        line->dash = 0.25F * em, line->gap = 0.2F * em;
    if (label)
        pen_words_centred(pen, fminf(fmaxf(x, at.x + 0.3F * em), at.x + at.w - 0.3F * em), at.y - 0.5F * em,
                          FONT_SANS_BOLD, 0.72F * em, ink, label);
}

/* What the curve tells in numbers: over it, or on two rows at its left where height is dear. */
static void put_sum(struct scene *scene, struct rect place, float room, bool beside) {
    struct pen *pen = &scene->pen;
    const char *sum = scene->text.data;
    float em = pen->em, size = 0.86F * em;
    if (!beside) {
        pen_words_within(pen, place.x, place.y + 0.65F * em, room, FONT_SANS, size, pen->theme->ink, sum);
        return;
    }
    struct pen_row rows[2];
    size_t count = pen_wrap(pen, FONT_SANS, size, room, sum, strlen(sum), rows, 2);
    for (size_t i = 0; i < count && i < 2; i++)
        pen_put(pen, place.x, place.y + (0.95F + 1.15F * (float)i) * em, FONT_SANS, size, pen->theme->ink,
                sum + rows[i].first, rows[i].count);
}

static void put_curve(struct sheet *sheet, bool bytes) {
    struct scene *scene = sheet->scene;
    struct pen *pen = &scene->pen;
    const struct theme *theme = pen->theme;
    const struct world *world = &scene->timeline->world;
    float em = pen->em;
    struct rect place;
    bool beside = scene->small && sheet->at.w >= BESIDE_LEAST * em;
    if (!sheet_place(sheet, (beside ? 2.75F : 4.9F) * em, &place))
        return;
    float left = beside ? 8.2F * em : 0;
    struct curve_of *curve = memory_alloc(sizeof *curve);
    curve->count = (int)fminf(BINS_MOST, fmaxf(1, place.w - left));
    curve->at = (struct rect){place.x + left, place.y + (beside ? 0.8F : 2) * em, place.w - left, (beside ? 1.6F : 2.5F) * em};
    make_curve(scene->timeline, bytes, curve);
    struct rect at = curve->at;
    char now[24], most[24];
    snprintf(now, sizeof now, "%" PRId64, bytes ? world->live_bytes : (int64_t)world->live);
    snprintf(most, sizeof most, "%" PRId64, curve->most);
    text_clear(&scene->text);
    text_words(&scene->text, words(bytes ? STR_PANEL_BYTES_NOW : STR_PANEL_OBJECTS_NOW), "count", now, "most", most,
               NULL);
    put_sum(scene, place, beside ? left - 0.5F * em : at.w, beside);
    float foot = at.y + at.h, step = at.w / (float)curve->count, last = 0;
    for (int bin = 0; bin < curve->count;) { /* equal neighbours are one */
        int end = bin + 1;
        while (end < curve->count && curve->bins[end] == curve->bins[bin])
            end++;
        float x = at.x + step * (float)bin, w = step * (float)(end - bin), h = at.h * curve->bins[bin];
        if (h > 0)
            pen_box(pen, (struct rect){x, foot - h, w, h}, 0, theme->inset, 0, 0);
        pen_line(pen, x, foot - h, x + w, foot - h, theme->line, fmaxf(1.25F, em / 10));
        if (bin)
            pen_line(pen, x, foot - last, x, foot - h, theme->line, fmaxf(1.25F, em / 10));
        last = h;
        bin = end;
    }
    pen_line(pen, at.x, foot, at.x + at.w, foot, theme->line, fmaxf(1, em / 14));
    if (scene->has_mark)
        draw_moment(scene, at, scene->mark.position, "1", false);
    if (scene->has_second_mark)
        draw_moment(scene, at, scene->second_mark.position, "2", false);
    draw_moment(scene, at, scene->timeline->position, NULL, true);
    free(curve);
}

/* Tables
 * --------------------------------------------------------------------------------------------------------------- */

/* The text of a line of the program, without its indent. */
static void line_words(const struct scene *scene, uint32_t line, struct text *out) {
    const struct trace_header *header = &scene->timeline->trace->header;
    const char *at = header->source, *end = at ? at + header->source_length : at;
    text_printf(out, "%u ", (unsigned)line);
    for (uint32_t i = 1; at && i < line && at < end; i++) {
        const char *stop = memchr(at, '\n', (size_t)(end - at));
        at = stop ? stop + 1 : end;
    }
    while (at && at < end && (*at == ' ' || *at == '\t'))
        at++;
    const char *stop = at && at < end ? memchr(at, '\n', (size_t)(end - at)) : NULL;
    if (line && at && at < end)
        text_append(out, at, (size_t)((stop ? stop : end) - at));
    if (!line)
        text_add(out, words(STR_PANEL_BEFORE_THE_FIRST_LINE));
}

static void grown(char *out, size_t room, int64_t value, int64_t by, bool compares) {
    if (!compares)
        snprintf(out, room, "%" PRId64, value);
    else if (by < 0)
        snprintf(out, room, "−%" PRId64, -by);
    else
        snprintf(out, room, by ? "+%" PRId64 : "±%" PRId64, by);
}

static void put_row(struct sheet *sheet, const struct growth_row *row, bool by_line, bool compares) {
    struct scene *scene = sheet->scene;
    char both[52], bytes[24], count[24];
    grown(bytes, sizeof bytes, row->bytes, row->bytes_grew, compares);
    grown(count, sizeof count, row->count, row->count_grew, compares);
    snprintf(both, sizeof both, "%" PRId64 " %s", row->count, count); /* as objgraph's show_growth */
    text_clear(&scene->text);
    if (by_line)
        line_words(scene, row->key, &scene->text);
    else
        text_add(&scene->text, trace_text(scene->timeline->trace, row->key));
    struct hit hit = {.kind = HIT_LINE, .line = row->key};
    const char *cells[] = {scene->text.data ? scene->text.data : "", bytes, compares && !by_line ? both : count};
    bool is_still = compares && !row->bytes_grew && !row->count_grew;
    sheet_cells(sheet, by_line ? FONT_MONO : FONT_SANS, is_still ? scene->pen.theme->soft : scene->pen.theme->ink, cells,
                3, 3.2F, by_line && row->key ? &hit : NULL);
}

static void put_table(struct sheet *sheet, const struct comparison *comparison, bool by_line) {
    const struct census_table *to = by_line ? &comparison->to->lines : &comparison->to->types, *from = NULL;
    if (comparison->from)
        from = by_line ? &comparison->from->lines : &comparison->from->types;
    struct growth_row *rows = memory_alloc(ROWS_MOST * sizeof *rows);
    size_t count = census_growth(from, to, rows, ROWS_MOST);
    const struct theme *theme = sheet->scene->pen.theme;
    const char *heads[] = {words(by_line ? STR_PANEL_BY_LINE : STR_PANEL_BY_TYPE), words(STR_PANEL_BYTES),
                           words(STR_PANEL_OBJECTS)};
    sheet_gap(sheet, 0.45F);
    sheet_cells(sheet, FONT_SANS_BOLD, theme->ink, heads, 3, 3.2F, NULL);
    for (size_t i = 0; i < count && i < ROWS_MOST; i++)
        put_row(sheet, &rows[i], by_line, from != NULL);
    if (!count)
        sheet_words(sheet, FONT_SANS, theme->soft, words(STR_PANEL_NOTHING_ALIVE));
    if (count > ROWS_MOST) {
        char more[24];
        snprintf(more, sizeof more, "%zu", count - ROWS_MOST);
        text_clear(&sheet->scene->text);
        text_words(&sheet->scene->text, words(STR_SCENE_AND_MORE), "count", more, NULL);
        sheet_words(sheet, FONT_SANS, theme->soft, sheet->scene->text.data);
    }
    free(rows);
}

/* The sum of both moments' difference, and which moments they are. */
static void put_growth(struct sheet *sheet, const struct comparison *comparison) {
    struct scene *scene = sheet->scene;
    const struct theme *theme = scene->pen.theme;
    char bytes[24], count[24];
    if (!comparison->from) {
        sheet_words(sheet, FONT_SANS, theme->soft, words(STR_PANEL_MARK_HINT));
        return;
    }
    struct text from, to;
    text_init(&from), text_init(&to);
    moment_words(scene, comparison->from->position, &from);
    moment_words(scene, comparison->to->position, &to);
    grown(bytes, sizeof bytes, 0, comparison->to->bytes - comparison->from->bytes, true);
    grown(count, sizeof count, 0, comparison->to->objects - comparison->from->objects, true);
    text_clear(&scene->text);
    text_words(&scene->text, words(STR_PANEL_GROWTH), "from", from.data, "to", to.data, "bytes", bytes, "count", count,
               NULL);
    sheet_words(sheet, FONT_SANS_BOLD, theme->ink, scene->text.data);
    text_destroy(&from), text_destroy(&to);
}

static void fill(struct sheet *sheet, void *context) {
    const struct comparison *comparison = context;
    const struct scene *scene = sheet->scene;
    put_curve(sheet, false);
    put_curve(sheet, true);
    const char *label = words(!scene->has_mark          ? STR_PANEL_MARK
                              : !scene->has_second_mark ? STR_PANEL_MARK_SECOND
                                                        : STR_PANEL_MARK_AGAIN);
    const struct hit hit = {.kind = HIT_COMMAND, .command = COMMAND_MARK};
    sheet_gap(sheet, 0.3F);
    if (!scene->view->bare)
        sheet_buttons(sheet, &label, &hit, 1);
    put_growth(sheet, comparison);
    put_table(sheet, comparison, true);
    put_table(sheet, comparison, false);
}

void panel_memory_draw(struct scene *scene) {
    struct rect at = scene->panels[PANEL_MEMORY];
    if (at.w <= 0)
        return;
    struct comparison comparison;
    struct rect inner = shell_panel(scene, at, "", NULL);
    shell_scrolls(scene, at, TAB_MEMORY);
    shell_neighbour(scene, at, words(STR_PANEL_MEMORY), TAB_INSPECTOR, words(STR_SCENE_INSPECTOR));
    compare_begin(&comparison, scene);
    sheet_draw(scene, TAB_MEMORY, inner, fill, &comparison);
    compare_end(&comparison);
}
