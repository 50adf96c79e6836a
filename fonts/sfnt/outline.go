package sfnt

import (
	"iter"

	"jianbao/layout/glyph"
)

// Box is a rectangle in the font's units, y upward.
type Box struct{ Left, Bottom, Right, Top int32 }

// Outline is glyph id as it stands in glyf; empty when it draws nothing.
func (f *Font) Outline(id glyph.ID) []byte {
	if int(id) >= f.glyphs {
		return nil
	}
	from, to := f.offset(int(id)), f.offset(int(id)+1)
	b := f.glyf.cut(from, to-from)
	if len(b) < outlineHead {
		return nil
	}
	return b
}

// outlineHead is the contour count and the box that begin every outline.
const outlineHead = 10

func (f *Font) offset(i int) int {
	if f.long {
		return f.loca.u32(4 * i)
	}
	return 2 * f.loca.u16(2*i)
}

// Bounds is the box of id's ink as drawn: by the rasterisers' rule the
// outline moves so that its left edge is at the bearing. False: no ink.
func (f *Font) Bounds(id glyph.ID) (Box, bool) {
	o := table(f.Outline(id))
	if o == nil {
		return Box{}, false
	}
	left, right := int32(o.i16(2)), int32(o.i16(6))
	at := f.Bearing(id)
	return Box{at, int32(o.i16(4)), at + right - left, int32(o.i16(8))}, true
}

// Flags of a component in a composite outline, from the glyf specification.
const (
	wordArguments = 1 << 0
	oneScale      = 1 << 3
	moreFollow    = 1 << 5
	twoScales     = 1 << 6
	fourScales    = 1 << 7
)

// Components are where in outline each component's glyph number stands, and
// the number. A simple outline has none.
func Components(outline []byte) iter.Seq2[int, glyph.ID] {
	return func(yield func(int, glyph.ID) bool) {
		o := table(outline)
		if o.i16(0) >= 0 {
			return
		}
		for at := outlineHead; at+4 <= len(o); {
			flags := o.u16(at)
			if !yield(at+2, glyph.ID(o.u16(at+2))) || flags&moreFollow == 0 {
				return
			}
			at += 4 + argumentBytes(flags)
		}
	}
}

func argumentBytes(flags int) int {
	n := 2
	if flags&wordArguments != 0 {
		n = 4
	}
	switch {
	case flags&oneScale != 0:
		return n + 2
	case flags&twoScales != 0:
		return n + 4
	case flags&fourScales != 0:
		return n + 8
	}
	return n
}
