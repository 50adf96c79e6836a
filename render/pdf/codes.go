package pdf

import (
	"errors"
	"fmt"
	"math"
	"sync"
	"unicode/utf8"

	"jianbao/layout/glyph"
	"jianbao/layout/page"
)

// A use is a glyph together with the text it stands for; each has a code in the
// content of the file. Two characters that share a shape are two uses, or the
// text could not be read back (PDF 32000-1 9.10.3).

// coding holds the uses of a document.
type coding struct {
	faces []*faceUses // in order of first use, so numbers never vary
	slots []int       // index into faces plus 1, by FaceID
	uses  []uint16    // of every glyph: index into the uses of its face
	odd   bool        // some glyph's code does not tell what it says
}

// faceUses holds the uses of one face.
type faceUses struct {
	face  glyph.FaceID
	first *[]uint16 // the first use of a glyph, by glyph.ID, plus 1; 0: none yet
	uses  []use
}

// use is a glyph and what it says.
type use struct {
	id   glyph.ID
	next uint16 // the next use of the same glyph, plus 1; 0: none
	text string // "" for a further glyph of the character before
}

// findUses goes over every glyph of doc, in the order in which it is drawn.
func findUses(doc *page.Document) (*coding, error) {
	c := &coding{uses: make([]uint16, 0, countGlyphs(doc))}
	defer c.release()
	for i := range doc.Pages {
		texts := doc.Pages[i].Texts
		for k := range texts {
			if err := c.add(&texts[k]); err != nil {
				return nil, on(i, fmt.Errorf("text %q: %w", texts[k].Text, err))
			}
		}
	}
	return c, nil
}

func countGlyphs(doc *page.Document) (n int) {
	for i := range doc.Pages {
		for k := range doc.Pages[i].Texts {
			n += len(doc.Pages[i].Texts[k].Glyphs)
		}
	}
	return n
}

var (
	errSize     = errors.New("text of no size")
	errNotdef   = errors.New("a character without a glyph")
	errTextLeft = errors.New("glyphs stand for less than the text")
	errTextOver = errors.New("glyphs stand for more than the text")
)

func (c *coding) add(t *page.Text) error {
	if len(t.Glyphs) == 0 {
		return nil
	}
	if sizeOf(t) <= 0 || t.Scale < 0 {
		return errSize
	}
	f := c.of(t.Face)
	if len(c.faces) > math.MaxUint8 {
		return errTooMany
	}
	rest := t.Text
	for _, g := range t.Glyphs {
		if g.ID == 0 {
			return errNotdef
		}
		n := prefix(rest, g.Runes)
		if n < 0 {
			return errTextOver
		}
		known := len(f.uses)
		use, err := f.find(g.ID, rest[:n])
		if err != nil {
			return err
		}
		if len(f.uses) > known && mute(rest[:n]) {
			c.odd = true
		}
		c.uses = append(c.uses, use)
		rest = rest[n:]
	}
	if rest != "" {
		return errTextLeft
	}
	return nil
}

// firstPool holds tables for faceUses.first, all zero.
var firstPool = sync.Pool{New: func() any { return new([]uint16) }}

// release gives back what only the search for uses needs.
func (c *coding) release() {
	for _, f := range c.faces {
		for _, u := range f.uses {
			(*f.first)[u.id] = 0
		}
		firstPool.Put(f.first)
		f.first = nil
	}
}

// of is the uses of face, begun when it is first used.
func (c *coding) of(face glyph.FaceID) *faceUses {
	for int(face) >= len(c.slots) {
		c.slots = append(c.slots, 0)
	}
	if c.slots[face] == 0 {
		first := firstPool.Get().(*[]uint16)
		c.faces = append(c.faces, &faceUses{face: face, first: first})
		c.slots[face] = len(c.faces)
	}
	return c.faces[c.slots[face]-1]
}

// slot is the place of face among the faces of the document.
func (c *coding) slot(face glyph.FaceID) int { return c.slots[face] - 1 }

// prefix is how many bytes the first n runes of s take, -1 when s has fewer.
func prefix(s string, n uint8) (size int) {
	for ; n > 0; n-- {
		if size == len(s) {
			return -1
		}
		_, w := utf8.DecodeRuneInString(s[size:])
		size += w
	}
	return size
}

// find is the index of the use of glyph id for text.
func (f *faceUses) find(id glyph.ID, text string) (uint16, error) {
	if n := len(*f.first); int(id) >= n {
		*f.first = append(*f.first, make([]uint16, int(id)+512-n)...)
	}
	last := &(*f.first)[id]
	for *last != 0 {
		u := &f.uses[*last-1]
		if u.text == text {
			return *last - 1, nil
		}
		last = &u.next
	}
	if len(f.uses) == maxCode {
		return 0, errTooMany
	}
	*last = uint16(len(f.uses) + 1)
	f.uses = append(f.uses, use{id: id, text: text})
	return *last - 1, nil
}

// maxCode is how many codes a face can have: those of two bytes.
const maxCode = math.MaxUint16
