/* Exporting from the window: what to make and where, then how far it has come. A dialog over the lesson.
 * For: pages.c, which hands it keys and the pointer while it is open; app.c, which gives it time.
 * Not for: making anything (export.h), drawing (page_export.h).
 * The work is done in slices of some milliseconds between two pictures; Escape gives it up, and nothing is left behind.
 * Life: exporting_create, exporting_show, (calls)*, exporting_stop before the lesson goes, exporting_free. */
#ifndef APP_APP_EXPORT_H
#define APP_APP_EXPORT_H
#include "keys.h"
#include "pen.h"

struct exporting;

struct exporting *exporting_create(void);
void exporting_free(struct exporting *exporting);

void exporting_show(struct app *app); /* nothing without a lesson */
bool exporting_is_open(const struct app *app);
bool exporting_runs(const struct app *app); /* time alone goes on with it */
/* Closes the dialog and gives up what runs. */
void exporting_stop(struct app *app);

/* While it is open all of them are for it. */
void exporting_key(struct app *app, struct key key);
void exporting_type(struct app *app, const char *text);
void exporting_compose(struct app *app, const char *text);
void exporting_press(struct app *app, float x, float y);
struct rect exporting_field(const struct app *app);
void exporting_draw(struct app *app); /* over app->list */
void exporting_advance(struct app *app);
#endif
