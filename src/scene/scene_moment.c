/* What is true at the moment being drawn, as far as the picture needs it: which references are arrows, which are stubs,
 * what is garbage. */
#include "scene_parts.h"

#include "graph.h"
#include "memory.h"
#include "question.h"
#include "words.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

bool moment_has_edge(const struct scene *scene, const struct past_edge *edge) {
    uint64_t position = scene->timeline->position;
    if (edge->start > position || edge->end <= position)
        return false;
    const struct past_route *route = &scene->history.routes[edge->route];
    if (scene->plan.homes[route->target].w <= 0)
        return false;
    if (!route->from_name)
        return scene->plan.homes[route->owner].w > 0;
    if (scene->plan.rows[route->owner].w <= 0)
        return false;
    const struct world *world = &scene->timeline->world;
    return !role_is_of_frame(edge->role) || (edge->owner <= world->frame_count && world->frames[edge->owner].open);
}

static int compare_places(uint8_t role_a, uint32_t owner_a, uint32_t slot_a, const struct past_edge *b) {
    if (owner_a != b->owner)
        return owner_a < b->owner ? -1 : 1;
    if (role_a != b->role)
        return role_a < b->role ? -1 : 1;
    return slot_a < b->slot ? -1 : slot_a > b->slot;
}

static void sift(uint32_t *items, size_t root, size_t count, const struct past_edge *edges) {
    for (size_t child; (child = root * 2 + 1) < count; root = child) {
        const struct past_edge *left = &edges[items[child]];
        if (child + 1 < count && compare_places(left->role, left->owner, left->slot, &edges[items[child + 1]]) < 0)
            left = &edges[items[++child]];
        const struct past_edge *top = &edges[items[root]];
        if (compare_places(top->role, top->owner, top->slot, left) >= 0)
            return;
        uint32_t swap = items[root];
        items[root] = items[child];
        items[child] = swap;
    }
}

/* Heap sort: qsort has no room for a context. */
static void sort_by_place(uint32_t *items, size_t count, const struct past_edge *edges) {
    for (size_t i = count / 2; i-- > 0;)
        sift(items, i, count, edges);
    for (size_t end = count; end-- > 1;) {
        uint32_t swap = items[0];
        items[0] = items[end];
        items[end] = swap;
        sift(items, 0, end, edges);
    }
}

static bool is_arrow(const struct scene *scene, const struct world_ref *ref) {
    size_t low = 0, high = scene->edge_count;
    while (low < high) {
        size_t middle = (low + high) / 2;
        const struct past_edge *edge = &scene->history.edges[scene->edges[middle]];
        int order = compare_places(ref->role, ref->owner, ref->slot, edge);
        if (order == 0)
            return edge->target == ref->target;
        if (order < 0)
            high = middle;
        else
            low = middle + 1;
    }
    return false;
}

void moment_work_out(struct scene *scene) {
    const struct world *world = &scene->timeline->world;
    size_t numbers = (size_t)world->object_count + 1;
    if (numbers > scene->reachable_room) {
        scene->reachable_room = numbers * 2;
        scene->reachable = memory_resize(scene->reachable, scene->reachable_room * sizeof *scene->reachable);
        scene->arrows = memory_resize(scene->arrows, scene->reachable_room * sizeof *scene->arrows);
        scene->stubs = memory_resize(scene->stubs, scene->reachable_room * sizeof *scene->stubs);
    }
    memset(scene->reachable, 0, numbers * sizeof *scene->reachable);
    memset(scene->arrows, 0, numbers * sizeof *scene->arrows);
    memset(scene->stubs, 0, numbers * sizeof *scene->stubs);
    graph_reachable(world, scene->reachable);
    const struct scenario *scenario = scene->timeline->scenario;
    bool has_graph = scenario && scenario->graph.object_count > 0; /* all of its objects are on stage */
    for (uint32_t n = 1; !has_graph && n < numbers && (!world_object(world, n) || !world_object(world, n)->birth_line); n++) {
        uint32_t index = history_object(&scene->history, n); /* a constant that nobody has named yet has no box */
        if (world_object(world, n) && world_object(world, n)->alive &&
            (!index || scene->history.objects[index - 1].birth > scene->timeline->position))
            scene->stubs[n] = (uint32_t)world_object(world, n)->refcount;
    }
    scene->edge_count = 0;
    for (size_t i = 0; i < scene->history.edge_count; i++) {
        const struct past_edge *edge = &scene->history.edges[i];
        if (edge->start > scene->timeline->position)
            break; /* in the order of their starts */
        if (!moment_has_edge(scene, edge))
            continue;
        memory_reserve(&scene->edges, &scene->edge_capacity, scene->edge_count + 1, sizeof *scene->edges);
        scene->edges[scene->edge_count++] = (uint32_t)i;
        if (!edge->weak && edge->role != ROLE_BORROWED && edge->target < numbers)
            scene->arrows[edge->target]++;
    }
    sort_by_place(scene->edges, scene->edge_count, scene->history.edges);
}

