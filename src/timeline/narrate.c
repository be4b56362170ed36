#include "narrate.h"

#include "narrate_parts.h"
#include "words.h"
#include "timeline_parts.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

enum { SENTENCES_MOST = 12, NAMES_MOST = 8 }; /* in one paragraph */

/* What stood at the place before goes in the same step: the index + 1 of the event that took it out, 0 when nothing
 * did. */
static uint64_t find_replaced(const struct timeline *timeline, uint64_t position, uint64_t main_index) {
    const struct event main = trace_event(timeline->trace, main_index);
    uint64_t first;
    timeline_step_events(timeline, position, &first);
    for (uint64_t i = first; i < main_index; i++) {
        const struct event event = trace_event(timeline->trace, i);
        if (event.kind == EVENT_REF_MOVE && event.role2 == ROLE_TEMP &&
            fills_place(&main, event.role, event.owner, event.slot) && event.object != main.object &&
            !is_folded(&timeline->world, event.object))
            return i + 1;
    }
    return 0;
}

void narrate_step(struct timeline *timeline, uint64_t position, struct text *out) {
    uint64_t main = timeline_main(timeline, position);
    struct telling telling;
    if (!main)
        return;
    telling_begin(&telling, timeline, position, main - 1, out);
    switch (telling.event.kind) {
    case EVENT_REF_ADD:
    case EVENT_REF_DROP:
    case EVENT_REF_MOVE:
        tell_reference(&telling);
        break;
    case EVENT_LIST_MOVE:
    case EVENT_LIST_MERGE:
    case EVENT_COLLECTION_BEGIN:
    case EVENT_COLLECTION_END:
    case EVENT_PHASE_BEGIN:
    case EVENT_PHASE_END:
    case EVENT_GC_REFS_SET:
    case EVENT_GC_REFS_DECREF:
    case EVENT_GC_REFS_REACHED:
    case EVENT_GC_REFS_DONE:
    case EVENT_THRESHOLD_SET:
        tell_collector(&telling);
        break;
    default:
        tell_other(&telling);
    }
    telling_end(&telling);
    uint64_t replaced = find_replaced(timeline, position, main - 1);
    if (replaced) {
        text_add(out, words(STR_NARRATE_GAP));
        telling_begin(&telling, timeline, position, replaced - 1, out);
        tell_reference(&telling);
        telling_end(&telling);
    }
}

/* A line
 * ---------------------------------------------------------------------------------------------------------------- */

/* The telling of a line: its own sentences, and what it leaves to others. */
struct line_telling {
    struct timeline *timeline;
    struct text *out;
    size_t start; /* of the paragraph in out */
    int sentences, left_out;
    int statements, collections, deaths; /* spans open inside it now */
    struct text freed;                   /* names of the objects freed by a collection */
    int freed_count;
};

static void space(struct line_telling *line) {
    if (line->out->length > line->start)
        text_add(line->out, words(STR_NARRATE_GAP));
}

/* The rest at which the event of that index is done. */
static uint64_t rest_after(const struct timeline *timeline, uint64_t index) {
    return timeline_next(timeline, index, STEP_EVENT, true);
}

static void add_freed(struct line_telling *line, const struct event *event) {
    if (is_folded(&line->timeline->world, event->object))
        return;
    if (line->freed_count++ >= NAMES_MOST)
        return;
    if (line->freed.length)
        text_add(&line->freed, words(STR_NARRATE_BETWEEN));
    world_name(&line->timeline->world, event->object, &line->freed);
}

static void end_collection(struct line_telling *line, uint64_t index) {
    const struct trace *trace = line->timeline->trace;
    const struct event end = trace_event(trace, index);
    uint32_t partner = line->timeline->partners[index];
    char collected[24], more[24];
    space(line);
    snprintf(collected, sizeof collected, "%" PRId64, end.after);
    text_words(line->out, words(trace->header.generations == 1 ? STR_NARRATE_LINE_COLLECTION_ALL : STR_NARRATE_LINE_COLLECTION), "generation", narrate_generation(trace, (int)end.slot),
               "reason", partner ? narrate_reason(trace, trace_event(trace, partner - 1).label) : "", "collected", collected,
               NULL);
    if (line->freed_count) {
        text_add(line->out, words(STR_NARRATE_GAP));
        snprintf(more, sizeof more, "%d", line->freed_count - NAMES_MOST);
        text_words(line->out,
                   words(line->freed_count > NAMES_MOST ? STR_NARRATE_LINE_FREED_MORE : STR_NARRATE_LINE_FREED),
                   "objects", line->freed.data, "count", more, NULL);
    }
    text_clear(&line->freed);
    line->freed_count = 0;
}

