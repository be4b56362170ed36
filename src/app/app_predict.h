/* Predicting: a question before a line runs, and taking the collector's place.
 * For: app.c, travel.c, app_pointer.c and window.c, each at one point. Not for: what is asked (timeline's questions.h) or
 * how it looks (scene's question.h).
 * While a question is open the view stays where it is; whatever else moves it closes the question.
 * Life: predict_init, (all others), predict_destroy. predict_forget whenever the lesson's record goes. */
#ifndef APP_APP_PREDICT_H
#define APP_APP_PREDICT_H
#include "app.h"

void predict_init(struct predict *predict);
void predict_destroy(struct predict *predict);
void predict_forget(struct app *app);
bool predict_is_open(const struct predict *predict); /* letters choose, digits count */

/* True when the intent was for what is asked. False: it goes on to where it always goes. */
bool predict_takes(struct app *app, enum intent intent);
/* A step forward of that size, to *to, is about to be made. True: it is not, a question has the word; else *to may
 * have become the place of a question that opens there. */
bool predict_stops(struct app *app, enum step_size size, uint64_t *to);
/* The pointer goes down on something; is released on it without having moved. True: that was for what is asked. */
bool predict_press(struct app *app, const struct hit *hit);
bool predict_click(struct app *app, const struct hit *hit, float x, float y);
/* Puts what is asked into the view that is about to be drawn. */
void predict_show(struct app *app);

/* app_collector.c ------------------------------------------------------------------------------------------------- */
bool collector_begin(struct app *app); /* false: no collection to be done follows */
void collector_end(struct predict *predict);
bool collector_takes(struct app *app, enum intent intent);
bool collector_select(struct app *app, bool forward); /* the next arrow, where arrows are chosen */
bool collector_click(struct app *app, const struct hit *hit, float x, float y);
bool collector_press(struct app *app, int part);
void collector_show(struct app *app);
#endif
