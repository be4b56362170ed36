#include "scenario_read.h"

#include "memory.h"

#include <stdlib.h>
#include <string.h>

enum { OPTIONS_LEAST = 2, OPTIONS_MOST = 4 }; /* answered with A, B, C, D */

struct program_reader {
    struct reading *reading;
    struct text source;
    struct program_place *places;
    size_t place_count, place_capacity;
    struct line_note *notes;
    size_t note_count, note_capacity;
};

static void add_place(struct program_reader *reader, size_t at, const char *raw) {
    memory_reserve(&reader->places, &reader->place_capacity, reader->place_count + 1, sizeof *reader->places);
    struct program_place *place = &reader->places[reader->place_count++];
    *place = (struct program_place){.raw = raw};
    scenario_json_place(reader->reading->json, at, &place->line, &place->column);
}

/* Appends one entry's code, whatever its line ends, and notes where each of its lines stands. */
static void add_code(struct program_reader *reader, int node) {
    struct scenario_json *json = reader->reading->json;
    const struct json_node *value = &json->nodes[node];
    const char *written = json->bytes + value->at + 1, *stop = json->bytes + value->end - 1;
    const char *code = scenario_json_text(json, node), *end = code + strlen(code);
    bool escaped = memchr(written, '\\', (size_t)(stop - written)) != NULL;
    const char *raw = escaped ? arena_text(&reader->reading->scenario->arena, written, (size_t)(stop - written)) : NULL;
    if (reader->place_count)
        text_byte(&reader->source, '\n');
    add_place(reader, value->at + 1, raw);
    for (const char *at = code, *here = written; at < end;) {
        const char *from = at;
        uint32_t c = utf8_next(&at, end);
        here = scenario_past_written(here);
        if (c == '\r' && at < end && *at == '\n')
            continue;
        if (c != '\n' && c != '\r') {
            text_append(&reader->source, from, (size_t)(at - from));
            continue;
        }
        text_byte(&reader->source, '\n');
        add_place(reader, (size_t)(here - json->bytes), raw ? raw + (here - written) : NULL);
    }
}

static void read_option(struct reading *reading, int node, struct option_text *option) {
    if (!read_kind(reading, node, MAY_BE_OBJECT, "an answer: an object {…} with \"text\""))
        return;
    struct keys_found found = read_keys(reading, node, &scenario_option_keys);
    option->text = read_text(reading, found.node[KEY_TEXT], "");
    option->because = read_text(reading, found.node[KEY_BECAUSE], NULL);
    option->right = read_bool(reading, found.node[KEY_RIGHT], false);
}

static void read_options(struct reading *reading, int node, struct question *question) {
    const struct json_node *list = &reading->json->nodes[node];
    if (list->count < OPTIONS_LEAST || list->count > OPTIONS_MOST) {
        READ_FAULT(reading, node, "expected %d to %d answers, found %d", OPTIONS_LEAST, OPTIONS_MOST, list->count);
        return;
    }
    question->options = arena_alloc(&reading->scenario->arena, (size_t)list->count * sizeof *question->options);
    int right = 0, before = reading->json->found;
    for (int child = list->first; child >= 0; child = reading->json->nodes[child].next) {
        struct option_text *option = &question->options[question->option_count++];
        read_option(reading, child, option);
        right += option->right;
    }
    if (reading->json->found == before && right != 1)
        READ_FAULT(reading, node, "expected one answer with \"right\": true, found %d", right);
}

static struct question *read_ask(struct reading *reading, int node) {
    struct keys_found found = read_keys(reading, node, &scenario_ask_keys);
    struct question *question = arena_alloc(&reading->scenario->arena, sizeof *question);
    question->question = read_text(reading, found.node[KEY_QUESTION], "");
    question->click = read_bool(reading, found.node[KEY_CLICK], false);
    if (found.present[KEY_OPTIONS] && question->click)
        READ_FAULT(reading, found.node[KEY_CLICK], "this question has \"options\" too: expected one of the two");
    if (!found.present[KEY_OPTIONS] && !question->click && (!found.present[KEY_CLICK] || found.node[KEY_CLICK] >= 0))
        READ_FAULT(reading, node, "expected \"options\" to choose from, or \"click\": true");
    if (found.node[KEY_OPTIONS] >= 0)
        read_options(reading, found.node[KEY_OPTIONS], question);
    return question;
}

/* Whether the line does nothing when it is run: it is blank or a comment. */
static bool is_idle(const char *line) {
    line += strspn(line, " \t\f");
    return !*line || *line == '\n' || *line == '#';
}

