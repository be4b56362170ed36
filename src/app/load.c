#include "load.h"

#include "memory.h"
#include "options.h"
#include "scenario_words.h"
#include "words.h"

#include <dirent.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* Folders that may hold scenarios/, best first. */
struct places {
    char **items;
    size_t count, capacity;
};

static void add_place(struct places *places, const char *folder, size_t length, const char *below) {
    struct text path;
    text_init(&path);
    text_append(&path, folder, length);
    text_add(&path, below);
    memory_reserve(&places->items, &places->capacity, places->count + 1, sizeof *places->items);
    places->items[places->count++] = path.data;
}

static void add_installed_beside(struct places *places) {
    char executable[4096];
    ssize_t length = readlink("/proc/self/exe", executable, sizeof executable - 1);
    if (length <= 0)
        return;
    executable[length] = 0;
    char *slash = strrchr(executable, '/');
    if (slash)
        add_place(places, executable, (size_t)(slash - executable), "/../share/heapscope/scenarios");
}

static void add_xdg(struct places *places) {
    const char *own = getenv("XDG_DATA_HOME"), *home = getenv("HOME"), *dirs = getenv("XDG_DATA_DIRS");
    if (own && *own == '/')
        add_place(places, own, strlen(own), "/heapscope/scenarios");
    else if (home && *home == '/')
        add_place(places, home, strlen(home), "/.local/share/heapscope/scenarios");
    if (!dirs || !*dirs)
        dirs = "/usr/local/share:/usr/share";
    for (const char *at = dirs; *at; at += *at == ':') {
        size_t length = strcspn(at, ":");
        if (length && *at == '/')
            add_place(places, at, length, "/heapscope/scenarios");
        at += length;
    }
}

static void find_places(struct places *places) {
    *places = (struct places){0};
    add_installed_beside(places);
    add_place(places, HEAPSCOPE_DATA_SOURCE, strlen(HEAPSCOPE_DATA_SOURCE), "/scenarios");
    add_place(places, HEAPSCOPE_DATA_INSTALLED, strlen(HEAPSCOPE_DATA_INSTALLED), "/scenarios");
    add_xdg(places);
}

static void free_places(struct places *places) {
    for (size_t i = 0; i < places->count; i++)
        free(places->items[i]);
    free(places->items);
}

static bool lesson_in(const char *folder, const char *name, struct text *path) {
    static const char *const endings[] = {"", ".json"};
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++) {
        text_clear(path);
        text_printf(path, "%s/%s%s", folder, name, endings[i]);
        if (access(path->data, F_OK) == 0)
            return true;
    }
    return false;
}

/* The length of a lesson's name without ".json"; 0 for other files and for translations, NAME.zh.json. */
static size_t lesson_name(const char *file) {
    size_t length = strcspn(file, ".");
    return strcmp(file + length, ".json") == 0 ? length : 0;
}

/* The names of all lessons in one folder, without ".json". */
static void list_folder(const char *path, struct places *names) {
    DIR *folder = opendir(path);
    for (struct dirent *entry; folder && (entry = readdir(folder));) {
        size_t length = lesson_name(entry->d_name);
        if (length)
            add_place(names, entry->d_name, length, "");
    }
    if (folder)
        closedir(folder);
}

static void list_lessons(const struct places *places, struct places *names) {
    for (size_t i = 0; i < places->count; i++)
        list_folder(places->items[i], names);
}

static int by_name(const void *a, const void *b) {
    return strcmp(*(char *const *)a, *(char *const *)b);
}

/* Those that hold `word`, in order, each once: a lesson may stand in several places. */
static void join_once(struct places *names, const char *word, struct text *out) {
    if (names->count)
        qsort(names->items, names->count, sizeof *names->items, by_name);
    for (size_t i = 0; i < names->count; i++)
        if (strstr(names->items[i], word) && (!i || strcmp(names->items[i], names->items[i - 1]) != 0))
            text_printf(out, "%s%s", out->length ? ", " : "", names->items[i]);
}

static void not_found(const struct places *places, const char *name, struct faults *faults) {
    struct places names = {0};
    list_lessons(places, &names);
    const char *lesson = text_nearest(name, (const char *const *)names.items, names.count);
    const char *command = options_nearest_command(name);
    struct text message;
    text_init(&message);
    bool own = !lesson && !command && strchr(name, '.'); /* hello.json: a file was meant, no lesson that ships */
    enum string_key key = strchr(name, '/') || own ? STR_CLI_NO_FILE_THERE
                          : lesson                 ? STR_CLI_NO_FILE_LESSON
                          : command                ? STR_CLI_NO_FILE_COMMAND
                                                   : STR_CLI_NO_FILE;
    struct text lessons;
    text_init(&lessons);
    join_once(&names, name, &lessons); /* `weak`: those that have it in their names, no wall of all */
    if (!lessons.length)
        join_once(&names, "", &lessons);
    text_words(&message, words(key), "lesson", lesson ? lesson : "", "command", command ? command : "", "lessons",
               lessons.length ? lessons.data : "-", NULL);
    fault_add(faults, *name ? name : "''", 0, 0, NULL, 0, "%s", message.data);
    text_destroy(&lessons);
    text_destroy(&message);
    free_places(&names);
}

bool load_find(const char *name, struct text *path, struct faults *faults) {
    text_clear(path);
    text_add(path, name);
    if (strcmp(name, "-") == 0 || access(name, F_OK) == 0)
        return true;
    struct places places;
    find_places(&places);
    bool found = false;
    for (size_t i = 0; i < places.count && *name && !found && !strchr(name, '/'); i++)
        found = lesson_in(places.items[i], name, path);
    if (!found)
        not_found(&places, name, faults);
    free_places(&places);
    return found;
}

static bool has_name(const struct places *names, const char *name) {
    for (size_t i = 0; i < names->count; i++)
        if (strcmp(names->items[i], name) == 0)
            return true;
    return false;
}

void load_each_lesson(void (*take)(void *context, const char *path, const char *name), void *context) {
    struct places places, seen = {0};
    struct text path;
    text_init(&path);
    find_places(&places);
    for (size_t i = 0; i < places.count; i++) {
        struct places names = {0};
        list_folder(places.items[i], &names);
        for (size_t j = 0; j < names.count; j++) {
            if (has_name(&seen, names.items[j]))
                continue;
            add_place(&seen, names.items[j], strlen(names.items[j]), "");
            text_clear(&path);
            text_printf(&path, "%s/%s.json", places.items[i], names.items[j]);
            take(context, path.data, names.items[j]);
        }
        free_places(&names);
    }
    free_places(&seen);
    free_places(&places);
    text_destroy(&path);
}

bool load_scenario(struct scenario *scenario, const char *name, struct faults *faults) {
    struct text path;
    text_init(&path);
    bool good = load_find(name, &path, faults) && scenario_load(scenario, path.data, faults);
    if (good) /* a broken translation is told, and the lesson shown in its own words */
        scenario_words_apply(scenario, words_language(), faults);
    text_destroy(&path);
    return good;
}
