/* sys.stdout and sys.stderr: what a program may do with them by hand. Nothing is held back: a text goes on as it comes.
 * Source: _io_TextIOWrapper_write_impl (Modules/_io/textio.c), file_write (2.7, Objects/fileobject.c). */
#include "builtins.h"

#include <stdlib.h>

int stream_of(struct vm *vm, value v) {
    return v == vm->streams[0] ? 1 : v == vm->streams[1] ? 2 : 0;
}

bool stream_write(struct vm *vm, value stream, value text) {
    if (!is_text(vm, text)) {
        if (vm->profile->is_python_2)
            vm_raise(vm, vm->types.TypeError, "expected a string or other character buffer object");
        else
            vm_raise(vm, vm->types.TypeError, "write() argument must be str, not %s", type_name(vm, text));
        return false;
    }
    size_t length;
    const char *bytes = atom_bytes(&vm->heap, text, &length);
    int number = stream_of(vm, stream);
    if (number == 1)
        print_waits(vm, length);
    vm_write(vm, number, bytes, length);
    return true;
}

NATIVE(write_method) {
    UNUSED;
    if (!stream_write(vm, args[0], args[1]))
        return VALUE_NULL;
    return vm->profile->is_python_2 ? VALUE_NONE : atom_int(&vm->heap, (int64_t)atom_codepoints(&vm->heap, args[1]));
}

NATIVE(writelines_method) {
    UNUSED;
    struct value_list lines = {0};
    if (!iterate_all(vm, args[1], &lines))
        return VALUE_NULL;
    bool good = true;
    for (size_t i = 0; i < lines.count; i++) {
        good = good && stream_write(vm, args[0], lines.items[i]);
        heap_decref(&vm->heap, lines.items[i]);
    }
    free(lines.items);
    return good ? VALUE_NONE : VALUE_NULL;
}

NATIVE(flush_method) {
    (void)vm, (void)args, UNUSED;
    return VALUE_NONE;
}

static const struct native methods[] = {
    {"write", write_method, 2, 2, false}, {"writelines", writelines_method, 2, 2, false}, {"flush", flush_method, 1, 1, false}, {0},
};

void streams_add(struct vm *vm, object_id dict) {
    static const char *const names[][2] = {{"stdout", "__stdout__"}, {"stderr", "__stderr__"}};
    natives_add_methods(vm, vm->types.stream, methods);
    for (int i = 0; i < 2; i++) {
        vm->heap.birth_flags |= BIRTH_STATIC;
        vm->streams[i] = instance_new(&vm->heap, vm->types.stream);
        for (int k = 0; k < 2; k++)
            dict_set_name(&vm->heap, dict, atom_intern_text(&vm->heap, names[i][k]), vm->streams[i]);
    }
}
