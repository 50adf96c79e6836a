package fonts

import (
	"testing"

	"jianbao/fonts/subset"
	"jianbao/layout/glyph"
)

// few is a small font file with some glyphs of a built-in face.
func few(id glyph.FaceID, text string) []byte {
	f := Default().Face(id)
	var chars []subset.Char
	var ids []glyph.ID
	for _, r := range text {
		chars = append(chars, subset.Char{Rune: r, ID: f.Lookup(r)})
		ids = append(ids, f.Lookup(r))
	}
	names := subset.Names{Family: "X", PostScript: "X"}
	return f.Subsetter().Subset(ids).TrueType(names, chars)
}

// Whatever is wrong with a font file, opening and using it must not panic.
func FuzzUserFont(f *testing.F) {
	f.Add(few(fangSongFace, "简报一A“—”，"))
	f.Add(few(latinFace, "Aé“—”½"))
	f.Add([]byte("OTTO"))
	f.Fuzz(func(t *testing.T, b []byte) {
		face, refusal := newUser("fangsong.ttf", b)
		if refusal != nil {
			return
		}
		s := newSet([]*Face{face}, false)
		var ids []glyph.ID
		for _, r := range "简报一Aé“—”，½" {
			g, _ := s.Glyph(glyph.FangSong, r)
			ids = append(ids, g.ID)
		}
		part := face.Subsetter().Subset(append(ids, 0xFFFF, 1, 2))
		part.FontFile()
		part.TrueType(subset.Names{}, nil)
		face.Coverage()
		face.PostScript()
	})
}
