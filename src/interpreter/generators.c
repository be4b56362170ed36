/* Generators: frames that wait. While one waits, what its locals and operands refer to is held by the generator object;
 * while it runs, by the frame on the stack, as for any call.
 * Source: Objects/genobject.c (gen_send_ex2, gen_close, _gen_throw), RETURN_GENERATOR, YIELD_VALUE (Python/bytecodes.c). */
#include "generators.h"

#include "iterators.h"
#include "kinds.h"
#include "memory.h"

#include <stdlib.h>
#include <string.h>

enum { CLOSING_MOST = 100 /* what is deeper dies without a close: bounds the C stack */ };

static const char *const *field_names(struct vm *vm, struct loaded_code *loaded) {
    if (loaded->generator_fields)
        return loaded->generator_fields;
    const struct code *code = loaded->code;
    uint32_t last = generator_exception_word(code);
    const char **names = arena_alloc(vm->arena, (last + 1) * sizeof *names);
    names[GENERATOR_WORD_FRAME] = "frame";
    names[GENERATOR_WORD_FUNCTION] = vm->profile->frames_hold_function ? "function" : "f_globals";
    for (int i = 0; i < code->local_count; i++)
        names[GENERATOR_WORD_LOCALS + i] = code->locals[i];
    for (uint32_t i = GENERATOR_WORD_LOCALS + (uint32_t)code->local_count; i < last; i++)
        names[i] = "operand";
    names[last] = "exception";
    return loaded->generator_fields = names;
}

/* --- The table of states ------------------------------------------------------------------------------------------------ */

struct generator *generator_state_of(struct vm *vm, object_id generator) {
    return &vm->generators[vm->generator_of[generator]];
}

static void register_generator(struct vm *vm, object_id object, struct generator state) {
    size_t before = vm->generator_of_capacity;
    memory_reserve(&vm->generator_of, &vm->generator_of_capacity, (size_t)object + 1, sizeof *vm->generator_of);
    memset(vm->generator_of + before, 0, (vm->generator_of_capacity - before) * sizeof *vm->generator_of);
    uint32_t index = vm->generator_free;
    if (index) {
        vm->generator_free = vm->generators[index].object;
    } else {
        vm->generator_count += vm->generator_count == 0; /* [0] is unused */
        memory_reserve(&vm->generators, &vm->generator_capacity, vm->generator_count + 1, sizeof *vm->generators);
        index = (uint32_t)vm->generator_count++;
    }
    state.object = object;
    vm->generators[index] = state;
    vm->generator_of[object] = index;
}


/* --- Between the stack and the object ----------------------------------------------------------------------------------- */

static struct place word_place(struct vm *vm, object_id object, uint32_t word) {
    struct generator *generator = generator_state_of(vm, object);
    value label = vm->heap.trace ? atom_intern_text(&vm->heap, generator->code->generator_fields[word]) : VALUE_NULL;
    return place_at(ROLE_FIELD, object, word, label);
}

static void put_word(struct vm *vm, object_id object, uint32_t word, value v) { /* steals */
    heap_words(&vm->heap, object)[word] = v;
    heap_place(&vm->heap, v, word_place(vm, object, word));
}

static value take_word(struct vm *vm, object_id object, uint32_t word) {
    value v = heap_words(&vm->heap, object)[word];
    heap_words(&vm->heap, object)[word] = VALUE_NULL;
    heap_take(&vm->heap, v, word_place(vm, object, word));
    return v;
}

/* What waits with a generator that dies while a traceback keeps its frame goes to the frame object: a generator that yields when it
 * is closed leaves a cycle of its frame, the GeneratorExit that it is handling and the traceback.
 * Source: gen_dealloc (Objects/genobject.c), take_ownership (Python/frame.c). */
