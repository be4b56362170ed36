/* The page put together: the storyboard, the frame of the player, the data, the script. */
#include "html_parts.h"

#include "html_assets.h"

static void tag(struct text *out, const char *before, const char *words, const char *after) {
    text_add(out, before);
    html_escape(out, words);
    text_add(out, after);
}

static void button(struct text *out, const char *id, const char *class, enum string_key key) {
    text_printf(out, "<button type=\"button\" id=\"%s\"%s>", id, class);
    tag(out, "", words(key), "</button>\n");
}

static const char *title_of(const struct html_page *page) {
    const char *title = page->timeline->trace->header.title;
    return title && title[0] ? title : words(STR_APP_NAME);
}

static void head(const struct html_page *page, struct text *out) {
    const struct scenario *scenario = page->timeline->scenario;
    tag(out, "<!DOCTYPE html>\n<html lang=\"", words(STR_HTML_LANGUAGE), "\"");
    text_add(out, page->options.dark ? " data-theme=\"dark\">\n" : ">\n");
    /* Nothing is fetched from anywhere, whatever the lesson's words may hold. */
    text_add(
        out,
        "<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">\n"
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none';style-src 'unsafe-inline';"
        "script-src 'unsafe-inline';img-src data:\">\n<link rel=\"icon\" href=\"data:,\">\n");
    tag(out, "<title>", title_of(page), "</title>\n");
    if (scenario && scenario->summary[0])
        tag(out, "<meta name=\"description\" content=\"", scenario->summary, "\">\n");
    tag(out, "<meta name=\"generator\" content=\"", page->options.maker, "\">\n<style>\n");
    text_append(out, html_style(), html_style_length);
    html_picture_styles(page, out);
    text_add(out, "</style>\n</head>\n<body>\n");
}

static void top(const struct html_page *page, struct text *out) {
    const struct scenario *scenario = page->timeline->scenario;
    const char *python = page->timeline->trace->header.python;
    struct text version;
    text_init(&version);
    text_words(&version, words(STR_SCENE_VERSION), "version", python ? python : "", NULL);
    tag(out, "<header class=\"top\">\n<h1>", title_of(page), "</h1>\n");
    tag(out, "<span class=\"chip\">", version.data, "</span>\n");
    text_destroy(&version);
    if (scenario && scenario->summary[0])
        tag(out, "<p class=\"summary\">", scenario->summary, "</p>\n");
    text_add(out, "<div class=\"tools\">");
    button(out, "theme", "", STR_HTML_THEME);
    button(out, "keys", "", STR_HTML_KEYS);
    text_add(out, "</div>\n</header>\n");
}

static void controls(struct text *out) {
    static const struct {
        const char *value;
        enum string_key key;
    } sizes[] = {{"event", STR_HTML_SIZE_EVENT},
                 {"phase", STR_HTML_SIZE_PHASE},
                 {"line", STR_HTML_SIZE_LINE},
                 {"stop", STR_HTML_SIZE_STOP}};
    tag(out, "<nav class=\"controls\" aria-label=\"", words(STR_HTML_CONTROLS), "\">\n");
    button(out, "start", "", STR_HTML_START);
    button(out, "back", " class=\"strong\"", STR_HTML_BACK);
    button(out, "step", " class=\"strong\"", STR_HTML_STEP);
    button(out, "play", "", STR_HTML_PLAY);
    button(out, "end", "", STR_HTML_END);
    tag(out, "<select id=\"size\" aria-label=\"", words(STR_HTML_SIZE), "\">");
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
        text_printf(out, "<option value=\"%s\">", sizes[i].value);
        tag(out, "", words(sizes[i].key), "</option>");
    }
    tag(out,
        "</select>\n<span class=\"place\" id=\"place\"></span>\n<input type=\"range\" id=\"seek\" min=\"0\" max=\"1\""
        " value=\"0\" aria-label=\"",
        words(STR_HTML_PLACE_IN_TIME), "\">\n</nav>\n");
}

