#include "heap.h"
#include "memory.h"
#include "text.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* Far enough from 0 that balanced traffic never gets there; atom_free puts it back should a leak wear it down. */
#define IMMORTAL 0x80000000u
#define INDEX(v) ((v)&0x3FFFFFFFu)

enum { ATOM_NUMBERS_LEAST = 5, INTERNED_LEAST = 256 };

void atoms_init(struct atoms *atoms) {
    *atoms = (struct atoms){0};
    memory_reserve(&atoms->items, &atoms->capacity, 256, sizeof *atoms->items);
    static const uint8_t constants[ATOM_NUMBERS_LEAST] = {ATOM_NONE, ATOM_BOOL, ATOM_BOOL, ATOM_ELLIPSIS,
                                                          ATOM_NOT_IMPLEMENTED};
    for (size_t i = 0; i < ATOM_NUMBERS_LEAST; i++)
        atoms->items[i] = (struct atom){.kind = constants[i], .interned = true, .refcount = IMMORTAL};
    atoms->items[INDEX(VALUE_TRUE)].as.integer = 1;
    atoms->count = ATOM_NUMBERS_LEAST;
}

void atoms_destroy(struct atoms *atoms) {
    for (size_t i = 0; i < atoms->count; i++)
        if (atoms->items[i].kind == ATOM_TEXT)
            free(atoms->items[i].as.text.bytes);
    free(atoms->items);
    free(atoms->interned);
    *atoms = (struct atoms){0};
}

static value new_atom(struct atoms *atoms, struct atom atom) {
    uint32_t index = atoms->free;
    if (index) {
        atoms->free = atoms->items[index].as.next_free;
    } else {
        index = (uint32_t)atoms->count;
        memory_reserve(&atoms->items, &atoms->capacity, atoms->count + 1, sizeof *atoms->items);
        atoms->count++;
    }
    atoms->items[index] = atom;
    atoms->items[index].refcount = atom.interned ? IMMORTAL : 1;
    return VALUE_ATOM | index;
}

value atom_int(struct heap *heap, int64_t number) {
    if (number >= VALUE_SMALL_LEAST && number <= VALUE_SMALL_MOST)
        return value_of_small((int32_t)number);
    return new_atom(&heap->atoms, (struct atom){.kind = ATOM_INT, .as.integer = number});
}

value atom_float(struct heap *heap, double number) {
    return new_atom(&heap->atoms, (struct atom){.kind = ATOM_FLOAT, .as.real = number});
}

value atom_code(struct heap *heap, const void *code) {
    return new_atom(&heap->atoms, (struct atom){.kind = ATOM_CODE, .interned = true, .as.code = code});
}

static uint32_t hash_of(const char *bytes, size_t length) {
    uint32_t hash = 2166136261u; /* FNV-1a */
    for (size_t i = 0; i < length; i++)
        hash = (hash ^ (unsigned char)bytes[i]) * 16777619u;
    return hash ? hash : 1;
}

static uint32_t text_hash(const struct heap *heap, value text) {
    struct atom *atom = &heap->atoms.items[INDEX(text)];
    if (!atom->hash)
        atom->hash = hash_of(atom->as.text.bytes, atom->as.text.length);
    return atom->hash;
}

static value new_text(struct heap *heap, const char *bytes, size_t length, bool interned, uint32_t hash) {
    heap->atoms.text_bytes += length;
    struct atom atom = {.kind = ATOM_TEXT, .interned = interned, .hash = hash};
    atom.as.text.bytes = memory_text(bytes, length);
    atom.as.text.length = (uint32_t)length;
    atom.as.text.codepoints = (uint32_t)utf8_count(bytes, length);
    return new_atom(&heap->atoms, atom);
}

