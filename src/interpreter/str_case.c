/* Upper and lower case, and what a text consists of.
 * Characters map one to one, but for "ß", whose capital is "SS"; the other few that become several stay as they are.
 * Source: Objects/unicodeobject.c, do_title and neighbours. */
#include "str.h"
#include "unprintable.h"

#include <string.h>

enum { SHARP_S = 0xDF, SIGMA = 0x3A3, FINAL_SIGMA = 0x3C2 };

/* Appends c as the function has it; `first`: no cased character stands right before it. */
typedef void change_case(struct text *out, uint32_t c, bool first);

static void put_upper(struct text *out, uint32_t c, bool first) {
    (void)first;
    if (c == SHARP_S)
        text_add(out, "SS");
    else
        text_codepoint(out, unicode_upper(c));
}

static void put_lower(struct text *out, uint32_t c, bool first) {
    (void)first;
    text_codepoint(out, unicode_lower(c));
}

static void put_folded(struct text *out, uint32_t c, bool first) {
    (void)first;
    if (c == SHARP_S)
        text_add(out, "ss");
    else
        text_codepoint(out, c == FINAL_SIGMA ? FINAL_SIGMA + 1 : c == 0xB5 ? 0x3BC : unicode_lower(c));
}

static void put_swapped(struct text *out, uint32_t c, bool first) {
    if (unicode_is_upper(c))
        text_codepoint(out, unicode_lower(c));
    else if (unicode_is_lower(c))
        put_upper(out, c, first);
    else
        text_codepoint(out, c);
}

static void put_title(struct text *out, uint32_t c, bool first) {
    if (!first)
        text_codepoint(out, unicode_lower(c));
    else if (c == SHARP_S)
        text_add(out, "Ss");
    else
        text_codepoint(out, unicode_is_title(c) ? c : unicode_upper(c));
}

static bool is_cased(uint32_t c) {
    return unicode_is_upper(c) || unicode_is_lower(c) || unicode_is_title(c);
}

/* A capital sigma after a letter and before none is the final one. Source: handle_capital_sigma. */
static bool is_final_sigma(uint32_t c, bool first, struct span after) {
    size_t length;
    return c == SIGMA && !first && !(after.length && is_cased(span_first(after, &length)));
}

/* title: each word begins anew; else only the text does. */
static value changed(struct vm *vm, value text, change_case *change, bool title) {
    struct span span = span_of(vm, text);
    struct text out;
    text_init(&out);
    bool first = true, after_cased = false;
    for (size_t at = 0, length; at < span.length; at += length) {
        uint32_t c = span_first(span_cut(span, at, span.length), &length);
        bool lowers = change == put_lower || (change == put_title && !first) || change == put_swapped;
        if (lowers && is_final_sigma(c, !after_cased, span_cut(span, at + length, span.length)))
            text_codepoint(&out, FINAL_SIGMA);
        else
            change(&out, c, first);
        after_cased = is_cased(c);
        first = title && !after_cased;
    }
    return text_value(vm, &out);
}

NATIVE(str_upper) {
    UNUSED;
    return changed(vm, args[0], put_upper, false);
}

NATIVE(str_lower) {
    UNUSED;
    return changed(vm, args[0], put_lower, false);
}

NATIVE(str_casefold) {
    UNUSED;
    return changed(vm, args[0], put_folded, false);
}

NATIVE(str_swapcase) {
    UNUSED;
    return changed(vm, args[0], put_swapped, false);
}

NATIVE(str_capitalize) {
    UNUSED;
    return changed(vm, args[0], put_title, false);
}

NATIVE(str_title) {
    UNUSED;
    return changed(vm, args[0], put_title, true);
}

/* --- is... ---------------------------------------------------------------------------------------------------------------- */

typedef bool character_test(uint32_t c);

static bool is_alphanumeric(uint32_t c) {
    return unicode_is_alpha(c) || unicode_is_numeric(c);
}

static bool is_printable(uint32_t c) {
    return !unprintable(c);
}

