/* str.format and str.format_map: the little language of replacement fields.
 * Source: Objects/stringlib/unicode_format.h. */
#include "str.h"

#include <string.h>

enum numbering { NUMBERING_OPEN, NUMBERING_AUTOMATIC, NUMBERING_BY_HAND };
enum { NESTED_FIELDS = 2 };

struct formatter {
    struct vm *vm;
    const value *args;       /* positional, NULL: format_map */
    int64_t count;
    const struct keywords *keywords;
    const value *named;
    value mapping;           /* format_map's */
    enum numbering numbering;
    int64_t next;
};

/* Part of the format text. */
struct cursor {
    const char *at, *end;
};

struct field {
    struct cursor name, spec;
    bool spec_has_fields;
    uint32_t conversion; /* 0: none */
};

static bool bad(struct formatter *f, const char *words) {
    vm_raise(f->vm, f->vm->types.ValueError, "%s", words);
    return false;
}

/* --- Cutting ------------------------------------------------------------------------------------------------------------- */

/* A conversion and a format specification after the name; `c` is what ended that: '!' or ':'. */
static bool read_rest(struct formatter *f, struct cursor *text, char c, struct field *field) {
    if (c == '!') {
        if (text->at >= text->end)
            return bad(f, "end of string while looking for conversion specifier");
        field->conversion = utf8_next(&text->at, text->end);
        if (text->at < text->end) {
            c = *text->at++;
            if (c == '}')
                return true;
            if (c != ':')
                return bad(f, "expected ':' after conversion specifier");
        }
    }
    field->spec.at = text->at;
    for (int open = 1; text->at < text->end;) {
        c = *text->at++;
        open += c == '{' ? 1 : c == '}' ? -1 : 0;
        field->spec_has_fields |= c == '{';
        field->spec.end = text->at - 1;
        if (open == 0)
            return true;
    }
    return bad(f, "unmatched '{' in format spec");
}

/* Source: parse_field. */
static bool read_field(struct formatter *f, struct cursor *text, struct field *field) {
    *field = (struct field){.name = {text->at, text->at}};
    char c = 0;
    while (text->at < text->end) {
        c = *text->at++;
        if (c == '{')
            return bad(f, "unexpected '{' in field name");
        if (c == '[')
            while (text->at < text->end && *text->at != ']')
                text->at++;
        else if (c == '}' || c == ':' || c == '!')
            break;
    }
    field->name.end = text->at > field->name.at ? text->at - 1 : text->at;
    if (c == '!' || c == ':')
        return read_rest(f, text, c, field);
    return c == '}' || bad(f, "expected '}' before end of string");
}

/* Text up to the next field is appended. *more: a field follows. Source: MarkupIterator_next. */
static bool read_literal(struct formatter *f, struct cursor *text, struct text *out, bool *more) {
    *more = false;
    while (text->at < text->end) {
        const char *from = text->at;
        while (text->at < text->end && *text->at != '{' && *text->at != '}')
            text->at++;
        text_append(out, from, (size_t)(text->at - from));
        if (text->at == text->end)
            break;
        char c = *text->at++;
        bool twice = text->at < text->end && *text->at == c;
        if (!twice && c == '}')
            return bad(f, "Single '}' encountered in format string");
        if (text->at == text->end)
            return bad(f, "Single '{' encountered in format string");
        if (!twice) {
            *more = true;
            break;
        }
        text_byte(out, c);
        text->at++;
    }
    return true;
}

/* --- The object ---------------------------------------------------------------------------------------------------------- */

/* A number written in digits only, else -1. False: too great. Source: get_integer. */
static bool read_integer(struct formatter *f, struct cursor name, int64_t *number) {
    *number = name.at < name.end ? 0 : -1;
    for (; name.at < name.end; name.at++) {
        if (*name.at < '0' || *name.at > '9') {
            *number = -1;
            return true;
        }
        int digit = *name.at - '0';
        if (*number > (INT64_MAX - digit) / 10)
            return bad(f, "Too many decimal digits in format string");
        *number = *number * 10 + digit;
    }
    return true;
}

