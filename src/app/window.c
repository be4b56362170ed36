#include "window.h"

#include "fonts.h"
#include "keys.h"
#include "memory.h"
#include "pages.h"
#include "platform.h"
#include "reload.h"
#include "screen.h"
#include "settings.h"
#include "words.h"
#include "window_keys.h"

#include <SDL2/SDL.h>
#include <stdio.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <string.h>

enum { WIDTH = 1280, HEIGHT = 720, WIDTH_LEAST = 320, HEIGHT_LEAST = 240 }; /* at 96 DPI */
#define FRAME_MILLISECONDS 16.0
#define PINCH_NOTCHES 12.0f /* of a wheel, for two fingers that part by the width of the window */
enum { FIRST_OF_EAST = 0x2E80 }; /* from here on: the scripts of East Asia */
enum { WAKEUP_MILLISECONDS = 10, LOOK_MILLISECONDS = 500 };

struct window {
    struct app *app;
    struct screen *screen;
    struct window_keys keys;
    bool fullscreen;
    char python[16]; /* what a page asked for; "": what the command line asked for */
    const struct lesson *titled; /* the lesson that the title names */
    struct fonts *fonts;
    uint32_t missing;            /* the character without a font that was told last; 0: none */
    Uint64 looked;               /* performance counter when the file was last looked at */
    Uint64 ticked; /* performance counter at the last tick */
};

static double seconds_since(Uint64 then) {
    return (double)(SDL_GetPerformanceCounter() - then) / (double)SDL_GetPerformanceFrequency();
}

static SDL_Window *handle(const struct window *window) {
    return screen_window(window->screen);
}

/* Takes the size and scale that the screen has now. */
static void measure(struct window *window) {
    int width = 0, height = 0;
    screen_size(window->screen, &width, &height);
    app_resize(window->app, (float)width, (float)height, screen_scale(window->screen));
}

static void set_title(struct window *window) {
    struct text title;
    text_init(&title);
    const struct lesson *lesson = window->app->lesson;
    window->titled = lesson;
    if (lesson)
        text_words(&title, words(STR_APP_WINDOW_TITLE), "lesson", lesson->scenario.title, NULL);
    else
        text_add(&title, words(STR_APP_NAME));
    screen_title(window->screen, title.data);
    text_destroy(&title);
}

/* As large as last time; else a desktop that wants larger text gets a larger window. As far as the screen has room. */
static void set_size(struct window *window) {
    SDL_Window *sdl = handle(window);
    const struct settings *settings = window->app->settings;
    if (!platform_may_size())
        return;
    float factor = screen_scale(window->screen) / screen_pixel_ratio(window->screen);
    int width = (int)(WIDTH * factor), height = (int)(HEIGHT * factor);
    bool chosen = settings && settings->width && settings->height;
    if (chosen) {
        width = settings->width > WIDTH_LEAST ? settings->width : WIDTH_LEAST;
        height = settings->height > HEIGHT_LEAST ? settings->height : HEIGHT_LEAST;
    }
    SDL_Rect room;
    if (SDL_GetDisplayUsableBounds(SDL_GetWindowDisplayIndex(sdl), &room) == 0) {
        width = width < room.w ? width : room.w;
        height = height < room.h ? height : room.h;
    }
    SDL_SetWindowMinimumSize(sdl, WIDTH_LEAST, HEIGHT_LEAST);
    if (width != WIDTH || height != HEIGHT) {
        SDL_SetWindowSize(sdl, width, height);
        SDL_SetWindowPosition(sdl, SDL_WINDOWPOS_CENTERED, SDL_WINDOWPOS_CENTERED);
    }
}

struct window *window_open(struct app *app, struct fonts *fonts, struct faults *faults) {
    struct screen *screen = screen_open(words(STR_APP_NAME), WIDTH, HEIGHT, fonts, faults);
    if (!screen)
        return NULL;
    struct window *window = memory_alloc(sizeof *window);
    *window = (struct window){.app = app, .screen = screen, .fonts = fonts};
    set_size(window);
    set_title(window);
    window_keys_begin(&window->keys);
    measure(window);
    return window;
}

/* While SDL waits for an event it wakes itself through a second connection to the X server. A wake-up that the server
 * reads only after the window is gone would end the process with BadWindow when SDL closes that connection; so the
 * window goes out of sight first, and what is on its way arrives. */
static void let_wakeups_arrive(SDL_Window *window) {
    SDL_HideWindow(window);
    for (int i = 0; i < 3; i++) {
        SDL_Delay(WAKEUP_MILLISECONDS);
        SDL_PumpEvents();
    }
}

void window_close(struct window *window) {
    if (!window)
        return;
    let_wakeups_arrive(handle(window));
    screen_close(window->screen);
    free(window);
}

