package picture

import (
	"image"
	"image/color"
	"image/draw"
)

// flattened is img on white, as 8-bit grey if it has no colours by its kind,
// else as opaque RGBA.
func flattened(img image.Image) image.Image {
	r := image.Rect(0, 0, img.Bounds().Dx(), img.Bounds().Dy())
	var out draw.Image = image.NewRGBA(r)
	switch m := img.(type) {
	case *image.Gray:
		if m.Rect.Min == (image.Point{}) {
			return m
		}
		out = image.NewGray(r)
	case *image.Gray16:
		out = image.NewGray(r)
	}
	draw.Draw(out, r, image.NewUniform(color.White), image.Point{}, draw.Src)
	draw.Draw(out, r, img, img.Bounds().Min, draw.Over)
	return out
}

// turned is img, which is Gray or RGBA, as EXIF orientation turn asks for it
// to be shown.
func turned(img image.Image, turn int) image.Image {
	if turn <= 1 {
		return img
	}
	w, h := img.Bounds().Dx(), img.Bounds().Dy()
	r := image.Rect(0, 0, w, h)
	if turn >= 5 {
		r = image.Rect(0, 0, h, w)
	}
	switch m := img.(type) {
	case *image.Gray:
		out := image.NewGray(r)
		turnPixels(pixels{out.Pix, out.Stride}, pixels{m.Pix, m.Stride}, r, turn)
		return out
	case *image.RGBA:
		out := image.NewRGBA(r)
		turnPixels(pixels{out.Pix, out.Stride}, pixels{m.Pix, m.Stride}, r, turn)
		return out
	}
	return img
}

// pixels are rows of pixels, stride bytes apart.
type pixels struct {
	pix    []byte
	stride int
}

// turnPixels fills dst, whose bounds are r, from src.
func turnPixels(dst, src pixels, r image.Rectangle, turn int) {
	w, h := r.Dx(), r.Dy()
	size := dst.stride / w
	for y := range h {
		for x := range w {
			sx, sy := source(x, y, turn, r)
			copy(dst.pix[y*dst.stride+x*size:][:size], src.pix[sy*src.stride+sx*size:][:size])
		}
	}
}

// source is the stored pixel that is shown at (x, y) of a picture with bounds
// r (TIFF 6.0, Orientation).
func source(x, y, turn int, r image.Rectangle) (int, int) {
	right, bottom := r.Dx()-1, r.Dy()-1
	switch turn {
	case 2:
		return right - x, y
	case 3:
		return right - x, bottom - y
	case 4:
		return x, bottom - y
	case 5:
		return y, x
	case 6:
		return y, right - x
	case 7:
		return bottom - y, right - x
	case 8:
		return bottom - y, x
	}
	return x, y
}
