#include "keys.h"

#include "words.h"

#include <stdio.h>
#include <string.h>

/* Which modifiers a row is for (at most one is held), and whether the help leaves it out: a second way to say it. */
enum { PLAIN = 1, SHIFT = 2, CTRL = 4, QUIET = 8 };

static const struct row {
    enum key_name name;
    uint32_t character;
    unsigned held;
    enum intent intent;
} rows[] = {
    {KEY_SPACE, 0, PLAIN, INTENT_STEP},
    {KEY_RIGHT, 0, PLAIN, INTENT_STEP},
    {KEY_LEFT, 0, PLAIN, INTENT_BACK},
    {KEY_SPACE, 0, SHIFT | QUIET, INTENT_BACK},
    {KEY_DOWN, 0, SHIFT, INTENT_OVER},
    {KEY_UP, 0, SHIFT, INTENT_OVER_BACK},
    {KEY_CHARACTER, 'e', PLAIN, INTENT_OUT},
    {KEY_CHARACTER, 'w', PLAIN, INTENT_OUT_BACK},
    {KEY_CHARACTER, 'b', PLAIN, INTENT_BIRTH},
    {KEY_CHARACTER, 'd', PLAIN, INTENT_DEATH},
    {KEY_CHARACTER, ',', PLAIN, INTENT_SLOWER},
    {KEY_CHARACTER, '.', PLAIN, INTENT_FASTER},
    {KEY_CHARACTER, 'c', PLAIN, INTENT_COMPARE},
    {KEY_BACKSPACE, 0, PLAIN, INTENT_RETURN},
    {KEY_RIGHT, 0, SHIFT, INTENT_LINE_FORWARD},
    {KEY_LEFT, 0, SHIFT, INTENT_LINE_BACK},
    {KEY_RIGHT, 0, CTRL, INTENT_COLLECTION_FORWARD},
    {KEY_LEFT, 0, CTRL, INTENT_COLLECTION_BACK},
    {KEY_CHARACTER, ']', PLAIN | CTRL, INTENT_COLLECTION_FORWARD},
    {KEY_CHARACTER, '[', PLAIN | CTRL, INTENT_COLLECTION_BACK},
    {KEY_PAGE_DOWN, 0, PLAIN | SHIFT, INTENT_STOP_FORWARD},
    {KEY_PAGE_UP, 0, PLAIN | SHIFT, INTENT_STOP_BACK},
    {KEY_HOME, 0, PLAIN | CTRL, INTENT_START},
    {KEY_END, 0, PLAIN | CTRL, INTENT_END},
    {KEY_ENTER, 0, PLAIN, INTENT_PLAY},
    {KEY_CHARACTER, 'r', PLAIN, INTENT_REPLAY},
    {KEY_CHARACTER, 's', PLAIN, INTENT_STEP_SIZE},
    {KEY_CHARACTER, 'g', PLAIN, INTENT_COLLECT},
    {KEY_CHARACTER, 'p', PLAIN, INTENT_PREDICT},
    {KEY_CHARACTER, 'n', PLAIN, INTENT_ASK},
    {KEY_CHARACTER, 'j', PLAIN, INTENT_COLLECTOR},
    {KEY_CHARACTER, '+', PLAIN | CTRL, INTENT_SCALE_UP},
    {KEY_CHARACTER, '=', PLAIN | CTRL | QUIET, INTENT_SCALE_UP}, /* "+" without Shift on a US keyboard */
    {KEY_CHARACTER, '-', PLAIN | CTRL, INTENT_SCALE_DOWN},
    {KEY_CHARACTER, '_', PLAIN | CTRL | QUIET, INTENT_SCALE_DOWN},
    {KEY_CHARACTER, '0', PLAIN | CTRL, INTENT_SCALE_RESET},
    {KEY_CHARACTER, 'f', PLAIN, INTENT_FIT},
    {KEY_F11, 0, PLAIN, INTENT_FULLSCREEN},
    {KEY_F10, 0, PLAIN, INTENT_MENU},
    {KEY_CHARACTER, 'y', PLAIN, INTENT_VERSIONS},
    {KEY_CHARACTER, 't', PLAIN, INTENT_THEME},
    {KEY_CHARACTER, 'm', PLAIN, INTENT_MOTION},
    {KEY_CHARACTER, 'l', PLAIN, INTENT_LANGUAGE},
    {KEY_UP, 0, CTRL, INTENT_ZOOM_IN},
    {KEY_DOWN, 0, CTRL, INTENT_ZOOM_OUT},
    {KEY_DOWN, 0, PLAIN, INTENT_SELECT_NEXT},
    {KEY_UP, 0, PLAIN, INTENT_SELECT_PREVIOUS},
    {KEY_TAB, 0, PLAIN, INTENT_FOCUS_NEXT},
    {KEY_TAB, 0, SHIFT, INTENT_FOCUS_PREVIOUS},
    {KEY_TAB, 0, CTRL, INTENT_NEXT_TAB},
    {KEY_CHARACTER, 'v', PLAIN, INTENT_NEXT_TAB},
    {KEY_PAGE_DOWN, 0, CTRL, INTENT_SCROLL_DOWN},
    {KEY_PAGE_UP, 0, CTRL, INTENT_SCROLL_UP},
    {KEY_CHARACTER, 'k', PLAIN, INTENT_MARK},
    {KEY_CHARACTER, '/', PLAIN, INTENT_FIND},
    {KEY_CHARACTER, 'f', CTRL, INTENT_FIND},
    {KEY_CHARACTER, 'o', PLAIN | CTRL, INTENT_LESSONS},
    {KEY_CHARACTER, 's', CTRL, INTENT_SAVE},
    {KEY_CHARACTER, 'e', CTRL, INTENT_EXPORT},
    {KEY_CHARACTER, '?', PLAIN, INTENT_HELP},
    {KEY_F1, 0, PLAIN, INTENT_HELP},
    {KEY_CHARACTER, 'i', PLAIN, INTENT_DIFFERS},
    {KEY_ESCAPE, 0, PLAIN | SHIFT, INTENT_ESCAPE},
    {KEY_CHARACTER, 'q', PLAIN | CTRL, INTENT_QUIT},
};

