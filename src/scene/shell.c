/* The parts of the window: three columns over a timeline; where that is too narrow for the text's size, the heap, the
 * caption and the program stay and the other panels become tabs. */
#include "scene_parts.h"

#include "memory.h"
#include "words.h"

#include <math.h>
#include <string.h>

#define GAP 0.6F /* ems: round and between panels */

static float source_width(const struct scene *scene) {
    const struct trace_header *header = &scene->timeline->trace->header;
    size_t longest = 0, length = 0;
    for (size_t i = 0; i < header->source_length; i++) {
        length = header->source[i] == '\n' ? 0 : length + 1;
        longest = length > longest ? length : longest;
    }
    return 4.6F + 0.6F * 0.95F * (float)longest;
}

/* The height at which the whole program is shown. */
static float program_height(const struct scene *scene) {
    const struct trace_header *header = &scene->timeline->trace->header;
    size_t lines = 1;
    for (size_t i = 0; i + 1 < header->source_length; i++)
        lines += header->source[i] == '\n';
    return ((float)lines * 1.62F + 3.2F) * scene->view->em;
}

static float within(float least, float wish, float most) {
    return fminf(fmaxf(least, wish), fmaxf(least, most));
}

float shell_folded_height(const struct scene *scene) {
    return 2.5F * scene->view->em;
}

static void stack_right(struct scene *scene, struct rect column) {
    float gap = GAP * scene->view->em, y = column.y;
    float end = column.y + column.h;
    float generations = panel_generations_height(scene, column.w), collector = panel_collector_height(scene, column.w);
    const struct scene_view *view = scene->view;
    bool inspects = view->selected || view->tab == TAB_INSPECTOR || view->tab == TAB_MEMORY;
    collector = fminf(collector, column.h - generations - gap - (inspects ? 9 * scene->view->em + gap : 0));
    if (!inspects && column.h - generations - collector - 2 * gap < 9 * scene->view->em && scene->timeline->world.collection >= 0)
        collector = column.h - generations - gap;
    scene->panels[PANEL_COLLECTOR] = (struct rect){column.x, y, column.w, collector};
    y += collector + gap;
    scene->panels[PANEL_GENERATIONS] = (struct rect){column.x, y, column.w, generations};
    y += generations + gap;
    /* A picture on paper has no use for what one may do next. */
    bool tells = scene->subject || view->tab == TAB_MEMORY || !view->bare;
    if (tells && end - y > 4 * view->em)
        scene->panels[scene->view->tab == TAB_MEMORY ? PANEL_MEMORY : PANEL_INSPECTOR] =
            (struct rect){column.x, y, column.w, end - y};
}

static void arrange_wide(struct scene *scene, struct rect all) {
    float em = scene->view->em, gap = GAP * em;
    float left = within(15, source_width(scene), all.w / em * 0.28F) * em,
          right = within(17, all.w / em * 0.2F, 23) * em;
    float foot = 5.9F * em, body = all.h - foot - gap;
    /* Three lines of output; more where the program leaves the room. */
    float output = within(7.2F * em, body - gap - program_height(scene), 18 * em);
    bool has_program = scene->timeline->trace->header.source_length > 0;
    if (!has_program) /* a graph alone has the room to itself */
        left = -gap;
    scene->panels[PANEL_TIMELINE] = (struct rect){all.x, all.y + all.h - foot, all.w, foot};
    if (has_program) {
        scene->panels[PANEL_PROGRAM] = (struct rect){all.x, all.y, left, body - output - gap};
        scene->panels[PANEL_OUTPUT] = (struct rect){all.x, all.y + body - output, left, output};
    }
    scene->panels[PANEL_HEAP] = (struct rect){all.x + left + gap, all.y, all.w - left - right - 2 * gap, body};
    stack_right(scene, (struct rect){all.x + all.w - right, all.y, right, body});
}

static enum panel panel_of_tab(enum scene_tab tab) {
    switch (tab) {
    case TAB_COLLECTOR:
        return PANEL_COLLECTOR;
    case TAB_GENERATIONS:
        return PANEL_GENERATIONS;
    case TAB_OUTPUT:
        return PANEL_OUTPUT;
    case TAB_TIMELINE:
        return PANEL_TIMELINE;
    case TAB_INSPECTOR:
        return PANEL_INSPECTOR;
    case TAB_MEMORY:
        return PANEL_MEMORY;
    default:
        return PANEL_COUNT;
    }
}

