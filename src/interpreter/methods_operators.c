/* What operators do, as methods: (5).__add__(3), super().__add__(other). Each is the operator itself; of numbers and sets,
 * those that the C slot would leave to the other operand are NotImplemented. Source: the slot wrappers of Objects/typeobject.c. */
#include "builtins.h"

#include <math.h>

enum side { LEFT, RIGHT };

static value operate(struct vm *vm, enum operator_kind op, value a, value b) {
    value result = is_text(vm, a) && op == OP_MOD ? percent_format(vm, a, b) : number_binary(vm, op, a, b);
    if (result == VALUE_NOT_IMPLEMENTED)
        result = set_binary(vm, op, a, b);
    if (result == VALUE_NOT_IMPLEMENTED && op == OP_ADD)
        result = sequence_add(vm, a, b, false);
    if (result == VALUE_NOT_IMPLEMENTED && op == OP_MUL)
        result = sequence_multiply(vm, a, b, false);
    return result;
}

static value apply(struct vm *vm, enum operator_kind op, value a, value b, enum side side) {
    enum kind kind = kind_of(vm, a);
    bool set = kind == KIND_SET || kind == KIND_FROZENSET;
    bool real = is_plain(vm, a, ATOM_FLOAT), number = real || is_integer(vm, a);
    if (number && !is_integer(vm, b) && !(real && is_plain(vm, b, ATOM_FLOAT)))
        return VALUE_NOT_IMPLEMENTED;
    if (set && kind_of(vm, b) != KIND_SET && kind_of(vm, b) != KIND_FROZENSET)
        return VALUE_NOT_IMPLEMENTED;
    return side == LEFT ? operate(vm, op, a, b) : operate(vm, op, b, a);
}

