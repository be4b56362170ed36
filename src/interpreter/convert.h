/* Texts of objects, shared by convert.c and repr.c. Not for: other files; they use vm.h. */
#ifndef INTERPRETER_CONVERT_H
#define INTERPRETER_CONVERT_H
#include "operators.h"

/* "__main__.Node" of a class; built-in ones have no module before them. */
void class_full_name(struct vm *vm, object_id class_object, struct text *out);
/* repr() of objects that hold others in brackets: list, tuple, dict, sets, views. */
bool container_repr(struct vm *vm, object_id object, struct text *out);
/* repr() of every other object of a built-in kind, exceptions too. */
bool object_repr(struct vm *vm, object_id object, struct text *out);
bool exception_str(struct vm *vm, object_id exception, struct text *out); /* whatever a class of the program says */
bool is_exception_object(const struct vm *vm, value v);
#endif
