package main

import (
	"bytes"
	"image"
	"image/color"
	"image/png"
)

// drawn is a PNG of bands and blocks, a different one every time.
func drawn(w *writer) []byte {
	wide, high := 240+w.IntN(500), 160+w.IntN(400)
	img := image.NewPaletted(image.Rect(0, 0, wide, high), palette(w))
	slant, step := 1+w.IntN(5), 20+w.IntN(40)
	for y := range high {
		for x := range wide {
			img.SetColorIndex(x, y, uint8((x*slant+y)/step%8+8*(y*3/high)))
		}
	}
	var b bytes.Buffer
	if err := png.Encode(&b, img); err != nil {
		panic("gen: encoding into memory: " + err.Error())
	}
	return b.Bytes()
}

// palette is three tones in eight steps.
func palette(w *writer) color.Palette {
	var p color.Palette
	for range 3 {
		r, g, b := w.IntN(200), w.IntN(200), w.IntN(200)
		for step := range 8 {
			light := step * 7
			p = append(p, color.RGBA{uint8(r + light), uint8(g + light), uint8(b + light), 255})
		}
	}
	return p
}
