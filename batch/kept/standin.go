package kept

import (
	"bytes"
	"image"
	"image/color"
	"image/png"

	"jianbao/picture"
)

// standInSide is how many cells a stand-in has each way.
const standInSide = 16

// standIn is drawn where a picture stood: a pattern made of its hash, so that
// another picture gives another pattern, with a cross through it, so that
// nobody takes it for the picture.
func standIn(hash [32]byte) *picture.Picture {
	img := image.NewGray(image.Rect(0, 0, standInSide, standInSide))
	for y := range standInSide {
		for x := range standInSide {
			level := uint8(0xD8)
			bit := y*standInSide + x
			switch {
			case x == y || x == standInSide-1-y:
				level = 0x80
			case hash[bit/8]>>(bit%8)&1 == 1:
				level = 0xB0
			}
			img.SetGray(x, y, color.Gray{Y: level})
		}
	}
	var b bytes.Buffer
	if err := png.Encode(&b, img); err != nil { // into memory: it cannot fail
		panic("kept: " + err.Error())
	}
	return &picture.Picture{Width: standInSide, Height: standInSide,
		Format: picture.PNG, Data: b.Bytes(), Hash: hash}
}
