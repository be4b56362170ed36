#!/usr/bin/env python3
"""bench_web.py WEB NATIVE SCENARIOS: how much slower the WebAssembly build is than the native one, both in this run: the engine
(a program that allocates, collects and loops) and the drawing (a film of a lesson: scene, raster, GIF). Medians of five."""
import os
import statistics
import subprocess
import sys
import tempfile
import time

PROGRAM = """import gc
class Node:
    pass
kept = []
for turn in range(60):
    for i in range(500):
        a = Node()
        b = Node()
        a.other = b
        b.other = a
        if i % 10 == 0:
            kept.append([a, i])
    gc.collect()
print(len(kept))
"""


def seconds(command):
    begin = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return time.perf_counter() - begin


def main():
    web, native, scenarios = sys.argv[1:]
    with tempfile.TemporaryDirectory() as folder:
        program, nothing, film = (os.path.join(folder, name) for name in ("program.py", "nothing.py", "film.gif"))
        for path, text in ((program, PROGRAM), (nothing, "pass\n")):
            with open(path, "w") as file:
                file.write(text)
        lesson = os.path.join(scenarios, "two-node-cycle.json")
        jobs = {"start": ["run", nothing], "engine": ["run", program], "drawing": ["export", lesson, "-o", film, "--size", "640x360"]}
        took = {(job, side): [] for job in jobs for side in (web, native)}
        for _ in range(5):
            for job, arguments in jobs.items():
                for side in (web, native):
                    took[job, side].append(seconds([side, *arguments]))
        middle = {key: statistics.median(values) for key, values in took.items()}
        for job in ("engine", "drawing"):
            one, other = middle[job, web] - middle["start", web], middle[job, native] - middle["start", native]
            print("%-8s WebAssembly %.3f s, native %.3f s: %.2f times" % (job, one, other, one / other))
        print("start    WebAssembly (Node) %.3f s, native %.3f s" % (middle["start", web], middle["start", native]))


main()
