#include "html_parts.h"

#include "memory.h"

#include <stdlib.h>
#include <string.h>

/* Characters that HTML forbids become U+FFFD; so do bytes that are no UTF-8. */
void html_escape_part(struct text *out, const char *bytes, size_t length) {
    for (const char *at = bytes, *end = bytes + length; at < end;) {
        uint32_t c = utf8_next(&at, end);
        if (c == '<')
            text_add(out, "&lt;");
        else if (c == '>')
            text_add(out, "&gt;");
        else if (c == '&')
            text_add(out, "&amp;");
        else if (c == '"')
            text_add(out, "&quot;");
        else
            text_codepoint(out, (c < 0x20 && c != '\n' && c != '\t') || (c >= 0x7F && c < 0xA0) ? 0xFFFD : c);
    }
}

void html_escape(struct text *out, const char *bytes) {
    html_escape_part(out, bytes, strlen(bytes));
}

/* "<" is escaped too: "</script" would end the element that the data stand in. */
void html_json(struct text *out, const char *bytes) {
    struct text plain, quoted;
    text_init(&plain);
    text_init(&quoted);
    for (const char *at = bytes, *end = bytes + strlen(bytes); at < end;)
        text_codepoint(&plain, utf8_next(&at, end));
    text_json(&quoted, plain.data ? plain.data : "", plain.length);
    text_byte(out, '"');
    for (size_t i = 0; i < quoted.length; i++) {
        if (quoted.data[i] == '<')
            text_add(out, "\\u003c");
        else
            text_byte(out, quoted.data[i]);
    }
    text_byte(out, '"');
    text_destroy(&quoted);
    text_destroy(&plain);
}

/* Lists that change ------------------------------------------------------------------------------------------------ */

enum { LOOK_AHEAD = 48 };

void html_list_begin(struct html_list *list) {
    uint32_t *items = list->before;
    size_t capacity = list->before_capacity;
    list->before = list->items;
    list->before_count = list->count;
    list->before_capacity = list->capacity;
    list->items = items;
    list->capacity = capacity;
    list->count = 0;
}

void html_list_add(struct html_list *list, uint32_t number) {
    memory_reserve(&list->items, &list->capacity, list->count + 1, sizeof *list->items);
    list->items[list->count++] = number;
}

void html_list_destroy(struct html_list *list) {
    free(list->items);
    free(list->before);
    *list = (struct html_list){0};
}

/* The nearest place after (at, from) where both lists go on alike. False: they don't within LOOK_AHEAD. */
static bool meet(const struct html_list *list, size_t at, size_t from, size_t *removed, size_t *added) {
    for (size_t away = 1; away <= 2 * LOOK_AHEAD; away++)
        for (size_t out = 0; out <= away; out++) {
            size_t old = from + out, new = at + away - out;
            if (old < list->before_count && new < list->count && list->before[old] == list->items[new]) {
                *removed = out;
                *added = away - out;
                return true;
            }
        }
    return false;
}

void html_list_difference(const struct html_list *list, struct text *out) {
    size_t at = 0, from = 0;
    const char *comma = "";
    text_byte(out, '[');
    while (at < list->count || from < list->before_count) {
        if (at < list->count && from < list->before_count && list->items[at] == list->before[from]) {
            at++, from++;
            continue;
        }
        size_t removed, added;
        if (!meet(list, at, from, &removed, &added)) {
            removed = list->before_count - from;
            added = list->count - at;
        }
        text_printf(out, "%s%zu,%zu,%zu", comma, at, removed, added);
        for (size_t i = 0; i < added; i++)
            text_printf(out, ",%u", (unsigned)list->items[at + i]);
        comma = ",";
        at += added;
        from += removed;
    }
    text_byte(out, ']');
}
