/* Which key means what.
 * For: window.c, tests; ONE table. Not for: SDL's key codes, which window.c translates.
 * A key is a character as the keyboard's layout gives it (so "?" is "?" on a German and a French keyboard too), or a
 * named key. Where a character is hard to type on some layout there is a named key as well. */
#ifndef APP_KEYS_H
#define APP_KEYS_H
#include "app.h"

enum key_name {
    KEY_CHARACTER,
    KEY_SPACE,
    KEY_LEFT,
    KEY_RIGHT,
    KEY_UP,
    KEY_DOWN,
    KEY_PAGE_UP,
    KEY_PAGE_DOWN,
    KEY_HOME,
    KEY_END,
    KEY_ENTER,
    KEY_BACKSPACE,
    KEY_DELETE,
    KEY_TAB,
    KEY_ESCAPE,
    KEY_F1,
    KEY_F10,
    KEY_F11
};

struct key {
    enum key_name name;
    uint32_t character; /* KEY_CHARACTER: a code point; a letter in either case */
    bool shift, ctrl;   /* shift is not looked at for a character: it is in the character */
    bool repeated;      /* it is held down and repeats itself */
};

/* INTENT_NONE for a key that means nothing. */
enum intent key_intent(struct key key);
/* While something is asked: letters choose, digits count hands; all other keys mean what they always do. */
enum intent key_intent_asked(struct key key);

/* Gives a key that was pressed to whatever it is for now (app_key.c). */
void app_key(struct app *app, struct key key);

/* The help, made from the same table: what is printed on the keys of each row, and what they do. */
enum { KEYS_HELP_ROWS = 48 };
struct keys_help {
    struct help_row rows[KEYS_HELP_ROWS];
    char keys[KEYS_HELP_ROWS][64]; /* the rows' texts */
    size_t count;
};
void keys_help(struct keys_help *help);
/* What is printed on the first key for the intent, into `out` with its `room` in bytes; "" for none. */
void keys_name(enum intent intent, char *out, size_t room);
/* Whether some row of the help tells of the intent; for the test that no key is left out. */
bool keys_help_tells(enum intent intent);
#endif
