/* Every conformance program, under an old and a new version: what the picture shows adds up. Long records are looked at
 * at some of their moments, a different offset for each. */
#include "counts.h"

#include <dirent.h>
#include <stdlib.h>
#include <string.h>

static const char *const versions[] = {"2.7", "3.8", "3.14"};
enum { HOLDER_MOMENTS = 3000, PICTURE_MOMENTS = 60, RECORD_MOST = 60000 };

/* A prime, so that it falls on other places of a loop each time round. */
static uint64_t stride(uint64_t count, uint64_t moments) {
    static const uint64_t primes[] = {1, 3, 7, 13, 29, 61, 127, 257, 509, 1021, 2039};
    size_t i = 0;
    while (i + 1 < sizeof primes / sizeof *primes && count / primes[i] > moments)
        i++;
    return primes[i];
}

static void every_program_adds_up(void **state) {
    (void)state;
    DIR *folder = opendir(PROJECT_ROOT "/tests/conformance/programs");
    assert_non_null(folder);
    int programs = 0;
    for (struct dirent *entry; (entry = readdir(folder)) != NULL;) {
        const char *ending = strrchr(entry->d_name, '.');
        if (!ending || strcmp(ending, ".py") != 0)
            continue;
        char path[1024];
        snprintf(path, sizeof path, PROJECT_ROOT "/tests/conformance/programs/%s", entry->d_name);
        for (size_t v = 0; v < sizeof versions / sizeof *versions; v++) {
            struct record record;
            if (record_begin(&record, path, versions[v], RECORD_MOST)) { /* some are written for later versions alone */
                uint64_t count = record.trace.count;
                holders_are_counts(entry->d_name, &record.timeline, stride(count, HOLDER_MOMENTS));
                if (v == (size_t)programs % (sizeof versions / sizeof *versions)) /* pictures take longer: one version of each */
                    arrows_are_counts(entry->d_name, &record.timeline, stride(count, PICTURE_MOMENTS));
            }
            record_end(&record);
        }
        programs++;
    }
    closedir(folder);
    assert_true(programs >= 150);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(every_program_adds_up)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
