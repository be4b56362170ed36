/* A question on the picture: its words and options, what it marks on the canvas, and what it withholds.
 * For: app, which fills it in; panel_question.c and question_canvas.c, which draw it. Not for: what is asked, or whether
 * an answer is right (timeline's questions.h).
 * Life: the caller's, and so are all texts and arrays; it must outlive the scene_draw whose view points at it. */
#ifndef SCENE_QUESTION_H
#define SCENE_QUESTION_H
#include "scene.h"

enum { SCENE_OPTIONS = 4 };

/* What a click on the panel means. */
enum question_part {
    QUESTION_PART_OPTION, /* the first; the others follow */
    QUESTION_PART_ACT = SCENE_OPTIONS,
    QUESTION_PART_OTHER,
    QUESTION_PART_MODE,
    QUESTION_PART_CLOSE
};

/* A reference drawn as an arrow: its place, and what it leads to. */
struct scene_edge {
    uint8_t role;
    uint32_t owner, slot, label, target;
    bool weak;
};

struct scene_question {
    const char *heading, *words;  /* NULL here and below: none */
    const char *code;             /* the line that it is about */
    const char *feedback, *remark;
    const char *foot;             /* what the keys do now */
    const char *act, *other;      /* buttons: the one that matters (but not when it is a way out), a lesser one */
    bool is_way_out;
    const char *mode, *close;     /* small buttons in the head */
    struct scene_option {
        const char *text;
        int votes; /* -1: not counted */
        enum option_state { OPTION_PLAIN, OPTION_CHOSEN, OPTION_RIGHT, OPTION_WRONG } state;
    } options[SCENE_OPTIONS];
    int option_count;
    uint32_t line;       /* marked as the current one; 0: as always */
    bool generations;    /* it is about them: their panel stays whole */
    bool withholds;      /* nothing after the view's position is shown */
    uint32_t hidden;     /* object whose refcount is not shown */
    const uint32_t *rings; /* objects */
    size_t ring_count;
    const struct scene_edge *lights; /* references to stand out */
    size_t light_count;
    const struct scene_badge {
        uint32_t object;
        int64_t gc_refs;
    } *badges; /* gc_refs to show in place of the record's; sorted by object */
    size_t badge_count;
};

/* Of the picture drawn last: its arrows, and the one that is nearest to a point (within a finger's width). */
size_t scene_edge_count(const struct scene *scene);
struct scene_edge scene_edge(const struct scene *scene, size_t index);
bool scene_edge_at(const struct scene *scene, float x, float y, struct scene_edge *edge);
/* The object has a box that can be clicked whenever it is alive. */
bool scene_shows(const struct scene *scene, uint32_t object);
#endif
