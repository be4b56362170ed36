/* The keys that a scenario may hold, as tables: what each is, and what it must be.
 * For: the checks, and the test that assets/scenario.schema.json says the same. Not for: what a key means
 * (docs/scenario-format.md). */
#ifndef SCENARIO_SCENARIO_KEYS_H
#define SCENARIO_SCENARIO_KEYS_H
#include <stdbool.h>

/* What a value may be, to be added up. */
enum { MAY_BE_TEXT = 1, MAY_BE_NUMBER = 2, MAY_BE_BOOL = 4, MAY_BE_LIST = 8, MAY_BE_OBJECT = 16 };

struct key_rule {
    const char *key;
    unsigned may_be;
    const char *expected; /* in words, after "expected" */
    bool needed;          /* its absence is a fault */
    bool filled;          /* a text must hold at least one character */
};

/* Where each key stands in its table. */
enum {
    KEY_SCHEMA,
    KEY_FORMAT,
    KEY_VERSION,
    KEY_TITLE,
    KEY_SUMMARY,
    KEY_LEVEL,
    KEY_TOPICS,
    KEY_MISCONCEPTION,
    KEY_ORDER,
    KEY_PYTHON,
    KEY_PROGRAM,
    KEY_HEAP
};
enum { KEY_CODE, KEY_SAY, KEY_SAY_BEFORE, KEY_STOP, KEY_ASK, KEY_TEACHER, KEY_TIMES };
enum { KEY_QUESTION, KEY_OPTIONS, KEY_CLICK };
enum { KEY_TEXT, KEY_RIGHT, KEY_BECAUSE };
enum { KEY_OBJECTS, KEY_NAMES };
enum {
    KEY_ID,
    KEY_TYPE,
    KEY_VALUE,
    KEY_REFS,
    KEY_REFCOUNT,
    KEY_GENERATION,
    KEY_TRACKED,
    KEY_SIZE,
    KEY_FINALIZER,
    KEY_WEAKREFS
};
enum { KEY_CALLBACK };

enum { KEYS_MOST = 12 }; /* in one table */

struct key_table {
    const char *name; /* as in $defs of the schema; "" is the file itself */
    int count;
    struct key_rule rules[KEYS_MOST];
};

extern const struct key_table scenario_root_keys, scenario_line_keys, scenario_ask_keys, scenario_option_keys,
    scenario_heap_keys, scenario_object_keys, scenario_weakref_keys;
#endif
