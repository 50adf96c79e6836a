// Package glyph is what layout knows of fonts: which face and glyph shows a
// character, how wide it is, where its ink lies. It knows no font files.
package glyph

import "jianbao/layout/unit"

// Role is the part a typeface plays in Chinese official typography. A house
// style asks for roles; a font set answers with chains of faces.
type Role uint8

// The roles. Latin and LatinBold set digits and Western words beside Han.
const (
	FangSong     Role = iota // 仿宋, body
	KaiTi                    // 楷体, second-level headings, notes
	HeiTi                    // 黑体, first-level headings, emphasis
	XiaoBiaoSong             // 小标宋, titles and masthead
	SongTi                   // 宋体, page numbers, tables
	Latin                    // Times metrics
	LatinBold
	Roles // how many there are
)

var roleNames = [Roles]string{"fangsong", "kaiti", "heiti", "xiaobiaosong", "songti", "latin", "latin-bold"}

func (r Role) String() string { return roleNames[r] }

// RoleNamed finds a role by the name that templates and --fonts use.
func RoleNamed(name string) (Role, bool) {
	for i, n := range roleNames {
		if n == name {
			return Role(i), true
		}
	}
	return 0, false
}

// FaceID tells one face of a font set from another; its order is the set's.
type FaceID uint16

// ID is a glyph's number inside its face; 0 is .notdef and never drawn.
type ID uint16

// Glyph is one character's shape. Lengths are in the face's units.
type Glyph struct {
	Face       FaceID
	ID         ID
	UnitsPerEm int32
	Advance    int32
	InkLeft    int32 // from origin to the ink's left edge
	InkRight   int32 // from origin to the ink's right edge; ≤ InkLeft: no ink
}

// Width is the glyph's own advance at size.
func (g Glyph) Width(size unit.Length) unit.Length {
	return unit.Scale(size, int64(g.Advance), int64(g.UnitsPerEm))
}

// Measurer finds and measures glyphs.
type Measurer interface {
	// Glyph is the shape of r in the first face of role's chain that has it;
	// false when no face of the chain has one.
	Glyph(role Role, r rune) (Glyph, bool)
}

// Placed is a glyph set in a line.
type Placed struct {
	ID      ID
	Runes   uint8      // how many runes of the run's text it stands for; 0: more of the glyph before
	Shift   unit.Short // where it is drawn, right of the pen; negative for a trimmed opening mark
	Advance unit.Short // how far the pen then moves, adjustment included
}