static void frame_takes_over(struct vm *vm, object_id object) {
    struct heap *heap = &vm->heap;
    const struct loaded_code *loaded = generator_state_of(vm, object)->code;
    object_id frame = heap_words(heap, object)[GENERATOR_WORD_FRAME];
    uint32_t count = generator_exception_word(loaded->code) - GENERATOR_WORD_LOCALS;
    heap_room(heap, frame, FRAME_LOCALS + count);
    heap->aux[frame] = kinds_names(heap, loaded->frame_fields);
    for (uint32_t at = 0; at < count; at++) {
        uint32_t i = GENERATOR_WORD_LOCALS + (at < (uint32_t)loaded->code->local_count ? (uint32_t)loaded->order[at] : at);
        value v = heap_words(heap, object)[i];
        value label = heap->trace && v != VALUE_NULL ? atom_intern_text(heap, loaded->frame_fields[FRAME_LOCALS + at]) : VALUE_NULL;
        heap_words(heap, frame)[FRAME_LOCALS + at] = v;
        heap_words(heap, object)[i] = VALUE_NULL;
        if (v != VALUE_NULL)
            heap_move(heap, v, word_place(vm, object, i), place_at(ROLE_FIELD, frame, FRAME_LOCALS + at, label));
    }
    heap->used[frame] = FRAME_LOCALS + count;
    heap_track(heap, frame);
}

void generator_dead(struct vm *vm, object_id object) {
    uint32_t index = vm->generator_of[object];
    object_id frame = heap_words(&vm->heap, object)[GENERATOR_WORD_FRAME];
    if (frame != VALUE_NULL && vm->heap.refcount[frame] > 1 && vm->generators[index].state != GENERATOR_DONE)
        frame_takes_over(vm, object);
    const struct generator *generator = &vm->generators[index];
    if (generator->is_counted && generator->state != GENERATOR_DONE)
        frame_give_back(vm, generator->code);
    vm->generator_of[object] = 0;
    vm->generators[index] = (struct generator){.object = vm->generator_free};
    vm->generator_free = index;
}

static void end_spans(struct vm *vm, const struct frame *frame) {
    if (!vm->heap.trace)
        return;
    if (frame->statement_open)
        trace_emit(vm->heap.trace, (struct event){.kind = EVENT_STATEMENT_END, .owner = frame->number});
    trace_emit(vm->heap.trace, (struct event){.kind = EVENT_CALL_END, .owner = frame->number});
}

/* The frame on top leaves the stack; the generator object holds from now on what it held. */
static void leave_stack(struct vm *vm, object_id object) {
    struct heap *heap = &vm->heap;
    struct frame *frame = vm_frame(vm);
    struct generator *generator = generator_state_of(vm, object);
    uint32_t locals = frame->floor - frame->base;
    for (uint32_t i = 0; i < locals; i++) {
        value v = vm->stack[frame->base + i];
        if (v == VALUE_NULL)
            continue;
        struct place to = word_place(vm, object, GENERATOR_WORD_LOCALS + i);
        if (vm->lent[frame->base + i]) {
            local_borrowed(vm, frame, i, v, false);
            heap_incref(heap, v);
            heap_place(heap, v, to);
        } else {
            heap_move(heap, v, local_place(vm, frame, i), to);
        }
        heap_words(heap, object)[GENERATOR_WORD_LOCALS + i] = v;
    }
    for (uint32_t i = frame->floor; i < vm->sp; i++) {
        if (vm->lent[i])
            heap_incref(heap, vm->stack[i]);
        put_word(vm, object, GENERATOR_WORD_LOCALS + locals + (i - frame->floor), vm->stack[i]);
    }
    bool holds_function = vm->profile->frames_hold_function;
    if (!holds_function)
        heap_incref(heap, frame->globals);
    put_word(vm, object, GENERATOR_WORD_FUNCTION, holds_function ? frame->function : frame->globals);
    put_word(vm, object, GENERATOR_WORD_FRAME, frame->frame_object);
    generator->operands = vm->sp - frame->floor;
    generator->ip = frame->ip;
    generator->line = frame->line;
    generator->is_counted = frame->is_counted;
    end_spans(vm, frame);
    vm->sp = frame->base;
    vm->frame_count--;
}

