/* PNG, SVG and the window's surface (on SDL's dummy driver). */
#include "draw_svg.h"
#include "painter.h"
#include "png.h"
#include "random_list.h"
#include "screen.h"

#include <SDL2/SDL.h>
#include <SDL2/SDL_image.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include <cmocka.h>

static void a_png_comes_back_as_it_was(void **state) {
    (void)state;
    struct raster raster;
    struct faults faults;
    faults_init(&faults);
    raster_init(&raster, 61, 37);
    uint32_t seed = 3;
    for (int i = 0; i < 61 * 37; i++)
        raster.pixels[i] = 0xFF000000 | random_next(&seed);
    char path[] = "/tmp/heapscope-png-XXXXXX";
    close(mkstemp(path));
    assert_true(png_write(&raster, path, &faults));
    SDL_Surface *loaded = IMG_Load(path);
    assert_non_null(loaded);
    SDL_Surface *plain = SDL_ConvertSurfaceFormat(loaded, SDL_PIXELFORMAT_ARGB8888, 0);
    assert_int_equal(plain->w, 61);
    assert_int_equal(plain->h, 37);
    for (int y = 0; y < 37; y++)
        assert_memory_equal((char *)plain->pixels + y * plain->pitch, raster.pixels + y * raster.stride, 61 * 4);
    SDL_FreeSurface(plain);
    SDL_FreeSurface(loaded);
    unlink(path);
    assert_false(png_write(&raster, "/nowhere/at/all.png", &faults));
    assert_int_equal(faults.count, 1);
    faults_destroy(&faults);
    raster_destroy(&raster);
}

/* Enough of XML to tell a well-formed file from a broken one: tags nest, attributes are quoted, text is escaped, and
 * every byte is valid UTF-8 that XML allows. */
static const char *xml_fault(const char *at, const char *end) {
    const char *open[64];
    size_t lengths[64], depth = 0, bad;
    if (!utf8_valid(at, (size_t)(end - at), &bad))
        return "invalid UTF-8";
    for (const char *c = at; c < end; c++)
        if ((unsigned char)*c < 0x20 && *c != '\n')
            return "a control character";
    while (at < end) {
        if (*at == '&' && strncmp(at, "&lt;", 4) && strncmp(at, "&gt;", 4) && strncmp(at, "&amp;", 5))
            return "a bare &";
        if (*at++ != '<')
            continue;
        bool closing = *at == '/';
        at += closing;
        const char *name = at;
        while (at < end && (*at == '_' || (*at >= 'a' && *at <= 'z') || (*at >= 'A' && *at <= 'Z')))
            at++;
        size_t length = (size_t)(at - name);
        if (length == 0)
            return "a tag without a name";
        if (closing) {
            if (*at++ != '>' || depth == 0 || lengths[--depth] != length || memcmp(open[depth], name, length) != 0)
                return "tags that don't nest";
            continue;
        }
        while (*at == ' ') {
            at++;
            while (at < end && *at != '=' && *at != '>' && *at != '<')
                at++;
            if (at[0] != '=' || at[1] != '"')
                return "an attribute without quotes";
            for (at += 2; at < end && *at != '"'; at++)
                if (*at == '<' || *at == '&')
                    return "an attribute that is not escaped";
            at++;
        }
        if (at[0] == '/' && at[1] == '>')
            at += 2;
        else if (*at++ != '>' || depth == 64)
            return "an open tag";
        else
            open[depth] = name, lengths[depth++] = length;
    }
    return depth ? "a tag that is never closed" : NULL;
}

static void every_svg_is_well_formed(void **state) {
    (void)state;
    uint32_t seed = 11;
    struct drawlist list;
    draw_init(&list);
    for (int run = 0; run < 60; run++) {
        draw_clear(&list, 300, 200, random_colour(&seed));
        for (int i = 0; i < 40; i++)
            random_command(&list, &seed, run & 1);
        draw_text(&list, 5, 5, FONT_MONO, 12, 0xFF, "<a & 'b'> \"c\" ]]>", 17);
        struct text out;
        text_init(&out);
        draw_svg(&list, run & 2 ? &text_metrics_fake : NULL, &out);
        const char *fault = xml_fault(out.data, out.data + out.length);
        if (fault)
            fail_msg("%s in\n%s", fault, out.data);
        assert_non_null(strstr(out.data, "&lt;a &amp;"));
        assert_null(strstr(out.data, "nan"));
        assert_null(strstr(out.data, "inf"));
        text_destroy(&out);
    }
    draw_destroy(&list);
}

static void an_svg_has_the_rasters_arrow_head(void **state) {
    (void)state;
    struct drawlist list;
    struct text out, head;
    struct draw_point points[4] = {{10, 80}, {10, 20}, {90, 20}, {90, 80}};
    draw_init(&list);
    text_init(&out);
    text_init(&head);
    draw_clear(&list, 100, 100, 0xFFFFFFFF);
    struct draw *path = draw_path(&list, points, 4, true, 0x112233FF, 2);
    path->arrow = 12;
    path->id = 42;
    draw_svg(&list, NULL, &out);
    struct arrow_head expected;
    arrow_cut(points, 4, true, 12, &expected);
    for (int i = 0; i < 4; i++) {
        text_byte(&head, i ? 'L' : 'M');
        draw_number(&head, expected.points[i].x);
        text_byte(&head, ' ');
        draw_number(&head, expected.points[i].y);
    }
    text_add(&head, "Z\" fill=\"#112233\"");
    assert_non_null(strstr(out.data, head.data));
    assert_non_null(strstr(out.data, "data-id=\"42\""));
    text_destroy(&out);
    text_destroy(&head);
    draw_destroy(&list);
}

static void a_screen_shows_what_changed(void **state) {
    (void)state;
    SDL_SetHint(SDL_HINT_VIDEODRIVER, "dummy");
    assert_int_equal(SDL_Init(SDL_INIT_VIDEO), 0);
    struct faults faults;
    faults_init(&faults);
    struct screen *screen = screen_open("test", 320, 200, NULL, &faults);
    assert_non_null(screen);
    int width, height;
    screen_size(screen, &width, &height);
    assert_int_equal(width, 320);
    assert_int_equal(height, 200);
    assert_float_equal(screen_pixel_ratio(screen), 1, 0);
    assert_true(screen_scale(screen) >= 1);
    struct drawlist list;
    draw_init(&list);
    draw_clear(&list, (float)width, (float)height, 0xFFFFFFFF);
    draw_circle(&list, 50, 50, 20, 0xFF0000FF);
    assert_true(screen_present(screen, &list));
    assert_false(screen_present(screen, &list));
    list.items[0].x = 60;
    assert_true(screen_present(screen, &list));
    assert_int_equal(screen_raster(screen)->pixels[50 * 320 + 75], 0xFFFF0000);
    screen_refresh(screen);
    assert_false(screen_present(screen, &list));
    SDL_SetWindowSize(screen_window(screen), 400, 240);
    screen_resize(screen);
    list.width = 400;
    assert_true(screen_present(screen, &list));
    assert_int_equal(screen_raster(screen)->width, 400);
    assert_non_null(screen_renderer(screen));
    draw_destroy(&list);
    screen_close(screen);
    faults_destroy(&faults);
    SDL_Quit();
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_png_comes_back_as_it_was),
        cmocka_unit_test(every_svg_is_well_formed),
        cmocka_unit_test(an_svg_has_the_rasters_arrow_head),
        cmocka_unit_test(a_screen_shows_what_changed),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
