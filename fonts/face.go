package fonts

import (
	"cmp"
	"sync"

	"jianbao/fonts/sfnt"
	"jianbao/fonts/subset"
	"jianbao/layout/glyph"
)

// Face is one font file. It is safe for concurrent use; nothing of the file
// is read before something is asked of it.
type Face struct {
	ID      glyph.FaceID
	Name    string // the file's name without its ending, like JBFangSong
	Role    glyph.Role
	Licence string // SPDX name for the built-in faces, "" for the user's own
	Source  string // where it comes from: Debian package, or the user's file
	Sum     string // SHA-256 of the file, in hexadecimal; "" for the user's own
	User    bool   // brought by the user

	data  []byte
	stem  int32 // thousandths of an em; 0: not measured
	font  func() *sfnt.Font
	about func() about
	cuts  func() *subset.Font
}

// about is what is read of a face at once when any of it is wanted.
type about struct {
	sfnt.Description
	postScript, family, familyZh string
}

func newBuilt(id glyph.FaceID, b built) *Face {
	f := &Face{ID: id, Name: b.name, Role: b.role, Licence: b.licence,
		Source: b.source, Sum: b.sum, data: b.data, stem: b.stem}
	f.readWhenNeeded(func() *sfnt.Font {
		font, err := sfnt.Parse(b.data)
		if err != nil { // the program itself is damaged; a test reads every face
			panic("fonts: " + b.name + ": " + err.Error())
		}
		return font
	})
	return f
}

func (f *Face) readWhenNeeded(parse func() *sfnt.Font) {
	f.font = sync.OnceValue(parse)
	f.about = sync.OnceValue(func() about { return describe(f.font()) })
	f.cuts = sync.OnceValue(func() *subset.Font { return subset.New(f.font()) })
}

func describe(font *sfnt.Font) about {
	a := about{Description: font.Describe()}
	for _, n := range font.Names() {
		switch {
		case n.ID == sfnt.PostScript:
			a.postScript = cmp.Or(a.postScript, n.Text)
		case n.ID == sfnt.Family && n.Language == sfnt.SimplifiedChinese:
			a.familyZh = n.Text
		case n.ID == sfnt.Family:
			a.family = cmp.Or(a.family, n.Text)
		}
	}
	return a
}

// Data is the font file, TrueType with plain outlines. Nobody may write to it.
func (f *Face) Data() []byte { return f.data }

// Subsetter makes font files of some of the face's glyphs. There is one to a
// face, so that a glyph is made ready once.
func (f *Face) Subsetter() *subset.Font { return f.cuts() }

// PostScript is the name by which PDF files call the face.
func (f *Face) PostScript() string { return cmp.Or(f.about().postScript, f.Name) }

// Family is the family's English name.
func (f *Face) Family() string {
	return cmp.Or(f.about().family, f.about().familyZh, f.Name)
}

// FamilyZh is the family's Chinese name; "" when it has none.
func (f *Face) FamilyZh() string { return f.about().familyZh }

// UnitsPerEm is how many of the face's units make an em.
func (f *Face) UnitsPerEm() int32 { return f.font().UnitsPerEm() }

// Ascent is the em box's top above the baseline, in the face's units.
func (f *Face) Ascent() int32 { return f.about().Ascent }

// Descent is the em box's bottom above the baseline, in the face's units: negative.
func (f *Face) Descent() int32 { return f.about().Descent }

// Box holds the ink of every glyph, in the face's units.
func (f *Face) Box() sfnt.Box { return f.about().Box }

// CapHeight is the height of Latin capitals, in the face's units.
func (f *Face) CapHeight() int32 { return f.about().CapHeight }

// ItalicAngle is in degrees; negative leans to the right.
func (f *Face) ItalicAngle() float64 { return f.about().ItalicAngle }

// Weight is 400 for regular, 700 for bold, as OS/2 has it.
func (f *Face) Weight() int { return f.about().Weight }

// Stem is the thickness of vertical stems in the face's units: measured for
// the built-in faces, guessed from the weight for others.
func (f *Face) Stem() int32 {
	if f.stem > 0 {
		return f.stem * f.UnitsPerEm() / 1000
	}
	// Regular text faces have stems of about 80, bold ones of about 140.
	return int32(f.Weight()) * f.UnitsPerEm() / 5000
}

// Embedding is what the font's maker allows to be done with it in documents.
func (f *Face) Embedding() Embedding { return Embedding(f.about().Description.Embedding) }

// Advance is how far glyph id moves the pen, in the face's units.
func (f *Face) Advance(id glyph.ID) int32 { return f.font().Advance(id) }

// Lookup is the glyph of r; 0 when the face has none.
func (f *Face) Lookup(r rune) glyph.ID { return f.font().Lookup(r) }

// Glyphs is how many glyphs the face has.
func (f *Face) Glyphs() int { return f.font().Glyphs() }

// glyph measures r; false when the face has no glyph of it.
func (f *Face) glyph(r rune) (glyph.Glyph, bool) {
	font := f.font()
	id := font.Lookup(r)
	if id == 0 {
		return glyph.Glyph{}, false
	}
	ink, _ := font.Bounds(id)
	return glyph.Glyph{Face: f.ID, ID: id, UnitsPerEm: font.UnitsPerEm(),
		Advance: font.Advance(id), InkLeft: ink.Left, InkRight: ink.Right}, true
}

// Coverage counts the characters of a face.
type Coverage struct {
	Han        int // ideographs, 〇 among them
	Characters int // all
}

// Coverage counts the face's characters. It reads the whole character map.
func (f *Face) Coverage() Coverage {
	var c Coverage
	for r := range f.font().Characters {
		c.Characters++
		if isHan(r) {
			c.Han++
		}
	}
	return c
}

// hanRanges are the blocks of ideographs as of Unicode 15, with 〇, which
// is written among them.
var hanRanges = [][2]rune{{0x3007, 0x3007}, {0x3400, 0x4DBF}, {0x4E00, 0x9FFF},
	{0xF900, 0xFAFF}, {0x20000, 0x323AF}}

func isHan(r rune) bool {
	for _, h := range hanRanges {
		if h[0] <= r && r <= h[1] {
			return true
		}
	}
	return false
}

// title is the name people know the font by; otherwise when it has none.
func (a about) title(otherwise string) string {
	return cmp.Or(a.familyZh, a.family, otherwise)
}