static void player(struct html_page *page, struct text *out) {
    text_add(out, "<main class=\"player\">\n<section class=\"panel program\" tabindex=\"0\">\n");
    tag(out, "<h2>", words(STR_SCENE_PROGRAM), "</h2>\n<ol class=\"lines\" id=\"lines\">\n");
    html_program(page, true, out);
    tag(out, "</ol>\n</section>\n<section class=\"panel output\">\n<h2>", words(STR_SCENE_OUTPUT),
        "</h2>\n<pre id=\"output\"></pre>\n</section>\n");
    text_add(out, "<section class=\"panel stage\" id=\"stage\"></section>\n<section class=\"panel caption\">\n"
                  "<div id=\"said\" aria-live=\"polite\" aria-atomic=\"true\"></div>\n"
                  "<div id=\"ask\" tabindex=\"-1\" hidden></div>\n</section>\n");
    controls(out);
    tag(out, "<div class=\"side\">\n<section class=\"panel collector\">\n<h2>", words(STR_SCENE_COLLECTOR),
        "</h2>\n<p id=\"collection\"></p>\n<p class=\"rule\" id=\"rule\"></p>\n<ul class=\"phases\" "
        "id=\"phases\"></ul>\n"
        "</section>\n");
    tag(out, "<section class=\"panel generations\">\n<h2>", words(STR_SCENE_GENERATIONS),
        "</h2>\n<p id=\"generations\"></p>\n</section>\n");
    tag(out, "<section class=\"panel holders\">\n<h2>", words(STR_HTML_OBJECTS),
        "</h2>\n<ul id=\"holders\"></ul>\n</section>\n</div>\n</main>\n");
}

static void help(struct text *out) {
    static const struct {
        const char *keys;
        enum string_key does;
    } rows[] = {{"Space  →", STR_SCENE_HELP_STEP},
                {"←", STR_SCENE_HELP_BACK},
                {"Shift+→  Shift+←", STR_SCENE_HELP_LINE},
                {"Page Down  Page Up", STR_SCENE_HELP_STOP},
                {"]  [", STR_SCENE_HELP_COLLECTION},
                {"Home  End", STR_SCENE_HELP_ENDS},
                {"Enter", STR_SCENE_HELP_PLAY},
                {"S", STR_SCENE_HELP_SIZE},
                {"T", STR_SCENE_HELP_THEME},
                {"?  F1", STR_SCENE_HELP_HELP},
                {"Esc", STR_SCENE_HELP_CLOSE}};
    tag(out, "<div class=\"help\" id=\"help\" role=\"dialog\" aria-modal=\"true\" aria-label=\"",
        words(STR_SCENE_HELP_TITLE), "\" hidden>\n<div>\n");
    tag(out, "<h1>", words(STR_SCENE_HELP_TITLE), "</h1>\n<dl>\n");
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        tag(out, "<dt>", rows[i].keys, "</dt>");
        tag(out, "<dd>", words(rows[i].does), "</dd>\n");
    }
    text_add(out, "</dl>\n");
    button(out, "close", " class=\"strong\"", STR_HTML_CLOSE);
    text_add(out, "</div>\n</div>\n");
}

static void board(struct html_page *page, struct text *out) {
    text_add(out, "<div class=\"board\">\n");
    if (page->timeline->trace->header.source_length) {
        tag(out, "<section class=\"listing\">\n<h2>", words(STR_SCENE_PROGRAM), "</h2>\n<ol class=\"lines\">\n");
        html_program(page, false, out);
        text_add(out, "</ol>\n</section>\n");
    }
    text_append(out, page->board.data ? page->board.data : "", page->board.length);
    text_clear(&page->scratch);
    timeline_output(page->timeline, page->timeline->program_end, &page->scratch);
    if (page->scratch.length) {
        tag(out, "<section class=\"listing\">\n<h2>", words(STR_SCENE_OUTPUT), "</h2>\n");
        tag(out, "<pre>", page->scratch.data, "</pre>\n</section>\n");
    }
    text_add(out, "</div>\n");
}

