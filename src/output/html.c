#include "html_parts.h"

#include "memory.h"

#include <stdlib.h>
#include <string.h>

static const struct { float width, height, em; } sizes[HTML_STAGES] = {{900, 540, 16}, {600, 430, 15}, {390, 400, 12}};

struct html_page *html_open(struct timeline *timeline, struct fonts *fonts, const struct html_options *options) {
    struct html_page *page = memory_alloc(sizeof *page);
    *page = (struct html_page){.timeline = timeline, .options = *options, .metrics = fonts_metrics(fonts)};
    for (int i = 0; i < HTML_STAGES; i++) {
        page->stages[i].scene = scene_create(timeline, &page->metrics);
        page->stages[i].width = sizes[i].width;
        page->stages[i].height = sizes[i].height;
        page->stages[i].em = sizes[i].em;
    }
    draw_init(&page->light);
    draw_init(&page->dark);
    dictionary_init(&page->commands);
    dictionary_init(&page->elements);
    dictionary_init(&page->definitions);
    dictionary_init(&page->inks);
    dictionary_init(&page->words);
    dictionary_number(&page->words, "");
    bool by_line = timeline->rests[STEP_EVENT].count > HTML_STEPS_MOST;
    const struct rests *rests = &timeline->rests[by_line ? STEP_LINE : STEP_EVENT];
    page->positions = rests->positions;
    page->count = rests->count < HTML_STEPS_MOST ? rests->count : HTML_STEPS_MOST;
    page->cut = by_line || timeline->trace->cut;
    html_story_plan(page);
    return page;
}

void html_close(struct html_page *page) {
    if (!page)
        return;
    for (int i = 0; i < HTML_STAGES; i++) {
        scene_free(page->stages[i].scene);
        html_list_destroy(&page->stages[i].elements);
    }
    draw_destroy(&page->light);
    draw_destroy(&page->dark);
    dictionary_destroy(&page->commands);
    free(page->element_of);
    dictionary_destroy(&page->elements);
    dictionary_destroy(&page->definitions);
    dictionary_destroy(&page->inks);
    dictionary_destroy(&page->words);
    html_list_destroy(&page->holders);
    free(page->story);
    struct text *texts[] = {&page->steps,       &page->asks,    &page->board, &page->outputs,
                            &page->collections, &page->scratch, &page->more};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        text_destroy(texts[i]);
    free(page);
}

bool html_is_cut(const struct html_page *page) {
    return page->cut;
}

float html_progress(const struct html_page *page) {
    return (float)page->next / (float)page->count;
}

static bool rests_at(const struct timeline *timeline, enum step_size size, uint64_t position) {
    const struct rests *rests = &timeline->rests[size];
    size_t low = 0, high = rests->count;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (rests->positions[middle] < position)
            low = middle + 1;
        else
            high = middle;
    }
    return low < rests->count && rests->positions[low] == position;
}

static int flags_of(const struct timeline *timeline, uint64_t position) {
    return (rests_at(timeline, STEP_PHASE, position) ? HTML_FLAG_PHASE : 0) |
           (rests_at(timeline, STEP_LINE, position) ? HTML_FLAG_LINE : 0) |
           (rests_at(timeline, STEP_STOP, position) ? HTML_FLAG_STOP : 0) |
           (rests_at(timeline, STEP_COLLECTION, position) ? HTML_FLAG_COLLECTION : 0);
}

/* The collection in progress, told once: its words, and which phases it goes through. Its number, or -1. */
static int collection_of(struct html_page *page, uint64_t position) {
    const struct trace *trace = page->timeline->trace;
    const struct world *world = &page->timeline->world;
    if (world->collection < 0)
        return -1;
    if (page->collection_count && position <= page->collection_end)
        return page->collection_count - 1;
    bool seen[TRACE_PHASES] = {false};
    uint64_t i = position;
    while (i > 0 && trace_event(trace, i - 1).kind != EVENT_COLLECTION_BEGIN)
        i--;
    for (; i < trace->count && trace_event(trace, i).kind != EVENT_COLLECTION_END; i++)
        if (trace_event(trace, i).kind == EVENT_PHASE_BEGIN && trace_event(trace, i).slot < TRACE_PHASES)
            seen[trace_event(trace, i).slot] = true;
    page->collection_end = i;
    text_clear(&page->scratch);
    text_words(&page->scratch, words(STR_SCENE_STARTED_BY), "generation", narrate_generation(trace, world->collection),
               "why", narrate_reason(trace, world->collection_reason), NULL);
    text_add(&page->collections, page->collection_count ? ",[" : "[");
    html_json(&page->collections, page->scratch.data);
    text_add(&page->collections, ",[");
    const char *comma = "";
    for (int phase = 0; phase < trace->header.phase_count; phase++) {
        if (!seen[phase])
            continue;
        text_printf(&page->collections, "%s%d", comma, phase);
        comma = ",";
    }
    text_add(&page->collections, "]]");
    return page->collection_count++;
}

/* Between two phases: the one that is over. */
static int phase_of(const struct html_page *page, uint64_t position) {
    const struct world *world = &page->timeline->world;
    if (world->collection < 0 || world->phase >= 0)
        return world->phase;
    for (uint64_t i = position; i-- > 0;) {
        const struct event event = trace_event(page->timeline->trace, i);
        if (event.kind == EVENT_PHASE_END)
            return (int)event.slot;
        if (event.kind == EVENT_COLLECTION_BEGIN)
            break;
    }
    return -1;
}

/* How many pieces of output there are by then. */
static size_t outputs_by(struct html_page *page, uint64_t position) {
    const struct timeline *timeline = page->timeline;
    while (page->outputs_done < timeline->output_count && timeline->outputs[page->outputs_done] < position) {
        const struct event event = trace_event(timeline->trace, timeline->outputs[page->outputs_done]);
        text_add(&page->outputs, page->outputs_done++ ? "," : "");
        html_json(&page->outputs, trace_text(timeline->trace, event.label));
    }
    return page->outputs_done;
}

static uint32_t word(struct html_page *page, const char *words) {
    return words ? dictionary_number(&page->words, words) : 0;
}

bool html_advance(struct html_page *page) {
    if (page->next >= page->count)
        return false;
    size_t step = page->next++;
    uint64_t position = page->positions[step];
    struct timeline *timeline = page->timeline;
    html_picture_step(page, position);
    timeline_seek(timeline, position);
    html_ask_step(page, step);
    html_holders(page);
    uint32_t caption = html_caption(page, position);
    uint32_t said = word(page, html_said(page, position));
    uint32_t teacher = page->options.teacher ? word(page, html_teacher_note(page, position)) : 0;
    int collection = collection_of(page, position), phase = phase_of(page, position);
    text_printf(&page->steps, "%s[%llu,%u,%d,%u,%u,%zu,%d,%d,%u,%u,", step ? ",\n" : "", (unsigned long long)position,
                (unsigned)html_line(page, position), flags_of(timeline, position), (unsigned)caption, (unsigned)said,
                outputs_by(page, position), collection, phase, (unsigned)html_generations(page), (unsigned)teacher);
    html_list_difference(&page->holders, &page->steps);
    for (int i = 0; i < HTML_STAGES; i++) {
        text_byte(&page->steps, ',');
        html_list_difference(&page->stages[i].elements, &page->steps);
    }
    text_byte(&page->steps, ']');
    html_story_step(page, position);
    return true;
}
