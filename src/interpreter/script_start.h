/* Where `python3 FILE` stands when the program's first line runs: the counters of the generations, and where the main
 * namespace lies. Compiling the file and importing modules allocate too, so both depend on the program.
 * For: run.c. Not for: --no-exit, whose twin (tests/conformance/oracle.py) makes a namespace of its own just before.
 * An estimate, near enough to tell whether a young collection has run before the program's own objects are made; that
 * decides their order at the exit. Measured, see docs/fidelity.md. */
#ifndef INTERPRETER_SCRIPT_START_H
#define INTERPRETER_SCRIPT_START_H
#include "vm.h"

/* Sets the counters, and moves the main namespace. To be called before the first line. O(instructions). */
void script_start(struct vm *vm, const struct code *code);
#endif
