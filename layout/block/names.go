package block

import (
	"unicode/utf8"

	"jianbao/layout/unit"
)

// NameGrid is the columns of a name list (名单): whole cells wide, on the pages
// as in Word.
type NameGrid struct {
	Step unit.Length // from column to column
	Rows [][]NamePlace
}

// NamePlace is a name, by its index, and the column it begins in.
type NamePlace struct{ Name, Column int }

// OpenedName tells whether a name is opened by a cell to the width of three.
func OpenedName(name Run) bool { return utf8.RuneCountInString(name.Text) == 2 }

// ArrangeNames finds the width of columns for names of these widths: that of
// the longest, unless narrower columns, of which long names take several,
// save a third of the rows.
func ArrangeNames(names []Run, widths []unit.Length, cell, room unit.Length) NameGrid {
	widest := unit.Length(0)
	for _, w := range widths {
		widest = max(widest, w)
	}
	blank := blankAfter(names)
	most := cellsOf(widest, cell) + blank
	room += unit.Length(blank) * cell // the blank after the last name of a row
	grid := gridOf(widths, unit.Length(most)*cell, room)
	plain := len(grid.Rows)
	for cells := most - 1; cells >= shortName+blank; cells-- {
		g := gridOf(widths, unit.Length(cells)*cell, room)
		if len(g.Rows) < len(grid.Rows) && 3*len(g.Rows) <= 2*plain {
			grid = g
		}
	}
	return grid
}

// shortName is the cells of the usual name: columns are never narrower.
const shortName = 3

// blankAfter is how many cells stay free after the longest name: one, or two
// when a name is opened by one, so that 张　三 and 李　四 are read as two.
func blankAfter(names []Run) int {
	for _, n := range names {
		if OpenedName(n) {
			return 2
		}
	}
	return 1
}

// roundings are what sums of lengths may be off by.
const roundings = unit.Length(100)

// cellsOf is how many cells a name takes.
func cellsOf(width, cell unit.Length) int { return int((width + cell - roundings) / cell) }

// gridOf fills rows of room with names, in columns step wide.
func gridOf(widths []unit.Length, step, room unit.Length) NameGrid {
	g := NameGrid{Step: step}
	columns := max(int(room/step), 1)
	next := columns
	for i, w := range widths {
		takes := min(int((w+step/8+step-1)/step), columns)
		if next+takes > columns {
			g.Rows, next = append(g.Rows, nil), 0
		}
		k := len(g.Rows) - 1
		g.Rows[k] = append(g.Rows[k], NamePlace{i, next})
		next += takes
	}
	return g
}
