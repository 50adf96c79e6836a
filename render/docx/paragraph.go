package docx

import (
	"jianbao/layout/block"
	"jianbao/layout/clreq"
	"jianbao/layout/unit"
)

// text makes a paragraph, heading or list item.
func (m *maker) text(b *block.Block) {
	p, out := part(b.Role), &m.body
	l, list := m.lookOf(p, b.Style), ""
	if b.Role == block.ListItem {
		list = m.numbered(b)
	}
	l.keepNext = l.keepNext || m.heldByNext()
	m.open(out, p, b.Style, l, list)
	name := m.marks.begin(out, b.Anchor)
	if b.Style.Mark != "" {
		m.say(out, b.Style.Mark, b.Style.Font, manner{base: b.Style.Font})
	}
	m.texts(out, b.Runs, b.Style)
	m.marks.end(out, name)
	out.put("</w:p>")
}

// heldByNext tells whether the block being made stays with what follows: a
// tail on the same page never stands on a page alone when it can help it, and
// a signature (署名) stays with the text it signs (GB/T 9704 7.3.5).
func (m *maker) heldByNext() bool {
	if next := m.at + 1; next < len(m.doc.Blocks) {
		return m.doc.Blocks[next].Role == block.Signature
	}
	return len(m.doc.Tail.Entries) > 0 && !m.apart()
}

// names makes a name list: a paragraph to each row, the names at tab stops a
// whole number of cells apart, those of two characters opened to three. A row
// has stops for its own names only, so that one tab leads past a long name.
func (m *maker) names(b *block.Block) {
	s := b.Style
	var widths []unit.Length
	for _, r := range b.Runs {
		widths = append(widths, m.widthOf(r.Text, r.Font, s.Size)+openedBy(r, s))
	}
	room := m.doc.Page.TypeArea.W() - s.Left - s.Right
	grid := block.ArrangeNames(b.Runs, widths, m.doc.Page.CellX(1), room)
	l := m.lookOf(part(b.Role), s)
	l.align = block.Left
	for i, row := range grid.Rows {
		l.keepNext = s.KeepNext > 0 || i == len(grid.Rows)-1 && m.heldByNext()
		var stops markup
		for _, at := range row[1:] {
			stops.put(`<w:tab w:val="left"`)
			stops.num("w:pos", (s.Left + unit.Length(at.Column)*grid.Step).Twips())
			stops.put("/>")
		}
		l.tabs = string(stops.b)
		m.open(&m.body, part(b.Role), s, l, "")
		m.nameRow(b, row)
		m.body.put("</w:p>")
	}
}

// openedBy is the room between the characters of a name of two.
func openedBy(name block.Run, s *block.Style) unit.Length {
	if block.OpenedName(name) {
		return s.Size
	}
	return 0
}

// nameRow writes the names of one row.
func (m *maker) nameRow(b *block.Block, row []block.NamePlace) {
	for i, at := range row {
		if i > 0 {
			m.body.put("<w:r><w:tab/></w:r>")
		}
		r := b.Runs[at.Name]
		m.spread(&m.body, r, openedBy(r, b.Style).Twips(), "")
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
