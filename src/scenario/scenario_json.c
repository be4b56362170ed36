#include "scenario_json.h"

#include "memory.h"
#include "scenario.h"

#include <cjson/cJSON.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
    SOURCE_SHOWN = 400, /* bytes: a longer line is not repeated under its fault */
    QUOTE_SHOWN = 48,   /* characters of a text in a message */
    KEY_SHOWN = 24,     /* of a key in a path */
    PATH_SHOWN = 8      /* steps of a path; no scenario is deeper */
};

/* Both trees have the same shape and order, so one pass over the nodes finds each value: a parent and a sibling before
 * it have been seen. */
static bool find_values(struct scenario_json *json) {
    json->values = memory_alloc(json->count * sizeof(struct cJSON *));
    json->values[0] = json->root;
    for (size_t i = 0; i < json->count; i++) {
        const struct json_node *node = &json->nodes[i];
        struct cJSON *value = json->values[i];
        if (!value)
            return false;
        if (node->first >= 0)
            json->values[node->first] = value->child;
        if (node->next >= 0)
            json->values[node->next] = value->next;
    }
    return true;
}

/* Keys of one object, to be sorted: by name, then in the order of the text. */
struct key_entry {
    const char *key;
    int node;
};

static int by_key(const void *a, const void *b) {
    const struct key_entry *x = a, *y = b;
    int order = strcmp(x->key, y->key);
    return order ? order : x->node - y->node;
}

static void check_object_keys(struct scenario_json *json, int object, struct key_entry *room, struct faults *faults) {
    size_t count = 0;
    for (int child = json->nodes[object].first; child >= 0; child = json->nodes[child].next)
        room[count++] = (struct key_entry){json->values[child]->string, child};
    qsort(room, count, sizeof *room, by_key);
    for (size_t i = 1, first = 0; i < count; i++) {
        if (strcmp(room[first].key, room[i].key) != 0) {
            first = i;
            continue;
        }
        int line = 0, column;
        if (faults->count < FAULTS_SHOWN) /* else nobody will read it */
            scenario_json_place(json, json->nodes[room[first].node].key, &line, &column);
        scenario_json_fault(json, faults, room[i].node, true, "this key stands here twice; the first is on line %d",
                            line);
    }
}

static void check_keys(struct scenario_json *json, struct faults *faults) {
    int most = 0;
    for (size_t i = 0; i < json->count; i++)
        if (json->nodes[i].kind == JSON_OBJECT && json->nodes[i].count > most)
            most = json->nodes[i].count;
    if (most < 2)
        return;
    struct key_entry *room = memory_alloc((size_t)most * sizeof *room);
    for (size_t i = 0; i < json->count; i++)
        if (json->nodes[i].kind == JSON_OBJECT && json->nodes[i].count > 1)
            check_object_keys(json, (int)i, room, faults);
    free(room);
}

