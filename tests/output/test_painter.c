#include "painter.h"
#include "random_list.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <time.h>

#include <cmocka.h>

static struct fonts *fonts;

static int open_fonts(void **state) {
    (void)state;
    struct faults faults;
    faults_init(&faults);
    fonts = fonts_open(&faults);
    faults_destroy(&faults);
    return fonts ? 0 : -1;
}

static int close_fonts(void **state) {
    (void)state;
    fonts_close(fonts);
    return 0;
}

static void assert_same_pixels(const struct raster *a, const struct raster *b) {
    assert_int_equal(a->width, b->width);
    assert_int_equal(a->height, b->height);
    assert_memory_equal(a->pixels, b->pixels, (size_t)a->stride * (size_t)a->height * sizeof *a->pixels);
}

/* Changes something that only commands of one kind look at. */
static void change_detail(struct drawlist *list, struct draw *draw, uint32_t *seed) {
    switch (draw->kind) {
    case DRAW_PATH:
        if (draw->count)
            list->points[draw->first + random_next(seed) % draw->count].y += 5;
        draw->closed ^= random_next(seed) & 1;
        break;
    case DRAW_TEXT:
        if (draw->count && random_next(seed) & 1)
            list->texts[draw->first] = (char)('a' + random_next(seed) % 26);
        else
            draw->face = (enum font_face)((draw->face + 1) % FONT_FACES);
        break;
    default:
        draw->h += 3;
        draw->dash = draw->dash > 0 ? 0 : 4;
        draw->gap = 3;
    }
}

/* Lists that grow, shrink, change and move things: redrawing what changed must give what drawing all gives. */
static void partial_redraws_equal_whole_ones(void **state) {
    (void)state;
    uint32_t seed = 20240517;
    for (int run = 0; run < 12; run++) {
        struct drawlist list;
        struct painter partial, whole;
        draw_init(&list);
        painter_init(&partial, fonts);
        painter_init(&whole, fonts);
        draw_clear(&list, 390 + (float)run * 7, 300, 0xF5F5F0FF);
        for (int i = 0; i < 30; i++)
            random_command(&list, &seed, false);
        size_t redrawn = 0;
        for (int frame = 0; frame < 14; frame++) {
            size_t victim = random_next(&seed) % list.count;
            switch (random_next(&seed) % 7) {
            case 0:
                random_command(&list, &seed, false);
                break;
            case 1:
                list.items[victim].x += random_number(&seed, -9, 9);
                break;
            case 2:
                list.items[victim].fill = random_colour(&seed);
                break;
            case 3:
                list.count -= list.count > 20;
                break;
            case 4:
            case 5:
                change_detail(&list, &list.items[victim], &seed);
                break;
            default: { /* two commands change places */
                struct draw kept = list.items[victim];
                list.items[victim] = list.items[list.count / 2];
                list.items[list.count / 2] = kept;
            }
            }
            painter_update(&partial, &list);
            painter_draw(&whole, &list);
            assert_same_pixels(&partial.raster, &whole.raster);
            redrawn += partial.changed_count != 1 || partial.changed[0].right < partial.raster.width;
        }
        assert_true(redrawn > 0); /* some frame was in fact drawn in part */
        painter_destroy(&partial);
        painter_destroy(&whole);
        draw_destroy(&list);
    }
}

