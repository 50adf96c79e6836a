package sfnt

import (
	"errors"
	"fmt"

	"jianbao/layout/glyph"
)

// Point is a point of an outline, in the font's units. Between two points on
// the curve it runs straight, otherwise by quadratic splines.
type Point struct {
	X, Y int32
	On   bool
}

// Contour is a closed line.
type Contour []Point

// Limits on damaged fonts: real composites are two or three deep and have
// some dozen parts in all.
const (
	maxDepth  = 6
	maxParts  = 1 << 10
	maxPoints = 1 << 16
)

// drawing is a glyph on the way to its contours.
type drawing struct {
	font          *Font
	parts, points int // how many so far
}

// Contours are the outline of glyph id with its components put in place.
func (f *Font) Contours(id glyph.ID) ([]Contour, error) {
	contours, err := (&drawing{font: f}).contours(id, 0)
	if err != nil {
		return nil, fmt.Errorf("glyph %d: %w", id, err)
	}
	return contours, nil
}

func (d *drawing) contours(id glyph.ID, depth int) ([]Contour, error) {
	o := table(d.font.Outline(id))
	d.parts++
	switch {
	case d.parts > maxParts:
		return nil, errors.New("too many components")
	case o == nil:
		return nil, nil
	case o.i16(0) >= 0:
		return simpleContours(o)
	case depth == maxDepth:
		return nil, errors.New("components of components too deep")
	}
	return d.composed(o, depth)
}

// xyArguments: a component is placed by an offset, not by matching points.
const xyArguments = 1 << 1

func (d *drawing) composed(o table, depth int) ([]Contour, error) {
	var all []Contour
	for at, id := range Components(o) {
		if o.u16(at-2)&xyArguments == 0 {
			return nil, errors.New("component placed by points")
		}
		part, err := d.contours(id, depth+1)
		if err != nil {
			return nil, err
		}
		place := placement(o, at-2)
		for _, c := range part {
			if d.points += len(c); d.points > maxPoints {
				return nil, errors.New("too many points")
			}
			place.move(c)
		}
		all = append(all, part...)
	}
	return all, nil
}

// affine is a component's transformation, its scales in 1/16384.
type affine struct{ xx, yx, xy, yy, dx, dy int64 }

// placement reads the transformation of the component at a place.
func placement(o table, at int) affine {
	const one = 1 << 14
	flags := o.u16(at)
	a := affine{xx: one, yy: one}
	a.dx, a.dy = int64(int8(o.u16(at+4)>>8)), int64(int8(o.u16(at+4)))
	at += 6
	if flags&wordArguments != 0 {
		a.dx, a.dy = int64(o.i16(at-2)), int64(o.i16(at))
		at += 2
	}
	switch {
	case flags&oneScale != 0:
		a.xx = int64(o.i16(at))
		a.yy = a.xx
	case flags&twoScales != 0:
		a.xx, a.yy = int64(o.i16(at)), int64(o.i16(at+2))
	case flags&fourScales != 0:
		a.xx, a.yx = int64(o.i16(at)), int64(o.i16(at+2))
		a.xy, a.yy = int64(o.i16(at+4)), int64(o.i16(at+6))
	}
	return a
}

func (a affine) move(c Contour) {
	const half, shift = 1 << 13, 14
	for i, p := range c {
		x, y := int64(p.X), int64(p.Y)
		c[i].X = int32((a.xx*x+a.xy*y+half)>>shift + a.dx)
		c[i].Y = int32((a.yx*x+a.yy*y+half)>>shift + a.dy)
	}
}

// Flags of a point in a simple outline, from the glyf specification. A
// coordinate of one byte has its sign in the flag that else says "as before".
const (
	onCurve = 1 << 0
	xByte   = 1 << 1
	yByte   = 1 << 2
	repeats = 1 << 3
	xSame   = 1 << 4
	ySame   = 1 << 5
)

var errCutOff = errors.New("outline cut off")

