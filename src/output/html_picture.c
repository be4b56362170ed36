/* The picture of a step, as numbers of elements that are kept once. Drawn in both themes: what differs between them is
 * colour alone, so an element's colours are classes, and the style sheet gives each class a colour for either theme. */
#include "html_parts.h"

#include "memory.h"
#include "svg_command.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* What svg_command calls back with. */
struct pair {
    struct html_page *page;
    const struct draw *dark; /* the same command in the dark theme */
};

static int define(void *context, const char *element, const char *inside) {
    struct html_page *page = ((struct pair *)context)->page;
    struct text whole;
    text_init(&whole);
    text_printf(&whole, "%s%s", element, inside);
    uint32_t number = dictionary_number(&page->definitions, whole.data);
    text_destroy(&whole);
    return (int)number;
}

static int class_of(void *context, const struct draw *draw, enum svg_ink ink) {
    const struct pair *pair = context;
    char both[32];
    struct text name;
    text_init(&name);
    text_printf(&name, "#%08x#%08x", (unsigned)svg_ink_of(draw, ink), (unsigned)svg_ink_of(pair->dark, ink));
    memcpy(both, name.data, name.length + 1);
    text_destroy(&name);
    return (int)dictionary_number(&pair->page->inks, both);
}

static float tenth(float value) {
    return roundf(value * 10) / 10;
}

/* A tenth of a pixel can't be seen, and shorter numbers make a smaller page. */
static void coarsen(struct drawlist *list) {
    for (size_t i = 0; i < list->count; i++) {
        struct draw *draw = &list->items[i];
        draw->x = tenth(draw->x), draw->y = tenth(draw->y);
        draw->w = tenth(draw->w), draw->h = tenth(draw->h);
        draw->radius = tenth(draw->radius), draw->size = tenth(draw->size);
        draw->width = tenth(draw->width);
    }
    for (size_t i = 0; i < list->point_count; i++)
        list->points[i] = (struct draw_point){tenth(list->points[i].x), tenth(list->points[i].y)};
}

struct bounds {
    float left, top, right, bottom;
};

static struct bounds bounds_of(const struct html_page *page, const struct drawlist *list, const struct draw *draw) {
    float edge = draw->width;
    if (draw->kind == DRAW_CIRCLE)
        return (struct bounds){draw->x - draw->w - edge, draw->y - draw->w - edge, draw->x + draw->w + edge,
                               draw->y + draw->w + edge};
    if (draw->kind == DRAW_TEXT) {
        float width =
            page->metrics.width(page->metrics.context, draw->face, draw->size, list->texts + draw->first, draw->count);
        return (struct bounds){draw->x, draw->y - draw->size, draw->x + width, draw->y + 0.4F * draw->size};
    }
    if (draw->kind == DRAW_RECT)
        return (struct bounds){draw->x - edge, draw->y - edge, draw->x + draw->w + edge, draw->y + draw->h + edge};
    struct bounds all = {INFINITY, INFINITY, -INFINITY, -INFINITY};
    edge += draw->arrow;
    for (uint32_t i = 0; i < draw->count; i++) {
        struct draw_point point = list->points[draw->first + i];
        all.left = fminf(all.left, point.x - edge), all.right = fmaxf(all.right, point.x + edge);
        all.top = fminf(all.top, point.y - edge), all.bottom = fmaxf(all.bottom, point.y + edge);
    }
    return all;
}

/* The clip's number, or -1 where the command lies within it as it is, as nearly all do. */
static int clip_of(struct html_page *page, const struct drawlist *list, const struct draw *draw,
                   const struct draw *clip) {
    if (!clip)
        return -1;
    struct bounds all = bounds_of(page, list, draw);
    if (all.left >= clip->x && all.top >= clip->y && all.right <= clip->x + clip->w && all.bottom <= clip->y + clip->h)
        return -1;
    struct text inside;
    text_init(&inside);
    text_add(&inside, "><rect x=\"");
    draw_number(&inside, clip->x);
    text_add(&inside, "\" y=\"");
    draw_number(&inside, clip->y);
    text_add(&inside, "\" width=\"");
    draw_number(&inside, clip->w);
    text_add(&inside, "\" height=\"");
    draw_number(&inside, clip->h);
    text_add(&inside, "\"/>");
    struct pair pair = {page, draw};
    int number = define(&pair, "clipPath", inside.data);
    text_destroy(&inside);
    return number;
}

/* One line, one element: where the command made several they are put into a group. */
static void as_one(struct text *element, int clip) {
    size_t elements = 0, length = 0;
    for (size_t i = 0; i < element->length; i++) {
        elements += element->data[i] == '\n';
        if (element->data[i] != '\n')
            element->data[length++] = element->data[i];
    }
    element->length = length;
    element->data[length] = 0;
    if (elements < 2 && clip < 0)
        return;
    struct text group;
    text_init(&group);
    text_add(&group, "<g");
    if (clip >= 0)
        text_printf(&group, " clip-path=\"url(#clipPath%d)\"", clip);
    text_printf(&group, ">%s</g>", element->data);
    text_clear(element);
    text_append(element, group.data, group.length);
    text_destroy(&group);
}

