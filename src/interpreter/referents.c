/* What gc.get_referents() tells of objects of the interpreter: each reference that tp_traverse visits, in its order, texts and code
 * included. What the machine knows by itself (containers, instances, classes, weak references) it tells.
 * Source: func_traverse (Objects/funcobject.c), gen_traverse (Objects/genobject.c), _PyFrame_Traverse (Python/frame.c),
 * slice_traverse, property_traverse, meth_traverse, tb_traverse. */
#include "builtins.h"
#include "generators.h"

static void add_words(struct vm *vm, object_id object, const uint8_t *words, size_t count, struct value_list *out) {
    for (size_t i = 0; i < count; i++)
        value_list_add(out, field_get(&vm->heap, object, words[i]));
}

static void of_function(struct vm *vm, object_id function, struct value_list *out) {
    static const uint8_t words[] = {FUNCTION_DEFAULTS, FUNCTION_KWDEFAULTS, FUNCTION_DOC,     FUNCTION_NAME,
                                    FUNCTION_DICT,     FUNCTION_CLOSURE,    FUNCTION_QUALNAME}; /* the last not in 2.7 */
    value_list_add(out, field_get(&vm->heap, function, FUNCTION_CODE));
    value_list_add(out, field_get(&vm->heap, function, FUNCTION_GLOBALS));
    if (fact(vm->profile, FACT_FUNCTION_HOLDS_BUILTINS))
        value_list_add(out, vm->builtins);
    value module = function_attribute(vm, function, vm->names.module);
    value_list_add(out, module);
    heap_decref(&vm->heap, module); /* a text or in the function's dict: alive all the same */
    add_words(vm, function, words, sizeof words - vm->profile->is_python_2, out);
}

void value_referents(struct vm *vm, object_id object, struct value_list *out) {
    static const uint8_t slice[] = {SLICE_START, SLICE_STOP, SLICE_STEP}, traceback[] = {TRACEBACK_NEXT, TRACEBACK_FRAME};
    switch ((enum kind)vm->heap.kind[object]) {
    case KIND_FUNCTION: of_function(vm, object, out); break;
    case KIND_GENERATOR: generator_referents(vm, object, out); break;
    case KIND_SLICE: add_words(vm, object, slice, sizeof slice, out); break;
    case KIND_TRACEBACK: add_words(vm, object, traceback, sizeof traceback, out); break;
    default: object_referents(&vm->heap, object, out); /* of a container, class, instance, weak reference: the machine's own */
    }
}