bool window_open_file(struct window *window, const char *file, const char *python, const char *at) {
    struct app *app = window->app;
    struct faults faults;
    faults_init(&faults);
    const char *before = app->options.run.python;
    char earlier[sizeof window->python];
    memcpy(earlier, window->python, sizeof earlier);
    if (python) {
        snprintf(window->python, sizeof window->python, "%s", python);
        app->options.run.python = *python ? window->python : NULL;
    }
    bool good = app_open(app, file, &faults);
    if (good) {
        while (pages_are_open(app)) /* it was dropped on the gallery, or on a dialog over it */
            pages_close(app);
        good = !at || app_where(app, at, &faults);
    } else { /* what was open stays */
        memcpy(window->python, earlier, sizeof earlier);
        app->options.run.python = before;
    }
    if (!good)
        app_tell(app, &faults);
    app->changed = true;
    faults_destroy(&faults);
    return good;
}

struct app *window_app(const struct window *window) {
    return window->app;
}

static void open_dropped(struct window *window, char *path) {
    window_open_file(window, path, NULL, NULL);
    SDL_free(path);
    SDL_RaiseWindow(handle(window));
}

/* The size that the person gave the window; not that of a full screen. */
static void remember_size(const struct window *window) {
    struct settings *settings = window->app->settings;
    Uint32 flags = SDL_GetWindowFlags(handle(window));
    int width, height;
    SDL_GetWindowSize(handle(window), &width, &height);
    if (!settings || window->fullscreen || (flags & (SDL_WINDOW_FULLSCREEN | SDL_WINDOW_MAXIMIZED)) ||
        (width == settings->width && height == settings->height))
        return;
    settings->width = width;
    settings->height = height;
    settings->changed = true;
}

static void on_window(struct window *window, const SDL_WindowEvent *event) {
    switch (event->event) {
    case SDL_WINDOWEVENT_RESIZED: /* by the person or the desktop, not by us */
        remember_size(window);
        break;
    case SDL_WINDOWEVENT_SIZE_CHANGED:
    case SDL_WINDOWEVENT_DISPLAY_CHANGED:
        screen_resize(window->screen);
        measure(window);
        break;
    case SDL_WINDOWEVENT_FOCUS_LOST: /* the key's release goes elsewhere */
        app_key_up(window->app);
        break;
    case SDL_WINDOWEVENT_EXPOSED:
        if (!window->app->changed) /* else it is drawn anew in a moment */
            screen_refresh(window->screen);
        break;
    default:
        break;
    }
}

static void on_pointer(struct window *window, const SDL_Event *event) {
    float ratio = screen_pixel_ratio(window->screen);
    if (event->type == SDL_MOUSEMOTION)
        app_move(window->app, (float)event->motion.x * ratio, (float)event->motion.y * ratio);
    else if (event->button.button == SDL_BUTTON_LEFT && event->type == SDL_MOUSEBUTTONDOWN)
        app_press(window->app, (float)event->button.x * ratio, (float)event->button.y * ratio);
    else if (event->button.button == SDL_BUTTON_LEFT)
        app_release(window->app, (float)event->button.x * ratio, (float)event->button.y * ratio);
}

static void on_wheel(struct window *window, const SDL_MouseWheelEvent *event) {
    float ratio = screen_pixel_ratio(window->screen);
    app_wheel(window->app, (float)event->mouseX * ratio, (float)event->mouseY * ratio, event->preciseY, event->preciseX,
              (SDL_GetModState() & KMOD_CTRL) != 0);
}

/* Text goes into a field where there is one; everything else is a key. */
static void on_keyboard(struct window *window, const SDL_Event *event) {
    struct key key;
    SDL_Keymod held = SDL_GetModState();
    bool command = (held & KMOD_CTRL) && !(held & KMOD_ALT); /* Ctrl and "+" is no plus; with Alt it may be AltGr */
    if (window->keys.typing && event->type == SDL_TEXTINPUT && !command)
        app_type(window->app, event->text.text);
    else if (window->keys.typing && event->type == SDL_TEXTEDITING)
        pages_compose(window->app, event->edit.text);
    else if (window_keys_key(&window->keys, event, &key))
        app_key(window->app, key);
    else
        return;
    if (app_takes_text(window->app) != window->keys.typing)
        window_keys_typing(&window->keys, !window->keys.typing);
}

static void on_event(struct window *window, SDL_Event *event) {
    switch (event->type) {
    case SDL_QUIT:
        window->app->quit = true;
        break;
    case SDL_WINDOWEVENT:
        on_window(window, &event->window);
        break;
    case SDL_MOUSEMOTION:
    case SDL_MOUSEBUTTONDOWN:
    case SDL_MOUSEBUTTONUP:
        on_pointer(window, event);
        break;
    case SDL_MULTIGESTURE: /* two fingers: the canvas zooms about their middle as with Ctrl and the wheel */
        if (event->mgesture.numFingers == 2)
            app_wheel(window->app, event->mgesture.x * window->app->view.width, event->mgesture.y * window->app->view.height,
                      event->mgesture.dDist * PINCH_NOTCHES, 0, true);
        break;
    case SDL_MOUSEWHEEL:
        on_wheel(window, &event->wheel);
        break;
    case SDL_DROPFILE:
        open_dropped(window, event->drop.file);
        break;
    case SDL_RENDER_TARGETS_RESET:
    case SDL_RENDER_DEVICE_RESET:
        screen_refresh(window->screen);
        break;
    case SDL_KEYUP:
        app_key_up(window->app); /* whichever key it was: none is held for long beside the one that matters */
        break;
    default:
        on_keyboard(window, event);
        break;
    }
}

