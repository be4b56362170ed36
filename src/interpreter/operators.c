/* Operators: who answers for a + b. Special methods of the program's classes both ways, then what built-in kinds do.
 * Source: binary_op1, binary_iop1 (Objects/abstract.c), SLOT1BINFULL (Objects/typeobject.c). */
#include "operators.h"

#include <stddef.h>
#include <string.h>

/* A row for each binary operator: its symbol, the special methods' names as offsets into known_names. */
struct operator_row {
    const char *symbol;
    uint16_t method, reflected, inplace;
};
#define NAME_OF(field) ((uint16_t)offsetof(struct known_names, field))
#define ROW(symbol, name) {symbol, NAME_OF(name), NAME_OF(r##name), NAME_OF(i##name)}
static const struct operator_row rows[] = {
    [OP_ADD] = ROW("+", add),
    [OP_SUB] = ROW("-", sub),
    [OP_MUL] = ROW("*", mul),
    [OP_DIV] = ROW("/", truediv),
    [OP_FLOORDIV] = ROW("//", floordiv),
    [OP_MOD] = ROW("%", mod),
    [OP_POW] = ROW("** or pow()", pow),
    [OP_LSHIFT] = ROW("<<", lshift),
    [OP_RSHIFT] = ROW(">>", rshift),
    [OP_AND] = {"&", NAME_OF(and_), NAME_OF(rand), NAME_OF(iand)},
    [OP_OR] = {"|", NAME_OF(or_), NAME_OF(ror), NAME_OF(ior)},
    [OP_XOR] = ROW("^", xor),
    [OP_MATMUL] = ROW("@", matmul),
};

static value name_at(const struct vm *vm, uint16_t offset) {
    value name;
    memcpy(&name, (const char *)&vm->names + offset, sizeof name);
    return name;
}

/* --- Shared by the files about operators -------------------------------------------------------------------------------- */

/* A class whose natives stand for methods written in Python: those of the module weakref. */
static bool is_program_class(struct vm *vm, object_id class_object) {
    return !(vm->heap.bits[class_object] & BIT_STATIC) || class_of(&vm->heap, class_object)->module;
}

value program_method(struct vm *vm, value v, value name) {
    struct heap *heap = &vm->heap;
    if (!value_is_object(v) || !is_program_class(vm, heap->type[v]))
        return VALUE_NULL;
    object_id where = 0;
    value found = class_lookup(heap, heap->type[v], name, &where);
    return found != VALUE_NULL && is_program_class(vm, where) ? found : VALUE_NULL;
}

bool is_proxy(const struct vm *vm, value v) {
    return is_of_kind(vm, v, KIND_WEAKREF) && (vm->heap.type[v] == vm->types.weakproxy || vm->heap.type[v] == vm->types.weakcallableproxy);
}

bool proxy_target(struct vm *vm, value v, value *target) {
    if (!is_proxy(vm, v))
        return false;
    *target = weakref_target(&vm->heap, v);
    if (*target)
        heap_incref(&vm->heap, *target);
    else
        vm_raise(vm, vm->types.ReferenceError, "weakly-referenced object no longer exists");
    return true;
}

bool nested_begin(struct vm *vm, const char *where) {
    if (vm->nested >= NESTED_MOST) {
        vm_raise(vm, recursion_error(vm), "maximum recursion depth exceeded%s", vm->profile->is_python_2 && strcmp(where, " in comparison") == 0 ? " in cmp" : where);
        return false;
    }
    vm->nested++;
    return true;
}

value text_value(struct vm *vm, struct text *text) {
    value v = VALUE_NULL;
    if (text->length > TEXT_MOST || vm->heap.atoms.text_bytes + text->length > TEXTS_MOST)
        vm_stop(vm, "a text of %zu bytes, with those alive already, is more than Heapscope holds", text->length);
    else
        v = atom_text(&vm->heap, text->data ? text->data : "", text->length);
    text_destroy(text);
    return v;
}

