#include "options.h"

#include "option_values.h"
#include "words.h"

#include <getopt.h>
#include <stdlib.h>
#include <string.h>

/* Bits: which calls take an option. */
enum {
    WINDOW = 1 << COMMAND_WINDOW,
    RUN = 1 << COMMAND_RUN,
    TRACE = 1 << COMMAND_TRACE,
    NARRATE = 1 << COMMAND_NARRATE,
    CHECK = 1 << COMMAND_CHECK,
    EXPORT = 1 << COMMAND_EXPORT,
    EXPLAIN = 1 << COMMAND_EXPLAIN,
    NEW = 1 << COMMAND_NEW,
    VERSIONS = 1 << COMMAND_VERSIONS,
    ALL = (1 << COMMAND_COUNT) - 1,
    RUNS = ALL & ~(CHECK | NEW | VERSIONS),   /* the program runs */
    RECORDS = WINDOW | NARRATE | EXPORT | EXPLAIN /* and is recorded */
};

struct command_row {
    const char *name, *operands;
    int least, most; /* files */
    enum string_key help;
};

static const struct command_row commands[COMMAND_COUNT] = {
    [COMMAND_WINDOW] = {"", "[FILE]", 0, 1, STR_CLI_COMMAND_WINDOW},
    [COMMAND_RUN] = {"run", "FILE", 1, 1, STR_CLI_COMMAND_RUN},
    [COMMAND_TRACE] = {"trace", "FILE", 1, 1, STR_CLI_COMMAND_TRACE},
    [COMMAND_NARRATE] = {"narrate", "FILE", 1, 1, STR_CLI_COMMAND_NARRATE},
    [COMMAND_CHECK] = {"check", "FILE...", 1, 1 << 20, STR_CLI_COMMAND_CHECK},
    [COMMAND_EXPORT] = {"export", "FILE -o OUT", 1, 1, STR_CLI_COMMAND_EXPORT},
    [COMMAND_EXPLAIN] = {"explain", "FILE [OBJECT]", 1, 2, STR_CLI_COMMAND_EXPLAIN},
    [COMMAND_NEW] = {"new", "FILE.py", 1, 1, STR_CLI_COMMAND_NEW},
    [COMMAND_VERSIONS] = {"versions", "", 0, 0, STR_CLI_COMMAND_VERSIONS},
};

static const struct option_row {
    const char *name;
    char letter;       /* 0: none */
    const char *value; /* what it takes, as help names it; NULL: nothing */
    unsigned calls;    /* bits */
    option_setter *set;
    enum string_key help;
} rows[] = {
    {"at", 0, "WHERE", WINDOW | EXPORT | EXPLAIN, option_at, STR_CLI_OPTION_AT},
    {"output", 'o', "OUT", EXPORT, option_output, STR_CLI_OPTION_OUTPUT},
    {"python", 0, "V", RUNS | CHECK | NEW, option_python, STR_CLI_OPTION_PYTHON},
    {"python", 0, "V", VERSIONS, option_python, STR_CLI_OPTION_VERSIONS_PYTHON},
    {"steps", 0, "line|event", NARRATE, option_steps, STR_CLI_OPTION_STEPS},
    {"steps", 0, "SIZE", EXPORT, option_film_steps, STR_CLI_OPTION_FILM_STEPS},
    {"from", 0, "WHERE", EXPORT, option_from, STR_CLI_OPTION_FROM},
    {"to", 0, "WHERE", EXPORT, option_to, STR_CLI_OPTION_TO},
    {"fps", 0, "25|50", EXPORT, option_fps, STR_CLI_OPTION_FPS},
    {"speed", 0, "200%", EXPORT, option_speed, STR_CLI_OPTION_SPEED},
    {"teacher", 0, NULL, EXPORT, option_teacher, STR_CLI_OPTION_TEACHER},
    {"no-answers", 0, NULL, EXPORT, option_no_answers, STR_CLI_OPTION_NO_ANSWERS},
    {"no-exit", 0, NULL, RUN, option_no_exit, STR_CLI_OPTION_NO_EXIT},
    {"size", 0, "1280x720", EXPORT, option_size, STR_CLI_OPTION_SIZE},
    {"scale", 0, "150%", WINDOW | EXPORT, option_scale, STR_CLI_OPTION_SCALE},
    {"theme", 0, "light|dark", WINDOW | EXPORT, option_theme, STR_CLI_OPTION_THEME},
    {"fullscreen", 0, NULL, WINDOW, option_fullscreen, STR_CLI_OPTION_FULLSCREEN},
    {"lang", 0, "en", ALL, option_lang, STR_CLI_OPTION_LANG},
    {"max-statements", 0, "N", RUNS | CHECK, option_max_statements, STR_CLI_OPTION_MAX_STATEMENTS},
    {"max-objects", 0, "N", RUNS | CHECK, option_max_objects, STR_CLI_OPTION_MAX_OBJECTS},
    {"max-depth", 0, "N", RUNS | CHECK, option_max_depth, STR_CLI_OPTION_MAX_DEPTH},
    {"max-record", 0, "N", RECORDS, option_max_record, STR_CLI_OPTION_MAX_RECORD},
    {"help", 'h', NULL, ALL, option_help, STR_CLI_OPTION_HELP},
    {"version", 0, NULL, ALL, option_version, STR_CLI_OPTION_VERSION},
};
enum { ROWS = sizeof rows / sizeof *rows };

