package preview

import (
	"errors"
	"sync"

	"github.com/golang/freetype/raster"
	"github.com/golang/freetype/truetype"
	"golang.org/x/image/math/fixed"

	"jianbao/layout/glyph"
	"jianbao/layout/page"
	"jianbao/layout/unit"
)

// strike is a face at one size on one grid of pixels.
type strike struct {
	face  glyph.FaceID
	size  unit.Length
	width unit.Length // the size across, where glyphs are narrowed or widened
	turn  bool        // a quarter clockwise
	scale scale
}

func newStrike(t *page.Text, s scale) strike {
	k := strike{t.Face, t.Size, t.Size, t.Turned, s}
	if t.Scale != 0 {
		k.width = unit.Scale(t.Size, int64(t.Scale), 1000)
	}
	return k
}

// phases is how many places inside a pixel glyphs may begin at, across. It
// keeps them within 1/96 em of where they belong, and big shapes few. Down
// there is one: all glyphs of a line stand on the same edge of pixels.
func (s strike) phases() int64 {
	switch em := s.scale.parts(s.size, 1); {
	case s.turn:
		return 1
	case em < 24:
		return 4
	case em < 48:
		return 2
	}
	return 1
}

// maskKey tells one shape from another.
type maskKey struct {
	strike
	id    glyph.ID
	phase uint8 // of strike.phases
}

// mask is how much of each pixel a glyph covers, in levels up to full, row
// after row.
type mask struct {
	left, top int // from the pixel of the origin; top is above the baseline when negative
	width     int
	levels    []uint8
}

func (m *mask) height() int {
	return len(m.levels) / max(m.width, 1)
}

// maskOverhead is roughly what a mask takes beside its levels.
const maskOverhead = 160

// mask is the shape of a glyph of f.
func (r *Renderer) mask(f *face, k maskKey) (*mask, error) {
	if m, ok := r.masks.get(k); ok {
		return m, nil
	}
	font, err := f.font()
	if err != nil {
		return nil, f.wrong(err)
	}
	m, err := newMask(font, k)
	if err != nil {
		return nil, f.wrong(err)
	}
	r.masks.put(k, m, len(m.levels)+maskOverhead)
	return m, nil
}

// newMask makes the mask of a glyph.
func newMask(f *truetype.Font, k maskKey) (m *mask, err error) {
	defer rescue(&err)
	p := plotters.Get().(*plotter)
	if err := p.outline.load(f, k.id); err != nil {
		return nil, err
	}
	m, err = p.plot(k)
	plotters.Put(p) // after a panic it is left to the collector
	return m, err
}

// plotters are costly to make and keep nothing of a glyph.
var plotters = sync.Pool{New: func() any { return new(plotter) }}

// plotter fills outlines.
type plotter struct {
	outline outline
	raster  raster.Rasterizer
	points  []point
}

// point is a truetype.Point in 64ths of a pixel, y down.
type point struct {
	at fixed.Point26_6
	on bool
}

// side is the most pixels that a glyph may have across or down: more than any
// page at the finest resolution.
const side = 1 << 14

var errHuge = errors.New("glyph larger than any page")

func (p *plotter) plot(k maskKey) (*mask, error) {
	if len(p.outline.Ends) == 0 {
		return &mask{}, nil
	}
	b, ok := p.place(k)
	if !ok {
		return nil, errHuge
	}
	m := &mask{left: b.Min.X.Floor(), top: b.Min.Y.Floor()}
	m.width = b.Max.X.Ceil() - m.left
	height := b.Max.Y.Ceil() - m.top
	if m.width > side || height > side || m.width*height > MaxPixels {
		return nil, errHuge
	}
	m.levels = make([]uint8, m.width*height)
	p.fill(m, height)
	return m, nil
}

// place works out the points of the outline, and their bounds; false when
// they lie beyond all pages.
func (p *plotter) place(k maskKey) (b fixed.Rectangle26_6, ok bool) {
	dots := int64(k.scale) * 64
	em := p.outline.unitsPerEm * int64(unit.Inch)
	phase := int64(k.phase) * 64 / k.phases()
	p.points = p.points[:0]
	for i, from := range p.outline.Points {
		x := phase + roundDiv(int64(from.X)*dots*int64(k.width), em)
		y := -roundDiv(int64(from.Y)*dots*int64(k.size), em)
		if k.turn {
			x, y = -y, x
		}
		if max(x, -x, y, -y) > side*64 {
			return b, false
		}
		at := fixed.Point26_6{X: fixed.Int26_6(x), Y: fixed.Int26_6(y)}
		p.points = append(p.points, point{at, onCurve(from)})
		if i == 0 {
			b = fixed.Rectangle26_6{Min: at, Max: at}
		}
		b.Min.X, b.Max.X = min(b.Min.X, at.X), max(b.Max.X, at.X)
		b.Min.Y, b.Max.Y = min(b.Min.Y, at.Y), max(b.Max.Y, at.Y)
	}
	return b, true
}

// roundDiv is a/b to the nearest; b is positive.
func roundDiv(a, b int64) int64 { return floorDiv(2*a+b, 2*b) }

// fill fills the outline into m. Contours that overlap fill as one, as they
// do in PDF.
func (p *plotter) fill(m *mask, height int) {
	p.raster.SetBounds(m.width, height)
	p.raster.UseNonZeroWinding = true
	corner := fixed.P(m.left, m.top)
	for i := range p.points {
		p.points[i].at = p.points[i].at.Sub(corner)
	}
	from := 0
	for _, to := range p.outline.Ends {
		p.contour(p.points[from:to])
		from = to
	}
	p.raster.Rasterize((*levelPainter)(m))
}

// contour follows one contour of straight lines and quadratic curves. Between
// two points off the curve lies one on it that the font does not write.
func (p *plotter) contour(points []point) {
	if len(points) < 3 {
		return // no area
	}
	start := points[0]
	if !start.on {
		if start = points[len(points)-1]; !start.on {
			start = point{middle(start.at, points[0].at), true}
		}
	}
	p.raster.Start(start.at)
	last := start
	for _, next := range points {
		p.step(last, next)
		last = next
	}
	p.step(last, start)
}

// step draws from last to next, as far as that is known: the curve that next
// bends ends with the point after it.
func (p *plotter) step(last, next point) {
	switch {
	case last.on && next.on:
		p.raster.Add1(next.at)
	case !last.on && next.on:
		p.raster.Add2(last.at, next.at)
	case !last.on:
		p.raster.Add2(last.at, middle(last.at, next.at))
	}
}

func middle(a, b fixed.Point26_6) fixed.Point26_6 {
	return fixed.Point26_6{X: (a.X + b.X) / 2, Y: (a.Y + b.Y) / 2}
}

// levelPainter takes what the rasteriser fills.
type levelPainter mask

// Paint writes the levels of spans.
func (m *levelPainter) Paint(spans []raster.Span, _ bool) {
	const opaque = 0xffff
	for _, s := range spans {
		level := uint8((s.Alpha*full + opaque/2) / opaque)
		row := m.levels[s.Y*m.width : (s.Y+1)*m.width]
		for x := s.X0; x < s.X1; x++ {
			row[x] = level
		}
	}
}
