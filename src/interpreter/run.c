#include "run.h"

#include "compiler.h"
#include "differs.h"
#include "graph_image.h"
#include "interpreter_exit.h"
#include "memory.h"
#include "script_start.h"
#include "versions.h"
#include "words.h"
#include "vm.h"
#include "wording.h"

#include <stdlib.h>
#include <string.h>

enum { STATEMENTS = 10 * 1000 * 1000, OBJECTS = 5 * 1000 * 1000, DEPTH = 1000 };

static const struct profile *choose_profile(const struct scenario *scenario, const char *python, struct faults *faults) {
    const char *name = python ? python : scenario->python;
    const struct profile *profile = name ? profile_find(name) : profile_default();
    if (profile)
        return profile;
    struct text known;
    text_init(&known);
    for (size_t i = 0; i < profile_count; i++)
        if (!profiles[i].is_alias)
            text_printf(&known, "%s%s", known.length ? ", " : "", profiles[i].name);
    fault_add(faults, python ? "--python" : scenario->path, python ? 0 : scenario->python_line, python ? 0 : scenario->python_column, NULL, 0, "no CPython version \"%s\" here; Heapscope can be %s", name, known.data);
    text_destroy(&known);
    return NULL;
}

/* Hands over what was found in the program, in the coordinates of the file that holds it. */
static void place_in_file(const struct faults *found, const struct scenario *scenario, struct faults *faults) {
    for (int i = 0; i < found->count; i++) {
        const struct fault *f = &found->items[i];
        int line = f->line, column = f->column;
        size_t length = f->source ? strlen(f->source) : 0;
        scenario_place(scenario, f->line, f->column, &line, &column);
        if (scenario->places && f->line)
            fault_add(faults, f->file, line, column, f->source, length, "program line %d, column %d: %s", f->line, f->column, f->message);
        else
            fault_add(faults, f->file, line, column, f->source, length, "%s", f->message);
        fault_caret(faults, f->column); /* the excerpt is the program's line, not the file's */
    }
}

static const struct code *prepare(struct arena *arena, const struct scenario *scenario, const struct profile *profile, struct module **module, struct faults *faults) {
    struct faults found;
    faults_init(&found);
    *module = python_parse(arena, scenario->path, scenario->program, scenario->program_length, profile ? profile->major * 100 + profile->minor : PYTHON_NEWEST, &found);
    if (*module && profile) {
        (*module)->keeps_handler_names = (*module)->lists_are_loops = (*module)->keeps_captured_parameters = profile->is_python_2;
        (*module)->inlines_comprehensions = profile->inlines_comprehensions;
        (*module)->inlined_told_whole = !fact(profile, FACT_TRACEBACKS_MADE_IN_PYTHON);
        (*module)->percent_is_formatted = profile->percent_is_formatted;
    }
    const struct code *code = *module ? python_compile(arena, scenario->path, *module, &found) : NULL;
    place_in_file(&found, scenario, faults);
    faults->missed += found.missed;
    faults_destroy(&found);
    return code;
}

static void fill_header(struct vm *vm, const struct scenario *scenario) {
    struct trace *trace = vm->options.trace;
    if (!trace)
        return;
    struct trace_header *header = &trace->header;
    header->python = arena_text(&trace->arena, vm->profile->release, strlen(vm->profile->release));
    header->collector = vm->heap.collector->name;
    header->generations = vm->heap.collector->generations;
    header->batch = vm->heap.collector->batch;
    for (int i = 0; i < 3; i++)
        header->thresholds[i] = vm->heap.generations[i].threshold;
    for (header->phase_count = 0; vm->heap.collector->phases[header->phase_count] && header->phase_count < TRACE_PHASES; header->phase_count++)
        header->phases[header->phase_count] = vm->heap.collector->phases[header->phase_count];
    struct text note;
    text_init(&note);
    while (header->note_count < TRACE_NOTES && differs_write(vm->profile, header->note_count, &note)) {
        header->notes[header->note_count++] = arena_text(&trace->arena, note.data, note.length);
        text_clear(&note);
    }
    text_destroy(&note);
    header->title = arena_text(&trace->arena, scenario->title, strlen(scenario->title));
    header->source = arena_text(&trace->arena, scenario->program, scenario->program_length);
    header->source_length = scenario->program_length;
    header->borrows_locals = vm->profile->borrows_locals;
    header->waits_for_memory = vm->profile->waits_for_memory;
    header->collects_in_allocation = vm->profile->collects_in_allocation;
}

