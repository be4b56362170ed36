/* Flow of values through the code of one function, as CPython 3.14's flowgraph.c sees it. */
#include "compiler_unit.h"
#include "memory.h"

#include <stdlib.h>
#include <string.h>

/* How many operands an instruction adds; `jumps`: along its jump. */
int flow_stack_effect(const struct instruction *in, bool jumps) {
    int arg = in->arg;
    switch ((enum opcode)in->op) {
    case OPCODE_LOAD_CONST: case OPCODE_LOAD_FAST: case OPCODE_LOAD_FAST_BORROW: case OPCODE_LOAD_NAME: case OPCODE_LOAD_GLOBAL:
    case OPCODE_LOAD_DEREF: case OPCODE_LOAD_CLASSDEREF: case OPCODE_LOAD_CLOSURE: case OPCODE_COPY: case OPCODE_PUSH_NULL:
    case OPCODE_LOAD_METHOD: case OPCODE_IMPORT_NAME: case OPCODE_IMPORT_FROM: case OPCODE_LOAD_ASSERTION_ERROR:
    case OPCODE_PUSH_EXC_INFO: case OPCODE_BEFORE_WITH: case OPCODE_WITH_EXCEPT_START:
        return 1;
    case OPCODE_STORE_FAST: case OPCODE_STORE_NAME: case OPCODE_STORE_GLOBAL: case OPCODE_STORE_DEREF: case OPCODE_POP_TOP:
    case OPCODE_DELETE_ATTR: case OPCODE_BINARY_OP: case OPCODE_COMPARE_OP: case OPCODE_BINARY_SUBSCR: case OPCODE_LIST_EXTEND:
    case OPCODE_LIST_APPEND: case OPCODE_SET_ADD: case OPCODE_SET_UPDATE: case OPCODE_DICT_UPDATE: case OPCODE_DICT_MERGE:
    case OPCODE_POP_JUMP_IF_FALSE: case OPCODE_POP_JUMP_IF_TRUE: case OPCODE_RETURN_VALUE: case OPCODE_POP_EXCEPT:
    case OPCODE_RERAISE: case OPCODE_YIELD_FROM:
        return -1;
    case OPCODE_STORE_ATTR: case OPCODE_DELETE_SUBSCR: case OPCODE_MAP_ADD:
        return -2;
    case OPCODE_STORE_SUBSCR:
        return -3;
    case OPCODE_BUILD_SLICE: case OPCODE_BUILD_LIST: case OPCODE_BUILD_WALKED: case OPCODE_BUILD_TUPLE: case OPCODE_BUILD_SET: case OPCODE_BUILD_CONSTANT_SET:
    case OPCODE_BUILD_STRING:
        return 1 - arg;
    case OPCODE_BUILD_MAP:
        return 1 - 2 * arg;
    case OPCODE_FORMAT_VALUE:
        return arg & 4 ? -1 : 0;
    case OPCODE_UNPACK_SEQUENCE:
        return arg - 1;
    case OPCODE_UNPACK_EX:
        return (arg & 0xFF) + (arg >> 8);
    case OPCODE_CALL:
        return -arg - 1;
    case OPCODE_CALL_EX:
        return -2 - (arg & 1);
    case OPCODE_BUILD_CLASS:
        return -1 - arg;
    case OPCODE_MAKE_FUNCTION:
        return -((arg & 1) + (arg >> 1 & 1) + (arg >> 2 & 1) + (arg >> 3 & 1));
    case OPCODE_JUMP_IF_FALSE_OR_POP: case OPCODE_JUMP_IF_TRUE_OR_POP:
        return jumps ? 0 : -1;
    case OPCODE_FOR_ITER:
        return jumps ? -1 : 1;
    case OPCODE_RAISE:
        return -arg;
    default:
        return 0;
    }
}

static bool has_target(int op) {
    return (op >= OPCODE_JUMP && op <= OPCODE_JUMP_IF_TRUE_OR_POP) || op == OPCODE_FOR_ITER;
}

