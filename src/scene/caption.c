/* What happens, in words, at the foot of the canvas, with a pointer to the object it speaks of. The author's words
 * stand under the narrator's. */
#include "scene_parts.h"

#include "narrate.h"
#include "words.h"

#include <math.h>
#include <string.h>

enum { ROWS_MOST = 14 };
#define ROW 1.42F /* rows of a caption, in its text's size */
#define PAD 0.75F
#define SHORT_ROW 0.3F           /* of the room: a last row shorter than that looks lost */
#define LEAST_WITH_BOTH 0.86F /* ems: rather than smaller, one of the two is not said */
#define LEAST_IN_SMALL 0.62F  /* the same where the text is large for the window: it can be read all the same */
#define OPENING 1.5F          /* ems: what the lesson is about, while there is nothing else to see */

static size_t rows_of(const struct pen *pen, const char *text, size_t length, float size, float room) {
    return length ? pen_wrap(pen, FONT_SANS, size, room, text, length, NULL, 0) : 0;
}

float caption_reserve(struct scene *scene, float width, float height) {
    const struct scenario *scenario = scene->timeline->scenario;
    struct pen *pen = &scene->pen;
    size_t most = 0;
    if (scene->view->stage)
        return 0;
    float room = width - (1.8F + 2 * PAD) * pen->em;
    for (int i = 0; scenario && i < scenario->note_count; i++) {
        const struct line_note *note = &scenario->notes[i];
        const char *const both[] = {note->say, note->say_before};
        for (int j = 0; j < 2; j++)
            if (both[j]) {
                size_t rows = rows_of(pen, both[j], strlen(both[j]), pen->em, room);
                most = rows > most ? rows : most;
            }
    }
    float rows = 2 + (float)most, wish = (rows * ROW + 2 * PAD) * pen->em + (most ? 0.35F * pen->em : 0);
    return fminf(wish, height * 0.36F);
}

/* The author's words for the moment; NULL: none. */
static const char *author_says(const struct scene *scene) {
    bool has_run = false;
    const struct line_note *note = timeline_note(scene->timeline, scene->timeline->position, &has_run);
    return note ? has_run ? note->say : note->say_before : NULL;
}

/* The collector's own names of phases stand out. */
static bool is_phase(const struct trace_header *header, const char *word, size_t length) {
    for (int i = 0; i < header->phase_count; i++)
        if (header->phases[i] && strlen(header->phases[i]) == length && !memcmp(header->phases[i], word, length))
            return true;
    return false;
}

static void draw_row(struct scene *scene, float x, float middle, float size, colour ink, const char *text,
                     size_t length) {
    struct pen *pen = &scene->pen;
    const char *at = text, *end = text + length;
    while (at < end) {
        const char *word = at;
        while (at < end && *at != ' ')
            at++;
        size_t bare = (size_t)(at - word);
        while (bare && strchr(".,:;", word[bare - 1]))
            bare--;
        bool bold = bare && is_phase(&scene->timeline->trace->header, word, bare);
        while (at < end && *at == ' ')
            at++;
        if (!bold) { /* as many plain words as follow are one piece */
            while (at < end) {
                const char *next = at;
                while (next < end && *next != ' ')
                    next++;
                size_t length_of_next = (size_t)(next - at);
                while (length_of_next && strchr(".,:;", at[length_of_next - 1]))
                    length_of_next--;
                if (length_of_next && is_phase(&scene->timeline->trace->header, at, length_of_next))
                    break;
                while (next < end && *next == ' ')
                    next++;
                at = next;
            }
        }
        x += pen_put(pen, x, middle, bold ? FONT_SANS_BOLD : FONT_SANS, size, ink, word, (size_t)(at - word));
    }
}

/* The rows of some words; where the last would hold a word or two, all are a little shorter instead, and as many. */
static size_t wrap_evenly(const struct pen *pen, float size, float room, const char *text, size_t length,
                          struct pen_row *rows) {
    static const float parts[] = {0.88F, 0.78F, 0.68F};
    size_t count = pen_wrap(pen, FONT_SANS, size, room, text, length, rows, ROWS_MOST);
    for (size_t i = 0; i < sizeof parts / sizeof *parts && count > 1 && count <= ROWS_MOST; i++) {
        struct pen_row tried[ROWS_MOST];
        const struct pen_row *last = &rows[count - 1];
        if (pen_width(pen, FONT_SANS, size, text + last->first, last->count) > SHORT_ROW * room ||
            pen_wrap(pen, FONT_SANS, size, room * parts[i], text, length, tried, ROWS_MOST) != count)
            break;
        memcpy(rows, tried, count * sizeof *rows);
    }
    return count;
}

