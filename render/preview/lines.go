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
	samples := 3
	p := drawn{width: size.X, height: size.Y, depth: 8, colour: rgbColour}
	if c.isGrey() {
		p.colour, samples = grey, 1
	}
	p.lineBytes = samples * size.X
	f := filter{step: samples, plain: make([]byte, p.lineBytes),
		above: make([]byte, p.lineBytes), other: make([]byte, p.lineBytes)}
	p.line = func(y int, to []byte) {
		c.samples(y, samples, f.plain)
		f.line(to)
	}
	return p
}

func (c *painted) isGrey() bool {
	pix := c.img.Pix
	for i := 0; i < len(pix); i += 4 {
		if pix[i] != pix[i+1] || pix[i] != pix[i+2] {
			return false
		}
	}
	return true
}

// samples writes the first n of every four bytes of line y.
func (c *painted) samples(y, n int, to []byte) {
	pix := c.img.Pix[y*c.img.Stride:][:c.img.Stride]
	for i, k := 0, 0; i < len(pix); i, k = i+4, k+n {
		copy(to[k:k+n], pix[i:i+n])
	}
}

// filter makes lines of photographs smaller. It weighs two filters by the
// usual measure, the sum of differences: 12.8.
type filter struct {
	step         int // bytes of a pixel
	plain, above []byte
	other        []byte
}

// line writes the plain line filtered, and makes it the one above the next.
func (f *filter) line(to []byte) {
	up, sub := to[1:], f.other
	to[0] = filterUp
	if !bytes.Equal(f.plain, f.above) {
		for i, v := range f.plain {
			up[i] = v - f.above[i]
		}
		copy(sub, f.plain[:f.step])
		for i := f.step; i < len(f.plain); i++ {
			sub[i] = f.plain[i] - f.plain[i-f.step]
		}
		if weight(sub) < weight(up) {
			to[0] = filterSub
			copy(up, sub)
		}
	} else {
		clear(up)
	}
	f.plain, f.above = f.above, f.plain
}

// weight is the sum of differences, which are signed bytes.
func weight(line []byte) (sum int) {
	for _, v := range line {
		sum += max(int(int8(v)), -int(int8(v)))
	}
	return sum
}
