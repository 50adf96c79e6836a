package fonts_test

import (
	"encoding/binary"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"jianbao/finding"
	"jianbao/fonts"
	"jianbao/fonts/sfnt"
	"jianbao/fonts/subset"
	"jianbao/layout/glyph"
)

// brought is a font as a user might have it: some glyphs of a built-in face
// under other names.
func brought(t testing.TB, face int, n subset.Names, text string) []byte {
	t.Helper()
	f := fonts.Default().Faces()[face]
	var chars []subset.Char
	var ids []glyph.ID
	for _, r := range text {
		id := f.Lookup(r)
		if id == 0 {
			t.Fatalf("%s has no %c", f.Name, r)
		}
		chars, ids = append(chars, subset.Char{Rune: r, ID: id}), append(ids, id)
	}
	return f.Subsetter().Subset(ids).TrueType(n, chars)
}

// rewrite is the font file b with some tables replaced.
func rewrite(t *testing.T, b []byte, replace map[string][]byte) []byte {
	t.Helper()
	p, err := sfnt.Parse(b)
	if err != nil {
		t.Fatal(err)
	}
	var tables []sfnt.Table
	for _, tag := range []string{"OS/2", "cmap", "head", "hhea", "hmtx", "loca", "maxp",
		"name", "post", "fvar"} {
		body := p.Table(tag)
		if r, ok := replace[tag]; ok {
			body = r
		}
		if body != nil {
			tables = append(tables, sfnt.Table{Tag: tag, Body: body})
		}
	}
	glyf := p.Table("glyf")
	if r, ok := replace["glyf"]; ok {
		glyf = r
	}
	return append(sfnt.Begin(tables, len(glyf), sfnt.Sum(glyf)), glyf...)
}

// licensed is b with another fsType.
func licensed(t *testing.T, b []byte, bits uint16) []byte {
	p, err := sfnt.Parse(b)
	if err != nil {
		t.Fatal(err)
	}
	table := append([]byte(nil), p.Table("OS/2")...)
	binary.BigEndian.PutUint16(table[8:], bits)
	return rewrite(t, b, map[string][]byte{"OS/2": table})
}

