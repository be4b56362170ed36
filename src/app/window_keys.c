#include "window_keys.h"

#include "text.h"

#include <SDL2/SDL.h>
#include <string.h>

void window_keys_begin(struct window_keys *keys) {
    *keys = (struct window_keys){0};
    SDL_StartTextInput();
}

/* What an input method was composing is of no use for what comes now. */
void window_keys_typing(struct window_keys *keys, bool typing) {
    keys->typing = typing;
    keys->composing = false;
    SDL_StopTextInput();
    SDL_StartTextInput();
}

static const struct {
    SDL_Keycode code;
    enum key_name name;
} names[] = {
    {SDLK_SPACE, KEY_SPACE},
    {SDLK_LEFT, KEY_LEFT},
    {SDLK_RIGHT, KEY_RIGHT},
    {SDLK_UP, KEY_UP},
    {SDLK_DOWN, KEY_DOWN},
    {SDLK_DELETE, KEY_DELETE},
    {SDLK_PAGEUP, KEY_PAGE_UP},
    {SDLK_PAGEDOWN, KEY_PAGE_DOWN},
    {SDLK_HOME, KEY_HOME},
    {SDLK_END, KEY_END},
    {SDLK_RETURN, KEY_ENTER},
    {SDLK_KP_ENTER, KEY_ENTER},
    {SDLK_BACKSPACE, KEY_BACKSPACE},
    {SDLK_TAB, KEY_TAB},
    {SDLK_ESCAPE, KEY_ESCAPE},
    {SDLK_F1, KEY_F1},
    {SDLK_F10, KEY_F10},
    {SDLK_MENU, KEY_F10},
    {SDLK_APPLICATION, KEY_F10},
    {SDLK_F11, KEY_F11},
};

static bool on_press(struct window_keys *keys, const SDL_KeyboardEvent *event, struct key *key) {
    Uint16 held = event->keysym.mod;
    bool ctrl = (held & KMOD_CTRL) != 0, shift = (held & KMOD_SHIFT) != 0;
    SDL_Keycode code = event->keysym.sym;
    keys->repeating = event->repeat != 0;
    if ((held & KMOD_ALT) && !(held & KMOD_CTRL))
        return false; /* the desktop's; with Ctrl it may be AltGr */
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (names[i].code == code) {
            *key = (struct key){names[i].name, 0, shift, ctrl, keys->repeating};
            return true;
        }
    bool character = code > ' ' && !(code & SDLK_SCANCODE_MASK);
    if (!character || (!ctrl && !keys->composing) || (held & KMOD_ALT))
        return false; /* it comes as text */
    if (shift && code == '/')
        code = '?';
    *key = (struct key){KEY_CHARACTER, (uint32_t)code, false, ctrl, keys->repeating};
    return true;
}

static bool on_text(const struct window_keys *keys, const char *text, struct key *key) {
    const char *at = text, *end = text + strlen(text);
    if (keys->typing || at == end || *at == ' ' || (SDL_GetModState() & KMOD_CTRL && !(SDL_GetModState() & KMOD_ALT)))
        return false; /* Space and Ctrl are taken from the press */
    *key = (struct key){KEY_CHARACTER, utf8_next(&at, end), false, false, keys->repeating};
    return true;
}

bool window_keys_key(struct window_keys *keys, const SDL_Event *event, struct key *key) {
    switch (event->type) {
    case SDL_KEYDOWN:
        return on_press(keys, &event->key, key);
    case SDL_TEXTINPUT:
        return on_text(keys, event->text.text, key);
    case SDL_TEXTEDITING:
        if (!event->edit.text[0] || keys->composing || keys->typing)
            return false;
        keys->composing = true;
        SDL_StopTextInput();
        return on_text(keys, event->edit.text, key);
    default:
        return false;
    }
}
