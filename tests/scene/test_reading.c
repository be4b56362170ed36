/* Whether what is told can be read: long lines of the program, output whose beginning is not seen, numbers on the
 * timeline, the inspector before anything is clicked, the author's words where there is little room. */
#include "stage.h"

#include "code_line.h"
#include "words.h"

#include <math.h>

static const float sizes[][3] = {{1280, 720, 16}, {1024, 768, 16}, {1024, 768, 32}, {1024, 768, 48}, {800, 600, 32}};
enum { SIZES = sizeof sizes / sizeof *sizes };

static void set_size(struct stage *stage, size_t i) {
    stage->view.width = sizes[i][0];
    stage->view.height = sizes[i][1];
    stage->view.em = sizes[i][2];
}

/* All words drawn within the rectangle, without spaces, in the order of their rows. */
static void words_within(const struct stage *stage, struct rect at, struct text *out) {
    text_clear(out);
    for (size_t i = 0; i < stage->list.count; i++) {
        const struct draw *draw = &stage->list.items[i];
        if (draw->kind != DRAW_TEXT || !rect_holds(at, draw->x + 1, draw->y - 1))
            continue;
        for (uint32_t k = 0; k < draw->count; k++)
            if (stage->list.texts[draw->first + k] != ' ')
                text_byte(out, stage->list.texts[draw->first + k]);
    }
}

static bool is_told(const struct stage *stage, const char *words_looked_for) {
    size_t length = strlen(words_looked_for);
    for (size_t i = 0; i < stage->list.count; i++)
        if (stage->list.items[i].kind == DRAW_TEXT && stage->list.items[i].count >= length &&
            !memcmp(stage->list.texts + stage->list.items[i].first, words_looked_for, length))
            return true;
    return false;
}

/* Whatever the room: every character is drawn, in as many rows as were counted, none wider than the room. */
static void a_line_of_code_loses_nothing(void **state) {
    (void)state;
    static const char *const lines[] = {
        "", "x", "    ", "                print(self.label, 'still sees', self.partner.label)",
        "aVeryLongNameWithoutAnyPlaceToBreakItAnywhereAtAll = 1", "x = ['一个', '两个', '三个', '四个', '五个'] # 结束",
        "if a: s = \"a string with 'quotes' and \\\" escapes, that is long\"  # and a remark behind it"};
    struct drawlist list;
    struct text drawn, whole;
    draw_init(&list);
    text_init(&drawn), text_init(&whole);
    for (size_t l = 0; l < sizeof lines / sizeof *lines; l++)
        for (float room = 20; room < 900; room += 13) {
            draw_clear(&list, 1000, 1000, 0);
            struct pen pen = {&list, &text_metrics_fake, theme_named(THEME_LIGHT), 16, 1};
            struct code_place place = {.room = room, .row = 20, .size = 15, .space = fminf(9, room / 40)};
            int rows = code_line_rows(&pen, &place, lines[l], strlen(lines[l])), used = 0;
            code_line_draw(&pen, &place, 0, 10, lines[l], strlen(lines[l]), rows);
            text_clear(&drawn), text_clear(&whole);
            for (size_t i = 0; i < list.count; i++) {
                const struct draw *draw = &list.items[i];
                const char *words_drawn = list.texts + draw->first;
                float end = draw->x + text_metrics_fake.width(NULL, draw->face, draw->size, words_drawn, draw->count);
                bool is_one = draw->count == 1 || (draw->count < 5 && (unsigned char)*words_drawn >= 0x80);
                if (end > room + 10 && !is_one) /* a space that ends a row, or a single character, may stand over */
                    fail_msg("\"%s\" in %g: \"%.*s\" ends at %g", lines[l], (double)room, (int)draw->count, words_drawn,
                             (double)end);
                used = (int)fmaxf((float)used, floorf(draw->y / 20) + 1);
                text_append(&drawn, words_drawn, draw->count);
            }
            text_add(&whole, lines[l] + strspn(lines[l], " "));
            assert_string_equal(drawn.data ? drawn.data : "", whole.data ? whole.data : "");
            assert_int_equal(rows, used > 0 ? used : 1);
        }
    text_destroy(&drawn), text_destroy(&whole);
    draw_destroy(&list);
}