static value cursor_value(struct formatter *f, struct cursor part) {
    return atom_text(&f->vm->heap, part.at, (size_t)(part.end - part.at));
}

/* Source: autonumber_state_error. */
static bool numbering_fits(struct formatter *f, bool automatic) {
    if (f->numbering == NUMBERING_OPEN)
        f->numbering = automatic ? NUMBERING_AUTOMATIC : NUMBERING_BY_HAND;
    if (f->numbering == NUMBERING_BY_HAND && automatic)
        return bad(f, "cannot switch from manual field specification to automatic field numbering");
    if (f->numbering == NUMBERING_AUTOMATIC && !automatic)
        return bad(f, "cannot switch from automatic field numbering to manual field specification");
    return true;
}

static value named_argument(struct formatter *f, struct cursor name) {
    struct vm *vm = f->vm;
    value key = cursor_value(f, name), v = VALUE_NULL;
    if (f->mapping != VALUE_NULL) {
        v = subscript_get(vm, f->mapping, key);
    } else {
        for (int i = 0; v == VALUE_NULL && f->keywords && i < f->keywords->count; i++)
            if (atom_equal(&vm->heap, f->keywords->names[i], key))
                v = owned(vm, f->named[i]);
        if (v == VALUE_NULL)
            vm_raise_value(vm, vm->types.KeyError, owned(vm, key));
    }
    heap_decref(&vm->heap, key);
    return v;
}

/* What the name begins with: an argument by number, by name, or the next one. Owned. */
static value first_object(struct formatter *f, struct cursor name) {
    struct vm *vm = f->vm;
    int64_t index;
    bool automatic = name.at == name.end;
    if (!read_integer(f, name, &index))
        return VALUE_NULL;
    if (!automatic && index < 0)
        return named_argument(f, name);
    if (!numbering_fits(f, automatic))
        return VALUE_NULL;
    if (automatic)
        index = f->next++;
    if (!f->args)
        return vm_raise(vm, vm->types.ValueError, "Format string contains positional fields");
    if (index >= f->count)
        return vm_raise(vm, vm->types.IndexError, WORDING_FOR(vm, REPLACEMENT_INDEX), (long long)index);
    return owned(vm, f->args[index]);
}

/* One .attribute or [index] further. Steals v. Source: FieldNameIterator_next. */
static value next_object(struct formatter *f, struct cursor *rest, value v) {
    struct vm *vm = f->vm;
    value next = VALUE_NULL;
    char c = *rest->at++;
    struct cursor part = {rest->at, rest->at};
    if (c == '.') {
        while (rest->at < rest->end && *rest->at != '.' && *rest->at != '[')
            rest->at++;
        part.end = rest->at;
    } else if (c == '[') {
        while (rest->at < rest->end && *rest->at != ']')
            rest->at++;
        part.end = rest->at;
        if (rest->at == rest->end)
            bad(f, "Missing ']' in format string");
        else
            rest->at++;
    } else {
        bad(f, "Only '.' or '[' may follow ']' in format field specifier");
    }
    int64_t index = -1;
    if (!vm_failed(vm) && part.at == part.end)
        bad(f, "Empty attribute in format string");
    if (!vm_failed(vm) && (c == '.' || read_integer(f, part, &index))) {
        value key = c == '.' ? atom_intern(&vm->heap, part.at, (size_t)(part.end - part.at))
                             : index >= 0 ? atom_int(&vm->heap, index) : cursor_value(f, part);
        next = c == '.' ? attribute_get(vm, v, key) : subscript_get(vm, v, key);
        heap_decref(&vm->heap, key);
    }
    heap_decref(&vm->heap, v);
    return next;
}

/* Source: get_field_object. */
static value field_object(struct formatter *f, struct cursor name) {
    struct cursor first = {name.at, name.at}, rest = name;
    while (first.end < name.end && *first.end != '.' && *first.end != '[')
        first.end++;
    rest.at = first.end;
    value v = first_object(f, first);
    while (v != VALUE_NULL && rest.at < rest.end)
        v = next_object(f, &rest, v);
    return v;
}

