#include "scenario_scan.h"

#include "memory.h"
#include "scenario.h"
#include "text.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define CURLY ": straight ones (\"), not the curly ones of a word processor"

enum { NUMBER_LENGTH = 60 }; /* cJSON reads 63 bytes of a number and takes the rest for something else */

enum expecting { VALUE, VALUE_OR_CLOSE, KEY, KEY_OR_CLOSE, COMMA_OR_CLOSE, NOTHING };

struct scanner {
    const char *bytes;
    size_t at, length;
    struct json_node *nodes;
    size_t count, capacity;
    int open; /* the innermost container that is not closed yet, -1 outside */
    int depth;
    int last[SCENARIO_NESTING + 1]; /* by depth: the newest child, -1 when there is none */
    uint32_t key;
    enum expecting expecting;
    struct scan_fault *fault;
};

__attribute__((format(printf, 3, 4))) static bool wrong(struct scanner *scanner, size_t at, const char *format, ...) {
    va_list args;
    va_start(args, format);
    vsnprintf(scanner->fault->message, sizeof scanner->fault->message, format, args);
    va_end(args);
    scanner->fault->at = at;
    return false;
}

/* The character at `at`, fit to stand in a message. */
static const char *shown(const struct scanner *scanner, size_t at, char room[16]) {
    const char *from = scanner->bytes + at, *to = from;
    unsigned char first = (unsigned char)*from;
    if (first < 0x20 || first == 0x7F) {
        snprintf(room, 16, "character 0x%02X", first);
        return room;
    }
    utf8_next(&to, scanner->bytes + scanner->length);
    snprintf(room, 16, "'%.*s'", (int)(to - from), from);
    return room;
}

static void skip_space(struct scanner *scanner) {
    while (scanner->at < scanner->length && strchr(" \t\r\n", scanner->bytes[scanner->at]) &&
           scanner->bytes[scanner->at])
        scanner->at++;
}

static int peek(const struct scanner *scanner) {
    return scanner->at < scanner->length ? (unsigned char)scanner->bytes[scanner->at] : -1;
}

/* Whether one of the quotes that word processors put in place of " stands here. */
static bool is_curly(const struct scanner *scanner) {
    static const char *const quotes[] = {"\u201c", "\u201d", "\u201e", "\u2018", "\u2019"};
    for (size_t i = 0; i < sizeof quotes / sizeof *quotes; i++) {
        size_t length = strlen(quotes[i]);
        if (scanner->length - scanner->at >= length && memcmp(scanner->bytes + scanner->at, quotes[i], length) == 0)
            return true;
    }
    return false;
}

static bool is_digit(int c) {
    return c >= '0' && c <= '9';
}

/* Four hexadecimal digits at `at`, or -1. */
static int hexadecimal(const struct scanner *scanner, size_t at) {
    int value = 0;
    for (size_t i = at; i < at + 4; i++) {
        int c = i < scanner->length ? (unsigned char)scanner->bytes[i] : 0;
        int digit = is_digit(c)            ? c - '0'
                    : c >= 'a' && c <= 'f' ? c - 'a' + 10
                    : c >= 'A' && c <= 'F' ? c - 'A' + 10
                                           : -1;
        if (digit < 0)
            return -1;
        value = value * 16 + digit;
    }
    return value;
}

static bool scan_unicode_escape(struct scanner *scanner) {
    size_t start = scanner->at;
    int unit = hexadecimal(scanner, start + 2);
    if (unit < 0)
        return wrong(scanner, start, "expected four hexadecimal digits after \\u");
    if (unit == 0)
        return wrong(scanner, start, "\\u0000 can't stand in a text here");
    scanner->at += 6;
    bool high = unit >= 0xD800 && unit < 0xDC00, low = unit >= 0xDC00 && unit < 0xE000;
    if (high && scanner->at + 1 < scanner->length && memcmp(scanner->bytes + scanner->at, "\\u", 2) == 0) {
        int second = hexadecimal(scanner, scanner->at + 2);
        if (second >= 0xDC00 && second < 0xE000) {
            scanner->at += 6;
            return true;
        }
    }
    if (high || low)
        return wrong(scanner, start, "\\u%04x is half of a character: write both halves, or the character itself",
                     unit);
    return true;
}

/* From an opening quote to past the closing one. */
static bool scan_text(struct scanner *scanner) {
    size_t start = scanner->at++;
    for (int c; (c = peek(scanner)) != '"';) {
        if (c < 0 || c == '\n' || c == '\r')
            return wrong(scanner, start, "this text is not closed: expected \" before the end of the line");
        if (c < 0x20)
            return c == '\t' ? wrong(scanner, scanner->at, "a tab in a text is written \\t")
                             : wrong(scanner, scanner->at, "a control character in a text is written \\u%04x", c);
        if (c != '\\') {
            scanner->at++;
        } else {
            int escape = scanner->at + 1 < scanner->length ? (unsigned char)scanner->bytes[scanner->at + 1] : 0;
            char room[16];
            if (escape == 'u') {
                if (!scan_unicode_escape(scanner))
                    return false;
            } else if (escape && strchr("\"\\/bfnrt", escape)) {
                scanner->at += 2;
            } else if (escape < 0x20) {
                return wrong(scanner, scanner->at, "a backslash is written \\\\");
            } else {
                return wrong(scanner, scanner->at,
                             "no such escape: a backslash before %s; a backslash itself is written \\\\",
                             shown(scanner, scanner->at + 1, room));
            }
        }
    }
    scanner->at++;
    return true;
}

