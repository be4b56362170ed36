/* A window that shows drawlists.
 * For: app/window. Not for: events (the loop belongs to app), drawing.
 * The painter makes the pixels; a renderer of SDL's (accelerated when there is one, else software) shows them as one
 * texture. Sizes here are pixels of the surface, which on a HiDPI display are more than the window's points.
 * Life: fonts_open, screen_open, (screen_resize, screen_present)*, screen_close. SDL_Init(SDL_INIT_VIDEO) and SDL_Quit
 * are the caller's. */
#ifndef OUTPUT_SCREEN_H
#define OUTPUT_SCREEN_H
#include "fault.h"
#include "fonts.h"

struct screen;

/* `width` and `height` are in points. NULL and one fault when no window can be made. `fonts` may be NULL (no text). */
struct screen *screen_open(const char *title, int width, int height, struct fonts *fonts, struct faults *faults);
void screen_close(struct screen *screen); /* NULL is fine */

/* The surface's size in pixels: what the next drawlist should measure. Ask again after a resize event. */
void screen_size(const struct screen *screen, int *width, int *height);
/* Pixels per point (mouse events come in points): 1, or 2 on most HiDPI displays. */
float screen_pixel_ratio(const struct screen *screen);
/* A first guess at how large text should be, as a factor on sizes in pixels: the pixel ratio; under X11, which has
 * none, the dots per inch that the desktop asks for, else 2 or 3 for a plainly dense display. Within 1..4, in quarters; the person can change it. */
float screen_scale(const struct screen *screen);

/* After a size or display change: the next present draws whole. */
void screen_resize(struct screen *screen);

/* Shows the list, drawing only what changed since the last one. True when anything was put on the screen. */
bool screen_present(struct screen *screen, const struct drawlist *list);
/* The window was uncovered or the renderer lost its textures: shows the last picture again. */
void screen_refresh(struct screen *screen);

void screen_title(struct screen *screen, const char *title); /* UTF-8 */

/* The pixels last presented, for a screenshot. Good until the next call. */
const struct raster *screen_raster(const struct screen *screen);
/* The SDL_Window *, for app's loop (title, full screen, input method). */
void *screen_window(const struct screen *screen);
/* SDL's name of the renderer in use, such as "opengl" or "software". */
const char *screen_renderer(const struct screen *screen);
#endif
