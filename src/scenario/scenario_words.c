#include "scenario_words.h"

#include "file.h"
#include "memory.h"
#include "scenario_json.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { WORDS_BYTES = 4 * 1024 * 1024 };

static const char json_ending[] = ".json";

static bool ends_in(const char *text, size_t length, const char *ending) {
    size_t size = strlen(ending);
    return length > size && memcmp(text + length - size, ending, size) == 0;
}

bool scenario_words_path(const char *path, const char *language, struct text *out) {
    size_t length = strlen(path);
    text_clear(out);
    if (strcmp(language, "en") == 0 || !ends_in(path, length, json_ending))
        return false;
    text_append(out, path, length - strlen(json_ending));
    text_printf(out, ".%s%s", language, json_ending);
    return true;
}

bool scenario_words_lesson(const char *path, struct text *out) {
    const char *slash = strrchr(path, '/'), *name = slash ? slash + 1 : path;
    size_t length = strlen(name);
    if (!ends_in(name, length, json_ending))
        return false;
    size_t end = length - strlen(json_ending), dot = end;
    while (dot > 0 && name[dot - 1] >= 'a' && name[dot - 1] <= 'z')
        dot--;
    if (dot < 2 || name[dot - 1] != '.' || end - dot < 2 || end - dot > 3) /* a language has two or three letters */
        return false;
    text_clear(out);
    text_append(out, path, (size_t)(name - path) + dot - 1);
    text_add(out, json_ending);
    return true;
}

static void each_of_question(struct question *ask, void (*take)(void *context, const char **words), void *context) {
    take(context, &ask->question);
    for (int i = 0; i < ask->option_count; i++) {
        take(context, &ask->options[i].text);
        if (ask->options[i].because)
            take(context, &ask->options[i].because);
    }
}

void scenario_words_each(struct scenario *scenario, void (*take)(void *context, const char **words), void *context) {
    const char **heads[] = {&scenario->title, &scenario->summary, &scenario->misconception};
    for (size_t i = 0; i < sizeof heads / sizeof *heads; i++)
        if (**heads[i])
            take(context, heads[i]);
    for (int i = 0; i < scenario->topic_count; i++)
        take(context, &scenario->topics[i]);
    for (int i = 0; i < scenario->note_count; i++) {
        struct line_note *note = &scenario->notes[i];
        const char **texts[] = {&note->say_before, &note->say, &note->teacher};
        for (size_t j = 0; j < sizeof texts / sizeof *texts; j++)
            if (*texts[j])
                take(context, texts[j]);
        if (note->ask)
            each_of_question(note->ask, take, context);
    }
}

/* One row of the translation. */
struct row {
    const char *from, *to;
    int node;
    bool used;
};

struct translation {
    struct text bytes;
    struct scenario_json json;
    struct row *rows; /* sorted by what they translate */
    size_t count;
    struct scenario *scenario;
    struct arena *arena; /* where the words go; NULL: they are only looked for */
};

static int by_words(const void *a, const void *b) {
    return strcmp(((const struct row *)a)->from, ((const struct row *)b)->from);
}

static bool is_text(const struct scenario_json *json, int node, const char *value) {
    return node >= 0 && json->nodes[node].kind == JSON_TEXT &&
           (!value || strcmp(scenario_json_text(json, node), value) == 0);
}

/* What stands wrong in the file is a fault; rows of the right kind are kept. */
static void read_rows(struct translation *words, struct faults *faults) {
    struct scenario_json *json = &words->json;
    if (json->nodes[0].kind != JSON_OBJECT) {
        scenario_json_fault(json, faults, 0, false, "expected a translation: an object {…}");
        return;
    }
    static const char *const keys[] = {"format", "version", "language", "words", "$schema"};
    for (int node = json->nodes[0].first; node >= 0; node = json->nodes[node].next) {
        const char *key = scenario_json_key(json, node);
        bool known = false;
        for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
            known |= strcmp(keys[i], key) == 0;
        if (!known)
            scenario_json_fault(json, faults, node, true,
                                "unknown key; a translation has \"format\", \"version\", \"language\" and \"words\"");
    }
    int format = scenario_json_child(json, 0, "format"), version = scenario_json_child(json, 0, "version");
    int list = scenario_json_child(json, 0, "words");
    if (!is_text(json, format, "heapscope-words"))
        scenario_json_fault(json, faults, format < 0 ? 0 : format, false, "expected \"format\": \"heapscope-words\"");
    if (version < 0 || json->nodes[version].kind != JSON_NUMBER || scenario_json_number(json, version) != 1)
        scenario_json_fault(json, faults, version < 0 ? 0 : version, false, "expected \"version\": 1");
    if (list < 0 || json->nodes[list].kind != JSON_OBJECT) {
        scenario_json_fault(json, faults, list < 0 ? 0 : list, false,
                            "expected \"words\": an object {…} with the lesson's words and their translations");
        return;
    }
    words->rows = memory_alloc((size_t)json->nodes[list].count * sizeof *words->rows);
    for (int node = json->nodes[list].first; node >= 0; node = json->nodes[node].next) {
        if (is_text(json, node, NULL))
            words->rows[words->count++] =
                (struct row){scenario_json_key(json, node), scenario_json_text(json, node), node, false};
        else
            scenario_json_fault(json, faults, node, false, "expected text: the translation");
    }
    if (words->count)
        qsort(words->rows, words->count, sizeof *words->rows, by_words);
}

static bool read_file(struct translation *words, const char *path, struct faults *faults) {
    *words = (struct translation){0};
    text_init(&words->bytes);
    if (!file_read(path, WORDS_BYTES, &words->bytes, faults))
        return false;
    if (scenario_json_read(&words->json, path, words->bytes.data, words->bytes.length, faults))
        read_rows(words, faults);
    return words->json.found == 0;
}

static void forget(struct translation *words) {
    if (words->json.path)
        scenario_json_destroy(&words->json);
    free(words->rows);
    text_destroy(&words->bytes);
}

static void put_in(void *context, const char **place) {
    struct translation *words = context;
    struct row wanted = {.from = *place};
    struct row *row = words->count ? bsearch(&wanted, words->rows, words->count, sizeof *words->rows, by_words) : NULL;
    if (!row)
        return;
    row->used = true;
    if (words->arena && *row->to)
        *place = arena_text(words->arena, row->to, strlen(row->to));
}

bool scenario_words_apply(struct scenario *scenario, const char *language, struct faults *faults) {
    struct text path;
    text_init(&path);
    bool good = true;
    if (scenario_words_path(scenario->path, language, &path) && access(path.data, F_OK) == 0) {
        struct translation words;
        good = read_file(&words, path.data, faults);
        words.arena = &scenario->arena;
        if (good)
            scenario_words_each(scenario, put_in, &words);
        forget(&words);
    }
    text_destroy(&path);
    return good;
}

bool scenario_words_check(struct scenario *scenario, const char *path, struct faults *faults) {
    struct translation words;
    bool good = read_file(&words, path, faults);
    if (good) {
        scenario_words_each(scenario, put_in, &words);
        for (size_t i = 0; i < words.count; i++)
            if (!words.rows[i].used)
                scenario_json_fault(&words.json, faults, words.rows[i].node, true,
                                    "these words stand nowhere in the lesson: were they changed there?");
        good = words.json.found == 0;
    }
    forget(&words);
    return good;
}
