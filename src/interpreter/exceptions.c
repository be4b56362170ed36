/* Exceptions: making and raising them, their tracebacks, what is printed of them.
 * Source: Objects/exceptions.c, Python/traceback.c (PyTraceBack_Here), Python/pythonrun.c (print_exception). */
#include "memory.h"
#include "operators.h"
#include "parser.h"
#include "suggest.h"
#include "traceback_lines.h"
#include "vm.h"
#include "wording.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char *class_name_of(struct vm *vm, object_id class_object) {
    size_t length;
    return atom_bytes(&vm->heap, class_of(&vm->heap, class_object)->name, &length);
}

static bool is_exception(struct vm *vm, value v) {
    return value_is_object(v) && vm->heap.kind[v] == KIND_INSTANCE && class_is_subclass(&vm->heap, vm->heap.type[v], vm->types.BaseException);
}

static bool is_exception_class(struct vm *vm, value v) {
    return value_is_object(v) && vm->heap.kind[v] == KIND_CLASS && class_is_subclass(&vm->heap, v, vm->types.BaseException);
}

object_id exception_new(struct vm *vm, object_id type, const value *args, int count) {
    value *items = memory_alloc(sizeof *items * (size_t)(count + 1));
    for (int i = 0; i < count; i++) {
        items[i] = args[i];
        heap_incref(&vm->heap, items[i]);
    }
    value tuple = count ? tuple_new(&vm->heap, (uint32_t)count, items) : vm->empty_tuple;
    free(items);
    object_id exception = instance_new(&vm->heap, type);
    instance_set(&vm->heap, exception, vm->names.args, tuple);
    return exception;
}

/* Makes `exception` (stolen) the one being raised; the one being handled becomes its context. */
static void set_error(struct vm *vm, object_id exception) {
    heap_decref(&vm->heap, vm->error);
    vm->error = exception;
    value handled = vm->profile->is_python_2 ? VALUE_NULL : vm_handled(vm);
    if (handled != VALUE_NULL && handled != exception && instance_get(&vm->heap, exception, vm->names.context) == VALUE_NULL) {
        /* No circles: the chain of contexts below must not lead back. Source: _PyErr_SetObject. */
        for (value o = handled, next; (next = instance_get(&vm->heap, o, vm->names.context)) != VALUE_NULL && next != VALUE_NONE; o = next)
            if (next == exception) {
                instance_delete(&vm->heap, o, vm->names.context);
                break;
            }
        heap_incref(&vm->heap, handled);
        instance_set(&vm->heap, exception, vm->names.context, handled);
    }
    if (vm->heap.trace) {
        struct text text;
        text_init(&text);
        exception_line(vm, exception, &text);
        trace_emit(vm->heap.trace, (struct event){.kind = EVENT_EXCEPTION, .object = heap_number(&vm->heap, exception), .after = 1,
                                                  .label = trace_string(vm->heap.trace, text.data ? text.data : "", text.length)});
        text_destroy(&text);
    }
}

object_id recursion_error(const struct vm *vm) {
    return vm->profile->is_python_2 ? vm->types.RuntimeError : vm->types.RecursionError;
}

value vm_raise_object(struct vm *vm, object_id exception) {
    if (vm->stopped)
        heap_decref(&vm->heap, exception);
    else
        set_error(vm, exception);
    return VALUE_NULL;
}

value vm_handled(struct vm *vm) {
    value handled = vm->handled;
    for (size_t i = vm->frame_count; handled == VALUE_NULL && i-- > 0;)
        if (vm->frames[i].generator)
            handled = vm->frames[i].handled;
    return handled;
}

value vm_raise_value(struct vm *vm, object_id type, value argument) {
    if (vm->stopped) {
        heap_decref(&vm->heap, argument);
        return VALUE_NULL;
    }
    object_id exception = exception_new(vm, type, &argument, 1);
    heap_decref(&vm->heap, argument);
    set_error(vm, exception);
    return VALUE_NULL;
}

value vm_raise(struct vm *vm, object_id type, const char *format, ...) {
    char message[1024];
    va_list args;
    va_start(args, format);
    int length = vsnprintf(message, sizeof message, format, args);
    va_end(args);
    size_t kept = (size_t)length < sizeof message ? (size_t)length : sizeof message - 1, bad;
    while (!utf8_valid(message, kept, &bad)) /* a character cut in two at the end */
        kept = bad;
    return vm_raise_value(vm, type, atom_text(&vm->heap, message, kept));
}