int moment_phase(const struct scene *scene) {
    const struct world *world = &scene->timeline->world;
    if (world->phase >= 0 || world->collection < 0)
        return world->phase;
    for (uint64_t i = scene->timeline->position; i-- > 0;) {
        const struct event event = trace_event(scene->timeline->trace, i);
        if (event.kind == EVENT_PHASE_END)
            return (int)event.slot;
        if (event.kind == EVENT_COLLECTION_BEGIN)
            break;
    }
    return -1;
}

uint32_t moment_line(const struct scene *scene) {
    if (scene->view && scene->view->question && scene->view->question->line)
        return scene->view->question->line; /* the one that is asked about */
    const struct timeline *timeline = scene->timeline;
    const struct event last = timeline->position ? trace_event(timeline->trace, timeline->position - 1) : (struct event){.kind = EVENT_NONE};
    if (last.kind == EVENT_STATEMENT_END) /* in a function, it has run, and the words are about it */
        return last.line;
    if (timeline->world.statement_line)
        return timeline->world.statement_line;
    return timeline_main_event(timeline, timeline->position).line;
}

/* Stubs -------------------------------------------------------------------------------------------------------------
 */

struct stub {
    char name[48];
    int64_t count;
};

enum { STUBS = 4 };

static void add_stub(struct stub *stubs, int *used, const char *name, int64_t count) {
    int i = 0;
    while (i < *used && strcmp(stubs[i].name, name))
        i++;
    if (i == STUBS - 1 && i == *used) /* the last one gathers the rest */
        name = words(STR_SCENE_STUB_OTHERS);
    if (i >= STUBS)
        i = STUBS - 1;
    if (i == *used) {
        snprintf(stubs[i].name, sizeof stubs[i].name, "%s", name);
        stubs[i].count = 0;
        ++*used;
    }
    stubs[i].count += count;
}

static void holder_name(struct scene *scene, const struct world_ref *ref, struct text *out) {
    const struct world *world = &scene->timeline->world;
    const struct trace *trace = scene->timeline->trace;
    if (role_is_of_frame(ref->role) && ref->owner <= world->frame_count) {
        const char *function = trace_text(trace, world->frames[ref->owner].name);
        text_words(out, words(STR_SCENE_STUB_LOCAL), "name", trace_text(trace, ref->label), "function", function, NULL);
        return;
    }
    const struct world_object *owner = world_object(world, ref->owner);
    if (!owner)
        text_add(out, words(STR_SCENE_STUB_OTHERS));
    else if (owner->flags & OBJECT_IS_NAMESPACE)
        text_add(out, trace_text(trace, ref->label));
    else if (owner->flags & OBJECT_IS_INTERNAL)
        text_add(out, trace_text(trace, owner->type));
    else
        world_name(world, ref->owner, out);
}

int64_t moment_stubs(struct scene *scene, uint32_t number, struct text *out) {
    const struct world *world = &scene->timeline->world;
    const struct world_object *object = world_object(world, number);
    struct stub stubs[STUBS];
    int used = 0;
    int64_t total = 0;
    struct text name;
    text_init(&name);
    if (object->temporaries) {
        char line[16];
        snprintf(line, sizeof line, "%u", world->statement_line);
        const struct world_frame *frame = world->frame <= world->frame_count ? &world->frames[world->frame] : NULL;
        if (world->statement_line && (!world->frame || !frame->caller))
            text_words(&name, words(STR_SCENE_STUB_LINE), "line", line, NULL);
        else
            text_add(&name, words(STR_SCENE_STUB_TEMPORARY));
        add_stub(stubs, &used, name.data, object->temporaries);
    }
    if (object->outside)
        add_stub(stubs, &used, words(STR_SCENE_STUB_OUTSIDE), object->outside);
    for (uint32_t at = object->first_in; at;) {
        const struct world_ref *ref = world_ref(world, at);
        at = ref->next_of_target;
        if (ref->role == ROLE_BORROWED || is_arrow(scene, ref))
            continue; /* a borrowed name has no count of its own */
        text_clear(&name);
        holder_name(scene, ref, &name);
        add_stub(stubs, &used, name.data ? name.data : "", 1);
    }
    for (int i = 0; i < used; i++) {
        total += stubs[i].count;
        text_printf(out, "%s%s ×%" PRId64, i ? " · " : "", stubs[i].name, stubs[i].count);
    }
    text_destroy(&name);
    return total;
}

int64_t scene_arrows_and_stubs(const struct scene *scene, uint32_t object) {
    return object <= scene->timeline->world.object_count ? (int64_t)scene->arrows[object] + scene->stubs[object] : 0;
}
