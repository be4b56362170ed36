/* Frames: their locals on the operand stack, their beginning and their end.
 * Source: _PyEvalFramePushAndInit, _PyEvalFrameClearAndPop (Python/ceval.c), take_ownership (Python/frame.c). */
#include "kinds.h"
#include "memory.h"
#include "vm.h"

#include <string.h>

struct place local_place(const struct vm *vm, const struct frame *frame, uint32_t slot) {
    (void)vm;
    return place_at(ROLE_LOCAL, frame->number, slot, frame->code->locals[slot]);
}

void local_borrowed(struct vm *vm, const struct frame *frame, uint32_t slot, value v, bool begins) {
    if (!vm->heap.trace || !value_is_object(v) || vm->heap.bits[v] & BIT_STATIC)
        return;
    struct place place = local_place(vm, frame, slot);
    trace_emit(vm->heap.trace, (struct event){.kind = EVENT_REF_BORROW, .role = ROLE_BORROWED, .owner = place.owner, .slot = slot,
                                              .label = heap_label(&vm->heap, place), .object = heap_number(&vm->heap, v),
                                              .before = !begins, .after = begins});
}

static void reserve_stack(struct vm *vm, size_t needed) {
    if (needed <= vm->stack_capacity)
        return;
    size_t old = vm->stack_capacity, capacity = old;
    memory_reserve(&vm->stack, &capacity, needed, sizeof *vm->stack);
    memory_reserve(&vm->lent, &vm->stack_capacity, capacity, sizeof *vm->lent);
    vm->stack_capacity = capacity;
}

void vm_push(struct vm *vm, value v) {
    reserve_stack(vm, vm->sp + 1);
    vm->lent[vm->sp] = false;
    vm->stack[vm->sp++] = v;
}

static void emit_call(struct vm *vm, const struct frame *frame) {
    struct trace *trace = vm->heap.trace;
    if (!trace)
        return;
    const struct code *code = frame->code->code;
    const struct frame *caller = vm->frame_count > 1 ? frame - 1 : NULL;
    bool module = frame->namespace && frame->namespace == frame->globals;
    trace_emit(trace, (struct event){.kind = EVENT_CALL_BEGIN,
                                     .owner = frame->number,
                                     .label = trace_string(trace, code->name, strlen(code->name)),
                                     .object = module ? heap_number(&vm->heap, frame->globals) : 0,
                                     .other = caller ? caller->number : 0,
                                     .slot = (uint32_t)code->line,
                                     .after = (code->flags & CODE_CLASS) != 0});
}

/* Source: frame_alloc (Objects/frameobject.c, 3.10): the code's own, else a free list's, else a new one. */
bool frame_counts(struct vm *vm, const struct loaded_code *loaded) {
    if (!vm->profile->freelist_frame)
        return false;
    if (*loaded->has_frame)
        *loaded->has_frame = false;
    else
        heap_passing_begin(&vm->heap, KIND_FRAME, 0);
    return true;
}

/* Source: frame_dealloc. */
void frame_give_back(struct vm *vm, const struct loaded_code *loaded) {
    if (*loaded->has_frame)
        heap_passing_end(&vm->heap, KIND_FRAME, 0);
    else
        *loaded->has_frame = true;
}

value frame_code(struct vm *vm, object_id object) {
    value function = field_get(&vm->heap, object, FRAME_FUNCTION);
    return value_is_object(function) ? field_get(&vm->heap, function, FUNCTION_CODE) : function;
}

/* A frame object dies, and is about to be counted as one that goes to the free list: the code keeps it instead. */
void frame_object_dead(struct vm *vm, object_id object) {
    value code = frame_code(vm, object);
    if (!vm->profile->freelist_frame || code == VALUE_NULL)
        return;
    bool *has_frame = ((const struct loaded_code *)atom_code_of(&vm->heap, code))->has_frame;
    vm->heap.freelist_frame -= !*has_frame;
    *has_frame = true;
}

struct frame *frame_push(struct vm *vm, const struct loaded_code *loaded, object_id function, object_id globals,
                         object_id namespace, enum frame_return returns) {
    const struct code *code = loaded->code;
    memory_reserve(&vm->frames, &vm->frame_capacity, vm->frame_count + 1, sizeof *vm->frames);
    reserve_stack(vm, (size_t)vm->sp + (size_t)code->local_count + (size_t)code->stack_size + 16);
    struct frame *frame = &vm->frames[vm->frame_count++];
    *frame = (struct frame){.code = loaded,
                            .base = vm->sp,
                            .floor = vm->sp + (uint32_t)code->local_count,
                            .function = function,
                            .globals = globals,
                            .namespace = namespace,
                            .number = ++vm->frame_numbers,
                            .returns = returns};
    for (uint32_t i = frame->base; i < frame->floor; i++) {
        vm->stack[i] = VALUE_NULL;
        vm->lent[i] = false;
    }
    vm->sp = frame->floor;
    emit_call(vm, frame);
    return frame;
}

