/* The virtual machine: frames, operands, calls, errors. Shared by the files of this room; not for other rooms, which
 * call run.h.
 *
 * Ownership. The operand stack holds temporaries; an entry may be `lent` (3.14 on: a local's reference used without one
 * of its own). A native function borrows its arguments and returns a value that the caller owns, or VALUE_NULL with an
 * exception set. "Owned" and "borrowed" below mean the same as in objects.h.
 *
 * Errors. vm->error is the exception being raised (owned), VALUE_NULL: none. vm->stopped: a limit was reached or
 * something lies outside what Heapscope runs; it looks like an error to every caller, but nothing catches it. */
#ifndef INTERPRETER_VM_H
#define INTERPRETER_VM_H
#include "code.h"
#include "collector.h"
#include "fault.h"
#include "objects.h"
#include "run.h"

struct vm;

/* Names of keyword arguments: the last `count` of the arguments are theirs. */
struct keywords {
    const value *names; /* interned texts, borrowed */
    int count;
};
typedef value native_function(struct vm *vm, const value *args, int count, const struct keywords *keywords);

/* A row of a table of native functions or methods. */
struct native {
    const char *name;
    native_function *function;
    int least, most;   /* arguments, self included; most -1: any number. The caller checks them, and that there are no
                          keywords, unless takes_keywords. */
    bool takes_keywords;
    bool is_python;    /* CPython's library has it in Python: an error in it has one frame more, which holds the arguments */
};

/* What code becomes once it is loaded: constants as values (owned), names interned. */
struct loaded_code {
    const struct code *code;
    value *constants;
    value *names;
    value *locals;     /* names of the local slots, interned */
    bool *has_frame;   /* to 3.10: the code keeps the frame of its first call for the next (a "zombie") */
    bool *called;      /* by instruction: whether this call was made before */
    const char *const *generator_fields; /* names of a generator's words, made when first asked for */
    const int *order;    /* the local slots as they die; a frame object holds them so */
    const char *const *frame_fields;     /* of a frame object, once it has taken the locals over; NULL ends them */
};

/* Words of a frame object: filled when its call ends and somebody still holds it. */
enum frame_word { FRAME_BACK, FRAME_FUNCTION /* to 3.10 its code alone */, FRAME_LOCALS };
enum function_word { FUNCTION_CODE, FUNCTION_GLOBALS, FUNCTION_NAME, FUNCTION_DEFAULTS, FUNCTION_KWDEFAULTS, FUNCTION_CLOSURE, FUNCTION_DOC, FUNCTION_DICT, FUNCTION_QUALNAME, FUNCTION_WORDS };
enum method_word { METHOD_FUNCTION, METHOD_SELF, METHOD_WORDS };
enum builtin_word { BUILTIN_INDEX, BUILTIN_SELF, BUILTIN_WORDS };
enum traceback_word { TRACEBACK_NEXT, TRACEBACK_FRAME, TRACEBACK_LINE, TRACEBACK_NAME, TRACEBACK_SITE, TRACEBACK_WORDS };
enum module_word { MODULE_NAME, MODULE_DICT, MODULE_WORDS };
enum slice_word { SLICE_START, SLICE_STOP, SLICE_STEP, SLICE_WORDS };
enum range_word { RANGE_START, RANGE_STOP, RANGE_STEP, RANGE_WORDS };
enum super_word { SUPER_TYPE, SUPER_OBJECT, SUPER_WORDS };
enum property_word { PROPERTY_GET, PROPERTY_SET, PROPERTY_DELETE, PROPERTY_DOC, PROPERTY_WORDS }; /* classmethod, staticmethod: PROPERTY_GET */
extern const char *const function_fields[], *const method_fields[], *const builtin_fields[], *const traceback_fields[], *const module_fields[],
    *const slice_fields[], *const range_fields[], *const super_fields[], *const property_fields[], *const cell_fields[], *const frame_fields[];
value native_value(struct vm *vm, const struct native *native, object_id type); /* a native function as an object; static */
/* gc.callbacks: the machine's hook (module_gc.c). */
void module_gc_callbacks(void *context, bool start, int generation, int64_t collected, int64_t uncollectable, int64_t candidates);

enum frame_return { RETURN_PUSH, RETURN_TO_NATIVE, RETURN_INSTANCE, RETURN_CLASS_BODY };

