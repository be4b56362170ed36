/* The heap under random programs: invariants at every step, and a trace that a reader can replay: each reference is
 * where the events say, each list is in the order that the events give. */
#include "fixture.h"
#include "memory.h"

/* --- A reader of the trace: holders of each object, and the lists
 * ------------------------------------------------------- */

struct held {
    uint32_t object, owner, slot;
    uint8_t role;
};
struct reader {
    struct held *held;
    size_t count, capacity;
    uint32_t *order[LIST_COUNT];
    size_t lengths[LIST_COUNT], rooms[LIST_COUNT];
};

static void hold(struct reader *reader, uint32_t object, uint8_t role, uint32_t owner, uint32_t slot) {
    memory_reserve(&reader->held, &reader->capacity, reader->count + 1, sizeof *reader->held);
    reader->held[reader->count++] = (struct held){object, owner, slot, role};
}

static void let_go(struct reader *reader, uint32_t object, uint8_t role, uint32_t owner, uint32_t slot) {
    for (size_t i = reader->count; i-- > 0;) {
        struct held *held = &reader->held[i];
        if (held->object == object && held->role == role && held->owner == owner && held->slot == slot) {
            *held = reader->held[--reader->count];
            return;
        }
    }
    fail_msg("object %u has no reference at role %d of %u, slot %u", object, role, owner, slot);
}

static void shift(struct reader *reader, const struct event *event) {
    for (size_t i = 0; i < reader->count; i++)
        if (reader->held[i].role == ROLE_ITEM && reader->held[i].owner == event->owner &&
            reader->held[i].slot >= event->slot)
            reader->held[i].slot += (uint32_t)event->after;
}

static void append(struct reader *reader, int list, uint32_t object) {
    memory_reserve(&reader->order[list], &reader->rooms[list], reader->lengths[list] + 1, sizeof(uint32_t));
    reader->order[list][reader->lengths[list]++] = object;
}

static void list_move(struct reader *reader, const struct event *event) {
    if (event->before != LIST_NONE) {
        uint32_t *order = reader->order[event->before];
        size_t i = 0, *length = &reader->lengths[event->before];
        while (i < *length && order[i] != event->object)
            i++;
        assert_true(i < *length);
        assert_int_equal(event->owner, i ? order[i - 1] : 0); /* its predecessor */
        memmove(order + i, order + i + 1, (--*length - i) * sizeof *order);
    }
    if (event->after != LIST_NONE)
        append(reader, (int)event->after, event->object);
}

static void list_merge(struct reader *reader, const struct event *event) {
    assert_int_equal(reader->lengths[event->before], event->slot);
    for (size_t i = 0; i < reader->lengths[event->before]; i++)
        append(reader, (int)event->after, reader->order[event->before][i]);
    reader->lengths[event->before] = 0;
}

static void read_event(struct reader *reader, const struct event *event) {
    switch (event->kind) {
    case EVENT_OBJECT_NEW:
        hold(reader, event->object, ROLE_TEMP, 0, 0);
        break;
    case EVENT_REF_ADD:
        hold(reader, event->object, event->role, event->owner, event->slot);
        break;
    case EVENT_REF_DROP:
        let_go(reader, event->object, event->role, event->owner, event->slot);
        break;
    case EVENT_REF_MOVE:
        let_go(reader, event->object, event->role, event->owner, event->slot);
        hold(reader, event->object, event->role2, event->other, event->slot2);
        break;
    case EVENT_ITEMS_SHIFT:
        shift(reader, event);
        break;
    case EVENT_OBJECT_FREE:
        for (size_t i = 0; i < reader->count; i++) {
            assert_int_not_equal(reader->held[i].object, event->object);
            assert_true(reader->held[i].owner != event->object || reader->held[i].role == ROLE_LOCAL);
        }
        break;
    case EVENT_LIST_MOVE:
        list_move(reader, event);
        break;
    case EVENT_LIST_MERGE:
        list_merge(reader, event);
        break;
    default:
        break;
    }
}

static void reader_compare(const struct reader *reader, const struct heap *heap) {
    uint32_t *counts = memory_alloc((heap->numbers + 1) * sizeof *counts);
    for (size_t i = 0; i < reader->count; i++)
        counts[reader->held[i].object]++;
    for (object_id object = LIST_COUNT; object < heap->count; object++)
        if (heap->kind[object] != KIND_NONE && !(heap->bits[object] & BIT_STATIC))
            assert_int_equal(counts[heap->number[object]], heap->refcount[object]);
    for (uint32_t list = 1; list < LIST_COUNT; list++) {
        size_t i = 0;
        for (object_id at = heap->next[list]; at != list; at = heap->next[at], i++) {
            assert_true(i < reader->lengths[list]);
            assert_int_equal(reader->order[list][i], heap->number[at]);
        }
        assert_int_equal(i, reader->lengths[list]);
    }
    free(counts);
}

