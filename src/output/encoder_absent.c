/* The page's encoder.h: a browser runs no other program, so there is never an encoder. */
#include "encoder.h"

struct encoder *encoder_begin(const char *file, const char *path, int width, int height, int rate,
                              struct faults *faults) {
    (void)file, (void)width, (void)height, (void)rate;
    fault_add(faults, path, 0, 0, NULL, 0, "an .mp4 is made by the program ffmpeg, which a browser can't run: name a .gif");
    return NULL;
}

bool encoder_frame(struct encoder *encoder, const struct raster *raster) {
    (void)encoder, (void)raster;
    return false;
}

bool encoder_end(struct encoder *encoder, const char *path, struct faults *faults) {
    (void)encoder, (void)path, (void)faults;
    return false;
}

void encoder_abandon(struct encoder *encoder) {
    (void)encoder;
}
