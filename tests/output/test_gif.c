/* A GIF read back: every frame is the picture that was drawn, in the palette's nearest colours. */
#include "gif.h"
#include "memory.h"
#include "painter.h"
#include "random_list.h"

#include <gif_lib.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

enum { WIDTH = 320, HEIGHT = 200, FRAMES = 40 };

static bool to_text(void *context, const char *bytes, size_t length) {
    text_append(context, bytes, length);
    return true;
}

static bool to_nowhere(void *context, const char *bytes, size_t length) {
    (void)bytes, (void)length;
    return --*(int *)context > 0;
}

struct reader {
    const struct text *bytes;
    size_t at;
};

static int read_bytes(GifFileType *file, GifByteType *into, int length) {
    struct reader *reader = file->UserData;
    size_t left = reader->bytes->length - reader->at, count = (size_t)length < left ? (size_t)length : left;
    memcpy(into, reader->bytes->data + reader->at, count);
    reader->at += count;
    return (int)count;
}

static GifFileType *decode(struct reader *reader, const struct text *bytes) {
    int error = 0;
    *reader = (struct reader){bytes, 0};
    GifFileType *file = DGifOpen(reader, read_bytes, &error);
    assert_non_null(file);
    assert_int_equal(DGifSlurp(file), GIF_OK);
    return file;
}

/* Lays frame `i` over the picture; returns its delay in 1/100 s. */
static int lay(GifFileType *file, int i, uint32_t *picture) {
    const SavedImage *image = &file->SavedImages[i];
    GraphicsControlBlock control;
    assert_int_equal(DGifSavedExtensionToGCB(file, i, &control), GIF_OK);
    assert_int_equal(control.DisposalMode, DISPOSE_DO_NOT);
    const GifImageDesc *at = &image->ImageDesc;
    assert_true(at->Left >= 0 && at->Top >= 0 && at->Left + at->Width <= file->SWidth &&
                at->Top + at->Height <= file->SHeight);
    for (int y = 0; y < at->Height; y++)
        for (int x = 0; x < at->Width; x++) {
            int index = image->RasterBits[y * at->Width + x];
            if (index == control.TransparentColor)
                continue;
            GifColorType c = file->SColorMap->Colors[index];
            picture[(at->Top + y) * file->SWidth + at->Left + x] =
                (uint32_t)c.Red << 16 | (uint32_t)c.Green << 8 | c.Blue;
        }
    return control.DelayTime;
}

static void assert_is(const uint32_t *picture, const uint32_t *pixels, struct palette *palette, int count) {
    for (int i = 0; i < count; i++)
        if (picture[i] != palette->colours[palette_nearest(palette, pixels[i])])
            fail_msg("pixel %d is %06x, not %06x (drawn: %06x)", i, (unsigned)picture[i],
                     (unsigned)palette->colours[palette_nearest(palette, pixels[i])], (unsigned)pixels[i]);
}