/* One command of each kind; any field that shows must bring a redraw. */
static void every_detail_counts(void **state) {
    (void)state;
    uint32_t seed = 8;
    struct draw_point bow[4] = {{20, 90}, {20, 20}, {90, 20}, {90, 90}};
    for (int detail = 0; detail < 16; detail++) {
        struct drawlist list;
        struct painter partial, whole;
        draw_init(&list);
        painter_init(&partial, fonts);
        painter_init(&whole, fonts);
        draw_clear(&list, 300, 200, 0xFFFFFFFF);
        draw_clip(&list, 0, 0, 290, 190);
        struct draw *box = draw_rect(&list, 110, 20, 60, 40, 6, 0xDDEEFFFF);
        box->stroke = 0x223344FF, box->width = 2, box->hatch = 0x00000040, box->hatch_step = 6;
        struct draw *path = draw_path(&list, bow, 4, true, 0x884422FF, 2);
        path->arrow = 9, path->fill = 0x00FF00FF;
        draw_text(&list, 120, 120, FONT_MONO, 20, 0x000000FF, "refcount", 8); /* all as wide */
        painter_update(&partial, &list);
        struct draw *items = list.items; /* clip, box, path, text */
        switch (detail) {
        case 0:
            items[0].w = 130;
            break;
        case 1:
            items[1].radius = 12;
            break;
        case 2:
            items[1].stroke = 0xFF0000FF;
            break;
        case 3:
            items[1].width = 3;
            break;
        case 4:
            items[1].dash = items[1].gap = 4;
            break;
        case 5:
            items[1].hatch = 0x00000080;
            break;
        case 6:
            items[1].hatch_step = 7;
            break;
        case 7:
            items[2].curved = false;
            break;
        case 8:
            items[2].closed = true;
            break;
        case 9:
            items[2].arrow = 12;
            break;
        case 10:
            list.points[items[2].first + 1].x += 4;
            break;
        case 11:
            list.texts[items[3].first] = 'R';
            break;
        case 12:
            list.texts[items[3].first + 7] = 'T';
            break;
        case 13:
            items[3].face = FONT_MONO_BOLD;
            break;
        case 14:
            items[3].size = 19;
            break;
        default:
            items[3].fill = random_colour(&seed);
            break;
        }
        painter_update(&partial, &list);
        painter_draw(&whole, &list);
        assert_same_pixels(&partial.raster, &whole.raster);
        assert_true(whole.raster.pixels != NULL && partial.changed_count > 0);
        painter_destroy(&partial);
        painter_destroy(&whole);
        draw_destroy(&list);
    }
}

/* Commands are held to their bounds; so the bounds must be wide enough for all of their ink. */
static void bounds_cut_nothing_off(void **state) {
    (void)state;
    struct draw_point corner[3] = {{30, 30}, {65, 65}, {100, 30}}; /* the longest mitre, straight down */
    for (int headed = 0; headed < 2; headed++) {
        struct drawlist list;
        struct painter painter;
        struct raster plain;
        struct outline outline;
        struct polyline line = {0};
        struct arrow_head head;
        draw_init(&list);
        painter_init(&painter, NULL);
        outline_init(&outline);
        raster_init(&plain, 130, 130);
        draw_clear(&list, 130, 130, 0xFFFFFFFF);
        draw_path(&list, corner, 3, false, 0x000000FF, headed ? 3 : 30)->arrow = headed ? 24 : 0;
        painter_draw(&painter, &list);
        size_t count = headed ? arrow_cut(corner, 3, false, 24, &head) : 3;
        polyline_path(&line, corner, count, false, false);
        outline_stroke(&outline, &line, headed ? 3 : 30);
        if (headed)
            outline_arrow(&outline, &head);
        raster_fill(&plain, &outline, 0x000000FF);
        assert_same_pixels(&painter.raster, &plain);
        polyline_destroy(&line);
        outline_destroy(&outline);
        raster_destroy(&plain);
        painter_destroy(&painter);
        draw_destroy(&list);
    }
}

/* Letters that reach far: accents, descenders, a slanting j at the very start. */
static void bounds_hold_text(void **state) {
    (void)state;
    const char *texts[] = {"j\xC3\x85\xC7\xBAg_|", "\xE5\xBC\x95\xE9\xBE\x98", "Wf"};
    for (int face = 0; face < FONT_FACES; face++)
        for (size_t i = 0; i < 3; i++) {
            struct drawlist list;
            struct painter painter;
            struct raster plain;
            draw_init(&list);
            painter_init(&painter, fonts);
            raster_init(&plain, 300, 160);
            draw_clear(&list, 300, 160, 0xFFFFFFFF);
            draw_text(&list, 30.4f, 100, (enum font_face)face, 40, 0x000000FF, texts[i], strlen(texts[i]));
            painter_draw(&painter, &list);
            fonts_draw(fonts, &plain, 30.4f, 100, (enum font_face)face, 40, 0x000000FF, texts[i], strlen(texts[i]));
            assert_same_pixels(&painter.raster, &plain);
            raster_destroy(&plain);
            painter_destroy(&painter);
            draw_destroy(&list);
        }
}

