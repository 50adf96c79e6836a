package docx

import (
	"jianbao/layout/block"
)

// stylesPart writes the styles that the document uses.
func (m *maker) stylesPart() []byte {
	var out markup
	out.put(xmlHead, "<w:styles ", nsWord, "><w:docDefaults><w:rPrDefault><w:rPr>")
	m.typeOf(&out, m.styles.known[block.Body])
	out.put(`<w:lang w:val="en-US" w:eastAsia="zh-CN" w:bidi="ar-SA"/></w:rPr>`,
		`</w:rPrDefault>`,
		"<w:pPrDefault/></w:docDefaults>")
	for p := range parts {
		if s := m.styles.known[p]; s != nil {
			m.style(&out, p, s)
		}
	}
	out.put(`<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">`,
		`<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/>`,
		`<w:semiHidden/></w:style>`,
		`<w:style w:type="table" w:default="1" w:styleId="TableNormal">`,
		`<w:name w:val="Normal Table"/>`,
		`<w:uiPriority w:val="99"/><w:semiHidden/><w:tblPr>`,
		`<w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar>`,
		`<w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/>`,
		`<w:bottom w:w="0" w:type="dxa"/>`,
		`<w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>`,
		`<w:style w:type="numbering" w:default="1" w:styleId="NoList">`,
		`<w:name w:val="No List"/>`,
		`<w:uiPriority w:val="99"/><w:semiHidden/></w:style>`)
	m.characterStyles(&out)
	out.put("</w:styles>")
	return out.b
}

// style writes the paragraph style of part p.
func (m *maker) style(out *markup, p part, s *block.Style) {
	n := styleNames[p]
	out.put(`<w:style w:type="paragraph"`)
	if p == part(block.Body) {
		out.put(` w:default="1"`)
	}
	out.attr("w:styleId", n.id)
	out.put(">")
	out.val("w:name", n.name)
	if p != part(block.Body) {
		out.put(`<w:basedOn w:val="Normal"/>`)
		if n.level > 0 {
			out.put(`<w:next w:val="Normal"/>`)
		}
	}
	out.put("<w:qFormat/><w:pPr>")
	m.styleProperties(out, p, n.level)
	out.put("</w:pPr><w:rPr>")
	m.typeOf(out, s)
	out.put("</w:rPr></w:style>")
}

// styleProperties writes all that a paragraph style says, so that none leans
// on the one it is based on. Marks at the end of a line may stand in the
// margin, as LibreOffice 7.4 loses them when that is forbidden.
func (m *maker) styleProperties(out *markup, p part, level int) {
	l := m.styles.looks[p]
	out.flag("w:keepNext", l.keepNext)
	out.flag("w:keepLines", l.keepLines)
	if l.newPage {
		out.flag("w:pageBreakBefore", true)
	}
	out.put("<w:widowControl/>")
	if l.tabs != "" {
		out.put("<w:tabs>", l.tabs, "</w:tabs>")
	}
	gap := !m.doc.Page.Setting.NoGap
	out.put("<w:kinsoku/><w:wordWrap/>", `<w:overflowPunct w:val="1"/>`)
	out.flag("w:autoSpaceDE", gap)
	out.flag("w:autoSpaceDN", gap)
	out.put(`<w:adjustRightInd w:val="0"/>`)
	out.flag("w:snapToGrid", l.line == m.page.pitch && !l.auto)
	l.spacing(out)
	l.indent(out)
	out.val("w:jc", alignments[l.align])
	out.put(`<w:textAlignment w:val="baseline"/>`)
	if level > 0 {
		out.size("w:outlineLvl", level-1)
	}
}

// typeOf writes the type of a style: faces, colour, size, and how much closer
// characters on the cells stand.
func (m *maker) typeOf(out *markup, s *block.Style) {
	out.put("<w:rFonts")
	fontNames(out, m.faces.family(s.Font.Latin), m.faces.family(s.Font.Han))
	out.put("/>")
	out.val("w:color", colour(s.Ink))
	if s.OnCells {
		out.size("w:spacing", m.page.closer)
	} else {
		out.size("w:spacing", 0)
	}
	out.size("w:kern", 0)
	out.size("w:sz", halfPoints(s.Size))
	out.size("w:szCs", halfPoints(s.Size))
}

// characterStyles writes those of emphasis, leads, page numbers and notes.
func (m *maker) characterStyles(out *markup) {
	for _, c := range m.styles.chars {
		out.put(`<w:style w:type="character" w:customStyle="1"`)
		if c.id == "Strong" {
			out.b = out.b[:len(out.b)-len(` w:customStyle="1"`)]
		}
		out.attr("w:styleId", c.id)
		out.put(">")
		out.val("w:name", c.name)
		out.put("<w:qFormat/><w:rPr><w:rFonts")
		fontNames(out, m.faces.family(c.font.Latin), m.faces.family(c.font.Han))
		out.put("/></w:rPr></w:style>")
	}
	if m.styles.known[pageNumber] != nil {
		out.put(`<w:style w:type="character" w:styleId="PageNumber">`,
			`<w:name w:val="page number"/></w:style>`)
	}
	if len(m.notes.notes) > 0 {
		out.put(`<w:style w:type="character" w:styleId="FootnoteReference">`,
			`<w:name w:val="footnote reference"/><w:rPr>`,
			`<w:vertAlign w:val="superscript"/></w:rPr></w:style>`,
			`<w:style w:type="character" w:customStyle="1" w:styleId="FootnoteCharacters">`,
			`<w:name w:val="Footnote Characters"/><w:rPr><w:rFonts`)
		mark := m.faces.find(m.notes.notes[0].Style.Font.Han, '①').name
		fontNames(out, mark, mark)
		out.put("/></w:rPr></w:style>")
	}
}
