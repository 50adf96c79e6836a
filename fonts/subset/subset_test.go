package subset_test

import (
	"bytes"
	"compress/zlib"
	"io"
	"slices"
	"sync"
	"testing"

	"jianbao/fonts"
	"jianbao/fonts/sfnt"
	"jianbao/fonts/subset"
	"jianbao/layout/glyph"
)

const sentence = "简报是党政机关内部沟通情况、反映问题、指导工作的文字材料。2016年第2期"

// some is the subset of f for text, with the characters and their glyphs.
func some(f *fonts.Face, text string) (*subset.Subset, []subset.Char) {
	var chars []subset.Char
	var ids []glyph.ID
	for _, r := range text {
		if id := f.Lookup(r); id != 0 {
			chars = append(chars, subset.Char{Rune: r, ID: id})
			ids = append(ids, id)
		}
	}
	return f.Subsetter().Subset(ids), chars
}

func inflate(t *testing.T, z []byte) []byte {
	t.Helper()
	r, err := zlib.NewReader(bytes.NewReader(z))
	if err != nil {
		t.Fatal(err)
	}
	b, err := io.ReadAll(r)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// The stream of every face must inflate to a font program that has the
// glyphs of the whole font, under their new numbers.
func TestFontFileHasTheGlyphs(t *testing.T) {
	for _, f := range fonts.Default().Faces() {
		s, chars := some(f, sentence+"ABCÄÖÜéèñ½㐀𠮷㛃𬭎")
		z, raw := s.FontFile()
		b := inflate(t, z)
		if len(b) != raw {
			t.Errorf("%s: inflates to %d bytes, want %d", f.Name, len(b), raw)
		}
		if sum := sfnt.Sum(b); sum != 0xB1B0AFBA {
			t.Errorf("%s: the file adds up to %#x, want 0xB1B0AFBA", f.Name, sum)
		}
		program := withCharMap(t, b, f)
		for _, c := range chars {
			sameGlyph(t, f, c.ID, program, s)
		}
	}
}

// withCharMap parses a font program, which has no cmap, with f's.
func withCharMap(t *testing.T, b []byte, f *fonts.Face) *sfnt.Font {
	t.Helper()
	whole, err := sfnt.Parse(f.Data())
	if err != nil {
		t.Fatal(err)
	}
	p, err := sfnt.Parse(graft(b, whole.Table("cmap")))
	if err != nil {
		t.Fatalf("%s: %v", f.Name, err)
	}
	return p
}

// graft is the font file b rewritten with one table more.
func graft(b, cmap []byte) []byte {
	n := int(b[4])<<8 | int(b[5])
	var tables []sfnt.Table
	var glyf []byte
	for i := range n {
		row := b[12+16*i:]
		at := int(row[8])<<24 | int(row[9])<<16 | int(row[10])<<8 | int(row[11])
		size := int(row[12])<<24 | int(row[13])<<16 | int(row[14])<<8 | int(row[15])
		if tag := string(row[:4]); tag == "glyf" {
			glyf = b[at : at+size]
		} else {
			tables = append(tables, sfnt.Table{Tag: tag, Body: b[at : at+size]})
		}
	}
	tables = append(tables, sfnt.Table{Tag: "cmap", Body: cmap})
	return append(sfnt.Begin(tables, len(glyf), sfnt.Sum(glyf)), glyf...)
}

func sameGlyph(t *testing.T, f *fonts.Face, old glyph.ID, p *sfnt.Font, s *subset.Subset) {
	t.Helper()
	id := s.New(old)
	if id == 0 || s.Old(id) != old {
		t.Errorf("%s: glyph %d has the new number %d", f.Name, old, id)
	}
	if got, want := p.Advance(id), f.Advance(old); got != want {
		t.Errorf("%s: glyph %d advances %d, want %d", f.Name, old, got, want)
	}
	got, want := p.Outline(id), f.Subsetter().Outline(old)
	if len(want) > 0 && want[0]&0x80 != 0 { // composite: numbers differ
		got, want = got[:10], want[:10]
	}
	if !bytes.Equal(bytes.TrimRight(got, "\x00"), bytes.TrimRight(want, "\x00")) {
		t.Errorf("%s: glyph %d has another outline", f.Name, old)
	}
}

func TestSubsetDoesNotDependOnOrder(t *testing.T) {
	f := fonts.Default().Faces()[0]
	ids := []glyph.ID{900, 3, 77, 3, 5000, 1, 65535}
	a, _ := f.Subsetter().Subset(ids).FontFile()
	slices.Reverse(ids)
	b, _ := f.Subsetter().Subset(ids).FontFile()
	if !bytes.Equal(a, b) {
		t.Error("the same glyphs in another order make another font file")
	}
	if n := f.Subsetter().Subset(ids).Len(); n != 6 {
		t.Errorf("%d glyphs, want .notdef and 5", n)
	}
}

// Goroutines that take subsets of one cold face must all get the same bytes.
func TestConcurrentSubsets(t *testing.T) {
	whole, err := sfnt.Parse(fonts.Default().Faces()[3].Data())
	if err != nil {
		t.Fatal(err)
	}
	f := subset.New(whole)
	ids := use(fonts.Default().Faces()[3])
	got := make([][]byte, 8)
	var wg sync.WaitGroup
	for i := range got {
		wg.Go(func() { got[i], _ = f.Subset(ids).FontFile() })
	}
	wg.Wait()
	for _, z := range got {
		if !bytes.Equal(z, got[0]) {
			t.Error("one goroutine made another file")
		}
	}
}

func TestTrueTypeStandsAlone(t *testing.T) {
	names := subset.Names{Family: "Test Face", FamilyZh: "测试", PostScript: "TestFace"}
	for _, f := range fonts.Default().Faces() {
		s, chars := some(f, sentence+"é𠮷㐀")
		b := s.TrueType(names, chars)
		p, err := sfnt.Parse(b)
		if err != nil {
			t.Fatalf("%s: %v", f.Name, err)
		}
		if sum := sfnt.Sum(b); sum != 0xB1B0AFBA {
			t.Errorf("%s: the file adds up to %#x, want 0xB1B0AFBA", f.Name, sum)
		}
		for _, c := range chars {
			if got, want := p.Lookup(c.Rune), s.New(c.ID); got != want {
				t.Errorf("%s: %c is glyph %d, want %d", f.Name, c.Rune, got, want)
			}
			sameGlyph(t, f, c.ID, p, s)
		}
	}
}

func TestStubNamesGlyphsByCode(t *testing.T) {
	f := fonts.Default().Faces()[0]
	s, _ := some(f, sentence)
	var codes []rune
	for i := 1; i < s.Len(); i++ {
		codes = append(codes, 0xFFFC+rune(i)) // over the end of the BMP
	}
	p, err := sfnt.Parse(s.Stub(subset.Names{Family: "S", PostScript: "S"}, codes))
	if err != nil {
		t.Fatal(err)
	}
	for i, c := range codes {
		id := p.Lookup(c)
		if int(id) != i+1 || p.Advance(id) != s.Advance(id) || p.Outline(id) != nil {
			t.Errorf("%U is glyph %d as wide as %d", c, id, p.Advance(id))
		}
	}
}

func TestWidths(t *testing.T) {
	s, _ := some(fonts.Default().Faces()[0], "一A二")
	if got, want := string(s.AppendWidths(nil)), "[1[739]]"; got != want {
		t.Errorf("W %s, want %s", got, want)
	}
	for _, c := range []struct {
		n, em int32
		want  string
	}{{500, 1000, "500"}, {1024, 2048, "500"}, {1479, 2048, "722.168"}, {-1, 2048, "-0.488"}} {
		if got := string(subset.AppendPerMille(nil, c.n, c.em)); got != c.want {
			t.Errorf("%d of %d is %s, want %s", c.n, c.em, got, c.want)
		}
	}
}

// use is a document's worth of glyphs: every eighth character of the block.
func use(f *fonts.Face) []glyph.ID {
	var ids []glyph.ID
	for r := rune(0x4E00); r < 0x9FA5; r += 30 {
		if id := f.Lookup(r); id != 0 {
			ids = append(ids, id)
		}
	}
	return ids
}

func BenchmarkFontFile(b *testing.B) {
	f := fonts.Default().Faces()[0]
	ids := use(f)
	b.Run("warm", func(b *testing.B) {
		for b.Loop() {
			z, _ := f.Subsetter().Subset(ids).FontFile()
			b.SetBytes(int64(len(z)))
		}
	})
	b.Run("cold", func(b *testing.B) {
		for b.Loop() {
			p, err := sfnt.Parse(f.Data())
			if err != nil {
				b.Fatal(err)
			}
			_, raw := subset.New(p).Subset(ids).FontFile()
			b.SetBytes(int64(raw))
		}
	})
	b.Logf("%d glyphs", len(ids))
}

func BenchmarkStub(b *testing.B) {
	f := fonts.Default().Faces()[0]
	s := f.Subsetter().Subset(use(f))
	codes := make([]rune, s.Len()-1)
	for i := range codes {
		codes[i] = 0xE000 + rune(i)
	}
	for b.Loop() {
		s.Stub(subset.Names{Family: "S", PostScript: "S"}, codes)
	}
}
