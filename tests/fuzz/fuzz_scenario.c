/* Any bytes as a scenario, and as a Python program: no crash, no leak, no hang; and what is accepted holds together. */
#include "scenario.h"

#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void must(bool holds) {
    if (!holds)
        abort();
}

static size_t touch_text(const char *text) {
    return text ? strlen(text) : 0;
}

static size_t touch_graph(const struct graph *graph) {
    size_t sum = 0;
    for (int i = 0; i < graph->object_count; i++) {
        const struct graph_object *object = &graph->objects[i];
        sum += touch_text(object->id) + touch_text(object->type) + touch_text(object->value);
        must(object->generation >= 0 && object->generation <= 2 && object->outside >= 0);
        for (int j = 0; j < object->ref_count; j++) {
            must(object->refs[j].target >= 0 && object->refs[j].target < graph->object_count);
            must((object->refs[j].label == NULL) == object->refs_are_items);
            sum += touch_text(object->refs[j].label);
        }
        for (int j = 0; j < object->weakref_count; j++)
            sum += object->weakrefs[j].callback;
    }
    for (int i = 0; i < graph->name_count; i++) {
        must(graph->names[i].target >= 0 && graph->names[i].target < graph->object_count);
        sum += touch_text(graph->names[i].name);
    }
    return sum;
}

static size_t touch_notes(const struct scenario *scenario) {
    size_t sum = 0;
    for (int i = 0; i < scenario->note_count; i++) {
        const struct line_note *note = &scenario->notes[i];
        must(note->line >= 1 && note->line <= note->last_line && note->last_line <= scenario->place_count);
        must(scenario_note(scenario, note->line, note->times) == note);
        sum += touch_text(note->say) + touch_text(note->say_before) + touch_text(note->teacher);
        if (!note->ask)
            continue;
        int right = 0;
        for (int j = 0; j < note->ask->option_count; j++) {
            const struct option_text *option = &note->ask->options[j];
            right += option->right;
            sum += touch_text(option->text) + touch_text(option->because);
        }
        must(note->ask->click ? note->ask->option_count == 0 : right == 1);
    }
    return sum;
}

static size_t touch(const struct scenario *scenario) {
    must(strlen(scenario->program) == scenario->program_length);
    must(scenario->has_program || scenario->has_heap);
    size_t sum = touch_text(scenario->title) + touch_text(scenario->python) + touch_notes(scenario);
    for (int i = 0; i < scenario->topic_count; i++)
        sum += touch_text(scenario->topics[i]);
    for (int i = 1; i <= scenario->place_count + 1; i++) {
        int line, column;
        scenario_place(scenario, i, 1 + i % 7, &line, &column);
        must(line >= 1 && column >= 1);
    }
    return sum + touch_graph(&scenario->graph);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    for (int is_python = 0; is_python < 2; is_python++) {
        struct scenario scenario;
        struct faults faults;
        struct text out;
        scenario_init(&scenario);
        faults_init(&faults);
        text_init(&out);
        bool good = scenario_parse(&scenario, "input", (const char *)data, size, is_python, &faults);
        must(good == (faults.count == 0));
        faults_write(&faults, &out, true);
        size_t bad;
        must(utf8_valid(out.data ? out.data : "", out.length, &bad));
        if (good)
            touch(&scenario);
        text_destroy(&out);
        faults_destroy(&faults);
        scenario_destroy(&scenario);
    }
    return 0;
}
