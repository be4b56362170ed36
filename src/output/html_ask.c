/* The author's questions, asked before their line runs. */
#include "html_parts.h"

#include <stdio.h>
#include <string.h>

enum { CHOICES_MOST = 40 };

static void add_option(struct html_page *page, const char *text, bool right, const char *because, const char *comma) {
    text_printf(&page->asks, "%s[", comma);
    html_json(&page->asks, text);
    if (!page->options.no_answers) {
        text_printf(&page->asks, ",%d,", right);
        html_json(&page->asks, because ? because : "");
    }
    text_byte(&page->asks, ']');
}

/* Is the object freed while the statement that begins at event `begin` runs? */
static bool is_freed(const struct html_page *page, size_t begin, uint32_t object) {
    const struct trace *trace = page->timeline->trace;
    uint8_t depth = trace_event(trace, begin).depth;
    for (size_t i = begin + 1; i < trace->count; i++) {
        const struct event event = trace_event(trace, i);
        if (event.kind == EVENT_OBJECT_FREE && event.object == object)
            return true;
        if (event.kind == EVENT_STATEMENT_END && event.depth <= depth)
            return false;
    }
    return false;
}

/* Answered by choosing among the objects that there are. */
static void add_objects(struct html_page *page, size_t begin) {
    const struct world *world = &page->timeline->world;
    struct text name;
    text_init(&name);
    int told = 0;
    for (uint32_t number = 1; number <= world->object_count && told < CHOICES_MOST; number++) {
        if (!html_is_shown(world, number))
            continue;
        text_clear(&name);
        world_name(world, number, &name);
        add_option(page, name.data, is_freed(page, begin, number), NULL, told++ ? "," : "");
    }
    text_destroy(&name);
}

static void add_question(struct html_page *page, size_t step, size_t begin, const struct question *question) {
    text_printf(&page->asks, "%s[%zu,%d,", page->asks.length ? ",\n" : "", step, question->click);
    html_json(&page->asks, question->question);
    text_add(&page->asks, ",[");
    if (question->click)
        add_objects(page, begin);
    for (int i = 0; i < question->option_count; i++) {
        const struct option_text *option = &question->options[i];
        add_option(page, option->text, option->right, option->because, i ? "," : "");
    }
    text_add(&page->asks, "]]");
}

void html_ask_step(struct html_page *page, size_t step) {
    const struct scenario *scenario = page->timeline->scenario;
    const struct trace *trace = page->timeline->trace;
    uint64_t end = step + 1 < page->count ? page->positions[step + 1] : page->positions[step];
    for (uint64_t i = page->positions[step]; scenario && i < end; i++) {
        const struct event event = trace_event(trace, i);
        if (event.kind != EVENT_STATEMENT_BEGIN)
            continue;
        const struct line_note *note = scenario_note(scenario, (int)event.line, (int)event.slot);
        if (!note || !note->ask)
            continue;
        add_question(page, step, (size_t)i, note->ask);
        return;
    }
}

void html_ask_story(struct html_page *page, const struct line_note *note, struct text *out) {
    const struct question *question = note->ask;
    const char *right = NULL, *because = NULL;
    char line[16];
    snprintf(line, sizeof line, "%d", note->line);
    text_add(out, "<div class=\"ask\"><p class=\"question\">");
    text_words(out, words(STR_HTML_BEFORE), "line", line, NULL);
    text_byte(out, ' ');
    html_escape(out, question->question);
    text_add(out, "</p>\n");
    if (question->option_count)
        text_add(out, "<ul class=\"options\">");
    for (int i = 0; i < question->option_count; i++) {
        text_add(out, "<li>");
        html_escape(out, question->options[i].text);
        text_add(out, "</li>");
        if (question->options[i].right) {
            right = question->options[i].text;
            because = question->options[i].because;
        }
    }
    text_add(out, question->option_count ? "</ul>\n" : "");
    if (right && !page->options.no_answers) {
        text_printf(out, "<details class=\"answer\"%s><summary>%s</summary><p>", page->options.teacher ? " open" : "",
                    words(STR_HTML_ANSWER));
        html_escape(out, right);
        text_byte(out, ' ');
        html_escape(out, because ? because : "");
        text_add(out, "</p></details>\n");
    }
    text_add(out, "</div>\n");
}
