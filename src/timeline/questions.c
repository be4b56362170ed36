/* Where questions stand, the author's, and what all that are made from the record share. */
#include "questions_parts.h"

#include "memory.h"
#include "narrate.h"
#include "timeline_parts.h"
#include "words.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

const char *const misconception_names[MISTAKE_COUNT] = {
    "",
#define MISTAKE(name, key) key,
#include "misconceptions.def"
#undef MISTAKE
};

void asked_init(struct asked *asked) {
    *asked = (struct asked){0};
    text_init(&asked->words);
    text_init(&asked->code);
    for (int i = 0; i < QUESTION_OPTIONS; i++) {
        text_init(&asked->options[i].text);
        text_init(&asked->options[i].because);
    }
}

void asked_destroy(struct asked *asked) {
    text_destroy(&asked->words);
    text_destroy(&asked->code);
    for (int i = 0; i < QUESTION_OPTIONS; i++) {
        text_destroy(&asked->options[i].text);
        text_destroy(&asked->options[i].because);
    }
    free(asked->objects);
    asked->objects = NULL;
}

static void clear(struct asked *asked) {
    asked_destroy(asked);
    asked_init(asked);
}

/* Lines ----------------------------------------------------------------------------------------------------------- */

/* The position after the statement that begins at that index; 0: it never ends. */
static uint64_t end_of(const struct timeline *timeline, size_t statement) {
    const struct trace *trace = timeline->trace;
    for (size_t i = statement + 1; i < trace->count; i++)
        if (trace_event(trace, i).kind == EVENT_STATEMENT_END && timeline->partners[i] == statement + 1)
            return i + 1;
    return 0;
}

/* The line's text without what stands before and after it. */
static const char *code_of(const struct trace_header *header, uint32_t line, size_t *length) {
    const char *at = header->source ? header->source : "", *end = at + header->source_length;
    for (uint32_t number = 1; number < line && at < end; at++)
        number += *at == '\n';
    const char *stop = at < end ? memchr(at, '\n', (size_t)(end - at)) : NULL;
    stop = stop ? stop : end;
    while (at < stop && (*at == ' ' || *at == '\t'))
        at++;
    while (stop > at && (stop[-1] == ' ' || stop[-1] == '\r'))
        stop--;
    *length = (size_t)(stop - at);
    return at;
}

static const struct line_note *question_at(const struct timeline *timeline, size_t index) {
    const struct event event = trace_event(timeline->trace, index);
    if (event.kind != EVENT_STATEMENT_BEGIN || !timeline->scenario)
        return NULL;
    const struct line_note *note = note_of(timeline->scenario, event.line, event.slot);
    if (!note || !note->ask || note->line != (int)event.line)
        return NULL;
    /* `a; b`: once, before a */
    if (!index || trace_event(timeline->trace, index - 1).kind != EVENT_STATEMENT_END || !timeline->partners[index - 1])
        return note;
    const struct event before = trace_event(timeline->trace, timeline->partners[index - 1] - 1);
    return before.line == event.line && before.slot == event.slot ? NULL : note;
}

static bool has_questions(const struct scenario *scenario) {
    for (int i = 0; scenario && i < scenario->note_count; i++)
        if (scenario->notes[i].ask)
            return true;
    return false;
}

/* The rest at which the statement is about to begin. */
static uint64_t rest_before(const struct timeline *timeline, uint64_t from, size_t statement) {
    uint64_t rest = timeline_rest(timeline, statement);
    return rest < from ? from : rest;
}

bool questions_next_author(const struct timeline *timeline, uint64_t from, uint64_t to, uint64_t *position,
                           size_t *statement) {
    if (!has_questions(timeline->scenario))
        return false;
    for (uint64_t i = from; i < to && i < timeline->trace->count; i++)
        if (question_at(timeline, i)) {
            *position = rest_before(timeline, from, i);
            *statement = i;
            return true;
        }
    return false;
}

bool questions_next_line(const struct timeline *timeline, uint64_t position, uint64_t *rest, size_t *statement) {
    for (uint64_t i = position; i < timeline->program_end && i < timeline->trace->count; i++)
        if (trace_event(timeline->trace, i).kind == EVENT_STATEMENT_BEGIN) {
            *rest = rest_before(timeline, position, i);
            *statement = i;
            return true;
        }
    return false;
}

static void begin_asked(struct timeline *timeline, size_t statement, struct asked *asked) {
    const struct event begin = trace_event(timeline->trace, statement);
    clear(asked);
    asked->statement = statement;
    asked->line = begin.line;
    asked->times = begin.slot;
    asked->position = rest_before(timeline, 0, statement);
    asked->answered = end_of(timeline, statement);
    if (!asked->answered)
        asked->answered = timeline->trace->count;
    size_t length;
    const char *code = code_of(&timeline->trace->header, begin.line, &length);
    text_append(&asked->code, code, length);
}

static bool is_pointed_at(const struct world_object *object) {
    return object->alive && !(object->flags & (OBJECT_IS_DEFINITION | OBJECT_IS_NAMESPACE | OBJECT_IS_INTERNAL));
}

