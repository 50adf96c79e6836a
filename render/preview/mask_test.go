package preview

import (
	"bytes"
	"encoding/binary"
	"errors"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/golang/freetype/truetype"
	"golang.org/x/image/math/fixed"

	"jianbao/fonts"
	"jianbao/layout/glyph"
	"jianbao/layout/ink"
	"jianbao/layout/page"
	"jianbao/layout/unit"
)

// boxes is an outline of rectangles in an em of 64 units: x, y, width, height,
// y up. Those of negative width run the other way round.
func boxes(all ...[4]int) *plotter {
	p := new(plotter)
	p.outline.unitsPerEm = 64
	for _, b := range all {
		for _, c := range [][2]int{{0, 0}, {0, b[3]}, {b[2], b[3]}, {b[2], 0}} {
			p.outline.Points = append(p.outline.Points, truetype.Point{Flags: 1,
				X: fixed.Int26_6(b[0] + c[0]), Y: fixed.Int26_6(b[1] + c[1])})
		}
		p.outline.Ends = append(p.outline.Ends, len(p.outline.Points))
	}
	return p
}

// eight is an em of eight pixels.
func eight(phase uint8) maskKey {
	s := strike{size: 8 * unit.Pt, width: 8 * unit.Pt, scale: 72}
	return maskKey{strike: s, phase: phase}
}

// levels writes a mask as hexadecimal digits, blank where there is nothing.
func levels(m *mask) string {
	const digits = ".123456789abcdef"
	var b strings.Builder
	for i := range m.height() {
		for _, l := range m.levels[i*m.width : (i+1)*m.width] {
			b.WriteByte(digits[l])
		}
		b.WriteByte('\n')
	}
	return strings.TrimSpace(strings.ReplaceAll(b.String(), ".", " "))
}

func TestMasksHoldWhatTheOutlineCovers(t *testing.T) {
	for _, c := range []struct {
		name    string
		plotter *plotter
		phase   uint8
		want    string
	}{
		{"on the edges of pixels", boxes([4]int{0, 0, 24, 16}), 0, "fff\nfff"},
		{"between them", boxes([4]int{4, 4, 16, 8}), 0, "484\n484"},
		{"a quarter to the right", boxes([4]int{0, 0, 16, 8}), 1, "bf4"},
		{"overlapping", boxes([4]int{0, 0, 16, 8}, [4]int{8, 0, 16, 8}), 0, "fff"},
		{"with a hole", boxes([4]int{0, 0, 24, 24}, [4]int{16, 8, -8, 8}), 0, "fff\nf f\nfff"},
	} {
		m, err := c.plotter.plot(eight(c.phase))
		if err != nil {
			t.Fatal(err)
		}
		if got := levels(m); got != strings.TrimSpace(c.want) {
			t.Errorf("%s: got\n%s\nwant\n%s", c.name, got, c.want)
		}
	}
}

func TestPointsOffTheCurveBendIt(t *testing.T) {
	p := new(plotter)
	p.outline.unitsPerEm = 64
	// A circle as fonts may write it: four points, none of them on it.
	for _, at := range [][2]fixed.Int26_6{{0, 0}, {0, 64}, {64, 64}, {64, 0}} {
		p.outline.Points = append(p.outline.Points, truetype.Point{X: at[0], Y: at[1]})
	}
	p.outline.Ends = []int{4}
	m, err := p.plot(eight(0))
	if err != nil {
		t.Fatal(err)
	}
	// Each of its quarters leaves a third of a triangle of an eighth uncovered.
	sum := 0
	for i, l := range m.levels {
		sum += int(l)
		if opposite := m.levels[len(m.levels)-1-i]; max(l, opposite)-min(l, opposite) > 1 {
			t.Fatalf("not the same both ways round:\n%s", levels(m))
		}
	}
	if whole := 64 * full; sum < whole*81/100 || sum > whole*85/100 {
		t.Errorf("covers %d of %d, want five sixths:\n%s", sum, whole, levels(m))
	}
}

func TestAGlyphTooLargeForAnyPageIsRefused(t *testing.T) {
	k := eight(0)
	for _, points := range []unit.Length{8_000, 20_000, 1e8} {
		k.size, k.width = points*unit.Pt, points*unit.Pt
		if _, err := boxes([4]int{0, 0, 64, 64}).plot(k); !errors.Is(err, errHuge) {
			t.Errorf("%d pixels an em: got %v, want %v", points, err, errHuge)
		}
	}
}

