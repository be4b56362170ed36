#include "fonts.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

static struct fonts *open_or_fail(void) {
    struct faults faults;
    faults_init(&faults);
    struct fonts *fonts = fonts_open(&faults);
    if (!fonts && faults.count)
        fail_msg("%s", faults.items[0].message);
    faults_destroy(&faults);
    return fonts;
}

static void widths_grow_with_the_size(void **state) {
    (void)state;
    struct fonts *fonts = open_or_fail();
    struct text_metrics metrics = fonts_metrics(fonts);
    for (int face = 0; face < FONT_FACES; face++) {
        float ten = metrics.width(metrics.context, (enum font_face)face, 10, "refcount 1", 10);
        float forty = metrics.width(metrics.context, (enum font_face)face, 40, "refcount 1", 10);
        assert_true(ten > 20 && ten < 120);
        assert_float_equal(forty, 4 * ten, 0.01);
        float ascent, descent, height;
        metrics.line(metrics.context, (enum font_face)face, 20, &ascent, &descent, &height);
        assert_true(ascent > 10 && descent > 1 && height >= ascent + descent - 1);
    }
    float narrow = metrics.width(metrics.context, FONT_MONO, 20, "iii", 3);
    assert_float_equal(narrow, metrics.width(metrics.context, FONT_MONO, 20, "WWW", 3), 0.01);
    assert_true(metrics.width(metrics.context, FONT_SANS, 20, "iii", 3) <
                metrics.width(metrics.context, FONT_SANS, 20, "WWW", 3));
    assert_float_equal(metrics.width(metrics.context, FONT_SANS, NAN, "a", 1), 0, 0);
    fonts_close(fonts);
}

static size_t ink(const struct raster *raster, int left, int right, int top, int bottom) {
    size_t sum = 0;
    for (int y = top; y < bottom; y++)
        for (int x = left; x < right; x++)
            sum += 255 - (raster->pixels[y * raster->stride + x] & 255);
    return sum;
}

static void text_stands_on_its_base_line(void **state) {
    (void)state;
    struct fonts *fonts = open_or_fail();
    for (int face = 0; face < FONT_FACES; face++) {
        struct raster raster;
        raster_init(&raster, 200, 60);
        fonts_draw(fonts, &raster, 10, 40, (enum font_face)face, 24, 0x000000FF, "HHH", 3);
        struct text_metrics metrics = fonts_metrics(fonts);
        int width = (int)ceilf(metrics.width(metrics.context, (enum font_face)face, 24, "HHH", 3));
        assert_int_equal(ink(&raster, 0, 200, 40, 60), 0);       /* nothing below */
        assert_true(ink(&raster, 10, 10 + width, 39, 40) > 500); /* feet on the row above the line, dark */
        assert_int_equal(ink(&raster, 0, 9, 0, 60), 0);
        assert_int_equal(ink(&raster, 11 + width, 200, 0, 60), 0);
        assert_int_equal(ink(&raster, 0, 200, 0, 18), 0); /* a capital is less than 0.9 em high */
        raster_destroy(&raster);
    }
    fonts_close(fonts);
}

static void text_moves_in_quarters_of_a_pixel(void **state) {
    (void)state;
    struct fonts *fonts = open_or_fail();
    size_t amount[5];
    struct raster pictures[5];
    for (int i = 0; i < 5; i++) {
        raster_init(&pictures[i], 60, 30);
        fonts_draw(fonts, &pictures[i], 10 + (float)i / 4, 20, FONT_SANS, 15, 0x000000FF, "del", 3);
        amount[i] = ink(&pictures[i], 0, 60, 0, 30);
        assert_true(labs((long)amount[i] - (long)amount[0]) < (long)amount[0] / 50); /* as dark wherever it stands */
    }
    for (int y = 0; y < 30; y++) /* four quarters on: the same, one pixel to the right */
        assert_memory_equal(pictures[0].pixels + y * 60, pictures[4].pixels + y * 60 + 1, 59 * sizeof(uint32_t));
    for (int i = 1; i < 4; i++)
        assert_memory_not_equal(pictures[0].pixels, pictures[i].pixels, 60 * 30 * sizeof(uint32_t));
    for (int i = 0; i < 5; i++)
        raster_destroy(&pictures[i]);
    fonts_close(fonts);
}

