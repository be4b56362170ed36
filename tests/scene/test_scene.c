/* The whole picture: goldens (HEAPSCOPE_RECORD=1 writes them anew), words in their places, hits, motion. */
#include "question.h"
#include "stage.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>

#include "file.h"

#include <cmocka.h>

static void goldens(void **state) {
    (void)state;
    struct stage stage;
    set_up(&stage, -1);
    stage.view.position = rest(&stage, 6);
    scene_draw(stage.scene, &stage.view, &stage.list);
    compare_golden("two_names", &stage.list);
    stage.view.position = rest(&stage, 16);
    stage.view.motion = 0.5F;
    stage.view.theme = THEME_DARK;
    scene_draw(stage.scene, &stage.view, &stage.list);
    compare_golden("subtract_refs_half_way", &stage.list);
    stage.view.width = 1024;
    stage.view.height = 768;
    stage.view.em = 32;
    stage.view.motion = 1;
    scene_draw(stage.scene, &stage.view, &stage.list);
    compare_golden("small_window_large_text", &stage.list);
    tear_down(&stage);
    set_up(&stage, 6);
    stage.view.position = rest(&stage, 20);
    scene_draw(stage.scene, &stage.view, &stage.list);
    compare_golden("containers", &stage.list);
    tear_down(&stage);
}

static const struct scene_question long_question = {
    .heading = "Before line 12, time 3",
    .code = "first.partner.partner.partner = second.partner.partner",
    .words = "Which of these things will happen to the object that the name n1 has led to until this line, and why?",
    .feedback = "The name goes, yet the attribute of the other Node still refers to the object, so its count is 1.",
    .remark = "The answer is B: It lives on. Its refcount falls from 2 to 1, and only 0 frees it.",
    .foot = "Hands up! Press a letter, then type how many hands.",
    .act = "That is my answer",
    .other = "Another",
    .mode = "In class",
    .close = "Esc",
    .options = {{"It is freed at once, and its memory is given back.", 12, OPTION_WRONG},
                {"It lives on.", 7, OPTION_RIGHT},
                {"It is freed when Python next has time for it.", 0, OPTION_PLAIN},
                {"It is freed by the collector.", 103, OPTION_CHOSEN}},
    .option_count = 4,
    .line = 12,
    .withholds = true,
    .hidden = SECOND,
};

/* A question at the side, with what it hides and marks; at the foot of a small window. */
static void questions(void **state) {
    (void)state;
    struct stage stage;
    set_up(&stage, -1);
    struct scene_question question = long_question;
    const uint32_t rings[] = {FIRST};
    const struct scene_edge lights[] = {{ROLE_ATTR, FIRST, 0, 0, SECOND, false}};
    const struct scene_badge badges[] = {{FIRST, 1}};
    question.rings = rings, question.ring_count = 1;
    question.lights = lights, question.light_count = 1;
    question.badges = badges, question.badge_count = 1;
    stage.view.question = &question;
    stage.view.position = rest(&stage, 6);
    scene_draw(stage.scene, &stage.view, &stage.list);
    compare_golden("question", &stage.list);
    stage.view.em = 32;
    stage.view.theme = THEME_DARK;
    scene_draw(stage.scene, &stage.view, &stage.list);
    compare_golden("question_large_text", &stage.list);
    tear_down(&stage);
}

/* Each row of words lies inside one part of the window. */
static void no_words_leave_their_panel(void **state) {
    (void)state;
    static const float sizes[][3] = {{1280, 720, 16},  {1024, 768, 16}, {1024, 768, 32},
                                     {1920, 1080, 48}, {1280, 720, 12}, {800, 600, 24}};
    for (int shape = -1; shape < 8; shape++) {
        struct stage stage;
        set_up(&stage, shape);
        for (size_t s = 0; s < sizeof sizes / sizeof *sizes; s++)
            for (size_t r = 0; r < stage.timeline.rests[STEP_EVENT].count; r += 3) {
                stage.view.width = sizes[s][0];
                stage.view.height = sizes[s][1];
                stage.view.em = sizes[s][2];
                stage.view.position = rest(&stage, r);
                stage.view.tab = (enum scene_tab)(r % TAB_COUNT);
                stage.view.question = r % 2 ? &long_question : NULL;
                scene_draw(stage.scene, &stage.view, &stage.list);
                for (size_t i = 0; i < stage.list.count; i++) {
                    const struct draw *draw = &stage.list.items[i];
                    if (draw->kind != DRAW_TEXT)
                        continue;
                    const char *words = stage.list.texts + draw->first;
                    float w = text_metrics_fake.width(NULL, draw->face, draw->size, words, draw->count);
                    bool held = false; /* an open tab may lie over the heap: any one panel will do */
                    for (int p = 0; p < PANEL_COUNT; p++) {
                        struct rect panel = rect_inset(stage.scene->panels[p], -1);
                        held |= rect_holds(panel, draw->x, draw->y - draw->size * 0.8F) &&
                                rect_holds(panel, draw->x + w, draw->y);
                    }
                    if (!held)
                        fail_msg("shape %d, %gx%g at %g, rest %zu: \"%.*s\" leaves its panel", shape,
                                 (double)sizes[s][0], (double)sizes[s][1], (double)sizes[s][2], r, (int)draw->count,
                                 words);
                }
            }
        tear_down(&stage);
    }
}

