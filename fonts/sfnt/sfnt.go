// Package sfnt reads and writes TrueType font files: characters to glyphs,
// widths, outlines as bytes, names. It never trusts the file: a damaged font
// is an error or an empty glyph, not a panic. It knows no roles and no pages.
package sfnt

import (
	"encoding/binary"
	"errors"
	"fmt"

	"jianbao/layout/glyph"
)

// Why a file that is a font still cannot be used. A reader of findings needs
// to tell them apart.
var (
	ErrCollection = errors.New("font collection")
	ErrCubic      = errors.New("postscript outlines")
	ErrVariable   = errors.New("variable font")
)

// Font is a parsed font file. It keeps the file's bytes and reads them in
// place, so that only the pages of a mapped file that are used are touched.
// It is safe for concurrent use.
type Font struct {
	data   table
	dir    []entry
	glyphs int // how many
	widths int // how many entries of hmtx have an advance
	perEm  int32
	long   bool // loca holds 32-bit offsets
	loca   table
	glyf   table
	hmtx   table
	chars  charMap
}

type entry struct {
	tag  string
	data table
}

// table is bytes of a font; reading past the end gives 0.
type table []byte

func (t table) u16(at int) int {
	if at < 0 || at+2 > len(t) {
		return 0
	}
	return int(binary.BigEndian.Uint16(t[at:]))
}

func (t table) i16(at int) int { return int(int16(t.u16(at))) }

func (t table) u32(at int) int {
	if at < 0 || at+4 > len(t) {
		return 0
	}
	return int(binary.BigEndian.Uint32(t[at:]))
}

// cut is t[from:from+n], or nil when the table has no such bytes.
func (t table) cut(from, n int) table {
	if from < 0 || n < 0 || from > len(t) || n > len(t)-from {
		return nil
	}
	return t[from : from+n : from+n]
}

// Signatures of files that begin like a font.
const (
	trueType     = 0x00010000
	appleTrue    = 0x74727565 // "true"
	openTypeCFF  = 0x4F54544F // "OTTO"
	collection   = 0x74746366 // "ttcf"
	maxTables    = 64
	minUnits     = 16 // the OpenType specification, head.unitsPerEm
	maxUnits     = 16384
	directoryRow = 16
)

// Parse reads the directory and the few numbers that everything else needs.
func Parse(data []byte) (*Font, error) {
	f := &Font{data: data}
	switch f.data.u32(0) {
	case trueType, appleTrue:
	case openTypeCFF:
		return nil, ErrCubic
	case collection:
		return nil, ErrCollection
	default:
		return nil, errors.New("not a truetype file")
	}
	if err := f.readDirectory(); err != nil {
		return nil, err
	}
	if f.Table("CFF ") != nil || f.Table("CFF2") != nil {
		return nil, ErrCubic
	}
	if f.Table("fvar") != nil {
		return nil, ErrVariable
	}
	return f, f.readNumbers()
}

func (f *Font) readDirectory() error {
	n := f.data.u16(4)
	if n == 0 || n > maxTables {
		return fmt.Errorf("%d tables", n)
	}
	f.dir = make([]entry, n)
	for i := range f.dir {
		row := f.data.cut(12+directoryRow*i, directoryRow)
		if row == nil {
			return errors.New("table directory cut off")
		}
		tag := string(row[:4])
		body := f.data.cut(row.u32(8), row.u32(12))
		if body == nil {
			return fmt.Errorf("table %q outside the file", tag)
		}
		f.dir[i] = entry{tag, body}
	}
	return nil
}

// needed are the tables without which nothing can be set, with their least sizes.
var needed = []struct {
	tag   string
	bytes int
}{{"head", 54}, {"hhea", 36}, {"maxp", 6}, {"hmtx", 4}, {"loca", 4}, {"cmap", 4}}

func (f *Font) readNumbers() error {
	for _, need := range needed {
		if len(f.table(need.tag)) < need.bytes {
			return fmt.Errorf("table %q missing or cut off", need.tag)
		}
	}
	f.perEm = int32(f.table("head").u16(18))
	f.long = f.table("head").u16(50) != 0
	f.glyphs = f.table("maxp").u16(4)
	f.widths = f.table("hhea").u16(34)
	f.loca, f.glyf, f.hmtx = f.table("loca"), f.table("glyf"), f.table("hmtx")
	if f.perEm < minUnits || f.perEm > maxUnits {
		return fmt.Errorf("%d units per em", f.perEm)
	}
	if f.glyphs == 0 || f.widths == 0 || f.widths > f.glyphs {
		return fmt.Errorf("%d widths for %d glyphs", f.widths, f.glyphs)
	}
	if len(f.hmtx) < 4*f.widths+2*(f.glyphs-f.widths) || len(f.loca) < f.locaSize() {
		return fmt.Errorf("metrics of %d glyphs cut off", f.glyphs)
	}
	var err error
	f.chars, err = chooseCharMap(f.table("cmap"))
	return err
}

func (f *Font) locaSize() int {
	if f.long {
		return 4 * (f.glyphs + 1)
	}
	return 2 * (f.glyphs + 1)
}

// Table is the body of the table called tag; nil when the font has none.
func (f *Font) Table(tag string) []byte { return f.table(tag) }

func (f *Font) table(tag string) table {
	for _, e := range f.dir {
		if e.tag == tag {
			return e.data
		}
	}
	return nil
}

// Data is the whole file.
func (f *Font) Data() []byte { return f.data }

// Glyphs is how many glyphs the font has.
func (f *Font) Glyphs() int { return f.glyphs }

// UnitsPerEm is how many of the font's units make an em.
func (f *Font) UnitsPerEm() int32 { return f.perEm }

// Advance is how far glyph id moves the pen, in the font's units.
func (f *Font) Advance(id glyph.ID) int32 {
	i := min(int(id), f.widths-1)
	return int32(f.hmtx.u16(4 * i))
}

// Bearing is the distance from the origin to the left edge of id's ink.
func (f *Font) Bearing(id glyph.ID) int32 {
	if i := int(id); i < f.widths {
		return int32(f.hmtx.i16(4*i + 2))
	}
	return int32(f.hmtx.i16(4*f.widths + 2*(int(id)-f.widths)))
}
