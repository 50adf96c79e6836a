package finding

import (
	"math/bits"
	"slices"
)

// Origin says where each character of a text stands in the file it came from,
// through YAML folding, JSON escapes and Markdown marks. The zero Origin
// knows nothing.
type Origin struct {
	Path  string // the field, like articles[2].body
	Steps []Step // by rising Off; between two, a column a character
}

// Step is a place where text and file get out of step: the byte at Off of the
// text is the file's character Line:Col.
type Step struct {
	Off, Line, Col int32
}

// At is the place of the character at byte off of text.
func (o Origin) At(text string, off int) Pos {
	i, found := slices.BinarySearchFunc(o.Steps, int32(off), func(s Step, off int32) int { return int(s.Off - off) })
	if !found {
		i--
	}
	if i < 0 {
		return Pos{Path: o.Path}
	}
	s := o.Steps[i]
	return Pos{Line: int(s.Line), Col: int(s.Col) + Characters(text[s.Off:off]), Path: o.Path}
}

// Cut is the origin of text[from:].
func (o Origin) Cut(text string, from int) Origin {
	if len(o.Steps) == 0 || from == 0 {
		return o
	}
	p := o.At(text, from)
	c := Origin{Path: o.Path}
	if p.Line > 0 {
		c.Steps = append(c.Steps, Step{0, int32(p.Line), int32(p.Col)})
	}
	for _, s := range o.Steps {
		if int(s.Off) > from {
			c.Steps = append(c.Steps, Step{s.Off - int32(from), s.Line, s.Col})
		}
	}
	return c
}

// Characters is how many characters s has, which must be UTF-8: its bytes but
// for those that go on with a character, counted eight at a time.
func Characters(s string) int {
	const ones = 0x0101010101010101
	n, i := len(s), 0
	for ; i+8 <= len(s); i += 8 {
		t := s[i : i+8]
		w := uint64(t[0]) | uint64(t[1])<<8 | uint64(t[2])<<16 | uint64(t[3])<<24 |
			uint64(t[4])<<32 | uint64(t[5])<<40 | uint64(t[6])<<48 | uint64(t[7])<<56
		n -= bits.OnesCount64(w >> 7 &^ (w >> 6) & ones)
	}
	for ; i < len(s); i++ {
		if s[i]&0xC0 == 0x80 {
			n--
		}
	}
	return n
}
