/* sys.getsizeof: what each object would take in that CPython, its GC header included. */
#include "sizes.h"
#include "text.h"
#include "verbs.h"

enum {
    POINTER = 8,
    ENTRY = 24,
    TEXT_ENTRY = 16,
    SET_ENTRY = 16,
    SET_TABLE_INSIDE = 8,
    DIGIT_BITS = 30,
    OBJECT_HEAD = 16
};

static int64_t dict_bytes(struct heap *heap, object_id dict) {
    const struct sizes *sizes = heap->profile->sizes;
    bool mixed;
    uint32_t table = dict_table(heap, dict, &mixed);
    if (dict_is_split(heap, dict)) /* one place for each name; CPython has one less for each instance made before */
        return sizes->dict + (int64_t)(SHARED_KEYS_MOST - 1) * POINTER;
    if (!table)
        return sizes->dict;
    int64_t slots = (int64_t)1 << table;
    if (!sizes->dict_keys) /* 2.7: a table of entries; the first lies inside the dict */
        return sizes->dict + (slots > 8 ? slots * ENTRY : 0);
    int64_t index = table < 8 ? slots : table < 16 ? slots * 2 : slots * 4;
    int64_t entry = sizes->dict_text_tables && !mixed ? TEXT_ENTRY : ENTRY;
    return sizes->dict + sizes->dict_keys + index + slots * 2 / 3 * entry;
}

static int64_t set_bytes(struct heap *heap, object_id set) {
    int64_t table = set_table_size(heap, set);
    return heap->profile->sizes->set + (table > SET_TABLE_INSIDE ? table * SET_ENTRY : 0);
}

/* Slots, __dict__ and weak references that a class of the program adds to what its built-in base has. */
static int64_t attribute_bytes(struct heap *heap, object_id object) {
    const struct sizes *sizes = heap->profile->sizes;
    const struct class_info *info = class_of(heap, heap->type[object]);
    object_id root = heap->type[object];
    while (!(heap->bits[root] & BIT_STATIC))
        root = heap_words(heap, root)[CLASS_BASE];
    const struct class_info *base = class_of(heap, root);
    bool dict = info->has_dict && !base->has_dict, weakref = info->has_weakref && !base->has_weakref;
    return (info->slot_count - base->slot_count) * POINTER + (dict ? sizes->dict_slot : 0) +
           (weakref ? sizes->weakref_slot : 0) + (dict || weakref ? sizes->either_slot : 0);
}

static int64_t instance_bytes(struct heap *heap, object_id object) {
    const struct sizes *sizes = heap->profile->sizes;
    int64_t head = OBJECT_HEAD + sizes->head_more + (heap->bits[object] & BIT_GC ? sizes->gc_header : 0);
    object_id root = heap->type[object];
    while (root && !(heap->bits[root] & BIT_STATIC))
        root = heap_words(heap, root)[CLASS_BASE];
    return root == heap->types[KIND_INSTANCE] ? head : sizes->exception;
}

int64_t object_size(struct heap *heap, object_id object) {
    const struct sizes *sizes = heap->profile->sizes;
    int64_t own;
    switch ((enum kind)heap->kind[object]) {
    case KIND_LIST:
        own = sizes->list + (int64_t)heap->aux[object] * POINTER;
        break;
    case KIND_TUPLE:
        own = sizes->tuple + (int64_t)heap->used[object] * POINTER;
        break;
    case KIND_DICT:
        own = dict_bytes(heap, object);
        break;
    case KIND_SET:
    case KIND_FROZENSET:
        own = set_bytes(heap, object);
        break;
    case KIND_INSTANCE:
        own = instance_bytes(heap, object);
        break;
    case KIND_CLASS:
        return heap->bits[object] & BIT_STATIC ? sizes->class_built_in : sizes->kinds[KIND_CLASS];
    default:
        own = sizes->kinds[heap->kind[object]];
        break;
    }
    return own + (heap->bits[object] & BIT_HEAP_TYPE ? attribute_bytes(heap, object) : 0);
}

static int64_t integer_bytes(const struct sizes *sizes, int64_t number) {
    uint64_t magnitude = number < 0 ? 0 - (uint64_t)number : (uint64_t)number;
    int64_t digits = 0;
    for (; magnitude; magnitude >>= DIGIT_BITS)
        digits++;
    if (digits == 0)
        return sizes->integer_zero;
    return sizes->integer_digit ? OBJECT_HEAD + sizes->head_more + POINTER + digits * sizes->integer_digit : sizes->integer_zero;
}

/* Kinds of text: ASCII, and the widest code point decides: 1, 2 or 4 bytes for each. Source: PEP 393. */
static int64_t text_bytes(const struct heap *heap, value text) {
    const struct sizes *sizes = heap->profile->sizes;
    size_t length, codepoints = atom_codepoints(heap, text);
    const char *at = atom_bytes(heap, text, &length), *end = at + length;
    if (length == codepoints || !sizes->text_wide[0])
        return sizes->text_ascii + (int64_t)length;
    uint32_t widest = 0;
    while (at < end) {
        uint32_t codepoint = utf8_next(&at, end);
        widest = codepoint > widest ? codepoint : widest;
    }
    int kind = widest < 0x100 ? 0 : widest < 0x10000 ? 1 : 2;
    return sizes->text_wide[kind] + ((int64_t)codepoints << kind);
}

int64_t atom_size(const struct heap *heap, value v) {
    const struct sizes *sizes = heap->profile->sizes;
    switch (atom_kind(heap, v)) {
    case ATOM_INT:
    case ATOM_BOOL:
        return integer_bytes(sizes, atom_integer(heap, v));
    case ATOM_FLOAT:
        return OBJECT_HEAD + sizes->head_more + (int64_t)sizeof(double);
    case ATOM_TEXT:
        return text_bytes(heap, v);
    case ATOM_CODE:
        return sizes->code;
    default:
        return OBJECT_HEAD + sizes->head_more;
    }
}