static value all_are(struct vm *vm, value text, character_test *test, bool when_empty) {
    struct span span = span_of(vm, text);
    bool yes = span.length > 0 || when_empty;
    for (size_t at = 0, length; yes && at < span.length; at += length)
        yes = test(span_first(span_cut(span, at, span.length), &length));
    return value_of_bool(yes);
}

#define TEST(name, test, when_empty)                                                                                       \
    NATIVE(name) {                                                                                                         \
        UNUSED;                                                                                                            \
        return all_are(vm, args[0], test, when_empty);                                                                     \
    }
TEST(str_isalpha, unicode_is_alpha, false)
TEST(str_isalnum, is_alphanumeric, false)
TEST(str_isdigit, unicode_is_digit, false)
TEST(str_isdecimal, unicode_is_decimal, false)
TEST(str_isnumeric, unicode_is_numeric, false)
TEST(str_isspace, unicode_is_space, false)
TEST(str_isprintable, is_printable, true)

/* At least one cased character, and all of those are so. */
static value cased_are(struct vm *vm, value text, character_test *wrong, character_test *right) {
    struct span span = span_of(vm, text);
    bool any = false;
    for (size_t at = 0, length; at < span.length; at += length) {
        uint32_t c = span_first(span_cut(span, at, span.length), &length);
        if (wrong(c) || unicode_is_title(c))
            return VALUE_FALSE;
        any = any || right(c);
    }
    return value_of_bool(any);
}

NATIVE(str_isupper) {
    UNUSED;
    return cased_are(vm, args[0], unicode_is_lower, unicode_is_upper);
}

NATIVE(str_islower) {
    UNUSED;
    return cased_are(vm, args[0], unicode_is_upper, unicode_is_lower);
}

NATIVE(str_istitle) {
    UNUSED;
    struct span span = span_of(vm, args[0]);
    bool any = false, inside = false;
    for (size_t at = 0, length; at < span.length; at += length) {
        uint32_t c = span_first(span_cut(span, at, span.length), &length);
        bool capital = unicode_is_upper(c) || unicode_is_title(c);
        if (capital ? inside : unicode_is_lower(c) && !inside)
            return VALUE_FALSE;
        inside = is_cased(c);
        any = any || inside;
    }
    return value_of_bool(any);
}

NATIVE(str_isidentifier) {
    UNUSED;
    struct span span = span_of(vm, args[0]);
    bool yes = span.length > 0;
    for (size_t at = 0, length; yes && at < span.length; at += length) {
        uint32_t c = span_first(span_cut(span, at, span.length), &length);
        yes = c == '_' || unicode_is_alpha(c) || (at > 0 && unicode_is_decimal(c));
    }
    return value_of_bool(yes);
}

NATIVE(str_isascii) {
    UNUSED;
    return value_of_bool(span_of(vm, args[0]).length == atom_codepoints(&vm->heap, args[0]));
}

const struct native str_case_natives[] = {
    {"upper", str_upper, 1, 1, false},               {"lower", str_lower, 1, 1, false},
    {"casefold", str_casefold, 1, 1, false},         {"swapcase", str_swapcase, 1, 1, false},
    {"capitalize", str_capitalize, 1, 1, false},     {"title", str_title, 1, 1, false},
    {"isalpha", str_isalpha, 1, 1, false},           {"isalnum", str_isalnum, 1, 1, false},
    {"isdigit", str_isdigit, 1, 1, false},           {"isdecimal", str_isdecimal, 1, 1, false},
    {"isnumeric", str_isnumeric, 1, 1, false},       {"isspace", str_isspace, 1, 1, false},
    {"isprintable", str_isprintable, 1, 1, false},   {"isupper", str_isupper, 1, 1, false},
    {"islower", str_islower, 1, 1, false},           {"istitle", str_istitle, 1, 1, false},
    {"isidentifier", str_isidentifier, 1, 1, false}, {0},
};
const struct native str_ascii_natives[] = {{"isascii", str_isascii, 1, 1, false}, {0}};
