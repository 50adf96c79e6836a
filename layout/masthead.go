package layout

import (
	"slices"

	"jianbao/layout/block"
	"jianbao/layout/page"
	"jianbao/layout/unit"
)

// leastScale is how narrow a masthead's characters may be made, in thousandths.
const leastScale = 667

// masthead draws the rows of the head of page 1 and returns where text may
// begin: its distance below the top of the type area.
func (c *composer) masthead() unit.Length {
	if len(c.doc.Masthead) == 0 {
		return c.setup.FirstLine
	}
	c.out.Pages = append(c.out.Pages, page.Page{Size: c.setup.Sheet, TypeArea: c.area()})
	c.fresh = true
	pg := &c.out.Pages[0]
	foot := unit.Length(0)
	for i := range c.doc.Masthead {
		foot = c.row(pg, &c.doc.Masthead[i], foot)
	}
	y := max(foot+(c.pitch()-c.setup.Em)/2, c.setup.FirstLine)
	return c.setup.LineY(c.lineAt(y))
}

// row places one row below foot and returns its own foot.
func (c *composer) row(pg *page.Page, r *block.Row, foot unit.Length) unit.Length {
	if r.Rule != nil {
		top := c.rowTop(r, foot)
		if !r.Hidden {
			pg.Rules = append(pg.Rules, c.ruleAt(*r.Rule, top))
		}
		return top + r.Rule.Thickness
	}
	top := c.rowTop(r, foot)
	base := c.area().Min.Y + top + percent(r.Style.Size, ascentPercent)
	if r.Place.From == block.FromGrid && top == c.setup.LineY(r.Place.Line) {
		base = c.gridBaseline(r.Place.Line, r.Style.Size)
	}
	if !r.Hidden {
		c.rowTexts(pg, r, base)
	}
	return top + r.Style.Size
}

// rowTop is where a row's em box begins, never above foot nor, where it was
// not placed against it, close to it.
func (c *composer) rowTop(r *block.Row, foot unit.Length) unit.Length {
	switch r.Place.From {
	case block.FromGrid:
		return max(c.setup.LineY(r.Place.Line), foot)
	case block.FromTop:
		if foot > 0 {
			foot += c.pitch() / 4
		}
		return max(r.Place.By, foot)
	}
	return foot + r.Place.By
}

// ruleAt is a rule across with its top at y below the type area's top.
func (c *composer) ruleAt(r block.Rule, y unit.Length) page.Rule {
	w := r.Width
	if w == 0 {
		w = c.area().W()
	}
	x := c.area().Min.X + (c.area().W()-w)/2
	y += c.area().Min.Y
	return page.Rule{Area: unit.Rect{Min: unit.Point{X: x, Y: y}, Max: unit.Point{X: x + w, Y: y + r.Thickness}}, Ink: r.Ink}
}

// rowTexts draws a row's texts on one baseline, in reading order; what is at
// the left makes room for what is at the right.
func (c *composer) rowTexts(pg *page.Page, r *block.Row, base unit.Length) {
	fit := r.Fit
	if fit == 0 {
		fit = c.area().W() - r.Style.Left - r.Style.Right
	}
	sides := c.sides(r)
	left, center, right := sides[0], sides[1], sides[2]
	room := fit
	if right != nil {
		right.fitInto(fit)
		room -= right.width + r.Style.Size
	}
	if left != nil {
		c.narrow(r, left, room)
		left.draw(pg, unit.Point{X: c.area().Min.X + r.Style.Left, Y: base})
	}
	if center != nil {
		center.spread(r.Spread, fit)
		c.narrow(r, center, fit)
		x := c.area().Min.X + r.Style.Left + (c.area().W()-r.Style.Left-r.Style.Right-center.width)/2
		center.draw(pg, unit.Point{X: x, Y: base})
	}
	if right != nil {
		right.draw(pg, unit.Point{X: c.area().Max.X - r.Style.Right - right.width, Y: base})
	}
}

