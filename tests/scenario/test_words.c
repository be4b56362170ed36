/* A lesson in another language: what is translated stands there, what is not stays; broken files do no harm. */
#include "scenario_helper.h"
#include "scenario_words.h"

#include "file.h"

#include <dirent.h>
#include <stdio.h>
#include <unistd.h>

#define LESSON                                                                                                         \
    "{'format': 'heapscope-scenario', 'version': 1, 'title': 'A cycle', 'summary': 'Two.', 'topics': ['gc', 'two'],\n" \
    " 'program': ['a = 1', {'code': 'b = 2', 'say': 'Said.', 'say_before': 'Two.', 'teacher': 'Ask.',\n"               \
    "   'ask': {'question': 'Which?', 'options': [{'text': 'One', 'right': true, 'because': 'Two.'},"                  \
    " {'text': 'None'}]}}]}"

static char folder[64];

static int begin(void **state) {
    (void)state;
    snprintf(folder, sizeof folder, "/tmp/heapscope-words-XXXXXX");
    return mkdtemp(folder) ? 0 : -1;
}

static void in_folder(const char *name, const char *json, char *path, size_t room) {
    struct faults faults;
    struct text bytes;
    snprintf(path, room, "%s/%s", folder, name);
    faults_init(&faults);
    text_init(&bytes);
    text_add(&bytes, json);
    for (size_t i = 0; i < bytes.length; i++)
        if (bytes.data[i] == '\'')
            bytes.data[i] = '"';
    assert_true(file_write(path, bytes.data, bytes.length, &faults));
    text_destroy(&bytes);
    faults_destroy(&faults);
}

static void load(struct scenario *scenario) {
    char path[128];
    struct faults faults;
    in_folder("a.json", LESSON, path, sizeof path);
    faults_init(&faults);
    scenario_init(scenario);
    assert_true(scenario_load(scenario, path, &faults));
    faults_destroy(&faults);
}

static void what_is_translated_stands_there(void **state) {
    (void)state;
    char path[128];
    struct scenario scenario;
    struct faults faults;
    in_folder("a.zh.json",
              "{'format': 'heapscope-words', 'version': 1, 'language': 'zh', 'words': {'A cycle': '循环', 'Two.': '二。',\n"
              " 'Which?': '哪个？', 'None': '', 'Ask.': '问。'}}",
              path, sizeof path);
    load(&scenario);
    faults_init(&faults);
    assert_true(scenario_words_apply(&scenario, "zh", &faults));
    const struct line_note *note = scenario_note(&scenario, 2, 1);
    assert_string_equal(scenario.title, "循环");
    assert_string_equal(scenario.summary, "二。");
    assert_string_equal(note->say_before, "二。"); /* the same words, wherever they stand */
    assert_string_equal(note->say, "Said.");       /* not translated: as it was */
    assert_string_equal(note->teacher, "问。");
    assert_string_equal(note->ask->question, "哪个？");
    assert_string_equal(note->ask->options[0].because, "二。");
    assert_string_equal(note->ask->options[1].text, "None"); /* an empty translation is none */
    assert_string_equal(scenario.program, "a = 1\nb = 2");
    scenario_destroy(&scenario);
    load(&scenario);
    assert_true(scenario_words_apply(&scenario, "en", &faults));
    assert_true(scenario_words_apply(&scenario, "fr", &faults)); /* there is none: nothing happens */
    assert_string_equal(scenario.title, "A cycle");
    scenario_destroy(&scenario);
    assert_int_equal(faults.count, 0);
    faults_destroy(&faults);
}

static void a_broken_translation_leaves_the_lesson_as_it_was(void **state) {
    (void)state;
    static const char *const broken[][2] = {
        {"", "1:1"},
        {"[]", "expected a translation"},
        {"{'format': 'heapscope-scenario', 'version': 1, 'words': {}}", "heapscope-words"},
        {"{'format': 'heapscope-words', 'version': 2, 'words': {}}", "\"version\": 1"},
        {"{'format': 'heapscope-words', 'version': 1}", "expected \"words\""},
        {"{'format': 'heapscope-words', 'version': 1, 'words': ['A cycle']}", "expected \"words\""},
        {"{'format': 'heapscope-words', 'version': 1, 'words': {'A cycle': 7}}", "words[\"A cycle\"]: expected text"},
        {"{'format': 'heapscope-words', 'version': 1, 'wrods': {}, 'words': {'A cycle': 'x'}}", "unknown key"},
        {"{'format': 'heapscope-words', 'version': 1, 'words': {'A cycle': 'x', 'A cycle': 'y'}}", "twice"},
    };
    for (size_t i = 0; i < sizeof broken / sizeof *broken; i++) {
        char path[128];
        struct scenario scenario;
        struct faults faults;
        struct text out;
        in_folder("a.zh.json", broken[i][0], path, sizeof path);
        load(&scenario);
        faults_init(&faults);
        text_init(&out);
        assert_false(scenario_words_apply(&scenario, "zh", &faults));
        faults_write(&faults, &out, false);
        if (!strstr(out.data, "a.zh.json:1:") || !strstr(out.data, broken[i][1]))
            fail_msg("%zu: %s", i, out.data);
        assert_string_equal(scenario.title, "A cycle");
        text_destroy(&out);
        faults_destroy(&faults);
        scenario_destroy(&scenario);
    }
}

