#include "scenario.h"

#include "file.h"
#include "scenario_read.h"

#include <string.h>

enum { VERSION_READ = 1 };

void scenario_init(struct scenario *scenario) {
    *scenario =
        (struct scenario){.path = "", .title = "", .summary = "", .level = "", .misconception = "", .schema = "", .program = ""};
    arena_init(&scenario->arena);
}

void scenario_destroy(struct scenario *scenario) {
    arena_destroy(&scenario->arena);
    scenario_init(scenario);
}

/* Numbers apart by points, two or three of them, and a t for free threading: whether there is such a Python is for
 * those to say who know them all. */
static bool is_version(const char *text) {
    int numbers = 0;
    for (;; text++) {
        size_t digits = strspn(text, "0123456789");
        if (!digits || digits > 3)
            return false;
        text += digits;
        numbers++;
        if (*text != '.')
            break;
    }
    return (numbers == 2 || numbers == 3) && (!*text || strcmp(text, "t") == 0);
}

static void read_topics(struct reading *reading, int node) {
    const struct json_node *list = &reading->json->nodes[node];
    struct scenario *scenario = reading->scenario;
    scenario->topics = arena_alloc(&scenario->arena, (size_t)list->count * sizeof *scenario->topics);
    for (int child = list->first; child >= 0; child = reading->json->nodes[child].next)
        if (read_kind(reading, child, MAY_BE_TEXT, "text"))
            scenario->topics[scenario->topic_count++] = read_text(reading, child, "");
}

/* Whether the file is a scenario that this program reads at all; else what it holds is not for us to judge. */
static bool is_ours(struct reading *reading) {
    struct scenario_json *json = reading->json;
    if (json->nodes[0].kind != JSON_OBJECT)
        return read_kind(reading, 0, MAY_BE_OBJECT, "a scenario: an object {…}");
    int format = scenario_json_child(json, 0, "format"), version = scenario_json_child(json, 0, "version");
    bool looks_like_one = scenario_json_child(json, 0, "program") >= 0 || scenario_json_child(json, 0, "heap") >= 0;
    if (format < 0 && !looks_like_one) {
        READ_FAULT(reading, 0, "this is no scenario; expected \"format\": \"heapscope-scenario\"");
        return false;
    }
    if (format >= 0 && json->nodes[format].kind == JSON_TEXT) {
        const char *name = scenario_json_text(json, format);
        if (strcmp(name, "heapscope-scenario") != 0) {
            READ_FAULT(reading, format, "expected \"heapscope-scenario\", found %s%s", read_quoted(reading, name),
                       strcmp(name, "heapscope-snapshot") == 0 ? "; a heap snapshot's name ends in .jsonl" : "");
            if (!looks_like_one)
                return false;
        }
    }
    if (version < 0 || json->nodes[version].kind != JSON_NUMBER)
        return true;
    double number = scenario_json_number(json, version);
    if (number == VERSION_READ)
        return true;
    int length = (int)(json->nodes[version].end - json->nodes[version].at);
    const char *written = json->bytes + json->nodes[version].at;
    if (number >= VERSION_READ + 1) {
        READ_FAULT(reading, version, "this file is version %.*s; this Heapscope reads version %d: get a newer one",
                   length, written, VERSION_READ);
        return false;
    }
    READ_FAULT(reading, version, "expected %d, found %.*s", VERSION_READ, length, written);
    return true;
}

static void read_root(struct reading *reading) {
    if (!is_ours(reading))
        return;
    struct scenario *scenario = reading->scenario;
    struct keys_found found = read_keys(reading, 0, &scenario_root_keys);
    scenario->title = read_text(reading, found.node[KEY_TITLE], "");
    scenario->summary = read_text(reading, found.node[KEY_SUMMARY], "");
    scenario->level = read_text(reading, found.node[KEY_LEVEL], "");
    scenario->schema = read_text(reading, found.node[KEY_SCHEMA], "");
    scenario->misconception = read_text(reading, found.node[KEY_MISCONCEPTION], "");
    scenario->order = (int)read_whole(reading, found.node[KEY_ORDER], 1, SCENARIO_ORDER_MOST, 0);
    scenario->python = read_text(reading, found.node[KEY_PYTHON], NULL);
    if (scenario->python)
        scenario_json_place(reading->json, reading->json->nodes[found.node[KEY_PYTHON]].at, &scenario->python_line,
                            &scenario->python_column);
    if (scenario->python && !is_version(scenario->python))
        READ_FAULT(reading, found.node[KEY_PYTHON],
                   "expected a version such as \"3.14\", \"3.14.2\" or \"3.13t\", found %s",
                   read_quoted(reading, scenario->python));
    if (found.node[KEY_TOPICS] >= 0)
        read_topics(reading, found.node[KEY_TOPICS]);
    if (!found.present[KEY_PROGRAM] && !found.present[KEY_HEAP])
        READ_FAULT(reading, 0, "expected \"program\" (lines of Python), \"heap\" (an object graph), or both");
    if (found.node[KEY_PROGRAM] >= 0)
        read_program(reading, found.node[KEY_PROGRAM]);
    if (found.node[KEY_HEAP] >= 0)
        read_graph(reading, found.node[KEY_HEAP]);
}

static bool parse_json(struct scenario *scenario, const char *path, const char *bytes, size_t length,
                       struct faults *faults) {
    struct scenario_json json;
    struct reading reading = {.scenario = scenario, .json = &json, .faults = faults};
    if (scenario_json_read(&json, path, bytes, length, faults))
        read_root(&reading);
    bool good = json.found == 0;
    scenario_json_destroy(&json);
    return good;
}

static const char *base_name(const char *path) {
    const char *slash = strrchr(path, '/');
    return slash ? slash + 1 : path;
}

