/* The object graph of a scenario becomes objects of the heap, before the program's first line.
 * For: run.c. Not for: checking it; the scenario room has done that. */
#ifndef INTERPRETER_GRAPH_IMAGE_H
#define INTERPRETER_GRAPH_IMAGE_H
#include "vm.h"

/* Nothing for a scenario without a heap. Names become names of the main namespace; what a refcount exceeds the graph's
 * own references by is held from outside. O(objects + references). */
void graph_image_make(struct vm *vm, const struct scenario *scenario);
#endif