value vm_stop(struct vm *vm, const char *format, ...) {
    if (vm->stopped)
        return VALUE_NULL;
    char message[1024];
    va_list args;
    va_start(args, format);
    vsnprintf(message, sizeof message, format, args);
    va_end(args);
    int line = 0, column = 0;
    struct frame *frame = vm_frame(vm);
    if (frame && frame->ip > 0) {
        line = frame->code->code->instructions[frame->ip - 1].site.line;
        column = frame->code->code->instructions[frame->ip - 1].site.column;
    }
    size_t length = 0;
    const char *source = line ? python_line(vm->module, line, &length) : NULL;
    fault_add(vm->faults, vm->file, line, column, source, length, "%s", message);
    vm->stopped = true;
    return VALUE_NULL;
}

bool vm_error_is(struct vm *vm, object_id type) {
    return vm->error != VALUE_NULL && class_is_subclass(&vm->heap, vm->heap.type[vm->error], type);
}

void vm_clear_error(struct vm *vm) {
    value error = vm->error;
    vm->error = VALUE_NULL;
    heap_decref(&vm->heap, error);
}

/* --- raise, except --------------------------------------------------------------------------------------------------- */

/* An exception from what `raise` was given: an instance, or a class to be called. Owned; VALUE_NULL: failed. */
static value exception_from(struct vm *vm, value v, const char *complaint) {
    if (is_exception_class(vm, v)) {
        value made = vm_call(vm, v, NULL, 0);
        if (made == VALUE_NULL || is_exception(vm, made))
            return made;
        vm_raise(vm, vm->types.TypeError, "calling <class '%s'> should have returned an instance of BaseException, not <class '%s'>", class_name_of(vm, v), type_name(vm, made));
        heap_decref(&vm->heap, made);
        return VALUE_NULL;
    }
    if (is_exception(vm, v)) {
        heap_incref(&vm->heap, v);
        return v;
    }
    if (!complaint)
        return vm_raise(vm, vm->types.TypeError, WORDING_FOR(vm, RAISE_UNFIT), type_name(vm, v));
    return vm_raise(vm, vm->types.TypeError, "%s", complaint);
}

void exception_become_cause(struct vm *vm, object_id type, value words) {
    struct heap *heap = &vm->heap;
    value inner = vm->error;
    vm->error = VALUE_NULL;
    object_id outer = exception_new(vm, type, &words, 1);
    heap_incref(heap, inner);
    instance_set(heap, outer, vm->names.cause, inner);
    instance_set(heap, outer, vm->names.context, inner);
    instance_set(heap, outer, vm->names.suppress_context, VALUE_TRUE);
    vm_raise_object(vm, outer);
    heap_decref(heap, words);
}

bool raise_operands(struct vm *vm, int count) {
    struct heap *heap = &vm->heap;
    if (count == 0) {
        value handled = vm_handled(vm);
        if (handled == VALUE_NULL && vm->profile->is_python_2) {
            vm_raise(vm, vm->types.TypeError, "exceptions must be old-style classes or derived from BaseException, not NoneType");
        } else if (handled == VALUE_NULL) {
            vm_raise(vm, vm->types.RuntimeError, "No active exception to reraise");
        } else {
            heap_incref(heap, handled);
            heap_decref(heap, vm->error);
            vm->error = handled;
            exception_take_back(vm, handled);
        }
        return false;
    }
    value exception = exception_from(vm, vm->stack[vm->sp - (uint32_t)count], NULL);
    value cause = count == 2 ? vm->stack[vm->sp - 1] : VALUE_NULL;
    if (exception != VALUE_NULL && cause != VALUE_NULL && cause != VALUE_NONE)
        cause = exception_from(vm, cause, "exception causes must derive from BaseException");
    call_drop_operands(vm, (uint32_t)count);
    if (exception == VALUE_NULL || vm_failed(vm)) {
        heap_decref(heap, exception);
        return false;
    }
    if (cause != VALUE_NULL) {
        instance_set(heap, exception, vm->names.suppress_context, VALUE_TRUE);
        if (cause != VALUE_NONE)
            instance_set(heap, exception, vm->names.cause, cause);
    }
    set_error(vm, exception);
    return false;
}