func write(t *testing.T, files map[string][]byte) string {
	t.Helper()
	dir := t.TempDir()
	for name, b := range files {
		if err := os.WriteFile(filepath.Join(dir, name), b, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

var plainNames = subset.Names{Family: "Some Face", PostScript: "SomeFace"}

func TestUserFontsAreRefusedWithTheReason(t *testing.T) {
	good := brought(t, 0, plainNames, "简报一")
	variable := rewrite(t, good, map[string][]byte{"fvar": {1}})
	unmapped := rewrite(t, good, map[string][]byte{"cmap": {0, 0, 0, 0}})
	for name, c := range map[string]struct {
		file string
		data []byte
		want finding.Code // "" is taken
	}{
		"by the role's name":     {"fangsong-1.ttf", good, ""},
		"may be shown only":      {"fangsong.ttf", licensed(t, good, 4), ""},
		"restricted":             {"fangsong.ttf", licensed(t, good, 2), "W501"},
		"old, also editable":     {"fangsong.ttf", licensed(t, good, 2|8), ""},
		"bitmaps only":           {"fangsong.ttf", licensed(t, good, 0x200), "W501"},
		"no subsets":             {"fangsong.ttf", licensed(t, good, 0x108), "W502"},
		"postscript":             {"fangsong.otf", []byte("OTTO\x00\x01 and on"), "W503"},
		"collection":             {"fangsong.ttc", []byte("ttcf\x00\x01 and on"), "W504"},
		"variable":               {"fangsong.ttf", variable, "W505"},
		"cut off":                {"fangsong.ttf", good[:len(good)/2], "W506"},
		"empty":                  {"fangsong.ttf", nil, "W506"},
		"no characters":          {"fangsong.ttf", unmapped, "W506"},
		"nobody knows what":      {"font1.ttf", good, "W507"},
		"not a font by its name": {"README.txt", []byte("read me"), "W509"},
	} {
		dir := write(t, map[string][]byte{c.file: c.data})
		_, found, err := fonts.Open(fonts.Options{Dir: dir})
		switch {
		case err != nil:
			t.Errorf("%s: %v", name, err)
		case c.want == "" && len(found) > 0:
			t.Errorf("%s: %v", name, found[0].Format(finding.English))
		case c.want != "" && (len(found) != 1 || found[0].Code != c.want):
			t.Errorf("%s: found %v, want %s", name, found, c.want)
		case c.want != "" && c.want != "W509" && !strings.HasSuffix(found[0].File, c.file):
			t.Errorf("%s: found in %q", name, found[0].File)
		}
	}
}

func TestUserFontsKnowTheirRole(t *testing.T) {
	for _, c := range []struct {
		file, family string
		want         glyph.Role
	}{
		{"FZXBSJW.TTF", "方正小标宋_GBK", glyph.XiaoBiaoSong},
		{"a.ttf", "FZXiaoBiaoSong-B05", glyph.XiaoBiaoSong},
		{"FS_GB2312.ttf", "仿宋_GB2312", glyph.FangSong},
		{"simfang.ttf", "FangSong", glyph.FangSong},
		{"simfang.ttf", "?", glyph.FangSong},
		{"b.ttf", "楷体_GB2312", glyph.KaiTi},
		{"simkai.ttf", "?", glyph.KaiTi},
		{"simhei.ttf", "SimHei", glyph.HeiTi},
		{"c.ttf", "方正黑体_GBK", glyph.HeiTi},
		{"simsun.ttf", "宋体", glyph.SongTi},
		{"d.ttf", "方正书宋_GBK", glyph.SongTi},
		{"times.ttf", "Times New Roman", glyph.Latin},
		{"timesbd.ttf", "Times New Roman Bold", glyph.LatinBold},
		{"latin-bold.ttf", "?", glyph.LatinBold},
		{"latin.ttf", "?", glyph.Latin},
		{"songti-x.ttf", "仿宋_GB2312", glyph.SongTi}, // the user chose the file's name
	} {
		names := subset.Names{Family: c.family, FamilyZh: c.family, PostScript: "X"}
		dir := write(t, map[string][]byte{c.file: brought(t, 0, names, "简报一A")})
		s, found, err := fonts.Open(fonts.Options{Dir: dir})
		if err != nil || len(found) > 0 {
			t.Errorf("%s %s: %v %v", c.file, c.family, err, found)
			continue
		}
		f := s.Chain(c.want)[0]
		if !f.User || f.Role != c.want || s.Face(f.ID) != f {
			t.Errorf("%s %s: %v begins with %s", c.file, c.family, c.want, f.Name)
		}
		if g, ok := s.Glyph(c.want, 'A'); !ok || g.Face != f.ID {
			t.Errorf("%s: A comes from face %d", c.file, g.Face)
		}
	}
}

func TestItalicsHaveNoRole(t *testing.T) {
	names := subset.Names{Family: "Times New Roman", Style: "Italic", PostScript: "X"}
	dir := write(t, map[string][]byte{"timesi.ttf": brought(t, 10, names, "A")})
	_, found, _ := fonts.Open(fonts.Options{Dir: dir})
	if len(found) != 1 || found[0].Code != "W507" {
		t.Errorf("found %v, want W507", found)
	}
}

// Two faces of one role come by file name, both before the built-in ones;
// the user's body face also serves Han in Latin runs, after the Latin face.
func TestUserFontsComeFirst(t *testing.T) {
	dir := write(t, map[string][]byte{
		"fangsong-a.ttf": brought(t, 0, plainNames, "简"),
		"fangsong-b.ttf": brought(t, 0, plainNames, "简报"),
	})
	s, _, err := fonts.Open(fonts.Options{Dir: dir})
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		role glyph.Role
		r    rune
		want string
	}{
		{glyph.FangSong, '简', "fangsong-a"}, {glyph.FangSong, '报', "fangsong-b"},
		{glyph.FangSong, '一', "JBFangSong"}, {glyph.Latin, '报', "fangsong-b"},
		{glyph.Latin, 'A', "LiberationSerif-Regular"}, {glyph.HeiTi, '简', "JBHeiTi"},
	} {
		g, _ := s.Glyph(c.role, c.r)
		if got := s.Face(g.Face).Name; got != c.want {
			t.Errorf("%v shows %c in %s, want %s", c.role, c.r, got, c.want)
		}
	}
}

func TestMissingFolderIsAnError(t *testing.T) {
	none := filepath.Join(t.TempDir(), "none")
	if _, _, err := fonts.Open(fonts.Options{Dir: none}); err == nil {
		t.Error("no error")
	}
}

// lowered is b with every outline moved down and its metrics kept.
func lowered(t *testing.T, b []byte, by int32) []byte {
	p, err := sfnt.Parse(b)
	if err != nil {
		t.Fatal(err)
	}
	var glyf, loca []byte
	for i := range p.Glyphs() {
		loca = binary.BigEndian.AppendUint32(loca, uint32(len(glyf)))
		contours, err := p.Contours(glyph.ID(i))
		if err != nil {
			t.Fatal(err)
		}
		for _, c := range contours {
			for j := range c {
				c[j].Y -= by
			}
		}
		o, _ := sfnt.Outline(contours)
		glyf = sfnt.Pad(append(glyf, o...))
	}
	loca = binary.BigEndian.AppendUint32(loca, uint32(len(glyf)))
	head := append([]byte(nil), p.Table("head")...)
	head[51] = 1
	return rewrite(t, b, map[string][]byte{"glyf": glyf, "loca": loca, "head": head})
}

// A face on another em box, like 仿宋 that hangs below, is lifted on ours;
// its Western letters stay on the baseline.
func TestIdeographsAreCentred(t *testing.T) {
	const text, by = "简报是党政机关内部沟通情况反映问题", 71
	low := lowered(t, brought(t, 0, plainNames, text+"A，"), by)
	dir := write(t, map[string][]byte{"fangsong.ttf": low})
	s, found, err := fonts.Open(fonts.Options{Dir: dir})
	if err != nil || len(found) > 0 {
		t.Fatal(err, found)
	}
	f, whole := s.Chain(glyph.FangSong)[0], s.Faces()[0]
	for _, r := range text + "，A" {
		got, _ := f.Subsetter().Bounds(f.Lookup(r))
		want, _ := whole.Subsetter().Bounds(whole.Lookup(r))
		if r == 'A' {
			want.Bottom -= by
		}
		if d := got.Bottom - want.Bottom; d < -30 || d > 30 {
			t.Errorf("%c begins at %d, want %d", r, got.Bottom, want.Bottom)
		}
	}
	if f.Ascent() != 880 || f.Descent() != -120 {
		t.Errorf("em box from %d to %d", f.Descent(), f.Ascent())
	}
}

// Western quotation marks and dots become as wide as an ideograph, in the
// right half of the em; the dash joins.
func TestMarksAreAnEmWide(t *testing.T) {
	b := brought(t, 10, plainNames, "“”‘’…·—A")
	dir := write(t, map[string][]byte{"songti.ttf": b})
	s, found, err := fonts.Open(fonts.Options{Dir: dir})
	if err != nil || len(found) > 0 {
		t.Fatal(err, found)
	}
	const em, half = 2048, 1024
	for r, in := range map[rune][2]int32{'“': {half, em}, '‘': {half, em}, '”': {0, half},
		'’': {0, half}, '…': {0, em}, '·': {half - 200, half + 200}} {
		g, _ := s.Glyph(glyph.SongTi, r)
		if g.Advance != em || g.InkLeft < in[0] || g.InkRight > in[1] || !s.Face(g.Face).User {
			t.Errorf("%c: %+v, want ink within %v", r, g, in)
		}
	}
	if g, _ := s.Glyph(glyph.SongTi, '—'); g.InkLeft > 0 || g.InkRight < em {
		t.Errorf("the dash does not join: %+v", g)
	}
	if g, _ := s.Glyph(glyph.SongTi, 'A'); g.Advance == em {
		t.Error("A became an em wide")
	}
}
