/* What the person asked for on the command line, as a value.
 * For: main and the commands. Not for: doing it; nothing is opened or printed here.
 * One table lists every option with the calls that take it; help, parsing and the suggestion of a nearest name all read
 * that table. Options follow GNU habits: --name=value, --name value, unambiguous beginnings, `--` ends them.
 * Life: options_parse fills the struct; its texts point into argv. */
#ifndef APP_OPTIONS_H
#define APP_OPTIONS_H
#include "scene.h"
#include "text.h"

enum command {
    COMMAND_WINDOW, /* no name: heapscope [FILE] */
    COMMAND_RUN,
    COMMAND_TRACE,
    COMMAND_NARRATE,
    COMMAND_CHECK,
    COMMAND_EXPORT,
    COMMAND_EXPLAIN,
    COMMAND_NEW,
    COMMAND_VERSIONS,
    COMMAND_COUNT
};

enum { SCALE_LEAST = 75, SCALE_MOST = 300 }; /* percent of the usual text size */

struct options {
    enum command command;
    bool help, version;
    char **files; /* file_count of them, in argv */
    int file_count;
    const char *python; /* NULL: the scenario's own */
    const char *at;     /* WHERE; NULL: the call's own default */
    const char *output; /* export: OUT */
    int scale;          /* percent, SCALE_LEAST .. SCALE_MOST */
    enum theme_name theme;
    bool scale_given, theme_given, language_given; /* else the window does as it did last time */
    bool fullscreen, no_exit;
    bool by_event;           /* narrate: a line for each event, else for each line that ran */
    int width, height;       /* export: pixels */
    enum step_size steps;    /* export: what a film goes by */
    const char *from, *to;   /* export: WHERE a film begins and ends; NULL: its beginning, the program's end */
    int rate;                /* export: frames a second; 0: as usual */
    int speed;               /* export: percent of the window's */
    bool teacher, no_answers; /* export: of a page */
    uint64_t max_statements; /* 0: the engine's own limit; so for all four */
    uint32_t max_objects;
    int max_depth;
    size_t max_record; /* events */
};

/* Reads argv (which it may reorder) and chooses the language of what is said from now on (--lang, else the
 * environment's). False, with one line in `problem` that says what is wrong and what to write instead, when it makes no
 * sense. */
bool options_parse(struct options *options, int argc, char **argv, struct text *problem);

/* What --help prints for the call, and --version. */
void options_help(enum command command, struct text *out);
void options_version(struct text *out);

const char *options_command_name(enum command command); /* "" for the window */
/* The command nearest to a misspelt one, NULL when none is near. */
const char *options_nearest_command(const char *word);
#endif
