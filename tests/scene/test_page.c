/* Gallery, dialogs and first steps at all sizes: every card is reached, what is chosen is seen, words stay inside. */
#include "page.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

enum { CARDS = 37 };

static const struct {
    float width, height, em;
} windows[] = {{1280, 720, 16}, {1024, 768, 16},  {1024, 768, 32}, {1024, 768, 48}, {1920, 1080, 16},
               {1280, 720, 12}, {1920, 1080, 32}, {640, 480, 16},  {480, 320, 48}};
enum { WINDOWS = sizeof windows / sizeof *windows };

static const char *const long_words =
    "Reference counting alone cannot free two objects that refer to each other; the cycle collector can, and does so "
    "when it is asked to, or when enough has been allocated since the last time that it ran.";

struct stage {
    struct page page;
    struct drawlist list;
    struct scene_view view;
    struct gallery_card cards[CARDS];
    struct gallery_picture gallery;
    struct page_button buttons[5];
};

static void set_up(struct stage *stage, int window) {
    static const char *const groups[] = {"Opened last", "Beginner", "Intermediate", "Advanced"};
    static const int begins[] = {0, 3, 14, 31};
    *stage = (struct stage){.gallery = {.search = {"weak", 2, "引"}, .count = CARDS, .list_focused = true}};
    page_init(&stage->page);
    draw_init(&stage->list);
    scene_view_init(&stage->view);
    stage->view.width = windows[window].width;
    stage->view.height = windows[window].height;
    stage->view.em = windows[window].em;
    for (int i = 0; i < CARDS; i++) {
        int group = 0;
        while (group < 3 && begins[group + 1] <= i)
            group++;
        stage->cards[i] = (struct gallery_card){i % 3 ? "A title" : long_words, i % 2 ? long_words : "Short.",
                                                i % 5 ? groups[group] : "", i % 4 ? "cycles, weakref" : long_words, i,
                                                groups[group], group == 0};
    }
    static const char *const words[] = {"Open a file …", "中文", "Dark", "No motion", "Back to the lesson"};
    for (int i = 0; i < 5; i++)
        stage->buttons[i] = (struct page_button){words[i], i == 4, i == 1};
    stage->gallery.cards = stage->cards;
    stage->gallery.buttons = stage->buttons;
    stage->gallery.button_count = 5;
}

static void tear_down(struct stage *stage) {
    page_destroy(&stage->page);
    draw_destroy(&stage->list);
}

static void draw_gallery(struct stage *stage) {
    page_begin(&stage->page, &stage->view, &text_metrics_fake, &stage->list);
    page_gallery_draw(&stage->page, &stage->view, &stage->gallery);
}

/* No words begin or end outside the window, and every opaque word can be read. */
static void words_are_inside(const struct stage *stage, int window) {
    for (size_t i = 0; i < stage->list.count; i++) {
        const struct draw *draw = &stage->list.items[i];
        if (draw->kind != DRAW_TEXT)
            continue;
        const char *words = stage->list.texts + draw->first;
        float w = text_metrics_fake.width(NULL, draw->face, draw->size, words, draw->count);
        if (draw->x < 0 || draw->x + w > stage->view.width + 1)
            fail_msg("window %d: \"%.*s\" leaves it, from %g to %g", window, (int)draw->count, words, (double)draw->x,
                     (double)(draw->x + w));
        if (draw->size < 7) /* pixels */
            fail_msg("window %d: \"%.*s\" is as small as %g", window, (int)draw->count, words, (double)draw->size);
    }
}

static void the_chosen_card_is_seen_and_hit(void **state) {
    (void)state;
    for (int window = 0; window < WINDOWS; window++) {
        struct stage stage;
        set_up(&stage, window);
        for (size_t i = 0; i < CARDS; i += i % 7 + 1) {
            stage.gallery.selected = i;
            stage.page.reveal = true;
            draw_gallery(&stage);
            words_are_inside(&stage, window);
            bool seen = false;
            for (size_t h = 0; h < stage.page.hit_count; h++) {
                const struct page_hit *hit = &stage.page.hits[h];
                if (hit->target != PAGE_CARD || hit->index != i)
                    continue;
                seen = hit->at.h >= fminf(stage.page.places[i].h, windows[window].height * 0.15F) - 1;
                struct page_hit found = page_hit_at(&stage.page, hit->at.x + 3, hit->at.y + hit->at.h / 2);
                assert_int_equal(found.target, PAGE_CARD);
                assert_int_equal(found.index, i);
            }
            if (!seen)
                fail_msg("window %d: card %zu is not to be seen", window, i);
        }
        stage.gallery.count = 0;
        stage.page.scroll = -500;
        draw_gallery(&stage);
        assert_int_equal(page_hit_at(&stage.page, stage.view.width / 2, stage.view.height - 5).target, PAGE_NOTHING);
        tear_down(&stage);
    }
}

