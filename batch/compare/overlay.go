package compare

import (
	"image"
	"image/color"
	"image/png"
	"io"
)

// levels is how many strengths of ink an overlay tells apart; a sixteenth of
// full ink is less than an eye sees beside it.
const levels = 8

// otherColour is the palette's entry for ink that was there and is there in
// another colour.
const otherColour = levels * levels

// palette has the colour of old ink i over new ink k at i*levels+k: red where
// only the old page has it, blue where only the new one has, grey where both.
func palette() color.Palette {
	var p color.Palette
	for i := range levels {
		for k := range levels {
			p = append(p, mixed(i*255/(levels-1), k*255/(levels-1)))
		}
	}
	return append(p, color.RGBA{0xC0, 0x60, 0, 0xFF})
}

// mixed is the colour of old ink i and new ink k. What both have is paler than
// what one has, so that the difference strikes the eye.
func mixed(i, k int) color.RGBA {
	both := min(i, k)
	pale := 255 - both*5/9
	onlyOld, onlyNew := i-both, k-both
	return color.RGBA{
		R: uint8(max(0, pale-onlyNew)),
		G: uint8(max(0, pale-onlyOld-onlyNew)),
		B: uint8(max(0, pale-onlyOld)),
		A: 0xFF,
	}
}

// writeOverlay writes the picture of old and now over each other; a nil one is
// a page that is not there.
func writeOverlay(w io.Writer, old, now image.Image) error {
	below, above := sheetOf(old), sheetOf(now)
	size := image.Pt(max(below.size.X, above.size.X), max(below.size.Y, above.size.Y))
	img := image.NewPaletted(image.Rectangle{Max: size}, palette())
	for y := range size.Y {
		row := img.Pix[y*img.Stride:]
		for x := range size.X {
			a, b := below.at(x, y), above.at(x, y)
			row[x] = entry(a, b)
		}
	}
	e := png.Encoder{CompressionLevel: png.BestSpeed}
	return e.Encode(w, img)
}

// entry is the palette's entry for an old pixel and a new one.
func entry(a, b [3]uint8) uint8 {
	i, k := strength(a), strength(b)
	if i > levels/2 && k > levels/2 && apart(a, b) > farColour {
		return otherColour
	}
	return uint8(i*levels + k)
}

// farColour is more than smoothed edges of one colour differ by.
const farColour = 96

// strength is how strong a pixel's ink is, whatever its colour: the channel that it
// darkens most counts.
func strength(c [3]uint8) int {
	return (255 - int(min(c[0], c[1], c[2]))) * levels / 256
}

func apart(a, b [3]uint8) (most int) {
	for i := range a {
		most = max(most, int(a[i])-int(b[i]), int(b[i])-int(a[i]))
	}
	return most
}

// sheet is a page's pixels, red, green and blue; outside it is paper.
type sheet struct {
	size image.Point
	pix  []uint8
}

func (s sheet) at(x, y int) [3]uint8 {
	if x >= s.size.X || y >= s.size.Y {
		return [3]uint8{255, 255, 255}
	}
	i := 3 * (y*s.size.X + x)
	return [3]uint8(s.pix[i : i+3])
}

// sheetOf takes the pixels out of a picture, quickly for those kinds that a
// PNG file of a page decodes to.
func sheetOf(img image.Image) sheet {
	if img == nil {
		return sheet{}
	}
	b := img.Bounds()
	s := sheet{size: b.Size(), pix: make([]uint8, 0, 3*b.Dx()*b.Dy())}
	for y := b.Min.Y; y < b.Max.Y; y++ {
		s.pix = appendRow(s.pix, img, y)
	}
	return s
}

func appendRow(pix []uint8, img image.Image, y int) []uint8 {
	b := img.Bounds()
	switch m := img.(type) {
	case *image.Gray:
		for _, v := range m.Pix[m.PixOffset(b.Min.X, y):m.PixOffset(b.Max.X, y)] {
			pix = append(pix, v, v, v)
		}
	case *image.RGBA:
		row := m.Pix[m.PixOffset(b.Min.X, y):m.PixOffset(b.Max.X, y)]
		for i := 0; i+3 < len(row); i += 4 {
			pix = append(pix, row[i], row[i+1], row[i+2])
		}
	default:
		for x := b.Min.X; x < b.Max.X; x++ {
			c := color.RGBAModel.Convert(img.At(x, y)).(color.RGBA)
			pix = append(pix, c.R, c.G, c.B)
		}
	}
	return pix
}
