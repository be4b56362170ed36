#include "scenario_starter.h"

#include "memory.h"
#include "text.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

struct starter {
    struct scenario *scenario;
    const char *at, *end;
    struct text program, above; /* above: the comments that stand right above the next statement, as they are */
    int above_lines;
    int line;                   /* lines of the program written so far */
    bool began;                 /* a statement was met: the head of the file is over */
    struct line_note *notes;
    size_t note_count, note_capacity;
};

static bool is_word(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || (unsigned char)c >= 0x80;
}

/* --- Where a statement ends --------------------------------------------------------------------------------------------- */

static const char *past_string(const char *at, const char *end, bool formatted);

/* Past the { ... } of an f-string, whose expression may hold texts with quotes and braces of their own; an f-string in
 * it is read as a plain text. */
static const char *past_field(const char *at, const char *end) {
    int depth = 0;
    while (at < end && *at != '\n') {
        char c = *at;
        if (c == '\'' || c == '"') {
            at = past_string(at, end, false);
            continue;
        }
        at++;
        if (c == '{' || c == '(' || c == '[')
            depth++;
        else if ((c == '}' || c == ')' || c == ']') && --depth == 0)
            return at;
    }
    return at;
}

/* `at` is the opening quote. Past the closing one; past the line where a text of one line lacks it. */
static const char *past_string(const char *at, const char *end, bool formatted) {
    char quote = *at;
    bool triple = end - at >= 3 && at[1] == quote && at[2] == quote;
    for (at += triple ? 3 : 1; at < end; at++) {
        if (*at == '\\' && at + 1 < end)
            at++;
        else if (*at == '\n' && !triple)
            return at;
        else if (formatted && *at == '{' && !(at + 1 < end && at[1] == '{'))
            at = past_field(at, end) - 1;
        else if (formatted && *at == '{' && at + 1 < end && at[1] == '{')
            at++;
        else if (*at == quote && (!triple || (end - at >= 3 && at[1] == quote && at[2] == quote)))
            return at + (triple ? 3 : 1);
    }
    return end;
}

static bool is_formatted(const char *start, const char *quote) {
    for (const char *at = quote; at > start && is_word(at[-1]) && quote - at < 2; at--)
        if (at[-1] == 'f' || at[-1] == 'F')
            return true;
    return false;
}

/* The end of the statement that begins at `at`, which may take several lines: its last newline, or the end. *comment:
 * the # of a comment behind it, NULL where there is none. */
static const char *statement_end(const char *at, const char *end, const char **comment) {
    const char *start = at;
    int depth = 0;
    *comment = NULL;
    while (at < end) {
        char c = *at;
        if (c == '\'' || c == '"') {
            at = past_string(at, end, is_formatted(start, at));
            continue;
        }
        if (c == '#') {
            *comment = depth ? NULL : at;
            const char *newline = memchr(at, '\n', (size_t)(end - at));
            at = newline ? newline : end;
            continue;
        }
        if (c == '\n' && !depth)
            return at;
        depth += c == '(' || c == '[' || c == '{';
        depth -= (c == ')' || c == ']' || c == '}') && depth;
        at += c == '\\' && at + 1 < end ? 2 : 1;
    }
    return end;
}

/* --- Comments ----------------------------------------------------------------------------------------------------------- */

static bool begins_with(const char *at, const char *end, const char *word) {
    size_t length = strlen(word);
    return (size_t)(end - at) >= length && strncasecmp(at, word, length) == 0;
}

static const char *line_end(const char *at, const char *end) {
    const char *newline = memchr(at, '\n', (size_t)(end - at));
    return newline ? newline : end;
}

