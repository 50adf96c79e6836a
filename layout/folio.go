package layout

import (
	"strconv"

	"jianbao/layout/block"
	"jianbao/layout/glyph"
	"jianbao/layout/page"
	"jianbao/layout/unit"
)

// dashTopPercent is the top of the — above the baseline, in hundredths of the
// size: the middle of the em box and half the dash.
const dashTopPercent = 41

// folios numbers the pages.
func (c *composer) folios() {
	f := &c.setup.Folio
	if f.Form == block.FolioNone {
		return
	}
	for i := range c.out.Pages {
		if c.unnumbered > 0 && i >= c.unnumbered {
			continue
		}
		n := max(f.First, 1) + i
		pg := &c.out.Pages[i]
		pg.Label = strconv.Itoa(n)
		c.folio(pg, n)
	}
}

// folioTexts is how many texts a page number has at most.
const folioTexts = 3

// folio draws one page number: odd pages at the right, even at the left, or centred.
func (c *composer) folio(pg *page.Page, n int) {
	f := &c.setup.Folio
	l := c.folioLine(n)
	x := c.area().Min.X + f.Indent
	switch {
	case f.Place == block.FolioCenter:
		x = c.area().Min.X + (c.area().W()-l.width)/2
	case n%2 == 1:
		x = c.area().Max.X - f.Indent - l.width
	}
	y := c.area().Max.Y + f.Drop + percent(f.Size, ascentPercent)
	if f.Form == block.FolioDashed {
		y = c.area().Max.Y + f.Drop + percent(f.Size, dashTopPercent)
	}
	if pg.TypeArea != c.area() {
		l.turn(c.setup.Sheet.H, unit.Point{X: x, Y: y}, pg)
		return
	}
	l.draw(pg, unit.Point{X: x, Y: y})
}

// turn puts the line on a page that is turned a quarter clockwise, where it
// stands on the sheet that is not: height is the sheet's own.
func (l *loneLine) turn(height unit.Length, at unit.Point, pg *page.Page) {
	for _, t := range l.texts {
		x, y := at.X+t.Origin.X, at.Y+t.Origin.Y
		t.Origin, t.Turned = unit.Point{X: height - y, Y: x}, true
		pg.Texts = append(pg.Texts, t)
	}
}

// folioLine sets a page number in its form.
func (c *composer) folioLine(n int) *loneLine {
	f := &c.setup.Folio
	l := &loneLine{}
	han, latin := f.Font.Han, f.Font.Latin
	num := strconv.Itoa(n)
	switch f.Form {
	case block.FolioDashed:
		c.folioPart(l, "—", han, f.Size/4)
		c.folioPart(l, num, latin, f.Size/4)
		c.folioPart(l, "—", han, 0)
	case block.FolioOf:
		c.folioPart(l, "第", han, f.Size/4)
		c.folioPart(l, num, latin, f.Size/4)
		c.folioPart(l, "页", han, 0)
	default:
		c.folioPart(l, num, latin, 0)
	}
	return l
}

// folioPart adds text of one face, followed by room of after.
func (c *composer) folioPart(l *loneLine, text string, role glyph.Role, after unit.Length) {
	f := &c.setup.Folio
	t := page.Text{Tag: page.Artifact, Size: f.Size, Ink: f.Ink, Origin: unit.Point{X: l.width}, Text: text}
	for _, r := range text {
		g, ok := c.deps.Faces.Glyph(role, r)
		if !ok {
			c.report("E501", nowhere, string(r), runeName(r))
			continue
		}
		t.Face = g.Face
		t.Glyphs = append(t.Glyphs, glyph.Placed{ID: g.ID, Runes: 1, Advance: unit.Short(g.Width(f.Size))})
	}
	l.texts = append(l.texts, t)
	l.width += t.Width() + after
}
