/* list.sort: runs, binary insertion and merging, so that a program whose __lt__ prints sees CPython's comparisons for lists
 * of fewer than 64 items. (Longer ones are merged without galloping: the same result, other comparisons.)
 * Source: Objects/listobject.c, list_sort_impl; Objects/listsort.txt. */
#include "memory.h"
#include "methods.h"

#include <stdlib.h>
#include <string.h>

enum { RUNS_MOST = 64, MINRUN = 64 };

struct pair {
    value key, item;
};

struct sorter {
    struct vm *vm;
    struct pair *pairs, *spare;
    struct run {
        size_t start, length;
    } runs[RUNS_MOST];
    int run_count;
    bool failed;
};

/* a < b; false too when it failed. */
static bool less(struct sorter *s, struct pair a, struct pair b) {
    int result = s->failed ? -1 : value_compare(s->vm, OP_LT, a.key, b.key);
    if (result < 0 || vm_failed(s->vm))
        s->failed = true;
    return !s->failed && result > 0;
}

static void reverse(struct pair *pairs, size_t count) {
    for (size_t i = 0, j = count; i + 1 < j; i++) {
        struct pair pair = pairs[i];
        pairs[i] = pairs[--j];
        pairs[j] = pair;
    }
}

/* The length of the run that begins at `start`; a falling one is turned round. Source: count_run to 3.12. */
static size_t count_strict_run(struct sorter *s, size_t start, size_t end) {
    struct pair *p = s->pairs;
    size_t at = start + 1;
    if (at == end)
        return 1;
    bool falling = less(s, p[at], p[at - 1]);
    for (at++; at < end && !s->failed && less(s, p[at], p[at - 1]) == falling; at++)
        ;
    if (falling)
        reverse(p + start, at - start);
    return at - start;
}

/* From 3.13 on equal items may stand in a falling run: they are turned round beforehand, so that they keep their order. */
static size_t count_falling_run(struct sorter *s, size_t start, size_t at, size_t end) {
    struct pair *p = s->pairs;
    size_t equal = 0;
    for (; at < end && !s->failed; at++) {
        bool smaller = less(s, p[at], p[at - 1]);
        if (!smaller && less(s, p[at - 1], p[at]))
            break;
        if (smaller && equal)
            reverse(p + at - equal - 1, equal + 1);
        equal = smaller ? 0 : equal + 1;
    }
    if (equal)
        reverse(p + at - equal - 1, equal + 1);
    reverse(p + start, at - start);
    while (at < end && !s->failed && !less(s, p[at], p[at - 1]))
        at++;
    return at - start;
}

/* Source: count_run (3.13 on). */
static size_t count_run(struct sorter *s, size_t start, size_t end) {
    struct pair *p = s->pairs;
    size_t at = start + 1;
    if (!fact(s->vm->profile, FACT_SORT_SEES_EQUAL_RUNS))
        return count_strict_run(s, start, end);
    while (at < end && !s->failed && !less(s, p[at], p[at - 1]))
        at++;
    if (at == end || s->failed)
        return at - start;
    if (at - start > 1) {
        if (less(s, p[start], p[at - 1]) || s->failed)
            return at - start;
        reverse(p + start, at - start); /* all equal */
    }
    return count_falling_run(s, start, at + 1, end);
}

/* start..sorted-1 is in order; the rest is put in one by one. */
static void insert_rest(struct sorter *s, size_t start, size_t end, size_t sorted) {
    struct pair *p = s->pairs;
    for (size_t at = sorted; at < end; at++) {
        struct pair pivot = p[at];
        size_t left = start, right = at;
        while (left < right) {
            size_t middle = left + (right - left) / 2;
            if (less(s, pivot, p[middle]))
                right = middle;
            else
                left = middle + 1;
        }
        if (s->failed)
            return;
        memmove(p + left + 1, p + left, (at - left) * sizeof *p);
        p[left] = pivot;
    }
}