/* What the comment says: without its # and the spaces around. False where it is none for people. */
static bool comment_words(const char *at, const char *end, const char **words, size_t *length) {
    static const char *const for_tools[] = {"!", "-*-", "coding", "type:", "noqa", "pylint", "fmt:", "isort:", "pragma", "vim:", "mypy:"};
    while (at < end && (*at == ' ' || *at == '\t' || *at == '\f'))
        at++;
    while (at < end && *at == '#')
        at++;
    while (at < end && (*at == ' ' || *at == '\t'))
        at++;
    while (end > at && (end[-1] == ' ' || end[-1] == '\t' || end[-1] == '\f'))
        end--;
    for (size_t i = 0; i < sizeof for_tools / sizeof *for_tools; i++)
        if (begins_with(at, end, for_tools[i]))
            return false;
    bool says = false; /* a row of dashes says nothing */
    for (const char *c = at; c < end; c++)
        says = says || is_word(*c);
    *words = at;
    *length = (size_t)(end - at);
    return says;
}

/* The comments above, joined to one text in the arena; NULL where there are none. */
static const char *words_above(struct starter *starter) {
    struct text joined;
    text_init(&joined);
    bool good = starter->above_lines > 0;
    const char *at = starter->above.data, *end = good ? at + starter->above.length : NULL;
    for (int i = 0; good && i < starter->above_lines; i++) {
        const char *stop = line_end(at, end), *words;
        size_t length;
        good = comment_words(at, stop, &words, &length);
        if (good) {
            text_add(&joined, joined.length ? " " : "");
            text_append(&joined, words, length);
        }
        at = stop + 1;
    }
    const char *kept = good ? arena_text(&starter->scenario->arena, joined.data, joined.length) : NULL;
    text_destroy(&joined);
    return kept;
}

/* --- The lesson --------------------------------------------------------------------------------------------------------- */

static void put_line(struct starter *starter, const char *from, const char *stop) {
    if (starter->line++)
        text_byte(&starter->program, '\n');
    text_append(&starter->program, from, (size_t)(stop - from));
    for (; from < stop; from++)
        starter->line += *from == '\n';
}

/* They stay what they were: comments of the program. */
static void put_above(struct starter *starter) {
    if (starter->above_lines)
        put_line(starter, starter->above.data, starter->above.data + starter->above.length - 1);
    text_clear(&starter->above);
    starter->above_lines = 0;
}

/* Whether the line never runs by itself: words that belong to it would not be shown. */
static bool never_runs(const char *at, const char *end) {
    static const char *const words[] = {"else", "elif", "try", "except", "finally"};
    while (at < end && (*at == ' ' || *at == '\t' || *at == '\f'))
        at++;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        size_t length = strlen(words[i]);
        if (begins_with(at, end, words[i]) && (at + length == end || !is_word(at[length])))
            return true;
    }
    return at < end && (*at == '@' || *at == '\'' || *at == '"');
}

/* The first paragraph of the file's docstring is the summary, its lines joined. The docstring stays: a program may print
 * its __doc__. One that is joined of several texts, or has escapes, is left alone. */
static void summary_of_docstring(struct starter *starter, const char *from, const char *stop) {
    if (starter->began || *starter->scenario->summary || (*from != '\'' && *from != '"'))
        return;
    const char *end = past_string(from, stop, false);
    size_t quotes = stop - from >= 6 && from[1] == *from && from[2] == *from ? 3 : 1;
    while (stop > end && (stop[-1] == ' ' || stop[-1] == '\t' || stop[-1] == '\r'))
        stop--;
    if (end != stop || (size_t)(end - from) < 2 * quotes || end[-1] != *from ||
        memchr(from, '\\', (size_t)(end - from)))
        return;
    struct text joined;
    text_init(&joined);
    end -= quotes;
    for (const char *at = from + quotes; at < end;) {
        const char *last = line_end(at, end), *next = last < end ? last + 1 : end;
        while (at < last && (*at == ' ' || *at == '\t' || *at == '\r'))
            at++;
        while (last > at && (last[-1] == ' ' || last[-1] == '\t' || last[-1] == '\r'))
            last--;
        if (at == last && joined.length)
            break;
        if (at < last) {
            text_add(&joined, joined.length ? " " : "");
            text_append(&joined, at, (size_t)(last - at));
        }
        at = next;
    }
    if (joined.length)
        starter->scenario->summary = arena_text(&starter->scenario->arena, joined.data, joined.length);
    text_destroy(&joined);
}