static void grow_interned(struct atoms *atoms) {
    size_t size = atoms->interned_size ? atoms->interned_size * 2 : INTERNED_LEAST;
    uint32_t *table = memory_alloc(size * sizeof *table);
    for (size_t i = 0; i < atoms->interned_size; i++) {
        uint32_t index = atoms->interned[i];
        if (!index)
            continue;
        size_t at = atoms->items[index].hash & (size - 1);
        while (table[at])
            at = (at + 1) & (size - 1);
        table[at] = index;
    }
    free(atoms->interned);
    atoms->interned = table;
    atoms->interned_size = size;
}

value atom_intern(struct heap *heap, const char *bytes, size_t length) {
    struct atoms *atoms = &heap->atoms;
    if ((atoms->interned_count + 1) * 2 > atoms->interned_size)
        grow_interned(atoms);
    uint32_t hash = hash_of(bytes, length);
    size_t mask = atoms->interned_size - 1, at = hash & mask;
    for (; atoms->interned[at]; at = (at + 1) & mask) {
        const struct atom *known = &atoms->items[atoms->interned[at]];
        if (known->hash == hash && known->as.text.length == length && memcmp(known->as.text.bytes, bytes, length) == 0)
            return VALUE_ATOM | atoms->interned[at];
    }
    value v = new_text(heap, bytes, length, true, hash);
    atoms->interned[at] = INDEX(v);
    atoms->interned_count++;
    return v;
}

value atom_intern_text(struct heap *heap, const char *string) {
    return atom_intern(heap, string, strlen(string));
}

/* Programs that walk over a text character by character would fill the heap with one-character texts. */
value atom_text(struct heap *heap, const char *bytes, size_t length) {
    if (length == 0 || (length == 1 && (unsigned char)bytes[0] < 0x80))
        return atom_intern(heap, bytes, length);
    return new_text(heap, bytes, length, false, 0);
}

value atom_interned(struct heap *heap, value text) {
    const struct atom *atom = &heap->atoms.items[INDEX(text)];
    return atom->interned ? text : atom_intern(heap, atom->as.text.bytes, atom->as.text.length);
}

enum atom_kind atom_kind(const struct heap *heap, value v) {
    return value_is_small(v) ? ATOM_INT : (enum atom_kind)heap->atoms.items[INDEX(v)].kind;
}

int64_t atom_integer(const struct heap *heap, value v) {
    return value_is_small(v) ? value_small(v) : heap->atoms.items[INDEX(v)].as.integer;
}

double atom_real(const struct heap *heap, value v) {
    return heap->atoms.items[INDEX(v)].as.real;
}

const char *atom_bytes(const struct heap *heap, value text, size_t *length) {
    const struct atom *atom = &heap->atoms.items[INDEX(text)];
    if (length)
        *length = atom->as.text.length;
    return atom->as.text.bytes;
}

size_t atom_codepoints(const struct heap *heap, value text) {
    return heap->atoms.items[INDEX(text)].as.text.codepoints;
}

const void *atom_code_of(const struct heap *heap, value code) {
    return heap->atoms.items[INDEX(code)].as.code;
}

static bool is_integer(enum atom_kind kind) {
    return kind == ATOM_INT || kind == ATOM_BOOL;
}

/* Past 2**53 a double can't hold every integer, so the double is turned into an integer, not the other way round. */
static bool integer_equals_real(int64_t integer, double real) {
    return real >= -0x1p63 && real < 0x1p63 && real == trunc(real) && (int64_t)real == integer;
}

