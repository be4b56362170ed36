/* How long one full collection takes, and how much faster than a real CPython on the same graph in the same run.
 * bench_collect [--record] [PYTHON...]: the interpreters to compare with (default python3). Prints nanoseconds an object
 * and ratios, of processor time. --record: with every event of the collection kept, as for the window; the memory that the record takes is
 * asked for while it is timed. Shapes: pairs, one ring, a tree (each child points back at its parent), random (a ring with one random
 * reference more). Live: each object is also in a list; garbage: nobody holds them. What is timed is collect() alone.
 */
#include "collector.h"
#include "kinds.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { SIZES = 4, SHAPES = 4, ROUNDS = 5 };
static const uint32_t sizes[SIZES] = {1000, 10000, 100000, 1000000};
static const char *const shapes[SHAPES] = {"pairs", "ring", "tree", "random"};

/* The same graph in Python: nanoseconds an object, best of the rounds. The heap before is frozen. */
static const char script[] =
    "import gc, sys, time\n"
    "class Node(object):\n"
    "    def __init__(self):\n"
    "        self.a = self.b = None\n"
    "def rnd():\n"
    "    s = 1\n"
    "    while 1:\n"
    "        s ^= s << 13 & 0xFFFFFFFF; s ^= s >> 17; s ^= s << 5 & 0xFFFFFFFF\n"
    "        yield s\n"
    "def build(shape, n):\n"
    "    nodes = [Node() for i in range(n)]\n"
    "    r = rnd()\n"
    "    for i, x in enumerate(nodes):\n"
    "        if shape == 'pairs': x.a = nodes[i ^ 1]\n"
    "        elif shape == 'ring': x.a = nodes[(i + 1) % n]\n"
    "        elif shape == 'tree': x.a = nodes[(i - 1) // 2 if i else 0]; x.b = nodes[2 * i + 1 if 2 * i + 1 < n else "
    "i]\n"
    "        else: x.a = nodes[(i + 1) % n]; x.b = nodes[next(r) % n]\n"
    "    return nodes\n"
    "gc.collect(); gc.disable(); gc.freeze()\n"
    "shape, n = sys.argv[1], int(sys.argv[2])\n"
    "live = dead = 1e30\n"
    "for round in range(5):\n"
    "    nodes = build(shape, n)\n"
    "    gc.collect()\n"
    "    t = time.process_time(); gc.collect(); live = min(live, time.process_time() - t)\n"
    "    nodes = None\n"
    "    t = time.process_time(); found = gc.collect(); dead = min(dead, time.process_time() - t)\n"
    "    assert found == n\n"
    "print(live / n * 1e9, dead / n * 1e9)\n";

static double seconds(void) {
    struct timespec t;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
    return (double)t.tv_sec + (double)t.tv_nsec * 1e-9;
}

static uint32_t random_state;
static uint32_t next_random(void) {
    random_state ^= random_state << 13;
    random_state ^= random_state >> 17;
    return random_state ^= random_state << 5;
}

struct bench {
    struct heap heap;
    struct trace trace; /* only while a recorded collection is timed */
    object_id node;
    value a, b;
};

static void ignore(void *context, object_id object) {
    (void)context, (void)object;
}

static void begin(struct bench *bench) {
    struct heap *heap = &bench->heap;
    struct heap_hooks hooks = {.finalize = ignore};
    heap_init(heap, profile_find("3.13"), &hooks, NULL);
    heap->quiet = true;
    object_id object = class_new_static(heap, "object", 0, KIND_INSTANCE);
    class_new_static(heap, "type", object, KIND_CLASS);
    class_new_static(heap, "list", object, KIND_LIST);
    class_new_static(heap, "tuple", object, KIND_TUPLE);
    class_new_static(heap, "dict", object, KIND_DICT);
    class_new_static(heap, "member_descriptor", object, KIND_DESCRIPTOR);
    bench->a = atom_intern_text(heap, "a");
    bench->b = atom_intern_text(heap, "b");
    value base = object;
    object_id bases = tuple_new(heap, 1, &base), dict = dict_new(heap, 0);
    bench->node = class_new(heap, atom_intern_text(heap, "Node"), bases, &object, 1, dict, NULL, 0, true, false);
    collector_freeze(heap);
}

static void point(struct bench *bench, object_id from, value name, object_id to) {
    heap_incref(&bench->heap, to);
    instance_set(&bench->heap, from, name, to);
}