static void reader_destroy(struct reader *reader) {
    free(reader->held);
    for (int i = 0; i < LIST_COUNT; i++)
        free(reader->order[i]);
}

/* --- Random programs
 * ------------------------------------------------------------------------------------------------------ */

enum { POOL = 24, STEPS = 600 };
struct program {
    struct fixture f;
    uint32_t random;
    object_id pool[POOL]; /* temporaries, 0: none */
};

static uint32_t pick(struct program *program, uint32_t below) {
    program->random = program->random * 1664525u + 1013904223u;
    return (program->random >> 8) % below;
}

static object_id any(struct program *program) {
    return program->pool[pick(program, POOL)];
}

static value any_value(struct program *program) {
    object_id object = any(program);
    heap_incref(&program->f.heap, object);
    return object ? object : value_of_small((int32_t)pick(program, 9));
}

static void put(struct program *program, object_id object) {
    uint32_t at = pick(program, POOL);
    object_id old = program->pool[at];
    program->pool[at] = object;
    heap_decref(&program->f.heap, old);
}

static void give_birth(struct program *program) {
    struct heap *heap = &program->f.heap;
    value items[] = {any_value(program), any_value(program)};
    object_id target = any(program), made = 0;
    switch (pick(program, 6)) {
    case 0:
        made = list_new(heap, 2, items);
        break;
    case 1:
        made = tuple_new(heap, 2, items);
        break;
    case 2:
        made = dict_new(heap, 0);
        dict_set_name(heap, made, program->f.a, items[0]);
        dict_set(heap, made, value_of_small(7), items[1]);
        break;
    case 3:
        if (target && weakref_possible(heap, target))
            made = weakref_new(heap, heap->types[KIND_WEAKREF], target,
                               pick(program, 2) ? atom_intern_text(heap, "cb") : VALUE_NULL);
        heap_decref(heap, items[0]);
        heap_decref(heap, items[1]);
        break;
    default:
        made = make(&program->f, pick(program, 2) ? program->f.loud : program->f.node, "n");
        instance_set(heap, made, program->f.a, items[0]);
        instance_set(heap, made, program->f.b, items[1]);
    }
    put(program, made);
}

static void change(struct program *program) {
    struct heap *heap = &program->f.heap;
    object_id object = any(program);
    if (!object)
        return;
    heap_incref(heap, object);
    if (heap->kind[object] == KIND_LIST && pick(program, 3))
        list_insert(heap, object, pick(program, sequence_length(heap, object) + 1), any_value(program));
    else if (heap->kind[object] == KIND_LIST && sequence_length(heap, object))
        heap_decref(heap, list_take(heap, object, pick(program, sequence_length(heap, object))));
    else if (heap->kind[object] == KIND_DICT && pick(program, 3))
        dict_set(heap, object, value_of_small((int32_t)pick(program, 12)), any_value(program));
    else if (heap->kind[object] == KIND_DICT)
        dict_delete(heap, object, value_of_small((int32_t)pick(program, 12)));
    else if (heap->kind[object] == KIND_INSTANCE)
        instance_set(heap, object, pick(program, 2) ? program->f.a : program->f.b, any_value(program));
    heap_decref(heap, object);
}

static struct program *running; /* the hooks' */

/* __del__ and callbacks do anything too: they save the object, break things, make new ones, collect. */
static void meddle(struct fixture *f, object_id object) {
    struct program *program = running;
    switch (pick(program, 6)) {
    case 0:
        heap_incref(&f->heap, object);
        put(program, object);
        break;
    case 1:
        put(program, 0);
        break;
    case 2:
        change(program);
        break;
    case 3:
        collect(f, (int)pick(program, 3));
        break;
    default:
        break;
    }
}

