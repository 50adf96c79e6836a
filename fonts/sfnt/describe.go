package sfnt

import (
	"unicode/utf16"
)

// Description is what a font says about its letters as a whole, in its units.
type Description struct {
	Ascent, Descent int32 // of the em box; Descent is negative
	CapHeight       int32
	Box             Box
	ItalicAngle     float64 // degrees, negative leans right
	Weight          int     // 400 regular, 700 bold
	Embedding       uint16  // OS/2 fsType
}

// Describe reads the font's description, from OS/2 where it has one.
func (f *Font) Describe() Description {
	head, hhea, os2 := f.table("head"), f.table("hhea"), f.table("OS/2")
	d := Description{
		Ascent:  int32(hhea.i16(4)),
		Descent: int32(hhea.i16(6)),
		Box: Box{int32(head.i16(36)), int32(head.i16(38)),
			int32(head.i16(40)), int32(head.i16(42))},
		ItalicAngle: float64(int32(f.table("post").u32(4))) / 65536,
		Weight:      400,
	}
	if len(os2) >= 78 {
		d.Weight = os2.u16(4)
		d.Embedding = uint16(os2.u16(8))
		d.Ascent, d.Descent = int32(os2.i16(68)), int32(os2.i16(70))
	}
	if len(os2) >= 96 && os2.u16(0) >= 2 {
		d.CapHeight = int32(os2.i16(88))
	}
	if d.CapHeight == 0 {
		b, _ := f.Bounds(f.Lookup('H'))
		d.CapHeight = b.Top
	}
	return d
}

// NameID numbers what a string of the name table says.
type NameID int

// The names that are asked for.
const (
	Family     NameID = 1
	Style      NameID = 2
	Unique     NameID = 3
	FullName   NameID = 4
	Version    NameID = 5
	PostScript NameID = 6
)

// Languages of the Windows platform.
const (
	AmericanEnglish   = 0x0409
	SimplifiedChinese = 0x0804
)

// Name is one string of the name table.
type Name struct {
	ID       NameID
	Language int // as Windows numbers them
	Text     string
}

// maxNames bounds the work on a damaged name table; real ones have dozens.
const maxNames = 512

// Names are the Unicode strings of the name table in the file's order.
func (f *Font) Names() []Name {
	t := f.table("name")
	var names []Name
	for i := range min(t.u16(2), maxNames) {
		row := t.cut(6+12*i, 12)
		text := t.cut(t.u16(4)+row.u16(10), row.u16(8))
		if row.u16(0) == 3 && len(text) > 0 {
			names = append(names, Name{NameID(row.u16(6)), row.u16(4), utf16Text(text)})
		}
	}
	return names
}

func utf16Text(b table) string {
	u := make([]uint16, len(b)/2)
	for i := range u {
		u[i] = uint16(b.u16(2 * i))
	}
	return string(utf16.Decode(u))
}