/* The help: what several intents do in one row of words, in the order in which a person meets them. */
static const struct help_line {
    enum string_key does;
    enum intent intents[3]; /* INTENT_NONE: no more */
} help_lines[] = {
    {STR_SCENE_HELP_STEP, {INTENT_STEP}},
    {STR_SCENE_HELP_BACK, {INTENT_BACK}},
    {STR_SCENE_HELP_LINE, {INTENT_LINE_FORWARD, INTENT_LINE_BACK}},
    {STR_SCENE_HELP_STOP, {INTENT_STOP_FORWARD, INTENT_STOP_BACK}},
    {STR_SCENE_HELP_COLLECTION, {INTENT_COLLECTION_FORWARD, INTENT_COLLECTION_BACK}},
    {STR_SCENE_HELP_OVER, {INTENT_OVER, INTENT_OVER_BACK}},
    {STR_SCENE_HELP_OUT, {INTENT_OUT, INTENT_OUT_BACK}},
    {STR_SCENE_HELP_LIFE, {INTENT_BIRTH, INTENT_DEATH}},
    {STR_SCENE_HELP_ENDS, {INTENT_START, INTENT_END}},
    {STR_SCENE_HELP_PLAY, {INTENT_PLAY}},
    {STR_SCENE_HELP_SPEED, {INTENT_SLOWER, INTENT_FASTER}},
    {STR_SCENE_HELP_COMPARE, {INTENT_COMPARE}},
    {STR_SCENE_HELP_RETURN, {INTENT_RETURN}},
    {STR_SCENE_HELP_REPLAY, {INTENT_REPLAY}},
    {STR_SCENE_HELP_SIZE, {INTENT_STEP_SIZE}},
    {STR_SCENE_HELP_SELECT, {INTENT_SELECT_NEXT, INTENT_SELECT_PREVIOUS}},
    {STR_SCENE_HELP_FOCUS, {INTENT_FOCUS_NEXT, INTENT_FOCUS_PREVIOUS}},
    {STR_SCENE_HELP_TAB, {INTENT_NEXT_TAB}},
    {STR_PANEL_HELP_SCROLL, {INTENT_SCROLL_UP, INTENT_SCROLL_DOWN}},
    {STR_PANEL_HELP_FIND, {INTENT_FIND}},
    {STR_PANEL_HELP_MARK, {INTENT_MARK}},
    {STR_SCENE_HELP_COLLECT, {INTENT_COLLECT}},
    {STR_SCENE_HELP_PREDICT, {INTENT_PREDICT}},
    {STR_SCENE_HELP_ASK, {INTENT_ASK}},
    {STR_SCENE_HELP_COLLECTOR, {INTENT_COLLECTOR}},
    {STR_SCENE_HELP_SCALE, {INTENT_SCALE_UP, INTENT_SCALE_DOWN, INTENT_SCALE_RESET}},
    {STR_SCENE_HELP_ZOOM, {INTENT_ZOOM_IN, INTENT_ZOOM_OUT}},
    {STR_SCENE_HELP_FIT, {INTENT_FIT}},
    {STR_SCENE_HELP_THEME, {INTENT_THEME}},
    {STR_SCENE_HELP_FULL_SCREEN, {INTENT_FULLSCREEN}},
    {STR_SCENE_HELP_MOTION, {INTENT_MOTION}},
    {STR_SCENE_HELP_LANGUAGE, {INTENT_LANGUAGE}},
    {STR_SCENE_HELP_MENU, {INTENT_MENU}},
    {STR_SCENE_HELP_LESSONS, {INTENT_LESSONS}},
    {STR_SCENE_HELP_SAVE, {INTENT_SAVE}},
    {STR_SCENE_HELP_VERSIONS, {INTENT_VERSIONS}},
    {STR_SCENE_HELP_DIFFERS, {INTENT_DIFFERS}},
    {STR_SCENE_HELP_EXPORT, {INTENT_EXPORT}},
    {STR_SCENE_HELP_HELP, {INTENT_HELP}},
    {STR_SCENE_HELP_CLOSE, {INTENT_ESCAPE}},
    {STR_SCENE_HELP_QUIT, {INTENT_QUIT}},
};
enum { HELP_LINES = sizeof help_lines / sizeof *help_lines };
_Static_assert((int)HELP_LINES <= (int)KEYS_HELP_ROWS, "more rows of help than there is room for");

