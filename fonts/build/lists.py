#!/usr/bin/python3
"""Write the character lists that the fonts are tested against.

usage: lists.py UCDDIR OUTDIR
UCDDIR is /usr/share/unicode of Debian's unicode-data.
"""
import bz2
import os
import sys

ucd, out = sys.argv[1:3]


def rows(name, key):
    """(code point, value) of every row with the property key"""
    for line in bz2.open(os.path.join(ucd, name), "rt"):
        part = line.rstrip("\n").split("\t")
        if len(part) == 3 and part[1] == key:
            yield int(part[0][2:], 16), part[2]


def write(name, title, codes):
    with open(os.path.join(out, name), "w", encoding="utf-8") as f:
        f.write(f"# {title}. From Unihan of Debian unicode-data 15.0.0-1 by fonts/build/lists.py.\n")
        for i in range(0, len(codes), 40):
            f.write("".join(map(chr, codes[i:i + 40])) + "\n")


standard = sorted((int(v.split(":")[1]), c) for c, v in rows("Unihan_OtherMappings.txt.bz2", "kTGH"))
identity = sorted(c for c, v in rows("Unihan_IRGSources.txt.bz2", "kIRG_GSource") if "GIDC" in v)
assert len(standard) == 8105
write("standard-8105.txt", "通用规范汉字表 (kTGH), by its numbers", [c for _, c in standard])
write("identity-cards.txt", "公安身份证字 (kIRG_GSource GIDC)", identity)
