#include "commands.h"
#include "versions.h"
#include "words.h"

/* Why the numbers of another Python may differ from that version's here. False: there is no such version. */
static bool add_differences(const char *python, struct text *out) {
    text_printf(out, "%s\n", words(STR_DIFFERS_TITLE));
    bool any = false;
    for (int i = 0; text_add(out, "\n"), version_differs(python, i, out); i++)
        any = true;
    return any;
}

int command_versions(const struct options *options, struct console *console) {
    struct text out;
    text_init(&out);
    bool good = !options->python || add_differences(options->python, &out);
    if (!good) {
        text_clear(&out);
        text_words(&out, words(STR_CLI_NO_SUCH_VERSION), "version", options->python, NULL);
        console_message(out.data);
    } else if (!options->python) {
        for (size_t i = 0; i < versions_count(); i++) {
            struct version_info version = version_at(i);
            text_printf(&out, "%-6s %-8s %s\n", version.name, version.release, version.remark);
        }
    }
    if (good)
        console_print(console, &out);
    text_destroy(&out);
    return good ? STATUS_DONE : STATUS_BAD;
}
