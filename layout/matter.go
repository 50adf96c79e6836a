package layout

import (
	"jianbao/layout/block"
	"jianbao/layout/page"
	"jianbao/layout/unit"
)

// item is one block in the flow, set and ready to be placed.
type item struct {
	block *block.Block
	matter
	tag    page.TagID
	anchor string // for links and the outline
}

// alone tells whether a strip of the item may stand alone on a page: a table's
// row may, a line may not.
func (it *item) alone() bool {
	_, text := it.matter.(*lines)
	return !text
}

// turned tells whether the item stands on pages turned on their side.
func (it *item) turned() bool {
	t, ok := it.matter.(*table)
	return ok && t.turned
}

// matter is what an item is made of: strips that a page takes whole.
type matter interface {
	// strips counts the strips.
	strips() int
	// strip measures strip k.
	strip(k int) strip
	// mayPart tells whether a page may end before strip k, 0 < k < strips().
	mayPart(k int) bool
	// resume is the height repeated above strip k when a page begins with it.
	resume(k int) unit.Length
	// draw puts strip k on pg with its top at y, which counts from the page's top.
	draw(c *composer, pg *page.Page, k int, s spot)
}

// strip is the least that a page takes whole: a line, a title, a table row, a picture.
type strip struct {
	grid   int         // grid lines it takes; 0: it stands off the grid and takes height
	height unit.Length // off the grid
	body   int         // body lines it counts for in keeps
	notes  []*footnote // whose marks stand in it
}

// spot is where a strip is drawn.
type spot struct {
	y      unit.Length // top of the strip, below the top of the type area
	line   int         // the grid line, for strips on the grid
	resume bool        // the strip begins a page within its item
	top    bool        // it is the first on a page
	shrunk unit.Length // height of a picture that was made smaller; 0: its own
}

// lines is a paragraph that pages may divide, a strip a line.
type lines struct {
	p      *paragraph
	pitch  unit.Length // off the grid; 0: on it
	whole  bool
	label  *paragraph // stands in the first line: 1、 or •
	labelX unit.Length
	after  func(c *composer, pg *page.Page, k int, at unit.Point) // what else stands in line k
}

func (m *lines) strips() int            { return len(m.p.lines) }
func (m *lines) resume(int) unit.Length { return 0 }

func (m *lines) strip(k int) strip {
	s := strip{body: 1, notes: m.p.notesIn(k)}
	if m.pitch > 0 {
		s.height = m.pitch
	} else {
		s.grid = 1
	}
	return s
}

// mayPart keeps two lines of a paragraph together on either page (孤行).
func (m *lines) mayPart(k int) bool {
	return !m.whole && k >= 2 && len(m.p.lines)-k >= 2
}

func (m *lines) draw(c *composer, pg *page.Page, k int, s spot) {
	at := unit.Point{X: c.area().Min.X + m.p.left}
	if m.pitch > 0 {
		at.Y = c.area().Min.Y + s.y + m.pitch/2 + percent(m.p.style.Size, centrePercent)
	} else {
		at.Y = c.gridBaseline(s.line, m.p.style.Size)
	}
	if k == 0 && m.label != nil {
		c.drawLine(pg, m.label, 0, unit.Point{X: at.X + m.labelX, Y: at.Y})
	}
	c.drawLine(pg, m.p, k, at)
	if m.after != nil {
		m.after(c, pg, k, at)
	}
}

// gridBaseline is the baseline of type of size on grid line i, from the page's
// top: centred on the line's em box, but inside the type area.
func (c *composer) gridBaseline(i int, size unit.Length) unit.Length {
	y := c.setup.LineY(i) + c.setup.Em/2 + percent(size, centrePercent)
	y = max(y, percent(size, ascentPercent))
	if i == c.setup.Lines-1 {
		y = min(y, c.area().H()-percent(size, descentPercent))
	}
	return c.area().Min.Y + y
}

// title is a paragraph that pages never divide, whose lines may stand further
// apart than the grid's: it takes whole grid lines and is centred in them.
type title struct {
	p     *paragraph
	pitch unit.Length // of its own lines
	grid  int
}

// titleOf finds the pitch of a paragraph's lines: at least 1.35 of its size.
func (c *composer) titleOf(p *paragraph) *title {
	t := &title{p: p, pitch: max(c.pitch(), percent(p.style.Size, 135))}
	need := t.pitch*unit.Length(len(p.lines)) - slop
	t.grid = int((need + c.pitch() - 1) / c.pitch())
	return t
}

func (t *title) strips() int            { return 1 }
func (t *title) mayPart(int) bool       { return false }
func (t *title) resume(int) unit.Length { return 0 }

func (t *title) strip(int) strip {
	s := strip{grid: t.grid}
	for k := range t.p.lines {
		s.notes = append(s.notes, t.p.notesIn(k)...)
	}
	return s
}

func (t *title) draw(c *composer, pg *page.Page, _ int, s spot) {
	size := t.p.style.Size
	centre := c.setup.LineY(s.line) + c.setup.Em/2 - c.pitch()/2 // top of the span
	slack := unit.Length(t.grid)*c.pitch() - unit.Length(len(t.p.lines))*t.pitch
	centre += slack/2 + t.pitch/2
	if s.top {
		centre = size / 2 // on line 1, the slack below
	}
	at := unit.Point{X: c.area().Min.X + t.p.left}
	for k := range t.p.lines {
		at.Y = c.area().Min.Y + centre + unit.Length(k)*t.pitch + percent(size, centrePercent)
		c.drawLine(pg, t.p, k, at)
	}
}
