#include "find.h"

#include "narrate.h"
#include "words.h"

#include <ctype.h>
#include <string.h>

enum field { FIELD_REFCOUNT, FIELD_GC_REFS, FIELD_SIZE, FIELD_GENERATION, FIELD_LINE, FIELD_ID, FIELD_UNKNOWN };
enum relation { EQUAL, UNEQUAL, LESS, LESS_EQUAL, GREATER, GREATER_EQUAL };

static const struct {
    const char *name;
    enum field field;
} fields[] = {{"refcount", FIELD_REFCOUNT},     {"count", FIELD_REFCOUNT}, {"refs", FIELD_REFCOUNT},
              {"gc_refs", FIELD_GC_REFS},       {"size", FIELD_SIZE},      {"bytes", FIELD_SIZE},
              {"generation", FIELD_GENERATION}, {"gen", FIELD_GENERATION}, {"line", FIELD_LINE},
              {"id", FIELD_ID}};

/* Parsing
 * ------------------------------------------------------------------------------------------------------------ */

static const char *skip_spaces(const char *at) {
    while (*at == ' ' || *at == '\t')
        at++;
    return at;
}

static bool is_relation(char byte) {
    return byte == '<' || byte == '>' || byte == '=' || byte == '!';
}

static const char *read_relation(const char *at, int *relation) {
    char first = *at++;
    bool equal = *at == '=';
    *relation = first == '<'   ? (equal ? LESS_EQUAL : LESS)
                : first == '>' ? (equal ? GREATER_EQUAL : GREATER)
                : first == '!' ? UNEQUAL
                               : EQUAL;
    return at + equal;
}

/* False when there is no number. One past 18 digits is as good as any that no count reaches. */
static bool read_number(const char **at, int64_t *number) {
    const char *p = *at;
    bool negative = *p == '-';
    p += negative;
    int digits = 0;
    for (*number = 0; *p >= '0' && *p <= '9'; p++, digits++)
        if (digits < 18)
            *number = *number * 10 + (*p - '0');
    if (negative)
        *number = -*number;
    *at = p;
    return digits > 0;
}

static bool fail(struct find *find, enum find_fault fault, const char *from, const char *to) {
    size_t length = (size_t)(to - from);
    find->fault = fault;
    find->count = 0;
    length = length < FIND_WORD ? length : FIND_WORD - 1;
    memcpy(find->bad, from, length);
    find->bad[length] = 0;
    return false;
}

static enum field field_named(const char *word) {
    for (size_t i = 0; i < sizeof fields / sizeof *fields; i++)
        if (strcmp(fields[i].name, word) == 0)
            return fields[i].field;
    return FIELD_UNKNOWN;
}

/* Reads one term from *at on. */
static bool read_term(struct find *find, const char **at) {
    const char *begin = *at, *end = begin;
    if (find->count == FIND_TERMS)
        return fail(find, FIND_TOO_LONG, begin, begin + strlen(begin));
    struct find_term *term = &find->terms[find->count];
    *term = (struct find_term){.kind = *begin == '#' ? FIND_NUMBER : *begin == '.' ? FIND_ATTRIBUTE : FIND_WORD_TERM};
    if (term->kind == FIND_NUMBER) {
        *at = begin + 1;
        if (!read_number(at, &term->number)) {
            while (**at && **at != ' ')
                ++*at;
            return fail(find, FIND_NEEDS_NUMBER, begin, *at);
        }
        find->count++;
        return true;
    }
    while (*end && *end != ' ' && *end != '\t' && !is_relation(*end) && (*end != '#' || end == begin))
        end++;
    const char *word = begin + (term->kind == FIND_ATTRIBUTE);
    if (end - word >= FIND_WORD)
        return fail(find, FIND_TOO_LONG, begin, end);
    memcpy(term->word, word, (size_t)(end - word));
    *at = skip_spaces(end);
    if (term->kind == FIND_WORD_TERM && is_relation(**at)) {
        term->kind = FIND_COMPARISON;
        term->field = field_named(term->word);
        *at = skip_spaces(read_relation(*at, &term->relation));
        bool good = read_number(at, &term->number);
        if (term->field == FIELD_UNKNOWN)
            return fail(find, FIND_UNKNOWN_FIELD, begin, end);
        if (!good)
            return fail(find, FIND_NEEDS_NUMBER, begin, *at);
    }
    if (*term->word)
        find->count++; /* "." alone: not typed yet */
    else if (**at && is_relation(**at))
        return fail(find, FIND_UNKNOWN_FIELD, *at, *at + 1);
    return true;
}

bool find_parse(struct find *find, const char *query) {
    *find = (struct find){.fault = FIND_GOOD};
    for (const char *at = skip_spaces(query); *at; at = skip_spaces(at))
        if (!read_term(find, &at))
            return false;
    return true;
}

