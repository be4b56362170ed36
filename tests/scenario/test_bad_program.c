/* Faults of a program's lines and of what belongs to them. */
#include "scenario_helper.h"

#define HEAD "{'format': 'heapscope-scenario', 'version': 1,\n"
#define PROGRAM HEAD " 'program': [\n"

static const struct bad_file bad_program[] = {
    {PROGRAM "  3, null, ['x']]}",
     "t.json:3:3: program[0]: expected a line: text, or an object {…} with \"code\", found the number 3\n"
     "t.json:3:6: program[1]: expected a line: text, or an object {…} with \"code\", found null\n"
     "t.json:3:12: program[2]: expected a line: text, or an object {…} with \"code\", found a list\n"},
    {PROGRAM "  {'say': 'hello'}]}",
     "t.json:3:3: program[0]: \"code\" is missing; expected text: the line of Python\n"},
    {PROGRAM "  {'code': 7, 'say': 'hello'}]}",
     "t.json:3:12: program[0].code: expected text: the line of Python, found the number 7\n"},
    {PROGRAM "  {'code': 'x = 1', 'sai': 'hello'}]}",
     "t.json:3:21: program[0].sai: no such key here; did you mean \"say\"?\n"},
    {PROGRAM "  {'code': 'x = 1', 'say': ''}]}",
     "t.json:3:28: program[0].say: expected at least one character between the quotes\n"},
    {PROGRAM "  {'code': 'x = 1', 'say': ['a']}]}", "t.json:3:28: program[0].say: expected text, found a list\n"},
    {PROGRAM "  {'code': 'x = 1', 'stop': 'yes'}]}",
     "t.json:3:29: program[0].stop: expected true or false, found the text \"yes\"\n"},
    {PROGRAM "  {'code': 'x = 1', 'stop': 1}]}",
     "t.json:3:29: program[0].stop: expected true or false, found the number 1\n"},
    {PROGRAM "  {'code': 'x = 1', 'times': 2}]}",
     "t.json:3:30: program[0].times: nothing here that it could apply to: expected \"say\", \"say_before\", \"stop\", "
     "\"ask\" or \"teacher\" too\n"},
    {PROGRAM "  {'code': 'x = 1', 'times': 0, 'say': 'a'}]}",
     "t.json:3:30: program[0].times: expected a whole number from 1 to 1000000000, found 0\n"},
    {PROGRAM "  {'code': 'x = 1', 'times': 1.5, 'say': 'a'}]}",
     "t.json:3:30: program[0].times: expected a whole number from 1 to 1000000000, found 1.5\n"},
    {PROGRAM "  {'code': 'x = 1', 'times': 'x', 'say': 'a'}]}",
     "t.json:3:30: program[0].times: expected a whole number from 1, found the text \"x\"\n"},
    {PROGRAM "  {'code': 'x = 1', 'times': 1e30, 'say': 'a'}]}",
     "t.json:3:30: program[0].times: expected a whole number from 1 to 1000000000, found 1e30\n"},
    {PROGRAM "  {'code': 'x = 1', 'times': 2, 'title': 'x'}]}",
     "t.json:3:30: program[0].times: nothing here that it could apply to: expected \"say\", \"say_before\", \"stop\", "
     "\"ask\" or \"teacher\" too\n"
     "t.json:3:33: program[0].title: no such key here\n"},
    {PROGRAM
     "  {'code': '', 'say': 'a'},\n  {'code': '  # b\\n\\n', 'stop': true},\n  {'code': '# fine', 'teacher': 'a'}]}",
     "t.json:3:12: program[0].code: \"say\" belongs to a line that runs; a blank line or a comment never does\n"
     "t.json:4:12: program[1].code: \"stop\" belongs to a line that runs; a blank line or a comment never does\n"},
    {PROGRAM "  {'code': 'x = 1', 'ask': 'why?'}]}", "t.json:3:28: program[0].ask: expected an object {…} with "
                                                     "\"question\" and \"options\", found the text \"why?\"\n"},
    {PROGRAM "  {'code': 'x = 1', 'ask': {}}]}",
     "t.json:3:28: program[0].ask: \"question\" is missing; expected text\n"
     "t.json:3:28: program[0].ask: expected \"options\" to choose from, or \"click\": true\n"},
    {PROGRAM "  {'code': 'x = 1', 'ask': {'question': 'why?'}}]}",
     "t.json:3:28: program[0].ask: expected \"options\" to choose from, or \"click\": true\n"},
    {PROGRAM "  {'code': 'x = 1', 'ask': {'question': 'why?', 'click': false}}]}",
     "t.json:3:28: program[0].ask: expected \"options\" to choose from, or \"click\": true\n"},
    {PROGRAM "  {'code': 'x = 1', 'ask': {'question': 'why?', 'click': 'yes'}}]}",
     "t.json:3:58: program[0].ask.click: expected true or false, found the text \"yes\"\n"},
    {PROGRAM "  {'code': 'x = 1', 'ask': {'question': 'why?', 'click': true, 'options': [{'text': 'a', 'right': true}, "
             "{'text': 'b'}]}}]}",
     "t.json:3:58: program[0].ask.click: this question has \"options\" too: expected one of the two\n"},
    {PROGRAM "  {'code': 'x = 1', 'ask': {'question': 'why?', 'options': []}}]}",
     "t.json:3:60: program[0].ask.options: expected 2 to 4 answers, found 0\n"},
    {PROGRAM "  {'code': 'x = 1', 'ask': {'question': 'why?', 'options': [{'text': 'a', 'right': true}]}}]}",
     "t.json:3:60: program[0].ask.options: expected 2 to 4 answers, found 1\n"},
    {PROGRAM "  {'code': 'x = 1', 'ask': {'question': 'why?', 'options': [1, 2, 3, 4, 5]}}]}",
     "t.json:3:60: program[0].ask.options: expected 2 to 4 answers, found 5\n"},
    {PROGRAM "  {'code': 'x = 1', 'ask': {'question': 'why?', 'options': [{'text': 'a'}, {'text': 'b'}]}}]}",
     "t.json:3:60: program[0].ask.options: expected one answer with \"right\": true, found 0\n"},
    {PROGRAM "  {'code': 'x = 1', 'ask': {'question': 'why?', 'options': [{'text': 'a', 'right': true}, {'text': 'b', "
             "'right': true}]}}]}",
     "t.json:3:60: program[0].ask.options: expected one answer with \"right\": true, found 2\n"},
    {PROGRAM "  {'code': 'x = 1', 'ask': {'question': 'why?', 'options': [{'text': 'a', 'rigth': true}, 'b', "
             "{'because': ''}]}}]}",
     "t.json:3:75: program[0].ask.options[0].rigth: no such key here; did you mean \"right\"?\n"
     "t.json:3:91: program[0].ask.options[1]: expected an answer: an object {…} with \"text\", found the text \"b\"\n"
     "t.json:3:96: program[0].ask.options[2]: \"text\" is missing; expected text\n"
     "t.json:3:108: program[0].ask.options[2].because: expected at least one character between the quotes\n"},
    {PROGRAM "  {'code': 'x = 1', 'ask': {'question': '', 'options': {}}}]}",
     "t.json:3:41: program[0].ask.question: expected at least one character between the quotes\n"
     "t.json:3:56: program[0].ask.options: expected a list of 2 to 4 answers, found an object {…}\n"},
};

static void what_a_program_holds_is_checked(void **state) {
    (void)state;
    check_bad_files(bad_program, sizeof bad_program / sizeof *bad_program);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(what_a_program_holds_is_checked)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
