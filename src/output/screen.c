#include "screen.h"
#include "desktop.h"
#include "memory.h"
#include "painter.h"
#include <SDL2/SDL.h>
#include <math.h>
#include <stdlib.h>

struct screen {
    SDL_Window *window;
    SDL_Renderer *renderer;
    SDL_Texture *texture; /* of the raster's size; NULL until first needed and after a resize */
    struct painter painter;
};

/* The picture is made by the processor anyway and only has to get to the window. Under X11 it goes there as it is: to
 * load an OpenGL for one texture would take longer than all else before the first frame. Other systems' windows have no
 * such way. SDL_RENDER_DRIVER and SDL_FRAMEBUFFER_ACCELERATION in the environment go before. */
static SDL_Renderer *open_renderer(SDL_Window *window) {
    const char *driver = SDL_GetCurrentVideoDriver();
    SDL_Renderer *renderer = NULL;
    if (driver && SDL_strcmp(driver, "x11") == 0 && !SDL_GetHint(SDL_HINT_RENDER_DRIVER)) {
        SDL_SetHint(SDL_HINT_FRAMEBUFFER_ACCELERATION, "0");
        renderer = SDL_CreateRenderer(window, -1, SDL_RENDERER_SOFTWARE | SDL_RENDERER_PRESENTVSYNC);
    }
    if (!renderer)
        renderer = SDL_CreateRenderer(window, -1, SDL_RENDERER_ACCELERATED | SDL_RENDERER_PRESENTVSYNC);
    if (!renderer)
        renderer = SDL_CreateRenderer(window, -1, SDL_RENDERER_SOFTWARE | SDL_RENDERER_PRESENTVSYNC);
    return renderer;
}

struct screen *screen_open(const char *title, int width, int height, struct fonts *fonts, struct faults *faults) {
    SDL_Window *window = SDL_CreateWindow(title, SDL_WINDOWPOS_CENTERED, SDL_WINDOWPOS_CENTERED, width, height,
                                          SDL_WINDOW_RESIZABLE | SDL_WINDOW_ALLOW_HIGHDPI);
    SDL_Renderer *renderer = window ? open_renderer(window) : NULL;
    if (!renderer) {
        fault_add(faults, "window", 0, 0, NULL, 0,
                  "can't open a window: %s; heapscope narrate and heapscope export need none", SDL_GetError());
        if (window)
            SDL_DestroyWindow(window);
        return NULL;
    }
    struct screen *screen = memory_alloc(sizeof *screen);
    screen->window = window;
    screen->renderer = renderer;
    painter_init(&screen->painter, fonts);
    return screen;
}

void screen_close(struct screen *screen) {
    if (!screen)
        return;
    painter_destroy(&screen->painter);
    if (screen->texture)
        SDL_DestroyTexture(screen->texture);
    SDL_DestroyRenderer(screen->renderer);
    SDL_DestroyWindow(screen->window);
    free(screen);
}

void screen_size(const struct screen *screen, int *width, int *height) {
    if (SDL_GetRendererOutputSize(screen->renderer, width, height) != 0)
        SDL_GetWindowSize(screen->window, width, height);
}

float screen_pixel_ratio(const struct screen *screen) {
    int pixels, points, rest;
    screen_size(screen, &pixels, &rest);
    SDL_GetWindowSize(screen->window, &points, &rest);
    return points > 0 && pixels > 0 ? (float)pixels / (float)points : 1;
}

float screen_scale(const struct screen *screen) {
    float scale = screen_pixel_ratio(screen), dots = 0;
    int display = SDL_GetWindowDisplayIndex(screen->window);
    const char *driver = SDL_GetCurrentVideoDriver();
    float wished = desktop_dots_per_inch(screen->window) / 96;
    if (scale <= 1 && wished > 0)
        return fminf(fmaxf(roundf(wished * 4) / 4, 1), 4);
    /* Under X11 the ratio is always 1 and SDL knows only the glass's own dots per inch. Those of a laptop's panel say
     * little about what its owner likes, so only a plainly dense display counts. */
    if (scale <= 1 && driver && SDL_strcmp(driver, "x11") == 0 && display >= 0 &&
        SDL_GetDisplayDPI(display, &dots, NULL, NULL) == 0)
        scale = dots >= 260 ? 3 : dots >= 180 ? 2 : 1;
    return fminf(fmaxf(roundf(scale * 4) / 4, 1), 4);
}

static void drop_texture(struct screen *screen) {
    if (screen->texture)
        SDL_DestroyTexture(screen->texture);
    screen->texture = NULL;
}

void screen_resize(struct screen *screen) {
    drop_texture(screen);
}

static void upload(struct screen *screen, struct pixel_box box) {
    const struct raster *raster = &screen->painter.raster;
    SDL_Rect area = {box.left, box.top, box.right - box.left, box.bottom - box.top};
    SDL_UpdateTexture(screen->texture, &area, raster->pixels + (size_t)box.top * (size_t)raster->stride + box.left,
                      raster->stride * 4);
}

/* A texture of the raster's size; true when it is new and so holds nothing yet. */
static bool fit_texture(struct screen *screen) {
    int width = 0, height = 0;
    const struct raster *raster = &screen->painter.raster;
    if (screen->texture && SDL_QueryTexture(screen->texture, NULL, NULL, &width, &height) == 0 &&
        width == raster->width && height == raster->height)
        return false;
    drop_texture(screen);
    screen->texture = SDL_CreateTexture(screen->renderer, SDL_PIXELFORMAT_ARGB8888, SDL_TEXTUREACCESS_STREAMING,
                                        raster->width, raster->height);
    return screen->texture != NULL;
}

/* The raster stands in the window's left top corner, pixel for pixel: while a window is being resized the picture must
 * not be stretched and blurred. */
static void show(struct screen *screen) {
    const struct raster *raster = &screen->painter.raster;
    SDL_Rect area = {0, 0, raster->width, raster->height};
    colour back = screen->painter.background;
    SDL_SetRenderDrawColor(screen->renderer, (Uint8)(back >> 24), (Uint8)(back >> 16), (Uint8)(back >> 8), 255);
    SDL_RenderClear(screen->renderer);
    if (screen->texture)
        SDL_RenderCopy(screen->renderer, screen->texture, NULL, &area);
    SDL_RenderPresent(screen->renderer);
}

bool screen_present(struct screen *screen, const struct drawlist *list) {
    struct painter *painter = &screen->painter;
    painter_update(painter, list);
    bool fresh = fit_texture(screen);
    if (!fresh && painter->changed_count == 0)
        return false;
    if (fresh)
        upload(screen, (struct pixel_box){0, 0, painter->raster.width, painter->raster.height});
    else if (screen->texture)
        for (size_t i = 0; i < painter->changed_count; i++)
            upload(screen, painter->changed[i]);
    show(screen);
    return true;
}

void screen_refresh(struct screen *screen) {
    drop_texture(screen);
    if (fit_texture(screen))
        upload(screen, (struct pixel_box){0, 0, screen->painter.raster.width, screen->painter.raster.height});
    show(screen);
}

void screen_title(struct screen *screen, const char *title) {
    SDL_SetWindowTitle(screen->window, title);
    desktop_title(screen->window, title);
}

const struct raster *screen_raster(const struct screen *screen) {
    return &screen->painter.raster;
}

void *screen_window(const struct screen *screen) {
    return screen->window;
}

const char *screen_renderer(const struct screen *screen) {
    SDL_RendererInfo info;
    return SDL_GetRendererInfo(screen->renderer, &info) == 0 ? info.name : "unknown";
}
