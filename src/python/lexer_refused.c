/* Characters past ASCII that no Python name holds. Not the whole of Unicode's rules: the blocks of punctuation, spaces
 * and symbols that get into programs by copying from a page or by a keyboard that writes full-width signs. */
#include "lexing.h"

static const struct {
    uint32_t first, last;
    bool printable;
} refused[] = {
    {0x0080, 0x00A0, false}, {0x00A1, 0x00A9, true},  {0x00AB, 0x00AC, true},   {0x00AD, 0x00AD, false},
    {0x00AE, 0x00B4, true},  {0x00B6, 0x00B6, true},  {0x00B8, 0x00B9, true},   {0x00BB, 0x00BF, true},
    {0x00D7, 0x00D7, true},  {0x00F7, 0x00F7, true},  {0x2000, 0x200B, false},  {0x200E, 0x200F, false},
    {0x2010, 0x2027, true},  {0x2028, 0x202F, false}, {0x2030, 0x203E, true},   {0x2041, 0x2053, true},
    {0x2055, 0x205E, true},  {0x205F, 0x206F, false}, {0x20A0, 0x20C0, true},   {0x2190, 0x2BFF, true},
    {0x3000, 0x3000, false}, {0x3001, 0x3004, true},  {0x3008, 0x3020, true},   {0xE000, 0xF8FF, false},
    {0xFE50, 0xFE6F, true},  {0xFEFF, 0xFEFF, false}, {0xFF01, 0xFF0F, true},   {0xFF1A, 0xFF20, true},
    {0xFF3B, 0xFF3E, true},  {0xFF40, 0xFF40, true},  {0xFF5B, 0xFF64, true},   {0xFFE0, 0xFFEE, true},
    {0xFFF9, 0xFFFB, false}, {0xFFFC, 0xFFFD, true},  {0x1F000, 0x1FAFF, true},
};

bool lexing_is_refused(uint32_t codepoint, bool *printable) {
    for (size_t i = 0; i < sizeof refused / sizeof *refused; i++)
        if (codepoint >= refused[i].first && codepoint <= refused[i].last) {
            *printable = refused[i].printable;
            return true;
        }
    return false;
}