/* What stands in a box stays in it, however long it is. */
static void no_words_leave_their_box(void **state) {
    (void)state;
    const char *longest = "a title that is much longer than any box could ever hold, were it not cut";
    struct drawlist list;
    draw_init(&list);
    for (enum detail detail = DETAIL_FULL; detail <= DETAIL_TINY; detail++)
        for (int i = 0; i < 16; i++) {
            struct past_object past = {.title_width = i % 2 ? 30 : 3,
                                       .line_width = i & 2 ? 40 : 4,
                                       .lines = i & 4 ? 7 : 1,
                                       .cells = i & 8 ? 8 : 0,
                                       .cell_width = 3,
                                       .examined = i % 3 == 0};
            struct box box = {.title = i % 2 ? longest : "Node #1",
                              .generation = "middle (1)",
                              .stub = i % 2 ? longest : "line 9 ×1",
                              .refcount = i & 4 ? 123456789012 : 3,
                              .gc_refs = 1,
                              .gc_refs_fade = 1,
                              .examined = past.examined,
                              .line_count = i & 4 ? 7 : 1,
                              .cell_count = i & 8 ? 8 : 0,
                              .marks = {"garbage", "finalized"}};
            for (int j = 0; j < 7; j++)
                box.lines[j] = box.cells[j] = i & 2 ? longest : "a = 1";
            box.cells[7] = "…";
            float w, h, u = 14;
            box_size(&past, detail, &w, &h);
            box.at = (struct rect){100, 100, w * u, h * u};
            struct pen pen = {
                .list = &list, .metrics = &text_metrics_fake, .theme = theme_named(THEME_LIGHT), .em = 16, .fade = 1};
            draw_clear(&list, 1000, 1000, 0);
            box_draw(&pen, &box, detail, u);
            for (size_t k = 0; k < list.count; k++)
                if (list.items[k].kind == DRAW_TEXT) {
                    const struct draw *draw = &list.items[k];
                    float wide =
                        text_metrics_fake.width(NULL, draw->face, draw->size, list.texts + draw->first, draw->count);
                    if (draw->x < 100 || draw->x + wide > 100 + box.at.w + 0.5F || draw->y > 100 + box.at.h + 0.7F * u)
                        fail_msg("detail %d, %d: \"%.*s\" leaves its box", (int)detail, i, (int)draw->count,
                                 list.texts + draw->first);
                }
        }
    draw_destroy(&list);
}

static void the_same_moment_is_the_same_picture(void **state) {
    (void)state;
    struct stage stage;
    struct drawlist first;
    set_up(&stage, -1);
    draw_init(&first);
    stage.view.position = rest(&stage, 9);
    scene_draw(stage.scene, &stage.view, &first);
    stage.view.position = stage.trace.count;
    scene_draw(stage.scene, &stage.view, &stage.list);
    assert_false(draw_equal(&first, &stage.list));
    stage.view.position = rest(&stage, 9);
    scene_draw(stage.scene, &stage.view, &stage.list);
    assert_true(draw_equal(&first, &stage.list));
    draw_destroy(&first);
    tear_down(&stage);
}