struct frame {
    const struct loaded_code *code;
    uint32_t base;          /* first local on the stack */
    uint32_t floor;         /* first operand */
    int ip;                 /* next instruction */
    object_id function;     /* owned; 0 for the module */
    object_id globals;      /* borrowed from the function (owned by the VM for the module) */
    object_id namespace;    /* module and class bodies: where names live (owned), else 0 */
    uint32_t number;        /* in the trace */
    int line;               /* of the statement being run, 0: none yet */
    bool statement_open;
    bool turns;             /* a while's body ended and its test is being asked again: 3.12 and 3.13 jump back after it */
    bool thrown;            /* a generator's: the error is to be raised where it goes on */
    bool leaving;           /* the call is over, its locals are dying */
    bool reraising;         /* the error is on its way already: this frame is in its traceback */
    object_id frame_object; /* made when asked for (owned), else 0 */
    object_id generator;    /* whose frame it is (borrowed), 0: none */
    enum frame_return returns;
    bool instance_to_native; /* RETURN_INSTANCE, and the class was called from native code */
    value instance;         /* RETURN_INSTANCE: what the call of a class gives (owned) */
    uint32_t caller_operands; /* operands of the caller to drop after the return (arguments copied, to 3.10) */
    uint16_t packed_values, packed_names; /* RETURN_INSTANCE: lengths of the tuple and of the dict that type_call made; 0: none */
    bool is_counted;        /* to 3.10: a call's frame is an object that counts */
    value handled;          /* a generator's frame: what its caller is handling, to go back to (owned) */
    bool caught;            /* 2.7: an exception was caught here, so when the call ends these are handled again (owned) */
    value handled_before, traceback_before;
};

/* A generator besides the references that its object holds. */
struct generator {
    object_id object;       /* of a free one: the next free one */
    const struct loaded_code *code;
    int ip, line;           /* where it goes on */
    uint32_t operands;      /* on its stack while it is suspended */
    enum generator_state { GENERATOR_CREATED, GENERATOR_SUSPENDED, GENERATOR_RUNNING, GENERATOR_DONE } state;
    bool is_counted;        /* to 3.10: its frame is an object that counts */
    value name, qualname;   /* interned */
};

struct known_names {
#define NAME(field, text) value field;
#include "names.def"
#undef NAME
};
struct known_types {
#define TYPE(field, text, base, kind) object_id field;
#include "types.def"
#undef TYPE
};

struct vm {
    struct heap heap;
    const struct profile *profile;
    struct run_options options;
    struct arena *arena;        /* of the program: code, messages */
    struct faults *faults;
    const char *file;           /* the program's name in tracebacks */
    const struct module *module;
    value *stack;
    bool *lent;                 /* beside stack */
    bool arguments_refused;     /* by a native: the error is its caller's */
    value suggestion_for;       /* the NameError to which `suggestion` belongs when it is printed; borrowed, only compared */
    bool suggestion_from_inside; /* an attribute of `self` was asked for where `self` is the local name */
    char suggestion[256];
    value scratch[256];         /* names of the keyword arguments of the call being made */
    struct generator *generators; /* what they are besides the references they hold; [0] is unused */
    size_t generator_count, generator_capacity;
    uint32_t generator_free;    /* first free one, linked by object; 0: none */
    uint32_t *generator_of;     /* by object id: index into generators */
    size_t generator_of_capacity;
    uint64_t native_steps;      /* of iterators of C code, for the limit on statements */
    value generator_value;      /* what a generator that just ended returned (owned), VALUE_NULL: none */
    size_t stack_capacity;
    uint32_t sp;                /* first free entry */
    struct frame *frames;
    size_t frame_count, frame_capacity;
    uint32_t frame_numbers;
    int native_depth;           /* nested vm_run */
    value error, handled;       /* owned; see above */
    value handled_traceback;    /* 2.7: no exception holds its own; owned */
    bool stopped;
    uint64_t statements;
    uint32_t *line_times;       /* executions of each line, for notes */
    int line_count;
    struct known_names names;
    struct known_types types;
    const struct code *program; /* the module's */
    value streams[2];           /* sys.stdout, sys.stderr, once sys was made */
    object_id builtins;         /* dict */
    object_id globals;          /* dict: __main__'s namespace */
    object_id modules[3];       /* gc, sys, weakref; static, 0: not made yet */
    object_id empty_tuple;
    struct native const **natives; /* by index: what a KIND_BUILTIN's field 0 says */
    size_t native_count, native_capacity;
    bool draws_iterator; /* iter() was called: the program holds this iterator itself, so it is drawn */
    struct loaded_code **loaded;
    size_t loaded_count, loaded_capacity;
    object_id *repr_stack;      /* containers whose repr is being made: [...] */
    size_t repr_count, repr_capacity;
    struct {
        enum { WAITS_NOTHING, WAITS_ONE, WAITS_LIST } state;
        size_t bytes;
        bool printed;           /* anything at all, yet */
    } waiting;                  /* sys.stdout's text that is not written yet (print_buffer.c) */
    bool newline_due, soft_space; /* 2.7: print is a statement: its value is dropped before the line ends; what is printed then stands on it */
    bool told_unraisable;    /* an error that is ignored was printed, or a warning */
    int composed;               /* map over zip over ...: how deep, in C */
    int closing;                /* generators that die inside one another's close */
    int nested;                 /* comparisons, texts of containers inside one another, in C */
};

