/* What a traceback shows of a source line: the line, and from 3.11 on the signs below it.
 * Source: Python/traceback.c (tb_displayline, extract_anchors_from_line) to 3.12, Lib/traceback.py (format_frame_summary,
 * _extract_caret_anchors_from_line_segment, _should_show_carets) from 3.13 on. Each character counts as one wide. */
#include "traceback_lines.h"

#include "parser.h"

#include <ctype.h>
#include <string.h>

struct mark { /* where in the lines; -1: nowhere */
    int line, column;
};

struct excerpt {
    const struct module *module;
    const struct site *site;
    int count;             /* lines */
    int margin;            /* blanks that all of them have, in bytes: left out */
    int begin, end;        /* of the instruction, in its first and last line, less the margin; in code points */
    struct mark left, right; /* what is told apart from the rest of it */
};

static const char *line_of(const struct excerpt *e, int index, size_t *length) {
    const char *line = python_line(e->module, e->site->line + index, length);
    while (*length && isspace((unsigned char)line[*length - 1]))
        --*length;
    size_t cut = *length < (size_t)e->margin ? *length : (size_t)e->margin;
    *length -= cut;
    return line + cut;
}

static int width(const char *text, size_t length) {
    return (int)utf8_count(text, length);
}

static int blanks(const char *line, size_t length) {
    int count = 0;
    while ((size_t)count < length && (line[count] == ' ' || line[count] == '\t'))
        count++;
    return count;
}

/* The byte at a column of a line, or its length. */
static size_t byte_at(const char *line, size_t length, int column) {
    size_t at = 0;
    while (at < length && column > 0) {
        at++;
        while (at < length && (line[at] & 0xC0) == 0x80)
            at++;
        column--;
    }
    return at;
}

/* From a place on: the next character that is none of `passed`; a comment or a backslash ends its line. */
static struct mark skip(const struct excerpt *e, struct mark at, const char *passed) {
    for (; at.line < e->count; at.line++, at.column = 0) {
        size_t length;
        const char *line = line_of(e, at.line, &length);
        for (size_t byte = byte_at(line, length, at.column); byte < length; byte++) {
            if (line[byte] == '\\' || line[byte] == '#')
                break;
            if (!strchr(passed, line[byte]))
                return (struct mark){at.line, width(line, byte)};
        }
    }
    return (struct mark){-1, -1};
}

static struct mark end_of(const struct excerpt *e, const struct expr *part) {
    return (struct mark){part->end_line - e->site->line, part->end_column - 1 - e->margin};
}

static void find_anchors(struct excerpt *e) {
    const struct expr *origin = e->site->origin;
    e->left = e->right = (struct mark){-1, -1};
    if (!origin || origin->line != e->site->line || origin->column != e->site->column)
        return;
    if (origin->kind == EXPR_BINARY) {
        e->left = skip(e, end_of(e, origin->left), " \t\f)");
        size_t length;
        const char *line = e->left.line < 0 ? "" : line_of(e, e->left.line, &length);
        if (e->left.line < 0)
            return;
        int after = e->left.column + 1, right = origin->right->column - 1 - e->margin;
        size_t byte = byte_at(line, length, after);
        bool before_right = origin->right->line - e->site->line > e->left.line || after < right;
        bool two = byte < length && before_right && !isspace((unsigned char)line[byte]) && line[byte] != '\\' && line[byte] != '#';
        e->right = (struct mark){e->left.line, after + two};
    } else if (origin->kind == EXPR_SUBSCRIPT || origin->kind == EXPR_CALL) {
        e->left = skip(e, end_of(e, origin->left), " \t\f)");
        if (e->left.line >= 0)
            e->right = (struct mark){e->count - 1, e->end};
    }
}

/* Whether the instruction is the whole value of a return (the call of a name) or of an assignment (any call). */
static bool is_whole_value(const struct excerpt *e) {
    const struct expr *origin = e->site->origin;
    if (!origin || origin->kind != EXPR_CALL)
        return false;
    size_t length;
    const char *first = line_of(e, 0, &length);
    size_t begin = byte_at(first, length, e->begin), last_length;
    const char *last = line_of(e, e->count - 1, &last_length);
    size_t end = byte_at(last, last_length, e->end);
    while (end < last_length && (last[end] == ' ' || last[end] == '\t'))
        end++;
    if (end < last_length && last[end] != ';' && last[end] != '#')
        return false;
    while (begin && (first[begin - 1] == ' ' || first[begin - 1] == '\t'))
        begin--;
    if (begin == 6 && strncmp(first, "return", 6) == 0)
        return origin->left->kind == EXPR_NAME;
    if (begin < 2 || first[begin - 1] != '=' || strchr("=!<>+-*/%&|^@:", first[begin - 2]))
        return false;
    int open = 0;
    for (size_t i = 0; i < begin; i++) {
        open += strchr("([{", first[i]) != NULL;
        open -= strchr(")]}", first[i]) != NULL;
        if (open == 0 && (first[i] == ':' || first[i] == ';'))
            return false;
    }
    return true;
}

