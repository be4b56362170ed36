#include "option_values.h"

#include "words.h"

#include <string.h>

enum { SIZE_LEAST = 320, SIZE_MOST = 8192, DEPTH_MOST = 100000, SPEED_LEAST = 10, SPEED_MOST = 1000 };

static bool refuse(struct text *problem, const char *option, const char *value, const char *expected) {
    text_words(problem, words(STR_CLI_BAD_VALUE), "option", option, "value", value, "expected", expected, NULL);
    return false;
}

/* Digits alone, within least..most; moves *at past them. strtoll takes signs, blanks and more, so not that. */
static bool read_number(const char **at, uint64_t least, uint64_t most, uint64_t *number) {
    uint64_t sum = 0;
    const char *from = *at;
    for (; **at >= '0' && **at <= '9'; (*at)++) {
        uint64_t digit = (uint64_t)(**at - '0');
        if (sum > (UINT64_MAX - digit) / 10)
            return false;
        sum = sum * 10 + digit;
    }
    *number = sum;
    return *at > from && sum >= least && sum <= most;
}

static bool whole_number(const char *option, const char *value, uint64_t most, uint64_t *number, struct text *problem) {
    const char *at = value;
    if (read_number(&at, 1, most, number) && !*at)
        return true;
    struct text expected;
    text_init(&expected);
    struct text digits;
    text_init(&digits);
    text_printf(&digits, "%llu", (unsigned long long)most);
    text_words(&expected, words(STR_CLI_EXPECT_NUMBER), "most", digits.data, NULL);
    refuse(problem, option, value, expected.data);
    text_destroy(&digits);
    text_destroy(&expected);
    return false;
}

/* One of two words. */
static bool either(const char *option, const char *value, const char *first, const char *second, bool *is_second,
                   struct text *problem) {
    *is_second = strcmp(value, second) == 0;
    if (*is_second || strcmp(value, first) == 0)
        return true;
    struct text expected;
    text_init(&expected);
    text_words(&expected, words(STR_CLI_EXPECT_EITHER), "first", first, "second", second, NULL);
    refuse(problem, option, value, expected.data);
    text_destroy(&expected);
    return false;
}

bool option_at(struct options *options, const char *value, struct text *problem) {
    (void)problem; /* what is possible depends on the record: timeline_where says it */
    options->at = value;
    return true;
}

bool option_output(struct options *options, const char *value, struct text *problem) {
    if (!*value)
        return refuse(problem, "output", value, words(STR_CLI_EXPECT_OUTPUT));
    options->output = value;
    return true;
}

bool option_python(struct options *options, const char *value, struct text *problem) {
    (void)problem; /* the engine knows its versions and says which there are */
    options->python = value;
    return true;
}

bool option_steps(struct options *options, const char *value, struct text *problem) {
    return either("steps", value, "line", "event", &options->by_event, problem);
}

bool option_film_steps(struct options *options, const char *value, struct text *problem) {
    static const char *const names[] = {
        [STEP_EVENT] = "event", [STEP_PHASE] = "phase", [STEP_LINE] = "line", [STEP_STOP] = "stop"};
    for (int i = STEP_EVENT; i <= STEP_STOP; i++)
        if (strcmp(value, names[i]) == 0) {
            options->steps = (enum step_size)i;
            return true;
        }
    return refuse(problem, "steps", value, words(STR_CLI_EXPECT_STEPS));
}

bool option_from(struct options *options, const char *value, struct text *problem) {
    (void)problem;
    options->from = value;
    return true;
}

bool option_to(struct options *options, const char *value, struct text *problem) {
    (void)problem;
    options->to = value;
    return true;
}

bool option_fps(struct options *options, const char *value, struct text *problem) {
    bool fast;
    if (!either("fps", value, "25", "50", &fast, problem))
        return false;
    options->rate = fast ? 50 : 25;
    return true;
}

bool option_speed(struct options *options, const char *value, struct text *problem) {
    const char *at = value;
    uint64_t percent;
    if (!read_number(&at, SPEED_LEAST, SPEED_MOST, &percent) || (*at && strcmp(at, "%") != 0))
        return refuse(problem, "speed", value, words(STR_CLI_EXPECT_SPEED));
    options->speed = (int)percent;
    return true;
}

bool option_teacher(struct options *options, const char *value, struct text *problem) {
    (void)value;
    (void)problem;
    return options->teacher = true;
}

bool option_no_answers(struct options *options, const char *value, struct text *problem) {
    (void)value;
    (void)problem;
    return options->no_answers = true;
}

bool option_no_exit(struct options *options, const char *value, struct text *problem) {
    (void)value;
    (void)problem;
    return options->no_exit = true;
}

bool option_size(struct options *options, const char *value, struct text *problem) {
    const char *at = value;
    uint64_t width, height;
    if (!read_number(&at, SIZE_LEAST, SIZE_MOST, &width) || (*at != 'x' && *at != 'X') || (at++, false) ||
        !read_number(&at, SIZE_LEAST, SIZE_MOST, &height) || *at)
        return refuse(problem, "size", value, words(STR_CLI_EXPECT_SIZE));
    options->width = (int)width;
    options->height = (int)height;
    return true;
}

bool option_scale(struct options *options, const char *value, struct text *problem) {
    const char *at = value;
    uint64_t percent;
    if (!read_number(&at, SCALE_LEAST, SCALE_MOST, &percent) || (*at && strcmp(at, "%") != 0))
        return refuse(problem, "scale", value, words(STR_CLI_EXPECT_SCALE));
    options->scale = (int)percent;
    return options->scale_given = true;
}

bool option_theme(struct options *options, const char *value, struct text *problem) {
    bool dark;
    if (!either("theme", value, "light", "dark", &dark, problem))
        return false;
    options->theme = dark ? THEME_DARK : THEME_LIGHT;
    return options->theme_given = true;
}

bool option_fullscreen(struct options *options, const char *value, struct text *problem) {
    (void)value;
    (void)problem;
    return options->fullscreen = true;
}

bool option_lang(struct options *options, const char *value, struct text *problem) {
    if (words_choose(value))
        return options->language_given = true;
    struct text known;
    text_init(&known);
    for (int i = 0; i < strings_language_count; i++)
        text_printf(&known, "%s%s", i ? ", " : "", strings_languages[i].name);
    refuse(problem, "lang", value, known.data);
    text_destroy(&known);
    return false;
}

bool option_max_statements(struct options *options, const char *value, struct text *problem) {
    return whole_number("max-statements", value, INT64_MAX, &options->max_statements, problem);
}

bool option_max_objects(struct options *options, const char *value, struct text *problem) {
    uint64_t number;
    if (!whole_number("max-objects", value, 1000000000, &number, problem))
        return false;
    options->max_objects = (uint32_t)number;
    return true;
}

bool option_max_depth(struct options *options, const char *value, struct text *problem) {
    uint64_t number;
    if (!whole_number("max-depth", value, DEPTH_MOST, &number, problem))
        return false;
    options->max_depth = (int)number;
    return true;
}

bool option_max_record(struct options *options, const char *value, struct text *problem) {
    uint64_t number;
    if (!whole_number("max-record", value, 1000000000, &number, problem))
        return false;
    options->max_record = (size_t)number;
    return true;
}

bool option_help(struct options *options, const char *value, struct text *problem) {
    (void)value;
    (void)problem;
    return options->help = true;
}

bool option_version(struct options *options, const char *value, struct text *problem) {
    (void)value;
    (void)problem;
    return options->version = true;
}
