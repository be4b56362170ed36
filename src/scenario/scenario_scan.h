/* A strict reader of JSON text (RFC 8259): is it well formed, and where does each value stand?
 * For: positions, which cJSON does not give, and refusing what cJSON lets pass. Not for: values (scenario_json.h).
 * Life: scenario_scan fills an array of nodes that the caller frees with free(). */
#ifndef SCENARIO_SCENARIO_SCAN_H
#define SCENARIO_SCENARIO_SCAN_H
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum {
    SCENARIO_VALUES = 2 * 1000 * 1000
}; /* what a file may hold at most: it bounds the memory that one can ask for */

enum json_kind { JSON_NULL, JSON_BOOL, JSON_NUMBER, JSON_TEXT, JSON_LIST, JSON_OBJECT };

/* One value. Nodes stand in the order of the text, so a parent comes before its children. */
struct json_node {
    enum json_kind kind;
    uint32_t at, end;        /* bytes of the text: its first one, and the one past its last; a text's with its quotes */
    uint32_t key;            /* the opening quote of its key, where the parent is an object */
    int parent, first, next; /* nodes; -1: none */
    int index;               /* among its parent's children, from 0 */
    int count;               /* children */
};

/* The first thing that is wrong. */
struct scan_fault {
    size_t at; /* byte of the text */
    char message[200];
};

/* Reads all of `bytes` (at most SCENARIO_BYTES; a UTF-8 mark at the start is passed over) without recursion, in linear
 * time. On failure fills `fault`, hands out no nodes and returns false. */
bool scenario_scan(const char *bytes, size_t length, struct json_node **nodes, size_t *count, struct scan_fault *fault);
#endif
