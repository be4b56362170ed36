#include "scenario_write.h"

#include "file.h"

#include <inttypes.h>
#include <string.h>
#include <strings.h>

static void put_text(struct text *out, const char *text, size_t length) {
    text_byte(out, '"');
    text_json(out, text, length);
    text_byte(out, '"');
}

/* ", " between the keys of one object; false at first. */
static void put_key(struct text *out, bool *more, const char *key) {
    text_printf(out, "%s\"%s\": ", *more ? ", " : "", key);
    *more = true;
}

static void put_pair(struct text *out, bool *more, const char *key, const char *value) {
    if (!value)
        return;
    put_key(out, more, key);
    put_text(out, value, strlen(value));
}

static void put_head(struct text *out, const char *key, const char *value) {
    if (!value || !*value)
        return;
    text_printf(out, ",\n  \"%s\": ", key);
    put_text(out, value, strlen(value));
}

static void put_ask(struct text *out, const struct question *ask) {
    bool more = false;
    text_byte(out, '{');
    put_pair(out, &more, "question", ask->question);
    if (ask->click) {
        put_key(out, &more, "click");
        text_add(out, "true");
    }
    if (ask->option_count) {
        put_key(out, &more, "options");
        text_add(out, "[");
        for (int i = 0; i < ask->option_count; i++) {
            const struct option_text *option = &ask->options[i];
            bool within = false;
            text_add(out, i ? ",\n         {" : "\n         {");
            put_pair(out, &within, "text", option->text);
            if (option->right)
                text_add(out, ", \"right\": true");
            put_pair(out, &within, "because", option->because);
            text_byte(out, '}');
        }
        text_byte(out, ']');
    }
    text_byte(out, '}');
}

static void put_note(struct text *out, const struct line_note *note, const char *code, size_t length) {
    bool more = false;
    text_byte(out, '{');
    put_key(out, &more, "code");
    put_text(out, code, length);
    if (note->times > 1)
        text_printf(out, ", \"times\": %d", note->times);
    put_pair(out, &more, "say_before", note->say_before);
    put_pair(out, &more, "say", note->say);
    if (note->stop)
        text_add(out, ", \"stop\": true");
    put_pair(out, &more, "teacher", note->teacher);
    if (note->ask) {
        text_add(out, ",\n     \"ask\": ");
        put_ask(out, note->ask);
    }
    text_byte(out, '}');
}

/* A line is a text, or with its note an object; what a note spans stays together. */
static void put_program(struct text *out, const struct scenario *scenario) {
    const char *at = scenario->program, *end = at + scenario->program_length;
    text_add(out, ",\n  \"program\": [");
    const struct line_note *note = scenario->notes, *notes_end = note ? note + scenario->note_count : NULL;
    for (int line = 1;; line++) {
        bool noted = note < notes_end && note->line == line;
        int last = noted ? note->last_line : line;
        const char *stop = at;
        for (int i = line;; i++, stop++) {
            const char *newline = memchr(stop, '\n', (size_t)(end - stop));
            stop = newline ? newline : end;
            if (i >= last || stop == end)
                break;
        }
        text_add(out, line > 1 ? ",\n    " : "\n    ");
        if (noted)
            put_note(out, note, at, (size_t)(stop - at));
        else
            put_text(out, at, (size_t)(stop - at));
        while (note < notes_end && note->line <= last)
            note++;
        line = last;
        if (stop == end)
            break;
        at = stop + 1;
    }
    text_add(out, "\n  ]");
}

static void put_refs(struct text *out, const struct graph *graph, const struct graph_object *object) {
    bool list = object->refs_are_items;
    text_add(out, list ? "[" : "{");
    for (int i = 0; i < object->ref_count; i++) {
        const struct graph_ref *ref = &object->refs[i];
        text_add(out, i ? ", " : "");
        if (!list) {
            put_text(out, ref->label, strlen(ref->label));
            text_add(out, ": ");
        }
        const char *target = graph->objects[ref->target].id;
        put_text(out, target, strlen(target));
    }
    text_add(out, list ? "]" : "}");
}