/* Drops one local; the slot is empty before anything can run. */
static void clear_local(struct vm *vm, size_t frame_index, uint32_t slot) {
    const struct frame *frame = &vm->frames[frame_index];
    uint32_t at = frame->base + slot;
    value v = vm->stack[at];
    vm->stack[at] = VALUE_NULL;
    if (v == VALUE_NULL)
        return;
    if (vm->lent[at]) {
        vm->lent[at] = false;
        local_borrowed(vm, frame, slot, v, false);
    } else {
        heap_decref_at(&vm->heap, v, local_place(vm, frame, slot));
    }
}

/* The frame object outlives the call: it takes the locals over and becomes an object like any other. */
static void take_ownership(struct vm *vm, struct frame *frame) {
    struct heap *heap = &vm->heap;
    object_id object = frame->frame_object;
    uint32_t count = frame->floor - frame->base;
    heap_room(heap, object, FRAME_LOCALS + count);
    heap->aux[object] = kinds_names(heap, frame->code->frame_fields);
    for (uint32_t at = 0; at < count; at++) {
        uint32_t i = (uint32_t)frame->code->order[at];
        value v = vm->stack[frame->base + i];
        if (v == VALUE_NULL)
            continue;
        struct place to = place_at(ROLE_FIELD, object, FRAME_LOCALS + at, frame->code->locals[i]);
        if (vm->lent[frame->base + i]) {
            local_borrowed(vm, frame, i, v, false);
            heap_incref_at(heap, v, to);
        } else {
            heap_move(heap, v, local_place(vm, frame, i), to);
        }
        heap_words(heap, object)[FRAME_LOCALS + at] = v;
        vm->stack[frame->base + i] = VALUE_NULL;
        vm->lent[frame->base + i] = false;
    }
    heap->used[object] = FRAME_LOCALS + count;
    struct frame *caller = frame;
    while (caller > vm->frames && (caller == frame || caller->leaving)) /* what runs as a frame's locals die was called by that frame's caller */
        caller--;
    if (caller != frame && !caller->leaving) {
        object_id back = frame_materialize(vm, caller);
        heap_incref(heap, back);
        field_set(heap, object, FRAME_BACK, back);
    }
    heap_track(heap, object);
}

void frame_pop(struct vm *vm) {
    struct heap *heap = &vm->heap;
    size_t index = vm->frame_count - 1;
    struct frame *frame = &vm->frames[index];
    uint32_t count = frame->floor - frame->base;
    if (frame->caught) {
        exception_let_go(vm, frame);
        frame = &vm->frames[index];
    }
    if (frame->frame_object) {
        object_id object = frame->frame_object;
        if (heap->refcount[object] > 1)
            take_ownership(vm, frame);
        vm->frames[index].frame_object = 0;
        vm->frames[index].is_counted = false; /* the object is the frame */
        heap_decref(heap, object);
    }
    vm->frames[index].leaving = true;
    if (vm->profile->locals_die_last_first)
        for (uint32_t i = count; i-- > 0;)
            clear_local(vm, index, i);
    else
        for (uint32_t i = 0; i < count; i++)
            clear_local(vm, index, (uint32_t)vm->frames[index].code->order[i]);
    frame = &vm->frames[index];
    if (frame->namespace) {
        object_id namespace = frame->namespace;
        frame->namespace = 0;
        heap_decref(heap, namespace);
        frame = &vm->frames[index];
    }
    if (frame->function) {
        object_id function = frame->function;
        frame->function = 0;
        heap_decref(heap, function);
        frame = &vm->frames[index];
    }
    if (heap->trace) {
        if (frame->statement_open)
            trace_emit(heap->trace, (struct event){.kind = EVENT_STATEMENT_END, .owner = frame->number});
        trace_emit(heap->trace, (struct event){.kind = EVENT_CALL_END, .owner = frame->number});
    }
    if (frame->is_counted)
        frame_give_back(vm, frame->code);
    vm->sp = frame->base;
    vm->frame_count--;
}
