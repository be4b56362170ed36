/* What is remembered comes back; what makes no sense does no harm. */
#include "settings.h"

#include "file.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

static int begin(void **state) {
    static char folder[64];
    snprintf(folder, sizeof folder, "/tmp/heapscope-settings-XXXXXX");
    *state = mkdtemp(folder);
    return *state && setenv("XDG_CONFIG_HOME", folder, 1) == 0 ? 0 : -1;
}

static int end(void **state) {
    char path[256];
    snprintf(path, sizeof path, "%s/heapscope/settings.json", (char *)*state);
    unlink(path);
    snprintf(path, sizeof path, "%s/heapscope", (char *)*state);
    rmdir(path);
    return rmdir(*state);
}

static void write_file(const char *folder, const char *bytes) {
    char path[256];
    struct faults faults;
    faults_init(&faults);
    snprintf(path, sizeof path, "%s/heapscope", folder);
    mkdir(path, 0700);
    snprintf(path, sizeof path, "%s/heapscope/settings.json", folder);
    assert_true(file_write(path, bytes, strlen(bytes), &faults));
    faults_destroy(&faults);
}

static void all_of_it_comes_back(void **state) {
    (void)state;
    struct settings one, two;
    struct faults faults;
    faults_init(&faults);
    settings_init(&one);
    assert_true(settings_load(&one, &faults)); /* the first time there is no file */
    one.width = 1400, one.height = 900, one.scale = 175;
    one.has_theme = one.reduced_motion = one.toured = true;
    one.theme = THEME_DARK;
    strcpy(one.language, "zh");
    settings_opened(&one, "/a/\"quoted\"\n.json");
    settings_opened(&one, "/b/课程.py");
    assert_true(one.changed);
    assert_true(settings_save(&one, &faults));
    assert_false(one.changed);
    settings_init(&two);
    assert_true(settings_load(&two, &faults));
    assert_int_equal(two.width, 1400);
    assert_int_equal(two.height, 900);
    assert_int_equal(two.scale, 175);
    assert_true(two.has_theme && two.reduced_motion && two.toured && two.theme == THEME_DARK);
    assert_string_equal(two.language, "zh");
    assert_int_equal(two.recent_count, 2);
    assert_string_equal(two.recent[0], "/b/课程.py");
    assert_string_equal(two.recent[1], "/a/\"quoted\"\n.json");
    assert_int_equal(faults.count, 0);
    settings_destroy(&one);
    settings_destroy(&two);
    faults_destroy(&faults);
}

static void recent_files_stand_once_newest_first(void **state) {
    (void)state;
    struct settings settings;
    settings_init(&settings);
    char path[32];
    for (int i = 0; i < 3 * SETTINGS_RECENT; i++) {
        snprintf(path, sizeof path, "/%d", i % (SETTINGS_RECENT + 2));
        settings_opened(&settings, path);
        assert_string_equal(settings.recent[0], path);
        for (int a = 0; a < settings.recent_count; a++)
            for (int b = 0; b < a; b++)
                assert_string_not_equal(settings.recent[a], settings.recent[b]);
    }
    assert_int_equal(settings.recent_count, SETTINGS_RECENT);
    settings_opened(&settings, settings.recent[4]);
    assert_int_equal(settings.recent_count, SETTINGS_RECENT);
    settings_destroy(&settings);
}

static void a_broken_file_is_told_and_left_out_of_account(void **state) {
    static const char *const broken[] = {"", "{", "[1]", "{\"scale\": 150, \"scale\": 200}", "\xff\xfe", "{\"scale\": 1e999"};
    for (size_t i = 0; i < sizeof broken / sizeof *broken; i++) {
        struct settings settings;
        struct faults faults;
        write_file(*state, broken[i]);
        faults_init(&faults);
        settings_init(&settings);
        assert_false(settings_load(&settings, &faults));
        assert_true(faults.count >= 1);
        assert_int_equal(settings.scale, 0);
        assert_int_equal(settings.recent_count, 0);
        settings_destroy(&settings);
        faults_destroy(&faults);
    }
}

static void values_that_make_no_sense_are_passed_over(void **state) {
    struct settings settings;
    struct faults faults;
    write_file(*state, "{\"scale\": 5000, \"width\": -3, \"height\": \"tall\", \"theme\": \"pink\", \"toured\": 1,\n"
                       " \"language\": \"a language whose name is far too long\", \"recent\": [1, \"relative\", \"/good\"],\n"
                       " \"of a later version\": {\"a\": []}}");
    faults_init(&faults);
    settings_init(&settings);
    assert_true(settings_load(&settings, &faults));
    assert_int_equal(settings.scale, 0);
    assert_int_equal(settings.width, 0);
    assert_int_equal(settings.height, 0);
    assert_false(settings.has_theme);
    assert_false(settings.toured);
    assert_string_equal(settings.language, "");
    assert_int_equal(settings.recent_count, 1);
    assert_string_equal(settings.recent[0], "/good");
    settings_destroy(&settings);
    faults_destroy(&faults);
}

static void no_home_no_file(void **state) {
    (void)state;
    struct settings settings;
    struct faults faults;
    char *home = getenv("HOME") ? strdup(getenv("HOME")) : NULL;
    unsetenv("HOME");
    setenv("XDG_CONFIG_HOME", "relative/is/no/good", 1);
    faults_init(&faults);
    settings_init(&settings);
    assert_null(settings.path);
    assert_true(settings_load(&settings, &faults));
    settings.changed = true;
    assert_true(settings_save(&settings, &faults));
    settings_destroy(&settings);
    setenv("XDG_CONFIG_HOME", "/proc/nothing/can/be/written/here", 1);
    settings_init(&settings);
    assert_false(settings_save(&settings, &faults));
    assert_int_equal(faults.count, 1);
    settings_destroy(&settings);
    faults_destroy(&faults);
    if (home)
        setenv("HOME", home, 1);
    free(home);
}

int main(void) {
#define TEST(name) cmocka_unit_test_setup_teardown(name, begin, end)
    const struct CMUnitTest tests[] = {
        TEST(all_of_it_comes_back),
        TEST(recent_files_stand_once_newest_first),
        TEST(a_broken_file_is_told_and_left_out_of_account),
        TEST(values_that_make_no_sense_are_passed_over),
        TEST(no_home_no_file),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
