#include "trace_jsonl.h"

#include "memory.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

/* Object and frame numbers are given out one by one; what is past this is no such number. */
enum { NUMBERS_MOST = 1 << 28 };

void trace_jsonl_init(struct trace_jsonl *writer, bool (*write)(void *context, const char *bytes, size_t length),
                      void *context) {
    *writer = (struct trace_jsonl){.write = write, .context = context};
}

void trace_jsonl_destroy(struct trace_jsonl *writer) {
    text_destroy(&writer->line);
    free(writer->names);
    free(writer->ordinals);
    free(writer->functions);
    *writer = (struct trace_jsonl){0};
}

static void send(struct trace_jsonl *writer) {
    text_add(&writer->line, "}\n");
    writer->failed = !writer->write(writer->context, writer->line.data, writer->line.length);
    text_clear(&writer->line);
}

/* JSON
 * ------------------------------------------------------------------------------------------------------------------ */

static void add_key(struct text *line, const char *key) {
    text_printf(line, "%s\"%s\":", line->data[line->length - 1] == '{' ? "" : ",", key);
}

static void add_number(struct text *line, const char *key, int64_t value) {
    add_key(line, key);
    text_printf(line, "%" PRId64, value);
}

static void add_bytes(struct text *line, const char *key, const char *bytes, size_t length) {
    add_key(line, key);
    text_byte(line, '"');
    text_json(line, bytes, length);
    text_byte(line, '"');
}

static void add_text(struct text *line, const char *key, const char *text) {
    add_bytes(line, key, text ? text : "", text ? strlen(text) : 0);
}

static void add_string(struct text *line, const char *key, const struct trace *trace, int64_t string) {
    bool known = string >= 0 && (uint64_t)string < trace->string_count;
    add_bytes(line, key, known ? trace->strings[string].bytes : "", known ? trace->strings[string].length : 0);
}

/* Names
 * ----------------------------------------------------------------------------------------------------------------- */

static void reach(void *items, size_t *count, size_t *capacity, size_t number, size_t size) {
    if (number < *count)
        return;
    memory_reserve(items, capacity, number + 1, size);
    memset(*(char **)items + *count * size, 0, (number + 1 - *count) * size);
    *count = number + 1;
}

static void remember(struct trace_jsonl *writer, const struct event *event) {
    uint32_t number = event->kind == EVENT_CALL_BEGIN ? event->owner : event->object;
    if (number >= NUMBERS_MOST || event->label >= NUMBERS_MOST)
        return;
    if (event->kind == EVENT_OBJECT_NEW) {
        reach(&writer->names, &writer->name_count, &writer->name_capacity, number, sizeof *writer->names);
        size_t type = (size_t)event->label * 4 + trace_kind(event->slot);
        reach(&writer->ordinals, &writer->ordinal_count, &writer->ordinal_capacity, type, sizeof *writer->ordinals);
        writer->names[number] =
            (struct trace_jsonl_name){event->label, (uint8_t)event->slot, ++writer->ordinals[type]};
    } else if (event->kind == EVENT_OBJECT_NAME && event->label && number < writer->name_count) {
        writer->names[number] = (struct trace_jsonl_name){event->label, 0, 0};
    } else if (event->kind == EVENT_CALL_BEGIN) {
        reach(&writer->functions, &writer->function_count, &writer->function_capacity, number,
              sizeof *writer->functions);
        writer->functions[number] = event->label;
    }
}

static void add_object(struct trace_jsonl *writer, const struct trace *trace, const char *key, int64_t number) {
    struct text *line = &writer->line;
    if (number <= 0 || (uint64_t)number >= writer->name_count || !writer->names[number].string) {
        if (number > 0)
            add_number(line, key, number);
        return;
    }
    const struct trace_jsonl_name *name = &writer->names[number];
    const char *text = trace_text(trace, name->string);
    add_key(line, key);
    text_byte(line, '"');
    if (name->ordinal)
        text_add(line, trace_kind_words(name->flags));
    text_json(line, text, strlen(text));
    if (name->ordinal)
        text_printf(line, " #%u", (unsigned)name->ordinal);
    text_byte(line, '"');
}

static void add_frame(struct trace_jsonl *writer, const struct trace *trace, uint32_t frame) {
    add_number(&writer->line, "frame", frame);
    if (frame < writer->function_count)
        add_string(&writer->line, "function", trace, writer->functions[frame]);
}

