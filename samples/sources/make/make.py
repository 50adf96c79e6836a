"""Makes the Word files and texts that the import tests read.

Run in this folder with python-docx 1.2 (pip install python-docx); the file by
LibreOffice also needs soffice. The files are committed, so nobody needs to.
"""
import io
import os
import re
import subprocess
import sys
import tempfile
import zipfile

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_BREAK
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm, Pt, RGBColor

HERE = os.path.dirname(os.path.abspath(__file__))
SOURCES = os.path.dirname(HERE)
SAMPLES = os.path.dirname(SOURCES)
RED = RGBColor(0xFF, 0, 0)


def save(doc, path):
    """Saves doc so that the same script gives the same bytes."""
    raw = io.BytesIO()
    doc.save(raw)
    repack(raw.getvalue(), path)


def repack(data, path, change=lambda name, part: part):
    with zipfile.ZipFile(io.BytesIO(data)) as z, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as out:
        for name in z.namelist():
            info = zipfile.ZipInfo(name, (2016, 2, 18, 0, 0, 0))
            info.compress_type = zipfile.ZIP_DEFLATED
            out.writestr(info, change(name, z.read(name)))


def face(run, name, size, color=None, bold=None):
    run.font.name = "Times New Roman"
    run.font.size = Pt(size)
    run.font.bold = bold
    run._element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), name)
    if color is not None:
        run.font.color.rgb = color
    return run


def line(doc, words, name="仿宋_GB2312", size=16, align=None, indent=False, **look):
    p = doc.add_paragraph()
    p.alignment = align
    if indent:
        p.paragraph_format.first_line_indent = Pt(32)
    for i, part in enumerate(words.split("**")):
        if part:
            face(p.add_run(part), name, size, bold=True if i % 2 else look.get("bold"), color=look.get("color"))
    return p


def page():
    doc = Document()
    s = doc.sections[0]
    s.page_width, s.page_height = Cm(21), Cm(29.7)
    s.top_margin, s.bottom_margin, s.left_margin, s.right_margin = Cm(3.7), Cm(3.5), Cm(2.8), Cm(2.6)
    return doc


def bullet_list(doc, levels):
    """Adds a list to numbering.xml; returns its number."""
    part = doc.part.numbering_part.element
    ids = [int(a.get(qn("w:abstractNumId"))) for a in part.findall(qn("w:abstractNum"))]
    new = max(ids + [0]) + 1
    xml = f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{new}"><w:multiLevelType w:val="multilevel"/>'
    for i, (fmt, text) in enumerate(levels):
        xml += (f'<w:lvl w:ilvl="{i}"><w:start w:val="1"/><w:numFmt w:val="{fmt}"/>'
                f'<w:suff w:val="nothing"/><w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/></w:lvl>')
    first = part.find(qn("w:num"))
    abstract = parse_xml(xml + "</w:abstractNum>")
    if first is None:
        part.append(abstract)
    else:
        first.addprevious(abstract)
    num = max([int(n.get(qn("w:numId"))) for n in part.findall(qn("w:num"))] + [0]) + 1
    part.append(parse_xml(f'<w:num {nsdecls("w")} w:numId="{num}"><w:abstractNumId w:val="{new}"/></w:num>'))
    return num


