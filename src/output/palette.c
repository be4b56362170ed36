#include "palette.h"

#include <stdlib.h>
#include <string.h>

enum { PAIRS_MOST = 128, WIDEST = 128 };

static int channel(uint32_t c, int shift) {
    return (int)(c >> shift & 255);
}

/* How far apart in the channel that differs most. */
static int apart(uint32_t a, uint32_t b) {
    int most = 0;
    for (int shift = 0; shift <= 16; shift += 8) {
        int difference = abs(channel(a, shift) - channel(b, shift));
        most = difference > most ? difference : most;
    }
    return most;
}

static uint32_t between(uint32_t a, uint32_t b, int part, int parts) {
    uint32_t mixed = 0;
    for (int shift = 0; shift <= 16; shift += 8) {
        int from = channel(a, shift), to = channel(b, shift);
        mixed |= (uint32_t)(from + ((to - from) * part * 2 + (to > from ? parts : -parts)) / (2 * parts)) << shift;
    }
    return mixed;
}

/* False when it is full. A colour nearer than `gap` to one that is there is not needed. */
static bool add(struct palette *palette, uint32_t c, int gap) {
    for (int i = 0; i < palette->count; i++)
        if (apart(palette->colours[i], c) < gap)
            return true;
    if (palette->count == PALETTE_MOST)
        return false;
    palette->colours[palette->count++] = c;
    return true;
}

/* The theme's own colours first and exactly, then the ramps, a colour every `spacing`. False: there is no room. */
static bool fill(struct palette *palette, const struct theme_pair *pairs, size_t count, int spacing) {
    palette->count = 0;
    for (size_t i = 0; i < count; i++)
        if (!add(palette, pairs[i].front >> 8, 1) || !add(palette, pairs[i].back >> 8, 1))
            return false;
    for (size_t i = 0; i < count; i++) {
        uint32_t front = pairs[i].front >> 8, back = pairs[i].back >> 8;
        int parts = (apart(front, back) + spacing - 1) / spacing;
        for (int part = 1; part < parts; part++)
            if (!add(palette, between(front, back, part, parts), spacing / 2))
                return false;
    }
    return true;
}

void palette_init(struct palette *palette, const struct theme *theme) {
    struct theme_pair pairs[PAIRS_MOST] = {
        {"a panel's border", theme->edge, theme->panel, false},
        {"a panel's border outside", theme->edge, theme->ground, false},
        {"hatching", theme->hatch, theme->dead_fill, false},
        {"the accent's wash", theme->accent_soft, theme->panel, false},
        {"the button that matters", theme->strong, theme->panel, false},
        {"the current line", theme->now_row, theme->panel, false},
        {"the banner", theme->warning, theme->ground, false},
        {"an inset", theme->inset, theme->panel, false},
    };
    enum { OWN = 8 };
    size_t count = theme_pairs(theme, pairs + OWN, PAIRS_MOST - OWN) + OWN;
    count = count < PAIRS_MOST ? count : PAIRS_MOST;
    for (int spacing = 6; !fill(palette, pairs, count, spacing) && spacing < WIDEST; spacing++)
        ;
    memset(palette->asked, 0, sizeof palette->asked);
}

static uint8_t search(const struct palette *palette, uint32_t c) {
    int best = 0, least = 1 << 30;
    for (int i = 0; i < palette->count; i++) {
        int r = channel(palette->colours[i], 16) - channel(c, 16), g = channel(palette->colours[i], 8) - channel(c, 8),
            b = channel(palette->colours[i], 0) - channel(c, 0);
        int distance = 3 * r * r + 4 * g * g + 2 * b * b;
        if (distance < least) {
            least = distance;
            best = i;
        }
    }
    return (uint8_t)best;
}

uint8_t palette_nearest(struct palette *palette, uint32_t pixel) {
    uint32_t c = pixel & 0xFFFFFF, cell = (c * 2654435761U) >> 18;
    if (palette->asked[cell] != c + 1) {
        palette->asked[cell] = c + 1;
        palette->answers[cell] = search(palette, c);
    }
    return palette->answers[cell];
}