/* What is printed on a key. */
static void add_key(char *out, size_t room, const struct row *row) {
    static const char *const names[] = {
        [KEY_SPACE] = "Space",     [KEY_LEFT] = "←",         [KEY_RIGHT] = "→",   [KEY_UP] = "↑",
        [KEY_DOWN] = "↓",          [KEY_PAGE_UP] = "Page Up", [KEY_HOME] = "Home", [KEY_PAGE_DOWN] = "Page Down",
        [KEY_END] = "End",         [KEY_ENTER] = "Enter",    [KEY_TAB] = "Tab",   [KEY_BACKSPACE] = "Backspace",
        [KEY_DELETE] = "Delete",   [KEY_ESCAPE] = "Esc",     [KEY_F1] = "F1",     [KEY_F10] = "F10",
        [KEY_F11] = "F11",
    };
    char character[2] = {(char)row->character, 0};
    if (row->character >= 'a' && row->character <= 'z')
        character[0] = (char)(row->character - 'a' + 'A');
    const char *name = row->name != KEY_CHARACTER ? names[row->name] : row->character == '-' ? "−" : character;
    const char *held = row->held & PLAIN ? "" : row->held & SHIFT ? "Shift+" : "Ctrl+";
    size_t used = strlen(out);
    snprintf(out + used, room - used, "%s%s%s", used ? "  " : "", held, name);
}

void keys_help(struct keys_help *help) {
    *help = (struct keys_help){.count = HELP_LINES};
    for (size_t i = 0; i < HELP_LINES; i++) {
        for (size_t n = 0; n < 3; n++)
            for (size_t r = 0; r < sizeof rows / sizeof *rows; r++)
                if (rows[r].intent == help_lines[i].intents[n] && !(rows[r].held & QUIET))
                    add_key(help->keys[i], sizeof help->keys[i], &rows[r]);
        help->rows[i] = (struct help_row){help->keys[i], words(help_lines[i].does)};
    }
}

void keys_name(enum intent intent, char *out, size_t room) {
    *out = 0;
    for (size_t r = 0; r < sizeof rows / sizeof *rows; r++)
        if (rows[r].intent == intent) {
            add_key(out, room, &rows[r]);
            return;
        }
}

bool keys_help_tells(enum intent intent) {
    for (size_t i = 0; i < HELP_LINES; i++)
        for (size_t n = 0; n < 3; n++)
            if (help_lines[i].intents[n] == intent)
                return true;
    return false;
}

/* What an input method that writes full-width forms makes of a key. */
static uint32_t plain_form(uint32_t character) {
    if (character >= 0xFF01 && character <= 0xFF5E)
        character -= 0xFEE0;
    if (character == 0x3010 || character == 0x300C) /* the brackets that Chinese and Japanese methods put there */
        return '[';
    if (character == 0x3011 || character == 0x300D)
        return ']';
    return character >= 'A' && character <= 'Z' ? character | 32 : character;
}

enum intent key_intent(struct key key) {
    uint32_t character = key.name == KEY_CHARACTER ? plain_form(key.character) : 0;
    bool shift = key.shift && key.name != KEY_CHARACTER;
    if (shift && key.ctrl)
        return INTENT_NONE;
    unsigned held = key.ctrl ? CTRL : shift ? SHIFT : PLAIN;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        if (rows[i].name == key.name && rows[i].character == character && (rows[i].held & held))
            return rows[i].intent;
    return INTENT_NONE;
}

enum intent key_intent_asked(struct key key) {
    uint32_t character = key.name == KEY_CHARACTER ? plain_form(key.character) : 0;
    if (key.ctrl)
        return key_intent(key);
    if (character >= 'a' && character <= 'd')
        return (enum intent)(INTENT_CHOOSE_A + (int)(character - 'a'));
    if (character >= '0' && character <= '9')
        return (enum intent)(INTENT_DIGIT + (int)(character - '0'));
    if (character == 'm')
        return INTENT_MODE;
    if (character == 'h')
        return INTENT_HINT;
    if (key.name == KEY_TAB) /* objects, arrows: that is what one answers with */
        return key.shift ? INTENT_SELECT_PREVIOUS : INTENT_SELECT_NEXT;
    if (key.name == KEY_ENTER)
        return INTENT_SUBMIT;
    if (key.name == KEY_BACKSPACE)
        return INTENT_ERASE;
    return key_intent(key);
}
