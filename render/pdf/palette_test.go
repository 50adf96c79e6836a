package pdf

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"testing"

	"jianbao/fonts"
	"jianbao/internal/pagetest"
	"jianbao/layout/page"
	"jianbao/layout/unit"
	"jianbao/picture"
)

// flag is a picture with a palette: red at the left, blue at the right.
func flag(t *testing.T) *picture.Picture {
	t.Helper()
	img := image.NewPaletted(image.Rect(0, 0, 40, 20), color.Palette{})
	for i := range 20 { // as many colours as need eight bits
		img.Palette = append(img.Palette, color.RGBA{uint8(i), uint8(i), uint8(i), 255})
	}
	img.Palette = append(img.Palette, color.RGBA{255, 0, 0, 255}, color.RGBA{0, 0, 255, 255})
	for i := range img.Pix {
		img.Pix[i] = uint8(20 + i%40/20)
	}
	var b bytes.Buffer
	if err := png.Encode(&b, img); err != nil {
		t.Fatal(err)
	}
	return &picture.Picture{Width: 40, Height: 20, Format: picture.PNG, Data: b.Bytes(),
		Hash: sha256.Sum256(b.Bytes())}
}

// A picture with a palette goes into the file as it is, for reading, and in
// process inks for a press; both show its colours.
func TestPalettesKeepTheirColours(t *testing.T) {
	doc := onePage(body(t).set(28*unit.Mm, 40*unit.Mm, "图"))
	doc.Pages[0].Pictures = []page.Picture{
		{Area: bar(50, 100, 100, 50*unit.Mm), Picture: flag(t), Tag: page.Artifact}}
	for name, o := range map[string]Options{
		"for reading": {Standard: Archive},
		"for a press": {Standard: Plain, Print: &Print{}},
	} {
		o.Fonts = fonts.Default()
		file := writeWith(t, doc, o)
		pagetest.CheckSyntax(t, file)
		left, right := colours(t, file)
		if left[0] < 200 || left[2] > 90 || right[2] < 100 || right[0] > 90 {
			t.Errorf("%s: %v at the left, %v at the right", name, left, right)
		}
	}
}

// What looks like a palette inside a picture's data is none.
func TestPicturesMaySpeakOfPalettes(t *testing.T) {
	p := photo(t, picture.JPEG, 3)
	comment := "\n" + indexed + "255 11 0 R]\n"
	p.Data = slices.Concat(p.Data[:2], []byte{0xff, 0xfe, 0, byte(len(comment) + 2)},
		[]byte(comment), p.Data[2:])
	doc := onePage(body(t).set(28*unit.Mm, 40*unit.Mm, "图"))
	doc.Pages[0].Pictures = []page.Picture{{Area: bar(50, 100, 100, 50*unit.Mm), Picture: p}}
	pagetest.CheckSyntax(t, write(t, doc))
}

// colours are those of two points of the picture as mutool shows it, at a dot
// a point.
func colours(t *testing.T, file []byte) (left, right [3]byte) {
	t.Helper()
	path := filepath.Join(t.TempDir(), "a.pdf")
	if err := os.WriteFile(path, file, 0o600); err != nil {
		t.Fatal(err)
	}
	out, err := exec.Command("mutool", "draw", "-q", "-c", "rgb", "-r", "72", "-F", "ppm",
		"-o", "-", path).Output()
	if err != nil {
		t.Fatal(err)
	}
	var w, h, most int
	if _, err := fmt.Sscanf(string(out[:20]), "P6\n%d %d\n%d", &w, &h, &most); err != nil {
		t.Fatalf("%v in %q", err, out[:20])
	}
	pix := out[len(out)-3*w*h:]
	at := func(x, y int) (c [3]byte) { // in millimetres
		copy(c[:], pix[3*(y*72*10/254*w+x*72*10/254):])
		return c
	}
	return at(75, 125), at(125, 125)
}
