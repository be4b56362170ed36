/* A lesson: a program, or an object graph, or a graph and then a program, with the words that belong to its lines.
 * For: whatever reads a lesson. Not for: running it (interpreter) or showing it (scene).
 * Life: scenario_init, scenario_load (or scenario_parse), read, scenario_destroy. All texts live in its arena, are
 * 0-terminated UTF-8 and never NULL unless said so. */
#ifndef SCENARIO_SCENARIO_H
#define SCENARIO_SCENARIO_H
#include "arena.h"
#include "fault.h"
#include <stdint.h>

enum { SCENARIO_BYTES = 64 * 1024 * 1024, SCENARIO_NESTING = 64 }; /* what a file may be at most */
enum { SCENARIO_ORDER_MOST = 9999 };

struct option_text {
    const char *text, *because; /* because: NULL if not given */
    bool right;
};

struct question {
    const char *question;
    struct option_text *options;
    int option_count;           /* 0: answered by clicking objects */
    bool click;
};

/* What belongs to one line of the program. */
struct line_note {
    int line;                   /* of the program, from 1: the first line of its `code` that is not blank or a comment */
    int last_line;              /* its last one: `code` may hold newlines */
    int times;                  /* which execution of the line, from 1 */
    const char *say, *say_before, *teacher; /* NULL: none */
    bool stop;
    struct question *ask;       /* NULL: none */
};

struct graph_ref {
    const char *label;          /* attribute or key; NULL for a list's index */
    int target;                 /* index into objects */
};

struct graph_weakref {
    bool callback;
};

struct graph_object {
    const char *id, *type;
    const char *value;          /* NULL: none; shown for atoms */
    struct graph_ref *refs;
    int ref_count;
    bool refs_are_items;        /* given as a list */
    int64_t refcount;           /* -1: not given */
    int outside;                /* what refcount exceeds the graph's own references by */
    int generation;
    bool tracked, finalizer;
    int64_t size;               /* bytes; -1: not given */
    struct graph_weakref *weakrefs;
    int weakref_count;
};

struct graph_name {
    const char *name;
    int target;
};

struct graph {
    struct graph_object *objects;
    int object_count;
    struct graph_name *names;
    int name_count;
};

struct scenario {
    struct arena arena;
    const char *path;           /* as the person named it; "-" is standard input */
    const char *title, *summary, *level, *misconception; /* "" when not given */
    const char *schema; /* where an editor finds the schema, as the file says; "" when not given */
    int order;                  /* its place in the course, 1 to SCENARIO_ORDER_MOST; 0: it has none */
    const char **topics;
    int topic_count;
    const char *python;         /* the version asked for, NULL: none */
    int python_line, python_column; /* where the file asks for it; 0: nowhere */
    bool has_program, has_heap;
    const char *program;        /* Python source, lines joined by \n; "" when there is none */
    size_t program_length;
    struct line_note *notes;    /* in order of line, then times */
    int note_count;
    struct graph graph;
    /* Where line i of the program (from 1) stands in the file: for faults in both coordinates. NULL for a .py file. */
    struct program_place {
        int line, column;       /* in the JSON, of the line's first character inside the string's quotes */
        const char *raw;        /* that string from there on as the JSON writes it; NULL where it has no escapes */
    } *places;
    int place_count;
};

void scenario_init(struct scenario *scenario);
void scenario_destroy(struct scenario *scenario);

/* Reads FILE by its ending, capitals or not: .json a scenario, .py a program (title: its name), "-" a scenario on standard input.
 * All faults of the file are added, and false returned when there is one: the scenario is then as it was before, so
 * that a file which breaks while it is edited leaves the last good lesson. Else what it held before is given up. The
 * program's Python is not looked at here: line ends in it become \n, as Python's own reading makes them. */
bool scenario_load(struct scenario *scenario, const char *path, struct faults *faults);

/* The same from bytes in memory. `is_python`: a .py file rather than JSON. */
bool scenario_parse(struct scenario *scenario, const char *path, const char *bytes, size_t length, bool is_python,
                    struct faults *faults);

/* Where character `column` (from 1) of the program's `line` stands in the file that the person edits. The same numbers
 * for a .py file. Past the end of the line or of the program: the nearest place there is. O(column). */
void scenario_place(const struct scenario *scenario, int line, int column, int *file_line, int *file_column);

/* The note for the times-th execution of `line`, or NULL. O(log notes). */
const struct line_note *scenario_note(const struct scenario *scenario, int line, int times);
#endif
