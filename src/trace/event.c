#include "event.h"

const char *const event_names[EVENT_KIND_COUNT] = {
    "none",
#define EVENT(kind, name, span) name,
#include "events.def"
#undef EVENT
};

const uint8_t event_spans[EVENT_KIND_ROOM] = {
    SPAN_point,
#define EVENT(kind, name, span) SPAN_##span,
#include "events.def"
#undef EVENT
};

const char *const role_names[ROLE_COUNT] = {
    "none", "temporary", "local", "borrowed local", "attribute", "item", "key", "value", "member", "field", "type", "outside",
};

const char *const gc_list_names[LIST_COUNT] = {
    "untracked", "young (0)", "middle (1)", "old (2)", "permanent", "unreachable", "finalizers",
    "still unreachable", "callbacks",
};

enum event_kind event_begin_of(enum event_kind end) {
    return event_spans[end] == SPAN_end ? (enum event_kind)(end - 1) : end; /* each end stands after its begin */
}