/* --- Errors (exceptions.c) ------------------------------------------------------------------------------------------- */
/* Sets an exception of `type` with a message as its only argument. Always returns VALUE_NULL, so that one can
 * `return vm_raise(...)`. */
value vm_raise(struct vm *vm, object_id type, const char *format, ...) __attribute__((format(printf, 3, 4)));
/* The same with any value as the argument (steals), e.g. KeyError's key. */
value vm_raise_value(struct vm *vm, object_id type, value argument);
/* The same with an exception that is there already (steals). What is being handled becomes its context. */
value vm_raise_object(struct vm *vm, object_id exception);
/* The exception being handled: this frame's, or of those that called it; borrowed, VALUE_NULL: none. Source:
 * _PyErr_GetTopmostException. */
value vm_handled(struct vm *vm);
/* 2.7: `exception` (borrowed) is caught in the frame on top, and stays the one being handled until that call ends. Its traceback leaves
 * it for vm->handled_traceback. Source: set_exc_info, reset_exc_info in Python/ceval.c. */
void exception_caught(struct vm *vm, value exception);
void exception_let_go(struct vm *vm, struct frame *frame);  /* the call ends; runs Python code */
void exception_take_back(struct vm *vm, value exception);   /* raised again: it has its traceback as while it was on its way */
/* Stops the run: a limit, or something outside the subset; adds a fault at the current line. Returns VALUE_NULL. */
value vm_stop(struct vm *vm, const char *format, ...) __attribute__((format(printf, 2, 3)));
static inline bool vm_failed(const struct vm *vm) {
    return vm->error != VALUE_NULL || vm->stopped;
}
bool vm_error_is(struct vm *vm, object_id type);           /* the current error is an instance of type */
void vm_clear_error(struct vm *vm);                        /* forgets (and drops) it */
/* "Exception ignored in ..." on standard error, then forgets it. Source: PyErr_WriteUnraisable. `where`: the callable. */
void vm_write_unraisable(struct vm *vm, value where, const char *what); /* what: "calling deallocator" */
/* The traceback and last line of the current error, as Python prints an uncaught one. Keeps it. */
void vm_print_uncaught(struct vm *vm);
/* "Type: message", as the last line of a traceback. */
void exception_line(struct vm *vm, object_id exception, struct text *out);
object_id exception_new(struct vm *vm, object_id type, const value *args /* borrowed */, int count); /* owned; 0 failed */
void exception_add_traceback(struct vm *vm, struct frame *frame);
/* The same for a native that CPython's library has in Python; no code, so no line of a printed traceback. */
void exception_add_native_frame(struct vm *vm, const char *name, const value *args /* borrowed */, int count);
value frame_code(struct vm *vm, object_id object); /* of a frame object: an atom; VALUE_NULL: the module's */
object_id frame_materialize(struct vm *vm, struct frame *frame); /* the frame object; borrowed from the frame */

/* The current error gives way to a new one of `type`, of which it is the cause. words: a text (steals). Source: _PyErr_FormatVFromCause. */
void exception_become_cause(struct vm *vm, object_id type, value words);
bool raise_operands(struct vm *vm, int count);             /* RAISE */
int exception_matches(struct vm *vm, value exception, value type); /* 1, 0, -1 failed */
bool name_error_raise(struct vm *vm, value name);          /* always false */
void with_error(struct vm *vm, value manager, bool no_enter);

