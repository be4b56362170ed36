/* repr(), str(), ascii(). Source: PyObject_Repr, PyObject_Str (Objects/object.c). */
#include "convert.h"
#include <math.h>
#include <stdio.h>
#include <string.h>

/* Appends what the program's method returns, which must be a text. */
static bool by_method(struct vm *vm, value v, value name, const char *shown, struct text *out) {
    value result = vm_call_method(vm, v, name, NULL, 0);
    if (result == VALUE_NULL)
        return false;
    bool good = is_text(vm, result);
    if (good)
        text_append_value(vm, out, result);
    else
        vm_raise(vm, vm->types.TypeError, WORDING_FOR(vm, RETURNED_TEXT), type_name(vm, v), shown, type_name(vm, result));
    heap_decref(&vm->heap, result);
    return good;
}

bool is_exception_object(const struct vm *vm, value v) {
    return is_of_kind(vm, v, KIND_INSTANCE) && class_is_subclass((struct heap *)&vm->heap, vm->heap.type[v], vm->types.BaseException);
}

static bool plain_repr(struct vm *vm, value v, struct text *out) {
    const struct loaded_code *loaded;
    if (atom_kind(&vm->heap, v) != ATOM_CODE) {
        atom_repr(&vm->heap, v, out);
        return true;
    }
    loaded = atom_code_of(&vm->heap, v);
    text_printf(out, "<code object %s at 0x%llx, file \"%s\", line %d>", loaded->code->name,
                (unsigned long long)heap_address(&vm->heap, v), vm->file, loaded->code->line);
    return true;
}

/* The text must not grow past what one text may hold, however often a container holds another. */
static bool still_fits(struct vm *vm, const struct text *out) {
    if (out->length > TEXT_MOST)
        vm_stop(vm, "a text of more than %d bytes is more than Heapscope holds", TEXT_MOST);
    return out->length <= TEXT_MOST;
}

void check_signals(struct vm *vm) {
    heap_run_pending(&vm->heap);
}

bool value_repr(struct vm *vm, value v, struct text *out) {
    check_signals(vm);
    if (!value_is_object(v))
        return plain_repr(vm, v, out) && still_fits(vm, out);
    if (!nested_begin(vm, " while getting the repr of an object"))
        return false;
    bool good;
    if (program_method(vm, v, vm->names.repr) != VALUE_NULL) {
        good = by_method(vm, v, vm->names.repr, "__repr__", out);
    } else {
        uint32_t containers = 1u << KIND_LIST | 1u << KIND_TUPLE | 1u << KIND_DICT | 1u << KIND_SET | 1u << KIND_FROZENSET | 1u << KIND_ITERATOR;
        good = containers >> vm->heap.kind[v] & 1 ? container_repr(vm, v, out) : object_repr(vm, v, out);
    }
    nested_end(vm);
    return good && still_fits(vm, out);
}

/* Source: BaseException_str, KeyError_str. */
bool exception_str(struct vm *vm, object_id exception, struct text *out) {
    value args = instance_get(&vm->heap, exception, vm->names.args);
    uint32_t count = is_of_kind(vm, args, KIND_TUPLE) ? sequence_length(&vm->heap, args) : 0;
    if (count == 0)
        return true;
    if (count > 1)
        return value_repr(vm, args, out);
    value only = owned(vm, sequence_item(&vm->heap, args, 0));
    bool quoted = class_is_subclass(&vm->heap, vm->heap.type[exception], vm->types.KeyError);
    bool good = quoted ? value_repr(vm, only, out) : value_str(vm, only, out);
    heap_decref(&vm->heap, only);
    return good;
}

/* 2.7: str(0.1 + 0.2) is 0.3. Source: float_str, PyFloat_STR_PRECISION. */
static void float_short(double x, struct text *out) {
    char buffer[40];
    if (isnan(x) || isinf(x))
        snprintf(buffer, sizeof buffer, "%s", isnan(x) ? "nan" : x < 0 ? "-inf" : "inf");
    else
        snprintf(buffer, sizeof buffer, "%.12g", x);
    if (strspn(buffer + (*buffer == '-'), "0123456789") == 12 && strlen(buffer) == 12u + (*buffer == '-')) {
        /* twelve digits and a point to be added are one too many */
        snprintf(buffer, sizeof buffer, "%.11e", x);
        char *exponent = strchr(buffer, 'e'), *end = exponent;
        while (end[-1] == '0')
            end--;
        memmove(end - (end[-1] == '.'), exponent, strlen(exponent) + 1);
    }
    text_add(out, buffer);
    if (!strpbrk(buffer, ".enai"))
        text_add(out, ".0");
}

bool value_str(struct vm *vm, value v, struct text *out) {
    value target;
    check_signals(vm);
    if (is_text(vm, v)) {
        text_append_value(vm, out, v);
        return still_fits(vm, out);
    }
    if (!value_is_object(v) && vm->profile->is_python_2 && atom_kind(&vm->heap, v) == ATOM_FLOAT) {
        float_short(atom_real(&vm->heap, v), out);
        return true;
    }
    if (!value_is_object(v))
        return value_repr(vm, v, out);
    if (program_method(vm, v, vm->names.str) != VALUE_NULL)
        return by_method(vm, v, vm->names.str, "__str__", out);
    bool exception = is_exception_object(vm, v), proxy = !exception && proxy_target(vm, v, &target);
    if (!exception && !proxy)
        return value_repr(vm, v, out);
    if (proxy && !target)
        return false;
    bool good = nested_begin(vm, " while getting the str of an object");
    if (good) {
        good = proxy ? value_str(vm, target, out) : exception_str(vm, v, out);
        nested_end(vm);
    }
    if (proxy)
        heap_decref(&vm->heap, target);
    return good;
}

/* Source: PyObject_ASCII. */
bool value_ascii(struct vm *vm, value v, struct text *out) {
    struct text text;
    text_init(&text);
    bool good = value_repr(vm, v, &text);
    const char *at = text.data ? text.data : "", *end = at + text.length;
    while (good && at < end) {
        uint32_t codepoint = utf8_next(&at, end);
        if (codepoint < 0x80)
            text_byte(out, (char)codepoint);
        else
            text_printf(out, codepoint < 0x100 ? "\\x%02x" : codepoint < 0x10000 ? "\\u%04x" : "\\U%08x", (unsigned)codepoint);
    }
    text_destroy(&text);
    return good;
}
