#include "fonts.h"
#include "font_finder.h"
#include "glyphs.h"
#include "memory.h"
#include "text.h"
#include <SDL2/SDL_ttf.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

enum {
    FONTS_MOST = 64, /* the four faces and fall-backs */
    EM = 1024,       /* pixels at which advances are measured: hinting and rounding vanish there */
    ACROSS = 4,      /* glyphs are drawn this much wider and averaged down, at quarters of a pixel */
    SIZE_UNITS = 72, /* a pixel: SDL_ttf takes whole dots per inch, and a 1 point em at 72 is one pixel */
    ADVANCES_MOST = 32768,
    ASCII = 128,
    NO_FONT = 255
};

struct font {
    TTF_Font *handle;
    int size; /* in SIZE_UNITS, at which the handle stands; 0: at EM, for measuring */
    char *path, *family;
    long index;
};

/* Which font draws a character of a face, and how far the pen moves. */
struct advance {
    float em; /* in ems */
    uint32_t codepoint;
    uint8_t face, font; /* font NO_FONT: nobody has it */
    bool known;
};

struct fonts {
    struct font_finder *finder;
    struct font fonts[FONTS_MOST];
    int count;
    float ascent[FONT_FACES], descent[FONT_FACES], height[FONT_FACES]; /* ems */
    struct advance ascii[FONT_FACES][ASCII];
    struct advance *others; /* open addressing, ADVANCES_MOST * 2 slots; made when first needed */
    size_t other_count;
    struct glyphs glyphs;
    uint32_t missing; /* the first character that nobody has; 0: none yet */
    uint8_t *wide; /* scratch: a glyph before it is averaged down */
    size_t wide_capacity;
};

static bool set_size(struct font *font, int size) {
    if (font->size == size)
        return true;
    font->size = size;
    if (size == 0)
        return TTF_SetFontSizeDPI(font->handle, EM, 72, 72) == 0;
    return TTF_SetFontSizeDPI(font->handle, 1, (unsigned)(size * ACROSS), (unsigned)size) == 0;
}

/* Opens a font, or finds it among those that are open. Takes over the names. */
static int add_font(struct fonts *fonts, struct font_file file) {
    int found = NO_FONT;
    if (!file.path)
        return NO_FONT;
    for (int i = 0; i < fonts->count && found == NO_FONT; i++)
        if (strcmp(fonts->fonts[i].path, file.path) == 0 && fonts->fonts[i].index == file.index)
            found = i;
    if (found == NO_FONT && fonts->count < FONTS_MOST) {
        TTF_Font *handle = TTF_OpenFontIndex(file.path, EM, file.index);
        if (handle) {
            TTF_SetFontHinting(handle, TTF_HINTING_LIGHT); /* up and down only: widths stay true */
            TTF_SetFontKerning(handle, 0);
            fonts->fonts[fonts->count] = (struct font){handle, 0, file.path, file.family, file.index};
            return fonts->count++;
        }
    }
    free(file.path);
    free(file.family);
    return found;
}

struct fonts *fonts_open(struct faults *faults) {
    if (TTF_Init() != 0) {
        fault_add(faults, "fonts", 0, 0, NULL, 0, "can't start the font library: %s", TTF_GetError());
        return NULL;
    }
    struct fonts *fonts = memory_alloc(sizeof *fonts);
    fonts->finder = font_finder_open();
    for (int face = 0; face < FONT_FACES; face++) {
        struct font_file file = font_finder_face(fonts->finder, (enum font_face)face);
        int expected = fonts->count;
        int got = add_font(fonts, file);
        if (got == NO_FONT)
            break;
        if (got != expected) { /* two faces may share a font; each keeps a place of its own, so that face == index */
            struct font *shared = &fonts->fonts[got];
            TTF_Font *handle = TTF_OpenFontIndex(shared->path, EM, shared->index);
            if (!handle)
                break;
            TTF_SetFontHinting(handle, TTF_HINTING_LIGHT);
            fonts->fonts[fonts->count++] =
                (struct font){handle, 0, memory_text(shared->path, strlen(shared->path)),
                              memory_text(shared->family, strlen(shared->family)), shared->index};
        }
        TTF_Font *handle = fonts->fonts[face].handle;
        fonts->ascent[face] = (float)TTF_FontAscent(handle) / EM;
        fonts->descent[face] = (float)-TTF_FontDescent(handle) / EM;
        fonts->height[face] = (float)TTF_FontLineSkip(handle) / EM;
    }
    if (fonts->count < FONT_FACES) {
        fault_add(faults, "fonts", 0, 0, NULL, 0,
                  "no font was found on this machine; install one, for example the Debian packages fonts-dejavu-core, "
                  "fonts-inter and fonts-jetbrains-mono");
        fonts_close(fonts);
        return NULL;
    }
    return fonts;
}

