package pdf

import (
	"bytes"
	"fmt"
	"slices"
)

// What every text of gopdf's has before its place and after it, and in the end.
const (
	textBegun    = "BT\n"
	fontOperator = " TD\n/F1 "
	stubShown    = "[<0001>] TJ\n"
)

// shown is what text calls show in place of the stub's glyph.
type shown struct {
	glyphs []byte // of all calls: marks that lead to them; strings of codes, with moves between
	calls  []call
}

// emptied is s's room for what other calls show, some size bytes.
func (s shown) emptied(size int) shown {
	return shown{slices.Grow(s.glyphs[:0], size), s.calls[:0]}
}

// call is one text call: its face, and where its marks and its glyphs end.
type call struct {
	slot       uint8
	marks, end int
}

// appendShown appends content with the stub in it replaced, text by text, by
// what calls from the one numbered next show, behind their marks. It returns
// the number of the first call of the pages to come.
func (s *shown) appendShown(b, content []byte, next int) ([]byte, int, error) {
	for {
		i := bytes.Index(content, []byte(fontOperator))
		if i < 0 {
			return append(b, content...), next, nil
		}
		k := bytes.Index(content[i:], []byte(stubShown))
		if next == len(s.calls) || k < 0 {
			return b, next, fmt.Errorf("%w: more texts than were drawn", errShape)
		}
		from := 0
		if next > 0 {
			from = s.calls[next-1].end
		}
		c := s.calls[next]
		begin := max(bytes.LastIndex(content[:i], []byte(textBegun)), 0)
		b = append(append(b, content[:begin]...), s.glyphs[from:c.marks]...)
		b = append(b, content[begin:i+len(" TD\n/F")]...)
		b = append(appendInt(b, int(c.slot)+1), ' ')
		b = append(b, content[i+len(fontOperator):i+k+len("[")]...)
		b = append(b, s.glyphs[c.marks:c.end]...)
		b = append(b, "] TJ\n"...)
		content = content[i+k+len(stubShown):]
		next++
	}
}