/* The reverse: a frame with the locals and operands on the stack. */
static void enter_stack(struct vm *vm, object_id object) {
    struct heap *heap = &vm->heap;
    struct generator state = *generator_state_of(vm, object);
    bool holds_function = vm->profile->frames_hold_function;
    object_id held = take_word(vm, object, GENERATOR_WORD_FUNCTION), function = holds_function ? held : 0;
    object_id globals = holds_function ? field_get(heap, function, FUNCTION_GLOBALS) : held;
    struct frame *frame = frame_push(vm, state.code, function, globals, 0, RETURN_TO_NATIVE);
    if (!holds_function)
        heap_decref(heap, globals); /* the program's own, alive anyhow */
    uint32_t locals = frame->floor - frame->base;
    frame->generator = object;
    frame->is_counted = state.is_counted;
    frame->ip = state.ip;
    frame->line = state.line;
    frame->frame_object = take_word(vm, object, GENERATOR_WORD_FRAME);
    for (uint32_t i = 0; i < locals; i++) {
        value v = heap_words(heap, object)[GENERATOR_WORD_LOCALS + i];
        if (v == VALUE_NULL)
            continue;
        heap_words(heap, object)[GENERATOR_WORD_LOCALS + i] = VALUE_NULL;
        vm->stack[frame->base + i] = v;
        heap_move(heap, v, word_place(vm, object, GENERATOR_WORD_LOCALS + i), local_place(vm, frame, i));
    }
    for (uint32_t i = 0; i < state.operands; i++)
        vm_push(vm, take_word(vm, object, GENERATOR_WORD_LOCALS + locals + i));
    if (heap->trace && state.line) { /* in the middle of that statement */
        trace_emit(heap->trace, (struct event){.kind = EVENT_STATEMENT_BEGIN, .line = (uint32_t)state.line, .owner = frame->number,
                                               .slot = state.line <= vm->line_count ? vm->line_times[state.line] : 0});
        frame->statement_open = true;
    }
    frame->handled = vm->handled;
    vm->handled = take_word(vm, object, generator_exception_word(state.code->code));
    generator_state_of(vm, object)->state = GENERATOR_RUNNING;
}

/* Would closing run anything? Not where no handler waits. */
static bool close_runs_code(struct vm *vm, object_id object) {
    struct generator *generator = generator_state_of(vm, object);
    const struct code *code = generator->code->code;
    bool runs = generator->state == GENERATOR_SUSPENDED && code->instructions[generator->ip].op == OPCODE_YIELD_FROM;
    for (int h = 0; generator->state == GENERATOR_SUSPENDED && h < code->handler_count; h++)
        runs |= generator->ip - 1 >= code->handlers[h].start && generator->ip - 1 < code->handlers[h].end;
    return runs;
}

/* In 2.7 the collector takes a generator for one with a finalizer only where one waits. Source: PyGen_NeedsFinalizing. */
static void note_finalizer(struct vm *vm, object_id object) {
    if (vm->profile->is_python_2 && !close_runs_code(vm, object))
        vm->heap.bits[object] |= BIT_FINALIZED;
    else if (vm->profile->is_python_2)
        vm->heap.bits[object] &= (uint8_t)~BIT_FINALIZED;
}

/* --- What the loop asks ------------------------------------------------------------------------------------------------- */

