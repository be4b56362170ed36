/* The find field, over the window's head: with what was typed, how much it finds, and what else it understands. */
#include "scene_parts.h"

#include "memory.h"
#include "words.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

void find_field_work_out(struct scene *scene) {
    const struct world *world = &scene->timeline->world;
    scene->matched_count = 0;
    if (!scene->view->finding)
        return;
    size_t numbers = (size_t)world->object_count + 1;
    memory_reserve(&scene->matched, &scene->matched_room, numbers, sizeof *scene->matched);
    find_parse(&scene->find, scene->view->query ? scene->view->query : "");
    find_matches(world, &scene->find, scene->reachable, scene->matched);
    scene->matched_count = numbers;
}

/* "3 found, this is the 2nd", or what is wrong with the query. */
static void result_words(const struct scene *scene, struct text *out) {
    static const enum string_key faults[] = {[FIND_NEEDS_NUMBER] = STR_PANEL_FIND_NEEDS_NUMBER,
                                             [FIND_UNKNOWN_FIELD] = STR_PANEL_FIND_UNKNOWN_FIELD,
                                             [FIND_TOO_LONG] = STR_PANEL_FIND_TOO_LONG};
    if (scene->find.fault != FIND_GOOD) {
        text_words(out, words(faults[scene->find.fault]), "term", scene->find.bad, NULL);
        return;
    }
    uint32_t found = 0, place = 0;
    for (size_t n = 0; n < scene->matched_count; n++) {
        found += scene->matched[n];
        if (scene->matched[n] && n == scene->view->selected)
            place = found;
    }
    char count[16], number[16];
    snprintf(count, sizeof count, "%u", (unsigned)found);
    snprintf(number, sizeof number, "%u", (unsigned)place);
    bool brief = scene->small;
    enum string_key key = !scene->find.count ? (brief ? STR_PANEL_FIND_HINT_BRIEF : STR_PANEL_FIND_HINT)
                          : !found           ? STR_PANEL_FIND_NONE
                          : place            ? (brief ? STR_PANEL_FIND_PLACE_BRIEF : STR_PANEL_FIND_PLACE)
                                             : (brief ? STR_PANEL_FIND_FOUND_BRIEF : STR_PANEL_FIND_FOUND);
    text_words(out, words(key), "count", count, "number", number, NULL);
}

static float put_button(struct scene *scene, float right, float middle, const char *word, enum scene_command command) {
    struct pen *pen = &scene->pen;
    float em = pen->em, size = 0.82F * em, w = pen_width(pen, FONT_SANS, size, word, strlen(word)) + 1.1F * em;
    struct rect at = {right - w, middle - 0.8F * em, w, 1.6F * em};
    pen_box(pen, at, 0.5F * em, pen->theme->panel, pen->theme->line, fmaxf(1, em / 14));
    pen_words_centred(pen, at.x + w / 2, middle, FONT_SANS, size, pen->theme->ink, word);
    shell_hit(scene, at, (struct hit){.kind = HIT_COMMAND, .command = command});
    return w + 0.4F * em;
}

/* Beside the heap's heading: the way to the field for the pointer. Small windows have no headings, and no button. */
void find_field_button_draw(struct scene *scene) {
    struct pen *pen = &scene->pen;
    const char *heading = words(STR_SCENE_HEAP);
    float em = pen->em, x = scene->canvas.x + scene->plan.heap.x;
    if (scene->small || scene->view->bare || scene->view->stage)
        return;
    x += pen_width(pen, FONT_SANS_BOLD, 0.85F * em, heading, strlen(heading)) + 0.8F * em;
    const char *word = words(STR_PANEL_FIND_BUTTON);
    float w = pen_width(pen, FONT_SANS, 0.8F * em, word, strlen(word)) + 1.2F * em;
    struct rect at = {x, scene->canvas.y + 0.55F * em, w, 1.4F * em};
    if (at.x + w > scene->canvas.x + scene->canvas.w)
        return;
    pen_box(pen, at, at.h / 2, pen->theme->panel, pen->theme->edge, fmaxf(1, em / 14));
    pen_words_centred(pen, at.x + w / 2, at.y + at.h / 2, FONT_SANS, 0.8F * em, pen->theme->soft, word);
    shell_hit(scene, at, (struct hit){.kind = HIT_COMMAND, .command = COMMAND_FIND});
}

/* The end of what was typed is what one has to see. */
static const char *fitting_end(const struct pen *pen, float room, const char *query) {
    while (*query && pen_width(pen, FONT_MONO, pen->em, query, strlen(query)) > room) {
        query++;
        while ((*query & 0xC0) == 0x80)
            query++;
    }
    return query;
}

/* Over the window's head, whose buttons nobody needs while typing: the canvas with what is found stays in sight. */
void find_field_draw(struct scene *scene) {
    struct pen *pen = &scene->pen;
    const struct theme *theme = pen->theme;
    struct rect at = scene->panels[PANEL_HEADER];
    float em = pen->em, size = 0.88F * em, inset = 0.9F * em;
    if (!scene->view->finding)
        return;
    text_clear(&scene->text);
    result_words(scene, &scene->text);
    struct pen_row rows[3];
    size_t count = pen_wrap(pen, FONT_SANS, size, at.w - 2 * inset, scene->text.data, scene->text.length, rows, 3);
    count = count < 3 ? count : 3;
    at.h = fmaxf(at.h, (2.5F + 1.2F * (float)count + 0.35F) * em);
    scene->find_field = at;
    pen_box(pen, at, 0.6F * em, theme->panel, theme->ink, fmaxf(2, em / 8));
    shell_hit(scene, at, (struct hit){.kind = HIT_NOTHING});
    float right = at.x + at.w - 0.6F * em, middle = at.y + 1.4F * em, x = at.x + inset;
    right -= put_button(scene, right, middle, words(STR_PANEL_FIND_CLOSE), COMMAND_FIND_CLOSE);
    if (right - at.x > 20 * em) {
        right -= put_button(scene, right, middle, words(STR_PANEL_FIND_NEXT), COMMAND_FIND_NEXT);
        right -= put_button(scene, right, middle, words(STR_PANEL_FIND_PREVIOUS), COMMAND_FIND_PREVIOUS);
    }
    const char *label = words(STR_PANEL_FIND);
    if (right - x > 12 * em)
        x += pen_words(pen, x, middle, FONT_SANS_BOLD, 0.95F * em, theme->soft, label) + 0.7F * em;
    struct rect field = {x, at.y + 0.5F * em, right - x - 0.4F * em, 1.8F * em};
    pen_box(pen, field, 0.35F * em, theme->inset, theme->line, fmaxf(1, em / 14));
    const char *query = fitting_end(pen, field.w - 1.4F * em, scene->view->query ? scene->view->query : "");
    float typed = pen_words(pen, field.x + 0.6F * em, middle, FONT_MONO, em, theme->ink, query);
    pen_line(pen, field.x + 0.65F * em + typed, middle - 0.6F * em, field.x + 0.65F * em + typed, middle + 0.6F * em,
             theme->ink, fmaxf(1.5F, em / 10));
    for (size_t i = 0; i < count; i++)
        pen_put(pen, at.x + inset, at.y + (3.05F + 1.2F * (float)i) * em, FONT_SANS, size, theme->ink,
                scene->text.data + rows[i].first, rows[i].count);
}
