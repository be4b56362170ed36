/* The loop that runs stack code. Each case is as short as its CPython twin (Python/bytecodes.c); what is longer stands in
 * a file of its own. */
#include "opcodes.h"
#include "operators.h"
#include "variables.h"
#include "wording.h"

enum { NATIVE_NESTING = 300 /* Python called from native code called from Python ...: C stack is bounded by this */ };

static void begin_statement(struct vm *vm, struct frame *frame, int line) {
    struct trace *trace = vm->heap.trace;
    frame->line = line;
    if (trace) {
        if (frame->statement_open)
            trace_emit(trace, (struct event){.kind = EVENT_STATEMENT_END, .owner = frame->number});
        uint32_t times = line <= vm->line_count ? ++vm->line_times[line] : 0;
        trace_emit(trace, (struct event){.kind = EVENT_STATEMENT_BEGIN, .line = (uint32_t)line, .owner = frame->number, .slot = times});
        frame->statement_open = true;
    }
    if (vm->options.check)
        heap_check(&vm->heap);
    if (++vm->statements > vm->options.max_statements)
        vm_stop(vm, "stopped at the limit of %llu statements; if the program is meant to run that long, raise it with --max-statements",
                (unsigned long long)vm->options.max_statements);
    else if ((vm->statements & 1023) == 0 && vm->options.interrupted && vm->options.interrupted(vm->options.interrupted_context))
        vm_stop(vm, "interrupted");
    else if (vm->heap.limit_hit)
        vm_stop(vm, "stopped at the limit of %u living objects; if the program is meant to make that many, raise it with --max-objects", vm->heap.live_limit);
}

static bool for_iter(struct vm *vm, struct frame *frame, int target) {
    value v = iterator_next(vm, TOP(1));
    if (v != VALUE_NULL) {
        stack_push(vm, v);
        return true;
    }
    if (vm_failed(vm))
        return false;
    stack_drop(vm);
    vm_frame(vm)->ip = target;
    (void)frame;
    return true;
}