/* Events
 * ---------------------------------------------------------------------------------------------------------------- */

static void add_place(struct trace_jsonl *writer, const struct trace *trace, const char *key, uint8_t role,
                      uint32_t owner, uint32_t slot, uint32_t label) {
    struct text *line = &writer->line;
    add_key(line, key);
    text_byte(line, '{');
    add_text(line, "role", role < ROLE_COUNT ? role_names[role] : "none");
    if (role_is_of_frame(role))
        add_frame(writer, trace, owner);
    else
        add_object(writer, trace, "owner", owner);
    if (label)
        add_string(line, "label", trace, label);
    if (role != ROLE_NONE && role != ROLE_TEMP && role != ROLE_OUTSIDE)
        add_number(line, "slot", slot);
    text_byte(line, '}');
}

static void add_holder(struct trace_jsonl *writer, const struct trace *trace, const struct event *event) {
    add_place(writer, trace, "holder", event->role, event->owner, event->slot, event->label);
}

static void add_before_after(struct text *line, const struct event *event) {
    add_number(line, "before", event->before);
    add_number(line, "after", event->after);
}

static void add_lists(struct text *line, const struct event *event) {
    bool known = event->before >= 0 && event->before < LIST_COUNT && event->after >= 0 && event->after < LIST_COUNT;
    add_text(line, "from", known ? gc_list_names[event->before] : "");
    add_text(line, "to", known ? gc_list_names[event->after] : "");
}

static void add_flags(struct text *line, uint32_t flags) {
    static const char *const names[] = {"definition", "namespace", "has_finalizer", "internal", "atomlike"};
    add_key(line, "flags");
    text_byte(line, '[');
    for (size_t i = 0, shown = 0; i < sizeof names / sizeof *names; i++)
        if (flags & 1u << i)
            text_printf(line, "%s\"%s\"", shown++ ? "," : "", names[i]);
    text_byte(line, ']');
}

/* What an event tells besides the object that it is about. */
static void add_program_fields(struct trace_jsonl *writer, const struct trace *trace, const struct event *event) {
    struct text *line = &writer->line;
    switch (event->kind) {
    case EVENT_STATEMENT_BEGIN:
        add_frame(writer, trace, event->owner);
        add_number(line, "times", event->slot);
        break;
    case EVENT_CALL_BEGIN:
        add_frame(writer, trace, event->owner);
        if (event->other)
            add_number(line, "caller", event->other);
        break;
    case EVENT_OUTPUT:
        add_text(line, "stream", event->slot == 1 ? "stderr" : "stdout");
        add_string(line, "text", trace, event->label);
        break;
    case EVENT_EXCEPTION:
        add_text(line, "what", event->after ? "raised" : "caught");
        add_string(line, "text", trace, event->label);
        break;
    case EVENT_VALUE_SET:
        if (event->before)
            add_string(line, "before", trace, event->before);
        if (event->after)
            add_string(line, "after", trace, event->after);
        add_holder(writer, trace, event);
        break;
    case EVENT_ITEMS_SHIFT:
        add_object(writer, trace, "owner", event->owner);
        add_number(line, "from", event->slot);
        add_number(line, "by", event->after);
        add_number(line, "length", event->before);
        break;
    default:
        break;
    }
}

static void add_object_fields(struct trace_jsonl *writer, const struct trace *trace, const struct event *event) {
    struct text *line = &writer->line;
    switch (event->kind) {
    case EVENT_OBJECT_NEW:
        add_number(line, "number", event->object);
        add_string(line, "type", trace, event->label);
        if (event->slot)
            add_flags(line, event->slot);
        add_number(line, "size", event->after);
        break;
    case EVENT_OBJECT_FREE:
        add_number(line, "size", event->before);
        break;
    case EVENT_OBJECT_NAME:
        add_number(line, "number", event->object);
        break;
    case EVENT_REF_ADD:
    case EVENT_REF_DROP:
        add_before_after(line, event);
        add_holder(writer, trace, event);
        break;
    case EVENT_REF_MOVE:
        add_place(writer, trace, "from", event->role, event->owner, event->slot, event->label);
        add_place(writer, trace, "to", event->role2, event->other, event->slot2, event->label2);
        break;
    case EVENT_CALLBACK_BEGIN:
    case EVENT_CALLBACK_END:
        add_object(writer, trace, "callback", event->other);
        break;
    case EVENT_RESURRECTED:
        add_text(line, "by", event->slot ? "collection" : "refcount");
        break;
    case EVENT_WEAKREF_SET:
        add_object(writer, trace, "before", event->before);
        add_object(writer, trace, "after", event->after);
        break;
    case EVENT_OBJECT_SIZE:
    case EVENT_FINALIZED_SET:
        add_before_after(line, event);
        break;
    default:
        break;
    }
}

