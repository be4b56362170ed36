/* What the files of the scene share: the scene itself, and what is worked out for the moment being drawn.
 * For: scene.c, motion.c, caption.c, header.c, help.c, panel_*.c only. */
#ifndef SCENE_SCENE_PARTS_H
#define SCENE_SCENE_PARTS_H
#include "box.h"
#include "census.h"
#include "find.h"
#include "history.h"
#include "inquiry.h"
#include "pen.h"
#include "plan.h"
#include "text.h"

enum { MOVED_MOST = 96 };

/* Parts of the window. w 0: not shown now. */
enum panel {
    PANEL_HEADER,
    PANEL_PROGRAM,
    PANEL_HEAP,
    PANEL_COLLECTOR,
    PANEL_GENERATIONS,
    PANEL_INSPECTOR,
    PANEL_MEMORY,
    PANEL_OUTPUT,
    PANEL_TIMELINE,
    PANEL_CAPTION,
    PANEL_TABS,
    PANEL_BANNER,
    PANEL_QUESTION,
    PANEL_COUNT
};

struct hit_box {
    struct rect at;
    struct hit hit;
};

/* What the step that ends at the position does to one object, from where it stood before. */
struct moved {
    uint32_t object;
    int64_t count_before, gc_refs_before;
    bool counted, examined; /* count_before, gc_refs_before are set */
    bool appears, freed, badge_appears, aside, back;
    bool promoted; /* to another generation */
};

struct motion {
    float t;                  /* 0..1, eased; 1: settled */
    uint64_t first;           /* index of the step's first event */
    struct event main; /* EVENT_NONE: none */
    struct moved moved[MOVED_MOST];
    size_t moved_count;
    uint32_t travels;  /* index + 1 of the edge along which a badge travels */
    bool travels_out;  /* that edge is being cut */
    const char *badge; /* "−1", "+1" */
};

struct scene {
    struct timeline *timeline;
    const struct text_metrics *metrics;
    struct history history;
    struct plan plan;
    struct phases {               /* those that the collection in progress goes through, in order */
        uint64_t begin, end;      /* events of that collection; 0, 0: none found out yet */
        int list[TRACE_PHASES], count;
    } phases;
    struct hit_box *hits;
    size_t hit_count, hit_capacity;
    struct text text, more; /* scratch */
    struct census mark, second_mark; /* of the marked moments; taken anew when those are others */
    bool has_mark, has_second_mark;
    struct inquiry inquiry; /* about the inspector's subject; made anew when the moment or the subject is another */
    bool eventful;          /* the record has automatic collections, or sets thresholds: generations are worth room */

    /* Of the moment drawn last. */
    const struct scene_view *view; /* while drawing only */
    struct pen pen;
    struct rect panels[PANEL_COUNT];
    bool small;         /* panels are tabs */
    bool upright;       /* small, too, and much higher than wide: a phone */
    enum scene_tab tab; /* the open one then */
    bool *reachable;    /* by object number */
    size_t reachable_room;
    uint32_t *edges; /* edges drawn as arrows, sorted by place */
    size_t edge_count, edge_capacity;
    uint32_t *arrows, *stubs; /* by object number */
    struct motion motion;
    struct rect canvas;          /* inside the heap panel */
    int program_top, output_top; /* lines scrolled away */
    int scrolled[TAB_COUNT];
    int help_top, help_shown;    /* of what lies over everything, where it is scrolled */
    uint32_t subject; /* of the inspector, 0: none */
    struct find find; /* while the field is open */
    bool *matched;    /* by object number */
    size_t matched_room, matched_count;
    struct rect find_field;
    float zoom, pan_x, pan_y;
    struct rect caption; /* w 0: nothing is said */
    float caption_size, caption_pad;
    bool author_is_silent; /* no room for both */
    struct text said;
    bool withheld; /* a question is open: nothing after the position is shown */
};

/* scene_moment.c: fills in what is above for view->position. */
void moment_work_out(struct scene *scene);
/* Is this edge an arrow at the moment? */
bool moment_has_edge(const struct scene *scene, const struct past_edge *edge);
/* Names the holders of the object that are no arrows ("line 9 ×1"), appended to out; returns how many references. */
int64_t moment_stubs(struct scene *scene, uint32_t object, struct text *out);
int moment_phase(const struct scene *scene);     /* of the collector; between two the one that is over; -1: none */
uint32_t moment_line(const struct scene *scene); /* the line to be lit, 0: none */

