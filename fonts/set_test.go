package fonts_test

import (
	"crypto/sha256"
	"encoding/hex"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"jianbao/fonts"
	"jianbao/layout/glyph"
)

// characters reads a list of testdata, whose first line says what it is.
func characters(t *testing.T, name string) []rune {
	t.Helper()
	b, err := os.ReadFile(filepath.Join("testdata", name))
	if err != nil {
		t.Fatal(err)
	}
	_, list, _ := strings.Cut(string(b), "\n")
	return []rune(strings.ReplaceAll(list, "\n", ""))
}

// An issue with rare names comes out of one program: every role has the
// whole 通用规范汉字表 and the characters of identity cards.
func TestEveryRoleHasTheStandardCharacters(t *testing.T) {
	s := fonts.Default()
	for _, list := range []struct {
		file string
		want int
	}{{"standard-8105.txt", 8105}, {"identity-cards.txt", 69}} {
		chars := characters(t, list.file)
		if len(chars) != list.want {
			t.Errorf("%s has %d characters, want %d", list.file, len(chars), list.want)
		}
		for role := range glyph.Roles {
			for _, r := range chars {
				checkHan(t, s, role, r)
			}
		}
	}
}

// What input methods and Word's lists offer is in some face: no office has to
// look for another character.
func TestSignsOfOfficesAreThere(t *testing.T) {
	for role := range glyph.Roles {
		for _, r := range "㎥㎡㏎㏑㈱❶❿⑳㉑㊿Ⓐⓩ➀㊉☐☑☒✓✔✗✘➢➜◆▪♡⚠‧〜￢￤￦∣↖≦⊕﹐" {
			if g, ok := fonts.Default().Glyph(role, r); !ok || g.InkRight <= g.InkLeft {
				t.Errorf("%v has no %c %U", role, r, r)
			}
		}
	}
}

// checkHan: r must have ink, inside an em and not beside it.
func checkHan(t *testing.T, s *fonts.Set, role glyph.Role, r rune) {
	t.Helper()
	g, ok := s.Glyph(role, r)
	switch {
	case !ok:
		t.Errorf("%v has no %c %U", role, r, r)
	case g.Advance != g.UnitsPerEm:
		t.Errorf("%v: %c %U is %d of %d wide", role, r, r, g.Advance, g.UnitsPerEm)
	case g.InkRight <= g.InkLeft || g.InkLeft < -100 || g.InkRight > g.UnitsPerEm+100:
		t.Errorf("%v: %c %U has ink from %d to %d", role, r, r, g.InkLeft, g.InkRight)
	}
}

// The chains must keep every standard character in its own style.
func TestStandardCharactersKeepTheirStyle(t *testing.T) {
	s := fonts.Default()
	for _, role := range []glyph.Role{glyph.FangSong, glyph.KaiTi, glyph.HeiTi,
		glyph.XiaoBiaoSong, glyph.SongTi} {
		for _, r := range characters(t, "standard-8105.txt") {
			if g, _ := s.Glyph(role, r); s.Face(g.Face).Role != role {
				t.Errorf("%v shows %c in %s", role, r, s.Face(g.Face).Name)
			}
		}
	}
}