static void add_collector_fields(struct trace_jsonl *writer, const struct trace *trace, const struct event *event) {
    static const char *const settings[SETTING_COUNT] = {"enabled", "debug", "long_lived_total", "long_lived_pending",
                                                         "work_to_do", "increments_collect", "local_count"};
    struct text *line = &writer->line;
    switch (event->kind) {
    case EVENT_LIST_MOVE:
        add_lists(line, event);
        add_object(writer, trace, "by", event->other);
        break;
    case EVENT_LIST_MERGE:
        add_lists(line, event);
        add_number(line, "objects", event->slot);
        break;
    case EVENT_COLLECTION_BEGIN:
        add_number(line, "generation", event->slot);
        add_string(line, "reason", trace, event->label);
        break;
    case EVENT_COLLECTION_END:
        add_number(line, "generation", event->slot);
        add_number(line, "collected", event->after);
        add_number(line, "uncollectable", event->before);
        break;
    case EVENT_PHASE_BEGIN:
    case EVENT_PHASE_END:
        add_number(line, "index", event->slot);
        add_text(line, "phase", event->slot < TRACE_PHASES ? trace->header.phases[event->slot] : NULL);
        break;
    case EVENT_GC_REFS_SET:
        add_before_after(line, event);
        break;
    case EVENT_GC_REFS_DECREF:
    case EVENT_GC_REFS_REACHED:
        add_before_after(line, event);
        add_holder(writer, trace, event);
        break;
    case EVENT_GC_REFS_DONE:
        add_number(line, "before", event->before);
        break;
    case EVENT_COUNT_SET:
    case EVENT_THRESHOLD_SET:
        add_number(line, "generation", event->slot);
        add_before_after(line, event);
        break;
    case EVENT_SETTING_SET:
        add_text(line, "setting", event->slot < SETTING_COUNT ? settings[event->slot] : NULL);
        add_before_after(line, event);
        break;
    default:
        break;
    }
}

static void write_header(struct trace_jsonl *writer, const struct trace *trace) {
    const struct trace_header *header = &trace->header;
    struct text *line = &writer->line;
    writer->has_header = true;
    text_add(line, "{");
    add_text(line, "format", "heapscope-trace");
    add_number(line, "version", 1);
    add_text(line, "python", header->python);
    add_text(line, "collector", header->collector);
    add_number(line, "generations", header->generations);
    add_key(line, "thresholds");
    text_printf(line, "[%" PRId64 ",%" PRId64 ",%" PRId64 "]", header->thresholds[0], header->thresholds[1],
                header->thresholds[2]);
    add_key(line, "phases");
    text_byte(line, '[');
    for (int i = 0; i < header->phase_count && i < TRACE_PHASES; i++)
        text_printf(line, "%s\"%s\"", i ? "," : "", header->phases[i] ? header->phases[i] : "");
    text_byte(line, ']');
    add_text(line, "title", header->title);
    add_bytes(line, "source", header->source ? header->source : "", header->source ? header->source_length : 0);
    send(writer);
}

void trace_jsonl_sink(void *context, const struct trace *trace, const struct event *event) {
    struct trace_jsonl *writer = context;
    if (!writer->has_header)
        write_header(writer, trace);
    if (writer->failed || event->kind >= EVENT_KIND_COUNT)
        return;
    remember(writer, event);
    text_add(&writer->line, "{");
    add_number(&writer->line, "n", (int64_t)trace->total);
    add_number(&writer->line, "line", event->line);
    add_text(&writer->line, "event", event_names[event->kind]);
    add_object(writer, trace, event->kind == EVENT_CALL_BEGIN ? "globals" : "object", event->object);
    add_program_fields(writer, trace, event);
    add_object_fields(writer, trace, event);
    add_collector_fields(writer, trace, event);
    send(writer);
}

void trace_jsonl_finish(struct trace_jsonl *writer, const struct trace *trace) {
    if (!writer->has_header)
        write_header(writer, trace);
}