static void put_statement(struct starter *starter, const char *from, const char *stop, const char *comment) {
    const char *words = NULL;
    size_t length = 0;
    summary_of_docstring(starter, from, comment ? comment : stop);
    starter->began = true;
    bool idle = never_runs(from, stop);
    bool says = comment && !idle && comment_words(comment, stop, &words, &length);
    const char *before = idle ? NULL : words_above(starter);
    if (!before)
        put_above(starter);
    text_clear(&starter->above);
    starter->above_lines = 0;
    if (says)
        for (stop = comment; stop > from && (stop[-1] == ' ' || stop[-1] == '\t');)
            stop--;
    int first = starter->line + 1;
    put_line(starter, from, stop);
    if (!says && !before)
        return;
    struct line_note note = {.line = first, .last_line = starter->line, .times = 1, .say_before = before, .stop = true};
    if (says)
        note.say = arena_text(&starter->scenario->arena, words, length);
    memory_reserve(&starter->notes, &starter->note_capacity, starter->note_count + 1, sizeof *starter->notes);
    starter->notes[starter->note_count++] = note;
}

/* A blank line: what stands above belongs to nothing below. At the head of the file it tells what the program is about. */
static void put_blank(struct starter *starter) {
    const char *summary = starter->began ? NULL : words_above(starter);
    if (summary && !*starter->scenario->summary) {
        starter->scenario->summary = summary;
        text_clear(&starter->above);
        starter->above_lines = 0;
        return;
    }
    put_above(starter);
    put_line(starter, "", "");
}

static void read_line(struct starter *starter) {
    const char *first = starter->at;
    while (first < starter->end && (*first == ' ' || *first == '\t' || *first == '\f'))
        first++;
    const char *stop = line_end(starter->at, starter->end), *comment = NULL, *words;
    size_t length;
    if (first == stop) {
        put_blank(starter);
    } else if (*first == '#' && !comment_words(starter->at, stop, &words, &length)) {
        put_above(starter);
        put_line(starter, starter->at, stop);
    } else if (*first == '#') {
        text_append(&starter->above, starter->at, (size_t)(stop - starter->at));
        text_byte(&starter->above, '\n');
        starter->above_lines++;
    } else {
        stop = statement_end(starter->at, starter->end, &comment);
        put_statement(starter, starter->at, stop, comment);
    }
    starter->at = stop < starter->end ? stop + 1 : starter->end;
}

/* "two_node-cycle.py" is called "Two node cycle". */
static const char *title_of(struct scenario *scenario) {
    struct text title;
    text_init(&title);
    text_add(&title, scenario->title);
    if (title.length > 3 && strcasecmp(title.data + title.length - 3, ".py") == 0)
        title.data[title.length -= 3] = 0;
    for (size_t i = 0; i < title.length; i++)
        if (title.data[i] == '_' || title.data[i] == '-')
            title.data[i] = ' ';
    if (title.length && title.data[0] >= 'a' && title.data[0] <= 'z')
        title.data[0] = (char)(title.data[0] - 'a' + 'A');
    const char *kept = arena_text(&scenario->arena, title.data, title.length);
    text_destroy(&title);
    return kept;
}

void scenario_starter(struct scenario *scenario) {
    struct starter starter = {
        .scenario = scenario, .at = scenario->program, .end = scenario->program + scenario->program_length};
    text_init(&starter.program);
    text_init(&starter.above);
    text_add(&starter.program, "");
    while (starter.at < starter.end)
        read_line(&starter);
    put_above(&starter);
    scenario->title = title_of(scenario);
    scenario->level = "beginner";
    scenario->schema = "scenario.schema.json";
    scenario->program = arena_text(&scenario->arena, starter.program.data, starter.program.length);
    scenario->program_length = starter.program.length;
    scenario->notes = arena_alloc(&scenario->arena, starter.note_count * sizeof *starter.notes);
    if (starter.note_count)
        memcpy(scenario->notes, starter.notes, starter.note_count * sizeof *starter.notes);
    scenario->note_count = (int)starter.note_count;
    text_destroy(&starter.program);
    text_destroy(&starter.above);
    free(starter.notes);
}
