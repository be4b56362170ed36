/* What is not JSON: one fault, the first, where it stands. */
#include "scenario_helper.h"

static const struct bad_file bad_json[] = {
    {"", "t.json:1:1: this file is empty; expected {\n"},
    {"  \n ", "t.json:2:2: this file is empty; expected {\n"},
    {"{", "t.json:1:2: the file ends too early: the { of line 1 is not closed\n"},
    {"{'a': [1, 2", "t.json:1:12: the file ends too early: the [ of line 1 is not closed\n"},
    {"[1, 2}", "t.json:1:6: expected , or ] after the value\n"},
    {"{'a' 1}", "t.json:1:6: expected : after the key\n"},
    {"{'a': 1 'b': 2}", "t.json:1:9: expected , or } after the value\n"},
    {"{'a': 1,}", "t.json:1:9: expected one more key after the comma; or leave the comma out\n"},
    {"[1,]", "t.json:1:4: expected one more value after the comma; or leave the comma out\n"},
    {"[1 2]", "t.json:1:4: expected , or ] after the value\n"},
    {"{a: 1}", "t.json:1:2: expected a key in double quotes\n"},
    {"{'a': True}", "t.json:1:7: in JSON, True is written true\n"},
    {"{'a': None}", "t.json:1:7: in JSON, None is written null\n"},
    {"{'a': nul}", "t.json:1:7: expected a value, found nul: a text stands in double quotes\n"},
    {"{'a': 01}", "t.json:1:7: a number does not begin with 0\n"},
    {"{'a': -}", "t.json:1:8: expected a digit of this number\n"},
    {"{'a': 1.}", "t.json:1:9: expected a digit of this number\n"},
    {"{'a': 1e}", "t.json:1:9: expected a digit of this number\n"},
    {"{'a': .5}", "t.json:1:7: expected a value, found '.'\n"},
    {"{'a': +1}", "t.json:1:7: expected a value, found '+'\n"},
    {"{'a': 1234567890123456789012345678901234567890123456789012345678901}",
     "t.json:1:7: this number has more than 60 characters\n"},
    {"{'a': 'b\n'}", "t.json:1:7: this text is not closed: expected \" before the end of the line\n"},
    {"{'a': 'b", "t.json:1:7: this text is not closed: expected \" before the end of the line\n"},
    {"{'a': 'b\\x'}", "t.json:1:9: no such escape: a backslash before 'x'; a backslash itself is written \\\\\n"},
    {"{'a': 'b\\u12g4'}", "t.json:1:9: expected four hexadecimal digits after \\u\n"},
    {"{'a': 'b\\u0000'}", "t.json:1:9: \\u0000 can't stand in a text here\n"},
    {"{'a': 'b\\ud83d'}", "t.json:1:9: \\ud83d is half of a character: write both halves, or the character itself\n"},
    {"{'a': '\\udc00'}", "t.json:1:8: \\udc00 is half of a character: write both halves, or the character itself\n"},
    {"{'a': '\\ud83d\\u0041'}",
     "t.json:1:8: \\ud83d is half of a character: write both halves, or the character itself\n"},
    {"{'a': 'b\tc'}", "t.json:1:9: a tab in a text is written \\t\n"},
    {"{'a': 'b\001c'}", "t.json:1:9: a control character in a text is written \\u0001\n"},
    {"{} {}", "t.json:1:4: expected nothing more after the end of the JSON value\n"},
    {"{'a': 1}\n,", "t.json:2:1: expected nothing more after the end of the JSON value\n"},
    {"// a\n{}", "t.json:1:1: expected a value: JSON has no comments\n"},
    {"{\n # a\n 'a': 1}", "t.json:2:2: expected a key in double quotes: JSON has no comments\n"},
    {"{'a': /* b */ 1}", "t.json:1:7: expected a value: JSON has no comments\n"},
    {"{'é': '日本' x}", "t.json:1:12: expected , or } after the value\n"},
    {"]", "t.json:1:1: expected a value, found ']'\n"},
    {"{\u201ca\u201d: 1}",
     "t.json:1:2: expected a key in double quotes: straight ones (\"), not the curly ones of a word processor\n"},
    {"{\"a\": \u201cb\u201d}", "t.json:1:7: expected a value: a text stands in double quotes: straight ones (\"), not the curly "
                              "ones of a word processor\n"},
    {"[\"print(\"a\")\"]", "t.json:1:10: expected , or ] after the value; a \" within a text is written \\\"\n"},
    {"[\"a\" \"b\"]", "t.json:1:6: expected , or ] after the value\n"},
    {"{]", "t.json:1:2: expected a key in double quotes\n"},
    {"{'a'", "t.json:1:5: expected : after the key\n"},
};

static void text_that_is_not_json_has_one_located_fault(void **state) {
    (void)state;
    check_bad_files(bad_json, sizeof bad_json / sizeof *bad_json);
}

/* Bytes that a C string or the helper's quotes can't hold. */
static void check_bytes(const char *bytes, size_t length, const char *expected) {
    struct scenario scenario;
    struct faults faults;
    struct text out;
    scenario_init(&scenario);
    faults_init(&faults);
    text_init(&out);
    assert_false(scenario_parse(&scenario, "t.json", bytes, length, false, &faults));
    faults_write(&faults, &out, true);
    assert_string_equal(out.data, expected);
    text_destroy(&out);
    faults_destroy(&faults);
    scenario_destroy(&scenario);
}

#define CHECK_BYTES(bytes, expected) check_bytes(bytes, sizeof bytes - 1, expected)

static void bytes_that_are_no_text_are_located(void **state) {
    (void)state;
    CHECK_BYTES("{\"a\":\n \"caf\xE9\"}", "t.json:2:6: byte 0xE9 is not UTF-8; save this file as UTF-8\n");
    CHECK_BYTES("{\"\xE6\x97\xA5\": \"\xC0\x80\"}", "t.json:1:8: byte 0xC0 is not UTF-8; save this file as UTF-8\n");
    CHECK_BYTES("{\"a\": \"\xED\xA0\x80\"}", "t.json:1:8: byte 0xED is not UTF-8; save this file as UTF-8\n");
    CHECK_BYTES("{\"a\": \"b\0c\"}", "t.json:1:9: a control character in a text is written \\u0000\n");
    CHECK_BYTES("{}\0", "t.json:1:3: expected nothing more after the end of the JSON value\n");
    CHECK_BYTES("\xFF\xFE{\0}\0", "t.json:1:1: byte 0xFF is not UTF-8; save this file as UTF-8\n");
}

static void json_has_no_single_quotes(void **state) {
    (void)state;
    CHECK_BYTES("{\"a\": 'b'}", "t.json:1:7: expected a value: a text stands in double quotes\n"
                                "    {\"a\": 'b'}\n"
                                "          ^\n");
    CHECK_BYTES("{'a': 1}", "t.json:1:2: expected a key in double quotes\n"
                            "    {'a': 1}\n"
                            "     ^\n");
}

static void the_line_is_shown_with_a_caret(void **state) {
    (void)state;
    CHECK_BYTES("\xEF\xBB\xBF{\"\xC3\xA9\" 1}\r\n", "t.json:1:6: expected : after the key\n"
                                                    "    {\"\xC3\xA9\" 1}\n"
                                                    "         ^\n");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(text_that_is_not_json_has_one_located_fault),
        cmocka_unit_test(bytes_that_are_no_text_are_located),
        cmocka_unit_test(json_has_no_single_quotes),
        cmocka_unit_test(the_line_is_shown_with_a_caret),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
