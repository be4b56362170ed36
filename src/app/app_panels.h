/* What the panels and the find field ask for.
 * For: app.c, app_pointer.c. A lesson is open in all of these. */
#ifndef APP_APP_PANELS_H
#define APP_APP_PANELS_H
#include "keys.h"

/* The key for the find field. True when it was. */
bool panels_key(struct app *app, struct key key);
/* False for an intent that is no panel's. */
bool panels_apply(struct app *app, enum intent intent);
void panels_command(struct app *app, enum scene_command command); /* a button's */
void panels_scroll(struct app *app, enum scene_tab tab, int rows); /* TAB_NONE: the program */
void panels_select(struct app *app, uint32_t object);              /* for the inspector, from its first row on */
#endif
