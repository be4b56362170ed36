/* An event in few bytes: how a record keeps a million of them.
 * For: trace.h, which writes with it, and record.c, which reads. Not for: anybody else.
 * Fresh memory is what a long record costs most: an event of 64 bytes takes 8 here, if it is a common one, else 4 and
 * 4 more for each field that is not 0.
 *
 * In 8 bytes there is room for small numbers, and for an object and an owner that are near to the last ones. Line and
 * depth follow from the events before; where they don't, the long form has them too.
 * Each block of events is packed by itself, from a struct pack that knows line and depth only. */
#ifndef TRACE_PACK_H
#define TRACE_PACK_H
#include "event.h"

#include <string.h>

enum {
    PACK_ROOM = 64, /* bytes that one event takes at most */
    PACK_SHORT = 8, /* bytes of the short form */

    /* Where a field is in the short form, whose lowest bit is 0, and how many bits it has. */
    PACK_KIND = 1, PACK_KIND_BITS = 6,
    PACK_ROLE = 7, PACK_ROLE_BITS = 4,
    PACK_OBJECT = 11, PACK_OBJECT_BITS = 11,
    PACK_OWNER = 22, PACK_OWNER_BITS = 10,
    PACK_SLOT = 32, PACK_SLOT_BITS = 6,
    PACK_LABEL = 38, PACK_LABEL_BITS = 10,
    PACK_BEFORE = 48, PACK_BEFORE_BITS = 8,
    PACK_AFTER = 56, PACK_AFTER_BITS = 8,
};

/* What the events so far make known to the next one. */
struct pack {
    uint32_t object, type; /* last met: an object, one that another's type is (a class is met between its instances) */
    uint32_t owner;
    uint32_t line, depth;  /* of the next event, if it does not tell its own */
};

/* Where an object's number is told from. */
static inline uint32_t *pack_base(struct pack *pack, uint8_t role) {
    return role == ROLE_TYPE ? &pack->type : &pack->object;
}

/* A number that is near to its base, in that many bits; the highest says that it isn't 0. Too large: it is not near. */
static inline uint32_t pack_near(uint32_t number, uint32_t base, int bits) {
    uint32_t present = 1u << (bits - 1), distance = number - base + present / 2;
    return !number ? 0 : distance < present ? distance | present : UINT32_MAX;
}

/* Packs any event; where the pack does not say its line and depth, it will. */
uint8_t *pack_any(uint8_t *at, struct pack *pack, const struct event *event);
/* Packs an event in its long form; `where`: with the pack's line and depth. */
uint8_t *pack_long(uint8_t *at, struct pack *pack, const struct event *event, bool where);
/* Reads one back; returns where the next one begins. */
const uint8_t *unpack_event(const uint8_t *at, struct pack *pack, struct event *event);

/* Packs an event whose line and depth are what the pack says. Where the compiler knows which fields are 0, nothing is
 * left of them: so this is inlined wherever an event is emitted. */
static inline __attribute__((always_inline)) uint8_t *pack_event(uint8_t *at, struct pack *pack, const struct event event) {
    uint32_t *base = pack_base(pack, event.role);
    uint64_t object = pack_near(event.object, *base, PACK_OBJECT_BITS),
             owner = pack_near(event.owner, pack->owner, PACK_OWNER_BITS),
             before = (uint64_t)event.before, after = (uint64_t)event.after;
    if (object >> PACK_OBJECT_BITS | owner >> PACK_OWNER_BITS | event.slot >> PACK_SLOT_BITS |
        event.label >> PACK_LABEL_BITS | before >> PACK_BEFORE_BITS | after >> PACK_AFTER_BITS | event.other |
        event.role2 | event.slot2 | event.label2)
        return pack_long(at, pack, &event, false);
    if (event.object)
        *base = event.object;
    if (event.owner)
        pack->owner = event.owner;
    uint64_t word = (uint64_t)event.kind << PACK_KIND | (uint64_t)event.role << PACK_ROLE | object << PACK_OBJECT |
                    owner << PACK_OWNER | (uint64_t)event.slot << PACK_SLOT | (uint64_t)event.label << PACK_LABEL |
                    before << PACK_BEFORE | after << PACK_AFTER;
    memcpy(at, &word, sizeof word);
    return at + PACK_SHORT;
}
#endif