static void an_equal_list_draws_nothing(void **state) {
    (void)state;
    uint32_t seed = 5;
    struct drawlist list;
    struct painter painter;
    draw_init(&list);
    painter_init(&painter, fonts);
    draw_clear(&list, 200, 100, 0xFFFFFFFF);
    for (int i = 0; i < 20; i++)
        random_command(&list, &seed, false);
    painter_update(&painter, &list);
    assert_int_equal(painter.changed_count, 1);
    painter_update(&painter, &list);
    assert_int_equal(painter.changed_count, 0);
    list.background = 0x000000FF;
    painter_update(&painter, &list);
    assert_int_equal(painter.changed_count, 1);
    painter_destroy(&painter);
    draw_destroy(&list);
}

static void a_small_change_redraws_a_small_place(void **state) {
    (void)state;
    struct drawlist list;
    struct painter painter;
    draw_init(&list);
    painter_init(&painter, fonts);
    draw_clear(&list, 640, 480, 0xFFFFFFFF);
    draw_rect(&list, 0, 0, 640, 480, 0, 0xEEEEEEFF);
    draw_circle(&list, 300, 200, 10, 0xFF0000FF);
    painter_update(&painter, &list);
    list.items[1].x = 310;
    painter_update(&painter, &list);
    int area = 0;
    for (size_t i = 0; i < painter.changed_count; i++)
        area +=
            (painter.changed[i].right - painter.changed[i].left) * (painter.changed[i].bottom - painter.changed[i].top);
    assert_in_range(area, 1, 6 * TILE * TILE);
    painter_destroy(&painter);
    draw_destroy(&list);
}

/* Under ASan this is also the test that nothing is written beside the surface. */
static void wild_numbers_are_safe_and_quick(void **state) {
    (void)state;
    uint32_t seed = 99;
    clock_t start = clock();
    struct painter painter, again;
    painter_init(&painter, fonts);
    painter_init(&again, fonts);
    struct drawlist list;
    draw_init(&list);
    for (int run = 0; run < 60; run++) {
        draw_clear(&list, random_number(&seed, 1, 200), random_number(&seed, 1, 160), random_colour(&seed));
        for (int i = 0; i < 25; i++)
            random_command(&list, &seed, true);
        painter_update(&painter, &list);
        for (int i = 0; i < 3; i++)
            random_command(&list, &seed, true);
        painter_update(&painter, &list);
        painter_draw(&again, &list);
        assert_same_pixels(&painter.raster, &again.raster);
    }
    float sizes[] = {NAN, -5, 0, INFINITY};
    for (int i = 0; i < 3; i++) { /* infinite asks for the largest surface; that is allowed, and slow under ASan */
        draw_clear(&list, sizes[i], 20, 0xFF);
        painter_update(&painter, &list);
        assert_int_equal(painter.raster.width, 1);
    }
    draw_destroy(&list);
    painter_destroy(&painter);
    painter_destroy(&again);
    assert_true((double)(clock() - start) / CLOCKS_PER_SEC < 60);
}

static void a_clip_holds_until_it_is_lifted(void **state) {
    (void)state;
    struct drawlist list;
    struct painter painter;
    draw_init(&list);
    painter_init(&painter, NULL);
    draw_clear(&list, 40, 40, 0xFFFFFFFF);
    draw_clip(&list, 10, 10, 10, 10);
    draw_rect(&list, 0, 0, 40, 40, 0, 0x000000FF);
    draw_unclip(&list);
    draw_rect(&list, 30, 30, 5, 5, 0, 0x000000FF);
    draw_clip(&list, 0, 0, -1, 5); /* squeezed to nothing */
    draw_rect(&list, 0, 0, 40, 40, 0, 0x000000FF);
    painter_draw(&painter, &list);
    size_t black = 0;
    for (int i = 0; i < 1600; i++)
        black += painter.raster.pixels[i] == 0xFF000000;
    assert_int_equal(black, 125);
    assert_int_equal(painter.raster.pixels[10 * 40 + 10], 0xFF000000);
    assert_int_equal(painter.raster.pixels[9 * 40 + 10], 0xFFFFFFFF);
    painter_destroy(&painter);
    draw_destroy(&list);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(partial_redraws_equal_whole_ones),
        cmocka_unit_test(an_equal_list_draws_nothing),
        cmocka_unit_test(a_small_change_redraws_a_small_place),
        cmocka_unit_test(wild_numbers_are_safe_and_quick),
        cmocka_unit_test(every_detail_counts),
        cmocka_unit_test(bounds_cut_nothing_off),
        cmocka_unit_test(bounds_hold_text),
        cmocka_unit_test(a_clip_holds_until_it_is_lifted),
    };
    return cmocka_run_group_tests(tests, open_fonts, close_fonts);
}
