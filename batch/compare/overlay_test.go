package compare

import (
	"bytes"
	"image"
	"image/color"
	"image/png"
	"strings"
	"testing"
)

// drawing makes a picture of letters: . paper, # black, r red.
func drawing(rows ...string) image.Image {
	img := image.NewRGBA(image.Rect(0, 0, len(rows[0]), len(rows)))
	inks := map[rune]color.RGBA{'.': {255, 255, 255, 255}, '#': {0, 0, 0, 255}, 'r': {216, 30, 6, 255}}
	for y, row := range rows {
		for x, c := range row {
			img.SetRGBA(x, y, inks[c])
		}
	}
	return img
}

// seen names an overlay's colours as the legend does.
func seen(t *testing.T, old, now image.Image) string {
	t.Helper()
	var b bytes.Buffer
	if err := writeOverlay(&b, old, now); err != nil {
		t.Fatal(err)
	}
	img, err := png.Decode(&b)
	if err != nil {
		t.Fatal(err)
	}
	var s strings.Builder
	for y := range img.Bounds().Dy() {
		for x := range img.Bounds().Dx() {
			c := color.RGBAModel.Convert(img.At(x, y)).(color.RGBA)
			s.WriteByte(called(c))
		}
		s.WriteByte('\n')
	}
	return s.String()
}

func called(c color.RGBA) byte {
	switch {
	case c.R > 240 && c.G > 240 && c.B > 240:
		return '.'
	case c.R > 180 && c.G < 60 && c.B < 60:
		return 'o' // old only
	case c.B > 180 && c.R < 60 && c.G < 60:
		return 'n' // new only
	case c.R == c.G && c.G == c.B:
		return '='
	case c.R > c.G && c.G > c.B:
		return 'c' // another colour
	}
	return '?'
}

func TestOverlayTellsOldFromNew(t *testing.T) {
	grey := image.NewGray(image.Rect(0, 0, 2, 1))
	grey.Pix = []uint8{0, 255}
	for _, c := range []struct {
		name     string
		old, now image.Image
		want     string
	}{
		{"moved", drawing("#..", "#.."), drawing(".#.", "#.."), "on.\n=..\n"},
		{"red is ink as well", drawing("r.."), drawing(".r."), "on.\n"},
		{"recoloured", drawing("#r."), drawing("rr."), "c=.\n"},
		{"a larger sheet", drawing("#"), drawing("#.", ".#"), "=.\n.n\n"},
		{"added", nil, drawing("#."), "n.\n"},
		{"removed", drawing("#."), nil, "o.\n"},
		{"kinds of picture", grey, drawing("#."), "=.\n"},
	} {
		if got := seen(t, c.old, c.now); got != c.want {
			t.Errorf("%s: got\n%swant\n%s", c.name, got, c.want)
		}
	}
}

func TestLinksLeadToAnyName(t *testing.T) {
	if got := link("2016/第2期 #1?.png"); got != "./2016/%E7%AC%AC2%E6%9C%9F%20%231%3F.png" {
		t.Errorf("got %s", got)
	}
}