value generator_new(struct vm *vm) {
    struct heap *heap = &vm->heap;
    struct frame *frame = vm_frame(vm);
    struct loaded_code *loaded = (struct loaded_code *)frame->code;
    uint32_t words = generator_exception_word(loaded->code) + 1, operands = frame->caller_operands;
    value *nothing = memory_alloc(words * sizeof *nothing);
    object_id object = fields_new(heap, KIND_GENERATOR, vm->types.generator, words, nothing, field_names(vm, loaded), true, false);
    free(nothing);
    frame = vm_frame(vm);
    register_generator(vm, object, (struct generator){.code = loaded, .state = GENERATOR_CREATED,
                                                      .name = field_get(heap, frame->function, FUNCTION_NAME),
                                                      .qualname = field_get(heap, frame->function, FUNCTION_QUALNAME)});
    value instance = frame->returns == RETURN_INSTANCE ? frame->instance : VALUE_NULL;
    value let_go = vm->profile->frames_hold_function ? VALUE_NULL : frame->function;
    leave_stack(vm, object);
    note_finalizer(vm, object);
    heap_track(heap, object);
    call_drop_operands(vm, operands);
    heap_decref(heap, let_go);
    if (instance == VALUE_NULL)
        return object;
    heap_decref(heap, object); /* a class whose __init__ is a generator */
    heap_decref(heap, instance);
    return vm_raise(vm, vm->types.TypeError, "__init__() should return None, not 'generator'");
}

/* What was being handled before the generator ran is handled again. Its own exception, owned, is the result. */
static value swap_handled(struct vm *vm, struct frame *frame) {
    value own = vm->handled;
    vm->handled = frame->handled;
    frame->handled = VALUE_NULL;
    return own;
}

void generator_yield(struct vm *vm) {
    struct frame *frame = vm_frame(vm);
    object_id object = frame->generator;
    exception_let_go(vm, frame); /* 2.7: what it caught, even where the handler has not ended; it may run code */
    frame = vm_frame(vm);
    value own = swap_handled(vm, frame);
    leave_stack(vm, object);
    struct generator *generator = generator_state_of(vm, object);
    put_word(vm, object, generator_exception_word(generator->code->code), own);
    generator->state = GENERATOR_SUSPENDED;
    note_finalizer(vm, object);
}

static void end_frame(struct vm *vm) {
    struct frame *frame = vm_frame(vm);
    object_id object = frame->generator;
    call_drop_operands(vm, vm->sp - frame->floor);
    frame = vm_frame(vm);
    heap_decref(&vm->heap, swap_handled(vm, frame));
    generator_state_of(vm, object)->state = GENERATOR_DONE;
    vm->heap.bits[object] |= BIT_FINALIZED; /* no close is needed any more */
    frame_pop(vm);
}

value generator_return(struct vm *vm, value v) {
    end_frame(vm);
    heap_decref(&vm->heap, vm->generator_value);
    vm->generator_value = v;
    return VALUE_NULL;
}

value generator_result(struct vm *vm) {
    value result = vm->generator_value;
    vm->generator_value = VALUE_NULL;
    return result == VALUE_NULL ? VALUE_NONE : result;
}

/* A StopIteration must not look like the generator's end. Source: PEP 479. */
static void replace_stop_iteration(struct vm *vm) {
    exception_become_cause(vm, vm->types.RuntimeError, atom_intern_text(&vm->heap, "generator raised StopIteration"));
}

void generator_unwind(struct vm *vm) {
    bool replace = vm_error_is(vm, vm->types.StopIteration) && fact(vm->profile, FACT_STOP_ITERATION_BECOMES_ERROR);
    bool inside = fact(vm->profile, FACT_GENERATOR_ERROR_INSIDE);
    if (replace && inside) {
        replace_stop_iteration(vm);
        exception_add_traceback(vm, vm_frame(vm));
    }
    value error = vm->error;
    vm->error = VALUE_NULL;
    end_frame(vm);
    vm->error = error;
    if (replace && !inside)
        replace_stop_iteration(vm);
}

/* --- Going on ----------------------------------------------------------------------------------------------------------- */

static bool may_run(struct vm *vm, object_id object) {
    if (generator_state_of(vm, object)->state == GENERATOR_RUNNING) {
        vm_raise(vm, vm->types.ValueError, "generator already executing");
        return false;
    }
    if (vm->frame_count >= (size_t)vm->options.max_depth) {
        vm_raise(vm, recursion_error(vm), "maximum recursion depth exceeded");
        return false;
    }
    return true;
}

