// Package subset makes small font files with some of a font's glyphs: ready
// compressed for PDF, whole for Word, hollow for gopdf. It knows glyph
// numbers and bytes, not roles, pages or documents.
package subset

import (
	"math/bits"
	"sync"
	"sync/atomic"

	"jianbao/fonts/sfnt"
	"jianbao/internal/deflate"
	"jianbao/layout/glyph"
)

// Font is a font to take subsets of. It remembers each glyph as it is
// compressed, so a program compresses a glyph once however many documents
// use it. It is safe for concurrent use.
type Font struct {
	*sfnt.Font
	ready func() []atomic.Pointer[prepared]
	whole func() Packed
}

// prepared is an outline as FontFile2 takes it.
type prepared struct {
	piece *deflate.Piece
	size  int    // bytes, padded
	sum   uint32 // of the padded outline's words
}

// New is f, to take subsets of.
func New(f *sfnt.Font) *Font {
	return &Font{f,
		sync.OnceValue(func() []atomic.Pointer[prepared] {
			return make([]atomic.Pointer[prepared], f.Glyphs())
		}),
		sync.OnceValue(func() Packed { return packWhole(f.Data()) })}
}

// Subset is some glyphs of a font under new numbers: .notdef first, then the
// others in the order they have in the font, whatever order they were asked
// for in. It does not change and is safe for concurrent use.
type Subset struct {
	font *Font
	old  []glyph.ID // by new number
	in   []word     // by old number / 64
}

// word tells which of 64 glyphs are in, and how many before them.
type word struct {
	set    uint64
	before glyph.ID
}

// Subset is the glyphs ids, those that they are composed of, and .notdef.
// Numbers that the font does not have are left out.
func (f *Font) Subset(ids []glyph.ID) *Subset {
	s := &Subset{font: f, in: make([]word, (f.Glyphs()+63)/64)}
	n := s.add(0)
	for _, id := range ids {
		n += s.add(id)
	}
	s.old = make([]glyph.ID, 0, n)
	for i := range s.in {
		s.in[i].before = glyph.ID(len(s.old))
		for set := s.in[i].set; set != 0; set &= set - 1 {
			s.old = append(s.old, glyph.ID(64*i+bits.TrailingZeros64(set)))
		}
	}
	return s
}

// add puts id and its components in and says how many glyphs were new. A
// glyph goes in before its components, so a font whose components go in
// circles ends.
func (s *Subset) add(id glyph.ID) int {
	if int(id) >= s.font.Glyphs() {
		return 0
	}
	w, bit := &s.in[id/64], uint64(1)<<(id%64)
	if w.set&bit != 0 {
		return 0
	}
	w.set |= bit
	n := 1
	for _, part := range sfnt.Components(s.font.Outline(id)) {
		n += s.add(part)
	}
	return n
}

// Len is how many glyphs the subset has, .notdef among them.
func (s *Subset) Len() int { return len(s.old) }

// Old is the number that glyph id of the subset has in the font.
func (s *Subset) Old(id glyph.ID) glyph.ID { return s.old[id] }

// New is the number that the font's glyph old has in the subset; 0 when it
// is not in it.
func (s *Subset) New(old glyph.ID) glyph.ID {
	if int(old) >= s.font.Glyphs() {
		return 0
	}
	w, bit := s.in[old/64], uint64(1)<<(old%64)
	if w.set&bit == 0 {
		return 0
	}
	return w.before + glyph.ID(bits.OnesCount64(w.set&(bit-1)))
}

// Advance is how far glyph id of the subset moves the pen, in the font's units.
func (s *Subset) Advance(id glyph.ID) int32 { return s.font.Advance(s.old[id]) }
