#include "paths.h"

#include "file.h"
#include "memory.h"

#include <dirent.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

void paths_init(struct paths *paths) {
    *paths = (struct paths){0};
    entry_init(&paths->entry);
}

static void forget(struct paths *paths) {
    for (size_t i = 0; i < paths->count; i++)
        free(paths->rows[i]);
    paths->count = paths->selected = 0;
}

void paths_destroy(struct paths *paths) {
    forget(paths);
    free(paths->rows);
    entry_destroy(&paths->entry);
}

void paths_begin(struct paths *paths, const char *path) {
    entry_set(&paths->entry, path);
    paths_list(paths);
}

static void expand(const char *path, size_t length, struct text *out) {
    const char *home = getenv("HOME");
    if (length && path[0] == '~' && (length == 1 || path[1] == '/') && home) {
        text_add(out, home);
        path++;
        length--;
    }
    text_append(out, path, length);
}

/* The length of what stands before the last name: up to and with the last "/". */
static size_t folder_length(const struct entry *entry) {
    const char *slash = strrchr(entry->text.data, '/');
    return slash ? (size_t)(slash - entry->text.data) + 1 : 0;
}

static bool ends_in(const char *name, const char *ending) {
    size_t length = strlen(name), size = strlen(ending);
    return length > size && strcasecmp(name + length - size, ending) == 0;
}

static void add_row(struct paths *paths, const char *folder, const char *name) {
    struct text path;
    text_init(&path);
    text_printf(&path, "%s%s", folder, name);
    bool is_folder = file_is_folder(path.data);
    if (is_folder || ends_in(name, ".json") || ends_in(name, ".py")) {
        text_clear(&path);
        text_printf(&path, "%s%s", name, is_folder ? "/" : "");
        memory_reserve(&paths->rows, &paths->capacity, paths->count + 1, sizeof *paths->rows);
        paths->rows[paths->count++] = memory_text(path.data, path.length);
    }
    text_destroy(&path);
}

static bool is_folder_row(const char *row) {
    return row[strlen(row) - 1] == '/';
}

static int by_kind_and_name(const void *a, const void *b) {
    const char *x = *(char *const *)a, *y = *(char *const *)b;
    if (is_folder_row(x) != is_folder_row(y))
        return is_folder_row(x) ? -1 : 1;
    int same = strcasecmp(x, y);
    return same ? same : strcmp(x, y);
}

void paths_list(struct paths *paths) {
    forget(paths);
    size_t before = folder_length(&paths->entry);
    const char *name = paths->entry.text.data + before;
    struct text folder;
    text_init(&folder);
    expand(paths->entry.text.data, before, &folder);
    DIR *open = opendir(folder.length ? folder.data : ".");
    for (struct dirent *found; open && paths->count < PATHS_MOST && (found = readdir(open));) {
        bool hidden = found->d_name[0] == '.';
        if ((!hidden || name[0] == '.') && strcmp(found->d_name, ".") != 0 && strcmp(found->d_name, "..") != 0 &&
            strncasecmp(found->d_name, name, strlen(name)) == 0)
            add_row(paths, folder.length ? folder.data : "", found->d_name);
    }
    if (open)
        closedir(open);
    if (paths->count)
        qsort(paths->rows, paths->count, sizeof *paths->rows, by_kind_and_name);
    paths->selected = paths->count;
    text_destroy(&folder);
}

void paths_select(struct paths *paths, bool forward) {
    size_t places = paths->count + 1;
    paths->selected = (paths->selected + (forward ? 1 : places - 1)) % places;
}

/* How many bytes all rows begin with alike; whole characters. */
static size_t common(const struct paths *paths) {
    size_t length = strlen(paths->rows[0]);
    for (size_t i = 1; i < paths->count; i++)
        for (size_t at = 0; at < length; at++)
            if (paths->rows[i][at] != paths->rows[0][at])
                length = at;
    while (length && ((unsigned char)paths->rows[0][length] & 0xC0) == 0x80)
        length--;
    return length;
}

void paths_complete(struct paths *paths) {
    if (!paths->count)
        return;
    bool selected = paths->selected < paths->count;
    const char *row = paths->rows[selected ? paths->selected : 0];
    size_t before = folder_length(&paths->entry), length = selected ? strlen(row) : common(paths);
    if (!selected && length < strlen(paths->entry.text.data + before))
        return; /* they differ in the case of what is typed */
    struct text whole;
    text_init(&whole);
    text_append(&whole, paths->entry.text.data, before);
    text_append(&whole, row, length);
    entry_set(&paths->entry, whole.data);
    text_destroy(&whole);
    paths_list(paths);
}

bool paths_chosen(const struct paths *paths, struct text *out) {
    text_clear(out);
    if (paths->selected < paths->count) {
        expand(paths->entry.text.data, folder_length(&paths->entry), out);
        text_add(out, paths->rows[paths->selected]);
    } else {
        expand(paths->entry.text.data, paths->entry.text.length, out);
    }
    return out->length && file_is_folder(out->data);
}
