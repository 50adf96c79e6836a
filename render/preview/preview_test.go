package preview

import (
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"errors"
	"image"
	"image/color"
	"image/png"
	"strings"
	"sync"
	"testing"

	"jianbao/fonts"
	"jianbao/layout/glyph"
	"jianbao/layout/ink"
	"jianbao/layout/page"
	"jianbao/layout/unit"
	"jianbao/picture"
)

func TestTheFileIsAsSmallAsTheColoursAllow(t *testing.T) {
	r := New(fonts.Default())
	for _, c := range []struct {
		name          string
		doc           *page.Document
		page          int
		depth, colour uint8
	}{
		{"black on white", example(t), 1, 4, grey},
		{"black and red", example(t), 0, 8, indexed},
		{"one red character", note(t, '三', ink.Red), 0, 4, indexed},
		{"coloured picture", photos(t), 1, 8, rgbColour},
		{"grey picture", plate(t), 0, 8, grey},
	} {
		file := drawPage(t, r, c.doc, c.page, 96)
		if depth, colour := file[24], file[25]; depth != c.depth || colour != c.colour {
			t.Errorf("%s: %d bits of colour type %d, want %d of %d",
				c.name, depth, colour, c.depth, c.colour)
		}
	}
}

// plate is a sheet of 20 × 10 mm with a grey picture of 7 × 5 pixels on it.
func plate(tb testing.TB) *page.Document {
	tb.Helper()
	img := image.NewGray(image.Rect(0, 0, 7, 5))
	for i := range img.Pix {
		img.Pix[i] = uint8(i * 7)
	}
	var b bytes.Buffer
	if err := png.Encode(&b, img); err != nil {
		tb.Fatal(err)
	}
	doc := note(tb, '三', ink.Black)
	doc.Pages[0].Pictures = []page.Picture{{
		Area: unit.Rect{Min: unit.Point{X: unit.Mm, Y: unit.Mm},
			Max: unit.Point{X: 8 * unit.Mm, Y: 6 * unit.Mm}},
		Picture: &picture.Picture{Width: 7, Height: 5, Format: picture.PNG,
			Data: b.Bytes(), Hash: sha256.Sum256(b.Bytes())}}}
	return doc
}

func TestPicturesPaintEveryPixelTheyTouch(t *testing.T) {
	img := decoded(t, drawPage(t, New(fonts.Default()), plate(t), 0, 96))
	// 1 to 8 mm is 3.78 to 30.24 pixels, 1 to 6 mm down 3.78 to 22.68.
	inside := image.Rect(3, 3, 31, 23)
	for y := range 30 {
		for x := range 35 {
			r, _, _, _ := img.At(x, y).RGBA()
			if dark := r < 0xffff; image.Pt(x, y).In(inside) != dark && x < 18 {
				t.Fatalf("pixel %d, %d is dark: %v", x, y, dark)
			}
		}
	}
}

func TestADamagedPictureIsAnError(t *testing.T) {
	doc := plate(t)
	p := *doc.Pages[0].Pictures[0].Picture
	for _, f := range []picture.Format{picture.PNG, picture.JPEG} {
		p.Format, p.Data, p.Hash = f, p.Data[:40], [32]byte{1}
		doc.Pages[0].Pictures[0].Picture = &p
		_, err := New(fonts.Default()).Page(doc, 0, 96)
		if err == nil || !strings.Contains(err.Error(), "page 1: picture at") {
			t.Errorf("got %v", err)
		}
	}
}

func TestTheFileSaysItsResolution(t *testing.T) {
	file := drawPage(t, New(fonts.Default()), note(t, '三', ink.Black), 0, 96)
	_, after, found := bytes.Cut(file, []byte("pHYs"))
	if !found || binary.BigEndian.Uint32(after) != 3780 {
		t.Errorf("pHYs is %v, want 3780 dots a metre", after[:4])
	}
}

// Who draws, and what was drawn before, does not show.
func TestSamePageSameBytes(t *testing.T) {
	shared := New(fonts.Default())
	var group sync.WaitGroup
	for n := range example(t).Pages {
		want := drawPage(t, New(fonts.Default()), example(t), n, 60)
		for range 4 {
			group.Go(func() {
				got, err := shared.Page(example(t), n, 60)
				if err != nil || !bytes.Equal(got, want) {
					t.Errorf("page %d: %d bytes, want %d the same, error %v",
						n+1, len(got), len(want), err)
				}
			})
		}
	}
	group.Wait()
}

