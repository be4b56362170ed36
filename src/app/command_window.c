#include "app_view.h"
#include "commands.h"
#include "fonts.h"
#include "load.h"
#include "pages.h"
#include "platform.h"
#include "settings.h"
#include "words.h"
#include "window.h"

#include <SDL2/SDL.h>
#include <signal.h>
#include <stdio.h>

/* Faults on standard error: there may be no window to show them in. */
static int refuse(const struct faults *faults) {
    struct text out;
    text_init(&out);
    faults_write(faults, &out, true);
    fputs(out.length ? out.data : "", stderr);
    text_destroy(&out);
    return STATUS_BAD;
}

static int show(struct app *app, struct fonts *fonts, struct faults *faults) {
    SDL_SetHint(SDL_HINT_VIDEO_X11_NET_WM_BYPASS_COMPOSITOR, "0"); /* a quiet picture needs no exclusive screen */
    const char *why;
    if (!platform_begin_video(&why)) {
        struct text message;
        text_init(&message);
        text_words(&message, words(STR_CLI_NO_DISPLAY), "why", why, NULL);
        console_message(message.data);
        text_destroy(&message);
        return STATUS_BAD;
    }
    struct window *window = window_open(app, fonts, faults);
    if (window)
        window_loop(window);
    window_close(window);
    SDL_Quit();
    return window ? STATUS_DONE : refuse(faults);
}

/* Opens FILE where the options say, the gallery without one; false with faults. */
static bool open(struct app *app, const struct options *options, struct faults *faults) {
    const char *file = options->file_count ? options->files[0] : options->at ? LOAD_FIRST_LESSON : NULL;
    app->view.theme = options->theme;
    app->scale = options->scale;
    app->fullscreen = options->fullscreen;
    app_view_recall(app, options->scale_given, options->theme_given);
    app->tour_offered = !file;
    if (!file) {
        pages_show_gallery(app);
        return true;
    }
    return app_open(app, file, faults) && (!options->at || app_where(app, options->at, faults));
}

/* What was remembered; a file of settings that makes no sense is said in the window. */
static void recall(struct settings *settings, const struct options *options, struct faults *faults) {
    settings_init(settings);
    settings_load(settings, faults);
    if (settings->language[0] && !options->language_given)
        words_choose(settings->language);
}

static int open_and_show(struct app *app, const struct options *options, struct fonts *fonts,
                         const struct faults *forgotten) {
    struct faults faults;
    faults_init(&faults);
    bool good = open(app, options, &faults);
    if (good && forgotten->count) {
        struct text message, fault;
        text_init(&message);
        text_init(&fault);
        faults_write(forgotten, &fault, false);
        fault.data[strcspn(fault.data, "\n")] = 0;
        text_words(&message, words(STR_APP_SETTINGS_BROKEN), "fault", fault.data, NULL);
        app_say(app, message.data);
        text_destroy(&fault);
        text_destroy(&message);
    }
    int status = good ? show(app, fonts, &faults) : refuse(&faults);
    faults_destroy(&faults);
    return status;
}

int command_window(const struct options *options) {
    signal(SIGPIPE, SIG_IGN); /* an ffmpeg that ends early is told as a fault, not as the window's end */
    struct lesson_options how = {command_run_options(options, NULL), options->max_record};
    struct settings settings;
    struct faults faults, forgotten;
    faults_init(&faults);
    faults_init(&forgotten);
    recall(&settings, options, &forgotten);
    struct fonts *fonts = fonts_open(&faults);
    int status = STATUS_BAD;
    if (fonts) {
        struct text_metrics metrics = fonts_metrics(fonts);
        struct app app;
        app_init(&app, &metrics, &how);
        app.settings = &settings;
        status = open_and_show(&app, options, fonts, &forgotten);
        app_destroy(&app);
        fonts_close(fonts);
    } else {
        refuse(&faults);
    }
    settings_destroy(&settings);
    faults_destroy(&forgotten);
    faults_destroy(&faults);
    return status;
}
