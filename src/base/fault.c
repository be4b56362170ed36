#include "fault.h"

#include "memory.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { EXCERPT_MOST = 160, EXCERPT_BEFORE = 100 }; /* characters of a source line that are shown */

void faults_init(struct faults *faults) {
    *faults = (struct faults){0};
}

void faults_destroy(struct faults *faults) {
    for (int i = 0; i < faults->count; i++) {
        free(faults->items[i].file);
        free(faults->items[i].message);
        free(faults->items[i].source);
    }
    faults_init(faults);
}

void fault_add(struct faults *faults, const char *file, int line, int column, const char *source, size_t source_length,
               const char *format, ...) {
    if (faults->count == FAULTS_SHOWN) {
        faults->missed++;
        return;
    }
    struct text message;
    text_init(&message);
    va_list args;
    va_start(args, format);
    char room[2048];
    vsnprintf(room, sizeof room, format, args);
    va_end(args);
    text_add(&message, room);
    faults->items[faults->count++] = (struct fault){
        .file = memory_text(file, strlen(file)),
        .line = line,
        .column = column,
        .message = message.data,
        .source = source ? memory_text(source, source_length) : NULL,
    };
}

void fault_caret(struct faults *faults, int caret) {
    if (faults->count && !faults->missed)
        faults->items[faults->count - 1].caret = caret;
}

static int by_place(const void *a, const void *b) {
    const struct fault *x = *(const struct fault *const *)a, *y = *(const struct fault *const *)b;
    if (x->line != y->line)
        return x->line < y->line ? -1 : 1;
    if (x->column != y->column)
        return x->column < y->column ? -1 : 1;
    return (x > y) - (x < y);
}

/* The source line with a caret below; of a long line, what stands around the caret. Nothing for a blank line: there is
 * nothing to point at. */
static void write_caret(const struct fault *fault, struct text *out) {
    const char *at = fault->source, *end = at + strlen(at);
    if (at + strspn(at, " \t\r") == end)
        return;
    const int caret = fault->caret ? fault->caret : fault->column;
    int column = 1;
    for (; caret - column > EXCERPT_BEFORE && at < end; column++)
        utf8_next(&at, end);
    const char *from = at, *stop = at;
    for (int shown = 0; shown < EXCERPT_MOST && stop < end; shown++)
        utf8_next(&stop, end);
    const char *left = from > fault->source ? "..." : "";
    text_printf(out, "    %s%.*s%s\n", left, (int)(stop - from), from, stop < end ? "..." : "");
    if (caret <= 0)
        return;
    text_printf(out, "    %*s", (int)strlen(left), "");
    for (; column < caret && at < end; column++) {
        text_byte(out, *at == '\t' ? '\t' : ' ');
        utf8_next(&at, end);
    }
    text_add(out, "^\n");
}

void faults_write(const struct faults *faults, struct text *out, bool with_source) {
    const struct fault *order[FAULTS_SHOWN];
    for (int i = 0; i < faults->count; i++)
        order[i] = &faults->items[i];
    qsort(order, (size_t)faults->count, sizeof *order, by_place);
    for (int i = 0; i < faults->count; i++) {
        const struct fault *fault = order[i];
        text_add(out, fault->file);
        if (fault->line)
            text_printf(out, ":%d", fault->line);
        if (fault->line && fault->column)
            text_printf(out, ":%d", fault->column);
        text_printf(out, ": %s\n", fault->message);
        if (with_source && fault->source)
            write_caret(fault, out);
    }
    if (faults->missed)
        text_printf(out, "(%d more)\n", faults->missed);
}