func simpleContours(o table) ([]Contour, error) {
	n := o.i16(0)
	if n == 0 {
		return nil, nil
	}
	at := outlineHead + 2*n
	count := o.u16(at-2) + 1
	at += 2 + o.u16(at) // over the instructions
	flags, at, err := readFlags(o, at, count)
	if err != nil {
		return nil, err
	}
	points := make([]Point, count)
	var x, y int32
	for i, f := range flags {
		x, at = coordinate(o, at, x, f&xByte != 0, f&xSame != 0)
		points[i].X, points[i].On = x, f&onCurve != 0
	}
	for i, f := range flags {
		y, at = coordinate(o, at, y, f&yByte != 0, f&ySame != 0)
		points[i].Y = y
	}
	if at > len(o) {
		return nil, errCutOff
	}
	return split(o, points, n)
}

func readFlags(o table, at, count int) (flags []byte, next int, err error) {
	flags = make([]byte, 0, count)
	for len(flags) < count {
		if at+2 > len(o) {
			return nil, 0, errCutOff
		}
		f, times := o[at], 1
		at++
		if f&repeats != 0 {
			times += int(o[at])
			at++
		}
		for range min(times, count-len(flags)) {
			flags = append(flags, f)
		}
	}
	return flags, at, nil
}

// coordinate reads one coordinate, which is told by its distance from the last.
func coordinate(o table, at int, last int32, short, same bool) (v int32, next int) {
	switch {
	case short && at < len(o) && same:
		return last + int32(o[at]), at + 1
	case short && at < len(o):
		return last - int32(o[at]), at + 1
	case short:
		return last, at + 1
	case same:
		return last, at
	}
	return last + int32(o.i16(at)), at + 2
}

// split cuts points into n contours by the numbers of their last points.
func split(o table, points []Point, n int) ([]Contour, error) {
	contours := make([]Contour, n)
	from := 0
	for i := range contours {
		to := o.u16(outlineHead+2*i) + 1
		if to < from || to > len(points) {
			return nil, errors.New("contours overlap")
		}
		contours[i] = points[from:to:to]
		from = to
	}
	return contours, nil
}

// Outline is contours as glyf keeps them, without instructions, and their
// box. No contours: no bytes.
func Outline(contours []Contour) ([]byte, Box) {
	if len(contours) == 0 {
		return nil, Box{}
	}
	box := BoxOf(contours)
	b := appendU16(nil, len(contours),
		int(box.Left), int(box.Bottom), int(box.Right), int(box.Top))
	last := -1
	for _, c := range contours {
		last += len(c)
		b = appendU16(b, last)
	}
	b = appendU16(b, 0)
	var xs, ys []byte
	var before Point
	for _, c := range contours {
		for _, p := range c {
			xFlag, yFlag := byte(0), byte(0)
			xs, xFlag = appendCoordinate(xs, p.X-before.X, xByte, xSame)
			ys, yFlag = appendCoordinate(ys, p.Y-before.Y, yByte, ySame)
			flag := xFlag | yFlag
			if p.On {
				flag |= onCurve
			}
			b = append(b, flag)
			before = p
		}
	}
	return append(append(b, xs...), ys...), box
}

func appendCoordinate(b []byte, d int32, short, same byte) ([]byte, byte) {
	switch {
	case d == 0:
		return b, same
	case d > 0 && d <= 0xFF:
		return append(b, byte(d)), short | same
	case d < 0 && d >= -0xFF:
		return append(b, byte(-d)), short
	}
	return appendU16(b, int(d)), 0
}

func BoxOf(contours []Contour) Box {
	const far = 1 << 30
	b := Box{far, far, -far, -far}
	for _, c := range contours {
		for _, p := range c {
			b.Left, b.Right = min(b.Left, p.X), max(b.Right, p.X)
			b.Bottom, b.Top = min(b.Bottom, p.Y), max(b.Top, p.Y)
		}
	}
	return b
}