/* All that the element depends on, as bytes. */
static void command_bytes(const struct drawlist *list, const struct draw *draw, const struct draw *dark,
                          const struct draw *clip, struct text *out) {
    struct draw plain; /* copied with its padding, which is zero */
    memcpy(&plain, draw, sizeof plain);
    const struct {
        colour fill, stroke, hatch;
        float x, y, w, h;
    } rest = {dark->fill,         dark->stroke,       dark->hatch,        clip ? clip->x : 0,
              clip ? clip->y : 0, clip ? clip->w : 0, clip ? clip->h : -1};
    plain.first = 0; /* where its points or its text are in this list is no matter */
    text_clear(out);
    text_append(out, (const char *)&plain, sizeof plain);
    text_append(out, (const char *)&rest, sizeof rest);
    if (draw->kind == DRAW_PATH)
        text_append(out, (const char *)(list->points + draw->first), draw->count * sizeof *list->points);
    else if (draw->kind == DRAW_TEXT)
        text_append(out, list->texts + draw->first, draw->count);
}

enum { NO_ELEMENT = 0xFFFFFFFFU };

static uint32_t make_element(struct html_page *page, const struct draw *draw, const struct draw *dark,
                             const struct draw *clip) {
    const struct drawlist *list = &page->light;
    struct text element;
    struct pair pair = {page, dark};
    struct svg svg = {.out = &element,
                      .list = list,
                      .metrics = &page->metrics,
                      .context = &pair,
                      .define = define,
                      .class_of = class_of};
    text_init(&element);
    svg_command(&svg, draw);
    uint32_t number = NO_ELEMENT; /* nothing is to be seen */
    if (element.length) {
        as_one(&element, clip_of(page, list, draw, clip));
        number = dictionary_number(&page->elements, element.data);
    }
    text_destroy(&element);
    return number;
}

static void add_elements(struct html_page *page, struct html_stage *stage) {
    const struct drawlist *list = &page->light;
    bool twins = list->count == page->dark.count;
    const struct draw *clip = NULL;
    for (size_t i = 0; i < list->count; i++) {
        const struct draw *draw = &list->items[i];
        if (draw->kind == DRAW_CLIP) {
            clip = draw->w < 0 ? NULL : draw;
            continue;
        }
        const struct draw *dark = twins && page->dark.items[i].kind == draw->kind ? &page->dark.items[i] : draw;
        command_bytes(list, draw, dark, clip, &page->scratch);
        size_t known = page->commands.count;
        uint32_t command = dictionary_bytes(&page->commands, page->scratch.data, page->scratch.length);
        if (command == known) {
            memory_reserve(&page->element_of, &page->element_capacity, known + 1, sizeof *page->element_of);
            page->element_of[command] = make_element(page, draw, dark, clip);
        }
        if (page->element_of[command] != NO_ELEMENT)
            html_list_add(&stage->elements, page->element_of[command]);
    }
}

void html_picture_step(struct html_page *page, uint64_t position) {
    for (int i = 0; i < HTML_STAGES; i++) {
        struct html_stage *stage = &page->stages[i];
        struct scene_view view;
        scene_view_init(&view);
        view.width = stage->width;
        view.height = stage->height;
        view.em = stage->em;
        view.position = position;
        view.stage = view.bare = true;
        scene_draw(stage->scene, &view, &page->light);
        view.theme = THEME_DARK;
        scene_draw(stage->scene, &view, &page->dark);
        coarsen(&page->light);
        coarsen(&page->dark);
        html_list_begin(&stage->elements);
        add_elements(page, stage);
    }
}

void html_picture_join(struct html_page *page, const struct html_stage *stage, struct text *out) {
    text_printf(out, "<svg class=\"picture\" viewBox=\"0 0 %d %d\" role=\"img\" aria-label=\"", (int)stage->width,
                (int)stage->height);
    html_escape(out, words(STR_HTML_PICTURE));
    text_add(out, "\">\n");
    for (size_t i = 0; i < stage->elements.count; i++) {
        text_add(out, dictionary_text(&page->elements, stage->elements.items[i]));
        text_byte(out, '\n');
    }
    text_add(out, "</svg>\n");
}

void html_picture_styles(const struct html_page *page, struct text *out) {
    for (int theme = 0; theme < 3; theme++) {
        /* light; dark because the system is; dark because the reader chose so */
        text_add(out, theme == 0   ? ":root{"
                      : theme == 1 ? "@media screen and (prefers-color-scheme:dark){:root:not([data-theme=light]){"
                                   : "@media screen{:root[data-theme=dark]{");
        for (uint32_t i = 0; i < page->inks.count; i++)
            text_printf(out, "--k%u:%.9s;", (unsigned)i, dictionary_text(&page->inks, i) + (theme ? 9 : 0));
        text_add(out, theme ? "}}\n" : "}\n");
    }
    for (unsigned i = 0; i < page->inks.count; i++)
        text_printf(out, ".f%u{fill:var(--k%u)}.s%u{stroke:var(--k%u)}\n", i, i, i, i);
}

void html_picture_definitions(const struct html_page *page, struct text *out) {
    text_add(out,
             "<svg class=\"definitions\" width=\"0\" height=\"0\" aria-hidden=\"true\" focusable=\"false\"><defs>\n");
    for (uint32_t i = 0; i < page->definitions.count; i++) {
        const char *text = dictionary_text(&page->definitions, i);
        int length = (int)strcspn(text, " >");
        text_printf(out, "<%.*s id=\"%.*s%u\"%s</%.*s>\n", length, text, length, text, (unsigned)i, text + length,
                    length, text);
    }
    text_add(out, "</defs></svg>\n");
}
