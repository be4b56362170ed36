#!/usr/bin/env python3
"""chinese_font.py OUT FONT [--common] FILE...: the part of a CJK font that the page needs, for its Chinese.

Its glyphs are those of the letters in the FILEs (our strings, the lessons' translations); with --common also the 3,755
commonest characters (the first level of GB 2312) and CJK punctuation, for programs and lessons that a person brings.
FONT is a collection of which "... CJK SC", the shapes of mainland China, is taken; a single font will do too."""
import sys

from fontTools import subset
from fontTools.ttLib import TTCollection, TTFont

FIRST = 0x2E80  # below, our Latin fonts have what there is


def opened(path):
    if not path.endswith((".ttc", ".otc")):
        return TTFont(path, lazy=True)
    for font in TTCollection(path, lazy=True).fonts:
        if font["name"].getDebugName(1).endswith("Sans CJK SC"):
            return font
    sys.exit("chinese_font.py: %s holds no font whose name ends in 'Sans CJK SC'" % path)


def common():
    """Level 1 of GB 2312 (rows 16 to 55 of 94 characters), and the punctuation and full-width forms of rows 1 and 3."""
    rows = [0xA1, 0xA3] + list(range(0xB0, 0xD8))
    for row in rows:
        for cell in range(0xA1, 0xFF):
            try:
                yield from bytes((row, cell)).decode("gb2312")
            except UnicodeDecodeError:
                pass  # row 55 ends early


def main():
    out, font, *files = sys.argv[1:]
    letters = set()
    if files[:1] == ["--common"]:
        letters.update(common())
        del files[0]
    for file in files:
        letters.update(open(file, encoding="utf-8").read())
    options = subset.Options()
    options.hinting = False
    options.layout_features = []  # SDL_ttf draws each letter by itself
    options.name_IDs = [1, 2]
    options.notdef_outline = True
    options.drop_tables += ["BASE", "GSUB", "GPOS", "GDEF", "VORG", "vhea", "vmtx", "DSIG"]
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=[ord(c) for c in letters if ord(c) >= FIRST])
    made = opened(font)
    subsetter.subset(made)
    made.save(out)
    print("%s: %d characters" % (out, len(made.getBestCmap())))


main()