/* The nodes, in a list that alone holds them from outside. */
static object_id build(struct bench *bench, int shape, uint32_t n) {
    value *nodes = malloc(n * sizeof *nodes);
    random_state = 1;
    for (uint32_t i = 0; i < n;
         i++) { /* as __init__ does: the class learns its names before there are many instances */
        nodes[i] = instance_new(&bench->heap, bench->node);
        instance_set(&bench->heap, nodes[i], bench->a, VALUE_NONE);
        instance_set(&bench->heap, nodes[i], bench->b, VALUE_NONE);
    }
    for (uint32_t i = 0; i < n; i++) {
        if (shape == 0)
            point(bench, nodes[i], bench->a, nodes[i ^ 1]);
        else
            point(bench, nodes[i], bench->a, nodes[shape == 2 ? (i ? (i - 1) / 2 : 0) : (i + 1) % n]);
        if (shape == 2)
            point(bench, nodes[i], bench->b, nodes[2 * i + 1 < n ? 2 * i + 1 : i]);
        else if (shape == 3)
            point(bench, nodes[i], bench->b, nodes[next_random() % n]);
    }
    object_id list = list_new(&bench->heap, n, nodes);
    free(nodes);
    return list;
}

static double timed(struct bench *bench, int64_t expected, bool records) {
    if (records) {
        trace_init(&bench->trace, (size_t)1 << 32, NULL, NULL);
        bench->heap.trace = &bench->trace;
    }
    double start = seconds();
    int64_t found = bench->heap.collector->collect(&bench->heap, 2, "bench");
    double time = seconds() - start;
    if (records) {
        if (bench->trace.cut || !bench->trace.count)
            fprintf(stderr, "bench_collect: not all was recorded\n");
        bench->heap.trace = NULL;
        trace_destroy(&bench->trace);
    }
    if (found != expected) {
        fprintf(stderr, "bench_collect: %lld found instead of %lld\n", (long long)found, (long long)expected);
        exit(1);
    }
    return time;
}

static void measure(int shape, uint32_t n, bool records, double *live, double *dead) {
    *live = *dead = 1e30;
    for (int round = 0; round < ROUNDS; round++) {
        struct bench bench;
        begin(&bench);
        object_id list = build(&bench, shape, n);
        timed(&bench, 0, false);
        double time = timed(&bench, 0, records);
        if (time < *live)
            *live = time;
        heap_decref(&bench.heap, list);
        time = timed(&bench, n, records);
        if (time < *dead)
            *dead = time;
        heap_destroy(&bench.heap);
    }
    *live *= 1e9 / n;
    *dead *= 1e9 / n;
}

static bool ask_python(const char *python, const char *shape, uint32_t n, double figures[2]) {
    static const char name[] = "bench_collect.py";
    char command[512];
    FILE *file = fopen(name, "w");
    if (!file)
        return false;
    fputs(script, file);
    fclose(file);
    snprintf(command, sizeof command, "%s -I %s %s %u", python, name, shape, n);
    FILE *pipe = popen(command, "r");
    bool told = pipe && fscanf(pipe, "%lf %lf", &figures[0], &figures[1]) == 2;
    if (pipe)
        pclose(pipe);
    remove(name);
    return told;
}

static void compare(const char *python, bool records) {
    printf("%-40s %10s %10s %7s %10s %10s %7s\n", python, "live", "ours", "times", "garbage", "ours", "times");
    for (int size = 0; size < SIZES; size++)
        for (int shape = 0; shape < SHAPES; shape++) {
            double theirs[2], ours[2];
            if (!ask_python(python, shapes[shape], sizes[size], theirs)) {
                fprintf(stderr, "bench_collect: %s gave no figures\n", python);
                return;
            }
            measure(shape, sizes[size], records, &ours[0], &ours[1]);
            printf("%8u %-31s %10.1f %10.1f %7.1f %10.1f %10.1f %7.1f\n", sizes[size], shapes[shape], theirs[0],
                   ours[0], theirs[0] / ours[0], theirs[1], ours[1], theirs[1] / ours[1]);
            fflush(stdout);
        }
}

int main(int argc, char **argv) {
    bool records = argc > 1 && strcmp(argv[1], "--record") == 0;
    if (argc < 2 + records)
        compare("python3", records);
    for (int i = 1 + records; i < argc; i++)
        compare(argv[i], records);
    return 0;
}
