/* The storyboard: a picture and words for each stop, for readers without scripts and for paper. */
#include "html_parts.h"

#include "memory.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

enum { PICTURES_MOST = 40 };

static bool lines_between(const struct timeline *timeline, uint64_t after, uint64_t to) {
    for (size_t i = 0; i < timeline->mark_count; i++) {
        const struct mark *mark = &timeline->marks[i];
        if (mark->kind == MARK_LINE && mark->position > after && mark->position <= to)
            return true;
    }
    return false;
}

/* The author's stops; a lesson without any is told by line, evenly thinned out where there are many. */
void html_story_plan(struct html_page *page) {
    const struct timeline *timeline = page->timeline;
    const struct scenario *scenario = timeline->scenario;
    bool has_stops = false;
    for (int i = 0; scenario && i < scenario->note_count; i++)
        has_stops = has_stops || scenario->notes[i].stop;
    const struct rests *rests = &timeline->rests[has_stops ? STEP_STOP : STEP_LINE];
    uint64_t end = timeline->program_end < page->positions[page->count - 1] ? timeline->program_end
                                                                            : page->positions[page->count - 1];
    page->story = memory_alloc((rests->count + 2) * sizeof *page->story);
    if (page->options.start > 0)
        page->story[page->story_count++] = page->options.start;
    for (size_t i = 0; i < rests->count; i++)
        if (rests->positions[i] > page->options.start && rests->positions[i] <= end)
            page->story[page->story_count++] = rests->positions[i];
    if (!lines_between(timeline, page->story_count > 1 ? page->story[page->story_count - 2] : page->options.start,
                       end) &&
        page->story_count > 1)
        page->story_count--; /* nothing ran after the last stop */
    if (!page->story_count)
        page->story[page->story_count++] = end;
    /* Steps of a record that is told by line: each picture is of a step. */
    size_t kept = 0, every = (page->story_count + PICTURES_MOST - 1) / PICTURES_MOST;
    for (size_t i = 0; i < page->story_count; i++)
        if (every < 2 || i % every == every - 1 || i + 1 == page->story_count)
            page->story[kept++] = page->story[i];
    page->story_count = kept;
}

static size_t line_at(const struct trace_header *header, uint32_t line, size_t *length) {
    const char *at = header->source, *end = header->source + header->source_length;
    for (uint32_t i = 1; i < line && at < end; i++) {
        const char *newline = memchr(at, '\n', (size_t)(end - at));
        at = newline ? newline + 1 : end;
    }
    const char *newline = at < end ? memchr(at, '\n', (size_t)(end - at)) : NULL;
    *length = (size_t)((newline ? newline : end) - at);
    return (size_t)(at - header->source);
}

void html_program(struct html_page *page, bool links, struct text *out) {
    const struct timeline *timeline = page->timeline;
    const struct trace_header *header = &timeline->trace->header;
    uint32_t lines = 0, room = 1;
    for (size_t i = 0; i < header->source_length; i++)
        room += header->source[i] == '\n';
    if (header->source_length && header->source[header->source_length - 1] == '\n')
        room--;
    bool *ran = memory_alloc(room + 1);
    for (size_t i = 0; i < timeline->mark_count; i++)
        if (timeline->marks[i].kind == MARK_LINE && timeline->marks[i].line <= room)
            ran[timeline->marks[i].line] = true;
    const char *at = header->source;
    while (header->source_length && lines < room) {
        size_t length;
        lines++;
        const char *end = header->source + header->source_length, *newline = memchr(at, '\n', (size_t)(end - at));
        length = (size_t)((newline ? newline : end) - at);
        text_add(out, "<li>");
        if (links && ran[lines])
            text_printf(out, "<a href=\"#line:%u\">", (unsigned)lines);
        text_add(out, "<code>");
        html_escape_part(out, at, length);
        text_add(out, links && ran[lines] ? "</code></a></li>\n" : "</code></li>\n");
        at += length + 1;
    }
    free(ran);
}

