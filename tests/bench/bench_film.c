/* How many frames a second a film is made in, 1280x720: ours as a GIF, and ffmpeg's from the same frames in the same
 * run (GIF with its own palette filters, and MP4). Every frame of the motion counts as one; frames that only stand
 * longer are not counted, since we write nothing for them. Usage: bench_film [lesson] [frames] */
#include "film.h"
#include "gif.h"
#include "lesson.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { WIDTH = 1280, HEIGHT = 720, RATE = 25 };

static double now(void) {
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

static bool count_bytes(void *context, const char *bytes, size_t length) {
    (void)bytes;
    *(size_t *)context += length;
    return true;
}

static struct film *open(struct lesson *lesson, struct fonts *fonts) {
    struct film_options options = {.to = lesson->timeline.program_end, .steps = STEP_EVENT, .rate = RATE, .speed = 1};
    scene_view_init(&options.view);
    options.view.bare = true;
    return film_open(&lesson->timeline, fonts, &options);
}

/* The film drawn and encoded; and how much of it was the drawing. */
static void time_gif(struct lesson *lesson, struct fonts *fonts, int most) {
    static struct palette palette;
    size_t bytes = 0;
    double begun = now(), drawing = 0;
    palette_init(&palette, theme_named(THEME_LIGHT));
    struct gif *gif = gif_begin(WIDTH, HEIGHT, &palette, count_bytes, &bytes);
    struct film *film = open(lesson, fonts);
    struct film_frame frame;
    int frames = 0;
    for (;;) {
        double before = now();
        if (frames == most || !film_next(film, &frame))
            break;
        drawing += now() - before;
        gif_frame(gif, &frame.painter->raster, frame.changed, frame.frames * 100 / RATE);
        frames++;
    }
    gif_end(gif);
    film_close(film);
    double seconds = now() - begun;
    printf("our GIF         %4d frames %6.2f s %7.1f frames/s %8zu bytes (drawing took %.2f s of it)\n", frames,
           seconds, frames / seconds, bytes, drawing);
}

static size_t size_of(const char *path) {
    FILE *file = fopen(path, "rb");
    if (!file)
        return 0;
    fseek(file, 0, SEEK_END);
    long size = ftell(file);
    fclose(file);
    return size > 0 ? (size_t)size : 0;
}

/* The same frames through ffmpeg's own command line, as one makes a GIF of a screen recording. */
static void time_ffmpeg(struct lesson *lesson, struct fonts *fonts, int most, const char *name, const char *filter,
                        const char *ending) {
    char path[64], size[32];
    snprintf(path, sizeof path, "bench_film.%s", ending);
    snprintf(size, sizeof size, "%dx%d", WIDTH, HEIGHT);
    int ends[2];
    if (pipe(ends) != 0)
        return;
    double begun = now(), drawing = 0;
    pid_t child = fork();
    if (child == 0) {
        dup2(ends[0], 0);
        close(ends[0]);
        close(ends[1]);
        execlp("ffmpeg", "ffmpeg", "-hide_banner", "-loglevel", "error", "-y", "-f", "rawvideo", "-pixel_format",
               "bgr0", "-video_size", size, "-framerate", "25", "-i", "pipe:0", "-vf", filter, path, (char *)NULL);
        _exit(127);
    }
    close(ends[0]);
    FILE *input = fdopen(ends[1], "wb");
    struct film *film = open(lesson, fonts);
    struct film_frame frame;
    int frames = 0;
    for (;;) {
        double before = now();
        if (frames == most || !film_next(film, &frame))
            break;
        drawing += now() - before;
        const struct raster *raster = &frame.painter->raster;
        for (int y = 0; y < HEIGHT; y++)
            fwrite(raster->pixels + y * raster->stride, sizeof *raster->pixels, WIDTH, input);
        frames++;
    }
    fclose(input);
    int status;
    waitpid(child, &status, 0);
    film_close(film);
    double seconds = now() - begun;
    if (status != 0)
        printf("%s: there is no ffmpeg here, or it failed\n", name);
    else
        printf("%-15s %4d frames %6.2f s %7.1f frames/s %8zu bytes (drawing took %.2f s of it)\n", name, frames,
               seconds, frames / seconds, size_of(path), drawing);
    remove(path);
}

int main(int count, char **arguments) {
    const char *name = count > 1 ? arguments[1] : PROJECT_ROOT "/scenarios/two-node-cycle.json";
    int most = count > 2 ? atoi(arguments[2]) : 1000000;
    struct lesson_options options = {0};
    struct faults faults;
    faults_init(&faults);
    struct lesson *lesson = lesson_open(name, &options, &faults);
    struct fonts *fonts = fonts_open(&faults);
    if (!lesson || !fonts) {
        struct text out;
        text_init(&out);
        faults_write(&faults, &out, false);
        fprintf(stderr, "%s", out.length ? out.data : "no lesson\n");
        return 2;
    }
    printf("%s, %dx%d, %d frames a second\n", name, WIDTH, HEIGHT, RATE);
    time_gif(lesson, fonts, most);
    time_ffmpeg(lesson, fonts, most, "ffmpeg GIF", "split[a][b];[a]palettegen[p];[b][p]paletteuse", "gif");
    time_ffmpeg(lesson, fonts, most, "ffmpeg plain GIF", "null", "gif");
    time_ffmpeg(lesson, fonts, most, "ffmpeg x264", "format=yuv420p", "mp4");
    fonts_close(fonts);
    lesson_close(lesson);
    faults_destroy(&faults);
    return 0;
}