value vm_run(struct vm *vm) {
    struct heap *heap = &vm->heap;
    const struct profile *profile = vm->profile;
    bool lends = profile->borrows_locals;
    size_t entry = vm->frame_count;
    if (vm->native_depth >= NATIVE_NESTING) {
        vm_raise(vm, recursion_error(vm), "maximum recursion depth exceeded");
        if (vm_frame(vm)->generator)
            generator_unwind(vm);
        else
            handler_unwind_frame(vm);
        return VALUE_NULL;
    }
    vm->native_depth++;
    bool thrown = vm_frame(vm)->thrown;
    vm_frame(vm)->thrown = false;
    struct keywords keywords = {0}, no_keywords = {0};
    for (;;) {
        struct frame *frame = vm_frame(vm);
        if (thrown) {
            thrown = false;
            goto raise;
        }
        const struct instruction *in = &frame->code->code->instructions[frame->ip++];
        int arg = in->arg;
        bool good = true;
        switch ((enum opcode)in->op) {
        case OPCODE_NOP: case OPCODE_SETUP_ANNOTATIONS:
            break;
        case OPCODE_STATEMENT:
            begin_statement(vm, frame, arg);
            good = !vm->stopped;
            break;
        case OPCODE_LOAD_CONST: {
            value v = frame->code->constants[arg];
            bool lend = lends && value_is_object(v);
            vm->lent[vm->sp] = lend;
            vm->stack[vm->sp++] = v;
            if (!lend)
                heap_incref(heap, v);
            break;
        }
        case OPCODE_LOAD_FAST: good = variable_load_fast(vm, frame, arg, false); break;
        case OPCODE_LOAD_FAST_BORROW: good = variable_load_fast(vm, frame, arg, lends); break;
        case OPCODE_STORE_FAST: variable_store_fast(vm, frame, arg); break;
        case OPCODE_DELETE_FAST: good = variable_delete_fast(vm, frame, arg); break;
        case OPCODE_CLEAR_FAST: variable_clear_fast(vm, frame, arg); break;
        case OPCODE_LOAD_NAME: good = variable_load_name(vm, frame, frame->code->names[arg]); break;
        case OPCODE_STORE_NAME: {
            object_id namespace = frame->namespace;
            dict_set_name(heap, namespace, frame->code->names[arg], stack_pop(vm));
            break;
        }
        case OPCODE_DELETE_NAME:
            if (!dict_delete_name(heap, frame->namespace, frame->code->names[arg]))
                good = name_error_raise(vm, frame->code->names[arg]);
            break;
        case OPCODE_LOAD_GLOBAL: good = variable_load_found(vm, variable_global(vm, frame, frame->code->names[arg]), frame->code->names[arg]); break;
        case OPCODE_STORE_GLOBAL: dict_set_name(heap, frame->globals, frame->code->names[arg], stack_pop(vm)); break;
        case OPCODE_DELETE_GLOBAL:
            if (!dict_delete_name(heap, frame->globals, frame->code->names[arg]))
                good = name_error_raise(vm, frame->code->names[arg]);
            break;
        case OPCODE_LOAD_DEREF: good = variable_load_deref(vm, frame, arg); break;
        case OPCODE_LOAD_CLASSDEREF: {
            value v = dict_get_name(heap, frame->namespace, frame->code->locals[arg]);
            good = v != VALUE_NULL ? variable_load_found(vm, v, frame->code->locals[arg]) : variable_load_deref(vm, frame, arg);
            break;
        }
        case OPCODE_STORE_DEREF: field_set(heap, variable_cell(vm, frame, arg), 0, stack_pop(vm)); break;
        case OPCODE_DELETE_DEREF: {
            if (field_get(heap, variable_cell(vm, frame, arg), 0) == VALUE_NULL)
                good = variable_load_deref(vm, frame, arg);
            else
                heap_decref(heap, field_take(heap, variable_cell(vm, frame, arg), 0));
            break;
        }
        case OPCODE_LOAD_CLOSURE:
            heap_incref(heap, variable_cell(vm, frame, arg));
            stack_push(vm, variable_cell(vm, frame, arg));
            break;
        case OPCODE_MAKE_CELL: variable_make_cell(vm, frame, arg); break;
        case OPCODE_POP_TOP: stack_drop(vm); break;
        case OPCODE_COPY:
            vm->lent[vm->sp] = vm->lent[vm->sp - (uint32_t)arg];
            vm->stack[vm->sp] = TOP((uint32_t)arg);
            if (!vm->lent[vm->sp])
                heap_incref(heap, vm->stack[vm->sp]);
            vm->sp++;
            break;
        case OPCODE_SWAP: {
            if (profile->stores_turn && variable_stores_turn(frame, arg)) {
                variable_store_turned(vm, arg);
                break;
            }
            stack_swap(vm, arg);
            break;
        }
        case OPCODE_LOAD_ATTR: good = stack_replace(vm, 1, attribute_get(vm, TOP(1), frame->code->names[arg])); break;
        case OPCODE_LOAD_METHOD: {
            bool bound = false;
            value method = attribute_method(vm, TOP(1), frame->code->names[arg], &bound);
            if (method == VALUE_NULL) {
                good = false;
            } else if (bound) { /* method self */
                if (profile->special_methods_bound) { /* 3.6 makes the bound method, and lets it go before the call */
                    enum kind kind = heap->kind[method] == KIND_BUILTIN ? KIND_BUILTIN : KIND_METHOD;
                    heap_passing_begin(heap, kind, 0);
                    heap_passing_end(heap, kind, 0);
                }
                vm->stack[vm->sp] = TOP(1);
                vm->lent[vm->sp] = vm->lent[vm->sp - 1];
                TOP(1) = method;
                vm->lent[vm->sp - 1] = false;
                vm->sp++;
            } else {
                stack_replace(vm, 1, method);
                stack_push(vm, VALUE_NULL);
            }
            break;
        }
        case OPCODE_PUSH_NULL: stack_push(vm, VALUE_NULL); break;
        case OPCODE_STORE_ATTR: {
            good = attribute_set(vm, TOP(1), frame->code->names[arg], TOP(2));
            if (!profile->operators_drop_right_first && !profile->is_python_2)
                stack_swap(vm, 2); /* 3.6 to 3.13: the value goes first, then the object */
            stack_drop(vm);
            stack_drop(vm);
            break;
        }
        case OPCODE_DELETE_ATTR:
            good = attribute_delete(vm, TOP(1), frame->code->names[arg]);
            stack_drop(vm);
            break;
        case OPCODE_BINARY_OP: 
            good = stack_operated(vm, profile->binary_drops_right_first, binary_op(vm, (enum operator_kind)(arg & ~INPLACE), TOP(2), TOP(1), arg & INPLACE));
            break;
        case OPCODE_UNARY_OP: good = stack_replace(vm, 1, unary_op(vm, (enum operator_kind)arg, TOP(1))); break;
        case OPCODE_COMPARE_OP: 
            good = stack_operated(vm, profile->operators_drop_right_first, compare_op(vm, (enum operator_kind)arg, TOP(2), TOP(1)));
            break;
        case OPCODE_BINARY_SUBSCR: good = stack_operated(vm, profile->binary_drops_right_first, subscript_get(vm, TOP(2), TOP(1))); break;
        case OPCODE_STORE_SUBSCR:
            good = subscript_set(vm, TOP(2), TOP(1), TOP(3));
            if (profile->operators_drop_right_first)
                stack_drop_many(vm, 3);
            else
                stack_drop_from_below(vm, 3);
            break;
        case OPCODE_DELETE_SUBSCR:
            good = subscript_delete(vm, TOP(2), TOP(1));
            if (profile->operators_drop_right_first)
                stack_drop_many(vm, 2);
            else
                stack_drop_from_below(vm, 2);
            break;
        case OPCODE_BUILD_SLICE: {
            value fields[SLICE_WORDS] = {VALUE_NONE, VALUE_NONE, VALUE_NONE};
            for (int i = arg; i-- > 0;)
                fields[i] = stack_pop(vm);
            heap->birth_flags |= OBJECT_IS_INTERNAL; /* x[1:3]: nobody asked for an object */
            stack_push(vm, fields_new(heap, KIND_SLICE, vm->types.slice, SLICE_WORDS, fields, slice_fields, true, true));
            break;
        }
        case OPCODE_BUILD_LIST: display_sequence(vm, arg, true); break;
        case OPCODE_BUILD_WALKED:
            if (arg == 0 && profile->walks_tuples) { /* a constant */
                heap_incref(heap, vm->empty_tuple);
                stack_push(vm, vm->empty_tuple);
            } else {
                display_sequence(vm, arg, !profile->walks_tuples);
            }
            break;
        case OPCODE_BUILD_TUPLE: display_sequence(vm, arg, false); break;
        case OPCODE_BUILD_SET: good = display_set(vm, arg); break;
        case OPCODE_BUILD_CONSTANT_SET: good = display_constant_set(vm, arg); break;
        case OPCODE_BUILD_MAP: good = display_map(vm, arg); break;
        case OPCODE_BUILD_STRING: good = display_string(vm, arg); break;
        case OPCODE_FORMAT_VALUE: good = display_formatted(vm, arg); break;
        case OPCODE_LIST_EXTEND:
            good = display_spread_whole(vm, arg) || (spread_fits(vm, arg) && display_extend_list(vm, TOP((uint32_t)(arg & 0xFF) + 1), TOP(1), arg));
            stack_drop(vm);
            break;
        case OPCODE_LIST_APPEND: {
            value v = stack_pop(vm);
            list_append(heap, TOP((uint32_t)arg), v);
            break;
        }
        case OPCODE_SET_ADD:
            good = display_put_member(vm, TOP((uint32_t)arg + 1), TOP(1));
            stack_drop(vm);
            break;
        case OPCODE_SET_UPDATE:
            good = display_extend_set(vm, TOP((uint32_t)arg + 1), TOP(1));
            stack_drop(vm);
            break;
        case OPCODE_MAP_ADD: {
            value dict = TOP((uint32_t)arg + 2), v = stack_pop(vm);
            good = display_put_key(vm, dict, TOP(1), v);
            stack_drop(vm);
            break;
        }
        case OPCODE_DICT_UPDATE: case OPCODE_DICT_MERGE:
            good = display_extend_dict(vm, TOP((uint32_t)arg + 1), TOP(1), in->op == OPCODE_DICT_MERGE);
            stack_drop(vm);
            break;
        case OPCODE_LIST_TO_TUPLE: display_list_to_tuple(vm); break;
        case OPCODE_UNPACK_SEQUENCE:
            good = unpack_sequence(vm, arg);
            if (good && profile->constant_stores_turn && (arg == 2 || arg == 3) && in[-1].op == OPCODE_LOAD_CONST && variable_stores_turn(frame, arg)) {
                stack_swap(vm, arg); /* 3.14 folds constants only after the swaps are gone */
                variable_store_turned(vm, arg);
            }
            break;
        case OPCODE_UNPACK_EX: good = unpack_starred(vm, arg); break;
        case OPCODE_KW_NAMES: {
            value names = frame->code->constants[arg];
            keywords.count = (int)sequence_length(heap, names);
            keywords.names = loaded_tuple(vm, names);
            break;
        }
        case OPCODE_CALL: {
            bool inlined = heap->pending && frame->code->called[frame->ip] && call_is_inlined(vm, arg, keywords.count, in[1].op);
            frame->code->called[frame->ip] = true;
            if (inlined)
                heap->pending = false; /* no point at which it may run */
            good = call_operands(vm, arg, keywords.count ? &keywords : &no_keywords);
            heap->pending |= inlined;
            keywords.count = 0;
            break;
        }
        case OPCODE_CALL_EX: good = call_spread(vm, arg & 1, arg & 2); break;
        case OPCODE_JUMP: frame->ip = arg; break;
        case OPCODE_JUMP_BACKWARD:
            frame->ip = arg;
            if (frame->turns)
                break;
            heap_run_pending(heap);
            good = !vm_failed(vm);
            break;
        case OPCODE_RESUME:
            heap_run_pending(heap);
            good = !vm_failed(vm);
            break;
        case OPCODE_LOOP_TURN: frame->turns = profile->while_tests_below; break;
        case OPCODE_LOOP_TESTED:
            if (frame->turns && arg) {
                heap_run_pending(heap);
                good = !vm_failed(vm);
                frame = vm_frame(vm);
            }
            frame->turns = false;
            break;
        case OPCODE_POP_JUMP_IF_FALSE: case OPCODE_POP_JUMP_IF_TRUE: {
            int truth = value_truth(vm, TOP(1));
            stack_drop(vm);
            good = truth >= 0;
            if (truth == (in->op == OPCODE_POP_JUMP_IF_TRUE))
                vm_frame(vm)->ip = arg;
            break;
        }
        case OPCODE_JUMP_IF_FALSE_OR_POP: case OPCODE_JUMP_IF_TRUE_OR_POP: {
            value copy = fact(vm->profile, FACT_AND_COPIES) && vm->heap.kind[value_is_object(TOP(1)) ? TOP(1) : 0] == KIND_INSTANCE ? TOP(1) : VALUE_NULL;
            heap_incref(heap, copy);
            int truth = value_truth(vm, TOP(1));
            heap_decref(heap, copy);
            good = truth >= 0;
            if (good && truth == (in->op == OPCODE_JUMP_IF_TRUE_OR_POP))
                vm_frame(vm)->ip = arg;
            else
                stack_drop(vm);
            break;
        }
        case OPCODE_GET_ITER: case OPCODE_GET_YIELD_FROM_ITER:
            good = stack_replace(vm, 1, iterator_of(vm, TOP(1)));
            if (good && arg && vm->profile->comprehensions_ask_twice)
                good = stack_replace(vm, 1, iterator_of(vm, TOP(1)));
            break;
        case OPCODE_FOR_ITER: good = for_iter(vm, frame, arg); break;
        case OPCODE_MAKE_FUNCTION: good = display_function(vm, frame, arg); break;
        case OPCODE_BUILD_CLASS:
            good = build_class_operands(vm, arg, keywords.count ? &keywords : &no_keywords);
            keywords.count = 0;
            break;
        case OPCODE_RETURN_VALUE: {
            value result;
            bool is_generator = frame->generator != 0;
            if (is_generator) {
                result = generator_return(vm, stack_pop(vm));
                vm->native_depth--;
                return result;
            }
            if (!frame_leave(vm, &result)) {
                vm->native_depth--;
                return result;
            }
            good = result != VALUE_NULL;
            break;
        }
        case OPCODE_RETURN_GENERATOR: {
            bool to_native = frame->returns == RETURN_TO_NATIVE || frame->instance_to_native;
            value generator = generator_new(vm);
            if (to_native) {
                vm->native_depth--;
                return generator;
            }
            good = generator != VALUE_NULL;
            if (good)
                stack_push(vm, generator);
            break;
        }
        case OPCODE_YIELD_VALUE: {
            value yielded = stack_pop(vm);
            generator_yield(vm);
            vm->native_depth--;
            return yielded;
        }
        case OPCODE_YIELD_FROM: { /* iterator sent */
            value sent = stack_pop(vm);
            value item = generator_delegate(vm, TOP(1), sent);
            if (item != VALUE_NULL) { /* passed on; comes back to this instruction */
                frame = vm_frame(vm);
                frame->ip--;
                generator_yield(vm);
                vm->native_depth--;
                return item;
            }
            good = !vm_failed(vm);
            if (good) { /* exhausted: its result takes the iterator's place */
                value result = generator_result(vm);
                stack_replace(vm, 1, result);
            }
            break;
        }
        case OPCODE_IMPORT_NAME: {
            value module = module_import(vm, frame->code->names[arg]);
            good = module != VALUE_NULL;
            if (good)
                stack_push(vm, module);
            break;
        }
        case OPCODE_IMPORT_FROM: {
            value v = attribute_find(vm, TOP(1), frame->code->names[arg]);
            good = v != VALUE_NULL;
            if (good)
                stack_push(vm, v);
            else if (!vm_failed(vm))
                vm_raise(vm, vm->types.ImportError, WORDING_FOR(vm, NAME_NOT_IMPORTED), frame->code->code->names[arg],
                         module_name(vm, TOP(1))), suggestion_note_import(vm, TOP(1), frame->code->names[arg]);
            break;
        }
        case OPCODE_LOAD_ASSERTION_ERROR: stack_push(vm, vm->types.AssertionError); break;
        case OPCODE_RAISE: good = raise_operands(vm, arg); break;
        case OPCODE_PUSH_EXC_INFO: handler_begin(vm, arg); break;
        case OPCODE_POP_EXCEPT: handler_end(vm); break;
        case OPCODE_CHECK_EXC_MATCH: good = handler_matches(vm); break;
        case OPCODE_RERAISE:
            vm->error = stack_pop(vm);
            exception_take_back(vm, vm->error);
            good = false;
            frame->reraising = true;
            break;
        case OPCODE_BEFORE_WITH: good = handler_before_with(vm); break;
        case OPCODE_WITH_EXCEPT_START: good = handler_with_exit(vm); break;
        case OPCODE_COUNT: break;
        }
        if (good)
            continue;
    raise:
        /* An error: through the frames of this loop until a handler takes it. */
        for (;;) {
            frame = vm_frame(vm);
            if (vm->error != VALUE_NULL && !frame->reraising)
                exception_add_traceback(vm, frame);
            frame = vm_frame(vm);
            frame->reraising = false;
            if (handler_find(vm, frame))
                break;
            bool is_generator = frame->generator != 0;
            if (is_generator)
                generator_unwind(vm);
            bool goes_on = !is_generator && handler_unwind_frame(vm);
            if (!goes_on || vm->frame_count < entry) {
                vm->native_depth--;
                return VALUE_NULL;
            }
        }
    }
}
