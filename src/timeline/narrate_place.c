#include "narrate_parts.h"

#include "words.h"

#include <stdio.h>
#include <string.h>

bool is_name(const struct world *world, uint8_t role, uint32_t owner) {
    const struct world_object *object = role == ROLE_VALUE ? world_object(world, owner) : NULL;
    return role_is_of_frame(role) || (object && object->flags & OBJECT_IS_NAMESPACE);
}

static const char *function_of(const struct world *world, uint32_t frame) {
    return frame && frame <= world->frame_count ? trace_text(world->trace, world->frames[frame].name) : "";
}

static enum string_key place_words(const struct world *world, uint8_t role, uint32_t owner) {
    static const enum string_key keys[ROLE_COUNT] = {
        STR_NARRATE_PLACE_TEMPORARY, STR_NARRATE_PLACE_TEMPORARY, STR_NARRATE_PLACE_LOCAL, STR_NARRATE_PLACE_LOCAL,
        STR_NARRATE_PLACE_ATTRIBUTE, STR_NARRATE_PLACE_ITEM,      STR_NARRATE_PLACE_KEY,   STR_NARRATE_PLACE_VALUE,
        STR_NARRATE_PLACE_MEMBER,    STR_NARRATE_PLACE_FIELD,     STR_NARRATE_PLACE_TYPE,  STR_NARRATE_PLACE_OUTSIDE};
    if (role == ROLE_VALUE && is_name(world, role, owner))
        return STR_NARRATE_PLACE_NAME;
    if (role == ROLE_LOCAL && function_of(world, owner)[0] == '<')
        return STR_NARRATE_PLACE_NAME; /* <module>, <lambda>: nothing that one calls by name */
    return role < ROLE_COUNT ? keys[role] : STR_NARRATE_PLACE_TEMPORARY;
}

void narrate_place(const struct world *world, uint8_t role, uint32_t owner, uint32_t slot, uint32_t label,
                   struct text *out) {
    struct text owner_name;
    char slot_text[16];
    snprintf(slot_text, sizeof slot_text, "%u", (unsigned)slot);
    text_init(&owner_name);
    if (role != ROLE_LOCAL)
        world_name(world, owner, &owner_name);
    text_words(out, words(place_words(world, role, owner)), "label", trace_text(world->trace, label), "slot", slot_text,
               "owner", owner_name.data, "function", function_of(world, owner), NULL);
    text_destroy(&owner_name);
}

const char *list_words(const struct trace *trace, int64_t list) {
    static const enum string_key keys[LIST_COUNT] = {STR_NARRATE_LIST_UNTRACKED,  STR_NARRATE_LIST_YOUNG,
                                                     STR_NARRATE_LIST_MIDDLE,     STR_NARRATE_LIST_OLD,
                                                     STR_NARRATE_LIST_PERMANENT,  STR_NARRATE_LIST_UNREACHABLE,
                                                     STR_NARRATE_LIST_FINALIZERS, STR_NARRATE_LIST_STILL_UNREACHABLE,
                                                     STR_NARRATE_LIST_CALLBACKS};
    if (list < 0 || list >= LIST_COUNT)
        return words(STR_NARRATE_LIST_UNTRACKED);
    if (trace->header.generations == 2 && (list == LIST_MIDDLE || list == LIST_OLD))
        return words(list == LIST_MIDDLE ? STR_NARRATE_LIST_PENDING : STR_NARRATE_LIST_VISITED);
    if (trace->header.generations == 1 && (list == LIST_YOUNG || list == LIST_OLD))
        return words(list == LIST_YOUNG ? STR_NARRATE_LIST_HEAP : STR_NARRATE_LIST_ALIVE);
    if (trace->header.generations == 1 && list == LIST_UNREACHABLE)
        return words(STR_NARRATE_LIST_WORKLIST);
    return words(keys[list]);
}

const char *narrate_generation(const struct trace *trace, int generation) {
    if (trace->header.generations == 1)
        return words(STR_NARRATE_LIST_EVERYTHING);
    if (trace->header.generations == 2 && generation > 0)
        return words(generation == 1 ? STR_NARRATE_LIST_OLD_OF_TWO : STR_NARRATE_LIST_ALL_OF_TWO);
    return list_words(trace, generation >= 0 && generation < 3 ? LIST_YOUNG + generation : LIST_NONE);
}

const char *narrate_reason(const struct trace *trace, uint32_t label) {
    const char *reason = trace_text(trace, label);
    return strcmp(reason, "threshold") == 0 ? words(STR_NARRATE_REASON_THRESHOLD)
           : strcmp(reason, "exit") == 0    ? words(STR_NARRATE_REASON_EXIT)
                                            : reason;
}

/* A phase's name may have a remark to it: "gc_list_merge (younger)" has the key gc_list_merge_younger. */
static const char *phase_words(const struct trace *trace, int phase, const char *prefix) {
    if (phase < 0 || phase >= TRACE_PHASES || !trace->header.phases[phase])
        return "";
    char key[96];
    size_t length = (size_t)snprintf(key, sizeof key, "narrate.%s", prefix);
    bool gap = true;
    for (const char *at = trace->header.phases[phase]; *at && length + 2 < sizeof key; at++) {
        bool is_word = (*at >= 'a' && *at <= 'z') || (*at >= 'A' && *at <= 'Z') || (*at >= '0' && *at <= '9');
        if (is_word && gap)
            key[length++] = '_';
        if (is_word)
            key[length++] = *at;
        gap = !is_word;
    }
    key[length] = 0;
    const char *found = words_named(key);
    return found ? found : "";
}

const char *narrate_rule(const struct trace *trace, int phase) {
    return phase_words(trace, phase, "rule");
}

const char *narrate_phase(const struct trace *trace, int phase) {
    return phase_words(trace, phase, "phase");
}
