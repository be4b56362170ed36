#!/usr/bin/env python3
"""How long a window takes from its start to its first frame: milliseconds from exec to the return of the first
SDL_RenderPresent; median and most of 15 starts.
bench_start.py HEAPSCOPE [FILE]...   Needs a display (xvfb-run -s '-noreset' will do), cc and SDL2's headers."""

import os
import pathlib
import subprocess
import sys
import tempfile
import time

SHIM = r"""
#define _GNU_SOURCE
#include <dlfcn.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>
void SDL_RenderPresent(void *renderer);
void SDL_RenderPresent(void *renderer) {
    static void (*real)(void *);
    struct timespec t;
    if (!real)
        *(void **)&real = dlsym(RTLD_NEXT, "SDL_RenderPresent");
    real(renderer);
    clock_gettime(CLOCK_MONOTONIC, &t);
    printf("%lld\n", t.tv_sec * 1000000000LL + t.tv_nsec);
    fflush(stdout);
    _Exit(0);
}
"""
ROUNDS = 15


def measure(heapscope, shim, name):
    begin = time.monotonic_ns()
    told = subprocess.run([heapscope, name], env={**os.environ, "LD_PRELOAD": shim}, stdout=subprocess.PIPE,
                          stderr=subprocess.DEVNULL, timeout=60, check=True).stdout
    return (int(told.split()[0]) - begin) / 1e6


def main():
    heapscope, names = os.path.abspath(sys.argv[1]), sys.argv[2:] or ["two-node-cycle"]
    with tempfile.TemporaryDirectory() as folder:
        shim = str(pathlib.Path(folder, "shim.so"))
        source = pathlib.Path(folder, "shim.c")
        source.write_text(SHIM)
        subprocess.run(["cc", "-shared", "-fPIC", "-O1", "-o", shim, str(source), "-ldl"], check=True)
        for name in names:
            times = sorted(measure(heapscope, shim, name) for i in range(ROUNDS))
            print(f"{name}: first frame after {times[ROUNDS // 2]:.0f} ms (median), {times[-1]:.0f} ms (most)")


main()
