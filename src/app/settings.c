#include "settings.h"

#include "file.h"
#include "memory.h"
#include "options.h"
#include "scenario_json.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { SETTINGS_BYTES = 1 << 20, SIZE_LEAST = 320, SIZE_MOST = 16384 };

void settings_init(struct settings *settings) {
    *settings = (struct settings){0};
    const char *own = getenv("XDG_CONFIG_HOME"), *home = getenv("HOME");
    struct text path;
    text_init(&path);
    if (own && *own == '/')
        text_printf(&path, "%s/heapscope/settings.json", own);
    else if (home && *home == '/')
        text_printf(&path, "%s/.config/heapscope/settings.json", home);
    settings->path = path.data; /* NULL where there is neither */
}

static void forget_recent(struct settings *settings) {
    for (int i = 0; i < settings->recent_count; i++)
        free(settings->recent[i]);
    settings->recent_count = 0;
}

void settings_destroy(struct settings *settings) {
    forget_recent(settings);
    free(settings->path);
}

static int number(const struct scenario_json *json, const char *key, int least, int most) {
    int node = scenario_json_child(json, 0, key);
    if (node < 0 || json->nodes[node].kind != JSON_NUMBER)
        return 0;
    double value = scenario_json_number(json, node);
    return value >= least && value <= most ? (int)value : 0;
}

static const char *text_of(const struct scenario_json *json, const char *key) {
    int node = scenario_json_child(json, 0, key);
    return node >= 0 && json->nodes[node].kind == JSON_TEXT ? scenario_json_text(json, node) : "";
}

static bool is_true(const struct scenario_json *json, const char *key) {
    int node = scenario_json_child(json, 0, key);
    return node >= 0 && json->nodes[node].kind == JSON_BOOL && scenario_json_true(json, node);
}

static void read_recent(struct settings *settings, const struct scenario_json *json) {
    int list = scenario_json_child(json, 0, "recent");
    if (list < 0 || json->nodes[list].kind != JSON_LIST)
        return;
    for (int node = json->nodes[list].first; node >= 0; node = json->nodes[node].next) {
        const char *path = json->nodes[node].kind == JSON_TEXT ? scenario_json_text(json, node) : "";
        if (*path == '/' && settings->recent_count < SETTINGS_RECENT)
            settings->recent[settings->recent_count++] = memory_text(path, strlen(path));
    }
}

static void read_values(struct settings *settings, const struct scenario_json *json) {
    settings->width = number(json, "width", SIZE_LEAST, SIZE_MOST);
    settings->height = number(json, "height", SIZE_LEAST, SIZE_MOST);
    settings->scale = number(json, "scale", SCALE_LEAST, SCALE_MOST);
    const char *theme = text_of(json, "theme"), *language = text_of(json, "language");
    settings->theme = strcmp(theme, "dark") == 0 ? THEME_DARK : THEME_LIGHT;
    settings->has_theme = settings->theme == THEME_DARK || strcmp(theme, "light") == 0;
    if (strlen(language) < sizeof settings->language)
        memcpy(settings->language, language, strlen(language) + 1);
    settings->reduced_motion = is_true(json, "reduced_motion");
    settings->toured = is_true(json, "toured");
    forget_recent(settings);
    read_recent(settings, json);
    settings->changed = false;
}

bool settings_load(struct settings *settings, struct faults *faults) {
    if (!settings->path || access(settings->path, F_OK) != 0)
        return true; /* the first time */
    struct text bytes;
    text_init(&bytes);
    bool good = file_read(settings->path, SETTINGS_BYTES, &bytes, faults);
    if (good) {
        struct scenario_json json;
        good = scenario_json_read(&json, settings->path, bytes.data, bytes.length, faults) && json.found == 0;
        if (good && json.nodes[0].kind != JSON_OBJECT) {
            fault_add(faults, settings->path, 1, 1, NULL, 0, "expected an object {…}");
            good = false;
        }
        if (good)
            read_values(settings, &json);
        scenario_json_destroy(&json);
    }
    text_destroy(&bytes);
    return good;
}

static void add_text(struct text *out, const char *key, const char *value) {
    text_printf(out, "  \"%s\": \"", key);
    text_json(out, value, strlen(value));
    text_add(out, "\",\n");
}

static void add_number(struct text *out, const char *key, int value) {
    if (value)
        text_printf(out, "  \"%s\": %d,\n", key, value);
}

static void write_values(const struct settings *settings, struct text *out) {
    text_add(out, "{\n");
    add_number(out, "width", settings->width);
    add_number(out, "height", settings->height);
    add_number(out, "scale", settings->scale);
    if (settings->has_theme)
        add_text(out, "theme", settings->theme == THEME_DARK ? "dark" : "light");
    if (settings->language[0])
        add_text(out, "language", settings->language);
    text_printf(out, "  \"reduced_motion\": %s,\n  \"toured\": %s,\n", settings->reduced_motion ? "true" : "false",
                settings->toured ? "true" : "false");
    text_add(out, "  \"recent\": [");
    for (int i = 0; i < settings->recent_count; i++) {
        text_add(out, i ? ",\n    \"" : "\n    \"");
        text_json(out, settings->recent[i], strlen(settings->recent[i]));
        text_byte(out, '"');
    }
    text_add(out, "]\n}\n");
}

/* The folders on the way to the file, each where it is missing. What can't be made shows when the file is written. */
static void make_folders(const char *path) {
    struct text folder;
    text_init(&folder);
    for (const char *slash = strchr(path + 1, '/'); slash; slash = strchr(slash + 1, '/')) {
        text_clear(&folder);
        text_append(&folder, path, (size_t)(slash - path));
        (void)mkdir(folder.data, 0700); /* as the rules of XDG want it */
    }
    text_destroy(&folder);
}

bool settings_save(struct settings *settings, struct faults *faults) {
    settings->changed = false; /* a failure is told once, not again and again */
    if (!settings->path)
        return true;
    struct text out;
    text_init(&out);
    write_values(settings, &out);
    make_folders(settings->path);
    bool good = file_write(settings->path, out.data, out.length, faults);
    text_destroy(&out);
    return good;
}

void settings_opened(struct settings *settings, const char *path) {
    int at = 0;
    while (at < settings->recent_count && strcmp(settings->recent[at], path) != 0)
        at++;
    if (at == 0 && settings->recent_count)
        return;
    char *moved = at < settings->recent_count ? settings->recent[at] : memory_text(path, strlen(path));
    if (at == settings->recent_count && at == SETTINGS_RECENT)
        free(settings->recent[--at]);
    else if (at == settings->recent_count)
        settings->recent_count++;
    memmove(settings->recent + 1, settings->recent, (size_t)at * sizeof *settings->recent);
    settings->recent[0] = moved;
    settings->changed = true;
}
