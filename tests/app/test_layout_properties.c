/* Every lesson as it is drawn, at many of its moments, in windows and with text of all sizes, in both themes and
 * languages: nothing overlaps, nothing leaves its place, nothing jumps, everything can be read.
 * Looks at the drawlist and at what can be hit, so that it holds of whatever way the picture is made.
 * HEAPSCOPE_ALL=1: every moment; HEAPSCOPE_FONTS=1: with this machine's fonts; HEAPSCOPE_LESSON=NAME: that one. All
 * finds are printed, each once a lesson and window. */
#include "fonts.h"
#include "load.h"
#include "memory.h"
#include "run.h"
#include "scene.h"
#include "scenario_words.h"
#include "theme.h"
#include "timeline.h"
#include "words.h"

#include <dirent.h>
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

enum { TEXTS_MOST = 2000, OBJECTS_MOST = 600, FINDS_MOST = 400 };

static const struct window {
    const char *name;
    float width, height, em;
} windows[] = {
    {"1280x720 100%", 1280, 720, 16},  {"1024x768 100%", 1024, 768, 16}, {"1920x1080 100%", 1920, 1080, 16},
    {"1280x720 200%", 1280, 720, 32},  {"1024x768 200%", 1024, 768, 32}, {"1920x1080 200%", 1920, 1080, 32},
    {"1024x768 300%", 1024, 768, 48},  {"1280x720 75%", 1280, 720, 12},   {"a phone upright", 780, 1510, 32},
};
enum { WINDOWS = sizeof windows / sizeof *windows };

struct words_drawn {
    struct rect at, clip; /* clip w < 0: none */
    size_t index;         /* in the drawlist */
    uint32_t owner;       /* the object in whose box it was drawn, 0: none */
    const char *bytes;
    int length;
};

struct look {
    struct timeline timeline;
    struct scene *scene;
    struct scene_view view;
    struct drawlist list;
    struct text_metrics metrics;
    const char *lesson;
    const struct window *window;
    struct words_drawn words[TEXTS_MOST];
    size_t word_count;
    struct rect objects[OBJECTS_MOST]; /* by object number, of this picture and of the last one; w 0: not drawn */
    struct rect before[OBJECTS_MOST];
    size_t drawn_at[OBJECTS_MOST]; /* in the drawlist */
    uint64_t before_position;
    char finds[FINDS_MOST][160];
    int find_count;
    long drawn, notes; /* pictures; teacher's notes that were looked for in them */
};

static bool meets(struct rect a, struct rect b, float by) {
    return a.x + by < b.x + b.w && b.x + by < a.x + a.w && a.y + by < b.y + b.h && b.y + by < a.y + a.h;
}

static bool within(struct rect a, struct rect b, float slack) {
    return a.x >= b.x - slack && a.y >= b.y - slack && a.x + a.w <= b.x + b.w + slack &&
           a.y + a.h <= b.y + b.h + slack;
}

/* Tells a find once a lesson and window: `what` with its words is what makes it another one. */
static void find(struct look *look, const char *what, const char *words, int length) {
    char find[160];
    snprintf(find, sizeof find, "%s, %s, %s: %s \"%.*s\"", look->lesson, look->window->name, words_language(), what,
             length > 60 ? 60 : length, words);
    for (int i = 0; i < look->find_count; i++)
        if (strcmp(look->finds[i], find) == 0)
            return;
    if (look->find_count == FINDS_MOST)
        return;
    snprintf(look->finds[look->find_count++], sizeof find, "%s", find);
    print_error("%s (first at event:%llu%s)\n", find, (unsigned long long)look->view.position,
                look->view.theme == THEME_DARK ? ", dark" : "");
}

