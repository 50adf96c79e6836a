package docx

import (
	"strconv"

	"jianbao/layout/block"
	"jianbao/layout/unit"
)

// Footers: odd pages, even pages, and pages without a number.
const (
	oddFooter   = "word/footer1.xml"
	evenFooter  = "word/footer2.xml"
	emptyFooter = "word/footer3.xml"
)

// facing tells whether odd and even pages differ.
func (m *maker) facing() bool {
	f := &m.doc.Page.Folio
	return f.Form != block.FolioNone && f.Place == block.FolioOuter
}

// footerReferences names the footers of a section.
func (m *maker) footerReferences(out *markup, apart bool) {
	if m.doc.Page.Folio.Form == block.FolioNone {
		return
	}
	refer := func(kind, part string) {
		out.put(`<w:footerReference w:type="`, kind, `"`)
		out.attr("r:id", m.links.part("footer", part[len("word/"):]))
		out.put("/>")
	}
	odd, even := oddFooter, evenFooter
	if apart {
		odd, even = emptyFooter, emptyFooter
	}
	if m.facing() {
		refer("even", even)
	}
	refer("default", odd)
}

// folioStyle is the page number as a style of its own.
func (m *maker) folioStyle() *block.Style {
	f := &m.doc.Page.Folio
	return &block.Style{Font: f.Font, Size: f.Size, Ink: f.Ink, Align: block.Right,
		Left: f.Indent, Right: f.Indent, Pitch: f.Size * 6 / 5}
}

// Where a program puts the baseline in a line of exact height, in hundredths
// of that height from its top: LibreOffice does, and Word nearly.
const baselinePercent = 80

// footerDistance is how far the footer's foot is from the sheet's, so that
// the dash stands where the house style wants it.
func (m *maker) footerDistance() int {
	p, f := &m.doc.Page, &m.doc.Page.Folio
	line := f.Size * 6 / 5
	ascent := unit.Scale(f.Size, 88, 100) // from the top of the digits' em box
	if f.Form == block.FolioDashed {
		ascent = unit.Scale(f.Size, 41, 100) // from the top of the dash
	}
	foot := p.TypeArea.Max.Y + f.Drop + ascent + unit.Scale(line, 100-baselinePercent, 100)
	return max((p.Sheet.H - foot).Twips(), 0)
}

// footers writes the parts that the document refers to.
func (m *maker) footers() (files []file) {
	f := &m.doc.Page.Folio
	if f.Form == block.FolioNone {
		return nil
	}
	add := func(name string, align block.Align, number bool) {
		files = append(files, file{name, m.footer(align, number)})
	}
	switch odd := block.Right; {
	case f.Place == block.FolioCenter:
		add(oddFooter, block.Center, true)
	default:
		add(oddFooter, odd, true)
		add(evenFooter, block.Left, true)
	}
	if m.apart() && m.opt.TailPlain {
		add(emptyFooter, block.Right, false)
	}
	return files
}

// footer is one footer.
func (m *maker) footer(align block.Align, number bool) []byte {
	var out markup
	out.put(xmlHead, "<w:ftr ", nsWord, " ", nsRel, ">")
	s := m.folioStyle()
	l := m.lookOf(pageNumber, s)
	l.align = align
	if align == block.Center {
		l.left, l.right = 0, 0
	}
	m.open(&out, pageNumber, s, l, "")
	if number {
		m.number(&out, s.Font)
	}
	out.put("</w:p></w:ftr>")
	return out.b
}

// number writes the page number in its form.
func (m *maker) number(out *markup, font block.Font) {
	before, after := "", ""
	switch m.doc.Page.Folio.Form {
	case block.FolioDashed:
		before, after = "— ", " —"
	case block.FolioOf:
		before, after = "第 ", " 页"
	}
	look := manner{base: font, style: "PageNumber"}
	m.say(out, before, font, look)
	first := strconv.Itoa(max(m.doc.Page.Folio.First, 1))
	m.field(out, "PAGE", first, font, "PageNumber")
	m.say(out, after, font, look)
}
