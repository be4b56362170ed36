/* == != < <= > >= and is.
 * Source: do_richcompare (Objects/object.c), slot_tp_richcompare (Objects/typeobject.c) and each kind's tp_richcompare. */
#include "operators.h"
#include <string.h>

static const char *const symbols[] = {
    [OP_EQ] = "==", [OP_NE] = "!=", [OP_LT] = "<", [OP_LE] = "<=", [OP_GT] = ">", [OP_GE] = ">=",
};

static value method_name(const struct vm *vm, enum operator_kind op) {
    const struct known_names *n = &vm->names;
    switch (op) {
    case OP_EQ:
        return n->eq;
    case OP_NE:
        return n->ne;
    case OP_LT:
        return n->lt;
    case OP_LE:
        return n->le;
    case OP_GT:
        return n->gt;
    default:
        return n->ge;
    }
}

static enum operator_kind swapped(enum operator_kind op) {
    switch (op) {
    case OP_LT:
        return OP_GT;
    case OP_LE:
        return OP_GE;
    case OP_GT:
        return OP_LT;
    case OP_GE:
        return OP_LE;
    default:
        return op;
    }
}

/* What `op` says of two that stand so: -1 before, 0 equal, 1 after; 2: in no order. */
static bool holds(enum operator_kind op, int order) {
    switch (op) {
    case OP_EQ:
        return order == 0;
    case OP_NE:
        return order != 0;
    case OP_LT:
        return order == -1;
    case OP_LE:
        return order == -1 || order == 0;
    case OP_GT:
        return order == 1;
    default:
        return order == 1 || order == 0;
    }
}

static bool is_equality(enum operator_kind op) {
    return op == OP_EQ || op == OP_NE;
}

/* -1 and the like stay failures; else the truth, turned for !=. */
static value equality(enum operator_kind op, int equal) {
    return equal < 0 ? VALUE_NULL : value_of_bool((equal != 0) == (op == OP_EQ));
}

/* UTF-8 keeps the order of code points. */
static int order_of_texts(const struct vm *vm, value a, value b) {
    size_t length_a, length_b;
    const char *x = atom_bytes(&vm->heap, a, &length_a), *y = atom_bytes(&vm->heap, b, &length_b);
    for (size_t i = 0; i < length_a && i < length_b; i++)
        if (x[i] != y[i])
            return (unsigned char)x[i] < (unsigned char)y[i] ? -1 : 1;
    return length_a < length_b ? -1 : length_a > length_b;
}

static value compare_plain(struct vm *vm, enum operator_kind op, value a, value b) {
    bool number_a = is_integer(vm, a) || is_plain(vm, a, ATOM_FLOAT), number_b = is_integer(vm, b) || is_plain(vm, b, ATOM_FLOAT);
    if (number_a && number_b)
        return value_of_bool(holds(op, number_order(vm, a, b)));
    if (is_text(vm, a) && is_text(vm, b))
        return value_of_bool(is_equality(op) ? holds(op, !atom_equal(&vm->heap, a, b)) : holds(op, order_of_texts(vm, a, b)));
    return VALUE_NOT_IMPLEMENTED;
}

/* Source: list_richcompare, tuplerichcompare. Items and lengths are read anew after each comparison. */
static value compare_sequences(struct vm *vm, enum operator_kind op, object_id a, object_id b) {
    struct heap *heap = &vm->heap;
    if (is_equality(op) && heap->kind[a] == KIND_LIST && sequence_length(heap, a) != sequence_length(heap, b))
        return value_of_bool(op == OP_NE);
    for (uint32_t i = 0; i < sequence_length(heap, a) && i < sequence_length(heap, b); i++) {
        value x = sequence_item(heap, a, i), y = sequence_item(heap, b, i);
        if (x == y)
            continue;
        heap_incref(heap, x);
        heap_incref(heap, y);
        int equal = value_compare(vm, OP_EQ, x, y);
        value result = equal < 0 ? VALUE_NULL : is_equality(op) ? value_of_bool(op == OP_NE) : VALUE_NOT_IMPLEMENTED;
        if (!equal && !is_equality(op))
            result = compare_op(vm, op, x, y);
        heap_decref(heap, x);
        heap_decref(heap, y);
        if (equal != 1)
            return result;
    }
    uint32_t length_a = sequence_length(heap, a), length_b = sequence_length(heap, b);
    return value_of_bool(holds(op, length_a < length_b ? -1 : length_a > length_b));
}

