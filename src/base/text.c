#include "text.h"

#include "memory.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void text_init(struct text *text) {
    *text = (struct text){0};
}

void text_destroy(struct text *text) {
    free(text->data);
    text_init(text);
}

void text_clear(struct text *text) {
    text->length = 0;
    if (text->data)
        text->data[0] = 0;
}

void text_append(struct text *text, const char *bytes, size_t length) {
    memory_reserve(&text->data, &text->capacity, text->length + length + 1, 1);
    if (length)
        memcpy(text->data + text->length, bytes, length);
    text->length += length;
    text->data[text->length] = 0;
}

void text_add(struct text *text, const char *string) {
    text_append(text, string, strlen(string));
}

void text_byte(struct text *text, char byte) {
    text_append(text, &byte, 1);
}

void text_codepoint(struct text *text, uint32_t c) {
    char bytes[4];
    size_t n = 0;
    if (c < 0x80) {
        bytes[n++] = (char)c;
    } else if (c < 0x800) {
        bytes[n++] = (char)(0xC0 | c >> 6);
        bytes[n++] = (char)(0x80 | (c & 0x3F));
    } else if (c < 0x10000) {
        bytes[n++] = (char)(0xE0 | c >> 12);
        bytes[n++] = (char)(0x80 | (c >> 6 & 0x3F));
        bytes[n++] = (char)(0x80 | (c & 0x3F));
    } else {
        bytes[n++] = (char)(0xF0 | c >> 18);
        bytes[n++] = (char)(0x80 | (c >> 12 & 0x3F));
        bytes[n++] = (char)(0x80 | (c >> 6 & 0x3F));
        bytes[n++] = (char)(0x80 | (c & 0x3F));
    }
    text_append(text, bytes, n);
}

void text_printf(struct text *text, const char *format, ...) {
    va_list args, again;
    va_start(args, format);
    va_copy(again, args);
    int length = vsnprintf(NULL, 0, format, args);
    va_end(args);
    memory_reserve(&text->data, &text->capacity, text->length + (size_t)length + 1, 1);
    vsnprintf(text->data + text->length, (size_t)length + 1, format, again);
    va_end(again);
    text->length += (size_t)length;
}

void text_json(struct text *text, const char *bytes, size_t length) {
    for (size_t i = 0; i < length; i++) {
        unsigned char c = (unsigned char)bytes[i];
        if (c == '"' || c == '\\')
            text_printf(text, "\\%c", c);
        else if (c == '\n')
            text_add(text, "\\n");
        else if (c == '\t')
            text_add(text, "\\t");
        else if (c < 0x20)
            text_printf(text, "\\u%04x", c);
        else
            text_byte(text, (char)c);
    }
}

/* The length of the well-formed sequence at `at` (RFC 3629: no overlongs, no surrogates), 0 when there is none. */
static size_t sequence_length(const unsigned char *at, size_t room, uint32_t *codepoint) {
    static const uint32_t least[] = {0, 0, 0x80, 0x800, 0x10000};
    size_t n = at[0] < 0x80 ? 1 : (at[0] & 0xE0) == 0xC0 ? 2 : (at[0] & 0xF0) == 0xE0 ? 3 : (at[0] & 0xF8) == 0xF0 ? 4 : 0;
    if (n == 0 || n > room)
        return 0;
    uint32_t c = n == 1 ? at[0] : at[0] & (0x7Fu >> n);
    for (size_t i = 1; i < n; i++) {
        if ((at[i] & 0xC0) != 0x80)
            return 0;
        c = c << 6 | (at[i] & 0x3F);
    }
    if (n > 1 && (c < least[n] || c > 0x10FFFF || (c >= 0xD800 && c < 0xE000)))
        return 0;
    *codepoint = c;
    return n;
}

uint32_t utf8_next(const char **at, const char *end) {
    uint32_t c = 0xFFFD;
    size_t n = sequence_length((const unsigned char *)*at, (size_t)(end - *at), &c);
    *at += n ? n : 1;
    return c;
}

size_t utf8_count(const char *bytes, size_t length) {
    size_t count = 0;
    for (const char *at = bytes, *end = bytes + length; at < end; count++)
        utf8_next(&at, end);
    return count;
}

bool utf8_valid(const char *bytes, size_t length, size_t *bad) {
    for (size_t i = 0; i < length;) {
        uint32_t c;
        size_t n = sequence_length((const unsigned char *)bytes + i, length - i, &c);
        if (!n) {
            *bad = i;
            return false;
        }
        i += n;
    }
    return true;
}

static size_t edit_distance(const char *a, size_t n, const char *b, size_t m) {
    size_t row[65];
    for (size_t j = 0; j <= m; j++)
        row[j] = j;
    for (size_t i = 1; i <= n; i++) {
        size_t diagonal = row[0];
        row[0] = i;
        for (size_t j = 1; j <= m; j++) {
            size_t best = diagonal + (a[i - 1] != b[j - 1]);
            diagonal = row[j];
            if (row[j] + 1 < best)
                best = row[j] + 1;
            if (row[j - 1] + 1 < best)
                best = row[j - 1] + 1;
            row[j] = best;
        }
    }
    return row[m];
}

const char *text_nearest(const char *word, const char *const *candidates, size_t count) {
    size_t n = strlen(word);
    const char *best = NULL;
    size_t most = n < 8 ? 2 : 3; /* three of six would make "author" a slip for "python" */
    size_t least = n / 3 + 1 > most ? most : n / 3 + 1;
    if (least > n / 2 && n > 1) /* most of a short word must agree: "bad" is no slip for "at" */
        least = n / 2;
    for (size_t i = 0; i < count; i++) {
        size_t m = strlen(candidates[i]);
        if (n > 64 || m > 64 || m > n + least || n > m + least)
            continue;
        size_t distance = edit_distance(word, n, candidates[i], m);
        if (distance < least || (distance == least && !best)) {
            best = candidates[i];
            least = distance;
        }
    }
    return best;
}
