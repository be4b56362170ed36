#include "verbs.h"

#include <stdlib.h>

void verbs_drop_all(struct heap *heap, value *values, uint32_t count, bool last_first) {
    for (uint32_t i = 0; i < count; i++)
        heap_decref(heap, values[last_first ? count - 1 - i : i]);
    free(values);
}
