#include "file.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

static char folder[] = "/tmp/heapscope-file-XXXXXX";

static int make_folder(void **state) {
    (void)state;
    return mkdtemp(folder) ? 0 : -1;
}

static int remove_folder(void **state) {
    (void)state;
    return rmdir(folder);
}

static void what_is_written_is_read(void **state) {
    (void)state;
    char path[64];
    struct faults faults;
    struct text text;
    faults_init(&faults);
    text_init(&text);
    snprintf(path, sizeof path, "%s/a.txt", folder);
    assert_true(file_write(path, "one", 3, &faults));
    assert_true(file_write(path, "other", 5, &faults));
    assert_true(file_read(path, 100, &text, &faults));
    assert_string_equal(text.data, "other");
    text_clear(&text);
    assert_false(file_read(path, 4, &text, &faults));
    assert_non_null(strstr(faults.items[0].message, "larger than 4 bytes"));
    unlink(path);
    text_destroy(&text);
    faults_destroy(&faults);
}

static void a_device_stays_a_device(void **state) {
    (void)state;
    char path[64];
    struct stat status;
    struct faults faults;
    faults_init(&faults);
    snprintf(path, sizeof path, "%s/pipe", folder);
    assert_int_equal(symlink("/dev/null", path), 0);
    assert_true(file_write(path, "gone", 4, &faults));
    assert_int_equal(stat(path, &status), 0);
    assert_true(S_ISCHR(status.st_mode));
    unlink(path);
    faults_destroy(&faults);
}

static void a_folder_and_a_missing_file_are_told(void **state) {
    (void)state;
    struct faults faults;
    struct text text;
    faults_init(&faults);
    text_init(&text);
    assert_false(file_read(folder, 100, &text, &faults));
    assert_false(file_read("/tmp/no such heapscope file", 100, &text, &faults));
    assert_false(file_write("/tmp/no such folder/x", "x", 1, &faults));
    assert_int_equal(faults.count, 3);
    text_destroy(&text);
    faults_destroy(&faults);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_written_is_read),
        cmocka_unit_test(a_device_stays_a_device),
        cmocka_unit_test(a_folder_and_a_missing_file_are_told),
    };
    return cmocka_run_group_tests(tests, make_folder, remove_folder);
}