static void gather(struct look *look) {
    struct rect clip = {.w = -1};
    uint32_t owner = 0;
    memset(look->objects, 0, sizeof look->objects);
    look->word_count = 0;
    for (size_t i = 0; i < look->list.count; i++) {
        const struct draw *draw = &look->list.items[i];
        if (draw->kind == DRAW_CLIP)
            clip = (struct rect){draw->x, draw->y, draw->w, draw->h};
        if (draw->kind == DRAW_RECT && draw->id) {
            owner = draw->id;
            if (owner < OBJECTS_MOST) {
                look->objects[owner] = scene_place(look->scene, (struct hit){.kind = HIT_OBJECT, .object = owner});
                look->drawn_at[owner] = i;
            }
        }
        if (draw->kind != DRAW_TEXT || !draw->count || look->word_count == TEXTS_MOST)
            continue;
        const char *bytes = look->list.texts + draw->first;
        float up, down, height, w = look->metrics.width(look->metrics.context, draw->face, draw->size, bytes, draw->count);
        look->metrics.line(look->metrics.context, draw->face, draw->size, &up, &down, &height);
        /* Capitals reach 0.72 of the size above the line: accents and line spacing may touch, letters may not. */
        struct rect at = {draw->x, draw->y - 0.72F * draw->size, w, 0.72F * draw->size + 0.5F * down};
        look->words[look->word_count++] =
            (struct words_drawn){at, clip, i, owner, bytes, (int)draw->count};
    }
}

/* The last opaque box drawn before `index` that holds the place: what the words stand on. NULL: the bare ground. */
static const struct draw *ground_of(const struct look *look, size_t index, float x, float y) {
    const struct draw *found = NULL;
    for (size_t i = 0; i < index; i++) {
        const struct draw *draw = &look->list.items[i];
        bool opaque = (draw->fill & 255) == 255;
        if (draw->kind == DRAW_RECT && opaque && x >= draw->x && x < draw->x + draw->w && y >= draw->y &&
            y < draw->y + draw->h)
            found = draw;
        if (draw->kind == DRAW_CIRCLE && opaque && hypotf(x - draw->x, y - draw->y) < draw->w)
            found = draw;
    }
    return found;
}

/* Drawn over by something opaque later: not to be seen. */
static bool is_covered(const struct look *look, struct rect at, size_t index) {
    for (size_t i = index + 1; i < look->list.count; i++) {
        const struct draw *draw = &look->list.items[i];
        struct rect box = {draw->x, draw->y, draw->w, draw->h};
        if (draw->kind == DRAW_RECT && (draw->fill & 255) == 255 && meets(at, box, 1))
            return true;
    }
    return false;
}

static void objects_lie_apart_inside_the_canvas(struct look *look) {
    struct rect canvas = scene_place(look->scene, (struct hit){.kind = HIT_CANVAS});
    char name[32];
    for (uint32_t i = 1; i < OBJECTS_MOST; i++) {
        if (look->objects[i].w <= 0)
            continue;
        if (!within(look->objects[i], canvas, 1)) {
            snprintf(name, sizeof name, "%u", i);
            find(look, "outside the canvas: object", name, (int)strlen(name));
        }
        for (uint32_t j = i + 1; j < OBJECTS_MOST; j++)
            if (look->objects[j].w > 0 && meets(look->objects[i], look->objects[j], 0.5F)) {
                snprintf(name, sizeof name, "%u, %u", i, j);
                find(look, "objects overlap:", name, (int)strlen(name));
            }
    }
}

static void words_keep_their_place(struct look *look) {
    struct rect window = {0, 0, look->view.width, look->view.height};
    for (size_t i = 0; i < look->word_count; i++) {
        const struct words_drawn *words = &look->words[i];
        const struct draw *draw = &look->list.items[words->index];
        if (is_covered(look, words->at, words->index))
            continue;
        if (!within(words->at, window, 1))
            find(look, "leaves the window:", words->bytes, words->length);
        if (words->clip.w >= 0 && !within(words->at, words->clip, look->view.em / 8) && meets(words->at, words->clip, 1))
            find(look, "cut off by its panel:", words->bytes, words->length);
        float x = words->at.x + words->at.w / 2, y = words->at.y + words->at.h / 2;
        const struct draw *ground = ground_of(look, words->index, x, y);
        if (ground && ground->kind == DRAW_RECT &&
            !within(words->at, (struct rect){ground->x, ground->y, ground->w, ground->h}, look->view.em / 8))
            find(look, "leaves its box:", words->bytes, words->length);
        colour behind = ground ? ground->fill : look->list.background;
        if ((draw->fill & 255) == 255) {
            float contrast = theme_contrast(draw->fill, behind);
            if (ground && (ground->hatch & 255) == 255)
                contrast = fminf(contrast, theme_contrast(draw->fill, ground->hatch));
            if (contrast < 4.5F)
                find(look, "contrast below 4.5:", words->bytes, words->length);
        }
    }
}

