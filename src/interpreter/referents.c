/* What gc.get_referents gives: each reference that tp_traverse visits, in its order, texts and code included. What the machine knows
 * by itself (containers, instances, classes, weak references) it tells.
 * Source: func_traverse (Objects/funcobject.c), gen_traverse (Objects/genobject.c), _PyFrame_Traverse (Python/frame.c),
 * slice_traverse, tb_traverse. */
#include "generators.h"
#include "vm.h"
#include "wording.h"

#include <stdlib.h>

static void add(struct vm *vm, struct value_list *out, value v) { /* borrows */
    heap_incref(&vm->heap, v);
    value_list_add(out, v);
}

static void add_words(struct vm *vm, object_id object, const uint8_t *words, size_t count, struct value_list *out) {
    for (size_t i = 0; i < count; i++)
        add(vm, out, field_get(&vm->heap, object, words[i]));
}

static void add_function(struct vm *vm, object_id function, struct value_list *out) {
    static const uint8_t words[] = {FUNCTION_DEFAULTS, FUNCTION_KWDEFAULTS, FUNCTION_DOC, FUNCTION_NAME,
                                               FUNCTION_DICT, FUNCTION_CLOSURE, FUNCTION_QUALNAME /* not in 2.7 */};
    struct heap *heap = &vm->heap;
    size_t count = sizeof words / sizeof words[0] - vm->profile->is_python_2;
    add(vm, out, field_get(heap, function, FUNCTION_CODE));
    add(vm, out, field_get(heap, function, FUNCTION_GLOBALS));
    if (fact(vm->profile, FACT_FUNCTIONS_HOLD_BUILTINS))
        add(vm, out, vm->builtins);
    value_list_add(out, function_attribute(vm, function, vm->names.module));
    add_words(vm, function, words, count, out);
}

/* Up to 3.10 a generator refers to a frame, which the engine doesn't keep as an object: this one stands for it. */
static value frame_of_generator(struct vm *vm, object_id object) {
    value kept = heap_words(&vm->heap, object)[GENERATOR_WORD_FRAME];
    value fields[FRAME_LOCALS] = {VALUE_NULL, atom_code(&vm->heap, generator_state_of(vm, object)->code)};
    heap_incref(&vm->heap, kept);
    if (kept != VALUE_NULL)
        return kept;
    vm->heap.freelist_frame += vm->profile->freelist_frame != 0; /* it was counted when the generator was called */
    return fields_new(&vm->heap, KIND_FRAME, vm->types.frame, FRAME_LOCALS, fields, frame_fields, true, false);
}

/* Source: _gen_exc_state's visit, exc_info's three members up to 3.10. */
static void add_exception(struct vm *vm, value exception, struct value_list *out) {
    if (exception == VALUE_NULL || !fact(vm->profile, FACT_GENERATORS_HOLD_EXCEPTION))
        return;
    bool parts = !fact(vm->profile, FACT_GENERATORS_HOLD_FRAME_INLINE);
    if (parts)
        add(vm, out, vm->heap.type[exception]);
    add(vm, out, exception);
    if (parts)
        add(vm, out, instance_get(&vm->heap, exception, vm->names.traceback));
}

/* Source: _PyFrame_Traverse: the frame object if there is one, function, code, locals, operands. */
static void add_inline_frame(struct vm *vm, object_id object, value code, struct value_list *out) {
    const value *words = heap_words(&vm->heap, object);
    uint32_t last = generator_exception_word(generator_state_of(vm, object)->code->code);
    add(vm, out, words[GENERATOR_WORD_FRAME]);
    add(vm, out, words[GENERATOR_WORD_FUNCTION]);
    add(vm, out, code);
    for (uint32_t i = GENERATOR_WORD_LOCALS; i < last; i++)
        add(vm, out, heap_words(&vm->heap, object)[i]);
}

static void add_generator(struct vm *vm, object_id object, struct value_list *out) {
    struct generator state = *generator_state_of(vm, object);
    bool has_frame = state.state == GENERATOR_CREATED || state.state == GENERATOR_SUSPENDED;
    bool is_inline = fact(vm->profile, FACT_GENERATORS_HOLD_FRAME_INLINE);
    value code = atom_code(&vm->heap, state.code);
    if (has_frame && !is_inline)
        value_list_add(out, frame_of_generator(vm, object));
    if (!fact(vm->profile, FACT_GENERATORS_HOLD_NO_CODE))
        add(vm, out, code);
    if (!vm->profile->is_python_2) {
        add(vm, out, state.name);
        add(vm, out, state.qualname);
    }
    if (has_frame && is_inline)
        add_inline_frame(vm, object, code, out);
    value kept = has_frame ? VALUE_NULL : heap_words(&vm->heap, object)[GENERATOR_WORD_FUNCTION]; /* 3.13.0 */
    add(vm, out, kept);
    if (kept != VALUE_NULL || (!has_frame && fact(vm->profile, FACT_ENDED_GENERATORS_HOLD_CODE)))
        add(vm, out, code);
    if (has_frame)
        add_exception(vm, heap_words(&vm->heap, object)[generator_exception_word(state.code->code)], out);
}

void referents_add(struct vm *vm, object_id object, struct value_list *out) {
    static const uint8_t slice[] = {SLICE_START, SLICE_STOP, SLICE_STEP}, traceback[] = {TRACEBACK_NEXT, TRACEBACK_FRAME};
    struct value_list held = {0};
    switch ((enum kind)vm->heap.kind[object]) {
    case KIND_FUNCTION: add_function(vm, object, out); break;
    case KIND_GENERATOR: add_generator(vm, object, out); break;
    case KIND_SLICE: add_words(vm, object, slice, sizeof slice, out); break;
    case KIND_TRACEBACK: add_words(vm, object, traceback, sizeof traceback, out); break;
    default: object_referents(&vm->heap, object, &held); /* of a container, class, instance, weak reference: the machine's own */
    }
    for (size_t i = 0; i < held.count; i++)
        add(vm, out, held.items[i]);
    free(held.items);
}
