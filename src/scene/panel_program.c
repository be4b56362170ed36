/* The program: its lines, the current one, and where collections ran. */
#include "scene_parts.h"

#include "code_line.h"
#include "memory.h"
#include "words.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Smaller where a line has no room, within what can be read. Lines that go on in a row below all the same make the
 * others no smaller. */
static float code_size(const struct scene *scene, float room) {
    const struct trace_header *header = &scene->timeline->trace->header;
    float em = scene->pen.em, widest = 0, least = 0.85F;
    const char *text = header->source ? header->source : "", *end = text + header->source_length;
    while (text < end) {
        const char *stop = memchr(text, '\n', (size_t)(end - text));
        stop = stop ? stop : end;
        size_t length = (size_t)(stop - text);
        float width = pen_width(&scene->pen, FONT_MONO, 0.95F * em, text, length < 200 ? length : 200);
        if (width * least <= room)
            widest = fmaxf(widest, width);
        text = stop < end ? stop + 1 : end;
    }
    return 0.95F * em * fminf(1, fmaxf(least, room / fmaxf(widest, 1)));
}

static bool line_collects(const struct scene *scene, uint32_t line) {
    const struct timeline *timeline = scene->timeline;
    for (size_t i = 0; i < timeline->mark_count; i++)
        if (timeline->marks[i].position > timeline->position)
            break;
        else if (timeline->marks[i].kind == MARK_COLLECTION && timeline->marks[i].line == line)
            return true;
    return false;
}

static bool line_is_called_from(const struct scene *scene, uint32_t line) {
    const struct world *world = &scene->timeline->world;
    uint32_t deep = 0, frame = world->frame ? world->frames[world->frame].caller : 0;
    for (; frame && deep < 100; frame = world->frames[frame].caller, deep++)
        if (world->frames[frame].line == line)
            return true;
    return false;
}

/* What stays in view: the current line or, where the program has come to its end, the last one that ran; 0: none. */
static int followed_line(const struct scene *scene) {
    const struct timeline *timeline = scene->timeline;
    uint32_t line = moment_line(scene);
    for (size_t i = timeline->mark_count; !line && i-- > 0;)
        if (timeline->marks[i].kind == MARK_LINE && timeline->marks[i].position <= timeline->position)
            line = timeline->marks[i].line;
    return (int)line;
}

/* The lines of the source, and how many rows each takes at the place. */
struct listing {
    struct code {
        const char *text;
        size_t length;
        int rows;
    } * lines;
    int count;
};

#define LEAST_SIZE 0.4F /* ems */
#define DEEPEST 0.3F    /* of the room, before the deepest line's begin */

static struct listing listing_of(const struct scene *scene) {
    const struct trace_header *header = &scene->timeline->trace->header;
    const char *text = header->source ? header->source : "", *end = text + header->source_length;
    struct listing listing = {.lines = NULL};
    size_t capacity = 0;
    while (text < end) {
        const char *stop = memchr(text, '\n', (size_t)(end - text));
        stop = stop ? stop : end;
        size_t length = (size_t)(stop - text);
        memory_reserve(&listing.lines, &capacity, (size_t)listing.count + 1, sizeof *listing.lines);
        listing.lines[listing.count++] = (struct code){text, length, 1};
        text = stop < end ? stop + 1 : end;
    }
    return listing;
}

/* Counts the rows of all lines in text of that size; returns the most that one takes. */
static int count_rows(const struct pen *pen, struct listing *listing, struct code_place *place, float size) {
    size_t deepest = 1;
    int most = 1;
    for (int i = 0; i < listing->count; i++) {
        const struct code *code = &listing->lines[i];
        size_t spaces = 0;
        while (spaces < code->length && code->text[spaces] == ' ')
            spaces++;
        deepest = spaces > deepest && spaces < code->length ? spaces : deepest;
    }
    place->size = size;
    place->space = fminf(pen_width(pen, FONT_MONO, size, " ", 1), DEEPEST * place->room / (float)deepest);
    for (int i = 0; i < listing->count; i++) {
        struct code *code = &listing->lines[i];
        code->rows = code_line_rows(pen, place, code->text, code->length);
        most = code->rows > most ? code->rows : most;
    }
    return most;
}

static int rows_in(const struct code_place *place, float height) {
    return (int)fmaxf(1, floorf(height / place->row));
}

/* Smaller, too, with lower rows, where a line would be taller than the panel; if it is so all the same, it makes the
 * others no smaller. */
static void fit(const struct pen *pen, struct listing *listing, struct code_place *place, float height) {
    float wish = place->size, row = place->row, size = wish;
    while (count_rows(pen, listing, place, size) > rows_in(place, height) && size > LEAST_SIZE * pen->em) {
        size *= 0.94F;
        place->row = row * size / wish;
    }
    if (size > LEAST_SIZE * pen->em)
        return;
    place->row = row;
    count_rows(pen, listing, place, wish);
}

