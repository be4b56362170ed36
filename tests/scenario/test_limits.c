/* Large and hostile files: what is refused, and that the rest costs no more than it should. */
#include "scenario_helper.h"
#include "scenario_scan.h"

#define HEAD "{\"format\": \"heapscope-scenario\", \"version\": 1, "

static void parse_text(struct text *json, const char *expected, int missed) {
    struct scenario scenario;
    struct faults faults;
    struct text out;
    scenario_init(&scenario);
    faults_init(&faults);
    text_init(&out);
    text_add(&out, "");
    bool good = scenario_parse(&scenario, "t.json", json->data, json->length, false, &faults);
    assert_int_equal(good, faults.count == 0);
    assert_int_equal(faults.missed, missed);
    if (expected) {
        faults_write(&faults, &out, false);
        assert_string_equal(out.data, expected);
    }
    text_destroy(&out);
    text_destroy(json);
    faults_destroy(&faults);
    scenario_destroy(&scenario);
}

static void repeat(struct text *text, const char *part, int times) {
    for (int i = 0; i < times; i++)
        text_add(text, part);
}

static void nesting_has_a_limit(void **state) {
    (void)state;
    struct text json;
    text_init(&json);
    repeat(&json, "[", SCENARIO_NESTING);
    repeat(&json, "]", SCENARIO_NESTING);
    parse_text(&json, "t.json:1:1: expected a scenario: an object {…}, found a list\n", 0);
    repeat(&json, "[", SCENARIO_NESTING + 1);
    parse_text(&json, "t.json:1:65: nested more than 64 deep, the most that is read here\n", 0);
    repeat(&json, "{\"a\":", 1000 * 1000);
    parse_text(&json, "t.json:1:321: nested more than 64 deep, the most that is read here\n", 0);
    repeat(&json, "]", 1000 * 1000);
    parse_text(&json, "t.json:1:1: expected a value, found ']'\n", 0);
}

static void the_number_of_values_has_a_limit(void **state) {
    (void)state;
    struct text json;
    text_init(&json);
    text_add(&json, "[1");
    repeat(&json, ",1", SCENARIO_VALUES - 1);
    text_byte(&json, ']');
    parse_text(&json, "t.json:1:4000000: this file holds more than 2000000 values, the most that is read here\n", 0);
}

static void the_size_has_a_limit(void **state) {
    (void)state;
    for (int is_python = 0; is_python < 2; is_python++) {
        struct scenario scenario;
        struct faults faults;
        scenario_init(&scenario);
        faults_init(&faults);
        char *bytes = calloc(1, (size_t)SCENARIO_BYTES + 1);
        assert_false(scenario_parse(&scenario, "t", bytes, (size_t)SCENARIO_BYTES + 1, is_python, &faults));
        assert_int_equal(faults.count, 1);
        assert_string_equal(faults.items[0].message,
                            "this file is larger than 67108864 bytes, the most that is read here");
        free(bytes);
        faults_destroy(&faults);
        scenario_destroy(&scenario);
    }
}

static void twenty_faults_are_kept_and_the_rest_counted(void **state) {
    (void)state;
    struct text json;
    text_init(&json);
    text_add(&json, HEAD "\"program\": [7");
    repeat(&json, ", 7", 49);
    text_add(&json, "]}");
    parse_text(&json, NULL, 30);
    text_add(&json, HEAD "\"program\": [\"x\"], \"same\": 0");
    repeat(&json, ", \"same\": 0", 30 * 1000);
    text_byte(&json, '}');
    parse_text(&json, NULL, 2 * 30 * 1000 + 1 - FAULTS_SHOWN);
}

static void one_line_of_a_million_lines_takes_linear_time(void **state) {
    (void)state;
    struct text json;
    text_init(&json);
    text_add(&json, HEAD "\"program\": [\"x\"");
    repeat(&json, ",{\"say\":\"a\",\"code\":\"x\"}", 30 * 1000);
    repeat(&json, ",\"x\"", 200 * 1000);
    text_add(&json, "]}");
    parse_text(&json, "", 0);
}

static void a_graph_of_many_objects_takes_little_time(void **state) {
    (void)state;
    struct text json;
    text_init(&json);
    text_add(&json, HEAD "\"heap\": {\"objects\": [");
    for (int i = 0; i < 30 * 1000; i++)
        text_printf(&json, "%s{\"id\": \"%d\", \"type\": \"T\", \"refs\": [\"%d\", \"%dx\"]}", i ? "," : "", i,
                    i * 7919 % 30000, i);
    text_add(&json, "]}}");
    parse_text(&json, NULL, 30 * 1000 - FAULTS_SHOWN);
}

static void long_texts_are_cut_in_messages(void **state) {
    (void)state;
    struct text json;
    text_init(&json);
    text_add(&json, HEAD "\"");
    repeat(&json, "é\\n", 100);
    text_add(&json, "\": 1, \"program\": \"");
    repeat(&json, "日本", 100);
    text_add(&json, "\"}");
    parse_text(&json,
               "t.json:1:48: [\"é\\né\\né\\né\\né\\né\\né\\né\\né\\né\\né\\né\\n…\"]: no such key here\n"
               "t.json:1:366: program: expected a list of lines, found the text "
               "\"日本日本日本日本日本日本日本日本日本日本日本日本"
               "日本日本日本日本日本日本日本日本日本日本日本日本…\"\n",
               0);
}

static void every_cut_of_a_good_file_is_one_fault(void **state) {
    (void)state;
    static const char whole[] =
        HEAD "\"title\": \"caf\\u00e9 \xC3\xA9\", \"program\": [{\"code\": \"x\", \"times\": 2, \"stop\": "
             "true}], \"heap\": {\"objects\": []}}";
    for (size_t length = 0; length < sizeof whole - 1; length++) {
        struct scenario scenario;
        struct faults faults;
        scenario_init(&scenario);
        faults_init(&faults);
        char *bytes = malloc(length ? length : 1);
        memcpy(bytes, whole, length);
        assert_false(scenario_parse(&scenario, "t.json", bytes, length, false, &faults));
        assert_int_equal(faults.count, 1);
        free(bytes);
        faults_destroy(&faults);
        scenario_destroy(&scenario);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(nesting_has_a_limit),
        cmocka_unit_test(the_number_of_values_has_a_limit),
        cmocka_unit_test(the_size_has_a_limit),
        cmocka_unit_test(twenty_faults_are_kept_and_the_rest_counted),
        cmocka_unit_test(one_line_of_a_million_lines_takes_linear_time),
        cmocka_unit_test(a_graph_of_many_objects_takes_little_time),
        cmocka_unit_test(long_texts_are_cut_in_messages),
        cmocka_unit_test(every_cut_of_a_good_file_is_one_fault),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