/* What a dying object lets go is told only where it matters: another lives on with less. */
static bool is_worth_telling(const struct line_telling *line, const struct event *event) {
    if (event->kind == EVENT_OBJECT_FREE || event->kind == EVENT_FINALIZED_SET)
        return false;
    return !(line->deaths && event->kind == EVENT_REF_DROP && event->after == 0);
}

static void tell_event_of_line(struct line_telling *line, uint64_t index) {
    const struct event event = trace_event(line->timeline->trace, index);
    if (line->collections && event.kind == EVENT_OBJECT_FREE) {
        timeline_seek(line->timeline, index + 1);
        add_freed(line, &event);
    }
    bool tells = line->timeline->is_main[index] && !line->collections && is_worth_telling(line, &event);
    if (tells && line->sentences >= SENTENCES_MOST) {
        line->left_out++;
    } else if (tells) {
        space(line);
        narrate_step(line->timeline, rest_after(line->timeline, index), line->out);
        line->sentences++;
    }
}

static void follow_line(struct line_telling *line, uint64_t index) {
    const struct event event = trace_event(line->timeline->trace, index);
    int by = event_spans[event.kind] == SPAN_begin ? 1 : event_spans[event.kind] == SPAN_end ? -1 : 0;
    enum event_kind begin = event_begin_of((enum event_kind)event.kind);
    if (begin == EVENT_STATEMENT_BEGIN)
        line->statements += by;
    if (line->statements)
        return;
    if (begin == EVENT_COLLECTION_BEGIN) {
        line->collections += by;
        if (by < 0)
            end_collection(line, index);
    } else {
        tell_event_of_line(line, index);
        if (begin == EVENT_DEALLOC_BEGIN)
            line->deaths += by;
    }
}

/* The index of the begin of the mark's statement, or of the exit. */
static uint64_t begin_of(const struct timeline *timeline, const struct mark *mark) {
    if (mark->kind == MARK_EXIT)
        return timeline->program_end;
    uint32_t partner = mark->end ? timeline->partners[mark->end - 1] : 0;
    return partner ? partner - 1 : mark->end;
}

void narrate_line(struct timeline *timeline, const struct mark *mark, struct text *out) {
    struct line_telling line = {.timeline = timeline, .out = out, .start = out->length};
    for (uint64_t i = begin_of(timeline, mark) + 1; i + 1 < mark->end; i++)
        follow_line(&line, i);
    if (line.left_out) {
        char count[24];
        snprintf(count, sizeof count, "%d", line.left_out);
        space(&line);
        text_words(out, words(STR_NARRATE_MORE), "count", count, NULL);
    }
    if (out->length == line.start)
        text_add(out, words(STR_NARRATE_NOTHING));
    text_destroy(&line.freed);
}

/* The whole record
 * ---------------------------------------------------------------------------------------------------------- */

struct writer {
    narrate_sink *sink;
    void *context;
    struct text text;
};

static void flush(struct writer *writer) {
    if (writer->text.length)
        writer->sink(writer->context, writer->text.data, writer->text.length);
    text_clear(&writer->text);
}

/* The line of the source, without the space around it. */
static void add_code(const struct trace *trace, uint32_t line, struct text *out) {
    const char *at = trace->header.source, *end = at ? at + trace->header.source_length : NULL;
    for (uint32_t i = 1; at && i < line; i++) {
        at = memchr(at, '\n', (size_t)(end - at));
        at = at ? at + 1 : NULL;
    }
    if (!at)
        return;
    const char *stop = memchr(at, '\n', (size_t)(end - at));
    stop = stop ? stop : end;
    while (at < stop && (*at == ' ' || *at == '\t'))
        at++;
    while (stop > at && (stop[-1] == ' ' || stop[-1] == '\r' || stop[-1] == '\t'))
        stop--;
    text_append(out, at, (size_t)(stop - at));
}

