package subset

import (
	"cmp"
	"encoding/binary"
	"slices"

	"jianbao/fonts/sfnt"
	"jianbao/layout/glyph"
)

// Names are what a font file made here calls itself.
type Names struct {
	Family     string // English
	FamilyZh   string // Chinese; may be empty
	Style      string // Regular, Bold; empty is Regular
	PostScript string // without spaces
}

// Char is a character and the glyph, numbered as in the whole font, that shows it.
type Char = sfnt.Char

// TrueType is the subset as a font file that stands alone, for embedding in
// Word files and for other programs. Chars says which characters the file
// has, with their glyphs numbered as in the whole font; characters whose
// glyph is not in the subset are left out.
func (s *Subset) TrueType(n Names, chars []Char) []byte {
	glyf, offsets := s.outlines()
	tables := append(s.tables(offsets), s.naming(n, s.renumbered(chars))...)
	return append(sfnt.Begin(tables, len(glyf), sfnt.Sum(glyf)), glyf...)
}

// renumbered is chars under the numbers that their glyphs have in the subset.
func (s *Subset) renumbered(chars []Char) []Char {
	in := make([]Char, 0, len(chars))
	for _, c := range chars {
		if id := s.New(c.ID); id != 0 {
			in = append(in, Char{Rune: c.Rune, ID: id})
		}
	}
	return in
}

// Stub is a font file with the subset's glyphs, their widths and no
// outlines. It is for gopdf, which takes characters only and embeds the file
// it was given: the character codes[i] is made to show glyph i+1 of the
// subset, so any glyph can be named by a character, one of a private use
// area where its own does not do. Which codes these are is the caller's
// affair; they may be beyond U+FFFF but should be in a row, which keeps the
// stub small. The font program that gopdf writes is to be replaced by
// FontFile: glyph numbers are the same.
func (s *Subset) Stub(n Names, codes []rune) []byte {
	chars := make([]sfnt.Char, 0, len(codes))
	for i, c := range codes {
		if i+1 < len(s.old) {
			chars = append(chars, sfnt.Char{Rune: c, ID: glyph.ID(i + 1)})
		}
	}
	tables := append(s.tables(make([]int, len(s.old)+1)), s.naming(n, chars)...)
	return sfnt.Begin(tables, 0, 0)
}

// naming are the tables that a font program inside a PDF does without.
func (s *Subset) naming(n Names, chars []sfnt.Char) []sfnt.Table {
	return []sfnt.Table{
		{Tag: "cmap", Body: sfnt.CharMap(chars)},
		{Tag: "name", Body: sfnt.NameTable(n.strings())},
		{Tag: "OS/2", Body: s.windows(chars)},
		{Tag: "post", Body: sfnt.NoGlyphNames(s.font.Table("post"))},
	}
}

func (n Names) strings() []sfnt.Name {
	const zh = sfnt.SimplifiedChinese
	style := cmp.Or(n.Style, "Regular")
	full := n.Family
	if style != "Regular" {
		full += " " + style
	}
	names := []sfnt.Name{
		{ID: sfnt.Family, Language: sfnt.AmericanEnglish, Text: n.Family},
		{ID: sfnt.Style, Language: sfnt.AmericanEnglish, Text: style},
		{ID: sfnt.Unique, Language: sfnt.AmericanEnglish, Text: n.PostScript},
		{ID: sfnt.FullName, Language: sfnt.AmericanEnglish, Text: full},
		{ID: sfnt.Version, Language: sfnt.AmericanEnglish, Text: "Version 1.000"},
		{ID: sfnt.PostScript, Language: sfnt.AmericanEnglish, Text: n.PostScript},
	}
	if n.FamilyZh != "" {
		names = append(names,
			sfnt.Name{ID: sfnt.Family, Language: zh, Text: n.FamilyZh},
			sfnt.Name{ID: sfnt.Style, Language: zh, Text: style},
			sfnt.Name{ID: sfnt.FullName, Language: zh, Text: n.FamilyZh})
	}
	return names
}

// windows is OS/2 with the range of characters that the subset really has.
func (s *Subset) windows(chars []sfnt.Char) []byte {
	const first, last, enough = 64, 66, 68
	b := append([]byte(nil), s.font.Table("OS/2")...)
	if len(b) < enough || len(chars) == 0 {
		return b
	}
	byRune := func(a, b sfnt.Char) int { return cmp.Compare(a.Rune, b.Rune) }
	least := min(slices.MinFunc(chars, byRune).Rune, 0xFFFF)
	most := min(slices.MaxFunc(chars, byRune).Rune, 0xFFFF)
	binary.BigEndian.PutUint16(b[first:], uint16(least))
	binary.BigEndian.PutUint16(b[last:], uint16(most))
	return b
}