static void add_line(struct html_page *page, const struct mark *mark, struct text *out) {
    const struct trace_header *header = &page->timeline->trace->header;
    const struct line_note *note =
        page->timeline->scenario ? scenario_note(page->timeline->scenario, (int)mark->line, (int)mark->times) : NULL;
    size_t length, at = line_at(header, mark->line, &length);
    while (length && (header->source[at] == ' ' || header->source[at] == '\t'))
        at++, length--;
    if (mark->times == 1)
        text_printf(out, "<div class=\"ran\" id=\"line:%u\">", (unsigned)mark->line);
    else
        text_printf(out, "<div class=\"ran\" id=\"line:%u#%u\">", (unsigned)mark->line, (unsigned)mark->times);
    text_printf(out, "<p class=\"code\"><span class=\"number\">%u</span> <code>", (unsigned)mark->line);
    html_escape_part(out, header->source + at, length);
    text_add(out, "</code></p>\n");
    if (note && note->ask)
        html_ask_story(page, note, out);
    if (note && note->say) {
        text_add(out, "<p class=\"say\">");
        html_escape(out, note->say);
        text_add(out, "</p>\n");
    }
    if (note && note->teacher && page->options.teacher) {
        text_printf(out, "<p class=\"teacher\"><b>%s</b> ", words(STR_HTML_TEACHER));
        html_escape(out, note->teacher);
        text_add(out, "</p>\n");
    }
    text_add(out, "</div>\n");
}

/* Of the lines that ran since the last picture: those with something to say, and the last. */
static void add_lines(struct html_page *page, uint64_t position, struct text *out) {
    const struct timeline *timeline = page->timeline;
    size_t first = page->told_marks, last = first, last_line = first;
    while (last < timeline->mark_count && timeline->marks[last].position <= position) {
        if (timeline->marks[last].kind == MARK_LINE)
            last_line = last;
        last++;
    }
    for (size_t i = first; i < last; i++) {
        const struct mark *mark = &timeline->marks[i];
        if (mark->kind != MARK_LINE)
            continue;
        const struct line_note *note =
            timeline->scenario ? scenario_note(timeline->scenario, (int)mark->line, (int)mark->times) : NULL;
        bool speaks = note && (note->say || note->ask || note->teacher);
        if (speaks || i == last_line)
            add_line(page, mark, out);
    }
    page->told_marks = last;
}

static void add_objects(struct html_page *page, struct text *out) {
    if (!page->holders.count)
        return;
    text_printf(out, "<details class=\"objects\"><summary>%s</summary><ul>\n", words(STR_HTML_OBJECTS));
    for (size_t i = 0; i < page->holders.count; i++) {
        text_add(out, "<li>");
        html_escape(out, dictionary_text(&page->words, page->holders.items[i]));
        text_add(out, "</li>\n");
    }
    text_add(out, "</ul></details>\n");
}

void html_story_step(struct html_page *page, uint64_t position) {
    if (page->story_next >= page->story_count || position < page->story[page->story_next])
        return;
    while (page->story_next < page->story_count && page->story[page->story_next] <= position)
        page->story_next++;
    struct text *out = &page->board;
    text_printf(out, "<figure>\n<figcaption>\n");
    add_lines(page, position, out);
    text_add(out, "</figcaption>\n");
    html_picture_join(page, &page->stages[HTML_STAGE_PRINTED], out);
    const struct mark *mark = NULL;
    for (size_t i = page->told_marks; i-- > 0 && !mark;)
        if (page->timeline->marks[i].kind == MARK_LINE && page->timeline->marks[i].position == position)
            mark = &page->timeline->marks[i];
    text_clear(&page->scratch);
    if (mark)
        narrate_line(page->timeline, mark, &page->scratch);
    else
        narrate_step(page->timeline, position, &page->scratch);
    timeline_seek(page->timeline, position);
    if (page->scratch.length) {
        text_add(out, "<p class=\"told\">");
        html_escape(out, page->scratch.data);
        text_add(out, "</p>\n");
    }
    add_objects(page, out);
    text_add(out, "</figure>\n");
}