int exception_matches(struct vm *vm, value exception, value type) {
    if (value_is_object(type) && vm->heap.kind[type] == KIND_TUPLE) {
        for (uint32_t i = 0; i < sequence_length(&vm->heap, type); i++) {
            int match = exception_matches(vm, exception, sequence_item(&vm->heap, type, i));
            if (match)
                return match;
        }
        return 0;
    }
    if (!is_exception_class(vm, type)) {
        vm_raise(vm, vm->types.TypeError, "catching classes that do not inherit from BaseException is not allowed");
        return -1;
    }
    return class_is_subclass(&vm->heap, vm->heap.type[exception], type);
}

/* Fields that must be what they are: an exception, a traceback, None. */
void exception_field_set(struct vm *vm, value object, value name, value v, bool *handled) {
    struct known_names *n = &vm->names;
    *handled = false;
    if (!is_exception(vm, object) || (name != n->traceback && name != n->context && name != n->cause && name != n->args))
        return;
    *handled = true;
    if (v == VALUE_NULL) {
        vm_raise(vm, vm->types.TypeError, "%s may not be deleted", atom_bytes(&vm->heap, name, NULL));
        return;
    }
    if (name == n->args) {
        struct value_list items = {0};
        if (!iterate_all(vm, v, &items))
            return;
        value tuple = items.count ? tuple_new(&vm->heap, (uint32_t)items.count, items.items) : vm->empty_tuple;
        free(items.items);
        instance_set(&vm->heap, object, name, tuple);
        return;
    }
    if (v == VALUE_NONE) {
        if (instance_get(&vm->heap, object, name) != VALUE_NULL)
            instance_delete(&vm->heap, object, name);
        return;
    }
    bool traceback = value_is_object(v) && vm->heap.kind[v] == KIND_TRACEBACK;
    if (name == n->traceback ? !traceback : !is_exception(vm, v)) {
        vm_raise(vm, vm->types.TypeError, name == n->traceback ? "__traceback__ must be a traceback or None"
                                          : name == n->cause   ? "exception cause must be None or derive from BaseException"
                                                               : "exception context must be None or derive from BaseException");
        return;
    }
    heap_incref(&vm->heap, v);
    instance_set(&vm->heap, object, name, v);
}

/* --- Tracebacks and frame objects ----------------------------------------------------------------------------------------- */

object_id frame_materialize(struct vm *vm, struct frame *frame) {
    size_t index = (size_t)(frame - vm->frames);
    if (frame->frame_object)
        return frame->frame_object;
    value fields[FRAME_LOCALS] = {VALUE_NULL, frame->function ? frame->function : VALUE_NULL};
    if (!vm->profile->frames_hold_function && !frame->namespace)
        fields[FRAME_FUNCTION] = atom_code(&vm->heap, frame->code);
    heap_incref(&vm->heap, fields[FRAME_FUNCTION]);
    /* A function's frame holds its locals when the call is over. The module's holds nothing: it only stands behind. */
    vm->heap.birth_flags |= frame->namespace ? OBJECT_IS_INTERNAL : 0;
    vm->heap.freelist_frame += vm->profile->freelist_frame != 0; /* to 3.10 it was there from the call on */
    object_id object = fields_new(&vm->heap, KIND_FRAME, vm->types.frame, FRAME_LOCALS, fields, frame_fields, true, false);
    vm->frames[index].frame_object = object;
    return object;
}

value frame_attribute(struct vm *vm, object_id frame, const char *name) {
    if (strcmp(name, "f_back") == 0) {
        value back = field_get(&vm->heap, frame, FRAME_BACK);
        heap_incref(&vm->heap, back);
        return back == VALUE_NULL ? VALUE_NONE : back;
    }
    if (strcmp(name, "f_code") == 0) {
        value code = frame_code(vm, frame);
        return code == VALUE_NULL ? code_of_module(vm) : code;
    }
    if (strncmp(name, "f_", 2) == 0)
        return vm_stop(vm, "a frame's %s is outside the Python that Heapscope runs", name);
    return VALUE_NULL;
}

/* The line that an instruction counts as. */
static int line_told(struct vm *vm, const struct code *code, int at) {
    int line = code->instructions[at].site.line;
    for (; !fact(vm->profile, FACT_LINES_GO_BACK) && at >= 0 && code->instructions[at].op != OPCODE_STATEMENT; at--)
        line = code->instructions[at].site.line > line ? code->instructions[at].site.line : line;
    return line;
}