static int both(int one, struct vm *vm, value a, value b) {
    return one == 1 ? set_is_subset(vm, a, b) : one;
}

/* Source: set_richcompare. */
static value compare_sets(struct vm *vm, enum operator_kind op, object_id a, object_id b) {
    uint32_t length_a = set_length(&vm->heap, a), length_b = set_length(&vm->heap, b);
    int result;
    switch (op) {
    case OP_EQ:
    case OP_NE:
        return equality(op, both(length_a == length_b, vm, a, b));
    case OP_LE:
        result = set_is_subset(vm, a, b);
        break;
    case OP_GE:
        result = set_is_subset(vm, b, a);
        break;
    case OP_LT:
        result = both(length_a < length_b, vm, a, b);
        break;
    default:
        result = both(length_b < length_a, vm, b, a);
        break;
    }
    return result < 0 ? VALUE_NULL : value_of_bool(result);
}

/* Source: dict_equal. */
static int dicts_equal(struct vm *vm, object_id a, object_id b) {
    struct heap *heap = &vm->heap;
    if (dict_length(heap, a) != dict_length(heap, b))
        return 0;
    uint32_t position = 0;
    value key, x, y;
    int equal = 1;
    while (equal == 1 && dict_next(heap, a, &position, &key, &x)) {
        heap_incref(heap, key);
        heap_incref(heap, x);
        equal = dict_get_kept(heap, b, a, position, key, &y);
        if (equal == 1) {
            heap_incref(heap, y);
            equal = value_compare(vm, OP_EQ, x, y);
            heap_decref(heap, y);
        }
        heap_decref(heap, x);
        heap_decref(heap, key);
    }
    return equal;
}

int64_t range_length(struct vm *vm, object_id range) {
    struct heap *heap = &vm->heap;
    int64_t start = atom_integer(heap, field_get(heap, range, RANGE_START)), stop = atom_integer(heap, field_get(heap, range, RANGE_STOP));
    int64_t step = atom_integer(heap, field_get(heap, range, RANGE_STEP));
    if (step > 0 ? start >= stop : start <= stop)
        return 0;
    uint64_t distance = step > 0 ? (uint64_t)stop - (uint64_t)start : (uint64_t)start - (uint64_t)stop;
    uint64_t stride = step > 0 ? (uint64_t)step : 0 - (uint64_t)step, count = (distance - 1) / stride + 1;
    return count > INT64_MAX ? INT64_MAX : (int64_t)count;
}

static int64_t range_word(struct vm *vm, object_id range, enum range_word word) {
    return atom_integer(&vm->heap, field_get(&vm->heap, range, word));
}

/* Source: range_equals: the same items. */
static bool ranges_equal(struct vm *vm, object_id a, object_id b) {
    int64_t length = range_length(vm, a);
    if (length != range_length(vm, b))
        return false;
    if (length == 0)
        return true;
    return range_word(vm, a, RANGE_START) == range_word(vm, b, RANGE_START) &&
           (length == 1 || range_word(vm, a, RANGE_STEP) == range_word(vm, b, RANGE_STEP));
}

/* Source: slice_richcompare: as the tuples of their three parts. */
static value compare_slices(struct vm *vm, enum operator_kind op, object_id a, object_id b) {
    struct heap *heap = &vm->heap;
    object_id tuples[2], slices[2] = {a, b};
    for (int s = 0; s < 2; s++) {
        value parts[SLICE_WORDS];
        for (uint32_t i = 0; i < SLICE_WORDS; i++)
            parts[i] = owned(vm, field_get(heap, slices[s], i));
        tuples[s] = tuple_new(heap, SLICE_WORDS, parts);
    }
    value result = compare_sequences(vm, op, tuples[0], tuples[1]);
    heap_decref(heap, tuples[0]);
    heap_decref(heap, tuples[1]);
    return result;
}

static bool same_field(struct vm *vm, object_id a, object_id b, uint32_t field) {
    return field_get(&vm->heap, a, field) == field_get(&vm->heap, b, field);
}

/* Source: weakref_richcompare: the living are compared, the dead are what they are. */
static value compare_weakrefs(struct vm *vm, enum operator_kind op, object_id a, object_id b) {
    value x = weakref_target(&vm->heap, a), y = weakref_target(&vm->heap, b);
    if (!x || !y)
        return equality(op, a == b);
    heap_incref(&vm->heap, x);
    heap_incref(&vm->heap, y);
    value result = compare_op(vm, op, x, y);
    heap_decref(&vm->heap, x);
    heap_decref(&vm->heap, y);
    return result;
}

