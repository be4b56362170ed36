/* What the window shows and how a person's wishes change it: state and intents, without a screen.
 * For: window.c, which turns keys and the pointer into calls from here; tests. Not for: SDL, pixels, time of its own.
 * A key or a button is an intent; app_apply changes the state; app_draw makes the drawlist. Nothing here waits.
 * Life: app_init, app_open, (calls, app_draw)*, app_destroy. */
#ifndef APP_APP_H
#define APP_APP_H
#include "lesson.h"
#include "page.h"
#include "predict.h"
#include "scene.h"

struct exporting;
struct pages;
struct settings;

enum intent {
    INTENT_NONE,
    INTENT_STEP, /* forward by the chosen size */
    INTENT_BACK,
    INTENT_LINE_FORWARD,
    INTENT_LINE_BACK,
    INTENT_STOP_FORWARD, /* by the author's stops: what clickers send */
    INTENT_STOP_BACK,
    INTENT_COLLECTION_FORWARD,
    INTENT_COLLECTION_BACK,
    INTENT_OVER, /* as INTENT_STEP, but a call, a collection, a finalizer is over at once */
    INTENT_OVER_BACK,
    INTENT_OUT, /* to the end of the call, the collection, the finalizer that is under way */
    INTENT_OUT_BACK,
    INTENT_BIRTH, /* of the selected object */
    INTENT_DEATH,
    INTENT_START,
    INTENT_END,
    INTENT_RETURN,    /* to where a jump came from; else as INTENT_BACK */
    INTENT_REPLAY,    /* the last step's motion once more, slowly */
    INTENT_PLAY,      /* or pause */
    INTENT_SLOWER,    /* play and motion */
    INTENT_FASTER,
    INTENT_COMPARE,   /* while its key is held: the previous stop */
    INTENT_STEP_SIZE, /* the next of event, phase, line, stop */
    INTENT_COLLECT,   /* on a graph without a program */
    INTENT_SCALE_UP,
    INTENT_SCALE_DOWN,
    INTENT_SCALE_RESET,
    INTENT_FIT,
    INTENT_FULLSCREEN,
    INTENT_THEME,
    INTENT_ZOOM_IN, /* the canvas, about its middle */
    INTENT_ZOOM_OUT,
    INTENT_MOTION,   /* with motion or without */
    INTENT_LANGUAGE, /* the next one */
    INTENT_SELECT_NEXT, /* object, for the inspector; what has the focus may take it for its own */
    INTENT_SELECT_PREVIOUS,
    INTENT_FOCUS_NEXT, /* what can be pressed, for the keyboard */
    INTENT_FOCUS_PREVIOUS,
    INTENT_NEXT_TAB, /* where panels are tabs */
    INTENT_SCROLL_UP, /* the chosen panel */
    INTENT_SCROLL_DOWN,
    INTENT_MARK,  /* this moment, for the memory panel */
    INTENT_FIND,
    INTENT_LESSONS,  /* the gallery */
    INTENT_SAVE,     /* under a name */
    INTENT_EXPORT,   /* a page, a film, a picture */
    INTENT_MENU,
    INTENT_VERSIONS, /* a list of Pythons, to run the program under another */
    INTENT_HELP,
    INTENT_DIFFERS, /* why another Python may print something else */
    INTENT_ESCAPE, /* closes what is open: help, tab, inspector, full screen */
    INTENT_QUIT,
    INTENT_PREDICT, /* questions before a line runs: on, off */
    INTENT_ASK,     /* one about the next line, made from the record; again: another */
    INTENT_COLLECTOR, /* the student does the collector's work */
    INTENT_CHOOSE_A, /* these and those below: while something is asked */
    INTENT_CHOOSE_B,
    INTENT_CHOOSE_C,
    INTENT_CHOOSE_D,
    INTENT_DIGIT, /* the first of ten: hands counted */
    INTENT_DIGIT_9 = INTENT_DIGIT + 9,
    INTENT_ERASE,
    INTENT_SUBMIT,
    INTENT_MODE, /* in class, at home */
    INTENT_HINT,
    INTENT_COUNT
};