/* Program and one tab at the left, the heap at the right. */
static void arrange_narrow(struct scene *scene, struct rect all) {
    float em = scene->view->em, gap = GAP * em;
    float left = within(17, source_width(scene), all.w / em * 0.34F) * em, foot = 6.2F * em, body = all.h - foot - gap;
    float tabs = 3.7F * em;
    scene->tab = scene->view->tab;
    if (scene->tab == TAB_NONE || scene->tab == TAB_PROGRAM || scene->tab == TAB_TIMELINE)
        scene->tab = scene->view->selected               ? TAB_INSPECTOR
                     : scene->timeline->world.phase >= 0 ? TAB_COLLECTOR
                                                         : TAB_OUTPUT;
    /* A few lines of output are enough while the program needs the room; what it leaves goes to the open panel. */
    float least = scene->tab == TAB_OUTPUT ? 7.2F * em : fminf(16 * em, body * 0.44F);
    float opened = within(least, body - tabs - gap - program_height(scene), 26 * em);
    scene->panels[PANEL_TIMELINE] = (struct rect){all.x, all.y + all.h - foot, all.w, foot};
    scene->panels[PANEL_PROGRAM] = (struct rect){all.x, all.y, left, body - opened - tabs - gap};
    scene->panels[PANEL_TABS] = (struct rect){all.x, all.y + body - opened - tabs, left, tabs};
    scene->panels[panel_of_tab(scene->tab)] = (struct rect){all.x, all.y + body - opened, left, opened};
    scene->panels[PANEL_HEAP] = (struct rect){all.x + left + gap, all.y, all.w - left - gap, body};
}

/* Heap over program and caption; a tab opens over the heap. */
static void arrange_small(struct scene *scene, struct rect all) {
    float em = scene->view->em, gap = GAP * em * 0.7F, tabs = 1.9F * em;
    float strip = within(5.2F * em, all.h * 0.29F, 9 * em), heap = all.h - strip - tabs - 2 * gap,
          y = all.y + heap + gap;
    float program = within(11, source_width(scene), all.w / em * 0.38F) * em;
    scene->tab = scene->view->tab;
    scene->small = true;
    scene->panels[PANEL_HEAP] = (struct rect){all.x, all.y, all.w, heap};
    scene->panels[PANEL_PROGRAM] = (struct rect){all.x, y, program, strip};
    scene->panels[PANEL_CAPTION] = (struct rect){all.x + program + gap, y, all.w - program - gap, strip};
    scene->panels[PANEL_TABS] = (struct rect){all.x, all.y + all.h - tabs, all.w, tabs};
    enum panel open = panel_of_tab(scene->tab);
    if (open != PANEL_COUNT) {
        float w = fminf(all.w, 22 * em), h = heap < 10 * em ? heap + gap + strip : heap; /* as large as it takes to read */
        scene->panels[open] = (struct rect){all.x + all.w - w, all.y, w, h};
        if (open == PANEL_TIMELINE)
            scene->panels[open] =
                (struct rect){all.x, all.y + heap - fminf(heap, 6.5F * em), all.w, fminf(heap, 6.5F * em)};
    }
}

/* A phone held upright: heap, caption and program under each other, each as wide as the screen. */
static void arrange_upright(struct scene *scene, struct rect all) {
    float em = scene->view->em, gap = GAP * em * 0.7F, tabs = 2.4F * em, caption = 7.2F * em;
    float rest = all.h - tabs - caption - 3 * gap;
    float program = within(5 * em, program_height(scene) - 2.2F * em, rest * 0.42F);
    if (scene->timeline->trace->header.source_length == 0)
        program = -gap;
    float heap = rest - program, y = all.y + heap + gap;
    scene->tab = scene->view->tab;
    scene->small = true;
    scene->panels[PANEL_HEAP] = (struct rect){all.x, all.y, all.w, heap};
    scene->panels[PANEL_CAPTION] = (struct rect){all.x, y, all.w, caption};
    if (program > 0)
        scene->panels[PANEL_PROGRAM] = (struct rect){all.x, y + caption + gap, all.w, program};
    scene->panels[PANEL_TABS] = (struct rect){all.x, all.y + all.h - tabs, all.w, tabs};
    enum panel open = panel_of_tab(scene->tab);
    if (open == PANEL_TIMELINE)
        scene->panels[open] = (struct rect){all.x, all.y + heap - fminf(heap, 6.5F * em), all.w, fminf(heap, 6.5F * em)};
    else if (open != PANEL_COUNT)
        scene->panels[open] = (struct rect){all.x, all.y, all.w, heap};
}

