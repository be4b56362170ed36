#include "lexer.h"

#include <limits.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

/* CRLF and CR become LF, as CPython's translate_newlines() does. */
static void normalise(struct source *source, struct arena *arena, const char *bytes, size_t length) {
    char *out = arena_alloc(arena, length + 1);
    size_t n = 0, lines = 1;
    for (size_t i = 0; i < length; i++) {
        char c = bytes[i];
        if (c == '\r') {
            c = '\n';
            if (i + 1 < length && bytes[i + 1] == '\n')
                i++;
        }
        lines += c == '\n';
        out[n++] = c;
    }
    source->text = out;
    source->length = n;
    source->lines = arena_alloc(arena, lines * sizeof *source->lines);
    source->lines[source->line_count++] = out;
    for (size_t i = 0; i < n; i++)
        if (out[i] == '\n')
            source->lines[source->line_count++] = out + i + 1;
}

/* A line and column for a byte of a text that is not valid: what is wrong is counted as one column a byte. */
static void fault_at_byte(struct source *source, size_t offset, const char *what) {
    int line = 1;
    while (line < source->line_count && (size_t)(source->lines[line] - source->text) <= offset)
        line++;
    const char *start = source->lines[line - 1];
    size_t column = utf8_count(start, (size_t)(source->text + offset - start)) + 1;
    source_fault(source, line, (int)column, "%s", what);
}

bool source_begin(struct source *source, struct arena *arena, const char *file, const char *bytes, size_t length,
                  struct faults *faults) {
    *source = (struct source){.file = file, .faults = faults, .language = PYTHON_NEWEST};
    if (length > INT_MAX / 4) {
        source_fault(source, 0, 0, "this program is too large to be read (%zu bytes)", length);
        return false;
    }
    if (length >= 3 && memcmp(bytes, "\xEF\xBB\xBF", 3) == 0) {
        bytes += 3;
        length -= 3;
    }
    normalise(source, arena, bytes, length);
    const char *zero = source->length ? memchr(source->text, 0, source->length) : NULL;
    if (zero) {
        fault_at_byte(source, (size_t)(zero - source->text), "SyntaxError: source code cannot contain null bytes");
        return false;
    }
    size_t bad;
    if (!utf8_valid(source->text, source->length, &bad)) {
        char what[120];
        snprintf(what, sizeof what,
                 "SyntaxError: (unicode error) 'utf-8' codec can't decode byte 0x%02x; save the file as UTF-8",
                 (unsigned char)source->text[bad]);
        fault_at_byte(source, bad, what);
        return false;
    }
    return true;
}

bool source_is_guessed(const struct source *source, int line) {
    return source->guessed_from && line >= source->guessed_from;
}

const char *source_line(const char *text, size_t length, const char *const *lines, int line_count, int line,
                        size_t *line_length) {
    *line_length = 0;
    if (line < 1 || line > line_count)
        return "";
    const char *start = lines[line - 1];
    const char *end = line < line_count ? lines[line] - 1 : text + length;
    *line_length = (size_t)(end - start);
    return start;
}

bool source_needs(struct source *source, enum feature feature, int line, int column) {
    if (feature_is_in(source->language, feature))
        return true;
    struct text words;
    text_init(&words);
    feature_refuse(source->language, feature, &words);
    source_fault(source, line, column, "%s", words.data);
    text_destroy(&words);
    return false;
}

void source_fault(struct source *source, int line, int column, const char *format, ...) {
    char message[1024];
    va_list args;
    va_start(args, format);
    vsnprintf(message, sizeof message, format, args);
    va_end(args);
    size_t length;
    const char *text = source_line(source->text, source->length, source->lines, source->line_count, line, &length);
    fault_add(source->faults, source->file, line, column, line ? text : NULL, length, "%s", message);
    source->broken = true;
}