/* The current error's traceback gets one more entry in front. Steals frame. */
static void push_traceback(struct vm *vm, object_id frame, value line, const char *name, value site) {
    struct heap *heap = &vm->heap;
    value next = instance_get(heap, vm->error, vm->names.traceback);
    heap_incref(heap, next);
    value fields[TRACEBACK_WORDS] = {next, frame, line, atom_intern_text(heap, name), site};
    object_id traceback = fields_new(heap, KIND_TRACEBACK, vm->types.traceback, TRACEBACK_WORDS, fields, traceback_fields, true, true);
    instance_set(heap, vm->error, vm->names.traceback, traceback);
}

void exception_add_traceback(struct vm *vm, struct frame *frame) {
    struct heap *heap = &vm->heap;
    size_t index = (size_t)(frame - vm->frames);
    object_id object = frame_materialize(vm, frame);
    frame = &vm->frames[index];
    const struct code *code = frame->code->code;
    int line = line_told(vm, code, (int)frame->ip - 1);
    heap_incref(heap, object);
    push_traceback(vm, object, atom_int(heap, line), code->name, atom_int(heap, code->first_site + (int)frame->ip - 1));
}

enum { NATIVE_ARGUMENTS = 6 /* held by the frame; more no method of the library takes */ };

void exception_add_native_frame(struct vm *vm, const char *name, const value *args, int count) {
    static const char *const names[FRAME_LOCALS + NATIVE_ARGUMENTS + 1] = {
        "f_back", "f_func", "self", "argument", "argument", "argument", "argument", "argument", NULL};
    struct heap *heap = &vm->heap;
    count = count < NATIVE_ARGUMENTS ? count : NATIVE_ARGUMENTS;
    value fields[FRAME_LOCALS + NATIVE_ARGUMENTS] = {vm->frame_count ? frame_materialize(vm, vm_frame(vm)) : VALUE_NULL, VALUE_NULL};
    heap_incref(heap, fields[FRAME_BACK]);
    for (int i = 0; i < count; i++) {
        fields[FRAME_LOCALS + i] = args[i];
        heap_incref(heap, args[i]);
    }
    heap->freelist_frame += vm->profile->freelist_frame != 0;
    object_id frame = fields_new(heap, KIND_FRAME, vm->types.frame, FRAME_LOCALS + (uint32_t)count, fields, names, true, true);
    push_traceback(vm, frame, value_of_small(0), name, VALUE_NONE);
}

/* --- 2.7 -------------------------------------------------------------------------------------------------------------------- */

void exception_caught(struct vm *vm, value exception) {
    struct heap *heap = &vm->heap;
    struct frame *frame = vm_frame(vm);
    value handled = vm->handled, before = vm->handled_traceback, traceback = instance_get(heap, exception, vm->names.traceback);
    heap_incref(heap, traceback);
    heap_incref(heap, exception);
    vm->handled = exception;
    vm->handled_traceback = traceback;
    if (!frame->caught) {
        frame->caught = true;
        frame->handled_before = handled;
        frame->traceback_before = before;
        handled = before = VALUE_NULL;
    }
    if (traceback != VALUE_NULL)
        instance_delete(heap, exception, vm->names.traceback);
    heap_decref(heap, handled);
    heap_decref(heap, before);
}

void exception_let_go(struct vm *vm, struct frame *frame) {
    if (!frame->caught)
        return;
    value handled = vm->handled, traceback = vm->handled_traceback;
    frame->caught = false;
    vm->handled = frame->handled_before;
    vm->handled_traceback = frame->traceback_before;
    heap_decref(&vm->heap, handled);
    heap_decref(&vm->heap, traceback);
}

void exception_take_back(struct vm *vm, value exception) {
    struct heap *heap = &vm->heap;
    if (!vm->profile->is_python_2 || exception != vm->handled || vm->handled_traceback == VALUE_NULL ||
        instance_get(heap, exception, vm->names.traceback) != VALUE_NULL)
        return;
    heap_incref(heap, vm->handled_traceback);
    instance_set(heap, exception, vm->names.traceback, vm->handled_traceback);
}

/* --- Printing --------------------------------------------------------------------------------------------------------------- */