// sides are a row's texts at the left, in the middle and at the right, each to
// a reader a paragraph of its own, but that a joined row goes on with the first
// of the row before.
func (c *composer) sides(r *block.Row) (texts [3]*loneLine) {
	joined, first := r.Joined && c.headTag > 0, true
	for i, runs := range [][]block.Run{r.Left, r.Center, r.Right} {
		if len(runs) == 0 {
			continue
		}
		tag := c.headTag
		if !joined || !first {
			tag = c.tag(page.Tag{Role: page.TagP, Parent: 0})
		}
		if first {
			c.headTag, first = tag, false
		}
		texts[i] = c.oneLine(runs, r.Style, tag)
	}
	return texts
}

// narrow fits a text and warns when that makes it too narrow to be read well.
func (c *composer) narrow(r *block.Row, l *loneLine, room unit.Length) {
	if scale := l.fitInto(room); scale < leastScale {
		c.report("W402", r.Pos, l.text(), scale/10)
	}
}

// loneLine is a text that stays on one line whatever its length.
type loneLine struct {
	texts []page.Text // X from the line's left edge
	width unit.Length
}

// oneLine sets runs on one line; nil when there are none.
func (c *composer) oneLine(runs []block.Run, style *block.Style, tag page.TagID) *loneLine {
	if len(runs) == 0 {
		return nil
	}
	flat := *style
	flat.Left, flat.Right, flat.Indent, flat.Turnover = 0, 0, 0, 0
	flat.Align, flat.WordCut, flat.OnCells = block.Left, false, false
	p := c.set(c.textOf(runs, &flat, endless, tag))
	var pg page.Page
	l := &loneLine{}
	if len(p.lines) > 0 {
		c.drawLine(&pg, p, 0, unit.Point{})
		l.width = p.lines[0].Width
	}
	l.texts = pg.Texts
	for i := range l.texts {
		l.texts[i].Glyphs = slices.Clone(l.texts[i].Glyphs) // the line may be opened or condensed
	}
	return l
}

// endless is a measure that no line fills, not even one of 8192 characters as
// large as they come, which are searched together.
const endless = 1_000_000 * unit.Mm

// spread opens the line up by at most most between characters, but not beyond fit.
func (l *loneLine) spread(most, fit unit.Length) {
	n := l.gaps()
	if n == 0 || most <= 0 || l.width >= fit {
		return
	}
	l.open(min(most, (fit-l.width)/unit.Length(n)))
}

// fitInto makes a line no wider than room: first its characters move up to a
// twentieth of an em closer, then they are condensed. It returns their width
// in thousandths.
func (l *loneLine) fitInto(room unit.Length) int {
	if n := l.gaps(); n > 0 && l.width > room {
		l.open(-min(l.texts[0].Size/20, (l.width-room+unit.Length(n)-1)/unit.Length(n)))
	}
	if l.width <= room || room <= 0 {
		return 1000
	}
	scale := int(int64(room) * 1000 / int64(l.width))
	for i := range l.texts {
		t := &l.texts[i]
		t.Scale = scale
		t.Origin.X = unit.Scale(t.Origin.X, int64(scale), 1000)
		for k := range t.Glyphs {
			g := &t.Glyphs[k]
			g.Advance = unit.Short(unit.Scale(unit.Length(g.Advance), int64(scale), 1000))
			g.Shift = unit.Short(unit.Scale(unit.Length(g.Shift), int64(scale), 1000))
		}
	}
	l.width = unit.Scale(l.width, int64(scale), 1000)
	return scale
}

// gaps counts the places between glyphs.
func (l *loneLine) gaps() int {
	n := -1
	for i := range l.texts {
		n += len(l.texts[i].Glyphs)
	}
	return max(n, 0)
}

// open moves all glyphs by apart.
func (l *loneLine) open(by unit.Length) {
	moved := unit.Length(0)
	for i := range l.texts {
		t := &l.texts[i]
		t.Origin.X += moved
		for k := range t.Glyphs {
			if i == len(l.texts)-1 && k == len(t.Glyphs)-1 {
				break
			}
			t.Glyphs[k].Advance += unit.Short(by)
			moved += by
		}
	}
	l.width += moved
}

// text is what the line says.
func (l *loneLine) text() (s string) {
	for i := range l.texts {
		s += l.texts[i].Text
	}
	return s
}

// draw puts the line on pg with its left end at at.
func (l *loneLine) draw(pg *page.Page, at unit.Point) {
	for _, t := range l.texts {
		t.Origin.X += at.X
		t.Origin.Y += at.Y
		pg.Texts = append(pg.Texts, t)
	}
}
