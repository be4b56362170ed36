#include "desktop.h"

#include <stdlib.h>
#include <string.h>

#ifdef HEAPSCOPE_XLIB
#include <SDL2/SDL_syswm.h>
#include <X11/Xlib.h>

float desktop_dots_per_inch(void *window) {
    SDL_SysWMinfo info;
    SDL_VERSION(&info.version);
    if (!SDL_GetWindowWMInfo(window, &info) || info.subsystem != SDL_SYSWM_X11)
        return 0;
    const char *resources = XResourceManagerString(info.info.x11.display); /* Xlib's own: not to be freed */
    return resources ? desktop_xft_dpi(resources) : 0;
}

void desktop_title(void *window, const char *title) {
    SDL_SysWMinfo info;
    SDL_VERSION(&info.version);
    if (!SDL_GetWindowWMInfo(window, &info) || info.subsystem != SDL_SYSWM_X11)
        return;
    Display *display = info.info.x11.display;
    XChangeProperty(display, info.info.x11.window, XInternAtom(display, "_NET_WM_NAME", False),
                    XInternAtom(display, "UTF8_STRING", False), 8, PropModeReplace, (const unsigned char *)title,
                    (int)strlen(title));
    XFlush(display);
}
#else
float desktop_dots_per_inch(void *window) {
    (void)window;
    return 0;
}

void desktop_title(void *window, const char *title) {
    (void)window;
    (void)title;
}
#endif

float desktop_xft_dpi(const char *resources) {
    static const char name[] = "Xft.dpi:";
    for (const char *line = resources; line; line = strchr(line, '\n')) {
        line += *line == '\n';
        if (strncmp(line, name, sizeof name - 1) != 0)
            continue;
        double dots = strtod(line + sizeof name - 1, NULL);
        return dots >= 48 && dots <= 960 ? (float)dots : 0;
    }
    return 0;
}