/* str(exception) without running Python code for the built-in classes. */
static bool exception_text(struct vm *vm, object_id exception, struct text *out) {
    value str = special_find(vm, exception, vm->names.str);
    if (value_is_object(str) && vm->heap.kind[str] == KIND_FUNCTION)
        return value_str(vm, exception, out);
    value args = instance_get(&vm->heap, exception, vm->names.args);
    uint32_t count = args != VALUE_NULL ? sequence_length(&vm->heap, args) : 0;
    if (count == 0)
        return true;
    if (count > 1)
        return value_repr(vm, args, out);
    value only = sequence_item(&vm->heap, args, 0);
    if (class_is_subclass(&vm->heap, vm->heap.type[exception], vm->types.KeyError))
        return value_repr(vm, only, out);
    return value_str(vm, only, out);
}

void exception_line(struct vm *vm, object_id exception, struct text *out) {
    value error = vm->error;
    vm->error = VALUE_NULL;
    struct class_info *info = class_of(&vm->heap, vm->heap.type[exception]);
    struct text text;
    text_init(&text);
    bool good = exception_text(vm, exception, &text);
    value qualname = info->module ? dict_get_name(&vm->heap, heap_words(&vm->heap, info->class_object)[CLASS_DICT], vm->names.qualname) : VALUE_NULL;
    size_t length;
    /* To 3.10 the module's name stands before the program's own classes, too; the oracle (no_exit) leaves it out. */
    bool full = fact(vm->profile, FACT_EXCEPTIONS_PRINTED_IN_PYTHON);
    if (info->module && (strcmp(info->module, "__main__") != 0 || !(full || vm->options.no_exit)))
        text_printf(out, "%s.", info->module);
    text_add(out, atom_bytes(&vm->heap, qualname != VALUE_NULL && fact(vm->profile, FACT_EXCEPTIONS_QUALIFIED) && !vm->options.no_exit ? qualname : info->name, &length));
    if (!good) {
        vm_clear_error(vm);
        text_add(out, ": <exception str() failed>");
    } else if (text.length) {
        text_add(out, ": ");
        text_append(out, text.data, text.length);
    }
    text_destroy(&text);
    vm->error = error;
}

enum { REPEATED = 3, FRAMES_SHOWN = 1000 };

static void write_repeated(int count, struct text *out) {
    if (count > REPEATED)
        text_printf(out, "  [Previous line repeated %d more time%s]\n", count - REPEATED, count - REPEATED > 1 ? "s" : "");
}

/* From 3.12 on a comprehension is no call: what it was doing its function did. */
static bool is_inlined(struct vm *vm, value traceback) {
    const char *name = traceback == VALUE_NULL ? "" : atom_bytes(&vm->heap, field_get(&vm->heap, traceback, TRACEBACK_NAME), NULL);
    if (vm->profile->is_python_2)
        return strcmp(name, "<listcomp>") == 0;
    return fact(vm->profile, FACT_COMPREHENSIONS_INLINED) && (strcmp(name, "<listcomp>") == 0 || strcmp(name, "<setcomp>") == 0 || strcmp(name, "<dictcomp>") == 0);
}

/* What of the source an instruction is taken for. */
static struct site site_told(struct vm *vm, const struct code *code, const struct instruction *in, enum traceback_style style) {
    struct site site = in->site;
    if (style != TRACEBACK_C)
        return site;
    if (in->op == OPCODE_FOR_ITER && (code->flags & CODE_COMPREHENSION))
        return code->instructions[0].site;
    /* 3.11 was where it had jumped for a comparison when an assertion failed. */
    bool marks = !site.spreads || (in->op == OPCODE_RAISE && site.origin->kind == EXPR_COMPARE && !fact(vm->profile, FACT_ASSERT_SPREADS));
    if (!marks) {
        site.column = site.column > 1 ? 1 : site.column;
        site.end_line = site.line + 1; /* more than a line: nothing is marked */
    }
    return site;
}

