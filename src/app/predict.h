/* The state of predicting: what is asked, what was answered.
 * For: struct app, which holds it. Not for: what is done with it (app_predict.h).
 * Life: predict_init to predict_destroy. */
#ifndef APP_PREDICT_H
#define APP_PREDICT_H
#include "question.h"
#include "questions.h"

struct app;
enum intent;

enum predict_stage {
    PREDICT_IDLE,
    PREDICT_LOBBY,    /* on, and says what one can do */
    PREDICT_ASKING,   /* a question is open: nothing of its answer is shown */
    PREDICT_REVEALED, /* it is answered */
    PREDICT_COLLECTOR /* the student is the collector */
};

enum { PREDICT_CHOSEN = 64, PREDICT_LIGHTS = 16 };

struct collector_game; /* app_collector.c */

struct predict {
    bool on, in_class;
    enum predict_stage stage;
    struct asked asked;
    bool is_generated;
    size_t generated;   /* the statement of the last one made from the record, + 1 */
    size_t number;      /* which of those that can be made about it */
    uint64_t at;        /* where the view is while it is open */
    size_t passed;      /* statement of the question that was dealt with last, + 1: not asked again from there */
    uint64_t passed_at;
    enum step_size step; /* what goes on after it */
    int option;          /* chosen; in class, whose hands are counted; -1: none */
    int votes[QUESTION_OPTIONS];
    uint32_t chosen[PREDICT_CHOSEN]; /* clicked objects */
    size_t chosen_count;
    struct scene_edge lights[PREDICT_LIGHTS];
    size_t light_count;
    struct text heading, words, feedback, remark, foot;
    struct scene_question picture; /* what the scene draws of all this */
    struct collector_game *game;   /* NULL: none */
};
#endif
