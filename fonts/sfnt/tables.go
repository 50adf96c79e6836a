package sfnt

import (
	"cmp"
	"slices"
	"unicode/utf16"

	"jianbao/layout/glyph"
)

// Char is a character and the glyph that shows it.
type Char struct {
	Rune rune
	ID   glyph.ID
}

// run is characters in a row whose glyphs are in a row.
type run struct{ first, last, id int }

func runsOf(chars []Char) []run {
	sorted := slices.Clone(chars)
	byRune := func(a, b Char) int { return cmp.Compare(a.Rune, b.Rune) }
	slices.SortStableFunc(sorted, byRune)
	var runs []run
	for _, c := range sorted {
		r, id := int(c.Rune), int(c.ID)
		if n := len(runs); n > 0 {
			last := &runs[n-1]
			if r == last.last {
				continue
			}
			// Formats 4 and 12 share the runs, so none may cross the end of the BMP.
			if r == last.last+1 && id == last.id+r-last.first && r != 0x10000 {
				last.last = r
				continue
			}
		}
		runs = append(runs, run{r, r, id})
	}
	return runs
}

// CharMap is a cmap table for chars: the whole in format 12 first, as the
// rasteriser takes the first Unicode subtable, then formats 4 and 12 for Windows.
func CharMap(chars []Char) []byte {
	runs := runsOf(chars)
	four, twelve := format4(runs), format12(runs)
	const start = 4 + 3*8
	b := appendU16(nil, 0, 3)
	b = appendU32(appendU16(b, 0, 4), start)
	b = appendU32(appendU16(b, 3, 1), start+len(twelve))
	b = appendU32(appendU16(b, 3, 10), start)
	return append(append(b, twelve...), four...)
}

func format12(runs []run) []byte {
	b := appendU16(nil, 12, 0)
	b = appendU32(b, 16+12*len(runs), 0, len(runs))
	for _, r := range runs {
		b = appendU32(b, r.first, r.last, r.id)
	}
	return b
}

func format4(runs []run) []byte {
	var bmp []run
	for _, r := range runs {
		if r.last < 0xFFFF {
			bmp = append(bmp, r)
		}
	}
	bmp = append(bmp, run{0xFFFF, 0xFFFF, 0}) // the format must end so
	n, power := len(bmp), 0
	for 2<<power <= n {
		power++
	}
	b := appendU16(nil, 4, 16+8*n, 0, 2*n, 2<<power, power, 2*n-2<<power)
	for _, r := range bmp {
		b = appendU16(b, r.last)
	}
	b = appendU16(b, 0)
	for _, r := range bmp {
		b = appendU16(b, r.first)
	}
	for _, r := range bmp {
		b = appendU16(b, r.id-r.first&0xFFFF)
	}
	return append(b, make([]byte, 2*n)...)
}

// NameTable is a name table for Windows with names in the order given, which
// must be by language, then ID.
func NameTable(names []Name) []byte {
	var text []byte
	b := appendU16(nil, 0, len(names), 6+12*len(names))
	for _, n := range names {
		at := len(text)
		for _, u := range utf16.Encode([]rune(n.Text)) {
			text = appendU16(text, int(u))
		}
		b = appendU16(b, 3, 1, n.Language, int(n.ID), len(text)-at, at)
	}
	return append(b, text...)
}

// NoGlyphNames is a post table without glyph names, after the one given.
func NoGlyphNames(post []byte) []byte {
	const size, version3 = 32, 0x00030000
	b := make([]byte, size)
	copy(b, post)
	copy(b, appendU32(nil, version3))
	return b
}
