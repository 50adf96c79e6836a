package pdf

import (
	"jianbao/layout/page"
	"jianbao/layout/unit"
)

// micro is a length in millionths of an EMU: fine enough that widths in
// millionths of an em times a size stay whole, so every machine gets the
// same numbers.
type micro int64

const (
	emu        micro = 1e6
	centipoint       = micro(unit.Pt) * emu / 100  // what gopdf keeps of a place
	millipoint       = micro(unit.Pt) * emu / 1000 // what gopdf keeps of a spacing
)

// drift is how far a glyph may stand from its place before it is moved there.
// It is a tenth of what the eye or a proof could find (0.05 mm).
const drift = micro(unit.Mm) * emu / 200

// farthest is the greatest move inside a segment, in thousandths of an em;
// gopdf's adjustments are 16 bits.
const farthest = 30000

// segment is a stretch of a text that one call draws.
type segment struct {
	from, to int   // glyphs
	x        micro // pen, rounded as gopdf writes it
	spacing  int64 // after every glyph, in thousandths of a point
	moves    int   // where those of its second glyph and the next begin
}

// spacer works out how the glyphs of a text come to their places: by one
// spacing for all of them, and by moves where that is not enough.
type spacer struct {
	segments []segment
	moves    []int16 // before each glyph but a segment's first, ‰ em to the right
	deltas   []micro // from glyph to glyph as wanted
}

// set works out t. widths are of its glyphs, in millionths of an em. What it
// returns is good until the next call.
func (s *spacer) set(t *page.Text, widths []int32) []segment {
	s.segments, s.moves = s.segments[:0], s.moves[:0]
	s.measure(t)
	spacing := s.spacing(t, widths)
	x := (micro(t.Origin.X) + micro(t.Glyphs[0].Shift)) * emu
	s.begin(0, x, spacing)
	size := sizeOf(t)
	step := size * millipoint / 1000
	off := unscaled(s.last().x-x, t) // where the pen is, right of where it should be
	for i, d := range s.deltas {
		x += scaled(d, t)
		off += advance(size, widths[i]) + micro(spacing)*millipoint - d
		move := -roundDiv(off, step)
		switch {
		case off <= drift && off >= -drift:
			move = 0
		case move > farthest || move < -farthest:
			s.begin(i+1, x, spacing)
			off = unscaled(s.last().x-x, t)
			continue
		}
		s.moves = append(s.moves, int16(move))
		off += micro(move) * step
	}
	s.last().to = len(t.Glyphs)
	return s.segments
}

// measure fills deltas: what lies between the places of neighbours, before
// the text is scaled.
func (s *spacer) measure(t *page.Text) {
	s.deltas = s.deltas[:0]
	for i := 1; i < len(t.Glyphs); i++ {
		a, b := &t.Glyphs[i-1], &t.Glyphs[i]
		d := micro(a.Advance-a.Shift+b.Shift) * emu
		s.deltas = append(s.deltas, unscaled(d, t))
	}
}

// spacing is what most glyphs of t have after them beyond their own width.
func (s *spacer) spacing(t *page.Text, widths []int32) (best int64) {
	size := sizeOf(t)
	var values [12]int64
	var counts [12]int
	n, most := 0, 0
	for i, d := range s.deltas {
		v := int64(roundDiv(d-advance(size, widths[i]), millipoint))
		k := 0
		for k < n && values[k] != v {
			k++
		}
		if k == len(values) {
			continue
		}
		if k == n {
			values[k] = v
			n++
		}
		if counts[k]++; counts[k] > most {
			most, best = counts[k], v
		}
	}
	return best
}

func (s *spacer) begin(glyph int, x micro, spacing int64) {
	if len(s.segments) > 0 {
		s.last().to = glyph
	}
	x = roundDiv(x, centipoint) * centipoint
	s.segments = append(s.segments, segment{from: glyph, x: x, spacing: spacing,
		moves: len(s.moves)})
}

func (s *spacer) last() *segment { return &s.segments[len(s.segments)-1] }

// sizeOf is the type size in thousandths of a point, as gopdf writes it.
func sizeOf(t *page.Text) micro { return roundDiv(micro(t.Size)*emu, millipoint) }

// advance is how far a glyph of width millionths of an em moves the pen.
func advance(size micro, width int32) micro {
	return size * micro(width) * millipoint / emu
}

// unscaled is d before the horizontal scale of t makes it d.
func unscaled(d micro, t *page.Text) micro {
	if t.Scale == 0 || t.Scale == 1000 {
		return d
	}
	return roundDiv(d*1000, micro(t.Scale))
}

// scaled is d after the horizontal scale of t.
func scaled(d micro, t *page.Text) micro {
	if t.Scale == 0 || t.Scale == 1000 {
		return d
	}
	return roundDiv(d*micro(t.Scale), 1000)
}

// roundDiv is a/b to the nearest, halves away from zero; b is positive.
func roundDiv(a, b micro) micro {
	if a < 0 {
		return -((-a + b/2) / b)
	}
	return (a + b/2) / b
}
