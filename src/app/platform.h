/* What a desktop and a browser do differently, for the window: whether one can be shown, and who owns the loop.
 * For: command_window.c, window.c. Not for: anything that both do alike.
 * platform_native.c or platform_web.c is built, never both. */
#ifndef APP_PLATFORM_H
#define APP_PLATFORM_H
#include "app.h"

/* Starts SDL's video. False, with *why (static or SDL's), where no window could be seen. */
bool platform_begin_video(const char **why);

/* Calls frame(context) until it returns false. A browser calls it itself, once per picture of its screen: there this
 * does not return, and what `context` points at stays. */
void platform_loop(bool (*frame)(void *context), void *context);

/* True where frame() may sleep until something happens; in a browser it must come back at once. */
bool platform_may_wait(void);

/* True where a window chooses its size; in a page the canvas has the size that the page gives it. */
bool platform_may_size(void);

/* Once per frame, after drawing: tells the page around the canvas what is open, where it stands, and what a screen
 * reader should say. On a desktop there is no such page. */
void platform_tell(struct app *app);

/* The person had a file written: a browser hands it over as a download, since nobody else sees its file system. */
void platform_saved(const char *path);
#endif