/* The error (steals) is raised in the frame on top. Only what the generator itself is handling becomes its context.
 * Source: _PyErr_ChainStackItem; to 3.8 nothing. */
static void throw_in(struct vm *vm, object_id error) {
    struct heap *heap = &vm->heap;
    value handled = fact(vm->profile, FACT_THROW_CHAINS) ? vm->handled : VALUE_NULL;
    if (handled != VALUE_NULL && handled != error) {
        vm_raise_object(vm, error);
        return;
    }
    vm->error = error;
    if (heap->trace) {
        struct text text;
        text_init(&text);
        exception_line(vm, error, &text);
        trace_emit(heap->trace, (struct event){.kind = EVENT_EXCEPTION, .object = heap_number(heap, error), .after = 1,
                                               .label = trace_string(heap->trace, text.data ? text.data : "", text.length)});
        text_destroy(&text);
    }
}

value generator_send(struct vm *vm, object_id object, value v, bool raise) {
    struct generator *generator = generator_state_of(vm, object);
    bool created = generator->state == GENERATOR_CREATED;
    if (generator->state == GENERATOR_DONE || vm->stopped || !may_run(vm, object))
        return VALUE_NULL;
    if (created && !raise && v != VALUE_NONE)
        return vm_raise(vm, vm->types.TypeError, "can't send non-None value to a just-started generator");
    value error = vm->error;
    vm->error = VALUE_NULL;
    enter_stack(vm, object);
    struct frame *frame = vm_frame(vm);
    if (raise) {
        frame->ip += !created && frame->code->code->instructions[frame->ip].op == OPCODE_YIELD_FROM;
        frame->thrown = true;
        throw_in(vm, error);
    } else if (!created) {
        heap_incref(&vm->heap, v);
        vm_push(vm, v);
    }
    value item = vm_run(vm);
    if (item == VALUE_NULL && !fact(vm->profile, FACT_STOP_ITERATION_BECOMES_ERROR) && vm_error_is(vm, vm->types.StopIteration)) {
        heap_decref(&vm->heap, vm->generator_value); /* to 3.6 a StopIteration in the body is its end like any other */
        iteration_ended(vm, &vm->generator_value);
    }
    return item;
}

value generator_delegate_of(struct vm *vm, object_id object) {
    struct generator *generator = generator_state_of(vm, object);
    const struct code *code = generator->code->code;
    if (generator->state != GENERATOR_SUSPENDED || code->instructions[generator->ip].op != OPCODE_YIELD_FROM)
        return VALUE_NULL;
    return heap_words(&vm->heap, object)[GENERATOR_WORD_LOCALS + (uint32_t)code->local_count + generator->operands - 1];
}

value generator_go_on(struct vm *vm, object_id object, value result) {
    if (!may_run(vm, object)) {
        heap_decref(&vm->heap, result);
        return VALUE_NULL;
    }
    enter_stack(vm, object);
    vm_frame(vm)->ip++; /* past YIELD_FROM */
    call_drop_operands(vm, 1);
    vm_push(vm, result);
    return vm_run(vm);
}

/* Ends as iterator_next does, and then the iterator's result is in vm->generator_value. */
value generator_delegate(struct vm *vm, value iterator, value sent) {
    struct heap *heap = &vm->heap;
    value item, result = VALUE_NULL;
    if (sent == VALUE_NONE) {
        item = iterator_step(vm, iterator, &result);
    } else if (is_of_kind(vm, iterator, KIND_GENERATOR)) {
        item = generator_send(vm, iterator, sent, false);
        result = vm->generator_value;
        vm->generator_value = VALUE_NULL;
    } else {
        value method = attribute_get(vm, iterator, atom_intern_text(heap, "send"));
        item = method == VALUE_NULL ? VALUE_NULL : vm_call(vm, method, &sent, 1);
        heap_decref(heap, method);
        if (item == VALUE_NULL)
            iteration_ended(vm, &result);
    }
    heap_decref(heap, sent);
    heap_decref(heap, vm->generator_value);
    vm->generator_value = item == VALUE_NULL ? result : VALUE_NULL;
    return item;
}

