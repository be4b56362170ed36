/* What the files of the lesson page share. For: html*.c only. */
#ifndef OUTPUT_HTML_PARTS_H
#define OUTPUT_HTML_PARTS_H
#include "dictionary.h"
#include "html.h"
#include "narrate.h"
#include "words.h"

/* A list of numbers that changes from step to step. */
struct html_list {
    uint32_t *items, *before; /* of this step, of the one before */
    size_t count, capacity, before_count, before_capacity;
};
void html_list_begin(struct html_list *list); /* a step: what was is kept, what is is empty */
void html_list_add(struct html_list *list, uint32_t number);
/* Appends "[at,removed,added,numbers...,...]", which makes `before` into `items` when applied from left to right. */
void html_list_difference(const struct html_list *list, struct text *out);
void html_list_destroy(struct html_list *list);

/* The stage is laid out for large, middling and narrow screens. */
enum {
    HTML_STAGES = 3,
    HTML_STAGE_PRINTED = 1,
    HTML_FLAG_PHASE = 1,
    HTML_FLAG_LINE = 2,
    HTML_FLAG_STOP = 4,
    HTML_FLAG_COLLECTION = 8
};

struct html_stage {
    struct scene *scene;
    float width, height, em;
    struct html_list elements; /* numbers in page->elements */
};

struct html_page {
    struct timeline *timeline;
    struct html_options options;
    struct text_metrics metrics;
    struct html_stage stages[HTML_STAGES];
    struct drawlist light, dark;
    struct dictionary commands; /* all that an element depends on, as bytes: it is written once */
    uint32_t *element_of;       /* by number of the command */
    size_t element_capacity;
    struct dictionary elements;    /* as SVG */
    struct dictionary definitions; /* patterns and clips: "pattern ...>..." */
    struct dictionary inks;        /* "#rrggbbaa#rrggbbaa": light, dark; the number is the class's */
    struct dictionary words;       /* of captions and lists; 0 is "" */
    struct html_list holders;      /* numbers in page->words */
    const uint64_t *positions;     /* of the steps */
    size_t count, next;
    bool cut;
    bool is_told[TRACE_PHASES];
    uint64_t *story; /* positions of the storyboard's pictures */
    size_t story_count, story_next;
    size_t told_marks; /* timeline marks before this one are in the storyboard */
    struct text steps, asks, board, outputs, collections;
    size_t outputs_done;
    int collection_count;
    uint64_t collection_end; /* position after which the newest collection told is over */
    struct text scratch, more;
};

/* html_picture.c */
void html_picture_step(struct html_page *page, uint64_t position);
void html_picture_join(struct html_page *page, const struct html_stage *stage, struct text *out); /* the SVG element */
void html_picture_styles(const struct html_page *page, struct text *out);
void html_picture_definitions(const struct html_page *page, struct text *out);

/* html_words.c: the words of a step. */
uint32_t html_caption(struct html_page *page, uint64_t position); /* the narrator's; number in page->words */
const char *html_said(struct html_page *page, uint64_t position); /* the author's; NULL: none */
const char *html_teacher_note(struct html_page *page, uint64_t position);
uint32_t html_generations(struct html_page *page);              /* how full they are */
void html_holders(struct html_page *page);                      /* who holds what: fills page->holders */
uint32_t html_line(struct html_page *page, uint64_t position);  /* to be lit; 0: none */
bool html_is_shown(const struct world *world, uint32_t number); /* an object of the person's own, alive */

/* html_ask.c: questions. */
void html_ask_step(struct html_page *page, size_t step);
void html_ask_story(struct html_page *page, const struct line_note *note, struct text *out);

/* html_story.c */
void html_story_plan(struct html_page *page);
void html_story_step(struct html_page *page, uint64_t position);
void html_program(struct html_page *page, bool links, struct text *out); /* the lines as <li> */

/* html_text.c: bytes made safe for where they stand. */
void html_escape(struct text *out, const char *bytes); /* HTML text and attributes in double quotes */
void html_escape_part(struct text *out, const char *bytes, size_t length);
void html_json(struct text *out, const char *bytes); /* with its quotes, inside a script element */
#endif
