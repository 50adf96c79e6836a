package preview

import "bytes"

// Filter types: 9.2.
const (
	filterNone = 0
	filterSub  = 1
	filterUp   = 2
)

// picture is the canvas in as few bits as hold its colours: 4 bits of grey
// for black on white.
func (c *tinted) picture() drawn {
	p := drawn{width: c.size.X, height: c.size.Y, depth: 4, colour: grey}
	samples, ok := c.greys()
	if !ok {
		p.colour, p.palette = indexed, c.colours
		for i := range samples {
			samples[i] = uint8(i)
		}
		if len(c.colours) > 16 {
			p.depth = 8
		}
	}
	if p.depth == 8 {
		p.lineBytes, p.line = c.size.X, c.bytesLine
		return p
	}
	p.lineBytes = (c.size.X + 1) / 2
	p.line = func(y int, to []byte) { c.nibblesLine(y, to, &samples) }
	return p
}

// greys is the four-bit sample of each colour; false when one is no grey of
// sixteen.
func (c *tinted) greys() (samples [256]uint8, ok bool) {
	const step = 255 / full
	for i, k := range c.colours {
		if k.r != k.g || k.g != k.b || k.r%step != 0 {
			return samples, false
		}
		samples[i] = k.r / step
	}
	return samples, true
}

func (c *tinted) bytesLine(y int, to []byte) {
	to[0] = filterNone
	copy(to[1:], c.pix[y*c.size.X:][:c.size.X])
}

// nibblesLine packs two pixels to a byte.
func (c *tinted) nibblesLine(y int, to []byte, samples *[256]uint8) {
	to[0] = filterNone
	pix, to := c.pix[y*c.size.X:][:c.size.X], to[1:]
	for i := range len(pix) / 2 {
		to[i] = samples[pix[2*i]]<<4 | samples[pix[2*i+1]]
	}
	if n := len(pix); n%2 == 1 {
		to[n/2] = samples[pix[n-1]] << 4
	}
}

// picture is the canvas in eight bits of grey, or of each of three colours.
func (c *painted) picture() drawn {
	size := c.img.Rect.Size()
	p := drawn{width: size.X, height: size.Y, depth: 8, colour: rgbColour}
	f := filter{step: 3}
	if c.isGrey() {
		p.colour, f.step = grey, 1
	}
	p.lineBytes = f.step * size.X
	f.plain, f.above = make([]byte, p.lineBytes), make([]byte, p.lineBytes)
	f.sub = make([]byte, p.lineBytes)
	p.line = func(y int, to []byte) {
		if y > 0 && bytes.Equal(c.line(y), c.line(y-1)) {
			to[0] = filterUp // most lines of most pages are empty
			clear(to[1:])
			return
		}
		f.take(c.line(y))
		f.line(to)
	}
	return p
}

func (c *painted) line(y int) []byte { return c.img.Pix[y*c.img.Stride:][:c.img.Stride] }

func (c *painted) isGrey() bool {
	for y := range c.img.Rect.Max.Y {
		line := c.line(y)
		if y > 0 && bytes.Equal(line, c.line(y-1)) {
			continue
		}
		for ; len(line) >= 4; line = line[4:] {
			if line[0] != line[1] || line[0] != line[2] {
				return false
			}
		}
	}
	return true
}

// filter makes lines of photographs smaller. It weighs two filters by the
// usual measure, the sum of differences: 12.8.
type filter struct {
	step         int // bytes of a pixel
	plain, above []byte
	sub          []byte
}

// take makes line, of four bytes a pixel, the next one, and the one before it
// the one above.
func (f *filter) take(line []byte) {
	f.plain, f.above = f.above, f.plain
	to := f.plain
	if f.step == 1 {
		for i := range to {
			to[i] = line[4*i]
		}
		return
	}
	for len(to) >= 3 && len(line) >= 4 {
		to[0], to[1], to[2] = line[0], line[1], line[2]
		to, line = to[3:], line[4:]
	}
}

// line writes the plain line filtered.
func (f *filter) line(to []byte) {
	up, sub := to[1:], f.sub[:len(f.plain)]
	above, before := f.above[:len(f.plain)], f.plain
	copy(sub, f.plain[:f.step])
	for i, v := range f.plain {
		up[i] = v - above[i]
	}
	for i, v := range f.plain[f.step:] {
		sub[f.step+i] = v - before[i]
	}
	to[0] = filterUp
	if weight(sub) < weight(up) {
		to[0] = filterSub
		copy(up, sub)
	}
}

// weight is the sum of differences, which are signed bytes.
func weight(line []byte) (sum int) {
	for _, v := range line {
		d := int(int8(v))
		sum += (d ^ d>>63) - d>>63 // its absolute value, without a branch
	}
	return sum
}
