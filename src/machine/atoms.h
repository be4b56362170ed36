/* Plain values that don't fit into a word: numbers, texts, constants, code.
 * For: making and reading them. Not for: Python's operators on them (interpreter).
 * An atom is counted like an object (so that a long program does not fill memory), but its count is nobody's business:
 * no events, not simulated. heap_incref/heap_decref do the right thing for any value.
 * Functions that make one return it owned by the caller. Interned texts (names, literals) are immortal and unique: two
 * equal interned texts are the same value. */
#ifndef MACHINE_ATOMS_H
#define MACHINE_ATOMS_H
#include "value.h"
#include <stddef.h>

struct heap;
struct text;

enum atom_kind { ATOM_NONE, ATOM_BOOL, ATOM_ELLIPSIS, ATOM_NOT_IMPLEMENTED, ATOM_INT, ATOM_FLOAT, ATOM_TEXT, ATOM_CODE, ATOM_FREE };

struct atom {
    uint8_t kind;       /* enum atom_kind */
    bool interned;      /* immortal */
    uint32_t refcount;
    uint32_t hash;      /* texts: FNV of the bytes, 0 not made yet */
    uint32_t label;     /* interned ones: its number in the trace the last time that somebody asked, 0 none */
    union {
        int64_t integer;
        double real;
        struct {
            char *bytes; /* 0-terminated UTF-8 */
            uint32_t length, codepoints;
        } text;
        const void *code;
        uint32_t next_free;
    } as;
};

struct atoms {
    struct atom *items;
    size_t count, capacity;
    uint32_t free;
    uint32_t *interned;  /* open addressing over indices */
    size_t interned_size, interned_count;
    size_t text_bytes;   /* held by texts now: for limits */
};

void atoms_init(struct atoms *atoms);
void atoms_destroy(struct atoms *atoms);

value atom_int(struct heap *heap, int64_t number);
value atom_float(struct heap *heap, double number);
value atom_text(struct heap *heap, const char *bytes, size_t length); /* well-formed UTF-8; one-character ASCII texts are interned */
value atom_intern(struct heap *heap, const char *bytes, size_t length);
value atom_intern_text(struct heap *heap, const char *string);        /* the same for a C string */
value atom_interned(struct heap *heap, value text);                   /* the interned twin of a text (borrowed, immortal) */
value atom_code(struct heap *heap, const void *code);                 /* immortal; the code is the program's */

enum atom_kind atom_kind(const struct heap *heap, value v); /* small numbers are ATOM_INT; v is no object, not null */
int64_t atom_integer(const struct heap *heap, value v);     /* ATOM_INT or ATOM_BOOL */
double atom_real(const struct heap *heap, value v);         /* ATOM_FLOAT */
const char *atom_bytes(const struct heap *heap, value text, size_t *length); /* 0-terminated; good while the atom lives */
size_t atom_codepoints(const struct heap *heap, value text);
const void *atom_code_of(const struct heap *heap, value code);
/* Equal as Python's == for two plain values (1 == 1.0 == True). */
bool atom_equal(const struct heap *heap, value a, value b);
/* Python's hash() for numbers, exactly (-1 becomes -2); for texts a fixed hash of ours: Python's differs by run. */
int64_t atom_hash(const struct heap *heap, value v);
/* repr(), as Python prints it (floats: shortest that reads back, whatever the locale). */
void atom_repr(const struct heap *heap, value v, struct text *out);
/* str() */
void atom_str(const struct heap *heap, value v, struct text *out);
/* Where the trace's number of an interned text may be kept (to be checked when it is read); NULL: v is none. */
uint32_t *atom_label(struct heap *heap, value v);
void atom_free(struct heap *heap, value v); /* called by heap_decref at 0 */
#endif
