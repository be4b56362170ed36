/* A moment of a record, drawn: world × layout × motion → drawlist.
 * For: the window and every export; both call scene_draw with their own view. Not for: pixels, input devices.
 * A picture depends on timeline, view and moment alone, never on the direction one came from.
 * Life: scene_init over a timeline, scene_draw as often as one likes, scene_destroy. */
#ifndef SCENE_SCENE_H
#define SCENE_SCENE_H
#include "drawlist.h"
#include "timeline.h"

enum theme_name { THEME_LIGHT, THEME_DARK };
enum scene_menu { MENU_NONE, MENU_COMMANDS, MENU_VERSIONS };
enum scene_tab {
    TAB_NONE,
    TAB_PROGRAM,
    TAB_COLLECTOR,
    TAB_GENERATIONS,
    TAB_OUTPUT,
    TAB_TIMELINE,
    TAB_INSPECTOR,
    TAB_MEMORY,
    TAB_COUNT
};

/* A row of the help: what is printed on the keys, and what they do. */
struct help_row {
    const char *keys, *does;
};

enum hit_kind {
    HIT_NOTHING,
    HIT_OBJECT,
    HIT_LINE,
    HIT_TIMELINE,
    HIT_MARK, /* a line or a collection marked on the timeline */
    HIT_BUTTON,
    HIT_TAB,
    HIT_CANVAS,
    HIT_PROGRAM,
    HIT_OUTPUT,
    HIT_QUESTION,
    HIT_PANEL,  /* a panel that scrolls: tab */
    HIT_LINK,   /* words that stand for an object; line: the how-manieth of its panel */
    HIT_COMMAND /* command */
};
enum scene_button {
    BUTTON_BACK,
    BUTTON_STEP,
    BUTTON_PLAY,
    BUTTON_SIZE,
    BUTTON_LESSONS,
    BUTTON_KEYS,
    BUTTON_THEME,
    BUTTON_PREDICT,
    BUTTON_EXPORT,
    BUTTON_MENU,    /* all of them in a list; those that the head has no room for stand there alone */
    BUTTON_VERSION, /* a list of those that can be chosen */
    BUTTON_HEAD,    /* so many may stand in the head; those from here on are in the menus only */
    BUTTON_SAVE = BUTTON_HEAD,
    BUTTON_DIFFERS, /* why another Python may print something else */
    BUTTON_COLLECTOR,
    BUTTON_MOTION,
    BUTTON_LANGUAGE,
    BUTTON_FULLSCREEN,
    BUTTON_COUNT
};
/* What a button inside a panel does. */
enum scene_command {
    COMMAND_BIRTH, /* to the moment at which the selected object was made, freed */
    COMMAND_DEATH,
    COMMAND_MARK, /* this moment, for the memory panel */
    COMMAND_FIND,
    COMMAND_FIND_NEXT,
    COMMAND_FIND_PREVIOUS,
    COMMAND_FIND_CLOSE,
    COMMAND_STEP, /* what one may do next, where there is nothing else to tell */
    COMMAND_STOP,
    COMMAND_COLLECTION,
    COMMAND_PREDICT,
    COMMAND_START,
    COMMAND_LESSONS,
    COMMAND_DIFFERS,
    COMMAND_VERSION, /* hit.line: the how-manieth of view.versions */
    COMMAND_KEYS
};
struct hit {
    enum hit_kind kind;
    uint32_t object, line;
    uint64_t position; /* HIT_TIMELINE: the event rest under the pointer; HIT_MARK: where it leads */
    enum scene_button button;
    enum scene_tab tab;
    int part; /* HIT_QUESTION: enum question_part */
    enum scene_command command;
};

struct scene_question; /* question.h */