/* A Python program: any line ends become \n, as Python's own reading makes them. */
static bool parse_python(struct scenario *scenario, const char *path, const char *bytes, size_t length,
                         struct faults *faults) {
    if (length > SCENARIO_BYTES) {
        fault_add(faults, path, 0, 0, NULL, 0, "this file is larger than %d bytes, the most that is read here",
                  SCENARIO_BYTES);
        return false;
    }
    if (length >= 3 && memcmp(bytes, "\xEF\xBB\xBF", 3) == 0) {
        bytes += 3;
        length -= 3;
    }
    size_t bad, zero = length;
    bool valid = utf8_valid(bytes, length, &bad);
    const char *at = length ? memchr(bytes, 0, length) : NULL;
    if (at)
        zero = (size_t)(at - bytes);
    if (!valid || zero < length) {
        size_t stop = !valid && bad < zero ? bad : zero, start = stop;
        while (start > 0 && bytes[start - 1] != '\n')
            start--;
        int line = 1;
        for (size_t i = 0; i < start; i++)
            line += bytes[i] == '\n';
        int column = (int)utf8_count(bytes + start, stop - start) + 1;
        if (stop == zero)
            fault_add(faults, path, line, column, NULL, 0,
                      "a byte of value 0 can't stand in a program; this may be no text file");
        else
            fault_add(faults, path, line, column, NULL, 0, "byte 0x%02X is not UTF-8; save this file as UTF-8",
                      (unsigned char)bytes[bad]);
        return false;
    }
    char *program = arena_alloc(&scenario->arena, length + 1);
    size_t used = 0;
    for (size_t i = 0; i < length; i++) {
        if (bytes[i] != '\r')
            program[used++] = bytes[i];
        else if (i + 1 == length || bytes[i + 1] != '\n')
            program[used++] = '\n';
    }
    scenario->program = program;
    scenario->program_length = used;
    scenario->has_program = true;
    const char *title = base_name(path);
    scenario->title = arena_text(&scenario->arena, title, strlen(title));
    return true;
}

bool scenario_parse(struct scenario *scenario, const char *path, const char *bytes, size_t length, bool is_python,
                    struct faults *faults) {
    struct scenario fresh;
    scenario_init(&fresh);
    fresh.path = arena_text(&fresh.arena, path, strlen(path));
    bool good = (is_python ? parse_python : parse_json)(&fresh, fresh.path, bytes, length, faults);
    if (good) {
        scenario_destroy(scenario);
        *scenario = fresh;
    } else {
        scenario_destroy(&fresh);
    }
    return good;
}

/* Whether the path ends so, in small letters or in capitals. */
static bool has_ending(const char *path, const char *ending) {
    size_t length = strlen(path), size = strlen(ending);
    if (length <= size)
        return false;
    for (const char *at = path + length - size; *at; at++, ending++)
        if ((*at >= 'A' && *at <= 'Z' ? *at - 'A' + 'a' : *at) != *ending)
            return false;
    return true;
}

/* A program may come through a pipe by mistake: its first word as a fault of JSON would tell nobody why. */
static bool may_be_lesson(const char *path, const struct text *bytes, struct faults *faults) {
    char first = bytes->data[strspn(bytes->data, " \t\r\n")];
    if (strcmp(path, "-") != 0 || !((first >= 'a' && first <= 'z') || first == '#' || first == '_' || first == '@'))
        return true;
    fault_add(faults, path, 0, 0, NULL, 0, "expected a lesson, JSON that begins with {, on standard input; a Python program needs a file whose name ends in .py");
    return false;
}

bool scenario_load(struct scenario *scenario, const char *path, struct faults *faults) {
    bool is_python = has_ending(path, ".py");
    if (file_is_folder(path)) {
        fault_add(faults, path, 0, 0, NULL, 0, "this is a folder; name a file in it");
        return false;
    }
    if (!is_python && !has_ending(path, ".json") && strcmp(path, "-") != 0) {
        fault_add(faults, path, 0, 0, NULL, 0,
                  "expected a name ending in .json (a scenario) or .py (a Python program)");
        return false;
    }
    struct text bytes;
    text_init(&bytes);
    bool good = file_read(path, SCENARIO_BYTES, &bytes, faults) && may_be_lesson(path, &bytes, faults) &&
                scenario_parse(scenario, path, bytes.data, bytes.length, is_python, faults);
    text_destroy(&bytes);
    return good;
}

const struct line_note *scenario_note(const struct scenario *scenario, int line, int times) {
    int low = 0, high = scenario->note_count;
    while (low < high) {
        int middle = low + (high - low) / 2;
        const struct line_note *note = &scenario->notes[middle];
        if (note->line < line || (note->line == line && note->times < times))
            low = middle + 1;
        else
            high = middle;
    }
    if (low == scenario->note_count)
        return NULL;
    const struct line_note *note = &scenario->notes[low];
    return note->line == line && note->times == times ? note : NULL;
}

void scenario_place(const struct scenario *scenario, int line, int column, int *file_line, int *file_column) {
    *file_line = line;
    *file_column = column;
    if (!scenario->places || line < 1)
        return;
    if (line > scenario->place_count) /* past the end: where the last line begins */
        line = scenario->place_count, column = 1;
    const struct program_place *place = &scenario->places[line - 1];
    *file_line = place->line;
    *file_column = place->column;
    const char *at = place->raw;
    for (int i = 1; i < column; i++) {
        if (!at) {
            ++*file_column;
        } else if (*at && strncmp(at, "\\n", 2) != 0 && strncmp(at, "\\r", 2) != 0) {
            const char *past = scenario_past_written(at);
            *file_column += (int)utf8_count(at, (size_t)(past - at));
            at = past;
        }
    }
}