static bool takes(enum command command, const struct option_row *row) {
    return (row->calls >> command & 1) != 0;
}

const char *options_command_name(enum command command) {
    return commands[command].name;
}

const char *options_nearest_command(const char *word) {
    const char *names[COMMAND_COUNT - 1];
    for (int i = 1; i < COMMAND_COUNT; i++)
        names[i - 1] = commands[i].name;
    return text_nearest(word, names, COMMAND_COUNT - 1);
}

static enum command command_of(int argc, char **argv) {
    for (int i = 1; argc > 1 && i < COMMAND_COUNT; i++)
        if (strcmp(argv[1], commands[i].name) == 0)
            return (enum command)i;
    return COMMAND_WINDOW;
}

/* "heapscope run", for messages. */
static const char *call_name(enum command command, struct text *name) {
    text_clear(name);
    text_add(name, "heapscope");
    if (commands[command].name[0])
        text_printf(name, " %s", commands[command].name);
    return name->data;
}

static void unknown_option(enum command command, const char *word, struct text *problem) {
    const char *names[ROWS];
    size_t count = 0;
    struct text typed, call, begun; /* begun: the names that begin so */
    text_init(&typed);
    text_init(&call);
    text_init(&begun);
    text_append(&typed, word, strcspn(word, "="));
    const char *bare = typed.data + strspn(typed.data, "-");
    for (size_t i = 0; i < ROWS; i++) {
        if (!takes(command, &rows[i]))
            continue;
        names[count++] = rows[i].name;
        if (strncmp(rows[i].name, bare, strlen(bare)) == 0)
            text_printf(&begun, "%s--%s", begun.length ? ", " : "", rows[i].name);
    }
    const char *nearest = text_nearest(bare, names, count);
    bool is_long = typed.length > 2;
    enum string_key key = begun.length && is_long ? STR_CLI_AMBIGUOUS_OPTION
                          : nearest && is_long    ? STR_CLI_UNKNOWN_OPTION_NEAR
                                                  : STR_CLI_UNKNOWN_OPTION;
    text_words(problem, words(key), "option", typed.data, "nearest", nearest ? nearest : "", "names",
               begun.length ? begun.data : "", "call", call_name(command, &call), NULL);
    text_destroy(&begun);
    text_destroy(&call);
    text_destroy(&typed);
}

/* getopt's view of the table: the rows that this call takes. */
struct getopt_table {
    struct option longs[ROWS + 1];
    char shorts[2 * ROWS + 2];
};

static void fill_table(struct getopt_table *table, enum command command) {
    *table = (struct getopt_table){.shorts = ":"}; /* tell a missing value from an unknown option */
    size_t count = 0, at = 1;
    for (int i = 0; i < ROWS; i++) {
        if (!takes(command, &rows[i]))
            continue;
        table->longs[count++] =
            (struct option){rows[i].name, rows[i].value ? required_argument : no_argument, NULL, 256 + i};
        if (rows[i].letter) {
            table->shorts[at++] = rows[i].letter;
            if (rows[i].value)
                table->shorts[at++] = ':';
        }
    }
}

static const struct option_row *row_of(int got) {
    for (int i = 0; i < ROWS; i++)
        if (got == 256 + i || (rows[i].letter && got == rows[i].letter))
            return &rows[i];
    return NULL;
}

static bool missing_value(const char *option, struct text *problem) {
    text_words(problem, words(STR_CLI_MISSING_VALUE), "option", option, NULL);
    return false;
}

static bool read_options(struct options *options, int argc, char **argv, struct text *problem) {
    struct getopt_table table;
    fill_table(&table, options->command);
    opterr = 0;
    optind = 0; /* glibc: start anew, and forget where the last parse was */
    for (;;) {
        int tried = optind ? optind : 1;
        int got = getopt_long(argc, argv, table.shorts, table.longs, NULL);
        if (got < 0)
            return true;
        const struct option_row *row = row_of(got);
        if (row) {
            if (!row->set(options, row->value ? optarg : NULL, problem))
                return false;
            continue;
        }
        /* A bad letter stands somewhere in argv[tried]; a bad name was the word before optind. */
        char letter[3] = {'-', (char)optopt, 0};
        bool is_letter = optopt > 0 && optopt < 256;
        const char *word = is_letter ? letter : argv[optind > tried ? optind - 1 : tried];
        if (got == ':')
            return missing_value(word, problem);
        if (optopt >= 256) {
            text_words(problem, words(STR_CLI_UNWANTED_VALUE), "option", row_of(optopt)->name, NULL);
            return false;
        }
        unknown_option(options->command, word, problem);
        return false;
    }
}