static bool scan_digits(struct scanner *scanner) {
    if (!is_digit(peek(scanner)))
        return wrong(scanner, scanner->at, "expected a digit of this number");
    while (is_digit(peek(scanner)))
        scanner->at++;
    return true;
}

static bool scan_number(struct scanner *scanner) {
    size_t start = scanner->at;
    if (peek(scanner) == '-')
        scanner->at++;
    bool zero = peek(scanner) == '0';
    size_t digits = scanner->at;
    if (!scan_digits(scanner))
        return false;
    if (zero && scanner->at > digits + 1)
        return wrong(scanner, start, "a number does not begin with 0");
    if (peek(scanner) == '.') {
        scanner->at++;
        if (!scan_digits(scanner))
            return false;
    }
    if (peek(scanner) == 'e' || peek(scanner) == 'E') {
        scanner->at++;
        if (peek(scanner) == '+' || peek(scanner) == '-')
            scanner->at++;
        if (!scan_digits(scanner))
            return false;
    }
    if (scanner->at - start > NUMBER_LENGTH)
        return wrong(scanner, start, "this number has more than %d characters", NUMBER_LENGTH);
    return true;
}

static bool scan_word(struct scanner *scanner, enum json_kind *kind) {
    static const struct {
        const char *word, *meant;
        enum json_kind kind;
    } known[] = {
        {"true", NULL, JSON_BOOL},   {"false", NULL, JSON_BOOL},    {"null", NULL, JSON_NULL},
        {"True", "true", JSON_BOOL}, {"False", "false", JSON_BOOL}, {"None", "null", JSON_NULL},
    };
    size_t start = scanner->at, length = 0;
    for (int c; c = start + length < scanner->length ? (unsigned char)scanner->bytes[start + length] : 0,
                (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || (length && is_digit(c));)
        length++;
    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        if (strlen(known[i].word) == length && memcmp(known[i].word, scanner->bytes + start, length) == 0) {
            if (known[i].meant)
                return wrong(scanner, start, "in JSON, %s is written %s", known[i].word, known[i].meant);
            *kind = known[i].kind;
            scanner->at += length;
            return true;
        }
    char room[16];
    const char *here = scanner->bytes + start;
    if (*here == '\'')
        return wrong(scanner, start, "expected a value: a text stands in double quotes");
    if (is_curly(scanner))
        return wrong(scanner, start, "expected a value: a text stands in double quotes%s", CURLY);
    if (*here == '/' || *here == '#')
        return wrong(scanner, start, "expected a value: JSON has no comments");
    if (length)
        return wrong(scanner, start, "expected a value, found %.*s: a text stands in double quotes",
                     (int)(length < 40 ? length : 40), here);
    return wrong(scanner, start, "expected a value, found %s", shown(scanner, start, room));
}

static int add_node(struct scanner *scanner, size_t at) {
    memory_reserve(&scanner->nodes, &scanner->capacity, scanner->count + 1, sizeof *scanner->nodes);
    int node = (int)scanner->count++;
    scanner->nodes[node] =
        (struct json_node){.at = (uint32_t)at, .key = scanner->key, .parent = scanner->open, .first = -1, .next = -1};
    if (scanner->open >= 0) {
        struct json_node *parent = &scanner->nodes[scanner->open];
        int *last = &scanner->last[scanner->depth];
        scanner->nodes[node].index = parent->count++;
        if (*last < 0)
            parent->first = node;
        else
            scanner->nodes[*last].next = node;
        *last = node;
    }
    return node;
}

static bool scan_value(struct scanner *scanner) {
    size_t start = scanner->at;
    if (scanner->count == SCENARIO_VALUES)
        return wrong(scanner, start, "this file holds more than %d values, the most that is read here",
                     SCENARIO_VALUES);
    int node = add_node(scanner, start), c = peek(scanner);
    if (c == '{' || c == '[') {
        if (scanner->depth == SCENARIO_NESTING)
            return wrong(scanner, start, "nested more than %d deep, the most that is read here", SCENARIO_NESTING);
        scanner->nodes[node].kind = c == '{' ? JSON_OBJECT : JSON_LIST;
        scanner->open = node;
        scanner->last[++scanner->depth] = -1;
        scanner->expecting = c == '{' ? KEY_OR_CLOSE : VALUE_OR_CLOSE;
        scanner->at++;
        return true;
    }
    enum json_kind kind = c == '"' ? JSON_TEXT : JSON_NUMBER;
    bool good = c == '"'                  ? scan_text(scanner)
                : c == '-' || is_digit(c) ? scan_number(scanner)
                                          : scan_word(scanner, &kind);
    scanner->nodes[node].kind = kind;
    scanner->nodes[node].end = (uint32_t)scanner->at;
    scanner->expecting = scanner->open < 0 ? NOTHING : COMMA_OR_CLOSE;
    return good;
}

static bool scan_key(struct scanner *scanner) {
    int c = peek(scanner);
    if (c == '}')
        return wrong(scanner, scanner->at, "expected one more key after the comma; or leave the comma out");
    if (c != '"')
        return wrong(scanner, scanner->at, "expected a key in double quotes%s",
                     c == '/' || c == '#' ? ": JSON has no comments"
                     : is_curly(scanner)  ? CURLY
                                          : "");
    scanner->key = (uint32_t)scanner->at;
    if (!scan_text(scanner))
        return false;
    skip_space(scanner);
    if (peek(scanner) != ':')
        return wrong(scanner, scanner->at, "expected : after the key");
    scanner->at++;
    scanner->expecting = VALUE;
    return true;
}

static void close_container(struct scanner *scanner) {
    struct json_node *node = &scanner->nodes[scanner->open];
    node->end = (uint32_t)++scanner->at;
    scanner->open = node->parent;
    scanner->depth--;
    scanner->expecting = scanner->open < 0 ? NOTHING : COMMA_OR_CLOSE;
}

/* The file is over though something is open. */
static bool ended(struct scanner *scanner) {
    if (scanner->open < 0)
        return wrong(scanner, scanner->at, "this file is empty; expected {");
    const struct json_node *open = &scanner->nodes[scanner->open];
    int line = 1;
    for (size_t i = 0; i < open->at; i++)
        line += scanner->bytes[i] == '\n';
    return wrong(scanner, scanner->at, "the file ends too early: the %c of line %d is not closed",
                 open->kind == JSON_OBJECT ? '{' : '[', line);
}

/* Where a text ended and something follows at once, a " within the text may have ended it. */
static const char *quote_hint(const struct scanner *scanner) {
    bool at_once = scanner->at > 0 && scanner->at < scanner->length && scanner->bytes[scanner->at - 1] == '"';
    return at_once && !strchr("}]:\"", scanner->bytes[scanner->at]) ? "; a \" within a text is written \\\"" : "";
}

static bool scan_step(struct scanner *scanner) {
    int c = peek(scanner);
    bool in_object = scanner->open >= 0 && scanner->nodes[scanner->open].kind == JSON_OBJECT;
    int close = in_object ? '}' : ']';
    if (scanner->expecting == COMMA_OR_CLOSE && c == ',') {
        scanner->at++;
        scanner->expecting = in_object ? KEY : VALUE;
        return true;
    }
    bool may_close = scanner->expecting == COMMA_OR_CLOSE || scanner->expecting == KEY_OR_CLOSE ||
                     scanner->expecting == VALUE_OR_CLOSE;
    if (may_close && c == close) {
        close_container(scanner);
        return true;
    }
    if (scanner->expecting == COMMA_OR_CLOSE)
        return wrong(scanner, scanner->at, "expected , or %c after the value%s", close, quote_hint(scanner));
    if (scanner->expecting == KEY || scanner->expecting == KEY_OR_CLOSE)
        return scan_key(scanner);
    if (c == ']' && scanner->open >= 0 && !in_object)
        return wrong(scanner, scanner->at, "expected one more value after the comma; or leave the comma out");
    return scan_value(scanner);
}

static bool scan_all(struct scanner *scanner) {
    size_t bad;
    if (!utf8_valid(scanner->bytes, scanner->length, &bad))
        return wrong(scanner, bad, "byte 0x%02X is not UTF-8; save this file as UTF-8",
                     (unsigned char)scanner->bytes[bad]);
    if (scanner->length >= 3 && memcmp(scanner->bytes, "\xEF\xBB\xBF", 3) == 0)
        scanner->at = 3;
    for (;;) {
        skip_space(scanner);
        if (scanner->expecting == NOTHING)
            return scanner->at == scanner->length ||
                   wrong(scanner, scanner->at, "expected nothing more after the end of the JSON value");
        if (scanner->at == scanner->length)
            return ended(scanner);
        if (!scan_step(scanner))
            return false;
    }
}

bool scenario_scan(const char *bytes, size_t length, struct json_node **nodes, size_t *count,
                   struct scan_fault *fault) {
    struct scanner scanner = {.bytes = bytes, .length = length, .open = -1, .fault = fault};
    bool good = scan_all(&scanner);
    if (!good) {
        free(scanner.nodes);
        scanner.nodes = NULL;
        scanner.count = 0;
    }
    *nodes = scanner.nodes;
    *count = scanner.count;
    return good;
}