/* A character that the first font lacks comes from another, or is a box: never nothing, never a crash. */
static void missing_characters_fall_back(void **state) {
    (void)state;
    struct fonts *fonts = open_or_fail();
    struct text_metrics metrics = fonts_metrics(fonts);
    const uint32_t wanted[] = {0x2192, 0x5F15, 0x25BE, 0x10FFFD, 0xE9};
    for (size_t i = 0; i < sizeof wanted / sizeof *wanted; i++) {
        struct text text;
        text_init(&text);
        text_codepoint(&text, wanted[i]);
        for (int face = 0; face < FONT_FACES; face++) {
            struct raster raster;
            raster_init(&raster, 60, 60);
            fonts_draw(fonts, &raster, 20, 40, (enum font_face)face, 20, 0x000000FF, text.data, text.length);
            assert_true(ink(&raster, 0, 60, 0, 60) > 0);
            assert_true(metrics.width(metrics.context, (enum font_face)face, 20, text.data, text.length) > 0);
            raster_destroy(&raster);
        }
        text_destroy(&text);
    }
    assert_string_equal(fonts_family_of(fonts, FONT_SANS, 'a'), fonts_family(fonts, FONT_SANS));
    assert_null(fonts_family_of(fonts, FONT_SANS, 0x10FFFD)); /* private use: nobody has it */
    fonts_close(fonts);
}

static void more_glyphs_than_the_cache_holds(void **state) {
    (void)state;
    struct fonts *fonts = open_or_fail();
    struct raster raster, fresh;
    raster_init(&raster, 400, 400);
    raster_init(&fresh, 400, 400);
    fonts_draw(fonts, &fresh, 3, 300, FONT_SANS_BOLD, 300, 0x000000FF, "gc", 2);
    for (int size = 40; size < 400; size += 3) /* some 60 MB of masks */
        fonts_draw(fonts, &raster, 0.25f * (float)(size & 3), 300, FONT_SANS, (float)size, 0x000000FF, "abcdefgh", 8);
    raster_clear(&raster, 0xFFFFFFFF);
    fonts_draw(fonts, &raster, 3, 300, FONT_SANS_BOLD, 300, 0x000000FF, "gc", 2);
    assert_memory_equal(raster.pixels, fresh.pixels, 400 * 400 * sizeof(uint32_t));
    raster_destroy(&raster);
    raster_destroy(&fresh);
    fonts_close(fonts);
}

static void no_font_at_all_is_a_plain_message(void **state) {
    (void)state;
    char path[] = "/tmp/heapscope-fonts-XXXXXX";
    int file = mkstemp(path);
    assert_true(file >= 0);
    const char *empty = "<?xml version=\"1.0\"?><!DOCTYPE fontconfig SYSTEM \"fonts.dtd\"><fontconfig></fontconfig>";
    assert_int_equal(write(file, empty, strlen(empty)), (long)strlen(empty));
    close(file);
    setenv("FONTCONFIG_FILE", path, 1);
    struct faults faults;
    faults_init(&faults);
    struct fonts *fonts = fonts_open(&faults);
    unsetenv("FONTCONFIG_FILE");
    unlink(path);
    assert_null(fonts);
    assert_int_equal(faults.count, 1);
    assert_non_null(strstr(faults.items[0].message, "fonts-dejavu-core"));
    assert_non_null(strstr(faults.items[0].message, "fonts-inter"));
    assert_non_null(strstr(faults.items[0].message, "fonts-jetbrains-mono"));
    faults_destroy(&faults);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(widths_grow_with_the_size),         cmocka_unit_test(text_stands_on_its_base_line),
        cmocka_unit_test(text_moves_in_quarters_of_a_pixel), cmocka_unit_test(missing_characters_fall_back),
        cmocka_unit_test(more_glyphs_than_the_cache_holds),  cmocka_unit_test(no_font_at_all_is_a_plain_message),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
