#include "raster.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>

#include <cmocka.h>

/* Black ink on white: how much of it there is, in pixels. */
static double area_of_ink(const struct raster *raster) {
    double area = 0;
    for (int y = 0; y < raster->height; y++)
        for (int x = 0; x < raster->width; x++)
            area += (255 - (raster->pixels[y * raster->stride + x] & 255)) / 255.0;
    return area;
}

static unsigned grey(const struct raster *raster, int x, int y) {
    return raster->pixels[y * raster->stride + x] & 255;
}

static void circles_cover_their_area(void **state) {
    (void)state;
    const float radii[] = {3, 5.5f, 10, 31.25f, 90};
    for (size_t i = 0; i < sizeof radii / sizeof *radii; i++) {
        struct raster raster;
        struct outline outline;
        raster_init(&raster, 200, 200);
        outline_init(&outline);
        outline_circle(&outline, 100.3f, 99.7f, radii[i]);
        raster_fill(&raster, &outline, 0x000000FF);
        double expected = 3.14159265358979 * radii[i] * radii[i];
        assert_true(fabs(area_of_ink(&raster) / expected - 1) < 0.005);
        raster_destroy(&raster);
        outline_destroy(&outline);
    }
}

static void strokes_cover_length_times_width(void **state) {
    (void)state;
    struct draw_point bow[4] = {{20, 150}, {60, 20}, {140, 20}, {180, 150}};
    struct draw_point straight[2] = {{20.5f, 30.25f}, {170, 160}};
    const float widths[] = {0.5f, 1, 1.5f, 4};
    for (size_t i = 0; i < sizeof widths / sizeof *widths; i++) {
        for (int curved = 0; curved < 2; curved++) {
            struct raster raster;
            struct outline outline;
            struct polyline line = {0};
            raster_init(&raster, 200, 200);
            outline_init(&outline);
            polyline_path(&line, curved ? bow : straight, curved ? 4 : 2, curved, false);
            double length = 0;
            for (size_t k = 0; k + 1 < line.count; k++)
                length += hypot(line.points[k + 1].x - line.points[k].x, line.points[k + 1].y - line.points[k].y);
            outline_stroke(&outline, &line, widths[i]);
            raster_fill(&raster, &outline, 0x000000FF);
            assert_true(fabs(area_of_ink(&raster) / (length * widths[i]) - 1) < 0.015);
            polyline_destroy(&line);
            raster_destroy(&raster);
            outline_destroy(&outline);
        }
    }
}

static void half_pixels_are_half_covered(void **state) {
    (void)state;
    struct raster raster;
    struct outline outline;
    raster_init(&raster, 8, 8);
    outline_init(&outline);
    outline_box(&outline, 1.5f, 2.25f, 4, 3, 0); /* 1.5..5.5, 2.25..5.25 */
    raster_fill(&raster, &outline, 0x000000FF);
    assert_int_equal(grey(&raster, 3, 3), 0);
    assert_in_range(grey(&raster, 1, 3), 127, 128);
    assert_in_range(grey(&raster, 5, 3), 127, 128);
    assert_in_range(grey(&raster, 3, 2), 63, 65);   /* three quarters */
    assert_in_range(grey(&raster, 3, 5), 191, 192); /* one quarter */
    assert_in_range(grey(&raster, 1, 2), 158, 161); /* three eighths */
    assert_int_equal(grey(&raster, 0, 3), 255);
    assert_int_equal(grey(&raster, 6, 3), 255);
    raster_destroy(&raster);
    outline_destroy(&outline);
}

static void colours_blend_straight(void **state) {
    (void)state;
    struct raster raster;
    raster_init(&raster, 4, 1);
    raster_clear(&raster, 0x204060FF);
    raster_fill_box(&raster, (struct pixel_box){1, 0, 2, 1}, 0xFF8000FF);
    raster_fill_box(&raster, (struct pixel_box){2, 0, 3, 1}, 0xFF800080);
    raster_fill_box(&raster, (struct pixel_box){3, 0, 4, 1}, 0xFF800000);
    assert_int_equal(raster.pixels[0], 0xFF204060);
    assert_int_equal(raster.pixels[1], 0xFFFF8000);
    assert_in_range(raster.pixels[2] >> 16 & 255, 0x8F, 0x91);
    assert_in_range(raster.pixels[2] >> 8 & 255, 0x5F, 0x61);
    assert_in_range(raster.pixels[2] & 255, 0x2F, 0x31);
    assert_int_equal(raster.pixels[3], 0xFF204060);
    raster_destroy(&raster);
}

