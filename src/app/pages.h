/* What may stand over a lesson or in its place: the gallery, and the paths to open and to save under.
 * For: app.c, app_key.c, app_pointer.c, the window. Not for: drawing (page.h of the scene).
 * While one is open it takes all keys and the pointer. The dialogs stand over what was there, and go back to it.
 * Life: pages_create, one of the pages_show_..., (input)*, pages_close; pages_free. */
#ifndef APP_PAGES_H
#define APP_PAGES_H
#include "entry.h"

struct pages;

struct pages *pages_create(void);
void pages_free(struct pages *pages);

void pages_show_gallery(struct app *app);
void pages_show_open(struct app *app);
void pages_show_save(struct app *app); /* nothing without a lesson */
bool pages_are_open(const struct app *app);
/* Back by one: from a dialog to what it stands over, from the gallery to the lesson, where there is one. */
void pages_close(struct app *app);

/* Each is true when a page was open and took it. */
bool pages_key(struct app *app, struct key key);
bool pages_type(struct app *app, const char *text);    /* UTF-8 */
bool pages_compose(struct app *app, const char *text); /* what an input method shows; "" when it is done */
bool pages_press(struct app *app, float x, float y);
bool pages_wheel(struct app *app, float up);

/* Where one types, for an input method's own window. False where one doesn't. */
bool pages_field(const struct app *app, struct rect *field);
bool pages_cover(const struct app *app); /* the lesson isn't to be seen at all */
void pages_draw(struct app *app);        /* over app->list, or in its place */
#endif
