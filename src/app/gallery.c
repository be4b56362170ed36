#include "gallery.h"

#include "file.h"
#include "load.h"
#include "memory.h"
#include "scenario_words.h"
#include "words.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { RECENT_SHOWN = 4 };

/* The groups of the course, in its order. A level in words of the author's own comes after these. */
enum { GROUP_RECENT, GROUP_BEGINNER, GROUP_INTERMEDIATE, GROUP_ADVANCED, GROUP_OTHER };

void gallery_init(struct gallery *gallery) {
    *gallery = (struct gallery){0};
}

static void empty(struct gallery *gallery) {
    for (size_t i = 0; i < gallery->count; i++) {
        struct gallery_item *item = &gallery->items[i];
        free(item->path);
        free(item->words);
        free(item->title);
        free(item->summary);
        free(item->level);
        free(item->topics);
    }
    gallery->count = gallery->card_count = 0;
}

void gallery_destroy(struct gallery *gallery) {
    empty(gallery);
    free(gallery->items);
    free(gallery->cards);
    free(gallery->shown);
}

static char *copy(const char *text) {
    return memory_text(text, strlen(text));
}

static void make_small(char *text) {
    for (; *text; text++)
        if (*text >= 'A' && *text <= 'Z')
            *text = (char)(*text | 32);
}

static int group_of(const char *level) {
    static const char *const levels[] = {"beginner", "intermediate", "advanced"};
    for (int i = 0; i < 3; i++)
        if (strcmp(level, levels[i]) == 0)
            return GROUP_BEGINNER + i;
    return GROUP_OTHER;
}

static const char *level_words(const char *level) {
    static const enum string_key levels[] = {STR_PAGE_LEVEL_BEGINNER, STR_PAGE_LEVEL_INTERMEDIATE,
                                             STR_PAGE_LEVEL_ADVANCED};
    int group = group_of(level);
    return group == GROUP_OTHER ? level : words(levels[group - GROUP_BEGINNER]);
}

/* What a search looks through: the lesson's words as they are now. */
static void append_words(const struct scenario *scenario, struct text *out) {
    text_printf(out, "%s\n%s\n%s\n%s\n", scenario->title, scenario->summary, scenario->level, scenario->misconception);
    for (int i = 0; i < scenario->topic_count; i++)
        text_printf(out, "%s\n", scenario->topics[i]);
}

/* `searched`: more that a search finds it by; lower case from here on. */
static void add(struct gallery *gallery, const struct scenario *scenario, const char *path, const char *name,
                int group, struct text *searched) {
    memory_reserve(&gallery->items, &gallery->capacity, gallery->count + 1, sizeof *gallery->items);
    struct gallery_item *item = &gallery->items[gallery->count];
    struct text topics;
    text_init(&topics);
    text_add(&topics, "");
    for (int i = 0; i < scenario->topic_count; i++)
        text_printf(&topics, "%s%s", i ? words(STR_PAGE_BETWEEN_TOPICS) : "", scenario->topics[i]);
    const char *level = level_words(scenario->level);
    text_printf(searched, "%s\n%s", level, name);
    make_small(searched->data);
    /* Of a file without a summary, as a .py is, the path tells where it comes from. */
    *item = (struct gallery_item){copy(path),
                                  copy(searched->data),
                                  copy(*scenario->title ? scenario->title : name),
                                  copy(*scenario->summary ? scenario->summary : path),
                                  copy(level),
                                  topics.data,
                                  group,
                                  group == GROUP_RECENT ? (int)gallery->count + 1 : scenario->order,
                                  false};
    gallery->count++;
}

static void add_file(struct gallery *gallery, const char *path, const char *name, bool recent) {
    struct scenario scenario;
    struct faults faults;
    struct text searched;
    scenario_init(&scenario);
    faults_init(&faults);
    text_init(&searched);
    if (scenario_load(&scenario, path, &faults)) {
        append_words(&scenario, &searched); /* in English too: "cycles" finds its lessons in any language */
        scenario_words_apply(&scenario, words_language(), &faults);
        append_words(&scenario, &searched);
        add(gallery, &scenario, path, name, recent ? GROUP_RECENT : group_of(scenario.level), &searched);
    }
    text_destroy(&searched);
    faults_destroy(&faults);
    scenario_destroy(&scenario);
}

static void add_lesson(void *context, const char *path, const char *name) {
    struct gallery *gallery = context;
    char *whole = file_absolute(path);
    if (!whole)
        return;
    add_file(gallery, whole, name, false);
    for (size_t i = 0; i < gallery->count && gallery->items[i].group == GROUP_RECENT; i++)
        gallery->items[i].twice |= strcmp(gallery->items[i].path, whole) == 0;
    free(whole);
}

static int by_course(const void *a, const void *b) {
    const struct gallery_item *x = a, *y = b;
    if (x->group != y->group)
        return x->group - y->group;
    if (x->order != y->order) /* without a number: at the end */
        return !x->order ? 1 : !y->order ? -1 : x->order - y->order;
    int titles = strcmp(x->title, y->title);
    return titles ? titles : strcmp(x->path, y->path);
}

void gallery_fill(struct gallery *gallery, const struct settings *settings) {
    empty(gallery);
    for (int i = 0; settings && i < settings->recent_count && gallery->count < RECENT_SHOWN; i++) {
        const char *path = settings->recent[i], *slash = strrchr(path, '/');
        if (access(path, R_OK) == 0)
            add_file(gallery, path, slash ? slash + 1 : path, true);
    }
    load_each_lesson(add_lesson, gallery);
    if (gallery->count)
        qsort(gallery->items, gallery->count, sizeof *gallery->items, by_course);
    free(gallery->cards);
    free(gallery->shown);
    gallery->cards = memory_alloc(gallery->count * sizeof *gallery->cards);
    gallery->shown = memory_alloc(gallery->count * sizeof *gallery->shown);
    gallery_search(gallery, "");
}

static const char *group_title(int group) {
    static const enum string_key titles[] = {STR_PAGE_RECENT, STR_PAGE_LEVEL_BEGINNER, STR_PAGE_LEVEL_INTERMEDIATE,
                                             STR_PAGE_LEVEL_ADVANCED, STR_PAGE_LEVEL_OTHER};
    return words(titles[group]);
}

static bool holds_all(const char *words, const char *query) {
    struct text word;
    text_init(&word);
    bool good = true;
    for (const char *at = query; good && *(at += strspn(at, " ")); at += strcspn(at, " ")) {
        text_clear(&word);
        text_append(&word, at, strcspn(at, " "));
        make_small(word.data);
        good = strstr(words, word.data) != NULL;
    }
    text_destroy(&word);
    return good;
}

void gallery_search(struct gallery *gallery, const char *query) {
    bool all = !query[strspn(query, " ")];
    gallery->card_count = 0;
    for (size_t i = 0; i < gallery->count; i++) {
        const struct gallery_item *item = &gallery->items[i];
        if ((item->twice && !all) || !holds_all(item->words, query))
            continue;
        gallery->shown[gallery->card_count] = i;
        gallery->cards[gallery->card_count++] = (struct gallery_card){
            item->title, item->summary, item->level, item->topics, item->order, group_title(item->group),
            item->group == GROUP_RECENT};
    }
}

const char *gallery_path(const struct gallery *gallery, size_t card) {
    return card < gallery->card_count ? gallery->items[gallery->shown[card]].path : NULL;
}
