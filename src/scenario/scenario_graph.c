#include "scenario_read.h"

#include "memory.h"

#include <inttypes.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>

struct known_id {
    const char *id;
    int object, node; /* index into the graph's objects; where the id stands */
};

struct graph_reader {
    struct reading *reading;
    struct graph *graph;
    struct known_id *ids; /* sorted by id, then in the order of the file */
    size_t id_count;
    const char **candidates;        /* the same ids, in the order of the file: for "did you mean" */
    int *from_names, *from_objects; /* references that the graph itself has, by object */
    int *refcount_nodes;            /* -1: not given */
    int *refs_nodes;
};

static int by_id(const void *a, const void *b) {
    const struct known_id *x = a, *y = b;
    int order = strcmp(x->id, y->id);
    return order ? order : x->object - y->object;
}

static int find_id(const struct graph_reader *reader, const char *id) {
    size_t low = 0, high = reader->id_count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (strcmp(reader->ids[middle].id, id) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low < reader->id_count && strcmp(reader->ids[low].id, id) == 0 ? reader->ids[low].object : -1;
}

/* The object that the text at `node` names, or -1 with a fault. */
static int read_target(struct graph_reader *reader, int node) {
    struct reading *reading = reader->reading;
    if (!read_kind(reading, node, MAY_BE_TEXT, "the id of an object"))
        return -1;
    const char *id = scenario_json_text(reading->json, node);
    int object = find_id(reader, id);
    if (object < 0)
        READ_FAULT(reading, node, "no object %s%s", read_quoted(reading, id),
                   read_nearest(reading, id, reader->candidates, reader->id_count));
    return object;
}

static void read_weakrefs(struct reading *reading, int node, struct graph_object *object) {
    const struct json_node *list = &reading->json->nodes[node];
    object->weakrefs = arena_alloc(&reading->scenario->arena, (size_t)list->count * sizeof *object->weakrefs);
    for (int child = list->first; child >= 0; child = reading->json->nodes[child].next) {
        if (!read_kind(reading, child, MAY_BE_OBJECT, "{\"callback\": true} or {\"callback\": false}"))
            continue;
        struct keys_found found = read_keys(reading, child, &scenario_weakref_keys);
        object->weakrefs[object->weakref_count++].callback = read_bool(reading, found.node[KEY_CALLBACK], false);
    }
}

static void read_object(struct graph_reader *reader, int node, int index) {
    struct reading *reading = reader->reading;
    struct graph_object *object = &reader->graph->objects[index];
    *object = (struct graph_object){.id = "", .type = "", .refcount = -1, .tracked = true, .size = -1};
    reader->refcount_nodes[index] = reader->refs_nodes[index] = -1;
    if (!read_kind(reading, node, MAY_BE_OBJECT, "an object {…} with \"id\" and \"type\""))
        return;
    struct keys_found found = read_keys(reading, node, &scenario_object_keys);
    object->id = read_text(reading, found.node[KEY_ID], "");
    object->type = read_text(reading, found.node[KEY_TYPE], "");
    object->value = read_text(reading, found.node[KEY_VALUE], NULL);
    object->refcount = read_whole(reading, found.node[KEY_REFCOUNT], 0, INT_MAX, -1);
    object->generation = (int)read_whole(reading, found.node[KEY_GENERATION], 0, 2, 0);
    object->tracked = read_bool(reading, found.node[KEY_TRACKED], true);
    object->finalizer = read_bool(reading, found.node[KEY_FINALIZER], false);
    object->size = read_whole(reading, found.node[KEY_SIZE], 0, (int64_t)1 << 53, -1);
    if (found.node[KEY_WEAKREFS] >= 0)
        read_weakrefs(reading, found.node[KEY_WEAKREFS], object);
    reader->refcount_nodes[index] = found.node[KEY_REFCOUNT];
    reader->refs_nodes[index] = found.node[KEY_REFS];
    if (found.node[KEY_ID] >= 0)
        reader->ids[reader->id_count++] = (struct known_id){object->id, index, found.node[KEY_ID]};
}

static void sort_ids(struct graph_reader *reader) {
    struct reading *reading = reader->reading;
    for (size_t i = 0; i < reader->id_count; i++)
        reader->candidates[i] = reader->ids[i].id;
    qsort(reader->ids, reader->id_count, sizeof *reader->ids, by_id);
    for (size_t i = 1, first = 0; i < reader->id_count; i++) {
        if (strcmp(reader->ids[first].id, reader->ids[i].id) != 0)
            first = i;
        else
            READ_FAULT(reading, reader->ids[i].node, "the id %s is taken by heap.objects[%d]",
                       read_quoted(reading, reader->ids[i].id), reader->ids[first].object);
    }
}

static void read_refs(struct graph_reader *reader, int index) {
    struct reading *reading = reader->reading;
    struct graph_object *object = &reader->graph->objects[index];
    if (reader->refs_nodes[index] < 0)
        return;
    const struct json_node *refs = &reading->json->nodes[reader->refs_nodes[index]];
    object->refs_are_items = refs->kind == JSON_LIST;
    object->refs = arena_alloc(&reading->scenario->arena, (size_t)refs->count * sizeof *object->refs);
    for (int child = refs->first; child >= 0; child = reading->json->nodes[child].next) {
        int target = read_target(reader, child);
        if (target < 0)
            continue;
        const char *key = scenario_json_key(reading->json, child);
        object->refs[object->ref_count++] = (struct graph_ref){
            .label = object->refs_are_items ? NULL : arena_text(&reading->scenario->arena, key, strlen(key)),
            .target = target};
        reader->from_objects[target]++;
    }
}

static void read_names(struct graph_reader *reader, int node) {
    struct reading *reading = reader->reading;
    const struct json_node *names = &reading->json->nodes[node];
    reader->graph->names = arena_alloc(&reading->scenario->arena, (size_t)names->count * sizeof *reader->graph->names);
    for (int child = names->first; child >= 0; child = reading->json->nodes[child].next) {
        const char *key = scenario_json_key(reading->json, child);
        if (!*key)
            scenario_json_fault(reading->json, reading->faults, child, true,
                                "expected a name of at least one character");
        int target = read_target(reader, child);
        if (target < 0)
            continue;
        reader->graph->names[reader->graph->name_count++] =
            (struct graph_name){arena_text(&reading->scenario->arena, key, strlen(key)), target};
        reader->from_names[target]++;
    }
}

/* A count that was given says what holds the object besides this graph; less than the graph itself can't be. */
static void check_refcount(struct graph_reader *reader, int index) {
    struct graph_object *object = &reader->graph->objects[index];
    int names = reader->from_names[index], objects = reader->from_objects[index];
    if (object->refcount < 0)
        return;
    if (object->refcount < names + objects)
        READ_FAULT(reader->reading, reader->refcount_nodes[index],
                   "%" PRId64 " is less than this file's own references to %s: %d from names, %d from objects",
                   object->refcount, read_quoted(reader->reading, object->id), names, objects);
    else
        object->outside = (int)(object->refcount - names - objects);
}

static void read_objects(struct graph_reader *reader, int node) {
    struct reading *reading = reader->reading;
    const struct json_node *list = &reading->json->nodes[node];
    size_t count = (size_t)list->count;
    reader->graph->objects = arena_alloc(&reading->scenario->arena, count * sizeof *reader->graph->objects);
    reader->graph->object_count = list->count;
    reader->ids = memory_alloc(count * sizeof *reader->ids);
    reader->candidates = memory_alloc(count * sizeof *reader->candidates);
    reader->from_names = memory_alloc(count * sizeof *reader->from_names);
    reader->from_objects = memory_alloc(count * sizeof *reader->from_objects);
    reader->refcount_nodes = memory_alloc(count * sizeof *reader->refcount_nodes);
    reader->refs_nodes = memory_alloc(count * sizeof *reader->refs_nodes);
    int index = 0;
    for (int child = list->first; child >= 0; child = reading->json->nodes[child].next)
        read_object(reader, child, index++);
    sort_ids(reader);
    for (int i = 0; i < index; i++)
        read_refs(reader, i);
}

void read_graph(struct reading *reading, int node) {
    struct graph_reader reader = {.reading = reading, .graph = &reading->scenario->graph};
    struct keys_found found = read_keys(reading, node, &scenario_heap_keys);
    reading->scenario->has_heap = true;
    if (found.node[KEY_OBJECTS] >= 0) {
        read_objects(&reader, found.node[KEY_OBJECTS]);
        if (found.node[KEY_NAMES] >= 0)
            read_names(&reader, found.node[KEY_NAMES]);
        for (int i = 0; i < reader.graph->object_count; i++)
            check_refcount(&reader, i);
    }
    free(reader.ids);
    free(reader.candidates);
    free(reader.from_names);
    free(reader.from_objects);
    free(reader.refcount_nodes);
    free(reader.refs_nodes);
}