/* The line of `code` that the note belongs to: its first that does something, for no other is ever run. */
static int line_of_note(const char *code, int first, int last, bool *idle) {
    const char *at = code;
    for (int line = first; line <= last; line++) {
        if (!is_idle(at)) {
            *idle = false;
            return line;
        }
        const char *newline = strchr(at, '\n');
        if (newline)
            at = newline + 1;
    }
    *idle = true;
    return first;
}

static void read_note(struct program_reader *reader, const struct keys_found *found, size_t code, int first) {
    struct reading *reading = reader->reading;
    static const int notes[] = {KEY_SAY, KEY_SAY_BEFORE, KEY_STOP, KEY_ASK, KEY_TEACHER};
    int note_key = -1, run_key = -1; /* the first of what is noted, and of what is shown when the line runs */
    for (int i = 4; i >= 0; i--) {
        bool there = found->present[notes[i]];
        note_key = there ? notes[i] : note_key;
        run_key = there && notes[i] != KEY_TEACHER ? notes[i] : run_key;
    }
    struct line_note note = {.last_line = (int)reader->place_count};
    bool idle;
    note.line = line_of_note(reader->source.data + code, first, note.last_line, &idle);
    note.times = (int)read_whole(reading, found->node[KEY_TIMES], 1, 1000 * 1000 * 1000, 1);
    note.say = read_text(reading, found->node[KEY_SAY], NULL);
    note.say_before = read_text(reading, found->node[KEY_SAY_BEFORE], NULL);
    note.teacher = read_text(reading, found->node[KEY_TEACHER], NULL);
    note.stop = read_bool(reading, found->node[KEY_STOP], false);
    note.ask = found->node[KEY_ASK] >= 0 ? read_ask(reading, found->node[KEY_ASK]) : NULL;
    if (found->node[KEY_TIMES] >= 0 && note_key < 0)
        READ_FAULT(reading, found->node[KEY_TIMES],
                   "nothing here that it could apply to: expected \"say\", \"say_before\", \"stop\", \"ask\" or "
                   "\"teacher\" too");
    if (idle && run_key >= 0)
        READ_FAULT(reading, found->node[KEY_CODE],
                   "\"%s\" belongs to a line that runs; a blank line or a comment never does",
                   scenario_line_keys.rules[run_key].key);
    if (note_key < 0)
        return;
    memory_reserve(&reader->notes, &reader->note_capacity, reader->note_count + 1, sizeof *reader->notes);
    reader->notes[reader->note_count++] = note;
}

static void read_line(struct program_reader *reader, int node) {
    struct reading *reading = reader->reading;
    if (!read_kind(reading, node, MAY_BE_TEXT | MAY_BE_OBJECT, "a line: text, or an object {…} with \"code\""))
        return;
    if (reading->json->nodes[node].kind == JSON_TEXT) {
        add_code(reader, node);
        return;
    }
    struct keys_found found = read_keys(reading, node, &scenario_line_keys);
    int code = found.node[KEY_CODE], first = (int)reader->place_count + 1;
    if (code >= 0) {
        size_t start = reader->source.length + (reader->place_count > 0);
        add_code(reader, code);
        read_note(reader, &found, start, first);
    } else if (found.node[KEY_ASK] >= 0) {
        read_ask(reading, found.node[KEY_ASK]); /* for its faults */
    }
}

static void *kept(struct reading *reading, const void *items, size_t count, size_t size) {
    void *copy = arena_alloc(&reading->scenario->arena, count * size);
    if (count)
        memcpy(copy, items, count * size);
    return copy;
}

void read_program(struct reading *reading, int node) {
    struct scenario *scenario = reading->scenario;
    struct program_reader reader = {.reading = reading};
    text_init(&reader.source);
    text_add(&reader.source, "");
    if (!reading->json->nodes[node].count)
        READ_FAULT(reading, node, "expected at least one line");
    for (int child = reading->json->nodes[node].first; child >= 0; child = reading->json->nodes[child].next)
        read_line(&reader, child);
    scenario->has_program = true;
    scenario->program = arena_text(&scenario->arena, reader.source.data, reader.source.length);
    scenario->program_length = reader.source.length;
    scenario->notes = kept(reading, reader.notes, reader.note_count, sizeof *reader.notes);
    scenario->note_count = (int)reader.note_count;
    scenario->places = kept(reading, reader.places, reader.place_count, sizeof *reader.places);
    scenario->place_count = (int)reader.place_count;
    text_destroy(&reader.source);
    free(reader.places);
    free(reader.notes);
}