static bool is_command(const char *word) {
    const char *nearest = options_nearest_command(word);
    return nearest && strcmp(nearest, word) == 0;
}

/* More words than the call takes: often a call is among them, misspelt or not in its place. */
static void too_many(const struct options *options, const char *call, struct text *problem) {
    const char *first = options->files[0], *extra = options->files[commands[options->command].most];
    bool window = options->command == COMMAND_WINDOW, is_word = !strpbrk(first, "./") && strcmp(first, "-") != 0;
    const char *nearest = window ? options_nearest_command(first) : NULL;
    for (int i = 0; window && i < options->file_count; i++)
        if (is_command(options->files[i])) {
            text_words(problem, words(STR_CLI_COMMAND_COMES_FIRST), "command", options->files[i], NULL);
            return;
        }
    enum string_key key = !commands[options->command].most ? STR_CLI_TAKES_NONE
                          : nearest                        ? STR_CLI_UNKNOWN_COMMAND_NEAR
                          : window && is_word              ? STR_CLI_UNKNOWN_COMMAND
                                                           : STR_CLI_TOO_MANY;
    text_words(problem, words(key), "command", first, "nearest", nearest ? nearest : "", "call", call, "extra", extra, NULL);
}

static bool check_files(const struct options *options, struct text *problem) {
    const struct command_row *row = &commands[options->command];
    struct text call;
    text_init(&call);
    call_name(options->command, &call);
    bool good = true;
    if (options->file_count < row->least) {
        text_words(problem, words(STR_CLI_MISSING_FILE), "call", call.data, "operands", row->operands, NULL);
        good = false;
    } else if (options->file_count > row->most) {
        too_many(options, call.data, problem);
        good = false;
    } else if (options->command == COMMAND_EXPORT && !options->output) {
        text_add(problem, words(STR_CLI_MISSING_OUTPUT));
        good = false;
    }
    text_destroy(&call);
    return good;
}

static void choose_language(void) {
    static const char *const variables[] = {"LC_ALL", "LC_MESSAGES", "LANG"};
    for (size_t i = 0; i < sizeof variables / sizeof *variables; i++) {
        const char *value = getenv(variables[i]);
        if (value && *value) {
            words_choose(value);
            return;
        }
    }
}

bool options_parse(struct options *options, int argc, char **argv, struct text *problem) {
    *options = (struct options){.command = command_of(argc, argv), .scale = 100, .width = 1280, .height = 720, .steps = STEP_EVENT, .speed = 100};
    choose_language();
    if (argc > 1 && strcmp(argv[1], "help") == 0) { /* as many programs have it: help, help run */
        options->command = command_of(argc - 1, argv + 1);
        return options->help = true;
    }
    int skip = options->command == COMMAND_WINDOW ? 0 : 1;
    if (!read_options(options, argc - skip, argv + skip, problem))
        return false;
    options->files = argv + skip + optind;
    options->file_count = argc - skip - optind;
    return options->help || options->version || check_files(options, problem);
}

static void help_row(struct text *out, const char *left, const char *right) {
    enum { COLUMN = 28 };
    text_printf(out, "  %-*s %s\n", COLUMN, left, right);
}

static void help_options(enum command command, struct text *out) {
    struct text left;
    text_init(&left);
    text_printf(out, "\n%s\n", words(STR_CLI_HELP_OPTIONS));
    for (size_t i = 0; i < ROWS; i++) {
        if (!takes(command, &rows[i]))
            continue;
        text_clear(&left);
        if (rows[i].letter)
            text_printf(&left, "-%c, ", rows[i].letter);
        text_printf(&left, "--%s%s%s", rows[i].name, rows[i].value ? " " : "", rows[i].value ? rows[i].value : "");
        help_row(out, left.data, words(rows[i].help));
    }
    text_destroy(&left);
}

void options_help(enum command command, struct text *out) {
    struct text left;
    text_init(&left);
    const char *operands = commands[command].operands;
    text_printf(out, "%s %s [%s]...%s%s\n\n%s\n", words(STR_CLI_HELP_USAGE), call_name(command, &left),
                words(STR_CLI_HELP_OPTION), *operands ? " " : "", operands, words(commands[command].help));
    if (command == COMMAND_WINDOW) {
        text_printf(out, "\n%s\n", words(STR_CLI_HELP_COMMANDS));
        for (int i = 1; i < COMMAND_COUNT; i++) {
            text_clear(&left);
            text_printf(&left, "%s %s", commands[i].name, commands[i].operands);
            help_row(out, left.data, words(commands[i].help));
        }
    }
    help_options(command, out);
    if (commands[command].most)
        text_printf(out, "\n%s\n", words(command == COMMAND_WINDOW ? STR_CLI_HELP_FOOT : STR_CLI_HELP_FILE));
    text_destroy(&left);
}

void options_version(struct text *out) {
    text_printf(out, "%s %s\n", words(STR_APP_NAME), HEAPSCOPE_VERSION);
}
