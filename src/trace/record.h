/* Where packed events lie: in blocks of a fixed number of events, each of which can be read by itself.
 * For: trace.c. Not for: anybody else.
 * Life: record_create, record_begin_block before the first event of each block, record_look, record_free. */
#ifndef TRACE_RECORD_H
#define TRACE_RECORD_H
#include "pack.h"

#include <stddef.h>

enum { RECORD_BLOCK = 128 /* events */ };

struct trace_record;
struct trace_record *record_create(void);
void record_free(struct trace_record *record); /* NULL is allowed */

/* A new block, to be packed from what the pack knows; `at` is where the last one ended (NULL: there was none). Returns
 * where to pack: there is room for all its events. */
uint8_t *record_begin_block(struct trace_record *record, uint8_t *at, struct pack *pack);

/* The event of that index among the `count` that are there; valid until the next call. */
const struct event *record_look(struct trace_record *record, size_t index, size_t count);
#endif
