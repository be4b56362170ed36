#include "suggest.h"

#include <stdint.h>
#include <string.h>

enum { MOVE = 2, CASE = 1, LONGEST = 40, MOST_CANDIDATES = 750 };

static size_t substitution_cost(char a, char b) {
    if (a == b)
        return 0;
    if (a >= 'A' && a <= 'Z')
        a = (char)(a + ('a' - 'A'));
    if (b >= 'A' && b <= 'Z')
        b = (char)(b + ('a' - 'A'));
    return a == b ? CASE : MOVE;
}

/* What it costs to turn one into the other; SIZE_MAX where both are too long to tell. */
static size_t edit_cost(const char *a, const char *b) {
    size_t n, m, row[LONGEST + 1];
    while (*a && *a == *b)
        a++, b++;
    n = strlen(a);
    m = strlen(b);
    while (n && m && a[n - 1] == b[m - 1])
        n--, m--;
    if (!n || !m)
        return (n + m) * MOVE;
    if (n > LONGEST || m > LONGEST)
        return SIZE_MAX;
    for (size_t j = 0; j <= m; j++)
        row[j] = j * MOVE;
    for (size_t i = 1; i <= n; i++) {
        size_t diagonal = row[0];
        row[0] = i * MOVE;
        for (size_t j = 1; j <= m; j++) {
            size_t best = diagonal + substitution_cost(a[i - 1], b[j - 1]);
            diagonal = row[j];
            if (row[j] + MOVE < best)
                best = row[j] + MOVE;
            if (row[j - 1] + MOVE < best)
                best = row[j - 1] + MOVE;
            row[j] = best;
        }
    }
    return row[m];
}

const char *suggest_name(const char *name, const char *const *candidates, size_t count) {
    const char *best = NULL;
    size_t least = SIZE_MAX;
    for (size_t i = 0; i < count && count < MOST_CANDIDATES; i++) {
        size_t most = (strlen(name) + strlen(candidates[i]) + 3) * MOVE / 6, cost;
        if (strcmp(name, candidates[i]) == 0)
            continue;
        cost = edit_cost(name, candidates[i]);
        if (cost <= most && cost < least) {
            best = candidates[i];
            least = cost;
        }
    }
    return best;
}
