#include "scenario_read.h"

#include <inttypes.h>
#include <string.h>

enum { NEAREST_AMONG = 2000 }; /* candidates looked at: a fault must not cost seconds in a file of a million ids */

static const unsigned kind_bits[] = {
    [JSON_NULL] = 0,           [JSON_BOOL] = MAY_BE_BOOL, [JSON_NUMBER] = MAY_BE_NUMBER,
    [JSON_TEXT] = MAY_BE_TEXT, [JSON_LIST] = MAY_BE_LIST, [JSON_OBJECT] = MAY_BE_OBJECT,
};

const char *read_quoted(struct reading *reading, const char *text) {
    if (reading->faults->count == FAULTS_SHOWN)
        return ""; /* the message will not be kept */
    struct text quoted;
    text_init(&quoted);
    scenario_json_quote(text, &quoted);
    const char *copy = arena_text(&reading->scenario->arena, quoted.data, quoted.length);
    text_destroy(&quoted);
    return copy;
}

static char small(char c) {
    return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

static bool same_but_for_case(const char *a, const char *b) {
    while (*a && small(*a) == small(*b))
        a++, b++;
    return !*a && !*b;
}

const char *read_nearest(struct reading *reading, const char *word, const char *const *candidates, size_t count) {
    if (reading->faults->count == FAULTS_SHOWN)
        return "";
    count = count < NEAREST_AMONG ? count : NEAREST_AMONG;
    const char *nearest = NULL;
    for (size_t i = 0; i < count && !nearest; i++)
        if (same_but_for_case(word, candidates[i]))
            nearest = candidates[i];
    if (!nearest && word[0] && word[1]) /* any letter is one edit from any other: no help */
        nearest = text_nearest(word, candidates, count);
    return nearest ? arena_printf(&reading->scenario->arena, "; did you mean %s?", read_quoted(reading, nearest)) : "";
}

/* The value in words, after "found". */
static const char *described(struct reading *reading, int node) {
    const struct json_node *value = &reading->json->nodes[node];
    const char *written = reading->json->bytes + value->at;
    if (reading->faults->count == FAULTS_SHOWN)
        return "";
    switch (value->kind) {
    case JSON_TEXT:
        return arena_printf(&reading->scenario->arena, "the text %s",
                            read_quoted(reading, scenario_json_text(reading->json, node)));
    case JSON_NUMBER:
        return arena_printf(&reading->scenario->arena, "the number %.*s", (int)(value->end - value->at), written);
    case JSON_LIST:
        return value->count ? "a list" : "an empty list";
    case JSON_OBJECT:
        return "an object {…}";
    default:
        return arena_printf(&reading->scenario->arena, "%.*s", (int)(value->end - value->at), written);
    }
}

bool read_kind(struct reading *reading, int node, unsigned may_be, const char *expected) {
    if (kind_bits[reading->json->nodes[node].kind] & may_be)
        return true;
    READ_FAULT(reading, node, "expected %s, found %s", expected, described(reading, node));
    return false;
}

static int rule_of(const struct key_table *table, const char *key) {
    for (int i = 0; i < table->count; i++)
        if (strcmp(table->rules[i].key, key) == 0)
            return i;
    return -1;
}

static void unknown_key(struct reading *reading, int node, const struct key_table *table) {
    const char *candidates[KEYS_MOST], *key = scenario_json_key(reading->json, node);
    for (int i = 0; i < table->count; i++)
        candidates[i] = table->rules[i].key;
    scenario_json_fault(reading->json, reading->faults, node, true, "no such key here%s",
                        read_nearest(reading, key, candidates, (size_t)table->count));
}

struct keys_found read_keys(struct reading *reading, int node, const struct key_table *table) {
    struct keys_found found;
    for (int i = 0; i < KEYS_MOST; i++) {
        found.node[i] = -1;
        found.present[i] = false;
    }
    for (int child = reading->json->nodes[node].first; child >= 0; child = reading->json->nodes[child].next) {
        int at = rule_of(table, scenario_json_key(reading->json, child));
        if (at < 0) {
            unknown_key(reading, child, table);
        } else if (!found.present[at]) { /* of a key that stands twice, the first counts */
            const struct key_rule *rule = &table->rules[at];
            found.present[at] = true;
            if (!read_kind(reading, child, rule->may_be, rule->expected))
                continue;
            found.node[at] = child;
            if (rule->filled && !*scenario_json_text(reading->json, child))
                READ_FAULT(reading, child, "expected at least one character between the quotes");
        }
    }
    for (int i = 0; i < table->count; i++)
        if (table->rules[i].needed && !found.present[i])
            READ_FAULT(reading, node, "\"%s\" is missing; expected %s", table->rules[i].key, table->rules[i].expected);
    return found;
}

const char *read_text(struct reading *reading, int node, const char *absent) {
    if (node < 0)
        return absent;
    const char *text = scenario_json_text(reading->json, node);
    return arena_text(&reading->scenario->arena, text, strlen(text));
}

bool read_bool(struct reading *reading, int node, bool absent) {
    return node < 0 ? absent : scenario_json_true(reading->json, node);
}

int64_t read_whole(struct reading *reading, int node, int64_t least, int64_t most, int64_t absent) {
    if (node < 0)
        return absent;
    double number = scenario_json_number(reading->json, node);
    if (number >= (double)least && number <= (double)most && (double)(int64_t)number == number)
        return (int64_t)number;
    const struct json_node *value = &reading->json->nodes[node];
    READ_FAULT(reading, node, "expected a whole number from %" PRId64 " to %" PRId64 ", found %.*s", least, most,
               (int)(value->end - value->at), reading->json->bytes + value->at);
    return absent;
}

const char *scenario_past_written(const char *at) {
    if (*at != '\\') {
        for (at++; ((unsigned char)*at & 0xC0) == 0x80;)
            at++;
        return at;
    }
    if (at[1] != 'u')
        return at + 2;
    bool high = strchr("dD", at[2]) && strchr("89abAB", at[3]); /* the first half of a pair */
    return at + (high ? 12 : 6);
}
