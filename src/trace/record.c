#include "record.h"

#include "memory.h"

#include <stdlib.h>
#include <string.h>

enum {
    BLOCK_ROOM = RECORD_BLOCK * PACK_ROOM,
    CHUNK_LEAST = 64 * 1024, /* bytes asked for at once: twice as many each time, up to the most */
    CHUNK_MOST = 1024 * 1024,
    READERS = 16,            /* blocks that are kept unpacked */
};

struct block {
    const uint8_t *bytes;
    uint32_t line, depth; /* see struct pack */
};

struct reader {
    size_t block;  /* from 1; 0: none */
    size_t count;  /* of its events, unpacked so far: a block may be read before it is full */
    struct event events[RECORD_BLOCK];
};

struct trace_record {
    struct block *blocks;
    size_t block_count, block_capacity;
    uint8_t **chunks;
    size_t chunk_count, chunk_capacity;
    size_t chunk_size; /* of the last one */
    struct reader *readers;
};

struct trace_record *record_create(void) {
    return memory_alloc(sizeof(struct trace_record));
}

void record_free(struct trace_record *record) {
    if (!record)
        return;
    for (size_t i = 0; i < record->chunk_count; i++)
        free(record->chunks[i]);
    free(record->chunks);
    free(record->blocks);
    free(record->readers);
    free(record);
}

static uint8_t *new_chunk(struct trace_record *record) {
    size_t size = record->chunk_size ? record->chunk_size * 2 : CHUNK_LEAST;
    record->chunk_size = size < CHUNK_MOST ? size : CHUNK_MOST;
    memory_reserve(&record->chunks, &record->chunk_capacity, record->chunk_count + 1, sizeof *record->chunks);
    return record->chunks[record->chunk_count++] = memory_resize(NULL, record->chunk_size);
}

uint8_t *record_begin_block(struct trace_record *record, uint8_t *at, struct pack *pack) {
    if (!at || record->chunks[record->chunk_count - 1] + record->chunk_size - at < BLOCK_ROOM)
        at = new_chunk(record);
    memory_reserve(&record->blocks, &record->block_capacity, record->block_count + 1, sizeof *record->blocks);
    record->blocks[record->block_count++] = (struct block){at, pack->line, pack->depth};
    *pack = (struct pack){.line = pack->line, .depth = pack->depth};
    return at;
}

static void unpack(const struct trace_record *record, struct reader *reader, size_t index, size_t count) {
    const struct block *block = &record->blocks[index];
    struct pack pack = {.line = block->line, .depth = block->depth};
    const uint8_t *at = block->bytes;
    size_t left = count - index * RECORD_BLOCK;
    reader->block = index + 1;
    reader->count = left < RECORD_BLOCK ? left : RECORD_BLOCK;
    for (size_t i = 0; i < reader->count; i++)
        at = unpack_event(at, &pack, &reader->events[i]);
}

const struct event *record_look(struct trace_record *record, size_t index, size_t count) {
    size_t block = index / RECORD_BLOCK, within = index % RECORD_BLOCK;
    if (!record->readers)
        record->readers = memory_alloc(READERS * sizeof *record->readers);
    struct reader *reader = &record->readers[block % READERS];
    if (reader->block != block + 1 || reader->count <= within)
        unpack(record, reader, block, count);
    return &reader->events[within];
}