static float draw_words(struct scene *scene, struct rect box, float y, float size, colour ink, const char *text,
                        size_t length, float end) {
    struct pen_row rows[ROWS_MOST];
    float room = box.w - 2 * PAD * scene->pen.em;
    size_t count = wrap_evenly(&scene->pen, size, room * 0.985F, text, length, rows);
    for (size_t i = 0; i < count && i < ROWS_MOST && y + ROW * size <= end + 1; i++, y += ROW * size)
        draw_row(scene, box.x + PAD * scene->pen.em, y + ROW * size / 2, size, ink, text + rows[i].first,
                 rows[i].count);
    return y;
}

/* How many boxes and labels a line straight down at x would run behind. */
static int hit_under(const struct scene *scene, uint32_t object, struct rect from, float x) {
    int count = 0;
    for (size_t i = 0; i < scene->history.object_count && scene->plan.detail != DETAIL_TINY; i++) {
        const struct past_object *past = &scene->history.objects[i];
        if (past->number == object || past->birth > scene->timeline->position ||
            past->death <= scene->timeline->position)
            continue;
        struct rect box = canvas_box(scene, past->number);
        count += box.w > 0 && x > box.x && x < box.x + box.w && box.y > from.y;
    }
    for (size_t i = 0; i < scene->edge_count; i++) {
        const struct past_edge *edge = &scene->history.edges[scene->edges[i]];
        struct rect label = edge_label_place(scene, edge);
        count += label.w > 0 && x > label.x - 2 && x < label.x + label.w + 2 && label.y + label.h > from.y + from.h;
    }
    return count;
}

/* How many arrows begin or end at the box's foot so near to x that a line there would run over their tips. */
static int tips_near(const struct scene *scene, struct rect box, float x) {
    int count = 0;
    float foot = box.y + box.h, u = scene->plan.unit * scene->zoom;
    for (size_t i = 0; i < scene->edge_count; i++) {
        struct curve curve = motion_curve(scene, &scene->history.edges[scene->edges[i]]);
        struct draw_point ends[2];
        if (!curve.count)
            continue;
        ends[0] = curve.points[0];
        ends[1] = curve.points[curve.count - 1];
        for (int end = 0; end < 2; end++)
            count += fabsf(ends[end].y - foot) < u && fabsf(ends[end].x - x) < 0.9F * u;
    }
    return count;
}

/* A dotted line from the words to what they speak of; it is drawn before the objects, so that it runs behind them. */
void caption_pointer_draw(struct scene *scene) {
    struct rect caption = scene->caption;
    if (caption.w <= 0)
        return;
    const struct event *main = &scene->motion.main;
    uint32_t object = event_spans[main->kind] == SPAN_point ? main->object : 0;
    if (main->kind == EVENT_DEALLOC_BEGIN || main->kind == EVENT_FINALIZER_BEGIN || main->kind == EVENT_TP_CLEAR_BEGIN)
        object = main->object;
    struct rect box = object ? canvas_box(scene, object) : (struct rect){0};
    const struct world_object *known = object ? world_object(&scene->timeline->world, object) : NULL;
    if (box.w <= 0 || !known || !known->alive || box.y + box.h > caption.y)
        return;
    struct pen *pen = &scene->pen;
    bool gc =
        main->kind == EVENT_GC_REFS_DECREF || main->kind == EVENT_GC_REFS_SET || main->kind == EVENT_GC_REFS_REACHED;
    float u = scene->plan.unit * scene->zoom;
    struct rect badge = gc ? box_gc_refs_place(box, scene->plan.detail, u) : box;
    static const float parts[] = {0.62F, 0.8F, 0.4F, 0.92F, 0.2F, 0.08F};
    float x = gc ? badge.x + badge.w / 2 : box.x + box.w * parts[0];
    int least = hit_under(scene, object, box, x) * 8 + tips_near(scene, box, x);
    for (size_t i = 0; i < sizeof parts / sizeof *parts && least; i++) {
        float other = box.x + box.w * parts[i];
        int hits = hit_under(scene, object, box, other) * 8 + tips_near(scene, box, other);
        if (hits < least) {
            least = hits;
            x = other;
        }
    }
    if (least >= 8) /* what it would run behind is told apart by the accent alone */
        return;
    bool in_grid = scene->plan.detail == DETAIL_TINY && scene->plan.cell_w > 0; /* by the street beside it, not behind others */
    if (in_grid)
        x = box.x + box.w + (scene->plan.cell_w * scene->zoom - box.w) * 0.3F;
    if (x < caption.x + pen->em || x > caption.x + caption.w - pen->em)
        return;
    const struct draw_point turn[] = {{box.x + box.w, box.y + box.h * 0.7F}, {x, box.y + box.h * 0.7F}, {x, caption.y}};
    struct draw *line =
        in_grid ? draw_path(pen->list, turn, 3, false, pen->theme->accent, fmaxf(1.25F, pen->em / 9))
                : pen_line(pen, x, box.y + box.h + 0.15F * u, x, caption.y, pen->theme->accent, fmaxf(1.25F, pen->em / 9));
    line->dash = fmaxf(2, pen->em * 0.16F);
    line->gap = fmaxf(2.5F, pen->em * 0.26F);
}

