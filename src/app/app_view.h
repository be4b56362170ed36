/* Intents that change how things are shown and what has the keyboard's focus; what the window remembers of them.
 * For: app.c, app_key.c, command_window. Not for: moving through a lesson (travel.h). */
#ifndef APP_APP_VIEW_H
#define APP_APP_VIEW_H
#include "keys.h"

/* Theme, scale and the like as the settings have them. `scale`, `theme`: leave that as it is, it was asked for. */
void app_view_recall(struct app *app, bool scale, bool theme);
/* True when the intent is done with: focus, language, motion, zoom, gallery, saving. */
bool app_view_apply(struct app *app, enum intent intent);
/* Runs the program under that one of the versions, at the same line; where it can't, that is said. */
void app_view_take_version(struct app *app, size_t version);
/* What the list of versions shows, into `rows` of `room`; returns how many there are. */
size_t app_view_versions(struct help_row *rows, size_t room);
/* Closes the menu, unless the intent is one of those that are set there. */
void app_view_close_menu(struct app *app, enum intent intent);
/* After an intent that app.c saw to: what it chose is remembered. */
void app_view_chosen(struct app *app, enum intent intent);
/* The canvas moves so far that the selected object is seen. */
void app_view_show_selected(struct app *app);
/* The key for what has the focus: pressing a button, going up and down in a panel. True when it was. */
bool app_view_key(struct app *app, struct key key);
/* The help by so many rows; nothing where all of it is seen. */
void app_scroll_help(struct app *app, int rows);
/* What a button of the head or the menu does. */
enum intent app_button_intent(enum scene_button button);
/* Presses what was hit, as a click would; a click's place is needed for nothing else. */
void app_press_hit(struct app *app, struct hit hit);
#endif