// Every built-in face can be read, and draws a character of its role.
func TestEveryFaceIsRead(t *testing.T) {
	set := fonts.Default()
	r := New(set)
	for _, f := range set.Faces() {
		for _, c := range "国，—1A祎" {
			id := f.Lookup(c)
			if id == 0 {
				continue
			}
			k := eight(0)
			k.face, k.id = f.ID, id
			m, err := r.mask(r.faces[f.ID], k)
			if err != nil || !bytes.ContainsFunc(m.levels, func(l rune) bool { return l > 0 }) {
				t.Errorf("%s: %q is empty, error %v", f.Name, c, err)
			}
		}
	}
}

// Old Chinese fonts write a language into their character map, and others
// have kerning as Apple writes it.
func TestTablesThatDrawingDoesNotNeedMayBeOdd(t *testing.T) {
	plain := liberation(t)
	odd := bytes.Clone(plain)
	for row := odd[12:]; row[0] >= 'A'; row = row[16:] {
		switch at := binary.BigEndian.Uint32(row[8:]); string(row[:4]) {
		case "cmap":
			for n := range binary.BigEndian.Uint16(odd[at+2:]) {
				entry := odd[at+4+8*uint32(n):]
				odd[at+binary.BigEndian.Uint32(entry[4:])+5] = 9 // the language
			}
		case "kern":
			odd[at+1] = 9 // the version
		}
	}
	if _, err := parse(odd); err == nil {
		t.Fatal("the font library reads such fonts by now; withoutMaps can go")
	}
	doc := note(t, 'A', ink.Black)
	doc.Pages[0].Texts[0].Face, doc.Pages[0].Texts[0].Glyphs[0].ID = 0, 36
	want := drawPage(t, inMyFont(plain), doc, 0, 96)
	if got := drawPage(t, inMyFont(odd), doc, 0, 96); !bytes.Equal(got, want) {
		t.Error("drawn in another way")
	}
}

func TestADamagedFaceIsNamed(t *testing.T) {
	data := liberation(t)
	for name, file := range map[string][]byte{
		"empty": nil, "short": data[:400], "no outlines": zeroed(data, "glyf"),
		"wild places": wild(data, "loca"), "wild outlines": wild(data, "glyf"),
	} {
		r := inMyFont(file)
		failed := false
		for id := glyph.ID(1); id < 100; id++ {
			doc := note(t, 'A', ink.Black)
			doc.Pages[0].Texts[0].Face = 0
			doc.Pages[0].Texts[0].Glyphs[0].ID = id
			_, err := r.Page(doc, 0, 96)
			failed = failed || err != nil
			if err != nil && !strings.Contains(err.Error(), "face MyFont: ") {
				t.Errorf("%s: the error does not name the face: %v", name, err)
			}
		}
		if !failed {
			t.Errorf("%s: got no error", name)
		}
	}
}

// inMyFont draws all text in the face of file.
func inMyFont(file []byte) *Renderer {
	r := New(fonts.Default())
	r.faces = []*face{newFace("MyFont", file)}
	return r
}

func liberation(tb testing.TB) []byte {
	tb.Helper()
	data, err := os.ReadFile("../../fonts/data/LiberationSerif-Regular.ttf")
	if err != nil {
		tb.Fatal(err)
	}
	return data
}

// zeroed is a font whose table called tag has no bytes.
func zeroed(data []byte, tag string) []byte {
	data = bytes.Clone(data)
	copy(data[bytes.Index(data, []byte(tag))+8:], make([]byte, 8))
	return data
}

// wild is a font whose table called tag holds the largest numbers.
func wild(data []byte, tag string) []byte {
	data = bytes.Clone(data)
	entry := data[bytes.Index(data, []byte(tag)):]
	at := int(entry[8])<<24 | int(entry[9])<<16 | int(entry[10])<<8 | int(entry[11])
	for i := range 4000 {
		data[at+i] = 0xff
	}
	return data
}

// Whatever the file holds, drawing ends in time, with a mask or an error.
func FuzzFace(f *testing.F) {
	data := liberation(f)
	f.Add(uint32(100), uint64(1<<40), uint16(36), uint32(16*unit.Pt))
	f.Add(uint32(40_000), uint64(0xffffffff), uint16(40), uint32(100*unit.Pt))
	f.Fuzz(func(t *testing.T, at uint32, bits uint64, id uint16, size uint32) {
		file := bytes.Clone(data)
		for i := range 8 {
			file[(int(at)+i)%len(file)] ^= byte(bits >> (8 * i))
		}
		began := time.Now()
		r := inMyFont(file)
		text := &page.Text{Size: unit.Length(size)}
		m, err := r.mask(r.faces[0], maskKey{strike: newStrike(text, 96), id: glyph.ID(id)})
		if (m == nil) == (err == nil) {
			t.Errorf("mask %v and error %v", m, err)
		}
		if took := time.Since(began); took > 10*time.Second {
			t.Errorf("took %v", took)
		}
	})
}
