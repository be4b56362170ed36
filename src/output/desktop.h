/* What SDL leaves undone between a window and an X11 desktop.
 * For: screen.c. Not for: other settings of the desktop. Built without Xlib it knows nothing, and says so with 0. */
#ifndef OUTPUT_DESKTOP_H
#define OUTPUT_DESKTOP_H

/* The dots per inch that an X11 desktop asks programs to draw for (its resource Xft.dpi), 0 when it asks for none or
 * is no X11. `window` is the SDL_Window *. */
float desktop_dots_per_inch(void *window);

/* The title as desktops read it, UTF-8 whatever the locale: SDL's own way loses all but ASCII in the locale "C".
 * Nothing where that is no X11. */
void desktop_title(void *window, const char *title);

/* The number of the resource "Xft.dpi" in a list of X resources, 0 when there is none or it makes no sense. */
float desktop_xft_dpi(const char *resources);
#endif
