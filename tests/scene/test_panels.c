/* Inspector, memory, generations and the find field: goldens, words in their places, scrolling, marks. */
#include "stage.h"

#include <math.h>

static void goldens(void **state) {
    (void)state;
    struct stage stage;
    set_up(&stage, -1);
    stage.view.position = rest(&stage, 10);
    stage.view.selected = FIRST;
    scene_draw(stage.scene, &stage.view, &stage.list);
    compare_golden("inspector", &stage.list);
    stage.view.finding = true;
    stage.view.query = "Node refcount>1";
    scene_draw(stage.scene, &stage.view, &stage.list);
    compare_golden("find", &stage.list);
    stage.view.finding = false;
    stage.view.tab = TAB_MEMORY;
    stage.view.has_mark = true;
    stage.view.mark = rest(&stage, 3);
    scene_draw(stage.scene, &stage.view, &stage.list);
    compare_golden("memory", &stage.list);
    stage.view.tab = TAB_GENERATIONS;
    stage.view.theme = THEME_DARK;
    scene_draw(stage.scene, &stage.view, &stage.list);
    compare_golden("generations", &stage.list);
    stage.view.width = 1024;
    stage.view.height = 768;
    stage.view.em = 48;
    stage.view.tab = TAB_MEMORY;
    scene_draw(stage.scene, &stage.view, &stage.list);
    compare_golden("memory_300", &stage.list);
    tear_down(&stage);
}

/* Does the row of words lie inside a part of the window, or at least inside what is clipped to one? */
static bool is_held(const struct stage *stage, const struct draw *draw, const struct draw *clip) {
    const char *words = stage->list.texts + draw->first;
    float w = text_metrics_fake.width(NULL, draw->face, draw->size, words, draw->count);
    struct rect places[PANEL_COUNT + 1];
    memcpy(places, stage->scene->panels, sizeof stage->scene->panels);
    places[PANEL_COUNT] = stage->view.finding ? stage->scene->find_field : (struct rect){0};
    for (int p = 0; p <= PANEL_COUNT; p++) {
        struct rect place = rect_inset(places[p], -1);
        if (rect_holds(place, draw->x, draw->y - draw->size * 0.8F) && rect_holds(place, draw->x + w, draw->y))
            return true;
    }
    return clip && clip->w > 0; /* a drawing taller than its panel, and the heap's own */
}

static void words_stay_in_their_places_wherever_one_scrolls(void **state) {
    (void)state;
    static const float sizes[][3] = {{1280, 720, 16}, {1024, 768, 16}, {1024, 768, 32}, {1024, 768, 48}, {1920, 1080, 12}};
    static const enum scene_tab tabs[] = {TAB_NONE, TAB_INSPECTOR, TAB_MEMORY, TAB_GENERATIONS};
    struct stage stage;
    set_up(&stage, -1);
    stage.view.has_mark = true;
    stage.view.mark = rest(&stage, 4);
    for (int i = 0; i < 5 * 4 * 2 * 12; i++) {
        const float *size = sizes[i % 5];
        stage.view.width = size[0];
        stage.view.height = size[1];
        stage.view.em = size[2];
        stage.view.tab = tabs[i / 5 % 4];
        stage.view.finding = i / 20 % 2;
        stage.view.query = i % 3 ? "Node" : "refcount>";
        stage.view.selected = i % 2 ? FIRST : SECOND;
        stage.view.position = rest(&stage, (size_t)(i * 7) % stage.timeline.rests[STEP_EVENT].count);
        for (int tab = 0; tab < TAB_COUNT; tab++)
            stage.view.scroll[tab] = i / 40 * 2;
        scene_draw(stage.scene, &stage.view, &stage.list);
        const struct draw *clip = NULL;
        for (size_t k = 0; k < stage.list.count; k++) {
            const struct draw *draw = &stage.list.items[k];
            clip = draw->kind == DRAW_CLIP ? draw : clip;
            if (draw->kind == DRAW_TEXT && !is_held(&stage, draw, clip))
                fail_msg("%gx%g at %g, tab %d, scrolled %d: \"%.*s\" leaves its place", (double)size[0], (double)size[1],
                         (double)size[2], (int)stage.view.tab, i / 40 * 2, (int)draw->count,
                         stage.list.texts + draw->first);
        }
    }
    tear_down(&stage);
}