struct app {
    struct lesson *lesson; /* NULL: none is open */
    struct scene *scene;   /* over the lesson's timeline */
    const char *python;    /* chosen in the window for this lesson; NULL: what options say */
    const struct text_metrics *metrics;
    struct lesson_options options;
    struct scene_view view;
    struct drawlist list; /* what app_draw drew last */
    struct text banner;
    struct text query;     /* what is typed in the find field */
    struct text trouble;       /* of the file on disk, which is broken now: stays above the picture; "" for none */
    struct exporting *exporting; /* app_export.h */
    struct pages *pages;       /* gallery and dialogs: pages.h */
    struct settings *settings; /* what is remembered; NULL: nothing is (tests, no window) */
    struct page tour;          /* the first steps: tour.h */
    bool tour_offered;         /* false where the person named a file: they know what they want to see */
    int tour_step;             /* from 1; 0: they are not shown */
    uint64_t tour_from;        /* the position at which they began */
    struct file_state {        /* of the lesson's file, when it was read: reload.h */
        int64_t seconds, nanoseconds, bytes;
        uint64_t number; /* 0: none is watched */
    } file;
    int scale;             /* percent of the usual text size, 75..300 */
    float pixel_scale;     /* pixels for one of a 96 DPI screen */
    double motion_seconds; /* how long the motion under way lasts */
    double pause;          /* seconds that a playing lesson has rested at this step */
    uint64_t returns[32];  /* where jumps came from, newest last */
    int return_count;
    bool just_jumped;      /* the last move was a jump: Backspace goes back to before it */
    bool held;             /* the key repeats itself: steps settle at once */
    bool comparing;        /* the previous stop is shown while a key is held */
    bool changed;          /* since app_draw */
    bool fullscreen, quit; /* wishes for the window */
    enum app_drag { DRAG_NOTHING, DRAG_TIMELINE, DRAG_CANVAS } drag;
    float drag_x, drag_y;
    bool drag_moved;
    struct predict predict;
};

/* metrics must outlive it. */
void app_init(struct app *app, const struct text_metrics *metrics, const struct lesson_options *options);
void app_destroy(struct app *app);

/* Opens FILE in place of what is open. False, with faults, when it is no good: what was open stays then. */
bool app_open(struct app *app, const char *name, struct faults *faults);
/* Moves to WHERE (timeline_where), settled. False, with a fault, when there is no such moment. */
bool app_where(struct app *app, const char *where, struct faults *faults);
/* Shows a message above the picture until the next intent. */
void app_say(struct app *app, const char *message);
/* Puts a file (any path) in front of the recent ones. */
void app_remember_file(struct app *app, const char *path);
/* Shows the first fault above the picture until the next intent. */
void app_tell(struct app *app, const struct faults *faults);

void app_apply(struct app *app, enum intent intent);
/* A key was let go, or went out of sight: what lasts while one is held is over. */
void app_key_up(struct app *app);

/* A field is open, on a page or the find field: characters belong to it, and not to keys.c. */
bool app_takes_text(const struct app *app);
/* UTF-8 into that field; what is no text, or too much, is passed over. */
void app_type(struct app *app, const char *bytes);

/* The surface: pixels, and how many of them make one of a 96 DPI screen. */
void app_resize(struct app *app, float width, float height, float pixel_scale);

/* The pointer, in pixels of the surface. app_press is the main button. */
void app_press(struct app *app, float x, float y);
void app_move(struct app *app, float x, float y);
void app_release(struct app *app, float x, float y);
/* A wheel's notches up (positive) and to the right, over a place; `zoom`: Ctrl is held. */
void app_wheel(struct app *app, float x, float y, float up, float right, bool zoom);

/* True while time alone changes the picture: motion, or a lesson that plays. */
bool app_moves(const struct app *app);
/* Lets time pass; at most a tenth of a second counts, so that a machine that slept doesn't skip ahead. */
void app_tick(struct app *app, double seconds);

/* Draws into app->list and returns it. */
const struct drawlist *app_draw(struct app *app);
/* Gives up what is open and takes `lesson`, which is the same file read anew, at the same line. For reload.c. */
void app_replace(struct app *app, struct lesson *lesson, uint64_t position);
#endif