/* --- Running (vm.c, frames.c) ----------------------------------------------------------------------------------------- */
void vm_push(struct vm *vm, value v);                      /* steals */
value vm_run(struct vm *vm);                               /* the frame on top, until it returns; owned */
/* Counts the frame object that a call takes up to 3.10; before frame_push, as a collection may run. True: mark it so. */
bool frame_counts(struct vm *vm, const struct loaded_code *loaded);
void frame_give_back(struct vm *vm, const struct loaded_code *loaded);
void frame_object_dead(struct vm *vm, object_id object);
struct frame *frame_push(struct vm *vm, const struct loaded_code *code, object_id function /* steals */, object_id globals,
                         object_id namespace /* steals */, enum frame_return returns);
/* Locals die in the version's order, the function is dropped. */
void frame_pop(struct vm *vm);
static inline struct frame *vm_frame(struct vm *vm) {
    return vm->frame_count ? &vm->frames[vm->frame_count - 1] : NULL;
}
struct place local_place(const struct vm *vm, const struct frame *frame, uint32_t slot);
/* The items of a tuple among the constants, where nothing moves them. */
const value *loaded_tuple(struct vm *vm, value tuple);
/* Tells the trace that a local begins or ends to use its caller's reference. */
void local_borrowed(struct vm *vm, const struct frame *frame, uint32_t slot, value v, bool begins);
const struct loaded_code *code_load(struct vm *vm, const struct code *code);

/* --- Calls (call.c) --------------------------------------------------------------------------------------------------- */
/* Calls from native code: args borrowed; owned result or VALUE_NULL. Python code runs before it returns. */
value vm_call(struct vm *vm, value callable, const value *args, int count);
value vm_call_keywords(struct vm *vm, value callable, const value *args, int count, const struct keywords *keywords);
value vm_call_method(struct vm *vm, value object, value name, const value *args, int count); /* special: looked up on the type */
value call_special_method(struct vm *vm, value method, value object, const value *args, int count); /* one that special_find found */
/* CALL: callable, self or null, `count` arguments on the stack. Either pushes a Python frame (true; the loop goes on in
 * it), or has called and pushed the result (true), or failed (false). */
bool call_operands(struct vm *vm, int count, const struct keywords *keywords);
/* Whether CPython does the call that stands on the stack within its own instruction when it was made before: then a
 * collection that is due waits on. */
bool call_is_inlined(struct vm *vm, int count, int keywords, int next_op);

void call_unpack(struct vm *vm, uint32_t values, uint32_t names); /* the tuple and the dict of a class's arguments go (lengths; 0: none) */
void call_drop_operands(struct vm *vm, uint32_t count);    /* the topmost ones, in the version's order */
const char *native_prefix(struct vm *vm, value builtin);   /* "list." for a method of list, "" for a function */
bool descriptor_accepts(struct vm *vm, value builtin, const value *args, int count); /* the first argument is an instance of its class */
native_function object_new_native, object_init_native;
void class_takes_no_arguments(struct vm *vm, object_id class_object); /* raises */
value weakref_call(struct vm *vm, value weakref, int count);
bool call_spread(struct vm *vm, bool with_dict, bool fresh /* it was written { } */);           /* CALL_EX: callable null tuple (dict) */
value method_new(struct vm *vm, value function /* steals */, value self /* borrowed */);
bool build_class_operands(struct vm *vm, int count, const struct keywords *keywords); /* BUILD_CLASS */