void shell_arrange(struct scene *scene) {
    const struct scene_view *view = scene->view;
    float em = view->em, gap = GAP * em;
    memset(scene->panels, 0, sizeof scene->panels);
    scene->small = scene->upright = false;
    scene->tab = TAB_NONE;
    if (view->stage) {
        scene->panels[PANEL_HEAP] = (struct rect){0, 0, view->width, view->height};
        return;
    }
    bool wide = view->width / em >= 70 && view->height / em >= 38;
    bool narrow = view->width / em >= 50 && view->height / em >= 34;
    if (!wide && !narrow)
        gap *= 0.7F;
    struct rect all = {gap, gap, view->width - 2 * gap, view->height - 2 * gap};
    scene->upright = !wide && !narrow && view->width / em < 34 && view->height > 1.3F * view->width;
    float head = (scene->upright ? 5.6F : wide || narrow ? 3.3F : view->width / em < 30 ? 2.0F : 2.7F) * em;
    scene->panels[PANEL_HEADER] = (struct rect){all.x, all.y, all.w, head};
    all.y += head + gap;
    all.h -= head + gap;
    if (view->banner && view->banner[0]) {
        scene->panels[PANEL_BANNER] = (struct rect){all.x, all.y, all.w, 2.2F * em};
        all.y += 2.2F * em + gap;
        all.h -= 2.2F * em + gap;
    }
    if (wide)
        arrange_wide(scene, all);
    else if (narrow)
        arrange_narrow(scene, all);
    else if (scene->upright)
        arrange_upright(scene, all);
    else
        arrange_small(scene, all);
}

void shell_hit(struct scene *scene, struct rect at, struct hit hit) {
    memory_reserve(&scene->hits, &scene->hit_capacity, scene->hit_count + 1, sizeof *scene->hits);
    scene->hits[scene->hit_count++] = (struct hit_box){at, hit};
}

struct rect shell_panel(struct scene *scene, struct rect at, const char *title, const char *remark) {
    struct pen *pen = &scene->pen;
    const struct theme *theme = pen->theme;
    float em = pen->em, head = scene->small ? 1.9F * em : 2.3F * em;
    pen_box(pen, at, 0.6F * em, theme->panel, theme->edge, fmaxf(1, em / 14));
    if (!title)
        return at;
    float middle = at.y + head / 2 + 0.1F * em, right = at.x + at.w - 0.9F * em;
    if (remark && remark[0]) {
        float room = at.w * 0.62F, w = pen_width(pen, FONT_SANS, 0.85F * em, remark, strlen(remark));
        w = fminf(w, room);
        pen_words_within(pen, right - w, middle, w + 1, FONT_SANS, 0.85F * em, theme->soft, remark);
        right -= w + 0.8F * em;
    }
    pen_words_within(pen, at.x + 0.95F * em, middle, right - at.x - 0.95F * em, FONT_SANS_BOLD, 0.85F * em, theme->soft,
                     title);
    return (struct rect){at.x + 0.95F * em, at.y + head, at.w - 1.9F * em, at.h - head - 0.5F * em};
}

void shell_scrolls(struct scene *scene, struct rect at, enum scene_tab tab) {
    shell_hit(scene, at, (struct hit){.kind = HIT_PANEL, .tab = tab});
}

void shell_bar(struct scene *scene, struct rect inner, float height, float offset) {
    struct pen *pen = &scene->pen;
    if (height <= inner.h + 1 || inner.h <= 0)
        return;
    float em = pen->em, w = fmaxf(3, 0.22F * em), x = inner.x + inner.w + 0.35F * em;
    float thumb = fminf(inner.h, fmaxf(inner.h * inner.h / height, 1.2F * em)), room = inner.h - thumb;
    float y = inner.y + room * fminf(1, offset / (height - inner.h));
    pen_box(pen, (struct rect){x, inner.y, w, inner.h}, w / 2, pen->theme->inset, 0, 0);
    pen_box(pen, (struct rect){x, y, w, thumb}, w / 2, pen->theme->line, 0, 0);
}