/* The main namespace as the oracle makes it: {"__name__": "__main__"}. */
static void make_globals(struct vm *vm) {
    vm->globals = dict_new(&vm->heap, OBJECT_IS_NAMESPACE);
    heap_track(&vm->heap, vm->globals); /* __builtins__, a module, is in it from the start */
    dict_set_name(&vm->heap, vm->globals, vm->names.name, vm->names.main);
}

static void start_counting(struct vm *vm) {
    struct heap *heap = &vm->heap;
    for (int i = 0; i < 3; i++)
        collector_set_count(heap, i, vm->profile->start_counts[i]);
    heap->residents = vm->profile->residents[vm->options.no_exit];
    heap->live_limit = vm->options.max_objects;
    heap->quiet = false;
}

/* exits: a graph that was loaded is no interpreter's, so none takes it down. */
static enum run_status run_program(struct vm *vm, const struct code *code, bool exits) {
    vm->program = code;
    const struct loaded_code *loaded = code_load(vm, code);
    if (exits)
        script_start(vm, code);
    heap_incref(&vm->heap, vm->globals);
    frame_push(vm, loaded, 0, vm->globals, vm->globals, RETURN_TO_NATIVE);
    value result = vm_run(vm);
    heap_decref(&vm->heap, result);
    if (vm->stopped)
        return RUN_LIMIT;
    enum run_status status = interpreter_result(vm);
    if (exits)
        interpreter_exit(vm);
    else if (!vm->profile->is_python_2)
        vm_clear_error(vm); /* the exception, and with it the frames that it unwound, goes before the process does; 2.7's stays */
    return vm->stopped ? RUN_LIMIT : status;
}

static void default_limits(struct run_options *options) {
    if (!options->max_statements)
        options->max_statements = STATEMENTS;
    if (!options->max_objects)
        options->max_objects = OBJECTS;
    if (!options->max_depth)
        options->max_depth = DEPTH;
}

enum run_status run_scenario(const struct scenario *scenario, const struct run_options *options, struct faults *faults) {
    const struct profile *profile = choose_profile(scenario, options->python, faults);
    struct arena arena;
    struct module *module;
    arena_init(&arena);
    const struct code *code = prepare(&arena, scenario, profile, &module, faults);
    enum run_status status = RUN_BAD;
    if (profile && code) {
        struct vm *vm = memory_alloc(sizeof *vm);
        struct run_options own = *options;
        default_limits(&own);
        struct faults stops;
        faults_init(&stops);
        vm_init(vm, profile, &own, &arena, &stops);
        vm->file = scenario->path;
        vm->module = module;
        vm->line_count = module->line_count;
        vm->line_times = memory_alloc(sizeof *vm->line_times * (size_t)(module->line_count + 2));
        fill_header(vm, scenario);
        vm->heap.trace = own.trace;
        make_globals(vm);
        graph_image_make(vm, scenario);
        vm->told_unraisable = code->flags & CODE_LEAVES_FINALLY; /* the warning has imported what printing one imports */
        start_counting(vm);
        status = run_program(vm, code, !own.no_exit && scenario->has_program && !scenario->has_heap);
        vm->heap.trace = NULL;
        vm_destroy(vm);
        free(vm);
        place_in_file(&stops, scenario, faults);
        faults_destroy(&stops);
    }
    arena_destroy(&arena);
    return status;
}

bool run_check(const struct scenario *scenario, const char *python, struct faults *faults) {
    struct arena arena;
    struct module *module;
    arena_init(&arena);
    const struct profile *profile = choose_profile(scenario, python, faults);
    bool good = prepare(&arena, scenario, profile, &module, faults) != NULL && profile;
    arena_destroy(&arena);
    return good;
}

size_t versions_count(void) {
    size_t count = 0;
    for (size_t i = 0; i < profile_count; i++)
        count += !profiles[i].is_alias;
    return count;
}

static struct version_info info_of(const struct profile *profile) {
    const char *remark = words_named(profile->remark);
    return (struct version_info){profile->name, profile->release, remark ? remark : ""};
}

struct version_info version_default(void) {
    return info_of(profile_default());
}

struct version_info version_at(size_t index) {
    for (size_t i = 0; i < profile_count; i++)
        if (!profiles[i].is_alias && index-- == 0)
            return info_of(&profiles[i]);
    return (struct version_info){"", "", ""};
}

bool version_differs(const char *name, int index, struct text *out) {
    const struct profile *profile = profile_find(name);
    return profile && differs_write(profile, index, out);
}
