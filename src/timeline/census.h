/* What is alive at a moment, counted by type and by the line that made it, and how it grew between two moments.
 * For: the memory panel, as tracemalloc (by line: size, count) and objgraph (by type, growth) report. Not for: what
 * happens in between (the curve in timeline.h).
 * Counted is what world.live counts: no definitions, no namespaces, nothing internal. Bytes are sys.getsizeof's, with
 * the collector's header.
 * Life: census_init, census_take as often as one likes, census_destroy. */
#ifndef TIMELINE_CENSUS_H
#define TIMELINE_CENSUS_H
#include "world.h"

struct census_row {
    uint32_t key; /* a type: its string number; a line: the line, 0 before the first */
    int64_t count, bytes;
};

struct census_table {
    struct census_row *rows; /* by ascending key, none with a count of 0 */
    size_t count, capacity;
};

struct census {
    uint64_t position; /* of the world counted */
    int64_t objects, bytes;
    struct census_table types, lines;
};

void census_init(struct census *census);
void census_destroy(struct census *census);
/* Counts the world. O(objects * log objects). */
void census_take(struct census *census, const struct world *world);

/* A row of a comparison; what is gone has count and bytes 0. */
struct growth_row {
    uint32_t key;
    int64_t count, bytes;           /* at the later moment */
    int64_t count_grew, bytes_grew; /* since the earlier one */
};

/* Writes a row for each key of either table, at most `room`, and returns how many there are. The largest growth in
 * bytes first, as tracemalloc's compare_to orders them, but what shrank comes last; `from` NULL: nothing was before.
 * O(rows * log rows). */
size_t census_growth(const struct census_table *from, const struct census_table *to, struct growth_row *rows,
                     size_t room);
#endif
