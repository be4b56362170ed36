#include "entry.h"

#include <string.h>

void entry_init(struct entry *entry) {
    *entry = (struct entry){0};
    text_init(&entry->text);
    text_add(&entry->text, "");
}

void entry_destroy(struct entry *entry) {
    text_destroy(&entry->text);
}

void entry_set(struct entry *entry, const char *text) {
    text_clear(&entry->text);
    text_add(&entry->text, "");
    entry->caret = 0;
    entry_insert(entry, text);
}

static void replace(struct entry *entry, size_t first, size_t end, const char *with, size_t length) {
    struct text whole;
    text_init(&whole);
    text_append(&whole, entry->text.data, first);
    text_append(&whole, with, length);
    text_add(&whole, entry->text.data + end);
    text_destroy(&entry->text);
    entry->text = whole;
    entry->caret = first + length;
}

void entry_insert(struct entry *entry, const char *text) {
    struct text clean;
    text_init(&clean);
    text_add(&clean, "");
    const char *end = text + strlen(text);
    for (const char *at = text; at < end;) {
        const char *from = at;
        uint32_t c = utf8_next(&at, end);
        size_t length = (size_t)(at - from);
        bool good = c >= 0x20 && c != 0x7F && !(c == 0xFFFD && length == 1);
        if (good && entry->text.length + clean.length + length <= ENTRY_MOST)
            text_append(&clean, from, length);
    }
    replace(entry, entry->caret, entry->caret, clean.data, clean.length);
    text_destroy(&clean);
}

static size_t before(const struct entry *entry, size_t at) {
    while (at > 0 && ((unsigned char)entry->text.data[--at] & 0xC0) == 0x80)
        ;
    return at;
}

static size_t after(const struct entry *entry, size_t at) {
    const char *data = entry->text.data;
    at += at < entry->text.length;
    while (at < entry->text.length && ((unsigned char)data[at] & 0xC0) == 0x80)
        at++;
    return at;
}

static bool parts_words(char c) {
    return c == ' ' || c == '/' || c == '.' || c == '-' || c == '_';
}

static size_t word_before(const struct entry *entry, size_t at) {
    const char *data = entry->text.data;
    while (at > 0 && parts_words(data[at - 1]))
        at--;
    while (at > 0 && !parts_words(data[at - 1]))
        at--;
    return at;
}

static size_t word_after(const struct entry *entry, size_t at) {
    const char *data = entry->text.data;
    while (at < entry->text.length && !parts_words(data[at]))
        at++;
    while (at < entry->text.length && parts_words(data[at]))
        at++;
    return at;
}

bool entry_key(struct entry *entry, struct key key) {
    size_t caret = entry->caret, left = key.ctrl ? word_before(entry, caret) : before(entry, caret),
           right = key.ctrl ? word_after(entry, caret) : after(entry, caret);
    switch (key.name) {
    case KEY_LEFT:
        entry->caret = left;
        return true;
    case KEY_RIGHT:
        entry->caret = right;
        return true;
    case KEY_HOME:
        entry->caret = 0;
        return true;
    case KEY_END:
        entry->caret = entry->text.length;
        return true;
    case KEY_BACKSPACE:
        replace(entry, left, caret, "", 0);
        return true;
    case KEY_DELETE:
        replace(entry, caret, right, "", 0);
        entry->caret = caret;
        return true;
    case KEY_CHARACTER:
        if (key.ctrl && (key.character | 32) == 'u') {
            entry_set(entry, "");
            return true;
        }
        return false;
    default:
        return false;
    }
}
