#include "console.h"

#include "words.h"

#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>

/* A signal handler can reach nothing else. */
static volatile sig_atomic_t interrupted;

static void on_signal(int number) {
    (void)number;
    interrupted = 1;
}

void console_begin(struct console *console) {
    *console = (struct console){0};
    struct sigaction action = {.sa_handler = on_signal, .sa_flags = (int)SA_RESETHAND};
    sigaction(SIGINT, &action, NULL);
    sigaction(SIGTERM, &action, NULL);
    action.sa_handler = SIG_IGN; /* a write then fails, and the work ends by its own hand, freeing what it holds */
    action.sa_flags = 0;
    sigaction(SIGPIPE, &action, NULL);
}

static void flush(struct console *console) {
    if (fflush(stdout) != 0 && !console->error)
        console->error = errno;
}

int console_end(struct console *console, int status) {
    flush(console);
    if (interrupted)
        return STATUS_INTERRUPTED;
    if (console->error == EPIPE)
        return STATUS_DONE; /* the reader had enough: nothing went wrong */
    if (!console->error)
        return status;
    struct text message;
    text_init(&message);
    text_words(&message, words(STR_CLI_CANNOT_WRITE), "why", strerror(console->error), NULL);
    console_message(message.data);
    text_destroy(&message);
    return STATUS_BAD;
}

void console_write(void *context, int stream, const char *bytes, size_t length) {
    struct console *console = context;
    if (stream == 2) {
        flush(console);
        fwrite(bytes, 1, length, stderr);
    } else if (!console->error && fwrite(bytes, 1, length, stdout) != length) {
        console->error = errno;
    }
}

void console_print(struct console *console, const struct text *text) {
    if (text->length)
        console_write(console, 1, text->data, text->length);
}

bool console_interrupted(void *context) {
    const struct console *console = context;
    return interrupted || console->error;
}

void console_faults(struct console *console, const struct faults *faults) {
    if (console_interrupted(console))
        return;
    struct text out;
    text_init(&out);
    faults_write(faults, &out, true);
    if (out.length)
        console_write(console, 2, out.data, out.length);
    text_destroy(&out);
}

void console_message(const char *message) {
    fflush(stdout);
    fprintf(stderr, "heapscope: %s\n", message);
}
