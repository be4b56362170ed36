/* many: `heapscope run`, again and again, each in a process of its own that is split off from this one.
 * So a program costs a fork, not the start of a program; reference.py does the same for a real interpreter.
 * A line of standard input is words between tabs: where standard output and standard error go, then the call's words.
 * The answer is a line with its exit status. For: compare.py. */
#include "commands.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

enum { WORDS = 32 };

static void redirect(const char *path, int number) {
    int file = open(path, number == 0 ? O_RDONLY : O_WRONLY | O_CREAT | O_TRUNC, 0600);
    if (file < 0 || dup2(file, number) < 0)
        _exit(125);
    close(file);
}

static int call(int count, char **words) {
    redirect("/dev/null", 0);
    redirect(words[0], 1);
    redirect(words[1], 2);
    struct options options;
    struct text problem;
    text_init(&problem);
    if (!options_parse(&options, count - 2, words + 2, &problem) || options.command != COMMAND_RUN) {
        console_message(problem.data);
        return 126;
    }
    text_destroy(&problem);
    struct console console;
    console_begin(&console);
    return console_end(&console, command_run(&options, &console));
}

int main(void) {
    char line[4096];
    while (fgets(line, sizeof line, stdin)) {
        char *words[WORDS + 1] = {0};
        int count = 0;
        line[strcspn(line, "\n")] = 0;
        for (char *word = strtok(line, "\t"); word && count < WORDS; word = strtok(NULL, "\t"))
            words[count++] = word;
        pid_t child = count > 2 ? fork() : -1;
        if (child == 0)
            exit(call(count, words));
        int status = 0;
        if (child < 0 || waitpid(child, &status, 0) != child)
            return 1;
        printf("%d\n", WIFEXITED(status) ? WEXITSTATUS(status) : -WTERMSIG(status));
        fflush(stdout);
    }
    return 0;
}