static bool ends_flow(int op) {
    return op == OPCODE_JUMP || op == OPCODE_JUMP_BACKWARD || op == OPCODE_RETURN_VALUE || op == OPCODE_RAISE || op == OPCODE_RERAISE;
}

/* Depth before each instruction (-1: never reached), and the greatest. A work list over instructions. */
static int *stack_depths(struct code *code) {
    int n = code->instruction_count;
    int *depth = memory_alloc(sizeof *depth * (size_t)(n + 1));
    int *work = memory_alloc(sizeof *work * (size_t)(2 * n + code->handler_count + 2));
    int count = 0, most = 0;
    for (int i = 0; i <= n; i++)
        depth[i] = -1;
    depth[0] = 0;
    work[count++] = 0;
    for (int h = 0; h < code->handler_count; h++) {
        int target = code->handlers[h].target;
        if (depth[target] < 0) {
            depth[target] = code->handlers[h].depth + 1;
            work[count++] = target;
        }
    }
    while (count) {
        int i = work[--count];
        const struct instruction *in = &code->instructions[i];
        int after = depth[i] + flow_stack_effect(in, false);
        int peak = depth[i] > after ? depth[i] : after;
        if (peak + 2 > most)
            most = peak + 2;
        if (has_target(in->op) && depth[in->arg] < 0) {
            depth[in->arg] = depth[i] + flow_stack_effect(in, true);
            work[count++] = in->arg;
        }
        if (!ends_flow(in->op) && i + 1 < n && depth[i + 1] < 0) {
            depth[i + 1] = after;
            work[count++] = i + 1;
        }
    }
    code->stack_size = most + 1;
    free(work);
    return depth;
}

/* Loads that may find the local unbound are LOAD_FAST_CHECK in CPython: never borrowed. Source:
 * add_checks_for_loads_of_uninitialized_variables; past 64 locals it knows only those of the block. */
static void mark_unsafe(const struct code *code, bool *plain) {
    int n = code->instruction_count;
    uint64_t *unsafe = memory_alloc(sizeof *unsafe * (size_t)(n + 1));
    bool *seen = memory_alloc((size_t)n + 1);
    int *work = memory_alloc(sizeof *work * (size_t)(n + 1));
    bool *queued = memory_alloc((size_t)n + 1);
    int count = 0;
    int parameters = code->argument_count + code->keyword_only + !!(code->flags & CODE_STAR) + !!(code->flags & CODE_DOUBLE_STAR);
    unsafe[0] = parameters >= 64 ? 0 : ~(uint64_t)0 << parameters;
    seen[0] = queued[0] = true;
    work[count++] = 0;
    while (count) {
        int i = work[--count];
        queued[i] = false;
        const struct instruction *in = &code->instructions[i];
        uint64_t mask = unsafe[i];
        uint64_t bit = in->arg >= 0 && in->arg < 64 ? (uint64_t)1 << in->arg : 0;
        int targets[34], target_count = 0;
        for (int h = 0; h < code->handler_count && target_count < 32; h++)
            if (i >= code->handlers[h].start && i < code->handlers[h].end)
                targets[target_count++] = code->handlers[h].target;
        int exceptional = target_count;
        if (in->op == OPCODE_LOAD_FAST || in->op == OPCODE_LOAD_FAST_BORROW) {
            if (mask & bit || in->arg >= 64)
                plain[i] = true;
            mask &= ~bit;
        } else if (in->op == OPCODE_STORE_FAST) {
            mask &= ~bit;
        } else if (in->op == OPCODE_DELETE_FAST || in->op == OPCODE_CLEAR_FAST) {
            mask |= bit;
        }
        if (has_target(in->op))
            targets[target_count++] = in->arg;
        if (!ends_flow(in->op) && i + 1 < n)
            targets[target_count++] = i + 1;
        for (int t = 0; t < target_count; t++) {
            uint64_t flows = t < exceptional ? unsafe[i] | mask : mask;
            if (seen[targets[t]] && (unsafe[targets[t]] | flows) == unsafe[targets[t]])
                continue;
            unsafe[targets[t]] |= flows;
            seen[targets[t]] = true;
            if (!queued[targets[t]]) {
                queued[targets[t]] = true;
                work[count++] = targets[t];
            }
        }
    }
    free(unsafe);
    free(seen);
    free(work);
    free(queued);
}