static void run_program(const char *version, uint32_t seed, bool traced, struct text *log) {
    struct program program = {.random = seed};
    struct reader reader = {0};
    struct heap *heap = &program.f.heap;
    running = &program;
    fixture_begin(&program.f, version, traced);
    program.f.on_finalize = program.f.on_callback = meddle;
    collector_set_threshold(heap, 0, 30);
    collector_set_threshold(heap, 1, 2);
    collector_set_threshold(heap, 2, 2);
    for (int i = 0; i < STEPS; i++) {
        uint32_t what = pick(&program, 10);
        if (what < 5)
            give_birth(&program);
        else if (what < 8)
            change(&program);
        else if (what < 9)
            put(&program, 0);
        else if (pick(&program, 8) == 0)
            text_printf(&program.f.log, "%d; ", (int)collect(&program.f, (int)pick(&program, 3)));
        heap_run_pending(heap);
        heap_check(heap);
    }
    text_append(log, program.f.log.data, program.f.log.length);
    for (size_t i = 0; traced && i < program.f.trace.count; i++) {
        const struct event event = trace_event(&program.f.trace, i);
        read_event(&reader, &event);
    }
    if (traced)
        reader_compare(&reader, heap);
    reader_destroy(&reader);
    fixture_end(&program.f);
}

static void random_programs_keep_every_invariant(void **state) {
    (void)state;
    for (size_t row = 0; row < profile_count; row++)
        for (uint32_t seed = 1; seed <= 6; seed++) {
            struct text log[2];
            for (int traced = 0; traced < 2; traced++) {
                text_init(&log[traced]);
                text_add(&log[traced], "");
                run_program(profiles[row].name, seed, traced, &log[traced]);
            }
            assert_string_equal(log[0].data, log[1].data); /* being watched changes nothing */
            text_destroy(&log[0]);
            text_destroy(&log[1]);
        }
}

/* The sweep that replaces delete_garbage leaves the same heap behind, ids included. */
static void quiet_deletion_leaves_the_same_heap(void **state) {
    (void)state;
    uint64_t addresses[2][20];
    int64_t found[2];
    uint32_t live[2];
    for (int traced = 0; traced < 2; traced++) {
        struct fixture f;
        fixture_begin(&f, "3.14", traced);
        class_of(&f.heap, f.loud)->has_finalizer = false; /* nothing can notice a death */
        object_id nodes[12];
        for (int i = 0; i < 12; i++)
            nodes[i] = make(&f, f.node, "n");
        for (int i = 0; i < 12; i++) {
            value items[] = {nodes[(i * 5 + 3) % 12], nodes[(i + 1) % 12], VALUE_NONE};
            heap_incref(&f.heap, items[0]);
            heap_incref(&f.heap, items[1]);
            object_id dict = dict_new(&f.heap, 0);
            dict_set(&f.heap, dict, value_of_small(i), list_new(&f.heap, 3, items));
            instance_set(&f.heap, nodes[i], f.a, dict);
            instance_set(&f.heap, nodes[i], f.b, tuple_new(&f.heap, 1, (value[]){value_of_small(i)}));
        }
        for (int i = 0; i < 12; i++)
            drop(&f, nodes[i]);
        found[traced] = collect(&f, 2);
        live[traced] = f.heap.live;
        heap_check(&f.heap);
        for (int i = 0; i < 20; i++)
            addresses[traced][i] = heap_address(&f.heap, instance_new(&f.heap, f.node));
        fixture_end(&f);
    }
    assert_int_equal(found[0], 36);
    assert_int_equal(found[0], found[1]);
    assert_int_equal(live[0], live[1]);
    assert_memory_equal(addresses[0], addresses[1], sizeof addresses[0]);
}

static void blocks_are_used_again(void **state) {
    (void)state;
    struct fixture f;
    fixture_begin(&f, "3.14", false);
    size_t words = 0;
    for (int round = 0; round < 50; round++) {
        object_id list = list_new(&f.heap, 0, NULL);
        for (int i = 0; i < 1000; i++)
            list_append(&f.heap, list, value_of_small(i));
        drop(&f, list);
        if (round == 0)
            words = f.heap.word_count;
    }
    assert_int_equal(f.heap.word_count, words);
    fixture_end(&f);
}

static void versions_are_found_by_name(void **state) {
    (void)state;
    assert_string_equal(profile_find("3.13")->release, "3.13.18");
    assert_string_equal(profile_find("3.13.0")->name, "3.13.0");
    assert_string_equal(profile_find("3.13.7")->name, "3.13.0");
    assert_string_equal(profile_find("3.13.9")->name, "3.13");
    assert_string_equal(profile_find("3.14.5")->name, "3.14");
    assert_null(profile_find("3.2"));
    assert_null(profile_find("3.13.x"));
    assert_null(profile_find(""));
    assert_string_equal(profile_default()->name, "3.15");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(random_programs_keep_every_invariant),
        cmocka_unit_test(quiet_deletion_leaves_the_same_heap),
        cmocka_unit_test(blocks_are_used_again),
        cmocka_unit_test(versions_are_found_by_name),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