static void push_object(struct asked *asked, uint32_t object) {
    memory_reserve(&asked->objects, &asked->object_capacity, asked->object_count + 1, sizeof *asked->objects);
    asked->objects[asked->object_count++] = object;
}

/* Answered by clicking: what the line frees of all that can be pointed at before. */
static void find_deaths(struct timeline *timeline, struct asked *asked) {
    timeline_seek(timeline, asked->position);
    for (uint32_t n = 1; n <= timeline->world.object_count; n++)
        if (is_pointed_at(&timeline->world.objects[n]) && timeline->lives[n].death &&
            timeline->lives[n].death <= asked->answered)
            push_object(asked, n);
}

void questions_author(struct timeline *timeline, size_t statement, struct asked *asked) {
    begin_asked(timeline, statement, asked);
    const struct event begin = trace_event(timeline->trace, statement);
    const struct question *question = note_of(timeline->scenario, begin.line, begin.slot)->ask;
    asked->kind = QUESTION_AUTHOR;
    text_add(&asked->words, question->question);
    if (question->click)
        find_deaths(timeline, asked);
    for (int i = 0; i < question->option_count && i < QUESTION_OPTIONS; i++) {
        struct asked_option *option = &asked->options[asked->option_count++];
        text_add(&option->text, question->options[i].text);
        text_add(&option->because, question->options[i].because ? question->options[i].because : "");
        option->right = question->options[i].right;
    }
}

/* Questions from the record --------------------------------------------------------------------------------------- */

static struct snap *take_snaps(const struct maker *maker, uint64_t position) {
    timeline_seek(maker->timeline, position);
    const struct world *world = &maker->timeline->world;
    struct snap *snaps = memory_alloc(((size_t)maker->objects + 1) * sizeof *snaps);
    for (uint32_t n = 1; n <= maker->objects && n <= world->object_count; n++) {
        const struct world_object *object = &world->objects[n];
        const struct question_filter *filter = maker->filter;
        snaps[n] = (struct snap){.alive = object->alive,
                                 .seen = is_pointed_at(object) && (!filter || filter->shows(filter->context, n)),
                                 .examined = object->examined,
                                 .list = object->list,
                                 .flags = object->flags,
                                 .refcount = object->refcount,
                                 .gc_refs = object->gc_refs};
    }
    return snaps;
}

/* Between the question and the collection nothing happened to what is seen. */
static bool is_same(const struct maker *maker, uint64_t position) {
    timeline_seek(maker->timeline, position);
    const struct world *world = &maker->timeline->world;
    for (uint32_t n = 1; n <= world->object_count && n <= maker->objects; n++) {
        const struct world_object *object = &world->objects[n];
        bool counts = is_pointed_at(object) || maker->before[n].seen;
        if (counts && (object->alive != maker->before[n].alive || object->refcount != maker->before[n].refcount))
            return false;
    }
    return true;
}

static void find_collection(struct maker *maker) {
    const struct trace *trace = maker->timeline->trace;
    struct found_collection *found = &maker->collection;
    for (uint64_t i = maker->statement; i < maker->end; i++) {
        const struct event event = trace_event(trace, i);
        bool phase_ends = event.kind == EVENT_PHASE_END && event.slot < TRACE_PHASES &&
                          trace->header.phases[event.slot] && found->begin && !found->end;
        const char *phase = phase_ends ? trace->header.phases[event.slot] : "";
        if (event.kind == EVENT_COLLECTION_BEGIN && found->begin) {
            found->others++;
        } else if (event.kind == EVENT_COLLECTION_BEGIN) {
            found->begin = i + 1;
            found->generation = (int)event.slot;
            found->asked_for = !strcmp(trace_text(trace, event.label), "gc.collect()");
        } else if (event.kind == EVENT_COLLECTION_END && !found->end) {
            found->end = i + 1;
            found->collected = event.after + event.before;
        } else if (!strcmp(phase, "subtract_refs") && !found->subtracted) {
            found->subtracted = i + 1;
        } else if (!strcmp(phase, "move_unreachable") && !found->moved) {
            found->moved = i + 1;
        }
    }
    if (!found->end)
        *found = (struct found_collection){0};
    if (found->begin)
        found->same = is_same(maker, found->begin);
}

static void make_all(struct maker *maker) {
    find_collection(maker);
    make_getrefcount(maker);
    make_deaths(maker);
    make_counts(maker);
    make_automatic(maker);
    make_unreachable(maker);
    make_collected(maker);
    make_gc_refs(maker);
    make_generations(maker);
    make_finalizers(maker);
}