static void names_of_translations(void **state) {
    (void)state;
    struct text out;
    text_init(&out);
    assert_true(scenario_words_path("/x/two.json", "zh", &out));
    assert_string_equal(out.data, "/x/two.zh.json");
    assert_false(scenario_words_path("/x/two.json", "en", &out));
    assert_false(scenario_words_path("/x/two.py", "zh", &out));
    assert_false(scenario_words_path("-", "zh", &out));
    assert_true(scenario_words_lesson("/x.y/two.zh.json", &out));
    assert_string_equal(out.data, "/x.y/two.json");
    static const char *const others[] = {"two.json", ".zh.json", "two.chinese.json", "two.z.json", "two.ZH.json",
                                         "a.zh.json/two.json", "two.zh.py", "zh.json", ""};
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        assert_false(scenario_words_lesson(others[i], &out));
    text_destroy(&out);
}

/* A lesson's words in order, before they are translated. */
struct words {
    const char *at[512];
    int count, next;
    const char *path; /* of the translation */
};

static void keep(void *context, const char **place) {
    struct words *words = context;
    assert_true(words->count < 512);
    words->at[words->count++] = *place;
}

static bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

/* Every number of `from` stands in `to` too: counts, lines and versions are what is easiest lost. */
static bool has_the_numbers(const char *from, const char *to) {
    for (const char *at = from; *at; at++) {
        if (!is_digit(*at) || (at > from && (is_digit(at[-1]) || at[-1] == '.' || at[-1] == ',')))
            continue;
        size_t length = strspn(at, "0123456789.,");
        while (!is_digit(at[length - 1]))
            length--;
        bool found = false;
        for (const char *other = to; *other && !found; other++)
            found = strncmp(other, at, length) == 0 && !is_digit(other[length]) && (other == to || !is_digit(other[-1]));
        if (!found)
            return false;
    }
    return true;
}

static bool is_han(uint32_t c) {
    return (c >= 0x3400 && c <= 0x9FFF) || (c >= 0xF900 && c <= 0xFAFF);
}

static bool is_latin(uint32_t c) {
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '_';
}

/* A gap stands between Chinese and Latin, and Chinese sentences have Chinese punctuation. */
static bool is_well_set(const char *text) {
    uint32_t before = 0;
    for (const char *at = text, *end = text + strlen(text); at < end;) {
        uint32_t c = utf8_next(&at, end);
        if ((is_han(before) && is_latin(c)) || (is_latin(before) && is_han(c)) ||
            (is_han(before) && c < 0x80 && strchr(",.;:?!()", (int)c)))
            return false;
        before = c;
    }
    return true;
}

/* The word stands translated (also where the translation is the same: "2"), and is what it should be. */
static void look(void *context, const char **place) {
    struct words *words = context;
    const char *from = words->at[words->next++], *to = *place;
    if (from == to)
        fail_msg("%s lacks \"%s\"", words->path, from);
    if (!has_the_numbers(from, to))
        fail_msg("%s: \"%s\" lacks a number of \"%s\"", words->path, to, from);
    if (!is_well_set(to))
        fail_msg("%s: \"%s\" lacks a gap between Chinese and Latin, or has Latin punctuation", words->path, to);
}

static void is_translated(const char *lesson) {
    struct text path, out;
    struct faults faults;
    struct scenario scenario;
    text_init(&path);
    text_init(&out);
    faults_init(&faults);
    scenario_init(&scenario);
    assert_true(scenario_words_path(lesson, "zh", &path));
    assert_true(scenario_load(&scenario, lesson, &faults));
    if (!scenario_words_check(&scenario, path.data, &faults)) { /* also when there is none */
        faults_write(&faults, &out, false);
        fail_msg("%s", out.data);
    }
    struct words words = {.path = path.data};
    scenario_words_each(&scenario, keep, &words);
    assert_true(scenario_words_apply(&scenario, "zh", &faults));
    scenario_words_each(&scenario, look, &words);
    assert_int_equal(words.next, words.count);
    scenario_destroy(&scenario);
    faults_destroy(&faults);
    text_destroy(&path);
    text_destroy(&out);
}

/* Every lesson that ships has its Chinese, and that is whole: nothing missing, nothing left over from an earlier lesson. */
static void every_shipped_lesson_is_translated(void **state) {
    (void)state;
    DIR *open = opendir(PROJECT_ROOT "/scenarios");
    int found = 0;
    assert_non_null(open);
    for (struct dirent *entry; (entry = readdir(open));) {
        const char *dot = strchr(entry->d_name, '.');
        if (!dot || strcmp(dot, ".json") != 0)
            continue;
        char path[1024];
        snprintf(path, sizeof path, PROJECT_ROOT "/scenarios/%s", entry->d_name);
        is_translated(path);
        found++;
    }
    closedir(open);
    assert_true(found >= 52);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup(what_is_translated_stands_there, begin),
        cmocka_unit_test_setup(a_broken_translation_leaves_the_lesson_as_it_was, begin),
        cmocka_unit_test(names_of_translations),
        cmocka_unit_test(every_shipped_lesson_is_translated),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
