/* The first steps: three boxes of words that show a newcomer what to press, once.
 * For: app.c, app_key.c, app_pointer.c. Not for: the keys themselves; the lesson goes on working under it.
 * A step is done when the person does what it says, or by Enter; Esc ends it. That it was seen is remembered.
 * Life: in the app; begins when a lesson is open in a window for the first time. */
#ifndef APP_TOUR_H
#define APP_TOUR_H
#include "keys.h"

void tour_begin(struct app *app); /* where the settings don't say that it was seen */
bool tour_is_on(const struct app *app);
/* Each is true when the key or the press was for the tour. */
bool tour_key(struct app *app, struct key key);
bool tour_press(struct app *app, float x, float y);
void tour_look(struct app *app); /* after anything the person did: is it what the step asked for? */
void tour_draw(struct app *app);
#endif