/* The line that runs is whole, at every size, wherever it stands; and the person can scroll to every other one. */
static void the_current_line_is_whole(void **state) {
    (void)state;
    struct stage stage;
    set_up(&stage, -1);
    struct text source, seen, line_of;
    text_init(&source), text_init(&seen), text_init(&line_of);
    for (int line = 1; line <= 14; line++)
        text_printf(&source, "%*sline_%d(a, b) = [one_%d, two_%d, three_%d]\n", line % 4 * 4, "", line, line, line, line);
    const char *before = stage.trace.header.source;
    size_t length_before = stage.trace.header.source_length;
    stage.trace.header.source = source.data;
    stage.trace.header.source_length = source.length;
    for (size_t s = 0; s < SIZES; s++) {
        set_size(&stage, s);
        for (size_t i = 0; i < stage.timeline.mark_count; i++) {
            if (stage.timeline.marks[i].kind != MARK_LINE)
                continue;
            stage.view.position = stage.timeline.marks[i].end;
            scene_draw(stage.scene, &stage.view, &stage.list);
            words_within(&stage, stage.scene->panels[PANEL_PROGRAM], &seen);
            text_clear(&line_of);
            uint32_t line = stage.timeline.marks[i].line;
            text_printf(&line_of, "line_%u(a,b)=[one_%u,two_%u,three_%u]", line, line, line, line);
            if (!strstr(seen.data, line_of.data))
                fail_msg("%gx%g at %g: line %u is not whole in \"%s\"", (double)sizes[s][0], (double)sizes[s][1],
                         (double)sizes[s][2], line, seen.data);
        }
        bool found[15] = {false};
        for (int top = 0; top < 14; top++) {
            stage.view.program_scroll = top;
            scene_draw(stage.scene, &stage.view, &stage.list);
            words_within(&stage, stage.scene->panels[PANEL_PROGRAM], &seen);
            for (int line = 1; line <= 14; line++) {
                text_clear(&line_of);
                text_printf(&line_of, "line_%d(a,b)=[one_%d,two_%d,three_%d]", line, line, line, line);
                found[line] |= strstr(seen.data, line_of.data) != NULL;
            }
        }
        for (int line = 1; line <= 14; line++)
            assert_true(found[line]);
        stage.view.program_scroll = -1;
    }
    stage.trace.header.source = before;
    stage.trace.header.source_length = length_before;
    text_destroy(&source), text_destroy(&seen), text_destroy(&line_of);
    tear_down(&stage);
}

/* A line of output that began above what is seen has a sign before it; one that is whole has none. */
static void output_says_that_it_goes_on(void **state) {
    (void)state;
    for (int is_long = 0; is_long < 2; is_long++) {
        struct stage stage;
        set_up(&stage, -1);
        struct text printed;
        text_init(&printed);
        for (int i = 0; i < (is_long ? 80 : 1); i++)
            text_printf(&printed, "make %d, ", i);
        trace_emit(&stage.trace, (struct event){.kind = EVENT_OUTPUT, .label = name_of(&stage.trace, printed.data)});
        text_destroy(&printed);
        scene_free(stage.scene);
        timeline_destroy(&stage.timeline);
        timeline_init(&stage.timeline, &stage.trace, NULL);
        stage.scene = scene_create(&stage.timeline, &text_metrics_fake);
        stage.view.position = stage.trace.count;
        scene_draw(stage.scene, &stage.view, &stage.list);
        struct text seen;
        text_init(&seen);
        struct rect at = stage.scene->panels[PANEL_OUTPUT];
        words_within(&stage, at, &seen);
        assert_int_equal(strstr(seen.data, "…") != NULL, is_long);
        stage.view.output_scroll = 0; /* from the beginning */
        scene_draw(stage.scene, &stage.view, &stage.list);
        words_within(&stage, at, &seen);
        assert_non_null(strstr(seen.data, "make0"));
        assert_null(strstr(seen.data, "…"));
        text_destroy(&seen);
        tear_down(&stage);
    }
}

/* What stands under the axis: numbers, and the exit's word. */
static bool is_under_axis(const struct stage *stage, const struct draw *draw) {
    struct rect at = stage->scene->panels[PANEL_TIMELINE];
    const char *word = stage->list.texts + draw->first;
    float em = stage->view.em;
    return draw->kind == DRAW_TEXT && draw->y > at.y + at.h - 1.2F * em && draw->y < at.y + at.h && draw->size < 0.81F * em &&
           ((*word >= '0' && *word <= '9' && draw->count < 4) || !strncmp(word, words(STR_SCENE_EXIT), draw->count));
}

/* Numbers under the axis stand apart, and no number twice side by side; the lines of the program come first. */
static void numbers_on_the_timeline_stand_apart(void **state) {
    (void)state;
    for (int shape = -1; shape < 8; shape++) {
        struct stage stage;
        set_up(&stage, shape);
        for (size_t s = 0; s < SIZES; s++) {
            set_size(&stage, s);
            stage.view.tab = TAB_TIMELINE;
            stage.view.position = stage.trace.count;
            scene_draw(stage.scene, &stage.view, &stage.list);
            for (size_t i = 0; i < stage.list.count; i++)
                for (size_t j = 0; j < stage.list.count && is_under_axis(&stage, &stage.list.items[i]); j++) {
                    const struct draw *a = &stage.list.items[i], *b = &stage.list.items[j];
                    if (i == j || a->x > b->x || !is_under_axis(&stage, b))
                        continue;
                    float end = a->x + text_metrics_fake.width(NULL, a->face, a->size, stage.list.texts + a->first, a->count);
                    if (end + 0.2F * stage.view.em > b->x)
                        fail_msg("record %d, size %zu: \"%.*s\" and \"%.*s\" touch", shape, s, (int)a->count,
                                 stage.list.texts + a->first, (int)b->count, stage.list.texts + b->first);
                }
        }
        tear_down(&stage);
    }
}