/* --- Attributes (attributes.c): names interned ------------------------------------------------------------------------ */
object_id type_of(struct vm *vm, value v);                 /* the class; for plain values too */
object_id recursion_error(const struct vm *vm); /* RuntimeError in 2.7 */
bool is_old_style(struct vm *vm, value v); /* 2.7: an instance of a class without bases */
const char *type_name(struct vm *vm, value v);             /* as in messages */
value attribute_get(struct vm *vm, value object, value name);            /* owned, or AttributeError */
value attribute_find(struct vm *vm, value object, value name);           /* owned; VALUE_NULL without an error when missing */
bool attribute_set(struct vm *vm, value object, value name, value v);    /* v borrowed */
bool attribute_delete(struct vm *vm, value object, value name);
/* For a method call: *self is set when the function should get `object` as its first argument. Owned. */
value attribute_method(struct vm *vm, value object, value name, bool *bound);
value attribute_find_plain(struct vm *vm, value object, value name);     /* object.__getattribute__, as attribute_find */
bool attribute_set_plain(struct vm *vm, value object, value name, value v); /* object.__setattr__; v VALUE_NULL: __delattr__ */
/* What a class attribute (borrowed) becomes when asked for through `object` (VALUE_NULL: through the class itself). Owned. */
value attribute_bind(struct vm *vm, value v, value object, object_id class_object);
value attribute_error(struct vm *vm, value object, value name);          /* raises; VALUE_NULL */
bool attribute_set_error(struct vm *vm, value object, value name, bool deleting); /* raises; false */
/* What may have been meant (suggestions.c): noted when the error is raised (names are borrowed interned texts), told when it is printed. */
void suggestion_note_name(struct vm *vm, value name);
void suggestion_note_attribute(struct vm *vm, value object, value name); /* from 3.10 on the error holds both */
void suggestion_note_import(struct vm *vm, value module, value name);
void suggestion_add(struct vm *vm, object_id exception, struct text *out);
/* Code's own, and the code of the program's outermost lines (code_attributes.c): owned; VALUE_NULL without an error: none. */
value code_attribute(struct vm *vm, value code, const char *name);
bool is_callable(struct vm *vm, value v); /* what callable() tells */
value code_of_module(struct vm *vm);
/* What gc.get_referents gives for an object: adds them, owned, in the version's order (referents.c). */
void referents_add(struct vm *vm, object_id object, struct value_list *out);
/* A function's own (function_attributes.c): owned, VALUE_NULL without an error: none; v VALUE_NULL deletes. */
value function_attribute(struct vm *vm, object_id function, value name);
bool function_attribute_set(struct vm *vm, object_id function, value name, value v);
value property_error(struct vm *vm, value property, value object, const char *what);
value property_attribute(struct vm *vm, object_id property, const char *name); /* owned or VALUE_NULL, as attribute_find; these too: */
value frame_attribute(struct vm *vm, object_id frame, const char *name);
value generator_attribute(struct vm *vm, object_id generator, const char *name);
value version_info_attribute(struct vm *vm, object_id tuple, const char *name);
value builtin_bind(struct vm *vm, value builtin, value self);            /* a bound built-in method; owned */
value builtin_descriptor_get(struct vm *vm, value descriptor, value object); /* getset, member */
void exception_field_set(struct vm *vm, value object, value name, value v, bool *handled);
value special_find(struct vm *vm, value object, value name);             /* on the type only; borrowed, not bound; VALUE_NULL */

/* --- Values (operators.c, convert.c) ---------------------------------------------------------------------------------- */
int value_truth(struct vm *vm, value v);                   /* 1, 0, -1 failed */
value binary_op(struct vm *vm, enum operator_kind op, value a, value b, bool inplace); /* args borrowed, owned result */
value unary_op(struct vm *vm, enum operator_kind op, value a);
value compare_op(struct vm *vm, enum operator_kind op, value a, value b);
int value_compare(struct vm *vm, enum operator_kind op, value a, value b); /* as truth; what is identical is equal (PyObject_RichCompareBool) */
bool value_is(struct vm *vm, value a, value b);
int value_contains(struct vm *vm, value container, value v);
value subscript_get(struct vm *vm, value object, value index);
bool subscript_set(struct vm *vm, value object, value index, value v);    /* borrowed */
bool subscript_delete(struct vm *vm, value object, value index);
bool value_repr(struct vm *vm, value v, struct text *out); /* false: failed */
/* A collection that is due runs here too, from 3.12 on: wherever a text is asked for. Source: PyErr_CheckSignals, called by
 * PyObject_Repr and PyObject_Str. */
void check_signals(struct vm *vm);
bool value_str(struct vm *vm, value v, struct text *out);
bool value_format(struct vm *vm, value v, const char *spec, size_t length, struct text *out);
bool value_ascii(struct vm *vm, value v, struct text *out);
value percent_format(struct vm *vm, value format, value args);
bool value_index(struct vm *vm, value v, int64_t *index);  /* an int, or TypeError "... cannot be interpreted as an integer" */
/* Bounds of a slice for a sequence of `length`: PySlice_Unpack and PySlice_AdjustIndices. *count: how many items. */
bool slice_indices(struct vm *vm, object_id slice, int64_t length, int64_t *start, int64_t *stop, int64_t *step, int64_t *count);
bool key_hash(struct vm *vm, value v);                     /* false, with TypeError: unhashable type */
bool dict_key_hash(struct vm *vm, value v);                /* the same in the words of 3.14: cannot use ... as a dict key */
bool set_member_hash(struct vm *vm, value v);              /* ... as a set element */
int value_equal_hook(void *vm, value a, value b);          /* heap_hooks.equal, .hash */
bool value_hash_hook(void *vm, value v, int64_t *hash);
value text_value(struct vm *vm, struct text *text);        /* a new text; destroys the builder */