void fonts_close(struct fonts *fonts) {
    if (!fonts)
        return;
    for (int i = 0; i < fonts->count; i++) {
        TTF_CloseFont(fonts->fonts[i].handle);
        free(fonts->fonts[i].path);
        free(fonts->fonts[i].family);
    }
    font_finder_close(fonts->finder);
    glyphs_destroy(&fonts->glyphs);
    free(fonts->others);
    free(fonts->wide);
    free(fonts);
    TTF_Quit(); /* counted by SDL_ttf */
}

static int font_with(struct fonts *fonts, enum font_face face, uint32_t codepoint) {
    if (TTF_GlyphIsProvided32(fonts->fonts[face].handle, codepoint))
        return (int)face;
    /* Always fontconfig's order, not what happens to be open: the same text must look the same on any day. */
    for (int rank = 0;; rank++) {
        int found = add_font(fonts, font_finder_for(fonts->finder, face, codepoint, rank));
        if (found == NO_FONT || TTF_GlyphIsProvided32(fonts->fonts[found].handle, codepoint))
            return found;
    }
}

static struct advance look_up(struct fonts *fonts, enum font_face face, uint32_t codepoint) {
    struct advance advance = {.codepoint = codepoint, .face = (uint8_t)face, .known = true};
    advance.font = (uint8_t)font_with(fonts, face, codepoint);
    struct font *font = &fonts->fonts[advance.font == NO_FONT ? (uint8_t)face : advance.font];
    uint32_t shape = advance.font == NO_FONT ? 0xFFFD : codepoint;
    if (advance.font == NO_FONT && !fonts->missing)
        fonts->missing = codepoint;
    int pixels = 0;
    if (set_size(font, 0) && TTF_GlyphMetrics32(font->handle, shape, NULL, NULL, NULL, NULL, &pixels) == 0)
        advance.em = (float)pixels / EM;
    return advance;
}

static bool is_control(uint32_t codepoint) {
    return codepoint < 0x20 || (codepoint >= 0x7F && codepoint < 0xA0) ||
           (codepoint >= 0x200B && codepoint <= 0x200F) || codepoint == 0xFEFF ||
           (codepoint >= 0xFE00 && codepoint <= 0xFE0F);
}

static struct advance advance_of(struct fonts *fonts, enum font_face face, uint32_t codepoint) {
    if (codepoint == '\t')
        codepoint = ' ';
    if (codepoint < ASCII) {
        struct advance *advance = &fonts->ascii[face][codepoint];
        if (!advance->known)
            *advance = is_control(codepoint) ? (struct advance){.font = NO_FONT, .known = true}
                                             : look_up(fonts, face, codepoint);
        return *advance;
    }
    if (is_control(codepoint))
        return (struct advance){.font = NO_FONT, .known = true};
    size_t slots = ADVANCES_MOST * 2;
    if (!fonts->others)
        fonts->others = memory_alloc(slots * sizeof *fonts->others);
    size_t home = (codepoint * 2654435761u + (uint32_t)face * 40503u) % slots, slot = home;
    for (; fonts->others[slot].known; slot = (slot + 1) % slots)
        if (fonts->others[slot].codepoint == codepoint && fonts->others[slot].face == face)
            return fonts->others[slot];
    struct advance advance = look_up(fonts, face, codepoint);
    if (fonts->other_count++ == ADVANCES_MOST) {
        memset(fonts->others, 0, slots * sizeof *fonts->others);
        fonts->other_count = 1;
        slot = home;
    }
    fonts->others[slot] = advance;
    return advance;
}

