package preview

import (
	"crypto/sha256"
	"fmt"
	"sync"

	"github.com/golang/freetype/truetype"
	"golang.org/x/image/font"
	"golang.org/x/image/math/fixed"

	"jianbao/layout/glyph"
)

// face is one face's outlines.
type face struct {
	name string
	font func() (*truetype.Font, error)
	sum  func() [sha256.Size]byte // of the font file
}

// newFace is the face of a font file, which is not read before it is needed.
func newFace(name string, file []byte) *face {
	return &face{
		name: name,
		font: sync.OnceValues(func() (*truetype.Font, error) {
			if font, err := parse(file); err == nil {
				return font, nil
			}
			return parse(withoutMaps(file))
		}),
		sum: sync.OnceValue(func() [sha256.Size]byte { return sha256.Sum256(file) }),
	}
}

func parse(file []byte) (font *truetype.Font, err error) {
	defer rescue(&err)
	return truetype.Parse(file)
}

// wrong names the face whose font file is at fault.
func (f *face) wrong(err error) error { return fmt.Errorf("face %s: %w", f.name, err) }

// rescue makes a panic an error. Font files come from users, and damaged ones
// make the font library index beyond its tables.
func rescue(err *error) {
	if r := recover(); r != nil {
		*err = fmt.Errorf("damaged font: %v", r)
	}
}

// outline is a glyph's contours. It is good until it is loaded anew.
type outline struct {
	truetype.GlyphBuf
	unitsPerEm int64
}

// load reads a glyph in the font's own units, so that no size rounds it.
// Without hints: the shape is that of print, and hints overflow the library's
// stack.
func (o *outline) load(f *truetype.Font, id glyph.ID) error {
	em := f.FUnitsPerEm()
	if em <= 0 {
		return fmt.Errorf("%d units an em", em)
	}
	o.unitsPerEm = int64(em)
	return o.Load(f, fixed.Int26_6(em), truetype.Index(id), font.HintingNone)
}

// onCurve tells a point of the contour from one that bends it.
func onCurve(p truetype.Point) bool { return p.Flags&1 != 0 }
