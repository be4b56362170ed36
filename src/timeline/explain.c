#include "explain.h"

#include "graph.h"
#include "memory.h"
#include "narrate.h"
#include "words.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { ROWS_MOST = 12, NAMED_MOST = 8, CHAIN_MOST = 64 };

bool explain_is_shown(const struct world_object *object) {
    return object && object->alive && !(object->flags & (OBJECT_IS_DEFINITION | OBJECT_IS_NAMESPACE | OBJECT_IS_INTERNAL));
}

static const char *number(int64_t n, char room[24]) {
    snprintf(room, 24, "%" PRId64, n);
    return room;
}

/* "KEY: WORDS" with a count in it. */
static void add_counted(struct text *out, enum string_key key, int64_t count) {
    char room[24];
    text_words(out, words(key), "count", number(count, room), NULL);
    text_byte(out, '\n');
}

/* --- Types -------------------------------------------------------------------------------------------------------------- */

struct type_row {
    uint32_t type; /* string number */
    uint32_t count;
    int64_t bytes;
};

static int by_type(const void *a, const void *b) {
    const struct type_row *x = a, *y = b;
    return x->type < y->type ? -1 : x->type > y->type;
}

static int by_count(const void *a, const void *b) {
    const struct type_row *x = a, *y = b;
    return x->count != y->count ? (x->count < y->count) - (x->count > y->count) : by_type(a, b);
}

static void add_types(const struct timeline *timeline, struct text *out) {
    const struct world *world = &timeline->world;
    struct type_row *rows = memory_alloc((world->object_count + 1) * sizeof *rows);
    size_t shown = 0, kinds = 0;
    for (uint32_t n = 1; n <= world->object_count; n++) {
        const struct world_object *object = world_object(world, n);
        if (explain_is_shown(object))
            rows[shown++] = (struct type_row){object->type, 1, object->size};
    }
    qsort(rows, shown, sizeof *rows, by_type);
    for (size_t i = 0; i < shown; i++) {
        if (!kinds || rows[kinds - 1].type != rows[i].type) {
            rows[kinds++] = rows[i];
        } else {
            rows[kinds - 1].count++;
            rows[kinds - 1].bytes += rows[i].bytes;
        }
    }
    qsort(rows, kinds, sizeof *rows, by_count);
    add_counted(out, shown == 1 ? STR_EXPLAIN_OBJECT : STR_EXPLAIN_OBJECTS, (int64_t)shown);
    for (size_t i = 0; i < kinds && i < ROWS_MOST; i++) {
        char count[24], bytes[24];
        text_words(out, words(STR_EXPLAIN_TYPE_ROW), "count", number(rows[i].count, count), "type",
                   trace_text(timeline->trace, rows[i].type), "bytes", number(rows[i].bytes, bytes), NULL);
        text_byte(out, '\n');
    }
    if (kinds > ROWS_MOST)
        add_counted(out, STR_EXPLAIN_MORE_TYPES, (int64_t)(kinds - ROWS_MOST));
    free(rows);
}

/* --- Cycles and garbage ------------------------------------------------------------------------------------------------- */

/* "  Node #1, Node #2 and 3 more", of those for which wanted[n] is `value`. */
static void add_names(const struct world *world, const uint32_t *wanted, uint32_t value, struct text *out) {
    uint32_t named = 0, more = 0;
    text_add(out, "  ");
    for (uint32_t n = 1; n <= world->object_count; n++) {
        if (wanted[n] != value || !explain_is_shown(world_object(world, n)))
            continue;
        if (named == NAMED_MOST) {
            more++;
            continue;
        }
        text_add(out, named++ ? words(STR_NARRATE_BETWEEN) : "");
        world_name(world, n, out);
    }
    char count[24];
    if (more)
        text_words(out, words(STR_EXPLAIN_AND_MORE), "count", number(more, count), NULL);
    text_byte(out, '\n');
}

