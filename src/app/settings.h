/* What the window remembers from one time to the next, in XDG_CONFIG_HOME/heapscope/settings.json.
 * For: the window. Not for: the calls without a window, which neither read nor write it.
 * A file that makes no sense is left out of account, and said; single values that make none are passed over.
 * Life: settings_init, settings_load, changes, settings_save when `changed`, settings_destroy. */
#ifndef APP_SETTINGS_H
#define APP_SETTINGS_H
#include "fault.h"
#include "scene.h"

enum { SETTINGS_RECENT = 10, SETTINGS_LANGUAGE = 16 };

struct settings {
    char *path;        /* NULL: there is no place to remember in */
    int width, height; /* of the window, in points; 0: never chosen */
    int scale;         /* percent of the usual text size; 0: never chosen */
    bool has_theme;
    enum theme_name theme;
    char language[SETTINGS_LANGUAGE]; /* "": as the environment says */
    bool reduced_motion;
    bool toured; /* the first steps were shown, or skipped */
    char *recent[SETTINGS_RECENT]; /* absolute paths, newest first */
    int recent_count;
    bool changed; /* since it was loaded or saved */
};

/* Finds the place: XDG_CONFIG_HOME or ~/.config. Reads nothing. */
void settings_init(struct settings *settings);
void settings_destroy(struct settings *settings);
/* False, with one fault, when there is a file and it can't be read or is no settings: all stays as it was then. */
bool settings_load(struct settings *settings, struct faults *faults);
/* Makes the folder where it is missing, and replaces the file as a whole. False, with a fault, when that fails. */
bool settings_save(struct settings *settings, struct faults *faults);
/* Puts an absolute path in front of the recent files, each once. */
void settings_opened(struct settings *settings, const char *path);
#endif