void text_append_value(const struct vm *vm, struct text *out, value text) {
    size_t length;
    const char *bytes = atom_bytes(&vm->heap, text, &length);
    text_append(out, bytes, length);
}

bool value_index(struct vm *vm, value v, int64_t *index) {
    if (is_integer(vm, v)) {
        *index = atom_integer(&vm->heap, v);
        return true;
    }
    if (program_method(vm, v, vm->names.index) == VALUE_NULL) {
        vm_raise(vm, vm->types.TypeError, WORDING_FOR(vm, NO_INDEX), type_name(vm, v));
        return false;
    }
    value result = vm_call_method(vm, v, vm->names.index, NULL, 0);
    if (result == VALUE_NULL)
        return false;
    bool good = is_integer(vm, result);
    if (good)
        *index = atom_integer(&vm->heap, result);
    else
        vm_raise(vm, vm->types.TypeError, WORDING_FOR(vm, RETURNED_INDEX), type_name(vm, v), type_name(vm, result));
    heap_decref(&vm->heap, result);
    return good;
}

/* --- Truth -------------------------------------------------------------------------------------------------------------- */

static int plain_truth(struct vm *vm, value v) {
    const struct heap *heap = &vm->heap;
    switch (atom_kind(heap, v)) {
    case ATOM_NONE:
        return 0;
    case ATOM_BOOL:
    case ATOM_INT:
        return atom_integer(heap, v) != 0;
    case ATOM_FLOAT:
        return atom_real(heap, v) != 0;
    case ATOM_TEXT:
        return atom_codepoints(heap, v) != 0;
    case ATOM_NOT_IMPLEMENTED:
        if (fact(vm->profile, FACT_NOT_IMPLEMENTED_HAS_NO_TRUTH)) {
            vm_raise(vm, vm->types.TypeError, "NotImplemented should not be used in a boolean context");
            return -1;
        }
        return 1;
    default:
        return 1;
    }
}

/* Source: slot_nb_bool. */
static int truth_by_bool(struct vm *vm, value v) {
    value result = vm_call_method(vm, v, vm->names.bool_, NULL, 0);
    if (result == VALUE_NULL)
        return -1;
    if (result == VALUE_TRUE || result == VALUE_FALSE)
        return result == VALUE_TRUE;
    vm_raise(vm, vm->types.TypeError, WORDING_FOR(vm, RETURNED_BOOL), type_name(vm, v), type_name(vm, result));
    heap_decref(&vm->heap, result);
    return -1;
}

/* Source: slot_sq_length. */
static int truth_by_length(struct vm *vm, value v) {
    value result = vm_call_method(vm, v, vm->names.len, NULL, 0);
    if (result == VALUE_NULL)
        return -1;
    int64_t length = 0;
    bool good = value_index(vm, result, &length);
    heap_decref(&vm->heap, result);
    if (good && length < 0)
        vm_raise(vm, vm->types.ValueError, "__len__() should return >= 0");
    return !good || length < 0 ? -1 : length > 0;
}

int value_truth(struct vm *vm, value v) {
    struct heap *heap = &vm->heap;
    if (!value_is_object(v))
        return plain_truth(vm, v);
    if (program_method(vm, v, vm->names.bool_) != VALUE_NULL)
        return truth_by_bool(vm, v);
    if (program_method(vm, v, vm->names.len) != VALUE_NULL)
        return truth_by_length(vm, v);
    value target;
    int truth;
    switch ((enum kind)heap->kind[v]) {
    case KIND_LIST:
    case KIND_TUPLE:
        return sequence_length(heap, v) != 0;
    case KIND_DICT:
        return dict_length(heap, v) != 0;
    case KIND_SET:
    case KIND_FROZENSET:
        return set_length(heap, v) != 0;
    case KIND_RANGE: {
        int64_t start = atom_integer(heap, field_get(heap, v, RANGE_START)), stop = atom_integer(heap, field_get(heap, v, RANGE_STOP));
        return atom_integer(heap, field_get(heap, v, RANGE_STEP)) > 0 ? start < stop : start > stop;
    }
    case KIND_ITERATOR:
        if (is_view(vm, v) || heap->type[v] == vm->types.dict_values)
            return dict_length(heap, field_get(heap, v, 0)) != 0;
        return 1;
    case KIND_WEAKREF:
        if (!proxy_target(vm, v, &target))
            return 1;
        if (!target || !nested_begin(vm, "")) {
            heap_decref(heap, target);
            return -1;
        }
        truth = value_truth(vm, target);
        nested_end(vm);
        heap_decref(heap, target);
        return truth;
    default:
        return 1;
    }
}