void shell_neighbour(struct scene *scene, struct rect at, const char *title, enum scene_tab tab, const char *word) {
    struct pen *pen = &scene->pen;
    float em = pen->em, size = 0.8F * em, h = 1.5F * em;
    float head = scene->small ? 1.9F * em : 2.3F * em, middle = at.y + head / 2 + 0.1F * em, x = at.x + 0.95F * em;
    bool has_button = scene->panels[PANEL_TABS].w <= 0 && !scene->view->bare;
    float button_w = has_button ? pen_width(pen, FONT_SANS, size, word, strlen(word)) + 2.2F * em : 0.95F * em;
    pen_words_within(pen, x, middle, at.x + at.w - button_w - x, FONT_SANS_BOLD, 0.95F * em, pen->theme->ink, title);
    if (!has_button)
        return;
    float w = pen_width(pen, FONT_SANS, size, word, strlen(word)) + 1.2F * em;
    struct rect button = {at.x + at.w - w - 0.6F * em, middle - h / 2, w, h};
    pen_box(pen, button, h / 2, pen->theme->panel, pen->theme->edge, fmaxf(1, em / 14));
    pen_words_centred(pen, button.x + w / 2, button.y + h / 2, FONT_SANS, size, pen->theme->ink, word);
    shell_hit(scene, button, (struct hit){.kind = HIT_TAB, .tab = tab});
}

void shell_tabs(struct scene *scene) {
    static const struct {
        enum scene_tab tab;
        enum string_key words;
    } tabs[] = {{TAB_COLLECTOR, STR_SCENE_COLLECTOR},
                {TAB_GENERATIONS, STR_SCENE_GENERATIONS},
                {TAB_OUTPUT, STR_SCENE_OUTPUT},
                {TAB_INSPECTOR, STR_SCENE_INSPECTOR},
                {TAB_MEMORY, STR_PANEL_MEMORY},
                {TAB_TIMELINE, STR_SCENE_TIMELINE}};
    struct rect at = scene->panels[PANEL_TABS];
    struct pen *pen = &scene->pen;
    const struct theme *theme = pen->theme;
    if (at.w <= 0)
        return;
    size_t count = scene->small ? 6 : 5;
    float size = 0.85F * pen->em, total = 0, gap = 0.3F * pen->em, rows = scene->small ? 1 : 2;
    for (size_t i = 0; i < count; i++)
        total +=
            pen_width(pen, FONT_SANS, size, words(tabs[i].words), strlen(words(tabs[i].words))) + 1.4F * pen->em + gap;
    if (total > at.w * rows) /* they all have to be reachable */
        size *= at.w * rows / total;
    float x = at.x, row = at.h / rows, y = at.y;
    for (size_t i = 0; i < count; i++) {
        const char *word = words(tabs[i].words);
        float w = pen_width(pen, FONT_SANS, size, word, strlen(word)) +
                  (rows > 1 ? 1.4F : 1.1F) * pen->em * size / (0.85F * pen->em);
        if (rows > 1) { /* three over two */
            float columns = i < 3 ? 3 : 2;
            w = (at.w - (columns - 1) * gap) / columns;
            x = at.x + (float)(i < 3 ? i : i - 3) * (w + gap);
            y = at.y + (float)(i / 3) * row;
        }
        struct rect tab = {x, y, w, row - gap};
        bool open = scene->tab == tabs[i].tab;
        pen_box(pen, tab, 0.5F * pen->em, open ? theme->strong : theme->panel, theme->edge, fmaxf(1, pen->em / 14));
        pen_words_centred(pen, tab.x + tab.w / 2, tab.y + tab.h / 2, FONT_SANS, size,
                          open ? theme->on_strong : theme->ink, word);
        shell_hit(scene, tab, (struct hit){.kind = HIT_TAB, .tab = tabs[i].tab});
        x += w + gap;
    }
}

void shell_banner(struct scene *scene) {
    struct rect at = scene->panels[PANEL_BANNER];
    struct pen *pen = &scene->pen;
    if (at.w <= 0)
        return;
    pen_box(pen, at, 0.6F * pen->em, pen->theme->warning, 0, 0);
    pen_words_within(pen, at.x + pen->em, at.y + at.h / 2, at.w - 2 * pen->em, FONT_SANS_BOLD, 0.95F * pen->em,
                     pen->theme->on_warning, scene->view->banner);
}