/* motion.c */
void motion_begin(struct scene *scene);
const struct moved *motion_of(const struct scene *scene, uint32_t object); /* NULL: it is not concerned */
float motion_offset(const struct scene *scene, uint32_t object);           /* pixels of the plan below its home */
float motion_pop(const struct scene *scene); /* 0..1: how much a number swells that has just changed */
float motion_growth(
    const struct scene *scene); /* how much of a new reference is there: its tip is where the badge is */
bool motion_has_arrived(const struct scene *scene);                                 /* the badge: numbers change now */
struct curve motion_curve(const struct scene *scene, const struct past_edge *edge); /* in the window; may be none */

/* Canvas: from the plan's pixels to the window's. */
struct draw_point canvas_point(const struct scene *scene, struct draw_point point);
struct rect canvas_rect(const struct scene *scene, struct rect box);
struct rect canvas_box(const struct scene *scene, uint32_t object); /* where it is drawn now; w 0: it is not */

/* shell.c: the parts of the window. */
void shell_arrange(struct scene *scene);
/* Draws a panel with its title and returns what is inside. */
struct rect shell_panel(struct scene *scene, struct rect at, const char *title, const char *remark);
void shell_hit(struct scene *scene, struct rect at, struct hit hit);
/* The panel scrolls, and can have the focus: what lies in it has to be hit after this. */
void shell_scrolls(struct scene *scene, struct rect at, enum scene_tab tab);
/* At the right of what scrolls: how much there is, and which part is seen; nothing where all is seen. */
void shell_bar(struct scene *scene, struct rect inner, float height, float offset);
/* The title of a panel drawn without one ("") and, at its right, a button for another panel that has the same place;
 * where panels are tabs, no button. */
void shell_neighbour(struct scene *scene, struct rect at, const char *title, enum scene_tab tab, const char *word);
void shell_tabs(struct scene *scene);
void shell_banner(struct scene *scene);
float shell_folded_height(const struct scene *scene); /* of a panel that is folded to its title */

/* Each draws one part into its panel. */
void header_draw(struct scene *scene);
const char *header_size_word(enum step_size step); /* on the button for the size of a step */
void menu_draw(struct scene *scene);
void help_draw(struct scene *scene);
void differs_draw(struct scene *scene);
void focus_draw(struct scene *scene); /* the ring round what has the keyboard's focus */
void caption_arrange(struct scene *scene);      /* what is said, and where */
void caption_pointer_draw(struct scene *scene); /* from the words to the object */
void caption_draw(struct scene *scene);
float caption_reserve(struct scene *scene, float width, float height); /* pixels to keep free at the canvas's foot */
void panel_program_draw(struct scene *scene);
void panel_heap_draw(struct scene *scene);
void panel_names_draw(struct scene *scene);
void panel_edges_draw(struct scene *scene);
/* Where the words of a reference stand now: w 0 for none. They go along when their owner steps aside. */
struct rect edge_label_place(const struct scene *scene, const struct past_edge *edge);
void panel_badge_draw(struct scene *scene); /* what travels */
void speech_draw(struct scene *scene);      /* what objects say: __del__, callbacks, tp_clear */
void panel_collector_draw(struct scene *scene);
float panel_collector_height(struct scene *scene, float width);
void panel_generations_draw(struct scene *scene);
float panel_generations_height(struct scene *scene, float width);
void panel_output_draw(struct scene *scene);
void panel_timeline_draw(struct scene *scene);
uint64_t panel_timeline_position(const struct scene *scene, float x); /* under that pixel */
/* The subject: what was clicked; else what the step is about; else what was touched last. Before the panels are arranged. */
void panel_inspector_find_subject(struct scene *scene);
void panel_inspector_work_out(struct scene *scene); /* before the canvas: its marks are about the subject */
void panel_inspector_draw(struct scene *scene);
void panel_memory_take_marks(struct scene *scene); /* before the timeline is moved to the view's position */
void panel_memory_draw(struct scene *scene);

/* find_field.c */
void find_field_work_out(struct scene *scene);
void find_field_draw(struct scene *scene);
void find_field_button_draw(struct scene *scene);

/* marking.c: what the selected object has to do with others, and what was found, on the canvas. */
void marking_under_draw(struct scene *scene); /* over references, under objects */
void marking_over_draw(struct scene *scene);

/* panel_question.c, question_canvas.c: what is asked, and what of the picture it changes. */
void question_arrange(struct scene *scene); /* takes the place of what is withheld */
void panel_question_draw(struct scene *scene);
bool question_lights(const struct scene *scene, const struct past_edge *edge); /* it speaks of this reference */
void question_overlay(struct scene *scene, uint32_t object, struct box *box);
void question_ring_draw(struct scene *scene, uint32_t object, struct rect at);
#endif