/* --- Binary operators --------------------------------------------------------------------------------------------------- */

static bool is_union_operand(const struct vm *vm, value v) {
    return v == VALUE_NONE || is_of_kind(vm, v, KIND_CLASS);
}

/* What the number slots of built-in kinds do. */
static value builtin_binary(struct vm *vm, enum operator_kind op, value a, value b) {
    value result = number_binary(vm, op, a, b);
    if (result == VALUE_NOT_IMPLEMENTED && op == OP_MOD && is_text(vm, a))
        return percent_format(vm, a, b);
    if (result == VALUE_NOT_IMPLEMENTED)
        result = set_binary(vm, op, a, b);
    if (result == VALUE_NOT_IMPLEMENTED && op == OP_OR && is_union_operand(vm, a) && is_union_operand(vm, b) &&
        !(a == VALUE_NONE && b == VALUE_NONE) && fact(vm->profile, FACT_TYPES_UNION))
        return vm_stop(vm, "int | None, a union of types, is outside what Heapscope runs");
    return result;
}

static value call_with(struct vm *vm, value self, value name, value other) {
    return vm_call_method(vm, self, name, &other, 1);
}

/* Does the class of v answer for this operator, as nb_slot == slot_nb_...? */
static bool program_operator(struct vm *vm, value v, const struct operator_row *row) {
    return program_method(vm, v, name_at(vm, row->method)) != VALUE_NULL || program_method(vm, v, name_at(vm, row->reflected)) != VALUE_NULL;
}

static value reflected(struct vm *vm, value a, value b, const struct operator_row *row) {
    value name = name_at(vm, row->reflected);
    return program_method(vm, b, name) == VALUE_NULL ? VALUE_NOT_IMPLEMENTED : call_with(vm, b, name, a);
}

static value binary_once(struct vm *vm, enum operator_kind op, value a, value b) {
    const struct operator_row *row = &rows[op];
    object_id type_a = type_of(vm, a), type_b = type_of(vm, b);
    bool program_a = program_operator(vm, a, row), program_b = type_a != type_b && program_operator(vm, b, row);
    bool b_first = program_b && class_is_subclass(&vm->heap, type_b, type_a);
    value result = VALUE_NOT_IMPLEMENTED;
    if (b_first && (!program_a || special_find(vm, a, name_at(vm, row->reflected)) != special_find(vm, b, name_at(vm, row->reflected)))) {
        result = reflected(vm, a, b, row);
        if (result != VALUE_NOT_IMPLEMENTED)
            return result;
        program_b = false;
    }
    if (program_a && program_method(vm, a, name_at(vm, row->method)) != VALUE_NULL)
        result = call_with(vm, a, name_at(vm, row->method), b);
    if (result == VALUE_NOT_IMPLEMENTED)
        result = builtin_binary(vm, op, a, b);
    if (result == VALUE_NOT_IMPLEMENTED && program_b)
        result = reflected(vm, a, b, row);
    return result;
}

