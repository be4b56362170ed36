#include "theme.h"

#include <math.h>

static const struct theme light = {
    .ground = 0xF3F4EFFF,
    .panel = 0xFFFFFFFF,
    .edge = 0xD3D7DBFF,
    .inset = 0xEEF0F2FF,
    .ink = 0x1A1D21FF,
    .soft = 0x565E67FF,
    .line = 0x6A737CFF,
    .accent = 0x6A3CC6FF,
    .on_accent = 0xFFFFFFFF,
    .accent_soft = 0xF1ECFBFF,
    .now_row = 0xFFF0B8FF,
    .strong = 0x1A1D21FF,
    .on_strong = 0xFFFFFFFF,
    .generation = {0x0072B2FF, 0x966500FF, 0x007D59FF},
    .examined = 0x0072B2FF,
    .untracked = 0x7A6A75FF,
    .dead_fill = 0xF7F7F5FF,
    .hatch = 0xE3E5E6FF,
    .warning = 0xB34700FF,
    .on_warning = 0xFFFFFFFF,
    .focus = 0xC2185BFF,
    .keyword = 0x0B4A8FFF,
    .string = 0x14663FFF,
    .number = 0x8A3A00FF,
    .shade = 0x1A1D2199,
};

static const struct theme dark = {
    .ground = 0x101418FF,
    .panel = 0x1B2026FF,
    .edge = 0x3A424BFF,
    .inset = 0x272E36FF,
    .ink = 0xEDF1F4FF,
    .soft = 0xA9B2BBFF,
    .line = 0x95A0ABFF,
    .accent = 0xB99BFFFF,
    .on_accent = 0x170F26FF,
    .accent_soft = 0x2D2640FF,
    .now_row = 0x483908FF,
    .strong = 0xEDF1F4FF,
    .on_strong = 0x15191DFF,
    .generation = {0x56B4E9FF, 0xF0B23CFF, 0x3CC79BFF},
    .examined = 0x56B4E9FF,
    .untracked = 0xB79AAEFF,
    .dead_fill = 0x20252BFF,
    .hatch = 0x323941FF,
    .warning = 0xF0A35EFF,
    .on_warning = 0x1C1206FF,
    .focus = 0xFF7BAFFF,
    .keyword = 0x86BEFFFF,
    .string = 0x8FD6A9FF,
    .number = 0xF2B98AFF,
    .shade = 0x000000B0,
};

const struct theme *theme_named(enum theme_name name) {
    return name == THEME_DARK ? &dark : &light;
}

static float linear(unsigned channel) {
    float c = (float)channel / 255;
    return c <= 0.04045F ? c / 12.92F : powf((c + 0.055F) / 1.055F, 2.4F);
}

static float luminance(colour c) {
    return 0.2126F * linear(c >> 24 & 255) + 0.7152F * linear(c >> 16 & 255) + 0.0722F * linear(c >> 8 & 255);
}

float theme_contrast(colour a, colour b) {
    float first = luminance(a), second = luminance(b);
    return first > second ? (first + 0.05F) / (second + 0.05F) : (second + 0.05F) / (first + 0.05F);
}

size_t theme_pairs(const struct theme *t, struct theme_pair *pairs, size_t room) {
    const struct theme_pair all[] = {
        {"words on a panel", t->ink, t->panel, true},
        {"words on the ground", t->ink, t->ground, true},
        {"words on an inset", t->ink, t->inset, true},
        {"words on garbage", t->ink, t->dead_fill, true},
        {"words on hatching", t->ink, t->hatch, true},
        {"words on the current line", t->ink, t->now_row, true},
        {"words on a wash of the accent", t->ink, t->accent_soft, true},
        {"lesser words on a panel", t->soft, t->panel, true},
        {"lesser words on the ground", t->soft, t->ground, true},
        {"lesser words on an inset", t->soft, t->inset, true},
        {"lesser words on garbage", t->soft, t->dead_fill, true},
        {"lesser words on hatching", t->soft, t->hatch, true},
        {"lesser words on the current line", t->soft, t->now_row, true},
        {"the accent's words on a panel", t->accent, t->panel, true},
        {"the accent's words on its wash", t->accent, t->accent_soft, true},
        {"words on the accent", t->on_accent, t->accent, true},
        {"words on the strong button", t->on_strong, t->strong, true},
        {"words on the banner", t->on_warning, t->warning, true},
        {"keywords on a panel", t->keyword, t->panel, true},
        {"keywords on the current line", t->keyword, t->now_row, true},
        {"strings on a panel", t->string, t->panel, true},
        {"strings on the current line", t->string, t->now_row, true},
        {"numbers on a panel", t->number, t->panel, true},
        {"numbers on the current line", t->number, t->now_row, true},
        {"references", t->line, t->panel, false},
        {"references over an inset", t->line, t->inset, false},
        {"references over garbage", t->line, t->dead_fill, false},
        {"young border", t->generation[0], t->panel, false},
        {"middle border", t->generation[1], t->panel, false},
        {"old border", t->generation[2], t->panel, false},
        {"young border round garbage", t->generation[0], t->dead_fill, false},
        {"middle border round garbage", t->generation[1], t->dead_fill, false},
        {"old border round garbage", t->generation[2], t->dead_fill, false},
        {"examined border", t->examined, t->panel, false},
        {"examined border round garbage", t->examined, t->dead_fill, false},
        {"untracked border", t->untracked, t->panel, false},
        {"the focus's ring on a panel", t->focus, t->panel, false},
        {"the focus's ring on the ground", t->focus, t->ground, false},
        {"the focus's ring on the current line", t->focus, t->now_row, false},
        {"accent lines over an inset", t->accent, t->inset, false},
        {"accent lines over garbage", t->accent, t->dead_fill, false},
        {"accent lines on the current line", t->accent, t->now_row, false},
    };
    size_t count = sizeof all / sizeof *all;
    for (size_t i = 0; i < count && i < room; i++)
        pairs[i] = all[i];
    return count;
}

colour theme_faded(colour ink, float alpha) {
    alpha = alpha < 0 ? 0 : alpha > 1 ? 1 : alpha;
    return (ink & 0xFFFFFF00U) | (colour)lroundf((float)(ink & 255) * alpha);
}
