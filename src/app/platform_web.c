#include "platform.h"

#include "narrate.h"
#include "versions.h"
#include "window.h"
#include "text.h"
#include "words.h"

#include <SDL2/SDL.h>
#include <emscripten.h>
#include <string.h>

bool platform_begin_video(const char **why) {
    SDL_SetHint(SDL_HINT_EMSCRIPTEN_KEYBOARD_ELEMENT, "#canvas"); /* the page has fields of its own to type in */
    if (SDL_Init(SDL_INIT_VIDEO) == 0)
        return true;
    *why = SDL_GetError();
    return false;
}

/* The browser calls long after platform_loop has left, so this stays: one page shows one window. */
static struct {
    bool (*frame)(void *context);
    void *context;
    uint64_t told;              /* the position that the page knows */
    const struct lesson *lesson; /* of this lesson */
} loop;

static void once(void) {
    if (!loop.frame(loop.context))
        emscripten_cancel_main_loop();
}

/* The words of the page's own fields, once for each language. */
static void tell_words(void) {
    static const char *told;
    if (told == words_language())
        return;
    told = words_language();
    loop.lesson = NULL; /* what is open is told anew */
    struct text lines;
    text_init(&lines);
    for (int i = 0; i < STR_COUNT; i++)
        if (strncmp(strings_key_names[i], "web.", 4) == 0)
            text_printf(&lines, "%s\t%s\n", strings_key_names[i] + 4, words((enum string_key)i));
    EM_ASM({ heapscopeWords(UTF8ToString($0), UTF8ToString($1)); }, told, lines.data);
    text_destroy(&lines);
}

void platform_loop(bool (*frame)(void *context), void *context) {
    loop.frame = frame;
    loop.context = context;
    tell_words();
    EM_ASM({ heapscopeReady(); });
    emscripten_set_main_loop(once, 0, true);
}

bool platform_may_wait(void) {
    return false;
}

bool platform_may_size(void) {
    return false;
}

void platform_tell(struct app *app) {
    tell_words();
    if (!app->lesson || (loop.lesson == app->lesson && loop.told == app->view.position))
        return;
    loop.lesson = app->lesson;
    loop.told = app->view.position;
    struct text caption;
    text_init(&caption);
    narrate_step(&app->lesson->timeline, app->view.position, &caption);
    EM_ASM({ heapscopeMoved(UTF8ToString($0), UTF8ToString($1), $2, UTF8ToString($3), UTF8ToString($4)); }, app->lesson->scenario.title,
           caption.length ? caption.data : "", (double)app->view.position, app->lesson->trace.header.python,
           app->lesson->scenario.path);
    text_destroy(&caption);
}

void platform_saved(const char *path) {
    EM_ASM({ heapscopeSaved(UTF8ToString($0)); }, path);
}

/* For page.js: opens a file of the page's own file system. Arguments as window_open_file's; "" stands for NULL in `at`. */
EMSCRIPTEN_KEEPALIVE int page_open(const char *file, const char *python, const char *at); /* called by page.js alone */
int page_open(const char *file, const char *python, const char *at) {
    return window_open_file(loop.context, file, python, *at ? at : NULL);
}

/* For page.js: light (0) or dark (1). */
EMSCRIPTEN_KEEPALIVE void page_theme(int dark); /* called by page.js alone */
void page_theme(int dark) {
    struct app *app = window_app(loop.context);
    if ((app->view.theme == THEME_DARK) != (dark != 0))
        app_apply(app, INTENT_THEME);
}

/* For page.js: the releases that it may ask for, a line each, oldest first. Good for the life of the page. */
EMSCRIPTEN_KEEPALIVE const char *page_versions(void); /* called by page.js alone */
const char *page_versions(void) {
    static struct text out;
    text_clear(&out);
    for (size_t i = 0; i < versions_count(); i++)
        text_printf(&out, "%s\n", version_at(i).release);
    return out.data;
}