static void add_cycles(const struct world *world, struct text *out) {
    uint32_t *component = memory_alloc((world->object_count + 1) * sizeof *component);
    uint32_t count = graph_cycles(world, component), shown = 0;
    bool *of_ours = memory_alloc((count + 1) * sizeof *of_ours);
    memset(of_ours, 0, (count + 1) * sizeof *of_ours);
    for (uint32_t n = 1; n <= world->object_count; n++)
        if (component[n] && explain_is_shown(world_object(world, n)) && !of_ours[component[n]])
            of_ours[component[n]] = ++shown;
    add_counted(out, !shown ? STR_EXPLAIN_NO_CYCLE : shown == 1 ? STR_EXPLAIN_CYCLE : STR_EXPLAIN_CYCLES, shown);
    for (uint32_t c = 1, rows = 0; c <= count && rows < ROWS_MOST; c++)
        if (of_ours[c]) {
            add_names(world, component, c, out);
            rows++;
        }
    if (shown > ROWS_MOST)
        add_counted(out, STR_EXPLAIN_MORE_CYCLES, shown - ROWS_MOST);
    free(of_ours);
    free(component);
}

static void add_garbage(const struct world *world, struct text *out) {
    bool *reachable = memory_alloc((world->object_count + 1) * sizeof *reachable);
    uint32_t *garbage = memory_alloc((world->object_count + 1) * sizeof *garbage), count = 0;
    graph_reachable(world, reachable);
    garbage[0] = 0;
    for (uint32_t n = 1; n <= world->object_count; n++)
        count += garbage[n] = explain_is_shown(world_object(world, n)) && !reachable[n];
    add_counted(out, count ? STR_EXPLAIN_GARBAGE : STR_EXPLAIN_NO_GARBAGE, count);
    if (count)
        add_names(world, garbage, 1, out);
    free(garbage);
    free(reachable);
}

void explain_heap(const struct timeline *timeline, struct text *out) {
    add_types(timeline, out);
    add_cycles(&timeline->world, out);
    add_garbage(&timeline->world, out);
}

/* --- One object --------------------------------------------------------------------------------------------------------- */

static void add_place(const struct world *world, const struct world_ref *ref, const char *lead, struct text *out) {
    text_add(out, lead);
    narrate_place(world, ref->role, ref->owner, ref->slot, ref->label, out);
    text_byte(out, '\n');
}

static void add_holders(const struct world *world, const struct world_object *object, struct text *out) {
    uint32_t rows = 0, more = 0;
    add_counted(out, object->refcount == 1 ? STR_EXPLAIN_REFERENCE : STR_EXPLAIN_REFERENCES, object->refcount);
    for (uint32_t at = object->first_in; at;) {
        const struct world_ref *ref = world_ref(world, at);
        at = ref->next_of_target;
        if (rows == ROWS_MOST)
            more++;
        else
            rows++, add_place(world, ref, "  ", out);
    }
    if (more)
        add_counted(out, STR_EXPLAIN_MORE_REFERENCES, more);
    if (object->temporaries)
        text_printf(out, "  %s ×%u\n", words(STR_SCENE_STUB_TEMPORARY), object->temporaries);
    if (object->outside)
        text_printf(out, "  %s ×%u\n", words(STR_SCENE_STUB_OUTSIDE), object->outside);
}

static void add_reason(const struct world *world, uint32_t object, struct text *out) {
    uint32_t chain[CHAIN_MOST];
    size_t count = graph_why_alive(world, object, chain, CHAIN_MOST);
    text_printf(out, "%s\n", words(STR_SCENE_WHY_ALIVE));
    if (!count) {
        bool *reachable = memory_alloc((world->object_count + 1) * sizeof *reachable);
        graph_reachable(world, reachable);
        text_printf(out, "  %s\n", words(reachable[object] ? STR_SCENE_HELD_DIRECTLY : STR_SCENE_NO_WAY_HERE));
        free(reachable);
    }
    for (size_t i = 0; i < count; i++)
        if (world_ref(world, chain[i]))
            add_place(world, world_ref(world, chain[i]), i ? "  → " : "  ", out);
}

