package docx

import (
	"strings"
	"unicode/utf8"

	"jianbao/fonts"
	"jianbao/fonts/subset"
	"jianbao/layout/glyph"
	"jianbao/layout/unit"
)

// wardrobe is the faces that a document wears: what Word calls each, and
// which characters of each it needs.
type wardrobe struct {
	set   *fonts.Set
	worn  []*worn                   // by glyph.FaceID
	plain [glyph.Roles]glyph.FaceID // the face that most characters of a role come in
}

// worn is one face in use.
type worn struct {
	face  *fonts.Face
	name  string // the family, as Word calls it
	bold  bool   // it is the bold of its family
	seen  seen
	chars []subset.Char
	used  bool
}

// seen is a set of characters, by blocks of 4096 with a bit for each.
type seen struct {
	blocks [(utf8.MaxRune + 1) / seenBlock]*[seenBlock / 64]uint64
}

const seenBlock = 4096

// add puts r in and tells whether it is new.
func (s *seen) add(r rune) bool {
	block := &s.blocks[r/seenBlock]
	if *block == nil {
		*block = new([seenBlock / 64]uint64)
	}
	word, bit := &(*block)[r%seenBlock/64], uint64(1)<<(r%64)
	if *word&bit != 0 {
		return false
	}
	*word |= bit
	return true
}

// typical are characters that every face of its role has.
func typical(role glyph.Role) rune {
	if role == glyph.Latin || role == glyph.LatinBold {
		return '0'
	}
	return '一'
}

func (w *wardrobe) open(set *fonts.Set) {
	w.set = set
	w.worn = make([]*worn, len(set.Faces()))
	for role := range glyph.Roles {
		if g, ok := set.Glyph(role, typical(role)); ok {
			w.plain[role] = g.Face
		}
	}
}

// of is the face called id; it is given its name when it is first asked for.
func (w *wardrobe) of(id glyph.FaceID) *worn {
	if w.worn[id] == nil {
		f := w.set.Face(id)
		w.worn[id] = &worn{face: f, name: familyOf(f),
			bold: f.Role == glyph.LatinBold && w.hasRegular(f)}
	}
	return w.worn[id]
}

// hasRegular tells whether the set has the regular of f's family too.
func (w *wardrobe) hasRegular(f *fonts.Face) bool {
	for _, other := range w.set.Faces() {
		if other.Role == glyph.Latin && other.User == f.User && familyOf(other) == familyOf(f) {
			return true
		}
	}
	return false
}

// familyOf is the name by which documents ask for f: its Chinese one, which
// editors see in their list of fonts.
func familyOf(f *fonts.Face) string {
	if zh := f.FamilyZh(); zh != "" {
		return zh
	}
	return f.Family()
}

// find is the face that shows r in role, and notes that it does. A character
// that no face has is left to the reader's machine.
func (w *wardrobe) find(role glyph.Role, r rune) *worn {
	g, ok := w.set.Glyph(role, r)
	if !ok {
		return w.of(w.plain[role])
	}
	f := w.of(g.Face)
	f.used = true
	if f.seen.add(r) {
		f.chars = append(f.chars, subset.Char{Rune: r, ID: g.ID})
	}
	return f
}

// family is the family of most characters in role.
func (w *wardrobe) family(role glyph.Role) string {
	f := w.of(w.plain[role])
	f.used = true
	return f.name
}

// need notes that text is shown in role, for what fields will say.
func (w *wardrobe) need(role glyph.Role, text string) {
	for _, r := range text {
		w.find(role, r)
	}
}

// width is how wide text is in role at size, mark by mark.
func (w *wardrobe) width(role glyph.Role, text string, size unit.Length) (sum unit.Length) {
	for _, r := range text {
		if g, ok := w.set.Glyph(role, r); ok {
			sum += g.Width(size)
		}
	}
	return sum
}

// alternates are the names of faces that stand in for ours on a machine that
// has them and does not take embedded ones: first those of the official
// typefaces, as GB/T 9704 is set with.
var alternates = [glyph.Roles][]string{
	glyph.FangSong: {"仿宋_GB2312", "FangSong_GB2312", "仿宋", "FangSong", "SimFang",
		"方正仿宋_GBK", "方正仿宋简体"},
	glyph.KaiTi: {"楷体_GB2312", "KaiTi_GB2312", "楷体", "KaiTi", "SimKai", "方正楷体_GBK",
		"方正楷体简体"},
	glyph.HeiTi: {"黑体", "SimHei", "方正黑体_GBK", "方正黑体简体"},
	glyph.XiaoBiaoSong: {"方正小标宋简体", "方正小标宋_GBK", "FZXiaoBiaoSong-B05S",
		"FZXiaoBiaoSong-B05"},
	glyph.SongTi:    {"宋体", "SimSun", "NSimSun", "方正书宋_GBK"},
	glyph.Latin:     {"Times New Roman"},
	glyph.LatinBold: {"Times New Roman"},
}

// alternate is a face's alternates as w:altName has them.
func (f *worn) alternate() string { return strings.Join(alternates[f.face.Role], ",") }