static void a_count_changes_when_the_badge_arrives(void **state) {
    (void)state;
    struct stage stage;
    set_up(&stage, -1);
    size_t r = 0; /* the first step in which a reference is dropped */
    for (r = 1; r < stage.timeline.rests[STEP_EVENT].count; r++) {
        const struct event main = timeline_main_event(&stage.timeline, rest(&stage, r));
        if (main.kind == EVENT_REF_DROP)
            break;
    }
    stage.view.position = rest(&stage, r);
    assert_true(scene_motion_seconds(stage.scene, &stage.view) > 0);
    struct drawlist still;
    draw_init(&still);
    for (int part = 0; part <= 1; part++) {
        stage.view.position = rest(&stage, r);
        stage.view.motion = part ? 1 : 0.3F;
        scene_draw(stage.scene, &stage.view, part ? &still : &stage.list);
    }
    assert_false(draw_equal(&still, &stage.list));
    bool badge = false;
    for (size_t i = 0; i < stage.list.count; i++)
        badge |= stage.list.items[i].kind == DRAW_TEXT && stage.list.items[i].count == strlen("−1") &&
                 !memcmp(stage.list.texts + stage.list.items[i].first, "−1", strlen("−1"));
    assert_true(badge);
    stage.view.motion = 0.3F;
    stage.view.reduced_motion = true;
    scene_draw(stage.scene, &stage.view, &stage.list);
    assert_true(draw_equal(&still, &stage.list));
    draw_destroy(&still);
    tear_down(&stage);
}

/* Of the last one drawn: how many texts begin with `word`, and the smallest and the lowest of all. */
static int texts_with(const struct stage *stage, const char *word) {
    int found = 0;
    for (size_t i = 0; i < stage->list.count; i++)
        found += stage->list.items[i].kind == DRAW_TEXT && stage->list.items[i].count >= strlen(word) &&
                 !memcmp(stage->list.texts + stage->list.items[i].first, word, strlen(word));
    return found;
}

static void the_note_on_other_pythons_fits_or_scrolls(void **state) {
    (void)state;
    static const struct {
        float width, height, em;
        bool scrolls;
    } windows[] = {{1280, 720, 16, false}, {1024, 768, 24, false}, {1920, 1080, 16, false}, {480, 320, 48, true}};
    struct stage stage;
    set_up(&stage, -1);
    struct trace_header *header = &stage.trace.header;
    for (header->note_count = 0; header->note_count < TRACE_NOTES; header->note_count++)
        header->notes[header->note_count] =
            header->note_count + 1 < TRACE_NOTES
                ? "Paragraph: a sentence of the length that these have, on what another Python may print and why."
                : "Zuletzt.";
    stage.view.differs = true;
    for (size_t i = 0; i < sizeof windows / sizeof *windows; i++) {
        stage.view.width = windows[i].width;
        stage.view.height = windows[i].height;
        stage.view.em = windows[i].em;
        stage.view.help_scroll = 0;
        scene_draw(stage.scene, &stage.view, &stage.list);
        assert_true(texts_with(&stage, "Paragraph") > 0);
        if (texts_with(&stage, "Zuletzt") == windows[i].scrolls)
            print_error("at %.0f x %.0f, %.0f pixels to the em\n", windows[i].width, windows[i].height, windows[i].em);
        assert_int_equal(texts_with(&stage, "Zuletzt"), !windows[i].scrolls);
        stage.view.help_scroll = 1000; /* no further than to the end */
        scene_draw(stage.scene, &stage.view, &stage.list);
        assert_int_equal(texts_with(&stage, "Zuletzt"), 1);
        assert_int_equal(texts_with(&stage, "Paragraph") > 0, windows[i].em < 48 || !windows[i].scrolls);
    }
    tear_down(&stage);
}

/* Large text stays large in the help: each row can be scrolled to, by the pages that the keys go by, and none is cut. */
static void the_help_is_read_to_its_end(void **state) {
    (void)state;
    enum { ROWS = 41 };
    static char names[ROWS][24];
    struct help_row rows[ROWS];
    for (int i = 0; i < ROWS; i++) {
        snprintf(names[i], sizeof names[i], "Key %d.", i);
        rows[i] = (struct help_row){names[i], "what this key does, in as many words as the longest of them needs"};
    }
    static const float sizes[][3] = {{1024, 768, 16}, {1024, 768, 32}, {1024, 768, 48}, {1920, 1080, 16}, {412, 915, 24}};
    struct stage stage;
    set_up(&stage, -1);
    stage.view.help = true;
    stage.view.help_rows = rows;
    stage.view.help_row_count = ROWS;
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
        bool seen[ROWS] = {false};
        stage.view.width = sizes[i][0], stage.view.height = sizes[i][1], stage.view.em = sizes[i][2];
        stage.view.help_scroll = 0;
        for (int page = 0; page < ROWS; page++) {
            scene_draw(stage.scene, &stage.view, &stage.list);
            for (int r = 0; r < ROWS; r++)
                seen[r] |= texts_with(&stage, names[r]) == 1;
            for (size_t d = 0; d < stage.list.count; d++) /* at least 0.72 of the text's size, everywhere */
                if (stage.list.items[d].kind == DRAW_TEXT && !strncmp(stage.list.texts + stage.list.items[d].first, "Key ", 4))
                    assert_true(stage.list.items[d].size >= 0.7F * stage.view.em);
            struct scene_seen now = scene_seen(stage.scene);
            if (!now.help_shown || now.help_top + now.help_shown >= ROWS)
                break;
            stage.view.help_scroll = now.help_top + (now.help_shown > 1 ? now.help_shown - 1 : 1);
        }
        for (int r = 0; r < ROWS; r++)
            if (!seen[r])
                fail_msg("row %d is not reached at %.0f x %.0f, em %.0f", r, (double)sizes[i][0], (double)sizes[i][1],
                         (double)sizes[i][2]);
        stage.view.help_scroll = 1000;
        scene_draw(stage.scene, &stage.view, &stage.list);
        assert_int_equal(texts_with(&stage, names[ROWS - 1]), 1);
    }
    tear_down(&stage);
}

