/* What sys.stdout makes while text waits in it for a full buffer: a list of the pieces, which counts like any object. The text
 * itself is handed on at once. Source: _io_TextIOWrapper_write_impl, _textiowrapper_writeflush (Modules/_io/textio.c). */
#include "builtins.h"
#include "wording.h"

enum { CHUNK = 8192 };

static void flush(struct vm *vm) {
    struct heap *heap = &vm->heap;
    if (!fact(vm->profile, FACT_ONE_PIECE_WAITS_ALONE)) { /* beside print's own method, the buffer's is called with a tuple */
        heap_passing_begin(heap, KIND_BUILTIN, 0);
        heap_passing_begin(heap, KIND_BUILTIN, 0);
        heap_passing_begin(heap, KIND_TUPLE, 1);
        heap_passing_end(heap, KIND_TUPLE, 1);
        heap_passing_end(heap, KIND_BUILTIN, 0);
        heap_passing_end(heap, KIND_BUILTIN, 0);
    }
    if (vm->waiting.state == WAITS_LIST)
        heap_passing_end(heap, KIND_LIST, 0);
    vm->waiting.state = WAITS_NOTHING;
    vm->waiting.bytes = 0;
}

void print_waits(struct vm *vm, size_t length) {
    struct heap *heap = &vm->heap;
    bool alone = fact(vm->profile, FACT_ONE_PIECE_WAITS_ALONE);
    if (vm->profile->is_python_2)
        return;
    if (!vm->waiting.printed && vm->profile->first_print_leaves_one)
        heap_count_new(heap);
    vm->waiting.printed = true;
    if (alone && vm->waiting.state != WAITS_NOTHING && vm->waiting.bytes + length > CHUNK)
        flush(vm);
    if (vm->waiting.state == WAITS_NOTHING && alone) {
        vm->waiting.state = WAITS_ONE;
    } else if (vm->waiting.state != WAITS_LIST) {
        heap_passing_begin(heap, KIND_LIST, 0);
        vm->waiting.state = WAITS_LIST;
    }
    vm->waiting.bytes += length;
    if (alone ? vm->waiting.bytes >= CHUNK : vm->waiting.bytes > CHUNK)
        flush(vm);
}
