#include "parsing.h"

#include "memory.h"

#include <ctype.h>
#include <locale.h>
#include <stdlib.h>
#include <string.h>

static int digit_value(char c) {
    return isdigit((unsigned char)c) ? c - '0' : tolower((unsigned char)c) - 'a' + 10;
}

static void read_integer(struct expr *expr, const char *digits, size_t length) {
    uint64_t value = 0, base = 10;
    size_t i = 0;
    if (length > 2 && digits[0] == '0' && isalpha((unsigned char)digits[1])) {
        char c = (char)tolower((unsigned char)digits[1]);
        base = c == 'x' ? 16 : c == 'o' ? 8 : 2;
        i = 2;
    }
    for (; i < length; i++) {
        uint64_t digit = (uint64_t)digit_value(digits[i]);
        if (value > (INT64_MAX - digit) / base) {
            expr->too_large = true;
            return;
        }
        value = value * base + digit;
    }
    expr->integer = (int64_t)value;
}

/* strtod() reads the decimal point of the person's locale; a program's point is a point. */
static double read_real(const char *digits) {
    locale_t plain = newlocale(LC_ALL_MASK, "C", (locale_t)0);
    locale_t before = plain ? uselocale(plain) : (locale_t)0;
    double value = strtod(digits, NULL);
    if (plain) {
        uselocale(before);
        freelocale(plain);
    }
    return value;
}

struct expr *parse_number(struct parser *parser) {
    const struct token *token = parser_peek(parser);
    struct expr *result = parser_expr(parser, EXPR_INT, token);
    parser->at++;
    size_t length = 0;
    char *digits = memory_alloc(token->end - token->start + 1);
    for (size_t i = token->start; i < token->end; i++)
        if (parser->source->text[i] != '_')
            digits[length++] = parser->source->text[i];
    char last = (char)tolower((unsigned char)digits[length - 1]);
    bool hexadecimal = length > 1 && tolower((unsigned char)digits[1]) == 'x';
    if (last == 'j') {
        result->imaginary = true;
        digits[--length] = 0;
    }
    if (!hexadecimal && (result->imaginary || strpbrk(digits, ".eE"))) {
        result->kind = EXPR_FLOAT;
        result->real = read_real(digits);
    } else {
        read_integer(result, digits, length);
    }
    free(digits);
    return parser_end(parser, result);
}
