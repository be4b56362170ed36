/* In which order finalizers run. */
#include "questions_parts.h"

#include "words.h"

#include <string.h>

enum { FINALIZERS_MOST = 4 };

/* The seen objects whose __del__ runs on the line, in that order; 0 where there are more than can be asked about. */
static int find_order(const struct maker *maker, uint32_t *order) {
    const struct trace *trace = maker->timeline->trace;
    int count = 0;
    for (uint64_t i = maker->statement; i < maker->end; i++) {
        const struct event event = trace_event(trace, i);
        if (event.kind != EVENT_FINALIZER_BEGIN || event.object > maker->objects ||
            !(maker->after[event.object].flags & OBJECT_HAS_FINALIZER))
            continue;
        if (count == FINALIZERS_MOST || !maker->before[event.object].seen)
            return 0;
        for (int j = 0; j < count; j++)
            if (order[j] == event.object)
                return 0;
        order[count++] = event.object;
    }
    return count;
}

/* Starts at `from` and goes on by `by`, round. */
static void add_order(struct maker *maker, const uint32_t *order, int count, int from, int by, int shown,
                      enum misconception mistake) {
    struct text text;
    text_init(&text);
    for (int i = 0; i < shown; i++) {
        if (i)
            text_add(&text, words(STR_PREDICT_THEN));
        world_name(&maker->timeline->world, order[(from + by * i + count * shown) % count], &text);
    }
    add_option(maker, text.data, mistake);
    text_destroy(&text);
}

void make_finalizers(struct maker *maker) {
    uint32_t order[FINALIZERS_MOST];
    int count = find_order(maker, order);
    if (count < 2 || !offer(maker, QUESTION_FINALIZERS, 0))
        return;
    timeline_seek(maker->timeline, maker->here);
    ask_words(maker);
    bool flip = order[0] > order[1]; /* the place of the right one tells nothing: the older object's order comes first */
    for (int i = 0; i < 2; i++)
        if ((i == 0) != flip)
            add_order(maker, order, count, 0, 1, count, MISTAKE_NONE);
        else
            add_order(maker, order, count, count - 1, -1, count, MISTAKE_REVERSED);
    if (count > 2)
        add_order(maker, order, count, 1, 1, count, MISTAKE_ROTATED);
    else
        add_order(maker, order, count, 0, 1, 1, MISTAKE_FIRST_ONLY);
    add_option(maker, words(STR_PREDICT_OPTION_NONE_RUNS), MISTAKE_NONE_RUNS);
    for (int i = 0; i < maker->asked->option_count; i++)
        add_because(maker, &maker->asked->options[i], (struct told){0, count});
}