static bool shows_carets(const struct excerpt *e) {
    if (is_whole_value(e))
        return false;
    if (e->left.line >= 0)
        return true;
    size_t length;
    const char *line = line_of(e, 0, &length);
    if (blanks(line, length) < e->begin)
        return true;
    line = line_of(e, e->count - 1, &length);
    return byte_at(line, length, e->end) < length;
}

static void write_line(const struct excerpt *e, int index, bool carets, struct text *out) {
    size_t length;
    const char *line = line_of(e, index, &length);
    text_printf(out, "    %.*s\n", (int)length, line);
    if (!carets)
        return;
    int blank = blanks(line, length), count = index == e->count - 1 ? e->end : width(line, length);
    text_add(out, "    ");
    for (int column = 0; column < count; column++) {
        bool outside = column < blank || (index == 0 && column < e->begin);
        bool apart = (index > e->left.line || (index == e->left.line && column >= e->left.column)) &&
                     (index < e->right.line || (index == e->right.line && column < e->right.column));
        text_byte(out, outside ? ' ' : e->left.line < 0 || apart ? '^' : '~');
    }
    text_add(out, "\n");
}

static void write_in_python(struct excerpt *e, struct text *out) {
    bool carets = shows_carets(e);
    const int wanted[] = {0, e->left.line - 1, e->left.line, e->left.line + 1, e->right.line - 1, e->right.line, e->right.line + 1, e->count - 1};
    int before = -1;
    for (int index = 0; index < e->count; index++) {
        bool shown = false;
        for (size_t i = 0; i < sizeof wanted / sizeof *wanted; i++)
            shown |= wanted[i] == index && (e->left.line >= 0 || i == 0 || i == 7);
        if (!shown)
            continue;
        if (before >= 0 && index - before == 2)
            write_line(e, index - 1, carets, out);
        else if (before >= 0 && index - before > 2)
            text_printf(out, "    ...<%d lines>...\n", index - before - 1);
        write_line(e, index, carets, out);
        before = index;
    }
}

/* To 3.12: one line, and less is known. */
static void write_in_c(struct excerpt *e, struct text *out) {
    const struct site *site = e->site;
    size_t length;
    const char *line = line_of(e, 0, &length);
    bool several = site->end_line != site->line;
    int end = several ? width(line, length) : e->end;
    struct mark left = {-1, -1}, right = {-1, -1};
    const struct expr *origin = site->origin;
    if (!several && origin && origin->kind == EXPR_BINARY) {
        size_t at = byte_at(line, length, origin->left->end_column - 1 - e->margin), to = byte_at(line, length, origin->right->column - 1 - e->margin);
        while (at < to && isspace((unsigned char)line[at]))
            at++;
        if (at < to) {
            left.column = width(line, at);
            right.column = left.column + 1 + (at + 1 < to && !isspace((unsigned char)line[at + 1]));
        }
    } else if (!several && origin && origin->kind == EXPR_SUBSCRIPT) {
        left.column = origin->left->end_column - 1 - e->margin;
        right.column = e->end;
    }
    text_printf(out, "    %.*s\n", (int)length, line);
    if (left.column < 0 && end - e->begin >= width(line, length))
        return;
    text_add(out, "    ");
    for (int column = 0; column < end; column++)
        text_byte(out, column < e->begin ? ' ' : left.column < 0 || (column >= left.column && column < right.column) ? '^' : '~');
    text_add(out, "\n");
}

void traceback_lines(const struct module *module, const struct site *site, enum traceback_style style, struct text *out) {
    struct excerpt e = {.module = module, .site = site, .count = 1};
    size_t length;
    const char *line = line_of(&e, 0, &length);
    e.margin = blanks(line, length);
    if (style == TRACEBACK_LINE_ALONE || (size_t)e.margin == length) {
        if ((size_t)e.margin < length)
            text_printf(out, "    %.*s\n", (int)length - e.margin, line + e.margin);
        return;
    }
    e.begin = site->column - 1 - e.margin;
    if (style == TRACEBACK_PYTHON) {
        e.count = site->end_line - site->line + 1;
        for (int i = 1, margin = e.margin; i < e.count; i++) {
            e.margin = 0;
            line = line_of(&e, i, &length);
            e.margin = length && blanks(line, length) < margin ? blanks(line, length) : margin;
            margin = e.margin;
        }
        e.begin = site->column - 1 - e.margin;
    }
    line = line_of(&e, e.count - 1, &length);
    e.end = site->end_column && site->end_line == site->line + e.count - 1 ? site->end_column - 1 - e.margin : width(line, length);
    if (style == TRACEBACK_C) {
        write_in_c(&e, out);
        return;
    }
    find_anchors(&e);
    write_in_python(&e, out);
}