bool atom_equal(const struct heap *heap, value a, value b) {
    enum atom_kind kind_a = atom_kind(heap, a), kind_b = atom_kind(heap, b);
    if (is_integer(kind_a) && is_integer(kind_b))
        return atom_integer(heap, a) == atom_integer(heap, b);
    if (kind_a == ATOM_FLOAT && kind_b == ATOM_FLOAT)
        return atom_real(heap, a) == atom_real(heap, b);
    if (is_integer(kind_a) && kind_b == ATOM_FLOAT)
        return integer_equals_real(atom_integer(heap, a), atom_real(heap, b));
    if (kind_a == ATOM_FLOAT && is_integer(kind_b))
        return integer_equals_real(atom_integer(heap, b), atom_real(heap, a));
    if (a == b || kind_a != ATOM_TEXT || kind_b != ATOM_TEXT)
        return a == b;
    const struct atom *x = &heap->atoms.items[INDEX(a)], *y = &heap->atoms.items[INDEX(b)];
    return !(x->interned && y->interned) && x->as.text.length == y->as.text.length &&
           text_hash(heap, a) == text_hash(heap, b) &&
           memcmp(x->as.text.bytes, y->as.text.bytes, x->as.text.length) == 0;
}

/* The modulus of Python's numeric hash on 64-bit machines. */
#define HASH_BITS 61
#define HASH_MODULUS ((1ull << HASH_BITS) - 1)
#define HASH_INFINITY 314159

static int64_t with_sign(uint64_t hash, bool negative) {
    int64_t result = negative ? -(int64_t)hash : (int64_t)hash;
    return result == -1 ? -2 : result; /* -1 says "exception" in C */
}

static int64_t hash_integer(int64_t number) {
    uint64_t magnitude = number < 0 ? 0 - (uint64_t)number : (uint64_t)number;
    return with_sign(magnitude % HASH_MODULUS, number < 0);
}

/* The value modulo 2**61 - 1, so that equal numbers hash alike whatever their type. Source: _Py_HashDouble. */
static int64_t hash_real(double number) {
    if (isnan(number))
        return 0;
    if (isinf(number))
        return number > 0 ? HASH_INFINITY : -HASH_INFINITY;
    int exponent;
    double mantissa = frexp(fabs(number), &exponent);
    uint64_t hash = 0;
    while (mantissa > 0) { /* 28 bits at a time: multiplying by 2**28 is a rotation */
        hash = ((hash << 28) & HASH_MODULUS) | hash >> (HASH_BITS - 28);
        mantissa *= 0x1p28;
        exponent -= 28;
        uint64_t digits = (uint64_t)mantissa;
        mantissa -= (double)digits;
        hash += digits;
        if (hash >= HASH_MODULUS)
            hash -= HASH_MODULUS;
    }
    int turn = exponent >= 0 ? exponent % HASH_BITS : HASH_BITS - 1 - (-1 - exponent) % HASH_BITS;
    if (turn)
        hash = ((hash << turn) & HASH_MODULUS) | hash >> (HASH_BITS - turn);
    return with_sign(hash, number < 0);
}

int64_t atom_hash(const struct heap *heap, value v) {
    switch (atom_kind(heap, v)) {
    case ATOM_INT:
    case ATOM_BOOL:
        return hash_integer(atom_integer(heap, v));
    case ATOM_FLOAT:
        return hash_real(atom_real(heap, v));
    case ATOM_TEXT: /* spread over the word, as a table looks at all of it */
        return with_sign((text_hash(heap, v) * 0x9E3779B97F4A7C15ull) >> 3, false);
    default:
        return with_sign((INDEX(v) * 0x9E3779B97F4A7C15ull) >> 3, false);
    }
}

uint32_t *atom_label(struct heap *heap, value v) {
    struct atom *atom = value_is_atom(v) ? &heap->atoms.items[INDEX(v)] : NULL;
    return atom && atom->interned ? &atom->label : NULL;
}

void atom_free(struct heap *heap, value v) {
    struct atoms *atoms = &heap->atoms;
    struct atom *atom = &atoms->items[INDEX(v)];
    if (atom->interned) {
        atom->refcount = IMMORTAL;
        return;
    }
    if (atom->kind == ATOM_TEXT) {
        atoms->text_bytes -= atom->as.text.length;
        free(atom->as.text.bytes);
    }
    *atom = (struct atom){.kind = ATOM_FREE, .as.next_free = atoms->free};
    atoms->free = INDEX(v);
}
