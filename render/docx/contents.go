package docx

import (
	"strconv"

	"jianbao/layout/block"
)

// bookmarks are the places that entries lead to. Word's names of bookmarks
// hold letters, digits and _ only, and 40 of them at most.
type bookmarks struct {
	names map[string]string // by anchor
	set   int               // how many have been written
}

// collect names the anchors that something leads to.
func (k *bookmarks) collect(doc *block.Document) {
	k.names = map[string]string{}
	taken := map[string]bool{}
	for i := range doc.Blocks {
		anchor := doc.Blocks[i].Target
		if anchor == "" || k.names[anchor] != "" {
			continue
		}
		name := bookmarkName(anchor)
		for n := 2; taken[name]; n++ {
			name = bookmarkName(strconv.Itoa(n) + "_" + anchor)
		}
		taken[name] = true
		k.names[anchor] = name
	}
}

func bookmarkName(anchor string) string {
	b := []byte("_")
	for i := 0; i < len(anchor) && len(b) < 40; i++ {
		c := anchor[i]
		if c >= '0' && c <= '9' || c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z' {
			b = append(b, c)
		} else {
			b = append(b, '_')
		}
	}
	return string(b)
}

// begin opens the bookmark of anchor and returns its number; -1 when nothing
// leads there.
func (k *bookmarks) begin(out *markup, anchor string) int {
	name := k.names[anchor]
	if anchor == "" || name == "" {
		return -1
	}
	id := k.set
	k.set++
	out.put("<w:bookmarkStart")
	out.num("w:id", id)
	out.attr("w:name", name)
	out.put("/>")
	return id
}

// end closes a bookmark that begin opened.
func (k *bookmarks) end(out *markup, id int) {
	if id < 0 {
		return
	}
	out.put("<w:bookmarkEnd")
	out.num("w:id", id)
	out.put("/>")
}

// entryTab is the tab stop that takes an entry to its page number: at the
// right edge, with dots on the way.
func (m *maker) entryTab(s *block.Style) string {
	var out markup
	out.put(`<w:tab w:val="right"`)
	if s.Leader {
		out.put(` w:leader="middleDot"`)
	}
	out.num("w:pos", (m.doc.Page.TypeArea.W() - s.Right).Twips())
	out.put("/>")
	return string(out.b)
}

// entry makes an entry of 本期导读: a link to the article, and a field with
// the number of its page.
func (m *maker) entry(b *block.Block) {
	out := &m.body
	m.open(out, part(b.Role), b.Style, m.lookOf(part(b.Role), b.Style), m.numbered(b))
	name := m.marks.names[b.Target]
	if name == "" {
		m.texts(out, b.Runs, b.Style)
		out.put("</w:p>")
		return
	}
	out.put("<w:hyperlink")
	out.attr("w:anchor", name)
	out.put(` w:history="1">`)
	m.texts(out, b.Runs, b.Style)
	if n, ok := m.opt.PageOf[b.Target]; b.Pages && ok {
		m.leader(out, b.Style)
		m.field(out, "PAGEREF "+name+` \h`, strconv.Itoa(n), b.Style.Font, "")
	}
	out.put("</w:hyperlink></w:p>")
}

// leader writes the tab to an entry's page number. Programs take its dots from
// the face of Western text, which in ours has none so wide.
func (m *maker) leader(out *markup, s *block.Style) {
	f := m.faces.find(s.Font.Han, '·')
	out.put("<w:r>")
	d := dress{ascii: f.name, east: f.name, hint: either}
	m.runProperties(out, d, manner{base: s.Font})
	out.put("<w:tab/></w:r>")
}

// field writes a field and what it said when the document was made.
func (m *maker) field(
	out *markup, instruction, result string, font block.Font, style string) {
	all := spell([]block.Run{{Text: result}})
	d := dress{hint: either}
	for _, c := range all {
		d.take(m.wear(c, font))
	}
	m.faces.need(font.Latin, "0123456789")
	look := manner{base: font, style: style}
	part := func(inside ...string) {
		out.put("<w:r>")
		m.runProperties(out, d, look)
		out.put(inside...)
		out.put("</w:r>")
	}
	part(`<w:fldChar w:fldCharType="begin"/>`)
	part(`<w:instrText xml:space="preserve"> `, instruction, ` </w:instrText>`)
	part(`<w:fldChar w:fldCharType="separate"/>`)
	m.runOf(out, all, d, look)
	part(`<w:fldChar w:fldCharType="end"/>`)
}
