package docx

import (
	"jianbao/layout/block"
	"jianbao/layout/unit"
)

// geometry is the page in twips: margins, the line grid, how much closer
// characters stand than their size.
type geometry struct {
	width, height            int // of the sheet
	top, right, bottom, left int // margins
	measure                  int // width of the type area
	pitch                    int // of grid lines
	closer                   int // added to each character on the cells, mostly negative
	// drop is how far the first em box is below the margin, where the house
	// style counts on half a leading above it.
	drop int
}

// measure takes a page set-up to what Word can say of it. Word puts half of a
// line's leading above its characters. A house style with a pitch of its own
// counts on that, so its margins move out by it; in others the margins are
// those of the type area and the lines share its height.
func measure(p block.PageSetup) geometry {
	g := geometry{width: p.Sheet.W.Twips(), height: p.Sheet.H.Twips(),
		measure: p.TypeArea.W().Twips()}
	area := p.TypeArea
	if p.Pitch > 0 {
		half := (p.Pitch - p.Em) / 2
		g.drop = half.Twips()
		area.Min.Y, area.Max.Y = area.Min.Y-half, area.Max.Y+half
		g.pitch = p.Pitch.Twips()
	} else {
		g.pitch = int(area.H() / unit.Length(max(p.Lines, 1)) / unit.Twip)
	}
	g.top, g.right = area.Min.Y.Twips(), (p.Sheet.W - area.Max.X).Twips()
	g.left = g.width - g.measure - g.right
	g.bottom = min((p.Sheet.H - area.Max.Y).Twips(), g.height-g.top-p.Lines*g.pitch)
	g.closer = int(p.TypeArea.W()/unit.Length(max(p.Columns, 1))/unit.Twip) - p.Em.Twips()
	return g
}

// turned is the sheet on its side for a wide table: what was its left edge is
// its top (GB/T 9704 8).
func (g geometry) turned() geometry {
	t := g
	t.width, t.height = g.height, g.width
	t.top, t.right, t.bottom, t.left = g.left, g.top, g.right, g.bottom
	t.measure = t.width - t.left - t.right
	return t
}

// room is the width of the type area that a table stands in.
func (m *maker) room(side bool) unit.Length {
	if !side {
		return m.doc.Page.TypeArea.W()
	}
	return m.doc.Page.TypeArea.H()
}

// turn begins a section when the sheet is to be turned.
func (m *maker) turn(side bool) {
	if side != m.side && len(m.body.b) > 0 {
		m.sectionBreak()
	}
	m.side = side
}

// sectionBreak ends the section that text stands in.
func (m *maker) sectionBreak() {
	out := &m.body
	s := m.ruleStyle(block.Rule{})
	m.define(tailRoom, s)
	out.put("<w:p><w:pPr>")
	out.val("w:pStyle", styleNames[tailRoom].id)
	look{line: unit.Pt.Twips(), align: block.Left}.spacing(out)
	m.section(out, false)
	out.put("</w:pPr></w:p>")
}

// section ends a section: its footers, sheet, margins and grid. That of a
// tail apart begins on an even page.
func (m *maker) section(out *markup, apart bool) {
	g := m.page
	if m.side {
		g = g.turned()
	}
	out.put("<w:sectPr>")
	m.footerReferences(out, apart && m.opt.TailPlain)
	m.noteNumbers(out)
	if apart {
		out.put(`<w:type w:val="evenPage"/>`)
	}
	out.put("<w:pgSz")
	out.num("w:w", g.width)
	out.num("w:h", g.height)
	if m.side {
		out.put(` w:orient="landscape"`)
	}
	out.put("/><w:pgMar")
	out.num("w:top", g.top)
	out.num("w:right", g.right)
	out.num("w:bottom", g.bottom)
	out.num("w:left", g.left)
	out.num("w:header", min(851, g.top))
	footer := max(g.bottom-m.folioStyle().Pitch.Twips(), 0)
	out.num("w:footer", min(m.footerDistance(), footer))
	out.num("w:gutter", 0)
	out.put("/>")
	if first := m.doc.Page.Folio.First; first > 1 && m.sections == 0 {
		out.put("<w:pgNumType")
		out.num("w:start", first)
		out.put("/>")
	}
	m.sections++
	out.put(`<w:cols w:space="425"/><w:docGrid w:type="lines"`)
	out.num("w:linePitch", g.pitch)
	out.put("/></w:sectPr>")
}
