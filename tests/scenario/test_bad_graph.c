/* Faults of an object graph. */
#include "scenario_helper.h"

#define HEAD "{'format': 'heapscope-scenario', 'version': 1,\n"
#define GRAPH HEAD " 'heap': {'objects': [\n"

static const struct bad_file bad_graph[] = {
    {HEAD " 'heap': {}}", "t.json:2:10: heap: \"objects\" is missing; expected a list of objects {…}\n"},
    {HEAD " 'heap': {'objects': {}, 'names': []}}",
     "t.json:2:22: heap.objects: expected a list of objects {…}, found an object {…}\n"
     "t.json:2:35: heap.names: expected an object {…}: each name with the id of an object, found an empty list\n"},
    {HEAD " 'heap': {'object': []}}", "t.json:2:10: heap: \"objects\" is missing; expected a list of objects {…}\n"
                                      "t.json:2:11: heap.object: no such key here; did you mean \"objects\"?\n"},
    {GRAPH "  'a', 3]}}",
     "t.json:3:3: heap.objects[0]: expected an object {…} with \"id\" and \"type\", found the text \"a\"\n"
     "t.json:3:8: heap.objects[1]: expected an object {…} with \"id\" and \"type\", found the number 3\n"},
    {GRAPH "  {}]}}",
     "t.json:3:3: heap.objects[0]: \"id\" is missing; expected text\n"
     "t.json:3:3: heap.objects[0]: \"type\" is missing; expected text, such as \"Node\" or \"list\"\n"},
    {GRAPH "  {'id': '', 'type': ''}]}}",
     "t.json:3:10: heap.objects[0].id: expected at least one character between the quotes\n"
     "t.json:3:22: heap.objects[0].type: expected at least one character between the quotes\n"},
    {GRAPH "  {'id': 1, 'type': 2}]}}",
     "t.json:3:10: heap.objects[0].id: expected text, found the number 1\n"
     "t.json:3:21: heap.objects[0].type: expected text, such as \"Node\" or \"list\", found the number 2\n"},
    {HEAD " 'heap': {'objects': [{'id': 'a', 'type': 'Node', 'ref': {}}]}}",
     "t.json:2:51: heap.objects[0].ref: no such key here; did you mean \"refs\"?\n"},
    {GRAPH "  {'id': 'a', 'type': 'Node'},\n  {'id': 'b', 'type': 'Node'},\n  {'id': 'a', 'type': 'list'}]}}",
     "t.json:5:10: heap.objects[2].id: the id \"a\" is taken by heap.objects[0]\n"},
    {GRAPH "  {'id': 'a', 'type': 'A', 'refs': {'x': 'bb'}},\n  {'id': 'b', 'type': 'B', 'refs': ['a', 'zebra', 'b', "
           "4, null]}],\n 'names': {'n': 'B', '': 'a', 'm': 7}}}",
     "t.json:3:42: heap.objects[0].refs.x: no object \"bb\"; did you mean \"b\"?\n"
     "t.json:4:42: heap.objects[1].refs[1]: no object \"zebra\"\n"
     "t.json:4:56: heap.objects[1].refs[3]: expected the id of an object, found the number 4\n"
     "t.json:4:59: heap.objects[1].refs[4]: expected the id of an object, found null\n"
     "t.json:5:17: heap.names.n: no object \"B\"; did you mean \"b\"?\n"
     "t.json:5:22: heap.names[\"\"]: expected a name of at least one character\n"
     "t.json:5:36: heap.names.m: expected the id of an object, found the number 7\n"},
    {HEAD " 'heap': {'objects': [{'id': 'a', 'type': 'Node', 'refs': 'a'}]}}",
     "t.json:2:59: heap.objects[0].refs: expected an object {…} (attribute or key: id) or a list of ids, found the "
     "text \"a\"\n"},
    {HEAD " 'heap': {'objects': [{'id': 'a', 'type': 'Node', 'value': 5}]}}",
     "t.json:2:60: heap.objects[0].value: expected text: the value as Python would write it, found the number 5\n"},
    {HEAD " 'heap': {'objects': [{'id': 'a', 'type': 'Node', 'refcount': -1}]}}",
     "t.json:2:63: heap.objects[0].refcount: expected a whole number from 0 to 2147483647, found -1\n"},
    {HEAD " 'heap': {'objects': [{'id': 'a', 'type': 'Node', 'refcount': 3000000000}]}}",
     "t.json:2:63: heap.objects[0].refcount: expected a whole number from 0 to 2147483647, found 3000000000\n"},
    {HEAD " 'heap': {'objects': [{'id': 'a', 'type': 'Node', 'refcount': '1'}]}}",
     "t.json:2:63: heap.objects[0].refcount: expected a whole number, found the text \"1\"\n"},
    {HEAD " 'heap': {'objects': [{'id': 'a', 'type': 'Node', 'refcount': 1, 'refs': ['a', 'a']}]}}",
     "t.json:2:63: heap.objects[0].refcount: 1 is less than this file's own references to \"a\": 0 from names, 2 from "
     "objects\n"},
    {GRAPH "  {'id': 'a', 'type': 'A', 'refcount': 1, 'refs': {'me': 'a'}}], 'names': {'n': 'a'}}}",
     "t.json:3:40: heap.objects[0].refcount: 1 is less than this file's own references to \"a\": 1 from names, 1 from "
     "objects\n"},
    {HEAD " 'heap': {'objects': [{'id': 'a', 'type': 'Node', 'generation': 3}]}}",
     "t.json:2:65: heap.objects[0].generation: expected a whole number from 0 to 2, found 3\n"},
    {HEAD " 'heap': {'objects': [{'id': 'a', 'type': 'Node', 'generation': -1}]}}",
     "t.json:2:65: heap.objects[0].generation: expected a whole number from 0 to 2, found -1\n"},
    {HEAD " 'heap': {'objects': [{'id': 'a', 'type': 'Node', 'generation': '0'}]}}",
     "t.json:2:65: heap.objects[0].generation: expected a whole number from 0 to 2, found the text \"0\"\n"},
    {HEAD " 'heap': {'objects': [{'id': 'a', 'type': 'Node', 'generation': 0.5}]}}",
     "t.json:2:65: heap.objects[0].generation: expected a whole number from 0 to 2, found 0.5\n"},
    {HEAD " 'heap': {'objects': [{'id': 'a', 'type': 'Node', 'tracked': 1}]}}",
     "t.json:2:62: heap.objects[0].tracked: expected true or false, found the number 1\n"},
    {HEAD " 'heap': {'objects': [{'id': 'a', 'type': 'Node', 'size': -1}]}}",
     "t.json:2:59: heap.objects[0].size: expected a whole number from 0 to 9007199254740992, found -1\n"},
    {HEAD " 'heap': {'objects': [{'id': 'a', 'type': 'Node', 'size': 1e300}]}}",
     "t.json:2:59: heap.objects[0].size: expected a whole number from 0 to 9007199254740992, found 1e300\n"},
    {HEAD " 'heap': {'objects': [{'id': 'a', 'type': 'Node', 'finalizer': 'yes'}]}}",
     "t.json:2:64: heap.objects[0].finalizer: expected true or false, found the text \"yes\"\n"},
    {HEAD " 'heap': {'objects': [{'id': 'a', 'type': 'Node', 'weakrefs': {}}]}}",
     "t.json:2:63: heap.objects[0].weakrefs: expected a list of {\"callback\": true} or {\"callback\": false}, found "
     "an object {…}\n"},
    {HEAD " 'heap': {'objects': [{'id': 'a', 'type': 'Node', 'weakrefs': [true]}]}}",
     "t.json:2:64: heap.objects[0].weakrefs[0]: expected {\"callback\": true} or {\"callback\": false}, found true\n"},
    {HEAD " 'heap': {'objects': [{'id': 'a', 'type': 'Node', 'weakrefs': [{'callbak': true}]}]}}",
     "t.json:2:65: heap.objects[0].weakrefs[0].callbak: no such key here; did you mean \"callback\"?\n"},
    {HEAD " 'heap': {'objects': [{'id': 'a', 'type': 'Node', 'weakrefs': [{'callback': 1}]}]}}",
     "t.json:2:77: heap.objects[0].weakrefs[0].callback: expected true or false, found the number 1\n"},
    {HEAD " 'heap': {'objects': [{'id': 'a', 'type': 'Node', 'refs': {'a b': 'c', 'class': 'c', '\\n': 'c'}}]}}",
     "t.json:2:67: heap.objects[0].refs[\"a b\"]: no object \"c\"\n"
     "t.json:2:81: heap.objects[0].refs.class: no object \"c\"\n"
     "t.json:2:92: heap.objects[0].refs[\"\\n\"]: no object \"c\"\n"},
    {HEAD " 'heap': {'objects': [{'id': 'a', 'type': 'Node', 'refs': {'x': 'a', 'x': 'a'}}]}}",
     "t.json:2:70: heap.objects[0].refs.x: this key stands here twice; the first is on line 2\n"},
};

static void what_a_graph_holds_is_checked(void **state) {
    (void)state;
    check_bad_files(bad_graph, sizeof bad_graph / sizeof *bad_graph);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(what_a_graph_holds_is_checked)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