struct ref {
    int load;  /* the instruction that loaded it, -1: none of interest */
    int local;
};

static void kill_local(const struct ref *stack, int depth, int local, bool *plain) {
    for (int i = 0; i < depth; i++)
        if (stack[i].load >= 0 && stack[i].local == local)
            plain[stack[i].load] = true;
}

/* One step of optimize_load_fast over the abstract stack; returns the new depth. */
static int follow(const struct code *code, int i, struct ref *stack, int depth, bool *plain) {
    const struct instruction *in = &code->instructions[i];
    struct ref none = {-1, -1};
    switch ((enum opcode)in->op) {
    case OPCODE_LOAD_FAST:
        stack[depth++] = (struct ref){i, in->arg};
        return depth;
    case OPCODE_STORE_FAST:
        depth--;
        kill_local(stack, depth, in->arg, plain);
        if (stack[depth].load >= 0)
            plain[stack[depth].load] = true; /* stored as a local */
        return depth;
    case OPCODE_DELETE_FAST:
    case OPCODE_CLEAR_FAST:
        kill_local(stack, depth, in->arg, plain);
        return depth;
    case OPCODE_COPY:
        stack[depth] = stack[depth - in->arg];
        return depth + 1;
    case OPCODE_SWAP: {
        struct ref top = stack[depth - 1];
        stack[depth - 1] = stack[depth - in->arg];
        stack[depth - in->arg] = top;
        return depth;
    }
    case OPCODE_LOAD_METHOD: { /* self may be pushed back */
        struct ref self = stack[depth - 1];
        stack[depth - 1] = none;
        stack[depth] = self;
        return depth + 1;
    }
    case OPCODE_LIST_APPEND: case OPCODE_SET_ADD: case OPCODE_LIST_EXTEND: case OPCODE_SET_UPDATE: case OPCODE_DICT_UPDATE:
    case OPCODE_DICT_MERGE:
        return depth - 1;
    case OPCODE_MAP_ADD:
        return depth - 2;
    case OPCODE_FOR_ITER: /* the iterator stays below the item */
    case OPCODE_IMPORT_FROM: case OPCODE_PUSH_NULL: case OPCODE_LOAD_CLOSURE:
        stack[depth] = none;
        return depth + 1;
    case OPCODE_CHECK_EXC_MATCH:
        stack[depth - 1] = none;
        return depth;
    case OPCODE_NOP: case OPCODE_STATEMENT: case OPCODE_KW_NAMES: case OPCODE_MAKE_CELL: case OPCODE_SETUP_ANNOTATIONS: case OPCODE_RESUME:
        return depth;
    default: {
        int effect = flow_stack_effect(in, false);
        /* What it takes is consumed; what it leaves is new. The least that it leaves: one value where it has a result. */
        int consumed = 0, pushed = 0;
        switch ((enum opcode)in->op) {
        case OPCODE_LOAD_ATTR: case OPCODE_UNARY_OP: case OPCODE_GET_ITER: case OPCODE_LIST_TO_TUPLE: case OPCODE_GET_YIELD_FROM_ITER:
        case OPCODE_YIELD_VALUE:
            consumed = pushed = 1;
            break;
        case OPCODE_FORMAT_VALUE:
            consumed = in->arg & 4 ? 2 : 1;
            pushed = 1;
            break;
        case OPCODE_MAKE_FUNCTION: case OPCODE_CALL: case OPCODE_CALL_EX: case OPCODE_BUILD_CLASS: case OPCODE_BINARY_OP:
        case OPCODE_COMPARE_OP: case OPCODE_BINARY_SUBSCR: case OPCODE_BUILD_SLICE: case OPCODE_BUILD_LIST: case OPCODE_BUILD_WALKED: case OPCODE_BUILD_TUPLE:
        case OPCODE_BUILD_SET: case OPCODE_BUILD_CONSTANT_SET: case OPCODE_BUILD_STRING: case OPCODE_BUILD_MAP: case OPCODE_YIELD_FROM:
            pushed = 1;
            consumed = 1 - effect;
            break;
        case OPCODE_UNPACK_SEQUENCE: case OPCODE_UNPACK_EX: case OPCODE_BEFORE_WITH:
            consumed = 1;
            pushed = 1 + effect;
            break;
        case OPCODE_WITH_EXCEPT_START: case OPCODE_PUSH_EXC_INFO:
            pushed = 1;
            break;
        default:
            if (effect > 0)
                pushed = effect;
            else
                consumed = -effect;
        }
        depth -= consumed;
        for (int k = 0; k < pushed; k++)
            stack[depth++] = none;
        return depth;
    }
    }
}