func TestRequestsHaveBounds(t *testing.T) {
	sheet := func(w, h unit.Length) *page.Document {
		return &page.Document{Pages: []page.Page{{Size: unit.Size{W: w, H: h}}}}
	}
	const a4 = 210 * unit.Mm
	for _, c := range []struct {
		name   string
		doc    *page.Document
		n, dpi int
		want   error
	}{
		{"the finest", sheet(a4, 297*unit.Mm), 0, MaxDPI, nil},
		{"too coarse", sheet(a4, a4), 0, MinDPI - 1, ErrDPI},
		{"too fine", sheet(a4, a4), 0, MaxDPI + 1, ErrDPI},
		{"page before the first", sheet(a4, a4), -1, 96, ErrNoPage},
		{"page after the last", sheet(a4, a4), 1, 96, ErrNoPage},
		{"poster", sheet(10*a4, 10*a4), 0, MaxDPI, ErrPixels},
		{"thread", sheet(1, 1<<62), 0, MaxDPI, ErrPixels},
		{"nothing", sheet(0, a4), 0, 96, ErrPixels},
		{"less than nothing", sheet(-a4, a4), 0, 96, ErrPixels},
	} {
		_, err := New(fonts.Default()).Page(c.doc, c.n, c.dpi)
		if !errors.Is(err, c.want) {
			t.Errorf("%s: got %v, want %v", c.name, err, c.want)
		}
	}
}

func TestWhatLiesOutsideTheSheetIsCutOff(t *testing.T) {
	r := New(fonts.Default())
	doc := note(t, '三', ink.Black)
	text := &doc.Pages[0].Texts[0]
	far := 100 * unit.Mm
	for _, at := range []unit.Point{
		{X: -unit.Mm, Y: 8 * unit.Mm}, {X: 18 * unit.Mm, Y: 8 * unit.Mm},
		{X: 5 * unit.Mm, Y: unit.Mm}, {X: 5 * unit.Mm, Y: 12 * unit.Mm},
		{X: -far, Y: -far}, {X: far, Y: far}} {
		text.Origin = at
		doc.Pages[0].Rules = []page.Rule{{Area: unit.Rect{
			Min: unit.Point{X: at.X - far, Y: at.Y},
			Max: unit.Point{X: at.X + far, Y: at.Y + unit.Mm}}}}
		drawPage(t, r, doc, 0, 96)
	}
}

func TestNotdefIsNeverDrawn(t *testing.T) {
	doc := note(t, '三', ink.Black)
	doc.Pages[0].Texts[0].Glyphs[0].ID = 0
	if got := drawPage(t, New(fonts.Default()), doc, 0, 96); len(got) > 150 {
		t.Errorf("%d bytes of an empty sheet", len(got))
	}
}

func TestTextsAreNarrowedAndShifted(t *testing.T) {
	r := New(fonts.Default())
	span := func(scale int, shift unit.Length) (from, to int) {
		doc := note(t, '三', ink.Black)
		text := &doc.Pages[0].Texts[0]
		text.Scale, text.Glyphs[0].Shift = scale, unit.Short(shift)
		return extent(t, drawPage(t, r, doc, 0, 300))
	}
	from, to := span(0, 0)
	if a, b := span(1000, 0); a != from || b != to {
		t.Errorf("of full width: %d–%d, want %d–%d", a, b, from, to)
	}
	origin := scale(300).floor(5 * unit.Mm)
	if a, b := span(500, 0); !close(a-origin, (from-origin)/2) || !close(b-a, (to-from)/2) {
		t.Errorf("of half width: %d–%d from %d, plain %d–%d", a, b, origin, from, to)
	}
	if a, b := span(0, 2*unit.Mm); !close(a-from, 24) || !close(b-to, 24) {
		t.Errorf("shifted by 24 pixels: %d–%d, plain %d–%d", a, b, from, to)
	}
}

func close(a, b int) bool { return max(a-b, b-a) <= 1 }

// extent is the columns between which a sheet is not white.
func extent(t *testing.T, file []byte) (from, to int) {
	t.Helper()
	img := decoded(t, file)
	b := img.Bounds()
	from = b.Max.X
	for x := range b.Max.X {
		for y := range b.Max.Y {
			if r, _, _, _ := img.At(x, y).RGBA(); r < 0x8000 {
				from, to = min(from, x), max(to, x+1)
			}
		}
	}
	return from, to
}

func TestInksAreTheirScreenColours(t *testing.T) {
	doc := note(t, '■', ink.Black)
	p := &doc.Pages[0]
	all := unit.Rect{Max: unit.Point{X: p.Size.W, Y: p.Size.H}}
	for _, k := range []ink.Ink{ink.Red, {R: 1, G: 2, B: 3}, {R: 250, G: 250, B: 251}} {
		p.Texts = nil
		p.Rules = []page.Rule{{Area: all, Ink: k}}
		want := color.RGBA{k.R, k.G, k.B, 255}
		img := decoded(t, drawPage(t, New(fonts.Default()), doc, 0, 96))
		if got := color.RGBAModel.Convert(img.At(30, 20)); got != want {
			t.Errorf("got %v, want %v", got, want)
		}
	}
}

func TestMissingPartsAreNamed(t *testing.T) {
	r := New(fonts.Default())
	for want, p := range map[string]page.Page{
		"face 999": {Texts: []page.Text{{Face: 999, Text: "字",
			Glyphs: []glyph.Placed{{ID: 1}}}}},
		"an area without a picture": {Pictures: make([]page.Picture, 1)},
	} {
		p.Size = unit.A4
		_, err := r.Page(&page.Document{Pages: []page.Page{p}}, 0, 96)
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("got %v, want %s", err, want)
		}
	}
}
