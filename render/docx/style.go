package docx

import (
	"jianbao/layout/block"
	"jianbao/layout/unit"
)

// part is what a paragraph is for: a block's role, or a piece of furniture.
// Each has one style in Word.
type part uint8

// Parts beyond the roles of blocks.
const (
	smallTable part = part(block.Roles) + iota
	leftTable
	smallLeftTable
	headRule
	tailRule
	tailRoom
	pageNumber
	parts
)

// styleName is how a part is called: the id for programs, the name for people,
// which Word translates where it is one of its own. Level is in the outline,
// from 1.
type styleName struct {
	id, name string
	level    int
}

var styleNames = [parts]styleName{
	block.Body:         {id: "Normal", name: "Normal"},
	block.ArticleTitle: {id: "Heading1", name: "heading 1", level: 1},
	block.Heading1:     {id: "Heading2", name: "heading 2", level: 2},
	block.Heading2:     {id: "Heading3", name: "heading 3", level: 3},
	block.Heading3:     {id: "Heading4", name: "heading 4", level: 4},
	block.Heading4:     {id: "Heading5", name: "heading 5", level: 5},

	block.ContentsHead:   {id: "ContentsHead", name: "导读标题"},
	block.ContentsEntry:  {id: "ContentsEntry", name: "导读"},
	block.EditorNoteHead: {id: "EditorNoteHead", name: "按语标题"},
	block.EditorNote:     {id: "EditorNote", name: "按语"},
	block.Column:         {id: "Column", name: "栏目"},
	block.Byline:         {id: "Byline", name: "供稿"},
	block.ListItem:       {id: "ListParagraph", name: "List Paragraph"},
	block.Quote:          {id: "Quote", name: "Quote"},
	block.TableBlock:     {id: "TableText", name: "表格"},
	smallTable:           {id: "TableTextSmall", name: "小号表格"},
	leftTable:            {id: "TableTextLeft", name: "表格左齐"},
	smallLeftTable:       {id: "TableTextSmallLeft", name: "小号表格左齐"},
	block.FigureBlock:    {id: "Figure", name: "插图"},
	block.Caption:        {id: "Caption", name: "caption"},
	block.NameList:       {id: "NameList", name: "名单"},
	block.Signature:      {id: "Signature", name: "Signature"},
	block.Credit:         {id: "Credit", name: "责任编辑"},
	block.Footnote:       {id: "FootnoteText", name: "footnote text"},
	block.Notice:         {id: "Notice", name: "内部刊物"},
	block.Secrecy:        {id: "Secrecy", name: "密级"},
	block.Organization:   {id: "Organization", name: "机关名称"},
	block.MastheadName:   {id: "MastheadName", name: "简报名称"},
	block.IssueNumber:    {id: "IssueNumber", name: "期号"},
	block.PublisherDate:  {id: "PublisherDate", name: "编印单位"},
	headRule:             {id: "MastheadRule", name: "报头红线"},
	block.TailText:       {id: "TailText", name: "版记"},
	tailRule:             {id: "TailRule", name: "版记线"},
	tailRoom:             {id: "TailRoom", name: "版记位置"},
	pageNumber:           {id: "Footer", name: "footer"},
}

// look is the paragraph properties of a style, or those in which a paragraph
// departs from it. Lengths are in twips.
type look struct {
	keepNext, keepLines, newPage bool
	before, after, line          int
	auto                         bool // lines as high as what is in them
	left, right, first           int
	align                        block.Align
	alignSaid                    bool // also where the style has it
	tabs                         string
}

// lookOf is how style sets a paragraph of part p.
func (m *maker) lookOf(p part, s *block.Style) look {
	l := look{
		keepNext: s.KeepNext > 0, keepLines: s.KeepWhole, newPage: s.NewPage,
		before: s.Before * m.page.pitch, after: s.After * m.page.pitch,
		line: m.lineOf(s), align: s.Align,
		left: (s.Left + s.Turnover).Twips(), right: s.Right.Twips(),
		first: (s.Indent - s.Turnover).Twips(),
	}
	switch p {
	case part(block.FigureBlock):
		l.auto, l.line, l.keepNext = true, 240, false
	case leftTable, smallLeftTable:
		l.align = block.Left
	case part(block.ContentsEntry):
		l.tabs = m.entryTab(s)
	}
	return l
}