static void write_heading(struct writer *writer, const struct trace *trace, uint32_t line, uint32_t times) {
    struct text code;
    char line_text[16], times_text[16];
    text_init(&code);
    add_code(trace, line, &code);
    snprintf(line_text, sizeof line_text, "%u", (unsigned)line);
    snprintf(times_text, sizeof times_text, "%u", (unsigned)times);
    text_words(&writer->text, words(times > 1 ? STR_NARRATE_LINE_AGAIN : STR_NARRATE_LINE), "line", line_text, "times",
               times_text, "code", code.data, NULL);
    text_byte(&writer->text, '\n');
    text_destroy(&code);
}

static void write_exit_heading(struct writer *writer) {
    text_printf(&writer->text, "%s\n", words(STR_NARRATE_EXIT));
}

static void write_note(struct writer *writer, const char *words_of_author) {
    if (words_of_author)
        text_printf(&writer->text, "  %s\n", words_of_author);
}

static void write_lines(struct writer *writer, struct timeline *timeline) {
    for (size_t i = 0; i < timeline->mark_count; i++) {
        const struct mark *mark = &timeline->marks[i];
        if (mark->kind == MARK_EXIT) {
            write_exit_heading(writer);
            text_add(&writer->text, "  ");
            narrate_line(timeline, mark, &writer->text);
            text_byte(&writer->text, '\n');
            flush(writer);
        }
        if (mark->kind != MARK_LINE)
            continue;
        const struct line_note *note = note_of(timeline->scenario, mark->line, mark->times);
        write_heading(writer, timeline->trace, mark->line, mark->times);
        write_note(writer, note ? note->say_before : NULL);
        text_add(&writer->text, "  ");
        narrate_line(timeline, mark, &writer->text);
        text_byte(&writer->text, '\n');
        write_note(writer, note ? note->say : NULL);
        flush(writer);
    }
}

static void write_steps(struct writer *writer, struct timeline *timeline) {
    const struct rests *rests = &timeline->rests[STEP_EVENT];
    const struct trace *trace = timeline->trace;
    size_t told = SIZE_MAX; /* the statement whose heading was written last */
    for (size_t i = 1; i < rests->count; i++) {
        bool has_run;
        size_t begin = statement_at(timeline, rests->positions[i], &has_run);
        if (begin != told && begin < trace->count) {
            write_heading(writer, trace, trace_event(trace, begin).line, trace_event(trace, begin).slot);
            told = begin;
        } else if (begin != told && rests->positions[i] > timeline->program_end) {
            write_exit_heading(writer); /* again after each finalizer's lines */
            told = begin;
        }
        const struct event event = timeline_main_event(timeline, rests->positions[i]);
        if (event.kind != EVENT_NONE && event.kind != EVENT_STATEMENT_END) {
            text_printf(&writer->text, "  %" PRIu64 ". ", rests->positions[i]);
            narrate_step(timeline, rests->positions[i], &writer->text);
            text_byte(&writer->text, '\n');
        }
        if (has_run && begin < trace->count) {
            const struct line_note *note =
                note_of(timeline->scenario, trace_event(trace, begin).line, trace_event(trace, begin).slot);
            write_note(writer, note ? note->say : NULL);
        }
        flush(writer);
    }
}

void narrate_record(struct timeline *timeline, enum step_size size, narrate_sink *sink, void *context) {
    struct writer writer = {.sink = sink, .context = context};
    const struct trace *trace = timeline->trace;
    if (trace->header.title && trace->header.title[0])
        text_printf(&writer.text, "%s\n", trace->header.title);
    if (timeline->scenario && timeline->scenario->summary && timeline->scenario->summary[0])
        text_printf(&writer.text, "%s\n", timeline->scenario->summary);
    if (writer.text.length)
        text_byte(&writer.text, '\n');
    flush(&writer);
    if (size == STEP_EVENT)
        write_steps(&writer, timeline);
    else
        write_lines(&writer, timeline);
    if (trace->cut) {
        text_printf(&writer.text, "%s\n", words(STR_NARRATE_CUT));
        flush(&writer);
    }
    text_destroy(&writer.text);
}
