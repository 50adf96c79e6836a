//go:build ignore

// Draw makes the pictures of the samples: go run samples/draw.go. They are
// drawn, not photographed, so that they are ours and small, and come out the
// same on every machine.
package main

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"image"
	"image/color"
	"image/jpeg"
	"image/png"
	"log"
	"os"
	"path/filepath"
)

const folder = "samples/pictures"

func main() {
	save("bars.png", encodePNG(bars(480, 270, 12, 3)))
	save("lines.png", encodePNG(curve(480, 300, 7)))
	save("grey.png", encodePNG(grey(hills(360, 240, 1))))
	save("hills.jpg", encodeJPEG(hills(640, 400, 0)))
	save("tall.png", encodePNG(tower(240, 900)))
	// Held sideways, as a telephone does: EXIF says to turn it a quarter right.
	save("turned.jpg", turned(encodeJPEG(quarterLeft(hills(480, 320, 2))), 6))
	for i := range 30 {
		save(fmt.Sprintf("stress-%02d.png", i+1), encodePNG(bars(200, 120, 4+i%9, i)))
	}
}

func save(name string, data []byte) {
	if err := os.WriteFile(filepath.Join(folder, name), data, 0o666); err != nil {
		log.Fatal(err)
	}
}

var (
	paper = color.RGBA{255, 255, 255, 255}
	ink   = color.RGBA{60, 60, 60, 255}
	red   = color.RGBA{200, 40, 30, 255}
	blue  = color.RGBA{70, 110, 170, 255}
)

func blank(w, h int) *image.Paletted {
	p := color.Palette{paper, ink, red, blue, color.RGBA{225, 225, 225, 255}}
	return image.NewPaletted(image.Rect(0, 0, w, h), p)
}

func fill(m *image.Paletted, r image.Rectangle, c uint8) {
	r = r.Intersect(m.Rect)
	for y := r.Min.Y; y < r.Max.Y; y++ {
		for x := r.Min.X; x < r.Max.X; x++ {
			m.SetColorIndex(x, y, c)
		}
	}
}

// axes draws a frame with four grid lines, 20 pixels from the edges.
func axes(m *image.Paletted) {
	w, h := m.Rect.Dx(), m.Rect.Dy()
	for k := range 5 {
		y := 20 + k*(h-40)/5
		fill(m, image.Rect(20, y, w-10, y+1), 4)
	}
	fill(m, image.Rect(20, 10, 22, h-20), 1)
	fill(m, image.Rect(20, h-20, w-10, h-18), 1)
}

// bars is a bar chart of n numbers that follow from seed.
func bars(w, h, n, seed int) image.Image {
	m := blank(w, h)
	axes(m)
	step := (w - 40) / n
	for i := range n {
		high := (h - 50) * (25 + (i*37+seed*53)%70) / 100
		x := 28 + i*step
		fill(m, image.Rect(x, h-20-high, x+step*2/3, h-20), uint8(2+(i+seed)%2))
	}
	return m
}

// curve is a line chart that rises by an uneven walk.
func curve(w, h, seed int) image.Image {
	m := blank(w, h)
	axes(m)
	y := h - 60
	for x := 24; x < w-14; x++ {
		seed = (seed*1103515245 + 12345) & 0x7fffffff
		y += seed>>16%3 - 1 - x%3/2
		y = min(max(y, 20), h-30)
		fill(m, image.Rect(x, y, x+2, y+3), 2)
	}
	return m
}

// tower is taller than a page's width allows to be wide.
func tower(w, h int) image.Image {
	m := blank(w, h)
	for k := range 14 {
		y := h - 30 - k*60
		fill(m, image.Rect(30+k*4, y-50, w-30-k*4, y), uint8(2+k%2))
	}
	return m
}

// hills is a landscape: a sky that brightens downwards and three ridges.
func hills(w, h, seed int) image.Image {
	m := image.NewRGBA(image.Rect(0, 0, w, h))
	for y := range h {
		for x := range w {
			m.SetRGBA(x, y, color.RGBA{uint8(120 + 100*y/h), uint8(160 + 70*y/h), 235, 255})
		}
	}
	for ridge := range 3 {
		for x := range w {
			top := h*(40+ridge*18)/100 - bump((x+seed*97+ridge*61)%w, w)*h/(400-ridge*60)
			for y := max(top, 0); y < h; y++ {
				m.SetRGBA(x, y, color.RGBA{uint8(90 - ridge*20), uint8(140 - ridge*25), uint8(90 - ridge*20), 255})
			}
		}
	}
	return m
}

// bump is two parabolas over the width, 0…100 high.
func bump(x, w int) int {
	half := w / 2
	x %= half
	return 400 * x * (half - x) / (half * half)
}

func grey(src image.Image) image.Image {
	m := image.NewGray(src.Bounds())
	for y := range m.Rect.Dy() {
		for x := range m.Rect.Dx() {
			g := color.GrayModel.Convert(src.At(x, y)).(color.Gray)
			m.SetGray(x, y, color.Gray{g.Y &^ 15})
		}
	}
	return m
}

// quarterLeft turns a picture anticlockwise.
func quarterLeft(src image.Image) image.Image {
	b := src.Bounds()
	m := image.NewRGBA(image.Rect(0, 0, b.Dy(), b.Dx()))
	for y := range b.Dy() {
		for x := range b.Dx() {
			m.Set(y, b.Dx()-1-x, src.At(x, y))
		}
	}
	return m
}

func encodePNG(m image.Image) []byte {
	var b bytes.Buffer
	e := png.Encoder{CompressionLevel: png.BestCompression}
	if err := e.Encode(&b, m); err != nil {
		log.Fatal(err)
	}
	return b.Bytes()
}

func encodeJPEG(m image.Image) []byte {
	var b bytes.Buffer
	if err := jpeg.Encode(&b, m, &jpeg.Options{Quality: 80}); err != nil {
		log.Fatal(err)
	}
	return b.Bytes()
}

// turned puts an EXIF segment with an orientation behind the start of a JPEG:
// TIFF header, one entry, tag 0x0112, type SHORT.
func turned(data []byte, orientation uint16) []byte {
	exif := []byte("Exif\x00\x00MM\x00*\x00\x00\x00\x08\x00\x01")
	exif = append(exif, 0x01, 0x12, 0, 3, 0, 0, 0, 1)
	exif = binary.BigEndian.AppendUint16(exif, orientation)
	exif = append(exif, 0, 0, 0, 0, 0, 0)
	head := []byte{0xFF, 0xD8, 0xFF, 0xE1}
	head = binary.BigEndian.AppendUint16(head, uint16(len(exif)+2))
	return append(append(head, exif...), data[2:]...)
}