/* Wherever one drags the handle, it lands on what the pointer was over, in the program as in the exit. */
static void the_handle_is_under_the_pointer(void **state) {
    (void)state;
    struct stage stage;
    set_up(&stage, -1);
    for (uint64_t end = 10; end <= stage.trace.count; end += 7) {
        stage.timeline.program_end = end; /* the rest is the exit */
        for (size_t i = 0; i < stage.timeline.rests[STEP_EVENT].count; i++) {
            stage.view.position = rest(&stage, i);
            scene_draw(stage.scene, &stage.view, &stage.list);
            const struct draw *handle = NULL;
            for (size_t k = 0; k < stage.list.count; k++) /* the circle in the accent, on the axis */
                if (stage.list.items[k].kind == DRAW_CIRCLE && stage.list.items[k].fill == theme_named(THEME_LIGHT)->accent)
                    handle = &stage.list.items[k];
            assert_non_null(handle);
            assert_int_equal(panel_timeline_position(stage.scene, handle->x), stage.view.position);
        }
    }
    tear_down(&stage);
}

/* Before a click the inspector tells of what was touched last and is alive; where nothing is, how one goes on. */
static void the_inspector_is_never_blank(void **state) {
    (void)state;
    struct stage stage;
    set_up(&stage, -1);
    uint32_t last = 0;
    for (size_t i = 0; i < stage.timeline.rests[STEP_EVENT].count; i++) {
        stage.view.position = rest(&stage, i);
        scene_draw(stage.scene, &stage.view, &stage.list);
        uint32_t subject = scene_subject(stage.scene);
        const struct world *world = &stage.timeline.world;
        bool lives = (world_object(world, FIRST) && world_object(world, FIRST)->alive) ||
                     (world_object(world, SECOND) && world_object(world, SECOND)->alive);
        assert_true(!lives || subject == FIRST || subject == SECOND);
        assert_int_equal(is_told(&stage, words(STR_PANEL_NEXT)), subject == 0);
        if (!subject) {
            assert_true(scene_place(stage.scene, (struct hit){.kind = HIT_COMMAND, .command = COMMAND_KEYS, .line = 0}).w >= 0);
            assert_int_equal(is_told(&stage, words(STR_PANEL_NEXT_STEP)), stage.view.position < stage.trace.count);
        }
        last = subject ? subject : last;
    }
    assert_true(last != 0);
    stage.view.position = 0;
    stage.view.bare = true; /* a picture on paper */
    scene_draw(stage.scene, &stage.view, &stage.list);
    assert_false(is_told(&stage, words(STR_PANEL_NEXT)));
    tear_down(&stage);
}

/* At the end of a line the author's words stay where there is no room for both, in the largest text. */
static void the_author_has_the_last_word(void **state) {
    (void)state;
    static const char say[] = "Each of the two keeps the count of the other one at one, so that nothing here is ever freed "
                              "by counting alone; only the collector can find out that no name leads to them any more.";
    struct stage stage;
    set_up(&stage, -1);
    struct line_note note = {.line = 12, .last_line = 12, .times = 1, .say = say};
    struct scenario scenario = {.summary = "About cycles.", .notes = &note, .note_count = 1};
    scene_free(stage.scene);
    timeline_destroy(&stage.timeline);
    timeline_init(&stage.timeline, &stage.trace, &scenario);
    stage.scene = scene_create(&stage.timeline, &text_metrics_fake);
    for (size_t i = 0; i < stage.timeline.mark_count; i++)
        if (stage.timeline.marks[i].kind == MARK_LINE && stage.timeline.marks[i].line == 12)
            stage.view.position = stage.timeline.marks[i].end;
    for (size_t s = 0; s < SIZES; s++) {
        set_size(&stage, s);
        scene_draw(stage.scene, &stage.view, &stage.list);
        assert_false(stage.scene->author_is_silent);
        struct text seen;
        text_init(&seen);
        words_within(&stage, stage.scene->caption, &seen);
        assert_non_null(strstr(seen.data, "anymore."));
        text_destroy(&seen);
    }
    stage.view.position = 0; /* what it is about, whole, at every size */
    for (size_t s = 0; s < SIZES; s++) {
        set_size(&stage, s);
        scene_draw(stage.scene, &stage.view, &stage.list);
        struct text seen;
        text_init(&seen);
        words_within(&stage, stage.scene->caption, &seen);
        assert_non_null(strstr(seen.data, "Aboutcycles."));
        assert_non_null(strstr(seen.data, "tobegin."));
        text_destroy(&seen);
    }
    tear_down(&stage);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_line_of_code_loses_nothing), cmocka_unit_test(the_current_line_is_whole),
        cmocka_unit_test(output_says_that_it_goes_on),  cmocka_unit_test(numbers_on_the_timeline_stand_apart),
        cmocka_unit_test(the_handle_is_under_the_pointer), cmocka_unit_test(the_inspector_is_never_blank),
        cmocka_unit_test(the_author_has_the_last_word),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