uint32_t fonts_missing(const struct fonts *fonts) {
    return fonts->missing;
}

const char *fonts_package(uint32_t codepoint) {
    bool east = (codepoint >= 0x1100 && codepoint < 0x1200) || (codepoint >= 0x2E80 && codepoint < 0xA4D0) ||
                (codepoint >= 0xAC00 && codepoint < 0xD7B0) || (codepoint >= 0xF900 && codepoint < 0xFB00) ||
                (codepoint >= 0xFF00 && codepoint < 0xFFF0) || (codepoint >= 0x20000 && codepoint < 0x33480);
    bool picture = codepoint >= 0x1F000 && codepoint < 0x1FB00;
    return east ? "fonts-noto-cjk" : picture ? "fonts-symbola" : "fonts-noto-core";
}

static float clean_size(float size) {
    if (!(size > 0))
        return 0;
    return size > FONTS_LARGEST ? FONTS_LARGEST : size;
}

static enum font_face clean_face(enum font_face face) {
    return (unsigned)face < FONT_FACES ? face : FONT_SANS;
}

static float width_of(void *context, enum font_face face, float size, const char *text, size_t length) {
    float ems = 0;
    for (const char *at = text, *end = text + length; at < end;)
        ems += advance_of(context, clean_face(face), utf8_next(&at, end)).em;
    return ems * clean_size(size);
}

static void line_of(void *context, enum font_face face, float size, float *ascent, float *descent, float *height) {
    const struct fonts *fonts = context;
    size = clean_size(size);
    face = clean_face(face);
    *ascent = fonts->ascent[face] * size;
    *descent = fonts->descent[face] * size;
    *height = fonts->height[face] * size;
}

struct text_metrics fonts_metrics(struct fonts *fonts) {
    return (struct text_metrics){fonts, width_of, line_of};
}

const char *fonts_family(const struct fonts *fonts, enum font_face face) {
    return fonts->fonts[clean_face(face)].family;
}

const char *fonts_family_of(struct fonts *fonts, enum font_face face, uint32_t codepoint) {
    struct advance advance = advance_of(fonts, clean_face(face), codepoint);
    return advance.font == NO_FONT ? NULL : fonts->fonts[advance.font].family;
}

/* Where ink is in a drawn glyph, and where the pen stood when it was drawn. */
struct drawn {
    const SDL_Surface *surface;
    int pen, base; /* column and row */
    int left, top, right, bottom;
};

static bool find_ink(struct drawn *drawn) {
    const SDL_Surface *surface = drawn->surface;
    drawn->left = surface->w;
    drawn->top = surface->h;
    drawn->right = drawn->bottom = 0;
    for (int y = 0; y < surface->h; y++) {
        const uint8_t *row = (const uint8_t *)surface->pixels + (size_t)y * (size_t)surface->pitch;
        for (int x = 0; x < surface->w; x++) {
            if (row[x] == 0)
                continue;
            drawn->left = x < drawn->left ? x : drawn->left;
            drawn->right = x >= drawn->right ? x + 1 : drawn->right;
            drawn->top = y < drawn->top ? y : drawn->top;
            drawn->bottom = y + 1;
        }
    }
    return drawn->right > drawn->left;
}

static int floor_div(int a, int b) {
    return a >= 0 ? a / b : -((b - 1 - a) / b);
}

