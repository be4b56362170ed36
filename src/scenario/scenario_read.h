/* What the readers of a scenario's parts share. Private to this room.
 * A reader takes a node, fills its part of the scenario, and adds a fault for everything that is wrong on the way. */
#ifndef SCENARIO_SCENARIO_READ_H
#define SCENARIO_SCENARIO_READ_H
#include "scenario.h"
#include "scenario_json.h"
#include "scenario_keys.h"

struct reading {
    struct scenario *scenario;
    struct scenario_json *json;
    struct faults *faults;
};

/* The nodes of an object's keys, by their place in its table: -1 where there is none, or none of the right kind. */
struct keys_found {
    int node[KEYS_MOST];
    bool present[KEYS_MOST]; /* it stands there, be it of the right kind or not */
};

/* Adds a fault at the value. Texts from the file go through read_quoted. */
#define READ_FAULT(reading, node, ...)                                                                                 \
    scenario_json_fault((reading)->json, (reading)->faults, (node), false, __VA_ARGS__)

/* Checks `node`, which is an object, against the table: unknown keys, wrong kinds, needed ones, empty texts. */
struct keys_found read_keys(struct reading *reading, int node, const struct key_table *table);
/* Whether `node` is one of `may_be`; else adds "expected EXPECTED, found …". */
bool read_kind(struct reading *reading, int node, unsigned may_be, const char *expected);
/* A copy in the scenario's arena; `absent` when node is -1. */
const char *read_text(struct reading *reading, int node, const char *absent);
bool read_bool(struct reading *reading, int node, bool absent);
/* A whole number from least to most; `absent` when node is -1 or when it is not one, which is a fault. */
int64_t read_whole(struct reading *reading, int node, int64_t least, int64_t most, int64_t absent);
/* `text` in quotes and fit for a message: it lives in the scenario's arena. */
const char *read_quoted(struct reading *reading, const char *text);
/* "; did you mean …?", or "" when no candidate is near. */
const char *read_nearest(struct reading *reading, const char *word, const char *const *candidates, size_t count);

/* Past one character of a JSON text as it is written: an escape, a pair of them, or the character itself. `at` stands
 * inside a text that was scanned. */
const char *scenario_past_written(const char *at);

void read_program(struct reading *reading, int node);
void read_graph(struct reading *reading, int node);
#endif