func TestFirstFaceOfTheChainWins(t *testing.T) {
	s := fonts.Default()
	for _, c := range []struct {
		role glyph.Role
		r    rune
		face string
	}{
		{glyph.FangSong, '简', "JBFangSong"},
		{glyph.FangSong, '祎', "JBFangSongSupp"},
		{glyph.FangSong, '鎔', "JBSongTiExt"},
		{glyph.FangSong, '⑪', "JBSongTi"},
		{glyph.FangSong, '￣', "JBSongTi"}, // FandolFang shows -
		{glyph.FangSong, '㉑', "JBSongTi"},
		{glyph.KaiTi, '㊿', "JBSongTi"},
		{glyph.HeiTi, '㊱', "JBSongTi"},
		{glyph.FangSong, '\U0002A6A5', "JBRare"},
		{glyph.KaiTi, '报', "JBKaiTi"},
		{glyph.XiaoBiaoSong, '1', "JBXiaoBiaoSong"},
		{glyph.HeiTi, '1', "JBHeiTi"},
		{glyph.Latin, '1', "LiberationSerif-Regular"},
		{glyph.LatinBold, 'A', "LiberationSerif-Bold"},
		{glyph.Latin, '报', "JBFangSong"},
	} {
		g, ok := s.Glyph(c.role, c.r)
		if !ok || s.Face(g.Face).Name != c.face {
			t.Errorf("%v shows %c in %s, want %s",
				c.role, c.r, s.Face(g.Face).Name, c.face)
		}
	}
	for _, r := range []rune{-1, 0x10FFFF, 0x110000, 0xE000, 0xD800} {
		if g, ok := s.Glyph(glyph.FangSong, r); ok {
			t.Errorf("%U has glyph %d", r, g.ID)
		}
	}
}

// FandolFang shows ￥ as $.
func TestYuanIsNoDollar(t *testing.T) {
	f := fonts.Default().Chain(glyph.FangSong)[0]
	full, _ := f.Subsetter().Bounds(f.Lookup('￥'))
	half, _ := f.Subsetter().Bounds(f.Lookup('¥'))
	if full.Right-full.Left != half.Right-half.Left ||
		full.Top-full.Bottom != half.Top-half.Bottom {
		t.Errorf("￥ is drawn in %v, ¥ in %v", full, half)
	}
	if a := f.Advance(f.Lookup('￥')); a != 1000 {
		t.Errorf("￥ is %d wide, want an em", a)
	}
}

// A list goes from ⑩ to ⑪, which are of two faces, and ①② stand apart.
func TestRingsAreOfOneSize(t *testing.T) {
	s := fonts.Default()
	song, fang := s.Chain(glyph.SongTi)[0], s.Chain(glyph.FangSong)[0]
	want, _ := song.Subsetter().Bounds(song.Lookup('⑪'))
	for _, r := range "①②③④⑤⑥⑦⑧⑨⑩" {
		got, _ := fang.Subsetter().Bounds(fang.Lookup(r))
		for _, d := range []int{int(got.Left - want.Left), int(got.Right - want.Right),
			int(got.Top - want.Top), int(got.Bottom - want.Bottom)} {
			if d < -25 || d > 25 { // thousandths of an em
				t.Errorf("%c lies in %v, ⑪ in %v", r, got, want)
				break
			}
		}
	}
}

// Digits half an em wide keep the grid of 28 characters to a line.
func TestLatinDigitsAreHalfAnEm(t *testing.T) {
	for r := '0'; r <= '9'; r++ {
		for _, role := range []glyph.Role{glyph.Latin, glyph.LatinBold} {
			if g, _ := fonts.Default().Glyph(role, r); 2*g.Advance != g.UnitsPerEm {
				t.Errorf("%v: %c is %d of %d wide", role, r, g.Advance, g.UnitsPerEm)
			}
		}
	}
}

// What is remembered must be what the font says, whatever its sign.
func TestMeasuresAreTheFonts(t *testing.T) {
	s := fonts.Default()
	for r := rune(0x20); r < 0x500; r++ {
		g, ok := s.Glyph(glyph.Latin, r)
		if !ok || g.Face != s.Chain(glyph.Latin)[0].ID {
			continue
		}
		f := s.Face(g.Face)
		box, _ := f.Subsetter().Bounds(g.ID)
		again, _ := s.Glyph(glyph.Latin, r)
		if g.ID != f.Lookup(r) || g.Advance != f.Advance(g.ID) || g.InkLeft != box.Left ||
			g.InkRight != box.Right || g.UnitsPerEm != 2048 || g != again {
			t.Errorf("%c: got %+v, then %+v, font says %v", r, g, again, box)
		}
	}
}