static bool is_told(const struct stage *stage, const char *words) {
    for (size_t i = 0; i < stage->list.count; i++)
        if (stage->list.items[i].kind == DRAW_TEXT && stage->list.items[i].count >= strlen(words) &&
            !memcmp(stage->list.texts + stage->list.items[i].first, words, strlen(words)))
            return true;
    return false;
}

/* Row by row to the end: every row of the sheet is to be seen at some place, at every size. */
static void everything_can_be_scrolled_to(void **state) {
    (void)state;
    static const float sizes[][3] = {{1280, 720, 16}, {1024, 768, 32}, {1024, 768, 48}, {640, 480, 32}};
    static const char *const rows[] = {"Made on line 7", "Node, ", "refcount 2", "the name n1", "Why it is alive",
                                       "In a cycle of", "It alone keeps", "It refers to", "To its making", "To its end"};
    enum { ROWS = sizeof rows / sizeof *rows };
    for (size_t s = 0; s < sizeof sizes / sizeof *sizes; s++) {
        struct stage stage;
        set_up(&stage, -1);
        bool seen[ROWS] = {false};
        stage.view.width = sizes[s][0];
        stage.view.height = sizes[s][1];
        stage.view.em = sizes[s][2];
        stage.view.tab = TAB_INSPECTOR;
        stage.view.selected = FIRST;
        for (size_t i = 0; i < stage.trace.count; i++) /* where both refer to each other */
            if (trace_event(&stage.trace, i).kind == EVENT_STATEMENT_END && trace_event(&stage.trace, i).line == 10)
                stage.view.position = i + 1;
        for (int scroll = 0; scroll < 40; scroll++) {
            stage.view.scroll[TAB_INSPECTOR] = scroll;
            scene_draw(stage.scene, &stage.view, &stage.list);
            for (int i = 0; i < ROWS; i++)
                seen[i] |= is_told(&stage, rows[i]);
        }
        for (int i = 0; i < ROWS; i++)
            if (!seen[i])
                fail_msg("%gx%g at %g: \"%s...\" is nowhere to be seen", (double)sizes[s][0], (double)sizes[s][1],
                         (double)sizes[s][2], rows[i]);
        tear_down(&stage);
    }
}

/* The same view is the same picture, whatever was looked at before: what is kept between drawings doesn't show. */
static void what_is_kept_does_not_show(void **state) {
    (void)state;
    struct stage stage;
    struct drawlist first;
    set_up(&stage, -1);
    draw_init(&first);
    struct scene_view view = stage.view;
    view.position = rest(&stage, 9);
    view.selected = SECOND;
    view.tab = TAB_MEMORY;
    view.has_mark = true;
    view.mark = rest(&stage, 4);
    view.finding = true;
    view.query = "young";
    scene_draw(stage.scene, &view, &first);
    stage.view.position = stage.trace.count;
    stage.view.selected = FIRST;
    stage.view.has_mark = stage.view.has_second_mark = true;
    stage.view.mark = rest(&stage, 7);
    stage.view.second_mark = 3;
    scene_draw(stage.scene, &stage.view, &stage.list);
    stage.view.has_mark = false;
    stage.view.selected = 77; /* never born */
    scene_draw(stage.scene, &stage.view, &stage.list);
    scene_draw(stage.scene, &view, &stage.list);
    assert_true(draw_equal(&first, &stage.list));
    draw_destroy(&first);
    tear_down(&stage);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(goldens),
        cmocka_unit_test(words_stay_in_their_places_wherever_one_scrolls),
        cmocka_unit_test(everything_can_be_scrolled_to),
        cmocka_unit_test(what_is_kept_does_not_show),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
