#include "parser.h"

#include "parsing.h"

struct module *python_parse(struct arena *arena, const char *file, const char *source, size_t length,
                            int language, struct faults *faults) {
    struct source text;
    if (!source_begin(&text, arena, file, source, length, faults))
        return NULL;
    text.language = language;
    struct parser parser = {.arena = arena, .source = &text};
    struct module *module = arena_alloc(arena, sizeof *module);
    lexer_run(&text, &parser.tokens);
    while (!parser_at(&parser, TOKEN_END)) {
        parse_statements(&parser, &module->body);
        parser_accept(&parser, TOKEN_DEDENT);
    }
    lexer_free(&parser.tokens);
    module->language = language;
    module->print_function = parser.print_function;
    module->true_division = parser.true_division;
    module->source = text.text;
    module->length = text.length;
    module->lines = text.lines;
    module->line_count = text.line_count;
    return text.broken ? NULL : module;
}

const char *python_line(const struct module *module, int line, size_t *length) {
    return source_line(module->source, module->length, module->lines, module->line_count, line, length);
}