/* Random drawings through the painter's own "what changed", some of them equal to the one before. */
static void frames_come_back_as_they_were_drawn(void **state) {
    (void)state;
    static struct palette palette;
    palette_init(&palette, theme_named(THEME_LIGHT));
    struct text bytes;
    text_init(&bytes);
    struct gif *gif = gif_begin(WIDTH, HEIGHT, &palette, to_text, &bytes);
    assert_non_null(gif);
    uint32_t *drawn = memory_alloc(FRAMES * WIDTH * HEIGHT * sizeof *drawn);
    struct drawlist list;
    struct painter painter;
    draw_init(&list);
    painter_init(&painter, NULL);
    uint32_t seed = 7;
    int total = 0;
    for (int i = 0; i < FRAMES; i++) {
        if (i % 5 != 3) {
            draw_clear(&list, WIDTH, HEIGHT, 0xF3F4EFFF);
            for (int k = 0; k < 6; k++)
                random_command(&list, &seed, k == 5);
            draw_unclip(&list);
        }
        painter_update(&painter, &list);
        for (int y = 0; y < HEIGHT; y++)
            memcpy(drawn + (i * HEIGHT + y) * WIDTH, painter.raster.pixels + y * painter.raster.stride, WIDTH * 4);
        struct pixel_box changed = {0, 0, WIDTH, HEIGHT};
        if (i % 2 && painter.changed_count == 1)
            changed = painter.changed[0];
        else if (i % 2 && painter.changed_count == 0)
            changed = (struct pixel_box){0, 0, 0, 0};
        assert_true(gif_frame(gif, &painter.raster, changed, 4 + i));
        total += 4 + i;
    }
    assert_true(gif_end(gif));
    struct reader reader;
    GifFileType *file = decode(&reader, &bytes);
    assert_int_equal(file->SWidth, WIDTH);
    assert_int_equal(file->SHeight, HEIGHT);
    assert_true(file->ImageCount < FRAMES); /* equal frames are one, longer */
    uint32_t *picture = memory_alloc(WIDTH * HEIGHT * sizeof *picture);
    int frame = 0, told = 0, played = 0, left = 0;
    for (int i = 0; i < FRAMES; i++) {
        if (left <= 0) {
            left = lay(file, frame++, picture);
            told += left;
        }
        assert_is(picture, drawn + i * WIDTH * HEIGHT, &palette, WIDTH * HEIGHT);
        left -= 4 + i;
        played += 4 + i;
    }
    assert_int_equal(frame, file->ImageCount);
    assert_int_equal(told, total);
    assert_int_equal(played, total);
    int error;
    DGifCloseFile(file, &error);
    free(picture);
    free(drawn);
    painter_destroy(&painter);
    draw_destroy(&list);
    text_destroy(&bytes);
}

/* The theme's own colours are kept exactly, and what lies between two that meet is near to one that there is. */
static void a_palette_is_near_to_all_that_is_drawn(void **state) {
    (void)state;
    static struct palette palette;
    for (int name = THEME_LIGHT; name <= THEME_DARK; name++) {
        const struct theme *theme = theme_named((enum theme_name)name);
        palette_init(&palette, theme);
        assert_in_range(palette.count, 64, PALETTE_MOST);
        struct theme_pair pairs[128];
        size_t count = theme_pairs(theme, pairs, 128);
        for (size_t i = 0; i < count; i++) {
            uint32_t front = pairs[i].front >> 8, back = pairs[i].back >> 8;
            assert_int_equal(palette.colours[palette_nearest(&palette, front)], front);
            assert_int_equal(palette.colours[palette_nearest(&palette, back)], back);
            for (int part = 0; part <= 16; part++) {
                uint32_t mixed = 0;
                for (int shift = 0; shift <= 16; shift += 8) {
                    int a = (int)(front >> shift & 255), b = (int)(back >> shift & 255);
                    mixed |= (uint32_t)(a + (b - a) * part / 16) << shift;
                }
                uint32_t found = palette.colours[palette_nearest(&palette, mixed)];
                for (int shift = 0; shift <= 16; shift += 8)
                    assert_in_range(abs((int)(found >> shift & 255) - (int)(mixed >> shift & 255)), 0, 40);
            }
        }
    }
}

static void a_sink_that_is_full_is_told(void **state) {
    (void)state;
    static struct palette palette;
    palette_init(&palette, theme_named(THEME_DARK));
    struct raster raster;
    raster_init(&raster, WIDTH, HEIGHT);
    for (int room = 1; room < 12; room++) {
        int left = room;
        struct gif *gif = gif_begin(WIDTH, HEIGHT, &palette, to_nowhere, &left);
        bool good = gif != NULL;
        for (int i = 0; good && i < 20; i++) {
            raster_clear(&raster, (colour)(i * 1000003) << 8 | 255);
            good = gif_frame(gif, &raster, (struct pixel_box){0, 0, WIDTH, HEIGHT}, 4);
        }
        if (!good)
            gif_abandon(gif);
        else
            good = gif_end(gif);
        assert_false(good);
    }
    raster_destroy(&raster);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(frames_come_back_as_they_were_drawn),
        cmocka_unit_test(a_palette_is_near_to_all_that_is_drawn),
        cmocka_unit_test(a_sink_that_is_full_is_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