/* Before the first step, with nothing on the heap yet: the words have the canvas to themselves. */
static bool is_opening(const struct scene *scene) {
    for (size_t i = 0; scene->timeline->position == 0 && i < scene->history.object_count; i++)
        if (scene->history.objects[i].birth == 0)
            return false;
    return scene->timeline->position == 0 && scene->panels[PANEL_CAPTION].w <= 0;
}

/* What follows the narrator's words where something is over: how one goes on. */
static void add_hint(struct scene *scene, struct event main) {
    const struct timeline *timeline = scene->timeline;
    bool ends = timeline->position == timeline->program_end && timeline->program_end < timeline->trace->count;
    bool exited = main.kind == EVENT_EXIT_END; /* the program's numbers are all there now */
    if (scene->view->bare || !scene->said.length || !(ends || exited))
        return;
    text_add(&scene->said, words(STR_NARRATE_GAP));
    text_add(&scene->said, words(exited ? STR_SCENE_DIFFERS_HINT : STR_SCENE_END_HINT));
}

void caption_arrange(struct scene *scene) {
    struct pen *pen = &scene->pen;
    float em = pen->em;
    struct text *said = &scene->said;
    text_clear(said);
    uint64_t position = scene->timeline->position, rest = timeline_rest(scene->timeline, position);
    const struct event main = timeline_main_event(scene->timeline, rest);
    bool is_plain = main.kind == EVENT_STATEMENT_END; /* "line 9 has run": the author says it better */
    if (!is_plain || !author_says(scene))
        narrate_step(scene->timeline, rest, said); /* between two rests, what was last */
    timeline_seek(scene->timeline, position);
    if (position == 0) { /* before the first step: what the lesson is about, and how one goes on */
        const struct scenario *scenario = scene->timeline->scenario;
        const char *summary = scenario && scenario->summary ? scenario->summary : "";
        if (scene->view->bare && *summary)
            text_add(said, summary);
        else
            text_words(said, words(STR_SCENE_CAPTION_START), "summary", summary, NULL);
    }
    add_hint(scene, main);
    const char *say = author_says(scene), *told = said->data ? said->data : "";
    size_t say_length = say ? strlen(say) : 0;
    scene->caption = (struct rect){0};
    scene->author_is_silent = false;
    if (!said->length && !say_length)
        return;
    struct rect box = scene->panels[PANEL_CAPTION];
    if (box.w <= 0) {
        box = scene->plan.caption;
        box.x += scene->canvas.x;
        box.y += scene->canvas.y;
    }
    bool opens = is_opening(scene);
    if (opens) {
        box.y = scene->canvas.y + 0.2F * scene->canvas.h;
        box.h = 0.6F * scene->canvas.h;
    }
    float room = (box.w - 2 * PAD * em) * 0.985F, size = em * (opens ? OPENING : 1.02F),
          between = said->length && say_length ? 0.35F * em : 0;
    float needed;
    for (;; size *= 0.94F) { /* long words become smaller rather than lost */
        needed = (float)(rows_of(pen, told, said->length, size, room) +
                         rows_of(pen, say ? say : "", say_length, size, room)) *
                 ROW * size;
        if (needed + between + 1.2F * PAD * em <= box.h || size < (scene->small ? 0.4F : 0.55F) * em)
            break;
        if (size < (scene->small ? LEAST_IN_SMALL : LEAST_WITH_BOTH) * em && said->length && say_length) {
            /* From the last row one must read it: the author's words at the end of a line, the event's within it. */
            if (position && trace_event(scene->timeline->trace, position - 1).kind == EVENT_STATEMENT_END)
                text_clear(said);
            else
                say_length = 0;
            scene->author_is_silent = !say_length;
            between = 0;
            size = em * 1.02F / 0.94F;
        }
    }
    float pad = fminf(PAD * em, fmaxf(0.3F * em, (box.h - needed - between) / 2));
    if (scene->panels[PANEL_CAPTION].w <= 0) { /* no taller than its words */
        float h = fminf(box.h, needed + between + 2 * pad);
        box.y += opens ? 0.4F * (box.h - h) : box.h - h;
        box.h = h;
    }
    scene->caption = box;
    scene->caption_size = size;
    scene->caption_pad = pad;
}

void caption_draw(struct scene *scene) {
    struct rect box = scene->caption;
    struct pen *pen = &scene->pen;
    if (box.w <= 0)
        return;
    const char *say = scene->author_is_silent ? NULL : author_says(scene);
    const struct text *said = &scene->said;
    float size = scene->caption_size, y = box.y + scene->caption_pad;
    pen_box(pen, box, 0.7F * pen->em, pen->theme->panel, pen->theme->accent, fmaxf(1.25F, pen->em / 9));
    if (said->length)
        y = draw_words(scene, box, y, size, pen->theme->ink, said->data, said->length, box.y + box.h) + 0.35F * pen->em;
    if (say)
        draw_words(scene, box, y, size, said->length ? pen->theme->soft : pen->theme->ink, say, strlen(say),
                   box.y + box.h);
}