static int next_real(const struct code *code, int i) {
    while (i < code->instruction_count && (code->instructions[i].op == OPCODE_STATEMENT || code->instructions[i].op == OPCODE_NOP))
        i++;
    return i;
}

/* Superinstructions share their flags: two loads in a row on one line are one; a load right after a store is never lent. */
static void pair_loads(const struct code *code, const bool *starts, bool *plain) {
    for (int i = 0; i < code->instruction_count; i++) {
        const struct instruction *in = &code->instructions[i];
        if (in->op != OPCODE_LOAD_FAST && in->op != OPCODE_STORE_FAST)
            continue;
        int j = next_real(code, i + 1);
        if (j >= code->instruction_count || code->instructions[j].site.line != in->site.line || starts[j])
            continue;
        int next = code->instructions[j].op;
        if (in->op == OPCODE_LOAD_FAST && next == OPCODE_LOAD_FAST) {
            plain[i] = plain[j] = plain[i] || plain[j];
            i = j;
        } else if (in->op == OPCODE_STORE_FAST && next == OPCODE_LOAD_FAST) {
            plain[j] = true;
            i = j;
        } else if (in->op == OPCODE_STORE_FAST && next == OPCODE_STORE_FAST) {
            i = j;
        }
    }
}

void flow_mark_borrows(struct code *code) {
    int n = code->instruction_count;
    int *depths = stack_depths(code);
    bool *plain = memory_alloc((size_t)n + 1), *starts = memory_alloc((size_t)n + 1);
    struct ref *stack = memory_alloc(sizeof *stack * (size_t)(code->stack_size + 8));
    starts[0] = true;
    for (int i = 0; i < n; i++) {
        const struct instruction *in = &code->instructions[i];
        if (has_target(in->op))
            starts[in->arg] = true;
        if ((has_target(in->op) || ends_flow(in->op)) && i + 1 < n)
            starts[i + 1] = true;
    }
    for (int h = 0; h < code->handler_count; h++)
        starts[code->handlers[h].target] = true;
    mark_unsafe(code, plain);
    int depth = 0;
    for (int i = 0; i < n; i++) {
        if (depths[i] < 0)
            continue;
        if (starts[i]) {
            depth = depths[i];
            for (int k = 0; k < depth; k++)
                stack[k] = (struct ref){-1, -1};
        }
        depth = follow(code, i, stack, depth, plain);
        if (i + 1 == n || starts[i + 1]) /* what is still there when the block ends needs a reference of its own */
            for (int k = 0; k < depth; k++)
                if (stack[k].load >= 0)
                    plain[stack[k].load] = true;
    }
    pair_loads(code, starts, plain);
    for (int i = 0; i < n; i++)
        if (code->instructions[i].op == OPCODE_LOAD_FAST && !plain[i] && depths[i] >= 0)
            code->instructions[i].op = OPCODE_LOAD_FAST_BORROW;
    free(depths);
    free(plain);
    free(starts);
    free(stack);
}
