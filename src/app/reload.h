/* The open lesson follows its file: when that changes on disk it is read again, and shown at the same line.
 * For: app.c, the window's loop. Not for: waiting (the window looks every half second or so).
 * While the file is broken, or gone, the last good picture stays under a message. Standard input is never read again.
 * Its translation (NAME.zh.json) is followed as well. */
#ifndef APP_RELOAD_H
#define APP_RELOAD_H
#include "app.h"

void reload_watch(struct app *app); /* the lesson that was just opened, as it is now */
/* True while there is a file to look at. */
bool reload_watches(const struct app *app);
/* Looks whether it has changed, and takes what it finds. O(1) when it has not. */
void reload_look(struct app *app);
/* Runs the lesson's file under another Python, at the same line, and from then on. False, with faults, when that one
 * can't read it: all stays as it was. Only where reload_watches. `python` must outlive the lesson. */
bool reload_as(struct app *app, const char *python, struct faults *faults);
/* Reads it again though it has not changed: in another language, say. */
void reload_now(struct app *app);
#endif
