/* What stands over a lesson or in its place: the gallery, a path to open or to save under, the first steps.
 * For: app's pages. Not for: what the cards hold, files, keys. Like the scene these draw into a drawlist, in ems of the
 * view's text, and remember where things are for the pointer.
 * Life: page_init, page_begin and then one of the drawings as often as one likes, page_destroy. */
#ifndef SCENE_PAGE_H
#define SCENE_PAGE_H
#include "pen.h"

enum page_target {
    PAGE_NOTHING,
    PAGE_INSIDE, /* of a box, on nothing in particular */
    PAGE_FIELD,  /* where one types */
    PAGE_CARD,   /* index: of the card, of the row */
    PAGE_BUTTON  /* index: of the button */
};

struct page_hit {
    struct rect at;
    enum page_target target;
    size_t index;
};

struct page {
    struct page_hit *hits;
    size_t hit_count, hit_capacity;
    struct rect *places; /* of all cards, seen or not, in order */
    size_t place_count, place_capacity;
    float scroll; /* pixels of the list that lie above */
    bool reveal;  /* the chosen card is to come into view; drawing sets it back */
    struct rect field;
    struct pen pen; /* while drawing */
};

/* A line being typed. */
struct page_entry {
    const char *text;      /* UTF-8 */
    size_t caret;          /* bytes */
    const char *composing; /* what an input method shows at the caret; "" for nothing */
};

struct page_button {
    const char *word;
    bool strong, focused;
};

struct gallery_card {
    const char *title, *summary, *level, *topics;
    int order;         /* its number in the course; 0: none */
    const char *group; /* cards of a group stand together */
    bool recent;
};

struct gallery_picture {
    struct page_entry search;
    const struct gallery_card *cards;
    size_t count, selected;
    bool list_focused; /* the arrows are for the cards */
    const struct page_button *buttons;
    size_t button_count;
    const char *banner; /* NULL: none */
};

struct path_picture {
    const char *title, *hint;
    struct page_entry path;
    const char *const *rows; /* what the path may go on with */
    size_t count, selected;  /* selected == count: none */
    const char *trouble;     /* NULL: none */
    bool field_focused;
    const struct page_button *buttons;
    size_t button_count;
};

struct steps_picture {
    const char *title, *words, *count; /* count: "1 of 3" */
    struct rect about;                 /* what it speaks of; w 0: nothing */
    const struct page_button *buttons;
    size_t button_count;
};

void page_init(struct page *page);
void page_destroy(struct page *page);

/* Forgets where things were, and is ready to draw into `list`: over what it holds. */
void page_begin(struct page *page, const struct scene_view *view, const struct text_metrics *metrics,
                struct drawlist *list);
/* The whole window. */
void page_gallery_draw(struct page *page, const struct scene_view *view, const struct gallery_picture *picture);
/* A box in its middle, over a shade. */
void page_path_draw(struct page *page, const struct scene_view *view, const struct path_picture *picture);
/* A box beside what it speaks of. */
void page_steps_draw(struct page *page, const struct scene_view *view, const struct steps_picture *picture);

/* What is at (x, y) of what was drawn last. */
struct page_hit page_hit_at(const struct page *page, float x, float y);
/* The card nearest to `from` in that direction (one of dx, dy is -1 or 1); `from` itself where there is none. */
size_t page_beside(const struct page *page, size_t from, int dx, int dy);

/* For the drawings: */
void page_add_hit(struct page *page, struct rect at, enum page_target target, size_t index);
/* A field with what is typed into it, the part about the caret in view. `ringed`: Enter is for what stands here. */
void page_entry_draw(struct page *page, struct rect at, const struct page_entry *entry, const char *empty, bool caret,
                     bool ringed);
/* Buttons in a row, from the right end; smaller where `room` is too little. Returns the x of the leftmost. */
float page_buttons_draw(struct page *page, float right, float middle, float room, const struct page_button *buttons,
                        size_t count);
/* Words in rows of `room`, at most `most` of them and the last one cut; returns how many rows there were. */
size_t page_words_draw(struct page *page, float x, float top, float room, size_t most, enum font_face face, float size,
                       colour ink, const char *words);
#endif
