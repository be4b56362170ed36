"""compare.py [--seeds A..B] [--python NAME=COMMAND ...]: runs random programs under real CPythons and under Heapscope.

Standard output, exit status and, where a program fails, the last line of standard error must be the same. A program
for which they are not is made small and printed with both outputs and its seed. Exit status: 0 all agree, 1 some do
not, 77 no interpreter to compare with.
"""
import argparse
import concurrent.futures
import difflib
import os
import re
import sys
import tempfile
import time

sys.dont_write_bytecode = True  # the tree stays clean

import interpreters
import minimise
from generate import program

UNSTABLE = re.compile(rb"0x[0-9a-f]{6,}")
MOST_OUTPUT = 400000


def differs(real, ours):
    """Which of the three things differ, as words; empty when the runs agree."""
    found = []
    if real.output != ours.output:
        found.append("stdout")
    if real.status != ours.status:
        found.append("status")
    elif real.last != ours.last:
        found.append("stderr")
    return found


def word_of(line):
    return line.split(":")[0] if re.match(r"\w+(Error|Exception|Exit|Iteration)\b", line) else ""


def leaves_out(python, source):
    """What can't agree, and why, is told in docs/fidelity.md: to 3.10 a generator's frame is an object in gc.garbage."""
    old = [int(n) for n in re.findall(r"\d+", python.version)[:2]] < [3, 11]
    return old and "DEBUG_SAVEALL" in source and re.search(r"\byield\b|\([^\[\n]* for ", source) is not None


class Comparison:
    def __init__(self, options, folder):
        self.options, self.folder = options, folder
        self.servers = None if options.fresh else interpreters.Servers()

    def write(self, name, source):
        path = os.path.join(self.folder, name)
        with open(path, "w") as file:
            file.write(source)
        return path

    def both(self, python, path):
        return interpreters.run_real(python, path, "0", self.servers), interpreters.run_heapscope(self.options.heapscope, python, path, self.servers)

    def check(self, python, seed):
        """None when the runs agree, "skip" when the program is not one to compare, else what to report."""
        source = program(seed, self.options.level, python.version.startswith("2."))
        if leaves_out(python, source):
            return "skip"
        name = "%s-%d" % (re.sub(r"\W", "_", python.name), seed)
        path = self.write(name + ".py", source)
        try:
            real, ours = self.both(python, path)
            if not differs(real, ours):
                return None
            if real.status not in (0, 1) or len(real.output) > MOST_OUTPUT or UNSTABLE.search(real.output) or UNSTABLE.search(real.last.encode()) or b"RecursionError" in real.output:
                return "skip"
            if any(interpreters.run_real(python, path, other) != real for other in ("1", "977")):
                return "skip"
            return self.report(python, seed, source, real, ours)
        finally:
            os.unlink(path)

    def report(self, python, seed, source, real, ours):
        def signature(real, ours):
            return differs(real, ours), real.status, ours.status, word_of(real.last), word_of(ours.last)

        wanted = signature(real, ours)
        name = "%s-%d-small.py" % (re.sub(r"\W", "_", python.name), seed)
        end = time.monotonic() + self.options.minimise

        def fails(text):
            if time.monotonic() > end:
                return False
            got = self.both(python, self.write(name, text))
            return signature(*got) == wanted and not UNSTABLE.search(got[0].output + got[1].output)

        text = minimise.small(source, fails, not python.version.startswith("2.")) if self.options.minimise else source
        path = self.write(name, text)
        real, ours = self.both(python, path)
        lines = ["=== seed %d under %s (%s): %s" % (seed, python.name, python.version, ", ".join(wanted[0])), text.rstrip(), "--- real (-) and heapscope (+):"]
        a, b = (r.output.decode("utf-8", "replace").splitlines() + ["[status %s] %s" % (r.status, r.last)] for r in (real, ours))
        lines += list(difflib.unified_diff(a, b, lineterm="", n=3))[3:40]
        if self.options.keep:
            os.makedirs(self.options.keep, exist_ok=True)
            with open(os.path.join(self.options.keep, name), "w") as file:
                file.write("# seed %d, level %d, under %s\n" % (seed, self.options.level, python.version) + text)
        os.unlink(path)
        return "\n".join(lines)


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--seeds", default="1..200", help="A..B, both included")
    parser.add_argument("--level", type=int, choices=(0, 1, 2), default=0, help="1: themes, 2: wide programs, 0: both")
    parser.add_argument("--python", action="append", metavar="NAME=COMMAND", help="a real interpreter; else pyenv's, else python3")
    parser.add_argument("--heapscope", metavar="FILE", help="the program to test (default: the one in build/)")
    parser.add_argument("--jobs", type=int, default=os.cpu_count())
    parser.add_argument("--keep", metavar="DIR", help="keep the small failing programs there")
    parser.add_argument("--fresh", action="store_true", help="start the real interpreter anew for each program")
    parser.add_argument("--minimise", type=float, default=60, metavar="SECONDS", help="time for each failing program; 0 prints it whole")
    parser.add_argument("--share", action="store_true", help="deal the seeds out: each is run under one interpreter only")
    parser.add_argument("--most", type=int, default=10, metavar="N", help="stop after so many failing programs for each interpreter")
    options = parser.parse_args()
    options.heapscope = options.heapscope or interpreters.default_heapscope()
    first, _, last = options.seeds.partition("..")
    seeds = range(int(first), int(last or first) + 1)
    started, failed = time.monotonic(), 0
    with tempfile.TemporaryDirectory() as folder:
        comparison = Comparison(options, folder)
        pythons = []
        for python in interpreters.find(options.python):
            if interpreters.known(options.heapscope, python, folder):
                pythons.append(python)
            else:
                print("%s (%s): not a version that Heapscope can be" % (python.name, python.version))
        if not pythons:
            print("nothing to compare with: no real CPython found (--python NAME=COMMAND, pyenv's versions, python3)")
            return 77
        print("comparing with %s" % ", ".join("%s (%s)" % (p.name, p.version) for p in pythons))
        with concurrent.futures.ThreadPoolExecutor(options.jobs) as pool:
            for index, python in enumerate(pythons):
                dealt = seeds[index::len(pythons)] if options.share else seeds
                count = {"agree": 0, "skipped": 0, "differ": 0}

                def check(seed):
                    return None if count["differ"] >= options.most else comparison.check(python, seed)

                for report in pool.map(check, dealt):
                    count["agree" if report is None else "skipped" if report == "skip" else "differ"] += 1
                    if report not in (None, "skip"):
                        print(report, flush=True)
                failed += count["differ"]
                cut = ", stopped early" if count["differ"] >= options.most else ""
                print("%s (%s): %d programs, %d differ, %d skipped as not comparable%s" % (
                    python.name, python.version, len(dealt), count["differ"], count["skipped"], cut), flush=True)
        if comparison.servers is not None:
            comparison.servers.close()
    print("%.0f s" % (time.monotonic() - started))
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