static void put_object(struct text *out, const struct graph *graph, const struct graph_object *object) {
    bool more = false;
    text_byte(out, '{');
    put_pair(out, &more, "id", object->id);
    put_pair(out, &more, "type", object->type);
    put_pair(out, &more, "value", object->value);
    if (object->ref_count) {
        put_key(out, &more, "refs");
        put_refs(out, graph, object);
    }
    if (object->refcount >= 0)
        text_printf(out, ", \"refcount\": %" PRId64, object->refcount);
    if (object->generation)
        text_printf(out, ", \"generation\": %d", object->generation);
    if (!object->tracked)
        text_add(out, ", \"tracked\": false");
    if (object->size >= 0)
        text_printf(out, ", \"size\": %" PRId64, object->size);
    if (object->finalizer)
        text_add(out, ", \"finalizer\": true");
    for (int i = 0; i < object->weakref_count; i++)
        text_printf(out, "%s{\"callback\": %s}%s", i ? ", " : ", \"weakrefs\": [",
                    object->weakrefs[i].callback ? "true" : "false", i + 1 == object->weakref_count ? "]" : "");
    text_byte(out, '}');
}

static void put_graph(struct text *out, const struct graph *graph) {
    text_add(out, ",\n  \"heap\": {\n    \"objects\": [");
    for (int i = 0; i < graph->object_count; i++) {
        text_add(out, i ? ",\n      " : "\n      ");
        put_object(out, graph, &graph->objects[i]);
    }
    text_add(out, "],\n    \"names\": {");
    for (int i = 0; i < graph->name_count; i++) {
        const char *name = graph->names[i].name, *target = graph->objects[graph->names[i].target].id;
        text_add(out, i ? ", " : "");
        put_text(out, name, strlen(name));
        text_add(out, ": ");
        put_text(out, target, strlen(target));
    }
    text_add(out, "}\n  }");
}

void scenario_write(const struct scenario *scenario, struct text *out) {
    text_add(out, "{\n  ");
    if (*scenario->schema) {
        text_add(out, "\"$schema\": ");
        put_text(out, scenario->schema, strlen(scenario->schema));
        text_add(out, ",\n  ");
    }
    text_add(out, "\"format\": \"heapscope-scenario\", \"version\": 1");
    put_head(out, "title", scenario->title);
    put_head(out, "summary", scenario->summary);
    put_head(out, "level", scenario->level);
    if (scenario->order)
        text_printf(out, ",\n  \"order\": %d", scenario->order);
    for (int i = 0; i < scenario->topic_count; i++) {
        text_add(out, i ? ", " : ",\n  \"topics\": [");
        put_text(out, scenario->topics[i], strlen(scenario->topics[i]));
        text_add(out, i + 1 == scenario->topic_count ? "]" : "");
    }
    put_head(out, "misconception", scenario->misconception);
    put_head(out, "python", scenario->python);
    if (scenario->has_heap)
        put_graph(out, &scenario->graph);
    if (scenario->has_program)
        put_program(out, scenario);
    text_add(out, "\n}\n");
}

static bool has_ending(const char *path, const char *ending) {
    size_t length = strlen(path), size = strlen(ending);
    return length > size && strcasecmp(path + length - size, ending) == 0;
}

bool scenario_save(const struct scenario *scenario, const char *path, struct faults *faults) {
    if (has_ending(path, ".py") && scenario->has_program && !scenario->has_heap)
        return file_write(path, scenario->program, scenario->program_length, faults);
    if (has_ending(path, ".py")) {
        fault_add(faults, path, 0, 0, NULL, 0,
                  "a graph of objects is no program: expected a name ending in .json to save it");
        return false;
    }
    if (!has_ending(path, ".json")) {
        fault_add(faults, path, 0, 0, NULL, 0,
                  "expected a name ending in .json (the lesson) or .py (its program alone)");
        return false;
    }
    struct text out;
    text_init(&out);
    scenario_write(scenario, &out);
    bool good = file_write(path, out.data, out.length, faults);
    text_destroy(&out);
    return good;
}