// lineOf is the exact height of a style's lines: the grid's, their own pitch,
// or what type larger than the grid's needs.
func (m *maker) lineOf(s *block.Style) int {
	if !s.OnGrid {
		return max(s.Pitch.Twips(), unit.Scale(s.Size, 11, 10).Twips())
	}
	if s.Size > m.doc.Page.Em {
		return max(m.page.pitch, unit.Scale(s.Size, 135, 100).Twips())
	}
	return m.page.pitch
}

// sheet is the styles that the document uses, each as it was first used.
type sheet struct {
	known [parts]*block.Style
	looks [parts]look
	chars []charStyle
}

// define makes s the style of part p, unless it has one.
func (m *maker) define(p part, s *block.Style) {
	if m.styles.known[p] == nil {
		m.styles.known[p] = s
		m.styles.looks[p] = m.lookOf(p, s)
	}
}

// normal is 正文, on which the other styles stand.
func (m *maker) normal() {
	for i := range m.doc.Blocks {
		if b := &m.doc.Blocks[i]; b.Role == block.Body {
			m.define(part(block.Body), b.Style)
			return
		}
	}
	p := &m.doc.Page
	m.define(part(block.Body), &block.Style{Size: p.Em, OnGrid: true, OnCells: true,
		Indent: 2 * p.Em, Ink: p.Folio.Ink, Font: p.Folio.Font})
}

// paragraph opens a paragraph of part p set in s: its style's name, and in
// what it departs from the style as it was first used.
func (m *maker) paragraph(out *markup, p part, s *block.Style) {
	m.open(out, p, s, m.lookOf(p, s), "")
}

// open is paragraph with a look of its own; list is its numPr.
func (m *maker) open(out *markup, p part, s *block.Style, l look, list string) {
	m.define(p, s)
	out.put("<w:p><w:pPr>")
	empty := len(out.b)
	if p != part(block.Body) {
		out.val("w:pStyle", styleNames[p].id)
	}
	l.difference(m.styles.looks[p], list).write(out)
	if len(out.b) == empty {
		out.b = out.b[:empty-len("<w:pPr>")]
		return
	}
	out.put("</w:pPr>")
}

// properties are the children of pPr that are written, in the order of the schema.
type properties struct {
	look
	list                            string
	keepNextOn, keepLinesOn, pageOn bool
	tabsOn, spacingOn, indOn        bool
	alignOn                         bool
	level                           int
}

// difference is what has to be said of l where base is known.
func (l look) difference(base look, list string) properties {
	spacing := func(l look) [4]any { return [4]any{l.before, l.after, l.line, l.auto} }
	return properties{look: l, list: list,
		keepNextOn: l.keepNext != base.keepNext, keepLinesOn: l.keepLines != base.keepLines,
		pageOn: l.newPage != base.newPage, tabsOn: l.tabs != base.tabs && l.tabs != "",
		spacingOn: spacing(l) != spacing(base),
		indOn:     l.left != base.left || l.right != base.right || l.first != base.first,
		alignOn:   l.align != base.align || l.alignSaid,
	}
}

// write writes the properties (CT_PPr, ECMA-376 part 1, 17.3.1.26).
func (p properties) write(out *markup) {
	for _, f := range [...]struct {
		name     string
		said, on bool
	}{{"w:keepNext", p.keepNextOn, p.keepNext}, {"w:keepLines", p.keepLinesOn, p.keepLines},
		{"w:pageBreakBefore", p.pageOn, p.newPage}} {
		if f.said {
			out.flag(f.name, f.on)
		}
	}
	out.put(p.list)
	if p.tabsOn {
		out.put("<w:tabs>", p.tabs, "</w:tabs>")
	}
	if p.spacingOn {
		p.spacing(out)
	}
	if p.indOn {
		p.indent(out)
	}
	if p.alignOn {
		out.val("w:jc", alignments[p.align])
	}
	if p.level > 0 {
		out.size("w:outlineLvl", p.level-1)
	}
}

var alignments = [...]string{
	block.Justify: "both", block.Left: "left", block.Center: "center", block.Right: "right"}

func (l look) spacing(out *markup) {
	out.put("<w:spacing")
	out.num("w:before", l.before)
	out.num("w:after", l.after)
	out.num("w:line", l.line)
	rule := "exact"
	if l.auto {
		rule = "auto"
	}
	out.attr("w:lineRule", rule)
	out.put("/>")
}

func (l look) indent(out *markup) {
	out.put("<w:ind")
	out.num("w:left", l.left)
	out.num("w:right", l.right)
	if l.first < 0 {
		out.num("w:hanging", -l.first)
	} else {
		out.num("w:firstLine", l.first)
	}
	out.put("/>")
}