static void what_is_drawn_can_be_hit(void **state) {
    (void)state;
    struct stage stage;
    set_up(&stage, -1);
    stage.view.position = rest(&stage, 9);
    stage.trace.header.notes[0] = "A note.";
    stage.trace.header.note_count = 1;
    scene_draw(stage.scene, &stage.view, &stage.list);
    struct rect box = canvas_box(stage.scene, FIRST);
    struct hit hit = scene_hit(stage.scene, box.x + box.w / 2, box.y + box.h / 2);
    assert_int_equal(hit.kind, HIT_OBJECT);
    assert_int_equal(hit.object, FIRST);
    struct rect timeline = stage.scene->panels[PANEL_TIMELINE];
    hit = scene_hit(stage.scene, timeline.x + timeline.w - 2, timeline.y + timeline.h / 2);
    assert_int_equal(hit.kind, HIT_TIMELINE);
    assert_int_equal(hit.position, stage.trace.count);
    hit = scene_hit(stage.scene, timeline.x + 2, timeline.y + timeline.h / 2);
    assert_int_equal(hit.position, 0);
    bool buttons[BUTTON_COUNT] = {false}, lines = false;
    for (size_t i = 0; i < stage.scene->hit_count; i++) {
        const struct hit_box *at = &stage.scene->hits[i];
        struct hit found = scene_hit(stage.scene, at->at.x + at->at.w / 2, at->at.y + at->at.h / 2);
        if (found.kind == HIT_BUTTON)
            buttons[found.button] = true;
        lines |= found.kind == HIT_LINE && found.line == 7;
    }
    assert_true(buttons[BUTTON_BACK] && buttons[BUTTON_STEP] && buttons[BUTTON_PLAY] && buttons[BUTTON_SIZE]);
    assert_true(buttons[BUTTON_LESSONS] && buttons[BUTTON_PREDICT] && buttons[BUTTON_EXPORT] && buttons[BUTTON_KEYS]);
    assert_true(buttons[BUTTON_MENU] && buttons[BUTTON_VERSION] && lines);
    assert_int_equal(scene_hit(stage.scene, -5, -5).kind, HIT_NOTHING);
    stage.view.width = 1024;
    stage.view.height = 768;
    stage.view.em = 32;
    scene_draw(stage.scene, &stage.view, &stage.list);
    bool tabs[TAB_COUNT] = {false};
    for (size_t i = 0; i < stage.scene->hit_count; i++)
        if (stage.scene->hits[i].hit.kind == HIT_TAB)
            tabs[stage.scene->hits[i].hit.tab] = true;
    for (enum scene_tab tab = TAB_COLLECTOR; tab < TAB_COUNT; tab++)
        assert_true(tabs[tab]);
    assert_true(stage.scene->panels[PANEL_HEAP].w > 0 && stage.scene->panels[PANEL_PROGRAM].w > 0 &&
                stage.scene->panels[PANEL_CAPTION].w > 0);
    tear_down(&stage);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(goldens),
        cmocka_unit_test(questions),
        cmocka_unit_test(no_words_leave_their_panel),
        cmocka_unit_test(no_words_leave_their_box),
        cmocka_unit_test(the_same_moment_is_the_same_picture),
        cmocka_unit_test(a_count_changes_when_the_badge_arrives),
        cmocka_unit_test(the_help_is_read_to_its_end),
        cmocka_unit_test(the_note_on_other_pythons_fits_or_scrolls), cmocka_unit_test(what_is_drawn_can_be_hit),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