static void fault_at_byte(struct scenario_json *json, struct faults *faults, size_t at, const char *message) {
    json->found++;
    if (faults->count == FAULTS_SHOWN) {
        faults->missed++;
        return;
    }
    int line, column;
    scenario_json_place(json, at, &line, &column);
    const char *source = json->bytes + json->line_start;
    size_t room = json->length - json->line_start;
    const char *newline = memchr(source, '\n', room);
    size_t length = newline ? (size_t)(newline - source) : room, bad;
    if (length && source[length - 1] == '\r')
        length--;
    /* A mark at the start of the file is not a character of its first line. */
    size_t mark = json->line_start == 0 && length >= 3 && memcmp(source, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0;
    bool shown = length <= SOURCE_SHOWN && utf8_valid(source, length, &bad) && !memchr(source, 0, length);
    fault_add(faults, json->path, line, column, shown ? source + mark : NULL, shown ? length - mark : 0, "%s", message);
}

bool scenario_json_read(struct scenario_json *json, const char *path, const char *bytes, size_t length,
                        struct faults *faults) {
    *json = (struct scenario_json){.path = path, .bytes = bytes, .length = length, .cursor_line = 1};
    if (length > SCENARIO_BYTES) {
        json->found++;
        fault_add(faults, path, 0, 0, NULL, 0, "this file is larger than %d bytes, the most that is read here",
                  SCENARIO_BYTES);
        return false;
    }
    struct scan_fault fault;
    if (!scenario_scan(bytes, length, &json->nodes, &json->count, &fault)) {
        fault_at_byte(json, faults, fault.at, fault.message);
        return false;
    }
    json->root = cJSON_ParseWithLength(bytes, length);
    if (!json->root || !find_values(json)) {
        fault_at_byte(json, faults, 0, "this JSON can't be read: too little memory");
        return false;
    }
    check_keys(json, faults);
    return true;
}

void scenario_json_destroy(struct scenario_json *json) {
    cJSON_Delete(json->root);
    free(json->values);
    free(json->nodes);
    *json = (struct scenario_json){0};
}

const char *scenario_json_key(const struct scenario_json *json, int node) {
    const char *key = json->values[node]->string;
    return key ? key : "";
}

const char *scenario_json_text(const struct scenario_json *json, int node) {
    const char *text = cJSON_GetStringValue(json->values[node]);
    return text ? text : "";
}

double scenario_json_number(const struct scenario_json *json, int node) {
    return json->values[node]->valuedouble;
}

bool scenario_json_true(const struct scenario_json *json, int node) {
    return cJSON_IsTrue(json->values[node]);
}

int scenario_json_child(const struct scenario_json *json, int node, const char *key) {
    if (json->nodes[node].kind != JSON_OBJECT)
        return -1;
    for (int child = json->nodes[node].first; child >= 0; child = json->nodes[child].next)
        if (strcmp(scenario_json_key(json, child), key) == 0)
            return child;
    return -1;
}

void scenario_json_place(struct scenario_json *json, size_t at, int *line, int *column) {
    if (at < json->line_start) {
        json->cursor = json->line_start = 0;
        json->cursor_line = 1;
        json->cursor_column = 0;
    } else if (at < json->cursor) {
        json->cursor = json->line_start;
        json->cursor_column = 0;
    }
    for (; json->cursor < at; json->cursor++) {
        unsigned char byte = (unsigned char)json->bytes[json->cursor];
        if (byte == '\n') {
            json->cursor_line++;
            json->cursor_column = 0;
            json->line_start = json->cursor + 1;
        } else if ((byte & 0xC0) != 0x80) {
            json->cursor_column++;
        }
    }
    bool mark = json->line_start == 0 && at >= 3 && memcmp(json->bytes, "\xEF\xBB\xBF", 3) == 0;
    *line = json->cursor_line;
    *column = json->cursor_column + 1 - mark;
}

static bool is_plain(const char *key) {
    if (!*key)
        return false;
    for (; *key; key++)
        if (!strchr("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_$", *key))
            return false;
    return true;
}

static void quote(const char *text, int most, struct text *out) {
    const char *end = text + strlen(text), *at = text;
    text_byte(out, '"');
    for (int i = 0; at < end && i < most; i++) {
        const char *from = at;
        uint32_t c = utf8_next(&at, end);
        if (c == 0x7F || (c >= 0x80 && c < 0xA0) || c == 0x2028 || c == 0x2029)
            text_printf(out, "\\u%04x", (unsigned)c);
        else
            text_json(out, from, (size_t)(at - from));
    }
    text_add(out, at < end ? "…\"" : "\"");
}

void scenario_json_path(const struct scenario_json *json, int node, struct text *out) {
    int chain[SCENARIO_NESTING + 1], depth = 0;
    for (int at = node; json->nodes[at].parent >= 0; at = json->nodes[at].parent)
        chain[depth++] = at;
    if (depth > PATH_SHOWN) {
        depth = PATH_SHOWN;
        text_add(out, "…");
    }
    for (bool first = true; depth > 0; first = false) {
        int at = chain[--depth];
        const char *key = scenario_json_key(json, at);
        if (json->nodes[json->nodes[at].parent].kind == JSON_LIST) {
            text_printf(out, "[%d]", json->nodes[at].index);
        } else if (is_plain(key) && strlen(key) <= KEY_SHOWN) {
            text_printf(out, "%s%s", first ? "" : ".", key);
        } else {
            text_byte(out, '[');
            quote(key, KEY_SHOWN, out);
            text_byte(out, ']');
        }
    }
}

void scenario_json_quote(const char *text, struct text *out) {
    quote(text, QUOTE_SHOWN, out);
}

void scenario_json_fault(struct scenario_json *json, struct faults *faults, int node, bool at_key, const char *format,
                         ...) {
    if (faults->count == FAULTS_SHOWN) { /* a file may hold a million: only count them */
        json->found++;
        faults->missed++;
        return;
    }
    struct text message;
    text_init(&message);
    scenario_json_path(json, node, &message);
    if (message.length)
        text_add(&message, ": ");
    char room[800];
    va_list args;
    va_start(args, format);
    vsnprintf(room, sizeof room, format, args);
    va_end(args);
    text_add(&message, room);
    fault_at_byte(json, faults, at_key ? json->nodes[node].key : json->nodes[node].at, message.data);
    text_destroy(&message);
}