static void add_kept(const struct world *world, uint32_t object, struct text *out) {
    bool *held = memory_alloc((world->object_count + 1) * sizeof *held);
    uint32_t *kept = memory_alloc((world->object_count + 1) * sizeof *kept), count = 0;
    memset(held, 0, (world->object_count + 1) * sizeof *held);
    graph_keeps_alive(world, object, held);
    int64_t bytes = 0;
    kept[0] = 0;
    for (uint32_t n = 1; n <= world->object_count; n++) {
        kept[n] = n != object && held[n] && explain_is_shown(world_object(world, n));
        count += kept[n];
        bytes += kept[n] ? world_object(world, n)->size : 0;
    }
    char many[24], size[24];
    text_words(out, words(count ? STR_EXPLAIN_KEEPS : STR_EXPLAIN_KEEPS_NOTHING), "count", number(count, many), "bytes",
               number(bytes, size), NULL);
    text_byte(out, '\n');
    if (count)
        add_names(world, kept, 1, out);
    free(kept);
    free(held);
}

void explain_object(const struct timeline *timeline, uint32_t object, struct text *out) {
    const struct world *world = &timeline->world;
    const struct world_object *it = world_object(world, object);
    char line[24], bytes[24];
    const char *where = it->list == LIST_NONE ? words(STR_SCENE_UNTRACKED)
                        : it->list == LIST_PERMANENT ? words(STR_SCENE_PERMANENT)
                                                     : list_words(timeline->trace, it->list);
    struct text name;
    text_init(&name);
    world_name(world, object, &name);
    text_words(out, words(it->birth_line ? STR_EXPLAIN_IS : STR_EXPLAIN_IS_GIVEN), "object", name.data, "type",
               trace_text(timeline->trace, it->type), "bytes", number(it->size, bytes), "generation", where, "line",
               number(it->birth_line, line), NULL);
    text_byte(out, '\n');
    text_destroy(&name);
    add_holders(world, it, out);
    add_reason(world, object, out);
    add_kept(world, object, out);
}

/* --- Finding it --------------------------------------------------------------------------------------------------------- */

/* "Node #2" as a person may type it: "node#2". */
static bool same_name(const char *typed, const char *name) {
    for (;; typed++, name++) {
        while (*typed == ' ')
            typed++;
        while (*name == ' ')
            name++;
        char a = *typed >= 'A' && *typed <= 'Z' ? (char)(*typed - 'A' + 'a') : *typed;
        char b = *name >= 'A' && *name <= 'Z' ? (char)(*name - 'A' + 'a') : *name;
        if (a != b)
            return false;
        if (!a)
            return true;
    }
}

static bool is_name(const struct world *world, const struct world_ref *ref) {
    const struct world_object *owner = world_object(world, ref->owner);
    return ref->role == ROLE_VALUE && owner && owner->flags & OBJECT_IS_NAMESPACE && explain_is_shown(world_object(world, ref->target));
}

uint32_t explain_find(const struct timeline *timeline, const char *name, struct text *nearest) {
    const struct world *world = &timeline->world;
    const char **candidates = NULL;
    size_t count = 0, capacity = 0;
    uint32_t found = 0;
    for (uint32_t i = 1; i <= world->ref_count && !found; i++) {
        const struct world_ref *ref = world_ref(world, i);
        if (!ref || !ref->target || !is_name(world, ref))
            continue;
        const char *label = trace_text(timeline->trace, ref->label);
        if (strcmp(label, name) == 0)
            found = ref->target;
        memory_reserve(&candidates, &capacity, count + 1, sizeof *candidates);
        candidates[count++] = label;
    }
    struct text shown;
    text_init(&shown);
    for (uint32_t n = 1; n <= world->object_count && !found; n++) {
        if (!explain_is_shown(world_object(world, n)))
            continue;
        text_clear(&shown);
        world_name(world, n, &shown);
        if (same_name(name, shown.data))
            found = n;
    }
    text_destroy(&shown);
    const char *near = found || !nearest ? NULL : text_nearest(name, candidates, count);
    if (near)
        text_add(nearest, near);
    free(candidates);
    return found;
}
