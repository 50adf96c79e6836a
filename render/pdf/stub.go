package pdf

import (
	"encoding/binary"
	"errors"
	"slices"
	"strconv"

	"github.com/signintech/gopdf"

	"jianbao/fonts/sfnt"
	"jianbao/layout/glyph"
)

// gopdf takes fonts as TrueType files and writes, for every document, their
// programs, widths and character maps. It is given a stub instead, which has a
// blank glyph for every code and costs it little; the finisher puts the real
// things in. A stub is the same for all faces and documents, so it is made
// once and shared.

// stubSizes are how many codes stubs have.
var stubSizes = [...]int{511, 2047, 8191, maxCode}

// stubs holds every stub made so far, by name, parsed. It only ever gains
// entries that are the same whoever makes them.
var stubs gopdf.FontContainer

// addStub registers a stub with at least n codes and returns its name, which
// is not to be seen in the finished file.
func addStub(pdf *gopdf.GoPdf, n int) (family string, err error) {
	size := maxCode
	for _, s := range slices.Backward(stubSizes[:]) {
		if n <= s {
			size = s
		}
	}
	family = "stub" + strconv.Itoa(size)
	err = pdf.AddTTFFontFromFontContainer(family, &stubs)
	if !errors.Is(err, gopdf.ErrFontNotFound) {
		return family, err
	}
	// Kerning is on for the moves between glyphs; the stub itself has none.
	opt := gopdf.TtfOption{UseKerning: true}
	if err := stubs.AddTTFFontDataWithOption(family, stub(size), opt); err != nil {
		return "", err
	}
	return family, pdf.AddTTFFontFromFontContainer(family, &stubs)
}

// stub is a TrueType font with n blank glyphs after .notdef, the i-th for
// codeRune(i). It has the tables and fields that gopdf reads.
func stub(n int) []byte {
	be := binary.BigEndian
	head := make([]byte, 54) // short offsets, no bounds
	be.PutUint32(head[12:], 0x5F0F3CF5)
	be.PutUint16(head[18:], 1000)
	hhea := make([]byte, 36)
	hhea[35] = 1 // one width for all
	chars := make([]sfnt.Char, n)
	for i := range chars {
		chars[i] = sfnt.Char{Rune: codeRune(uint16(i + 1)), ID: glyph.ID(i + 1)}
	}
	name := []sfnt.Name{{ID: sfnt.PostScript, Text: "Stub"}}
	return sfnt.Begin([]sfnt.Table{
		{Tag: "OS/2", Body: make([]byte, 78)},
		{Tag: "cmap", Body: sfnt.CharMap(chars)},
		{Tag: "head", Body: head},
		{Tag: "hhea", Body: hhea},
		{Tag: "hmtx", Body: make([]byte, 4)},
		{Tag: "loca", Body: make([]byte, 2*(n+2))},
		{Tag: "maxp", Body: be.AppendUint16([]byte{0, 1, 0, 0}, uint16(n+1))},
		{Tag: "name", Body: sfnt.NameTable(name)},
		{Tag: "post", Body: make([]byte, 32)},
	}, 0, 0)
}
