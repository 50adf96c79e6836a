package layout

import (
	"slices"
	"strconv"

	"jianbao/layout/block"
	"jianbao/layout/glyph"
	"jianbao/layout/page"
	"jianbao/layout/unit"
)

// contentsEntry is a drawn entry of 本期导读 whose target's page is not known yet.
type contentsEntry struct {
	block *block.Block
	tag   page.TagID
	page  int         // from 0, where the entry ends
	end   unit.Length // right end of its last line
	base  unit.Length // that line's baseline
	dots  int         // index of the text kept for the leader; the figure's follows
	areas []entryArea
}

type entryArea struct {
	page int
	area unit.Rect
}

// figureWidth is the room that a page number takes: three digits and a gap.
func (c *composer) figureWidth(s *block.Style) unit.Length { return 5 * s.Size / 2 }

// entryOf sets an entry and notes where it is drawn, for its link and figure.
func (c *composer) entryOf(b *block.Block, tag page.TagID) matter {
	m := c.labelled(b, tag)
	m.whole = true
	c.entries = append(c.entries, contentsEntry{block: b, tag: tag})
	n := len(c.entries) - 1
	m.after = func(c *composer, pg *page.Page, k int, at unit.Point) {
		e, l := &c.entries[n], &m.p.lines[k]
		e.page, e.end, e.base = len(c.out.Pages)-1, at.X+l.X+l.Width, at.Y
		box := unit.Rect{
			Min: unit.Point{X: at.X + l.X, Y: at.Y - percent(b.Style.Size, ascentPercent)},
			Max: unit.Point{X: e.end, Y: at.Y + percent(b.Style.Size, descentPercent)}}
		e.areas = append(e.areas, entryArea{e.page, box})
		if b.Pages && k == len(m.p.lines)-1 {
			e.dots = len(pg.Texts)
			pg.Texts = append(pg.Texts, page.Text{Tag: page.Artifact}, page.Text{Tag: tag})
		}
	}
	return m
}

// contentsNumbers writes the page numbers of 本期导读 and links its entries,
// now that every article has its page.
func (c *composer) contentsNumbers() {
	where := map[string]int{}
	for _, a := range c.out.Anchors {
		where[a.Name] = a.Page
	}
	for i := range c.entries {
		e := &c.entries[i]
		n, ok := where[e.block.Target]
		if !ok {
			continue
		}
		for _, a := range e.areas {
			pg := &c.out.Pages[a.page]
			pg.Links = append(pg.Links, page.Link{Tag: e.tag, Area: a.area,
				Anchor: e.block.Target, Text: textIn(e.block.Runs)})
		}
		if e.block.Pages {
			c.entryFigure(e, max(c.setup.Folio.First, 1)+n)
		}
	}
	for i := range c.out.Pages {
		pg := &c.out.Pages[i]
		pg.Texts = slices.DeleteFunc(pg.Texts, func(t page.Text) bool { return len(t.Glyphs) == 0 })
	}
}

// entryFigure sets the page number at the right and dots on the way to it, at
// least two, on places that line up from entry to entry.
func (c *composer) entryFigure(e *contentsEntry, n int) {
	s := e.block.Style
	pg := &c.out.Pages[e.page]
	right := c.area().Max.X - s.Right
	num := page.Text{Tag: e.tag, Size: s.Size, Ink: s.Ink, Text: strconv.Itoa(n)}
	for _, r := range num.Text {
		if g, ok := c.deps.Faces.Glyph(s.Font.Latin, r); ok {
			num.Face = g.Face
			num.Glyphs = append(num.Glyphs, glyph.Placed{ID: g.ID, Runes: 1, Advance: unit.Short(g.Width(s.Size))})
		}
	}
	num.Origin = unit.Point{X: right - num.Width(), Y: e.base}
	if s.Leader {
		c.leader(pg, e, num.Origin.X)
	}
	pg.Texts[e.dots+1] = num
}

// leader fills the way from the entry's end to x with dots a half em apart,
// counted from the right edge of the type area.
func (c *composer) leader(pg *page.Page, e *contentsEntry, x unit.Length) {
	s := e.block.Style
	g, ok := c.deps.Faces.Glyph(s.Font.Han, '·')
	if !ok {
		return
	}
	step := s.Size / 2
	right := c.area().Max.X - s.Right
	last := (right - x + s.Size/4 + step - 1) / step // the dot nearest the figure, from the right
	first := (right - e.end - s.Size/4) / step
	dots := page.Text{Tag: page.Artifact, Face: g.Face, Size: s.Size, Ink: s.Ink,
		Origin: unit.Point{X: right - first*step, Y: e.base}}
	for i := first; i > last; i-- {
		dots.Text += "·"
		dots.Glyphs = append(dots.Glyphs, glyph.Placed{ID: g.ID, Runes: 1, Advance: unit.Short(step), Shift: unit.Short((step - g.Width(s.Size)) / 2)})
	}
	if len(dots.Glyphs) >= 2 {
		pg.Texts[e.dots] = dots
	}
}