static int64_t set_like_length(struct vm *vm, value v) {
    return is_any_set(vm, v) ? set_length(&vm->heap, v) : dict_length(&vm->heap, field_get(&vm->heap, v, 0));
}

static int all_contained(struct vm *vm, value items_of, value in) {
    struct value_list items = {0};
    if (!iterate_all(vm, items_of, &items))
        return -1;
    int found = 1;
    for (size_t i = 0; found == 1 && i < items.count; i++)
        found = value_contains(vm, in, items.items[i]);
    values_drop(vm, &items);
    return found;
}

/* Source: dictview_richcompare. */
static value compare_views(struct vm *vm, enum operator_kind op, value a, value b) {
    int64_t length_a = set_like_length(vm, a), length_b = set_like_length(vm, b);
    bool lengths_allow = is_equality(op) ? length_a == length_b : op == OP_LT ? length_a < length_b : op == OP_LE ? length_a <= length_b
                         : op == OP_GT ? length_a > length_b : length_a >= length_b;
    bool turned = op == OP_GT || op == OP_GE;
    int result = !lengths_allow ? 0 : turned ? all_contained(vm, b, a) : all_contained(vm, a, b);
    return op == OP_NE ? equality(op, result) : result < 0 ? VALUE_NULL : value_of_bool(result);
}

/* tp_richcompare of the kind of a. */
value compare_kind(struct vm *vm, enum operator_kind op, value a, value b) {
    enum kind kind = kind_of(vm, a);
    bool alike = kind_of(vm, b) == kind, equals = alike && is_equality(op);
    if (kind == KIND_NONE)
        return value_is_object(b) ? VALUE_NOT_IMPLEMENTED : compare_plain(vm, op, a, b);
    if ((kind == KIND_LIST || kind == KIND_TUPLE) && alike)
        return compare_sequences(vm, op, a, b);
    if (is_any_set(vm, a) && is_any_set(vm, b))
        return compare_sets(vm, op, a, b);
    if (kind == KIND_DICT && equals)
        return equality(op, dicts_equal(vm, a, b));
    if (kind == KIND_RANGE && equals)
        return equality(op, ranges_equal(vm, a, b));
    if (kind == KIND_SLICE && alike)
        return compare_slices(vm, op, a, b);
    if (kind == KIND_METHOD && equals)
        return equality(op, same_field(vm, a, b, METHOD_FUNCTION) && same_field(vm, a, b, METHOD_SELF));
    if (kind == KIND_BUILTIN && equals && vm->heap.type[a] == vm->heap.type[b])
        return equality(op, same_field(vm, a, b, BUILTIN_INDEX) && same_field(vm, a, b, BUILTIN_SELF));
    if (kind == KIND_WEAKREF && equals)
        return compare_weakrefs(vm, op, a, b);
    if (is_view(vm, a) && (is_view(vm, b) || is_any_set(vm, b)))
        return compare_views(vm, op, a, b);
    return VALUE_NOT_IMPLEMENTED;
}

/* The slot of a: the program's method, else what a's kind does; != turns the program's == around, as object.__ne__. */
static value compare_slot(struct vm *vm, enum operator_kind op, value a, value b) {
    value name = method_name(vm, op);
    if (program_method(vm, a, name) != VALUE_NULL)
        return vm_call_method(vm, a, name, &b, 1);
    value result = VALUE_NOT_IMPLEMENTED;
    if (op == OP_NE && !vm->profile->is_python_2 && is_of_kind(vm, a, KIND_INSTANCE) && program_method(vm, a, vm->names.eq) != VALUE_NULL) {
        int others = fact(vm->profile, FACT_UNEQUAL_HOLDS_OTHER_TWICE) ? 2 : 1;
        heap_incref(&vm->heap, a);
        for (int i = 0; i < others; i++)
            heap_incref(&vm->heap, b);
        value equal = vm_call_method(vm, a, vm->names.eq, &b, 1);
        for (int i = 0; i < others; i++)
            heap_decref(&vm->heap, b);
        heap_decref(&vm->heap, a);
        if (equal == VALUE_NULL || equal == VALUE_NOT_IMPLEMENTED)
            return equal;
        int truth = value_truth(vm, equal);
        heap_decref(&vm->heap, equal);
        return truth < 0 ? VALUE_NULL : value_of_bool(!truth);
    }
    if (value_is_object(a) && !nested_begin(vm, " in comparison"))
        return VALUE_NULL;
    result = compare_kind(vm, op, a, b);
    if (value_is_object(a))
        nested_end(vm);
    return result;
}