static value unsupported(struct vm *vm, enum operator_kind op, value a, value b, bool inplace) {
    const char *symbol = rows[op].symbol, *sign = inplace ? "=" : "", *hint = "";
    if (op == OP_POW && inplace && fact(vm->profile, FACT_POWER_NAMED_IN_PLACE))
        symbol = "**";
    else if (op == OP_POW)
        sign = "";
    if (op == OP_RSHIFT && !inplace && is_of_kind(vm, a, KIND_BUILTIN) && strcmp(native_of(vm, a)->name, "print") == 0 &&
        !fact(vm->profile, FACT_PRINT_SHIFT_FORGOTTEN))
        hint = ". Did you mean \"print(<message>, file=<output_stream>)\"?";
    return vm_raise(vm, vm->types.TypeError, "unsupported operand type(s) for %s%s: '%s' and '%s'%s", symbol, sign,
                    type_name(vm, a), type_name(vm, b), hint);
}

/* a or b is a weak proxy: once more with what they stand for. */
static value binary_proxies(struct vm *vm, enum operator_kind op, value a, value b, bool inplace) {
    value x = VALUE_NULL, y = VALUE_NULL, result = VALUE_NULL;
    bool proxy_a = proxy_target(vm, a, &x), proxy_b = !(proxy_a && !x) && proxy_target(vm, b, &y);
    if (!(proxy_a && !x) && !(proxy_b && !y) && nested_begin(vm, "")) {
        result = binary_op(vm, op, proxy_a ? x : a, proxy_b ? y : b, inplace);
        nested_end(vm);
    }
    heap_decref(&vm->heap, x);
    heap_decref(&vm->heap, y);
    return result;
}

value binary_op(struct vm *vm, enum operator_kind op, value a, value b, bool inplace) {
    if (value_is_small(a) && value_is_small(b) && (op == OP_ADD || op == OP_SUB)) /* most of a program's arithmetic */
        return atom_int(&vm->heap, op == OP_ADD ? (int64_t)value_small(a) + value_small(b) : (int64_t)value_small(a) - value_small(b));
    value result = VALUE_NOT_IMPLEMENTED;
    if (is_proxy(vm, a) || is_proxy(vm, b))
        return binary_proxies(vm, op, a, b, inplace);
    if (inplace) {
        value name = name_at(vm, rows[op].inplace);
        result = program_method(vm, a, name) != VALUE_NULL ? call_with(vm, a, name, b) : set_inplace(vm, op, a, b);
    }
    if (result == VALUE_NOT_IMPLEMENTED)
        result = binary_once(vm, op, a, b);
    if (result == VALUE_NOT_IMPLEMENTED && op == OP_ADD)
        result = sequence_add(vm, a, b, inplace);
    if (result == VALUE_NOT_IMPLEMENTED && op == OP_MUL)
        result = sequence_multiply(vm, a, b, inplace);
    return result == VALUE_NOT_IMPLEMENTED ? unsupported(vm, op, a, b, inplace) : result;
}

/* --- Unary operators ---------------------------------------------------------------------------------------------------- */

value unary_op(struct vm *vm, enum operator_kind op, value a) {
    if (op == OP_NOT) {
        int truth = value_truth(vm, a);
        return truth < 0 ? VALUE_NULL : value_of_bool(!truth);
    }
    value name = op == OP_NEG ? vm->names.neg : op == OP_POS ? vm->names.pos : vm->names.invert;
    if (program_method(vm, a, name) != VALUE_NULL)
        return vm_call_method(vm, a, name, NULL, 0);
    value target;
    if (proxy_target(vm, a, &target)) {
        value result = VALUE_NULL;
        if (target && nested_begin(vm, "")) {
            result = unary_op(vm, op, target);
            nested_end(vm);
        }
        heap_decref(&vm->heap, target);
        return result;
    }
    value result = number_unary(vm, op, a);
    if (result != VALUE_NOT_IMPLEMENTED)
        return result;
    return vm_raise(vm, vm->types.TypeError, "bad operand type for unary %s: '%s'", op == OP_NEG ? "-" : op == OP_POS ? "+" : "~",
                    type_name(vm, a));
}
