/* What the trace says about places is exact: played back, it gives the references and plain values that the words hold,
 * and no event contradicts what was before. */
#include "small_heap.h"

enum { PLACES = 1 << 14 };

struct record {
    uint8_t role;
    uint32_t owner, slot, object; /* object: number, 0 for a plain value */
    int64_t plain;                /* string number */
};
struct replay {
    struct record records[PLACES];
    uint32_t count;
    int temps[1 << 16]; /* by object number */
};

static struct record *find(struct replay *replay, uint8_t role, uint32_t owner, uint32_t slot) {
    for (uint32_t i = 0; i < replay->count; i++)
        if (replay->records[i].role == role && replay->records[i].owner == owner && replay->records[i].slot == slot)
            return &replay->records[i];
    return NULL;
}

static void put(struct replay *replay, uint8_t role, uint32_t owner, uint32_t slot, uint32_t object, int64_t plain) {
    if (role == ROLE_OUTSIDE)
        return;
    if (role == ROLE_TEMP) {
        replay->temps[object]++;
        return;
    }
    assert_null(find(replay, role, owner, slot));
    assert_true(replay->count < PLACES);
    replay->records[replay->count++] = (struct record){role, owner, slot, object, plain};
}

static void take(struct replay *replay, uint8_t role, uint32_t owner, uint32_t slot, uint32_t object, int64_t plain) {
    if (role == ROLE_OUTSIDE)
        return;
    if (role == ROLE_TEMP) {
        assert_true(--replay->temps[object] >= 0);
        return;
    }
    struct record *record = find(replay, role, owner, slot);
    assert_non_null(record);
    assert_int_equal(record->object, object);
    assert_int_equal(record->plain, plain);
    *record = replay->records[--replay->count];
}

static void play(struct replay *replay, const struct trace *trace) {
    for (size_t i = 0; i < trace->count; i++) {
        const struct event e = trace_event(trace, i);
        switch (e.kind) {
        case EVENT_OBJECT_NEW:
            replay->temps[e.object] = 1;
            break;
        case EVENT_REF_ADD:
            put(replay, e.role, e.owner, e.slot, e.object, 0);
            break;
        case EVENT_REF_DROP:
            take(replay, e.role, e.owner, e.slot, e.object, 0);
            break;
        case EVENT_REF_MOVE:
            take(replay, e.role, e.owner, e.slot, e.object, 0);
            put(replay, e.role2, e.other, e.slot2, e.object, 0);
            break;
        case EVENT_VALUE_SET:
            if (e.before)
                take(replay, e.role, e.owner, e.slot, 0, e.before);
            if (e.after)
                put(replay, e.role, e.owner, e.slot, 0, e.after);
            break;
        case EVENT_ITEMS_SHIFT:
            for (uint32_t j = 0; j < replay->count; j++)
                if (replay->records[j].role == ROLE_ITEM && replay->records[j].owner == e.owner &&
                    replay->records[j].slot >= e.slot) {
                    assert_true(replay->records[j].slot < e.before);
                    replay->records[j].slot += (uint32_t)e.after;
                }
            break;
        case EVENT_OBJECT_FREE:
            for (uint32_t j = 0; j < replay->count; j++)
                assert_int_not_equal(replay->records[j].owner, e.object);
            break;
        default:
            break;
        }
    }
}

/* Every word of every counted object is a place that was told, and nothing else was. */
static void compare(struct small_heap *small, struct replay *replay) {
    struct heap *heap = &small->heap;
    uint32_t places = 0;
    for (object_id object = LIST_COUNT; object < heap->count; object++) {
        if (heap->kind[object] == KIND_NONE || (heap->bits[object] & BIT_STATIC))
            continue;
        places += (heap->bits[object] & BIT_HEAP_TYPE) != 0;
        for (uint32_t i = 0; i < heap->used[object]; i++) {
            value v = heap_words(heap, object)[i];
            uint32_t part = i % DICT_STRIDE;
            bool dict = heap->kind[object] == KIND_DICT;
            bool set = heap->kind[object] == KIND_SET;
            bool counted = verbs_is_counted(heap, v);
            if (v == VALUE_NULL || (dict && part > DICT_KEY) || (dict && part == DICT_KEY && !counted) || (set && part))
                continue;
            struct place place = kinds_place(heap, object, REGION_WORDS, i);
            struct record *record = find(replay, place.role, heap->number[object], place.slot);
            assert_non_null(record);
            assert_int_equal(record->object, counted ? heap->number[v] : 0);
            assert_int_equal(record->plain == 0, counted);
            places++;
        }
    }
    assert_int_equal(places, replay->count);
}

