/* The window: SDL's events become calls of app.h, what app_draw makes goes on the screen.
 * For: command_window. Not for: deciding what an event means (keys.c, app.c).
 * At rest it waits for the next event; only while something moves does it wake by itself, and twice a second to see
 * whether the lesson's file has changed, which draws nothing.
 * Life: SDL's video begun, a lesson or the gallery open in the app, window_open, window_loop, window_close. */
#ifndef APP_WINDOW_H
#define APP_WINDOW_H
#include "app.h"

struct fonts;
struct window;

/* `fonts` are those that the app measures with. NULL and a fault without a display. */
struct window *window_open(struct app *app, struct fonts *fonts, struct faults *faults);
/* Shows the app until it wants to quit. */
void window_loop(struct window *window);
void window_close(struct window *window); /* NULL is fine */

/* Opens FILE in place of what is open, as the CPython `python` (NULL: as before; "": as the lesson says), at the moment
 * `at` (NULL: its beginning). False when the file is no good: what was open stays, and a banner says why. */
bool window_open_file(struct window *window, const char *file, const char *python, const char *at);
struct app *window_app(const struct window *window);
#endif
