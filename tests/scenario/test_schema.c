/* assets/scenario.schema.json and the tables of the checks name the same keys, and need the same ones. */
#include "file.h"
#include "scenario_helper.h"
#include "scenario_json.h"
#include "scenario_keys.h"

static const struct key_table *const tables[] = {
    &scenario_root_keys, &scenario_line_keys,   &scenario_ask_keys,     &scenario_option_keys,
    &scenario_heap_keys, &scenario_object_keys, &scenario_weakref_keys,
};
enum { TABLES = sizeof tables / sizeof *tables };

static int rule_at(const struct key_table *table, const char *key) {
    for (int i = 0; i < table->count; i++)
        if (strcmp(table->rules[i].key, key) == 0)
            return i;
    return -1;
}

static int path(const struct scenario_json *json, int node, const char *key) {
    int child = scenario_json_child(json, node, key);
    if (child < 0)
        fail_msg("the schema has no \"%s\" where it should", key);
    return child;
}

/* The kinds that a property's schema names by "type", itself or in "anyOf"; 0 when it says nothing of it. */
static unsigned kinds_of(const struct scenario_json *json, int defs, int property) {
    static const struct {
        const char *type;
        unsigned kind;
    } kinds[] = {{"string", MAY_BE_TEXT},
                 {"integer", MAY_BE_NUMBER},
                 {"boolean", MAY_BE_BOOL},
                 {"array", MAY_BE_LIST},
                 {"object", MAY_BE_OBJECT}};
    int reference = scenario_json_child(json, property, "$ref");
    if (reference >= 0)
        return kinds_of(json, defs, path(json, defs, scenario_json_text(json, reference) + strlen("#/$defs/")));
    int constant = scenario_json_child(json, property, "const");
    if (constant >= 0)
        return json->nodes[constant].kind == JSON_TEXT ? MAY_BE_TEXT : MAY_BE_NUMBER;
    unsigned sum = 0;
    int any = scenario_json_child(json, property, "anyOf"), type = scenario_json_child(json, property, "type");
    for (int child = any >= 0 ? json->nodes[any].first : -1; child >= 0; child = json->nodes[child].next)
        sum |= kinds_of(json, defs, child);
    for (size_t i = 0; type >= 0 && i < sizeof kinds / sizeof *kinds; i++)
        if (strcmp(kinds[i].type, scenario_json_text(json, type)) == 0)
            sum |= kinds[i].kind;
    return sum;
}

static void check_table(const struct scenario_json *json, int defs, const struct key_table *table, int schema) {
    int properties = path(json, schema, "properties");
    bool needed[KEYS_MOST] = {false};
    int required = scenario_json_child(json, schema, "required");
    for (int child = required >= 0 ? json->nodes[required].first : -1; child >= 0; child = json->nodes[child].next) {
        int rule = rule_at(table, scenario_json_text(json, child));
        assert_true(rule >= 0);
        needed[rule] = true;
    }
    for (int i = 0; i < table->count; i++) {
        const struct key_rule *rule = &table->rules[i];
        int property = path(json, properties, rule->key);
        assert_int_equal(kinds_of(json, defs, property), rule->may_be);
        assert_int_equal(needed[i], rule->needed);
        assert_int_equal(scenario_json_child(json, property, "minLength") >= 0, rule->filled);
    }
    for (int child = json->nodes[properties].first; child >= 0; child = json->nodes[child].next)
        if (rule_at(table, scenario_json_key(json, child)) < 0)
            fail_msg("the schema has a key that the checks do not know: %s.%s", table->name,
                     scenario_json_key(json, child));
    assert_false(scenario_json_true(json, path(json, schema, "additionalProperties")));
}

static void the_schema_and_the_checks_agree(void **state) {
    (void)state;
    struct faults faults;
    struct text bytes;
    struct scenario_json json;
    faults_init(&faults);
    text_init(&bytes);
    assert_true(file_read(PROJECT_ROOT "/assets/scenario.schema.json", SCENARIO_BYTES, &bytes, &faults));
    assert_true(scenario_json_read(&json, "schema", bytes.data, bytes.length, &faults));
    assert_int_equal(faults.count, 0);
    int defs = path(&json, 0, "$defs");
    assert_int_equal(json.nodes[defs].count, TABLES - 1);
    for (int i = 0; i < TABLES; i++)
        check_table(&json, defs, tables[i], *tables[i]->name ? path(&json, defs, tables[i]->name) : 0);
    scenario_json_destroy(&json);
    text_destroy(&bytes);
    faults_destroy(&faults);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(the_schema_and_the_checks_agree)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
