/* Sentences with {places}, and the gap between Chinese and Latin where a value meets the words around it. */
#include "text.h"

#include <stdarg.h>
#include <string.h>

static const char *find_value(const char *name, size_t length, va_list args) {
    for (;;) {
        const char *key = va_arg(args, const char *);
        if (!key)
            return NULL;
        const char *value = va_arg(args, const char *);
        if (strlen(key) == length && memcmp(key, name, length) == 0)
            return value ? value : "";
    }
}

/* Ideographs, without the punctuation, which brings its own room. */
static bool is_han(uint32_t c) {
    return (c >= 0x2E80 && c <= 0x2FDF) || (c >= 0x3400 && c <= 0x9FFF) || (c >= 0xF900 && c <= 0xFAFF) || c >= 0x20000;
}

static bool is_alphanumeric(uint32_t c) {
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '_';
}

/* What a Latin word, a number or a piece of code may end and begin with. */
static bool ends_latin(uint32_t c) {
    return is_alphanumeric(c) || (c && c < 0x80 && strchr(")]}'\"%>", (int)c));
}

static bool begins_latin(uint32_t c) {
    return is_alphanumeric(c) || (c && c < 0x80 && strchr("([{'\"#<+-", (int)c));
}

static uint32_t last_codepoint(const struct text *text, size_t start) {
    size_t at = text->length;
    if (at <= start) /* it may have no bytes at all yet */
        return 0;
    while (at > start && ((unsigned char)text->data[--at] & 0xC0) == 0x80)
        ;
    const char *from = text->data + at;
    return utf8_next(&from, text->data + text->length);
}

static uint32_t first_codepoint(const char *at) {
    return *at ? utf8_next(&at, at + strlen(at)) : 0;
}

/* A value and the words beside it: one space between ideographs and Latin, none between ideographs. `code`: a value
 * follows, which may begin as ".next" does; else a dot ends the sentence. Returns where to go on in `next`. */
static const char *meet(struct text *text, size_t start, const char *next, bool code) {
    bool space = text->length > start && text->data[text->length - 1] == ' ';
    if (space) { /* written before the value */
        text->length--;
        uint32_t before = last_codepoint(text, start), after = first_codepoint(next);
        if (!is_han(before) || !is_han(after))
            text->length++;
        text->data[text->length] = 0;
        return next;
    }
    uint32_t before = last_codepoint(text, start), after = first_codepoint(next);
    if (after == ' ' && is_han(before) && is_han(first_codepoint(next + 1)))
        return next + 1;
    if ((is_han(before) && (begins_latin(after) || (code && after == '.'))) || (ends_latin(before) && is_han(after)))
        text_byte(text, ' ');
    return next;
}

void text_words(struct text *text, const char *words, ...) {
    size_t start = text->length;
    bool after_value = false;
    for (const char *at = words; *at;) {
        const char *close = *at == '{' ? strchr(at, '}') : NULL, *value = NULL;
        if (close) {
            va_list args;
            va_start(args, words);
            value = find_value(at + 1, (size_t)(close - at - 1), args);
            va_end(args);
        }
        if (value) {
            text_add(text, meet(text, start, value, true));
            at = close + 1;
        } else {
            if (after_value)
                at = meet(text, start, at, false);
            text_byte(text, *at++);
        }
        after_value = value != NULL;
    }
}