static void words_of_ui(struct text *out) {
    static const struct {
        const char *name;
        enum string_key key;
    } rows[] = {{"picture", STR_HTML_PICTURE}, {"place", STR_HTML_PLACE}, {"idle", STR_HTML_IDLE},
                {"begin", STR_HTML_BEGIN},     {"check", STR_HTML_CHECK}, {"right", STR_HTML_RIGHT},
                {"wrong", STR_HTML_WRONG},     {"none", STR_HTML_NONE},   {"chosen", STR_HTML_CHOSEN},
                {"go", STR_HTML_GO},           {"play", STR_HTML_PLAY},   {"pause", STR_HTML_PAUSE},
                {"teacher", STR_HTML_TEACHER}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        text_printf(out, "%s\"%s\":", i ? "," : "", rows[i].name);
        html_json(out, words(rows[i].key));
    }
}

/* Where each line came to rest: [line, step]. */
static void lines(const struct html_page *page, struct text *out) {
    const struct timeline *timeline = page->timeline;
    size_t step = 0, told = 0;
    for (size_t i = 0; i < timeline->mark_count; i++) {
        const struct mark *mark = &timeline->marks[i];
        if (mark->kind != MARK_LINE)
            continue;
        step = mark->position < page->positions[step] ? 0 : step; /* calls: marks are in the order of their beginning */
        while (step + 1 < page->count && page->positions[step] < mark->position)
            step++;
        if (page->positions[step] >= mark->position)
            text_printf(out, "%s[%u,%zu]", told++ ? "," : "", (unsigned)mark->line, step);
    }
}

static size_t start_step(const struct html_page *page) {
    size_t step = 0;
    while (step + 1 < page->count && page->positions[step] < page->options.start)
        step++;
    return step;
}

static void data(const struct html_page *page, struct text *out) {
    const struct trace *trace = page->timeline->trace;
    text_add(out, "<script type=\"text/plain\" id=\"elements\">");
    for (uint32_t i = 0; i < page->elements.count; i++) {
        text_add(out, i ? "\n" : "");
        text_add(out, dictionary_text(&page->elements, i));
    }
    text_add(out, "</script>\n<script type=\"application/json\" id=\"lesson\">\n{\"ui\":{");
    words_of_ui(out);
    text_printf(out, "},\n\"start\":%zu,\"end\":%llu,\"stages\":[", start_step(page),
                (unsigned long long)page->timeline->program_end);
    for (int i = 0; i < HTML_STAGES; i++)
        text_printf(out, "%s[%d,%d]", i ? "," : "", (int)page->stages[i].width, (int)page->stages[i].height);
    text_add(out, "],\n\"phases\":[");
    for (int i = 0; i < trace->header.phase_count; i++) {
        text_add(out, i ? ",\n[" : "[");
        html_json(out, trace->header.phases[i]);
        text_byte(out, ',');
        html_json(out, narrate_phase(trace, i));
        text_byte(out, ',');
        html_json(out, narrate_rule(trace, i));
        text_byte(out, ']');
    }
    text_add(out, "],\n\"words\":[");
    for (uint32_t i = 0; i < page->words.count; i++) {
        text_add(out, i ? ",\n" : "");
        html_json(out, dictionary_text(&page->words, i));
    }
    const struct {
        const char *name;
        const struct text *text;
    } lists[] = {{"collections", &page->collections},
                 {"outputs", &page->outputs},
                 {"asks", &page->asks},
                 {"steps", &page->steps}};
    for (size_t i = 0; i < sizeof lists / sizeof *lists; i++) {
        text_printf(out, "],\n\"%s\":[", lists[i].name);
        text_append(out, lists[i].text->data ? lists[i].text->data : "", lists[i].text->length);
    }
    text_add(out, "],\n\"lines\":[");
    lines(page, out);
    text_add(out, "]}\n</script>\n");
}

void html_finish(struct html_page *page, struct text *out) {
    head(page, out);
    html_picture_definitions(page, out);
    top(page, out);
    player(page, out);
    help(out);
    board(page, out);
    tag(out, "<footer class=\"foot\">", page->options.maker, "</footer>\n");
    data(page, out);
    text_add(out, "<script>\n");
    text_append(out, html_script(), html_script_length);
    text_add(out, "</script>\n</body>\n</html>\n");
}