/* How many lines just before `line` have room in so many rows. */
static int lines_before(const struct listing *listing, int line, int rows) {
    int count = 0;
    while (count < line - 1 && rows >= listing->lines[line - 2 - count].rows)
        rows -= listing->lines[line - 2 - count++].rows;
    return count;
}

/* The lines above the first one shown when `line` is the last one that is whole. */
static int top_for_last(const struct listing *listing, int line, int visible) {
    int rows = line > 0 ? visible - listing->lines[line - 1].rows : 0;
    return line > 0 ? line - 1 - lines_before(listing, line, rows) : 0;
}

/* The lines above the first one shown: what the person scrolled to, else the line that is followed a third from the top,
 * if not all fits, and whole. */
static int top_of(const struct scene *scene, const struct listing *listing, int visible) {
    int most = top_for_last(listing, listing->count, visible), top = scene->view->program_scroll;
    if (top < 0) {
        int line = followed_line(scene);
        line = line < listing->count ? line : listing->count;
        int rest = line > 0 ? visible - listing->lines[line - 1].rows : 0;
        top = line > 0 ? line - 1 - lines_before(listing, line, rest < visible / 3 ? rest : visible / 3) : 0;
    }
    top = top < most ? top : most;
    int focused = scene->view->focus.kind == HIT_LINE ? (int)scene->view->focus.line : 0;
    if (focused > 0 && focused <= listing->count) { /* what the keyboard is at comes into view */
        int least = top_for_last(listing, focused, visible);
        top = focused <= top ? focused - 1 : top < least ? least : top;
    }
    return top > 0 ? top : 0;
}

void panel_program_draw(struct scene *scene) {
    struct rect at = scene->panels[PANEL_PROGRAM];
    struct pen *pen = &scene->pen;
    const struct theme *theme = pen->theme;
    if (at.w <= 0)
        return;
    float em = pen->em, row = 1.62F * em, border = fmaxf(1, em / 14);
    struct rect inner = shell_panel(scene, at, scene->small ? NULL : words(STR_SCENE_PROGRAM), NULL);
    if (scene->small) {
        inner.y += 0.4F * em;
        inner.h -= 0.8F * em;
        row = 1.5F * em;
    }
    shell_hit(scene, at, (struct hit){.kind = HIT_PROGRAM});
    const struct trace_header *header = &scene->timeline->trace->header;
    int lines = 1, rows = 0, above = 0;
    for (size_t i = 0; i + 1 < header->source_length; i++)
        lines += header->source[i] == '\n';
    char digits[16];
    snprintf(digits, sizeof digits, "%d", lines < 100 ? 99 : lines);
    float gutter = 1.15F * em + pen_width(pen, FONT_MONO, 0.8F * em, digits, strlen(digits));
    float code = at.x + gutter + 0.85F * em, room = at.x + at.w - code - 0.8F * em;
    struct code_place place = {.room = room, .row = row, .size = code_size(scene, room)};
    struct listing listing = listing_of(scene);
    fit(pen, &listing, &place, inner.h);
    int visible = rows_in(&place, inner.h);
    row = place.row;
    int current = (int)moment_line(scene), top = top_of(scene, &listing, visible);
    scene->program_top = top;
    for (int i = 0; i < listing.count; i++) {
        rows += listing.lines[i].rows;
        above += i < top ? listing.lines[i].rows : 0;
    }
    for (int line = top + 1, used = 0; line <= listing.count && used < visible; line++) {
        const struct code *this = &listing.lines[line - 1];
        int shown = this->rows < visible - used ? this->rows : visible - used;
        float y = inner.y + row * (float)used, middle = y + row / 2;
        struct rect band = {at.x + border, y, at.w - 2 * border, row * (float)shown};
        if (line == current) {
            pen_box(pen, band, 0, theme->now_row, 0, 0);
            pen_box(pen, (struct rect){band.x, y, 0.25F * em, band.h}, 0, theme->accent, 0, 0);
        } else if (line_is_called_from(scene, (uint32_t)line)) {
            pen_box(pen, band, 0, theme->inset, 0, 0);
        }
        snprintf(digits, sizeof digits, "%d", line);
        pen_words_right(pen, at.x + gutter, middle, FONT_MONO, fminf(0.8F * em, 0.9F * place.size), theme->soft, digits);
        if (line_collects(scene, (uint32_t)line)) /* a collection ran here */
            draw_circle(pen->list, at.x + gutter + 0.42F * em, middle, 0.17F * em, theme->generation[2]);
        code_line_draw(pen, &place, code, middle, this->text, this->length, shown);
        shell_hit(scene, band, (struct hit){.kind = HIT_LINE, .line = (uint32_t)line});
        used += shown;
    }
    free(listing.lines);
    shell_bar(scene, (struct rect){at.x, inner.y, at.w - 0.9F * em, row * (float)visible}, row * (float)rows,
              row * (float)above);
}
