/* What each option does with its value.
 * For: the table in options.c. Not for: anything else.
 * Each returns false with one line in `problem` when the value makes no sense; `value` is NULL for an option that takes
 * none. */
#ifndef APP_OPTION_VALUES_H
#define APP_OPTION_VALUES_H
#include "options.h"

typedef bool option_setter(struct options *options, const char *value, struct text *problem);

option_setter option_at, option_output, option_python, option_steps, option_no_exit, option_size, option_scale,
    option_theme, option_fullscreen, option_lang, option_max_statements, option_max_objects, option_max_depth,
    option_max_record, option_help, option_version, option_film_steps, option_from, option_to, option_fps, option_speed,
    option_teacher, option_no_answers;
#endif