/* The words stand in a box that was drawn over what came before: an open tab over the heap. */
static bool is_on_something(const struct look *look, const struct words_drawn *words, size_t after) {
    for (size_t i = after + 1; i < words->index; i++) {
        const struct draw *draw = &look->list.items[i];
        struct rect box = {draw->x, draw->y, draw->w, draw->h};
        if (draw->kind == DRAW_RECT && !draw->id && (draw->fill & 255) == 255 && within(words->at, box, 1))
            return true;
    }
    return false;
}

static void words_hit_nothing(struct look *look) {
    for (size_t i = 0; i < look->word_count; i++) {
        const struct words_drawn *one = &look->words[i];
        if (is_covered(look, one->at, one->index))
            continue;
        for (size_t j = i + 1; j < look->word_count; j++) {
            const struct words_drawn *other = &look->words[j];
            if (!meets(one->at, other->at, 1) || is_covered(look, other->at, other->index))
                continue;
            char both[128];
            snprintf(both, sizeof both, "%.*s / %.*s", one->length > 40 ? 40 : one->length, one->bytes,
                     other->length > 40 ? 40 : other->length, other->bytes);
            find(look, "words on words:", both, (int)strlen(both));
        }
        for (uint32_t number = 1; number < OBJECTS_MOST; number++)
            if (look->objects[number].w > 0 && one->owner != number &&
                meets(one->at, look->objects[number], 1.5F) && !is_on_something(look, one, look->drawn_at[number]))
                find(look, "words over another's box:", one->bytes, one->length);
    }
}

/* Whether what is between two positions leaves the graph as it is: who is there, who refers to whom, in which list. */
static bool graph_is_the_same(const struct timeline *timeline, uint64_t from, uint64_t to) {
    for (uint64_t i = from < to ? from : to; i < (from < to ? to : from); i++)
        switch (trace_event(timeline->trace, i).kind) {
        case EVENT_OBJECT_NEW:
        case EVENT_OBJECT_FREE:
        case EVENT_REF_ADD:
        case EVENT_REF_DROP:
        case EVENT_REF_MOVE:
        case EVENT_LIST_MOVE:
        case EVENT_LIST_MERGE:
        case EVENT_CALL_BEGIN:
        case EVENT_CALL_END:
            return false;
        default:
            break;
        }
    return true;
}

static void nothing_jumps(struct look *look) {
    bool same = graph_is_the_same(&look->timeline, look->before_position, look->view.position);
    for (uint32_t i = 1; i < OBJECTS_MOST; i++) {
        struct rect now = look->objects[i], then = look->before[i];
        if (same && now.w > 0 && then.w > 0 && (fabsf(now.x - then.x) > 0.5F || fabsf(now.y - then.y) > 0.5F)) {
            char name[16];
            snprintf(name, sizeof name, "%u", i);
            find(look, "moves while the graph does not: object", name, (int)strlen(name));
        }
    }
    memcpy(look->before, look->objects, sizeof look->before);
    look->before_position = look->view.position;
}

static void add_letters(struct text *out, const char *bytes, size_t length) {
    for (size_t i = 0; i < length; i++)
        if (bytes[i] != ' ' && bytes[i] != '\n')
            text_byte(out, bytes[i]);
}

/* What is written for the teacher alone stands nowhere in the picture, however its rows are broken. */
static void nothing_is_the_teachers(struct look *look) {
    struct text all, note;
    const struct scenario *scenario = look->timeline.scenario;
    text_init(&all);
    text_init(&note);
    for (size_t i = 0; i < look->word_count; i++)
        add_letters(&all, look->words[i].bytes, (size_t)look->words[i].length);
    for (int i = 0; i < scenario->note_count; i++) {
        const char *teacher = scenario->notes[i].teacher;
        if (!teacher)
            continue;
        text_clear(&note);
        add_letters(&note, teacher, strlen(teacher));
        if (note.length > 30) /* its beginning would show, even where the rest were cut */
            note.data[30] = 0;
        if (all.data && note.length && strstr(all.data, note.data))
            find(look, "what the teacher alone should see:", teacher, (int)strlen(teacher));
        look->notes++;
    }
    text_destroy(&all);
    text_destroy(&note);
}