/* --- Putting together ----------------------------------------------------------------------------------------------------- */

/* v!r and the like: its text in v's stead. Steals v. */
static value converted(struct formatter *f, value v, uint32_t conversion) {
    struct vm *vm = f->vm;
    struct text out;
    text_init(&out);
    bool good = false;
    if (conversion == 'r')
        good = value_repr(vm, v, &out);
    else if (conversion == 's')
        good = value_str(vm, v, &out);
    else if (conversion == 'a')
        good = value_ascii(vm, v, &out);
    else if (conversion > 32 && conversion < 127)
        vm_raise(vm, vm->types.ValueError, "Unknown conversion specifier %c", (int)conversion);
    else
        vm_raise(vm, vm->types.ValueError, "Unknown conversion specifier \\x%x", conversion);
    heap_decref(&vm->heap, v);
    if (good)
        return text_value(vm, &out);
    text_destroy(&out);
    return VALUE_NULL;
}

static bool build(struct formatter *f, struct cursor text, int depth, struct text *out);

/* Source: output_markup. */
static bool put_field(struct formatter *f, const struct field *field, int depth, struct text *out) {
    struct vm *vm = f->vm;
    value v = field_object(f, field->name);
    if (v != VALUE_NULL && field->conversion)
        v = converted(f, v, field->conversion);
    if (v == VALUE_NULL)
        return false;
    struct text spec;
    text_init(&spec);
    bool good = true;
    if (field->spec_has_fields)
        good = build(f, field->spec, depth - 1, &spec);
    else if (field->spec.at)
        text_append(&spec, field->spec.at, (size_t)(field->spec.end - field->spec.at));
    good = good && value_format(vm, v, spec.data ? spec.data : "", spec.length, out) && text_fits(vm, out->length);
    text_destroy(&spec);
    heap_decref(&vm->heap, v);
    return good;
}

static bool build(struct formatter *f, struct cursor text, int depth, struct text *out) {
    if (depth == 0)
        return bad(f, "Max string recursion exceeded");
    bool more = true;
    while (more) {
        struct field field;
        if (!read_literal(f, &text, out, &more))
            return false;
        if (more && (!read_field(f, &text, &field) || !put_field(f, &field, depth, out)))
            return false;
    }
    return true;
}

static value format(struct formatter *f, value self) {
    struct span span = span_of(f->vm, self);
    struct text out;
    text_init(&out);
    if (build(f, (struct cursor){span.bytes, span.bytes + span.length}, NESTED_FIELDS, &out))
        return text_value(f->vm, &out);
    text_destroy(&out);
    return VALUE_NULL;
}

NATIVE(str_format) {
    int named = keywords ? keywords->count : 0;
    struct formatter f = {.vm = vm, .args = args + 1, .count = count - 1 - named, .keywords = keywords, .named = args + count - named};
    if (f.count) /* called with a tuple and a dict, in every version */
        heap_passing_begin(&vm->heap, KIND_TUPLE, (uint32_t)f.count);
    if (named)
        heap_passing_begin(&vm->heap, KIND_DICT, 0);
    bool holds = fact(vm->profile, FACT_FORMAT_TUPLE_HOLDS);
    for (int i = 1; holds && i < count; i++)
        heap_incref(&vm->heap, args[i]);
    value text = format(&f, args[0]);
    for (int i = 1; holds && i < count; i++)
        heap_decref(&vm->heap, args[i]);
    if (named)
        heap_passing_end(&vm->heap, KIND_DICT, 0);
    if (f.count)
        heap_passing_end(&vm->heap, KIND_TUPLE, (uint32_t)f.count);
    return text;
}

NATIVE(str_format_map) {
    UNUSED;
    struct formatter f = {.vm = vm, .mapping = args[1]};
    return format(&f, args[0]);
}

const struct native str_format_natives[] = {
    {"format", str_format, 1, -1, true}, {"format_map", str_format_map, 2, 2, false}, {0},
};