size_t questions_make(struct timeline *timeline, size_t statement, const struct question_filter *filter, size_t number,
                      struct asked *asked) {
    struct maker maker = {.timeline = timeline,
                          .filter = filter,
                          .statement = statement,
                          .here = rest_before(timeline, 0, statement),
                          .end = end_of(timeline, statement),
                          .line = trace_event(timeline->trace, statement).line,
                          .wanted = SIZE_MAX};
    if (!maker.end)
        return 0;
    maker.code = code_of(&timeline->trace->header, maker.line, &maker.code_length);
    timeline_seek(timeline, maker.end);
    maker.objects = timeline->world.object_count;
    maker.before = take_snaps(&maker, maker.here);
    maker.after = take_snaps(&maker, maker.end);
    make_all(&maker);
    if (maker.offered && asked) {
        maker.wanted = number % maker.offered;
        maker.offered = 0;
        maker.asked = asked;
        begin_asked(timeline, statement, asked);
        maker.collection = (struct found_collection){0};
        make_all(&maker);
    }
    free(maker.before);
    free(maker.after);
    timeline_seek(timeline, maker.here);
    return maker.offered;
}

bool offer(struct maker *maker, enum question_kind kind, uint32_t subject) {
    if (maker->offered++ != maker->wanted)
        return false;
    maker->asked->kind = kind;
    maker->asked->subject = subject;
    return true;
}

void guess(struct guesses *guesses, int64_t value, enum misconception mistake) {
    if (guesses->count == QUESTION_OPTIONS - 1 || value < 0 || value == guesses->right)
        return;
    for (int i = 0; i < guesses->count; i++)
        if (guesses->wrong[i].value == value || guesses->wrong[i].mistake == mistake)
            return;
    guesses->wrong[guesses->count++] = (struct guess){value, mistake};
}

void offer_guesses(struct maker *maker, const struct guesses *guesses) {
    struct guess all[QUESTION_OPTIONS] = {{guesses->right, MISTAKE_NONE}};
    int count = 1;
    for (int i = 0; i < guesses->count; i++) {
        int at = count++;
        for (; at > 0 && all[at - 1].value > guesses->wrong[i].value; at--)
            all[at] = all[at - 1];
        all[at] = guesses->wrong[i];
    }
    for (int i = 0; i < count; i++) {
        char number[24];
        snprintf(number, sizeof number, "%" PRId64, all[i].value);
        add_option(maker, number, all[i].mistake);
    }
}

void add_option(struct maker *maker, const char *text, enum misconception mistake) {
    struct asked *asked = maker->asked;
    if (asked->option_count == QUESTION_OPTIONS)
        return;
    struct asked_option *option = &asked->options[asked->option_count++];
    text_add(&option->text, text);
    option->mistake = mistake;
    option->right = mistake == MISTAKE_NONE;
}

static const char *const kind_names[QUESTION_KINDS] = {
    "",          "count",      "deaths",     "gc_refs",     "unreachable",
    "collected", "generation", "finalizers", "getrefcount", "automatic",
};

static const char *words_of(const char *prefix, const char *name) {
    char key[64];
    snprintf(key, sizeof key, "predict.%s_%s", prefix, name);
    const char *found = words_named(key);
    return found ? found : "";
}

static void object_name(const struct maker *maker, uint32_t object, struct text *out) {
    if (object)
        world_name(&maker->timeline->world, object, out);
    else
        text_add(out, "");
}

void add_because(struct maker *maker, struct asked_option *option, struct told told) {
    struct text object, change;
    text_init(&object), text_init(&change);
    object_name(maker, maker->asked->subject, &object);
    char before[24], after[24], line[16];
    snprintf(before, sizeof before, "%" PRId64, told.before);
    snprintf(after, sizeof after, "%" PRId64, told.after);
    snprintf(line, sizeof line, "%u", maker->line);
    const char *template = option->right ? words_of("right", kind_names[maker->asked->kind])
                                         : words_of("mistake", misconception_names[option->mistake]);
    text_words(&option->because, template, "object", object.data ? object.data : "", "before", before, "after", after,
               "line", line, "answer", option->text.data ? option->text.data : "", NULL);
    text_destroy(&object), text_destroy(&change);
}

/* What the collection examines: its generation and the younger ones. */
static const char *examined_words(const struct maker *maker) {
    int oldest = maker->timeline->trace->header.generations - 1;
    if (maker->collection.generation >= oldest || maker->collection.generation > 1)
        return words(STR_PREDICT_EXAMINES_ALL);
    return words(maker->collection.generation ? STR_PREDICT_EXAMINES_MIDDLE : STR_PREDICT_EXAMINES_YOUNG);
}

void ask_words(struct maker *maker) {
    struct text object;
    text_init(&object);
    char line[16];
    snprintf(line, sizeof line, "%u", maker->line);
    object_name(maker, maker->asked->subject, &object);
    text_words(&maker->asked->words, words_of("ask", kind_names[maker->asked->kind]), "object",
               object.data ? object.data : "", "line", line, "generation", examined_words(maker), NULL);
    text_destroy(&object);
}

void add_object(struct maker *maker, uint32_t object) {
    push_object(maker->asked, object);
}

bool is_seen_name(const struct world *world, const struct world_ref *ref) {
    const struct world_object *owner = ref->role == ROLE_VALUE ? world_object(world, ref->owner) : NULL;
    return role_is_of_frame(ref->role) || (owner && owner->flags & OBJECT_IS_NAMESPACE);
}
