/* Any bytes at all are parsed or refused: no crash, no leak, no hang, and a tree exactly when there was no fault. */
#include "parser.h"

#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static int deepest(const struct stmts *stmts) {
    int most = 0;
    for (int i = 0; i < stmts->count; i++) {
        const struct stmt *stmt = stmts->items[i];
        if (stmt->value && stmt->value->height > most)
            most = stmt->value->height;
    }
    return most;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    struct arena arena;
    struct faults faults;
    arena_init(&arena);
    faults_init(&faults);
    struct module *module = python_parse(&arena, "fuzz.py", (const char *)data, size, PYTHON_NEWEST, &faults);
    if ((module == NULL) != (faults.count > 0))
        abort();
    if (module && deepest(&module->body) > PYTHON_HEIGHT)
        abort();
    for (int line = 0; module && line <= module->line_count + 1; line++) {
        size_t length;
        const char *text = python_line(module, line, &length);
        if (length && (text < module->source || text + length > module->source + module->length))
            abort();
    }
    faults_destroy(&faults);
    arena_destroy(&arena);
    return 0;
}
