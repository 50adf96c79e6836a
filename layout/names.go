package layout

import (
	"unicode/utf8"

	"jianbao/layout/block"
	"jianbao/layout/page"
	"jianbao/layout/unit"
)

// names is a list of names in columns of whole cells: a name is never broken
// and one of two characters is opened to the width of three. A name too long
// for a column takes several.
type names struct {
	style *block.Style
	rows  [][]columnName
	step  unit.Length // from column to column
}

// columnName is a name and the column it begins in.
type columnName struct {
	*loneLine
	column int
}

// namesOf sets a name list.
func (c *composer) namesOf(b *block.Block, tag page.TagID) *names {
	var lines []*loneLine
	for i := range b.Runs {
		l := c.oneLine(b.Runs[i:i+1], b.Style, tag)
		if utf8.RuneCountInString(b.Runs[i].Text) == 2 {
			l.spread(b.Style.Size, c.area().W())
		}
		lines = append(lines, l)
	}
	n := &names{style: b.Style}
	n.arrange(lines, c.setup.CellX(1), c.area().W()-b.Style.Left-b.Style.Right)
	return n
}

// arrange finds the width of columns: that of the longest name, unless
// narrower columns, of which long names take several, save a third of the rows.
func (n *names) arrange(lines []*loneLine, cell, room unit.Length) {
	widest := unit.Length(0)
	for _, l := range lines {
		widest = max(widest, l.width)
	}
	most := cellsOf(widest, cell)
	n.step = unit.Length(most) * cell
	n.rows = rowsOf(lines, n.step, room+cell)
	plain := len(n.rows)
	for cells := most - 1; cells >= leastColumn; cells-- {
		step := unit.Length(cells) * cell
		rows := rowsOf(lines, step, room+cell)
		if len(rows) < len(n.rows) && 3*len(rows) <= 2*plain {
			n.step, n.rows = step, rows
		}
	}
}

// leastColumn is the narrowest column in cells: three characters and a blank.
const leastColumn = 4

// cellsOf is how many cells a name takes with the blank after it.
func cellsOf(width, cell unit.Length) int { return int((width+cell-slop)/cell) + 1 }

// rowsOf fills rows of room with names, in columns step wide; room counts the
// blank after the last.
func rowsOf(lines []*loneLine, step, room unit.Length) (rows [][]columnName) {
	columns := max(int(room/step), 1)
	next := columns
	for _, l := range lines {
		takes := min(int((l.width+step/8+step-1)/step), columns)
		if next+takes > columns {
			rows, next = append(rows, nil), 0
		}
		k := len(rows) - 1
		rows[k] = append(rows[k], columnName{l, next})
		next += takes
	}
	return rows
}

func (n *names) strips() int            { return len(n.rows) }
func (n *names) mayPart(k int) bool     { return k >= 2 && n.strips()-k >= 2 }
func (n *names) resume(int) unit.Length { return 0 }
func (n *names) strip(int) strip        { return strip{grid: 1, body: 1} }

func (n *names) draw(c *composer, pg *page.Page, k int, s spot) {
	y := c.gridBaseline(s.line, n.style.Size)
	for _, name := range n.rows[k] {
		x := c.area().Min.X + n.style.Left + unit.Length(name.column)*n.step
		name.draw(pg, unit.Point{X: x, Y: y})
	}
}
