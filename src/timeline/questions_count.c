/* What a refcount will be: after a line, and what getrefcount says of it. */
#include "questions_parts.h"

#include "words.h"

#include <stdlib.h>
#include <string.h>

enum { SUBJECTS = 3 }; /* objects of one line that are asked about */

static int64_t names_of(struct maker *maker, uint64_t position, uint32_t object) {
    timeline_seek(maker->timeline, position);
    const struct world *world = &maker->timeline->world;
    int64_t names = 0;
    for (uint32_t at = world->objects[object].first_in; at; at = world_ref(world, at)->next_of_target)
        names += is_seen_name(world, world_ref(world, at));
    return names;
}

static struct guesses count_guesses(struct maker *maker, uint32_t object) {
    int64_t before = maker->before[object].refcount, after = maker->after[object].refcount;
    struct guesses guesses = {.right = after};
    if (after < before)
        guess(&guesses, 0, MISTAKE_DEL_FREES);
    guess(&guesses, before, MISTAKE_UNCHANGED);
    if (after > before)
        guess(&guesses, 1, MISTAKE_COPIES);
    guess(&guesses, names_of(maker, maker->end, object), MISTAKE_NAMES_ONLY);
    guess(&guesses, after + 1, MISTAKE_TEMPORARY);
    if (after > 1)
        guess(&guesses, after - 1, MISTAKE_MISSED);
    return guesses;
}

void make_counts(struct maker *maker) {
    int asked = 0;
    for (uint32_t n = 1; n <= maker->objects && asked < SUBJECTS; n++) {
        const struct snap *before = &maker->before[n], *after = &maker->after[n];
        if (!before->seen || !after->seen || before->refcount == after->refcount)
            continue;
        struct guesses guesses = count_guesses(maker, n);
        if (guesses.count < 2)
            continue;
        asked++;
        if (!offer(maker, QUESTION_COUNT, n))
            continue;
        maker->asked->hides_count = true;
        ask_words(maker);
        offer_guesses(maker, &guesses);
        struct told told = {before->refcount, after->refcount};
        for (int i = 0; i < maker->asked->option_count; i++)
            add_because(maker, &maker->asked->options[i], told);
    }
}

/* getrefcount ------------------------------------------------------------------------------------------------------- */

static bool is_word(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}

/* The name in `print(sys.getrefcount(name))`, if that is all of the line. */
static const char *name_asked(const struct maker *maker, size_t *length) {
    static const char *const begins[] = {"print(sys.getrefcount(", "print(getrefcount("};
    const char *end = maker->code + maker->code_length;
    for (size_t i = 0; i < sizeof begins / sizeof *begins; i++) {
        size_t begin = strlen(begins[i]);
        if (maker->code_length <= begin + 2 || strncmp(maker->code, begins[i], begin) != 0)
            continue;
        const char *name = maker->code + begin, *at = name;
        while (at < end && is_word(*at))
            at++;
        *length = (size_t)(at - name);
        return *length && end - at == 2 && at[0] == ')' && at[1] == ')' ? name : NULL;
    }
    return NULL;
}

static uint32_t find_among(const struct world *world, uint32_t first, const char *name, size_t length) {
    for (uint32_t at = first; at; at = world_ref(world, at)->next_of_owner) {
        const struct world_ref *ref = world_ref(world, at);
        const char *label = trace_text(world->trace, ref->label);
        if (ref->target && is_seen_name(world, ref) && strlen(label) == length && !memcmp(label, name, length))
            return ref->target;
    }
    return 0;
}

/* What the name leads to in the frame that runs; 0: nothing that can be told here. */
static uint32_t object_named(const struct world *world, const char *name, size_t length) {
    uint32_t found = 0;
    if (world->frame && world->frames[world->frame].open)
        found = find_among(world, world->frames[world->frame].first_local, name, length);
    for (uint32_t f = 1; f <= world->frame_count && !found; f++)
        if (world->frames[f].open && world->frames[f].globals)
            found = find_among(world, world->objects[world->frames[f].globals].first_out, name, length);
    return found;
}

/* The only number that the line prints; -1: it prints something else. */
static int64_t number_printed(const struct maker *maker) {
    const struct trace *trace = maker->timeline->trace;
    int64_t number = -1;
    for (uint64_t i = maker->statement; i < maker->end; i++) {
        const struct event event = trace_event(trace, i);
        if (event.kind != EVENT_OUTPUT)
            continue;
        char *end;
        const char *text = trace_text(trace, event.label);
        long value = strtol(text, &end, 10);
        if (end == text || value < 0 || strcmp(end, "\n") != 0 || number >= 0)
            return -1;
        number = value;
    }
    return number;
}

void make_getrefcount(struct maker *maker) {
    size_t length;
    const char *name = name_asked(maker, &length);
    int64_t number = name ? number_printed(maker) : -1;
    if (number < 0)
        return;
    timeline_seek(maker->timeline, maker->here);
    uint32_t object = object_named(&maker->timeline->world, name, length);
    if (!object || !maker->before[object].seen)
        return;
    int64_t count = maker->before[object].refcount;
    struct guesses guesses = {.right = number};
    if (number == count + 1)
        guess(&guesses, count, MISTAKE_ARGUMENT);
    else if (number == count && maker->timeline->trace->header.borrows_locals)
        guess(&guesses, count + 1, MISTAKE_LENT);
    else
        return; /* something else happens on the way */
    guess(&guesses, names_of(maker, maker->here, object), MISTAKE_NAMES_ONLY);
    guess(&guesses, number + 1, MISTAKE_ARGUMENT_TWICE);
    guess(&guesses, number - 1, MISTAKE_MISSED);
    if (!offer(maker, QUESTION_GETREFCOUNT, object))
        return;
    maker->asked->hides_count = true;
    timeline_seek(maker->timeline, maker->here);
    ask_words(maker);
    offer_guesses(maker, &guesses);
    for (int i = 0; i < maker->asked->option_count; i++)
        add_because(maker, &maker->asked->options[i], (struct told){count, number});
}
