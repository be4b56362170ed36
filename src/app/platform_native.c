#include "platform.h"

#include "words.h"

#include <SDL2/SDL.h>
#include <stdlib.h>
#include <string.h>

/* Where there is no display SDL falls back to drivers that show nothing, and a window would wait there for ever. One
 * may still ask for such a driver by its name. */
bool platform_begin_video(const char **why) {
    static const char *const variables[] = {"DISPLAY", "WAYLAND_DISPLAY", "SDL_VIDEODRIVER"};
    static const char *const unseen[] = {"offscreen", "dummy", "evdev"};
    bool any = false;
    for (int i = 0; i < 3; i++)
        any = any || (getenv(variables[i]) && *getenv(variables[i]));
    *why = words(STR_CLI_NO_DISPLAY_HERE);
    if (!any)
        return false;
    if (SDL_Init(SDL_INIT_VIDEO) != 0) {
        *why = SDL_GetError();
        return false;
    }
    for (int i = 0; i < 3 && !getenv("SDL_VIDEODRIVER"); i++)
        if (strcmp(SDL_GetCurrentVideoDriver(), unseen[i]) == 0) {
            SDL_Quit();
            return false;
        }
    return true;
}

void platform_loop(bool (*frame)(void *context), void *context) {
    while (frame(context))
        ;
}

bool platform_may_wait(void) {
    return true;
}

bool platform_may_size(void) {
    return true;
}

void platform_tell(struct app *app) {
    (void)app; /* no screen reader can look into a window of ours; heapscope narrate is for it */
}

void platform_saved(const char *path) {
    (void)path; /* it is where the person said */
}