/* by_python: printed by traceback.py, where the version does so. Source: tb_printinternal; StackSummary.format. */
static void write_frames(struct vm *vm, object_id exception, bool by_python, struct text *out) {
    struct heap *heap = &vm->heap;
    value traceback = instance_get(heap, exception, vm->names.traceback), last_name = VALUE_NULL;
    if (traceback == VALUE_NULL)
        return;
    text_add(out, "Traceback (most recent call last):\n");
    bool carets = fact(vm->profile, FACT_TRACEBACKS_HAVE_CARETS), in_python = fact(vm->profile, FACT_TRACEBACKS_MADE_IN_PYTHON);
    enum traceback_style style = !carets || (in_python && !by_python) ? TRACEBACK_LINE_ALONE : in_python ? TRACEBACK_PYTHON : TRACEBACK_C;
    bool repeats = fact(vm->profile, FACT_TRACEBACKS_REPEAT);
    int depth = 0, last_line = -1, count = 0;
    for (value at = traceback; at != VALUE_NULL; at = field_get(heap, at, TRACEBACK_NEXT))
        depth++;
    for (; depth > FRAMES_SHOWN && style != TRACEBACK_PYTHON; depth--)
        traceback = field_get(heap, traceback, TRACEBACK_NEXT);
    while (traceback != VALUE_NULL) {
        if (field_get(heap, traceback, TRACEBACK_SITE) == VALUE_NONE) { /* of the library: Heapscope has no lines of it */
            traceback = field_get(heap, traceback, TRACEBACK_NEXT);
            continue;
        }
        value name = field_get(heap, traceback, TRACEBACK_NAME);
        for (value next; is_inlined(vm, next = field_get(heap, traceback, TRACEBACK_NEXT));)
            traceback = next;
        int line = (int)atom_integer(heap, field_get(heap, traceback, TRACEBACK_LINE));
        if (line != last_line || name != last_name) {
            write_repeated(repeats ? count : 0, out);
            count = 0;
        }
        last_line = line;
        last_name = name;
        if (++count <= REPEATED || !repeats) {
            const struct code *code;
            const struct instruction *in = code_site(vm->program, (int)atom_integer(heap, field_get(heap, traceback, TRACEBACK_SITE)), &code);
            text_printf(out, "  File \"%s\", line %d, in %s\n", vm->file, line, atom_bytes(heap, name, NULL));
            if (in) {
                struct site site = site_told(vm, code, in, style);
                site.line = line;
                traceback_lines(vm->module, &site, style, out);
            }
        }
        traceback = field_get(heap, traceback, TRACEBACK_NEXT);
    }
    write_repeated(repeats ? count : 0, out);
}

/* What add_note() was told, a line each. Source: TracebackException.format_exception_only, print_exception_notes. */
static void write_notes(struct vm *vm, object_id exception, struct text *out) {
    struct heap *heap = &vm->heap;
    value notes = instance_get(heap, exception, vm->names.notes);
    if (vm->options.no_exit || !fact(vm->profile, FACT_EXCEPTION_NOTES) || !is_of_kind(vm, notes, KIND_LIST))
        return;
    value error = vm->error;
    vm->error = VALUE_NULL;
    for (uint32_t i = 0; i < sequence_length(heap, notes); i++) {
        if (!value_str(vm, sequence_item(heap, notes, i), out)) {
            vm_clear_error(vm);
            text_add(out, "<note str() failed>");
        }
        text_add(out, "\n");
    }
    vm->error = error;
}

/* Causes and contexts first, without recursion: the chain is gathered and written from its far end. */
static void write_exception(struct vm *vm, object_id exception, struct text *out) {
    struct heap *heap = &vm->heap;
    struct { object_id exception; bool cause; } chain[64];
    int count = 0;
    for (object_id at = exception; at && count < 64;) {
        chain[count].exception = at;
        value cause = instance_get(heap, at, vm->names.cause), context = instance_get(heap, at, vm->names.context);
        bool suppressed = instance_get(heap, at, vm->names.suppress_context) == VALUE_TRUE;
        chain[count++].cause = cause != VALUE_NULL && cause != VALUE_NONE;
        at = cause != VALUE_NULL && cause != VALUE_NONE ? cause : !suppressed && context != VALUE_NULL && context != VALUE_NONE ? context : 0;
    }
    while (count-- > 0) {
        write_frames(vm, chain[count].exception, true, out);
        exception_line(vm, chain[count].exception, out);
        if (!count && !vm->options.no_exit)
            suggestion_add(vm, chain[count].exception, out);
        text_add(out, "\n");
        write_notes(vm, chain[count].exception, out);
        if (count)
            text_add(out, chain[count - 1].cause ? "\nThe above exception was the direct cause of the following exception:\n\n"
                                                 : "\nDuring handling of the above exception, another exception occurred:\n\n");
    }
}

