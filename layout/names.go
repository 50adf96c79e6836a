package layout

import (
	"unicode/utf8"

	"jianbao/layout/block"
	"jianbao/layout/page"
	"jianbao/layout/unit"
)

// names is a list of names in columns of whole cells: a name is never broken
// and one of two characters is opened to the width of three.
type names struct {
	style   *block.Style
	lines   []*loneLine
	columns int
	step    unit.Length // from column to column
}

// namesOf sets a name list.
func (c *composer) namesOf(b *block.Block, tag page.TagID) *names {
	n := &names{style: b.Style}
	widest := unit.Length(0)
	for i := range b.Runs {
		l := c.oneLine(b.Runs[i:i+1], b.Style, tag)
		if utf8.RuneCountInString(b.Runs[i].Text) == 2 {
			l.spread(b.Style.Size, c.area().W())
		}
		n.lines = append(n.lines, l)
		widest = max(widest, l.width)
	}
	cell := c.setup.CellX(1)
	cells := (widest+cell-slop)/cell + 1
	n.step = cells * cell
	n.columns = max(int((c.area().W()-b.Style.Left-b.Style.Right+cell)/n.step), 1)
	return n
}

func (n *names) strips() int            { return (len(n.lines) + n.columns - 1) / n.columns }
func (n *names) mayPart(k int) bool     { return k >= 2 && n.strips()-k >= 2 }
func (n *names) resume(int) unit.Length { return 0 }
func (n *names) strip(int) strip        { return strip{grid: 1, body: 1} }

func (n *names) draw(c *composer, pg *page.Page, k int, s spot) {
	y := c.gridBaseline(s.line, n.style.Size)
	for i := k * n.columns; i < min((k+1)*n.columns, len(n.lines)); i++ {
		x := c.area().Min.X + n.style.Left + unit.Length(i%n.columns)*n.step
		n.lines[i].draw(pg, unit.Point{X: x, Y: y})
	}
}
