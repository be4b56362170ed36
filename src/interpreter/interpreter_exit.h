/* The interpreter's exit: what dies after the last statement, and in what order.
 * For: run.c, once the module's frame is gone. Not for: freeing the simulated heap's own memory (vm_destroy, which runs
 * nothing).
 * Needs no life of its own: one call. Afterwards no more of the program's code runs. */
#ifndef INTERPRETER_INTERPRETER_EXIT_H
#define INTERPRETER_INTERPRETER_EXIT_H
#include "vm.h"

/* What the end of the last statement means: vm->error is printed as Python prints what nobody caught, and kept. With
 * SystemExit nothing is printed but a text it was given, the exception is dropped, and its status goes to
 * options.exit_status. Source: handle_system_exit (pythonrun.c). */
enum run_status interpreter_result(struct vm *vm);

/* Takes the program down as Py_FinalizeEx does, in a span EXIT_BEGIN .. EXIT_END. vm->error: the exception nobody
 * caught, printed already (owned, dropped here); VALUE_NULL: none. vm->globals is 0 afterwards. Errors of finalizers
 * are printed and forgotten; a limit leaves vm->stopped. What is still alive afterwards is never freed, as in CPython
 * no __del__ of it can print any more.
 * Source: Py_FinalizeEx, finalize_modules (pylifecycle.c), in 3.6 to 3.8 PyImport_Cleanup (import.c). */
void interpreter_exit(struct vm *vm);
#endif