/* Averages a glyph that is ACROSS times too wide down to pixels, `phase` quarters to the right. */
static const struct glyph *keep(struct fonts *fonts, uint64_t key, const struct drawn *drawn, int phase) {
    int first = floor_div(drawn->left - drawn->pen + phase, ACROSS);
    int last = floor_div(drawn->right - 1 - drawn->pen + phase, ACROSS);
    int width = last - first + 1, height = drawn->bottom - drawn->top;
    struct glyph *glyph = glyphs_add(&fonts->glyphs, key, (uint16_t)width, (uint16_t)height);
    glyph->left = (int16_t)first;
    glyph->top = (int16_t)(drawn->top - drawn->base);
    uint8_t *out = fonts->glyphs.bytes + glyph->mask;
    for (int y = 0; y < height; y++, out += width) {
        const SDL_Surface *surface = drawn->surface;
        const uint8_t *row = (const uint8_t *)surface->pixels + (size_t)(drawn->top + y) * (size_t)surface->pitch;
        for (int x = 0; x < width; x++) {
            int from = (first + x) * ACROSS - phase + drawn->pen, sum = ACROSS / 2;
            for (int i = from; i < from + ACROSS; i++)
                sum += i >= drawn->left && i < drawn->right ? row[i] : 0;
            out[x] = (uint8_t)(sum / ACROSS);
        }
    }
    return glyph;
}

static const struct glyph *draw_glyph(struct fonts *fonts, uint64_t key, int index, uint32_t codepoint, int size,
                                      int phase) {
    struct font *font = &fonts->fonts[index];
    int min_x = 0, max_y = 0;
    SDL_Surface *surface = NULL;
    if (set_size(font, size) && TTF_GlyphMetrics32(font->handle, codepoint, &min_x, NULL, NULL, &max_y, NULL) == 0)
        surface = TTF_RenderGlyph32_Shaded(font->handle, codepoint, (SDL_Color){255, 255, 255, 255},
                                           (SDL_Color){0, 0, 0, 255});
    struct drawn drawn = {.surface = surface};
    const struct glyph *glyph;
    int ascent = TTF_FontAscent(font->handle);
    drawn.pen = min_x < 0 ? -min_x : 0; /* SDL_ttf starts a surface at the pen, or at ink that lies before it */
    drawn.base = max_y > ascent ? max_y : ascent;
    if (surface && surface->format->BytesPerPixel == 1 && find_ink(&drawn))
        glyph = keep(fonts, key, &drawn, phase);
    else
        glyph = glyphs_add(&fonts->glyphs, key, 0, 0);
    SDL_FreeSurface(surface);
    return glyph;
}

void fonts_draw(struct fonts *fonts, struct raster *raster, float x, float y, enum font_face face, float size,
                colour ink, const char *text, size_t length) {
    int units = (int)(clean_size(size) * SIZE_UNITS + 0.5f);
    if (units < SIZE_UNITS)
        return; /* below a pixel nothing can be seen */
    face = clean_face(face);
    double pen = outline_clean(x);
    int base = (int)floorf(outline_clean(y) + 0.5f);
    for (const char *at = text, *end = text + length; at < end;) {
        uint32_t codepoint = utf8_next(&at, end);
        struct advance advance = advance_of(fonts, face, codepoint);
        int quarter = (int)floor(pen * ACROSS + 0.5);
        int column = floor_div(quarter, ACROSS), phase = quarter - column * ACROSS;
        pen += (double)advance.em * clean_size(size);
        if (advance.em <= 0 && advance.font == NO_FONT)
            continue;
        if (column > raster->clip.right + FONTS_LARGEST)
            break;
        if (codepoint == ' ' || codepoint == '\t' || pen < raster->clip.left - FONTS_LARGEST)
            continue;
        int index = advance.font == NO_FONT ? (int)face : advance.font;
        uint32_t shape = advance.font == NO_FONT ? 0xFFFD : codepoint;
        uint64_t key = (uint64_t)shape | (uint64_t)index << 21 | (uint64_t)phase << 29 | (uint64_t)units << 32;
        const struct glyph *glyph = glyphs_find(&fonts->glyphs, key);
        if (!glyph)
            glyph = draw_glyph(fonts, key, index, shape, units, phase);
        if (glyph->width)
            raster_mask(raster, column + glyph->left, base + glyph->top, fonts->glyphs.bytes + glyph->mask,
                        glyph->width, glyph->height, ink);
    }
}
