#include "timeline_parts.h"

#include <stdlib.h>
#include <string.h>

const struct line_note *note_of(const struct scenario *scenario, uint32_t line, uint32_t times) {
    if (!scenario)
        return NULL;
    int low = 0, high = scenario->note_count; /* how many notes begin at or before the line */
    while (low < high) {
        int middle = (low + high) / 2;
        if (scenario->notes[middle].line <= (int)line)
            low = middle + 1;
        else
            high = middle;
    }
    for (int i = low - 1; i >= 0 && scenario->notes[i].line == scenario->notes[low - 1].line; i--) {
        const struct line_note *note = &scenario->notes[i];
        if (note->times == (int)times && (note->line == (int)line || note->last_line >= (int)line))
            return note;
    }
    return NULL;
}

/* Spans that are over are jumped across; the first statement begun before and not ended is the one. */
size_t statement_at(const struct timeline *timeline, uint64_t position, bool *has_run) {
    const struct trace *trace = timeline->trace;
    if (position > trace->count)
        position = trace->count;
    *has_run = position && trace_event(trace, position - 1).kind == EVENT_STATEMENT_END && timeline->partners[position - 1];
    if (*has_run)
        return timeline->partners[position - 1] - 1;
    for (uint64_t i = position; i--;) {
        uint8_t kind = trace_event(trace, i).kind;
        if (kind == EVENT_STATEMENT_BEGIN)
            return i;
        if (kind != EVENT_COLLECTION_BEGIN && timeline->partners[i])
            i = timeline->partners[i] - 1;
    }
    return trace->count;
}

static size_t next_statement(const struct trace *trace, uint64_t position) {
    while (position < trace->count && trace_event(trace, position).kind != EVENT_STATEMENT_BEGIN)
        position++;
    return position;
}

static const struct line_note *note_of_statement(const struct timeline *timeline, size_t begin) {
    if (begin >= timeline->trace->count)
        return NULL;
    const struct event event = trace_event(timeline->trace, begin);
    return note_of(timeline->scenario, event.line, event.slot);
}

const struct line_note *timeline_note(const struct timeline *timeline, uint64_t position, bool *has_run) {
    size_t begin = statement_at(timeline, position, has_run);
    if (begin < timeline->trace->count && !*has_run)
        return note_of_statement(timeline, begin);
    /* Between two lines: the one that ran has the word, if it has something to say; else the one about to run. */
    const struct line_note *ran = note_of_statement(timeline, begin);
    if (ran && ran->say)
        return ran;
    const struct line_note *coming = note_of_statement(timeline, next_statement(timeline->trace, position));
    if (coming && coming->say_before) {
        *has_run = false;
        return coming;
    }
    return ran;
}

/* WHERE --------------------------------------------------------------------------------------------------------------
 */

#define NUMBER_MOST UINT64_C(1000000000000) /* more than any record has */

static bool parse_number(const char **at, uint64_t *number) {
    if (**at < '0' || **at > '9')
        return false;
    for (*number = 0; **at >= '0' && **at <= '9'; (*at)++)
        *number = *number > NUMBER_MOST ? *number : *number * 10 + (uint64_t)(**at - '0');
    return *number <= NUMBER_MOST;
}

static bool no_such_moment(struct faults *faults, const char *where, const char *why) {
    fault_add(faults, "--at", 0, 0, NULL, 0, "'%s': %s", where, why);
    return false;
}

/* The lines that ran, shortest first: "7-13, 20". */
static void lines_that_ran(const struct timeline *timeline, struct text *out) {
    uint32_t from = 0, last = 0;
    for (;;) {
        uint32_t next = UINT32_MAX;
        for (size_t i = 0; i < timeline->mark_count; i++)
            if (timeline->marks[i].kind == MARK_LINE && timeline->marks[i].line > last &&
                timeline->marks[i].line < next)
                next = timeline->marks[i].line;
        if (from && next != last + 1) {
            text_printf(out, last > from ? "%s%u-%u" : "%s%u", out->length ? ", " : "", (unsigned)from, (unsigned)last);
            from = 0;
        }
        if (next == UINT32_MAX || out->length > 60)
            break;
        if (!from)
            from = next;
        last = next;
    }
}

static bool where_line(const struct timeline *timeline, const char *where, uint64_t line, uint64_t times,
                       uint64_t *position, struct faults *faults) {
    uint64_t ran = 0;
    for (size_t i = 0; i < timeline->mark_count; i++) {
        const struct mark *mark = &timeline->marks[i];
        if (mark->kind != MARK_LINE || mark->line != line)
            continue;
        ran++;
        if (mark->times == times) {
            *position = mark->end;
            return true;
        }
    }
    struct text why;
    text_init(&why);
    if (ran == 1) {
        text_printf(&why, "line %llu ran once; ask for line:%llu", (unsigned long long)line, (unsigned long long)line);
    } else if (ran) {
        text_printf(&why, "line %llu ran %llu times; ask for line:%llu#1 to line:%llu#%llu", (unsigned long long)line,
                    (unsigned long long)ran, (unsigned long long)line, (unsigned long long)line,
                    (unsigned long long)ran);
    } else {
        struct text lines;
        text_init(&lines);
        lines_that_ran(timeline, &lines);
        text_printf(&why, "line %llu did not run; these did: %s", (unsigned long long)line,
                    lines.length ? lines.data : "none");
        text_destroy(&lines);
    }
    no_such_moment(faults, where, why.data);
    text_destroy(&why);
    return false;
}

bool timeline_where(const struct timeline *timeline, const char *where, uint64_t *position, struct faults *faults) {
    uint64_t number, times = 1;
    const struct {
        const char *name;
        uint64_t position;
    } moments[] = {{"start", 0}, {"end", timeline->program_end}, {"exit", timeline->trace->count}};
    for (size_t i = 0; i < sizeof moments / sizeof moments[0]; i++)
        if (strcmp(where, moments[i].name) == 0) {
            *position = moments[i].position;
            return true;
        }
    const char *at = where + strcspn(where, ":");
    if (strncmp(where, "line:", 5) == 0) {
        at = where + 5;
        if (parse_number(&at, &number) && (*at != '#' || (at++, parse_number(&at, &times))) && !*at)
            return where_line(timeline, where, number, times, position, faults);
    } else if (strncmp(where, "event:", 6) == 0) {
        at = where + 6;
        if (parse_number(&at, &number) && !*at) {
            if (number <= timeline->trace->count) {
                *position = number;
                return true;
            }
            fault_add(faults, "--at", 0, 0, NULL, 0, "'%s': the record has %llu events; ask for event:0 to event:%llu",
                      where, (unsigned long long)timeline->trace->count, (unsigned long long)timeline->trace->count);
            return false;
        }
    }
    return no_such_moment(faults, where,
                          "not a moment; write line:13, line:13#2 (its second execution), event:41, start, end or exit");
}
