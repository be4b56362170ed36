/* How long a move through a long record takes: reading it in, to any position, one step on, one step back.
 * bench_seek [EVENTS]: a program that makes pairs of nodes, lets them go and collects, until its record has that many
 * events (1,000,000). Prints milliseconds of processor time, median and most, and bytes of memory an event. */
#include "lesson.h"
#include "timeline.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <time.h>

enum { MOVES = 400 };

static double milliseconds(void) {
    struct timespec t;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
    return (double)t.tv_sec * 1e3 + (double)t.tv_nsec * 1e-6;
}

static int by_size(const void *a, const void *b) {
    double left = *(const double *)a, right = *(const double *)b;
    return (left > right) - (left < right);
}

static void tell(const char *what, double *times) {
    qsort(times, MOVES, sizeof *times, by_size);
    printf("%-28s median %8.3f ms, most %8.3f ms\n", what, times[MOVES / 2], times[MOVES - 1]);
}

static const char program[] = "import gc\n"
                              "gc.disable()\n"
                              "class Node:\n"
                              "    def __init__(self):\n"
                              "        self.partner = None\n"
                              "for turn in range(1000000):\n"
                              "    for i in range(500):\n"
                              "        a = Node()\n"
                              "        b = Node()\n"
                              "        a.partner = b\n"
                              "        b.partner = a\n"
                              "    gc.collect()\n";

static struct lesson *open_program(size_t events) {
    static const char name[] = "bench_seek.py";
    struct faults faults;
    struct lesson_options options = {.max_record = events};
    options.run.max_statements = events; /* more than enough: each writes some events */
    FILE *file = fopen(name, "w");
    if (!file || fputs(program, file) < 0 || fclose(file))
        return NULL;
    faults_init(&faults);
    struct lesson *lesson = lesson_open(name, &options, &faults);
    remove(name);
    return lesson;
}

int main(int argc, char **argv) {
    size_t events = argc > 1 ? (size_t)strtoull(argv[1], NULL, 10) : 1000000;
    double start = milliseconds();
    struct lesson *lesson = open_program(events);
    if (!lesson || lesson->trace.count < events) {
        fprintf(stderr, "bench_seek: no record of %zu events\n", events);
        return 1;
    }
    struct timeline *timeline = &lesson->timeline;
    struct rusage usage;
    getrusage(RUSAGE_SELF, &usage);
    printf("%zu events run, recorded, read in %.0f ms; %.1f bytes an event at most in all\n", lesson->trace.count,
           milliseconds() - start, (double)usage.ru_maxrss * 1024 / (double)lesson->trace.count);
    static double far[MOVES], on[MOVES], back[MOVES];
    uint64_t state = 1;
    for (int i = 0; i < MOVES; i++) {
        state = state * 6364136223846793005u + 1442695040888963407u;
        uint64_t position = (state >> 20) % lesson->trace.count + 1, rest = timeline_rest(timeline, position);
        start = milliseconds();
        timeline_seek(timeline, rest);
        far[i] = milliseconds() - start;
        start = milliseconds();
        timeline_seek(timeline, timeline_next(timeline, rest, STEP_EVENT, true));
        on[i] = milliseconds() - start;
        timeline_seek(timeline, rest);
        start = milliseconds();
        timeline_seek(timeline, timeline_next(timeline, rest, STEP_EVENT, false));
        back[i] = milliseconds() - start;
    }
    tell("to any position", far);
    tell("one step on", on);
    tell("one step back", back);
    lesson_close(lesson);
    return 0;
}