def numbered(p, num, level=0):
    p._p.get_or_add_pPr().append(parse_xml(
        f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{level}"/><w:numId w:val="{num}"/></w:numPr>'))


def borders(table, **sides):
    pr = table._tbl.tblPr
    b = OxmlElement("w:tblBorders")
    for side in ("top", "left", "bottom", "right", "insideH", "insideV"):
        e = OxmlElement("w:" + side)
        e.set(qn("w:val"), sides.get(side, "nil"))
        b.append(e)
    pr.append(b)


def cell(c, words, align=None, **look):
    p = c.paragraphs[0]
    p.alignment = align
    face(p.add_run(words), "仿宋_GB2312", look.get("size", 14))


def rule(p):
    p._p.get_or_add_pPr().append(parse_xml(
        f'<w:pBdr {nsdecls("w")}><w:bottom w:val="single" w:sz="18" w:space="1" w:color="FF0000"/></w:pBdr>'))


def example():
    """The example as an editor would have typed it in Word."""
    text = open(os.path.join(SOURCES, "2016-02.txt"), encoding="utf-8").read()
    blocks = [b for b in re.split(r"\n\s*\n", text) if b.strip()]
    cut = [i for i, b in enumerate(blocks) if re.search(r"(绿色化学与|共有|员工的真实|工作关|演绎版)$", b)]
    for i in reversed(cut):  # whoever types has no page ends in the middle
        blocks[i:i + 2] = [blocks[i] + blocks[i + 1].replace("20 多人", "20多人")]
    doc = page()
    for words in blocks[0].split("\n"):
        line(doc, words.strip(), "黑体", 16)
    line(doc, blocks[1], "宋体", 22, WD_ALIGN_PARAGRAPH.CENTER, color=RED)
    line(doc, "简    报", "方正小标宋简体", 72, WD_ALIGN_PARAGRAPH.CENTER, color=RED)
    line(doc, blocks[3], "仿宋_GB2312", 16, WD_ALIGN_PARAGRAPH.CENTER)
    table = doc.add_table(1, 2)
    borders(table, bottom="single")
    cell(table.cell(0, 0), "杭州市“两新”党务工作者协会编印", size=16)
    cell(table.cell(0, 1), "2016 年 2 月 18 日", WD_ALIGN_PARAGRAPH.RIGHT, size=16)
    doc.add_paragraph()
    line(doc, blocks[5], "黑体", 16)
    num = bullet_list(doc, [("decimal", "%1、")])
    for entry in blocks[6].split("\n"):
        numbered(line(doc, re.sub(r"^- \d、", "", entry)), num)
    doc.add_paragraph()
    for b in blocks[7:]:
        if b.startswith("☆"):
            line(doc, b, "黑体", 16, WD_ALIGN_PARAGRAPH.CENTER)
        elif b.startswith("报："):
            tail = doc.add_table(0, 1)
            borders(tail, top="single", bottom="single", insideH="single")
            for words in b.strip().split("\n"):
                cell(tail.add_row().cells[0], words)
        else:
            b = b.replace("一是绿色化学与红色保障“双品牌”", "**一是绿色化学与红色保障“双品牌”**")
            body(doc, b.replace("\n", ""))
    foot = doc.sections[0].footer.paragraphs[0]
    foot.add_run("— ")
    for kind, code in (("begin", None), (None, "PAGE"), ("separate", None), ("end", None)):
        e = foot.add_run()._r
        e.append(parse_xml(f'<w:instrText {nsdecls("w")}>{code}</w:instrText>' if code else
                           f'<w:fldChar {nsdecls("w")} w:fldCharType="{kind}"/>'))
    foot.add_run(" —")
    save(doc, os.path.join(SAMPLES, "2016-02.docx"))


def body(doc, words):
    """A paragraph whose lead is in 黑体 and whose runs Word has split."""
    p = doc.add_paragraph()
    p.paragraph_format.first_line_indent = Pt(32)
    lead = re.match(r"[一二三四五六七八九十]+、[^。]*。", words)
    if lead:
        face(p.add_run(lead.group()), "黑体", 16)
        words = words[lead.end():]
    for i, part in enumerate(words.split("**")):
        for piece in re.findall(r"\d+|[^\d]+", part):  # Word parts figures from Han
            face(p.add_run(piece), "仿宋_GB2312", 16, bold=True if i % 2 else None)


def note_and_table():
    """按语, a table with merged cells, pictures with captions, a footnote's kin: a link."""
    doc = page()
    line(doc, "内部资料 注意保存", "黑体", 16)
    line(doc, "清溪县乡村振兴研究会", "宋体", 22, WD_ALIGN_PARAGRAPH.CENTER, color=RED)
    line(doc, "乡 村 观 察", "方正小标宋简体", 60, WD_ALIGN_PARAGRAPH.CENTER, color=RED)
    line(doc, "第4期（总第28期）", align=WD_ALIGN_PARAGRAPH.CENTER)
    p = line(doc, "清溪县乡村振兴研究会办公室\t2025年4月20日")
    rule(p)
    line(doc, "编者按：春耕时节，研究会组织会员蹲点调研“谁来种地、怎么种地”。现刊发两篇来稿，供各地参考。", "楷体_GB2312", indent=True)
    line(doc, "【蹲点手记】", "黑体")
    doc.add_heading("一台无人机带动千亩连片", 1)
    body(doc, "石桥镇有耕地2.1万亩，过去零散在4600多户手里。去年冬天，镇里把愿意流转的地块标在一张图上，由合作社统一打药、统一施肥，具体情况见表1。")
    line(doc, "表1 石桥镇流转地块", "黑体", 14, WD_ALIGN_PARAGRAPH.CENTER)
    t = doc.add_table(4, 3, style="Table Grid")
    for y, row in enumerate((("村", "流转前后", ""), ("", "户数", "面积（亩）"), ("上石", "312", "1480"), ("下石", "275", "1206"))):
        for x, words in enumerate(row):
            if words:
                cell(t.cell(y, x), words, WD_ALIGN_PARAGRAPH.CENTER, size=12)
    t.cell(0, 1).merge(t.cell(0, 2))
    t.cell(0, 0).merge(t.cell(1, 0))
    body(doc, "“一架飞机一天能打300亩，顶得上30个劳力。”农机手老周说。按每亩8元计算，比人工省下一半多。")
    p = doc.add_paragraph()
    p.alignment = WD_ALIGN_PARAGRAPH.CENTER
    pic = p.add_run().add_picture(os.path.join(SAMPLES, "pictures", "bars.png"), width=Cm(8))
    pic._inline.docPr.set("descr", "各村每亩成本的柱形图")
    line(doc, "图1 各村每亩成本", "黑体", 14, WD_ALIGN_PARAGRAPH.CENTER)
    line(doc, "（石桥镇蹲点组供稿）", "楷体_GB2312", align=WD_ALIGN_PARAGRAPH.RIGHT)
    doc.add_heading("稻渔共生的账怎么算", 1)
    body(doc, "一、面积。白沙乡推广稻渔共生已有三年,面积从120亩扩大到1,800亩。")
    body(doc, "二、收益。每亩水稻减产约5%,但增收小龙虾60至80公斤(扣除苗种、围网和人工),亩均净增收入1100元左右。")
    line(doc, "（白沙乡蹲点组供稿）", "楷体_GB2312", align=WD_ALIGN_PARAGRAPH.RIGHT)
    t = doc.add_table(3, 1)
    borders(t, top="single", bottom="single", insideH="single")
    cell(t.cell(0, 0), "报：县委、县政府")
    cell(t.cell(1, 0), "送：县农业农村局、县财政局")
    cell(t.cell(2, 0), "发：各会员（共印150份）")
    save(doc, os.path.join(SOURCES, "note-and-table.docx"))


def wps():
    """What WPS writes: full-width indents, runs cut anywhere, its red head in a
    text box with a fallback, tracked changes, a comment."""
    doc = page()
    box = (f'<w:r {nsdecls("w", "wp", "a")} xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
           ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" xmlns:v="urn:schemas-microsoft-com:vml">'
           '<mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor><wp:docPr id="1" name="文本框 1"/>'
           '<a:graphic><a:graphicData><wps:wsp><wps:txbx><w:txbxContent>%s</w:txbxContent></wps:txbx></wps:wsp></a:graphicData></a:graphic>'
           '</wp:anchor></w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape><v:textbox><w:txbxContent>%s</w:txbxContent>'
           '</v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>')
    head = "".join(
        f'<w:p><w:pPr><w:jc w:val="center"/></w:pPr><w:r><w:rPr><w:rFonts w:hint="eastAsia" w:eastAsia="{f}"/>'
        f'<w:color w:val="FF0000"/><w:sz w:val="{z}"/></w:rPr><w:t>{s}</w:t></w:r></w:p>'
        for s, f, z in (("长亭市图书馆", "宋体", 44), ("读者简报", "方正小标宋简体", 104)))
    doc.add_paragraph()._p.append(parse_xml(box % (head, head)))
    line(doc, "２０２５年第１期", align=WD_ALIGN_PARAGRAPH.CENTER)
    line(doc, "长亭市图书馆编印                    2025年1月6日")
    wps_line(doc, "★新年开放时间")
    wps_line(doc, "　　自一月十日起,本馆开放时间调整为每日9:00至21:00,周一闭馆。寒假期间周一照常开放。", track=True)
    wps_line(doc, "　　一、借阅。每证可借图书10册，借期30天，可续借一次。")
    wps_line(doc, "　　二、自习。三楼自习室设座位120席，凭预约入座，预约满30分钟未到的自动取消。")
    wps_line(doc, "★旧书交换")
    wps_line(doc, "　　一月十八日上午，在一楼大厅举办旧书交换活动，每人限带20册。教材、期刊和内容残缺的图书不参加交换。")
    wps_line(doc, "　　参加办法：")
    wps_line(doc, "　　（一）持读者证到一楼服务台登记；")
    wps_line(doc, "　　（二）每本书换一张书券，书券当日有效。")
    wps_line(doc, "发：各读者服务点")
    save(doc, os.path.join(SOURCES, "wps.docx"))


def wps_line(doc, words, track=False):
    p = doc.add_paragraph()
    for k in range(0, len(words), 7):
        r = face(p.add_run(words[k:k + 7]), "仿宋_GB2312", 16)
        r._element.rPr.rFonts.set(qn("w:hint"), "eastAsia")
        r._element.rPr.append(parse_xml(f'<w:lang {nsdecls("w")} w:val="en-US" w:eastAsia="zh-CN"/>'))
        if k == 7:
            p._p.append(parse_xml(f'<w:bookmarkStart {nsdecls("w")} w:id="0" w:name="_GoBack"/>'))
            p._p.append(parse_xml(f'<w:proofErr {nsdecls("w")} w:type="spellStart"/>'))
    if track:
        rev = 'w:id="9" w:author="编辑" w:date="2025-01-05T00:00:00Z"'
        p._p.append(parse_xml(f'<w:del {nsdecls("w")} {rev}><w:r><w:delText>春节不开。</w:delText></w:r></w:del>'))
        p._p.append(parse_xml(f'<w:ins {nsdecls("w")} {rev}><w:r><w:t>春节闭馆三天。</w:t></w:r></w:ins>'))


FLAT = """<?xml version="1.0" encoding="UTF-8"?>
<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
 xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0"
 xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0"
 office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.text">
<office:automatic-styles>
<style:style style:name="red" style:family="paragraph"><style:paragraph-properties fo:text-align="center"/>
<style:text-properties fo:color="#ff0000" style:font-size-asian="48pt" fo:font-size="48pt"/></style:style>
<style:style style:name="org" style:family="paragraph"><style:paragraph-properties fo:text-align="center"/>
<style:text-properties fo:color="#ff0000" style:font-size-asian="22pt" fo:font-size="22pt"/></style:style>
<style:style style:name="mid" style:family="paragraph"><style:paragraph-properties fo:text-align="center"/></style:style>
<style:style style:name="strong" style:family="text"><style:text-properties style:font-weight-asian="bold" fo:font-weight="bold"/></style:style>
<style:style style:name="box" style:family="graphic"><style:graphic-properties style:wrap="none" fo:border="none"/></style:style>
<text:list-style style:name="levels">
<text:list-level-style-number text:level="1" style:num-suffix="、" style:num-format="一, 二, 三, ..."><style:list-level-properties text:list-level-position-and-space-mode="label-alignment"><style:list-level-label-alignment text:label-followed-by="nothing"/></style:list-level-properties></text:list-level-style-number>
<text:list-level-style-number text:level="2" style:num-prefix="（" style:num-suffix="）" style:num-format="一, 二, 三, ..."><style:list-level-properties text:list-level-position-and-space-mode="label-alignment"><style:list-level-label-alignment text:label-followed-by="nothing"/></style:list-level-properties></text:list-level-style-number>
</text:list-style>
</office:automatic-styles>
<office:body><office:text>
<text:p>内部刊物</text:p>
<text:p><draw:frame draw:style-name="box" text:anchor-type="paragraph" svg:width="15cm" svg:height="4cm" draw:z-index="0"><draw:text-box>
<text:p text:style-name="org">长亭市信访工作联席会议</text:p><text:p text:style-name="red">工作简报</text:p></draw:text-box></draw:frame></text:p>
<text:p text:style-name="mid">2025年第12期（总第212期）</text:p>
<text:p>长亭市信访工作联席会议办公室编<text:tab/>2025年6月30日</text:p>
<text:h text:outline-level="1">上半年矛盾纠纷排查化解情况</text:h>
<text:p>上半年，全市共排查矛盾纠纷3412件，化解3268件，<text:span text:style-name="strong">化解率95.8%</text:span>，同比提高2.1个百分点。</text:p>
<text:list text:style-name="levels" xml:id="l1">
<text:list-item><text:p>基本情况</text:p>
<text:list><text:list-item><text:p>数量有所下降。排查总量比去年同期减少214件，其中邻里纠纷减少97件。</text:p></text:list-item>
<text:list-item><text:p>类型相对集中。邻里、物业、劳动争议三类合计占总量的七成。</text:p></text:list-item></text:list></text:list-item>
<text:list-item><text:p>主要做法</text:p></text:list-item></text:list>
<text:p>坚持每日一排查、每周一会商、每月一通报<text:note text:id="n1" text:note-class="footnote"><text:note-citation>1</text:note-citation><text:note-body><text:p>通报范围见市信访联席办〔2025〕3号文件。</text:p></text:note-body></text:note>，做到小事不出网格、大事不出街道。</text:p>
<text:p>送：各街道党工委</text:p>
<text:p>发：各社区<text:tab/>共印80份</text:p>
</office:text></office:body></office:document>
"""


def office():
    """Written by LibreOffice: its text box, its lists, its footnotes."""
    with tempfile.TemporaryDirectory() as dir:
        source = os.path.join(dir, "libreoffice.fodt")
        open(source, "w", encoding="utf-8").write(FLAT)
        subprocess.run(["soffice", f"-env:UserInstallation=file://{dir}/profile", "--headless", "--convert-to", "docx",
                        "--outdir", dir, source], check=True, timeout=120)
        data = open(os.path.join(dir, "libreoffice.docx"), "rb").read()
    repack(data, os.path.join(SOURCES, "libreoffice.docx"),
           lambda name, part: re.sub(rb"20\d\d-\d\d-\d\dT[\d:.]+Z", b"2025-06-30T00:00:00Z", part))


if __name__ == "__main__":
    for make in (example, note_and_table, wps, office):
        if len(sys.argv) < 2 or make.__name__ in sys.argv[1:]:
            make()
