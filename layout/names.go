package layout

import (
	"jianbao/layout/block"
	"jianbao/layout/page"
	"jianbao/layout/unit"
)

// names is a list of names in columns of whole cells: a name is never broken
// and one of two characters is opened to the width of three. A name too long
// for a column takes several.
type names struct {
	style *block.Style
	grid  block.NameGrid
	lines []*loneLine
}

// namesOf sets a name list.
func (c *composer) namesOf(b *block.Block, tag page.TagID) *names {
	n := &names{style: b.Style}
	var widths []unit.Length
	for i := range b.Runs {
		l := c.oneLine(b.Runs[i:i+1], b.Style, tag)
		if block.OpenedName(b.Runs[i]) {
			l.spread(b.Style.Size, c.area().W())
		}
		n.lines = append(n.lines, l)
		widths = append(widths, l.width)
	}
	room := c.area().W() - b.Style.Left - b.Style.Right
	n.grid = block.ArrangeNames(b.Runs, widths, c.setup.CellX(1), room)
	return n
}

func (n *names) strips() int            { return len(n.grid.Rows) }
func (n *names) mayPart(k int) bool     { return k >= 2 && n.strips()-k >= 2 }
func (n *names) resume(int) unit.Length { return 0 }
func (n *names) strip(int) strip        { return strip{grid: 1, body: 1} }

func (n *names) draw(c *composer, pg *page.Page, k int, s spot) {
	y := c.gridBaseline(s.line, n.style.Size)
	for _, at := range n.grid.Rows[k] {
		x := c.area().Min.X + n.style.Left + unit.Length(at.Column)*n.grid.Step
		n.lines[at.Name].draw(pg, unit.Point{X: x, Y: y})
	}
}
