package docx

import (
	"jianbao/layout/block"
	"jianbao/layout/clreq"
	"jianbao/layout/unit"
	"unicode/utf8"
)

// text makes a paragraph, heading or list item.
func (m *maker) text(b *block.Block) {
	p, out := part(b.Role), &m.body
	l, list := m.lookOf(p, b.Style), ""
	if b.Role == block.ListItem {
		list = m.numbered(b)
	}
	if m.beforeTail(b) {
		l.keepNext = true
	}
	m.open(out, p, b.Style, l, list)
	name := m.marks.begin(out, b.Anchor)
	if b.Style.Mark != "" {
		m.say(out, b.Style.Mark, b.Style.Font, manner{base: b.Style.Font})
	}
	m.texts(out, b.Runs, b.Style)
	m.marks.end(out, name)
	out.put("</w:p>")
}

// beforeTail tells whether b is the last before a tail on the same page: the
// tail never stands on a page alone when it can help it.
func (m *maker) beforeTail(b *block.Block) bool {
	last := len(m.doc.Blocks) - 1
	return b == &m.doc.Blocks[last] && len(m.doc.Tail.Entries) > 0 && !m.apart()
}

// names makes a name list: a paragraph to each row, the names at tab stops a
// whole number of cells apart, those of two characters opened to three.
func (m *maker) names(b *block.Block) {
	s, cell := b.Style, m.doc.Page.CellX(1)
	widest := unit.Length(0)
	for _, r := range b.Runs {
		w := m.widthOf(r.Text, r.Font, s.Size)
		if utf8.RuneCountInString(r.Text) == 2 {
			w += s.Size
		}
		widest = max(widest, w)
	}
	step := ((widest-roundings+cell)/cell + 1) * cell
	area := m.doc.Page.TypeArea.W() - s.Left - s.Right
	columns := max(int((area+cell)/step), 1)
	var stops markup
	for i := 1; i < columns; i++ {
		stops.put(`<w:tab w:val="left"`)
		stops.num("w:pos", (s.Left + unit.Length(i)*step).Twips())
		stops.put("/>")
	}
	l := m.lookOf(part(b.Role), s)
	l.tabs, l.align = string(stops.b), block.Left
	for from := 0; from < len(b.Runs); from += columns {
		m.open(&m.body, part(b.Role), s, l, "")
		m.nameRow(b.Runs[from:min(from+columns, len(b.Runs))], s)
		m.body.put("</w:p>")
	}
}

// roundings are what sums of lengths may be off by.
const roundings = unit.Length(100)

// nameRow writes the names of one row.
func (m *maker) nameRow(names []block.Run, s *block.Style) {
	for i, r := range names {
		if i > 0 {
			m.body.put("<w:r><w:tab/></w:r>")
		}
		by := 0
		if utf8.RuneCountInString(r.Text) == 2 {
			by = s.Size.Twips()
		}
		m.spread(&m.body, r, by, "")
	}
}

// spread writes a run whose characters stand by further apart; behind the
// last of them there is no more room than usual.
func (m *maker) spread(out *markup, r block.Run, by int, extra string) {
	all := spell([]block.Run{r})
	if by == 0 || len(all) < 2 {
		m.stretch(out, all, r.Font, manner{base: r.Font, extra: extra})
		return
	}
	var room markup
	room.size("w:spacing", by)
	last := len(all) - 1
	m.stretch(out, all[:last], r.Font, manner{base: r.Font, extra: string(room.b) + extra})
	m.stretch(out, all[last:], r.Font, manner{base: r.Font, extra: extra})
}

// widthOf is how wide text is when nothing gives way.
func (m *maker) widthOf(text string, font block.Font, size unit.Length) (w unit.Length) {
	for _, c := range spell([]block.Run{{Text: text}}) {
		role := font.Latin
		if c.han {
			role = font.Han
		}
		g, ok := m.faces.set.Glyph(role, c.r)
		switch {
		case !ok:
		case c.han && clreq.Of(c.r) == clreq.Middle: // half an em (GB/T 15834 5.1.7)
			w += size / 2
		default:
			w += g.Width(size)
		}
	}
	return w
}

// widthOfRuns is the same of runs.
func (m *maker) widthOfRuns(runs []block.Run, size unit.Length) (w unit.Length) {
	for _, r := range runs {
		w += m.widthOf(r.Text, r.Font, size)
	}
	return w
}
