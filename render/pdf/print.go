package pdf

import "jianbao/layout/unit"

// Print is how a file for a press differs from one for reading.
type Print struct {
	Bleed   unit.Length // how far the sheet reaches beyond the trim
	Marks   bool        // crop and registration marks outside of the trim
	Process bool        // spot colours from the process inks: no separations of their own
}

// Imposition is how pages come to stand on sheets.
type Imposition uint8

// The impositions.
const (
	Single  Imposition = iota // a page a sheet
	Booklet                   // two, in the order of a booklet stitched in the fold
	TwoUp                     // two side by side, in the order of reading
)

var impositionNames = [...]string{"", "booklet", "2up"}

// ImpositionNamed finds an imposition by the name that the command line uses.
func ImpositionNamed(name string) (Imposition, bool) {
	for i, n := range impositionNames {
		if n == name {
			return Imposition(i), true
		}
	}
	return Single, false
}

// Sizes of marks. The first is the least distance of a mark from the trim, so
// that it stays out of the work when the knife is off by as much.
const (
	markOffset = 3 * unit.Mm
	markLength = 5 * unit.Mm
	markRing   = 3 * unit.Mm / 2 // radius in a registration mark
)

// slug is what the sheet has around the trim.
func (p *Print) slug() unit.Length {
	switch {
	case p == nil:
		return 0
	case p.Marks:
		return max(p.Bleed, markOffset) + markLength
	}
	return p.Bleed
}

// bleed is what of that is printed and cut off.
func (p *Print) bleed() unit.Length {
	if p == nil {
		return 0
	}
	return p.Bleed
}

// appendMarks appends crop marks at the corners and registration marks at the
// sides of a trim of size s whose lower left corner is at slug, slug. They are
// of all inks (PDF 32000-1 8.6.6.4).
func (p *Print) appendMarks(b []byte, s unit.Size) []byte {
	at, far := p.slug(), p.slug()-max(p.Bleed, markOffset)
	right, top := at+s.W, at+s.H
	near, out := far-markLength, func(from unit.Length) unit.Length { return from + at }
	b = append(b, "/Artifact BMC\nq /All CS 1 SCN .25 w\n"...)
	for _, x := range []unit.Length{at, right} {
		b = appendLine(b, x, near, x, far)
		b = appendLine(b, x, out(top)-far, x, out(top)-near)
	}
	for _, y := range []unit.Length{at, top} {
		b = appendLine(b, near, y, far, y)
		b = appendLine(b, out(right)-far, y, out(right)-near, y)
	}
	middle := near + (far-near)/2
	for _, c := range []unit.Point{
		{X: at + s.W/2, Y: middle}, {X: at + s.W/2, Y: out(top) - middle},
		{X: middle, Y: at + s.H/2}, {X: out(right) - middle, Y: at + s.H/2},
	} {
		b = appendRing(b, c)
	}
	return append(b, "Q\nEMC\n"...)
}

func appendLine(b []byte, x1, y1, x2, y2 unit.Length) []byte {
	b = appendPoints(append(appendPoints(b, x1), ' '), y1)
	b = appendPoints(append(b, " m "...), x2)
	return append(appendPoints(append(b, ' '), y2), " l S\n"...)
}

// appendRing appends a registration mark: a cross in a ring.
func appendRing(b []byte, c unit.Point) []byte {
	const arm, r = markLength / 2, markRing
	b = appendLine(b, c.X-arm, c.Y, c.X+arm, c.Y)
	b = appendLine(b, c.X, c.Y-arm, c.X, c.Y+arm)
	k := unit.Scale(r, 5523, 10000) // of a circle by four curves
	pair := func(x, y unit.Length) {
		b = append(appendPoints(b, c.X+x), ' ')
		b = append(appendPoints(b, c.Y+y), ' ')
	}
	pair(r, 0)
	b = append(b, "m "...)
	for _, q := range [][6]unit.Length{
		{r, k, k, r, 0, r}, {-k, r, -r, k, -r, 0},
		{-r, -k, -k, -r, 0, -r}, {k, -r, r, -k, r, 0},
	} {
		pair(q[0], q[1])
		pair(q[2], q[3])
		pair(q[4], q[5])
		b = append(b, "c "...)
	}
	return append(b, "S\n"...)
}
