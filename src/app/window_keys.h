/* SDL's keyboard events as keys.
 * For: window.c. Not for: what a key means (keys.c), text that is typed into a field (window.c hands that on).
 * Characters come from text input, so that each layout's own "?" counts; named keys and Ctrl with a letter come from
 * key presses. An input method that begins to compose would keep the letters to itself: text input is then given up,
 * and the layout's letters are taken from the key presses. Life: window_keys_begin once there is a window,
 * window_keys_typing when a field opens or closes, window_keys_key for every event. */
#ifndef APP_WINDOW_KEYS_H
#define APP_WINDOW_KEYS_H
#include "keys.h"

#include <SDL2/SDL_events.h>

struct window_keys {
    bool composing; /* an input method is on: letters come from key presses */
    bool repeating; /* the key that is held down repeats itself */
    bool typing;    /* into a field: an input method may compose as it likes, and characters are no keys */
};

void window_keys_begin(struct window_keys *keys);
void window_keys_typing(struct window_keys *keys, bool typing);
/* False for an event that is no key. */
bool window_keys_key(struct window_keys *keys, const SDL_Event *event, struct key *key);
#endif
