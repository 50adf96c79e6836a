package picture

import (
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"errors"
	"hash/crc32"
	"image"
	"image/color"
	"image/gif"
	"image/jpeg"
	"image/png"
	"slices"
	"testing"
)

// corner is a 3 × 2 picture whose top left pixel is black, the rest white.
func corner() *image.Gray {
	g := image.NewGray(image.Rect(0, 0, 3, 2))
	for i := range g.Pix {
		g.Pix[i] = 255
	}
	g.Pix[0] = 0
	return g
}

func pngOf(img image.Image) []byte {
	var b bytes.Buffer
	if err := png.Encode(&b, img); err != nil {
		panic(err)
	}
	return b.Bytes()
}

func jpegOf(img image.Image) []byte {
	var b bytes.Buffer
	if err := jpeg.Encode(&b, img, nil); err != nil {
		panic(err)
	}
	return b.Bytes()
}

// withChunk puts a chunk behind IHDR.
func withChunk(file []byte, name string, body []byte) []byte {
	c := binary.BigEndian.AppendUint32(nil, uint32(len(body)))
	c = append(append(c, name...), body...)
	c = binary.BigEndian.AppendUint32(c, crc32.ChecksumIEEE(c[4:]))
	at := len(pngHead) + 25
	return append(append(append([]byte(nil), file[:at]...), c...), file[at:]...)
}

// exif is a directory with an orientation and 300 dots an inch.
func exif(turn byte) []byte {
	return []byte("MM\x00*\x00\x00\x00\x08\x00\x02" +
		"\x01\x12\x00\x03\x00\x00\x00\x01\x00" + string(rune(turn)) + "\x00\x00" +
		"\x01\x1a\x00\x05\x00\x00\x00\x01\x00\x00\x00\x26" +
		"\x00\x00\x00\x00" + "\x00\x00\x01\x2c\x00\x00\x00\x01")
}

// withSegment puts a segment behind the head of a JPEG file.
func withSegment(file []byte, marker byte, body string) []byte {
	c := []byte{0xff, 0xd8, 0xff, marker, byte((len(body) + 2) >> 8), byte(len(body) + 2)}
	return append(append(c, body...), file[2:]...)
}

func mustDecode(t *testing.T, data []byte) *Picture {
	t.Helper()
	p, err := Decode(data, DefaultLimits)
	if err != nil {
		t.Fatal(err)
	}
	if p.Hash != sha256.Sum256(data) {
		t.Error("the hash is not the file's")
	}
	return p
}

func TestPlainFilesPassThroughUntouched(t *testing.T) {
	rgb := image.NewRGBA(image.Rect(0, 0, 5, 4))
	for i := range rgb.Pix {
		rgb.Pix[i] = 255
	}
	var many color.Palette
	for i := range 20 { // as many as need eight bits
		many = append(many, color.Gray{uint8(i)})
	}
	for name, data := range map[string][]byte{
		"grey PNG": pngOf(corner()), "RGB PNG": pngOf(rgb),
		"indexed PNG": pngOf(image.NewPaletted(image.Rect(0, 0, 5, 4), many)), "grey JPEG": jpegOf(corner()), "colour JPEG": jpegOf(rgb),
		"upright JPEG": withSegment(jpegOf(rgb), 0xe1, "Exif\x00\x00"+string(exif(1))),
	} {
		if p := mustDecode(t, data); !bytes.Equal(p.Data, data) {
			t.Errorf("%s was changed", name)
		}
	}
}

// gopdf takes a palette of nothing but white space for none: one colour
// 202020, or the control characters that count as such.
func TestOddPalettesBecomePlain(t *testing.T) {
	for _, c := range []color.Color{color.Gray{0x20}, color.Gray{0x0a}} {
		many := slices.Repeat(color.Palette{c}, 20) // as many as need eight bits
		p := mustDecode(t, pngOf(image.NewPaletted(image.Rect(0, 0, 5, 4), many)))
		if bytes.Contains(p.Data, []byte("PLTE")) {
			t.Errorf("%v: the palette is still there", c)
		}
	}
}

func TestOrientationTurnsPixels(t *testing.T) {
	black := map[byte]image.Point{1: {0, 0}, 2: {2, 0}, 3: {2, 1}, 4: {0, 1}, 5: {0, 0}, 6: {1, 0}, 7: {1, 2}, 8: {0, 2}}
	for turn, at := range black {
		p := mustDecode(t, withChunk(pngOf(corner()), "eXIf", exif(turn)))
		img, err := png.Decode(bytes.NewReader(p.Data))
		if err != nil {
			t.Fatal(err)
		}
		if wide := turn < 5; (p.Width == 3) != wide || img.Bounds().Dx() != p.Width || img.Bounds().Dy() != p.Height {
			t.Errorf("orientation %d: got %d × %d", turn, p.Width, p.Height)
		}
		if v, _, _, _ := img.At(at.X, at.Y).RGBA(); v != 0 {
			t.Errorf("orientation %d: %v is not the black pixel", turn, at)
		}
	}
}

func TestTurnedJPEGIsCodedAnew(t *testing.T) {
	p := mustDecode(t, withSegment(jpegOf(corner()), 0xe1, "Exif\x00\x00"+string(exif(6))))
	if p.Width != 2 || p.Height != 3 || p.DPI != 300 || p.Format != JPEG {
		t.Errorf("got %d × %d, %d dpi, format %d", p.Width, p.Height, p.DPI, p.Format)
	}
	if again := mustDecode(t, p.Data); !bytes.Equal(again.Data, p.Data) {
		t.Error("the new file is not plain")
	}
}