/* Boxes in the place of letters explain nothing: say once what is lacking, and what to install. */
static void tell_missing(struct window *window) {
    uint32_t missing = fonts_missing(window->fonts);
    if (missing == window->missing)
        return;
    window->missing = missing;
    if (missing >= FIRST_OF_EAST && strcmp(words_language(), "en") != 0) { /* nothing that is said could be read */
        words_choose("en");
        reload_now(window->app);
    }
    struct text message, character;
    char code[16];
    text_init(&message);
    text_init(&character);
    text_codepoint(&character, missing);
    snprintf(code, sizeof code, "U+%04X", (unsigned)missing);
    text_words(&message, words(STR_APP_NO_FONT), "character", character.data, "code", code, "package",
               fonts_package(missing), NULL);
    app_say(window->app, message.data);
    text_destroy(&character);
    text_destroy(&message);
    screen_present(window->screen, app_draw(window->app));
}

static void show(struct window *window) {
    struct app *app = window->app;
    if (app->fullscreen != window->fullscreen) {
        window->fullscreen = app->fullscreen;
        SDL_SetWindowFullscreen(handle(window), window->fullscreen ? SDL_WINDOW_FULLSCREEN_DESKTOP : 0);
    }
    if (app->lesson != window->titled)
        set_title(window);
    if (app_takes_text(app) != window->keys.typing)
        window_keys_typing(&window->keys, app_takes_text(app));
    if (app->changed)
        screen_present(window->screen, app_draw(app));
    tell_missing(window);
    struct rect field;
    if (window->keys.typing && pages_field(app, &field)) { /* where an input method shows what it offers */
        float ratio = screen_pixel_ratio(window->screen);
        SDL_Rect at = {(int)(field.x / ratio), (int)(field.y / ratio), (int)(field.w / ratio), (int)(field.h / ratio)};
        SDL_SetTextInputRect(&at);
    }
    platform_tell(app);
}

static void save_settings(struct window *window) {
    struct settings *settings = window->app->settings;
    struct faults faults;
    if (!settings || !settings->changed)
        return;
    faults_init(&faults);
    if (!settings_save(settings, &faults))
        app_tell(window->app, &faults);
    faults_destroy(&faults);
}

/* Twice a second: has the lesson's file changed? A look costs no drawing and next to no time. */
static void look_at_file(struct window *window) {
    if (!reload_watches(window->app) || seconds_since(window->looked) * 1000 < LOOK_MILLISECONDS - 1)
        return;
    window->looked = SDL_GetPerformanceCounter();
    reload_look(window->app);
}

/* At rest: until something happens, or until it is time to look at the file. While something moves: until the next frame is due. */
static bool wait(const struct window *window, SDL_Event *event) {
    if (!platform_may_wait())
        return SDL_PollEvent(event) != 0;
    if (!app_moves(window->app))
        return reload_watches(window->app) ? SDL_WaitEventTimeout(event, LOOK_MILLISECONDS) != 0
                                           : SDL_WaitEvent(event) != 0;
    double left = FRAME_MILLISECONDS - 1000 * seconds_since(window->ticked);
    return left >= 1 ? SDL_WaitEventTimeout(event, (int)left) != 0 : SDL_PollEvent(event) != 0;
}

static void tick(struct window *window) {
    double seconds = seconds_since(window->ticked);
    if (app_moves(window->app) && 1000 * seconds < FRAME_MILLISECONDS - 1)
        return; /* woken by an event between two frames */
    window->ticked = SDL_GetPerformanceCounter();
    app_tick(window->app, seconds);
}

/* One picture, and what happened since the last one. False: the person wants to leave. */
static bool frame(void *context) {
    struct window *window = context;
    SDL_Event event;
    look_at_file(window);
    save_settings(window);
    show(window);
    bool moved = app_moves(window->app);
    for (bool got = wait(window, &event); got && !window->app->quit; got = SDL_PollEvent(&event) != 0)
        on_event(window, &event);
    if (moved)
        tick(window);
    else
        window->ticked = SDL_GetPerformanceCounter(); /* the time spent at rest doesn't count */
    return !window->app->quit;
}

void window_loop(struct window *window) {
    window->ticked = SDL_GetPerformanceCounter();
    if (!window->app->quit)
        platform_loop(frame, window);
    save_settings(window);
}