/* Runs i and i + 1 become one; equal ones keep their order. */
static void merge_at(struct sorter *s, int i) {
    struct run *a = &s->runs[i], *b = a + 1;
    struct pair *p = s->pairs + a->start, *left = s->spare;
    size_t from_left = 0, from_right = a->length, to = 0, end = a->length + b->length;
    memcpy(left, p, a->length * sizeof *p);
    while (from_left < a->length && from_right < end && !s->failed)
        p[to++] = less(s, p[from_right], left[from_left]) ? p[from_right++] : left[from_left++];
    memmove(p + to, left + from_left, (a->length - from_left) * sizeof *p);
    a->length = end;
    s->run_count--;
    memmove(b, b + 1, (size_t)(s->run_count - i - 1) * sizeof *b);
}

/* Keeps the runs' lengths such that few are open. Source: merge_collapse. */
static void collapse(struct sorter *s) {
    while (s->run_count > 1 && !s->failed) {
        int n = s->run_count - 2;
        struct run *r = s->runs;
        if ((n > 0 && r[n - 1].length <= r[n].length + r[n + 1].length) ||
            (n > 1 && r[n - 2].length <= r[n - 1].length + r[n].length))
            merge_at(s, r[n - 1].length < r[n + 1].length ? n - 1 : n);
        else if (r[n].length <= r[n + 1].length)
            merge_at(s, n);
        else
            return;
    }
}

/* Source: merge_compute_minrun. */
static size_t minimal_run(size_t count) {
    size_t odd = 0;
    for (; count >= MINRUN; count >>= 1)
        odd |= count & 1;
    return count + odd;
}

static void sort_pairs(struct sorter *s, size_t count) {
    size_t least = minimal_run(count);
    for (size_t start = 0; start < count && !s->failed;) {
        size_t length = count_run(s, start, count);
        if (length < least && !s->failed) {
            size_t wanted = count - start < least ? count - start : least;
            insert_rest(s, start, start + wanted, start + length);
            length = wanted;
        }
        s->runs[s->run_count++] = (struct run){start, length};
        collapse(s);
        start += length;
    }
    while (s->run_count > 1 && !s->failed)
        merge_at(s, s->run_count > 2 && s->runs[s->run_count - 3].length < s->runs[s->run_count - 1].length ? s->run_count - 3 : s->run_count - 2);
}

/* Fills in the keys; false: a call failed, and the keys made so far are dropped, last first. */
static bool make_keys(struct vm *vm, struct pair *pairs, uint32_t count, value key) {
    for (uint32_t i = 0; i < count; i++) {
        pairs[i].key = key == VALUE_NULL ? pairs[i].item : vm_call(vm, key, &pairs[i].item, 1);
        if (pairs[i].key != VALUE_NULL)
            continue;
        while (i-- > 0)
            heap_decref(&vm->heap, pairs[i].key);
        return false;
    }
    return true;
}

bool list_sort(struct vm *vm, object_id list, value key, bool backward) {
    uint32_t count, room;
    if (key == VALUE_NONE)
        key = VALUE_NULL;
    value *items = list_lift(&vm->heap, list, &count, &room);
    struct pair *pairs = memory_alloc((count + 1) * sizeof *pairs);
    for (uint32_t i = 0; i < count; i++)
        pairs[i].item = items[i];
    bool good = make_keys(vm, pairs, count, key);
    bool touched = false;
    if (good) {
        struct sorter sorter = {.vm = vm, .pairs = pairs, .spare = memory_alloc((count + 1) * sizeof *pairs)};
        if (backward)
            reverse(pairs, count);
        if (count > 1)
            sort_pairs(&sorter, count);
        free(sorter.spare);
        good = !sorter.failed;
        for (uint32_t i = 0; key != VALUE_NULL && i < count; i++)
            heap_decref(&vm->heap, pairs[i].key);
        touched = good && !list_is_lifted(&vm->heap, list);
        if (touched)
            vm_raise(vm, vm->types.ValueError, "list modified during sort");
        if (backward)
            reverse(pairs, count);
    }
    for (uint32_t i = 0; i < count; i++)
        items[i] = pairs[i].item;
    free(pairs);
    list_settle(&vm->heap, list, items, count, room);
    return good && !touched && !vm_failed(vm);
}
