#include "font_finder.h"
#include "memory.h"
#include <fontconfig/fontconfig.h>
#include <stdlib.h>
#include <string.h>

struct font_finder {
    FcConfig *config;
    FcFontSet *sorted[FONT_FACES]; /* made when first asked for */
};

static const char *const preferred[FONT_FACES][3] = {
    [FONT_SANS] = {"Inter", "DejaVu Sans", "sans-serif"},
    [FONT_SANS_BOLD] = {"Inter", "DejaVu Sans", "sans-serif"},
    [FONT_MONO] = {"JetBrains Mono", "DejaVu Sans Mono", "monospace"},
    [FONT_MONO_BOLD] = {"JetBrains Mono", "DejaVu Sans Mono", "monospace"},
};

struct font_finder *font_finder_open(void) {
    struct font_finder *finder = memory_alloc(sizeof *finder);
    finder->config = FcInitLoadConfigAndFonts(); /* our own, not the process's: nothing global changes */
    return finder;
}

void font_finder_close(struct font_finder *finder) {
    for (int face = 0; face < FONT_FACES; face++)
        if (finder->sorted[face])
            FcFontSetDestroy(finder->sorted[face]);
    if (finder->config)
        FcConfigDestroy(finder->config);
    free(finder);
}

static FcPattern *pattern_for(const struct font_finder *finder, enum font_face face, const char *family,
                              const char *language) {
    bool bold = face == FONT_SANS_BOLD || face == FONT_MONO_BOLD;
    FcPattern *pattern = FcPatternCreate();
    FcPatternAddString(pattern, FC_FAMILY, (const FcChar8 *)family);
    FcPatternAddInteger(pattern, FC_WEIGHT, bold ? FC_WEIGHT_BOLD : FC_WEIGHT_REGULAR);
    FcPatternAddInteger(pattern, FC_SLANT, FC_SLANT_ROMAN);
    FcPatternAddInteger(pattern, FC_WIDTH, FC_WIDTH_NORMAL);
    FcPatternAddBool(pattern, FC_SCALABLE, FcTrue);
    FcPatternAddBool(pattern, FC_COLOR, FcFalse);
    if (language) /* before the configuration's rules, which choose families by it */
        FcPatternAddString(pattern, FC_LANG, (const FcChar8 *)language);
    FcConfigSubstitute(finder->config, pattern, FcMatchPattern);
    FcDefaultSubstitute(pattern);
    return pattern;
}

static struct font_file file_of(FcPattern *found) {
    FcChar8 *path, *family;
    int index = 0;
    if (!found || FcPatternGetString(found, FC_FILE, 0, &path) != FcResultMatch)
        return (struct font_file){0};
    if (FcPatternGetString(found, FC_FAMILY, 0, &family) != FcResultMatch)
        family = path;
    FcPatternGetInteger(found, FC_INDEX, 0, &index);
    return (struct font_file){memory_text((const char *)path, strlen((const char *)path)),
                              memory_text((const char *)family, strlen((const char *)family)), index};
}

struct font_file font_finder_face(struct font_finder *finder, enum font_face face) {
    struct font_file file = {0};
    for (size_t i = 0; finder->config && i < 3 && !file.path; i++) {
        FcPattern *pattern = pattern_for(finder, face, preferred[face][i], NULL);
        FcResult result;
        FcPattern *found = FcFontMatch(finder->config, pattern, &result);
        file = file_of(found);
        /* fontconfig always offers something; take it only when it is what was asked for, or for the general name */
        if (file.path && i < 2 && strcmp(file.family, preferred[face][i]) != 0) {
            free(file.path);
            free(file.family);
            file = (struct font_file){0};
        }
        if (found)
            FcPatternDestroy(found);
        FcPatternDestroy(pattern);
    }
    return file;
}

struct font_file font_finder_for(struct font_finder *finder, enum font_face face, uint32_t codepoint, int rank) {
    if (!finder->config || rank) /* fontconfig knows what a font has: the first is one that has it */
        return (struct font_file){0};
    if (!finder->sorted[face]) {
        /* Of the shapes that CJK scripts share, those of our Chinese translation. */
        FcPattern *pattern = pattern_for(finder, face, preferred[face][2], "zh-cn");
        FcResult result;
        finder->sorted[face] = FcFontSort(finder->config, pattern, FcFalse, NULL, &result);
        FcPatternDestroy(pattern);
    }
    FcFontSet *set = finder->sorted[face];
    for (int i = 0; set && i < set->nfont; i++) {
        FcCharSet *characters;
        FcBool coloured = FcFalse, scalable = FcTrue;
        FcPatternGetBool(set->fonts[i], FC_COLOR, 0, &coloured);
        FcPatternGetBool(set->fonts[i], FC_SCALABLE, 0, &scalable);
        if (!coloured && scalable && FcPatternGetCharSet(set->fonts[i], FC_CHARSET, 0, &characters) == FcResultMatch &&
            FcCharSetHasChar(characters, codepoint))
            return file_of(set->fonts[i]);
    }
    return (struct font_file){0};
}