static void arrows_reach_every_card_from_every_card(void **state) {
    (void)state;
    static const int ways[4][2] = {{1, 0}, {-1, 0}, {0, 1}, {0, -1}};
    for (int window = 0; window < WINDOWS; window++) {
        struct stage stage;
        set_up(&stage, window);
        draw_gallery(&stage);
        for (size_t start = 0; start < CARDS; start += 6) {
            bool reached[CARDS] = {false};
            size_t queue[CARDS], count = 1;
            queue[0] = start;
            reached[start] = true;
            for (size_t at = 0; at < count; at++)
                for (int way = 0; way < 4; way++) {
                    size_t next = page_beside(&stage.page, queue[at], ways[way][0], ways[way][1]);
                    assert_true(next < CARDS);
                    if (!reached[next])
                        queue[count++] = next;
                    reached[next] = true;
                }
            assert_int_equal(count, CARDS);
        }
        assert_int_equal(page_beside(&stage.page, 0, 0, -1), 0);
        assert_int_equal(page_beside(&stage.page, CARDS - 1, 0, 1), CARDS - 1);
        tear_down(&stage);
    }
}

static void cards_and_buttons_lie_apart(void **state) {
    (void)state;
    for (int window = 0; window < WINDOWS; window++) {
        struct stage stage;
        set_up(&stage, window);
        draw_gallery(&stage);
        for (size_t i = 0; i < stage.page.hit_count; i++)
            for (size_t j = 0; j < i; j++)
                if (rect_meets(stage.page.hits[i].at, stage.page.hits[j].at, 0))
                    fail_msg("window %d: places %zu and %zu overlap", window, i, j);
        tear_down(&stage);
    }
}

static void a_dialog_has_all_its_parts_at_every_size(void **state) {
    (void)state;
    static const char *const rows[] = {"assets/", "docs/", "scenarios/", "a-file-with-a-name.json", "b.py", "c.py",
                                       "d.py",    "e.py",  "f.py",       "g.py",                    "h.py", "i.py"};
    const struct page_button buttons[] = {{"Cancel", false, false}, {"Open", true, true}};
    for (int window = 0; window < WINDOWS; window++)
        for (size_t selected = 0; selected <= 12; selected += 3) {
            struct stage stage;
            set_up(&stage, window);
            draw_clear(&stage.list, stage.view.width, stage.view.height, 0);
            page_begin(&stage.page, &stage.view, &text_metrics_fake, &stage.list);
            struct path_picture picture = {.title = "Open a lesson or a Python program",
                                           .hint = "Tab completes · Enter accepts · Esc goes back",
                                           .path = {long_words, strlen(long_words) / 2, ""},
                                           .rows = rows,
                                           .count = 12,
                                           .selected = selected,
                                           .trouble = selected % 2 ? long_words : NULL,
                                           .field_focused = true,
                                           .buttons = buttons,
                                           .button_count = 2};
            page_path_draw(&stage.page, &stage.view, &picture);
            words_are_inside(&stage, window);
            bool field = false, first = false, second = false, row = selected == 12;
            for (size_t i = 0; i < stage.page.hit_count; i++) {
                const struct page_hit *hit = &stage.page.hits[i];
                field |= hit->target == PAGE_FIELD;
                first |= hit->target == PAGE_BUTTON && hit->index == 0;
                second |= hit->target == PAGE_BUTTON && hit->index == 1;
                row |= hit->target == PAGE_CARD && hit->index == selected;
                assert_true(hit->at.x >= 0 && hit->at.y >= 0 && hit->at.x + hit->at.w <= stage.view.width + 1 &&
                            hit->at.y + hit->at.h <= stage.view.height + 1);
            }
            if (!field || !first || !second || !row)
                fail_msg("window %d, row %zu: a part is missing", window, selected);
            tear_down(&stage);
        }
}

static void the_first_steps_leave_free_what_they_speak_of(void **state) {
    (void)state;
    const struct page_button buttons[] = {{"Skip", false, false}, {"Next", true, false}};
    for (int window = 0; window < WINDOWS; window++)
        for (int place = 0; place < 9; place++) {
            struct stage stage;
            set_up(&stage, window);
            float w = stage.view.width, h = stage.view.height, em = stage.view.em;
            struct rect about = {w * (float)(place % 3) * 0.45F, h * (float)(place / 3) * 0.45F, 4 * em, 2 * em};
            draw_clear(&stage.list, w, h, 0);
            page_begin(&stage.page, &stage.view, &text_metrics_fake, &stage.list);
            struct steps_picture picture = {"Step through the program", long_words, "1 of 3", about, buttons, 2};
            page_steps_draw(&stage.page, &stage.view, &picture);
            words_are_inside(&stage, window);
            struct rect box = {0};
            for (size_t i = 0; i < stage.page.hit_count; i++)
                if (stage.page.hits[i].target == PAGE_INSIDE)
                    box = stage.page.hits[i].at;
            assert_true(box.w > 0 && box.x >= 0 && box.y >= 0 && box.x + box.w <= w + 1 && box.y + box.h <= h + 1);
            if (w > 1000 && em < 20)
                assert_false(rect_meets(box, about, 0));
            tear_down(&stage);
        }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_chosen_card_is_seen_and_hit),
        cmocka_unit_test(arrows_reach_every_card_from_every_card),
        cmocka_unit_test(cards_and_buttons_lie_apart),
        cmocka_unit_test(a_dialog_has_all_its_parts_at_every_size),
        cmocka_unit_test(the_first_steps_leave_free_what_they_speak_of),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