static void look_at(struct look *look, uint64_t position) {
    look->view.position = position;
    scene_draw(look->scene, &look->view, &look->list);
    gather(look);
    objects_lie_apart_inside_the_canvas(look);
    words_keep_their_place(look);
    words_hit_nothing(look);
    nothing_jumps(look);
    nothing_is_the_teachers(look);
    look->drawn++;
}

static void look_through(struct look *look, int shift) {
    const struct rests *rests = &look->timeline.rests[STEP_EVENT];
    size_t step = getenv("HEAPSCOPE_ALL") ? 1 : rests->count / 24 + 1;
    look->scene = scene_create(&look->timeline, &look->metrics);
    for (int w = 0; w < WINDOWS; w++) {
        look->window = &windows[w];
        look->view.width = windows[w].width;
        look->view.height = windows[w].height;
        look->view.em = windows[w].em;
        look->view.theme = (w + shift) % 2 ? THEME_DARK : THEME_LIGHT;
        memset(look->before, 0, sizeof look->before);
        for (size_t i = 0; i < rests->count; i += step) {
            look->view.selected = i % 3 ? 0 : look->timeline.life_count / 2;
            look->view.tab = (enum scene_tab)(i / step % TAB_COUNT);
            look_at(look, rests->positions[i]);
        }
        if (rests->count > 1) { /* neighbours, for what must not jump */
            look_at(look, rests->positions[rests->count / 2]);
            look_at(look, rests->positions[rests->count / 2 - 1]);
        }
    }
    scene_free(look->scene);
}

static void look_at_lesson(struct look *look, const char *path, const char *name) {
    struct scenario scenario;
    struct faults faults;
    struct trace trace;
    scenario_init(&scenario);
    faults_init(&faults);
    trace_init(&trace, TRACE_LIMIT, NULL, NULL);
    assert_true(scenario_load(&scenario, path, &faults));
    assert_true(scenario_words_apply(&scenario, words_language(), &faults));
    struct run_options options = {.trace = &trace};
    run_scenario(&scenario, &options, &faults);
    timeline_init(&look->timeline, &trace, &scenario);
    look->lesson = name;
    look_through(look, (int)strlen(name));
    timeline_destroy(&look->timeline);
    trace_destroy(&trace);
    faults_destroy(&faults);
    scenario_destroy(&scenario);
}

static void each_lesson(void *context, const char *path, const char *name) {
    const char *only = getenv("HEAPSCOPE_LESSON");
    if (!only || strcmp(only, name) == 0)
        look_at_lesson(context, path, name);
}

static void look_in(const char *language) {
    struct look *look = memory_alloc(sizeof *look);
    struct faults faults;
    faults_init(&faults);
    struct fonts *fonts = getenv("HEAPSCOPE_FONTS") ? fonts_open(&faults) : NULL;
    look->metrics = fonts ? fonts_metrics(fonts) : text_metrics_fake;
    scene_view_init(&look->view);
    draw_init(&look->list);
    words_choose(language);
    load_each_lesson(each_lesson, look);
    words_choose("en");
    print_message("%ld pictures, %d finds\n", look->drawn, look->find_count);
    int finds = look->find_count;
    assert_true(getenv("HEAPSCOPE_LESSON") || look->notes > look->drawn);
    draw_destroy(&look->list);
    fonts_close(fonts);
    faults_destroy(&faults);
    free(look);
    assert_int_equal(finds, 0);
}

static void every_lesson_in_english(void **state) {
    (void)state;
    look_in("en");
}

static void every_lesson_in_chinese(void **state) {
    (void)state;
    look_in("zh");
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(every_lesson_in_english),
                                       cmocka_unit_test(every_lesson_in_chinese)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