void vm_print_uncaught(struct vm *vm) {
    struct text text;
    text_init(&text);
    write_exception(vm, vm->error, &text);
    vm_write(vm, 2, text.data, text.length);
    text_destroy(&text);
}

/* The error never had the traceback that was told: PyErr_WriteUnraisable did. */
static void let_go_of_traceback(struct vm *vm, value error) {
    if (!fact(vm->profile, FACT_UNRAISABLE_KEEPS_TRACEBACK) && instance_get(&vm->heap, error, vm->names.traceback) != VALUE_NULL)
        instance_delete(&vm->heap, error, vm->names.traceback);
}

/* "Exception ValueError: ValueError('x',) in <function f at 0x...> ignored": what C code raised shows its text alone. */
static void write_unraisable_2(struct vm *vm, value error, value where, struct text *out) {
    struct heap *heap = &vm->heap;
    value traceback = instance_get(heap, error, vm->names.traceback), last = traceback, args = instance_get(heap, error, vm->names.args);
    for (; traceback != VALUE_NULL; traceback = field_get(heap, traceback, TRACEBACK_NEXT))
        last = traceback;
    const struct code *code;
    const struct instruction *in = last == VALUE_NULL ? NULL : code_site(vm->program, (int)atom_integer(heap, field_get(heap, last, TRACEBACK_SITE)), &code);
    bool made_by_c = in && in->op != OPCODE_RAISE && args != VALUE_NULL && sequence_length(heap, args) == 1;
    text_printf(out, "Exception %s: ", class_name_of(vm, vm->heap.type[error]));
    if (!value_repr(vm, made_by_c ? sequence_item(heap, args, 0) : error, out))
        vm_clear_error(vm);
    text_add(out, " in ");
    if (!value_repr(vm, where, out))
        vm_clear_error(vm);
    text_add(out, " ignored\n");
    vm_write(vm, 2, out->data, out->length);
    text_destroy(out);
}

void vm_write_unraisable(struct vm *vm, value where, const char *what) {
    if (vm->stopped || vm->error == VALUE_NULL)
        return;
    struct text text;
    text_init(&text);
    value error = vm->error;
    vm->error = VALUE_NULL;
    if (vm->profile->is_python_2) {
        write_unraisable_2(vm, error, where, &text);
        let_go_of_traceback(vm, error);
        heap_decref(&vm->heap, error);
        return;
    }
    text_words(&text, vm->profile->unraisable_tells_what ? "Exception ignored while {what} " : "Exception ignored in: ", "what", what, NULL);
    if (!value_repr(vm, where, &text))
        vm_clear_error(vm);
    text_add(&text, vm->profile->unraisable_tells_what ? ":\n" : "\n");
    write_frames(vm, error, fact(vm->profile, FACT_UNRAISABLE_MADE_IN_PYTHON), &text); /* without its context */
    exception_line(vm, error, &text);
    text_add(&text, "\n");
    vm_write(vm, 2, text.data, text.length);
    text_destroy(&text);
    let_go_of_traceback(vm, error);
    if (!vm->heap.enabled && !vm->told_unraisable)
        vm->heap.foreign_trash += vm->profile->unraisable_leaves;
    vm->told_unraisable = true;
    heap_decref(&vm->heap, error);
}

/* --- Names ---------------------------------------------------------------------------------------------------------------------- */

bool name_error_raise(struct vm *vm, value name) {
    size_t length;
    const char *text = atom_bytes(&vm->heap, name, &length);
    const struct frame *frame = vm->frame_count ? vm_frame(vm) : NULL;
    bool global = vm->profile->is_python_2 && frame && !frame->namespace;
    vm_raise(vm, vm->types.NameError, global ? "global name '%s' is not defined" : "name '%s' is not defined", text);
    if (vm->error != VALUE_NULL)
        suggestion_note_name(vm, name);
    return false;
}

void with_error(struct vm *vm, value manager, bool no_enter) {
    if (vm->profile->wording_311)
        vm_raise(vm, vm->types.TypeError, no_enter ? WORDING_FOR(vm, NO_ENTER) : "'%s' object does not support the context manager protocol (missed __exit__ method)", type_name(vm, manager));
    else
        vm_raise(vm, vm->types.AttributeError, no_enter ? "__enter__" : "__exit__");
}