static void nothing_leaves_the_clip(void **state) {
    (void)state;
    struct raster raster;
    struct outline outline;
    struct polyline line = {0};
    raster_init(&raster, 64, 64);
    outline_init(&outline);
    struct pixel_box clip = {10, 20, 33, 41};
    raster_clip(&raster, clip);
    outline_circle(&outline, 30, 30, 25);
    struct draw_point zigzag[4] = {{-40, 10}, {100, 35}, {-30, 36}, {90, 60}};
    polyline_path(&line, zigzag, 4, false, false);
    outline_stroke(&outline, &line, 7);
    raster_fill(&raster, &outline, 0x000000FF);
    raster_hatch(&raster, &outline, &(struct hatch){0x000000FF, 5, 0, 0});
    uint8_t mask[40 * 40];
    for (size_t i = 0; i < sizeof mask; i++)
        mask[i] = 200;
    raster_mask(&raster, 20, 10, mask, 40, 40, 0x000000FF);
    raster_mask(&raster, -20, -10, mask, 40, 40, 0x000000FF);
    double inside = 0;
    for (int y = 0; y < 64; y++)
        for (int x = 0; x < 64; x++) {
            bool in = x >= clip.left && x < clip.right && y >= clip.top && y < clip.bottom;
            if (!in)
                assert_int_equal(grey(&raster, x, y), 255);
            else
                inside += 255 - grey(&raster, x, y);
        }
    assert_true(inside > 0);
    polyline_destroy(&line);
    raster_destroy(&raster);
    outline_destroy(&outline);
}

/* What a pixel gets must not depend on where the clip lies: partial redraws rest on it. */
static void coverage_does_not_depend_on_the_clip(void **state) {
    (void)state;
    struct raster whole, parts;
    struct outline outline;
    struct polyline line = {0};
    raster_init(&whole, 128, 96);
    raster_init(&parts, 128, 96);
    outline_init(&outline);
    struct draw_point curve[7] = {{-9.3f, 70}, {40, -80.1f}, {90, 140}, {137, 11.7f}, {150, -9}, {3, 22}, {60.2f, 95}};
    polyline_path(&line, curve, 7, true, false);
    outline_stroke(&outline, &line, 3.3f);
    outline_box(&outline, 20.4f, 30.6f, 70, 40, 9);
    raster_fill(&whole, &outline, 0x203050C0);
    raster_hatch(&whole, &outline, &(struct hatch){0x000000A0, 6, 20.4f, 30.6f});
    for (int top = 0; top < 96; top += 13)
        for (int left = 0; left < 128; left += 17) {
            raster_clip(&parts, (struct pixel_box){left, top, left + 17, top + 13});
            raster_fill(&parts, &outline, 0x203050C0);
            raster_hatch(&parts, &outline, &(struct hatch){0x000000A0, 6, 20.4f, 30.6f});
        }
    assert_memory_equal(whole.pixels, parts.pixels, 128 * 96 * sizeof *whole.pixels);
    polyline_destroy(&line);
    raster_destroy(&whole);
    raster_destroy(&parts);
    outline_destroy(&outline);
}

static void a_hatch_covers_a_quarter(void **state) {
    (void)state;
    struct raster raster;
    struct outline outline;
    raster_init(&raster, 200, 200);
    outline_init(&outline);
    outline_box(&outline, 0, 0, 200, 200, 0);
    raster_hatch(&raster, &outline, &(struct hatch){0x000000FF, 8, 3, 4});
    assert_true(fabs(area_of_ink(&raster) / 40000 - 0.25) < 0.01);
    raster_destroy(&raster);
    outline_destroy(&outline);
}

static void dashes_fill_their_share(void **state) {
    (void)state;
    struct raster raster;
    struct outline outline;
    struct polyline line = {0};
    raster_init(&raster, 200, 200);
    outline_init(&outline);
    polyline_box(&line, 20, 20, 160, 120, 14);
    outline_dashes(&outline, &line, 3, 6, 3);
    raster_fill(&raster, &outline, 0x000000FF);
    double length = 2 * (160 + 120) - (8 - 2 * 3.14159265) * 14;
    assert_true(fabs(area_of_ink(&raster) / (length * 3 * 2 / 3) - 1) < 0.02);
    polyline_destroy(&line);
    raster_destroy(&raster);
    outline_destroy(&outline);
}

static void an_arrow_meets_its_head(void **state) {
    (void)state;
    struct draw_point points[4] = {{10, 80}, {10, 20}, {90, 20}, {90, 80}};
    struct arrow_head head;
    size_t count = arrow_cut(points, 4, true, 12, &head);
    assert_int_equal(count, 4);
    assert_float_equal(head.points[0].x, 90, 1e-3);
    assert_float_equal(head.points[0].y, 80, 1e-3);
    /* the line's end lies on the head's axis, between notch and tip */
    struct draw_point axis = {head.points[2].x - 90, head.points[2].y - 80};
    struct draw_point end = {points[3].x - 90, points[3].y - 80};
    assert_true(fabsf(axis.x * end.y - axis.y * end.x) < 0.05f);
    assert_true(hypotf(end.x, end.y) < hypotf(axis.x, axis.y));
    struct draw_point stub[2] = {{5, 5}, {6, 5}};
    assert_true(arrow_cut(stub, 2, false, 12, &head) < 2);
    assert_true(head.points[1].x < 6 && head.points[3].x < 6);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(circles_cover_their_area),     cmocka_unit_test(strokes_cover_length_times_width),
        cmocka_unit_test(half_pixels_are_half_covered), cmocka_unit_test(colours_blend_straight),
        cmocka_unit_test(nothing_leaves_the_clip),      cmocka_unit_test(coverage_does_not_depend_on_the_clip),
        cmocka_unit_test(a_hatch_covers_a_quarter),     cmocka_unit_test(dashes_fill_their_share),
        cmocka_unit_test(an_arrow_meets_its_head),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
