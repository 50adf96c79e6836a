package preview

import (
	"image"
	"slices"
)

// tinted is a canvas of few colours, which it numbers as they come up. What
// an ink of a level makes of a colour is reckoned once and looked up after.
type tinted struct {
	size    image.Point
	pix     []uint8 // numbers of colours
	colours []rgb   // colours[0] is the paper
	mixes   map[rgb]*mixing
	mixing  *mixing // of the current ink
	ink     rgb
}

// mixing is the number of the colour that an ink of a level makes of a
// numbered colour.
type mixing [full + 1][256]uint8

// unknown is the number of no colour: a mixture not made yet.
const unknown = 255

// near is how far a channel of a mixture may be from a colour that is taken
// for it: half a step of sixteen.
const near = 8

func newTinted(size image.Point, inks []rgb) *tinted {
	c := &tinted{size: size, pix: memory.take(size.X * size.Y),
		colours: []rgb{paper}, mixes: map[rgb]*mixing{}}
	clear(c.pix)
	for _, k := range inks {
		if !slices.Contains(c.colours, k) {
			c.colours = append(c.colours, k)
		}
	}
	return c
}

func (c *tinted) setInk(k rgb) {
	c.ink = k
	if c.mixing = c.mixes[k]; c.mixing != nil {
		return
	}
	c.mixing = new(mixing)
	c.mixes[k] = c.mixing
	for level := range c.mixing {
		for i := range c.mixing[level] {
			c.mixing[level][i] = unknown
		}
	}
}

func (c *tinted) row(x, y int, levels []uint8) {
	pix := c.pix[y*c.size.X+x:]
	pix = pix[:len(levels)]
	for i, level := range levels {
		if level == 0 {
			continue
		}
		n := c.mixing[level&full][pix[i]]
		if n == unknown {
			n = c.mix(level, pix[i])
		}
		pix[i] = n
	}
}

// mix finds the colour that the ink makes of another. An ink that covers all
// is itself, for its colour was numbered at the start.
func (c *tinted) mix(level, under uint8) uint8 {
	k := c.ink.over(c.colours[under], level)
	n, off := c.nearest(k)
	if off > near && len(c.colours) < unknown {
		n = len(c.colours)
		c.colours = append(c.colours, k)
	}
	c.mixing[level][under] = uint8(n)
	return uint8(n)
}

// nearest is the colour most like k, and how far it is off.
func (c *tinted) nearest(k rgb) (n, off int) {
	off = 256
	for i, other := range c.colours {
		if d := k.distance(other); d < off {
			n, off = i, d
		}
	}
	return n, off
}

// distance is how far the channel that differs most differs.
func (k rgb) distance(o rgb) int {
	apart := func(a, b uint8) int { return max(int(a)-int(b), int(b)-int(a)) }
	return max(apart(k.r, o.r), apart(k.g, o.g), apart(k.b, o.b))
}

// place is for pages with pictures, which are never drawn on a tinted canvas.
func (c *tinted) place(*image.RGBA, image.Point) {
	panic("preview: a picture on a canvas of few colours")
}

func (c *tinted) release() { memory.give(c.pix) }
