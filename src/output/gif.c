#include "gif.h"

#include "memory.h"

#include <gif_lib.h>
#include <stdlib.h>
#include <string.h>

enum { DELAY_MOST = 65535, TRANSPARENT = 255, COLOURS = 256 };

struct gif {
    GifFileType *file;
    struct palette *palette;
    gif_sink *sink;
    void *context;
    int width, height;
    uint8_t *shown;       /* palette indices of the whole picture, as the frames so far make it */
    uint8_t *waiting;     /* the newest frame, not written yet: a later one may lengthen it */
    uint8_t *fresh;       /* the one being made */
    struct pixel_box box; /* of `waiting`: where it has pixels */
    int delay;            /* of `waiting`, 1/100 s; 0: nothing waits */
    bool begun;           /* the first frame is there */
};

static int write_bytes(GifFileType *file, const GifByteType *bytes, int length) {
    struct gif *gif = file->UserData;
    return gif->sink(gif->context, (const char *)bytes, (size_t)length) ? length : 0;
}

static void release(struct gif *gif) {
    free(gif->shown);
    free(gif->waiting);
    free(gif->fresh);
    free(gif);
}

static bool put_header(struct gif *gif) {
    ColorMapObject *map = GifMakeMapObject(COLOURS, NULL);
    if (!map)
        return false;
    for (int i = 0; i < gif->palette->count; i++) {
        uint32_t c = gif->palette->colours[i];
        map->Colors[i] = (GifColorType){c >> 16 & 255, c >> 8 & 255, c & 255};
    }
    EGifSetGifVersion(gif->file, true);
    bool good = EGifPutScreenDesc(gif->file, gif->width, gif->height, 8, 0, map) == GIF_OK;
    GifFreeMapObject(map);
    static const unsigned char for_ever[] = {1, 0, 0};
    return good && EGifPutExtensionLeader(gif->file, APPLICATION_EXT_FUNC_CODE) == GIF_OK &&
           EGifPutExtensionBlock(gif->file, 11, "NETSCAPE2.0") == GIF_OK &&
           EGifPutExtensionBlock(gif->file, sizeof for_ever, for_ever) == GIF_OK &&
           EGifPutExtensionTrailer(gif->file) == GIF_OK;
}

struct gif *gif_begin(int width, int height, struct palette *palette, gif_sink *sink, void *context) {
    struct gif *gif = memory_alloc(sizeof *gif);
    *gif = (struct gif){.palette = palette, .sink = sink, .context = context, .width = width, .height = height};
    gif->shown = memory_alloc((size_t)width * (size_t)height);
    gif->waiting = memory_alloc((size_t)width * (size_t)height);
    gif->fresh = memory_alloc((size_t)width * (size_t)height);
    int error;
    gif->file = EGifOpen(gif, write_bytes, &error);
    if (!gif->file || !put_header(gif)) {
        gif_abandon(gif);
        return NULL;
    }
    return gif;
}

static bool put_waiting(struct gif *gif) {
    if (!gif->delay)
        return true;
    const struct pixel_box box = gif->box;
    int delay = gif->delay < DELAY_MOST ? gif->delay : DELAY_MOST, width = box.right - box.left;
    GraphicsControlBlock control = {DISPOSE_DO_NOT, false, delay, TRANSPARENT};
    GifByteType bytes[4];
    size_t length = EGifGCBToExtension(&control, bytes);
    bool good = EGifPutExtension(gif->file, GRAPHICS_EXT_FUNC_CODE, (int)length, bytes) == GIF_OK &&
                EGifPutImageDesc(gif->file, box.left, box.top, width, box.bottom - box.top, false, NULL) == GIF_OK;
    for (int y = box.top; good && y < box.bottom; y++)
        good = EGifPutLine(gif->file, gif->waiting + (size_t)y * (size_t)gif->width + box.left, width) == GIF_OK;
    gif->delay = 0;
    return good;
}

/* A row's new pixels into `line`, transparent where they are what is shown; and where the first and the last that
 * differ are, as [*from, *to). */
static void compare_row(struct gif *gif, const uint32_t *pixels, uint8_t *line, const uint8_t *shown,
                        struct pixel_box box, int *from, int *to) {
    uint32_t last = ~pixels[box.left];
    uint8_t index = 0;
    for (int x = box.left; x < box.right; x++) {
        if (pixels[x] != last) {
            last = pixels[x];
            index = palette_nearest(gif->palette, last);
        }
        bool same = gif->begun && shown[x] == index;
        line[x] = same ? TRANSPARENT : index;
        if (!same) {
            *from = x < *from ? x : *from;
            *to = x + 1;
        }
    }
}

/* The smallest box round what differs; the pixels of `box` in gif->fresh. */
static struct pixel_box compare(struct gif *gif, const struct raster *raster, struct pixel_box box) {
    struct pixel_box tight = {gif->width, gif->height, 0, 0};
    for (int y = box.top; y < box.bottom; y++) {
        size_t row = (size_t)y * (size_t)gif->width;
        int from = gif->width, to = 0;
        compare_row(gif, raster->pixels + (size_t)y * (size_t)raster->stride, gif->fresh + row, gif->shown + row, box,
                    &from, &to);
        if (from >= to)
            continue;
        tight.left = from < tight.left ? from : tight.left;
        tight.right = to > tight.right ? to : tight.right;
        tight.top = y < tight.top ? y : tight.top;
        tight.bottom = y + 1;
    }
    return tight;
}

static void keep(struct gif *gif, struct pixel_box box) {
    for (int y = box.top; y < box.bottom; y++)
        for (size_t at = (size_t)y * (size_t)gif->width + (size_t)box.left, end = at + (size_t)(box.right - box.left);
             at < end; at++)
            if (gif->fresh[at] != TRANSPARENT)
                gif->shown[at] = gif->fresh[at];
}

bool gif_frame(struct gif *gif, const struct raster *raster, struct pixel_box changed, int hundredths) {
    struct pixel_box all = {0, 0, gif->width < raster->width ? gif->width : raster->width,
                            gif->height < raster->height ? gif->height : raster->height};
    struct pixel_box box = compare(gif, raster, pixel_box_meet(changed, all));
    if (pixel_box_empty(box)) {
        gif->delay += hundredths;
        return true;
    }
    if (!put_waiting(gif))
        return false;
    keep(gif, box);
    uint8_t *spare = gif->waiting;
    gif->waiting = gif->fresh;
    gif->fresh = spare;
    gif->box = box;
    gif->delay = hundredths;
    gif->begun = true;
    return true;
}

bool gif_end(struct gif *gif) {
    bool good = put_waiting(gif);
    int error;
    good = EGifCloseFile(gif->file, &error) == GIF_OK && good;
    release(gif);
    return good;
}

void gif_abandon(struct gif *gif) {
    int error;
    if (!gif)
        return;
    if (gif->file)
        EGifCloseFile(gif->file, &error);
    release(gif);
}
