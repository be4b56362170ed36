#include "encoder.h"

#include "memory.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

extern char **environ;

enum { WORDS_MOST = 400 /* of what ffmpeg says: bytes */ };

struct encoder {
    pid_t process;
    int pipe;     /* ffmpeg's standard input */
    FILE *remark; /* its standard error */
    bool broken;
};

/* ffmpeg must end when its input ends, not when the person presses Ctrl-C: we decide then what becomes of the file. So
 * it is in a process group of its own, with the signals as they are by default. */
static int spawn(pid_t *process, char *const arguments[], int input, int remark) {
    posix_spawn_file_actions_t actions;
    posix_spawnattr_t attributes;
    sigset_t usual;
    sigemptyset(&usual);
    sigaddset(&usual, SIGPIPE);
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, input, STDIN_FILENO);
    posix_spawn_file_actions_adddup2(&actions, remark, STDOUT_FILENO);
    posix_spawn_file_actions_adddup2(&actions, remark, STDERR_FILENO);
    posix_spawnattr_init(&attributes);
    posix_spawnattr_setsigdefault(&attributes, &usual);
    posix_spawnattr_setpgroup(&attributes, 0);
    posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETPGROUP);
    int error = posix_spawnp(process, arguments[0], &actions, &attributes, arguments, environ);
    posix_spawnattr_destroy(&attributes);
    posix_spawn_file_actions_destroy(&actions);
    return error;
}

static void refuse(int error, const char *path, struct faults *faults) {
    if (error == ENOENT)
        fault_add(faults, path, 0, 0, NULL, 0,
                  "an .mp4 is made by the program ffmpeg, which is not on this machine: install it, or name a .gif");
    else
        fault_add(faults, path, 0, 0, NULL, 0, "can't start ffmpeg: %s", strerror(error));
}

struct encoder *encoder_begin(const char *file, const char *path, int width, int height, int rate,
                              struct faults *faults) {
    char size[32], frames[16];
    snprintf(size, sizeof size, "%dx%d", width, height);
    snprintf(frames, sizeof frames, "%d", rate);
    const char *const arguments[] = {
        "ffmpeg",
        "-hide_banner",
        "-loglevel",
        "error",
        "-nostdin",
        "-y",
        "-f",
        "rawvideo",
        "-pixel_format",
        "bgr0",
        "-video_size",
        size,
        "-framerate",
        frames,
        "-i",
        "pipe:0",
        "-an",
        "-vf",
        "pad=ceil(iw/2)*2:ceil(ih/2)*2,format=yuv420p" /* what every player takes; it has even sides */,
        "-c:v",
        "libx264",
        "-preset",
        "veryfast",
        "-crf",
        "18",
        "-tune",
        "animation",
        "-movflags",
        "+faststart",
        "-f",
        "mp4",
        file,
        NULL};
    int ends[2] = {-1, -1};
    FILE *remark = tmpfile();
    if (!remark || pipe(ends) != 0) {
        fault_add(faults, path, 0, 0, NULL, 0, "can't start ffmpeg: %s", strerror(errno));
        if (remark)
            fclose(remark);
        return NULL;
    }
    fcntl(ends[1], F_SETFD, FD_CLOEXEC); /* or ffmpeg would hold its own input open for ever */
    pid_t process;
    int error = spawn(&process, (char *const *)arguments, ends[0], fileno(remark));
    close(ends[0]);
    if (error) {
        refuse(error, path, faults);
        close(ends[1]);
        fclose(remark);
        return NULL;
    }
    struct encoder *encoder = memory_alloc(sizeof *encoder);
    *encoder = (struct encoder){process, ends[1], remark, false};
    return encoder;
}

static bool write_all(int handle, const char *bytes, size_t length) {
    for (size_t done = 0; done < length;) {
        ssize_t wrote = write(handle, bytes + done, length - done);
        if (wrote < 0 && errno != EINTR)
            return false;
        done += wrote > 0 ? (size_t)wrote : 0;
    }
    return true;
}

bool encoder_frame(struct encoder *encoder, const struct raster *raster) {
    for (int y = 0; y < raster->height && !encoder->broken; y++)
        encoder->broken = !write_all(encoder->pipe, (const char *)(raster->pixels + (size_t)y * (size_t)raster->stride),
                                     (size_t)raster->width * sizeof *raster->pixels);
    return !encoder->broken;
}

static int wait_for(pid_t process) {
    int status = 0;
    while (waitpid(process, &status, 0) < 0 && errno == EINTR)
        ;
    return status;
}

bool encoder_end(struct encoder *encoder, const char *path, struct faults *faults) {
    close(encoder->pipe);
    int status = wait_for(encoder->process);
    bool good = WIFEXITED(status) && WEXITSTATUS(status) == 0 && !encoder->broken;
    if (!good) {
        char said[WORDS_MOST + 1];
        rewind(encoder->remark);
        size_t length = fread(said, 1, WORDS_MOST, encoder->remark);
        while (length && said[length - 1] == '\n')
            length--;
        said[length] = 0;
        for (char *at = said; *at; at++)
            *at = *at == '\n' ? ' ' : *at;
        fault_add(faults, path, 0, 0, NULL, 0, "ffmpeg could not make this file: %s",
                  length ? said : "it said nothing");
    }
    fclose(encoder->remark);
    free(encoder);
    return good;
}

void encoder_abandon(struct encoder *encoder) {
    if (!encoder)
        return;
    kill(encoder->process, SIGKILL);
    close(encoder->pipe);
    wait_for(encoder->process);
    fclose(encoder->remark);
    free(encoder);
}
