/* Moving through a lesson: steps, jumps, the way back from a jump, and what time does.
 * For: app.c and app_pointer.c. A lesson is open in all of these. */
#ifndef APP_TRAVEL_H
#define APP_TRAVEL_H
#include "app.h"

void travel_rest(struct app *app, uint64_t position); /* rests there, settled */
/* Forward: the step's motion begins. Back: the picture is there at once. */
void travel_step(struct app *app, enum step_size size, bool forward);
void travel_jump(struct app *app, uint64_t to); /* and remembers where it came from */
void travel_collection(struct app *app, bool forward);
void travel_line(struct app *app, uint32_t line); /* to its next execution, else to its first */
/* Over (the step's motion shows when it goes into nothing) and out of what is under way. */
void travel_over(struct app *app, bool forward);
void travel_out(struct app *app, bool forward);
/* To where the selected object is made, or dies. False: none is selected, or it outlives the record. */
bool travel_life(struct app *app, bool birth);
/* Where holding the key for comparison looks: the author's stop before, else the line before. */
uint64_t travel_previous_stop(const struct app *app);
void travel_return(struct app *app);              /* from the last jump, else a step back */
void travel_replay(struct app *app);
void travel_play(struct app *app); /* or pause */
#endif
