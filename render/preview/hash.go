package preview

import (
	"crypto/sha256"
	"encoding/binary"
	"fmt"

	"jianbao/layout/ink"
	"jianbao/layout/page"
	"jianbao/layout/unit"
)

// Hash is a SHA-256.
type Hash = [sha256.Size]byte

// PageHash is the SHA-256 of all that shows on page n of doc, counted from 0:
// pages of one hash look the same, whatever they say of themselves and
// wherever it came from.
func (r *Renderer) PageHash(doc *page.Document, n int) (Hash, error) {
	p, err := pageOf(doc, n)
	if err != nil {
		return Hash{}, err
	}
	var s shown
	s.lengths(p.Size.W, p.Size.H)
	s.area(p.TypeArea) // which shows when the grid does
	s.pictures(p)
	s.numbers(len(p.Rules))
	for _, b := range p.Rules {
		s.area(b.Area)
		s.ink(b.Ink)
	}
	if err := s.texts(r, p); err != nil {
		return Hash{}, fmt.Errorf("page %d: %w", n+1, err)
	}
	return sha256.Sum256(s), nil
}

// shown is what shows on a page, in the order in which it is drawn. Whatever
// comes in numbers is counted first, so that two pages never read alike.
type shown []byte

func (s *shown) numbers(numbers ...int) {
	for _, n := range numbers {
		*s = binary.AppendVarint(*s, int64(n))
	}
}

func (s *shown) lengths(lengths ...unit.Length) {
	for _, l := range lengths {
		*s = binary.AppendVarint(*s, int64(l))
	}
}

func (s *shown) area(r unit.Rect) { s.lengths(r.Min.X, r.Min.Y, r.Max.X, r.Max.Y) }

func (s *shown) ink(i ink.Ink) { *s = append(*s, i.R, i.G, i.B) }

func (s *shown) pictures(p *page.Page) {
	s.numbers(len(p.Pictures))
	for _, f := range p.Pictures {
		s.area(f.Area)
		if f.Picture == nil {
			s.numbers(0)
			continue
		}
		s.numbers(1)
		*s = append(*s, f.Picture.Hash[:]...)
	}
}

// texts adds the glyphs where they stand. A face is its font file: sets differ
// in what they call by one number.
// turns is how many quarters t is turned.
func turns(t *page.Text) int {
	if t.Turned {
		return 1
	}
	return 0
}

func (s *shown) texts(r *Renderer, p *page.Page) error {
	s.numbers(len(p.Texts))
	for i := range p.Texts {
		t := &p.Texts[i]
		f, err := r.face(t.Face)
		if err != nil {
			return err
		}
		sum := f.sum()
		*s = append(*s, sum[:]...)
		s.lengths(t.Size, newStrike(t, 1).width, t.Origin.X, t.Origin.Y)
		s.ink(t.Ink)
		s.numbers(turns(t), len(t.Glyphs))
		for _, g := range t.Glyphs {
			s.numbers(int(g.ID))
			s.lengths(unit.Length(g.Shift), unit.Length(g.Advance))
		}
	}
	return nil
}
