#include "scenario_keys.h"

const struct key_table scenario_root_keys = {
    "",
    12,
    {
        [KEY_SCHEMA] = {"$schema", MAY_BE_TEXT, "text"},
        [KEY_FORMAT] = {"format", MAY_BE_TEXT, "\"heapscope-scenario\"", .needed = true},
        [KEY_VERSION] = {"version", MAY_BE_NUMBER, "the number 1", .needed = true},
        [KEY_TITLE] = {"title", MAY_BE_TEXT, "text"},
        [KEY_SUMMARY] = {"summary", MAY_BE_TEXT, "text"},
        [KEY_LEVEL] = {"level", MAY_BE_TEXT, "text"},
        [KEY_TOPICS] = {"topics", MAY_BE_LIST, "a list of texts"},
        [KEY_MISCONCEPTION] = {"misconception", MAY_BE_TEXT, "text"},
        [KEY_ORDER] = {"order", MAY_BE_NUMBER, "a whole number from 1"},
        [KEY_PYTHON] = {"python", MAY_BE_TEXT, "a version in quotes, such as \"3.14\""},
        [KEY_PROGRAM] = {"program", MAY_BE_LIST, "a list of lines"},
        [KEY_HEAP] = {"heap", MAY_BE_OBJECT, "an object {…} with \"objects\" and \"names\""},
    },
};

const struct key_table scenario_line_keys = {
    "line",
    7,
    {
        [KEY_CODE] = {"code", MAY_BE_TEXT, "text: the line of Python", .needed = true},
        [KEY_SAY] = {"say", MAY_BE_TEXT, "text", .filled = true},
        [KEY_SAY_BEFORE] = {"say_before", MAY_BE_TEXT, "text", .filled = true},
        [KEY_STOP] = {"stop", MAY_BE_BOOL, "true or false"},
        [KEY_ASK] = {"ask", MAY_BE_OBJECT, "an object {…} with \"question\" and \"options\""},
        [KEY_TEACHER] = {"teacher", MAY_BE_TEXT, "text", .filled = true},
        [KEY_TIMES] = {"times", MAY_BE_NUMBER, "a whole number from 1"},
    },
};

const struct key_table scenario_ask_keys = {
    "ask",
    3,
    {
        [KEY_QUESTION] = {"question", MAY_BE_TEXT, "text", .needed = true, .filled = true},
        [KEY_OPTIONS] = {"options", MAY_BE_LIST, "a list of 2 to 4 answers"},
        [KEY_CLICK] = {"click", MAY_BE_BOOL, "true or false"},
    },
};

const struct key_table scenario_option_keys = {
    "option",
    3,
    {
        [KEY_TEXT] = {"text", MAY_BE_TEXT, "text", .needed = true, .filled = true},
        [KEY_RIGHT] = {"right", MAY_BE_BOOL, "true or false"},
        [KEY_BECAUSE] = {"because", MAY_BE_TEXT, "text", .filled = true},
    },
};

const struct key_table scenario_heap_keys = {
    "heap",
    2,
    {
        [KEY_OBJECTS] = {"objects", MAY_BE_LIST, "a list of objects {…}", .needed = true},
        [KEY_NAMES] = {"names", MAY_BE_OBJECT, "an object {…}: each name with the id of an object"},
    },
};

const struct key_table scenario_object_keys = {
    "object",
    10,
    {
        [KEY_ID] = {"id", MAY_BE_TEXT, "text", .needed = true, .filled = true},
        [KEY_TYPE] = {"type", MAY_BE_TEXT, "text, such as \"Node\" or \"list\"", .needed = true, .filled = true},
        [KEY_VALUE] = {"value", MAY_BE_TEXT, "text: the value as Python would write it"},
        [KEY_REFS] = {"refs", MAY_BE_LIST | MAY_BE_OBJECT, "an object {…} (attribute or key: id) or a list of ids"},
        [KEY_REFCOUNT] = {"refcount", MAY_BE_NUMBER, "a whole number"},
        [KEY_GENERATION] = {"generation", MAY_BE_NUMBER, "a whole number from 0 to 2"},
        [KEY_TRACKED] = {"tracked", MAY_BE_BOOL, "true or false"},
        [KEY_SIZE] = {"size", MAY_BE_NUMBER, "a whole number of bytes"},
        [KEY_FINALIZER] = {"finalizer", MAY_BE_BOOL, "true or false"},
        [KEY_WEAKREFS] = {"weakrefs", MAY_BE_LIST, "a list of {\"callback\": true} or {\"callback\": false}"},
    },
};

const struct key_table scenario_weakref_keys = {
    "weakref",
    1,
    {
        [KEY_CALLBACK] = {"callback", MAY_BE_BOOL, "true or false"},
    },
};