func TestTransparencyIsLaidOnWhite(t *testing.T) {
	img := image.NewNRGBA(image.Rect(0, 0, 2, 1))
	img.Set(0, 0, color.NRGBA{255, 0, 0, 128})
	p := mustDecode(t, pngOf(img))
	out, err := png.Decode(bytes.NewReader(p.Data))
	if err != nil {
		t.Fatal(err)
	}
	if got := color.RGBAModel.Convert(out.At(0, 0)); got != (color.RGBA{255, 127, 127, 255}) {
		t.Errorf("half red is %v", got)
	}
	if got := color.RGBAModel.Convert(out.At(1, 0)); got != (color.RGBA{255, 255, 255, 255}) {
		t.Errorf("nothing is %v", got)
	}
	if again := mustDecode(t, p.Data); !bytes.Equal(again.Data, p.Data) {
		t.Error("the new file is not plain")
	}
}

func TestOtherKindsBecomePlain(t *testing.T) {
	palette := image.NewPaletted(image.Rect(0, 0, 4, 4), color.Palette{color.White, color.Black, color.Transparent})
	var g bytes.Buffer
	if err := gif.Encode(&g, palette, nil); err != nil {
		t.Fatal(err)
	}
	for name, data := range map[string][]byte{
		"GIF": g.Bytes(), "palette": pngOf(palette),
		"16 bit": pngOf(image.NewRGBA64(image.Rect(0, 0, 2, 2))), "16 bit grey": pngOf(image.NewGray16(image.Rect(0, 0, 2, 2))),
	} {
		p := mustDecode(t, data)
		if again := mustDecode(t, p.Data); p.Format != PNG || !bytes.Equal(again.Data, p.Data) {
			t.Errorf("%s is not plain afterwards", name)
		}
	}
}

func TestResolution(t *testing.T) {
	phys := []byte{0, 0, 0x2e, 0x23, 0, 0, 0x2e, 0x23, 1} // 11811 a metre
	for want, data := range map[int][]byte{
		300: withChunk(pngOf(corner()), "pHYs", phys), 0: jpegOf(corner()),
		150: withSegment(jpegOf(corner()), 0xe0, "JFIF\x00\x01\x02\x01\x00\x96\x00\x96\x00\x00"),
		254: withSegment(jpegOf(corner()), 0xe0, "JFIF\x00\x01\x02\x02\x00\x64\x00\x64\x00\x00"),
	} {
		if p := mustDecode(t, data); p.DPI != want {
			t.Errorf("got %d dpi, want %d", p.DPI, want)
		}
	}
}

func TestWhatCannotBeReadSaysWhy(t *testing.T) {
	whole := pngOf(corner())
	wrong := append([]byte(nil), whole...)
	wrong[len(wrong)-20] ^= 1
	for name, data := range map[string][]byte{
		"cut PNG": whole[:len(whole)-5], "changed PNG": wrong, "cut JPEG": jpegOf(corner())[:200], "JPEG without end": bytes.TrimSuffix(jpegOf(corner()), []byte("\xff\xd9")),
	} {
		if _, err := Decode(data, DefaultLimits); !errors.Is(err, ErrDamaged) {
			t.Errorf("%s: got %v", name, err)
		}
	}
	for data, want := range map[string]string{"BM....": "BMP", "RIFF....WEBPVP8 ": "WebP", "hello": "?"} {
		var f *FormatError
		if _, err := Decode([]byte(data), DefaultLimits); !errors.As(err, &f) || f.Name != want {
			t.Errorf("%q: got %v, want %s", data, err, want)
		}
	}
}

func TestEmptyFilesAreCalledEmpty(t *testing.T) {
	if _, err := Decode(nil, DefaultLimits); !errors.Is(err, ErrEmpty) {
		t.Errorf("got %v", err)
	}
}

func TestLimitsHoldBeforeDecoding(t *testing.T) {
	huge := []byte{0, 1, 0, 0, 0, 1, 0, 0, 8, 2, 0, 0, 0} // 65536 × 65536
	bomb := append([]byte(pngHead), withChunk(append([]byte(pngHead), make([]byte, 25)...), "IHDR", huge)[len(pngHead)+25:]...)
	bomb = append(bomb, pngOf(corner())[len(pngHead)+25:]...)
	var l *LimitError
	if _, err := Decode(bomb, DefaultLimits); !errors.As(err, &l) || l.What != Pixels {
		t.Errorf("65536 × 65536: got %v", err)
	}
	if _, err := Decode(make([]byte, 11), Limits{Bytes: 10, Pixels: 10}); !errors.As(err, &l) || l.What != Bytes {
		t.Errorf("11 bytes of 10: got %v", err)
	}
}

func FuzzPicture(f *testing.F) {
	f.Add(pngOf(corner()))
	f.Add(jpegOf(corner()))
	f.Add(withSegment(jpegOf(corner()), 0xe1, "Exif\x00\x00"+string(exif(6))))
	f.Add(withChunk(pngOf(image.NewNRGBA(image.Rect(0, 0, 3, 3))), "eXIf", exif(8)))
	f.Fuzz(func(t *testing.T, data []byte) {
		p, err := Decode(data, Limits{Bytes: 1 << 20, Pixels: 1 << 20})
		if err != nil {
			return
		}
		if p.Width <= 0 || p.Height <= 0 || len(p.Data) == 0 || p.Width*p.Height > 1<<20 {
			t.Errorf("got a picture of %d × %d in %d bytes", p.Width, p.Height, len(p.Data))
		}
	})
}
