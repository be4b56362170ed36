#include "pack.h"

/* The long form begins with 4 bytes: the lowest bit is 1; kind, roles, a bit for each field that is not 0. */
enum { LONG_FORM = 1, LONG_KIND = 1, LONG_ROLE = 7, LONG_ROLE2 = 11, LONG_WHERE = 15, LONG_FIELDS = 16 };

/* The fields in order, 4 bytes each. Where LONG_WHERE is set, line and depth of the pack come first. */
enum { OBJECT, OWNER, OTHER, SLOT, SLOT2, LABEL, LABEL2, BEFORE, BEFORE_UPPER, AFTER, AFTER_UPPER, FIELDS };
_Static_assert(LONG_FIELDS + FIELDS <= 32, "a bit for each field");
_Static_assert(4 + 8 + 4 * FIELDS <= PACK_ROOM, "the long form has room for all");

static void pass(struct pack *pack, const struct event *event) {
    if (event->object)
        *pack_base(pack, event->role) = event->object;
    if (event->owner)
        pack->owner = event->owner;
}

uint8_t *pack_long(uint8_t *at, struct pack *pack, const struct event *event, bool where) {
    uint64_t before = (uint64_t)event->before, after = (uint64_t)event->after;
    const uint32_t fields[FIELDS] = {
        event->object, event->owner,     event->other,
        event->slot,   event->slot2,     event->label,
        event->label2, (uint32_t)before, (uint32_t)(before >> 32),
        (uint32_t)after, (uint32_t)(after >> 32),
    };
    uint32_t head = LONG_FORM | (uint32_t)event->kind << LONG_KIND | (uint32_t)event->role << LONG_ROLE |
                    (uint32_t)event->role2 << LONG_ROLE2 | (uint32_t)where << LONG_WHERE;
    uint8_t *end = at + sizeof head;
    if (where) {
        memcpy(end, &pack->line, sizeof pack->line);
        memcpy(end + 4, &pack->depth, sizeof pack->depth);
        end += 8;
    }
    for (int i = 0; i < FIELDS; i++) {
        head |= (uint32_t)(fields[i] != 0) << (LONG_FIELDS + i);
        memcpy(end, &fields[i], sizeof fields[i]); /* a 0 is written over: quicker than to ask */
        end += fields[i] ? sizeof fields[i] : 0;
    }
    memcpy(at, &head, sizeof head);
    pass(pack, event);
    return end;
}

/* An end is no longer open itself, a begin not yet. */
static void enter(struct pack *pack, uint8_t kind) {
    if (pack->depth)
        pack->depth -= event_ends >> kind & 1;
}
static void leave(struct pack *pack, uint8_t kind) {
    pack->depth += event_begins >> kind & 1;
}

static uint8_t depth_shown(const struct pack *pack) {
    return (uint8_t)(pack->depth < 255 ? pack->depth : 255);
}

uint8_t *pack_any(uint8_t *at, struct pack *pack, const struct event *event) {
    enter(pack, event->kind);
    bool where = event->line != pack->line || event->depth != depth_shown(pack);
    if (event->depth != depth_shown(pack))
        pack->depth = event->depth;
    pack->line = event->line;
    at = where ? pack_long(at, pack, event, true) : pack_event(at, pack, *event);
    leave(pack, event->kind);
    return at;
}

static const uint8_t *take(const uint8_t *at, uint32_t *number) {
    memcpy(number, at, sizeof *number);
    return at + sizeof *number;
}

static const uint8_t *unpack_long(const uint8_t *at, struct pack *pack, struct event *event) {
    uint32_t head, fields[FIELDS] = {0};
    at = take(at, &head);
    event->kind = head >> LONG_KIND & 63;
    event->role = head >> LONG_ROLE & 15;
    event->role2 = head >> LONG_ROLE2 & 15;
    enter(pack, event->kind);
    if (head >> LONG_WHERE & 1) {
        at = take(at, &pack->line);
        at = take(at, &pack->depth);
    }
    for (int i = 0; i < FIELDS; i++)
        if (head >> (LONG_FIELDS + i) & 1)
            at = take(at, &fields[i]);
    event->object = fields[OBJECT];
    event->owner = fields[OWNER];
    event->other = fields[OTHER];
    event->slot = fields[SLOT];
    event->slot2 = fields[SLOT2];
    event->label = fields[LABEL];
    event->label2 = fields[LABEL2];
    event->before = (int64_t)(fields[BEFORE] | (uint64_t)fields[BEFORE_UPPER] << 32);
    event->after = (int64_t)(fields[AFTER] | (uint64_t)fields[AFTER_UPPER] << 32);
    return at;
}

static uint32_t bits_of(uint64_t word, int where, int count) {
    return (uint32_t)(word >> where) & ((1u << count) - 1);
}

/* What pack_near made of a number. */
static uint32_t near_to(uint32_t base, uint32_t told, int bits) {
    uint32_t present = 1u << (bits - 1);
    return told ? base + (told ^ present) - present / 2 : 0;
}

static const uint8_t *unpack_short(const uint8_t *at, struct pack *pack, struct event *event) {
    uint64_t word;
    memcpy(&word, at, sizeof word);
    *event = (struct event){
        .kind = (uint8_t)bits_of(word, PACK_KIND, PACK_KIND_BITS),
        .role = (uint8_t)bits_of(word, PACK_ROLE, PACK_ROLE_BITS),
        .owner = near_to(pack->owner, bits_of(word, PACK_OWNER, PACK_OWNER_BITS), PACK_OWNER_BITS),
        .slot = bits_of(word, PACK_SLOT, PACK_SLOT_BITS),
        .label = bits_of(word, PACK_LABEL, PACK_LABEL_BITS),
        .before = bits_of(word, PACK_BEFORE, PACK_BEFORE_BITS),
        .after = bits_of(word, PACK_AFTER, PACK_AFTER_BITS),
    };
    event->object = near_to(*pack_base(pack, event->role), bits_of(word, PACK_OBJECT, PACK_OBJECT_BITS), PACK_OBJECT_BITS);
    enter(pack, event->kind);
    return at + PACK_SHORT;
}

const uint8_t *unpack_event(const uint8_t *at, struct pack *pack, struct event *event) {
    at = (*at & LONG_FORM ? unpack_long : unpack_short)(at, pack, event);
    event->line = pack->line;
    event->depth = depth_shown(pack);
    pass(pack, event);
    leave(pack, event->kind);
    return at;
}
