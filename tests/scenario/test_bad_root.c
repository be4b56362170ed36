/* Faults of the file itself, all of them. */
#include "scenario_helper.h"

#define HEAD "{'format': 'heapscope-scenario', 'version': 1,\n"

static const struct bad_file bad_root[] = {
    {"[]", "t.json:1:1: expected a scenario: an object {…}, found an empty list\n"},
    {"'lesson'", "t.json:1:1: expected a scenario: an object {…}, found the text \"lesson\"\n"},
    {"{}", "t.json:1:1: this is no scenario; expected \"format\": \"heapscope-scenario\"\n"},
    {"{'format': 'heapscope-scenario', 'version': 1}",
     "t.json:1:1: expected \"program\" (lines of Python), \"heap\" (an object graph), or both\n"},
    {"{'name': 'x', 'version': 1}", "t.json:1:1: this is no scenario; expected \"format\": \"heapscope-scenario\"\n"},
    {"{'version': 1, 'program': ['x']}", "t.json:1:1: \"format\" is missing; expected \"heapscope-scenario\"\n"},
    {"{'format': 'heapscope-scenario', 'program': ['x']}",
     "t.json:1:1: \"version\" is missing; expected the number 1\n"},
    {"{'format': 'heapscope-scenaro', 'version': 1, 'program': 3}",
     "t.json:1:12: format: expected \"heapscope-scenario\", found \"heapscope-scenaro\"\n"
     "t.json:1:58: program: expected a list of lines, found the number 3\n"},
    {"{'format': 'heapscope-snapshot', 'version': 1}",
     "t.json:1:12: format: expected \"heapscope-scenario\", found \"heapscope-snapshot\"; a heap snapshot's name ends "
     "in .jsonl\n"},
    {"{'format': 7, 'version': '1', 'program': ['x']}",
     "t.json:1:12: format: expected \"heapscope-scenario\", found the number 7\n"
     "t.json:1:26: version: expected the number 1, found the text \"1\"\n"},
    {"{'format': 'heapscope-scenario', 'version': 2, 'new': 1, 'program': 'x'}",
     "t.json:1:45: version: this file is version 2; this Heapscope reads version 1: get a newer one\n"},
    {"{'format': 'heapscope-scenario', 'version': 0, 'program': ['x']}", "t.json:1:45: version: expected 1, found 0\n"},
    {"{'format': 'heapscope-scenario', 'version': 1.5, 'program': ['x']}",
     "t.json:1:45: version: expected 1, found 1.5\n"},
    {HEAD " 'titel': 'A', 'program': ['x']}", "t.json:2:2: titel: no such key here; did you mean \"title\"?\n"},
    {HEAD " 'zebra': 1, 'program': ['x']}", "t.json:2:2: zebra: no such key here\n"},
    {HEAD " 'titel\\n': 1, 'program': ['x']}",
     "t.json:2:2: [\"titel\\n\"]: no such key here; did you mean \"title\"?\n"},
    {HEAD " 'title': 'A', 'title': 'B', 'program': ['x']}",
     "t.json:2:16: title: this key stands here twice; the first is on line 2\n"},
    {HEAD " 't\\u0069tle': 'A', 'title': 'B', 'program': ['x']}",
     "t.json:2:21: title: this key stands here twice; the first is on line 2\n"},
    {HEAD
     " 'title': 3, 'summary': null, 'level': true, 'topics': 'gc', 'misconception': {},\n 'program': {}, 'heap': []}",
     "t.json:2:11: title: expected text, found the number 3\n"
     "t.json:2:25: summary: expected text, found null\n"
     "t.json:2:40: level: expected text, found true\n"
     "t.json:2:56: topics: expected a list of texts, found the text \"gc\"\n"
     "t.json:2:79: misconception: expected text, found an object {…}\n"
     "t.json:3:13: program: expected a list of lines, found an object {…}\n"
     "t.json:3:25: heap: expected an object {…} with \"objects\" and \"names\", found an empty list\n"},
    {HEAD " 'topics': ['gc', 4, ['x']], 'program': ['x']}",
     "t.json:2:19: topics[1]: expected text, found the number 4\n"
     "t.json:2:22: topics[2]: expected text, found a list\n"},
    {HEAD " 'order': 0, 'program': ['x']}",
     "t.json:2:11: order: expected a whole number from 1 to 9999, found 0\n"},
    {HEAD " 'order': 'first', 'program': ['x']}",
     "t.json:2:11: order: expected a whole number from 1, found the text \"first\"\n"},
    {HEAD " 'python': 3.10, 'program': ['x']}",
     "t.json:2:12: python: expected a version in quotes, such as \"3.14\", found the number 3.10\n"},
    {HEAD " 'python': '3', 'program': ['x']}",
     "t.json:2:12: python: expected a version such as \"3.14\", \"3.14.2\" or \"3.13t\", found \"3\"\n"},
    {HEAD " 'python': 'latest', 'program': ['x']}",
     "t.json:2:12: python: expected a version such as \"3.14\", \"3.14.2\" or \"3.13t\", found \"latest\"\n"},
    {HEAD " 'python': '3.14.2.1', 'program': ['x']}",
     "t.json:2:12: python: expected a version such as \"3.14\", \"3.14.2\" or \"3.13t\", found \"3.14.2.1\"\n"},
    {HEAD " 'python': '3.14x', 'program': ['x']}",
     "t.json:2:12: python: expected a version such as \"3.14\", \"3.14.2\" or \"3.13t\", found \"3.14x\"\n"},
    {HEAD " 'program': []}", "t.json:2:13: program: expected at least one line\n"},
    {HEAD " 'program': 'x = 1\\ny = 2'}",
     "t.json:2:13: program: expected a list of lines, found the text \"x = 1\\ny = 2\"\n"},
};

static void what_the_file_itself_holds_is_checked(void **state) {
    (void)state;
    check_bad_files(bad_root, sizeof bad_root / sizeof *bad_root);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(what_the_file_itself_holds_is_checked)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
