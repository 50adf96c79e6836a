package preview

import (
	"errors"
	"fmt"
	"image"

	"jianbao/layout/ink"
	"jianbao/layout/page"
	"jianbao/layout/unit"
)

// drawing is one page on its way to a canvas.
type drawing struct {
	// configuration
	renderer *Renderer
	canvas   canvas
	size     image.Point
	scale    scale

	// state
	levels []uint8 // of one row of a bar
}

// page draws what text stands on first, in the order of the PDF writer.
func (d *drawing) page(p *page.Page, g Grid) error {
	for i := range p.Pictures {
		if err := d.picture(&p.Pictures[i]); err != nil {
			return fmt.Errorf("picture at %s: %w", p.Pictures[i].Source.Path, err)
		}
	}
	for _, r := range p.Rules {
		d.canvas.setInk(rgbOf(r.Ink))
		d.bar(r.Area)
	}
	d.grid(p, g)
	for i := range p.Texts {
		if err := d.text(&p.Texts[i]); err != nil {
			return fmt.Errorf("text %q: %w", p.Texts[i].Text, err)
		}
	}
	return nil
}

// bar fills the area with the ink. A pixel that it covers in part takes as
// much of the ink.
func (d *drawing) bar(a unit.Rect) {
	left, right := d.edges(a.Min.X, a.Max.X, d.size.X)
	top, bottom := d.edges(a.Min.Y, a.Max.Y, d.size.Y)
	x0, x1 := int(left/whole), int((right+whole-1)/whole)
	if x0 >= x1 {
		return
	}
	for y := top / whole; y*whole < bottom; y++ {
		tall := overlap(y, top, bottom)
		d.levels = d.levels[:0]
		for x := x0; x < x1; x++ {
			share := tall * overlap(int64(x), left, right)
			d.levels = append(d.levels, uint8((share*full+whole*whole/2)/(whole*whole)))
		}
		d.canvas.row(x0, int(y), d.levels)
	}
}

// whole is how many parts a pixel's side has in the reckoning of bars.
const whole = 256

// edges is from and to in parts of a pixel, cut off at the sheet's n pixels.
func (d *drawing) edges(from, to unit.Length, n int) (lo, hi int64) {
	lo = max(d.scale.parts(from, whole), 0)
	return lo, min(d.scale.parts(to, whole), int64(n)*whole)
}

// overlap is how much of pixel i lies between lo and hi, in parts.
func overlap(i, lo, hi int64) int64 {
	return max(min(hi, (i+1)*whole)-max(lo, i*whole), 0)
}

func (d *drawing) text(t *page.Text) error {
	if len(t.Glyphs) == 0 {
		return nil
	}
	f, err := d.renderer.face(t.Face)
	if err != nil {
		return err
	}
	d.canvas.setInk(rgbOf(t.Ink))
	s := newStrike(t, d.scale)
	phases := s.phases()
	baseline := int(d.scale.parts(t.Origin.Y, 1))
	pen := t.Origin.X
	for _, g := range t.Glyphs {
		if g.ID != 0 { // .notdef is never drawn
			if t.Turned {
				baseline = int(d.scale.parts(t.Origin.Y+pen-t.Origin.X+unit.Length(g.Shift), 1))
			}
			x := d.scale.parts(xOf(t, pen+unit.Length(g.Shift)), phases)
			at := floorDiv(x, phases)
			m, err := d.renderer.mask(f, maskKey{s, g.ID, uint8(x - at*phases)})
			if err != nil {
				return err
			}
			d.stamp(m, int(at), baseline)
		}
		pen += unit.Length(g.Advance)
	}
	return nil
}

// xOf is where a glyph whose pen has come to pen stands across the page.
func xOf(t *page.Text, pen unit.Length) unit.Length {
	if t.Turned {
		return t.Origin.X
	}
	return pen
}

// stamp lays m on the canvas with its origin at (x, y). What lies outside the
// sheet is cut off.
func (d *drawing) stamp(m *mask, x, y int) {
	x, y = x+m.left, y+m.top
	from, to := max(-x, 0), min(m.width, d.size.X-x)
	if from >= to {
		return
	}
	last := min(m.height(), d.size.Y-y)
	for i := max(-y, 0); i < last; i++ {
		d.canvas.row(x+from, y+i, m.levels[i*m.width+from:i*m.width+to])
	}
}

var errNoPicture = errors.New("an area without a picture")

func (d *drawing) picture(p *page.Picture) error {
	if p.Picture == nil {
		return errNoPicture
	}
	area := d.outer(p.Area)
	if !area.Overlaps(image.Rectangle{Max: d.size}) {
		return nil
	}
	img, err := d.renderer.scaled(p.Picture, area.Size())
	if err != nil {
		return err
	}
	d.canvas.place(img, area.Min)
	return nil
}

// outer is every pixel that r touches, which is what a picture paints:
// PDF 32000-1 10.6.5. A hair's breadth does not count.
func (d *drawing) outer(r unit.Rect) image.Rectangle {
	const hair = unit.Pt / 200
	return image.Rect(
		d.scale.floor(r.Min.X+hair), d.scale.floor(r.Min.Y+hair),
		d.scale.ceil(r.Max.X-hair), d.scale.ceil(r.Max.Y-hair))
}

// rgb is a colour of the screen.
type rgb struct{ r, g, b uint8 }

func rgbOf(i ink.Ink) rgb { return rgb{i.R, i.G, i.B} }

var paper = rgb{255, 255, 255}

// full is the level of a pixel that is covered wholly. Sixteen levels are
// what a pixel of four bits tells apart.
const full = 15

// over is ink of a level laid over a colour.
func (k rgb) over(under rgb, level uint8) rgb {
	mix := func(ink, under uint8) uint8 {
		return uint8((int(ink)*int(level) + int(under)*int(full-level) + full/2) / full)
	}
	return rgb{mix(k.r, under.r), mix(k.g, under.g), mix(k.b, under.b)}
}