/* What the person chose; owned by app, read by the scene. */
struct scene_view {
    float width, height; /* pixels */
    float em;            /* pixels of the body text: 16 at 100 % and 96 DPI; every other size follows from it */
    enum theme_name theme;
    uint64_t position; /* an event rest (or any position: drawn settled) */
    float motion;      /* 0: where the step began .. 1: it is done, all settled; of the step that ends at position */
    bool reduced_motion;
    enum step_size step; /* shown on its button */
    bool playing;
    float speed;                       /* of play and motion: 1 as usual; shown on the button */
    uint32_t selected;                 /* object number in the inspector, 0: none */
    float zoom, pan_x, pan_y;          /* of the canvas: 1, 0, 0 at first; pan in pixels */
    enum scene_menu menu;              /* what can be done, or which Python, in a list over the rest: nothing else is hit */
    const struct help_row *versions;   /* MENU_VERSIONS: what each is called, and a word on it */
    size_t version_count;
    const char *const *menu_keys;      /* what is printed on the key of each, by enum scene_button; NULL: none */
    bool help;                         /* the keys, over everything: those in help_rows */
    const struct help_row *help_rows;
    size_t help_row_count;
    bool differs;                      /* why another Python may print something else, over everything */
    int help_scroll;                   /* rows of it scrolled away; past the last: the last ones */
    struct hit focus;                  /* what the keyboard would press, ringed; HIT_NOTHING: none */
    enum scene_tab tab;                /* which tab is open where panels are tabs (small windows, large text); in a wide
                                          window which panel was chosen: it is shown, and not folded */
    int scroll[TAB_COUNT];             /* rows scrolled away in panels that have sheets */
    bool has_mark, has_second_mark;    /* moments between which the memory panel tells growth; without a second one */
    uint64_t mark, second_mark;        /* it is now */
    bool finding;                      /* the find field is open */
    const char *query;                 /* what is typed in it; NULL: nothing */
    int program_scroll, output_scroll; /* lines scrolled away by the person; -1: follow */
    const char *banner;                /* a message on top ("the file has changed and is broken"), NULL: none */
    bool bare;                         /* export: no buttons */
    bool predicts;                     /* its button shows it */
    const struct scene_question *question; /* what is asked, with what it withholds; NULL: nothing */
    bool stage;                        /* the heap alone, without a border or words: for a page that says the rest */
};

struct scene;
/* metrics must outlive it; the layout of the whole record is made here, O(events) for records of teaching size. */
struct scene *scene_create(struct timeline *timeline, const struct text_metrics *metrics);
void scene_free(struct scene *scene);
/* Clears `list` and draws the view into it; moves the timeline to view->position. */
void scene_draw(struct scene *scene, const struct scene_view *view, struct drawlist *list);
/* What is at (x, y) of what was drawn last. */
struct hit scene_hit(const struct scene *scene, float x, float y);
/* Where that is in what was drawn last (of several places the first; an object number of 0: any object); w 0: nowhere. */
struct rect scene_place(const struct scene *scene, struct hit hit);
/* The next (or previous) part of the picture drawn last that the keyboard can go to: buttons, program, heap, tabs,
 * panels, output, and after the last one HIT_NOTHING. */
struct hit scene_focus_next(const struct scene *scene, struct hit focus, bool forward);
/* What the picture drawn last shows, for zooming about the pointer and for scrolling on from there. */
struct scene_seen {
    float canvas_x, canvas_y;    /* the canvas's middle, in pixels: zoom is about it, pan moves it */
    int program_top, output_top; /* lines above the first one shown */
    int scrolled[TAB_COUNT];     /* rows scrolled away in sheets, no more than there are */
    int help_top, help_shown;    /* rows of the help scrolled away, and rows seen; shown 0: all are */
    enum scene_tab open;         /* the panel that keys scroll when none was chosen; TAB_NONE: the program */
    bool small;                  /* panels are tabs, over the heap */
};
struct scene_seen scene_seen(const struct scene *scene);
/* The subject of the inspector in the picture drawn last, 0: none. */
uint32_t scene_subject(const struct scene *scene);
/* The next (or previous) object after number `after` of those that the find field finds in the picture drawn last,
 * round and round; 0: none. */
uint32_t scene_found(const struct scene *scene, uint32_t after, bool forward);
/* How long the motion of the step that ends at view->position should last, in seconds (0: nothing is seen to move). At
 * most 0.9. Draws that view twice: afterwards that is the picture drawn last. */
float scene_motion_seconds(struct scene *scene, const struct scene_view *view);
/* How many references to the object the last scene_draw showed as arrows and counted in stubs: its refcount, always. */
int64_t scene_arrows_and_stubs(const struct scene *scene, uint32_t object);
void scene_view_init(struct scene_view *view); /* what a first window shows */
#endif
