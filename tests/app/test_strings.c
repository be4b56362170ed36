/* The words of each language: the same keys as English, and in each the same {places}. */
#include "file.h"
#include "scenario_json.h"
#include "strings_table.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

struct file {
    struct text bytes;
    struct scenario_json json;
};

static void read_strings(struct file *file, const char *language) {
    struct faults faults;
    char path[1024];
    snprintf(path, sizeof path, PROJECT_ROOT "/assets/strings/%s.json", language);
    faults_init(&faults);
    text_init(&file->bytes);
    assert_true(file_read(path, 1 << 20, &file->bytes, &faults));
    assert_true(scenario_json_read(&file->json, path, file->bytes.data, file->bytes.length, &faults));
    assert_int_equal(faults.count, 0); /* a key that stands twice, too */
    faults_destroy(&faults);
}

static void forget(struct file *file) {
    scenario_json_destroy(&file->json);
    text_destroy(&file->bytes);
}

/* Every {place} of `words` stands in `other` as well. */
static const char *missing_place(const char *words, const char *other, char *place, size_t room) {
    for (const char *at = strchr(words, '{'); at; at = strchr(at + 1, '{')) {
        size_t length = strcspn(at, "}") + 1;
        if (length < 3 || length >= room || strspn(at + 1, "abcdefghijklmnopqrstuvwxyz_0123456789") != length - 2)
            continue;
        memcpy(place, at, length);
        place[length] = 0;
        if (!strstr(other, place))
            return place;
    }
    return NULL;
}

static int compare(const struct file *one, const struct file *other, const char *language) {
    int wrong = 0;
    char place[64];
    for (int node = one->json.nodes[0].first; node >= 0; node = one->json.nodes[node].next) {
        const char *key = scenario_json_key(&one->json, node);
        int found = scenario_json_child(&other->json, 0, key);
        if (found < 0) {
            wrong++;
            print_error("%s.json lacks \"%s\": \"%s\"\n", language, key, scenario_json_text(&one->json, node));
        } else if (missing_place(scenario_json_text(&one->json, node), scenario_json_text(&other->json, found), place,
                                 sizeof place)) {
            wrong++;
            print_error("%s.json: \"%s\" lacks %s\n", language, key, place);
        }
    }
    return wrong;
}

static void every_language_has_every_word(void **state) {
    (void)state;
    assert_true(strings_language_count >= 2);
    struct file english;
    read_strings(&english, "en");
    int wrong = 0;
    for (int i = 0; i < strings_language_count; i++) {
        const char *language = strings_languages[i].name;
        struct file other;
        if (strcmp(language, "en") == 0)
            continue;
        read_strings(&other, language);
        wrong += compare(&english, &other, language);
        wrong += compare(&other, &english, "en");
        forget(&other);
    }
    forget(&english);
    assert_int_equal(wrong, 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(every_language_has_every_word)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
