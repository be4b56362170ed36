#!/usr/bin/env python3
"""pictures.py WEB NATIVE SCENARIOS: every lesson's end, drawn by the WebAssembly build and by the native one, is the same
picture: the same SVG byte for byte, and pixels that differ by one step of a channel at most, and hardly anywhere (the two
compilers round the last bit of a few coverages differently)."""
import os
import struct
import subprocess
import sys
import tempfile
import zlib

SHARE_MOST = 1e-4  # of all pixels may differ, by STEP_MOST
STEP_MOST = 2


def pixels(path):
    """(width, height, rgb rows) of an 8-bit PNG without interlacing."""
    data = open(path, "rb").read()
    at, packed = 8, b""
    while at < len(data):
        length, kind = struct.unpack(">I4s", data[at:at + 8])
        body = data[at + 8:at + 8 + length]
        if kind == b"IHDR":
            width, height, _, colours = struct.unpack(">IIBB", body[:10])
        elif kind == b"IDAT":
            packed += body
        at += 12 + length
    each = 4 if colours == 6 else 3
    raw, rows, before, at = zlib.decompress(packed), [], bytearray(width * each), 0
    for _ in range(height):
        how, line = raw[at], bytearray(raw[at + 1:at + 1 + width * each])
        at += 1 + width * each
        for i in range(len(line)):
            left = line[i - each] if i >= each else 0
            up, corner = before[i], before[i - each] if i >= each else 0
            if how == 1:
                line[i] = (line[i] + left) & 255
            elif how == 2:
                line[i] = (line[i] + up) & 255
            elif how == 3:
                line[i] = (line[i] + (left + up) // 2) & 255
            elif how == 4:
                guess = left + up - corner
                distances = abs(guess - left), abs(guess - up), abs(guess - corner)
                line[i] = (line[i] + (left, up, corner)[distances.index(min(distances))]) & 255
        rows.append(bytes(line) if each == 3 else bytes(v for i, v in enumerate(line) if i % 4 != 3))
        before = line
    return width, height, b"".join(rows)


def main():
    web, native, scenarios = sys.argv[1:]
    if not os.access(native, os.X_OK):
        print("skipped: %s is not built (cmake --preset release && cmake --build --preset release)" % native)
        sys.exit(77)
    failed = 0
    with tempfile.TemporaryDirectory() as folder:
        for number, name in enumerate(sorted(n for n in os.listdir(scenarios) if n.endswith(".json") and n.count(".") == 1)):
            lesson, made = os.path.join(scenarios, name), {}
            for side, program in (("web", web), ("native", native)):
                for kind in ("svg", "png") if number % 5 == 0 else ("svg",):
                    made[side, kind] = os.path.join(folder, side + "." + kind)
                    subprocess.run([program, "export", lesson, "--at", "end", "-o", made[side, kind], "--size", "800x600"], check=True)
            web_lines, native_lines = (open(made[side, "svg"], encoding="utf-8").read().split("\n") for side in ("web", "native"))
            if web_lines != native_lines:
                differing = [n for n, pair in enumerate(zip(web_lines, native_lines), 1) if pair[0] != pair[1]] or [len(web_lines)]
                print("FAILED: %s: the SVGs differ, first in line %d of %d" % (name, differing[0], len(web_lines)))
                print("\n".join("  %s: %s" % (side, lines[differing[0] - 1][:300])
                                for side, lines in (("web", web_lines), ("native", native_lines)) if differing[0] <= len(lines)))
                failed += 1
            if ("web", "png") in made:
                one, other = pixels(made["web", "png"]), pixels(made["native", "png"])
                steps = [abs(a - b) for a, b in zip(one[2], other[2]) if a != b]
                if one[:2] != other[:2] or len(steps) > SHARE_MOST * len(one[2]) or max(steps, default=0) > STEP_MOST:
                    print("FAILED: %s: %d samples differ, by %d at most" % (name, len(steps), max(steps, default=0)))
                    failed += 1
    sys.exit(1 if failed else 0)


main()