/* --- Ends --------------------------------------------------------------------------------------------------------------- */

/* close() of what a generator delegates to. False: failed. */
static bool close_delegate(struct vm *vm, object_id object, value delegate) {
    struct heap *heap = &vm->heap;
    value result;
    generator_state_of(vm, object)->state = GENERATOR_RUNNING;
    heap_incref(heap, delegate);
    if (is_of_kind(vm, delegate, KIND_GENERATOR)) {
        result = generator_close(vm, delegate);
    } else {
        value method = attribute_find(vm, delegate, atom_intern_text(heap, "close"));
        if (vm_error_is(vm, vm->types.AttributeError))
            vm_clear_error(vm);
        result = method != VALUE_NULL ? vm_call(vm, method, NULL, 0) : vm_failed(vm) ? VALUE_NULL : VALUE_NONE;
        heap_decref(heap, method);
    }
    heap_decref(heap, delegate);
    heap_decref(heap, result);
    generator_state_of(vm, object)->state = GENERATOR_SUSPENDED;
    return result != VALUE_NULL;
}

value generator_close(struct vm *vm, object_id object) {
    struct heap *heap = &vm->heap;
    enum generator_state state = generator_state_of(vm, object)->state;
    value delegate = generator_delegate_of(vm, object);
    if (state == GENERATOR_DONE)
        return VALUE_NONE;
    if (state == GENERATOR_RUNNING)
        return vm_raise(vm, vm->types.ValueError, "generator already executing");
    if (state == GENERATOR_CREATED && vm->profile->unstarted_generators_keep) {
        generator_state_of(vm, object)->state = GENERATOR_DONE;
        heap->bits[object] |= BIT_FINALIZED;
        return VALUE_NONE;
    }
    if (!close_runs_code(vm, object)) { /* the frame just goes */
        value kept = vm->profile->closed_generators_keep_function ? owned(vm, heap_words(heap, object)[GENERATOR_WORD_FUNCTION]) : VALUE_NULL;
        enter_stack(vm, object);
        end_frame(vm);
        put_word(vm, object, GENERATOR_WORD_FUNCTION, kept);
        return VALUE_NONE;
    }
    if (delegate == VALUE_NULL || close_delegate(vm, object, delegate))
        vm_raise_object(vm, exception_new(vm, vm->types.GeneratorExit, NULL, 0));
    value item = generator_send(vm, object, VALUE_NONE, true);
    if (item != VALUE_NULL) {
        heap_decref(heap, item);
        return vm_raise(vm, vm->types.RuntimeError, "generator ignored GeneratorExit");
    }
    value result = generator_result(vm);
    if (vm_error_is(vm, vm->types.StopIteration) || vm_error_is(vm, vm->types.GeneratorExit))
        vm_clear_error(vm);
    if (vm_failed(vm) || !fact(vm->profile, FACT_CLOSE_GIVES_RESULT)) {
        heap_decref(heap, result);
        result = VALUE_NONE;
    }
    return vm_failed(vm) ? VALUE_NULL : result;
}

void generator_finalize(struct vm *vm, object_id object) {
    value kept = vm->generator_value; /* another generator may just have ended */
    vm->generator_value = VALUE_NULL;
    if (generator_state_of(vm, object)->state != GENERATOR_RUNNING && vm->closing < CLOSING_MOST) {
        vm->closing++;
        value result = generator_close(vm, object);
        if (result == VALUE_NULL)
            vm_write_unraisable(vm, object, "closing generator");
        heap_decref(&vm->heap, result);
        vm->closing--;
    }
    vm->generator_value = kept;
}

void generators_init(struct vm *vm) {
    class_of(&vm->heap, vm->types.generator)->has_finalizer = true;
    class_of(&vm->heap, vm->types.generator)->has_weakref = true;
    generator_methods_init(vm);
}
