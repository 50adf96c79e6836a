package pdf

import (
	"encoding/binary"
	"errors"

	"github.com/signintech/gopdf"

	"jianbao/fonts/sfnt"
)

// gopdf takes fonts as TrueType files and writes, for every document, their
// programs, widths and character maps. It is given a stub instead, which has
// one blank glyph and costs it little; the finisher puts the real things in.
// The stub is the same for all faces and documents, so it is made once and
// shared.

// stubText is what every text call draws: the one character of the stub.
const (
	stubName = "stub1"
	stubText = "x"
)

// stubs holds the stub, parsed, once it was asked for. It is the same whoever
// makes it.
var stubs gopdf.FontContainer

// addStub registers the stub and returns its name, which is not to be seen in
// the finished file.
func addStub(pdf *gopdf.GoPdf) (family string, err error) {
	err = pdf.AddTTFFontFromFontContainer(stubName, &stubs)
	if !errors.Is(err, gopdf.ErrFontNotFound) {
		return stubName, err
	}
	if err := stubs.AddTTFFontData(stubName, stub()); err != nil {
		return "", err
	}
	return stubName, pdf.AddTTFFontFromFontContainer(stubName, &stubs)
}

// stub is a TrueType font with one blank glyph after .notdef. It has the
// tables and fields that gopdf reads.
func stub() []byte {
	be := binary.BigEndian
	head := make([]byte, 54) // short offsets, no bounds
	be.PutUint32(head[12:], 0x5F0F3CF5)
	be.PutUint16(head[18:], 1000)
	hhea := make([]byte, 36)
	hhea[35] = 1 // one width for all
	name := []sfnt.Name{{ID: sfnt.PostScript, Text: "Stub"}}
	return sfnt.Begin([]sfnt.Table{
		{Tag: "OS/2", Body: make([]byte, 78)},
		{Tag: "cmap", Body: sfnt.CharMap([]sfnt.Char{{Rune: rune(stubText[0]), ID: 1}})},
		{Tag: "head", Body: head},
		{Tag: "hhea", Body: hhea},
		{Tag: "hmtx", Body: make([]byte, 4)},
		{Tag: "loca", Body: make([]byte, 2*3)},
		{Tag: "maxp", Body: []byte{0, 1, 0, 0, 0, 2}},
		{Tag: "name", Body: sfnt.NameTable(name)},
		{Tag: "post", Body: make([]byte, 32)},
	}, 0, 0)
}