static uint32_t next_random(uint32_t *random) {
    *random = *random * 1664525u + 1013904223u;
    return *random >> 10;
}

static value something(struct small_heap *small, uint32_t *random, object_id list) {
    switch (next_random(random) % 4) {
    case 0:
        return value_of_small((int32_t)(next_random(random) % 20));
    case 1:
        heap_incref(&small->heap, list);
        return list;
    case 2:
        return small->heap.types[KIND_LIST]; /* static */
    default:
        return token(small, "t");
    }
}

static void change(struct small_heap *small, uint32_t *random, object_id list, object_id dict, object_id set,
                   object_id instance) {
    struct heap *heap = &small->heap;
    uint32_t length = sequence_length(heap, list), what = next_random(random) % 14;
    uint32_t at = length ? next_random(random) % length : 0;
    value v = something(small, random, list), some[] = {v, value_of_small(1), VALUE_NONE};
    static const char *const names[] = {"a", "b", "c", "d", "e"};
    value name = word(small, names[next_random(random) % 5]), key = value_of_small((int32_t)(next_random(random) % 30));
    if (what < 3) {
        list_insert(heap, list, at, v);
    } else if (what == 3) {
        list_replace(heap, list, at, at + (length - at) / 2, 3, some);
    } else if (what == 4 && length) {
        list_set(heap, list, at, v);
    } else if (what == 5) {
        heap_decref(heap, v);
        list_replace(heap, list, at, length, 0, NULL);
    } else if (what < 8) {
        dict_set(heap, dict, key, v);
    } else if (what == 8 && value_is_object(v) && v != list) {
        dict_set(heap, dict, v, value_of_small(3));
        heap_decref(heap, v);
    } else if (what == 9) {
        dict_delete(heap, dict, key);
        set_discard(heap, set, key);
        instance_delete(heap, instance, name);
        heap_decref(heap, v);
    } else if (what == 10) {
        set_add(heap, set, key);
        if (v != list)
            set_add(heap, set, v);
        heap_decref(heap, v);
    } else if (what < 13) {
        instance_set(heap, instance, name, v);
    } else {
        heap_decref(heap, v);
        if (length)
            heap_decref(heap, list_take(heap, list, at));
        uint32_t order[512];
        length = sequence_length(heap, list);
        for (uint32_t i = 0; i < length && length <= 512; i++)
            order[i] = length - 1 - i;
        if (length <= 512)
            list_permute(heap, list, order);
    }
}

static void test_places(void **state) {
    (void)state;
    static const char *const versions[] = {"3.10", "3.11", "3.13.0", "3.14"};
    for (uint32_t run = 0; run < 4; run++) {
        struct small_heap small;
        small_begin(&small, versions[run], true);
        struct heap *heap = &small.heap;
        object_id a = small_class(&small, "A", small.object, "b", true, NULL);
        object_id list = list_new(heap, 0, NULL), dict = dict_new(heap, 0), set = set_new(heap, false);
        object_id instance = instance_new(heap, a);
        uint32_t random = run + 1;
        struct replay *replay = NULL;
        for (int i = 0; i < 600; i++) {
            change(&small, &random, list, dict, set, instance);
            if (i == 300)
                instance_dict(heap, instance);
            if (i % 100 == 99) {
                heap_check(heap);
                replay = calloc(1, sizeof *replay);
                play(replay, &small.trace);
                compare(&small, replay);
                free(replay);
            }
        }
        heap_decref(heap, instance);
        heap_decref(heap, dict);
        heap_decref(heap, set);
        list_clear(heap, list);
        heap_decref(heap, list);
        heap_decref(heap, a);
        small_collect(&small);
        replay = calloc(1, sizeof *replay);
        play(replay, &small.trace);
        compare(&small, replay);
        free(replay);
        small_end(&small);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_places)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
