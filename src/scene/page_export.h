/* What can be exported, and where to: a list of formats, a path, a bar while it is made.
 * For: app_export.c. Not for: making anything. Drawn like the other pages (page.h). */
#ifndef SCENE_PAGE_EXPORT_H
#define SCENE_PAGE_EXPORT_H
#include "page.h"

struct export_row {
    const char *ending, *words;
};

struct export_picture {
    const char *title, *hint;
    const struct export_row *rows;
    size_t count, selected;
    struct page_entry path;
    bool field_focused;
    const char *trouble; /* NULL: none */
    float progress;      /* 0..1; less than 0: nothing runs */
    const struct page_button *buttons;
    size_t button_count;
};

/* A box in the window's middle, over a shade. */
void page_export_draw(struct page *page, const struct scene_view *view, const struct export_picture *picture);
#endif
