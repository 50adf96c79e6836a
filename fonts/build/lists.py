#!/usr/bin/python3
"""Write the character lists that the fonts are tested against.

usage: lists.py UNICODE OUT
UNICODE is /usr/share/unicode of Debian's unicode-data, OUT is fonts/testdata.
"""
import os
import sys

import charsets


def write(path, title, codes):
    with open(path, "w", encoding="utf-8") as f:
        f.write(f"# {title}. From Unihan of Debian unicode-data 15.0.0-1"
                " by fonts/build/lists.py.\n")
        for i in range(0, len(codes), 40):
            f.write("".join(map(chr, codes[i:i + 40])) + "\n")


def main(unicode, out):
    by_number = charsets.standard(unicode)
    cards = [c for c, source in charsets.mainland(unicode).items() if "GIDC" in source]
    write(os.path.join(out, "standard-8105.txt"), "通用规范汉字表 (kTGH), by its numbers",
          [by_number[n] for n in sorted(by_number)])
    write(os.path.join(out, "identity-cards.txt"), "公安身份证字 (kIRG_GSource GIDC)",
          sorted(cards))


main(*sys.argv[1:])
