/* A JSON file with its values and the place of each.
 * For: the checks of a scenario; any other JSON of ours (the schema, in tests). Not for: writing JSON.
 * Life: scenario_json_read, look, scenario_json_destroy. A value is a number: its node, 0 for the whole file. */
#ifndef SCENARIO_SCENARIO_JSON_H
#define SCENARIO_SCENARIO_JSON_H
#include "fault.h"
#include "scenario_scan.h"

struct cJSON;
struct scenario_json {
    const char *path, *bytes;
    size_t length;
    struct json_node *nodes;
    size_t count;
    struct cJSON *root;
    struct cJSON **values;          /* by node */
    size_t cursor, line_start;      /* where the last place was asked for: asking in order of the text is cheap */
    int cursor_line, cursor_column; /* the line it is on, from 1, and the characters before it there */
    int found;                      /* faults that were added, those included that `faults` only counted */
};

/* Reads `bytes`, which must outlive `json`. What is not JSON is one fault and false; so is what cJSON refuses. Keys
 * that stand twice in an object are one fault each, and true: the values can be looked at. */
bool scenario_json_read(struct scenario_json *json, const char *path, const char *bytes, size_t length,
                        struct faults *faults);
void scenario_json_destroy(struct scenario_json *json);

/* The decoded key ("" when the parent is no object), the decoded text of a text, the number of a number, and whether a
 * true or false is true. Texts belong to `json`. */
const char *scenario_json_key(const struct scenario_json *json, int node);
const char *scenario_json_text(const struct scenario_json *json, int node);
double scenario_json_number(const struct scenario_json *json, int node);
bool scenario_json_true(const struct scenario_json *json, int node);
/* The child with this key, -1 when there is none. O(children). */
int scenario_json_child(const struct scenario_json *json, int node, const char *key);

/* Line and column, both from 1 and the column in characters, of a byte of the text. */
void scenario_json_place(struct scenario_json *json, size_t at, int *line, int *column);

/* Appends heap.objects[3].refs.ref; nothing for the whole file. */
void scenario_json_path(const struct scenario_json *json, int node, struct text *out);

/* Appends `text` in double quotes, on one line and cut where it is long: fit to stand in a message. */
void scenario_json_quote(const char *text, struct text *out);

/* Adds "PATH: message" at the value, or at its key. */
void scenario_json_fault(struct scenario_json *json, struct faults *faults, int node, bool at_key, const char *format,
                         ...) __attribute__((format(printf, 5, 6)));
#endif