/* --- Iteration (iterators.c) ------------------------------------------------------------------------------------------ */
value iterator_of(struct vm *vm, value v);                 /* owned, or TypeError */
/* The next item, owned; VALUE_NULL at the end (no error) or on failure (vm_failed). */
value iterator_next(struct vm *vm, value iterator);
/* All items of an iterable, owned by the caller in *out (free(out->items), decref each); false: failed, *out empty. */
bool iterate_all(struct vm *vm, value iterable, struct value_list *out);
bool iterate_asking(struct vm *vm, value iterable, struct value_list *out); /* with length_hint before the first item */
bool length_hint(struct vm *vm, value v); /* asks a __len__ or __length_hint__ of the program; false: it failed (a TypeError does not) */
bool length_ask(struct vm *vm, value v);  /* __len__ alone */
void values_drop(struct vm *vm, struct value_list *values); /* first to last */
/* What range, map, keys() and the like made (stolen, may be VALUE_NULL): in 2.7 a list of it, else itself. */
value lazy_or_list(struct vm *vm, value made);

/* --- Generators (generators.c) ---------------------------------------------------------------------------------------- */
value generator_new(struct vm *vm);                        /* takes the frame on top over; owned */
value generator_return(struct vm *vm, value v /* steals */); /* the frame on top is a generator's and is done: VALUE_NULL, StopIteration's value kept */
value generator_result(struct vm *vm);                     /* that value, owned */
void generator_unwind(struct vm *vm);                      /* the same for an error that leaves it */
value generator_delegate(struct vm *vm, value iterator, value sent /* steals */); /* yield from: one step, as iterator_next */
value generator_send(struct vm *vm, object_id generator, value v, bool raise); /* v borrowed; as iterator_next; raise: vm->error is thrown in */
void generator_yield(struct vm *vm);                       /* suspends the frame on top (its value is on the stack) */
void generator_finalize(struct vm *vm, object_id generator); /* close(), as __del__ does */
void generator_dead(struct vm *vm, object_id generator);

/* --- Classes (classes.c) ---------------------------------------------------------------------------------------------- */
/* steals namespace and tuple, the bases as a tuple (0: none was made yet) */
value class_build(struct vm *vm, value name, object_id namespace, object_id tuple, const value *bases, int base_count, const struct keywords *keywords);
/* Tells __set_name__ and __init_subclass__ (class_hooks.c). */
bool class_announce(struct vm *vm, object_id class_object, const struct keywords *keywords);
value super_get(struct vm *vm, object_id super, value name);

const char *module_name(struct vm *vm, value module);
/* Tells the trace what a definition is called. */
void object_named(struct vm *vm, object_id object, const char *name);

/* --- Set-up (setup.c, builtins*.c, methods_*.c, module_*.c) ------------------------------------------------------------- */
void vm_init(struct vm *vm, const struct profile *profile, const struct run_options *options, struct arena *arena, struct faults *faults);
void vm_destroy(struct vm *vm);
/* Registers a table (ended by a null name): as functions of a dict, or as methods of a class. */
void natives_add(struct vm *vm, object_id dict, const struct native *table);
void natives_add_methods(struct vm *vm, object_id class_object, const struct native *table);
const struct native *native_of(struct vm *vm, object_id builtin);
void builtins_init(struct vm *vm);
void methods_list_init(struct vm *vm);   /* and tuple */
void methods_dict_init(struct vm *vm);
void methods_set_init(struct vm *vm);
void methods_str_init(struct vm *vm);
void methods_number_init(struct vm *vm); /* int, float, bool */
void methods_object_init(struct vm *vm); /* object, type, functions, property, exceptions */
void iterators_init(struct vm *vm);
void generators_init(struct vm *vm);
object_id module_gc_new(struct vm *vm);
object_id module_sys_new(struct vm *vm);
void streams_add(struct vm *vm, object_id dict); /* streams.c: sys.stdout, sys.stderr */
object_id module_weakref_new(struct vm *vm);
value module_import(struct vm *vm, value name);            /* owned */
void vm_write(struct vm *vm, int stream, const char *bytes, size_t length); /* and the trace's output event */
/* Arguments of natives. */
bool arguments_none_named(struct vm *vm, const char *function, const struct keywords *keywords);
/* The value of keyword `name` among args, or VALUE_NULL; borrowed. Positional arguments are args[0 .. count - keywords->count). */
value keyword_find(const struct keywords *keywords, const value *args, int count, value name);
#endif
