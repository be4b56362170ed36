/* The page's font_finder.h: a few font files in a folder of their own instead of fontconfig's choice of all fonts. */
#include "font_finder.h"
#include "memory.h"
#include "text.h"
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

struct font_finder {
    char unused;
};

struct folder_font {
    const char *name, *family;
};

static const struct folder_font latin[FONT_FACES] = {[FONT_SANS] = {"sans", "Inter"},
                                                     [FONT_SANS_BOLD] = {"sans-bold", "Inter"},
                                                     [FONT_MONO] = {"mono", "JetBrains Mono"},
                                                     [FONT_MONO_BOLD] = {"mono-bold", "JetBrains Mono"}};
/* Made of Noto Sans CJK by web/chinese_font.py, where that is installed. The bold one has fewer letters. */
static const struct folder_font chinese = {"chinese", "Noto Sans CJK SC"},
                                chinese_bold = {"chinese-bold", "Noto Sans CJK SC"};

struct font_finder *font_finder_open(void) {
    return memory_alloc(sizeof(struct font_finder));
}

void font_finder_close(struct font_finder *finder) {
    free(finder);
}

/* The file of that name; path NULL where the page was made without. */
static struct font_file file_of(const struct folder_font *font) {
    const char *folder = getenv("HEAPSCOPE_FONTS"); /* under Node; the page's own file system has them in one place */
    struct text path;
    text_init(&path);
    text_printf(&path, "%s/%s", folder && *folder ? folder : HEAPSCOPE_FONTS, font->name);
    if (access(path.data, R_OK) == 0)
        return (struct font_file){path.data, memory_text(font->family, strlen(font->family)), 0};
    text_destroy(&path);
    return (struct font_file){0};
}

struct font_file font_finder_face(struct font_finder *finder, enum font_face face) {
    (void)finder;
    return file_of(&latin[face]);
}

/* The other Latin family may have what this one lacks, then the Chinese ones: fonts.c looks which does. */
struct font_file font_finder_for(struct font_finder *finder, enum font_face face, uint32_t codepoint, int rank) {
    bool bold = face == FONT_SANS_BOLD || face == FONT_MONO_BOLD, sans = face == FONT_SANS || face == FONT_SANS_BOLD;
    const struct folder_font *const order[] = {&latin[sans ? FONT_MONO : FONT_SANS], bold ? &chinese_bold : &chinese,
                                               &chinese};
    (void)finder, (void)codepoint;
    return rank < (int)(sizeof order / sizeof *order) ? file_of(order[rank]) : (struct font_file){0};
}
