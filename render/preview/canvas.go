package preview

import (
	"image"
	"image/draw"
	"sync"

	"jianbao/layout/page"
)

// canvas is what a page is drawn on. Who draws stays inside it, except with
// pictures.
type canvas interface {
	// setInk chooses the ink of the rows that follow.
	setInk(k rgb)
	// row lays the ink over the pixels from (x, y) to the right, in levels.
	row(x, y int, levels []uint8)
	// place puts a picture with its top left corner at.
	place(img *image.RGBA, at image.Point)
	// picture is what has been drawn.
	picture() drawn
	// release gives back the canvas's memory; nothing of it may be used after.
	release()
}

// mostInks is how many inks a page of few colours has. Each may take up to
// full colours of the 255 that a tinted canvas tells apart.
const mostInks = 12

// newCanvas is a canvas for p: of one byte a pixel when few colours are on it.
func newCanvas(p *page.Page, size image.Point) canvas {
	if inks := inksOf(p); len(p.Pictures) == 0 && len(inks) <= mostInks {
		return newTinted(size, inks)
	}
	return newPainted(size)
}

// inksOf is the colours of p's inks, those used first in front.
func inksOf(p *page.Page) (inks []rgb) {
	seen := map[rgb]bool{}
	add := func(k rgb) {
		if !seen[k] {
			seen[k] = true
			inks = append(inks, k)
		}
	}
	for _, r := range p.Rules {
		add(rgbOf(r.Ink))
	}
	for i := range p.Texts {
		add(rgbOf(p.Texts[i].Ink))
	}
	return inks
}

// painted is a canvas of any colours.
type painted struct {
	img image.RGBA
	ink rgb
}

func newPainted(size image.Point) *painted {
	c := &painted{img: image.RGBA{
		Pix:    memory.take(4 * size.X * size.Y),
		Stride: 4 * size.X,
		Rect:   image.Rectangle{Max: size},
	}}
	whiten(c.img.Pix)
	return c
}

// whiten fills pix, a copy of what is white already after the other.
func whiten(pix []uint8) {
	for i := range min(len(pix), 64) {
		pix[i] = 255
	}
	for n := 64; n < len(pix); n *= 2 {
		copy(pix[n:], pix[:n])
	}
}

func (c *painted) setInk(k rgb) { c.ink = k }

func (c *painted) row(x, y int, levels []uint8) {
	pix := c.img.Pix[c.img.PixOffset(x, y):]
	for i, level := range levels {
		if level == 0 {
			continue
		}
		p := pix[4*i : 4*i+3 : 4*i+3]
		k := c.ink.over(rgb{p[0], p[1], p[2]}, level)
		p[0], p[1], p[2] = k.r, k.g, k.b
	}
}

func (c *painted) place(img *image.RGBA, at image.Point) {
	draw.Draw(&c.img, img.Rect.Add(at), img, image.Point{}, draw.Src)
}

func (c *painted) release() { memory.give(c.img.Pix) }

// memory is the canvases of pages drawn before. Those of unusual size are
// left to the collector.
var memory buffers

type buffers struct{ pool sync.Pool }

// mostKept is the largest buffer kept: an A4 page of any colours at 150 dots
// an inch.
const mostKept = 10 << 20

func (b *buffers) take(n int) []uint8 {
	if p, ok := b.pool.Get().(*[]uint8); ok && cap(*p) >= n {
		return (*p)[:n]
	}
	return make([]uint8, n)
}

func (b *buffers) give(p []uint8) {
	if cap(p) <= mostKept {
		b.pool.Put(&p)
	}
}