static value compare_proxies(struct vm *vm, enum operator_kind op, value a, value b) {
    value x = VALUE_NULL, y = VALUE_NULL, result = VALUE_NULL;
    bool proxy_a = proxy_target(vm, a, &x), proxy_b = !(proxy_a && !x) && proxy_target(vm, b, &y);
    if (!(proxy_a && !x) && !(proxy_b && !y) && nested_begin(vm, " in comparison")) {
        result = compare_op(vm, op, proxy_a ? x : a, proxy_b ? y : b);
        nested_end(vm);
    }
    heap_decref(&vm->heap, x);
    heap_decref(&vm->heap, y);
    return result;
}

/* 2.7 puts any two things in an order: None first, then numbers, then by the names of their types, then by address. Source:
 * default_3way_compare. */
static value compare_anything(struct vm *vm, enum operator_kind op, value a, value b) {
    const char *names[2];
    value both[2] = {a, b};
    for (int i = 0; i < 2; i++) {
        bool number = !value_is_object(both[i]) && atom_kind(&vm->heap, both[i]) >= ATOM_INT && atom_kind(&vm->heap, both[i]) <= ATOM_FLOAT;
        names[i] = number ? "" : type_name(vm, both[i]);
    }
    int order = strcmp(names[0], names[1]);
    if (a == VALUE_NONE || b == VALUE_NONE)
        order = (a != VALUE_NONE) - (b != VALUE_NONE);
    else if (order == 0)
        order = heap_address(&vm->heap, a) < heap_address(&vm->heap, b) ? -1 : a != b;
    return value_of_bool(op == OP_LT ? order < 0 : op == OP_LE ? order <= 0 : op == OP_GT ? order > 0 : order >= 0);
}

static value rich_compare(struct vm *vm, enum operator_kind op, value a, value b) {
    if (is_proxy(vm, a) || is_proxy(vm, b))
        return compare_proxies(vm, op, a, b);
    if (!value_is_object(a) && !value_is_object(b)) {
        value result = compare_plain(vm, op, a, b);
        if (result != VALUE_NOT_IMPLEMENTED)
            return result;
    } else {
        object_id type_a = type_of(vm, a), type_b = type_of(vm, b);
        bool b_first = type_a != type_b && class_is_subclass(&vm->heap, type_b, type_a);
        value result = b_first ? compare_slot(vm, swapped(op), b, a) : compare_slot(vm, op, a, b);
        if (result == VALUE_NOT_IMPLEMENTED)
            result = b_first ? compare_slot(vm, op, a, b) : compare_slot(vm, swapped(op), b, a);
        if (result != VALUE_NOT_IMPLEMENTED)
            return result;
    }
    if (is_equality(op))
        return value_of_bool((a == b) == (op == OP_EQ));
    if (vm->profile->is_python_2)
        return compare_anything(vm, op, a, b);
    return vm_raise(vm, vm->types.TypeError, "'%s' not supported between instances of '%s' and '%s'", symbols[op], type_name(vm, a),
                    type_name(vm, b));
}

bool value_is(struct vm *vm, value a, value b) {
    (void)vm;
    return a == b;
}

value compare_op(struct vm *vm, enum operator_kind op, value a, value b) {
    int found;
    switch (op) {
    case OP_IS:
        return value_of_bool(value_is(vm, a, b));
    case OP_IS_NOT:
        return value_of_bool(!value_is(vm, a, b));
    case OP_IN:
    case OP_NOT_IN:
        found = value_contains(vm, b, a);
        return found < 0 ? VALUE_NULL : value_of_bool(found == (op == OP_IN));
    default:
        return rich_compare(vm, op, a, b);
    }
}

int value_compare(struct vm *vm, enum operator_kind op, value a, value b) {
    if (a == b && is_equality(op)) /* a nan is equal to itself here. Source: PyObject_RichCompareBool */
        return op == OP_EQ;
    value result = compare_op(vm, op, a, b);
    if (result == VALUE_NULL)
        return -1;
    int truth = value_truth(vm, result);
    heap_decref(&vm->heap, result);
    return truth;
}
