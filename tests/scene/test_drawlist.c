#include "drawlist.h"
#include "text.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static void fill_list(struct drawlist *list) {
    draw_clear(list, 640, 480.5f, 0xF5F5F0FF);
    struct draw *box = draw_rect(list, 10, 20.25f, 100, 50, 8, 0xFFFFFFFF);
    box->stroke = 0x0072B2FF;
    box->width = 2;
    box->dash = 6;
    box->gap = 4;
    box->hatch = 0x00000020;
    box->hatch_step = 8;
    box->id = 7;
    draw_clip(list, 0, 0, 320, 240);
    draw_circle(list, 30, 40, 5, 0xFF0000FF);
    struct draw_point curve[4] = {{0, 0}, {10, 0}, {20, 10}, {-0.004f, 30}};
    draw_path(list, curve, 4, true, 0x333333FF, 1.5f)->arrow = 9;
    draw_unclip(list);
    draw_text(list, 12, 34, FONT_MONO_BOLD, 13.5f, 0x000000FF, "a \"b\"\n", 6);
}

static void a_dump_says_all(void **state) {
    (void)state;
    struct drawlist list;
    struct text out;
    draw_init(&list);
    text_init(&out);
    fill_list(&list);
    draw_dump(&list, &out);
    assert_string_equal(out.data, "surface 640x480.5 background=f5f5f0ff\n"
                                  "rect 10,20.25 100x50 radius=8 fill=ffffffff stroke=0072b2ff width=2 dash=6 gap=4 "
                                  "hatch=00000020 step=8 id=7\n"
                                  "clip 0,0 320x240\n"
                                  "circle 30,40 r=5 fill=ff0000ff\n"
                                  "curve 0,0 10,0 20,10 0,30 stroke=333333ff width=1.5 arrow=9\n"
                                  "unclip\n"
                                  "text 12,34 mono-bold size=13.5 fill=000000ff \"a \\\"b\\\"\\n\"\n");
    text_destroy(&out);
    draw_destroy(&list);
}

static void equality_sees_every_field(void **state) {
    (void)state;
    struct drawlist a, b;
    draw_init(&a);
    draw_init(&b);
    fill_list(&a);
    draw_clear(&b, 1, 1, 0);
    draw_text(&b, 0, 0, FONT_SANS, 9, 0xFF, "so that offsets differ", 22);
    fill_list(&b);
    assert_true(draw_equal(&a, &b));
    for (size_t i = 0; i < b.count; i++) {
        struct draw kept = b.items[i];
        b.items[i].x = nextafterf(kept.x, 1e9f);
        assert_false(draw_equal(&a, &b));
        b.items[i] = kept;
        b.items[i].id++;
        assert_false(draw_equal(&a, &b));
        b.items[i] = kept;
        b.items[i].x = NAN;
        struct draw mine = a.items[i];
        a.items[i].x = NAN;
        assert_true(draw_equal(&a, &b)); /* a NaN must not count as changed for ever */
        a.items[i] = mine;
        b.items[i] = kept;
    }
    b.points[2].y += 1;
    assert_false(draw_equal(&a, &b));
    b.points[2].y -= 1;
    b.texts[0] = 'b';
    assert_false(draw_equal(&a, &b));
    b.texts[0] = 'a';
    b.background ^= 0x100;
    assert_false(draw_equal(&a, &b));
    b.background = a.background;
    assert_true(draw_equal(&a, &b));
    draw_rect(&b, 0, 0, 1, 1, 0, 0);
    assert_false(draw_equal(&a, &b));
    draw_destroy(&a);
    draw_destroy(&b);
}

static void clear_keeps_nothing(void **state) {
    (void)state;
    struct drawlist list;
    struct text out;
    draw_init(&list);
    text_init(&out);
    fill_list(&list);
    draw_clear(&list, 2, 3, 0x10);
    draw_dump(&list, &out);
    assert_string_equal(out.data, "surface 2x3 background=00000010\n");
    text_destroy(&out);
    draw_destroy(&list);
}

static void numbers_are_short_and_safe(void **state) {
    (void)state;
    const struct {
        double value;
        const char *shown;
    } rows[] = {{0, "0"},
                {-0.001, "0"},
                {1.5, "1.5"},
                {-2.25, "-2.25"},
                {0.05, "0.05"},
                {1.999, "2"},
                {-0.5, "-0.5"},
                {NAN, "0"},
                {INFINITY, "1000000000"},
                {-INFINITY, "-1000000000"},
                {123456.78, "123456.78"}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct text out;
        text_init(&out);
        draw_number(&out, rows[i].value);
        assert_string_equal(out.data, rows[i].shown);
        text_destroy(&out);
    }
}

static void fake_metrics_count_code_points(void **state) {
    (void)state;
    const struct text_metrics *m = &text_metrics_fake;
    const char *mixed = "a\xC3\xA9\xE5\xBC\x95"; /* a, é, a Chinese character */
    assert_float_equal(m->width(NULL, FONT_SANS, 10, mixed, strlen(mixed)), 20, 1e-4);
    assert_float_equal(m->width(NULL, FONT_MONO_BOLD, 10, "abc", 3), 18, 1e-4);
    float ascent, descent, height;
    m->line(NULL, FONT_SANS, 20, &ascent, &descent, &height);
    assert_float_equal(ascent, 16, 1e-4);
    assert_float_equal(descent, 4, 1e-4);
    assert_float_equal(height, 25, 1e-4);
}

static void an_empty_clip_is_not_lifted(void **state) {
    (void)state;
    struct drawlist list;
    draw_init(&list);
    draw_clear(&list, 10, 10, 0);
    draw_clip(&list, 5, 5, -3, 4); /* a panel squeezed to nothing hides its inside */
    assert_true(list.items[0].w >= 0);
    draw_unclip(&list);
    assert_true(list.items[1].w < 0);
    draw_destroy(&list);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_dump_says_all),
        cmocka_unit_test(equality_sees_every_field),
        cmocka_unit_test(clear_keeps_nothing),
        cmocka_unit_test(numbers_are_short_and_safe),
        cmocka_unit_test(fake_metrics_count_code_points),
        cmocka_unit_test(an_empty_clip_is_not_lifted),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
