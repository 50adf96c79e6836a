"""Character sets that the font set is made of and checked against."""
import bz2
import os


def gb2312(first, last):
    """Characters of the rows first to last of GB 2312, counted from 1."""
    found = set()
    for row in range(first, last + 1):
        for cell in range(1, 95):
            try:
                found.add(ord(bytes([0xA0 + row, 0xA0 + cell]).decode("gb2312")))
            except UnicodeDecodeError:
                pass  # an empty cell
    return found


GB_HAN = gb2312(16, 87)  # 6763
GB_SYMBOLS = gb2312(1, 9)  # 682


def unihan(folder, name, key):
    """(code point, value) of every character with the property key."""
    for line in bz2.open(os.path.join(folder, name), "rt"):
        part = line.rstrip("\n").split("\t")
        if len(part) == 3 and part[1] == key:
            yield int(part[0][2:], 16), part[2]


def standard(folder):
    """通用规范汉字表: number in the table -> code point, 8105 of them."""
    rows = unihan(folder, "Unihan_OtherMappings.txt.bz2", "kTGH")
    return {int(value.split(":")[1]): c for c, value in rows}


def mainland(folder):
    """Every ideograph with a source in mainland China -> that source."""
    return dict(unihan(folder, "Unihan_IRGSources.txt.bz2", "kIRG_GSource"))


def is_han(c):
    """Ideographs as of Unicode 15, compatibility ones and 〇 among them."""
    return (0x3400 <= c <= 0x4DBF or 0x4E00 <= c <= 0x9FFF or 0x20000 <= c <= 0x323AF
            or 0xF900 <= c <= 0xFAFF or c == 0x3007)


# Marks, numbers and units of Chinese text beyond GB 2312, and Latin-1.
SYMBOLS = GB_SYMBOLS | set(range(0x20, 0x7F)) | set(range(0xA0, 0x100)) | set(map(ord, (
    "―‐–—‘’“”†‡•‥…‰′″※‼⁇⁈⁉€℃℅℉№℡™Ω←↑→↓↔⇒⇔√∞∴∵≈≠≡≤≥"
    "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽"
    "ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩⅪⅫⅰⅱⅲⅳⅴⅵⅶⅷⅸⅹ─│■□▲△▼▽◆◇○◎●☆★☎☑✓✔"
    "、。〃々〆〇〈〉《》「」『』【】〒〓〔〕〖〗〝〞〡〢〣・㈠㈡㈢㈣㈤㈥㈦㈧㈨㈩"
    "㎎㎏㎜㎝㎞㎡㏄﹏￠￡￥￣"))) | set(range(0xFF01, 0xFF5F)) | {0x3000}


def gbk_symbols():
    """What GBK has beside ideographs, which input methods offer, but for forms of
    vertical text and for descriptions of characters."""
    found = set()
    for row in range(0xA1, 0xAA):
        for cell in range(0x40, 0xFF):
            try:
                found.update(map(ord, bytes([row, cell]).decode("gb18030")))
            except UnicodeDecodeError:
                pass
    vertical = set(range(0xFE30, 0xFE45)) | set(range(0xFE49, 0xFE50))
    return {c for c in found if not 0xE000 <= c <= 0xF8FF and not 0x2FF0 <= c <= 0x2FFB
            } - vertical - {0x303E}


# In 宋体 alone, which every other face falls back to: ㉑ to ㊿, ❶ to ❿, Ⓐ to ⓩ,
# ㊀ to ㊉, units, arrows.
MORE = (gbk_symbols() | set(range(0x3251, 0x3260)) | set(range(0x32B1, 0x32C0))
        | set(range(0x24B6, 0x24EB)) | set(range(0x2780, 0x2794)) | set(range(0x3280, 0x328A))
        | set(map(ord, (
    "❶❷❸❹❺❻❼❽❾❿㎍㎐㎑㎒㎓㎕㎖㎗㎛㎟㎣㎥㎧㎨㎩㎪㎫㎾㎿㏈㏊㏔㋿㍿‧⋯⸺⸻〘〙〚〛〜〟〄゠･￦"
    "⇐∅▢▶▷◀◁◯☀☁☂☏♡⚠❖↕⇄⇆⇦⇧⇨⇩∀∃∇∬≅≪≫⊂⊃⊆⊇⊖⊗⊘▪▫◉◐◑◒◓♠♣♥♦♩♪♫♬♭♯♻✂➡⬅⬆⬇☜☝☞☟♨"))))

# What Word's lists and forms have that 宋体 lacks: boxes to tick, ticks, arrows.
TICKS = set(map(ord, "☐☑☒✔✕✖✗✘✆✉✦✩✪❤➔➜➢➤⟶⬤►◄↩↪☛✈✎✏✒❍❏❐❑❒◽◾⋮⋅⌀▸◻◼⚪⚫⁰℠≒"))