#define BOTH(name, op)                                                                                                             \
    NATIVE(left_##name) { UNUSED; return apply(vm, op, args[0], args[1], LEFT); }                                                  \
    NATIVE(right_##name) { UNUSED; return apply(vm, op, args[0], args[1], RIGHT); }
BOTH(add, OP_ADD)
BOTH(sub, OP_SUB)
BOTH(mul, OP_MUL)
BOTH(truediv, OP_DIV)
BOTH(floordiv, OP_FLOORDIV)
BOTH(mod, OP_MOD)
BOTH(pow, OP_POW)
BOTH(and_, OP_AND)
BOTH(or_, OP_OR)
BOTH(xor, OP_XOR)
BOTH(lshift, OP_LSHIFT)
BOTH(rshift, OP_RSHIFT)

#define COMPARED(name, op) NATIVE(compared_##name) { UNUSED; return compare_kind(vm, op, args[0], args[1]); }
COMPARED(eq, OP_EQ)
COMPARED(ne, OP_NE)
COMPARED(lt, OP_LT)
COMPARED(le, OP_LE)
COMPARED(gt, OP_GT)
COMPARED(ge, OP_GE)

NATIVE(negative) { UNUSED; return unary_op(vm, OP_NEG, args[0]); }
NATIVE(positive) { UNUSED; return unary_op(vm, OP_POS, args[0]); }
NATIVE(inverted) { UNUSED; return unary_op(vm, OP_INVERT, args[0]); }
NATIVE(absolute) {
    UNUSED;
    bool negative_zero = is_plain(vm, args[0], ATOM_FLOAT) ? signbit(atom_real(&vm->heap, args[0])) : atom_integer(&vm->heap, args[0]) < 0;
    return unary_op(vm, negative_zero ? OP_NEG : OP_POS, args[0]);
}

#define ROW(name, function) {"__" name "__", left_##function, 2, 2, false}, {"__r" name "__", right_##function, 2, 2, false}
static const struct native arithmetic[] = {
    ROW("add", add), ROW("sub", sub), ROW("mul", mul), ROW("truediv", truediv), ROW("floordiv", floordiv), ROW("mod", mod), ROW("pow", pow),
    {"__neg__", negative, 1, 1, false}, {"__pos__", positive, 1, 1, false}, {"__abs__", absolute, 1, 1, false}, {0},
};
static const struct native bits[] = {
    ROW("and", and_), ROW("or", or_), ROW("xor", xor), ROW("lshift", lshift), ROW("rshift", rshift), {"__invert__", inverted, 1, 1, false}, {0},
};
static const struct native joining[] = {
    {"__add__", left_add, 2, 2, false}, {"__mul__", left_mul, 2, 2, false}, {"__rmul__", left_mul, 2, 2, false}, {0},
};
NATIVE(extended) { UNUSED; return sequence_add(vm, args[0], args[1], true); }
static const struct native extending[] = {{"__iadd__", extended, 2, 2, false}, {0}};
static const struct native filling[] = {{"__mod__", left_mod, 2, 2, false}, {0}};
static const struct native of_sets[] = {ROW("and", and_), ROW("or", or_), ROW("xor", xor), ROW("sub", sub), {0}};

/* What a built-in function does of them. */
static value by_function(struct vm *vm, const char *name, const value *args, int count) {
    return vm_call(vm, dict_get_name(&vm->heap, vm->builtins, atom_intern_text(&vm->heap, name)), args, count);
}
NATIVE(divmod_method) { (void)keywords; return by_function(vm, "divmod", args, count); }
NATIVE(round_method) { (void)keywords; return by_function(vm, "round", args, count); }
NATIVE(format_method) { (void)keywords; return by_function(vm, "format", args, count); }
NATIVE(len_method) { (void)keywords; return by_function(vm, "len", args, count); }

NATIVE(range_index) {
    UNUSED;
    int found = contains_builtin(vm, args[0], args[1]);
    if (found < 0)
        return VALUE_NULL;
    if (!found) {
        struct text shown;
        text_init(&shown);
        if (value_repr(vm, args[1], &shown))
            vm_raise(vm, vm->types.ValueError, is_integer(vm, args[1]) ? WORDING_FOR(vm, RANGE_INDEX) : "sequence.index(x): x not in sequence", shown.data);
        text_destroy(&shown);
        return VALUE_NULL;
    }
    struct heap *heap = &vm->heap;
    int64_t start = atom_integer(heap, field_get(heap, (object_id)args[0], RANGE_START)), step = atom_integer(heap, field_get(heap, (object_id)args[0], RANGE_STEP));
    int64_t number = is_plain(vm, args[1], ATOM_FLOAT) ? (int64_t)atom_real(heap, args[1]) : atom_integer(heap, args[1]);
    return atom_int(&vm->heap, (number - start) / step);
}

NATIVE(range_count) {
    UNUSED;
    int found = contains_builtin(vm, args[0], args[1]);
    return found < 0 ? VALUE_NULL : value_of_small(found);
}

static const struct native of_numbers[] = {{"__divmod__", divmod_method, 2, 2, false}, {"__round__", round_method, 1, 2, false}, {"__format__", format_method, 2, 2, false}, {0}};
static const struct native of_texts[] = {{"__format__", format_method, 2, 2, false}, {0}};
static const struct native of_ranges[] = {
    {"index", range_index, 2, 2, false}, {"count", range_count, 2, 2, false}, {"__len__", len_method, 1, 1, false},
    {"__getitem__", method_getitem, 2, 2, false}, {"__contains__", method_contains, 2, 2, false}, {0},
};

static const struct native comparing[] = {
    {"__eq__", compared_eq, 2, 2, false}, {"__ne__", compared_ne, 2, 2, false}, {"__lt__", compared_lt, 2, 2, false},
    {"__le__", compared_le, 2, 2, false}, {"__gt__", compared_gt, 2, 2, false}, {"__ge__", compared_ge, 2, 2, false}, {0},
};

void methods_operators_init(struct vm *vm) {
    const struct known_types *t = &vm->types;
    const object_id compared[] = {t->int_, t->float_, t->str, t->list, t->tuple, t->dict, t->set, t->frozenset, t->range};
    for (size_t i = 0; i < sizeof compared / sizeof *compared; i++)
        natives_add_methods(vm, compared[i], comparing);
    natives_add_methods(vm, t->int_, of_numbers);
    natives_add_methods(vm, t->float_, of_numbers);
    natives_add_methods(vm, t->str, of_texts);
    natives_add_methods(vm, t->range, of_ranges);
    natives_add_methods(vm, t->int_, arithmetic);
    natives_add_methods(vm, t->int_, bits);
    natives_add_methods(vm, t->float_, arithmetic);
    natives_add_methods(vm, t->str, joining);
    natives_add_methods(vm, t->str, filling);
    natives_add_methods(vm, t->list, joining);
    natives_add_methods(vm, t->list, extending);
    natives_add_methods(vm, t->tuple, joining);
    natives_add_methods(vm, t->set, of_sets);
    natives_add_methods(vm, t->frozenset, of_sets);
}
