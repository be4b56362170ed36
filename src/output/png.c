#include "png.h"
#include "file.h"
#include "memory.h"
#include <SDL2/SDL_image.h>

/* SDL_RWops has no growing memory of its own, so here is one on struct text. */
struct sink {
    struct text *out;
    size_t start, at; /* offsets in out */
};

static struct sink *sink_of(SDL_RWops *ops) {
    return ops->hidden.unknown.data1;
}

static Sint64 SDLCALL sink_size(SDL_RWops *ops) {
    return (Sint64)(sink_of(ops)->out->length - sink_of(ops)->start);
}

static Sint64 SDLCALL sink_seek(SDL_RWops *ops, Sint64 offset, int whence) {
    struct sink *sink = sink_of(ops);
    Sint64 size = sink_size(ops), from = whence == RW_SEEK_SET   ? 0
                                         : whence == RW_SEEK_CUR ? (Sint64)(sink->at - sink->start)
                                                                 : size;
    Sint64 to = from + offset;
    if (to < 0 || to > size)
        return -1;
    sink->at = sink->start + (size_t)to;
    return to;
}

static size_t SDLCALL sink_write(SDL_RWops *ops, const void *bytes, size_t size, size_t count) {
    struct sink *sink = sink_of(ops);
    const char *from = bytes;
    size_t length = size * count, over = sink->out->length - sink->at;
    over = over < length ? over : length;
    memcpy(sink->out->data + sink->at, from, over);
    text_append(sink->out, from + over, length - over);
    sink->at += length;
    return count;
}

static size_t SDLCALL sink_read(SDL_RWops *ops, void *bytes, size_t size, size_t count) {
    (void)ops, (void)bytes, (void)size, (void)count;
    return 0;
}

static int SDLCALL sink_close(SDL_RWops *ops) {
    SDL_FreeRW(ops);
    return 0;
}

bool png_encode(const struct raster *raster, const char *path, struct text *out, struct faults *faults) {
    text_append(out, "", 0); /* so that out->data is there */
    struct sink sink = {out, out->length, out->length};
    SDL_Surface *surface = SDL_CreateRGBSurfaceWithFormatFrom(raster->pixels, raster->width, raster->height, 32,
                                                              raster->stride * 4, SDL_PIXELFORMAT_RGB888);
    SDL_RWops *ops = SDL_AllocRW();
    bool good = surface && ops;
    if (good) {
        ops->size = sink_size;
        ops->seek = sink_seek;
        ops->read = sink_read;
        ops->write = sink_write;
        ops->close = sink_close;
        ops->type = SDL_RWOPS_UNKNOWN;
        ops->hidden.unknown.data1 = &sink;
        good = IMG_SavePNG_RW(surface, ops, 0) == 0 && out->length > sink.start;
    }
    if (!good)
        fault_add(faults, path, 0, 0, NULL, 0, "can't make the PNG: %s", SDL_GetError());
    if (ops)
        SDL_FreeRW(ops);
    SDL_FreeSurface(surface);
    return good;
}

bool png_write(const struct raster *raster, const char *path, struct faults *faults) {
    struct text bytes;
    text_init(&bytes);
    bool good = png_encode(raster, path, &bytes, faults) && file_write(path, bytes.data, bytes.length, faults);
    text_destroy(&bytes);
    return good;
}
