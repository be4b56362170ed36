/* The lessons to choose from: those that ship, grouped as a course, and the files opened last.
 * For: pages. Not for: drawing them (page_gallery.c of the scene), opening one (app_open).
 * Every lesson is read once, when the gallery is filled: its words, not its record. What can't be read isn't shown.
 * Life: gallery_init, gallery_fill (anew whenever files or the language may have changed), gallery_search, looking,
 * gallery_destroy. */
#ifndef APP_GALLERY_H
#define APP_GALLERY_H
#include "page.h"
#include "settings.h"

struct gallery_item {
    char *path;  /* to open it by */
    char *words; /* all that a search looks through, in small letters */
    char *title, *summary, *level, *topics;
    int group, order; /* in the list */
    bool twice;       /* a recent file that stands in its group of the course as well: a search finds that one */
};

struct gallery {
    struct gallery_item *items; /* in order */
    size_t count, capacity;
    struct gallery_card *cards; /* those that the search finds: what is drawn */
    size_t *shown;              /* the item of each card */
    size_t card_count;
};

void gallery_init(struct gallery *gallery);
void gallery_destroy(struct gallery *gallery);
/* settings (NULL: none) tell the recent files. */
void gallery_fill(struct gallery *gallery, const struct settings *settings);
/* Fills the cards with what holds every word of `query` somewhere; with "" with all there is, recent files first. */
void gallery_search(struct gallery *gallery, const char *query);
/* The file of a card. */
const char *gallery_path(const struct gallery *gallery, size_t card);
#endif