/* Matching
 * ----------------------------------------------------------------------------------------------------------- */

static bool begins(const char *text, const char *word) {
    for (; *word; text++, word++)
        if (tolower((unsigned char)*text) != tolower((unsigned char)*word))
            return false;
    return true;
}

static bool compare(int64_t value, int relation, int64_t number) {
    switch (relation) {
    case EQUAL:
        return value == number;
    case UNEQUAL:
        return value != number;
    case LESS:
        return value < number;
    case LESS_EQUAL:
        return value <= number;
    case GREATER:
        return value > number;
    default:
        return value >= number;
    }
}

static bool answers_comparison(const struct world_object *object, const struct find_term *term) {
    switch (term->field) {
    case FIELD_REFCOUNT:
        return compare(object->refcount, term->relation, term->number);
    case FIELD_GC_REFS:
        return object->examined && compare(object->gc_refs, term->relation, term->number);
    case FIELD_SIZE:
        return compare(object->size, term->relation, term->number);
    case FIELD_GENERATION:
        return object->list >= LIST_YOUNG && object->list <= LIST_OLD &&
               compare(object->list - LIST_YOUNG, term->relation, term->number);
    case FIELD_LINE:
        return compare(object->birth_line, term->relation, term->number);
    default:
        return compare(object->type_ordinal, term->relation, term->number);
    }
}

static bool has_attribute(const struct world *world, const struct world_object *object, const char *word) {
    for (uint32_t r = object->first_out; r; r = world->refs[r].next_of_owner) {
        const struct world_ref *ref = &world->refs[r];
        if ((ref->role == ROLE_ATTR || ref->role == ROLE_FIELD) && !strcmp(trace_text(world->trace, ref->label), word))
            return true;
    }
    return false;
}

static bool has_name(const struct world *world, const struct world_object *object, const char *word) {
    for (uint32_t r = object->first_in; r; r = world->refs[r].next_of_target) {
        const struct world_ref *ref = &world->refs[r];
        const struct world_object *owner = role_is_of_frame(ref->role) ? NULL : world_object(world, ref->owner);
        bool is_name = role_is_of_frame(ref->role) ||
                       (ref->role == ROLE_VALUE && owner && owner->flags & OBJECT_IS_NAMESPACE);
        if (is_name && !strcmp(trace_text(world->trace, ref->label), word))
            return true;
    }
    return false;
}

/* The word for a state, in the language chosen or in English. */
static bool is_state(enum string_key key, const char *english, const char *word) {
    return !strcmp(word, english) || !strcmp(word, words(key));
}

static bool answers_state(const struct world *world, uint32_t number, const char *word, const bool *reachable) {
    const struct world_object *object = &world->objects[number];
    if (object->list != LIST_NONE && strlen(word) >= 3 &&
        (begins(gc_list_names[object->list], word) || begins(list_words(world->trace, object->list), word)))
        return true;
    return (object->list == LIST_NONE && is_state(STR_SCENE_UNTRACKED, "untracked", word)) ||
           (!reachable[number] && is_state(STR_SCENE_GARBAGE, "garbage", word)) ||
           (object->finalized && is_state(STR_SCENE_FINALIZED, "finalized", word)) ||
           (object->examined && is_state(STR_SCENE_EXAMINED, "examined", word)) ||
           (object->weak_target && !strcmp(word, "weak"));
}

static bool answers(const struct world *world, uint32_t number, const struct find_term *term, const bool *reachable) {
    const struct world_object *object = &world->objects[number];
    switch (term->kind) {
    case FIND_NUMBER:
        return object->type_ordinal == term->number;
    case FIND_ATTRIBUTE:
        return has_attribute(world, object, term->word);
    case FIND_COMPARISON:
        return answers_comparison(object, term);
    default: {
        const char *type = trace_text(world->trace, object->type), *dot = strrchr(type, '.');
        return begins(type, term->word) || (dot && begins(dot + 1, term->word)) ||
               (object->name && begins(trace_text(world->trace, object->name), term->word)) ||
               has_name(world, object, term->word) || answers_state(world, number, term->word, reachable);
    }
    }
}

uint32_t find_matches(const struct world *world, const struct find *find, const bool *reachable, bool *matched) {
    uint32_t found = 0;
    for (uint32_t n = 0; n <= world->object_count; n++) {
        const struct world_object *object = world_object(world, n);
        matched[n] = find->count && object && object->alive &&
                     !(object->flags & (OBJECT_IS_DEFINITION | OBJECT_IS_NAMESPACE | OBJECT_IS_INTERNAL));
        for (size_t i = 0; i < find->count && matched[n]; i++)
            matched[n] = answers(world, n, &find->terms[i], reachable);
        found += matched[n];
    }
    return found;
}
