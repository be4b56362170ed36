#include "differs.h"

#include "wording.h"
#include "words.h"

#include <stdio.h>

typedef enum string_key choose(const struct profile *profile);

static enum string_key getrefcount(const struct profile *profile) {
    return profile->borrows_locals                        ? STR_DIFFERS_GETREFCOUNT_BORROWED
           : profile->arguments == ARGUMENTS_COPIED ? STR_DIFFERS_GETREFCOUNT_COPIED
                                                          : STR_DIFFERS_GETREFCOUNT_MOVED;
}

static enum string_key constants(const struct profile *profile) {
    return profile->immortal_refcount ? STR_DIFFERS_IMMORTAL : STR_DIFFERS_SHARED;
}

static bool knows_start(const struct profile *profile) {
    const int *counts = profile->script.counts;
    return counts[0] || counts[1] || counts[2];
}

static enum string_key counters(const struct profile *profile) {
    return knows_start(profile) ? STR_DIFFERS_COUNTERS : STR_DIFFERS_COUNTERS_UNKNOWN;
}

static enum string_key runs(const struct profile *profile) {
    return profile->waits_for_memory          ? STR_DIFFERS_RUNS_BY_MEMORY
           : profile->collects_in_allocation ? STR_DIFFERS_RUNS_AT_ONCE
                                              : STR_DIFFERS_RUNS_LATER;
}

static enum string_key attributes(const struct profile *profile) {
    return profile->instances == INSTANCE_OWN_DICT ? STR_DIFFERS_ATTRIBUTES_DICT : STR_DIFFERS_ATTRIBUTES_VALUES;
}

static enum string_key deaths(const struct profile *profile) {
    return profile->defers_refcounts        ? STR_DIFFERS_DEFERRED
           : profile->locals_die_last_first ? STR_DIFFERS_LOCALS_LAST
                                            : STR_DIFFERS_LOCALS_FIRST;
}

static enum string_key namespaces(const struct profile *profile) {
    return fact(profile, FACT_LOCALS_ARE_SNAPSHOTS) ? STR_DIFFERS_LOCALS_SNAPSHOT : STR_DIFFERS_LOCALS_KEPT;
}

static enum string_key version(const struct profile *profile) {
    (void)profile;
    return STR_DIFFERS_VERSION;
}

static enum string_key first_collection(const struct profile *profile) {
    (void)profile;
    return STR_DIFFERS_FIRST;
}

static enum string_key tools(const struct profile *profile) {
    (void)profile;
    return STR_DIFFERS_TOOLS;
}

/* What is met most often comes first. */
static choose *const paragraphs[] = {version,    getrefcount, constants, first_collection, counters,
                                     runs,       attributes,  deaths,    tools,            namespaces};
enum { PARAGRAPHS = sizeof paragraphs / sizeof *paragraphs };
_Static_assert((int)PARAGRAPHS <= (int)DIFFERS_MOST, "a note longer than there is room for");

bool differs_write(const struct profile *profile, int index, struct text *out) {
    if (index < 0 || index >= PARAGRAPHS)
        return false;
    const int *start = profile->script.counts;
    char most[16], immortal[16], counts[64], threshold[16];
    snprintf(most, sizeof most, "%d", profile->small_int_most);
    snprintf(immortal, sizeof immortal, "%u", profile->immortal_refcount);
    snprintf(counts, sizeof counts, "(%d, %d, %d)", start[0], start[1], start[2]);
    snprintf(threshold, sizeof threshold, "%d", profile->thresholds[0]);
    text_words(out, words(paragraphs[index](profile)), "release", profile->release, "most", most, "immortal", immortal,
               "counts", counts, "threshold", threshold, NULL);
    return true;
}
