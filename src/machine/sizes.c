/* One row for each CPython, measured by sys.getsizeof on 64-bit builds. */
#include "sizes.h"

/* A later designator wins over one in the macro: that is the point. */
#if defined(__clang__)
#pragma clang diagnostic ignored "-Winitializer-overrides"
#else
#pragma GCC diagnostic ignored "-Woverride-init"
#endif

/* clang-format off */
#define GROWTH_2_7 .dict_growth = 4, .set_fill = 3, .set_mask = 2, .set_more = 2, .set_reuses_dummies = true, .set_sheds_fifths = true
#define GROWTH_3_6 .dict_growth = 2, .dict_cleared_bare = true, .set_fill = 3, .set_mask = 2, \
                   .set_reuses_dummies = true, .set_sheds_fifths = true
#define GROWTH_3_7 .dict_growth = 3, .dict_cleared_bare = true, .set_fill = 5, .set_mask = 3, \
                   .set_reuses_dummies = true
#define GROWTH_3_8 GROWTH_3_7, .dict_born_bare = true
#define GROWTH_3_9 GROWTH_3_8, .list_rounds_to_four = true
#define GROWTH_3_10 GROWTH_3_9, .list_extends_exactly = true, .dict_rounds_oddly = true
#define GROWTH_3_11 GROWTH_3_10, .dict_text_tables = true
#define GROWTH_3_13 GROWTH_3_9, .list_extends_exactly = true, .dict_text_tables = true
#define GROWTH_3_14 GROWTH_3_13, .list_never_shrunk = 32

#define KINDS(function, builtin, method, module, cell, weakref, iterator, range, slice, generator, frame, traceback,    \
              descriptor, super, class)                                                                                  \
    .kinds = {[KIND_FUNCTION] = function, [KIND_BUILTIN] = builtin, [KIND_METHOD] = method, [KIND_MODULE] = module,      \
              [KIND_CELL] = cell, [KIND_WEAKREF] = weakref, [KIND_ITERATOR] = iterator, [KIND_RANGE] = range,            \
              [KIND_SLICE] = slice, [KIND_GENERATOR] = generator, [KIND_FRAME] = frame,                                  \
              [KIND_TRACEBACK] = traceback, [KIND_DESCRIPTOR] = descriptor, [KIND_SUPER] = super, [KIND_CLASS] = class}

const struct sizes sizes_2_7 = {GROWTH_2_7, .gc_header = 32, .list = 72, .tuple = 56, .set = 232, .dict = 280,
    .text_ascii = 37, .integer_zero = 24, .dict_slot = 8, .weakref_slot = 8, .exception = 72, .code = 128,
    .class_built_in = 872, KINDS(120, 72, 80, 56, 56, 88, 64, 96, 72, 80, 448, 72, 72, 72, 904)};
#define TEXT_3_6 .text_ascii = 49, .text_wide = {73, 74, 76}, .integer_zero = 24, .integer_digit = 4
#define TEXT_3_12 .text_ascii = 41, .text_wide = {57, 58, 60}, .integer_zero = 28, .integer_digit = 4
const struct sizes sizes_3_6 = {GROWTH_3_6, .gc_header = 32, .list = 72, .tuple = 56, .set = 232, .dict = 80, .dict_keys = 40,
    TEXT_3_6, .dict_slot = 8, .weakref_slot = 8, .exception = 96, .code = 144,
    .class_built_in = 400, KINDS(144, 80, 72, 88, 56, 88, 64, 48, 72, 96, 496, 72, 80, 72, 1064)};
const struct sizes sizes_3_7 = {GROWTH_3_7, .gc_header = 32, .list = 72, .tuple = 56, .set = 232, .dict = 80, .dict_keys = 40,
    TEXT_3_6, .dict_slot = 8, .weakref_slot = 8, .exception = 96, .code = 144,
    .class_built_in = 400, KINDS(144, 80, 72, 88, 56, 88, 64, 48, 72, 128, 456, 72, 80, 72, 1064)};