func TestBuiltInFaces(t *testing.T) {
	sums, err := os.ReadFile("data/SHA256SUMS")
	if err != nil {
		t.Fatal(err)
	}
	want := map[string]string{}
	for line := range strings.Lines(string(sums)) {
		f := strings.Fields(line)
		want[strings.TrimSuffix(f[1], ".ttf")] = f[0]
	}
	faces := fonts.Default().Faces()
	if len(faces) != len(want) {
		t.Errorf("%d faces, but SHA256SUMS has %d", len(faces), len(want))
	}
	for i, f := range faces {
		sum := sha256.Sum256(f.Data())
		if got := hex.EncodeToString(sum[:]); got != want[f.Name] || got != f.Sum {
			t.Errorf("%s: sha256 %s, SHA256SUMS %s, catalogue %s",
				f.Name, got, want[f.Name], f.Sum)
		}
		if int(f.ID) != i || f.Licence == "" || f.Source == "" || f.PostScript() == "" {
			t.Errorf("%s: incomplete: %+v", f.Name, f)
		}
		if e := f.Embedding(); !e.Editable() || !e.Subset() {
			t.Errorf("%s: may not be embedded: %v", f.Name, e)
		}
		if f.Ascent() <= 0 || f.Descent() >= 0 || f.CapHeight() <= 0 || f.Stem() <= 0 {
			t.Errorf("%s: ascent %d descent %d capitals %d stem %d", f.Name,
				f.Ascent(), f.Descent(), f.CapHeight(), f.Stem())
		}
	}
}

func TestCoverage(t *testing.T) {
	for _, c := range []struct {
		face       int
		han, chars int
	}{{0, 7934, 8722}, {9, 17048, 17048}} {
		f := fonts.Default().Faces()[c.face]
		if got := f.Coverage(); got.Han != c.han || got.Characters != c.chars {
			t.Errorf("%s: %+v, want %d and %d", f.Name, got, c.han, c.chars)
		}
	}
}

func TestOpenBodyHasTheSameWidths(t *testing.T) {
	s, found, err := fonts.Open(fonts.Options{OFLBody: true})
	if err != nil || len(found) > 0 {
		t.Fatal(err, found)
	}
	if got := s.Chain(glyph.FangSong)[0].Name; got != "JBFangSongOFL" {
		t.Errorf("the body is set in %s", got)
	}
	for _, role := range []glyph.Role{glyph.FangSong, glyph.Latin} {
		for _, r := range characters(t, "standard-8105.txt") {
			checkHan(t, s, role, r)
		}
	}
	if got := fonts.Default().Chain(glyph.FangSong)[0].Name; got != "JBFangSong" {
		t.Errorf("the default body became %s", got)
	}
}

// Many goroutines on one cold set must see what one goroutine sees.
func TestConcurrentUse(t *testing.T) {
	s, _, err := fonts.Open(fonts.Options{OFLBody: true})
	if err != nil {
		t.Fatal(err)
	}
	text := characters(t, "standard-8105.txt")[:600]
	var wg sync.WaitGroup
	got := make([][]glyph.Glyph, 8)
	for i := range got {
		wg.Go(func() {
			for _, r := range text {
				g, _ := s.Glyph(glyph.FangSong, r)
				got[i] = append(got[i], g)
			}
		})
	}
	wg.Wait()
	for i := range text {
		for _, g := range got {
			if want, _ := s.Glyph(glyph.FangSong, text[i]); g[i] != want {
				t.Fatalf("%c: got %+v, want %+v", text[i], g[i], want)
			}
		}
	}
}

const sentence = "简报是党政机关内部沟通情况、反映问题、指导工作的材料。2016年第2期"

func BenchmarkGlyph(b *testing.B) {
	var m glyph.Measurer = fonts.Default()
	text := []rune(sentence)
	for b.Loop() {
		for _, r := range text {
			if _, ok := m.Glyph(glyph.FangSong, r); !ok {
				b.Fatal("missing")
			}
		}
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N*len(text)), "ns/glyph")
}

func BenchmarkGlyphCold(b *testing.B) {
	for b.Loop() {
		s, _, _ := fonts.Open(fonts.Options{OFLBody: true})
		for _, r := range sentence {
			s.Glyph(glyph.FangSong, r)
		}
	}
}
