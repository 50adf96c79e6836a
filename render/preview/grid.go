package preview

import (
	"image"

	"jianbao/layout/page"
	"jianbao/layout/unit"
)

// Grid is the grid that a page is set on, to be shown over it: the type area
// (版心), its cells of one 字, and the baselines of its lines.
type Grid struct {
	Columns int         // 字 a line
	Lines   int         // lines a page
	Em      unit.Length // the size of type that the grid is made for
}

// The colours of the overlay: pale enough to read through.
var (
	cellColour     = rgb{0xB4, 0xDC, 0xEC}
	baselineColour = rgb{0xF2, 0xA8, 0xB8}
	areaColour     = rgb{0x28, 0x78, 0xC8}
)

// The bounds of a grid, which has as many lines as can be told apart.
const mostCells = 200

// grid draws g under the text, so that the text stays as it is.
func (d *drawing) grid(p *page.Page, g Grid) {
	if g == (Grid{}) {
		return
	}
	a := p.TypeArea
	lines := min(g.Lines, mostCells)
	columns := min(g.Columns, mostCells)
	for i := range lines {
		top := a.Min.Y + g.lineY(a.H(), i)
		cell := unit.Rect{Min: unit.Point{X: a.Min.X, Y: top},
			Max: unit.Point{X: a.Max.X, Y: top + g.Em}}
		d.frame(cell, cellColour)
		for c := 1; c < columns; c++ {
			x := a.Min.X + unit.Scale(a.W(), int64(c), int64(g.Columns))
			d.down(x, top, top+g.Em, cellColour)
		}
		d.across(a.Min.X, a.Max.X, top+baseline(g.Em), baselineColour)
	}
	d.frame(a, areaColour)
}

// lineY is the top of line i's em box: the first and the last line touch the
// edges of the type area.
func (g Grid) lineY(height unit.Length, i int) unit.Length {
	if g.Lines < 2 {
		return 0
	}
	return unit.Scale(height-g.Em, int64(i), int64(g.Lines-1))
}

// baseline is how far below its top an em box has its baseline: Han faces are
// drawn to an em box that reaches 0.12 em under it.
func baseline(em unit.Length) unit.Length { return em - unit.Scale(em, 12, 100) }

func (d *drawing) frame(r unit.Rect, k rgb) {
	d.across(r.Min.X, r.Max.X, r.Min.Y, k)
	d.across(r.Min.X, r.Max.X, r.Max.Y, k)
	d.down(r.Min.X, r.Min.Y, r.Max.Y, k)
	d.down(r.Max.X, r.Min.Y, r.Max.Y, k)
}

// across draws a line one pixel thick, whatever the resolution.
func (d *drawing) across(from, to, y unit.Length, k rgb) {
	d.hairline(image.Rect(d.scale.floor(from), d.scale.floor(y),
		d.scale.floor(to)+1, d.scale.floor(y)+1), k)
}

func (d *drawing) down(x, from, to unit.Length, k rgb) {
	d.hairline(image.Rect(d.scale.floor(x), d.scale.floor(from),
		d.scale.floor(x)+1, d.scale.floor(to)+1), k)
}

func (d *drawing) hairline(r image.Rectangle, k rgb) {
	r = r.Intersect(image.Rectangle{Max: d.size})
	d.levels = d.levels[:0]
	for range r.Dx() {
		d.levels = append(d.levels, full)
	}
	d.canvas.setInk(k)
	for y := r.Min.Y; y < r.Max.Y; y++ {
		d.canvas.row(r.Min.X, y, d.levels)
	}
}
