/* The words of a step: what happened, what the author says, who holds what. */
#include "html_parts.h"

#include "graph.h"
#include "memory.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { OBJECTS_MOST = 200, HOLDERS_MOST = 12 };

static const struct line_note *note_at(struct html_page *page, uint64_t position, bool *has_run) {
    return timeline_note(page->timeline, position, has_run);
}

const char *html_said(struct html_page *page, uint64_t position) {
    bool has_run = false;
    const struct line_note *note = note_at(page, position, &has_run);
    return !note ? NULL : has_run ? note->say : note->say_before;
}

const char *html_teacher_note(struct html_page *page, uint64_t position) {
    bool has_run = false;
    const struct line_note *note = note_at(page, position, &has_run);
    return note && has_run ? note->teacher : NULL;
}

uint32_t html_caption(struct html_page *page, uint64_t position) {
    struct text *out = &page->scratch;
    text_clear(out);
    const struct event main = timeline_main_event(page->timeline, position);
    bool is_plain = main.kind == EVENT_STATEMENT_END; /* "line 9 has run": the author says it better */
    if (!is_plain || !html_said(page, position))
        narrate_step(page->timeline, position, out);
    timeline_seek(page->timeline, position);
    const struct scenario *scenario = page->timeline->scenario;
    if (!out->length && position == page->options.start && scenario && scenario->summary[0])
        text_add(out, scenario->summary);
    return dictionary_number(&page->words, out->data ? out->data : "");
}

uint32_t html_line(struct html_page *page, uint64_t position) {
    if (page->timeline->world.statement_line)
        return page->timeline->world.statement_line;
    return timeline_main_event(page->timeline, position).line;
}

uint32_t html_generations(struct html_page *page) {
    static const enum string_key what[] = {STR_SCENE_NEW_OBJECTS, STR_SCENE_YOUNG_RUNS, STR_SCENE_MIDDLE_RUNS};
    const struct world *world = &page->timeline->world;
    const struct trace *trace = page->timeline->trace;
    struct text *out = &page->scratch;
    text_clear(out);
    for (int i = 0; i < trace->header.generations && i < 3; i++) {
        char count[24], threshold[24];
        snprintf(count, sizeof count, "%" PRId64, world->counts[i]);
        snprintf(threshold, sizeof threshold, "%" PRId64, world->thresholds[i]);
        text_printf(out, "%s%s%s", i ? "\n" : "", narrate_generation(trace, i), words(STR_HTML_COLON));
        text_words(out, words(what[i]), "count", count, "threshold", threshold, NULL);
    }
    if (!world->settings[SETTING_ENABLED])
        text_printf(out, "\n%s", words(STR_SCENE_DISABLED));
    return dictionary_number(&page->words, out->data ? out->data : "");
}

bool html_is_shown(const struct world *world, uint32_t number) {
    const struct world_object *object = world_object(world, number);
    return object && object->alive &&
           !(object->flags & (OBJECT_IS_DEFINITION | OBJECT_IS_NAMESPACE | OBJECT_IS_INTERNAL));
}

/* "the name n1; .partner of Node #2": whoever holds it, the commonest kinds of holder by their number. */
static void holders_of(struct html_page *page, const struct world_object *object, struct text *out) {
    const struct world *world = &page->timeline->world;
    int told = 0;
    int64_t more = 0;
    for (uint32_t at = object->first_in; at;) {
        const struct world_ref *ref = world_ref(world, at);
        at = ref->next_of_target;
        if (ref->role == ROLE_BORROWED)
            continue; /* no count of its own */
        if (told == HOLDERS_MOST) {
            more++;
            continue;
        }
        text_add(out, told++ ? words(STR_NARRATE_BETWEEN_PLACES) : "");
        narrate_place(world, ref->role, ref->owner, ref->slot, ref->label, out);
    }
    char count[24];
    const struct {
        int64_t count;
        enum string_key key;
    } others[] = {
        {object->temporaries, STR_HTML_TEMPORARIES}, {object->outside, STR_HTML_OUTSIDE}, {more, STR_HTML_MORE}};
    for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
        if (!others[i].count)
            continue;
        snprintf(count, sizeof count, "%" PRId64, others[i].count);
        text_add(out, told++ ? words(STR_NARRATE_BETWEEN_PLACES) : "");
        text_words(out, words(others[i].key), "count", count, NULL);
    }
    if (!told)
        text_add(out, words(STR_HTML_NOBODY));
}

static void tell_object(struct html_page *page, uint32_t number, const bool *reachable) {
    const struct world *world = &page->timeline->world;
    const struct world_object *object = world_object(world, number);
    char count[24], gc_refs[24];
    struct text name, holders;
    text_init(&name);
    text_init(&holders);
    world_name(world, number, &name);
    holders_of(page, object, &holders);
    snprintf(count, sizeof count, "%" PRId64, object->refcount);
    snprintf(gc_refs, sizeof gc_refs, "%" PRId64, object->gc_refs);
    text_clear(&page->more);
    text_words(&page->more, words(STR_HTML_OBJECT), "object", name.data, "count", count, "holders", holders.data, NULL);
    if (object->examined)
        text_words(&page->more, words(STR_HTML_GC_REFS), "count", gc_refs, NULL);
    if (!reachable[number])
        text_add(&page->more, words(STR_HTML_GARBAGE));
    html_list_add(&page->holders, dictionary_number(&page->words, page->more.data));
    text_destroy(&holders);
    text_destroy(&name);
}

void html_holders(struct html_page *page) {
    const struct world *world = &page->timeline->world;
    bool *reachable = memory_alloc((size_t)world->object_count + 1);
    graph_reachable(world, reachable);
    html_list_begin(&page->holders);
    int told = 0, more = 0;
    for (uint32_t number = 1; number <= world->object_count; number++) {
        if (!html_is_shown(world, number))
            continue;
        if (told++ < OBJECTS_MOST)
            tell_object(page, number, reachable);
        else
            more++;
    }
    free(reachable);
    if (!more)
        return;
    char count[16];
    snprintf(count, sizeof count, "%d", more);
    text_clear(&page->more);
    text_words(&page->more, words(STR_SCENE_AND_MORE_OBJECTS), "count", count, NULL);
    html_list_add(&page->holders, dictionary_number(&page->words, page->more.data));
}
