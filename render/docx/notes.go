package docx

import (
	"jianbao/layout/block"
)

// footnotes are the notes of a document, in order.
type footnotes struct {
	notes []*block.Note
	marks []block.Font // the font around each mark
}

// circled is how many notes have marks in circles; a document with more has
// plain figures throughout.
const circled = 20

// note writes the mark of a note behind the text it belongs to.
func (m *maker) note(out *markup, n *block.Note, s *block.Style) {
	m.notes.notes = append(m.notes.notes, n)
	m.notes.marks = append(m.notes.marks, s.Font)
	id := len(m.notes.notes)
	out.put("<w:r>")
	m.markProperties(out, id, s.Font)
	out.put("<w:footnoteReference")
	out.num("w:id", id)
	out.put("/></w:r>")
}

// markProperties writes how a mark looks, in the face that has it.
func (m *maker) markProperties(out *markup, id int, font block.Font) {
	mark := string(rune('①' + min(id, circled) - 1))
	f := m.faces.find(font.Han, []rune(mark)[0])
	m.faces.need(font.Latin, "0123456789")
	out.put(`<w:rPr><w:rStyle w:val="FootnoteReference"/><w:rFonts w:hint="eastAsia"`)
	fontNames(out, f.name, f.name)
	out.put("/></w:rPr>")
}

// noteNumbers says in a section how notes are numbered.
func (m *maker) noteNumbers(out *markup) {
	if n := len(m.notes.notes); n > 0 && n <= circled {
		out.put(`<w:footnotePr><w:numFmt w:val="decimalEnclosedCircleChinese"/>`,
			`</w:footnotePr>`)
	}
}

// footnotes writes the part. The two notes before the first are the rules
// above notes.
func (m *maker) footnotes() []byte {
	var out markup
	out.put(xmlHead, "<w:footnotes ", nsWord, " ", nsRel, ">")
	for i, kind := range []string{"separator", "continuationSeparator"} {
		out.put("<w:footnote")
		out.attr("w:type", kind)
		out.num("w:id", i-1)
		out.put(`><w:p><w:pPr>`,
			`<w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/>`,
			`<w:ind w:firstLine="0"/><w:jc w:val="left"/></w:pPr><w:r>`,
			`<w:`, kind, "/></w:r></w:p></w:footnote>")
	}
	for i := range m.notes.notes {
		m.footnote(&out, i+1)
	}
	out.put("</w:footnotes>")
	return out.b
}

// footnote writes one note: its mark, and its text hanging behind it.
func (m *maker) footnote(out *markup, id int) {
	n := m.notes.notes[id-1]
	p := part(block.Footnote)
	l := m.lookOf(p, n.Style)
	hang := (m.widthOf("①", n.Style.Font, n.Style.Size) + n.Style.Size/4).Twips()
	l.left, l.first = l.left+hang, l.first-hang
	out.put("<w:footnote")
	out.num("w:id", id)
	out.put(">")
	m.open(out, p, n.Style, l, "")
	out.put("<w:r>")
	f := m.faces.find(n.Style.Font.Han, rune('①'+min(id, circled)-1))
	out.put(`<w:rPr><w:rStyle w:val="FootnoteCharacters"/><w:rFonts w:hint="eastAsia"`)
	fontNames(out, f.name, f.name)
	out.put(`/></w:rPr><w:footnoteRef/></w:r><w:r><w:tab/></w:r>`)
	m.texts(out, n.Runs, n.Style)
	out.put("</w:p></w:footnote>")
}