#define BASE_3_8 .gc_header = 16, .list = 56, .set = 216, .dict = 64
const struct sizes sizes_3_8 = {GROWTH_3_8, BASE_3_8, .tuple = 40, .dict_keys = 40, TEXT_3_6, .dict_slot = 8, .weakref_slot = 8,
    .exception = 80, .code = 176, .class_built_in = 416,
    KINDS(136, 72, 64, 72, 40, 72, 48, 48, 56, 112, 440, 56, 64, 56, 1064)};
const struct sizes sizes_3_9 = {GROWTH_3_9, .set_reuses_dummies = false, BASE_3_8, .tuple = 40, .dict_keys = 40, TEXT_3_6, .dict_slot = 8, .weakref_slot = 8,
    .exception = 80, .code = 176, .class_built_in = 408,
    KINDS(136, 72, 64, 72, 40, 72, 48, 48, 56, 112, 440, 56, 64, 56, 1064)};
const struct sizes sizes_3_10 = {GROWTH_3_10, BASE_3_8, .tuple = 40, .dict_keys = 40, TEXT_3_6, .dict_slot = 8,
    .weakref_slot = 8, .exception = 80, .code = 176, .class_built_in = 408,
    KINDS(144, 72, 64, 72, 40, 72, 48, 48, 56, 104, 432, 56, 64, 56, 1072)};
const struct sizes sizes_3_11 = {GROWTH_3_11, BASE_3_8, .tuple = 40, .dict_keys = 32, TEXT_3_6, .dict_slot = 16,
    .weakref_slot = 8, .exception = 88, .code = 192, .class_built_in = 424,
    KINDS(152, 72, 64, 72, 40, 80, 48, 48, 56, 200, 168, 56, 64, 56, 1688)};
#define BASE_3_12 BASE_3_8, .dict_keys = 32, TEXT_3_12, .either_slot = 16, .exception = 88
const struct sizes sizes_3_12 = {GROWTH_3_11, BASE_3_12, .tuple = 40, .code = 200, .class_built_in = 432,
    KINDS(160, 72, 64, 72, 40, 80, 48, 48, 56, 192, 168, 56, 64, 56, 1704)};
const struct sizes sizes_3_13 = {GROWTH_3_13, BASE_3_12, .tuple = 40, .code = 208, .class_built_in = 416,
    KINDS(160, 72, 64, 72, 40, 80, 48, 48, 56, 192, 184, 56, 64, 56, 1712)};
const struct sizes sizes_3_14 = {GROWTH_3_14, BASE_3_12, .tuple = 48, .code = 216, .class_built_in = 416,
    KINDS(168, 72, 64, 72, 40, 80, 48, 48, 56, 200, 200, 56, 64, 56, 1720)};
const struct sizes sizes_3_15 = {GROWTH_3_14, BASE_3_12, .tuple = 48, .code = 216, .class_built_in = 424,
    KINDS(168, 72, 64, 120, 40, 80, 48, 48, 56, 216, 200, 56, 64, 56, 1728)};
/* Free-threaded: no GC header, but a head 16 bytes larger. Not measured: the rows above, and that. */
#define FREE_THREADED(text, wide, zero) .gc_header = 0, .head_more = 16, .text_ascii = (text) + 16,                          \
    .text_wide = {(wide) + 16, (wide) + 17, (wide) + 19}, .integer_zero = (zero) + 16
const struct sizes sizes_3_13t = {GROWTH_3_13, BASE_3_12, .tuple = 40, .code = 224, .class_built_in = 432, FREE_THREADED(41, 57, 28),
    KINDS(160, 72, 64, 72, 40, 80, 48, 64, 56, 192, 184, 56, 64, 56, 1712)};
const struct sizes sizes_3_14t = {GROWTH_3_14, BASE_3_12, .tuple = 48, .code = 232, .class_built_in = 432, FREE_THREADED(41, 57, 28),
    KINDS(168, 72, 64, 72, 40, 80, 48, 64, 56, 200, 200, 56, 64, 56, 1720)};
/* clang-format on */
