#!/usr/bin/env python3
"""letters.py HEAPSCOPE.html STRINGS.json: each Chinese letter that the program or a lesson in the page uses has a shape in
the page's fonts, in both weights."""
import base64
import gzip
import json
import re
import struct
import sys

FIRST = 0x2E80  # below, the Latin fonts have what there is


def files_of(page):
    """What the page holds: {place: bytes}."""
    contents = json.loads(re.search(r'<script id="contents"[^>]*>(.*?)</script>', page, re.S).group(1))
    packed = re.search(r'<script id="packed"[^>]*>(.*?)</script>', page, re.S).group(1)
    data, at, files = gzip.decompress(base64.b64decode(packed)), 0, {}
    for place, length in contents:
        files[place] = data[at:at + length]
        at += length
    return files


def has(font):
    """The code points of a font's cmap, of the tables that FreeType would read."""
    tables = {font[12 + 16 * i:16 + 16 * i]: struct.unpack_from(">I", font, 20 + 16 * i)[0]
              for i in range(struct.unpack_from(">H", font, 4)[0])}
    cmap, found = tables[b"cmap"], set()
    for i in range(struct.unpack_from(">H", font, cmap + 2)[0]):
        at = cmap + struct.unpack_from(">I", font, cmap + 8 + 8 * i)[0]
        kind = struct.unpack_from(">H", font, at)[0]
        if kind == 12:
            for group in range(struct.unpack_from(">I", font, at + 12)[0]):
                first, last, _ = struct.unpack_from(">III", font, at + 16 + 12 * group)
                found.update(range(first, last + 1))
        elif kind == 4:
            count = struct.unpack_from(">H", font, at + 6)[0] // 2
            for segment in range(count):
                last = struct.unpack_from(">H", font, at + 14 + 2 * segment)[0]
                first = struct.unpack_from(">H", font, at + 16 + 2 * count + 2 * segment)[0]
                found.update(range(first, last + 1))
    return found


def main():
    page, strings = sys.argv[1:]
    files = files_of(open(page, encoding="utf-8").read())
    fonts = [place for place in files if "/fonts/chinese" in place]
    if not fonts:
        print("skipped: the page was made without Chinese (apt-get install fonts-noto-cjk python3-fonttools)")
        sys.exit(77)
    words = open(strings, encoding="utf-8").read()
    lessons = [place for place in files if place.endswith(".zh.json")]
    words += "".join(files[place].decode() for place in lessons)
    letters = {c for c in words if ord(c) >= FIRST}
    failed = len(lessons) < 52 or len(letters) < 500
    print("%d lessons in Chinese, %d letters" % (len(lessons), len(letters)))
    for font in fonts:
        lacking = sorted(c for c in letters if ord(c) not in has(files[font]))
        print("%s has %d, lacks %s" % (font, len(has(files[font])), "".join(lacking) or "none of ours"))
        failed = failed or lacking
    sys.exit(1 if failed or len(fonts) != 2 else 0)


main()
